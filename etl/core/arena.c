#include "core/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_PAGE = 64 * 1024, ARENA_ALIGN = 16 };

struct arena_page {
    struct arena_page *older;
    size_t used, size;
};

struct arena {
    struct arena_page *newest;
};

enum { ARENA_HEAD = (sizeof(struct arena_page) + ARENA_ALIGN - 1) / ARENA_ALIGN * ARENA_ALIGN };

static _Noreturn void out_of_memory(size_t size) {
    fprintf(stderr, "overlegmonitor: onvoldoende geheugen (%zu bytes gevraagd)\n", size);
    exit(3);
}

static void *zeroed_or_end(size_t size) {
    void *memory = calloc(1, size);
    if (memory == NULL) out_of_memory(size);
    return memory;
}

struct arena *arena_new(void) {
    return zeroed_or_end(sizeof(struct arena));
}

void arena_end(struct arena *arena) {
    if (arena == NULL) return;
    for (struct arena_page *page = arena->newest; page != NULL;) {
        struct arena_page *older = page->older;
        free(page);
        page = older;
    }
    free(arena);
}

/* A request that is larger than a page gets a page of its own, placed behind the newest one so
 * that what is left of that one stays in use. */
static struct arena_page *page_add(struct arena *arena, size_t size) {
    int own = size > ARENA_PAGE / 4;
    struct arena_page *page = zeroed_or_end(ARENA_HEAD + (own ? size : (size_t)ARENA_PAGE));
    page->size = own ? size : (size_t)ARENA_PAGE;
    if (own && arena->newest != NULL) {
        page->older = arena->newest->older;
        arena->newest->older = page;
    } else {
        page->older = arena->newest;
        arena->newest = page;
    }
    return page;
}

void *arena_take(struct arena *arena, size_t size) {
    if (size > SIZE_MAX - ARENA_HEAD - ARENA_ALIGN) out_of_memory(size);
    size = (size + ARENA_ALIGN - 1) / ARENA_ALIGN * ARENA_ALIGN;
    struct arena_page *page = arena->newest;
    if (page == NULL || page->size - page->used < size) page = page_add(arena, size);
    char *taken = (char *)page + ARENA_HEAD + page->used;
    page->used += size;
    return taken;
}

char *arena_copy(struct arena *arena, const char *bytes, size_t length) {
    char *copy = arena_take(arena, length + 1);
    if (length > 0) memcpy(copy, bytes, length);
    return copy;
}

char *arena_vprint(struct arena *arena, const char *format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *text = arena_take(arena, length < 0 ? 1 : (size_t)length + 1);
    if (length > 0) vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

char *arena_print(struct arena *arena, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char *text = arena_vprint(arena, format, arguments);
    va_end(arguments);
    return text;
}

void *arena_room(struct arena *arena, void *array, size_t *room, size_t count, size_t size) {
    if (count < *room) return array;
    size_t wider = *room == 0 ? 8 : *room * 2;
    if (wider > SIZE_MAX / size / 2) out_of_memory(SIZE_MAX);
    void *moved = arena_take(arena, wider * size);
    if (count > 0) memcpy(moved, array, count * size);
    *room = wider;
    return moved;
}
