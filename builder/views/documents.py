"""Documents: the parts of one PDF, in order, with what each of them shows."""

from dataclasses import dataclass

from builder.findings import Findings
from builder.model.activity import Activity, Sheet
from builder.model.base import Audience
from builder.model.document import Copy, Document
from builder.model.project import Authority
from builder.model.rubric import Subject
from builder.model.workshop import Meeting
from builder.views.county import Said
from builder.views.forms import FormView
from builder.views.grids import GridRow, PrintGridView, RoundsTable
from builder.views.guides import GuideView
from builder.views.occasions import Occasion


@dataclass(frozen=True)
class TextBody:
    """A module's text, as Markdown."""

    text: str


@dataclass(frozen=True)
class AgendaBody:
    """An agenda with its sessions, for a group of a certain size."""

    guide: GuideView
    members: int
    """How many the group has; 0 where the document is about none."""
    subject: Subject | None
    """What the group's members are."""


@dataclass(frozen=True)
class AnswersBody:
    """What a group's answers show: for its key findings and its review questions."""

    grid_view: PrintGridView
    findings: Findings
    written: tuple[Said, ...]
    """What people made of the drafts, in their own words."""
    meeting: Meeting | None
    """What else was written over the grid."""
    edition: str
    """The edition that was written about; nothing where it is the present one."""

    @property
    def occasion(self) -> Occasion:
        """Whose answers, to what, and when."""
        return self.grid_view.occasion

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """The rows of the grid."""
        return self.grid_view.rows

    @property
    def one_scale(self) -> bool:
        """Whether all rows share the rubric's own scale."""
        return self.grid_view.one_scale

    @property
    def history(self) -> RoundsTable | None:
        """The rounds side by side; None where no round before was answered."""
        return self.grid_view.history

    @property
    def answered(self) -> int:
        """How many members have answered."""
        return self.grid_view.grid.register.answered


@dataclass(frozen=True)
class SheetRun:
    """A sheet, and how often it is printed in this copy."""

    sheet: Sheet
    count: int


@dataclass(frozen=True)
class ActivityBody:
    """An activity's instructions, and the sheets of this copy."""

    activity: Activity
    groups: tuple[int, ...]
    """How many people each small group has; nothing where none are formed."""
    runs: tuple[SheetRun, ...]
    elsewhere: tuple[Sheet, ...]
    """The sheets that stand in the other copy."""


Body = TextBody | GuideView | AgendaBody | PrintGridView | AnswersBody | ActivityBody | FormView


@dataclass(frozen=True)
class PartView:
    """One part with what it shows."""

    id: str
    """Of its place in the document: an example's parts have its id before theirs."""
    title: str
    kind: str
    body: Body | None
    """None in a cover, in contents and in an example."""
    parts: tuple["PartView", ...] = ()
    """Of an example."""


@dataclass(frozen=True)
class DocumentView:
    """One copy of a document."""

    document: Document
    copy: Copy
    authority: Authority
    occasion: Occasion | None
    """None in a document that is about no group."""
    readers: Audience
    """Who may read it: its footer says so where it is not for everybody."""
    people: int | None
    """For how many people its sheets are counted."""
    parts: tuple[PartView, ...]

    @property
    def for_facilitator(self) -> bool:
        """Whether it holds what only the facilitator has."""
        return self.copy == "facilitator"

    @property
    def is_large(self) -> bool:
        """Whether it is in large print."""
        return self.copy == "large-print"
