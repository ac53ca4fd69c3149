#!/usr/bin/env python3
"""Reads a report back as a stranger would: b.xlsx (with openpyxl), b.json and csv/ in a folder.

usage: report.py FOLDER [--seeds [EXPECTED.json]]

--seeds also asks what the real submissions are known to give, EXPECTED the verdicts and topics of
the cities that it names. Prints each fault; exit status 1 when there is one.
"""
import csv
import io
import json
import os
import re
import sys
import zipfile

import openpyxl

SHEETS = ["Overzicht", "Verplichte thema's", "Deelnemers", "Organen per stad",
          "Kwaliteit en jongeren", "Overlegorganen",
          "Woningkwaliteit", "Kinderen en jongeren", "Bevindingen", "Correcties",
          "Bewijs", "Bronnen", "Toelichting"]
LINK = re.compile(r"^#?(?:'((?:[^']|'')+)'|([^'!]+))!\$?[A-Z]+\$?([0-9]+)")


def links(sheet):
    """(cell, target) of every link into the workbook."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.hyperlink is not None and cell.hyperlink.location:
                yield cell.coordinate, cell.hyperlink.location


def cities_by_row(book):
    """The city that each row of a table is about, by sheet and row."""
    return {(sheet.title, row["Stad"].row): row["Stad"].value
            for sheet in book for table in sheet.tables
            for row in cells_of(sheet, table) if row.get("Stad") is not None}


def link_faults(book):
    """A link leads to a row that is there, and from a city's row to a row of the same city."""
    cities = cities_by_row(book)
    filled = {sheet.title: {cell.row for row in sheet.iter_rows() for cell in row
                            if cell.value is not None} for sheet in book}
    count = 0
    for sheet in book:
        for cell, target in links(sheet):
            count += 1
            place = LINK.match(target)
            name = place and (place[1] or place[2]).replace("''", "'")
            if name not in filled or int(place[3]) not in filled[name]:
                yield f"{sheet.title}!{cell}: link to nothing: {target}"
                continue
            own = cities.get((sheet.title, int(re.sub("[A-Z]+", "", cell))))
            other = cities.get((name, int(place[3])))
            if None not in (own, other) and own not in (other, "(geen stad)"):
                yield f"{sheet.title}!{cell}: link from {own} to {other}: {target}"
    print(f"{count} links")
    if count == 0:
        yield "no link in the whole workbook"


def cut_faults(book, report):
    """LibreOffice does not wrap the text of a link: it must fit, but for the name of a city."""
    cities = {city["city"] for city in report["cities"]}
    for sheet in book:
        widths = {number: part.width for part in sheet.column_dimensions.values()
                  for number in range(part.min, part.max + 1)}
        for row in sheet.iter_rows():
            for cell in row:
                if cell.hyperlink and isinstance(cell.value, str) and cell.value not in cities and \
                        len(cell.value) * cell.font.sz * 0.6 > widths[cell.column] * 7:
                    yield f"{sheet.title}!{cell.coordinate}: link is cut: {cell.value}"


def finding_faults(sheet):
    """A finding leads to its evidence or its document; of a city that sent nothing there is none."""
    for finding in cells_of(sheet, "Bevindingen"):
        if finding["Controle"].value in ("geen inzending", "correctie nakijken"):
            continue
        if not any(finding[head].hyperlink for head in ("Bewijs", "Regelnr.")):
            yield f"{finding['Stad'].coordinate}: no evidence: {finding['Bevinding'].value}"


def is_none(rows):
    return len(rows) == 1 and rows[0][0] == "geen" and not any(rows[0][1:])


def cells_of(sheet, table):
    """The rows of a table, as cells by its titles; one that says that there are none is none."""
    first, *rows = sheet[sheet.tables[table].ref]
    if is_none([[cell.value for cell in row] for row in rows]):
        rows = []
    return [dict(zip([cell.value for cell in first], row)) for row in rows]


def rows_of(sheet, table):
    """The same, as values."""
    return [{head: cell.value for head, cell in row.items()} for row in cells_of(sheet, table)]


