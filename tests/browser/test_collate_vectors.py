"""The browser collates and finds just what Python does: by hand, and over made-up rubrics."""

import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from builder.checks.conditions import check_conditions
from builder.checks.rubric import check_rubric
from builder.model.cluster import School
from builder.model.returns import Return
from builder.model.rubric import Rubric
from builder.reading import File
from builder.sources import Source
from tests.browser.collation_support import as_json, asks, core_page, python_makes, spec_of
from tests.browser.form_support import Json
from tests.browser.made_up import a_made_up_rubric, some_returns, some_schools
from tests.support import LEVELS, POINTS, STATES, an_asked

pytest_plugins = ("tests.browser.form_fixtures",)

VECTORS: list[Json] = json.loads(
    (Path(__file__).parents[1] / "vectors" / "collate.json").read_text(encoding="ascii")
)
SCALES = {"points": POINTS, "levels": LEVELS}
SIGNS = {
    "blank": ".",
    "not-discussed": "?",
    "not-applicable": "x",
    "not-asked": "-",
    "no-return": "none",
}


@pytest.fixture(scope="module")
def core(chromium: Browser) -> Iterator[Page]:
    """A page with the scripts that collate."""
    with core_page(chromium) as page:
        yield page


def a_criterion(number: int, brief: str | Json) -> Json:
    """A criterion in full: a vector names no more of it than matters."""
    keys = {"id": brief} if isinstance(brief, str) else dict(brief)
    scale = keys.pop("scale", None)
    return {
        "number": str(number),
        "title": keys["id"].title(),
        "question": "How is it?",
        "not_applicable": True,
        **(
            {"scale": SCALES.get(scale, scale) if isinstance(scale, str) else scale}
            if scale
            else {}
        ),
        **keys,
    }


def the_rubric(case: Json) -> Rubric:
    """A vector's rubric."""
    scale = case.get("scale", "points")
    voices = [
        one if isinstance(one, dict) else {"id": one} for one in case.get("voices", ["school"])
    ]
    criteria = [a_criterion(number, one) for number, one in enumerate(case["criteria"], start=1)]
    return Rubric.model_validate(
        {
            "title": "Review",
            "short_title": "Review",
            "edition": "1",
            "summary": "How is it?",
            "minutes": 20,
            "introduction": "Answer.",
            "subject": {"singular": "school", "plural": "schools"},
            "scale": SCALES[scale] if isinstance(scale, str) else scale,
            "sections": [{"id": "all", "title": "All", "criteria": criteria}],
            "voices": [{"title": one["id"].title()} | one for one in voices],
            **case.get("keys", {}),
        }
    )


def the_return(case: Json, number: int, brief: Json) -> Return:
    """A vector's return."""
    answers = {
        name: {} if said is None else {"state" if said in STATES else "value": said}
        for name, said in brief.get("says", {}).items()
    }
    for name, fields in brief.get("beside", {}).items():
        answers.setdefault(name, {})["fields"] = fields
    voices = [one if isinstance(one, str) else one["id"] for one in case.get("voices", ["school"])]
    return Return.model_validate(
        {
            "id": f"{number:032x}",
            "revision": 1,
            "rubric": "review",
            "edition": brief.get("edition", "1"),
            "fingerprint": brief.get("fingerprint", "f") * 64,
            "round": "autumn",
            "group": "north",
            "subject": brief["of"],
            "subject_name": brief["of"].title(),
            "voice": brief.get("voice", voices[-1]),
            "speaker": brief.get("speaker", ""),
            "answers": answers,
            "fields": brief.get("fields", {}),
        }
    )


def dash(one: Any) -> str:
    return "-" if one is None else str(one)


def row_in_short(row: Json) -> str:
    """The cells, then the count, the average and the spread, then the bands."""
    cells = [
        SIGNS[cell] if isinstance(cell, str) else f"{cell[2]}{'*' if cell[3] else ''}"
        for cell in row["cells"]
    ]
    count, _, _, average, _, _, spread = row["summary"]
    figures = f"{count} {dash(average)} {dash(spread)}"
    return " | ".join([" ".join(cells), figures, " ".join(map(str, row["bands"]))])


def entry_in_short(entry: list[Any]) -> str:
    """How a member stands, and why."""
    _, standing, blank, open_, unexplained, drafts, edition, reworded, *_ = entry
    parts = [standing]
    named = {"blank": blank, "open": open_, "unexplained": unexplained}
    parts += [f"{name} {','.join(some)}" for name, some in named.items() if some]
    parts += [f"drafts {drafts}"] if drafts else []
    parts += [f"edition {edition}"] if edition not in ("", "1") else []
    return "; ".join(parts + (["reworded"] if reworded else []))


