#include "parse.h"

#include <poll.h>
#include <string.h>

#include "input/reader.h"
#include "load.h"
#include "normalise.h"
#include "transfer.h"

/* Archives in archives, and how many files one input may hold in all. */
enum { DEPTH_MOST = 8, PARTS_MOST = 20000 };
#define TOO_MANY "archief met meer dan 20000 bestanden: dit en wat erachter zit, is niet gelezen"

/* ---- in a process of its own: one input, and the files inside it ---- */

struct reading {
    const struct parse_settings *settings;
    const input_list *inputs;
    struct matcher *matcher;
    int channel;
    size_t parts;
};

static void send_document(const struct reading *reading, const struct document *document) {
    struct arena *arena = arena_new();
    struct bytes message = transfer_pack(document, arena);
    worker_send(reading->channel, message.at, message.length);
    arena_end(arena);
}

static void read_document(const struct reading *reading, struct document *document,
                          const char *bytes, size_t length) {
    reader_read(document, bytes, length, &reading->settings->rules->source_words);
    if (document->status != DOCUMENT_STATUS_REFUSED)
        normalise_document(document, reading->settings->rules, reading->settings->peildatum,
                           reading->matcher);
}

static void read_parts(struct reading *reading, const struct document *container, int depth);

static void read_part(struct reading *reading, const struct document *container,
                      const struct part *part, int depth) {
    struct arena *arena = arena_new();
    const char *file_name = container->file_name == NULL ? container->name : container->file_name;
    struct document *document =
        document_new(arena_print(arena, "%s/%s", container->name, part->name),
                     arena_print(arena, "%s/%s", file_name, part->name));
    document->hint = container->hint;
    document->folder = container->folder;
    document->given_city = container->given_city;
    if (reading->parts++ >= PARTS_MOST)
        document_refuse(document, 0, TOO_MANY);
    else if (depth > DEPTH_MOST)
        document_refuse(document, 0, "zit te diep in archieven");
    else
        read_document(reading, document, part->bytes, part->length);
    send_document(reading, document);
    read_parts(reading, document, depth);
    document_end(document);
    arena_end(arena);
}

static void read_parts(struct reading *reading, const struct document *container, int depth) {
    /* The first one beyond the most is named, and stands for the others. */
    for (size_t i = 0; i < container->parts.count && reading->parts <= PARTS_MOST; i++)
        read_part(reading, container, &container->parts.at[i], depth + 1);
}

/* Text that only our own code read does no harm to the process that read it. */
static bool is_harmless(const struct document *document) {
    return document->is_plain || strcmp(document->format, "csv") == 0;
}

/* Text that was taken for a submission must not count as one. */
static void demand_report(struct document *document) {
    if (document->is_report || document->status == DOCUMENT_STATUS_REFUSED) return;
    document->items.count = document->declared.count = document->facts.count = 0;
    document->remarks.count = document->considered.count = document->tags.count = 0;
    document->parts.count = 0;
    document_refuse(document, 0, "heeft geen tabel Correcties van een verslag");
}

static bool read_input(int channel, size_t index, void *context) {
    struct reading *reading = context;
    const struct input *input = &reading->inputs->at[index];
    struct document *document = document_new(input->name, input->path);
    const char *bytes;
    size_t length;
    reading->channel = channel;
    reading->parts = 0;
    if (reading->matcher == NULL) reading->matcher = matcher_new();
    document->folder = input->folder;
    document->given_city = input->city;
    if (load_file(document, input->path, reading->settings->limits.size_mib, &bytes, &length))
        read_document(reading, document, bytes, length);
    if (input->is_report) demand_report(document);
    send_document(reading, document);
    read_parts(reading, document, 0);
    bool goes_on = is_harmless(document);
    document_end(document);
    return goes_on;
}

struct document *parse_bytes(const char *name, const char *bytes, size_t length,
                             const struct parse_settings *settings, struct matcher *matcher) {
    struct document *document = document_new(name, NULL);
    const struct reading reading = {.settings = settings, .matcher = matcher};
    read_document(&reading, document, arena_copy(document->arena, bytes, length), length);
    return document;
}

/* ---- in this process: all inputs, in their order ---- */

/* What has come of an input. */
struct arrival {
    LIST(struct document *) documents;
    bool is_done;
};

struct slot {
    struct worker worker;
    size_t input; /* that it reads while it is busy */
    bool has_worker, is_busy;
};

/* Inputs may not be read further ahead of the one that is handed over than the window, so that
 * memory does not grow with the number of inputs. */
struct pool {
    const input_list *inputs;
    const struct parse_settings *settings;
    struct arena *arena;
    struct arrival *arrivals; /* by input */
    struct slot *slots;
    size_t slot_count, next, received, window;
    struct reading reading; /* each process has a copy */
};

static void refuse_input(struct pool *pool, size_t index, const char *reason) {
    const struct input *input = &pool->inputs->at[index];
    struct arrival *arrival = &pool->arrivals[index];
    arrival->is_done = true;
    if (arrival->documents.count > 0) { /* files inside it were read: what is lost is the rest */
        const struct document *last = arrival->documents.at[arrival->documents.count - 1];
        document_partial(
            (struct document *)arrival->documents.at[0], 0,
            arena_print(pool->arena, "na '%s' is niets meer gelezen: %s", last->name, reason));
        return;
    }
    struct document *document = document_new(input->name, input->path);
    document_refuse(document, 0, arena_copy(document->arena, reason, strlen(reason)));
    *list_add(pool->arena, &arrival->documents) = document;
}

