#include "style.h"

enum {
    INK = 0x1A1A1A,
    INK_LINK = 0x1F4E9E,
    INK_PALE = 0x505050,
    NAVY = 0x1F3864,
    WHITE = 0xFFFFFF,
    PALE_BLUE = 0xDCE6F2,
    NO_GROUND = -1
};

struct look {
    int ink, ground; /* RGB, or NO_GROUND */
    double size;
    uint8_t across, down;
    bool bold, wrap;
    bool ruled, fenced; /* a thin line under the cell; a white one before it */
    int16_t turned;     /* degrees */
    const char *number, *font;
};

#define BASE_CELL .down = LXW_ALIGN_VERTICAL_TOP, .wrap = true, .ruled = true
#define TABLE_CELL .size = 10, BASE_CELL
#define FINE_CELL .size = 8, BASE_CELL
#define MARK(tint, shade)                                                                          \
    { .ink = (shade), .ground = (tint), .across = LXW_ALIGN_LEFT, TABLE_CELL }
#define NUMBER_CELL(shape)                                                                         \
    { .ink = INK, .ground = NO_GROUND, .across = LXW_ALIGN_CENTER, .number = (shape), TABLE_CELL }

static const struct look looks[STYLE_COUNT] = {
    [STYLE_TITLE] = {.ink = NAVY, .ground = NO_GROUND, .size = 16, .bold = true},
    [STYLE_CAPTION] = {.ink = INK_PALE, .ground = NO_GROUND, .size = 10},
    [STYLE_HEAD] = {.ink = NAVY, .ground = NO_GROUND, .size = 12, .bold = true},
    [STYLE_LABEL] = {.ink = INK,
                     .ground = NO_GROUND,
                     .size = 10,
                     .bold = true,
                     .wrap = true,
                     .down = LXW_ALIGN_VERTICAL_TOP},
    [STYLE_PROSE] = {.ink = INK,
                     .ground = NO_GROUND,
                     .size = 10,
                     .wrap = true,
                     .across = LXW_ALIGN_LEFT,
                     .down = LXW_ALIGN_VERTICAL_TOP},
    [STYLE_HEADER] = {.ink = WHITE,
                      .ground = NAVY,
                      .size = 9,
                      .bold = true,
                      .wrap = true,
                      .down = LXW_ALIGN_VERTICAL_TOP},
    [STYLE_HEADER_TURNED] = {.ink = WHITE,
                             .ground = NAVY,
                             .size = 9,
                             .bold = true,
                             .turned = 90,
                             .across = LXW_ALIGN_CENTER,
                             .down = LXW_ALIGN_VERTICAL_BOTTOM},
    [STYLE_GROUP] = {.ink = NAVY,
                     .ground = PALE_BLUE,
                     .size = 10,
                     .bold = true,
                     .wrap = true,
                     .ruled = true,
                     .fenced = true,
                     .across = LXW_ALIGN_LEFT},
    [STYLE_TEXT] = {.ink = INK, .ground = NO_GROUND, .across = LXW_ALIGN_LEFT, TABLE_CELL},
    [STYLE_NAME] =
        {.ink = INK, .ground = NO_GROUND, .across = LXW_ALIGN_LEFT, .bold = true, TABLE_CELL},
    [STYLE_FINE] = {.ink = INK_PALE, .ground = NO_GROUND, .across = LXW_ALIGN_LEFT, FINE_CELL},
    [STYLE_CODE] = {.ink = INK_PALE,
                    .ground = NO_GROUND,
                    .across = LXW_ALIGN_LEFT,
                    .font = "Courier New",
                    FINE_CELL},
    [STYLE_INPUT] = {.ink = INK, .ground = 0xFFFBE6, .across = LXW_ALIGN_LEFT, TABLE_CELL},
    [STYLE_CENTRE] = {.ink = INK, .ground = NO_GROUND, .across = LXW_ALIGN_CENTER, TABLE_CELL},
    [STYLE_INTEGER] = NUMBER_CELL("#,##0"),
    [STYLE_DECIMAL] = NUMBER_CELL("#,##0.0#"),
    [STYLE_COUNT_OR_DASH] = NUMBER_CELL("#,##0;-#,##0;\"–\""),
    [STYLE_DATE] = {.ink = INK,
                    .ground = NO_GROUND,
                    .size = 10,
                    .across = LXW_ALIGN_LEFT,
                    .down = LXW_ALIGN_VERTICAL_TOP,
                    .number = "[$-413]d mmmm yyyy"},
    [STYLE_SUM_NAME] =
        {.ink = NAVY, .ground = PALE_BLUE, .across = LXW_ALIGN_LEFT, .bold = true, TABLE_CELL},
    [STYLE_SUM] =
        {.ink = NAVY, .ground = PALE_BLUE, .across = LXW_ALIGN_CENTER, .bold = true, TABLE_CELL},
    [STYLE_GOOD] = MARK(0xE2F0D9, 0x1E5631),
    [STYLE_BAD] = MARK(0xFBE0DD, 0x8B1A10),
    [STYLE_DOUBT] = MARK(0xFFF2CC, 0x6B4E00),
    [STYLE_MUTED] = MARK(0xEDEDED, 0x404040),
};

