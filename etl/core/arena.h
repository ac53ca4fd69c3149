/* Memory by lifetime: everything that lives as long as a run, a document or a rulebook comes
 * from one arena and goes with it in one call. There is no free for a single object.
 *
 * Running out of memory ends the process with a message and status 3; no caller checks for NULL. */
#ifndef CORE_ARENA_H
#define CORE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void);

/* Ends all that was taken from the arena, and the arena. NULL is allowed. */
void arena_end(struct arena *arena);

/* size bytes, zeroed, aligned for any type; never NULL. */
void *arena_take(struct arena *arena, size_t size);

/* A NUL-terminated copy of length bytes. */
char *arena_copy(struct arena *arena, const char *bytes, size_t length);

/* printf into the arena. */
char *arena_print(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprint(struct arena *arena, const char *format, va_list arguments);

/* A growing array whose elements live in an arena. Growing moves the elements: keep indexes,
 * not pointers, while a list is being filled. */
#define LIST(type)                                                                                 \
    struct {                                                                                       \
        type *at;                                                                                  \
        size_t count, room;                                                                        \
    }

/* Appends one zeroed element and gives its address. */
#define list_add(arena, list)                                                                      \
    ((list)->at =                                                                                  \
         arena_room((arena), (list)->at, &(list)->room, (list)->count, sizeof *(list)->at),        \
     &(list)->at[(list)->count++])

/* Sets at, a size_t, to the first index of count sorted entries of which is_before, an expression
 * in at, does not hold; to count where it holds of all. */
#define BISECT(at, count, is_before)                                                               \
    for (size_t low_ = 0, high_ = (count); (at) = low_ + (high_ - low_) / 2, low_ < high_;) {      \
        if (is_before)                                                                             \
            low_ = (at) + 1;                                                                       \
        else                                                                                       \
            high_ = (at);                                                                          \
    }

/* For list_add: the array, with room for one element more. */
void *arena_room(struct arena *arena, void *array, size_t *room, size_t count, size_t size);

#endif
