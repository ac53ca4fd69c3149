#include "input/office/docx_symbol.h"

#include <stdlib.h>
#include <string.h>

void docx_symbol_read(struct xml *xml, struct outline *outline) {
    static const struct {
        unsigned long sign;
        const char *text;
    } signs[] = {{0xF0E0, "→"}, {0xF0E8, "→"}, {0xF0F0, "→"}, {0xF0B7, "•"}, {0xF0A7, "•"},
                 {0xF0FC, "✓"}, {0xF0FB, "✗"}, {0xF0D8, "•"}, {0xF04A, "☺"}, {0xF0B3, "≥"}};
    const char *code = xml_attribute(xml, "char");
    unsigned long sign = code == NULL ? 0 : strtoul(code, NULL, 16);
    if (sign < 0xF000) sign |= 0xF000;
    if (sign == 0xF0FE || sign == 0xF0FD || sign == 0xF078 || sign == 0xF054) {
        outline_box(outline, true);
    } else if (sign == 0xF0A8 || sign == 0xF06F || sign == 0xF071 || sign == 0xF0A3) {
        outline_box(outline, false);
    } else {
        for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
            if (signs[i].sign == sign) outline_text(outline, signs[i].text, strlen(signs[i].text));
    }
}
