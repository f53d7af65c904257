"""Since last time: over those alone that answered comparably both times."""

from typing import Any

from builder.cells import listen
from builder.collate import Grid, collate
from builder.moved import Moved, moved
from tests.carried import asked, returned
from tests.support import LEVELS, a_cluster, a_grid, a_return, a_rubric

TWO = a_rubric("plans", "money")


def only(found: tuple[Moved, ...], name: str) -> Moved:
    return next(got for got in found if got.criterion.id == name)


def test_averages_are_over_those_that_answered_both_times() -> None:
    cluster = a_cluster("a", "b", "c", "d")
    before = a_grid(
        TWO, cluster, a_return("a", plans=2), a_return("b", plans=5), a_return("c", plans=9)
    )
    now = a_grid(
        TWO, cluster, a_return("a", plans=5), a_return("b", plans=4), a_return("d", plans=10)
    )
    got = only(moved(now, before), "plans")
    assert (got.both, got.up, got.down, got.same) == (2, 1, 1, 0)
    assert (got.before.average, got.now.average, got.tenths) == ("3.5", "4.5", 10)


def test_a_blank_and_a_word_instead_of_a_value_compare_with_nothing() -> None:
    cluster = a_cluster("a", "b")
    before = a_grid(TWO, cluster, a_return("a", plans=5), a_return("b", plans="not-discussed"))
    now = a_grid(TWO, cluster, a_return("a", plans=None), a_return("b", plans=5))
    got = only(moved(now, before), "plans")
    assert (got.both, got.tenths) == (0, None)


def test_levels_move_up_and_down_and_have_no_average() -> None:
    rubric, cluster = a_rubric("plans", scale=LEVELS), a_cluster("a", "b")
    before = a_grid(rubric, cluster, a_return("a", plans="poor"), a_return("b", plans="fair"))
    now = a_grid(rubric, cluster, a_return("a", plans="good"), a_return("b", plans="fair"))
    got = only(moved(now, before), "plans")
    assert (got.both, got.up, got.down, got.same, got.tenths) == (2, 1, 0, 1, None)


def held(case: dict[str, Any]) -> Grid:
    members = a_cluster("oak", "elm").model.members
    return collate(asked(), listen(asked(), members, [returned(case)], None))


def test_an_earlier_edition_compares_where_it_asked_the_same_and_is_silent_elsewhere() -> None:
    before = held(
        {"edition": "1", "answers": {"arrive": {"value": "poor"}, "ink": {"value": "fair"}}}
    )
    now = held({"edition": "3", "answers": {"arrive": {"value": "fair"}, "ink": {"value": "fair"}}})
    found = moved(now, before)
    assert (only(found, "arrive").both, only(found, "arrive").up) == (1, 1)
    assert only(found, "ink").both == 0
    kinds = {row.criterion.id: row.cells[0].kind for row in before.rows}
    assert (kinds["ink"], kinds["new"], kinds["arrive"]) == ("not-comparable", "not-asked", "value")


def test_whoever_answered_an_earlier_edition_in_full_is_not_incomplete_for_what_is_new() -> None:
    answers = {name: {"value": "fair"} for name in ("arrive", "tools", "care", "eat", "drink")}
    (entry, _) = held({"edition": "1", "answers": answers}).register.entries
    assert (entry.standing, entry.edition, entry.aside) == ("returned", "1", 3)
