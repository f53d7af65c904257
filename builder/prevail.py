"""Several voices on one subject as one: a weightier voice prevails, criterion by criterion."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from builder.asking import speaks_for_all
from builder.model.returns import Answer, FieldValue, Return, Table
from builder.model.rubric import Rubric


@dataclass(frozen=True)
class Said:
    """What prevails of everything that was said about one subject in one round."""

    answers: Mapping[str, Answer]
    fields: Mapping[str, FieldValue]
    returns: tuple[Return, ...]
    """Those that were counted, the lightest voice first."""


def heard(rubric: Rubric, returns: Iterable[Return]) -> Mapping[str, tuple[Return, ...]]:
    """The returns by subject, lightest voice first, and within a voice by speaker."""
    weight = {voice.id: place for place, voice in enumerate(rubric.voices)}
    found: dict[str, list[Return]] = {}
    for returned in returns:
        if returned.subject is not None and returned.voice in weight:
            found.setdefault(returned.subject, []).append(returned)
    return {
        subject: tuple(sorted(voices, key=lambda got: (weight[got.voice], got.speaker, got.id)))
        for subject, voices in found.items()
    }


def counted(rubric: Rubric, voices: Iterable[Return]) -> tuple[Return, ...]:
    """The returns that answered the present edition and speak for their subject."""
    alone = speaks_for_all(rubric)
    return tuple(got for got in voices if got.edition == rubric.edition and got.voice in alone)


def prevailing(rubric: Rubric, voices: Iterable[Return]) -> Said | None:
    """What prevails, judgements and fields each on their own; None where nobody counted spoke."""
    heeded = counted(rubric, voices)
    if not heeded:
        return None
    answers: dict[str, Answer] = {}
    fields: dict[str, FieldValue] = {}
    for returned in heeded:
        for name, answer in returned.answers.items():
            answers[name] = _over(answer, answers.get(name, Answer()))
        fields |= {name: value for name, value in returned.fields.items() if not is_blank(value)}
    return Said(answers, fields, heeded)


def _over(answer: Answer, lighter: Answer) -> Answer:
    """A weightier answer over a lighter one. Nothing said leaves the lighter as it is."""
    said = {name: value for name, value in answer.fields.items() if not is_blank(value)}
    fields = lighter.fields | said
    if answer.value is None and answer.state is None:
        return lighter.model_copy(update={"fields": fields})
    return answer.model_copy(update={"fields": fields})


def is_blank(value: FieldValue) -> bool:
    """Whether nothing was written or picked."""
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, Table):
        return not value.added and not any(
            cell.strip() for row in value.rows.values() for cell in row.values()
        )
    return not value
