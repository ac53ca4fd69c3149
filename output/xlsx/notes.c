#include "output/summary.h"
#include "output/wording.h"
#include "sheets.h"

static const struct column columns[] = {
    {"Regel", 44, STYLE_HEADER},     {"Klasse", 18, STYLE_HEADER}, {"Geldt voor", 22, STYLE_HEADER},
    {"Van", 11.5, STYLE_HEADER},     {"Tot", 11.5, STYLE_HEADER},  {"Artikel", 28, STYLE_HEADER},
    {"Zekerheid", 17, STYLE_HEADER}, {"Bron", 26, STYLE_HEADER},   {"Code", 12, STYLE_HEADER}};
enum { COLUMN_COUNT = sizeof columns / sizeof columns[0], LAST_PROSE = 7 };

static void put_head(struct sheet *sheet, const char *head) {
    sheet_next_row(sheet);
    put_text(sheet, STYLE_HEAD, head, NOWHERE);
    sheet_next_row(sheet);
}

static void put_line(struct sheet *sheet, const char *label, const char *text) {
    put_text(sheet, STYLE_LABEL, label, NOWHERE);
    put_wide(sheet, STYLE_PROSE, LAST_PROSE, text == NULL ? "" : text);
    sheet_next_row(sheet);
}

/* Where to find what; the names lead there. */
static void put_tabs(struct sheet *sheet) {
    static const char *const shown[TAB_COUNT] = {
        [TAB_OVERVIEW] = "een rij per stad: hoe vaak het lokaal woonoverleg samenkomt, het oordeel "
                         "daarover, hoeveel thema's, deelnemers en bevindingen er zijn; daaronder "
                         "de medianen, twee grafieken en de andere besturen",
        [TAB_TOPICS] = "welke thema's op het overleg besproken worden, naast wat de regelgeving "
                       "vraagt",
        [TAB_PARTICIPANTS] = "hoeveel partijen van elke soort deelnemen, en of wie uit te nodigen "
                             "is, vermeld wordt",
        [TAB_BODIES_BY_CITY] = "welke soorten overlegorganen een stad heeft, en hoe vaak die "
                               "samenkomen",
        [TAB_LENSES_BY_CITY] =
            "hoeveel zinnen een niveau van de woningkwaliteitspiramide noemen, of "
            "kinderen en jongeren",
        [TAB_BODIES] = "elk overlegorgaan met zijn eigen frequentie, deelnemers en thema's",
        [TAB_PYRAMID] = "op welk niveau van de woningkwaliteitspiramide een overleg werkt, met de "
                        "zin die het zegt",
        [TAB_YOUTH] = "overleg met aandacht voor kinderen, jongeren en jongvolwassenen",
        [TAB_FINDINGS] = "wat per stad ontbreekt, niet te bepalen is of nazicht vraagt",
        [TAB_CORRECTIONS] =
            "elk oordeel, thema, genodigde en feit, met plaats voor wat u beter weet; geef dit "
            "werkboek mee aan een volgende verwerking, en die past het toe",
        [TAB_QUESTIONS] =
            "voor elke stad met open vragen een blad om haar te sturen; haar antwoorden tellen pas "
            "als u ze op Correcties invult of als zij een nieuwe tekst zendt",
        [TAB_EVIDENCE] =
            "elk feit in de zin die het zegt, met document en regelnummer; wat niet op "
            "één blad past, staat op Bewijs 2, Bewijs 3, ...",
        [TAB_SOURCES] = "elk ingelezen of geweigerd bestand",
        [TAB_NOTES] = "dit blad"};
    put_head(sheet, "Bladen");
    for (int tab = 0; tab < TAB_COUNT; tab++) {
        bool is_there = places_sheets(sheet->book->places, (enum tab)tab) > 0;
        put_text(sheet, STYLE_LABEL, sheet_name((enum tab)tab),
                 is_there ? (struct target){(enum tab)tab, 1} : NOWHERE);
        put_wide(sheet, STYLE_PROSE, LAST_PROSE, shown[tab]);
        sheet_next_row(sheet);
    }
}

