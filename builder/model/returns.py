"""A return: what one voice said about one subject in one round, answering one edition."""

from typing import Annotated, Literal

from pydantic import Field as Described
from pydantic import StrictInt, StringConstraints

from builder.model.base import LONG_TEXT, Id, Line, Model
from builder.model.scales import Value

Hex32 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Text = Annotated[str, StringConstraints(max_length=LONG_TEXT)]
"""Words, a number in digits, a day as 2009-11-28 or a choice's id."""


class AddedRow(Model):
    """A row of a table that a person added."""

    label: Text
    cells: dict[Id, Text] = {}


class Table(Model):
    """What was written into a table."""

    rows: dict[Id, dict[Id, Text]] = {}
    """The cells of the set rows, by the ids of row and column."""
    added: Annotated[tuple[AddedRow, ...], Described(max_length=40)] = ()


FieldValue = Text | tuple[Id, ...] | Table
"""One text, the choices that were picked, or a table."""


class Answer(Model):
    """What was said to one criterion. No value and no state is a blank, which is not a zero."""

    value: Value | None = None
    state: Literal["not-discussed", "not-applicable"] | None = None
    """A person's word that there is no value yet, or none to give."""
    fields: dict[Id, FieldValue] = {}


class Aside(Model):
    """What was said to an earlier edition and cannot be carried over: kept as it was given."""

    edition: Line
    """The edition that was answered."""
    fingerprint: Sha256
    answers: dict[Id, Answer] = {}
    fields: dict[Id, FieldValue] = {}


class Return(Model):
    """One return, as it lives under content/clusters/<group>/returns/<round>/."""

    id: Hex32
    """Random, drawn when the form was begun."""
    revision: Annotated[StrictInt, Described(ge=1, le=1_000_000_000)]
    """Counts up with every save: the higher revision of one id replaces the lower."""
    rubric: Id
    edition: Line
    fingerprint: Sha256
    """Of the rubric's text that was answered."""
    round: Id
    group: Id | None
    subject: Id | None
    """None where a blank form was used: then only the name that was typed is known."""
    subject_name: Annotated[str, StringConstraints(max_length=200)]
    voice: Id
    speaker: Annotated[str, StringConstraints(max_length=200)] = ""
    answers: dict[Id, Answer] = {}
    fields: dict[Id, FieldValue] = {}
    aside: Annotated[tuple[Aside, ...], Described(max_length=20)] = ()
    """One for each edition that the answers were carried over from, oldest first."""


class Envelope(Model):
    """What a form saves: a return with the checksum that shows damage on its way."""

    format: Literal["packs-return"]
    version: Annotated[StrictInt, Described(ge=1, le=1)]
    sha256: Sha256
    """Over the return as JSON with sorted keys, ASCII only, no spaces, whole numbers only."""
    document: Annotated[Return, Described(alias="return")]
