#include "parse.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "input/reader.h"
#include "normalise.h"

/* A larger file is refused: no submission is, and what it holds would be read into memory. */
#define FILE_MOST ((size_t)1 << 30)

static bool refuse_errno(struct document *document, int number) {
    return document_refuse(
        document, 0,
        arena_print(document->arena, "kan niet gelezen worden: %s", diag_reason(number)));
}

/* Reads a descriptor to its end into the document's arena. */
static bool read_all(int descriptor, struct document *document, size_t expected, char **bytes,
                     size_t *length) {
    size_t room = expected + 1;
    char *buffer = arena_take(document->arena, room + 1);
    *length = 0;
    for (;;) {
        ssize_t got = read(descriptor, buffer + *length, room - *length);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return refuse_errno(document, errno);
        if (got == 0) break;
        *length += (size_t)got;
        if (*length > FILE_MOST)
            return document_refuse(document, 0, "is groter dan 1 GiB; splits het bestand");
        if (*length < room) continue;
        char *wider = arena_take(document->arena, 2 * room + 1);
        memcpy(wider, buffer, *length);
        buffer = wider;
        room *= 2;
    }
    buffer[*length] = '\0';
    *bytes = buffer;
    return true;
}

static bool read_file(struct document *document, const char *path, char **bytes, size_t *length) {
    struct stat status;
    /* Without blocking: between listing and opening a FIFO may have taken the file's place. */
    int descriptor =
        path == NULL ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) return refuse_errno(document, errno);
    bool ok = fstat(descriptor, &status) == 0 || refuse_errno(document, errno);
    if (ok && path != NULL && !S_ISREG(status.st_mode))
        ok = document_refuse(document, 0, "is geen gewoon bestand");
    size_t expected = ok && S_ISREG(status.st_mode) ? (size_t)status.st_size : 65536;
    if (ok && expected > FILE_MOST)
        ok = document_refuse(document, 0, "is groter dan 1 GiB; splits het bestand");
    ok = ok && read_all(descriptor, document, expected, bytes, length);
    close(descriptor);
    return ok;
}

static struct document *parse_one(const struct input *input, const struct parse_settings *settings,
                                  struct matcher *matcher) {
    struct document *document = document_new(input->name, input->path);
    char *bytes = NULL;
    size_t length = 0;
    if (input->refuse != NULL) {
        document_refuse(document, 0, input->refuse);
    } else if (read_file(document, input->path, &bytes, &length)) {
        reader_read(document, bytes, length, &settings->rules->source_words);
        if (document->status != DOCUMENT_STATUS_REFUSED)
            normalise_document(document, settings->rules, settings->peildatum, matcher);
    }
    return document;
}

struct document *parse_bytes(const char *name, const char *bytes, size_t length,
                             const struct parse_settings *settings, struct matcher *matcher) {
    struct document *document = document_new(name, NULL);
    reader_read(document, arena_copy(document->arena, bytes, length), length,
                &settings->rules->source_words);
    if (document->status != DOCUMENT_STATUS_REFUSED)
        normalise_document(document, settings->rules, settings->peildatum, matcher);
    return document;
}

/* What the workers and the receiving thread share. A worker may not run further ahead of the
 * receiver than the window, so that memory does not grow with the number of inputs. */
struct pool {
    const input_list *inputs;
    const struct parse_settings *settings;
    struct document **done; /* by input, NULL until read */
    size_t next, received, window;
    pthread_mutex_t lock;
    pthread_cond_t changed;
};

static bool take(struct pool *pool, size_t *index) {
    pthread_mutex_lock(&pool->lock);
    while (pool->next < pool->inputs->count && pool->next >= pool->received + pool->window)
        pthread_cond_wait(&pool->changed, &pool->lock);
    *index = pool->next;
    bool any = pool->next < pool->inputs->count;
    if (any) pool->next++;
    pthread_mutex_unlock(&pool->lock);
    return any;
}

static void *work(void *context) {
    struct pool *pool = context;
    struct matcher *matcher = matcher_new();
    for (size_t index; take(pool, &index);) {
        struct document *document = parse_one(&pool->inputs->at[index], pool->settings, matcher);
        pthread_mutex_lock(&pool->lock);
        pool->done[index] = document;
        pthread_cond_broadcast(&pool->changed);
        pthread_mutex_unlock(&pool->lock);
    }
    matcher_end(matcher);
    return NULL;
}

static struct document *wait_for(struct pool *pool, size_t index) {
    pthread_mutex_lock(&pool->lock);
    while (pool->done[index] == NULL) pthread_cond_wait(&pool->changed, &pool->lock);
    pool->received = index + 1;
    pthread_cond_broadcast(&pool->changed);
    pthread_mutex_unlock(&pool->lock);
    return pool->done[index];
}

static void parse_here(const input_list *inputs, const struct parse_settings *settings,
                       void (*receive)(struct document *document, void *context), void *context) {
    struct matcher *matcher = matcher_new();
    for (size_t i = 0; i < inputs->count; i++)
        receive(parse_one(&inputs->at[i], settings, matcher), context);
    matcher_end(matcher);
}

void parse_inputs(const input_list *inputs, const struct parse_settings *settings,
                  void (*receive)(struct document *document, void *context), void *context) {
    size_t jobs = settings->jobs < inputs->count ? settings->jobs : inputs->count;
    struct arena *arena = arena_new();
    pthread_t *threads = arena_take(arena, (jobs + 1) * sizeof *threads);
    struct pool pool = {.inputs = inputs,
                        .settings = settings,
                        .done = arena_take(arena, (inputs->count + 1) * sizeof *pool.done),
                        .window = 8 * jobs,
                        .lock = PTHREAD_MUTEX_INITIALIZER,
                        .changed = PTHREAD_COND_INITIALIZER};
    size_t started = 0;
    while (jobs > 1 && started < jobs && pthread_create(&threads[started], NULL, work, &pool) == 0)
        started++;
    if (started == 0)
        parse_here(inputs, settings, receive, context);
    else
        for (size_t i = 0; i < inputs->count; i++) receive(wait_for(&pool, i), context);
    for (size_t i = 0; i < started; i++) pthread_join(threads[i], NULL);
    arena_end(arena);
}
