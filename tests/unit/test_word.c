/* input/office/docx and odt: what becomes of the parts of a document, and what is refused in which
 * words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "reading.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- pieces of Word's XML ---- */

#define DOCUMENT(body)                                                                             \
    "<w:document xmlns:w='w' xmlns:w14='w14' xmlns:mc='mc'><w:body>" body "</w:body></w:document>"
#define RUN(text) "<w:r><w:t xml:space='preserve'>" text "</w:t></w:r>"
#define P(text) "<w:p>" RUN(text) "</w:p>"
#define STYLED(style, text) "<w:p><w:pPr><w:pStyle w:val='" style "'/></w:pPr>" RUN(text) "</w:p>"
#define LISTED(depth, number, text)                                                                \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val='" depth "'/><w:numId w:val='" number                      \
    "'/></w:numPr></w:pPr>" RUN(text) "</w:p>"
#define CELL(content) "<w:tc>" content "</w:tc>"

static const char styles[] =
    "<w:styles xmlns:w='w'>"
    "<w:style w:styleId='Kop1'><w:name w:val='heading 1'/><w:pPr><w:numPr><w:numId w:val='3'/>"
    "</w:numPr></w:pPr></w:style>"
    "<w:style w:styleId='Eigen'><w:name w:val='Mijn kop'/><w:basedOn w:val='Kop1'/></w:style>"
    "<w:style w:styleId='Oud'><w:name w:val='Kop 2'/></w:style>"
    "<w:style w:styleId='Niveau'><w:name w:val='x'/><w:pPr><w:outlineLvl w:val='3'/></w:pPr>"
    "</w:style>"
    "<w:style w:styleId='Titel'><w:name w:val='Title'/></w:style>"
    "<w:style w:styleId='Inhopg1'><w:name w:val='toc 1'/></w:style>"
    "<w:style w:styleId='Weg'><w:name w:val='y'/><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:styleId='Rond'><w:basedOn w:val='Rond'/></w:style></w:styles>";

static const char numbering[] =
    "<w:numbering xmlns:w='w'>"
    "<w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/>"
    "<w:lvlText w:val='x'/></w:lvl></w:abstractNum>"
    "<w:abstractNum w:abstractNumId='8'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/>"
    "<w:lvlText w:val='%1.'/></w:lvl><w:lvl w:ilvl='1'><w:numFmt w:val='lowerLetter'/>"
    "<w:lvlText w:val='(%2)'/></w:lvl></w:abstractNum>"
    "<w:abstractNum w:abstractNumId='9'><w:lvl w:ilvl='0'><w:numFmt w:val='upperLetter'/>"
    "<w:pStyle w:val='Kop1'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='8'/></w:num>"
    "<w:num w:numId='3'><w:abstractNumId w:val='9'/></w:num>"
    "<w:num w:numId='4'><w:abstractNumId w:val='8'/><w:lvlOverride w:ilvl='0'>"
    "<w:startOverride w:val='1'/></w:lvlOverride></w:num></w:numbering>";

static const char footnotes[] =
    "<w:footnotes xmlns:w='w'><w:footnote w:type='separator' w:id='0'>" P(
        "lijn") "</w:footnote><w:footnote w:id='2'>" P("Sinds 2017.") "</w:footnote></w:footnotes>";

static struct document *docx_of(const char *body) {
    const struct reading_member members[] = {{"[Content_Types].xml", "<Types/>"},
                                             {"word/document.xml", body},
                                             {"word/styles.xml", styles},
                                             {"word/numbering.xml", numbering},
                                             {"word/footnotes.xml", footnotes}};
    return reading_of_archive("a.docx", members, COUNT(members));
}

static void shows(struct document *document, const char *format, const char *text) {
    assert_int_equal(document->messages->entries.count, 0);
    assert_string_equal(document->format, format);
    assert_string_equal(document->text.bytes, text);
    document_end(document);
}

static void docx_gives(const char *body, const char *text) { shows(docx_of(body), "docx", text); }

static void is_refused(struct document *document, const char *message) {
    assert_int_equal(document->status, DOCUMENT_STATUS_REFUSED);
    assert_int_equal(document->messages->entries.count, 1);
    assert_string_equal(document->messages->entries.at[0].message, message);
    document_end(document);
}

static void is_partial(struct document *document, const char *text, const char *message) {
    assert_int_equal(document->status, DOCUMENT_STATUS_PARTIAL);
    assert_string_equal(document->text.bytes, text);
    assert_string_equal(document->messages->entries.at[0].message, message);
    document_end(document);
}