def evidence_faults(book, report):
    """The words stand in their sentence; a figure that they are used for leads to some evidence."""
    used = 0
    for row in cells_of(book["Bewijs"], "Bewijs"):
        at = f"Bewijs!{row['Nr.'].coordinate}"
        words, sentence = row["Citaat"].value, row["Zin"].value
        if words not in sentence and "(ingekort)" not in sentence:
            yield f"{at}: the words are not in their sentence"
        if row["Gebruikt op"].value is None:
            continue
        used += 1
        place = LINK.match(row["Gebruikt op"].hyperlink.location)
        target = book[(place[1] or place[2]).replace("''", "'")][int(place[3])]
        if not any(cell.hyperlink and "Bewijs" in cell.hyperlink.location for cell in target):
            yield f"{at}: used for a row that rests on nothing"
    if used == 0 and any(source["facts"] for source in report["inputs"]):
        yield "no evidence is used for anything"


def table_faults(book):
    """A table's titles are its cells, no two tables share a name, an area or a name of a cell."""
    names = [name.lower() for name in defined_names(book)]
    for sheet in book:
        areas = []
        for table in sheet.tables.values():
            names.append(table.name.lower())
            first, *rows = sheet[table.ref]
            titles = [column.name for column in table.tableColumns]
            if [cell.value for cell in first] != titles or len(set(titles)) != len(titles):
                yield f"{sheet.title}: titles of {table.name} are not its cells: {titles}"
            areas.append({cell.coordinate for row in (first, *rows) for cell in row})
        areas += [{cell.coordinate for row in sheet[str(merged)] for cell in row}
                  for merged in sheet.merged_cells.ranges]
        if sum(map(len, areas)) != len(set().union(*areas)):
            yield f"{sheet.title}: tables or merged cells overlap"
    if len(names) != len(set(names)):
        yield f"names that are taken twice: {sorted(names)}"


def page_faults(book, peildatum):
    """Each sheet prints on A4 on its side, under the peildatum and above its number."""
    for sheet in book:
        page = sheet.page_setup
        if page.orientation != "landscape" or page.paperSize not in (9, "9"):
            yield f"{sheet.title}: page is {page.orientation}, {page.paperSize}"
        if peildatum.split("-")[0] not in (sheet.oddHeader.right.text or ""):
            yield f"{sheet.title}: header is {sheet.oddHeader.right.text}"
        if "&P" not in sheet.oddFooter.right.text or "&N" not in sheet.oddFooter.right.text:
            yield f"{sheet.title}: footer is {sheet.oddFooter.right.text}"
    if book.active.title != "Overzicht":
        yield f"opens on {book.active.title}"


def notes_faults(book):
    """Toelichting says of every sheet what it is for, and leads there."""
    told = {row[0].value: row for row in book["Toelichting"].iter_rows()}
    for name in dict.fromkeys(name.split()[0] if name.startswith("Navraag ") else name
                              for name in book.sheetnames):
        if name not in told or not told[name][1].value or not told[name][0].hyperlink:
            yield f"Toelichting says nothing of {name}"


def defined_names(book):
    names = book.defined_names
    entries = names.values() if hasattr(names, "values") else names.definedName
    return {entry.name: entry.attr_text for entry in entries}


def overview_faults(book, report):
    sheet = book["Overzicht"]
    cities = {True: [], False: []}
    for city in report["cities"]:
        cities[city["centrumstad"]].append(city["city"])
    for table, wanted in (("Overzicht", cities[True]), ("Andere", cities[False])):
        if wanted and [row["Stad"] for row in rows_of(sheet, table)] != wanted:
            yield f"table {table} does not hold {wanted}"
    if not cities[False] and "Andere" in sheet.tables:
        yield "a table Andere without other bodies"
    wanted = {"Norm": report["norm"]["vergaderingen_per_jaar"],
              "Mediaan_vergaderingen": report["medians"]["vergaderingen_per_jaar"]["value"],
              "Mediaan_themas": report["medians"]["besproken_themas"]["value"],
              "Mediaan_soorten_deelnemers": report["medians"]["soorten_deelnemers"]["value"]}
    names = defined_names(book)
    for name, value in wanted.items():
        found = sheet[names[name].split("!")[1].replace("$", "")].value
        if found != ("–" if value is None else value):
            yield f"{name} is {found}, not {value}"
    day = sheet[names["Peildatum"].split("!")[1].replace("$", "")].value
    if f"{day:%Y-%m-%d}" != report["peildatum"]:
        yield f"Peildatum is {day}"
    yield from comparison_faults(rows_of(sheet, "Overzicht"), wanted)


