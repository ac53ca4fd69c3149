/* etl/aggregate and list_bodies: cities by indicators. */
#include <math.h>
#include <string.h>

#include "submission.h"

static const char day[] = "2020-06-30";
static const char lwo[] = "lokaal_woonoverleg";

static struct fact *names(struct document *document, const char *type, const char *name) {
    struct fact *fact = say(document, FACT_KIND_PARTICIPANT);
    fact->participant = (struct participant){.type = type, .name = name};
    return fact;
}

static size_t count_of(const struct benchmark *benchmark, const char *city, const char *type) {
    for (size_t i = 0; i < benchmark->types.count; i++)
        if (strcmp(benchmark->types.at[i].code, type) == 0)
            return city_in(benchmark, city)->types[i].count;
    return SIZE_MAX;
}

static void the_head_tells_the_regime_and_the_norm_of_the_day(void **state) {
    struct submissions *submissions = *state;
    const struct benchmark *benchmark = benchmark_on(submissions, day);
    assert_string_equal(benchmark->peildatum, day);
    assert_string_equal(benchmark->regime, "bvr_2018");
    assert_true(benchmark->norm == 2);
    assert_string_equal(benchmark->norm_article, "BVR 16/11/2018, art. 3");
    assert_string_equal(benchmark->rules_fingerprint, real_rules()->fingerprint);
    assert_int_equal(benchmark->topics.count, 14);
    assert_int_equal(benchmark->invitees.count, 3);
    assert_int_equal(benchmark->types.count, 27);
}

static void before_the_first_regime_there_is_none(void **state) {
    struct submissions *submissions = *state;
    submit(submissions, "Gent", lwo);
    const struct benchmark *benchmark = benchmark_on(submissions, "1990-01-01");
    assert_string_equal(benchmark->regime, "geen");
    assert_true(isnan(benchmark->norm));
    assert_string_equal(benchmark->norm_article, "");
    assert_string_equal(benchmark->regime_note, "");
    assert_int_equal(benchmark_count(city_in(benchmark, "Gent"), WEIGHT_BREACH), 0);
}

static void thirteen_cities_come_first_the_others_by_name(void **state) {
    struct submissions *submissions = *state;
    submit(submissions, "Zwalm", lwo);
    submit(submissions, "Duckstad", lwo);
    submit(submissions, "Gent", lwo);
    const struct benchmark *benchmark = benchmark_on(submissions, day);
    assert_int_equal(benchmark->cities.count, 15);
    assert_string_equal(benchmark->cities.at[13].city, "Duckstad");
    assert_string_equal(benchmark->cities.at[14].city, "Zwalm");
    assert_null(benchmark->cities.at[13].nis);
    assert_int_equal(benchmark->missing_cities.count, 12);
    for (size_t i = 0; i < 12; i++)
        assert_string_not_equal(benchmark->missing_cities.at[i], "Gent");
}

static void a_party_is_counted_once_an_item(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    names(document, "shm", "Volkshaard");
    names(document, "shm", "Volkshaard");
    names(document, "shm", "De Gentse Haard");
    names(document, "ocmw", NULL);
    names(submit(submissions, "Gent", "lokale_woonraad"), "shm", "Volkshaard");
    const struct benchmark *benchmark = benchmark_on(submissions, day);
    assert_int_equal(count_of(benchmark, "Gent", "shm"), 3);
    assert_int_equal(count_of(benchmark, "Gent", "ocmw"), 1);
    assert_int_equal(count_of(benchmark, "Gent", "svk"), 0);
    assert_int_equal(count_of(benchmark, "Aalst", "shm"), 0);
}

static void who_was_not_there_is_not_counted(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    names(document, "shm", "A")->participant.state = ATTENDANCE_AANWEZIG;
    names(document, "shm", "B")->participant.state = ATTENDANCE_VERONTSCHULDIGD;
    names(document, "shm", "C")->participant.state = ATTENDANCE_AFWEZIG;
    assert_int_equal(count_of(benchmark_on(submissions, day), "Gent", "shm"), 1);
}

