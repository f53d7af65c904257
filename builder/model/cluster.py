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


class Cluster(Model):
    """A group of schools, with its manager's returns beside it."""

    name: Line
    sample: StrictBool = False
    """Set for invented schools: everybody may see their grid, as an example for training."""
    schools: Annotated[tuple[School, ...], Described(min_length=1, max_length=40)]
