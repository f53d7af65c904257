"""The grid as a sheet: criteria by members, with figures that are formulas over the cells."""

from collections.abc import Iterator

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from builder.cells import Cell
from builder.collate import Row
from builder.scoring import Ladder
from builder.views.grids import GridRow
from builder.views.sheets import SheetsView
from builder.workbook.formulas import count_in, figures_of, is_in, quoted
from builder.workbook.paper import Paper
from builder.workbook.styles import (
    AVERAGE,
    CELL,
    DEFAULT,
    FIGURE,
    HEAD,
    MIDDLE,
    NAME,
    NO_VALUE,
    SECTION,
    TEXT,
    TURNED,
)
from builder.workbook.words import Value, value_of

HEADS = 4
"""The row of the heads."""
FIRST = 2
"""The first member's column."""
MANY = 12
"""Of more members than these, names stand upright and columns are narrow."""
UPRIGHT = 8
"""How much height a letter of such a name takes, in points."""
OF_POINTS = ("total", "average", "lowest", "highest", "spread")


def grid_sheet(paper: Paper, view: SheetsView) -> None:
    """Write the sheet of the grid."""
    _Grid(paper, view).write()


class _Grid:
    def __init__(self, paper: Paper, view: SheetsView) -> None:
        self.view, self.words, self.styles = view, paper.words, paper.styles
        self.rows, self.members = view.rows, view.grid.members
        ladders = [got.row.ladder for got in view.rows]
        self.numeric = any(got.numeric for got in ladders)
        self.upright = len(self.members) > MANY and all(got.numeric for got in ladders)
        self.figures = ("counted", *(OF_POINTS if self.numeric else ()))
        whole = view.occasion.asked.ladder
        self.bands = whole.bands if whole and view.one_scale else ()
        self.most = len(self.bands) or max(len(got.bands) for got in ladders)
        self.after = FIRST + len(self.members)
        """The first column of figures."""
        self.sheet = paper.sheet("grid", self._widths())
        self.placed: dict[Ladder, list[int]] = {}
        """The rows of each scale."""

    def _widths(self) -> Iterator[float]:
        yield from (8, 36)
        many = len(self.members) > MANY
        member = 6 if self.upright else 10 if self.numeric else 11 if many else 15
        yield from [member] * len(self.members)
        yield from [9] * len(self.figures)
        yield from [10 if self.bands else 18] * self.most

    def write(self) -> None:
        """Write everything."""
        self.sheet.over("standing", "purpose")
        self._heads()
        at = HEADS + 1
        for section in self.view.sections:
            if len(self.view.sections) > 1:
                self.sheet.put(at, 0, section.section.title, SECTION)
                at += 1
            for entry in section.rows:
                self._row(at, entry)
                at += 1
        for ladder, rows in self.placed.items():
            self._shade(ladder, rows)
        self._legend(at + 1)

    def _heads(self) -> None:
        say, put = self.words.say, self.sheet.put
        labels = [member.label for member in self.members]
        bands = [self.words.band(got.title, got.range) for got in self.bands]
        bands = bands or [say("bands"), *[""] * (self.most - 1)]
        heads = [say("number"), say("criterion"), *labels, *map(say, self.figures), *bands]
        for column, text in enumerate(heads):
            of_member = FIRST <= column < self.after
            look = TURNED if of_member and self.upright else MIDDLE
            put(HEADS, column, text, HEAD if column < FIRST else look)
        if self.upright:
            self.sheet.made.set_row(HEADS, UPRIGHT * max(map(len, labels)))
        else:
            self.sheet.heighten(HEADS, heads)
        self.sheet.freeze(HEADS, FIRST)

    def _row(self, at: int, entry: GridRow) -> None:
        row = entry.row
        names = (row.criterion.number, row.criterion.label)
        for column, name in enumerate(names):
            self.sheet.put(at, column, name, NAME)
        for column, cell in enumerate(row.cells, start=FIRST):
            self._cell(at, column, row.ladder, cell)
        self.sheet.heighten(at, (*names, *map(self._text, row.cells)))
        self.placed.setdefault(row.ladder, []).append(at)
        self._figures(at, row)
        if self.bands:
            self._counts(at, entry)
        else:
            self._levels(at, row)

    def _text(self, cell: Cell) -> Value:
        if cell.kind == "value":
            return value_of(cell)
        return self.words.say("no-value", state=self.words.state(cell))

    def _cell(self, at: int, column: int, ladder: Ladder, cell: Cell) -> None:
        with_value = DEFAULT if cell.by_default else CELL
        look = with_value if cell.kind == "value" else NO_VALUE
        self.sheet.put(at, column, self._text(cell), look)
        if cell.by_default:
            self._shade(ladder, [at], column)

    def _figures(self, at: int, row: Row) -> None:
        """How many values there are, and of points what they add up to, if there are any."""
        cells, summary = self._cells(at), row.summary
        count = xl_rowcol_to_cell(at, self.after)
        if not row.ladder.numeric:
            counts = "+".join(count_in(cells, band) for band in row.ladder.bands)
            self.sheet.work_out((at, self.after), f"={counts}", summary.count, FIGURE)
            return
        self.sheet.work_out((at, self.after), f"=COUNT({cells})", summary.count, FIGURE)
        figures = zip(OF_POINTS, figures_of(cells, count, summary), strict=True)
        for column, (name, (formula, value)) in enumerate(figures, start=self.after + 1):
            look = AVERAGE if name == "average" else FIGURE
            shown = "" if value is None else value
            self.sheet.work_out((at, column), f'=IF({count}=0,"",{formula})', shown, look)

    def _counts(self, at: int, entry: GridRow) -> None:
        """How many values are in each band of the rubric's own scale, where the row offers it."""
        first, cells = self.after + len(self.figures), self._cells(at)
        for column, (band, number) in enumerate(zip(self.bands, entry.bands, strict=True), first):
            if number is not None:
                formula = f"={count_in(cells, band)}"
                self.sheet.work_out((at, column), formula, number, FIGURE)

    def _levels(self, at: int, row: Row) -> None:
        """How many values are at each level of a scale that the row has for itself, in words."""
        first, cells = self.after + len(self.figures), self._cells(at)
        levels = zip(row.ladder.bands, row.summary.bands, strict=True)
        for column, (band, number) in enumerate(levels, start=first):
            title = self.words.band(band.title, band.range)
            count = f'"&{count_in(cells, band)}&"'
            said = self.words.say("level", count=count, level=quoted(title))
            value = self.words.say("level", count=number, level=title)
            self.sheet.work_out((at, column), f'="{said}"', value, NAME)

    def _cells(self, at: int) -> str:
        return str(xl_range(at, FIRST, at, self.after - 1))

    def _shade(self, ladder: Ladder, rows: list[int], column: int | None = None) -> None:
        """Shade rows by band, whatever is typed into them; or one cell with a rule's value."""
        first, last = (FIRST, self.after - 1) if column is None else (column, column)
        cell = xl_rowcol_to_cell(rows[0], first)
        ranges = " ".join(xl_range(row, first, row, last) for row in rows)
        for band in ladder.bands:
            options = {
                "type": "formula",
                "criteria": f"={is_in(cell, band)}",
                "format": self.styles.band(band, by_default=column is not None),
                "multi_range": ranges,
                "stop_if_true": True,
            }
            self.sheet.made.conditional_format(rows[0], first, rows[-1], last, options)

    def _legend(self, at: int) -> None:
        cells = [cell for entry in self.rows for cell in entry.row.cells]
        for band in self.bands:
            self.sheet.put(at, 0, band.sign, CELL | self.styles.shade(band))
            self.sheet.put(at, 1, self.words.band(band.title, band.range), TEXT)
            at += 1
        notes = {
            "scales": not self.view.one_scale,
            "default": any(cell.by_default for cell in cells),
            "uncounted": any(cell.kind != "value" for cell in cells),
        }
        for name in (name for name, wanted in notes.items() if wanted):
            self.sheet.put(at, 1, self.words.say(name))
            at += 1
