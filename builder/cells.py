"""Everything said about one member, and each answer as it stands in a grid."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from builder.asking import Asked
from builder.carry import Carrying
from builder.model.cluster import Member
from builder.model.returns import Answer, Return
from builder.model.rubric import Criterion
from builder.model.scales import Value
from builder.prevail import Said, heard, prevailing
from builder.scoring import BandView, Ladder
from builder.working import Working, work

UNSAID = Answer()


@dataclass(frozen=True)
class Cell:
    """What one member said to one criterion."""

    kind: Literal[
        "value",
        "blank",
        "not-discussed",
        "not-applicable",
        "not-asked",
        "not-comparable",
        "no-return",
    ]
    label: str = ""
    band: BandView | None = None
    by_default: bool = False
    """Whether a rule gave the value, and no person."""


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
    then: Carrying | None = None
    """The earlier edition that was answered, where nobody has answered the present one."""

    def is_silent_on(self, criterion: Criterion) -> bool:
        """Whether the edition that was answered asked nothing that compares."""
        return self.then is not None and criterion.id in self.then.silent

    def leaves_out(self, criterion: Criterion) -> bool:
        """Whether the criterion is asked of nobody who takes part in this round."""
        return bool(criterion.voices) and self.idle.issuperset(criterion.voices)


def listen(
    asked: Asked, members: Iterable[Member], returns: Iterable[Return], round_date: str | None
) -> tuple[Heard, ...]:
    """Every member with what was said about it, and what follows from that."""
    came, among = tuple(returns), tuple(members)
    answered = {got.id: asked.reading(got) for got in came}
    by_member = heard(asked.rubric, (asked.present(got) for got in came))
    said = {member.id: prevailing(asked.rubric, by_member.get(member.id, ())) for member in among}
    idle = _idle(asked, said.values()) if len(among) > 1 else frozenset()
    return tuple(
        Heard(
            member,
            by_member.get(member.id, ()),
            said[member.id],
            work(asked, said[member.id], round_date),
            idle,
            _then(said[member.id], answered),
        )
        for member in among
    )


def _then(said: Said | None, answered: Mapping[str, Carrying | None]) -> Carrying | None:
    """The earlier edition that all who are counted answered; the weightiest's where they differ."""
    carried = [answered[got.id] for got in said.returns] if said else []
    return carried[-1] if carried and all(carried) else None


def _idle(asked: Asked, everybody: Iterable[Said | None]) -> frozenset[str]:
    spoken = {returned.voice for said in everybody if said for returned in said.returns}
    return frozenset(voice.id for voice in asked.rubric.voices) - spoken if spoken else frozenset()


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
        if one.then and one.is_silent_on(criterion):
            return Cell(one.then.silent[criterion.id])
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