static void a_type_that_the_rules_do_not_know_is_left_out(void **state) {
    struct submissions *submissions = *state;
    names(submit(submissions, "Gent", lwo), "brandweer", NULL);
    const struct benchmark *benchmark = benchmark_on(submissions, day);
    for (size_t i = 0; i < benchmark->types.count; i++)
        assert_int_equal(city_in(benchmark, "Gent")->types[i].count, 0);
}

static void a_submission_is_listed_once(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    struct item again = document->items.at[0];
    again.body_kind = "lokale_woonraad";
    *list_add(document->arena, &document->items) = again;
    submit(submissions, "Gent", "stuurgroep");
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_int_equal(city->item_count, 3);
    assert_int_equal(city->submissions.count, 2);
    assert_string_equal(city->submissions.at[0], "stuk0.txt");
    assert_string_equal(city->submissions.at[1], "stuk1.txt");
    assert_ptr_equal(dossier_item_document(&city->items[2]), submissions->documents.at[1]);
}

static void items_without_a_city_are_kept(void **state) {
    struct submissions *submissions = *state;
    submit(submissions, "Gent", lwo);
    struct document *document = submit(submissions, NULL, lwo);
    const struct benchmark *benchmark = benchmark_on(submissions, day);
    assert_int_equal(benchmark->unplaced_count, 1);
    assert_ptr_equal(benchmark->unplaced[0].document, document);
}

static void each_body_that_an_item_names_has_a_row(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    meets(document, 2, 2, QUALIFIER_EXACT);
    about(meets(document, 6, 6, QUALIFIER_EXACT), "kerngroep", "deelorgaan");
    about(names(document, "ocmw", NULL), "Kerngroep", "deelorgaan");
    about(meets(document, 4, 4, QUALIFIER_EXACT), "kerngroep", "deelorgaan");
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_int_equal(city->bodies.count, 2);
    const struct body_row *own = &city->bodies.at[0], *part = &city->bodies.at[1];
    assert_string_equal(own->name, lwo);
    assert_string_equal(own->frequency, "2 keer per jaar");
    assert_string_equal(part->name, "kerngroep");
    assert_string_equal(part->frequency, "6 keer per jaar; 4 keer per jaar");
    assert_true(part->min == 6 && part->max == 6);
    assert_int_equal(part->participants, 1);
    assert_int_equal(part->evidence.count, 3);
    assert_int_equal(part->documents.count, 1);
}

/* "2 keer per jaar" stands in "12 keer per jaar" too. */
static void a_frequency_within_another_is_listed(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    meets(document, 12, 12, QUALIFIER_EXACT);
    meets(document, 2, 2, QUALIFIER_EXACT);
    meets(document, 12, 12, QUALIFIER_EXACT);
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_string_equal(city->bodies.at[0].frequency, "12 keer per jaar; 2 keer per jaar");
}

static const struct kind_cell *kind_of(const struct benchmark *benchmark, const char *label) {
    for (size_t i = 0; i < benchmark->kinds.count; i++)
        if (strcmp(benchmark->kinds.at[i].label, label) == 0)
            return &city_in(benchmark, "Gent")->kinds[i];
    fail_msg("no kind %s", label);
    return NULL;
}