/* ---- Word ---- */

static void styles_make_headings(void **state) {
    (void)state;
    struct document *document = docx_of(
        DOCUMENT(STYLED("Titel", "Nota") STYLED("Kop1", "OVERLEG") P("Een zin.")
                     STYLED("Eigen", "VERDER") STYLED("Oud", "Dan") STYLED("Niveau", "Dieper")
                         STYLED("Rond", "Slot van de tekst.") STYLED("Inhopg1", "Nota 3")));
    assert_string_equal(reading_blocks(document),
                        "h1 Nota @ alinea 1\nh1 A. OVERLEG @ alinea 2\np Een zin. @ alinea 3\n"
                        "h1 B. VERDER @ alinea 4\nh2 Dan @ alinea 5\nh4 Dieper @ alinea 6\n"
                        "p Slot van de tekst. @ alinea 7\n");
    assert_string_equal(reading_items(document),
                        "- | - | Nota\n- | A | A. OVERLEG\n"
                        "- | B | B. VERDER\n- | B | Dan\n- | B | Dieper\n");
    document_end(document);
}

static void lists_are_counted(void **state) {
    (void)state;
    docx_gives(
        DOCUMENT(LISTED("0", "1", "SVK") LISTED("0", "2", "een") LISTED("1", "2", "diep")
                     LISTED("1", "2", "nog") LISTED("0", "2", "twee") LISTED("0", "4", "weer")
                         LISTED("0", "0", "geen lijst") LISTED("99", "77", "onbekend")),
        "• SVK\n1. een\n  a) diep\n  b) nog\n2. twee\n1. weer\n\ngeen lijst\n\n• onbekend\n");
}

static void changes_are_accepted_and_hidden_text_is_left_out(void **state) {
    (void)state;
    docx_gives(
        DOCUMENT("<w:p>" RUN(
            "Het ") "<w:del><w:r><w:delText>was</w:delText></w:r></w:del>"
                    "<w:ins>" RUN("is") "</w:ins><w:moveFrom>" RUN(
                        "weg") "</w:moveFrom>"
                               "<w:r><w:rPr><w:vanish/></w:rPr><w:t>stil</w:t></w:r>"
                               "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t> zo</w:t></w:r>"
                               "<w:r><w:rPr><w:rStyle "
                               "w:val='Weg'/></w:rPr><w:t>stil</w:t></w:r></w:p>" STYLED(
                                   "Weg",
                                   "stil") "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>" CELL(P("weg"))
                                   CELL(P("weg")) "</w:tr>"
                                                  "<w:tr>" CELL(P("a"))
                                                      CELL(P("b")) "</w:tr></w:tbl>"),
        "Het is zo\n\na | b\n");
}

#define FIELD(kind) "<w:r><w:fldChar w:fldCharType='" kind "'/></w:r>"

static void fields_give_their_result(void **state) {
    (void)state;
    docx_gives(DOCUMENT("<w:p>" RUN("Op ") FIELD("begin") RUN("DATE") FIELD("begin") RUN("x")
                            FIELD("separate") RUN("y") FIELD("end") FIELD("separate") RUN("4 mei")
                                FIELD("end") FIELD("end") RUN(".") "</w:p>"),
               "Op 4 mei.\n");
}

static void breaks_tabs_and_symbols(void **state) {
    (void)state;
    docx_gives(DOCUMENT("<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>" RUN(
                   "Naam") "<w:r><w:tab/><w:t>ja</w:t><w:br/><w:t>woon</w:t><w:softHyphen/>"
                           "<w:t>raad</w:t><w:noBreakHyphen/><w:t>x</w:t>"
                           "<w:sym w:font='Wingdings' w:char='F0E0'/></w:r></w:p>"),
               "Naam\tja\nwoonraad-x→\n");
}

