"""Expected results of the demonstration campaign, computed without copiste.

Reads the tool (tool.toml, XLSForm workbooks), the campaign and the readable sheets by its own means, and computes every
number with functions of numpy and scipy. See README.md for the command and the meaning of each number.
"""

import json
import math
import re
import sys
import tomllib
import warnings
from datetime import date
from pathlib import Path

import numpy
import openpyxl
import pandas
import pingouin
from scipy import stats
from statsmodels.stats.multitest import multipletests

HERE = Path(__file__).resolve().parent
TOOL = HERE.parent.parent / "sample-data" / "regards-croises-ehpad"
MARKS = ["blank", "not-concerned", "double", "unreadable", "struck"]
CONFIDENCE = 0.95


# Reading ------------------------------------------------------------------------------------------------------------


class Form:
    """One workbook: questions in paper order, choice lists."""

    def __init__(self, path):
        book = openpyxl.load_workbook(path, read_only=False, data_only=True)
        self.lists = {}
        for row in rows_of(book["choices"]):
            self.lists.setdefault(row["list_name"], []).append(row)
        self.questions = []
        conditions = []
        for row in rows_of(book["survey"]):
            kind, *rest = str(row["type"]).split()
            if kind == "begin_group":
                conditions.append(row.get("relevant"))
            elif kind == "end_group":
                conditions.pop()
            elif kind != "note":
                own = [rule for rule in [*conditions, row.get("relevant")] if rule]
                self.questions.append({**row, "kind": kind, "list": rest[0] if rest else None, "relevant": own})
        assert not conditions, f"{path}: a group is not closed"
        self.by_name = {question["name"]: question for question in self.questions}

    def choice(self, question, name):
        found = [choice for choice in self.lists[question["list"]] if choice["name"] == name]
        assert len(found) == 1, f"{question['name']}: {name} is not a choice"
        return found[0]

    def items(self, theme=None):
        return [q["name"] for q in self.questions if q.get("theme") and theme in (None, q["theme"])]


def rows_of(sheet):
    header, *rows = list(sheet.iter_rows(values_only=True))
    for row in rows:
        if any(value is not None for value in row):
            yield {key: value for key, value in zip(header, row) if key is not None and value is not None}


def read_tool(folder):
    tool = tomllib.loads((folder / "tool.toml").read_text(encoding="utf-8"))
    forms = {
        audience["code"]: {form["variant"]: Form(folder / form["file"]) for form in audience["form"]}
        for audience in tool["audience"]
    }
    return tool, forms


def read_sheets(path):
    """The sheets of one file, each with its batch's service and date, its mode and its variant."""
    batch, sheet, sheets = {}, None, []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        word, _, rest = line.partition(" ")
        if not line.strip() or line.startswith("#"):
            continue
        if word == "batch":
            batch_number, *pairs = rest.split()
            batch = {"batch": int(batch_number), **dict(pair.split("=", 1) for pair in pairs)}
        elif word == "sheet":
            serial, *pairs = rest.split()
            own = dict(pair.split("=", 1) for pair in pairs)
            sheet = {**batch, **own, "serial": int(serial), "answers": {}, "notes": {}, "hold": None, "margin": []}
            sheets.append(sheet)
        elif word == "hold":
            sheet["hold"] = rest
        elif word == "margin":
            sheet["margin"].append(rest)
        elif word == "note":
            name, _, text = rest.partition(" ")
            sheet["notes"][name] = text
        else:
            assert word not in sheet["answers"], f"{path}:{number}: {word} twice"
            assert rest, f"{path}:{number}: {word} has no value"
            sheet["answers"][word] = rest
    return sheets


def holds(rule, answers):
    """The two shapes of `relevant` that the demonstration forms use; anything else stops the script."""
    if equal := re.fullmatch(r"\$\{(\w+)\} = '([\w-]+)'", rule):
        return answers.get(equal[1]) == equal[2]
    if selected := re.fullmatch(r"selected\(\$\{(\w+)\}, '([\w-]+)'\)", rule):
        return selected[2] in answers.get(selected[1], "").split()
    raise ValueError(f"rule not known to the oracle: {rule}")


def asked(form, question, answers):
    return not question.get("constant") and all(holds(rule, answers) for rule in question["relevant"])


