#!/usr/bin/env python3
"""Makes inputs that are hard on a report, runs the tool on each and reads what came of it.

usage: hard.py TOOL FOLDER

Leaves in FOLDER a folder for each case with in/, b.xlsx, b.json, b.html and csv/. Prints what each
run took and each fault, and closes with "N passed, M failed".
"""
import json
import os
import re
import subprocess
import sys
import time
import zipfile
from xml.sax.saxutils import escape

import openpyxl

import report

DAY = "2020-06-30"
LONG = 100000
CENTRUMSTEDEN = ["Aalst", "Antwerpen", "Brugge", "Genk", "Gent", "Hasselt", "Kortrijk", "Leuven",
                 "Mechelen", "Oostende", "Roeselare", "Sint-Niklaas", "Turnhout"]
ODD = ["=1+1", "+32 Gemeente", "-Min", "@home", "'s-Gravenvoeren", "Zonhoven'", "zwevegem",
       "Veldstad", "VELDSTAD", "veldstad", "A[b]c:d*e?f/g\\h", "A-b-c-d-e-f-g-h", "<b>&amp;</b>",
       "Çelik & Zoon", "&A&P", "\U0001f3e0" * 16,
       "Samengevoegde gemeente met een naam die veel te lang is voor een tab, kolom of kop"]


def text(number):
    """What a city may write, in one of some ways."""
    often = ("twee keer per jaar", "minstens 3 keer per jaar", "naar nood", "1 keer per jaar",
             "vier tot vijf keer per jaar", "om de drie maanden", "regelmatig")[number % 7]
    who = ("het OCMW en het SVK", "de huisvestingsmaatschappijen, het CAW en Wonen-Vlaanderen",
           "de schepen van wonen, de huurdersbond en het agentschap")[number % 3]
    what = ("de sociale woonprojecten en de wachtlijsten", "het toewijzingsreglement",
            "de kerncijfers van de woningmarkt", "ruimtelijk beleid en leegstand")[number % 4]
    return (f"Lokaal woonoverleg\n\nHet lokaal woonoverleg komt {often} samen. Nemen deel: {who}. "
            f"Op het overleg bespreken we {what}. "
            f"Het laatste overleg was op {1 + number % 28} mei {2010 + number % 10}.\n\n"
            f"Overleg andere actoren\n\nDe werkgroep kwaliteit vergadert {1 + number % 5} keer per "
            "jaar met de dienst wonen en de politie over conformiteitsattesten en jongeren.\n")


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())


def write_csv(path, rows):
    write(path, "".join(";".join(f'"{field}"' for field in row) + "\n" for row in rows))


