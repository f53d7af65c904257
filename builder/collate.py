"""One rubric, one group, one round: the returns side by side, and who has returned."""

from collections.abc import Iterable
from dataclasses import dataclass

from builder.asking import Asked
from builder.cells import Cell, Heard, cell_of
from builder.model.cluster import Member
from builder.model.rubric import Criterion
from builder.model.scales import Value
from builder.register import Register, entry
from builder.scoring import Ladder, Summary, summarise


@dataclass(frozen=True)
class Row:
    """One criterion over all members."""

    criterion: Criterion
    ladder: Ladder
    cells: tuple[Cell, ...]
    summary: Summary
    values: tuple[Value, ...]
    """The values counted, lowest first."""


@dataclass(frozen=True)
class Grid:
    """Criteria by members, and who has returned."""

    ladder: Ladder | None
    """The rubric's own scale, which most rows share."""
    members: tuple[Member, ...]
    rows: tuple[Row, ...]
    register: Register


def collate(asked: Asked, everybody: Iterable[Heard]) -> Grid:
    """Put the returns of one rubric and round side by side."""
    all_heard = tuple(everybody)
    rows = tuple(
        _row(criterion, asked.ladders[criterion.id], all_heard)
        for criterion in asked.rubric.criteria
    )
    entries = (
        entry(asked, one, ((row.criterion, row.cells[place]) for row in rows))
        for place, one in enumerate(all_heard)
    )
    members = tuple(one.member for one in all_heard)
    return Grid(asked.ladder, members, rows, Register(tuple(entries)))


def _row(criterion: Criterion, scale: Ladder, everybody: Iterable[Heard]) -> Row:
    cells = tuple(cell_of(criterion, scale, one) for one in everybody)
    by_label = {(choice.label, choice.band): choice.value for choice in scale.choices}
    order = list(by_label.values())
    values = [
        by_label[cell.label, cell.band] for cell in cells if cell.kind == "value" and cell.band
    ]
    ranked = tuple(sorted(values, key=order.index))
    return Row(criterion, scale, cells, summarise(ranked, scale), ranked)
