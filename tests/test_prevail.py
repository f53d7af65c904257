"""Several voices on one subject: what counts, and that nothing of the lighter ones is lost."""

from typing import Any

from builder.model.returns import Return
from builder.prevail import Said, heard, is_blank, prevailing
from tests.support import a_return, a_rubric, but, with_keys

VOICES = ("(draft)", "recommended", "moderated")
RUBRIC = with_keys(
    a_rubric("plans", "money", voices=VOICES),
    criterion_fields=[
        {"id": "note", "kind": "long-text", "label": "Why?"},
        {"id": "until", "kind": "date", "label": "Until when?"},
    ],
    return_fields=[
        {"id": "stage", "kind": "text", "label": "Which stage?"},
        {"id": "cost", "kind": "number", "label": "What does it cost?"},
    ],
)


def by(voice: str, answers: dict[str, Any], speaker: str = "", **fields: Any) -> Return:
    """A return of one voice with whole answers and with fields of its own."""
    said = a_return("a").model_dump() | {"answers": answers, "fields": fields}
    return Return.model_validate(said | {"voice": voice, "speaker": speaker})


def prevails(*returns: Return) -> Said:
    said = prevailing(RUBRIC, heard(RUBRIC, returns)["a"])
    assert said is not None
    return said


def test_the_order_of_voices_decides_and_not_that_of_the_files() -> None:
    light, heavy = (
        by("recommended", {"plans": {"value": 3}}),
        by("moderated", {"plans": {"value": 8}}),
    )
    for returns in ((light, heavy), (heavy, light)):
        said = prevails(*returns)
        assert said.answers["plans"].value == 8
        assert [got.voice for got in said.returns] == ["recommended", "moderated"]


def test_a_blank_of_the_weightier_voice_leaves_the_lighter_as_it_is() -> None:
    light = by("recommended", {"plans": {"value": 3, "fields": {"note": "So."}}}, stage="second")
    heavy = by("moderated", {"plans": {"fields": {"until": "2010-01-01"}}}, stage=" ", cost="5")
    said = prevails(light, heavy)
    assert said.answers["plans"].value == 3
    assert said.answers["plans"].fields == {"note": "So.", "until": "2010-01-01"}
    assert said.fields == {"stage": "second", "cost": "5"}


def test_fields_prevail_each_on_its_own() -> None:
    light = by(
        "recommended", {"plans": {"value": 3, "fields": {"note": "So.", "until": "2010-01-01"}}}
    )
    heavy = by("moderated", {"plans": {"value": 4, "fields": {"note": "Not so.", "until": ""}}})
    said = prevails(light, heavy)
    assert said.answers["plans"].value == 4
    assert said.answers["plans"].fields == {"note": "Not so.", "until": "2010-01-01"}


def test_a_persons_word_that_there_is_no_value_prevails_too() -> None:
    light = by("recommended", {"plans": {"value": 3}})
    heavy = by("moderated", {"plans": {"state": "not-discussed"}})
    answer = prevails(light, heavy).answers["plans"]
    assert (answer.value, answer.state) == (None, "not-discussed")


def test_drafts_and_other_editions_count_for_nothing_and_are_kept() -> None:
    draft = by("draft", {"plans": {"value": 9}}, speaker="Oak")
    other = but(by("moderated", {"plans": {"value": 2}}), edition="0")
    assert prevailing(RUBRIC, heard(RUBRIC, [draft, other])["a"]) is None
    assert len(heard(RUBRIC, [draft, other])["a"]) == 2
    said = prevails(draft, other, by("recommended", {"plans": {"value": 3}}))
    assert said.answers["plans"].value == 3
    assert [got.voice for got in said.returns] == ["recommended"]


def test_what_was_typed_and_rubbed_out_is_blank_and_zero_is_not() -> None:
    assert is_blank(" \n")
    assert is_blank(())
    assert not is_blank("0")
    assert not is_blank(("one",))
