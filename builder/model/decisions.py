"""What a person decided over a group's returns: which of two counts, and whose a blank form is."""

from typing import Annotated

from pydantic import Field as Described

from builder.model.base import Id, Model
from builder.model.returns import Hex32


class Choice(Model):
    """Which of several returns counts, where one alone can."""

    rubric: Id
    round: Id
    subject: Id
    voice: Id
    chosen: Hex32
    others: Annotated[tuple[Hex32, ...], Described(min_length=1)]
    """Those that were passed over. The choice holds until yet another one comes."""


class Placing(Model):
    """Whose a return is that does not say it itself, or names what the group does not have."""

    id: Hex32
    subject: Id


class WorkshopChoice(Model):
    """Which of several workshop files about one rubric counts."""

    rubric: Id
    chosen: Hex32
    others: Annotated[tuple[Hex32, ...], Described(min_length=1)]


class Decisions(Model):
    """All that was decided over one group's returns. `packs collect` writes it."""

    choices: tuple[Choice, ...] = ()
    placed: tuple[Placing, ...] = ()
    workshops: tuple[WorkshopChoice, ...] = ()
