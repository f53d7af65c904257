"""What a group agreed over its grid: priorities and actions, which belong to the group."""

from typing import Annotated, Literal

from pydantic import Field as Described

from builder.model.base import Id, Line, Model, Prose

Plan = Literal["school", "cluster", "authority"]
"""Which plan an action goes into."""


class Priority(Model):
    """A criterion that the group works on next."""

    criterion: Id
    why: Prose
    """What the group found."""


class Action(Model):
    """What is done, by whom, and by when."""

    id: Id
    what: Line
    who: Line
    """A role, not a person's name."""
    by: Line
    """The day, in words."""
    criteria: Annotated[tuple[Id, ...], Described(min_length=1)]
    schools: tuple[Id, ...] = ()
    """The schools that it concerns; all of them where the list is empty."""
    plans: Annotated[tuple[Plan, ...], Described(min_length=1)]


class Agreed(Model):
    """The outcome of one group's workshop over one rubric in one round."""

    summary: Prose
    """What was found, in the group's own words."""
    priorities: Annotated[tuple[Priority, ...], Described(min_length=1, max_length=10)]
    actions: tuple[Action, ...] = ()
