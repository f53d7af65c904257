"""Fields: what is asked beside a judgement or once for a whole return."""

from typing import Annotated, Literal

from pydantic import Field as Described
from pydantic import StrictInt, StringConstraints

from builder.model.base import Id, Line, Model
from builder.model.scales import Value

Amount = StrictInt | Annotated[str, StringConstraints(pattern=r"^-?[0-9]{1,9}(\.[0-9]{1,2})?$")]
"""A number: a whole one in digits, or one with at most two decimals in quotes, such as "2.5"."""


class Condition(Model):
    """Something that holds where an answer is one of a few values."""

    answer: Id
    """A criterion, a choice or a list of choices."""
    is_: Annotated[tuple[Value, ...], Described(alias="is", min_length=1)]


class _AskedInWords(Model):
    id: Id
    label: Line
    group: Line | None = None
    """The heading under which neighbours stand together. The label says enough without it."""
    hint: Line | None = None
    audience: Literal["group", "authority"] = "authority"
    """Who may read the answers. Only "group" puts them on the group's pages."""
    voices: tuple[Id, ...] = ()
    """Who is asked; everybody where the list is empty."""
    when: Condition | None = None
    """Asked only where this holds."""


class TextField(_AskedInWords):
    """Answered in words."""

    kind: Literal["text", "long-text"]


class NumberField(_AskedInWords):
    """Answered with a number."""

    kind: Literal["number"]
    unit: Line | None = None
    """What is counted, such as "day|days" for one and for several; "£" stands before it."""
    decimals: Annotated[StrictInt, Described(ge=0, le=2)] = 0


class PercentageField(_AskedInWords):
    """Answered with a number from 0 to 100."""

    kind: Literal["percentage"]
    decimals: Annotated[StrictInt, Described(ge=0, le=2)] = 0


class DateField(_AskedInWords):
    """Answered with a day."""

    kind: Literal["date"]


class Choice(Model):
    """One answer that can be picked."""

    id: Id
    label: Line


class ChoiceField(_AskedInWords):
    """A question with a few set answers, of which one is picked."""

    kind: Literal["choice"]
    choices: Annotated[tuple[Choice, ...], Described(min_length=2, max_length=20)]


class SeveralField(_AskedInWords):
    """A question with a few set answers, of which any number is picked."""

    kind: Literal["several"]
    choices: Annotated[tuple[Choice, ...], Described(min_length=2, max_length=40)]


class Column(Model):
    """One column of a table, with the kind of its cells."""

    id: Id
    label: Line
    kind: Literal["text", "number", "percentage", "date", "choice"] = "text"
    unit: Line | None = None
    decimals: Annotated[StrictInt, Described(ge=0, le=2)] = 0
    choices: tuple[Choice, ...] = ()


class TableRow(Model):
    """A set row of a table."""

    id: Id
    label: Line
    hint: Line | None = None
    without: tuple[Id, ...] = ()
    """Columns in which the row has no cell."""


class AddedRows(Model):
    """Rows that people add, and name themselves."""

    label: Line
    """What such a row is, such as "Local outcome"."""
    most: Annotated[StrictInt, Described(ge=1, le=40)] = 10
    examples: tuple[Line, ...] = ()


class TableField(_AskedInWords):
    """A table to fill in: set rows, rows that people add, or both."""

    kind: Literal["table"]
    row_label: Line
    """The head of the column in which the rows' names stand."""
    columns: Annotated[tuple[Column, ...], Described(min_length=1, max_length=8)]
    rows: Annotated[tuple[TableRow, ...], Described(max_length=40)] = ()
    added: AddedRows | None = None


Field = Annotated[
    TextField | NumberField | PercentageField | DateField | ChoiceField | SeveralField | TableField,
    Described(discriminator="kind"),
]
