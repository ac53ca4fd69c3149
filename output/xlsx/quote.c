#include "quote.h"

/* How far a stretch of text reaches: up to an offset, in characters once its space is folded. */
struct reach {
    size_t at, points;
};

static bool is_space_at(const char *bytes, size_t at) {
    return utf8_is_space(utf8_next(bytes, &at));
}

static size_t before(const char *bytes, size_t at) {
    do at--;
    while ((bytes[at] & 0xC0) == 0x80);
    return at;
}

/* Back from the offset to the floor, over room characters at most. */
static struct reach reach_back(const char *bytes, size_t from, size_t floor, size_t room) {
    struct reach reach = {from, 0};
    bool in_space = false;
    while (reach.at > floor && reach.points < room) {
        reach.at = before(bytes, reach.at);
        bool is_space = is_space_at(bytes, reach.at);
        reach.points += !(is_space && in_space);
        in_space = is_space;
    }
    return reach;
}

static struct reach reach_on(const char *bytes, size_t from, size_t end, size_t room) {
    struct reach reach = {from, 0};
    bool in_space = false;
    while (reach.at < end && reach.points < room) {
        bool is_space = utf8_is_space(utf8_next(bytes, &reach.at));
        reach.points += !(is_space && in_space);
        in_space = is_space;
    }
    return reach;
}

/* A cut falls between words where there is a space to do so. */
static size_t word_after(const char *bytes, size_t cut, size_t end) {
    size_t at = cut;
    while (at < end && !is_space_at(bytes, at)) utf8_next(bytes, &at);
    while (at < end && is_space_at(bytes, at)) utf8_next(bytes, &at);
    return at < end ? at : cut;
}

static size_t word_before(const char *bytes, size_t cut, size_t start) {
    size_t at = cut;
    while (at > start && !is_space_at(bytes, before(bytes, at))) at = before(bytes, at);
    while (at > start && is_space_at(bytes, before(bytes, at))) at = before(bytes, at);
    return at > start ? at : cut;
}

/* The text of the span with each run of white space as one space, also at its ends. */
static const char *fold(const char *bytes, struct span span, struct arena *arena) {
    char *out = arena_take(arena, span_length(span) + 1);
    size_t length = 0;
    for (size_t at = span.start; at < span.end;) {
        uint32_t point = utf8_next(bytes, &at);
        if (!utf8_is_space(point))
            length += utf8_put(point, out + length);
        else if (length == 0 || out[length - 1] != ' ')
            out[length++] = ' ';
    }
    return out;
}

/* The block that holds the span; the span itself where none does. */
static struct span block_of(const struct document *document, struct span span) {
    size_t first;
    BISECT(first, document->blocks.count, document->blocks.at[first].span.end < span.end);
    return first == document->blocks.count ? span : document->blocks.at[first].span;
}

/* What the words are shown in. */
static struct span frame_of(const struct evidence *evidence, struct span words) {
    struct span frame =
        evidence->fact != NULL ? evidence->fact->sentence : block_of(evidence->document, words);
    return span_holds(frame, words) ? text_trim(&evidence->document->text, frame) : words;
}

/* What is left of the frame when both sides of the words have room characters together: each side
 * may take what the other does not need. */
static struct span window_of(const char *bytes, struct span frame, struct span words, size_t room) {
    size_t left = reach_back(bytes, words.start, frame.start, room).points;
    size_t right = reach_on(bytes, words.end, frame.end, room).points;
    size_t half = room / 2;
    if (left + right > room) {
        if (left <= half)
            right = room - left;
        else if (right <= half)
            left = room - right;
        else
            left = right = half;
    }
    struct span window = {reach_back(bytes, words.start, frame.start, left).at,
                          reach_on(bytes, words.end, frame.end, right).at};
    if (window.start > frame.start) window.start = word_after(bytes, window.start, words.start);
    if (window.end < frame.end) window.end = word_before(bytes, window.end, words.end);
    return window;
}

struct quote quote_of(const struct evidence *evidence, struct arena *arena) {
    const char *bytes = evidence->document->text.bytes;
    struct span words = text_trim(&evidence->document->text, evidence->span);
    struct span frame = frame_of(evidence, words);
    struct reach shown = reach_on(bytes, words.start, words.end, QUOTE_WORDS_MOST);
    bool is_whole = shown.at == words.end;
    if (!is_whole) shown.at = word_before(bytes, shown.at, words.start);
    struct span window = window_of(bytes, frame, words, QUOTE_MOST - shown.points);
    bool is_cut = !is_whole || window.start > frame.start || window.end < frame.end;
    return (struct quote){
        arena_print(arena, "%s%s", window.start > frame.start ? "… " : "",
                    fold(bytes, (struct span){window.start, words.start}, arena)),
        arena_print(arena, "%s%s", fold(bytes, (struct span){words.start, shown.at}, arena),
                    is_whole ? "" : " …"),
        arena_print(arena, "%s%s%s", fold(bytes, (struct span){words.end, window.end}, arena),
                    window.end < frame.end ? " …" : "", is_cut ? " (ingekort)" : "")};
}