def comparison_faults(rows, medians):
    for row in rows:
        for head, figure, median in (("Minimum", "Minimum", "Mediaan_vergaderingen"),
                                     ("Thema's", "Besproken", "Mediaan_themas"),
                                     ("Soorten", "Soorten deelnemers", "Mediaan_soorten_deelnemers")):
            own, middle = row[figure], medians[median]
            word = ("–" if own in ("–", None) or middle is None or (head == "Soorten" and own == 0)
                    else "▲ boven" if own > middle else "▼ onder" if own < middle else "● gelijk")
            if row[f"{head} t.o.v. mediaan"] != word:
                yield f"{row['Stad']}: {head} is {row[f'{head} t.o.v. mediaan']}, not {word}"


def matrix_faults(book, report):
    """The matrices sum up the lists behind them."""
    sheet = book["Verplichte thema's"]
    thirteen = [city for city in report["cities"] if city["centrumstad"]]
    shown = [[cell.value for cell in row] for row in sheet.iter_rows()]
    at = next(i for i, row in enumerate(shown) if row[0] == "Aantal centrumsteden")
    for state, row in zip(("besproken", "verplichting", "niet_vermeld", "geen_opgave"), shown[at + 1:]):
        total = sum(topic["state"] == state for city in thirteen for topic in city["topics"])
        if sum(row[1:]) != total:
            yield f"Verplichte thema's: {row[0]} adds up to {sum(row[1:])}, not {total}"
    told = [(row["Stad"], row["Niveau"]) for name, table in
            (("Woningkwaliteit", "Piramide"), ("Kinderen en jongeren", "Jongeren"))
            for row in rows_of(book[name], table)]
    for row in rows_of(book["Kwaliteit en jongeren"], "Niveaus_per_stad"):
        for level, count in row.items():
            if level != "Stad" and count != told.count((row["Stad"], level)):
                yield f"Kwaliteit en jongeren: {row['Stad']}, {level}: {count}"
    kinds = {(row["Stad"], row["Soort"]) for row in rows_of(book["Overlegorganen"], "Overlegorganen")}
    for row in rows_of(book["Organen per stad"], "Organen_per_stad"):
        for kind, text in row.items():
            if kind not in ("Stad", "niet ingedeeld") and \
                    (text != "–") != ((row["Stad"], kind) in kinds):
                yield f"Organen per stad: {row['Stad']}, {kind}: {text}"


def chart_faults(path, report):
    """There is a chart of each figure that a city gives, and it says in words what it shows."""
    wanted = sum(report["medians"][figure]["count"] > 0
                 for figure in ("vergaderingen_per_jaar", "besproken_themas"))
    with zipfile.ZipFile(path) as parts:
        drawings = [parts.read(name).decode() for name in parts.namelist()
                    if name.startswith("xl/drawings/drawing")]
    frames = re.findall(r"<xdr:cNvPr [^>]*>", "".join(drawings))
    if len(frames) != wanted:
        yield f"{len(frames)} charts, not {wanted}"
    for frame in frames:
        if not re.search(r'descr="[^"]{40,}"', frame):
            yield f"a chart without a text: {frame}"


