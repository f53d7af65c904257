"""A group at a glance: who stands where, what it adds up to, what is due."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from builder.cells import Cell
from builder.model.rubric import Criterion
from builder.register import Entry, Register
from builder.results import Worked
from builder.scoring import BandView
from builder.views.common import Link
from builder.views.occasions import Occasion

When = Literal["overdue", "now", "later", "undated"]


@dataclass(frozen=True)
class Placed:
    """A member at a level."""

    link: Link
    """The way to its profile."""
    cell: Cell
    was: Cell | None
    """What prevailed last time, where that was something else."""


@dataclass(frozen=True)
class Standing:
    """Who stands at one level, in the group's own order."""

    band: BandView
    members: tuple[Placed, ...]


@dataclass(frozen=True)
class OverviewPart:
    """One criterion over the group."""

    criterion: Criterion
    standings: tuple[Standing, ...]
    """In the order in which the rubric lists its levels."""
    silent: tuple[Entry, ...]
    """Members without a value."""


@dataclass(frozen=True)
class Due:
    """A day to keep in mind, with everybody for whom the same is due on it."""

    day: date
    shown: str
    members: tuple[Link, ...]
    what: str
    says: str
    """What the rubric's own rule says of it; empty where none does."""


@dataclass(frozen=True)
class DueGroup:
    """Days that stand alike beside the round's."""

    when: When
    days: tuple[Due, ...]


@dataclass(frozen=True)
class OverviewView:
    """The overview of one rubric in one round."""

    occasion: Occasion
    parts: tuple[OverviewPart, ...]
    results: tuple[Worked, ...]
    due: tuple[DueGroup, ...]
    asks_days: bool
    """Whether the rubric has days at all."""
    register: Register
    since: str
    """The round with which this one is compared; empty where there is none."""
    returns: Link
    ways: tuple[Link, ...]
    """To the other pages of the same occasion."""
    ends: str
    """The round's last day, in words."""
    day: str
    """The round's day, in words; empty where it has none."""