static void boxes_tell_whether_they_are_ticked(void **state) {
    (void)state;
#define BOX(value)                                                                                 \
    "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='" value                                   \
    "'/></w14:checkbox></w:sdtPr><w:sdtContent>" RUN("?") "</w:sdtContent></w:sdt>"
    docx_gives(
        DOCUMENT("<w:p>" BOX("1") RUN("SVK ") BOX("0") RUN(
            "CAW") "</w:p>"
                   "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default "
                   "w:val='0'/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>" FIELD(
                       "separate") FIELD("end")
                       RUN("OCMW") "</w:p>"
                                   "<w:sdt><w:sdtPr><w:showingPlcHdr/></"
                                   "w:sdtPr><w:sdtContent>" P(
                                       "Klik hier") "</w:sdtContent></w:sdt>"
                                                    "<w:tbl><w:tr><w:sdt><w:sdtPr><w14:"
                                                    "checkbox/></w:sdtPr><w:sdtContent>" CELL(
                                                        P("?")) "</w:sdtContent></"
                                                                "w:sdt>" CELL(P("VMSW")) "</"
                                                                                         "w:"
                                                                                         "tr>"
                                                                                         "</"
                                                                                         "w:"
                                                                                         "tbl"
                                                                                         ">"),
        "[x] SVK\n[ ] CAW\n\n[x] OCMW\n\n[ ] | VMSW\n");
}

#define TEXT_BOX(text)                                                                             \
    "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" P(                                      \
        text) "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" P(text) "</"              \
                                                                                 "w:txbxContent><" \
                                                                                 "/mc:Fallback></" \
                                                                                 "mc:"             \
                                                                                 "AlternateConten" \
                                                                                 "t></w:r>"

static void boxes_and_notes_break_no_paragraph(void **state) {
    (void)state;
    struct document *document =
        docx_of(DOCUMENT(STYLED("Titel", "Een") "<w:p>" RUN(
            "Voor") "<w:r><w:footnoteReference w:id='2'/></w:r>" TEXT_BOX("Kader.")
                             RUN(" na.") "</w:p>" P("Verder.") STYLED("Titel", "Twee")));
    assert_string_equal(reading_blocks(document),
                        "h1 Een @ alinea 1\np Voor na. @ alinea 2\np Kader. @ alinea 3\n"
                        "p Verder. @ alinea 4\np Sinds 2017. @ voetnoot 1\nh1 Twee @ alinea 5\n");
    document_end(document);
}

static void notes_of_a_text_without_headings_end_it(void **state) {
    (void)state;
    docx_gives(
        DOCUMENT("<w:p>" RUN("Een.") "<w:r><w:footnoteReference w:id='2'/></w:r></w:p>" P("Twee.")),
        "Een.\n\nTwee.\n\nVoetnoten\n\nSinds 2017.\n");
}

static void tables_are_rows(void **state) {
    (void)state;
    docx_gives(
        DOCUMENT(
            "<w:tbl><w:tr>" CELL(P("Wie")) CELL(P("SVK")) "</w:tr><w:tr>" CELL(P("Agenda"))
                CELL(LISTED("0", "2", "een") LISTED(
                    "0", "2",
                    "twee")) "</w:tr></w:tbl><w:tbl><w:tr>" CELL(P("Enkel een kader.")) "</w:tr></"
                                                                                        "w:tbl>"),
        "Wie | SVK\n\nAgenda:\n\n1. een\n2. twee\n\nEnkel een kader.\n");
}

#define MERGED(value, content)                                                                     \
    CELL("<w:tcPr><w:vMerge " value "/><w:tcPrChange><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" \
         "</w:tcPrChange></w:tcPr>" content)

static void merged_cells_go_on_below(void **state) {
    (void)state;
    docx_gives(DOCUMENT("<w:tbl><w:tr>" MERGED("w:val='restart'", P("Woonraad"))
                            CELL(P("2x")) "</w:tr><w:tr>" MERGED("", "<w:p/>")
                                CELL(P("1x")) "</w:tr><w:tr>" CELL("<w:p/>")
                                    CELL(P("3x")) "</w:tr></w:tbl>"),
               "Woonraad | 2x\nWoonraad | 1x\n| 3x\n");
}

static void what_is_not_read_is_told(void **state) {
    (void)state;
    is_partial(docx_of(DOCUMENT(P("Tekst.") "<w:altChunk/><w:p><w:r><w:object><w:OLEObject/>"
                                            "</w:object></w:r></w:p>")),
               "Tekst.\n", "2 ingesloten bestanden zijn in het document niet gelezen");
    is_partial(docx_of("<w:document xmlns:w='w'>" P("Begin.") "<w:p>"), "Begin.\n",
               "XML van het document is beschadigd; wat erna komt, is niet gelezen");
}

static struct document *docx_with_comments(const char *comments) {
    const struct reading_member members[] = {{"[Content_Types].xml", "<Types/>"},
                                             {"word/document.xml", DOCUMENT(P("Tekst."))},
                                             {"word/comments.xml", comments}};
    return reading_of_archive("a.docx", members, COUNT(members));
}

