"""Who has returned, what is blank or open, and where judgements differ without a reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from builder.asking import Asked, fields_beside
from builder.cells import UNSAID, Cell, Heard
from builder.model.cluster import Member
from builder.model.returns import Answer
from builder.model.rubric import Criterion, Voice
from builder.model.scales import Value
from builder.prevail import is_blank

Standing = Literal["returned", "incomplete", "missing", "other-edition"]


@dataclass(frozen=True)
class Entry:
    """One member's line in the register of returns."""

    member: Member
    standing: Standing
    blank: tuple[Criterion, ...] = ()
    not_discussed: tuple[Criterion, ...] = ()
    unexplained: tuple[Criterion, ...] = ()
    """Judged otherwise than by the lighter voice or the rule, without a reason."""
    drafts: int = 0
    """How many speakers of a voice with several have written; they count for nothing alone."""
    edition: str = ""
    """The edition that was answered, where there is a return."""
    reworded: bool = False
    """Whether the wording has changed since, under the same edition's name."""
    aside: int = 0
    """How many answers to that edition cannot be compared: kept, and not counted."""


@dataclass(frozen=True)
class Register:
    """Who has returned: every member of the group, in its order."""

    entries: tuple[Entry, ...]

    def count(self, standing: Standing) -> int:
        """How many members stand so."""
        return sum(entry.standing == standing for entry in self.entries)

    @property
    def answered(self) -> int:
        """How many returns are counted, complete or not."""
        return self.count("returned") + self.count("incomplete")


@dataclass(frozen=True)
class Difference:
    """Two judgements of one criterion that are not the same."""

    light: Voice | None
    """The lighter voice; None where a rule gave the value."""
    lighter: Value
    heavy: Voice | None
    """The weightier voice; None where whoever prevails differs from a rule."""
    heavier: Value
    field: str | None
    """The field beside the criterion that says why; None where no reason is asked for."""
    reason: str


def entry(asked: Asked, one: Heard, cells: Iterable[tuple[Criterion, Cell]]) -> Entry:
    """A member's line, from its cells in the grid."""
    rubric = asked.rubric
    several = {voice.id for voice in rubric.voices if voice.speaker}
    drafts = sum(got.voice in several for got in one.voices)
    alone = [got for got in one.voices if got.voice not in several]
    if one.said is None and alone:
        return Entry(one.member, "other-edition", drafts=drafts, edition=alone[-1].edition)
    if one.said is None:
        return Entry(one.member, "missing", drafts=drafts)
    across = tuple(cells)
    blank = tuple(criterion for criterion, got in across if got.kind == "blank")
    open_ = tuple(criterion for criterion, got in across if got.kind == "not-discussed")
    unexplained = tuple(
        got for got in rubric.criteria if one.working.asks(got) and _unexplained(asked, got, one)
    )
    return Entry(
        one.member,
        "incomplete" if blank or open_ or unexplained else "returned",
        blank,
        open_,
        unexplained,
        drafts,
        one.then.rubric.edition if one.then else rubric.edition,
        any(got.fingerprint != asked.fingerprint for got in one.said.returns),
        _aside(one) if one.then else 0,
    )


def _aside(one: Heard) -> int:
    """How many questions an earlier edition asked whose answers are not counted today."""
    returns = one.said.returns if one.said else ()
    return len({name for got in returns for each in got.aside for name in each.answers})


def _unexplained(asked: Asked, criterion: Criterion, one: Heard) -> bool:
    """Whether somebody judged otherwise than what they were given, and does not say why."""
    return any(got.field and not got.reason for got in differences(asked, criterion, one))


def differences(asked: Asked, criterion: Criterion, one: Heard) -> tuple[Difference, ...]:
    """Where voices, or a person and a rule, judged a criterion otherwise, the lightest first."""
    if one.said is None:
        return ()
    beside = {field.id for field in fields_beside(asked.rubric, criterion)}
    voices = {got.id: got for got in asked.rubric.voices}
    judged = [
        (voices[got.voice], answer, answer.value)
        for got in one.said.returns
        if (answer := got.answers.get(criterion.id)) and answer.value is not None
    ]
    found = []
    for (light, _, lighter), (voice, answer, value) in pairwise(judged):
        if value != lighter:
            field = voice.reason if voice.reason in beside else None
            found.append(Difference(light, lighter, voice, value, field, _words(answer, field)))
    prevails = one.said.answers.get(criterion.id, UNSAID)
    for field, proposed in one.working.reasons(criterion):
        if prevails.value is not None and str(prevails.value) != proposed:
            reason = _words(prevails, field)
            found.append(Difference(None, proposed, None, prevails.value, field, reason))
    return tuple(found)


def _words(answer: Answer, field: str | None) -> str:
    said = answer.fields.get(field or "", "")
    return said if isinstance(said, str) and not is_blank(said) else ""
