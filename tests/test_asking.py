"""Who is asked what: a rubric as each voice meets it."""

import pytest

from builder.asking import asked_of, fields_beside, fields_for, sections_for, speaks_for_all
from builder.model.rubric import Criterion, Voice
from tests.support import LEVELS, POINTS, a_rubric, with_criterion, with_keys

WHY = {"id": "why", "kind": "long-text", "label": "Why?"}
DAYS = {"id": "days", "kind": "number", "label": "How many days?", "voices": ["authority"]}
OUTCOMES = {
    "id": "outcomes",
    "kind": "table",
    "label": "Outcomes",
    "row_label": "Outcome",
    "columns": [{"id": "now", "label": "This year", "kind": "number"}],
    "rows": [{"id": "reading", "label": "Reading"}],
}
STAGE = {
    "id": "stage",
    "kind": "choice",
    "label": "Which stage?",
    "choices": [{"id": "first", "label": "The first"}, {"id": "second", "label": "The second"}],
}
TOTAL = {"id": "total", "title": "All days", "rule": "sum", "of": ["days"]}

RUBRIC = with_keys(
    a_rubric("plans", "money", scale=LEVELS, voices=("(member)", "school", "authority")),
    criterion_fields=[WHY, DAYS],
    return_fields=[OUTCOMES, STAGE],
    group_results=[TOTAL],
)
RUBRIC = with_criterion(RUBRIC, "money", voices=["authority"], fields=["days"], short_title="Cash")
RUBRIC = with_criterion(RUBRIC, "plans", scale=POINTS, descriptors={})
MEMBER, SCHOOL, AUTHORITY = RUBRIC.voices
PLANS, MONEY = RUBRIC.criteria


def test_a_criterion_is_asked_of_the_voices_that_it_names_and_else_of_all() -> None:
    asked = {
        voice.id: [got.id for section in sections_for(RUBRIC, voice) for got in section.criteria]
        for voice in RUBRIC.voices
    }
    assert asked == {
        "member": ["plans"],
        "school": ["plans"],
        "authority": ["plans", "money"],
    }


def test_a_section_in_which_a_voice_is_asked_nothing_is_left_out() -> None:
    alone = with_criterion(RUBRIC, "plans", voices=["authority"])
    assert sections_for(alone, SCHOOL) == ()
    assert len(sections_for(alone, AUTHORITY)) == 1


def test_fields_beside_are_those_that_the_criterion_and_the_voice_share() -> None:
    def ids(criterion: Criterion, voice: Voice | None = None) -> list[str]:
        return [field.id for field in fields_beside(RUBRIC, criterion, voice)]

    assert ids(PLANS) == ["why", "days"]
    assert ids(PLANS, SCHOOL) == ["why"]
    assert ids(PLANS, AUTHORITY) == ["why", "days"]
    assert ids(MONEY) == ids(MONEY, AUTHORITY) == ["days"]
    assert ids(MONEY, SCHOOL) == []
    none = with_criterion(RUBRIC, "plans", fields=[])
    assert fields_beside(none, none.criteria[0]) == ()
    assert [field.id for field in fields_for(RUBRIC.criterion_fields, SCHOOL)] == ["why"]


def test_a_voice_with_many_speakers_does_not_speak_for_all() -> None:
    assert speaks_for_all(RUBRIC) == {"school", "authority"}


def test_each_criterion_has_the_scale_on_which_it_is_judged() -> None:
    asked = asked_of("review", RUBRIC)
    assert asked.ladder
    assert not asked.ladder.numeric
    assert {name: got.numeric for name, got in asked.ladders.items()} == {
        "plans": True,
        "money": False,
    }


@pytest.mark.parametrize(
    ("ref", "title"),
    [
        ("plans", "Plans"),
        ("money", "Cash"),
        ("why", "Why?"),
        ("outcomes", "Outcomes"),
        ("outcomes.now", "This year"),
        ("total", "All days"),
        ("nowhere", "nowhere"),
    ],
)
def test_everything_that_a_rule_may_name_has_a_title(ref: str, title: str) -> None:
    assert asked_of("review", RUBRIC).title_of(ref) == title


def test_a_value_has_the_words_of_its_own_scale_or_choices() -> None:
    asked = asked_of("review", RUBRIC)
    assert asked.label_of("money", "good") == "Good"
    assert asked.label_of("plans", 7) == "7"
    assert asked.label_of("stage", "first") == "The first"
    assert asked.label_of("stage", "third") == "third"
