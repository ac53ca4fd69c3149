/* Which lines of plain text are headings, and which are the questions of a form. */
#include "input/text/lines_parts.h"

/* ---- forms ---- */

bool lines_asks(const struct lines *lines, const struct line *line) {
    const char *bytes = lines->document->text.bytes + line->words.start;
    return line->kind == LINE_KIND_NUMBERED && (line->mark & 0x7F) == '1' &&
           line->length <= HEADING &&
           (line->last == ':' || memchr(bytes, '?', span_length(line->words)) != NULL);
}

/* "1. Hoe vaak komt het samen?" begins a form when question 2 comes behind its answer. */
static bool begins_form(const struct lines *lines, size_t i) {
    const struct line *line = line_at(lines, i), *next;
    if (line->number != 1 || !lines_asks(lines, line)) return false;
    for (size_t k = i + 1; k <= i + ANSWER && (next = line_at(lines, k)) != NULL; k++)
        if (next->mark == line->mark && next->number == 2)
            return k > i + 1 && lines_asks(lines, next);
    return false;
}

bool lines_is_form_question(const struct lines *lines, size_t i) {
    const struct line *line = line_at(lines, i);
    return begins_form(lines, i) ||
           (lines->is_form && lines_asks(lines, line) && continues(&lines->headings, line));
}

/* ---- headings ---- */

/* Whether the words up to a mark that stands in the line are in the list. */
static bool opens_with(const struct lines *lines, const struct line *line,
                       const struct word_list *list, char mark) {
    const char *bytes = lines->document->text.bytes + line->words.start;
    const char *end = memchr(bytes, mark, span_length(line->words));
    return end != NULL && word_list_has(list, bytes, (size_t)(end - bytes));
}

/* "Besluit: met 15 stemmen voor" between two gaps. */
static bool is_decision_part(const struct lines *lines, size_t i) {
    const struct line *line = line_at(lines, i), *next = line_at(lines, i + 1);
    return line->has_gap && next != NULL && next->has_gap && line->length <= HEADING &&
           !ends_sentence(line) && opens_with(lines, line, &lines->words->decision_parts, ':');
}

/* "Terugblik op 13 juni" heads prose that it stands apart from; "komt 3 keer samen" does not. */
static bool heads_prose(const struct lines *lines, size_t i) {
    const struct line *line = line_at(lines, i), *next = line_at(lines, i + 1);
    return line->begins == LINE_START_CAPITAL && line->has_gap && next != NULL && next->has_gap &&
           next->kind == LINE_KIND_TEXT && next->begins == LINE_START_CAPITAL &&
           next->length >= WRAP_FULL && ends_sentence(next);
}

static bool can_head(const struct lines *lines, size_t i) {
    const struct line *line = line_at(lines, i);
    bool is_apart = heads_prose(lines, i);
    const char *bytes = lines->document->text.bytes + line->words.start;
    size_t length = span_length(line->words);
    bool is_row = memchr(bytes, '|', length) != NULL ||
                  (line->kind == LINE_KIND_TEXT && memchr(bytes, '\t', length) != NULL);
    if (is_row || opens_with(lines, line, &lines->words->stamps, ' ') || /* or "Dag Katleen" */
        (line->length <= GREETING && opens_with(lines, line, &lines->words->greetings, ' ')))
        return false;
    bool has_mark = line->kind == LINE_KIND_NUMBERED && memchr(bytes, '?', length) != NULL;
    bool is_question = line->length <= QUESTION && (line->last == '?' || has_mark);
    return line->length <= HEADING && (is_question || !ends_sentence(line)) && line->last != ',' &&
           !line->is_address && (!line->has_measure || is_apart) &&
           (line->begins == LINE_START_CAPITAL || line->begins == LINE_START_DIGIT);
}

static bool begins_mark(const struct line *line) { return line->kind != LINE_KIND_TEXT; }

/* Whether the line behind a gap is text to head: a list, prose, a label, or several lines. */
static bool is_headed_apart(const struct line *heading, const struct line *next,
                            const struct line *after) {
    if (begins_mark(next) || next->is_capitals || next->length >= WRAP || ends_sentence(next))
        return true;
    if (heading->begins != LINE_START_CAPITAL) return false;
    if (after != NULL && !after->has_gap) return true;
    return next->begins == LINE_START_SMALL || next->has_measure;
}

