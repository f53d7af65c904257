"""What a grid shows, each finding with the figures that it rests on and never beyond them.

The six kinds are the review questions under the grid of the extended services diagnostic (2009).
"""

from dataclasses import dataclass

from builder.collate import Grid, Row
from builder.model.cluster import School
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
    """Schools that stand together on a criterion."""

    criterion: Criterion
    schools: tuple[School, ...]


@dataclass(frozen=True)
class Pair:
    """One school that is high where another is low."""

    strong: School
    low: School
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class Findings:
    """All that is said beside the review questions."""

    values: int
    """How many judgements were counted over all criteria."""
    bands: tuple[int, ...]
    """How many of them are in each band, lowest first."""
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
    bands = tuple(map(sum, zip(*(row.summary.bands for row in grid.rows), strict=True)))
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


def _standing(row: Row) -> Standing:
    got = row.summary
    return Standing(row.criterion, got.bands[0], got.bands[-1], got.count, got.average)


def _at_least_half(standings: list[Standing], end: str) -> tuple[Standing, ...]:
    chosen = [got for got in standings if 2 * getattr(got, end) >= got.count]
    return tuple(sorted(chosen, key=lambda got: -getattr(got, end) / got.count))


def _at_end(row: Row, grid: Grid, top: bool) -> tuple[School, ...]:
    return tuple(
        school
        for school, cell in zip(grid.schools, row.cells, strict=True)
        if cell.band and cell.band.rank == (cell.band.of if top else 1)
    )


def _groups(grid: Grid, top: bool) -> tuple[Group, ...]:
    groups = (Group(row.criterion, _at_end(row, grid, top)) for row in grid.rows)
    return tuple(group for group in groups if group.schools)


def _pairs(grid: Grid) -> tuple[Pair, ...]:
    """For each school that is low somewhere, the one that is high in most of it."""
    ends = [
        (row.criterion, _at_end(row, grid, top=True), _at_end(row, grid, top=False))
        for row in grid.rows
    ]
    best: list[Pair] = []
    for low in grid.schools:
        offers = [
            Pair(strong, low, shared)
            for strong in grid.schools
            if (shared := tuple(c for c, high, weak in ends if strong in high and low in weak))
        ]
        if offers:
            best.append(max(offers, key=lambda pair: len(pair.criteria)))
    return tuple(sorted(best, key=lambda pair: -len(pair.criteria))[:MOST_PAIRS])
