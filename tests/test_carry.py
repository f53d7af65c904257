"""Answers to an earlier edition: carried by id, never by place or title, and none is lost."""

import random
from collections.abc import Mapping
from typing import Any

import pytest

from builder.asking import Asked, asked_of
from builder.model.returns import Answer, Return
from builder.model.rubric import Rubric
from tests.carried import EDITIONS, VECTORS, asked, returned, rubric_of
from tests.support import with_criterion

CASES = [pytest.param(case, id=case["case"]) for case in VECTORS["cases"]]


def said(answers: Mapping[str, Answer]) -> dict[str, Any]:
    return {
        name: got.model_dump(mode="json", exclude_defaults=True) for name, got in answers.items()
    }


@pytest.mark.parametrize("case", CASES)
def test_answers_are_read_as_answers_to_the_present_edition(case: dict[str, Any]) -> None:
    got = asked().present(returned(case))
    (aside,) = got.aside
    assert said(got.answers) == case["becomes"]
    assert said(aside.answers) == case["aside"]
    assert got.fields == case.get("becomes_fields", {})
    assert aside.fields == case.get("aside_fields", {})
    assert (got.edition, got.fingerprint) == ("3", asked().fingerprint)
    assert (aside.edition, aside.fingerprint) == (case["edition"], returned(case).fingerprint)


def test_what_then_was_not_asked_or_asked_otherwise_is_known() -> None:
    found = {got.rubric.edition: got.silent for got in asked().earlier.values()}
    assert found == VECTORS["silent"]


def test_an_edition_that_nobody_knows_is_left_alone() -> None:
    case = {"edition": "1", "answers": {"arrive": {"value": "poor"}}}
    other = returned(case).model_copy(update={"fingerprint": "e" * 64})
    renamed = returned(case).model_copy(update={"edition": "1b"})
    assert asked().present(other) == other
    assert asked().present(renamed) == renamed


def test_a_present_return_is_left_alone() -> None:
    got = returned({"edition": "3", "answers": {"arrive": {"value": "weak"}}})
    assert asked().present(got) == got


def test_a_voice_that_is_asked_no_more_is_left_alone() -> None:
    case = {"edition": "1", "answers": {"arrive": {"value": "poor"}}}
    got = returned(case).model_copy(update={"voice": "governor"})
    assert asked().present(got) == got


def test_carrying_loses_no_answer() -> None:
    """Everything that was said is found again, once, in what is carried or in what is kept."""
    luck, seen = random.Random(20091128), 0  # noqa: S311
    for _ in range(400):
        edition = luck.choice(EDITIONS[:-1])
        case: dict[str, Any] = {"edition": edition.edition, "answers": {}, "fields": {}}
        for criterion in edition.criteria:
            levels = [got.id for got in edition.scale.levels]  # type: ignore[union-attr]
            answer: dict[str, Any] = luck.choice(
                [{}, {"value": luck.choice(levels)}, {"state": "not-discussed"}]
            )
            beside = {got.id: f"{criterion.id} {got.id}" for got in edition.criterion_fields}
            case["answers"][criterion.id] = answer | luck.choice([{}, {"fields": beside}])
        before = returned(case)
        after = asked().present(before)
        assert pieces(before) == pieces(after), case
        seen += len(pieces(before))
    assert seen > 3000


def pieces(got: Return) -> list[str]:
    """Every single thing that was said, without the names that it stands under."""
    found = []
    for answers in (got.answers, *(one.answers for one in got.aside)):
        for answer in answers.values():
            value = {"weak": "poor"}.get(str(answer.value), answer.value)
            found += [str(one) for one in (value, answer.state) if one is not None]
            found += [str(one) for one in answer.fields.values()]
    return sorted(found)


def later(**carry_over: Any) -> Asked:
    """The second edition again, with another word on what became of the first."""
    said = VECTORS["editions"][1]
    return asked_of(
        "review",
        rubric_of(said | {"carry_over": said["carry_over"] | carry_over}),
        [EDITIONS[0]],
    )


def test_on_a_scale_of_which_nothing_compares_no_value_is_carried() -> None:
    case = {"edition": "1", "answers": {"arrive": {"value": "fair"}}}
    got = later(scale_compares=False, values=None).present(returned(case))
    assert got.answers == {}
    assert said(got.aside[0].answers) == case["answers"]


def test_a_criterion_may_be_read_on_a_scale_of_its_own() -> None:
    scale = {"levels": [{"id": one, "title": one} for one in ("no", "yes")], "order": "best-last"}
    rubric = with_criterion(EDITIONS[1], "arrive", scale=scale)
    own = {"values_of": {"arrive": {"poor": "no", "fair": "yes", "good": "yes"}}}
    data = rubric.model_dump(by_alias=True, mode="json")
    data["carry_over"] |= own
    asked_now = asked_of("review", Rubric.model_validate(data), [EDITIONS[0]])
    case = {"edition": "1", "answers": {"arrive": {"value": "good"}, "tools": {"value": "good"}}}
    got = asked_now.present(returned(case))
    assert said(got.answers) == {"arrive": {"value": "yes"}}
    assert said(got.aside[0].answers) == {"tools": {"value": "good"}}


def test_a_text_that_only_got_another_name_keeps_its_answers() -> None:
    said_then = VECTORS["editions"][0]
    renamed = rubric_of(said_then | {"edition": "1b", "carry_over": {"from": "1"}})
    case = {"edition": "1", "answers": {"arrive": {"value": "good"}, "ink": {"value": "poor"}}}
    got = asked_of("review", renamed, [EDITIONS[0]]).present(returned(case))
    assert (got.edition, said(got.answers)) == ("1b", case["answers"])
