"""One rubric over all groups of the authority: for itself, and in a form that may be published."""

from dataclasses import dataclass
from typing import Literal

from builder.across import Ends
from builder.asking import Asked
from builder.model.project import Authority, Round
from builder.model.rubric import Criterion
from builder.model.workshop import FindingKind
from builder.scoring import BandView, Ladder, Summary
from builder.views.common import Link
from builder.views.grids import Plot


@dataclass(frozen=True)
class CountyGroup:
    """One of the groups, as it stands at the beginning of its line."""

    name: str
    link: Link | None
    """The way to its own page; None on what is to be published."""
    answered: int
    other_edition: int
    """How many returned to another edition, which is not counted."""
    members: int


@dataclass(frozen=True)
class BarPart:
    """How many stand at one level, as a part of a bar; in hundredths of its length."""

    bands: tuple[BandView, ...]
    """More than one where they are counted together."""
    count: int
    start: float
    length: float


@dataclass(frozen=True)
class Figures:
    """What a group's answers to one criterion add up to, or everybody's."""

    summary: Summary
    of: int
    """How many members there are."""
    bar: tuple[BarPart, ...]
    """Empty on a scale of points."""


@dataclass(frozen=True)
class CountyColumn:
    """One criterion over all groups."""

    criterion: Criterion
    ladder: Ladder
    whole: Figures
    whole_bar: tuple[BarPart, ...]
    """How many of all members are in each band; on every scale."""
    plot: Plot
    """All members' values."""
    groups: tuple[Figures, ...]
    ends: Ends


@dataclass(frozen=True)
class Said:
    """What a group's manager made of one drafted finding."""

    kind: FindingKind
    text: str


@dataclass(frozen=True)
class GroupFindings:
    """What a group found, in the words of whoever ran its workshop."""

    group: CountyGroup
    has_file: bool
    """Whether its workshop file is there."""
    edition: str
    """Of the rubric that the file is about, where it is another than the present one."""
    said: tuple[Said, ...]
    other: str
    """What the figures do not say."""
    summary: str

    @property
    def is_silent(self) -> bool:
        """Whether nobody wrote anything."""
        return not (self.said or self.other or self.summary)


@dataclass(frozen=True)
class Counted:
    """Whose answers are in the figures."""

    asked: Asked
    round: Round
    groups: tuple[CountyGroup, ...]
    invented: tuple[str, ...]
    """Groups of invented schools, which are not counted."""
    blocks: tuple[tuple[int, int], ...]
    """The criteria that stand in one table: the first, and the one after the last."""

    @property
    def answered(self) -> int:
        """How many members' answers are counted."""
        return sum(group.answered for group in self.groups)

    @property
    def other_edition(self) -> int:
        """How many returned to another edition, which is not counted."""
        return sum(group.other_edition for group in self.groups)

    @property
    def members(self) -> int:
        """How many members there are."""
        return sum(group.members for group in self.groups)


@dataclass(frozen=True)
class CountyView:
    """All groups beside each other, for the authority alone."""

    authority: Authority
    counted: Counted
    columns: tuple[CountyColumn, ...]
    findings: tuple[GroupFindings, ...]
    document: Link | None
    published: Link
    published_document: Link | None


@dataclass(frozen=True)
class PublishedFigures:
    """The same in a form that may be published: what is withheld is not in it."""

    state: Literal["shown", "withheld", "silent"]
    count: int = 0
    of: int = 0
    average: str = ""
    """Empty on a scale in words."""
    bar: tuple[BarPart, ...] = ()


@dataclass(frozen=True)
class PublishedColumn:
    """One criterion over all groups."""

    criterion: Criterion
    ladder: Ladder
    whole: PublishedFigures
    groups: tuple[PublishedFigures, ...]


@dataclass(frozen=True)
class PublishedView:
    """All groups beside each other, without what speaks of a few members."""

    authority: Authority
    counted: Counted
    columns: tuple[PublishedColumn, ...]
    minimum: int
    """The fewest members that a figure rests on."""
