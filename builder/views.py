"""What templates are given: frozen values, ready to show. A page is a template and one of these."""

from dataclasses import dataclass

from builder.agenda import Timed
from builder.collate import Cell, Entry, Grid, Register, Row
from builder.findings import Findings
from builder.model.activity import Activity
from builder.model.module import Module
from builder.model.pack import Pack
from builder.model.project import Authority, Round
from builder.model.rubric import Audience, Criterion, Field, Rubric, Voice
from builder.scoring import BandView, Ladder


@dataclass(frozen=True)
class Named:
    """A thing with an id and a name to show."""

    id: str
    name: str


@dataclass(frozen=True)
class Link:
    """A way to another page or file of the same folder."""

    href: str
    """From the folder's top."""
    label: str
    note: str = ""


@dataclass(frozen=True)
class Frame:
    """What surrounds every linked page of one folder."""

    authority: Authority
    logo: str | None
    audience: Audience
    name: str
    """Whose folder it is: a cluster's name, or nothing in the open one."""
    nav: tuple[Link, ...]


@dataclass(frozen=True)
class Asked:
    """A rubric with what is worked out from it, as every page about it needs."""

    id: str
    rubric: Rubric
    ladder: Ladder | None
    """None in a rubric that asks for words only."""
    fingerprint: str

    @property
    def short_fingerprint(self) -> str:
        """What fits a printed footer."""
        return self.fingerprint[:8]


@dataclass(frozen=True)
class FormView:
    """A form to fill: in the browser, as one self-contained file, or on paper."""

    rubric_id: str
    rubric: Rubric
    ladder: Ladder | None
    """None in a form that asks for words only."""
    fingerprint: str
    round: Round
    authority: Authority
    returns_to: str
    group: Named | None
    subject: Named | None
    """None on a blank form: the person types the name."""
    voice: Voice
    file_name: str
    """Of the file that the form saves, without an ending."""


@dataclass(frozen=True)
class SignpostView:
    """The page above the folders: which folder is for whom."""

    authority: Authority
    clusters: tuple[Named, ...]
    examples: bool
    """Whether the open folder shows the grids of invented schools."""


@dataclass(frozen=True)
class PackCard:
    """A pack in a list, with where its page is."""

    pack: Pack
    link: Link


@dataclass(frozen=True)
class HomeView:
    """The first page of the open folder."""

    packs: tuple[PackCard, ...]
    examples: tuple[Link, ...]
    """Grids of invented schools."""


@dataclass(frozen=True)
class PackView:
    """A pack: what it is, what to do first, what to download."""

    pack: Pack
    rubrics: tuple[Link, ...]
    guides: tuple[Link, ...]
    activities: tuple[Link, ...]
    forms: tuple[Link, ...]
    documents: tuple[Link, ...]


@dataclass(frozen=True)
class RubricView:
    """A rubric as a page to read."""

    asked: Asked
    form: Link
    document: Link | None


@dataclass(frozen=True)
class SessionView:
    """An item of an agenda, with what is done in it."""

    timed: Timed
    activity: Activity | None
    activity_link: Link | None


@dataclass(frozen=True)
class GuideView:
    """A module as a page, as the participants' copy or as the facilitator's."""

    id: str
    module: Module
    body: str
    sessions: tuple[SessionView, ...]
    """Empty in a module without an agenda."""
    for_facilitator: bool
    copies: tuple[Link, ...]
    """The module's other renderings: the other copy, the projector, the PDFs."""
    authority: Authority


@dataclass(frozen=True)
class Slide:
    """One idea on the projector."""

    title: str
    text: str
    """Markdown; nothing on a slide that only names its session."""
    session: int
    """The place of its session in the agenda, from 0."""


@dataclass(frozen=True)
class ProjectorView:
    """A module on the projector: a slide an idea, and the clock of the running session."""

    id: str
    module: Module
    sessions: tuple[Timed, ...]
    slides: tuple[Slide, ...]
    authority: Authority


@dataclass(frozen=True)
class ActivityView:
    """An activity as a page and as a sheet to print."""

    id: str
    activity: Activity
    document: Link | None
    authority: Authority


@dataclass(frozen=True)
class Occasion:
    """One cluster, one rubric, one round: what a grid, a register and a profile are about."""

    cluster: Named
    asked: Asked
    round: Round


@dataclass(frozen=True)
class OccasionCard:
    """An occasion in a list: how the returns stand, and where its pages are."""

    occasion: Occasion
    register: Register
    grid: Link
    returns: Link
    document: Link | None


@dataclass(frozen=True)
class SchoolCard:
    """A school in a list, with its forms and, once it has answered, its profiles."""

    name: str
    forms: tuple[Link, ...]
    profiles: tuple[Link, ...]
    """One a rubric, of the current round."""


@dataclass(frozen=True)
class ClusterHomeView:
    """The first page of a cluster's folder."""

    cluster: Named
    packs: tuple[PackCard, ...]
    now: tuple[OccasionCard, ...]
    """The current round, a card a rubric."""
    before: tuple[OccasionCard, ...]
    schools: tuple[SchoolCard, ...]


@dataclass(frozen=True)
class AuthorityHomeView:
    """The first page of the authority's folder: how returns stand in every cluster."""

    packs: tuple[PackCard, ...]
    round: Round
    now: tuple[OccasionCard, ...]
    before: tuple[OccasionCard, ...]


@dataclass(frozen=True)
class Plot:
    """A row of dots, one a school, over a scale; in units of the drawing."""

    dots: tuple[tuple[float, float], ...]
    mean: float | None
    width: float
    height: float


@dataclass(frozen=True)
class GridRow:
    """A row of the grid with its drawing."""

    row: Row
    plot: Plot


@dataclass(frozen=True)
class GridView:
    """A cluster's grid, what it shows, and the questions to discuss over it."""

    occasion: Occasion
    grid: Grid
    rows: tuple[GridRow, ...]
    findings: Findings
    returns: Link
    document: Link | None
    profiles: tuple[Link | None, ...]
    """One a school, in the order of the columns."""


@dataclass(frozen=True)
class RegisterLine:
    """A school in the register, with its form to send again."""

    entry: Entry
    form: Link | None
    profile: Link | None


@dataclass(frozen=True)
class RegisterView:
    """Who has returned, and a reminder for those who have not."""

    occasion: Occasion
    register: Register
    lines: tuple[RegisterLine, ...]
    returns_to: str
    grid_link: Link


@dataclass(frozen=True)
class FieldAnswer:
    """What was written into a field."""

    field: Field
    text: str


@dataclass(frozen=True)
class ProfileLine:
    """One criterion as one school answered it."""

    criterion: Criterion
    cell: Cell
    fields: tuple[FieldAnswer, ...]


@dataclass(frozen=True)
class ProfileView:
    """One school's own answers."""

    occasion: Occasion
    school: Named
    lines: tuple[ProfileLine, ...]
    bands: tuple[tuple[BandView, int], ...]
    """How many answers are in each band, highest band first."""
    entry: Entry
    fields: tuple[FieldAnswer, ...]
    grid_link: Link


@dataclass(frozen=True)
class PrintGridView:
    """The grid on paper: the schools in blocks that fit a page's width."""

    occasion: Occasion
    grid: Grid
    blocks: tuple[tuple[int, int], ...]
    """First column and the one after the last, a block a page."""
    rows: tuple[GridRow, ...]
    authority: Authority