def write_ods(path, rows):
    cells = "".join("<table:table-row>" + "".join(
        f'<table:table-cell office:value-type="string"><text:p>{escape(field)}</text:p>'
        "</table:table-cell>" for field in row) + "</table:table-row>" for row in rows)
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("content.xml", (
            f'<office:document-content xmlns:office="{space}office:1.0" '
            f'xmlns:table="{space}table:1.0" xmlns:text="{space}text:1.0"><office:body>'
            f'<office:spreadsheet><table:table table:name="Correcties">{cells}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>"))


class Run:
    """What the tool made of FOLDER/in."""

    def __init__(self, tool, folder, *options, day=DAY):
        self.folder = folder
        os.makedirs(f"{folder}/in", exist_ok=True)
        begin = time.time()
        self.status = subprocess.run(
            [tool, "run", "in", "-o", "b.xlsx", "--json", "b.json", "--html", "b.html", "--csv",
             "csv", "--peildatum", day, *options], cwd=folder, check=False).returncode
        self.seconds = time.time() - begin
        with open(f"{folder}/b.json", encoding="utf-8") as file:
            self.report = json.load(file)
        self.book = openpyxl.load_workbook(f"{folder}/b.xlsx")

    def faults(self, status=0, inputs=None):
        """What no report may have wrong."""
        if self.status != status:
            yield f"exit status {self.status}, not {status}"
        if inputs is not None and len(self.report["inputs"]) != inputs:
            yield f"{len(self.report['inputs'])} inputs, not {inputs}"
        yield from report.workbook_faults(self.book, self.report)
        yield from report.csv_faults(self.book, f"{self.folder}/csv")
        yield from report.chart_faults(f"{self.folder}/b.xlsx", self.report)
        for sheet in self.book:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f" or cell.value == "(null)":
                        yield f"{sheet.title}!{cell.coordinate}: {cell.value!r}"

    def rows(self, sheet, table=None):
        return report.rows_of(self.book[sheet], table or sheet)

    def facts(self):
        return sum(source["facts"] for source in self.report["inputs"])


def nothing(tool, folder):
    run = Run(tool, folder)
    yield run
    yield from run.faults(inputs=0)
    if len(run.report["missing_cities"]) != 13:
        yield f"missing cities: {run.report['missing_cities']}"


def refused(tool, folder):
    write(f"{folder}/in/kaart.png", b"\x89PNG\r\n\x1a\n" + bytes(64))
    write(f"{folder}/in/leeg.txt", "")
    write(f"{folder}/in/kapot.xlsx", b"PK\x03\x04" + bytes(64))
    run = Run(tool, folder)
    yield run
    yield from run.faults(1, 3)
    if any(row["Meldingen"] is None for row in run.rows("Bronnen")):
        yield "refused without a reason"


def one_city(tool, folder):
    write(f"{folder}/in/gent.txt", text(1))
    run = Run(tool, folder)
    yield run
    yield from run.faults(inputs=1)
    shown = {cell.value for row in run.book["Overzicht"].iter_rows() for cell in row}
    if not any("1 van de 13 centrumsteden voldoet" in str(value) for value in shown):
        yield "one city that meets the norm is not told in the singular"


def thirteen(tool, folder):
    for number, city in enumerate(CENTRUMSTEDEN):
        write(f"{folder}/in/{city}/verslag.txt",
              "\n".join(text(number + more * 13) for more in range(12)))
    run = Run(tool, folder)
    yield run
    yield from run.faults(inputs=13)


def municipalities(tool, folder):
    with open(os.path.join(os.path.dirname(__file__), "../rules/cities.yaml"), encoding="utf-8") as file:
        names = re.findall(r"^  - \{?name: \"?([^\",}\n]+)", file.read(), re.M)[:240]
    names += [f"Nieuwstad {number}" for number in range(60)]
    for number, city in enumerate(names):
        for part in range(2):
            write(f"{folder}/in/city={city}/verslag-{part}.txt", text(number * 2 + part))
    run = Run(tool, folder)
    yield run
    yield from run.faults(inputs=2 * len(names))
    missing = set(names) - {city["city"] for city in run.report["cities"]}
    if missing:
        yield f"not there: {sorted(missing)}"


def long_text(tool, folder):
    words = "Dit overleg is er voor het lokaal woonbeleid en nog veel meer, zo staat het hier, "
    write(f"{folder}/in/gent.txt", text(0) + "De stuurgroep komt 2 keer per jaar samen, " +
          words * (LONG // len(words)) + "en dat is alles.\n")
    write(f"{folder}/in/aalst.txt", "Lokaal woonoverleg\n\n" + "z" * LONG + " twee keer per jaar.\n")
    run = Run(tool, folder)
    yield run
    yield from run.faults(inputs=2)
    longest = max(len(str(cell.value)) for sheet in run.book for row in sheet.iter_rows() for cell in row)
    if longest > 32767:
        yield f"a cell of {longest} characters"


def odd_names(tool, folder):
    write_csv(f"{folder}/in/lijst.csv", [("Stad", "Titel", "Beschrijving")] + [
        (city, "Lokaal woonoverleg", text(number)) for number, city in enumerate(ODD)])
    write(f"{folder}/in/=cmd|' /C calc'!A0.txt", text(3))
    run = Run(tool, folder)
    yield run
    yield from run.faults(inputs=2)
    shown = [row["Stad"] for row in run.rows("Overzicht", "Andere")]
    missing = [city for city in ODD if city not in shown and city != "zwevegem"]
    if missing:
        yield f"not on Overzicht: {missing}"
    if any(len(name.encode("utf-16-le")) > 62 or re.search(r"[\[\]:*?/\\]", name)
           for name in run.book.sheetnames):
        yield f"names of sheets: {run.book.sheetnames}"


CORRECTIONS = [  # city, what is read, correction, day, note, key; what becomes of it
    ("Gent", "aantal vergaderingen", "4 keer per jaar", "1/3/2020", "", "Gent:vergaderingen", "replaced"),
    ("Gent", "aantal vergaderingen", "2 keer per jaar", "2/3/2020", "=1+1", "Gent:vergaderingen", "applied"),
    ("Gent", "oordeel", "prima", "2/3/2020", "", "Gent:oordeel", "refused"),
    ("Gent", "thema ruimtelijk beleid", "besproken", "2/3/2020", "", "Gent:thema:ruimtelijk_beleid", "applied"),
    ("Nergens", "oordeel", "voldoet", "2/3/2020", "", "Nergens:oordeel", "lost")]


def corrections(tool, folder):
    """By CSV, by ODS, by the workbook of an earlier run, and once the text has changed."""
    titles = ("Stad", "Onderdeel", "Correctie", "Door", "Op", "Opmerking", "Sleutel")
    rows = [titles] + [(city, what, value, "An Maes", day, note, key)
                       for city, what, value, day, note, key, _ in CORRECTIONS]
    write(f"{folder}/in/gent.txt", text(1))
    write_csv(f"{folder}/c.csv", rows)
    write_ods(f"{folder}/c.ods", rows)
    wanted = sorted((row[5], row[6]) for row in CORRECTIONS)
    for source in ("c.csv", "c.ods", "eerder.xlsx"):
        run = Run(tool, folder, "--correcties", source)
        yield run
        yield from run.faults()
        states = sorted((row["key"], row["state"]) for row in run.report["corrections"])
        if source == "eerder.xlsx":
            wanted = [entry for entry in wanted if entry[1] != "replaced" or entry in states]
        if states != wanted:
            yield f"{source}: {states}"
        os.replace(f"{folder}/b.xlsx", f"{folder}/eerder.xlsx")
    write(f"{folder}/in/gent.txt", text(2))
    run = Run(tool, folder, "--correcties", "eerder.xlsx")
    yield run
    yield from run.faults()
    if "changed" not in {row["state"] for row in run.report["corrections"]}:
        yield "a correction of a text that changed says nothing"


def days(tool, folder):
    for number, city in enumerate(CENTRUMSTEDEN[:4]):
        write(f"{folder}/in/{city}.txt", text(number))
    for day in ("2010-01-01", "2016-01-01", "2026-01-01"):
        run = Run(tool, folder, day=day)
        yield run
        yield from run.faults(inputs=4)
        os.replace(f"{folder}/b.xlsx", f"{folder}/{day}.xlsx")
    os.replace(f"{folder}/{day}.xlsx", f"{folder}/b.xlsx")


CASES = [nothing, refused, one_city, thirteen, municipalities, long_text, odd_names, corrections, days]


def main(tool, folder, *names):
    passed = failed = 0
    for case in CASES:
        if names and case.__name__ not in names:
            continue
        begin, faults = time.time(), []
        for found in case(os.path.abspath(tool), f"{folder}/{case.__name__}"):
            if isinstance(found, Run):
                print(f"{case.__name__}: {found.facts()} facts, {found.seconds:.2f} s")
            else:
                faults.append(found)
        for fault in faults:
            print(f"{case.__name__}: {fault}")
        print(f"{case.__name__}: {len(faults)} faults, {time.time() - begin:.1f} s\n")
        passed, failed = passed + (not faults), failed + bool(faults)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
