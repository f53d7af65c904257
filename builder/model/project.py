"""The project: whose site it is, and where returns go."""

from typing import Annotated

from pydantic import Field as Described
from pydantic import StringConstraints

from builder.model.base import Id, Line, Model

Address = Annotated[
    str, StringConstraints(pattern=r"^[^@\s<>\"',;:\\]+@[^@\s<>\"',;:\\]+\.[^@\s<>\"',;:\\]+$")
]


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
    theme: Theme = Theme()