static void comments_are_told(void **state) {
    (void)state;
    is_partial(docx_with_comments("<w:comments xmlns:w='w'><w:comment w:id='0'>" P(
                   "Klopt dit?") "</w:comment></w:comments>"),
               "Tekst.\n", "opmerkingen in de marge zijn niet gelezen");
    shows(docx_with_comments("<w:comments xmlns:w='w'/>"), "docx", "Tekst.\n");
}

#define EDGE(kind, content) "<w:" kind " xmlns:w='w'>" content "</w:" kind ">"

/* The text is without them; the code of a field is no word of theirs. */
static void heads_and_feet_of_pages_are_a_hint(void **state) {
    (void)state;
    const struct reading_member members[] = {
        {"[Content_Types].xml", "<Types/>"},
        {"word/footer1.xml",
         EDGE("ftr", P("Grote Markt 1") "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>")},
        {"word/header2.xml", EDGE("hdr", "<w:p>" RUN("STAD ") RUN("AARLE") "</w:p>")},
        {"word/header3.xml", "<w:hdr"},
        {"word/document.xml", DOCUMENT(P("Beste,"))}};
    struct document *document = reading_of_archive("a.docx", members, COUNT(members));
    assert_string_equal(document->text.bytes, "Beste,\n");
    assert_string_equal(document->hint, "STAD AARLE Grote Markt 1  ");
    assert_int_equal(document->messages->entries.count, 0);
    document_end(document);
    document = docx_of(DOCUMENT(P("Beste,")));
    assert_null(document->hint);
    document_end(document);
}

static void faulty_documents_are_refused(void **state) {
    (void)state;
    is_refused(docx_of(DOCUMENT("")), "document bevat geen tekst");
    is_refused(docx_of("geen xml"), "XML van het document is beschadigd");
    is_refused(
        docx_of("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]>" DOCUMENT(P("&b;"))),
        "XML van het document is beschadigd");
}

/* Elements that end or refer where nothing was begun. */
static void broken_structure_is_survived(void **state) {
    (void)state;
    docx_gives(
        DOCUMENT("<w:fldChar w:fldCharType='end'/><w:tc/><w:tr/><w:sdtContent/>"
                 "<w:footnoteReference w:id='99999999999999999999'/>"
                 "<w:endnoteReference w:id='-4'/><w:txbxContent>" P(
                     "los") "</w:txbxContent><w:pPr><w:numId w:val='-3'/><w:ilvl w:val='1000'/>"
                            "</w:pPr>" P("nog") "<w:sym w:char='zz'/>"),
        "nog\n\nlos\n");
}

static void deep_tables_are_survived(void **state) {
    (void)state;
    char body[20000] = "<w:document xmlns:w='w'>";
    for (int i = 0; i < 60; i++) strcat(body, "<w:tbl><w:tr><w:tc>" P("x"));
    for (int i = 0; i < 60; i++) strcat(body, "</w:tc></w:tr></w:tbl>");
    strcat(body, "</w:document>");
    struct document *document = docx_of(body);
    assert_int_equal(document->status, DOCUMENT_STATUS_READ);
    document_end(document);
}

/* ---- Writer ---- */

#define CONTENT(styles, body)                                                                      \
    "<o:document-content xmlns:o='o' xmlns:t='t' xmlns:s='s' xmlns:d='d' xmlns:table='b' "         \
    "xmlns:f='f' xmlns:l='l'><o:automatic-styles>" styles                                          \
    "</o:automatic-styles><o:body><o:text>" body "</o:text></o:body></o:document-content>"

static struct document *odt_of(const char *content) {
    const struct reading_member members[] = {
        {"mimetype", "application/vnd.oasis.opendocument.text"},
        {"styles.xml", "<o:styles xmlns:o='o' xmlns:s='s' xmlns:t='t'><s:style s:name='Title'/>"
                       "<t:outline-style><t:outline-level-style t:level='1' s:num-format='A' "
                       "s:num-suffix='.'/></t:outline-style>"
                       "<t:list-style s:name='N'><t:list-level-style-number t:level='1' "
                       "s:num-format='1' s:num-suffix='.'/><t:list-level-style-number t:level='2' "
                       "s:num-format='1' s:num-suffix='.' t:display-levels='2'/></t:list-style>"
                       "</o:styles>"},
        {"content.xml", content}};
    return reading_of_archive("a.odt", members, COUNT(members));
}

static void odt_gives(const char *content, const char *text) {
    shows(odt_of(content), "odt", text);
}

