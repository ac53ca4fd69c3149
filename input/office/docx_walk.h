/* The parts of a Word document as pieces of an outline. */
#ifndef INPUT_OFFICE_DOCX_WALK_H
#define INPUT_OFFICE_DOCX_WALK_H

#include "input/office/docx_numbering.h"
#include "input/office/docx_styles.h"
#include "input/office/xml.h"
#include "input/outline/outline.h"

enum { DOCX_NOTES_MOST = 65536 };

struct docx_box {
    struct aside *aside;
    size_t depth; /* asides around it */
};

/* Whether a cell is one with those below or above it. */
enum docx_merge { DOCX_MERGE_NONE, DOCX_MERGE_BEGINS, DOCX_MERGE_GOES_ON };

/* What is kept while the parts of one document are walked. */
struct docx_walk {
    struct outline *outline;
    struct arena *arena;
    struct xml *xml;
    struct docx_styles styles;
    struct docx_numbering *numbering;
    LIST(struct aside *) notes;
    LIST(size_t) due;                   /* notes referred to, to be put in */
    LIST(struct docx_box) boxes;        /* text boxes of the paragraphs that stand open */
    size_t counted[2];                  /* footnotes, endnotes */
    size_t note_of[2][DOCX_NOTES_MOST]; /* footnotes, endnotes by id: in notes, from 1 */
    size_t tables;                      /* that stand open */
    size_t asides;                      /* boxes and notes that stand open */
    size_t embedded;                    /* objects that are left out */
    unsigned long long fields; /* a bit for each that stands open: whether it is in its code */
    size_t field_depth;
    /* Of the paragraph: */
    const struct docx_style *style;
    long number, depth;
    int level;
    bool in_properties, is_skipped;
    /* Of the run, the row, the cell and the content control: */
    bool in_text, is_hidden, in_row_properties;
    enum docx_merge merge;
    bool is_box, is_ticked, is_placeholder, is_contents;
    bool has_headings;
};

/* Walks word/document.xml or, before it, the notes; false where the XML is at fault. */
bool docx_walk(struct docx_walk *walk, const char *bytes, size_t length);

/* Puts in the notes that are still due. */
void docx_walk_end(struct docx_walk *walk);

#endif