def workbook_faults(book, report):
    names, more = book.sheetnames[:len(SHEETS)], book.sheetnames[len(SHEETS):]
    if names != SHEETS or any(not name.startswith("Navraag ") for name in more):
        yield f"sheets: {book.sheetnames}"
        return
    yield from table_faults(book)
    yield from page_faults(book, report["peildatum"])
    yield from overview_faults(book, report)
    yield from matrix_faults(book, report)
    shown = [cell.value for row in book["Overzicht"].iter_rows() for cell in row]
    for city in report["cities"]:
        if city["centrumstad"] and shown.count(city["city"]) != 1:
            yield f"Overzicht shows {city['city']} {shown.count(city['city'])} times"
    yield from link_faults(book)
    yield from notes_faults(book)
    yield from cut_faults(book, report)
    yield from evidence_faults(book, report)
    yield from finding_faults(book["Bevindingen"])
    yield from correction_faults(book["Correcties"], report)
    yield from question_faults(book, report)
    yield from note_faults(book, report)
    yield from contrast_faults(book)


def correction_faults(sheet, report):
    """Each row has a key of its own and a list to choose from, unless it does not apply."""
    rows = [row for row in cells_of(sheet, "Correcties")
            if not (row["Toestand"].value or "").startswith("niet toegepast")]
    keys = [row["Sleutel"].value for row in rows if row["Sleutel"].value.count(":") > 0]
    cells = [key for key in keys if not key.startswith("feit:")]
    wanted = len(report["cities"]) * (2 + len(report["cities"][0]["topics"])
                                      + len(report["cities"][0]["invitees"]))
    if len(keys) != len(rows) or len(set(cells)) != len(cells) or len(cells) != wanted:
        yield f"Correcties: {len(rows)} rows, {len(keys)} keys, {len(cells)} cells, not {wanted}"
    choices = [part for rule in sheet.data_validations.dataValidation
               for part in rule.sqref.ranges if rule.type == "list"]
    for row in rows:
        cell = row["Correctie"]
        if not any(part.min_row <= cell.row <= part.max_row and
                   part.min_col <= cell.column <= part.max_col for part in choices):
            yield f"Correcties!{cell.coordinate}: nothing to choose from"


