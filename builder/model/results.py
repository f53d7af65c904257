"""Results: values that follow from answers by a handful of rules. No expression language."""

from typing import Annotated, Literal

from pydantic import Field as Described
from pydantic import StrictInt

from builder.model.base import Id, Line, Model
from builder.model.fields import Amount, Condition
from builder.model.scales import Value

Ref = Annotated[str, Described(pattern=r"^[a-z0-9-]{1,40}(\.[a-z0-9-]{1,40})?$")]
"""The id of a criterion, a field or an earlier result; `table.column` is all cells of a column.

Beside a criterion, `judgement` is what was judged."""


class _Result(Model):
    id: Id
    title: Line
    unit: Line | None = None
    """What the value counts, such as "day|days" for one and for several; "£" stands before it."""
    audience: Literal["group", "authority"] = "authority"
    when: tuple[Condition, ...] = ()
    """Worked out only where all of these hold."""
    note: Line | None = None
    """Where the rule comes from, or what to keep in mind."""


class Lookup(_Result):
    """Each value has its own answer: a text, a list, or a value that it proposes elsewhere."""

    rule: Literal["lookup"]
    of: Ref
    values: dict[str, Line | tuple[Line, ...]]
    """What follows from each value."""
    proposes: Id | None = None
    """A criterion for which this is the default, to be overridden by a person."""
    reason: Id | None = None
    """The criterion field in which a person says why."""


class Step(Model):
    """One step: everything above the step before, up to and with its own end."""

    up_to: Amount | None = None
    """Left out in the last step, which has no end."""
    gives: Amount


class Steps(_Result):
    """A table of ranges. A number between two ends belongs to the upper step."""

    rule: Literal["steps"]
    of: Ref
    steps: Annotated[tuple[Step, ...], Described(min_length=2, max_length=40)]


class Times(_Result):
    """A number times a price."""

    rule: Literal["times"]
    of: Ref
    by: Amount


class Cap(_Result):
    """A number, but no more than so much."""

    rule: Literal["cap"]
    of: Ref
    at: Amount


class Sum(_Result):
    """Numbers added up. Among a group's results: over its subjects too."""

    rule: Literal["sum"]
    of: Annotated[tuple[Ref, ...], Described(min_length=1)]


class Count(_Result):
    """How many answers have one of the values; without values, how many choices are picked."""

    rule: Literal["count"]
    of: Annotated[tuple[Ref, ...], Described(min_length=1)]
    is_: Annotated[tuple[Value, ...], Described(alias="is")] = ()


class Compare(_Result):
    """A number beside a capacity, or a date beside another."""

    rule: Literal["compare"]
    of: Ref
    with_: Annotated[StrictInt | Ref, Described(alias="with")]
    """A number, a reference, or `round` for the day of the round."""
    more: Line
    """What it means where the first is more, or later."""
    equal: Line
    less: Line
    """What it means where the first is less, or earlier."""


class DatePlus(_Result):
    """A day so long after another."""

    rule: Literal["date_plus"]
    of: Ref
    days: Annotated[StrictInt, Described(ge=0, le=3660)] = 0
    months: Annotated[StrictInt, Described(ge=0, le=120)] = 0
    """Added first. A month that has no such day ends on its last."""


Result = Annotated[
    Lookup | Steps | Times | Cap | Sum | Count | Compare | DatePlus,
    Described(discriminator="rule"),
]
