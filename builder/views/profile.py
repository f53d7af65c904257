"""One member's answers: what prevails, who said what, what follows, what changed."""

from dataclasses import dataclass
from typing import Literal

from builder.cells import Cell
from builder.model.project import Authority, Round
from builder.model.rubric import Criterion, Voice
from builder.register import Entry
from builder.results import Worked
from builder.scoring import BandView
from builder.views.answers import FieldAnswer, VoiceFields
from builder.views.common import Link, Named
from builder.views.occasions import Occasion


@dataclass(frozen=True)
class VoiceAnswer:
    """What one voice said to one criterion."""

    voice: str
    """The voice's title."""
    speaker: str
    """Of several, which one; empty where one return speaks for all."""
    cell: Cell
    fields: tuple[FieldAnswer, ...]


@dataclass(frozen=True)
class Difference:
    """Two judgements that are not the same, one of which prevails."""

    lighter: str
    """The lighter voice's title, or that of the rule."""
    lighter_cell: Cell
    by_rule: bool
    heavier: str
    heavier_cell: Cell
    asks_reason: bool
    reason: str
    """What was written; empty where nothing was."""


@dataclass(frozen=True)
class Following:
    """What comes next on the ladder, beside what a member wants to work on."""

    kind: Literal["level", "middle", "right", "top", "unjudged"]
    title: str = ""
    text: str = ""
    """The descriptor of that place."""


@dataclass(frozen=True)
class ProfileLine:
    """One criterion as it was answered for one member."""

    criterion: Criterion
    cell: Cell
    was: Cell | None
    """What prevailed last time, where that was something else."""
    voices: tuple[VoiceAnswer, ...]
    """Everybody who speaks for the member and said something here, the lightest first."""
    drafts: tuple[VoiceAnswer, ...]
    """What single speakers said; it is counted nowhere."""
    differences: tuple[Difference, ...]
    results: tuple[Worked, ...]
    following: Following | None

    @property
    def is_explained(self) -> bool:
        """Whether there is more to say than the judgement."""
        said = any(got.fields for got in self.voices)
        return bool(said or len(self.voices) > 1 or self.drafts or self.differences or self.results)


@dataclass(frozen=True)
class Picture:
    """A section at a glance: a square a criterion, and how many are at each level."""

    title: str
    """Empty for the whole rubric."""
    cells: tuple[Cell, ...]
    """Lowest first; what has no value comes last."""
    counts: tuple[tuple[BandView, int], ...]
    """Lowest first, without those that nothing is at."""
    silent: int
    """How many have no value."""


@dataclass(frozen=True)
class ProfileSection:
    """The criteria of one section."""

    id: str
    title: str
    lines: tuple[ProfileLine, ...]
    unasked: tuple[Criterion, ...]
    """Those that were not asked, now or last time, and of which nobody said anything."""


@dataclass(frozen=True)
class Moment:
    """One figure of a round: a judgement, or how many there are at a level."""

    cell: Cell | None
    count: int
    changed: bool
    """Whether it was something else in the round before."""


@dataclass(frozen=True)
class HistoryRow:
    """One round."""

    round: Round
    link: Link | None
    """The way to its profile; None for the page's own round."""
    moments: tuple[Moment, ...]
    """Nothing where another edition was answered, or nobody that is counted spoke."""
    edition: str
    """The other edition that was answered; empty where it is the present one."""


@dataclass(frozen=True)
class History:
    """All rounds of one member, oldest first: criteria, or counts where these are too many."""

    criteria: tuple[Criterion, ...]
    bands: tuple[BandView, ...]
    rows: tuple[HistoryRow, ...]


@dataclass(frozen=True)
class KeptLine:
    """A criterion of an earlier edition, with what was said to it."""

    criterion: Criterion
    cell: Cell
    fields: tuple[FieldAnswer, ...]
    into: tuple[Criterion, ...]
    """What it is today; nothing where it is asked no more."""


@dataclass(frozen=True)
class KeptEdition:
    """What one voice said to an earlier edition, and nothing of today compares with."""

    edition: str
    voice: str
    lines: tuple[KeptLine, ...]
    fields: tuple[FieldAnswer, ...]
    """What was asked once."""


@dataclass(frozen=True)
class ProfileView:
    """One member's own answers, as a page and to print."""

    occasion: Occasion
    authority: Authority
    member: Named
    spoke: tuple[Voice, ...]
    """Those that spoke for the member, lightest first; nobody where only one ever may."""
    sections: tuple[ProfileSection, ...]
    pictures: tuple[Picture, ...]
    bands: tuple[BandView, ...]
    """For the legend: all that stand in the pictures, lowest first."""
    kinds: tuple[str, ...]
    """Of all cells on the page, for the legend."""
    entry: Entry
    written: tuple[VoiceFields, ...]
    """What was asked once, by voice."""
    drafted: tuple[VoiceFields, ...]
    results: tuple[Worked, ...]
    since: Link | None
    """The profile of the round with which this one is compared."""
    history: History | None
    kept: tuple[KeptEdition, ...]
    ways: tuple[Link, ...]
    """To the other pages of the same occasion."""
    document: Link | None

    @property
    def is_explained(self) -> bool:
        """Whether anything was said beside any judgement."""
        return any(line.is_explained for section in self.sections for line in section.lines)