def luminance(colour):
    parts = [int(colour[-6:][i:i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
                        for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_faults(book):
    """Ink on its ground, by WCAG: 4.5:1 at least, also on the grey bands of a table (D9D9D9)."""
    looks = {}
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                ink = cell.font.color.rgb if cell.font.color else None
                ink = ink if isinstance(ink, str) else "FF000000"
                ground = cell.fill.start_color.rgb if cell.fill.patternType == "solid" else "FFD9D9D9"
                if cell.value is not None:
                    looks.setdefault((ink, ground), f"{sheet.title}!{cell.coordinate}")
    for (ink, ground), place in looks.items():
        light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
        if (light + 0.05) / (dark + 0.05) < 4.5:
            yield f"{place}: {ink} on {ground} has contrast {(light + 0.05) / (dark + 0.05):.2f}"
    print(f"{len(looks)} inks on their grounds")


def note_faults(book, report):
    """What the regulation asks stands with its article in a note to the head of its column."""
    for name, columns in (("Verplichte thema's", report["columns"]["topics"]),
                          ("Deelnemers", report["columns"]["invitees"])):
        (table,) = book[name].tables.values()
        notes = {cell.value: cell.comment.text if cell.comment else ""
                 for cell in book[name][table.ref][0]}
        for column in columns:
            if column["article"] and column["article"] not in notes[column["label"]]:
                yield f"{name}, {column['label']}: no note with {column['article']}"


def question_faults(book, report):
    """A sheet for each city that can clear something up, with its questions and nothing else."""
    sheets = {sheet.cell(5, 1).value: sheet for sheet in book if sheet.title.startswith("Navraag ")}
    for city in report["cities"]:
        questions = [finding["question"] for finding in city["findings"] if finding["question"]]
        sheet = sheets.pop(city["city"], None)
        if (sheet is not None) != bool(questions):
            yield f"Navraag {city['city']}: {len(questions)} questions"
        elif questions:
            (table,) = sheet.tables
            if [row["Vraag"] for row in rows_of(sheet, table)] != questions:
                yield f"{sheet.title}: other questions"
            if list(links(sheet)):
                yield f"{sheet.title}: links out of a sheet that is sent"
    if sheets:
        yield f"questions to nobody: {sorted(sheets)}"


def tables_of(book):
    """The rows of each table by its name, the titles first; one that goes on on sheets as one."""
    tables = {}
    for sheet in book:
        for table in sheet.tables.values():
            name = re.sub(r"_[0-9]+$", "", table.name).lower()
            rows = [[cell.value for cell in row] for row in sheet[table.ref]]
            tables[name] = tables[name] + rows[1:] if name in tables else rows
    for rows in tables.values():
        if is_none(rows[1:]):
            rows.pop()
    return tables


def same_value(value, field):
    if isinstance(value, (int, float)):
        return field != "" and abs(float(field.replace(",", ".")) - value) < 1e-9
    if value in (None, "–"):
        return field == ""
    if value.endswith("… (ingekort)"):
        return True
    return field == ("'" + value if value[0] in "=+-@\t" else value)


def csv_faults(book, folder):
    tables = tables_of(book)
    files = sorted(os.listdir(folder))
    if files != sorted(f"{name}.csv" for name in tables):
        yield f"files: {files}, tables: {sorted(tables)}"
        return
    count = 0
    for name, rows in tables.items():
        with open(f"{folder}/{name}.csv", encoding="utf-8", newline="") as file:
            text = file.read()
        if text[0] != "\ufeff" or not text.endswith("\r\n"):
            yield f"{name}.csv: no mark or no line end"
        records = list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=";", strict=True))
        if [len(record) for record in records] != [len(row) for row in rows]:
            yield f"{name}.csv: {len(records)} records for {len(rows)} rows, or other fields"
        for number, (record, row) in enumerate(zip(records, rows), 1):
            for field, value in zip(record, row):
                count += 1
                if not same_value(value, field):
                    yield f"{name}.csv, record {number}: {field!r} for {value!r}"
    print(f"{count} fields")


def report_faults(report):
    cities = [city["city"] for city in report["cities"] if city["centrumstad"]]
    if len(cities) != 13 or cities != sorted(cities):
        yield f"centrumsteden in the JSON: {cities}"
    if report["missing_cities"]:
        yield f"missing cities: {report['missing_cities']}"
    for source in report["inputs"]:
        if source["status"] != "read":
            yield f"{source['doc']}: {source['status']}: {source['messages']}"


def seeds_faults(report):
    """The export of all cities (003) has 90 rows; the view of Mechelen (002) tells nothing new."""
    items = [source["items"] for source in report["inputs"] if source["doc"].startswith("003_")]
    if items != [90]:
        yield f"items of 003: {items}"
    mechelen = next(city for city in report["cities"] if city["city"] == "Mechelen")
    if [doc[:4] for doc in mechelen["submissions"]] != ["002_", "003_"]:
        yield f"submissions of Mechelen: {mechelen['submissions']}"


def expected_faults(report, expected):
    cities = {city["city"]: city for city in report["cities"]}
    for wanted in expected["cities"]:
        found = cities[wanted["city"]]
        for key, value in wanted["lokaal_woonoverleg"].items():
            if found["lokaal_woonoverleg"][key] != value:
                yield f"{wanted['city']}: {key} is {found['lokaal_woonoverleg'][key]}, not {value}"
        told = {topic["code"]: topic["state"] for topic in found["topics"]
                if topic["state"] in ("besproken", "verplichting")}
        if told != wanted["topics"]:
            yield f"{wanted['city']}: topics are {told}, not {wanted['topics']}"


def main(folder, *options):
    with open(f"{folder}/b.json", encoding="utf-8") as file:
        report = json.load(file)
    faults = list(report_faults(report))
    book = openpyxl.load_workbook(f"{folder}/b.xlsx")
    faults += workbook_faults(book, report)
    faults += csv_faults(book, f"{folder}/csv")
    faults += chart_faults(f"{folder}/b.xlsx", report)
    if "--seeds" in options:
        faults += seeds_faults(report)
    for path in options[1:]:
        with open(path, encoding="utf-8") as file:
            faults += expected_faults(report, json.load(file))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