/* The same right below: a list, clearly longer than the heading, or a sentence of its own. */
static bool is_headed_close(const struct line *heading, const struct line *next,
                            const struct line *after) {
    if (begins_mark(next)) return next->mark != '['; /* boxes below a question of a form */
    if (next->last == ':' && after != NULL && begins_mark(after)) return true;
    if (next->length >= WRAP_FULL && next->length / 3 * 2 >= heading->length)
        return next->begins != LINE_START_SMALL || (next->has_label && heading->length < WRAP);
    return next->last == '.' && next->begins == LINE_START_CAPITAL &&
           heading->length <= WRAP_FULL && (after == NULL || after->has_gap);
}

/* Whether the line between these two is what a label announces. A long sentence with a colon may
 * announce all that comes, headings with prose as well. */
static bool is_labelled(const struct line *label, const struct line *next) {
    return label->last == ':' && (label->length < WRAP || next->length < WRAP_FULL);
}

static bool stands_out(const struct lines *lines, size_t i) {
    const struct line *line = line_at(lines, i), *next = line_at(lines, i + 1),
                      *after = line_at(lines, i + 2);
    if (!line->has_gap || line->has_label || next == NULL ||
        (i > 0 && is_labelled(line_at(lines, i - 1), next)))
        return false;
    return next->has_gap ? is_headed_apart(line, next, after) : is_headed_close(line, next, after);
}

/* "Wie neemt deel?" with the answer right below is a question of a form, not a heading. */
static bool is_answered(const struct lines *lines, size_t i) {
    const struct line *line = line_at(lines, i), *next = line_at(lines, i + 1);
    return line->last == '?' && next != NULL && !next->has_gap;
}

/* "A. Uw gemeente" heads a part of a form when "B." comes behind its lines, and so on. */
static bool is_lettered(const struct lines *lines, size_t i) {
    const struct line *line = line_at(lines, i), *next;
    if (!line->has_gap) return false;
    if (line->number > 1) return continues(&lines->headings, line);
    for (size_t k = i + 1; k <= i + ANSWER && (next = line_at(lines, k)) != NULL; k++)
        if (next->mark == line->mark && next->number == 2) return k > i + 1 && next->has_gap;
    return false;
}

static int numbered_level(const struct lines *lines, size_t i) {
    const struct line *line = line_at(lines, i);
    char style = (char)(line->mark & 0x7F);
    if (line->is_capitals) return 1;
    if (style == 'a') return 0;
    if (style == 'A') return stands_out(lines, i) || is_lettered(lines, i) ? 2 : 0;
    bool has_text = line_at(lines, i + 1) != NULL;
    bool goes_on = continues(&lines->headings, line);
    return has_text || goes_on ? (int)(line->depth < 5 ? line->depth : 5) + 1 : 0;
}

/* A line in capitals heads what follows, unless it is one of several such lines in a list. */
static bool capitals_head(const struct lines *lines, size_t i) {
    const struct line *line = line_at(lines, i), *next = line_at(lines, i + 1);
    if (next == NULL || !line->is_capitals) return false;
    bool is_apart = line->has_gap || ends_sentence(line_at(lines, i - 1));
    return is_apart && (!next->is_capitals || i == 0 || next->has_gap);
}

/* "Aanwezig" alone on a line says what the lines below it are; it heads no item of its own. */
static bool is_label_word(const struct lines *lines, const struct line *line) {
    const char *bytes = lines->document->text.bytes + line->words.start;
    return word_list_has(&lines->words->labels, bytes, span_length(line->words));
}

int lines_heading_level(const struct lines *lines, size_t i) {
    const struct line *line = line_at(lines, i);
    if (line->kind == LINE_KIND_MARKDOWN) return (int)line->number;
    if (lines_is_form_question(lines, i)) return 2;
    if (is_decision_part(lines, i)) return 3;
    bool goes_on = line->kind == LINE_KIND_NUMBERED && continues(&lines->headings, line);
    if (!goes_on && is_label_word(lines, line)) return 0;
    if (line->underline != 0) return line->underline == '=' ? 1 : 2;
    if (!can_head(lines, i) || (!goes_on && is_answered(lines, i))) return 0;
    if (line->kind == LINE_KIND_NUMBERED) return numbered_level(lines, i);
    if (capitals_head(lines, i)) return 1;
    return stands_out(lines, i) ? 3 : 0;
}
