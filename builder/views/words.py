"""Everybody's words side by side, question by question."""

from dataclasses import dataclass

from builder.model.fields import TableField
from builder.model.project import Authority
from builder.model.rubric import Criterion
from builder.views.answers import TableCell, TableLine
from builder.views.common import Link
from builder.views.occasions import Occasion


@dataclass(frozen=True)
class Reply:
    """One answer with whose it is."""

    name: str
    """Of the member or the speaker; empty where the speaker gave none."""
    voice: str
    """The voice's title, where several spoke for one member."""
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Tally:
    """How many gave one answer, and who."""

    label: str
    names: tuple[str, ...]
    count: int


@dataclass(frozen=True)
class RowReplies:
    """One set row of a table, with every member's cells."""

    label: str
    hint: str
    lines: tuple[tuple[str, tuple[TableCell | None, ...]], ...]
    """A member's name and its cells."""


@dataclass(frozen=True)
class WordsTable:
    """A table that several members filled in."""

    field: TableField
    rows: tuple[RowReplies, ...]
    added: tuple[tuple[str, TableLine], ...]
    """A member's name and a row that it added."""


@dataclass(frozen=True)
class WordsBlock:
    """One question with all that was answered to it, in the group's order."""

    label: str
    hint: str
    answered: int
    of: int
    """How many returns were asked."""
    replies: tuple[Reply, ...] = ()
    figures: bool = False
    """Whether the replies are numbers and days, that need no room."""
    tallies: tuple[Tally, ...] = ()
    table: WordsTable | None = None


@dataclass(frozen=True)
class WordsPart:
    """The questions that were asked once, or those beside one criterion."""

    criterion: Criterion | None
    blocks: tuple[WordsBlock, ...]


@dataclass(frozen=True)
class WordsView:
    """All answers in words to one rubric in one round, as a page and to print."""

    occasion: Occasion
    authority: Authority
    parts: tuple[WordsPart, ...]
    silent: tuple[str, ...]
    """What nobody answered."""
    returned: int
    other_edition: int
    """How many returns answered another edition: they are kept, and not shown."""
    ways: tuple[Link, ...]
    """To the other pages of the same occasion."""
    form: Link | None
    document: Link | None
