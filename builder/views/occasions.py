"""One rubric in one round of one group, and how it stands in a list."""

from dataclasses import dataclass

from builder.asking import Asked
from builder.model.project import Round
from builder.register import Register
from builder.views.common import Link, Named
from builder.views.library import DocumentPaper


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
