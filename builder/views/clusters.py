"""A cluster's grid, register and profiles, and the pages that lead to them."""

from dataclasses import dataclass

from builder.collate import Cell, Entry, Grid, Register, Row
from builder.findings import Findings
from builder.model.project import Authority, Round
from builder.model.rubric import Criterion, Field
from builder.scoring import BandView
from builder.views.common import Asked, Link, Named
from builder.views.library import PackCard


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
