"""The browser works out the same results, and says the same of them, as Python does."""

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from builder.quantities import day_of, later
from builder.results import Fact, Worked, as_data, work_out, work_out_group
from tests.browser.form_support import THEME
from tests.test_results import NAMES, VECTORS, WORDS, results_of, run

pytest_plugins = ("tests.browser.form_fixtures",)

WORK_OUT = """text => {
  const cases = JSON.parse(text);
  const words = packs.words(document.getElementById('words'));
  return JSON.stringify(cases.map(one => (one.members
    ? packs.workOutGroup(one.results, one.members, one.round)
    : packs.workOut(one.results, one.facts, one.round)
  ).map(got => Object.assign({says: packs.sayHow(words, got.how)}, got))));
}"""


@pytest.fixture(scope="module")
def scripts(chromium: Browser) -> Iterator[Page]:
    """A page with the words for results and the scripts that work them out."""
    page = chromium.new_page()
    page.set_content(f'<html lang="en-GB"><template id="words">{WORDS.words()}</template></html>')
    for name in ("words", "results/quantities", "results/facts", "results/results"):
        page.add_script_tag(path=THEME / "js" / f"{name}.js")
    yield page
    page.close()


def asked(case: Mapping[str, Any]) -> dict[str, Any]:
    """A case as a page holds it."""
    data = [as_data(result) for result in results_of(*case["results"])]
    return {**case, "round": case.get("round"), "results": data}


def as_script(worked: tuple[Worked, ...]) -> list[dict[str, Any]]:
    """What Python worked out, as a script says it."""
    return [
        {
            "id": got.result.id,
            "values": list(got.values),
            "display": list(got.display),
            "how": asdict(got.how),
            "applies": got.applies,
        }
        for got in worked
    ]


@pytest.mark.parametrize("case", VECTORS, ids=NAMES)
def test_the_browser_works_it_out(case: dict[str, Any], scripts: Page) -> None:
    [got] = json.loads(scripts.evaluate(WORK_OUT, json.dumps([asked(case)])))
    found = [
        {key: one[key] for key in ("values", "display", "says")}
        | {"how": one["how"]["key"]}
        | ({} if one["applies"] else {"applies": False})
        for one in got
    ]
    assert found == case["expected"]
    assert [{**one, "says": None} for one in got] == [
        {**one, "says": None} for one in as_script(run(case))
    ]


REFS = ("days", "visits", "starts", "due", "category", "needs", "plan.cost", "absent")
GIVEN = {
    "days": ("0", "10", "10.5", "20.01", "-3.25", "1234567.89", "1,5", "x" * 3, " 7 "),
    "visits": ("1", "2.50", "999999999.99", "0.05", "0.005"),
    "starts": ("2010-01-31", "2012-02-29", "1999-12-31", "9999-12-01", "0001-01-01", "2010-02-30"),
    "due": ("2010-03-03", "2009-11-28", "soon"),
    "category": ("1", "2", "3", "4"),
    "needs": ("a", "b", "c"),
    "plan.cost": ("12.5", "1000000", "3", "none"),
}
UNITS = (None, "days", "£", "%")
LABELS = {"1": "Good", "2": "Fair", "3": "Poor", "a": "Reading", "low": "Low"}


def some_facts(dice: random.Random) -> dict[str, Fact]:
    """What one subject may have said: blanks and slips of the pen too."""
    facts = {}
    for ref, values in GIVEN.items():
        many = ref in ("needs", "plan.cost") or dice.random() < 0.05
        said = dice.sample(values, dice.randint(0, 3) if many else dice.random() < 0.85)
        labels = LABELS if ref in ("category", "needs") else {}
        unit = dice.choice(UNITS)
        facts[ref] = Fact(ref.title(), tuple(said), labels, unit, dice.random() < 0.93)
    return {ref: fact for ref, fact in facts.items() if dice.random() < 0.95}


