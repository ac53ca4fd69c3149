#include "input/mail/mail_quotes.h"

#include <string.h>

#include "input/html/html.h"
#include "input/items.h"
#include "input/mail/mail_lines.h"

enum { DEPTH_MOST = 20, SIGNATURE_MOST = 30, TOLD_MOST = 20, WHO_MOST = 200, SHORT = 200 };

/* What a line is. */
enum role { ROLE_OWN, ROLE_QUOTE, ROLE_HEAD /* of a quoted mail */, ROLE_SIGNATURE };

/* Who speaks at a depth of quoting. */
struct voice {
    const char *who; /* NULL where it is not told */
    bool is_set;
    bool speaks;  /* his words are content */
    bool sent_on; /* the mail that comes below is sent on, not answered */
    bool is_told;
};

/* A run of lines of one kind that is not the sender's own. */
struct region {
    struct span span;
    enum role role;
    bool is_answered; /* the sender's own words come right below */
};

struct sorting {
    const struct mail_thread *thread;
    struct mail_lines lines;
    enum role *roles; /* by line */
    struct voice voices[DEPTH_MOST + 1];
    const char *answerer; /* whose words are content */
    bool is_forward;      /* a line said that a forwarded mail comes */
    bool in_signature;
    LIST(struct region) regions;
    size_t own_end; /* where the last of the sender's own words end */
    size_t told;
};

/* ---- lines ---- */

/* A blank line is marked as the one before it. */
static void split_lines(struct sorting *sorting) {
    const struct text *text = sorting->lines.text;
    size_t at = sorting->thread->start, next = 0;
    int mark = 0;
    while (at < text->length) {
        const char *end = memchr(text->bytes + at, '\n', text->length - at);
        size_t stop = end == NULL ? text->length : (size_t)(end - text->bytes);
        struct span span = text_trim(text, (struct span){at, stop});
        if (span_length(span) > 0) mark = marked_at(sorting->thread->marks, &next, span.start);
        *list_add(sorting->lines.arena, &sorting->lines.lines) =
            (struct mail_line){span, mark < DEPTH_MOST ? mark : DEPTH_MOST};
        at = stop + 1;
    }
}

/* ---- voices ---- */

/* The voice at a depth: that of the quoted mail there, else of one that nothing introduces. */
static struct voice *voice_at(struct sorting *sorting, int depth) {
    struct voice *voice = &sorting->voices[depth];
    if (voice->is_set) return voice;
    int below = depth;
    while (!sorting->voices[below].is_set) below--;
    const struct voice *around = &sorting->voices[below];
    bool speaks = around->speaks && (around->sent_on || sorting->is_forward);
    *voice = (struct voice){.is_set = true, .speaks = speaks, .sent_on = around->sent_on};
    return voice;
}

/* Lets a mail begin at a depth that around, the mail it stands in, quotes or sends on. */
static enum role begin_voice(struct sorting *sorting, int depth, const struct mail_origin *origin,
                             struct voice around) {
    bool is_sent_on = around.sent_on || sorting->is_forward;
    struct voice voice = {.who = origin->who, .is_set = true};
    voice.sent_on = mail_is_sent_on(sorting->lines.words, origin->subject);
    voice.speaks = is_sent_on
                       ? around.speaks
                       : mail_is_same_sender(sorting->lines.words, sorting->answerer, origin->who);
    if (is_sent_on && voice.speaks) sorting->answerer = origin->who;
    memset(sorting->voices + depth, 0, (size_t)(DEPTH_MOST + 1 - depth) * sizeof *sorting->voices);
    sorting->voices[depth] = voice;
    sorting->is_forward = sorting->in_signature = false;
    return voice.speaks ? ROLE_OWN : ROLE_HEAD;
}

/* As much of who it is from as a message can hold. */
static int who_length(const char *who) {
    size_t length = strlen(who);
    if (length <= WHO_MOST) return (int)length;
    for (length = WHO_MOST; ((unsigned char)who[length] & 0xC0) == 0x80;) length--;
    return (int)length;
}

static void tell(struct sorting *sorting, struct voice *voice) {
    struct document *document = sorting->thread->document;
    const char *name = document->file_name != NULL ? document->file_name : document->name;
    if (sorting->told > TOLD_MOST) return;
    const char *message =
        sorting->told == TOLD_MOST ? "nog meer aangehaalde berichten zijn niet gelezen als antwoord"
        : voice->who == NULL
            ? "aangehaald bericht is niet gelezen als antwoord"
            : arena_print(document->arena,
                          "aangehaald bericht is niet gelezen als antwoord: '%.*s'",
                          who_length(voice->who), voice->who);
    voice->is_told = true;
    for (size_t i = 0; i < document->messages->entries.count; i++)
        if (strcmp(document->messages->entries.at[i].message, message) == 0) return;
    sorting->told++;
    diag_add(document->messages, (struct place){name, 0, 0}, "%s", message);
}

