"""One rubric, one group, one round: the grid, the register and what the answers show."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from builder.asking import Asked, fields_beside
from builder.model.cluster import Member
from builder.model.returns import Answer, Return
from builder.model.rubric import Criterion, Voice
from builder.model.scales import Value
from builder.prevail import Said, heard, is_blank, prevailing
from builder.scoring import BandView, Ladder, Summary, summarise
from builder.working import Working, work

UNSAID = Answer()

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


@dataclass(frozen=True)
class Cell:
    """What one member said to one criterion."""

    kind: Literal["value", "blank", "not-discussed", "not-applicable", "not-asked", "no-return"]
    label: str = ""
    band: BandView | None = None
    by_default: bool = False
    """Whether a rule gave the value, and no person."""


@dataclass(frozen=True)
class Row:
    """One criterion over all members."""

    criterion: Criterion
    ladder: Ladder
    cells: tuple[Cell, ...]
    summary: Summary
    values: tuple[Value, ...]
    """The values counted, lowest first."""


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
class Heard:
    """A member with all that was said about it."""

    member: Member
    voices: tuple[Return, ...]
    """Every return of the round, drafts and other editions too, lightest voice first."""
    said: Said | None
    working: Working
    """The results that follow, empty where nothing was said."""
    idle: frozenset[str] = frozenset()
    """Voices that nobody in the group has used in this round: what they alone are asked is no
    blank of this member's."""

    def leaves_out(self, criterion: Criterion) -> bool:
        """Whether the criterion is asked of nobody who takes part in this round."""
        return bool(criterion.voices) and self.idle.issuperset(criterion.voices)


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


@dataclass(frozen=True)
class Grid:
    """Criteria by members, and who has returned."""

    ladder: Ladder | None
    """The rubric's own scale, which most rows share."""
    members: tuple[Member, ...]
    rows: tuple[Row, ...]
    register: Register


def listen(
    asked: Asked, members: Iterable[Member], returns: Iterable[Return], round_date: str | None
) -> tuple[Heard, ...]:
    """Every member with what was said about it, and what follows from that."""
    by_member, among = heard(asked.rubric, returns), tuple(members)
    said = {member.id: prevailing(asked.rubric, by_member.get(member.id, ())) for member in among}
    idle = _idle(asked, said.values()) if len(among) > 1 else frozenset()
    return tuple(
        Heard(
            member,
            by_member.get(member.id, ()),
            said[member.id],
            work(asked, said[member.id], round_date),
            idle,
        )
        for member in among
    )


def _idle(asked: Asked, everybody: Iterable[Said | None]) -> frozenset[str]:
    spoken = {returned.voice for said in everybody if said for returned in said.returns}
    return frozenset(voice.id for voice in asked.rubric.voices) - spoken if spoken else frozenset()


def collate(asked: Asked, everybody: Iterable[Heard]) -> Grid:
    """Put the returns of one rubric and round side by side."""
    all_heard = tuple(everybody)
    rows = tuple(
        _row(criterion, asked.ladders[criterion.id], all_heard)
        for criterion in asked.rubric.criteria
    )
    register = tuple(_entry(asked, one) for one in all_heard)
    return Grid(asked.ladder, tuple(one.member for one in all_heard), rows, Register(register))


def _row(criterion: Criterion, scale: Ladder, everybody: Iterable[Heard]) -> Row:
    cells = tuple(cell_of(criterion, scale, one) for one in everybody)
    by_label = {(choice.label, choice.band): choice.value for choice in scale.choices}
    order = list(by_label.values())
    values = [
        by_label[cell.label, cell.band] for cell in cells if cell.kind == "value" and cell.band
    ]
    ranked = tuple(sorted(values, key=order.index))
    return Row(criterion, scale, cells, summarise(ranked, scale), ranked)


def cell_of(criterion: Criterion, scale: Ladder, one: Heard) -> Cell:
    """What prevails for a member on a criterion, as it stands in a grid."""
    if one.said is None:
        return Cell("no-return")
    if not one.working.asks(criterion):
        return Cell("not-asked")  # Whatever was said before the condition went counts no more.
    answer = one.said.answers.get(criterion.id, UNSAID)
    if answer.value is None and answer.state is None:
        if one.leaves_out(criterion):
            return Cell("not-asked")
        if proposed := one.working.proposed.get(criterion.id):
            return _value(proposed, scale, by_default=True)
    return cell(answer, scale)


def cell(answer: Answer, scale: Ladder) -> Cell:
    """An answer as it stands in a grid. Blank, a person's word and a value are never the same."""
    if answer.state is not None:
        return Cell(answer.state)
    if answer.value is None:
        return Cell("blank")
    return _value(answer.value, scale)


def _value(value: Value, scale: Ladder, *, by_default: bool = False) -> Cell:
    # What a rule gives is text, also on a scale of points.
    choice = next(got for got in scale.choices if str(got.value) == str(value))
    return Cell("value", choice.label, choice.band, by_default)


def _entry(asked: Asked, one: Heard) -> Entry:
    rubric = asked.rubric
    several = {voice.id for voice in rubric.voices if voice.speaker}
    drafts = sum(got.voice in several for got in one.voices)
    alone = [got for got in one.voices if got.voice not in several]
    if one.said is None and alone:
        return Entry(one.member, "other-edition", drafts=drafts, edition=alone[-1].edition)
    if one.said is None:
        return Entry(one.member, "missing", drafts=drafts)
    cells = [
        (criterion, cell_of(criterion, asked.ladders[criterion.id], one))
        for criterion in rubric.criteria
    ]
    blank = tuple(criterion for criterion, got in cells if got.kind == "blank")
    open_ = tuple(criterion for criterion, got in cells if got.kind == "not-discussed")
    unexplained = tuple(got for got in rubric.criteria if _unexplained(asked, got, one))
    return Entry(
        one.member,
        "incomplete" if blank or open_ or unexplained else "returned",
        blank,
        open_,
        unexplained,
        drafts,
        rubric.edition,
        any(got.fingerprint != asked.fingerprint for got in one.said.returns),
    )


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
