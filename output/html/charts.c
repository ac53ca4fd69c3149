/* The two charts, as SVG of a fixed width: a bar a city, a bar a topic. Every figure in them is
 * also said in words or in a table. */
#include <math.h>

#include "output/wording.h"
#include "page.h"

enum { WIDTH = 460, LEFT = 96, RIGHT = 96, ROW = 24, TOP = 26 };

static void open_chart(struct page *page, const char *id, const char *title, const char *text,
                       double height) {
    markup(page->out,
           "<figure>\n<figcaption>$t</figcaption>\n<svg role=\"img\" viewBox=\"0 0 $n $f\" "
           "aria-labelledby=\"$t-title $t-desc\">\n<title id=\"$t-title\">$t</title>"
           "<desc id=\"$t-desc\">$t</desc>\n",
           title, (size_t)WIDTH, height, id, id, id, title, id, text);
}

static void close_chart(struct page *page) { markup(page->out, "</svg>\n</figure>\n"); }

static void put_line(struct page *page, const char *class, double x, double top, double bottom) {
    markup(page->out, "<line class=\"$t\" x1=\"$f\" x2=\"$f\" y1=\"$f\" y2=\"$f\"/>", class, x, x,
           top, bottom);
}

static void put_words(struct page *page, const char *class, double x, double y, const char *text) {
    markup(page->out, "<text class=\"$t\" x=\"$f\" y=\"$f\">$t</text>", class, x, y, text);
}

static void put_bar(struct page *page, const char *class, double x, double y, double width) {
    markup(page->out, "<rect class=\"$t\" x=\"$f\" y=\"$f\" width=\"$f\" height=\"14\"/>", class, x,
           y, width);
}

static size_t count_centrumsteden(const struct benchmark *benchmark) {
    size_t count = 0;
    for (size_t i = 0; i < benchmark->cities.count; i++)
        count += benchmark->cities.at[i].is_centrumstad;
    return count;
}

/* The highest number of meetings that any bar must hold; 4 at least. */
static double most_meetings(const struct benchmark *benchmark) {
    double most = isnan(benchmark->norm) ? 4 : fmax(4, benchmark->norm);
    for (size_t i = 0; i < benchmark->cities.count; i++)
        if (benchmark->cities.at[i].is_centrumstad)
            most = fmax(most, fmax(benchmark->cities.at[i].meetings.min,
                                   benchmark->cities.at[i].meetings.max));
    return most;
}

/* A full bar up to the minimum, an open one from there to the maximum; words where the city gave no
 * number. */
static void put_meetings(struct page *page, const struct benchmark_city *city, double y,
                         double unit) {
    double min = city->meetings.min, max = city->meetings.max, end = LEFT;
    put_words(page, "name", LEFT - 8, y + 12, city->city);
    if (!isnan(min)) put_bar(page, "full", LEFT, y, min * unit);
    if (!isnan(min)) end = LEFT + min * unit;
    if (!isnan(max) && !(max <= min)) {
        put_bar(page, "open", end, y, LEFT + max * unit - end);
        end = LEFT + max * unit;
    }
    put_words(page, isnan(min) && isnan(max) ? "none" : "value", end + 6, y + 12,
              page_times(page, city));
    markup(page->out, "\n");
}

static void put_scale(struct page *page, double most, double unit, double bottom) {
    double step = most <= 12 ? 1 : ceil(most / 6);
    for (double at = 0; at <= most; at += step) {
        put_line(page, "grid", LEFT + at * unit, TOP - 4, bottom);
        put_words(page, "tick", LEFT + at * unit, bottom + 14,
                  arena_print(page->arena, "%.0f", at));
    }
}

void page_meetings(struct page *page) {
    const struct benchmark *benchmark = page->benchmark;
    double most = most_meetings(benchmark), unit = (WIDTH - LEFT - RIGHT) / most, y = TOP;
    double bottom = TOP + ROW * (double)count_centrumsteden(benchmark);
    open_chart(page, "chart-meetings", "Vergaderingen van het lokaal woonoverleg, per jaar",
               "Een balk per centrumstad: vol tot het minimum, open tot het maximum. Steden zonder "
               "getal staan er met hun woorden. Dezelfde cijfers staan in de tabel Vergelijking.",
               bottom + 22);
    put_scale(page, most, unit, bottom);
    for (size_t i = 0; i < benchmark->cities.count; i++) {
        if (!benchmark->cities.at[i].is_centrumstad) continue;
        put_meetings(page, &benchmark->cities.at[i], y + 3, unit);
        y += ROW;
    }
    if (!isnan(benchmark->norm)) {
        put_line(page, "norm", LEFT + benchmark->norm * unit, TOP - 8, bottom);
        put_words(page, "normword", LEFT + benchmark->norm * unit, TOP - 12,
                  arena_print(page->arena, "norm: %.3g", benchmark->norm));
    }
    close_chart(page);
}

enum { STATE_COUNT = TOPIC_STATE_GEEN_OPGAVE + 1 };

static void put_part(struct page *page, int state, size_t count, double x, double y, double unit) {
    static const char *const classes[] = {"s0", "s1", "s2", "s3"}, *const marks[] = {"✓", "§", "–",
                                                                                     "?"};
    if (count == 0) return;
    double width = (double)count * unit;
    put_bar(page, classes[state], x, y, width);
    put_words(page, "count", x + width / 2, y + 11,
              arena_print(page->arena, "%s%zu", marks[state], count));
}

/* The topic's name with its bar below it. */
static void put_coverage(struct page *page, size_t topic, double y, double unit) {
    const struct benchmark *benchmark = page->benchmark;
    size_t counts[STATE_COUNT] = {0};
    double x = 0;
    for (size_t i = 0; i < benchmark->cities.count; i++)
        if (benchmark->cities.at[i].is_centrumstad)
            counts[benchmark->cities.at[i].topics[topic].state]++;
    put_words(page, "topic", 0, y,
              arena_print(page->arena, "%s (%s)", benchmark->topics.at[topic].label,
                          requirement_label(benchmark->topics.at[topic].required)));
    for (int state = 0; state < STATE_COUNT; state++) {
        put_part(page, state, counts[state], x, y + 4, unit);
        x += (double)counts[state] * unit;
    }
    markup(page->out, "\n");
}

void page_coverage(struct page *page) {
    const struct benchmark *benchmark = page->benchmark;
    size_t count = count_centrumsteden(benchmark);
    double unit = count == 0 ? 0 : (double)WIDTH / (double)count, y = 14;
    open_chart(page, "chart-topics", "Hoeveel centrumsteden een thema bespreken",
               "Een balk per thema, verdeeld over de centrumsteden: besproken, enkel als "
               "verplichting genoemd, niet vermeld, geen opgave. De tabel Thema's zegt welke.",
               14 + 36 * (double)benchmark->topics.count);
    topic_order order = page_topic_order(page);
    for (size_t i = 0; i < order.count; i++, y += 36) put_coverage(page, order.at[i], y, unit);
    markup(page->out, "</svg>\n<p class=\"legend\">");
    for (int state = 0; state < STATE_COUNT; state++)
        markup(page->out, "<span class=\"k$n\">$t</span> ", (size_t)state,
               wording_topic_state((enum topic_state)state));
    markup(page->out, "</p>\n</figure>\n");
}
