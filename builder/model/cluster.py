"""A cluster: schools that meet over their answers."""

from typing import Annotated, Literal

from pydantic import Field as Described
from pydantic import StrictBool

from builder.model.base import Id, Line, Model

Phase = Literal[
    "nursery", "infant", "primary", "middle", "secondary", "all-through", "special", "alternative"
]


class School(Model):
    """One school of a cluster."""

    id: Id
    name: Line
    short_name: Annotated[Line, Described(max_length=24)] | None = None
    """For the head of a grid, where the name is long."""
    phase: Phase

    @property
    def label(self) -> str:
        """The name that fits the head of a grid."""
        return self.short_name or self.name


class Other(Model):
    """Something judged that is not a school, such as a partnership or a plan."""

    id: Id
    name: Line
    short_name: Annotated[Line, Described(max_length=24)] | None = None
    """For the head of a grid, where the name is long."""

    @property
    def label(self) -> str:
        """The name that fits the head of a grid."""
        return self.short_name or self.name


Member = School | Other
"""What a group's returns are about."""


class Cluster(Model):
    """A group, such as the schools of a cluster or a district, with its returns beside it."""

    name: Line
    sample: StrictBool = False
    """Set for invented schools: everybody may see their grid, as an example for training."""
    rubrics: Annotated[tuple[Id, ...], Described(min_length=1)]
    """What the group answers."""
    schools: Annotated[tuple[School, ...], Described(max_length=40)] = ()
    others: Annotated[tuple[Other, ...], Described(max_length=40)] = ()
    """Instead of schools, in a group of something else."""

    @property
    def members(self) -> tuple[Member, ...]:
        """What the group's returns are about."""
        return self.schools or self.others
