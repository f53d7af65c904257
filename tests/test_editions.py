"""The fingerprint changes with what answers depend on, and with nothing else."""

from collections.abc import Callable
from typing import Any

import pytest

from builder.build import read
from builder.editions import fingerprint
from builder.model.rubric import Rubric
from tests.support import BASE, ROOT

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


def test_the_shipped_returns_answered_the_shipped_rubric() -> None:
    content, _ = read(ROOT)
    read_returns = [file for got in content.clusters.values() for file in got.returns]
    assert read_returns
    rubric = content.rubrics["es-sustainability"].model
    present = {
        file.model.fingerprint for file in read_returns if file.model.edition == rubric.edition
    }
    assert present == {fingerprint(rubric)}


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
