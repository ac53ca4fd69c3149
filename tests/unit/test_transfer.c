/* etl/transfer: what comes out is what went in, and what was tampered with gives no document. */
#include <math.h>
#include <string.h>

#include "support.h"
#include "transfer.h"

static const char text[] =
    "Stad Gent\n\nLokaal woonoverleg\nHet lokaal woonoverleg komt tweejaarlijks samen op 31 "
    "februari 2019.\nDeelnemers: OCMW, Huurdersbond.\nOp de agenda staan de wachtlijsten.\n";

static struct document *full(void) {
    struct document *document = read_text("gent.txt", text, "2020-06-30");
    document_partial(document, 3, "half gelezen");
    *list_add(document->arena, &document->declared) = (struct declared_count){"Gent", 7, 6, {0, 4}};
    *list_add(document->arena, &document->tags) =
        (struct tag){"piramide", "1 stimuleren", NULL, 0, {0, 4}, {0, 9}};
    return document;
}

static void a_document_arrives_as_it_was_sent(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct document *sent = full();
    struct bytes message = transfer_pack(sent, arena);
    struct document *got = transfer_unpack(message.at, message.length, real_rules());
    assert_non_null(got);
    assert_string_equal(got->name, sent->name);
    assert_string_equal(got->sha256, sent->sha256);
    assert_int_equal(got->status, DOCUMENT_STATUS_PARTIAL);
    assert_string_equal(got->text.bytes, sent->text.bytes);
    assert_true(sent->facts.count > 3 && sent->remarks.count > 1);
    assert_int_equal(got->items.count, sent->items.count);
    for (int kind = 0; kind < FACT_KIND_COUNT; kind++)
        assert_string_equal(facts_shown(got, (enum fact_kind)kind),
                            facts_shown(sent, (enum fact_kind)kind));
    struct bytes again = transfer_pack(got, arena);
    assert_int_equal(again.length, message.length);
    assert_memory_equal(again.at, message.at, message.length);
    document_end(got);
    document_end(sent);
    arena_end(arena);
}

static void a_message_that_is_cut_or_longer_is_none(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct document *sent = full();
    struct bytes message = transfer_pack(sent, arena);
    for (size_t length = 0; length < message.length; length++)
        assert_null(transfer_unpack(message.at, length, real_rules()));
    char *longer = arena_copy(arena, message.at, message.length + 1);
    assert_null(transfer_unpack(longer, message.length + 1, real_rules()));
    document_end(sent);
    arena_end(arena);
}

/* Whatever a changed byte does, what arrives can be used: every span lies in the text and every
 * index in its list (the sanitizers watch). */
static void a_changed_byte_does_no_harm(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct document *sent = full();
    struct bytes message = transfer_pack(sent, arena);
    for (size_t i = 0; i < message.length; i++) {
        char *changed = arena_copy(arena, message.at, message.length);
        changed[i] = (char)(changed[i] ^ (i % 2 == 0 ? 0x80 : 0x01));
        struct document *got = transfer_unpack(changed, message.length, real_rules());
        for (size_t k = 0; got != NULL && k < got->facts.count; k++) {
            assert_true(got->facts.at[k].sentence.end <= got->text.length);
            assert_true(span_holds(got->facts.at[k].sentence, got->facts.at[k].span));
            assert_true(got->facts.at[k].item < got->items.count);
        }
        document_end(got);
    }
    document_end(sent);
    arena_end(arena);
}

/* The process that reads may have been taken over by what it read. */
static void what_no_reader_says_is_refused(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct document *sent = full();
    struct remark *remark = &sent->remarks.at[0];
    struct item *item = &sent->items.at[0];
    const char *check = remark->check, *title = item->title_text;
    remark->check = "geen_controle";
    struct bytes message = transfer_pack(sent, arena);
    assert_null(transfer_unpack(message.at, message.length, real_rules()));
    remark->check = check;
    item->title_text = "Woon\xE9";
    message = transfer_pack(sent, arena);
    assert_null(transfer_unpack(message.at, message.length, real_rules()));
    item->title_text = title;
    message = transfer_pack(sent, arena);
    struct document *got = transfer_unpack(message.at, message.length, real_rules());
    assert_non_null(got);
    document_end(got);
    document_end(sent);
    arena_end(arena);
}

static void a_sentence_without_its_words_is_refused(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct document *sent = full();
    struct fact *fact = &sent->facts.at[0];
    const struct span spans[] = {{fact->span.start, fact->span.end - 1},
                                 {fact->span.start + 1, fact->span.end},
                                 {fact->span.start, sent->text.length + 1},
                                 {fact->span.end, fact->span.start}};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        fact->sentence = spans[i];
        struct bytes message = transfer_pack(sent, arena);
        assert_null(transfer_unpack(message.at, message.length, real_rules()));
    }
    fact->sentence = fact->span;
    struct bytes message = transfer_pack(sent, arena);
    struct document *got = transfer_unpack(message.at, message.length, real_rules());
    assert_non_null(got);
    document_end(got);
    document_end(sent);
    arena_end(arena);
}

static void facts_out_of_order_are_refused(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct document *sent = read_text(
        "x.csv", "Stad;Titel;Tekst\nGent;A;Op 1 mei 2019.\nAalst;B;Op 2 mei 2019.\n", "2020-06-30");
    assert_int_equal(sent->facts.count, 2);
    sent->facts.at[0].item = 1;
    sent->facts.at[1].item = 0;
    struct bytes message = transfer_pack(sent, arena);
    assert_null(transfer_unpack(message.at, message.length, real_rules()));
    document_end(sent);
    arena_end(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_arrives_as_it_was_sent),
        cmocka_unit_test(a_message_that_is_cut_or_longer_is_none),
        cmocka_unit_test(a_changed_byte_does_no_harm),
        cmocka_unit_test(what_no_reader_says_is_refused),
        cmocka_unit_test(a_sentence_without_its_words_is_refused),
        cmocka_unit_test(facts_out_of_order_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