static bool has_any_worker(const struct pool *pool) {
    for (size_t i = 0; i < pool->slot_count; i++)
        if (pool->slots[i].has_worker) return true;
    return false;
}

/* Has the next input read. False when it has to wait, since the system has no process left to give
 * beside those that read. */
static bool start(struct pool *pool, struct slot *slot) {
    size_t index = pool->next;
    const struct input *input = &pool->inputs->at[index];
    const char *refuse = input->refuse;
    if (refuse == NULL && !slot->has_worker)
        slot->has_worker =
            worker_start(&slot->worker, read_input, &pool->reading, &pool->settings->limits);
    if (refuse == NULL && !slot->has_worker) {
        if (has_any_worker(pool)) return false;
        refuse = "het systeem geeft geen proces om te lezen";
    }
    pool->next++;
    if (refuse != NULL) {
        refuse_input(pool, index, refuse);
        return true;
    }
    slot->input = index;
    slot->is_busy = true;
    worker_ask(&slot->worker, index);
    return true;
}

struct taking {
    struct pool *pool;
    struct slot *slot;
};

static void take_document(const char *bytes, size_t length, void *context) {
    struct taking *taking = context;
    struct arrival *arrival = &taking->pool->arrivals[taking->slot->input];
    struct document *document = transfer_unpack(bytes, length, taking->pool->settings->rules);
    if (document == NULL)
        worker_kill(&taking->slot->worker, "het lezen gaf iets wat geen document is");
    else
        *list_add(taking->pool->arena, &arrival->documents) = document;
}

static void end_worker(struct pool *pool, struct slot *slot) {
    const char *reason = worker_end(&slot->worker, pool->arena);
    slot->has_worker = false;
    if (slot->is_busy && reason != NULL) refuse_input(pool, slot->input, reason);
}

static void finish(struct pool *pool, struct slot *slot, bool is_gone) {
    if (is_gone) end_worker(pool, slot);
    if (pool->arrivals[slot->input].documents.count == 0)
        refuse_input(pool, slot->input, "het lezen gaf niets terug");
    slot->is_busy = false;
    pool->arrivals[slot->input].is_done = true;
}

static void start_all(struct pool *pool) {
    for (size_t i = 0; i < pool->slot_count; i++)
        while (!pool->slots[i].is_busy && pool->next < pool->inputs->count &&
               pool->next < pool->received + pool->window)
            if (!start(pool, &pool->slots[i])) break; /* one that waits may still take it */
}

/* Waits until a process says something or one has had its time; what the busy ones say, in order.
 */
static void wait_for_any(struct pool *pool, struct pollfd *polls) {
    double now = worker_clock(), first = now + 3600;
    nfds_t count = 0;
    for (size_t i = 0; i < pool->slot_count; i++) {
        const struct slot *slot = &pool->slots[i];
        if (!slot->is_busy) continue;
        polls[count++] = (struct pollfd){slot->worker.pipe, POLLIN, 0};
        if (slot->worker.deadline < first) first = slot->worker.deadline;
    }
    poll(polls, count, first > now ? (int)((first - now) * 1000) + 1 : 0);
}

static void serve(struct pool *pool, struct pollfd *polls) {
    wait_for_any(pool, polls);
    const struct pollfd *said = polls;
    for (size_t i = 0; i < pool->slot_count; i++) {
        struct slot *slot = &pool->slots[i];
        struct taking taking = {pool, slot};
        if (!slot->is_busy) continue;
        enum worker_state state = WORKER_STATE_BUSY;
        if (said++->revents != 0) state = worker_take(&slot->worker, take_document, &taking);
        if (state == WORKER_STATE_BUSY && worker_clock() > slot->worker.deadline) {
            worker_kill(&slot->worker, "het lezen duurde te lang");
            state = WORKER_STATE_GONE;
        }
        if (state != WORKER_STATE_BUSY) finish(pool, slot, state == WORKER_STATE_GONE);
    }
}

static void hand_over(struct pool *pool, void (*receive)(struct document *document, void *context),
                      void *context) {
    while (pool->received < pool->inputs->count && pool->arrivals[pool->received].is_done) {
        const struct arrival *arrival = &pool->arrivals[pool->received++];
        for (size_t i = 0; i < arrival->documents.count; i++)
            receive(arrival->documents.at[i], context);
    }
}

void parse_inputs(const input_list *inputs, const struct parse_settings *settings,
                  void (*receive)(struct document *document, void *context), void *context) {
    struct arena *arena = arena_new();
    size_t jobs = settings->jobs < inputs->count ? settings->jobs : inputs->count;
    struct pool pool = {.inputs = inputs,
                        .settings = settings,
                        .arena = arena,
                        .arrivals = arena_take(arena, (inputs->count + 1) * sizeof *pool.arrivals),
                        .slots = arena_take(arena, (jobs + 1) * sizeof *pool.slots),
                        .slot_count = jobs,
                        .window = 8 * jobs,
                        .reading = {.settings = settings, .inputs = inputs}};
    struct pollfd *polls = arena_take(arena, (jobs + 1) * sizeof *polls);
    while (pool.received < inputs->count) {
        start_all(&pool);
        hand_over(&pool, receive, context);
        if (pool.received < pool.next) serve(&pool, polls);
    }
    for (size_t i = 0; i < pool.slot_count; i++)
        if (pool.slots[i].has_worker) end_worker(&pool, &pool.slots[i]);
    arena_end(arena);
}
