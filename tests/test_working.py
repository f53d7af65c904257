"""What follows from answers: conditions, proposals, tables, and what is no blank at all."""

from typing import Any

from builder.cells import Heard, cell_of, listen
from builder.collate import Row, collate
from builder.model.returns import Return
from builder.model.rubric import Rubric
from builder.prevail import prevailing
from builder.register import Entry
from builder.working import Working, work, work_together
from tests.support import LEVELS, a_cluster, a_return, a_rubric, an_asked, with_criterion, with_keys

STAGE = {
    "id": "stage",
    "kind": "choice",
    "label": "Which stage?",
    "choices": [{"id": "first", "label": "The first"}, {"id": "second", "label": "The second"}],
}
OUTCOMES = {
    "id": "outcomes",
    "kind": "table",
    "label": "Outcomes",
    "row_label": "Outcome",
    "columns": [
        {"id": "now", "label": "This year", "kind": "number", "unit": "days"},
        {"id": "share", "label": "Share", "kind": "percentage"},
    ],
    "rows": [{"id": "reading", "label": "Reading"}, {"id": "sums", "label": "Sums"}],
    "added": {"label": "Another outcome"},
}
LATE = {
    "id": "late",
    "kind": "text",
    "label": "Why?",
    "when": {"answer": "stage", "is": ["second"]},
}
WHY = {"id": "why", "kind": "long-text", "label": "Why?"}
COST = {"id": "cost", "kind": "number", "label": "Cost", "unit": "£"}
RESULTS = [
    {
        "id": "default",
        "title": "Support",
        "rule": "lookup",
        "of": "plans",
        "values": {"good": "poor", "fair": "fair", "poor": "good"},
        "proposes": "support",
        "reason": "why",
    },
    {"id": "days", "title": "Days", "rule": "sum", "of": ["outcomes.now"]},
]
BESIDE = [
    {"id": "dear", "title": "With tax", "rule": "times", "of": "cost", "by": "1.2", "unit": "£"},
    {
        "id": "answered",
        "title": "In words",
        "rule": "lookup",
        "of": "judgement",
        "values": {"good": "Keep it up.", "fair": "Go on.", "poor": "Ask for help."},
    },
]
GROUP = [
    {"id": "all-days", "title": "All days", "rule": "sum", "of": ["days"]},
    {"id": "strong", "title": "Strong", "rule": "count", "of": ["support"], "is": ["good"]},
    {"id": "price", "title": "Price", "rule": "times", "of": "all-days", "by": 10},
]
RUBRIC = with_keys(
    a_rubric("plans", "support", "next", scale=LEVELS, voices=("school",)),
    criterion_fields=[WHY, COST],
    return_fields=[STAGE, OUTCOMES, LATE],
    criterion_results=BESIDE,
    results=RESULTS,
    group_results=GROUP,
)
RUBRIC = with_criterion(RUBRIC, "next", when={"answer": "support", "is": ["poor", "good"]})
SUPPORT, NEXT = RUBRIC.criteria[1:]


def returned(subject: str = "a", /, **keys: Any) -> Return:
    return Return.model_validate(a_return(subject).model_dump() | keys)


def working(*returns: Return, rubric: Rubric = RUBRIC) -> Working:
    return work(an_asked(rubric), prevailing(rubric, returns), None)


def heard(*returns: Return, rubric: Rubric = RUBRIC) -> Heard:
    (one,) = listen(an_asked(rubric), a_cluster("a").model.members, returns, None)
    return one


def seen(*returns: Return, rubric: Rubric = RUBRIC) -> tuple[Entry, tuple[Row, ...]]:
    """The line in the register and the rows of the grid."""
    grid = collate(an_asked(rubric), [heard(*returns, rubric=rubric)])
    return grid.register.entries[0], grid.rows


def blank(*returns: Return) -> list[str]:
    return [criterion.id for criterion in seen(*returns)[0].blank]


def test_from_nothing_said_nothing_follows() -> None:
    assert working() == Working({})
    assert working().proposed == {}


def test_a_field_is_asked_where_its_condition_holds() -> None:
    late = RUBRIC.return_fields[2]
    assert working(returned(fields={"stage": "second"})).asks(late)
    assert not working(returned(fields={"stage": "first"})).asks(late)
    assert not working(returned()).asks(late)
    unseen = working(returned(fields={"stage": "first", "late": "Ill."}))
    assert not unseen.facts["late"].applies


def test_a_rule_proposes_a_value_for_what_is_blank() -> None:
    said = returned(answers={"plans": {"value": "good"}})
    assert working(said).proposed == {"support": "poor"}
    scale = an_asked(RUBRIC).ladders["support"]
    cell = cell_of(SUPPORT, scale, heard(said))
    assert (cell.kind, cell.label, cell.by_default) == ("value", "Poor", True)
    assert "support" not in blank(said)
    assert cell_of(SUPPORT, scale, heard(returned(answers={}))).kind == "blank"


def test_what_is_proposed_decides_what_else_is_asked() -> None:
    assert working(returned(answers={"plans": {"value": "good"}})).asks(NEXT)
    assert not working(returned(answers={"plans": {"value": "fair"}})).asks(NEXT)


def test_a_person_may_judge_otherwise_and_then_says_why() -> None:
    plans, support = {"value": "good"}, {"value": "fair"}
    silent = returned(answers={"plans": plans, "support": support})
    entry, rows = seen(silent)
    assert [got.id for got in entry.unexplained] == ["support"]
    assert entry.standing == "incomplete"
    assert (rows[1].cells[0].label, rows[1].cells[0].by_default) == ("Fair", False)

    explained = support | {"fields": {"why": "They asked for it."}}
    entry, _ = seen(returned(answers={"plans": plans, "support": explained}))
    assert (entry.unexplained, entry.standing) == ((), "returned")

    spaces = support | {"fields": {"why": "  \n"}}
    entry, _ = seen(returned(answers={"plans": plans, "support": spaces}))
    assert [got.id for got in entry.unexplained] == ["support"]


