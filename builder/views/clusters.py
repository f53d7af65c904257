"""A group's grid and register, and the pages that lead to them."""

from dataclasses import dataclass

from builder.asking import Asked
from builder.collate import Grid, Row
from builder.findings import Findings
from builder.model.collected import Waiting
from builder.model.document import Paper as PaperSize
from builder.model.project import Authority, Round
from builder.model.rubric import Criterion, Section, Subject, Voice
from builder.moved import Moved
from builder.register import Entry, Register
from builder.scoring import Ladder, Summary
from builder.views.common import Link, Named
from builder.views.library import DocumentPaper, PackCard, Paper


@dataclass(frozen=True)
class Occasion:
    """One group, one rubric, one round: what a grid, a register and a profile are about."""

    cluster: Named
    asked: Asked
    round: Round


@dataclass(frozen=True)
class OccasionCard:
    """An occasion in a list: how the returns stand, and where its pages are."""

    occasion: Occasion
    register: Register | None
    """None where all returns are about one named thing, and anybody may send one."""
    answers: int
    """How many returns came in, where there is no register."""
    grid: Link | None
    """None where there is one member, or nothing is judged."""
    profile: Link | None
    """Of the only member, once it has answered."""
    returns: Link | None
    collation: Link | None
    """The page that takes returns in and runs the workshop: of the current round, where its forms
    lie."""
    words: Link | None
    overview: Link | None
    plans: Link | None
    """What the workshop agreed."""
    document: Link | None
    """The grid to print, or the only member's profile, or everybody's words."""
    papers: tuple[DocumentPaper, ...] = ()
    """What is printed for the current round as one PDF each."""


@dataclass(frozen=True)
class FormLine:
    """A member, or one that speaks for it, with the forms to send."""

    name: str
    forms: tuple[Link, ...]
    papers: tuple[Link, ...]
    """The same forms to print, in the same order; empty in a build without PDFs."""
    profiles: tuple[Link, ...]
    """One a rubric, of the current round."""
    meeting: tuple[Paper, ...] = ()
    """What a meeting needs that agrees one judgement out of drafts."""
    large: tuple[Link, ...] = ()
    """Those of the forms that are printed at 18 points too."""


@dataclass(frozen=True)
class FormTable:
    """Forms to send, by member or, in a group of one, by who speaks."""

    by_voice: bool
    subject: Subject
    lines: tuple[FormLine, ...]
    voices: tuple[Voice, ...]
    """Those whose short titles stand in the lines, to say once who they are."""
    fillable: tuple[Link, ...]
    """PDFs to fill in on screen, one for all lines; empty in a build without PDFs."""


@dataclass(frozen=True)
class ClusterHomeView:
    """The first page of a group."""

    cluster: Named
    packs: tuple[PackCard, ...]
    """Empty in the authority's folder, which has them on its own first page."""
    now: tuple[OccasionCard, ...]
    """The current round, a card a rubric."""
    before: tuple[OccasionCard, ...]
    forms: tuple[FormTable, ...]
    open_forms: tuple[Link, ...]
    """Forms that anybody in the group may fill in, as they are about one named thing."""
    open_fillable: tuple[Link, ...]
    """The same as PDFs to fill in on screen; empty in a build without PDFs."""
    reports: tuple[Link, ...]


@dataclass(frozen=True)
class RubricCards:
    """One rubric over all groups."""

    asked: Asked
    now: tuple[OccasionCard, ...]
    before: tuple[OccasionCard, ...]
    together: Link | None
    """All groups beside each other; None where too few answer."""
    published: Link | None
    """The same in a form that may be published."""


@dataclass(frozen=True)
class AuthorityHomeView:
    """The first page of the authority's folder: how returns stand in every group."""

    packs: tuple[PackCard, ...]
    groups: tuple[Link, ...]
    rubrics: tuple[RubricCards, ...]


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
class VoiceReturn:
    """Whether one voice has spoken for a member, with its form to send again."""

    title: str
    standing: str
    """returned, other-edition or missing."""
    form: Link | None


@dataclass(frozen=True)
class RegisterLine:
    """A member in the register."""

    entry: Entry
    voices: tuple[VoiceReturn, ...]
    """Those that speak for a member, lightest first, without those that the round has passed by;
    what single speakers drafted is counted."""
    profile: Link | None
    reminders: tuple[VoiceReturn, ...]
    """Whom to remind of what is missing; empty where no form can be sent from here."""


@dataclass(frozen=True)
class RegisterView:
    """Who has returned, and a reminder for those who have not."""

    occasion: Occasion
    register: Register
    lines: tuple[RegisterLine, ...]
    idle: tuple[Voice, ...]
    """Those that nobody in the group has used in this round."""
    returns_to: str
    ways: tuple[Link, ...]
    """To the other pages of the same occasion."""
    waiting: tuple[Waiting, ...]
    """Files that came and were not taken in."""


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
