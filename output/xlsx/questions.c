/* Navraag: for each city a sheet that it can be sent, with what its texts leave open. Nothing on it
 * leads out of it, so that it can be moved into a workbook of its own. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "finding_text.h"
#include "output/wording.h"
#include "page.h"
#include "sheets.h"

static const struct column columns[] = {
    {"Stad", CITY_WIDTH, STYLE_HEADER}, {QUESTION_TITLE, 44, STYLE_HEADER},
    {REASON_TITLE, 38, STYLE_HEADER},   {"Grondslag", 17, STYLE_HEADER},
    {"Uit uw tekst", 34, STYLE_HEADER}, {ANSWER_TITLE, 46, STYLE_HEADER}};
enum { COLUMN_COUNT = sizeof columns / sizeof columns[0] };

/* In points: room to write four lines by hand. */
enum { ANSWER_HEIGHT = 60 };

static const char *request(const struct benchmark_city *city, struct arena *arena) {
    return arena_print(arena,
                       "%s Wilt u in de laatste kolom antwoorden en ons dit blad terugsturen? Een "
                       "kort antwoord volstaat.",
                       city->submissions.count == 0 ? "We ontvingen van u nog geen tekst."
                                                    : QUESTIONS_INTRO);
}

/* What was read, and what it is held against. */
static const char *background(const struct benchmark *benchmark, const struct benchmark_city *city,
                              struct arena *arena) {
    const char *texts = wording_join(city->submissions.at, city->submissions.count, ", ", arena);
    return arena_print(arena, "%s%s%sPeildatum: %s. Regelgeving: %s.",
                       texts[0] == '\0' ? "" : "We lazen: ", texts, texts[0] == '\0' ? "" : ". ",
                       wording_day(benchmark->peildatum, arena), benchmark->regime_label);
}

static void put_head(struct sheet *sheet) {
    const struct book *book = sheet->book;
    const struct benchmark_city *city = book->places->questions.at[sheet->part].city;
    const char *title =
        arena_print(book->arena, "Vragen aan %s over het lokaal woonoverleg", city->city);
    page_set(sheet, title);
    put_text(sheet, STYLE_TITLE, title, NOWHERE);
    sheet_next_row(sheet);
    put_wide(sheet, STYLE_PROSE, COLUMN_COUNT - 1, request(city, book->arena));
    sheet_next_row(sheet);
    put_wide(sheet, STYLE_PROSE, COLUMN_COUNT - 1, background(book->benchmark, city, book->arena));
    sheet_next_row(sheet);
}

/* A letter begins its sentences with a capital. */
static const char *capital(const char *text, struct arena *arena) {
    char *copy = arena_copy(arena, text, strlen(text));
    copy[0] = (char)toupper((unsigned char)copy[0]);
    return copy;
}

static void put_question(struct sheet *sheet, const char *city, const struct finding *finding) {
    put_text(sheet, STYLE_NAME, city, NOWHERE);
    put_text(sheet, STYLE_TEXT, finding->question, NOWHERE);
    put_text(sheet, STYLE_TEXT, capital(finding->message, sheet->book->arena), NOWHERE);
    put_text(sheet, STYLE_FINE, finding->article, NOWHERE);
    put_text(sheet, STYLE_TEXT, finding_quotes(sheet->book->arena, finding), NOWHERE);
    put_text(sheet, STYLE_INPUT, "", NOWHERE);
    sheet->height = fmax(sheet->height, ANSWER_HEIGHT);
    sheet_next_row(sheet);
}

static size_t count_questions(const struct places *places) {
    size_t count = 0;
    for (size_t i = 0; i < places->questions.count; i++)
        count += benchmark_questions(places->questions.at[i].city);
    return count;
}

void questions_write(struct book *book) {
    const struct places *places = book->places;
    if (places->questions.count == 0) return;
    struct sheet sheet = sheet_start_headed(book, TAB_QUESTIONS, put_head, columns, COLUMN_COUNT);
    sheet_go(&sheet, FIRST_ROW - 1);
    sheet_table(&sheet, "Navraag", count_questions(places));
    sheet_freeze(&sheet, 0, FIRST_ROW - 1);
    for (size_t i = 0; i < places->questions.count; i++) {
        const struct benchmark_city *city = places->questions.at[i].city;
        for (size_t k = 0; k < city->findings.count; k++)
            if (city->findings.at[k].question[0] != '\0')
                put_question(&sheet, city->city, &city->findings.at[k]);
    }
    sheet_end(&sheet);
}
