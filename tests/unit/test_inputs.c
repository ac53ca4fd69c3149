/* etl/inputs: what an argument stands for, in which order, and what is refused. */
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "inputs.h"
#include "support.h"

static void put(const struct support *support, const char *name) {
    support_put(support, name, "x");
}

static void folder(const struct support *support, const char *name) {
    assert_int_equal(mkdir(support_path(support, name), 0755), 0);
}

static void link_to(const struct support *support, const char *target, const char *name) {
    assert_int_equal(symlink(target, support_path(support, name)), 0);
}

/* Each input as "name" or "name: reason", one a line. */
static const char *listed(const struct support *support, const char *argument) {
    input_list inputs = {0};
    const char *shown = "";
    inputs_add(argument, &inputs, support->arena);
    for (size_t i = 0; i < inputs.count; i++)
        shown = arena_print(support->arena, "%s%s%s%s\n", shown, inputs.at[i].name,
                            inputs.at[i].refuse == NULL ? "" : ": ",
                            inputs.at[i].refuse == NULL ? "" : inputs.at[i].refuse);
    return shown;
}

static void a_folder_is_all_files_below_it_by_byte_order(void **state) {
    struct support *support = *state;
    folder(support, "b");
    folder(support, "b/c");
    put(support, "b/c/z.txt");
    put(support, "b/d.txt");
    put(support, "a.txt");
    put(support, "b.txt");
    put(support, "B.txt");
    put(support, "\u00e9.txt");
    put(support, "10.txt");
    put(support, "9.txt");
    assert_string_equal(listed(support, support->folder),
                        "10.txt\n9.txt\nB.txt\na.txt\nb.txt\nb/c/z.txt\nb/d.txt\n\u00e9.txt\n");
}

static void hidden_files_and_folders_are_left_out(void **state) {
    struct support *support = *state;
    folder(support, ".git");
    put(support, ".git/config");
    put(support, ".verborgen");
    put(support, "gent.txt");
    assert_string_equal(listed(support, support->folder), "gent.txt\n");
}

static void an_empty_folder_is_no_input(void **state) {
    struct support *support = *state;
    assert_string_equal(listed(support, support->folder), "");
}

static void a_file_keeps_its_name_as_given(void **state) {
    struct support *support = *state;
    put(support, ".verborgen");
    const char *path = support_path(support, ".verborgen");
    input_list inputs = {0};
    inputs_add(path, &inputs, support->arena);
    assert_int_equal(inputs.count, 1);
    assert_string_equal(inputs.at[0].name, path);
    assert_string_equal(inputs.at[0].path, path);
    assert_null(inputs.at[0].refuse);
}

static void a_dash_is_standard_input(void **state) {
    struct support *support = *state;
    input_list inputs = {0};
    inputs_add("-", &inputs, support->arena);
    assert_int_equal(inputs.count, 1);
    assert_string_equal(inputs.at[0].name, "-");
    assert_null(inputs.at[0].path);
}

static void a_slash_behind_a_folder_changes_no_path(void **state) {
    struct support *support = *state;
    folder(support, "map");
    put(support, "map/gent.txt");
    input_list inputs = {0};
    inputs_add(support_path(support, "map/"), &inputs, support->arena);
    inputs_add(support_path(support, "map"), &inputs, support->arena);
    assert_int_equal(inputs.count, 2);
    assert_string_equal(inputs.at[0].name, "gent.txt");
    assert_string_equal(inputs.at[0].path, support_path(support, "map/gent.txt"));
    assert_string_equal(inputs.at[1].path, inputs.at[0].path);
}

static void arguments_keep_their_order(void **state) {
    struct support *support = *state;
    folder(support, "b");
    put(support, "b/1.txt");
    put(support, "a.txt");
    input_list inputs = {0};
    inputs_add(support_path(support, "b"), &inputs, support->arena);
    inputs_add(support_path(support, "a.txt"), &inputs, support->arena);
    assert_int_equal(inputs.count, 2);
    assert_string_equal(inputs.at[0].name, "1.txt");
    assert_string_equal(inputs.at[1].name, support_path(support, "a.txt"));
}

static void a_link_to_a_file_or_a_folder_beside_is_followed(void **state) {
    struct support *support = *state;
    folder(support, "in");
    folder(support, "buiten");
    put(support, "buiten/gent.txt");
    link_to(support, "../buiten", "in/map");
    link_to(support, "../buiten/gent.txt", "in/a.txt");
    assert_string_equal(listed(support, support_path(support, "in")), "a.txt\nmap/gent.txt\n");
}

