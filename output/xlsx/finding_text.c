#include "finding_text.h"

enum { QUOTES_MAX = 5 };

static const char *quotes(struct arena *arena, const evidence_list *evidence) {
    const char *text = "";
    for (size_t i = 0; i < evidence->count && i < QUOTES_MAX; i++) {
        const struct evidence *words = &evidence->at[i];
        text = arena_print(arena, "%s%s“%s”", text, i > 0 ? "\n" : "",
                           text_words(&words->document->text, words->span, arena));
    }
    if (evidence->count <= QUOTES_MAX) return text;
    return arena_print(arena, "%s\nen nog %zu", text, evidence->count - QUOTES_MAX);
}

const char *finding_quotes(struct arena *arena, const struct finding *finding) {
    if (finding->searched.count == 0) return quotes(arena, &finding->evidence);
    return arena_print(arena, "gezocht in %s", quotes(arena, &finding->searched));
}
