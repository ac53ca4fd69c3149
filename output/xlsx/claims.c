#include "claims.h"

#include <string.h>
#include <strings.h>

enum { NAME_MAX_LENGTH = 255 };

static const char signs[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

bool claim_name(struct claims *claims, const char *name) {
    size_t length = strspn(name, signs);
    if (length == 0 || name[length] != '\0' || length > NAME_MAX_LENGTH) return false;
    for (size_t i = 0; i < claims->names.count; i++)
        if (strcasecmp(claims->names.at[i], name) == 0) return false;
    *list_add(claims->arena, &claims->names) = name;
    return true;
}

static bool overlap(const struct area *a, const struct area *b) {
    return a->sheet == b->sheet && a->first_row <= b->last_row && b->first_row <= a->last_row &&
           a->first_column <= b->last_column && b->first_column <= a->last_column;
}

static bool is_in_table(const struct claims *claims, const struct area *area) {
    for (size_t i = 0; i < claims->tables.count; i++)
        if (overlap(&claims->tables.at[i], area)) return true;
    return false;
}

static struct area *merged_before(struct claims *claims, int sheet) {
    for (size_t i = 0; i < claims->merged.count; i++)
        if (claims->merged.at[i].sheet == sheet) return &claims->merged.at[i];
    return NULL;
}

bool claim_table(struct claims *claims, struct area area) {
    const struct area *merged = merged_before(claims, area.sheet);
    if (is_in_table(claims, &area) || (merged != NULL && overlap(merged, &area))) return false;
    *list_add(claims->arena, &claims->tables) = area;
    return true;
}

bool claim_merged(struct claims *claims, struct area area) {
    struct area *before = merged_before(claims, area.sheet);
    if (is_in_table(claims, &area)) return false;
    if (before == NULL) {
        *list_add(claims->arena, &claims->merged) = area;
        return true;
    }
    bool is_behind = area.first_row > before->last_row || (area.first_row == before->first_row &&
                                                           area.first_column > before->last_column);
    if (is_behind) *before = area;
    return is_behind;
}
