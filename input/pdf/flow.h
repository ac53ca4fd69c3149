/* The lines of a PDF as paragraphs, headings, entries of lists and rows. */
#ifndef INPUT_PDF_FLOW_H
#define INPUT_PDF_FLOW_H

#include "input/outline/outline.h"
#include "input/pdf/page.h"

/* Adds the pages to the outline, each with its place. */
void pdf_flow(struct outline *outline, pdf_pages *pages);

#endif