def check_sheet(form, sheet):
    """Every asked question of a complete sheet has a value or a mark that its form accepts, the others have nothing."""
    answers, place = sheet["answers"], f"sheet {sheet['serial']:04}"
    assert set(answers) <= set(form.by_name), f"{place}: {set(answers) - set(form.by_name)}"
    assert list(answers) == [name for name in form.by_name if name in answers], f"{place}: not in paper order"
    for name, question in form.by_name.items():
        if not asked(form, question, answers):
            assert name not in answers, f"{place}: {name} is not asked"
            continue
        if name not in answers:
            assert sheet["hold"], f"{place}: {name} is asked and absent"
            continue
        value = answers[name]
        if value.startswith("!"):
            assert value[1:] in MARKS, f"{place}: {value}"
        elif question["kind"] == "select_one":
            assert not form.choice(question, value).get("mark"), f"{place}: {name} {value} is a mark"
        elif question["kind"] == "select_multiple":
            positions = [[c["name"] for c in form.lists[question["list"]]].index(one) for one in value.split()]
            assert positions == sorted(set(positions)), f"{place}: {name} {value}"
        elif question["kind"] == "integer":
            assert len(value) <= question["digits"] and int(value) >= 0, f"{place}: {name} {value}"
        elif question["kind"] == "date":
            assert date.fromisoformat(value) <= date.fromisoformat(sheet["date"]), f"{place}: {name} {value}"
        elif question["kind"] == "text":
            assert 0 < len(value) <= question["characters"], f"{place}: {name} has {len(value)} characters"
        else:
            raise ValueError(question["kind"])


# Computing ----------------------------------------------------------------------------------------------------------


def score(form, name, value):
    """The 0–100 score of a value, direction applied; None for a mark or an item that is not asked."""
    if value is None or value.startswith("!"):
        return None
    question = form.by_name[name]
    points = float(form.choice(question, value)["score"])
    return 100.0 - points if question.get("direction") == "negative" else points


def theme_score(form, theme, answers, share_min, weights):
    names = form.items(theme)
    scored = {name: points for name in names if (points := score(form, name, answers.get(name))) is not None}
    if not names or not scored or len(scored) / len(names) < share_min:
        return None
    return float(numpy.average(list(scored.values()), weights=[weights.get(name, 1.0) for name in scored]))


def reliability(forms, sheets, theme, weights):
    """Cronbach's alpha with Feldt's interval, on the sheets that have a score on every item of the theme, items weighted."""
    names = list(dict.fromkeys(name for form in forms.values() for name in form.items(theme)))
    rows = []
    for sheet in sheets:
        form = forms[sheet["variant"]]
        own = [score(form, name, sheet["answers"].get(name)) if name in form.by_name else None for name in names]
        if None not in own:
            rows.append([points * weights.get(name, 1.0) for name, points in zip(names, own)])
    nothing = {"whole": len(rows), "alpha": None, "alpha_low": None, "alpha_high": None}
    if len(rows) < 2 or len(names) < 2 or not varies([sum(row) for row in rows]):
        return nothing
    alpha, interval = pingouin.cronbach_alpha(pandas.DataFrame(rows, columns=names), nan_policy="listwise")
    # The library rounds the interval to three decimals; Feldt's formula has no such habit.
    between, within = len(rows) - 1, (len(rows) - 1) * (len(names) - 1)
    low, high = (1 - (1 - alpha) * stats.f.isf(tail, between, within) for tail in (0.025, 0.975))
    assert abs(low - interval[0]) < 6e-4 and abs(high - interval[1]) < 6e-4
    return {**nothing, "alpha": finite(alpha), "alpha_low": finite(low), "alpha_high": finite(high)}


def summary(values):
    """n, mean, standard deviation and Student interval; null where there is none."""
    values = numpy.array(values, dtype=float)
    n = len(values)
    sd = numpy.std(values, ddof=1) if n > 1 else math.nan
    low = high = math.nan
    if varies(values):
        low, high = stats.t.interval(CONFIDENCE, n - 1, loc=values.mean(), scale=stats.sem(values))
    return {"n": n, "mean": finite(values.mean() if n else math.nan), "sd": finite(sd), "low": finite(low), "high": finite(high)}


def favourable(values, threshold):
    # A theme score of 60 may come out a hair below itself.
    count, n = sum(value >= threshold - 1e-9 for value in values), len(values)
    if n == 0:
        return {"count": 0, "share": None, "low": None, "high": None}
    interval = stats.binomtest(count, n).proportion_ci(CONFIDENCE, method="wilson")
    return {"count": count, "share": finite(count / n), "low": finite(interval.low), "high": finite(interval.high)}


def gap(people, professionals):
    """Difference of means, residents minus professionals, with Welch's interval."""
    if not people or not professionals:
        return {"difference": None, "low": None, "high": None, "p": None}
    low = high = probability = math.nan
    if len(people) > 1 and len(professionals) > 1 and varies(people) and varies(professionals):
        test = stats.ttest_ind(people, professionals, equal_var=False)
        interval, probability = test.confidence_interval(CONFIDENCE), test.pvalue
        low, high = interval.low, interval.high
    difference = numpy.mean(people) - numpy.mean(professionals)
    return {"difference": finite(difference), "low": finite(low), "high": finite(high), "p": small(probability)}


