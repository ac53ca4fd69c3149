#include <errno.h>

#include "excel_text.h"
#include "output/wording.h"
#include "output/writer.h"
#include "sheets.h"

static void (*const sheets[TAB_COUNT])(struct book *) = {
    [TAB_OVERVIEW] = overview_write,
    [TAB_TOPICS] = topics_write,
    [TAB_PARTICIPANTS] = participants_write,
    [TAB_BODIES_BY_CITY] = matrix_bodies_write,
    [TAB_LENSES_BY_CITY] = matrix_lenses_write,
    [TAB_BODIES] = bodies_write,
    [TAB_PYRAMID] = pyramid_write,
    [TAB_YOUTH] = youth_write,
    [TAB_FINDINGS] = findings_write,
    [TAB_CORRECTIONS] = corrections_write,
    [TAB_EVIDENCE] = evidence_write,
    [TAB_SOURCES] = sources_write,
    [TAB_NOTES] = notes_write,
    [TAB_QUESTIONS] = questions_write,
};

static const char *error_text(struct arena *arena, lxw_error error) {
    switch (error) {
    case LXW_ERROR_MEMORY_MALLOC_FAILED: return "te weinig geheugen";
    case LXW_ERROR_CREATING_XLSX_FILE: return "het bestand kan niet worden gemaakt";
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_READING_TMPFILE: return "een tijdelijk bestand kan niet worden gebruikt";
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_FILE_ADD:
    case LXW_ERROR_ZIP_CLOSE: return "schrijven lukt niet; is de schijf vol?";
    case LXW_ERROR_PARAMETER_VALIDATION:
        return "een naam of een bereik van cellen staat er twee keer";
    case LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE: return "meer rijen of kolommen dan Excel toelaat";
    default: return arena_print(arena, "fout %d van libxlsxwriter", (int)error);
    }
}

static bool report(const struct book *book, const char *path, struct diag *diag) {
    struct place place = {.file = path};
    const char *fault = error_text(book->arena, book->error);
    if (book->error_sheet == NULL) return diag_add(diag, place, "werkboek mislukt: %s", fault);
    return diag_add(diag, place, "werkboek mislukt op blad \"%s\": %s", book->error_sheet, fault);
}

static const char *open_text(struct arena *arena, int error) {
    switch (error) {
    case ENOENT: return "de map bestaat niet";
    case EACCES:
    case EPERM:
    case EROFS: return "geen recht om daar te schrijven";
    case EISDIR: return "het is een map";
    case ENOSPC: return "de schijf is vol";
    default: return arena_print(arena, "fout %d van het systeem", error);
    }
}

/* The library prints when it cannot make the file; trying first keeps it silent. */
static bool can_write(const char *path, struct diag *diag) {
    FILE *file = fopen(path, "wb");
    if (file != NULL && fclose(file) == 0) return true;
    return diag_add(diag, (struct place){.file = path}, "werkboek niet te schrijven: %s",
                    open_text(diag->arena, errno));
}

static void keep(struct book *book, lxw_error error) {
    if (book->error == LXW_NO_ERROR) book->error = error;
}

/* Nothing of the clock: the workbook was made on the peildatum. */
static void set_properties(struct book *book) {
    const struct benchmark *benchmark = book->benchmark;

    lxw_doc_properties properties = {
        .title = "Lokaal woonoverleg in de centrumsteden",
        .subject = arena_print(book->arena, "Vergelijking van de centrumsteden, toestand op %s",
                               wording_day(benchmark->peildatum, book->arena)),
        .category = "Lokaal woonbeleid",
        .keywords = "lokaal woonoverleg; centrumsteden; lokaal woonbeleid; vergelijking",
        .comments = arena_print(book->arena,
                                "Gemaakt met Overlegmonitor %s, regels %.12s. Regelgeving op de "
                                "peildatum: %s. Hoe te lezen staat op het blad Toelichting.",
                                benchmark->tool_version, benchmark->rules_fingerprint,
                                excel_text(benchmark->regime_label, book->arena)),
        .author = "Overlegmonitor",
        .company = "Overlegmonitor",
        .created = excel_noon(benchmark->peildatum)};
    keep(book, workbook_set_properties(book->workbook, &properties));
}

static void write_sheets(struct book *book) {
    if (!style_formats(book->workbook, book->formats) || !sheet_add_tabs(book)) {
        keep(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    set_properties(book);
    for (int tab = 0; tab < TAB_COUNT; tab++) sheets[tab](book);
}

bool xlsx_write(const struct benchmark *benchmark, const char *path,
                const struct xlsx_settings *settings, struct diag *diag) {
    if (!can_write(path, diag)) return false;
    struct arena *arena = arena_new();
    struct book book = {.benchmark = benchmark,
                        .arena = arena,
                        .tables = settings->tables,
                        .claims = {.arena = arena},
                        .workbook = workbook_new(path)};
    if (book.workbook == NULL) {
        book.error = LXW_ERROR_MEMORY_MALLOC_FAILED;
    } else {
        size_t sheet_rows = settings->sheet_rows > 0 ? settings->sheet_rows : ROWS_MAX;
        book.places = places_new(benchmark, sheet_rows, arena);
        write_sheets(&book);
        keep(&book, workbook_close(book.workbook));
    }
    bool written = book.error == LXW_NO_ERROR || report(&book, path, diag);
    if (book.tables != NULL && book.tables->has_failed) written = false;
    arena_end(arena);
    return written;
}