static void put_reading(struct sheet *sheet) {
    put_head(sheet, "Hoe te lezen");
    put_line(sheet, "Koppelingen",
             "Een onderstreepte cel leidt naar de eerste rij op Bewijs waarop zij rust. Rust zij "
             "op meer rijen, dan noemt de notitie bij de cel hun nummers (kolom Nr. van Bewijs). "
             "Van daar leidt de kolom Gebruikt op terug. "
             "Sorteren verplaatst rijen en ontregelt koppelingen; filteren doet dat niet.");
    put_line(sheet, "Minimum en maximum",
             "Aantal vergaderingen per jaar volgens de woorden van de stad. Een streepje betekent "
             "dat de tekst die grens niet geeft.");
    for (size_t i = 0; i < SUMMARY_READING_COUNT; i++)
        put_line(sheet, summary_reading[i].label, summary_reading[i].text);
    put_line(sheet, "Afdrukken",
             "Overzicht is gemaakt om af te drukken, ook de bladen per stad en elk blad Navraag. "
             "Correcties en Bewijs zijn lijsten om op het scherm in te werken: filter ze voor u ze "
             "afdrukt.");
    put_line(
        sheet, "Mediaan",
        "De middelste waarde van de centrumsteden die een cijfer geven, met ernaast van hoeveel "
        "steden. ▲ boven, ● gelijk of ▼ onder zegt waar een stad daartegenover staat; dat is "
        "geen oordeel.");
    put_line(sheet, "Namen in formules",
             "Peildatum, Norm, Mediaan_vergaderingen, Mediaan_themas en Mediaan_soorten_deelnemers "
             "zijn cellen van Overzicht; de tabellen heten zoals het vak Naam ze toont.");
    put_line(
        sheet, "Nieuwste datum",
        "Zoals de tekst haar geeft: dag, maand (2010-01), jaar, periode (2019/2025), decennium "
        "(199X) of seizoen (op Bewijs is 2021-21 de lente van 2021, 2021-24 de winter).");
}

static void put_regime(struct sheet *sheet) {
    const struct benchmark *benchmark = sheet->book->benchmark;
    put_head(sheet, "Regelgeving en wat daarover onzeker is");
    put_line(sheet, "Regelgeving op de peildatum", benchmark->regime_label);
    if (benchmark->regime_note != NULL && benchmark->regime_note[0] != '\0')
        put_line(sheet, "Onzekerheid", benchmark->regime_note);
    put_line(sheet, "Zekerheid van een regel",
             "bevestigd: in de bron nagelezen. gereconstrueerd: afgeleid uit andere teksten. "
             "onbekend: de inhoud op die datum is niet teruggevonden.");
}

static void put_definitions(struct sheet *sheet) {
    const struct benchmark *benchmark = sheet->book->benchmark;
    if (benchmark->definitions.count == 0) return;
    put_head(sheet, "Begrippen");
    for (size_t i = 0; i < benchmark->definitions.count; i++)
        put_line(sheet, benchmark->definitions.at[i].term, benchmark->definitions.at[i].meaning);
}

static void put_fingerprints(struct sheet *sheet) {
    const struct benchmark *benchmark = sheet->book->benchmark;
    put_head(sheet, "Herkomst van dit werkboek");
    put_line(sheet, "Peildatum", wording_day(benchmark->peildatum, sheet->book->arena));
    put_line(sheet, "Overlegmonitor", benchmark->tool_version);
    put_line(sheet, "Regels (SHA-256)", benchmark->rules_fingerprint);
    put_line(sheet, "Herhaalbaar",
             "Dezelfde bestanden, regels en peildatum geven byte voor byte hetzelfde werkboek; de "
             "SHA-256 van elk bestand staat op Bronnen.");
}

static void put_rule(struct sheet *sheet, const struct regulation_row *rule) {
    struct arena *arena = sheet->book->arena;
    const char *texts[COLUMN_COUNT] = {rule->label,
                                       wording_spaced(rule->class_label, arena),
                                       wording_applies(rule->applies_to, arena),
                                       rule->valid_from,
                                       rule->valid_to,
                                       rule->article,
                                       rule->certainty,
                                       rule->source,
                                       rule->id};
    for (size_t i = 0; i < COLUMN_COUNT; i++) put_text(sheet, STYLE_TEXT, texts[i], NOWHERE);
    sheet_next_row(sheet);
}

void notes_write(struct book *book) {
    const struct benchmark *benchmark = book->benchmark;
    struct sheet sheet =
        sheet_start(book, TAB_NOTES, "Hoe dit werkboek te lezen is en op welke regels het rust",
                    columns, COLUMN_COUNT);
    put_tabs(&sheet);
    put_reading(&sheet);
    put_regime(&sheet);
    put_definitions(&sheet);
    put_fingerprints(&sheet);
    put_head(&sheet, "Regels, met de dagen waarop ze gelden");
    sheet_table(&sheet, "Regelgeving", benchmark->regulation.count);
    for (size_t i = 0; i < benchmark->regulation.count; i++)
        put_rule(&sheet, &benchmark->regulation.at[i]);
    sheet_end(&sheet);
}