def together(gaps):
    """The probabilities of one table's gaps, adjusted by Holm."""
    known = [gap for gap in gaps.values() if gap["p"] is not None]
    if known:
        for gap, adjusted in zip(known, multipletests([gap["p"] for gap in known], method="holm")[1]):
            gap["p"] = small(adjusted)
    return gaps


def small(number):
    """Ten significant digits of a probability, however small."""
    return float(f"{float(number):.10g}") if math.isfinite(number) else None


def varies(values):
    # Equal scores may differ by 1e-14, and so may their standard deviation from 0.
    return len({round(float(value), 9) for value in values}) > 1


def finite(number):
    """Ten significant digits; null for what is not a number."""
    number = float(number)
    if not math.isfinite(number):
        return None
    rounded = float(f"{number:.10g}")
    return 0.0 if abs(rounded) < 1e-9 else rounded


def counted(values):
    counts = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return counts


def scores_of(tool, forms, sheets, weights=None):
    """Per item and per theme, the scores of the records in their order."""
    weights = weights or {}
    items, themes = {}, {}
    for sheet in sheets:
        form = forms[sheet["variant"]]
        for name in form.items():
            points = score(form, name, sheet["answers"].get(name))
            items.setdefault(name, []).extend([] if points is None else [points])
        for theme in tool["theme"]:
            points = theme_score(form, theme["code"], sheet["answers"], tool["scoring"]["answered_share_min"], weights)
            themes.setdefault(theme["code"], []).extend([] if points is None else [points])
    for form in forms.values():
        for name in form.items():
            items.setdefault(name, [])
    for theme in tool["theme"]:
        themes.setdefault(theme["code"], [])
    return items, themes


def audience_results(tool, forms, sheets, plan):
    kept = [sheet for sheet in sheets if not sheet["hold"]]
    items, themes = scores_of(tool, forms, kept)
    threshold = tool["scoring"]["favourable_from"]
    services = {}
    for line in plan:
        of_service = [sheet for sheet in sheets if sheet["service"] == line["service"]]
        complete = [sheet for sheet in of_service if not sheet["hold"]]
        _, service_themes = scores_of(tool, forms, complete)
        services[line["service"]] = {
            "expected": line["expected"],
            "distributed": line["distributed"],
            "complete": len(complete),
            "held": len(of_service) - len(complete),
            "themes": {code: summary(values) for code, values in service_themes.items()},
        }
    expected, distributed = (sum(line[key] for line in plan) for key in ("expected", "distributed"))
    return {
        "complete": len(kept),
        "held": len(sheets) - len(kept),
        "expected": expected,
        "distributed": distributed,
        "complete_of_distributed": finite(len(kept) / distributed),
        "complete_of_expected": finite(len(kept) / expected),
        "modes": counted(sheet.get("mode", "") for sheet in kept),
        "variants": counted(sheet["variant"] for sheet in kept),
        "services": services,
        "items": {
            name: {**summary(values), "favourable": favourable(values, threshold), **distribution(forms, kept, name)}
            for name, values in items.items()
        },
        "themes": {
            code: {
                **summary(values),
                "favourable": favourable(values, threshold),
                **reliability(forms, kept, code, {}),
            }
            for code, values in themes.items()
        },
        "questions": {name: distribution(forms, kept, name) for name in other_questions(forms)},
        "comments": {
            name: sum(not sheet["answers"].get(name, "!").startswith("!") for sheet in kept)
            for form in forms.values()
            for name, question in form.by_name.items()
            if question.get("comment") == "yes"
        },
    }


def other_questions(forms):
    """Choice and number questions that count in no theme."""
    return dict.fromkeys(
        question["name"]
        for form in forms.values()
        for question in form.questions
        if not question.get("theme") and question["kind"] in ("select_one", "select_multiple", "integer")
    )


def distribution(forms, sheets, name):
    """On how many records the question was asked, what was ticked, which marks; numbers also get their summary."""
    asked_count, values, marks, numbers = 0, [], [], None
    for sheet in sheets:
        form = forms[sheet["variant"]]
        question = form.by_name.get(name)
        if question is None or not asked(form, question, sheet["answers"]):
            continue
        asked_count += 1
        value = sheet["answers"][name]
        if value.startswith("!"):
            marks.append(value[1:])
        else:
            values.extend(value.split())
    result = {"asked": asked_count, "counts": counted(values), "marks": counted(marks)}
    if any(name in form.by_name and form.by_name[name]["kind"] == "integer" for form in forms.values()):
        numbers = [int(value) for value in values]
        result = {"asked": asked_count, "marks": result["marks"], **summary(numbers)}
    return result


