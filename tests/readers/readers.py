"""Reads every format of a folder with programs that were not written here and compares what they say.

The table for programs and its dictionary are the measure; pyreadstat, pandas, openpyxl and an XML parser read the others, and
fhir.resources, PSPP (pspp-convert) and R (Rscript, with haven where it is) where they are installed. See README.md beside this file.
"""

import csv
import datetime
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import openpyxl
import pandas
import pyreadstat

try:
    from fhir.resources.R4B.bundle import Bundle
    from fhir.resources.R4B.questionnaire import Questionnaire
    from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
except ImportError:
    Questionnaire = None


def plain(text):
    return text[1:] if text.startswith("'") else text


class Column:
    def __init__(self, line):
        self.name, self.kind, self.label = line["variable"], line["kind"], plain(line["label"])
        self.question = plain(line["question"])
        self.values, self.missing = [], []

    def code(self, text):
        """The code of a value or a reason, and whether it is a reason."""
        for value in self.values:
            if value[0] == text:
                return value[1], None
        for reason in self.missing:
            if reason[0] == text:
                return reason[1], reason[2]
        raise AssertionError(f"{self.name}: {text!r} is in no dictionary")


def dictionary(path):
    columns = {}
    with open(path, encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            if line["kind"] in ("coded", "number", "date", "month", "time", "date-time", "text"):
                columns[line["variable"]] = Column(line)
            elif line["kind"] == "value":
                entry = (plain(line["text"]), int(line["code"]), plain(line["label"]))
                columns[line["variable"]].values.append(entry)
            elif line["kind"] == "missing":
                entry = (line["text"], int(line["code"]), line["letter"], plain(line["label"]))
                columns[line["variable"]].missing.append(entry)
    return columns


class Cell:
    """A cell as the table for programs has it."""

    def __init__(self, column, text):
        self.column, self.text, self.letter = column, plain(text), None
        if column.kind == "text":
            self.number = None
        elif column.kind == "coded":
            self.number, self.letter = column.code(self.text)
        else:
            reason = [one for one in column.missing if one[0] == text]
            self.letter = reason[0][2] if reason else None
            self.number = float(reason[0][1]) if reason else None
            if not reason and column.kind == "number":
                self.number = float(text)

    @property
    def moment(self):
        """A date, the first day of a month, a day with its time, or a time on the first day there is; `None` for others."""
        if self.letter or self.column.kind not in DATES:
            return None
        text = {"month": self.text + "-01", "time": "0001-01-01T" + self.text}.get(self.column.kind, self.text)
        return datetime.datetime.fromisoformat(text)

    def seconds(self, first):
        """As seconds from this day; a time from midnight."""
        first = datetime.datetime.min if self.column.kind == "time" else first
        return (self.moment - first).total_seconds()


DATES = ("date", "month", "time", "date-time")


def same(found, expected, what):
    assert found == expected, f"{what}: {found!r} is not {expected!r}"


def table(path, columns):
    with open(path, encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    same(lines[0], list(columns), f"{path.name}: names")
    return [[Cell(column, text) for column, text in zip(columns.values(), line)] for line in lines[1:]]


def each(rows):
    for number, row in enumerate(rows):
        for cell in row:
            yield number, cell


def check_spreadsheet_table(path, columns, rows):
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf"), "no mark of UTF-8"
    lines = list(csv.reader(data.decode("utf-8-sig").splitlines(keepends=True), delimiter=";"))
    same(lines[0], list(columns), "names")
    for number, cell in each(rows):
        text = lines[number + 1][list(columns).index(cell.column.name)]
        if cell.column.kind == "number" and not cell.letter:
            same(float(text.replace(",", ".")), cell.number, cell.column.name)
        elif cell.moment and cell.column.kind != "time":
            shown = {"date": "%d/%m/%Y", "month": "%m/%Y", "date-time": "%d/%m/%Y %H:%M"}[cell.column.kind]
            same(datetime.datetime.strptime(text, shown), cell.moment, cell.column.name)
        else:
            same(plain(text), cell.text, cell.column.name)


def check_workbook(path, columns, rows):
    workbook = openpyxl.load_workbook(path)
    data, words = workbook.worksheets[0], workbook.worksheets[1]
    for number, cell in each(rows):
        place = list(columns).index(cell.column.name) + 1
        found, word = data.cell(number + 2, place), words.cell(number + 2, place)
        assert found.data_type != "f" and word.data_type != "f", f"{cell.column.name}: a formula"
        if cell.column.kind == "text":
            same(found.value or "", cell.text, cell.column.name)
        elif cell.column.kind == "coded":
            same(str(found.value), cell.text, cell.column.name)
            labels = {value[0]: value[2] for value in cell.column.values}
            labels |= {reason[0]: reason[3] for reason in cell.column.missing}
            same(word.value, labels[cell.text], cell.column.name)
        elif cell.moment:
            value = found.value
            value = datetime.datetime.combine(datetime.date.min, value) if cell.column.kind == "time" else value
            same(value, cell.moment, cell.column.name)
        else:
            same(float(found.value), cell.number, cell.column.name)


def cut(text, length):
    return text.encode()[:length].decode(errors="ignore").rstrip()


def one_line(text):
    return "".join(" " if ord(character) < 32 or 127 <= ord(character) < 160 else character for character in text)


def check_spss(path, columns, rows):
    frame, meta = pyreadstat.read_sav(str(path), user_missing=True, disable_datetime_conversion=True)
    same(meta.column_names, list(columns), "names")
    same(meta.file_encoding, "UTF-8", "letters")
    for column, label in zip(columns.values(), meta.column_labels):
        same(label, cut(one_line(column.label), 255), f"label of {column.name}")
        if column.kind == "text":
            continue
        labels = {float(value[1]): cut(one_line(value[2]), 120) for value in column.values}
        labels |= {float(reason[1]): cut(one_line(reason[3]), 120) for reason in column.missing}
        same(meta.variable_value_labels[column.name], labels, f"labels of values of {column.name}")
        codes = [reason[1] for reason in column.missing]
        same(meta.missing_ranges[column.name], [{"lo": min(codes), "hi": max(codes)}], f"missing of {column.name}")
        measure = "scale" if column.kind in ("number", *DATES) else None
        assert measure in (None, meta.variable_measure[column.name]), column.name
    shown = {"date": "EDATE10", "month": "MOYR8", "time": "TIME5", "date-time": "DATETIME17"}
    for column in columns.values():
        same(meta.original_variable_types[column.name], shown.get(column.kind, meta.original_variable_types[column.name]), column.name)
    first = datetime.datetime(1582, 10, 14)
    for number, cell in each(rows):
        found = frame[cell.column.name].iloc[number]
        if cell.column.kind == "text":
            same(found, cell.text.rstrip(" "), cell.column.name)
        elif cell.moment:
            same(float(found), cell.seconds(first), cell.column.name)
        else:
            same(float(found), float(cell.number), cell.column.name)
    # Without asking for them, reasons are no values.
    frame, _ = pyreadstat.read_sav(str(path))
    for number, cell in each(rows):
        if cell.column.kind != "text":
            same(bool(pandas.isna(frame[cell.column.name].iloc[number])), cell.letter is not None, cell.column.name)


def check_stata(path, columns, rows):
    _, meta = pyreadstat.read_dta(str(path), user_missing=True)
    same(meta.column_names, list(columns), "names")
    for column, label in zip(columns.values(), meta.column_labels):
        same(label, one_line(column.label)[:80].rstrip(), f"label of {column.name}")
        labels = {value[1]: one_line(value[2]) for value in column.values}
        for code, label in labels.items():
            same(meta.variable_value_labels[column.name].get(code), label, f"labels of values of {column.name}")
    frame = pandas.read_stata(path, convert_categoricals=False, convert_missing=True, convert_dates=False)
    first = datetime.datetime(1960, 1, 1)
    for number, cell in each(rows):
        found = frame[cell.column.name].iloc[number]
        if cell.column.kind == "text":
            same(found, cell.text, cell.column.name)
        elif cell.letter:
            same(str(found), cell.letter, cell.column.name)
        elif cell.column.kind == "date":
            same(first + datetime.timedelta(days=int(found)), cell.moment, cell.column.name)
        elif cell.column.kind == "month":
            same((1960 + int(found) // 12, int(found) % 12 + 1), (cell.moment.year, cell.moment.month), cell.column.name)
        elif cell.moment:
            same(float(found), cell.seconds(first) * 1000, cell.column.name)
        else:
            same(float(found), float(cell.number), cell.column.name)
    words = pandas.read_stata(path, convert_categoricals=True)
    for number, cell in each(rows):
        if cell.column.kind == "coded" and not cell.letter:
            label = [one_line(value[2]) for value in cell.column.values if value[0] == cell.text]
            same(words[cell.column.name].iloc[number], label[0], cell.column.name)


def check_ddi(path, columns, rows):
    space = "{ddi:codebook:2_5}"
    root = ElementTree.parse(path).getroot()
    same(root.tag, f"{space}codeBook", "root")
    variables = root.findall(f"{space}dataDscr/{space}var")
    same([variable.get("name") for variable in variables], list(columns), "names")
    same(root.findtext(f"{space}fileDscr/{space}fileTxt/{space}dimensns/{space}caseQnty"), str(len(rows)), "rows")
    for variable, column in zip(variables, columns.values()):
        same(variable.findtext(f"{space}labl"), column.label, column.name)
        categories = variable.findall(f"{space}catgry")
        found = [(one.findtext(f"{space}catValu"), one.findtext(f"{space}labl"), one.get("missing")) for one in categories]
        expected = [(value[0], value[2], None) for value in column.values]
        same(found, expected + [(reason[0], reason[3], "Y") for reason in column.missing], column.name)


def items(node, found):
    """Every item below a form or a response, by its identifier."""
    for item in getattr(node, "item", None) or []:
        found.setdefault(item.linkId, []).append(item)
        items(item, found)
        for answer in getattr(item, "answer", None) or []:
            items(answer, found)
    return found


def missing(answer):
    """The code of the reason why an answer has no value, `None` where it has one."""
    places = ["valueCoding", "valueQuantity"]
    holders = [getattr(answer, place) for place in places]
    holders += [value for name, value in vars(answer).items() if name.startswith("value") and name.endswith("__ext")]
    for holder in holders:
        for extension in (holder.extension if holder is not None else None) or []:
            if extension.url == "urn:copiste:fhir:missing":
                return extension.valueCoding.code
    return None


def said(answer):
    if answer.valueCoding is not None:
        return answer.valueCoding.code or answer.valueCoding.display
    if answer.valueBoolean is not None:
        return "true" if answer.valueBoolean else "false"
    for value in (answer.valueInteger, answer.valueDecimal, answer.valueDate, answer.valueString):
        if value is not None:
            return str(value)
    if answer.valueTime is not None:
        return str(answer.valueTime).removesuffix(":00")
    if answer.valueDateTime is not None:
        # The time of day stands beside: a moment of the standard has a time zone.
        clock = [one.valueTime for one in answer.valueDateTime__ext.extension if one.url == "urn:copiste:fhir:clock"]
        return f"{answer.valueDateTime}T{clock[0]}".removesuffix(":00")
    return str(answer.valueQuantity.value)


def check_response(response, row, asked):
    """The response and the row of the table say the same of every question that the form has."""
    answers = items(response, {})
    for question, cells in asked.items():
        first = cells[0]
        # A text gives no reason itself, the column beside it does.
        letter = cells[1].letter if first.column.kind == "text" else first.letter
        told = [answer for item in answers.get(question, []) for answer in item.answer]
        if letter == ".f":
            same(told, [], question)
        elif letter:
            same([missing(answer) for answer in told], [f"-9{ord(letter[1]) - 96}"], question)
        elif len(cells) > 1 and cells[1].column.name != f"{first.column.name}_why":
            ticked = [cell for cell in cells if cell.text == "1"]
            same(len([answer for answer in told if missing(answer) is None]), len(ticked), question)
        elif missing(told[0]) is not None:
            # A number of which only the band is told.
            assert ".." in first.text or first.column.kind == "coded", question
        elif first.column.kind == "number":
            same(float(said(told[0])), first.number, question)
        else:
            same(said(told[0]), first.text, question)


def check_fhir(path, columns, rows):
    form = Questionnaire.model_validate_json(path.read_text(encoding="utf-8"))
    stem = path.name.removesuffix("-questionnaire.json")
    lines = path.with_name(f"{stem}-fhir.ndjson").read_text(encoding="utf-8").split("\n")
    responses = [QuestionnaireResponse.model_validate_json(line) for line in lines if line]
    bundle = Bundle.model_validate_json(path.with_name(f"{stem}-fhir.json").read_text(encoding="utf-8"))
    same(len(responses), len(rows), "responses")
    same([entry.resource for entry in bundle.entry][1:], responses, "responses of the bundle")
    same(bundle.entry[0].resource, form, "questionnaire of the bundle")
    links = items(form, {})
    for response, row in zip(responses, rows):
        assert response.questionnaire.split("|")[0] == form.url, "the questionnaire of a response"
        assert set(items(response, {})) <= set(links), "items that nobody asks"
        asked = {}
        for cell in row:
            if cell.column.question in links:
                asked.setdefault(cell.column.question, []).append(cell)
        check_response(response, row, asked)


def check_pspp(path, columns, rows):
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(folder, "pspp.csv")
        said = subprocess.run(["pspp-convert", path, target], capture_output=True, text=True)
        assert said.returncode == 0 and not said.stderr, said.stderr
        with open(target, encoding="utf-8", newline="") as file:
            lines = list(csv.reader(file))
    same(lines[0], list(columns), "names")
    for number, cell in each(rows):
        text = lines[number + 1][list(columns).index(cell.column.name)]
        if cell.column.kind == "text":
            same(text.rstrip(" "), cell.text.rstrip(" "), cell.column.name)
        elif cell.letter:
            # User-missing values are left empty by the converter, as missing values are.
            # A code among times is shown as one: -94 seconds.
            told = text.strip() == "" or (cell.column.kind == "time" and text.startswith("-"))
            assert told or float(text) == float(cell.number), f"{cell.column.name}: {text!r}"
        elif cell.column.kind == "time":
            same(datetime.time.fromisoformat(text), cell.moment.time(), cell.column.name)
        elif cell.moment:
            shown = "%m/%d/%Y %H:%M:%S" if cell.column.kind == "date-time" else "%m/%d/%Y"
            same(datetime.datetime.strptime(text, shown), cell.moment, cell.column.name)
        else:
            same(float(text), float(cell.number), cell.column.name)


R = """
source(commandArgs(TRUE)[1], encoding = "UTF-8")
for (name in names(data)) for (row in seq_len(nrow(data))) {
  reason <- attr(data[[name]], "reason")
  why <- if (is.null(reason)) NA else as.character(reason[row])
  cat(name, row, as.character(data[[name]][row]), why, class(data[[name]])[1], sep = "\\x1f"); cat("\\x1e")
}
"""
HAVEN = """
library(haven)
for (file in commandArgs(TRUE)) {
  d <- if (grepl("sav$", file)) read_sav(file, user_na = TRUE) else read_dta(file)
  for (name in names(d)) for (row in seq_len(nrow(d))) {
    x <- d[[name]][row]
    tag <- if (is.numeric(x) && is.na(unclass(x))) na_tag(x) else NA
    cat(basename(file), name, row, is.na(x), tag, format(as.vector(unclass(x)), digits = 15), sep = "\\x1f"); cat("\\x1e")
  }
}
"""


def run_r(program, arguments, folder):
    command = ["Rscript", "-e", program, *map(str, arguments)]
    environment = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": "/tmp"}
    said = subprocess.run(command, capture_output=True, text=True, cwd=folder, env=environment)
    assert said.returncode == 0, said.stderr
    return [line.split("\x1f") for line in said.stdout.split("\x1e") if line]


def check_r(path, columns, rows):
    found = {(line[0], int(line[1])): line[2:] for line in run_r(R, [path.name], path.parent)}
    for number, cell in each(rows):
        text, why, kind = found[cell.column.name, number + 1]
        kinds = {"coded": ("factor", "ordered"), "number": ("numeric",), "text": ("character",)}
        kinds |= {"date": ("Date",), "month": ("Date",), "time": ("difftime",), "date-time": ("POSIXct",)}
        assert kind in kinds[cell.column.kind], f"{cell.column.name}: {kind}"
        if cell.letter:
            same(text, "NA", cell.column.name)
            reason = [reason[3] for reason in cell.column.missing if reason[2] == cell.letter]
            same(why, reason[0], f"reason in {cell.column.name}")
        elif cell.column.kind == "coded":
            label = [one_line(value[2]) for value in cell.column.values if value[0] == cell.text]
            same(text, label[0], cell.column.name)
        elif cell.column.kind == "number":
            same(float(text), cell.number, cell.column.name)
        elif cell.column.kind == "time":
            same(float(text.split(" ")[0]), cell.seconds(None), cell.column.name)
        elif cell.moment:
            same(datetime.datetime.fromisoformat(text), cell.moment, cell.column.name)
        else:
            same("" if text == "NA" else text, cell.text, cell.column.name)


def check_haven(paths, columns, rows):
    found = {(line[0], line[1], int(line[2])): line[3:] for line in run_r(HAVEN, paths, paths[0].parent)}
    for path in paths:
        for number, cell in each(rows):
            missing, tag, text = found[path.name, cell.column.name, number + 1]
            if cell.column.kind == "text":
                same(text.rstrip(" ") if missing == "FALSE" else "", cell.text.rstrip(" "), cell.column.name)
                continue
            if cell.column.kind in DATES:
                # haven turns dates and times into classes that have neither user-missing values nor letters.
                continue
            same(missing, "TRUE" if cell.letter else "FALSE", f"{path.name} {cell.column.name}")
            if cell.letter and path.suffix == ".dta":
                same("." + tag, cell.letter, cell.column.name)
            else:
                same(float(text), float(cell.number), cell.column.name)


def has_haven():
    return subprocess.run(["Rscript", "-e", "library(haven)"], capture_output=True).returncode == 0


def check(folder, stem):
    columns = dictionary(folder / f"{stem}-codebook.csv")
    rows = table(folder / f"{stem}.csv", columns)
    checks = [
        ("table for Excel", check_spreadsheet_table, "-excel.csv"),
        ("openpyxl", check_workbook, ".xlsx"),
        ("pyreadstat and SPSS", check_spss, ".sav"),
        ("pyreadstat, pandas and Stata", check_stata, ".dta"),
        ("DDI", check_ddi, "-ddi.xml"),
    ]
    checks += [("fhir.resources", check_fhir, "-questionnaire.json")] if Questionnaire else []
    checks += [("PSPP", check_pspp, ".sav")] if shutil.which("pspp-convert") else []
    checks += [("R", check_r, ".R")] if shutil.which("Rscript") else []
    for name, reads, ending in checks:
        try:
            reads(folder / f"{stem}{ending}", columns, rows)
        except AssertionError as wrong:
            raise SystemExit(f"{stem}: {name}: {wrong}")
    openpyxl.load_workbook(folder / f"{stem}-codebook.xlsx")
    read = [name for name, _, _ in checks]
    if shutil.which("Rscript") and has_haven():
        check_haven([folder / f"{stem}.sav", folder / f"{stem}.dta"], columns, rows)
        read.append("haven")
    print(f"{stem}: {len(rows)} rows, {len(columns)} columns, read alike by {', '.join(read)}")


def check_forms(folder):
    """Questionnaires alone: whether they are of the standard, and their identifiers no two alike."""
    for path in sorted(folder.glob("*.json")):
        form = Questionnaire.model_validate_json(path.read_text(encoding="utf-8"))
        doubles = [link for link, found in items(form, {}).items() if len(found) > 1]
        assert not doubles, f"{path.name}: {doubles}"
    print(f"{len(list(folder.glob('*.json')))} questionnaires read by fhir.resources")


def main():
    folder = pathlib.Path(sys.argv[1])
    if sys.argv[2:] == ["forms"]:
        return check_forms(folder) if Questionnaire else print("fhir.resources is not here")
    stems = sorted(path.name.removesuffix("-codebook.csv") for path in folder.glob("*-codebook.csv"))
    assert stems, f"no dictionary in {folder}"
    for stem in stems:
        check(folder, stem)


main()
