"""The grid of a group, on screen and on paper."""

from collections.abc import Iterator

from builder.asking import Asked
from builder.collate import Row
from builder.findings import find
from builder.plan.drawing import plot
from builder.plan.occasion import OccasionPlan
from builder.plan.outputs import Outputs
from builder.views.clusters import GridRow, GridSection, GridView, PrintGridView

COLUMNS = 15
"""How many members fit the width of a landscape page."""


def grid_pages(occasion: OccasionPlan) -> Outputs:
    """The grid's page and, in a build with PDFs, its document."""
    grid, asked, document = occasion.grid, occasion.asked, occasion.document("grid")
    rows = tuple(grid_row(row, asked) for row in grid.rows if not _left_out(row))
    kept = {row.row.criterion.id: row for row in rows}
    sections = (
        GridSection(got, tuple(kept[one.id] for one in got.criteria if one.id in kept))
        for got in asked.rubric.sections
    )
    left_out = tuple(row.criterion for row in grid.rows if _left_out(row))
    view = GridView(
        occasion=occasion.occasion,
        grid=grid,
        sections=tuple(section for section in sections if section.rows),
        left_out=left_out,
        one_scale=all(row.row.criterion.scale is None for row in rows),
        findings=find(grid),
        ways=occasion.ways("grids"),
        document=document,
        profiles=tuple(occasion.profile_link(member) for member in grid.members),
    )
    outputs = occasion.page(f"grids/{occasion.stem}.html", "grid.html", view)
    authority, blocks = occasion.context.authority, tuple(blocks_of(len(grid.members), COLUMNS))
    paper = PrintGridView(occasion.occasion, grid, blocks, rows, authority, left_out)
    return outputs | occasion.place.printed(document, "grid.html", paper)


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