static void a_fifo_is_refused_by_name(void **state) {
    struct support *support = *state;
    assert_int_equal(mkfifo(support_path(support, "pijp"), 0600), 0);
    put(support, "gent.txt");
    assert_string_equal(listed(support, support->folder),
                        "gent.txt\npijp: is een FIFO, geen gewoon bestand\n");
    const char *path = support_path(support, "pijp");
    assert_string_equal(
        listed(support, path),
        arena_print(support->arena, "%s: is een FIFO, geen gewoon bestand\n", path));
}

static void a_socket_is_refused_by_name(void **state) {
    struct support *support = *state;
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "%s/stekker", support->folder);
    int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);
    assert_true(descriptor >= 0);
    assert_int_equal(bind(descriptor, (struct sockaddr *)&address, sizeof address), 0);
    close(descriptor);
    assert_string_equal(listed(support, support->folder),
                        "stekker: is een socket, geen gewoon bestand\n");
}

static void a_device_is_refused_by_name(void **state) {
    struct support *support = *state;
    link_to(support, "/dev/null", "niets");
    assert_string_equal(listed(support, support->folder),
                        "niets: is een apparaat, geen gewoon bestand\n");
}

static void a_link_that_leads_nowhere_is_refused_by_name(void **state) {
    struct support *support = *state;
    link_to(support, "nergens", "kapot.txt");
    assert_string_equal(listed(support, support->folder),
                        "kapot.txt: is een koppeling die nergens heen leidt\n");
}

static void links_that_lead_to_each_other_are_refused_by_name(void **state) {
    struct support *support = *state;
    link_to(support, "b", "a");
    link_to(support, "a", "b");
    assert_string_equal(listed(support, support->folder),
                        "a: is een koppeling die in een kring loopt\n"
                        "b: is een koppeling die in een kring loopt\n");
}

static void a_link_to_a_folder_above_it_is_refused_by_name(void **state) {
    struct support *support = *state;
    folder(support, "in");
    folder(support, "in/diep");
    put(support, "in/gent.txt");
    link_to(support, "..", "in/diep/terug");
    link_to(support, ".", "in/zelf");
    assert_string_equal(listed(support, support_path(support, "in")),
                        "diep/terug: is een koppeling naar een map erboven\n"
                        "gent.txt\n"
                        "zelf: is een koppeling naar een map erboven\n");
}

static void a_link_above_the_given_folder_is_refused_too(void **state) {
    struct support *support = *state;
    folder(support, "in");
    put(support, "geheim.txt");
    put(support, "in/gent.txt");
    link_to(support, "..", "in/uit");
    link_to(support, "/", "in/top");
    assert_string_equal(listed(support, support_path(support, "in")),
                        "gent.txt\n"
                        "top: is een koppeling naar een map erboven\n"
                        "uit: is een koppeling naar een map erboven\n");
}

static void a_folder_without_access_is_refused_by_name(void **state) {
    struct support *support = *state;
    folder(support, "dicht");
    chmod(support->folder, 0755);
    chmod(support_path(support, "dicht"), 0);
    rights_drop();
    const char *shown = listed(support, support->folder);
    rights_regain();
    chmod(support_path(support, "dicht"), 0755);
    assert_string_equal(shown, "dicht: map kan niet gelezen worden: geen toegang\n");
}

static void folders_deeper_than_any_are_refused(void **state) {
    struct support *support = *state;
    char path[400] = "m";
    for (int i = 0; i < 70; i++) {
        folder(support, path);
        strcat(path, "/m");
    }
    const char *shown = listed(support, support->folder);
    assert_non_null(strstr(shown, "/m: ligt te diep in mappen\n"));
    assert_ptr_equal(strchr(shown, '\n') + 1, shown + strlen(shown));
}

static const char *city_of(const struct support *support, const char *name) {
    input_list inputs = {0};
    inputs_add(support->folder, &inputs, support->arena);
    for (size_t i = 0; i < inputs.count; i++)
        if (strcmp(inputs.at[i].name, name) == 0)
            return inputs.at[i].city == NULL ? "-" : inputs.at[i].city;
    return "geen invoer";
}

static void a_file_beside_it_says_the_city(void **state) {
    struct support *support = *state;
    put(support, "a.pdf");
    support_put(support, "a.pdf.stad", "\xEF\xBB\xBF\r\n  Sint-Niklaas \r\nwat rest\n");
    put(support, "b.pdf");
    support_put(support, "b.pdf.stad", "\n\n");
    put(support, "c.pdf");
    assert_int_equal(mkfifo(support_path(support, "c.pdf.stad"), 0600), 0);
    support_put(support, "weg.pdf.stad", "Gent\n");
    assert_string_equal(city_of(support, "a.pdf"), "Sint-Niklaas");
    assert_string_equal(city_of(support, "b.pdf"), "-");
    assert_string_equal(city_of(support, "c.pdf"), "-");
    assert_string_equal(
        listed(support, support->folder),
        "a.pdf\nb.pdf\nb.pdf.stad: zegt niet over welke stad het bestand ernaast gaat\n"
        "c.pdf\nc.pdf.stad: is een FIFO, geen gewoon bestand\n"
        "weg.pdf.stad: zegt over welke stad een bestand gaat dat er niet naast staat\n");
}

