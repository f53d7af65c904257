"""Paper for a meeting that agrees one judgement out of its members' drafts."""

from dataclasses import dataclass
from math import ceil

from builder.asking import Asked, fields_for
from builder.model.fields import Field
from builder.model.project import Authority, Round
from builder.model.rubric import Criterion, Section, Voice
from builder.scoring import Choice
from builder.views.common import Named

MOST_BOXES = 11
"""Scales of more choices have no box for each: the value is written."""

MOST_ROWS = 25
"""Of how many lines a slip is half a page, headings among them."""

LINE = 31
"""How many letters of a criterion's name a line of a slip holds."""

MOST_FIELDS = 3
"""How many columns to write in fit beside the levels."""


@dataclass(frozen=True)
class SlipsView:
    """A slip on which a member marks a level for each criterion."""

    asked: Asked
    voice: Voice
    """The members', each of whom drafts."""
    sections: tuple[Section, ...]
    """With what the drafts are asked."""
    round: Round
    authority: Authority
    subject: Named | None
    """None on a slip for anybody, where the name is written."""

    @property
    def per_page(self) -> int:
        """How many slips a sheet of paper holds: two to cut apart, or one."""
        names = [f"{got.number} {got.label}" for part in self.sections for got in part.criteria]
        lines = len(self.sections) + sum(ceil(len(name) / LINE) for name in names)
        return 2 if lines <= MOST_ROWS and self.columns else 1

    @property
    def columns(self) -> tuple[Choice, ...]:
        """What heads the boxes; nothing where each criterion has choices of its own."""
        return boxes_of(self.asked)

    def boxes(self, criterion: Criterion) -> tuple[Choice, ...]:
        """The choices of a criterion; nothing where there are too many to tick one."""
        return boxes_of(self.asked, criterion)


def boxes_of(asked: Asked, criterion: Criterion | None = None) -> tuple[Choice, ...]:
    """The choices of a criterion, or of the rubric; none where they are too many."""
    ladder = asked.ladders[criterion.id] if criterion else asked.ladder
    return ladder.choices if ladder and len(ladder.choices) <= MOST_BOXES else ()


@dataclass(frozen=True)
class Drafter:
    """A member who has sent a draft."""

    letter: str
    """What stands for the name in the table."""
    name: str


@dataclass(frozen=True)
class DraftedLine:
    """One criterion with who drafted what; the names as letters."""

    criterion: Criterion
    at: tuple[tuple[Choice, tuple[str, ...]], ...]
    """Every choice, with those who marked it."""
    silent: tuple[str, ...]
    """Those who marked none."""


@dataclass(frozen=True)
class DraftedSection:
    """The criteria of one section."""

    title: str
    lines: tuple[DraftedLine, ...]


@dataclass(frozen=True)
class AgreedSheetView:
    """The sheet on which a meeting writes what it agrees, beside its members' drafts."""

    asked: Asked
    voice: Voice
    """The one that speaks for all."""
    drafters: tuple[Drafter, ...]
    """Nobody on a sheet for anybody, and where drafts may not be read."""
    sections: tuple[DraftedSection, ...]
    round: Round
    authority: Authority
    group: Named | None
    subject: Named | None

    @property
    def columns(self) -> tuple[Choice, ...]:
        """What heads the boxes; nothing where each criterion has choices of its own."""
        return boxes_of(self.asked)

    def boxes(self, criterion: Criterion) -> tuple[Choice, ...]:
        """The choices of a criterion; nothing where there are too many to tick one."""
        return boxes_of(self.asked, criterion)

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is written beside each judgement."""
        return fields_for(self.asked.rubric.criterion_fields, self.voice)[:MOST_FIELDS]