static void odt_headings_are_numbered(void **state) {
    (void)state;
    struct document *document =
        odt_of(CONTENT("<s:style s:name='P1' s:parent-style-name='Title'/>",
                       "<t:p t:style-name='P1'>Nota</t:p><t:h t:outline-level='1'>OVERLEG</t:h>"
                       "<t:p>Zin.</t:p><t:h t:outline-level='2'>Dieper</t:h>"
                       "<t:h t:outline-level='1' t:is-list-header='true'>Los</t:h>"));
    assert_string_equal(reading_blocks(document),
                        "h1 Nota @ alinea 1\nh1 A. OVERLEG @ alinea 2\np Zin. @ alinea 3\n"
                        "h2 Dieper @ alinea 4\nh1 Los @ alinea 5\n");
    document_end(document);
}

static void odt_lists_are_counted(void **state) {
    (void)state;
    odt_gives(CONTENT("",
                      "<t:list t:style-name='N'><t:list-item><t:p>een</t:p><t:p>erbij</t:p>"
                      "<t:list><t:list-item><t:p>diep</t:p></t:list-item></t:list></t:list-item>"
                      "<t:list-item><t:p>twee</t:p></t:list-item></t:list><t:p>Tussen.</t:p>"
                      "<t:list t:style-name='Onbekend'><t:list-item><t:p>punt</t:p>"
                      "</t:list-item></t:list>"
                      "<t:list t:style-name='N' t:continue-numbering='true'><t:list-item>"
                      "<t:p>drie</t:p></t:list-item></t:list>"),
              "1. een\n\nerbij\n\n  1.1. diep\n2. twee\n\nTussen.\n\n• punt\n3. drie\n");
}

static void odt_text_is_as_shown(void **state) {
    (void)state;
    odt_gives(
        CONTENT("<s:style s:name='T1'><s:text-properties t:display='none'/></s:style>",
                "<t:tracked-changes><t:changed-region><t:deletion><t:p>weg</t:p></t:deletion>"
                "</t:changed-region></t:tracked-changes>"
                "<t:p>Het<t:s t:c='3'/>is<t:tab/>zo<t:line-break/>hier"
                "<t:span t:style-name='T1'>stil</t:span>.</t:p>"
                "<t:section t:display='none'><t:p>stil</t:p></t:section>"
                "<t:table-of-content><t:p>stil</t:p></t:table-of-content>"
                "<t:p><l:content-control l:checkbox='true' l:checked='true'>?</l:content-control> "
                "SVK</t:p>"),
        "Het is\tzo\nhier.\n\n[x] SVK\n");
}

static void odt_notes_and_frames_break_nothing(void **state) {
    (void)state;
    odt_gives(
        CONTENT(
            "",
            "<t:h>Los</t:h><t:p>Voor<t:note t:note-class='footnote'><t:note-citation>1"
            "</t:note-citation><t:note-body><t:p>Noot.</t:p></t:note-body></t:note>"
            "<d:frame><d:text-box><t:p>Kader.</t:p><t:list>"
            "<t:list-item><t:p>punt</t:p></t:list-item></t:list></d:text-box></d:frame> na.</t:p>"
            "<t:p>Verder.</t:p>"),
        "A. Los\n\nVoor na.\n\nKader.\n\n• punt\n\nVerder.\n\nNoot.\n");
}

static void odt_tables_and_forms(void **state) {
    (void)state;
    odt_gives(CONTENT("", "<o:forms><f:form><f:checkbox f:id='c1' f:label='CAW' "
                          "f:current-state='checked'/></f:form></o:forms>"
                          "<table:table><table:table-row><table:table-cell><t:p>Wie</t:p>"
                          "</table:table-cell><table:table-cell><t:p>SVK</t:p></table:table-cell>"
                          "</table:table-row></table:table><t:p><d:control d:control='c1'/></t:p>"),
              "Wie | SVK\n\n[x] CAW\n");
}

static void odt_comments_and_documents_within_are_told(void **state) {
    (void)state;
    is_partial(odt_of(CONTENT("", "<t:p>Tekst<o:annotation><t:p>Klopt dit?</t:p></o:annotation>."
                                  "</t:p>")),
               "Tekst.\n", "opmerkingen in de marge zijn niet gelezen");
    const struct reading_member members[] = {
        {"mimetype", "application/vnd.oasis.opendocument.text"},
        {"META-INF/manifest.xml",
         "<m:manifest xmlns:m='m'>"
         "<m:file-entry m:full-path='/' m:media-type='application/vnd.oasis.opendocument.text'/>"
         "<m:file-entry m:full-path='Object 1/' "
         "m:media-type='application/vnd.oasis.opendocument.chart'/>"
         "<m:file-entry m:full-path='Object 2/' "
         "m:media-type='application/vnd.oasis.opendocument.spreadsheet'/></m:manifest>"},
        {"content.xml", CONTENT("", "<t:p>Tekst.<d:object/><d:object/></t:p>")}};
    is_partial(reading_of_archive("a.odt", members, COUNT(members)), "Tekst.\n",
               "1 ingesloten bestand is in het document niet gelezen");
}

