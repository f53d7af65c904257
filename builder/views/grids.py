"""A group's grid and its rounds, on screen and on paper."""

from dataclasses import dataclass

from builder.collate import Grid, Row
from builder.findings import Findings
from builder.model.document import Paper as PaperSize
from builder.model.project import Authority, Round
from builder.model.rubric import Criterion, Section
from builder.moved import Moved
from builder.scoring import Ladder, Summary
from builder.views.common import Link
from builder.views.occasions import Occasion


@dataclass(frozen=True)
class Plot:
    """A row of dots, one a member, over a scale; in units of the drawing."""

    dots: tuple[tuple[float, float], ...]
    mean: float | None
    width: float
    height: float


@dataclass(frozen=True)
class GridRow:
    """A row of the grid with its drawing."""

    row: Row
    plot: Plot
    bands: tuple[int | None, ...] = ()
    """How many are in each band of the rubric's scale; None where a level is not offered here."""


@dataclass(frozen=True)
class GridSection:
    """The rows of one section."""

    section: Section
    rows: tuple[GridRow, ...]


@dataclass(frozen=True)
class RoundsRow:
    """One criterion over the rounds."""

    criterion: Criterion
    ladder: Ladder
    summaries: tuple[Summary, ...]
    """One a round, over all who answered in it."""
    plots: tuple[Plot | None, ...]
    """A dot a member, round by round; None on a scale in words and where nobody answered."""
    moved: Moved
    """Since the round before, over those alone that answered both times."""


@dataclass(frozen=True)
class RoundsTable:
    """A group's rounds side by side, oldest first."""

    rounds: tuple[Round, ...]
    rows: tuple[RoundsRow, ...]


@dataclass(frozen=True)
class GridView:
    """A group's grid, what it shows, and the questions to discuss over it."""

    occasion: Occasion
    grid: Grid
    sections: tuple[GridSection, ...]
    left_out: tuple[Criterion, ...]
    """What nobody who takes part in this round is asked."""
    one_scale: bool
    """Whether all rows share the rubric's own scale."""
    findings: Findings
    ways: tuple[Link, ...]
    """To the other pages of the same occasion."""
    document: Link | None
    profiles: tuple[Link | None, ...]
    """One a member, in the order of the columns."""
    history: RoundsTable | None
    """None where no round before this one was answered."""

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """All rows, in order."""
        return tuple(row for section in self.sections for row in section.rows)


@dataclass(frozen=True)
class PrintGridView:
    """The grid on paper: the members in blocks that fit a page's width."""

    occasion: Occasion
    grid: Grid
    blocks: tuple[tuple[int, int], ...]
    """First column and the one after the last, a block a page."""
    rows: tuple[GridRow, ...]
    authority: Authority
    left_out: tuple[Criterion, ...] = ()
    """What nobody who takes part in this round is asked: the rows are without it."""
    history: RoundsTable | None = None
    paper: PaperSize = "a4"

    @property
    def sections(self) -> tuple[GridSection, ...]:
        """The rows by section."""
        by_id = {row.row.criterion.id: row for row in self.rows}
        sections = (
            GridSection(got, tuple(by_id[one.id] for one in got.criteria if one.id in by_id))
            for got in self.occasion.asked.rubric.sections
        )
        return tuple(section for section in sections if section.rows)

    @property
    def one_scale(self) -> bool:
        """Whether all rows share the rubric's own scale."""
        return all(row.row.criterion.scale is None for row in self.rows)