bool style_wraps(enum style style) { return looks[style].wrap; }

/* Of Arial's regular widths: bold letters are wider, and so are those of Courier. */
static double widening(enum style style) {
    return looks[style].bold ? 1.09 : looks[style].font != NULL ? 1.12 : 1.02;
}

/* A width is in digits of the workbook's own font, which are 7 pixels wide, with the margins on top
 * of them; an em is as many pixels as 4/3 of its points. */
double style_room(enum style style, double width) {
    return width * 7 / (looks[style].size * 4 / 3) / widening(style);
}

double style_column(enum style style, double room) { return room / style_room(style, 1); }

double style_line(enum style style) { return looks[style].size * 1.28; }

static bool is_mark(enum style style) { return style >= STYLE_GOOD; }

static void set_font(lxw_format *format, const struct look *look) {
    format_set_font_name(format, look->font == NULL ? "Arial" : look->font);
    format_set_font_size(format, look->size);
    format_set_font_color(format, (lxw_color_t)look->ink);
    if (look->bold) format_set_bold(format);
}

static void set_frame(lxw_format *format, const struct look *look) {
    if (look->ground != NO_GROUND) format_set_bg_color(format, (lxw_color_t)look->ground);
    if (look->across != LXW_ALIGN_NONE) format_set_align(format, look->across);
    if (look->down != LXW_ALIGN_NONE) format_set_align(format, look->down);
    if (look->wrap) format_set_text_wrap(format);
    if (look->turned != 0) format_set_rotation(format, look->turned);
    if (look->number != NULL) format_set_num_format(format, look->number);
    if (look->ruled) {
        format_set_bottom(format, LXW_BORDER_THIN);
        format_set_bottom_color(format, 0xBFBFBF);
    }
    if (look->fenced) {
        format_set_left(format, LXW_BORDER_MEDIUM);
        format_set_left_color(format, WHITE);
    }
}

static lxw_format *new_format(lxw_workbook *workbook, enum style style, bool linked) {
    lxw_format *format = workbook_add_format(workbook);
    if (format == NULL) return NULL;
    set_font(format, &looks[style]);
    set_frame(format, &looks[style]);
    if (linked) format_set_underline(format, LXW_UNDERLINE_SINGLE);
    if (linked && !is_mark(style)) format_set_font_color(format, INK_LINK);
    return format;
}

bool style_formats(lxw_workbook *workbook, lxw_format *formats[STYLE_COUNT][2]) {
    for (int style = 0; style < STYLE_COUNT; style++)
        for (int linked = 0; linked < 2; linked++) {
            formats[style][linked] = new_format(workbook, (enum style)style, linked);
            if (formats[style][linked] == NULL) return false;
        }
    return true;
}
