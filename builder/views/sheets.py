"""A round for spreadsheets: its grid, its register and all that was answered."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.cells import Cell
from builder.collate import Grid
from builder.model.base import Audience
from builder.model.project import Authority
from builder.model.rubric import Criterion
from builder.views.common import Named
from builder.views.grids import GridRow, GridSection
from builder.views.occasions import Occasion


@dataclass(frozen=True)
class Written:
    """What was written into one field."""

    field: Named
    parts: tuple[tuple[str, str], ...]
    """Where in a table it stands, and the text; nowhere where the field is no table."""

    def pairs(self, place: str) -> Iterator[tuple[str, str]]:
        """Each part with the words that name it; the place is such as "{label}: {row}"."""
        for where, text in self.parts:
            name = self.field.name
            yield place.format(label=name, row=where) if where else name, text


@dataclass(frozen=True)
class Speaker:
    """Who says something, about whom."""

    subject: str
    """As it stands at the head of the grid."""
    voice: str
    name: str
    """Of several who speak in one voice, which one; empty where one return speaks for all."""
    counts: bool
    """Whether it counts: what single speakers drafted does not, nor what an earlier edition alone
    asked."""
    edition: str
    """The edition that was answered."""


@dataclass(frozen=True)
class AnswerLine:
    """What one voice said about one member: to a criterion, or into a field that is asked once."""

    who: Speaker
    number: str
    """Of the criterion; empty for a field that is asked once, as its label is."""
    label: str
    cell: Cell | None
    """What this voice judged, which a weightier one may have judged otherwise; None for a field."""
    written: tuple[Written, ...]
    moot: bool = False
    """Whether the criterion is not asked any more, by what else was said of the member."""

    @property
    def says_something(self) -> bool:
        """Whether it is more than a blank."""
        silent = (None, "blank", "not-asked", "not-comparable")
        return bool(self.written) or (self.cell.kind if self.cell else None) not in silent


@dataclass(frozen=True)
class SheetsView:
    """A round of a group, as a workbook and as a plain table."""

    occasion: Occasion
    authority: Authority
    audience: Audience
    """Whose folder it lies in: it holds what these readers may see."""
    grid: Grid
    sections: tuple[GridSection, ...]
    left_out: tuple[Criterion, ...]
    """What nobody who takes part in this round is asked."""
    one_scale: bool
    """Whether all rows share the rubric's own scale."""
    fields: tuple[Named, ...]
    """The fields beside the criteria that the readers may see."""
    answers: tuple[AnswerLine, ...]
    """By member, the lightest voice first."""
    other_edition: int
    """How many returns answered an edition that is not carried over: they are kept elsewhere."""

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """The rows of all sections, in order."""
        return tuple(row for section in self.sections for row in section.rows)
