"""What became of a rubric's criteria since its last edition."""

from typing import Annotated

from pydantic import Field as Described
from pydantic import StrictBool

from builder.model.base import Id, Line, Model
from builder.model.scales import Value

Values = dict[str, Value | None]
"""Each value of the scale before, and the value that it is now; null where none is the same."""


class CarryOver(Model):
    """How answers to the edition before are read now. A criterion whose text is the same needs
    no word here; every other one is named once."""

    from_: Annotated[Line, Described(alias="from")]
    """The name of the edition before."""
    same: tuple[Id, ...] = ()
    """Written otherwise, and just the same is asked."""
    reworded: tuple[Id, ...] = ()
    """Asked in other words: the answers can be compared."""
    changed: tuple[Id, ...] = ()
    """Something else is asked under the same id: the answers cannot be compared."""
    split: dict[Id, Annotated[tuple[Id, ...], Described(min_length=2)]] = {}
    """A criterion of the edition before, and those that it became."""
    merged: dict[Id, Annotated[tuple[Id, ...], Described(min_length=2)]] = {}
    """A criterion of this edition, and those that it was made of."""
    added: tuple[Id, ...] = ()
    """Asked for the first time."""
    dropped: tuple[Id, ...] = ()
    """Asked no more."""
    values: Values | None = None
    """Where the rubric's own scale is another one."""
    scale_compares: StrictBool = True
    """Set to false where no judgement on the rubric's own scale then compares with one now."""
    values_of: dict[Id, Values] = {}
    """Where the scale of one criterion is another one."""
