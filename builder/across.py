"""One rubric over several groups: what all answers add up to, and who could help whom.

Pure. Nothing here ranks: groups stand in the order in which they are given.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.collate import Grid, Row
from builder.model.cluster import Member, School
from builder.scoring import BandView, summarise

MOST_PAIRS = 3
"""For each criterion: enough to begin with, and too few to read as a list of who is low."""


@dataclass(frozen=True)
class Marked:
    """A member, with which of the groups is its own."""

    group: int
    member: Member


@dataclass(frozen=True)
class Pair:
    """A member that is at the top where one of another group is at the bottom."""

    strong: Marked
    low: Marked


@dataclass(frozen=True)
class Ends:
    """Who stands at the two ends of one criterion, over all groups."""

    bottom: BandView
    top: BandView
    low: int
    """How many members are at the bottom."""
    low_groups: int
    """In how many groups."""
    high: int
    high_groups: int
    pairs: tuple[Pair, ...]


def whole(rows: Sequence[Row]) -> Row:
    """One criterion over the members of all groups: of their values, not of the groups' averages.

    The row has no cells. Takes each group's row of the same criterion.
    """
    first = rows[0]
    order = {choice.value: at for at, choice in enumerate(first.ladder.choices)}
    values = sorted((value for row in rows for value in row.values), key=order.__getitem__)
    summary = summarise(values, first.ladder)
    return Row(first.criterion, first.ladder, (), summary, tuple(values))


def ends(grids: Sequence[Grid], at: int) -> Ends:
    """Who is at either end of the criterion at a place of the rubric, and a few pairs of them."""
    ladder = grids[0].rows[at].ladder
    bottom, top = ladder.bands[0], ladder.bands[-1]
    low = [_in_band(grid, at, bottom) for grid in grids]
    high = [_in_band(grid, at, top) for grid in grids]
    return Ends(
        bottom,
        top,
        sum(map(len, low)),
        sum(map(bool, low)),
        sum(map(len, high)),
        sum(map(bool, high)),
        tuple(_pairs(low, high, at)),
    )


def _in_band(grid: Grid, at: int, band: BandView) -> list[Member]:
    cells = zip(grid.members, grid.rows[at].cells, strict=True)
    return [member for member, cell in cells if cell.band == band]


def _pairs(low: list[list[Member]], high: list[list[Member]], first: int) -> Iterator[Pair]:
    """At most one a group: its first low member, with a high one of the groups after it.

    The groups are gone through in a circle that begins one group further with each criterion, so
    that none is always first. A member of the same phase goes before others, and none helps twice.
    """
    taken: set[tuple[int, str]] = set()
    found = 0
    for group in _circle(len(low), first):
        if not low[group] or found == MOST_PAIRS:
            continue
        wanting = low[group][0]
        offers = (
            Marked(other, member)
            for other in _circle(len(low), group + 1)
            if other != group
            for member in high[other]
            if (other, member.id) not in taken
        )
        if strong := _first_of_phase(offers, wanting):
            taken.add((strong.group, strong.member.id))
            found += 1
            yield Pair(strong, Marked(group, wanting))


def _circle(count: int, first: int) -> Iterable[int]:
    return ((first + step) % count for step in range(count))


def _first_of_phase(offers: Iterable[Marked], wanting: Member) -> Marked | None:
    """The first of the same phase, or else the first."""
    other = None
    for offer in offers:
        if _phase(offer.member) == _phase(wanting):
            return offer
        other = other or offer
    return other


def _phase(member: Member) -> str | None:
    return member.phase if isinstance(member, School) else None
