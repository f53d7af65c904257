"""Everybody's words, gathered question by question for those who may read them."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from builder.asking import Asked, fields_beside
from builder.model.base import Audience
from builder.model.fields import ChoiceField, Field, SeveralField, TableField
from builder.model.returns import Answer, FieldValue, Return
from builder.model.rubric import Criterion
from builder.plan.answers import lines_of, table_lines
from builder.plan.hearing import Held
from builder.prevail import is_blank
from builder.views.words import Reply, RowReplies, Tally, WordsBlock, WordsPart, WordsTable


@dataclass(frozen=True)
class Gathered:
    """All words of one round."""

    parts: tuple[WordsPart, ...]
    silent: tuple[str, ...]
    returned: int
    other_edition: int


@dataclass(frozen=True)
class _Person:
    """Whoever answers: a member with its returns, or one return about a named thing."""

    name: str
    prevails: Mapping[str, Answer]
    fields: Mapping[str, FieldValue]
    returns: tuple[Return, ...]


def gather(asked: Asked, held: Held, readers: Container[Audience]) -> Gathered:
    """Read every question's answers, in the group's order or the folder's."""
    people = _people(asked, held)
    parts, silent = [], []
    once = [
        _block(asked, field, people, None) for field in _of(asked.rubric.return_fields, readers)
    ]
    silent += [block.label for block in once if not block.answered]
    parts.append(WordsPart(None, tuple(block for block in once if block.answered)))
    for criterion in asked.rubric.criteria:
        fields = _of(fields_beside(asked.rubric, criterion), readers)
        beside = [_block(asked, field, people, criterion) for field in fields]
        if asked.rubric.subject.named:
            beside.insert(0, _judged(asked, criterion, people))
        parts.append(WordsPart(criterion, tuple(block for block in beside if block.answered)))
    others = sum(got.edition != asked.rubric.edition for got in held.returns)
    return Gathered(
        tuple(part for part in parts if part.blocks), tuple(silent), len(people), others
    )


def _of(fields: Iterable[Field], readers: Container[Audience]) -> Iterator[Field]:
    return (field for field in fields if field.audience in readers)


def _people(asked: Asked, held: Held) -> tuple[_Person, ...]:
    if asked.rubric.subject.named:
        speaks = {voice.id for voice in asked.rubric.voices if voice.speaker}
        return tuple(
            _Person(got.speaker if got.voice in speaks else "", got.answers, got.fields, (got,))
            for got in held.returns
            if got.edition == asked.rubric.edition
        )
    return tuple(
        _Person(one.member.label, one.said.answers, one.said.fields, one.said.returns)
        for one in held.heard
        if one.said
    )


def _block(
    asked: Asked, field: Field, people: Iterable[_Person], criterion: Criterion | None
) -> WordsBlock:
    among = tuple(people)
    read = partial(_fields, criterion=criterion)
    answered = [person for person in among if not is_blank(read(person).get(field.id, ""))]
    block = partial(WordsBlock, field.label, field.hint or "", len(answered), len(among))
    if isinstance(field, TableField):
        return block(table=_table(field, answered, criterion))
    if isinstance(field, ChoiceField | SeveralField):
        picked = {
            choice.id: [one for one in answered if choice.id in _picked(read(one)[field.id])]
            for choice in field.choices
        }
        return block(
            tallies=tuple(
                Tally(choice.label, _names(picked[choice.id]), len(picked[choice.id]))
                for choice in field.choices
            )
        )
    titles = {voice.id: voice.label for voice in asked.rubric.voices}
    replies = tuple(
        Reply(person.name, titles[got.voice] if len(said) > 1 else "", lines_of(field, value))
        for person in answered
        for said in [_by_voice(person, field, criterion)]
        for got, value in said
    )
    return block(replies=replies, figures=field.kind in ("number", "percentage", "date"))


def _fields(person: _Person, criterion: Criterion | None) -> Mapping[str, FieldValue]:
    if criterion is None:
        return person.fields
    return person.prevails.get(criterion.id, Answer()).fields


def _by_voice(
    person: _Person, field: Field, criterion: Criterion | None
) -> list[tuple[Return, FieldValue]]:
    """What each voice wrote: none is lost because a weightier one wrote too."""
    said = [
        (got, (got.answers.get(criterion.id, Answer()).fields if criterion else got.fields))
        for got in person.returns
    ]
    return [
        (got, fields[field.id]) for got, fields in said if not is_blank(fields.get(field.id, ""))
    ]


def _picked(value: FieldValue) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()


def _names(people: Iterable[_Person]) -> tuple[str, ...]:
    return tuple(person.name for person in people if person.name)


def _table(field: TableField, people: Iterable[_Person], criterion: Criterion | None) -> WordsTable:
    tables = [
        (one.name, table_lines(field, _fields(one, criterion)[field.id], None)) for one in people
    ]
    set_rows = len(field.rows)
    rows = tuple(
        RowReplies(row.label, row.hint or "", tuple((name, got[at].cells) for name, got in tables))
        for at, row in enumerate(field.rows)
    )
    return WordsTable(
        field, rows, tuple((name, row) for name, got in tables for row in got[set_rows:])
    )


def _judged(asked: Asked, criterion: Criterion, people: Iterable[_Person]) -> WordsBlock:
    """How a named thing was judged: how many chose each value."""
    among = tuple(people)
    values = [(one, one.prevails.get(criterion.id, Answer()).value) for one in among]
    tallies = tuple(
        Tally(choice.label, _names(who), len(who))
        for choice in asked.ladders[criterion.id].choices
        for who in [[one for one, value in values if value == choice.value]]
    )
    answered = sum(value is not None for _, value in values)
    return WordsBlock(criterion.question, "", answered, len(among), tallies=tallies)