def gaps(tool, forms, sheets, weights=None):
    (people_items, people_themes), (staff_items, staff_themes) = (
        scores_of(tool, forms[audience], [sheet for sheet in sheets[audience] if not sheet["hold"]], weights)
        for audience in ("residents", "professionals")
    )
    return {
        "items": together({name: gap(people_items[name], staff_items[name]) for name in people_items}),
        "themes": together({code: gap(people_themes[code], staff_themes[code]) for code in people_themes}),
    }


def demonstration(tool, forms):
    campaign = tomllib.loads((TOOL / "campaign.toml").read_text(encoding="utf-8"))
    sheets = {audience: read_sheets(TOOL / "sheets" / f"{audience}.sheets") for audience in forms}
    to_key = read_sheets(TOOL / "to-key.sheets")
    batches = {}
    for audience, own in [*sheets.items(), ("residents", to_key)]:
        for sheet in own:
            check_sheet(forms[audience][sheet["variant"]], sheet)
            batch = (audience, sheet["service"])
            assert batches.setdefault(sheet["batch"], batch) == batch, f"batch {sheet['batch']} is of two kinds"
    for audience in forms:
        serials = [sheet["serial"] for sheet in sheets[audience] + (to_key if audience == "residents" else [])]
        assert serials == list(range(1, len(serials) + 1)), f"{audience}: serials"
    with_keyed = {**sheets, "residents": sheets["residents"] + to_key}
    return {"campaign": campaign["id"], "tool": tool["id"], "before": results(tool, forms, sheets, campaign),
            "after": results(tool, forms, with_keyed, campaign)}


def results(tool, forms, sheets, campaign):
    plan = campaign["plan"]
    return {
        "audiences": {
            audience: audience_results(tool, forms[audience], own, [line for line in plan if line["audience"] == audience])
            for audience, own in sheets.items()
        },
        "gaps": gaps(tool, forms, sheets),
    }


# Random campaigns ---------------------------------------------------------------------------------------------------

CODES = {"0": "jamais", "1": "parfois", "2": "souvent", "3": "toujours", "h": "un-peu", "b": "!blank", "n": "!not-concerned",
         "d": "!double", "u": "!unreadable", "s": "!struck", "-": None}
CASES = 200
SIZES = [(0, 0, 0), (1, 1, 1), (0, 6, 1), (7, 0, 0), (2, 2, 1), (5, 5, 3), (1, 12, 0), (30, 1, 2)]


def random_record(random, form, variant, marks, spread):
    scale = "0h3" if variant == "falc" else "0123"
    centre = random.normal(0.55, 0.2)
    in_pain = random.random() < 0.6
    codes = ""
    for name in form.items():
        if form.by_name[name]["relevant"] and not in_pain:
            codes += "-"
        elif random.random() < marks:
            codes += random.choice(list("bndus"))
        else:
            place = numpy.clip(random.normal(centre, spread), 0, 0.999)
            codes += scale[int(place * len(scale))]
    return [variant, codes]


SERVICES = "gta"
WEIGHTS = [0.5, 1.0, 1.0, 2.0, 3.0]