def findings_in_short(got: Json, wanted: Json) -> Json:
    """Those findings that a vector speaks of."""
    found = {
        "strongest": [f"{one[0]} {one[2]}/{one[3]}" for one in got["strongest"]],
        "weakest": [f"{one[0]} {one[1]}/{one[3]}" for one in got["weakest"]],
        "best": got["best"] and f"{got['best'][0]} {dash(got['best'][4])}",
        "poorest": got["poorest"] and f"{got['poorest'][0]} {dash(got['poorest'][4])}",
        "pairs": [f"{one[0]} > {one[1]}: {' '.join(one[2])}" for one in got["pairs"]],
        "high": [f"{one[0]}: {' '.join(one[1])}" for one in got["high"]],
        "low": [f"{one[0]}: {' '.join(one[1])}" for one in got["low"]],
        **{name: got[name] for name in ("widest", "silent", "bands", "values")},
    }
    return {name: found[name] for name in wanted}


def in_short(got: Json, case: Json) -> Json:
    """What a vector says of a collation."""
    return {
        "grid": {row["criterion"]: row_in_short(row) for row in got["rows"]},
        "register": {entry[0]: entry_in_short(entry) for entry in got["entries"]},
        "findings": findings_in_short(got["findings"], case.get("findings", {})),
    }


@pytest.mark.parametrize("case", VECTORS, ids=[case["name"] for case in VECTORS])
def test_by_hand(case: Json, core: Page) -> None:
    asked = an_asked(the_rubric(case))
    members = [School(id=one, name=one.title(), phase="primary") for one in case["members"]]
    returns = [the_return(case, number, one) for number, one in enumerate(case["returns"], start=1)]
    expected = {"findings": {}} | {
        name: case[name] for name in ("grid", "register", "findings") if name in case
    }
    python = python_makes(asked, members, returns, "2009-11-28")
    assert in_short(python, case) == expected
    data: Json = {"spec": spec_of(asked, members), "round": "autumn"}
    data["returns"] = [as_json(one) for one in returns]
    assert asks(core, "packs.testCollate", data) == python


def test_made_up_rubrics_are_sound() -> None:
    """A rubric that no project could have would prove nothing."""
    dice = random.Random(4)  # noqa: S311 The same cases on every run.
    for _ in range(200):
        rubric = a_made_up_rubric(dice).rubric
        raw = rubric.model_dump(mode="json", by_alias=True)
        source = Source(PurePosixPath("rubric"), json.dumps(raw), raw)
        problems = [*check_rubric(File(rubric, source)), *check_conditions(rubric, source)]
        assert [problem.message for problem in problems] == []


def test_made_up_cases_come_out_the_same(core: Page) -> None:
    dice = random.Random(2009)  # noqa: S311 The same cases on every run.
    cases, expected = [], []
    for number in range(400):
        asked = a_made_up_rubric(dice)
        members = some_schools(1 if number % 20 == 0 else dice.randint(2, 9))
        returns = some_returns(dice, asked, members)
        heard = [voice.id for voice in asked.rubric.voices]
        readers: Any = ("open", "group", "authority")
        if number % 3 == 0:  # On a group's page, as builder/plan/hearing.py lets them hear.
            readers = readers[:2]
            heard = [
                got.id for got in asked.rubric.voices if got.speaker or got.audience == "group"
            ]
        spec = spec_of(asked, members, readers=readers)
        cases.append(
            {"spec": spec, "round": "autumn", "returns": [as_json(one) for one in returns]}
        )
        audible = [one for one in returns if one.voice in heard]
        expected.append(python_makes(asked, members, audible, "2009-11-28"))
    everything = Counter(
        cell if isinstance(cell, str) else "by default" if cell[3] else "value"
        for one in expected
        for row in one["rows"]
        for cell in row["cells"]
    )
    assert min(everything[name] for name in (*SIGNS, "value", "by default")) > 50, everything
    stood = Counter(entry[1] for one in expected for entry in one["entries"])
    assert min(stood.values()) > 50, stood
    assert sum(bool(entry[4]) for one in expected for entry in one["entries"]) > 50
    assert sum(len(one["findings"]["pairs"]) > 1 for one in expected) > 80
    got = asks(core, "cases => cases.map(packs.testCollate)", cases)
    for case, found, wanted in zip(cases, got, expected, strict=True):
        assert found == wanted, json.dumps(case)


def test_pairs_of_many_come_out_the_same(core: Page) -> None:
    """Above 31 criteria, and with many members that stand alike."""
    dice = random.Random(31)  # noqa: S311
    rubric = the_rubric({"criteria": [f"c{number}" for number in range(60)]})
    asked = an_asked(rubric)
    for count in (3, 50):
        members = some_schools(count)
        returns = [
            the_return(
                {},
                number,
                {"of": one.id, "says": {got.id: dice.randint(1, 10) for got in rubric.criteria}},
            )
            for number, one in enumerate(members)
        ]
        data: Json = {"spec": spec_of(asked, members), "round": "autumn"}
        data["returns"] = [as_json(one) for one in returns]
        assert asks(core, "packs.testCollate", data) == python_makes(asked, members, returns, None)
