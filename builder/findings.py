"""What a grid shows, each finding with the figures that it rests on and never beyond them.

The six kinds are the review questions under the grid of the extended services diagnostic (2009).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from builder.collate import Grid, Row
from builder.model.cluster import Member
from builder.model.rubric import Criterion

FEW = 2
"""Below this many answers a criterion says nothing about a cluster."""
MOST_PAIRS = 5


@dataclass(frozen=True)
class Standing:
    """How many of those counted are in the bottom and in the top band of a criterion."""

    criterion: Criterion
    low: int
    high: int
    count: int
    average: str | None


@dataclass(frozen=True)
class Group:
    """Members that stand together on a criterion."""

    criterion: Criterion
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Pair:
    """One member that is high where another is low."""

    strong: Member
    low: Member
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class Findings:
    """All that is said beside the review questions."""

    values: int
    """How many judgements were counted over all criteria."""
    bands: tuple[int, ...]
    """How many of them are in each band of the rubric's scale, lowest first."""
    strongest: tuple[Standing, ...]
    """At least half are high, most first."""
    weakest: tuple[Standing, ...]
    """At least half are low, most first."""
    best: Standing | None
    """The highest average, for where no criterion is high at half of the schools."""
    poorest: Standing | None
    """The lowest average, for where no criterion is low at half of the schools."""
    widest: tuple[Row, ...]
    """The criterion with the widest spread, or those that share it."""
    high: tuple[Group, ...]
    low: tuple[Group, ...]
    pairs: tuple[Pair, ...]
    silent: tuple[Criterion, ...]
    """Criteria of which nothing can be said: too few answered."""


def find(grid: Grid) -> Findings:
    """Read the findings off a grid."""
    spoken = [row for row in grid.rows if row.summary.count >= FEW]
    standings = [_standing(row) for row in spoken]
    averaged = [row for row in spoken if row.summary.tenths is not None]
    tenths = [row.summary.tenths or 0 for row in averaged]
    spreads = [row.summary.spread or 0 for row in averaged]
    bands = _bands(grid)
    return Findings(
        values=sum(bands),
        bands=bands,
        strongest=_at_least_half(standings, "high"),
        weakest=_at_least_half(standings, "low"),
        best=_standing(averaged[tenths.index(max(tenths))]) if averaged else None,
        poorest=_standing(averaged[tenths.index(min(tenths))]) if averaged else None,
        widest=tuple(
            row for row in averaged if row.summary.spread and row.summary.spread == max(spreads)
        ),
        high=_groups(grid, top=True),
        low=_groups(grid, top=False),
        pairs=_pairs(grid),
        silent=tuple(row.criterion for row in grid.rows if row.summary.count < FEW),
    )


def _bands(grid: Grid) -> tuple[int, ...]:
    """How many judgements are in each band of the rubric's own scale, over all criteria."""
    counts = Counter[str]()
    for row in grid.rows:
        if row.criterion.scale is None:
            ids = (band.id for band in row.ladder.bands)
            counts.update(dict(zip(ids, row.summary.bands, strict=True)))
    return tuple(counts[band.id] for band in grid.ladder.bands) if grid.ladder else ()


def _standing(row: Row) -> Standing:
    got = row.summary
    return Standing(row.criterion, got.bands[0], got.bands[-1], got.count, got.average)


def _at_least_half(standings: list[Standing], end: str) -> tuple[Standing, ...]:
    chosen = [got for got in standings if 2 * getattr(got, end) >= got.count]
    return tuple(sorted(chosen, key=lambda got: -getattr(got, end) / got.count))


def _at_end(row: Row, grid: Grid, top: bool) -> tuple[Member, ...]:
    end = row.ladder.bands[-1 if top else 0]
    return tuple(
        member for member, cell in zip(grid.members, row.cells, strict=True) if cell.band == end
    )


def _groups(grid: Grid, top: bool) -> tuple[Group, ...]:
    groups = (Group(row.criterion, _at_end(row, grid, top)) for row in grid.rows)
    return tuple(group for group in groups if group.members)


def _ids(members: Iterable[Member]) -> frozenset[str]:
    return frozenset(member.id for member in members)


def _pairs(grid: Grid) -> tuple[Pair, ...]:
    """For each member that is low somewhere, the one that is high in most of it."""
    ends = [
        (row.criterion, _ids(_at_end(row, grid, top=True)), _ids(_at_end(row, grid, top=False)))
        for row in grid.rows
    ]
    best: list[Pair] = []
    for low in grid.members:
        offers = [
            Pair(strong, low, shared)
            for strong in grid.members
            if (
                shared := tuple(c for c, high, weak in ends if strong.id in high and low.id in weak)
            )
        ]
        if offers:
            best.append(max(offers, key=lambda pair: len(pair.criteria)))
    return tuple(sorted(best, key=lambda pair: -len(pair.criteria))[:MOST_PAIRS])
