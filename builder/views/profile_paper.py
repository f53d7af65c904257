"""One member's answers on paper: every judgement with its note, then what to do about it."""

from dataclasses import dataclass

from builder.cells import Cell
from builder.model.project import Authority
from builder.model.rubric import Criterion
from builder.views.extracts import ActionLine
from builder.views.profile import Following, ProfileView

BRIEF = 2
"""How many fields that were asked once may stand before the picture on paper."""

LINE = 110
"""How many letters a line of paper holds."""

PAGE = 12
"""How many judgements with their notes make a page."""

WHOLE = 18
"""How many rows of actions and rounds make a page; what a next level looks like counts as three."""


@dataclass(frozen=True)
class Ahead:
    """What comes next on one criterion that is to be worked on."""

    criterion: Criterion
    cell: Cell
    following: Following


@dataclass(frozen=True)
class Concerns:
    """What the group agreed, as far as it concerns one member."""

    priorities: tuple[Criterion, ...]
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True)
class ProfilePaperView:
    """One member's answers on paper: the picture and every judgement, then what comes next."""

    profile: ProfileView
    authority: Authority
    ahead: tuple[Ahead, ...]
    picked: bool
    """Whether somebody picked what is ahead; else it is what was judged lowest."""
    agreed: Concerns | None
    """None where the group has agreed nothing yet."""

    @property
    def is_brief(self) -> bool:
        """Whether what was asked once fits a line or two, and can stand first."""
        written = [answer for said in self.profile.written for answer in said.fields]
        lines = [line for answer in written for line in (*answer.lines, *answer.was)]
        plain = not self.profile.drafted and not any(got.table for got in written)
        return plain and len(written) <= BRIEF and sum(map(len, lines)) <= LINE * BRIEF

    @property
    def has_once(self) -> bool:
        """Whether what was asked once has a part of its own."""
        said = (*self.profile.written, *self.profile.drafted)
        return not self.is_brief and any(got.fields for got in said)

    @property
    def is_short(self) -> bool:
        """Whether all is two pages: then what comes next is kept whole, on the second."""
        lines = sum(len(section.lines) for section in self.profile.sections)
        actions = len(self.agreed.actions) if self.agreed else 0
        rounds = len(self.profile.history.rows) if self.profile.history else 0
        return lines <= PAGE and 3 * len(self.ahead) + actions + rounds <= WHOLE
