"""The project: whose site it is, and where returns go."""

from typing import Annotated

from pydantic import Field as Described
from pydantic import StrictInt, StringConstraints

from builder.model.base import Id, Line, Model

Address = Annotated[
    str, StringConstraints(pattern=r"^[^@\s<>\"',;:\\]+@[^@\s<>\"',;:\\]+\.[^@\s<>\"',;:\\]+$")
]


Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
"""A day such as "2009-11-28", always in quotes."""


class Authority(Model):
    """The local authority, trust or partnership that runs the work."""

    name: Line
    short_name: Line
    logo: Line | None = None
    """An SVG or PNG file beside project.yaml."""


class Round(Model):
    """A dated occasion on which the schools answer."""

    id: Id
    title: Line
    date: Day | None = None
    """The day that it is about: what is overdue is judged against it, and never against a clock."""
    ends: Day | None = None
    """Its last day: what falls due between the two is due in this round."""
    return_by: Line | None = None
    """The day by which returns are wanted, in words."""


class Theme(Model):
    """Which theme, and its options."""

    name: Id = "default"
    options: dict[Id, Line] = {}
    """Values for the options that the theme's own theme.yaml lists."""


class Project(Model):
    """Settings for the whole site."""

    authority: Authority
    returns_to: Address
    """The e-mail address to which schools send their returns. A role's address, not a person's."""
    rounds: Annotated[tuple[Round, ...], Described(min_length=1, max_length=60)]
    """Oldest first: the order of this list, and no clock, says which came before which."""
    current_round: Id
    current_rounds: dict[Id, Id] = {}
    """For a rubric that has rounds of its own: the rubric's id, and the round that is current."""
    minimum_count: Annotated[StrictInt, Described(ge=3, le=100)] = 5
    """The fewest schools that a figure for publication may rest on. With two, each of them could
    work out the other."""
    theme: Theme = Theme()