/* ---- sorting ---- */

/* Whether a line of two dashes opens what ends the mail: little comes below it. */
static bool opens_signature(const struct sorting *sorting, size_t line) {
    const struct mail_lines *lines = &sorting->lines;
    const struct mail_line *at = &lines->lines.at[line];
    size_t below = 0;
    struct mail_origin origin;
    if (span_length(at->span) != 2 || memcmp(lines->text->bytes + at->span.start, "--", 2) != 0)
        return false;
    for (size_t i = mail_lines_next(lines, line); i < lines->lines.count;
         i = mail_lines_next(lines, i)) {
        if (lines->lines.at[i].mark != at->mark || mail_lines_forward(lines, i) ||
            mail_lines_head(lines, i, &origin) > 0 || mail_lines_introduce(lines, i, &origin) > 0)
            break;
        if (++below > SIGNATURE_MOST) return false;
    }
    return true;
}

/* A disclaimer goes to the end of its paragraph. */
static size_t disclaimer_length(const struct sorting *sorting, size_t line) {
    const struct mail_lines *lines = &sorting->lines;
    size_t end = line;
    if (!mail_lines_disclaim(lines, line)) return 0;
    while (end < lines->lines.count && span_length(lines->lines.at[end].span) > 0 &&
           lines->lines.at[end].mark == lines->lines.at[line].mark)
        end++;
    return end - line;
}

static enum role role_of_words(struct sorting *sorting, size_t line) {
    int depth = sorting->lines.lines.at[line].mark;
    struct voice *voice = voice_at(sorting, depth);
    sorting->is_forward = false;
    if (sorting->in_signature) return ROLE_SIGNATURE;
    if (voice->speaks) return ROLE_OWN;
    if (!voice->is_told && mail_lines_say(&sorting->lines, line)) tell(sorting, voice);
    return ROLE_QUOTE;
}

/* Sorts the line, and those that belong to it; gives how many. */
static size_t sort_line(struct sorting *sorting, size_t line) {
    const struct mail_lines *lines = &sorting->lines;
    int depth = lines->lines.at[line].mark;
    struct mail_origin origin;
    size_t count = 1;
    enum role role;
    if (depth == HTML_MARK_SIGNATURE) {
        role = ROLE_SIGNATURE;
    } else if (mail_lines_forward(lines, line)) {
        role = voice_at(sorting, depth)->speaks ? ROLE_OWN : ROLE_HEAD;
        sorting->is_forward = true;
        sorting->in_signature = false;
    } else if ((count = mail_lines_head(lines, line, &origin)) > 0) {
        role = begin_voice(sorting, depth, &origin, *voice_at(sorting, depth));
    } else if ((count = mail_lines_introduce(lines, line, &origin)) > 0) {
        size_t next = mail_lines_next(lines, line + count - 1);
        int deeper = next < lines->lines.count && lines->lines.at[next].mark > depth;
        role = begin_voice(sorting, depth + deeper, &origin, *voice_at(sorting, depth));
    } else if ((count = disclaimer_length(sorting, line)) > 0 && voice_at(sorting, depth)->speaks) {
        role = ROLE_SIGNATURE;
    } else {
        count = 1;
        sorting->in_signature = sorting->in_signature ? true : opens_signature(sorting, line);
        role = role_of_words(sorting, line);
    }
    for (size_t i = line; i < line + count; i++) sorting->roles[i] = role;
    return count;
}

static bool has_words(const struct sorting *sorting, enum role role) {
    for (size_t i = 0; i < sorting->lines.lines.count; i++)
        if (sorting->roles[i] == role && mail_lines_say(&sorting->lines, i)) return true;
    return false;
}

/* Where the sender says nothing outside it, what looks like a signature is what he says. */
static void sort_lines(struct sorting *sorting) {
    size_t count = sorting->lines.lines.count;
    int depth = 0;
    sorting->roles = arena_take(sorting->lines.arena, (count + 1) * sizeof *sorting->roles);
    for (size_t i = mail_lines_next(&sorting->lines, SIZE_MAX); i < count;
         i = mail_lines_next(&sorting->lines, i)) {
        int mark = sorting->lines.lines.at[i].mark;
        if (mark != depth) sorting->in_signature = false;
        depth = mark;
        i += sort_line(sorting, i) - 1;
    }
    if (!has_words(sorting, ROLE_OWN))
        for (size_t i = 0; i < count; i++)
            if (sorting->roles[i] == ROLE_SIGNATURE) sorting->roles[i] = ROLE_OWN;
}

