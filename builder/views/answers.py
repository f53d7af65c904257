"""What was written into fields, in words, and what changed since last time."""

from dataclasses import dataclass
from typing import Literal

from builder.model.fields import Field

LONG = 600
"""Of how many letters a text is too long for a row on paper, which is never cut in two."""


@dataclass(frozen=True)
class TableCell:
    """One cell of a table that was filled in."""

    text: str
    was: str | None = None
    """What it said last time, where that was something else."""


@dataclass(frozen=True)
class TableLine:
    """One row of a table: a set one, or one that people added."""

    label: str
    cells: tuple[TableCell | None, ...]
    """None where the row has no such cell."""
    hint: str = ""
    new: bool = False
    """Whether the row was added since last time."""


@dataclass(frozen=True)
class FieldAnswer:
    """What was written into a field."""

    field: Field
    lines: tuple[str, ...]
    """One text, or a line for each choice that was picked; nothing in a table."""
    table: tuple[TableLine, ...] = ()
    change: Literal["", "new", "changed", "gone"] = ""
    """How it differs from what the same voice said last time."""
    was: tuple[str, ...] = ()
    """What it said then, where that is short, or gone."""

    @property
    def is_long(self) -> bool:
        """Whether it is a text too long for a table's row."""
        return any(len(line) > LONG for line in (*self.lines, *self.was))


@dataclass(frozen=True)
class VoiceFields:
    """What one voice wrote into fields."""

    voice: str
    """The voice's title."""
    speaker: str
    """Of several, which one; empty where one return speaks for all."""
    fields: tuple[FieldAnswer, ...]
