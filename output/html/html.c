/* The whole benchmark as one page: the order of its parts, and what keeps it to itself. The policy
 * in its head allows this stylesheet and this script, by their hashes, and nothing else: no
 * network, no image, no other script, whatever a submission holds. */
#include <nettle/base64.h>
#include <nettle/sha2.h>

#include "assets.h"
#include "output/whole.h"
#include "output/wording.h"
#include "output/writer.h"
#include "page.h"

struct hash {
    char text[BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE) + 1];
};

static struct hash hash_of(const unsigned char *bytes, size_t size) {
    struct hash hash = {{0}};
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, size, bytes);
    sha256_digest(&context, sizeof digest, digest);
    base64_encode_raw(hash.text, sizeof digest, digest);
    return hash;
}

static void put_head(struct page *page) {
    struct hash style = hash_of(page_css, page_css_size), script = hash_of(page_js, page_js_size);
    markup(page->out,
           "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
           "style-src 'sha256-$t'; script-src 'sha256-$t'; base-uri 'none'; form-action 'none'\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta name=\"referrer\" content=\"no-referrer\">\n"
           "<meta name=\"color-scheme\" content=\"light dark\">\n"
           "<title>Lokaal woonoverleg, peildatum $t</title>\n<style>",
           style.text, script.text, page->benchmark->peildatum);
    fwrite(page_css, 1, page_css_size, page->out);
    markup(page->out, "</style>\n</head>\n");
}

/* What finds and filters; the script fills it and shows it. */
static void put_bar(struct page *page) {
    static const char *const kinds[][2] = {{"q", "frequentie"},
                                           {"p", "deelnemer"},
                                           {"d", "datum"},
                                           {"t", "thema"},
                                           {"w", "vindplaats"}};
    markup(page->out, "<div id=\"bar\" role=\"search\" aria-label=\"Zoeken en markeren\" "
                      "hidden>\n<label>Stad <input type=\"search\" id=\"search\" "
                      "autocomplete=\"off\"></label>\n"
                      "<label><input type=\"checkbox\" id=\"in-texts\"> ook in de teksten</label>\n"
                      "<fieldset><legend>Markeer</legend>\n");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        markup(page->out,
               "<label><input type=\"checkbox\" data-kind=\"$t\" checked> "
               "<span class=\"key $t\">$t</span> <span class=\"count\"></span></label>\n",
               kinds[i][0], kinds[i][0], kinds[i][1]);
    markup(page->out,
           "</fieldset>\n<span class=\"steps\"><button type=\"button\" id=\"previous\">‹ "
           "vorige</button> <button type=\"button\" id=\"next\">volgende ›</button> "
           "<label><input type=\"checkbox\" id=\"keys\" checked> toetsen p en n</label></span>\n"
           "<p id=\"status\" role=\"status\"></p>\n</div>\n");
}

static void put_body(struct page *page) {
    markup(page->out,
           "<body>\n<a class=\"skip\" href=\"#vergelijking\">Naar de vergelijking</a>\n"
           "<header><h1>Lokaal woonoverleg in Vlaamse steden en gemeenten</h1>\n"
           "<p>Wat de inzendingen zeggen, vergeleken met de regelgeving op $t</p>\n"
           "<nav aria-label=\"Onderdelen\"><ul>\n"
           "<li><a href=\"#overzicht\">Overzicht</a></li>\n"
           "<li><a href=\"#vergelijking\">Vergelijking</a></li>\n"
           "<li><a href=\"#themas\">Thema's</a></li>\n"
           "<li><a href=\"#deelnemers\">Deelnemers</a></li>\n<li><a href=\"#steden\">Per "
           "stad</a></li>\n"
           "<li><a href=\"#bronnen\">Bronnen</a></li>\n"
           "<li><a href=\"#toelichting\">Toelichting</a></li>\n</ul></nav></header>\n",
           wording_day(page->benchmark->peildatum, page->arena));
    put_bar(page);
    markup(page->out, "<main>\n");
    page_summary(page);
    page_comparison(page);
    page_topics(page);
    page_participants(page);
    page_cities(page);
    page_inputs(page);
    page_notes(page);
    markup(page->out, "</main>\n<div id=\"tip\" role=\"tooltip\" hidden></div>\n<script>");
    fwrite(page_js, 1, page_js_size, page->out);
    markup(page->out, "</script>\n</body>\n</html>\n");
}

bool html_write(const struct benchmark *benchmark, const char *path, struct diag *diag) {
    FILE *out = whole_stream(path, diag);
    if (out == NULL) return false;
    struct arena *arena = arena_new();
    struct page page = {out, benchmark, anchors_new(benchmark, arena), arena};
    put_head(&page);
    put_body(&page);
    arena_end(arena);
    return whole_stream_end(out, path, diag);
}