static void find_regions(struct sorting *sorting) {
    struct region *last = NULL;
    for (size_t i = 0; i < sorting->lines.lines.count; i++) {
        struct span span = sorting->lines.lines.at[i].span;
        if (span_length(span) == 0) continue;
        if (sorting->roles[i] == ROLE_OWN) {
            if (last != NULL) last->is_answered = true;
            if (mail_lines_say(&sorting->lines, i)) sorting->own_end = span.end;
            last = NULL;
        } else if (last != NULL && last->role == sorting->roles[i]) {
            last->span.end = span.end;
        } else {
            last = list_add(sorting->lines.arena, &sorting->regions);
            *last = (struct region){.span = span, .role = sorting->roles[i]};
        }
    }
}

/* ---- blocks ---- */

/* Whether quoted words label an answer of the sender below them: a question, a label, or what
 * stands right above it. */
static bool labels_answer(const struct sorting *sorting, struct span words, size_t index) {
    const struct region *region = &sorting->regions.at[index];
    const char *bytes = sorting->lines.text->bytes;
    if (region->role != ROLE_QUOTE || words.end > sorting->own_end) return false;
    return (region->is_answered && words.end == region->span.end) || bytes[words.end - 1] == ':' ||
           memchr(bytes + words.start, '?', span_length(words)) != NULL;
}

static void keep(struct sorting *sorting, struct block block, struct span span) {
    struct document *document = sorting->thread->document;
    block.span = text_trim(&document->text, span);
    if (span_length(block.span) > 0) *list_add(document->arena, &document->blocks) = block;
}

/* What stays of a block beside the regions, from *next on, that it meets. */
static void cut_block(struct sorting *sorting, struct block block, size_t *next) {
    size_t at = block.span.start;
    while (*next < sorting->regions.count && sorting->regions.at[*next].span.end <= at) ++*next;
    for (size_t i = *next; i < sorting->regions.count; i++) {
        const struct region *region = &sorting->regions.at[i];
        if (region->span.start >= block.span.end) break;
        struct block label = block;
        size_t start = region->span.start > at ? region->span.start : at;
        size_t end = region->span.end < block.span.end ? region->span.end : block.span.end;
        if (start > at) keep(sorting, block, (struct span){at, start});
        if (label.kind == BLOCK_KIND_HEADING) label.kind = BLOCK_KIND_PARAGRAPH;
        if (labels_answer(sorting, (struct span){start, end}, i))
            keep(sorting, label, (struct span){start, end});
        at = end;
    }
    if (at < block.span.end) keep(sorting, block, (struct span){at, block.span.end});
}

/* Rows of a list keep the make-up that its reader gave them. */
static void cut_blocks(struct sorting *sorting) {
    struct document *document = sorting->thread->document;
    const struct block *blocks = document->blocks.at;
    size_t count = document->blocks.count, next = 0;
    if (document->items.count > 0 && document->items.at[0].city_words != NULL) return;
    memset(&document->blocks, 0, sizeof document->blocks);
    for (size_t i = 0; i < count; i++) cut_block(sorting, blocks[i], &next);
    document->items.count = 0;
    items_from_blocks(document, sorting->lines.words);
}

static void list_apart(const struct sorting *sorting) {
    struct document *document = sorting->thread->document;
    for (size_t i = 0; i < sorting->regions.count; i++) {
        const struct region *region = &sorting->regions.at[i];
        *list_add(document->arena, &document->apart) =
            (struct apart){region->span, region->role == ROLE_SIGNATURE};
    }
}

/* Whether the sender only says that his answers stand in the mail he quotes below, where nothing
 * tells them from the questions. */
static bool points_below(const struct sorting *sorting) {
    const struct region *last = &sorting->regions.at[sorting->regions.count - 1];
    size_t length = 0;
    bool points = false;
    if (last->role != ROLE_QUOTE || last->is_answered) return false;
    for (size_t i = 0; i < sorting->lines.lines.count; i++) {
        if (sorting->roles[i] != ROLE_OWN) continue;
        length += span_length(sorting->lines.lines.at[i].span);
        points = points || mail_lines_point_below(&sorting->lines, i);
    }
    return points && length <= SHORT;
}

void mail_quotes_set_apart(const struct mail_thread *thread) {
    struct document *document = thread->document;
    struct sorting sorting = {
        .thread = thread,
        .lines = {.text = &document->text, .words = thread->words, .arena = arena_new()},
        .answerer = thread->sender};
    sorting.voices[0] = (struct voice){
        .is_set = true, .speaks = true, .sent_on = mail_is_sent_on(thread->words, thread->subject)};
    split_lines(&sorting);
    sort_lines(&sorting);
    find_regions(&sorting);
    if (sorting.regions.count > 0) {
        list_apart(&sorting);
        cut_blocks(&sorting);
        if (sorting.own_end == 0 && document->parts.count == 0)
            document_partial(document, 0,
                             "mail bevat zelf geen tekst, enkel een aangehaald bericht");
        else if (points_below(&sorting))
            document_partial(document, 0,
                             "antwoorden in een aangehaald bericht zijn niet gelezen; bezorg ze "
                             "zonder dat bericht");
    }
    arena_end(sorting.lines.arena);
}
