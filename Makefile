# Overlegmonitor. `make help` tells what can be asked; the README tells why.
#
# Settings, given on the command line:
#   VARIANT=release|debug|san   each builds in its own folder below build/ (fuzz: see make fuzz)
#   CC=gcc|clang                and so does each other compiler than gcc
#   WERROR=1                    warnings are errors (CI; not for users, whose compiler may be newer)
#   SECONDS=60 TARGETS=         how long `make fuzz` takes for each target, and which
#   PREFIX=/usr/local DESTDIR=  where `make install` puts things
#   CFLAGS CPPFLAGS LDFLAGS     come after the project's own
#   V=1                         shows each command

VERSION = 0.1.0
VARIANT = release
PREFIX = /usr/local
SECONDS = 60
DESTDIR =

ifeq ($(origin CC),default)
CC = $(if $(shell command -v gcc),gcc,cc)
endif

BUILD = build/$(VARIANT)$(patsubst %,-%,$(filter-out gcc cc,$(notdir $(CC))))
TOOL = $(BUILD)/overlegmonitor
CLUES = $(BUILD)/tests/fit/clues
RULESDIR = $(PREFIX)/share/overlegmonitor/rules
DOCDIR = $(PREFIX)/share/doc/overlegmonitor

# What is built. Sources are found, so a new one needs no line here.
SOURCES = $(wildcard etl/*.c etl/*/*.c rules/engine/*.c input/*.c input/*/*.c output/*.c output/*/*.c)
COMPILED = $(SOURCES:%.c=$(BUILD)/%.o)
OBJECTS = $(COMPILED) $(BUILD)/output/html/assets.o
UNIT_SOURCES = $(wildcard tests/unit/*.c)
UNIT_OBJECTS = $(UNIT_SOURCES:%.c=$(BUILD)/%.o) $(BUILD)/tests/fuzz/targets.o
UNIT_SHARED = $(filter-out $(BUILD)/tests/unit/test_%,$(UNIT_OBJECTS))
UNITS = $(patsubst %.c,$(BUILD)/%,$(filter tests/unit/test_%,$(UNIT_SOURCES)))
RULES = $(wildcard rules/*.yaml rules/*.csv rules/*/*.yaml rules/*/*.csv)
FORMATTED = $(wildcard $(addsuffix /*.[ch],etl etl/* rules/engine input input/* output output/* tests/*))

# How. libcsv has no .pc file.
LIBRARIES = libpcre2-8 xlsxwriter yaml-0.1 nettle libxml-2.0 libzip gmime-3.0 libseccomp
WARNINGS = -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes \
           -Wmissing-prototypes -Wvla -Wundef $(if $(filter 1,$(WERROR)),-Werror)
VARIANT_release = -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong
VARIANT_debug = -O0 -g3
VARIANT_fuzz = $(VARIANT_san) -fsanitize=fuzzer-no-link
VARIANT_san = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
ifndef VARIANT_$(VARIANT)
$(error VARIANT=$(VARIANT): choose release, debug, san or fuzz)
endif

DEFINES = -D_XOPEN_SOURCE=700 -DVERSION='"$(VERSION)"' -DRULES_INSTALLED='"$(RULESDIR)"'
LIBRARY_FLAGS := $(shell pkg-config --cflags $(LIBRARIES) 2>/dev/null)
LIBRARY_LIBS := $(shell pkg-config --libs $(LIBRARIES) 2>/dev/null) -lcsv
COMPILE = $(CC) -std=c11 $(VARIANT_$(VARIANT)) $(WARNINGS) -I etl -I . -I tests $(DEFINES) \
          $(LIBRARY_FLAGS) $(CPPFLAGS) $(CFLAGS)
LINK = $(CC) $(VARIANT_$(VARIANT)) $(CFLAGS) $(LDFLAGS)
LIBS = $(LIBRARY_LIBS) -lm $(LDLIBS)
Q = $(if $(V),,@)
SHOW = $(if $(V),:,printf '  %-6s%s\n')

# All cores, unless the user asks for a number of jobs.
ifeq ($(MAKELEVEL)$(filter -j% --jobserver%,$(MAKEFLAGS)),0)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 2)
endif

.PHONY: all run run-samples test check score fit bait deps deps-ci fuzz fuzz-run valgrind valgrind-run install uninstall \
        format format-check clean help FORCE
.SECONDARY:
.DELETE_ON_ERROR:

## make              bouwt build/release/overlegmonitor
all: $(TOOL)

$(TOOL): $(OBJECTS)
	@$(SHOW) LINK $@
	$(Q)$(LINK) $^ $(LIBS) -o $@

# A unit test is one program with everything in it but main.
$(UNITS): %: %.o $(UNIT_SHARED) $(filter-out $(BUILD)/etl/main.o,$(OBJECTS))
	@$(SHOW) LINK $@
	$(Q)$(LINK) $^ $(LIBS) -lcmocka -o $@

$(COMPILED) $(UNIT_OBJECTS) $(BUILD)/tests/fuzz/main.o $(BUILD)/tests/fit/clues.o: $(BUILD)/%.o: %.c $(BUILD)/flags | $(BUILD)/libraries
	@mkdir -p $(@D)
	@$(SHOW) CC $<
	$(Q)$(COMPILE) -MMD -MP -c $< -o $@

# The stylesheet and the script of the page, as bytes.
$(BUILD)/output/html/assets.c: output/html/page.css output/html/page.js Makefile
	@mkdir -p $(@D)
	$(Q){ echo '#include "output/html/assets.h"'; \
	for name in css js; do \
	    echo "const unsigned char page_$$name[] = {"; \
	    od -An -v -t u1 output/html/page.$$name | sed 's/[0-9][0-9]*/&,/g'; \
	    echo "}; const size_t page_$${name}_size = sizeof page_$$name;"; \
	done; } >$@

$(BUILD)/output/html/assets.o: $(BUILD)/output/html/assets.c output/html/assets.h $(BUILD)/flags | $(BUILD)/libraries
	@$(SHOW) CC $<
	$(Q)$(COMPILE) -c $< -o $@

# Holds the compile command, so that another PREFIX or another flag builds everything anew.
$(BUILD)/flags: export COMMAND = $(COMPILE) $(LIBS)
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' "$$COMMAND" | cmp -s - $@ || printf '%s\n' "$$COMMAND" >$@

# Where a library is missing: a list of what to install instead of a page of compiler errors.
$(BUILD)/libraries:
	@CC='$(CC)' sh tests/deps.sh list build
	@mkdir -p $(@D) && touch $@

-include $(OBJECTS:.o=.d) $(UNIT_OBJECTS:.o=.d)

# run and test start make anew behind deps: only then can pkg-config tell the libraries' flags.

## make run          installeert wat ontbreekt, bouwt, en maakt het werkboek van de voorbeelden
run: deps
	@$(MAKE) --no-print-directory run-samples

# The samples are of the time before this day.
run-samples: $(TOOL)
	$(TOOL) run tests/samples -o build/overlegmonitor.xlsx --peildatum 2020-06-30
	@echo 'Het werkboek staat in $(CURDIR)/build/overlegmonitor.xlsx'

## make test         installeert wat ontbreekt, bouwt, en voert alle tests uit
test: deps
	@$(MAKE) --no-print-directory check

## make check        voert alle tests uit zonder iets te installeren
check: $(TOOL) $(UNITS)
	@sh tests/run.sh $(TOOL) $(UNITS)

## make score        vergelijkt de feiten met de annotaties, als score.py naast het project staat
score: $(TOOL)
	@sh tests/score.sh $(TOOL)

## make fit          schat de gewichten in rules/roles.yaml opnieuw op de annotaties en schrijft ze
fit: $(CLUES)
	@/usr/bin/env python3 tests/fit/fit.py $(CLUES) --write

$(CLUES): $(CLUES).o $(filter-out $(BUILD)/etl/main.o,$(OBJECTS))
	@$(SHOW) LINK $@
	$(Q)$(LINK) $^ $(LIBS) -o $@

## make bait         meet hoe de tijd groeit op teksten die voor patronen een lokaas zijn
bait: $(TOOL)
	@/usr/bin/env python3 tests/bait.py $(TOOL)

## make fuzz         zoekt SECONDS seconden per onderdeel naar invoer die het breekt (vraagt clang)
fuzz:
	@$(MAKE) --no-print-directory VARIANT=fuzz CC=clang fuzz-run

FUZZER = $(BUILD)/fuzzer
fuzz-run: $(FUZZER)
	@sh tests/fuzz/fuzz.sh $(abspath $(FUZZER)) $(SECONDS) $(TARGETS)

$(FUZZER): $(BUILD)/tests/fuzz/main.o $(BUILD)/tests/fuzz/targets.o $(filter-out $(BUILD)/etl/main.o,$(OBJECTS))
	@$(SHOW) LINK $@
	$(Q)$(LINK) -fsanitize=fuzzer $^ $(LIBS) -o $@

## make valgrind     voert de unittests en een verwerking van de voorbeelden uit onder valgrind
valgrind:
	@$(MAKE) --no-print-directory VARIANT=debug valgrind-run

valgrind-run: $(TOOL) $(UNITS)
	@sh tests/run.sh --valgrind $(TOOL) $(UNITS)

## make deps         installeert wat ontbreekt; deps-ci ook wat .ci/run nodig heeft
deps:
	@CC='$(CC)' sh tests/deps.sh install build test

deps-ci:
	@CC='$(CC)' sh tests/deps.sh install build test ci

## make install      plaatst programma, regels en licentie onder PREFIX (en DESTDIR)
install: $(TOOL)
	install -D -m 755 $(TOOL) '$(DESTDIR)$(PREFIX)/bin/overlegmonitor'
	set -e; for rule in $(RULES:rules/%=%); do \
	    install -D -m 644 rules/$$rule '$(DESTDIR)$(RULESDIR)'/$$rule; \
	done
	install -D -m 644 LICENSE '$(DESTDIR)$(DOCDIR)/LICENSE'
	install -D -m 644 README.md '$(DESTDIR)$(DOCDIR)/README.md'

## make uninstall    verwijdert wat make install plaatste
uninstall:
	rm -f '$(DESTDIR)$(PREFIX)/bin/overlegmonitor'
	rm -rf '$(DESTDIR)$(PREFIX)/share/overlegmonitor' '$(DESTDIR)$(DOCDIR)'

## make format       zet alle code in de huisstijl; format-check kijkt alleen
format:
	@clang-format -i $(FORMATTED)

format-check:
	@clang-format --dry-run --Werror $(FORMATTED)

## make clean        verwijdert build/
clean:
	rm -rf build

## make help         toont deze lijst
help:
	@sed -n 's/^## //p' Makefile
	@echo 'Instellingen: VARIANT=release|debug|san CC=gcc|clang WERROR=1 PREFIX=/usr/local DESTDIR='
