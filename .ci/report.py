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


def link_faults(book):
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
    print(f"{count} links")
    if count == 0:
        yield "no link in the whole workbook"


def finding_faults(sheet):
    """A finding leads to its evidence or its document; of a city that sent nothing there is none."""
    heads = None
    for row in sheet.iter_rows():
        values = [cell.value for cell in row]
        if heads is None:
            heads = values if "Controle" in values else None
            continue
        finding = dict(zip(heads, row))
        if finding["Controle"].value in (None, "geen inzending"):
            continue
        if not any(finding[head].hyperlink for head in ("Bewijs", "Document")):
            yield f"{sheet.title}!{row[0].coordinate}: no evidence: {finding['Bevinding'].value}"


def rows_of(sheet, head):
    """The rows of the table with that title in it, as cells by title."""
    heads = None
    for row in sheet.iter_rows():
        if heads is not None:
            yield dict(zip(heads, row))
        elif head in [cell.value for cell in row]:
            heads = [cell.value for cell in row]


def evidence_faults(book):
    """The words stand in their sentence; a figure that they are used for leads to some evidence."""
    used = 0
    for row in rows_of(book["Bewijs"], "Zin"):
        at = f"Bewijs!{row['Nr.'].coordinate}"
        words, sentence = row["Citaat"].value, row["Zin"].value
        if words not in sentence and "(ingekort)" not in sentence:
            yield f"{at}: the words are not in their sentence"
        if row["Gebruikt voor"].value is None:
            continue
        used += 1
        place = LINK.match(row["Gebruikt voor"].hyperlink.location)
        target = book[(place[1] or place[2]).replace("''", "'")][int(place[3])]
        if not any(cell.hyperlink and "Bewijs" in cell.hyperlink.location for cell in target):
            yield f"{at}: used for a row that rests on nothing"
    if used == 0:
        yield "no evidence is used for anything"


def workbook_faults(book, report):
    names, more = book.sheetnames[:len(SHEETS)], book.sheetnames[len(SHEETS):]
    if names != SHEETS or any(not name.startswith("Navraag ") for name in more):
        yield f"sheets: {book.sheetnames}"
        return
    shown = [cell.value for row in book["Overzicht"].iter_rows() for cell in row]
    for city in report["cities"]:
        if city["centrumstad"] and shown.count(city["city"]) != 1:
            yield f"Overzicht shows {city['city']} {shown.count(city['city'])} times"
    yield from link_faults(book)
    yield from evidence_faults(book)
    yield from finding_faults(book["Bevindingen"])


def tables_of(book):
    """The rows of each table by its name, the titles first; one that goes on on sheets as one."""
    tables = {}
    for sheet in book:
        for table in sheet.tables.values():
            name = re.sub(r"_[0-9]+$", "", table.name).lower()
            rows = [[cell.value for cell in row] for row in sheet[table.ref]]
            tables[name] = tables[name] + rows[1:] if name in tables else rows
    for rows in tables.values():
        if len(rows) == 2 and rows[1][0] == "geen" and not any(rows[1][1:]):
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