def a_result(dice: random.Random, name: str, before: list[str]) -> dict[str, Any]:
    """Any rule, of anything, fitting or not."""

    def ref() -> str:
        return dice.choice([*REFS, *before, *before])

    def amount() -> int | str:
        amounts: list[int | str] = [0, 1, 5, 480, -2, "0.5", "12.35", "-0.01", "99.99"]
        return dice.choice(amounts)

    rules: dict[str, Any] = {
        "lookup": {
            "of": ref(),
            "values": {"1": "low", "2": ["high", "low"], "3": "12.5", "more": "2010-03-03"},
            "proposes": dice.choice(["category", "absent"]),
        },
        "steps": {
            "of": ref(),
            "steps": [
                {"up_to": 10, "gives": amount()},
                {"up_to": "20.5", "gives": amount()},
                {"gives": amount()},
            ],
        },
        "times": {"of": ref(), "by": amount()},
        "cap": {"of": ref(), "at": amount()},
        "sum": {"of": [ref() for _ in range(dice.randint(1, 3))]},
        "count": {"of": [ref(), ref()], "is": dice.choice([[], [1, "a"], ["more", 3], ["low"]])},
        "compare": {"of": ref(), "with": dice.choice([ref(), "round", 5, "12.35"])}
        | {"more": "More", "equal": "Equal", "less": "Less"},
        "date_plus": {"of": ref(), "days": dice.randint(0, 400), "months": dice.randint(0, 120)},
    }
    rule = dice.choice(list(rules))
    when = {"when": [{"answer": "category", "is": [1, 2]}]} if dice.random() < 0.15 else {}
    common = {"id": name, "title": name.upper(), "unit": dice.choice(UNITS)}
    return {"rule": rule, **common, **when, **rules[rule]}


def made_up(dice: random.Random) -> tuple[dict[str, Any], tuple[Worked, ...]]:
    """A case with what Python makes of it."""
    names = [f"r{number}" for number in range(6)]
    results = results_of(*(a_result(dice, name, names[:n]) for n, name in enumerate(names)))
    case: dict[str, Any] = {"results": [as_data(result) for result in results]}
    case["round"] = dice.choice([None, "2010-03-03"])
    if dice.random() < 0.3:
        members = [some_facts(dice) for _ in range(dice.randint(0, 5))]
        case["members"] = [{ref: asdict(one) for ref, one in got.items()} for got in members]
        return case, work_out_group(results, members, case["round"])
    facts = some_facts(dice)
    case["facts"] = {ref: asdict(one) for ref, one in facts.items()}
    return case, work_out(results, facts, case["round"])


def test_made_up_cases_come_out_the_same(scripts: Page) -> None:
    dice = random.Random(2009)  # noqa: S311 The same cases on every run.
    cases = [made_up(dice) for _ in range(1500)]
    worked = [one for _, some in cases for one in some]
    keys = {one.how.key for one in worked}
    assert len(keys) >= 20, f"only {sorted(keys)} came up"
    assert sum(bool(one.values) for one in worked) > 1000
    got = json.loads(scripts.evaluate(WORK_OUT, json.dumps([case for case, _ in cases])))
    for (case, some), found in zip(cases, got, strict=True):
        expected = [
            {**plain, "says": str(WORDS.how(one))}
            for plain, one in zip(as_script(some), some, strict=True)
        ]
        assert found == expected, case


def test_days_around_the_ends_of_months_and_of_the_calendar(scripts: Page) -> None:
    days = [
        f"{year:04}-{month:02}-{day:02}"
        for year in (1, 1900, 2000, 2010, 2012, 9989)
        for month in range(0, 14)
        for day in (0, 1, 27, 28, 29, 30, 31, 32)
    ]
    got = scripts.evaluate(
        """days => days.map(day => packs.dayOf(day) &&
             [0, 1, 13, 120].map(months => packs.laterDay(day, months, 31)))""",
        days,
    )
    for day, found in zip(days, got, strict=True):
        read = day_of(day)
        expected = read and [
            end and end.isoformat() for end in (later(read, m, 31) for m in (0, 1, 13, 120))
        ]
        assert found == expected, day
