/* The stylesheet and the script of the page, as page.css and page.js are when the tool is built:
 * the Makefile makes the source of these. */
#ifndef OUTPUT_HTML_ASSETS_H
#define OUTPUT_HTML_ASSETS_H

#include <stddef.h>

extern const unsigned char page_css[], page_js[];
extern const size_t page_css_size, page_js_size;

#endif
