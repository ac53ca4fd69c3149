/* The steps of reading an item, in the order in which each may use what the ones before it found:
 * sentences, bodies, dates, then the facts that depend on them. */
#ifndef ENGINE_EXTRACTORS_H
#define ENGINE_EXTRACTORS_H

#include "rules/engine/reading.h"

typedef void extractor(struct reading *reading);

extractor sentences_split; /* fills reading->sentences */
extractor bodies_find;     /* fills reading->bodies */
extractor dates_find, frequency_find, topics_find, participants_find;

#endif
