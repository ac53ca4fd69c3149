#include "fact_text.h"

#include <string.h>

const char *fact_kind_label(const struct fact *fact) {
    static const char *const words[] = {[FACT_KIND_FREQUENCY] = "frequentie",
                                        [FACT_KIND_PARTICIPANT] = "deelnemer",
                                        [FACT_KIND_DATE] = "datum",
                                        [FACT_KIND_TOPIC] = "thema"};
    return fact == NULL ? "vindplaats" : words[fact->kind];
}

static const char *topic_label(const struct benchmark *benchmark, const char *code) {
    for (size_t i = 0; i < benchmark->topics.count; i++)
        if (strcmp(benchmark->topics.at[i].code, code) == 0) return benchmark->topics.at[i].label;
    return code;
}

static const char *type_label(const struct benchmark *benchmark, const char *code) {
    for (size_t i = 0; i < benchmark->types.count; i++)
        if (strcmp(benchmark->types.at[i].code, code) == 0) return benchmark->types.at[i].label;
    return code;
}

const char *fact_label(const struct book *book, const struct fact *fact) {
    if (fact == NULL) return "";
    switch (fact->kind) {
    case FACT_KIND_PARTICIPANT: return type_label(book->benchmark, fact->participant.type);
    case FACT_KIND_TOPIC: return topic_label(book->benchmark, fact->topic.code);
    case FACT_KIND_FREQUENCY:
    case FACT_KIND_DATE: return fact_value(fact, book->arena);
    }
    return "";
}

static const char *frequency_remark(struct arena *arena, const struct frequency *frequency) {
    static const char *const roles[] = {
        [FREQUENCY_ROLE_VERGADERING] = "vergadering",
        [FREQUENCY_ROLE_AGENDAPUNT] = "agendapunt",
        [FREQUENCY_ROLE_ANDERE] = "niet over een overleg",
    };
    return arena_print(arena, "%s%s%s", roles[frequency->role],
                       frequency->duty ? ", enkel als verplichting" : "",
                       frequency->ambiguous ? ", dubbelzinnig woord" : "");
}

static const char *participant_remark(struct arena *arena, const struct participant *participant) {
    const char *name = participant->name == NULL ? "" : participant->name;
    const char *state = attendance_word(participant->state);
    if (state == NULL) return name;
    return arena_print(arena, "%s%s%s", name, name[0] == '\0' ? "" : ", ", state);
}

const char *fact_remark(struct arena *arena, const struct fact *fact) {
    if (fact == NULL) return "";
    switch (fact->kind) {
    case FACT_KIND_FREQUENCY: return frequency_remark(arena, &fact->frequency);
    case FACT_KIND_PARTICIPANT: return participant_remark(arena, &fact->participant);
    case FACT_KIND_TOPIC:
        return fact->topic.status == TOPIC_STATUS_BESPROKEN ? "besproken"
                                                            : "enkel als verplichting";
    case FACT_KIND_DATE: return "";
    }
    return "";
}
