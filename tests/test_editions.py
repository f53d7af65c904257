"""The fingerprint changes with what answers depend on, and with nothing else."""

from collections.abc import Callable
from typing import Any

import pytest

from builder.build import read
from builder.editions import fingerprint
from builder.model.rubric import Rubric
from tests.support import BASE, LEVELS, ROOT, with_keys

Change = Callable[[dict[str, Any]], None]
CRITERION = ("sections", 0, "criteria", 0)


@pytest.fixture
def rubric() -> Rubric:
    content, _ = read(BASE)
    return content.rubrics["review"].model


def at(data: Any, *way: str | int) -> Any:
    for step in way:
        data = data[step]
    return data


def put(*way: str | int, value: object) -> Change:
    def change(data: dict[str, Any]) -> None:
        at(data, *way[:-1])[way[-1]] = value

    return change


def after(rubric: Rubric, change: Change) -> str:
    data = rubric.model_dump(by_alias=True, mode="json")
    change(data)
    return fingerprint(Rubric.model_validate(data))


def test_the_fingerprint_of_a_rubric_stands_for_good() -> None:
    """Every return carries one: when this number changes, every answer is to another text."""
    content, _ = read(BASE)
    assert {name: fingerprint(file.model) for name, file in content.rubrics.items()} == {
        "partners": "fe62687f4a93fa521746eb8a5cf4df42fecafff1af562076dc547e29d3237a61",
        "review": "d10b613861e8e1807c00505af1a3bae005369b597b8d273f135bc969f7fb6850",
    }


def test_the_shipped_returns_answered_the_shipped_rubrics() -> None:
    content, _ = read(ROOT)
    rubrics = {name: file.model for name, file in content.rubrics.items()}
    prints = {name: fingerprint(rubric) for name, rubric in rubrics.items()}
    present = [
        file.model
        for got in content.clusters.values()
        for file in got.returns
        if file.model.edition == rubrics[file.model.rubric].edition
    ]
    assert {"es-sustainability", "ba-partnership"} <= {got.rubric for got in present}
    assert [got for got in present if got.fingerprint != prints[got.rubric]] == []


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(put(*CRITERION, "question", value="  Is there a  plan? "), id="spacing"),
        pytest.param(put(*CRITERION, "title", value="A plan"), id="title"),
        pytest.param(put(*CRITERION, "number", value="7"), id="number"),
        pytest.param(put(*CRITERION, "ideal", value="Plans are kept."), id="ideal"),
        pytest.param(put("summary", value="Two short questions."), id="summary"),
        pytest.param(put("introduction", value="Answer all."), id="introduction"),
        pytest.param(put("minutes", value=30), id="minutes"),
        pytest.param(put("sections", 0, "title", value="Everything"), id="section"),
        pytest.param(put("criterion_fields", 0, "audience", value="authority"), id="audience"),
        pytest.param(put("criterion_fields", 0, "hint", value="In a sentence."), id="hint"),
        pytest.param(put(*CRITERION, "note", value="One is lost."), id="note"),
        pytest.param(put(*CRITERION, "overview", value=True), id="overview"),
        pytest.param(put("focus", value="note"), id="focus"),
        pytest.param(put("voices", 0, "reason", value="note"), id="reason"),
    ],
)
def test_what_no_answer_depends_on_leaves_it_alone(rubric: Rubric, change: Change) -> None:
    assert after(rubric, change) == fingerprint(rubric)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the school's plan", "the school\u2019s plan"),
        ('a "plan"', "a \u201cplan\u201d"),
        ("2009-10", "2009\u201310"),
        ("a plan - and money", "a plan \u2014 and money"),
        ("one plan", "one\u00a0plan"),
        ("one plan", "  one \n plan\n"),
        ("caf\u00e9", "cafe\u0301"),
    ],
)
def test_typography_leaves_it_alone(rubric: Rubric, one: str, other: str) -> None:
    way = (*CRITERION, "descriptors", "left")
    assert after(rubric, put(*way, value=one)) == after(rubric, put(*way, value=other))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(put(*CRITERION, "question", value="Is there a good plan?"), id="word"),
        pytest.param(put(*CRITERION, "descriptors", "left", value="None."), id="descriptor"),
        pytest.param(put(*CRITERION, "id", value="planning"), id="id"),
        pytest.param(put(*CRITERION, "not_applicable", value=True), id="applicability"),
        pytest.param(put("scale", "points", "to", value=9), id="scale"),
        pytest.param(put("scale", "bands", 0, "title", value="little"), id="band's word"),
        pytest.param(put("criterion_fields", 0, "label", value="Why not?"), id="field"),
        pytest.param(put("return_fields", 0, "choices", 0, "label", value="Both"), id="choice"),
        pytest.param(put("voices", 0, "id", value="head"), id="voice"),
    ],
)
def test_what_answers_depend_on_changes_it(rubric: Rubric, change: Change) -> None:
    assert after(rubric, change) != fingerprint(rubric)


def test_a_band_that_moves_changes_it(rubric: Rubric) -> None:
    def move(data: dict[str, Any]) -> None:
        at(data, "scale", "bands", 0)["to"] = 4
        at(data, "scale", "bands", 1)["from"] = 5

    assert after(rubric, move) != fingerprint(rubric)


