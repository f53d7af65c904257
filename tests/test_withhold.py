"""What is withheld from a table for publication, with readers who try to work it out again.

A table is one criterion: a list of values for each group. Two attackers read what is published and
know, beyond it, how many values each group has. One adds and subtracts; the other tries every table
that would be published in the same way.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations_with_replacement
from typing import Any

import pytest
from pydantic import TypeAdapter

from builder.model.scales import Scale, Value
from builder.scoring import BandView, Ladder, ladder
from builder.withhold import Shown, shown
from tests.support import LEVELS, POINTS

Table = Sequence[Sequence[Value]]
Levels = tuple[tuple[BandView, ...], ...]


def scale(data: dict[str, Any]) -> Ladder:
    return ladder(TypeAdapter[Scale](Scale).validate_python(data))


TEN = scale(POINTS)
WORDS = scale(LEVELS)
THREE = scale(
    {
        "points": {"from": 1, "to": 3},
        "bands": [{"id": f"b{at}", "title": str(at), "from": at, "to": at} for at in (1, 2, 3)],
    }
)
FOUR = scale(
    {
        "points": {"from": 1, "to": 4},
        "bands": [
            {"id": "low", "title": "low", "from": 1, "to": 2},
            {"id": "high", "title": "high", "from": 3, "to": 4},
        ],
    }
)
YES_NO = scale(
    {"order": "best-last", "levels": [{"id": name, "title": name} for name in ("no", "yes")]}
)


def of(poor: int, fair: int, good: int) -> Sequence[Value]:
    return ["poor"] * poor + ["fair"] * fair + ["good"] * good


# What the rules say, one by one

SIX: list[Value] = [2, 4, 5, 6, 8, 9]
SEVEN: list[Value] = [1, 4, 5, 5, 7, 9, 10]


def test_groups_of_the_minimum_and_more_are_shown() -> None:
    assert shown([SIX, SEVEN, SIX[:5]], TEN, 5).groups == (True, True, True)


def test_one_small_group_takes_the_smallest_other_with_it() -> None:
    """Or it would be what all have, less the others."""
    got = shown([SEVEN, [2, 6], SIX], TEN, 5)
    assert (got.groups, got.all_groups) == ((True, False, False), True)


def test_two_small_groups_that_are_few_together_take_another_with_them() -> None:
    assert shown([SEVEN, [2, 6], [1, 9], SIX], TEN, 5).groups == (True, False, False, False)


def test_small_groups_that_are_enough_together_hide_each_other() -> None:
    assert shown([SEVEN, [2, 6, 9], [1, 9, 4], SIX], TEN, 5).groups == (True, False, False, True)


def test_a_group_without_values_has_nothing_to_withhold() -> None:
    assert shown([SEVEN, [], SIX], TEN, 5).groups == (True, True, True)


def test_groups_that_all_say_the_same_do_not_hide_each_other() -> None:
    """Three and three at the top: all less the others says that every one of the six is there."""
    assert shown([SEVEN, [10, 10, 10], [10, 10, 10], SIX], TEN, 5).groups[3] is False


def test_groups_that_are_all_low_do_not_hide_each_other() -> None:
    """Whatever their averages are between 1 and 3, everybody is low."""
    assert shown([SEVEN, [1, 3], [3, 1, 1], SIX], TEN, 5).groups == (True, False, False, False)


def test_groups_without_anybody_at_a_level_do_not_hide_each_other() -> None:
    """All less the others says that none of the six is poor."""
    got = shown([of(0, 1, 2), of(0, 2, 1), of(5, 5, 5), of(6, 5, 6)], WORDS, 5)
    assert (got.groups, got.all_groups) == ((False, False, False, True), True)


def test_an_average_that_tells_of_a_few_is_withheld() -> None:
    """1.1 over seven: six said 1, and one said 2."""
    assert shown([SEVEN, [1, 1, 1, 1, 1, 1, 2], SIX], TEN, 5).groups[1] is False


def names(levels: Levels) -> list[str]:
    return [" or ".join(band.id for band in level) for level in levels]


def test_levels_at_which_few_stand_are_counted_with_their_neighbours() -> None:
    assert names(shown([of(5, 0, 5), of(2, 5, 5)], WORDS, 5).levels) == ["poor", "fair", "good"]
    assert names(shown([of(1, 0, 5), of(2, 5, 5)], WORDS, 5).levels) == ["poor or fair", "good"]
    assert names(shown([of(5, 9, 1), of(2, 5, 1)], WORDS, 5).levels) == ["poor", "fair or good"]


def test_levels_that_are_all_counted_as_one_say_nothing() -> None:
    got = shown([of(1, 9, 0), of(2, 5, 1)], WORDS, 5)
    assert names(got.levels) == ["poor or fair or good"]
    assert (got.groups, got.all_groups) == ((False, False), False)


def test_counts_are_withheld_whole_where_one_is_few() -> None:
    """Of nine with 5 and 0, the third is 4 whoever withholds it."""
    got = shown([of(5, 0, 4), of(5, 0, 6), of(6, 7, 0), of(0, 5, 5)], WORDS, 5)
    assert got.groups[0] is False
    assert got.all_groups


def test_few_altogether_say_nothing() -> None:
    got = shown([[3, 4], [5, 6]], TEN, 5)
    assert (got.groups, got.all_groups) == ((False, False), False)


def test_where_nothing_hides_the_rest_the_figures_for_all_are_withheld() -> None:
    """Whoever knows that all eight are at the top knows it of each group."""
    top: list[Value] = [10] * 6
    got = shown([top, [10, 10]], TEN, 5)
    assert (got.groups, got.all_groups) == ((True, False), False)


def test_the_order_of_values_changes_nothing() -> None:
    table = next(tables(TEN, 1, 5))
    turned = [list(reversed(values)) for values in table]
    assert shown(table, TEN, 5) == shown(turned, TEN, 5)


# Attackers


def tables(
    among: Ladder, count: int, most: int, groups: tuple[int, int] = (2, 6)
) -> Iterator[Table]:
    """Tables of all sizes; in some of them many say the same."""
    dice = random.Random(20091113)  # noqa: S311 - the same tables in every run.
    sizes = [0, 1, *range(1, most + 1)]
    values = [choice.value for choice in among.choices]
    for _ in range(count):
        crowd = dice.choice([0, 0, 1, 4])
        among_these = values + [dice.choice(values)] * crowd * len(values)
        yield [
            [dice.choice(among_these) for _ in range(dice.choice(sizes))]
            for _ in range(dice.randint(*groups))
        ]


def bands_of(values: Sequence[Value], among: Ladder) -> tuple[int, ...]:
    counts = Counter(among.band(value).id for value in values)
    return tuple(counts[band.id] for band in among.bands)


def total(values: Sequence[Value]) -> int:
    return sum(value for value in values if isinstance(value, int))


@dataclass(frozen=True)
class Published:
    """What a reader has: the figures that are shown, and how many values there are."""

    sizes: tuple[int, ...]
    groups: tuple[tuple[int, ...] | None, ...]
    """The total of a group or its counts, None where they are withheld."""
    all_groups: tuple[int, ...] | None
    levels: Levels


def figures(values: Sequence[Value], among: Ladder, levels: Levels) -> tuple[int, ...]:
    if among.numeric:
        return (total(values),)
    return counted_by(bands_of(values, among), among, levels)


def counted_by(bands: tuple[int, ...], among: Ladder, levels: Levels) -> tuple[int, ...]:
    """Counts of levels, added up where they are counted as one."""
    by_id = dict(zip((band.id for band in among.bands), bands, strict=True))
    return tuple(sum(by_id[band.id] for band in level) for level in levels)


def published(table: Table, among: Ladder, what: Shown) -> Published:
    everybody = [value for values in table for value in values]
    return Published(
        tuple(len(values) for values in table),
        tuple(
            figures(values, among, what.levels) if is_shown else None
            for values, is_shown in zip(table, what.groups, strict=True)
        ),
        figures(everybody, among, what.levels) if what.all_groups else None,
        what.levels,
    )


def naive(table: Table, among: Ladder, minimum: int) -> Shown:
    """Only what is small itself is withheld: the mistake that the attackers live on."""
    groups = tuple(not 0 < len(values) < minimum for values in table)
    return Shown(groups, True, tuple((band,) for band in among.bands))


def solved(seen: Published, numeric: bool) -> list[int]:
    """The withheld groups of which a figure follows by adding and subtracting."""
    hidden = [at for at, got in enumerate(seen.groups) if got is None]
    wide = len(seen.all_groups or ())
    unknown = [(at, band) for at in hidden for band in range(wide)]
    rows = [[Fraction(one[1] == band) for one in unknown] for band in range(wide)]
    if not numeric:  # Beside its counts, the size of a group is known.
        rows += [[Fraction(one[0] == at) for one in unknown] for at in hidden]
    alone = [row for row in _reduced(rows) if sum(map(bool, row)) == 1]
    return sorted({unknown[at][0] for row in alone for at, one in enumerate(row) if one})


def _reduced(rows: list[list[Fraction]]) -> list[list[Fraction]]:
    """The rows in reduced echelon form: an unknown that follows then stands in one alone."""
    left, rank = [list(row) for row in rows], 0
    for column in range(len(left[0]) if left else 0):
        pivot = next((at for at in range(rank, len(left)) if left[at][column]), None)
        if pivot is None:
            continue
        left[rank], left[pivot] = left[pivot], left[rank]
        first = left[rank][column]
        left[rank] = [one / first for one in left[rank]]
        for at, row in enumerate(left):
            if at != rank and row[column]:
                factor = row[column]
                left[at] = [a - factor * b for a, b in zip(row, left[rank], strict=True)]
        rank += 1
    return left[:rank]


SCALES = {"ten": TEN, "words": WORDS, "three": THREE, "four": FOUR, "yes-no": YES_NO}


@pytest.mark.parametrize("name", SCALES)
def test_nothing_withheld_follows_by_adding_and_subtracting(name: str) -> None:
    among, withheld, useful = SCALES[name], 0, 0
    for table in tables(among, 300, 9):
        what = shown(table, among, 5)
        seen = published(table, among, what)
        withheld += None in seen.groups and what.all_groups
        useful += any(got for got in seen.groups)
        assert solved(seen, among.numeric) == [], f"{table} {what}"
        for is_shown, values in zip(what.groups, table, strict=True):
            assert not is_shown or not 0 < len(values) < 5
    assert withheld > 30, "too few tables put the rule to the test"
    assert useful > 30, "hardly anything is published at all"


@pytest.mark.parametrize("name", SCALES)
def test_without_the_fourth_rule_much_follows(name: str) -> None:
    among = SCALES[name]
    found = sum(
        bool(solved(published(table, among, naive(table, among, 5)), among.numeric))
        for table in tables(among, 150, 9)
    )
    assert found > 20


Kind = tuple[int, tuple[int, ...]]
"""What matters of a group: its total, and its counts in bands."""


@cache
def possible(among: Ladder, size: int) -> tuple[tuple[Value, ...], ...]:
    """Everything that so many members can have said."""
    return tuple(combinations_with_replacement([one.value for one in among.choices], size))


@cache
def kinds(
    among: Ladder, size: int, figure: tuple[int, ...] | None, levels: Levels
) -> frozenset[Kind]:
    return frozenset(
        (total(values), bands_of(values, among))
        for values in possible(among, size)
        if figure is None or figures(values, among, levels) == figure
    )


def guesses(seen: Published, among: Ladder) -> list[set[Kind]]:
    """For each group, all that it can have said, by total and bands: every table is tried."""
    of_each = zip(seen.sizes, seen.groups, strict=True)
    each = [kinds(among, size, got, seen.levels) for size, got in of_each]
    nothing = (0, (0,) * len(among.bands))
    before = [{nothing}]
    for some in each:
        before.append({_sum(one, two) for one in before[-1] for two in some})
    after = [{nothing}]
    for some in reversed(each):
        after.append({_sum(one, two) for one in after[-1] for two in some})
    after.reverse()
    found = []
    for at, some in enumerate(each):
        others = {_sum(one, two) for one in before[at] for two in after[at + 1]}
        found.append({one for one in some if _can_be(one, others, seen, among)})
    return found


def _sum(one: Kind, two: Kind) -> Kind:
    return one[0] + two[0], tuple(a + b for a, b in zip(one[1], two[1], strict=True))


def _can_be(one: Kind, others: set[Kind], seen: Published, among: Ladder) -> bool:
    """Whether it and some of what the others can have said make what is said of all."""
    if seen.all_groups is None:
        return True
    for total_of_all, bands in (_sum(one, two) for two in others):
        counts = (total_of_all,) if among.numeric else counted_by(bands, among, seen.levels)
        if counts == seen.all_groups:
            return True
    return False


def told(seen: Published, among: Ladder, minimum: int) -> list[str]:
    """What is known of a withheld group after every table was tried; empty where nothing is."""
    found = []
    for at, (size, got, can_be) in enumerate(
        zip(seen.sizes, seen.groups, guesses(seen, among), strict=True)
    ):
        if got is not None or not size:
            continue
        totals = {one for one, _ in can_be}
        if among.numeric and max(totals) - min(totals) < size:
            found.append(f"group {at}: its total is in {sorted(totals)}")
        for band in () if among.numeric else range(len(among.bands)):
            counts = {bands[band] for _, bands in can_be}
            if len(counts) == 1 or (min(counts) and max(counts) < minimum):
                found.append(f"group {at}: band {band} has {sorted(counts)}")
    return found


SMALL = {"words": WORDS, "three": THREE, "four": FOUR, "yes-no": YES_NO}


@pytest.mark.parametrize("name", SMALL)
def test_nothing_withheld_is_known_after_every_table_was_tried(name: str) -> None:
    among, minimum, withheld = SMALL[name], 3, 0
    for table in tables(among, 400, 5, (2, 4)):
        what = shown(table, among, minimum)
        withheld += False in what.groups and what.all_groups
        assert told(published(table, among, what), among, minimum) == [], f"{table} {what}"
    assert withheld > 10, "too few tables put the rule to the test"


@pytest.mark.parametrize("name", SMALL)
def test_the_second_attacker_finds_what_is_not_hidden(name: str) -> None:
    among = SMALL[name]
    found = [
        told(published(table, among, naive(table, among, 3)), among, 3)
        for table in tables(among, 150, 5, (2, 4))
    ]
    assert sum(map(bool, found)) > 40


@pytest.mark.parametrize("name", SMALL)
def test_no_few_in_a_band_are_known_of_any_group(name: str) -> None:
    """Nobody learns that just one or two of a group are low, be the group shown or withheld."""
    among, minimum = SMALL[name], 3
    for table in tables(among, 150, 5, (2, 4)):
        seen = published(table, among, shown(table, among, minimum))
        for can_be in guesses(seen, among):
            for band in range(len(among.bands)):
                counts = {bands[band] for _, bands in can_be}
                assert len(counts) > 1 or not 0 < min(counts) < minimum, f"{table} {seen}"