def random_campaigns(tool, forms):
    """Small campaigns: empty audiences, single sheets, everything marked, everything equal, weighted items, one service or
    three, and ordinary ones. Half of them weigh their items."""
    random = numpy.random.default_rng(20260302)
    order = forms["residents"]["standard"].items()
    assert all(form.items() == order for variants in forms.values() for form in variants.values())
    threshold = tool["scoring"]["favourable_from"]
    # The interval of a share depends on two counts alone, and is written once for both.
    wilson = {}

    def mean(values):
        return half(summary(values))

    def share(values):
        found = favourable(values, threshold)
        if values:
            wilson[f"{found['count']}/{len(values)}"] = [found["low"], found["high"]]
        return {"favourable": found["count"]}

    cases = []
    for index in range(CASES):
        sizes = SIZES[index] if index < len(SIZES) else [int(random.integers(0, high)) for high in (26, 21, 4)]
        marks = 1.0 if index in (8, 9) else float(random.choice([0.0, 0.05, 0.4, 0.75], p=[0.3, 0.4, 0.2, 0.1]))
        spread = 0.0 if index in (10, 11) else 0.3
        services = SERVICES[: 1 if index % 3 == 0 else 3]
        weights = {name: float(random.choice(WEIGHTS)) for name in order} if index % 2 else {}
        records = {}
        for audience, size in zip(forms, sizes):
            variants = list(forms[audience])
            own = [variants[int(random.random() < 0.3)] if len(variants) > 1 else "standard" for _ in range(size)]
            records[audience] = [
                [*random_record(random, forms[audience][variant], variant, marks, spread), str(random.choice(list(services)))]
                for variant in own
            ]
            if index in (10, 11) and records[audience]:
                # Everyone answers the same: no variance anywhere.
                same = "".join(random.choice(list("0123")) for _ in order)
                records[audience] = [["standard", same, services[0]] for _ in records[audience]]
        sheets = {
            audience: [
                {
                    "variant": variant,
                    "hold": None,
                    "service": service,
                    "answers": {n: CODES[c] for n, c in zip(order, codes) if c != "-"},
                }
                for variant, codes, service in own
            ]
            for audience, own in records.items()
        }
        expected = {}
        for audience in forms:
            items, themes = scores_of(tool, forms[audience], sheets[audience], weights)
            of_service = {
                service: scores_of(
                    tool, forms[audience], [sheet for sheet in sheets[audience] if sheet["service"] == service], weights
                )[1]
                for service in services
            }
            expected[audience] = {
                "items": [row(mean(items[n]), share(items[n])) for n in order],
                "themes": [
                    row(
                        mean(themes[theme["code"]]),
                        share(themes[theme["code"]]),
                        reliability(forms[audience], sheets[audience], theme["code"], weights),
                    )
                    for theme in tool["theme"]
                ],
                "services": {
                    service: [row(mean(own[theme["code"]])) for theme in tool["theme"]]
                    for service, own in of_service.items()
                },
            }
        apart = gaps(tool, forms, sheets, weights)
        expected["gaps"] = {
            "items": [row(half(apart["items"][name])) for name in order],
            "themes": [row(half(apart["themes"][theme["code"]])) for theme in tool["theme"]],
        }
        cases.append(
            {
                "records": {
                    audience: [variant[0] + codes + service for variant, codes, service in own]
                    for audience, own in records.items()
                },
                "weights": [weights.get(name, 1.0) for name in order],
                "expected": expected,
            }
        )
    return {
        "wilson": {key: [short(end) for end in ends] for key, ends in wilson.items()},
        "codes": CODES,
        "items": order,
        "themes": [theme["code"] for theme in tool["theme"]],
        "columns": {
            "items": ["n", "mean", "sd", "low", "favourable"],
            "themes": ["n", "mean", "sd", "low", "favourable", "whole", "alpha", "alpha_low", "alpha_high"],
            "services": ["n", "mean", "sd", "low"],
            "gaps": ["difference", "low", "p"],
        },
        "cases": cases,
    }


def half(interval):
    """Without the upper end: it lies as far from the middle as the lower one."""
    return {name: value for name, value in interval.items() if name != "high"}


def row(*parts):
    """The values one after another, without the nulls at the end; of nobody there is nothing but the nought."""
    values = [short(value) for part in parts for value in part.values()]
    if values[0] == 0 and values[1] is None:
        return [0]
    while values and values[-1] is None:
        values.pop()
    return values


def short(value):
    """Nine significant digits; a whole number without its point."""
    if isinstance(value, float):
        value = float(f"{value:.9g}")
        return int(value) if value.is_integer() else value
    return value


# Writing ------------------------------------------------------------------------------------------------------------


def write(path, value, flat_below, separators=None):
    """Sorted keys; below `flat_below` levels a value stands on one line, so that a change shows as few lines."""

    def text(value, depth):
        if depth == flat_below or not isinstance(value, (dict, list)) or not value:
            return json.dumps(value, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=separators)
        pad, end = " " * (depth + 1), " " * depth
        if isinstance(value, dict):
            lines = [f"{pad}{json.dumps(key)}: {text(value[key], depth + 1)}" for key in sorted(value)]
            return "{\n" + ",\n".join(lines) + f"\n{end}}}"
        return "[\n" + ",\n".join(pad + text(one, depth + 1) for one in value) + f"\n{end}]"

    path.write_text(text(value, 0) + "\n", encoding="utf-8")


def main():
    # A side without variance makes the library warn of lost precision; its interval comes from the other side.
    warnings.simplefilter("ignore")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    tool, forms = read_tool(TOOL)
    write(folder / "regards-croises-ehpad.json", demonstration(tool, forms), 5)
    write(folder / "random-campaigns.json", random_campaigns(tool, forms), 3, (",", ":"))


if __name__ == "__main__":
    main()