def test_whoever_judges_as_the_rule_does_owes_no_reason() -> None:
    said = returned(answers={"plans": {"value": "fair"}, "support": {"value": "fair"}})
    assert seen(said)[0].unexplained == ()


def test_a_person_who_has_not_discussed_it_is_not_spoken_for_by_a_rule() -> None:
    said = returned(answers={"plans": {"value": "good"}, "support": {"state": "not-discussed"}})
    entry, rows = seen(said)
    assert rows[1].cells[0].kind == "not-discussed"
    assert [got.id for got in entry.not_discussed] == ["support"]


def test_a_criterion_that_does_not_apply_is_no_blank() -> None:
    asked = {"plans": {"value": "good"}, "support": {"value": "poor"}}
    assert blank(returned(answers=asked)) == ["next"]
    other = returned(answers=asked | {"support": {"value": "fair", "fields": {"why": "So."}}})
    entry, rows = seen(other)
    assert rows[2].cells[0].kind == "not-asked"
    assert (entry.blank, entry.standing) == ((), "returned")


def test_all_cells_of_a_column_are_one_fact() -> None:
    table = {
        "rows": {"reading": {"now": "4", "share": "50"}, "sums": {"now": " "}},
        "added": [{"label": "Singing", "cells": {"now": "2.5"}}],
    }
    got = working(returned(fields={"outcomes": table}))
    assert got.facts["outcomes.now"].values == ("4", "2.5")
    assert got.facts["outcomes.now"].says("4") == "4 days"
    assert got.facts["outcomes.share"].says("50") == "50%"
    assert [one.display for one in got.results if one.result.id == "days"] == [("6.5",)]
    assert working(returned()).facts["outcomes.now"].values == ()


def test_results_beside_a_criterion_work_with_its_own_answer() -> None:
    plans = {"value": "good", "fields": {"cost": "100"}}
    got = working(returned(answers={"plans": plans, "support": {"value": "fair"}})).beside
    assert [one.display for one in got["plans"]] == [("£120",), ("Keep it up.",)]
    assert [one.display for one in got["support"]] == [(), ("Go on.",)]
    assert "next" not in got


def test_a_groups_results_run_over_its_members() -> None:
    def days(number: str) -> dict[str, Any]:
        return {"outcomes": {"rows": {"reading": {"now": number}}}}

    members = [
        working(returned("a", answers={"plans": {"value": "poor"}}, fields=days("4"))),
        working(returned("b", answers={"plans": {"value": "fair"}}, fields=days("2.5"))),
        working(),
    ]
    got = work_together(an_asked(RUBRIC), members, None)
    assert {one.result.id: one.values for one in got} == {
        "all-days": ("6.5",),
        "strong": ("1",),  # By default: nobody judged it.
        "price": ("65",),
    }
    nobody = work_together(an_asked(RUBRIC), [working(), working()], None)
    assert [one.values for one in nobody] == [(), (), ()]


def test_what_hangs_on_something_not_asked_is_not_asked_either() -> None:
    chain = with_keys(
        RUBRIC,
        return_fields=[
            STAGE,
            LATE | {"kind": "choice", "choices": STAGE["choices"]},
            {
                "id": "so",
                "kind": "text",
                "label": "So?",
                "when": {"answer": "late", "is": ["first"]},
            },
        ],
    )
    late, so = chain.return_fields[1:]
    kept = {"late": "first", "so": "Because."}  # Written before the stage was changed.
    for stage, is_asked in (("second", True), ("first", False)):
        got = working(returned(fields={"stage": stage} | kept), rubric=chain)
        assert (got.asks(late), got.asks(so)) == (is_asked, is_asked)
        assert got.facts["so"].applies == is_asked


def test_a_field_beside_a_criterion_may_hang_on_another_criterion() -> None:
    hanging = with_keys(
        RUBRIC,
        criterion_fields=[WHY, COST | {"when": {"answer": "plans", "is": ["poor"]}}],
    )
    support = {"value": "fair", "fields": {"cost": "100", "why": "So."}}
    for plans, total in (("poor", ("£120",)), ("fair", ())):
        said = returned(answers={"plans": {"value": plans}, "support": support})
        got = working(said, rubric=hanging).beside["support"]
        assert got[0].display == total


def test_what_was_said_before_its_condition_went_is_kept_and_not_counted() -> None:
    answers = {
        "plans": {"value": "good"},
        "support": {"value": "fair", "fields": {"why": "So."}},
        "next": {"value": "good"},
    }
    entry, rows = seen(returned(answers=answers))
    assert rows[2].cells[0].kind == "not-asked"
    assert rows[2].summary.count == 0
    assert entry.standing == "returned"


def test_whoever_has_not_discussed_it_is_spoken_for_by_no_rule_in_conditions_either() -> None:
    good = {"plans": {"value": "good"}}
    assert working(returned(answers=good)).asks(NEXT)
    assert not working(returned(answers=good | {"support": {"state": "not-discussed"}})).asks(NEXT)


def test_a_judgement_that_is_not_asked_for_owes_no_reason() -> None:
    hanging = with_criterion(RUBRIC, "support", when={"answer": "plans", "is": ["poor"]})
    answers = {"plans": {"value": "good"}, "support": {"value": "fair"}}
    entry, rows = seen(returned(answers=answers), rubric=hanging)
    assert rows[1].cells[0].kind == "not-asked"
    assert entry.unexplained == ()
