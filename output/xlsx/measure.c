#include "measure.h"

#include <math.h>
#include <stdbool.h>

enum { FIRST_WIDTH = ' ', LAST_WIDTH = '~', OTHER_WIDTH = 600 };

/* Of Arial, in thousandths of an em: from the space to the tilde. Other characters are letters with
 * an accent and dashes for the most part, which are somewhat narrower than OTHER_WIDTH. */
static const short widths[] = {278,  278, 355, 556, 556, 889, 667, 191,
                               333,  333, 389, 584, 278, 333, 278, 278, /*  !"#$%&'...*/
                               556,  556, 556, 556, 556, 556, 556, 556,
                               556,  556, 278, 278, 584, 584, 584, 556, /* 0-9:;<=>? */
                               1015, 667, 667, 722, 722, 667, 611, 778,
                               722,  278, 500, 667, 556, 833, 722, 778, /* @A-O */
                               667,  778, 722, 667, 611, 722, 667, 944,
                               667,  667, 611, 278, 278, 278, 469, 556, /* P-Z[\]^_ */
                               333,  556, 556, 500, 556, 556, 278, 556,
                               556,  222, 222, 500, 222, 833, 556, 556, /* `a-o */
                               556,  556, 333, 500, 278, 556, 500, 722,
                               500,  500, 500, 334, 260, 334, 584}; /* p-z{|}~ */

static bool is_break(char byte) { return byte == ' ' || byte == '\n' || byte == '\t'; }

static double width_of(char byte) {
    if (((unsigned char)byte & 0xC0) == 0x80) return 0; /* goes on with the character before it */
    if (byte < FIRST_WIDTH || byte > LAST_WIDTH) return OTHER_WIDTH / 1000.0;
    return widths[byte - FIRST_WIDTH] / 1000.0;
}

/* The width of the word at text; *end goes behind it. */
static double word_width(const char *text, const char **end) {
    double width = 0;
    const char *c = text;
    for (; *c != '\0' && !is_break(*c); c++) width += width_of(*c);
    *end = c;
    return width;
}

size_t measure_lines(const char *text, double room) {
    double used = 0;
    size_t lines = 1;
    if (room < 1) room = 1;
    while (*text != '\0') {
        double width = word_width(text, &text);
        if (used > 0 && used + width > room) lines++, used = 0;
        used += width;
        for (; used > room; used -= room) lines++;
        if (*text == '\n') lines++, used = 0;
        if (*text == ' ' || *text == '\t') used += width_of(' ');
        if (*text != '\0') text++;
    }
    return lines;
}

double measure_width(const char *text) {
    double width = 0;
    for (; *text != '\0'; text++) width += width_of(*text);
    return width;
}

double measure_word(const char *text) {
    double longest = 0;
    while (*text != '\0') {
        longest = fmax(longest, word_width(text, &text));
        if (*text != '\0') text++;
    }
    return longest;
}
