"""Answers held against what was asked: judgements on their scale, fields of their kind."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from builder.asking import Asked, fields_beside
from builder.checks.common import doubled, off_scale
from builder.model.fields import ChoiceField, Column, Field, SeveralField, TableField
from builder.model.returns import Answer, FieldValue, Return, Table
from builder.model.rubric import Criterion, Voice
from builder.places import Location
from builder.problems import Problem, did_you_mean
from builder.sources import Source

NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,2})?")
"""A number as it stands in a return: digits, and at most two decimals after a point."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def check_answers(returned: Return, source: Source, asked: Asked) -> Iterator[Problem]:
    """Every answer that does not fit the rubric of its edition."""
    rubric = asked.rubric
    voice = next((voice for voice in rubric.voices if voice.id == returned.voice), None)
    yield from _fields(source, ("fields",), returned.fields, rubric.return_fields, voice)
    for name, answer in returned.answers.items():
        yield from _answer(source, name, answer, asked, voice)


def _answer(
    source: Source, name: str, answer: Answer, asked: Asked, voice: Voice | None
) -> Iterator[Problem]:
    at: Location = ("answers", name)
    rubric = asked.rubric
    criteria = {criterion.id: criterion for criterion in rubric.criteria}
    if name not in criteria:
        message = f"there is no criterion {name!r} in {rubric.title!r}"
        yield source.problem(at, message, did_you_mean(name, criteria), key=True)
        return
    yield from _not_asked(source, at, criteria[name], voice)
    if answer.value is not None and answer.state is not None:
        hint = "Ask which it is, and delete the other."
        yield source.problem(at, f"{name} has a value and is {answer.state}", hint)
    if answer.value is not None:
        yield from off_scale(source, (*at, "value"), answer.value, asked.ladders[name])
    if answer.state == "not-applicable" and not criteria[name].not_applicable:
        hint = "The rubric does not allow it for this criterion."
        yield source.problem((*at, "state"), f"{name} cannot be not-applicable", hint)
    beside = fields_beside(rubric, criteria[name])
    yield from _fields(source, (*at, "fields"), answer.fields, beside, voice)


def _not_asked(
    source: Source, at: Location, thing: Criterion | Field, voice: Voice | None
) -> Iterator[Problem]:
    """A problem where a voice answers what is asked of others. Whoever is unknown is let be."""
    if voice is not None and thing.voices and voice.id not in thing.voices:
        hint = f"It is asked of: {', '.join(thing.voices)}."
        yield source.problem(at, f"{thing.id} is not asked of {voice.id!r}", hint, key=True)


def _fields(
    source: Source,
    at: Location,
    values: Mapping[str, FieldValue],
    fields: tuple[Field, ...],
    voice: Voice | None,
) -> Iterator[Problem]:
    known = {field.id: field for field in fields}
    for name, value in values.items():
        if name not in known:
            message = f"there is no field {name!r}"
            yield source.problem((*at, name), message, did_you_mean(name, known), key=True)
        else:
            yield from _not_asked(source, (*at, name), known[name], voice)
            yield from _field(source, (*at, name), value, known[name])


def _field(source: Source, at: Location, value: FieldValue, field: Field) -> Iterator[Problem]:
    match field, value:
        case TableField(), Table():
            yield from _table(source, at, value, field)
        case SeveralField(), tuple():
            choices = [choice.id for choice in field.choices]
            places = [(picked, (*at, place)) for place, picked in enumerate(value)]
            yield from doubled(source, places, "choice", "Delete one of the two.")
            for picked, here in places:
                yield from _choice(source, here, picked, choices)
        case TableField(), _:
            hint = 'Write it as {"rows": {}, "added": []}, with what was filled in.'
            yield source.problem(at, f"{field.id} must be a table", hint)
        case SeveralField(), _:
            hint = 'Write their ids in brackets: ["one", "two"].'
            yield source.problem(at, f"{field.id} must be a list of choices", hint)
        case _, str():
            yield from _cell(source, at, value, field)
        case _:
            hint = "Write one text in quotes: it is no list, and no table."
            yield source.problem(at, f"{field.id} must be text", hint)


def _table(source: Source, at: Location, table: Table, field: TableField) -> Iterator[Problem]:
    columns = {column.id: column for column in field.columns}
    rows = {row.id: row for row in field.rows}
    for name, cells in table.rows.items():
        here = (*at, "rows", name)
        if name not in rows:
            message = f"there is no row {name!r} in {field.id}"
            yield source.problem(here, message, did_you_mean(name, rows), key=True)
            continue
        for key in cells.keys() & set(rows[name].without):
            message = f"the row {name!r} has no cell in the column {key!r}"
            yield source.problem((*here, key), message, "Delete the line.", key=True)
        some = {key: value for key, value in cells.items() if key not in rows[name].without}
        yield from _cells(source, here, some, columns)
    if table.added and field.added is None:
        hint = "Delete them: only the rows of the rubric are asked."
        yield source.problem((*at, "added"), f"no rows can be added to {field.id}", hint)
    elif field.added and len(table.added) > field.added.most:
        message = (
            f"{len(table.added)} rows are added to {field.id}, and it takes {field.added.most}"
        )
        hint = "Delete some, or let the rubric take more: `most:` under `added:`."
        yield source.problem((*at, "added"), message, hint)
    for place, row in enumerate(table.added):
        here = (*at, "added", place, "cells")
        yield from _cells(source, here, row.cells, columns)


def _cells(
    source: Source, at: Location, cells: Mapping[str, str], columns: Mapping[str, Column]
) -> Iterator[Problem]:
    for name, value in cells.items():
        if name not in columns:
            message = f"there is no column {name!r} here"
            yield source.problem((*at, name), message, did_you_mean(name, columns), key=True)
        else:
            yield from _cell(source, (*at, name), value, columns[name])


def _cell(source: Source, at: Location, value: str, kind: Field | Column) -> Iterator[Problem]:
    if not value.strip():
        return
    if isinstance(kind, ChoiceField) or (isinstance(kind, Column) and kind.kind == "choice"):
        yield from _choice(source, at, value, [choice.id for choice in kind.choices])
    elif kind.kind in ("number", "percentage") and not NUMBER.fullmatch(value):
        hint = "Write digits alone, with a point before decimals."
        yield source.problem(at, f"{value!r} is not a number", hint)
    elif kind.kind == "percentage" and not 0 <= float(value) <= 100:
        yield source.problem(at, f"{value} is not a percentage", "It lies between 0 and 100.")
    elif kind.kind == "date" and not _is_day(value):
        yield source.problem(at, f"{value!r} is not a day", "Write it like 2009-11-28.")


def _choice(source: Source, at: Location, value: str, choices: list[str]) -> Iterator[Problem]:
    if value not in choices:
        message = f"there is no choice {value!r}"
        yield source.problem(at, message, did_you_mean(value, choices))


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False
