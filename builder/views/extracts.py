"""Extracts: what a group found and agreed, for the plan of a school, the group or the authority."""

from dataclasses import dataclass

from builder.cells import Cell
from builder.collate import Row
from builder.model.agreed import Action, Agreed, Plan, Priority
from builder.model.project import Authority
from builder.views.common import Link, Named
from builder.views.occasions import Occasion


@dataclass(frozen=True)
class PriorityLine:
    """A priority with the figures that it rests on."""

    priority: Priority
    row: Row
    own: Cell | None
    """What the school itself was judged; None in the extracts of the group and the authority."""
    notes: tuple[str, ...]
    """What the school wrote beside it."""


@dataclass(frozen=True)
class ActionLine:
    """An action, with the labels of what it concerns."""

    action: Action
    criteria: tuple[str, ...]
    members: tuple[str, ...]
    """Empty where it concerns all."""


@dataclass(frozen=True)
class ExtractView:
    """One extract, as a page and to print."""

    occasion: Occasion
    authority: Authority
    plan: Plan
    whose: Named
    """The school, the group or the authority."""
    agreed: Agreed
    answered: int
    """How many members had returned."""
    priorities: tuple[PriorityLine, ...]
    actions: tuple[ActionLine, ...]
    """Those that go into this plan."""
    others: tuple[Link, ...]
    """The other extracts of the same workshop that the folder holds."""
    grid_link: Link
    document: Link | None