static void bodies_are_counted_by_kind_with_their_frequencies(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", lwo);
    names(document, "ocmw", NULL);
    about(meets(document, 12, 12, QUALIFIER_EXACT), "werkgroep wonen", "werkgroep");
    about(names(document, "shm", NULL), "werkgroep wonen", "werkgroep");
    struct document *other = submit(submissions, "Gent", "woonraad");
    about(meets(other, 2, 2, QUALIFIER_EXACT), "Werkgroep Wonen", "werkgroep");
    about(meets(other, 12, 12, QUALIFIER_EXACT), "werkgroep toezicht", "werkgroep");
    about(names(other, "shm", NULL), "iets", "geen_soort");
    struct fact *duty = meets(other, 4, NAN, QUALIFIER_MINSTENS),
                *vague = meets(other, NAN, NAN, QUALIFIER_INDIEN_NODIG);
    duty->frequency.duty = true;
    about(duty, "stuurgroep a", "stuurgroep");
    about(vague, "stuurgroep b", "stuurgroep");
    about(meets(other, 6, 6, QUALIFIER_EXACT), "stuurgroep c", "stuurgroep");
    const struct benchmark *benchmark = benchmark_on(submissions, day);
    const struct kind_cell *groups = kind_of(benchmark, "werkgroep");
    assert_int_equal(groups->count, 2);
    assert_int_equal(groups->first, 1);
    assert_string_equal(groups->frequencies, "12 keer per jaar; 2 keer per jaar");
    assert_int_equal(groups->evidence.count, 3);
    const struct kind_cell *own = kind_of(benchmark, "lokaal woonoverleg");
    assert_int_equal(own->count, 1);
    assert_string_equal(own->frequencies, "");
    assert_int_equal(own->evidence.count, 1);
    assert_int_equal(kind_of(benchmark, "niet ingedeeld")->count, 1);
    const struct kind_cell *steering = kind_of(benchmark, "stuurgroep");
    assert_string_equal(steering->frequencies,
                        "6 keer per jaar; naar nood; minstens 4 keer per jaar");
    assert_true(steering->evidence.at[0].fact->frequency.min == 6);
    assert_int_equal(kind_of(benchmark, "woonraad")->evidence.count, 0);
}

/* Parts of minutes go by their own titles: they are no bodies beside the one that met. */
static void titles_of_parts_are_no_bodies(void **state) {
    struct submissions *submissions = *state;
    static const char *const titles[] = {"1. Goedkeuring vorig verslag", "Lokaal woonoverleg Gent",
                                         "2. Varia"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        struct document *document = submit(submissions, "Gent", lwo);
        document->items.at[0].title_text = titles[i];
        about(names(document, "ocmw", NULL), titles[i], NULL);
    }
    const struct benchmark *benchmark = benchmark_on(submissions, day);
    assert_int_equal(city_in(benchmark, "Gent")->bodies.count, 3);
    assert_false(city_in(benchmark, "Gent")->bodies.at[0].is_named);
    assert_true(city_in(benchmark, "Gent")->bodies.at[1].is_named);
    assert_int_equal(kind_of(benchmark, "lokaal woonoverleg")->count, 1);
}

/* Without a kind and without a name it is listed, but no city has a body by it. */
static void titles_without_a_kind_are_no_bodies(void **state) {
    struct submissions *submissions = *state;
    struct document *document = submit(submissions, "Gent", "geen_soort");
    document->items.at[0].title_text = "Wie?";
    about(names(document, "ocmw", NULL), "Wie?", NULL);
    const struct benchmark *benchmark = benchmark_on(submissions, day);
    assert_int_equal(city_in(benchmark, "Gent")->bodies.count, 1);
    assert_int_equal(kind_of(benchmark, "niet ingedeeld")->count, 0);
}

static void kinds_and_levels_are_columns(void **state) {
    const struct benchmark *benchmark = benchmark_on(*state, day);
    const struct kind_column *last = &benchmark->kinds.at[benchmark->kinds.count - 1];
    assert_string_equal(benchmark->kinds.at[0].label, "lokaal woonoverleg");
    assert_true(benchmark->kinds.at[0].is_judged);
    assert_string_equal(last->label, "niet ingedeeld");
    assert_false(last->is_judged);
    assert_int_equal(benchmark->lenses.at[0].levels.count, 4);
    assert_string_equal(benchmark->lenses.at[0].levels.at[3].label, "4 strafrechtelijke procedure");
    assert_int_equal(benchmark->lenses.at[1].levels.count, 1);
}