def test_another_order_of_the_criteria_changes_it(rubric: Rubric) -> None:
    assert after(rubric, lambda data: at(data, "sections", 0, "criteria").reverse()) != fingerprint(
        rubric
    )


def test_a_criterion_that_goes_changes_it(rubric: Rubric) -> None:
    assert after(rubric, lambda data: at(data, "sections", 0, "criteria").pop()) != fingerprint(
        rubric
    )


ASKED_ONCE = [
    {"id": "days", "kind": "number", "label": "How long?", "unit": "days", "decimals": 1},
    {
        "id": "outcomes",
        "kind": "table",
        "label": "Outcomes",
        "row_label": "Outcome",
        "voices": ["school"],
        "when": {"answer": "how", "is": ["alone"]},
        "columns": [
            {"id": "now", "label": "Now", "kind": "number", "unit": "days"},
            {
                "id": "state",
                "label": "State",
                "kind": "choice",
                "choices": [{"id": "better", "label": "Better"}, {"id": "worse", "label": "Worse"}],
            },
        ],
        "rows": [
            {"id": "reading", "label": "Reading", "hint": "In the last test."},
            {"id": "sums", "label": "Sums", "without": ["now"]},
        ],
        "added": {"label": "Another", "most": 5, "examples": ["Singing"]},
    },
]
FIRST, TABLE = ("return_fields", 0), ("return_fields", 1)


@pytest.fixture
def rich(rubric: Rubric) -> Rubric:
    """A rubric that uses everything that may be left out."""
    scale: dict[str, Any] = LEVELS
    levels = [{**level, "optional": level["id"] == "poor"} for level in scale["levels"]]
    rich = with_keys(rubric, return_fields=[*ASKED_ONCE, *rubric.model_dump()["return_fields"]])
    data = rich.model_dump(by_alias=True, mode="json")
    at(data, *CRITERION).update(
        scale=scale | {"levels": levels},
        fields=["note"],
        voices=["school"],
        when={"answer": "money", "is": [7]},
    )
    return Rubric.model_validate(data)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(put(*CRITERION, "scale", value=None), id="scale of its own"),
        pytest.param(put(*CRITERION, "scale", "levels", 2, "optional", value=False), id="optional"),
        pytest.param(put(*CRITERION, "scale", "levels", 0, "title", value="Fine"), id="level"),
        pytest.param(put(*CRITERION, "fields", value=[]), id="no fields"),
        pytest.param(put(*CRITERION, "fields", value=None), id="all fields"),
        pytest.param(put(*CRITERION, "voices", value=[]), id="voices"),
        pytest.param(put(*CRITERION, "when", value=None), id="always"),
        pytest.param(put(*CRITERION, "when", "is", value=[8]), id="when"),
        pytest.param(put(*FIRST, "unit", value="weeks"), id="unit"),
        pytest.param(put(*FIRST, "decimals", value=0), id="decimals"),
        pytest.param(put(*TABLE, "voices", value=[]), id="field's voices"),
        pytest.param(put(*TABLE, "when", value=None), id="field always"),
        pytest.param(put(*TABLE, "row_label", value="Subject"), id="head of the rows"),
        pytest.param(put(*TABLE, "columns", 0, "label", value="Then"), id="column"),
        pytest.param(put(*TABLE, "columns", 0, "kind", value="date"), id="column's kind"),
        pytest.param(put(*TABLE, "columns", 0, "unit", value=None), id="column's unit"),
        pytest.param(
            put(*TABLE, "columns", 1, "choices", 0, "label", value="Up"), id="column's choice"
        ),
        pytest.param(put(*TABLE, "rows", 0, "label", value="Writing"), id="row"),
        pytest.param(put(*TABLE, "rows", 1, "without", value=[]), id="cell"),
        pytest.param(put(*TABLE, "added", value=None), id="added rows"),
        pytest.param(put(*TABLE, "added", "label", value="Local outcome"), id="added row's word"),
    ],
)
def test_whatever_is_asked_of_whom_and_when_changes_it(rich: Rubric, change: Change) -> None:
    assert after(rich, change) != fingerprint(rich)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(put(*TABLE, "rows", 0, "hint", value=None), id="row's hint"),
        pytest.param(put(*TABLE, "added", "examples", value=[]), id="examples"),
        pytest.param(put(*TABLE, "added", "most", value=9), id="how many rows"),
        pytest.param(put(*TABLE, "audience", value="group"), id="audience"),
        pytest.param(
            put(
                "results",
                value=[{"id": "all", "title": "All", "rule": "sum", "of": ["days"]}],
            ),
            id="results",
        ),
    ],
)
def test_what_answers_never_rest_on_leaves_it_alone(rich: Rubric, change: Change) -> None:
    assert after(rich, change) == fingerprint(rich)


def test_what_may_be_left_out_may_as_well_be_written_as_it_would_be(rubric: Rubric) -> None:
    """So a key that is new to the models leaves every recorded fingerprint as it was."""

    def spell_out(data: dict[str, Any]) -> None:
        at(data, *CRITERION).update(scale=None, fields=None, voices=[], when=None)
        at(data, "criterion_fields", 0).update(voices=[], when=None)

    bare = rubric.model_dump(by_alias=True, mode="json", exclude_defaults=True)
    assert "fields" not in at(bare, *CRITERION)
    assert fingerprint(Rubric.model_validate(bare)) == after(rubric, spell_out)
    assert after(rubric, spell_out) == fingerprint(rubric)
