/* <w:sym>: signs of Microsoft's symbol fonts. */
#ifndef INPUT_OFFICE_DOCX_SYMBOL_H
#define INPUT_OFFICE_DOCX_SYMBOL_H

#include "input/office/xml.h"
#include "input/outline/outline.h"

/* Adds what the sign that starts means, a box of a form too; nothing where it is mere ornament. */
void docx_symbol_read(struct xml *xml, struct outline *outline);

#endif