static void an_item_about_a_body_without_facts_has_a_row(void **state) {
    struct submissions *submissions = *state;
    submit(submissions, "Gent", lwo)->items.at[0].refers_to = "lokale_woonraad";
    submit(submissions, "Gent", "lokale_woonraad");
    submit(submissions, "Gent", "hoofding");
    submit(submissions, "Gent", NULL);
    const struct benchmark_city *city = gent_on(submissions, day);
    assert_int_equal(city->bodies.count, 2);
    assert_string_equal(city->bodies.at[0].refers_to, "lokale_woonraad");
    assert_null(city->bodies.at[1].refers_to);
    assert_string_equal(city->bodies.at[0].frequency, "");
    assert_true(isnan(city->bodies.at[0].min));
}

static void items_about_no_city_are_a_finding_of_no_city(void **state) {
    struct submissions *submissions = *state;
    submit(submissions, NULL, lwo);
    submit(submissions, NULL, lwo);
    const struct benchmark *benchmark = benchmark_on(submissions, day);
    assert_int_equal(benchmark->findings.count, 1);
    assert_string_equal(benchmark->findings.at[0].check, "zonder_stad");
    assert_int_equal(benchmark->findings.at[0].evidence.count, 2);
    assert_int_equal(benchmark->missing_cities.count, 13);
}

static void what_was_sent_twice_counts_once_and_is_told(void **state) {
    struct submissions *submissions = *state;
    static const char text[] =
        "Stad Gent\n\nLokaal woonoverleg\nHet lokaal woonoverleg komt drie keer per jaar samen in "
        "het stadhuis. Aan tafel zitten het OCMW en de politie.\n";
    for (int i = 0; i < 2; i++)
        *list_add(submissions->arena, &submissions->documents) =
            read_text(i == 0 ? "a.txt" : "b.txt", text, day);
    const struct benchmark *benchmark = benchmark_on(submissions, day);
    const struct benchmark_city *city = city_in(benchmark, "Gent");
    assert_true(city->meetings.min == 3);
    assert_int_equal(city->submissions.count, 2);
    assert_int_equal(count_of(benchmark, "Gent", "politie"), 1);
    assert_int_equal(findings_of(city, "dubbel"), 1);
    assert_null(finding_of(city, "frequentie_tegenspraak"));
}

static void refused_documents_are_inputs_and_nothing_more(void **state) {
    struct submissions *submissions = *state;
    document_refuse(submit(submissions, "Gent", lwo), 0, "kapot");
    const struct benchmark *benchmark = benchmark_on(submissions, day);
    assert_int_equal(benchmark->documents.count, 1);
    assert_int_equal(benchmark->missing_cities.count, 13);
}

/* A city whose consultation meets so often; NAN: the text says nothing of it. */
static void city_meets(struct submissions *submissions, const char *city, double min) {
    struct document *document = submit(submissions, city, lwo);
    if (!isnan(min)) meets(document, min, NAN, QUALIFIER_MINSTENS);
}

static void the_median_is_of_the_centrumsteden_that_give_a_figure(void **state) {
    struct submissions *submissions = *state;
    city_meets(submissions, "Aalst", 6);
    city_meets(submissions, "Brugge", 1);
    city_meets(submissions, "Genk", NAN);
    city_meets(submissions, "Gent", 2);
    city_meets(submissions, "Zwalm", 52);
    const struct benchmark *benchmark = benchmark_on(submissions, day);
    const struct median *median = &benchmark->medians[FIGURE_MEETINGS];
    assert_true(median->value == 2);
    assert_int_equal(median->cities, 3);
    const enum comparison comparisons[] = {COMPARISON_ABOVE, COMPARISON_BELOW, COMPARISON_NONE,
                                           COMPARISON_EQUAL, COMPARISON_ABOVE, COMPARISON_NONE};
    static const char *const cities[] = {"Aalst", "Brugge", "Genk", "Gent", "Zwalm", "Leuven"};
    for (size_t i = 0; i < sizeof cities / sizeof *cities; i++)
        assert_int_equal(
            benchmark_compare(benchmark, city_in(benchmark, cities[i]), FIGURE_MEETINGS),
            comparisons[i]);
}

