"""What changed since another round, over those alone that answered comparably both times."""

from dataclasses import dataclass

from builder.cells import Cell
from builder.collate import Grid, Row
from builder.model.rubric import Criterion
from builder.scoring import Ladder, Summary, summarise


@dataclass(frozen=True)
class Moved:
    """One criterion over the members that judged it now and last time."""

    criterion: Criterion
    both: int
    """How many judged it both times. What a rule gave was judged by nobody."""
    before: Summary
    now: Summary
    up: int
    down: int

    @property
    def same(self) -> int:
        """How many judged it as before."""
        return self.both - self.up - self.down

    @property
    def tenths(self) -> int | None:
        """How far the average moved, in tenths; None on a scale in words and without anybody."""
        if self.before.tenths is None or self.now.tenths is None:
            return None
        return self.now.tenths - self.before.tenths


def moved(now: Grid, before: Grid) -> tuple[Moved, ...]:
    """One for each criterion, in order. Members are told by their ids."""
    then = {row.criterion.id: row for row in before.rows}
    return tuple(_moved(row, then[row.criterion.id], now, before) for row in now.rows)


def _moved(row: Row, then: Row, now: Grid, before: Grid) -> Moved:
    earlier = _judged(then, before)
    pairs = [
        (earlier[member], cell) for member, cell in _judged(row, now).items() if member in earlier
    ]
    order = [(got.label, got.band) for got in row.ladder.choices]
    steps = [
        order.index((new.label, new.band)) - order.index((old.label, old.band))  # type: ignore[arg-type]
        for old, new in pairs
    ]
    return Moved(
        row.criterion,
        len(pairs),
        _summary(row.ladder, [old for old, _ in pairs]),
        _summary(row.ladder, [new for _, new in pairs]),
        sum(step > 0 for step in steps),
        sum(step < 0 for step in steps),
    )


def _judged(row: Row, grid: Grid) -> dict[str, Cell]:
    """What people judged, by member."""
    pairs = zip(grid.members, row.cells, strict=True)
    return {got.id: cell for got, cell in pairs if cell.kind == "value" and not cell.by_default}


def _summary(scale: Ladder, cells: list[Cell]) -> Summary:
    values = [
        choice.value
        for choice in scale.choices
        for cell in cells
        if (cell.label, cell.band) == (choice.label, choice.band)
    ]
    return summarise(values, scale)
