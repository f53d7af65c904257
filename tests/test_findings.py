"""What is said of a grid never goes beyond what is in it."""

from builder.findings import MOST_PAIRS, Findings, find
from tests.support import LEVELS, a_cluster, a_grid, a_return, a_rubric, with_criterion

RUBRIC = a_rubric("plans", "money", "people")


def found(**schools: dict[str, int | str | None]) -> Findings:
    returns = [a_return(name, **said) for name, said in schools.items() if said]
    return find(a_grid(RUBRIC, a_cluster(*schools), *returns))


def test_strongest_and_weakest_are_high_or_low_at_half_of_those_that_answered() -> None:
    got = found(
        a={"plans": 9, "money": 1, "people": 8},
        b={"plans": 8, "money": 2, "people": 5},
        c={"plans": 5, "money": 3, "people": 5},
        d={"plans": None, "money": 9, "people": "not-discussed"},
        e={},
    )
    assert [(one.criterion.id, one.high, one.count) for one in got.strongest] == [("plans", 2, 3)]
    assert [(one.criterion.id, one.low, one.count) for one in got.weakest] == [("money", 3, 4)]
    assert (got.values, got.bands) == (10, (3, 3, 4))


def test_the_strongest_comes_first() -> None:
    got = found(a={"plans": 9, "money": 9}, b={"plans": 4, "money": 9})
    assert [one.criterion.id for one in got.strongest] == ["money", "plans"]


def test_best_and_poorest_average_for_where_nothing_is_high_or_low_at_half() -> None:
    got = found(a={"plans": 6, "money": 4, "people": 5}, b={"plans": 7, "money": 5, "people": 5})
    assert (got.strongest, got.weakest) == ((), ())
    assert got.best is not None
    assert got.poorest is not None
    assert (got.best.criterion.id, got.best.average) == ("plans", "6.5")
    assert (got.poorest.criterion.id, got.poorest.average) == ("money", "4.5")


def test_under_two_answers_a_criterion_says_nothing() -> None:
    got = found(a={"plans": 9, "money": 1}, b={"plans": "not-discussed", "money": 1}, c={})
    assert [criterion.id for criterion in got.silent] == ["plans", "people"]
    assert got.strongest == ()
    assert [one.criterion.id for one in got.weakest] == ["money"]
    assert got.best is not None
    assert got.best.criterion.id == "money"


def test_nobody_answered() -> None:
    got = found(a={}, b={})
    assert got == Findings(
        values=0,
        bands=(0, 0, 0),
        strongest=(),
        weakest=(),
        best=None,
        poorest=None,
        widest=(),
        high=(),
        low=(),
        pairs=(),
        silent=RUBRIC.criteria,
    )


def test_a_cluster_of_one_school_is_not_compared_with_itself() -> None:
    got = found(a={"plans": 9, "money": 1, "people": 5})
    assert (got.strongest, got.weakest, got.widest, got.pairs) == ((), (), (), ())
    assert (got.best, got.poorest) == (None, None)
    assert got.silent == RUBRIC.criteria


def test_the_widest_spread_with_all_that_share_it() -> None:
    got = found(a={"plans": 1, "money": 2, "people": 5}, b={"plans": 5, "money": 6, "people": 6})
    assert [row.criterion.id for row in got.widest] == ["plans", "money"]
    agreed = found(a={"plans": 5}, b={"plans": 5})
    assert agreed.widest == ()


def test_pairs_are_high_here_and_low_there_on_the_same_criteria() -> None:
    got = found(
        strong={"plans": 9, "money": 8, "people": 5},
        other={"plans": 8, "money": 5, "people": 9},
        weak={"plans": 1, "money": 2, "people": 5},
    )
    (pair,) = got.pairs
    assert (pair.strong.id, pair.low.id) == ("strong", "weak")
    assert [criterion.id for criterion in pair.criteria] == ["plans", "money"]


def test_pairs_stay_few_however_large_the_cluster() -> None:
    weak: dict[str, dict[str, int | str | None]] = {
        f"weak-{number}": {"plans": 1} for number in range(20)
    }
    got = found(strong={"plans": 10}, **weak)
    assert len(got.pairs) == MOST_PAIRS
    assert {pair.strong.id for pair in got.pairs} == {"strong"}


def test_groups_name_just_the_schools_in_the_end_bands() -> None:
    got = found(a={"plans": 10}, b={"plans": 7}, c={"plans": 3}, d={"plans": 4})
    assert [(one.criterion.id, [member.id for member in one.members]) for one in got.high] == [
        ("plans", ["a"])
    ]
    assert [[member.id for member in one.members] for one in got.low] == [["c"]]


def test_levels_have_strengths_and_pairs_but_no_averages_and_no_spread() -> None:
    rubric = a_rubric("plans", scale=LEVELS)
    grid = a_grid(
        rubric,
        a_cluster("a", "b", "c"),
        a_return("a", plans="good"),
        a_return("b", plans="good"),
        a_return("c", plans="poor"),
    )
    got = find(grid)
    assert [(one.high, one.low, one.average) for one in got.strongest] == [(2, 1, None)]
    assert (got.best, got.poorest, got.widest) == (None, None, ())
    assert [(pair.strong.id, pair.low.id) for pair in got.pairs] == [("a", "c")]


def test_the_bands_of_the_whole_are_those_of_rows_on_the_rubrics_own_scale() -> None:
    rubric = with_criterion(a_rubric("plans", "money"), "money", scale=LEVELS, descriptors={})
    returns = [a_return(name, plans=9, money="poor") for name in ("a", "b")]
    got = find(a_grid(rubric, a_cluster("a", "b"), *returns))
    assert (got.values, got.bands) == (2, (0, 0, 2))
    assert [one.criterion.id for one in got.strongest] == ["plans"]
    assert [one.criterion.id for one in got.weakest] == ["money"]
