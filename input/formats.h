/* The readers there are. A new format declares its reader here and stands in reader.c's table. */
#ifndef INPUT_FORMATS_H
#define INPUT_FORMATS_H

#include "input/reader.h"

/* Rows of a SharePoint list, pasted as text: all cities grouped, or the view of one city. */
extern const struct reader sharepoint_reader;

/* A table in a text file, parted by ; , tab or |. */
extern const struct reader csv_reader;

/* A workbook of Excel: the rows of its tables, its forms, its other cells. */
extern const struct reader xlsx_reader;

/* The same of OpenDocument. */
extern const struct reader ods_reader;

/* Any text: headings with what stands under them. */
extern const struct reader plain_reader;

/* A zip archive that is no office file: no items of its own, its files as parts. */
extern const struct reader zip_reader;

/* A mail as it is sent and saved (.eml), or a web page saved as one (.mht): head and body are its
 * text, attachments its parts. */
extern const struct reader mail_reader;

/* A PDF, by the program pdftotext of Poppler. */
extern const struct reader pdf_reader;

/* Documents of Word and Writer, web pages: see input/outline/outline.h for what becomes of their
 * text. */
extern const struct reader docx_reader, odt_reader, html_reader;

#endif
