"""The grid of a group, on screen and on paper."""

from collections.abc import Iterator, Mapping

from builder.asking import Asked
from builder.collate import Row, collate
from builder.findings import find
from builder.model.document import Paper
from builder.model.rubric import Criterion
from builder.moved import moved
from builder.plan.drawing import plot
from builder.plan.occasion import OccasionPlan
from builder.plan.outputs import Outputs
from builder.views.common import Link
from builder.views.grids import (
    GridRow,
    GridSection,
    GridView,
    PrintGridView,
    RoundsRow,
    RoundsTable,
)

COLUMNS: Mapping[Paper, int] = {"a4": 15, "a3": 24}
"""How many members fit the width of a page that lies down."""


def grid_pages(occasion: OccasionPlan) -> Outputs:
    """The grid's page and, in a build with PDFs, its document."""
    grid, document = occasion.grid, occasion.document("grid")
    sections, left_out = sections_of(occasion)
    rows = tuple(row for section in sections for row in section.rows)
    view = GridView(
        occasion=occasion.occasion,
        grid=grid,
        sections=sections,
        left_out=left_out,
        one_scale=all(row.row.criterion.scale is None for row in rows),
        findings=find(grid),
        ways=(*occasion.ways("grids"), Link(occasion.link("sheets", "csv").href, "Answers as CSV")),
        document=document,
        profiles=tuple(occasion.profile_link(member) for member in grid.members),
        history=_history(occasion),
    )
    outputs = occasion.page(f"grids/{occasion.stem}.html", "grid.html", view)
    return outputs | occasion.place.printed(document, "grid.html", print_grid(occasion))


def print_grid(occasion: OccasionPlan, paper: Paper = "a4") -> PrintGridView:
    """The grid for paper, with as many members on a page as its width holds."""
    grid, (sections, left_out) = occasion.grid, sections_of(occasion)
    return PrintGridView(
        occasion.occasion,
        grid,
        tuple(blocks_of(len(grid.members), COLUMNS[paper])),
        tuple(row for section in sections for row in section.rows),
        occasion.context.authority,
        left_out,
        _history(occasion),
        paper,
    )


def sections_of(
    occasion: OccasionPlan,
) -> tuple[tuple[GridSection, ...], tuple[Criterion, ...]]:
    """The rows by section, and what is left out: nobody who takes part in the round is asked."""
    grid, asked = occasion.grid, occasion.asked
    kept = {row.criterion.id: grid_row(row, asked) for row in grid.rows if not _left_out(row)}
    sections = (
        GridSection(got, tuple(kept[one.id] for one in got.criteria if one.id in kept))
        for got in asked.rubric.sections
    )
    left_out = tuple(row.criterion for row in grid.rows if row.criterion.id not in kept)
    return tuple(section for section in sections if section.rows), left_out


def _history(occasion: OccasionPlan) -> RoundsTable | None:
    """The rounds up to this one that were answered; None where that is this one alone."""
    upto = occasion.rounds[: occasion.rounds.index(occasion.held) + 1]
    answered = [held for held in upto if any(one.said for one in held.heard)]
    if len(answered) < 2 or answered[-1] is not occasion.held:
        return None
    before = (collate(occasion.asked, held.heard) for held in answered[:-1])
    grids = [*before, occasion.grid]
    since = moved(grids[-1], grids[-2])
    rows = tuple(
        RoundsRow(
            got.criterion,
            rows[-1].ladder,
            tuple(row.summary for row in rows),
            tuple(plot(row) if row.ladder.numeric and row.values else None for row in rows),
            got,
        )
        for *rows, got in zip(*(grid.rows for grid in grids), since, strict=True)
    )
    return RoundsTable(tuple(held.round for held in answered), rows)


def grid_row(row: Row, asked: Asked) -> GridRow:
    """A row with its drawing, and its counts under the bands of the rubric's own scale."""
    counts = {
        band.id: count for band, count in zip(row.ladder.bands, row.summary.bands, strict=True)
    }
    whole = asked.ladder.bands if asked.ladder else ()
    return GridRow(row, plot(row), tuple(counts.get(band.id) for band in whole))


def _left_out(row: Row) -> bool:
    """Whether nobody is asked: a voice that alone is asked took no part in this round."""
    kinds = {cell.kind for cell in row.cells}
    return bool(row.criterion.voices) and "not-asked" in kinds <= {"not-asked", "no-return"}


def blocks_of(count: int, most: int) -> Iterator[tuple[int, int]]:
    """Cut a count into blocks of nearly equal size, none over the most."""
    blocks = -(-count // most)
    for block in range(blocks):
        yield count * block // blocks, count * (block + 1) // blocks