static void put_bytes(const struct support *support, const char *name, const char *bytes,
                      size_t length) {
    FILE *file = fopen(support_path(support, name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static void a_file_beside_it_may_have_any_encoding(void **state) {
    struct support *support = *state;
    static const char wide[] = "\xFF\xFEG\0e\0n\0t\0\r\0\n\0", wrong[] = "Ge\0nt, nee";
    put(support, "a.pdf");
    put_bytes(support, "a.pdf.stad", wide, sizeof wide - 1);
    put(support, "b.pdf");
    support_put(support, "b.pdf.stad", "Li\xE8ge\n");
    put(support, "c.pdf");
    put_bytes(support, "c.pdf.stad", wrong, sizeof wrong - 1);
    put(support, "d.pdf");
    support_put(support, "d.pdf.stad", "");
    assert_string_equal(city_of(support, "a.pdf"), "Gent");
    assert_string_equal(city_of(support, "b.pdf"), "Li\u00e8ge");
    assert_string_equal(city_of(support, "c.pdf"), "-");
    assert_string_equal(
        listed(support, support->folder),
        "a.pdf\nb.pdf\nc.pdf\nc.pdf.stad: bevat NUL-tekens en is geen tekst; lever tekst of CSV "
        "aan\nd.pdf\nd.pdf.stad: zegt niet over welke stad het bestand ernaast gaat\n");
}

static void the_folder_that_was_given_is_kept(void **state) {
    struct support *support = *state;
    folder(support, "city=Gent");
    put(support, "city=Gent/a.txt");
    input_list inputs = {0};
    inputs_add(support_path(support, "city=Gent/"), &inputs, support->arena);
    inputs_add(support_path(support, "city=Gent/a.txt"), &inputs, support->arena);
    assert_string_equal(inputs.at[0].name, "a.txt");
    assert_string_equal(inputs.at[0].folder, "city=Gent");
    assert_null(inputs.at[1].folder);
}

/* Each folder has two links to the next: there are as many ways to the last as powers of two. */
static void a_folder_is_read_by_the_first_link_to_it(void **state) {
    struct support *support = *state;
    enum { DEEP = 25 };
    folder(support, "in");
    put(support, "in/gent.txt");
    for (int i = 0; i < DEEP; i++) {
        folder(support, arena_print(support->arena, "m%d", i));
        link_to(support, arena_print(support->arena, "../m%d", i + 1),
                arena_print(support->arena, "m%d/b", i));
        link_to(support, arena_print(support->arena, "../m%d", i + 1),
                arena_print(support->arena, "m%d/a", i));
    }
    folder(support, arena_print(support->arena, "m%d", DEEP));
    put(support, arena_print(support->arena, "m%d/gent.txt", DEEP));
    link_to(support, "../m24", "in/uit");
    assert_string_equal(listed(support, support_path(support, "in")),
                        "gent.txt\nuit/a/gent.txt\n"
                        "uit/b: is een koppeling naar een map die al gelezen is\n");
    input_list inputs = {0};
    inputs_add(support_path(support, "m0"), &inputs, support->arena);
    assert_int_equal(inputs.count, DEEP + 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_folder_is_all_files_below_it_by_byte_order),
        TEST(hidden_files_and_folders_are_left_out),
        TEST(an_empty_folder_is_no_input),
        TEST(a_file_keeps_its_name_as_given),
        TEST(a_dash_is_standard_input),
        TEST(a_slash_behind_a_folder_changes_no_path),
        TEST(arguments_keep_their_order),
        TEST(a_link_to_a_file_or_a_folder_beside_is_followed),
        TEST(a_fifo_is_refused_by_name),
        TEST(a_socket_is_refused_by_name),
        TEST(a_device_is_refused_by_name),
        TEST(a_link_that_leads_nowhere_is_refused_by_name),
        TEST(links_that_lead_to_each_other_are_refused_by_name),
        TEST(a_link_to_a_folder_above_it_is_refused_by_name),
        TEST(a_link_above_the_given_folder_is_refused_too),
        TEST(a_folder_without_access_is_refused_by_name),
        TEST(folders_deeper_than_any_are_refused),
        TEST(a_file_beside_it_says_the_city),
        TEST(a_file_beside_it_may_have_any_encoding),
        TEST(the_folder_that_was_given_is_kept),
        TEST(a_folder_is_read_by_the_first_link_to_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
