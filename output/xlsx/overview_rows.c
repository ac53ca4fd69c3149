#include "overview_rows.h"

#include <math.h>

/* A chart has a line under it that names who is not in it, and then a blank row. */
enum { CHART_BLOCK = CHART_ROWS + 2 };

static bool shows_topics(const struct benchmark *benchmark) {
    for (size_t i = 0; i < benchmark->cities.count; i++) {
        const struct benchmark_city *city = &benchmark->cities.at[i];
        if (city->is_centrumstad && !isnan(benchmark_figure(benchmark, city, FIGURE_TOPICS)))
            return true;
    }
    return false;
}

struct overview_rows overview_rows_of(const struct benchmark *benchmark) {
    struct overview_rows rows = {0};
    while (rows.city_count < benchmark->cities.count &&
           benchmark->cities.at[rows.city_count].is_centrumstad)
        rows.city_count++;
    /* a table without rows has one that says so */
    rows.median = FIRST_ROW_OVERVIEW + (rows.city_count > 0 ? rows.city_count : 1);
    rows.norm = rows.median + 1;
    size_t next = rows.norm + 2;
    if (benchmark->medians[FIGURE_MEETINGS].cities > 0) {
        rows.meetings = next;
        next += CHART_BLOCK;
    }
    if (shows_topics(benchmark)) {
        rows.topics = next;
        next += CHART_BLOCK;
    }
    /* a head, the titles of the groups and those of the table */
    if (rows.city_count < benchmark->cities.count) rows.others = next + 3;
    return rows;
}

size_t overview_row(const struct overview_rows *rows, size_t city) {
    return city < rows->city_count ? FIRST_ROW_OVERVIEW + city
                                   : rows->others + city - rows->city_count;
}