static void odt_merged_cells_go_on_below(void **state) {
    (void)state;
    odt_gives(
        CONTENT("", "<table:table><table:table-row><table:table-cell table:number-rows-spanned='2' "
                    "table:number-columns-spanned='2'><t:p>Raad</t:p></table:table-cell>"
                    "<table:covered-table-cell/><table:table-cell><t:p>2x</t:p></table:table-cell>"
                    "</table:table-row><table:table-row><table:covered-table-cell/>"
                    "<table:covered-table-cell/><table:table-cell><t:p>1x</t:p></table:table-cell>"
                    "</table:table-row></table:table>"),
        "Raad |  | 2x\nRaad |  | 1x\n");
}

static void odt_heads_and_feet_of_pages_are_a_hint(void **state) {
    (void)state;
    const struct reading_member members[] = {
        {"mimetype", "application/vnd.oasis.opendocument.text"},
        {"styles.xml",
         "<o:styles xmlns:o='o' xmlns:s='s' xmlns:t='t'><t:p>los</t:p><s:master-page>"
         "<s:header><t:p>Stad <t:span>Aarle</t:span></t:p></s:header><s:footer-left><t:p>Dienst "
         "wonen</t:p></s:footer-left></s:master-page></o:styles>"},
        {"content.xml", CONTENT("", "<t:p>Beste,</t:p>")}};
    struct document *document = reading_of_archive("a.odt", members, COUNT(members));
    assert_string_equal(document->text.bytes, "Beste,\n");
    assert_string_equal(document->hint, "Stad Aarle Dienst wonen ");
    document_end(document);
}

static void odt_faults_are_told(void **state) {
    (void)state;
    is_refused(odt_of(CONTENT("", "")), "document bevat geen tekst");
    is_refused(odt_of("<a"), "XML van het document is beschadigd");
    is_partial(odt_of("<a xmlns:t='t'><t:p>Begin.</t:p><t:p>"), "Begin.\n",
               "XML van het document is beschadigd; wat erna komt, is niet gelezen");
    const struct reading_member members[] = {
        {"mimetype", "application/vnd.oasis.opendocument.text"},
        {"META-INF/manifest.xml", "<m:encryption-data xmlns:m='m'/>"},
        {"content.xml", "\x01\x02"}};
    is_refused(reading_of_archive("a.odt", members, COUNT(members)),
               "is versleuteld met een wachtwoord");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(styles_make_headings),
        cmocka_unit_test(lists_are_counted),
        cmocka_unit_test(changes_are_accepted_and_hidden_text_is_left_out),
        cmocka_unit_test(fields_give_their_result),
        cmocka_unit_test(breaks_tabs_and_symbols),
        cmocka_unit_test(boxes_tell_whether_they_are_ticked),
        cmocka_unit_test(boxes_and_notes_break_no_paragraph),
        cmocka_unit_test(notes_of_a_text_without_headings_end_it),
        cmocka_unit_test(tables_are_rows),
        cmocka_unit_test(merged_cells_go_on_below),
        cmocka_unit_test(what_is_not_read_is_told),
        cmocka_unit_test(comments_are_told),
        cmocka_unit_test(heads_and_feet_of_pages_are_a_hint),
        cmocka_unit_test(faulty_documents_are_refused),
        cmocka_unit_test(broken_structure_is_survived),
        cmocka_unit_test(deep_tables_are_survived),
        cmocka_unit_test(odt_headings_are_numbered),
        cmocka_unit_test(odt_lists_are_counted),
        cmocka_unit_test(odt_text_is_as_shown),
        cmocka_unit_test(odt_notes_and_frames_break_nothing),
        cmocka_unit_test(odt_tables_and_forms),
        cmocka_unit_test(odt_comments_and_documents_within_are_told),
        cmocka_unit_test(odt_merged_cells_go_on_below),
        cmocka_unit_test(odt_heads_and_feet_of_pages_are_a_hint),
        cmocka_unit_test(odt_faults_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