static void of_two_in_the_middle_the_median_is_the_mean(void **state) {
    struct submissions *submissions = *state;
    city_meets(submissions, "Aalst", 12);
    city_meets(submissions, "Brugge", 1);
    city_meets(submissions, "Gent", 2);
    city_meets(submissions, "Leuven", 3);
    const struct benchmark *benchmark = benchmark_on(submissions, day);
    assert_true(benchmark->medians[FIGURE_MEETINGS].value == 2.5);
    assert_int_equal(benchmark->medians[FIGURE_MEETINGS].cities, 4);
}

static void without_figures_there_is_no_median(void **state) {
    struct submissions *submissions = *state;
    city_meets(submissions, "Zwalm", 4);
    const struct benchmark *benchmark = benchmark_on(submissions, day);
    for (int i = 0; i < FIGURE_COUNT; i++) {
        assert_true(isnan(benchmark->medians[i].value));
        assert_int_equal(benchmark->medians[i].cities, 0);
    }
    const struct benchmark_city *zwalm = city_in(benchmark, "Zwalm");
    assert_int_equal(benchmark_compare(benchmark, zwalm, FIGURE_MEETINGS), COMPARISON_NONE);
}

static void discuss(struct document *document, const char *code) {
    say(document, FACT_KIND_TOPIC)->topic = (struct topic){code, TOPIC_STATUS_BESPROKEN};
}

/* Of topics only those that are required count, and a city that lists others only gives a zero. */
static void topics_and_kinds_of_participants_have_a_median_too(void **state) {
    struct submissions *submissions = *state;
    struct document *aalst = submit(submissions, "Aalst", lwo);
    discuss(aalst, "ruimtelijk_beleid");
    discuss(aalst, "visie_sociaal_wonen");
    discuss(aalst, "woonwagenterreinen");
    names(aalst, "shm", NULL);
    names(aalst, "ocmw", NULL);
    names(aalst, "svk", NULL);
    discuss(submit(submissions, "Gent", lwo), "woonwagenterreinen");
    names(submit(submissions, "Leuven", lwo), "shm", NULL);
    const struct benchmark *benchmark = benchmark_on(submissions, day);
    assert_true(benchmark->medians[FIGURE_TOPICS].value == 1);
    assert_int_equal(benchmark->medians[FIGURE_TOPICS].cities, 2);
    assert_true(benchmark->medians[FIGURE_TYPES].value == 2);
    assert_int_equal(benchmark->medians[FIGURE_TYPES].cities, 2);
    const struct benchmark *before = benchmark_on(submissions, "1990-01-01");
    assert_int_equal(before->medians[FIGURE_TOPICS].cities, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, submissions_setup, submissions_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_head_tells_the_regime_and_the_norm_of_the_day),
        TEST(before_the_first_regime_there_is_none),
        TEST(thirteen_cities_come_first_the_others_by_name),
        TEST(a_party_is_counted_once_an_item),
        TEST(who_was_not_there_is_not_counted),
        TEST(a_type_that_the_rules_do_not_know_is_left_out),
        TEST(a_submission_is_listed_once),
        TEST(items_without_a_city_are_kept),
        TEST(each_body_that_an_item_names_has_a_row),
        TEST(a_frequency_within_another_is_listed),
        TEST(bodies_are_counted_by_kind_with_their_frequencies),
        TEST(titles_of_parts_are_no_bodies),
        TEST(titles_without_a_kind_are_no_bodies),
        TEST(kinds_and_levels_are_columns),
        TEST(an_item_about_a_body_without_facts_has_a_row),
        TEST(items_about_no_city_are_a_finding_of_no_city),
        TEST(what_was_sent_twice_counts_once_and_is_told),
        TEST(refused_documents_are_inputs_and_nothing_more),
        TEST(the_median_is_of_the_centrumsteden_that_give_a_figure),
        TEST(of_two_in_the_middle_the_median_is_the_mean),
        TEST(without_figures_there_is_no_median),
        TEST(topics_and_kinds_of_participants_have_a_median_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
