"""What was written into fields: in words, for those who may read it, beside last time's."""

from collections.abc import Container, Iterable, Mapping

from builder.model.base import Audience
from builder.model.fields import (
    ChoiceField,
    Column,
    Field,
    NumberField,
    SeveralField,
    TableField,
)
from builder.model.returns import FieldValue, Table
from builder.prevail import is_blank
from builder.quantities import day_of, hundredths, shown, shown_day
from builder.views.answers import FieldAnswer, TableCell, TableLine

SHORT = ("number", "percentage", "date", "choice", "several")
"""Kinds of which what was said last time is short enough to stand beside."""


def answers_of(
    fields: Iterable[Field],
    said: Mapping[str, FieldValue],
    before: Mapping[str, FieldValue] | None,
    readers: Container[Audience],
) -> tuple[FieldAnswer, ...]:
    """What was written into the fields that readers may see. None before compares with nothing."""
    return tuple(
        answer
        for field in fields
        if field.audience in readers
        and (answer := _answer(field, said.get(field.id, ""), before)) is not None
    )


def _answer(
    field: Field, now: FieldValue, before: Mapping[str, FieldValue] | None
) -> FieldAnswer | None:
    then = before.get(field.id, "") if before is not None else now
    if is_blank(now) and is_blank(then):
        return None
    if isinstance(field, TableField):
        old = None if before is None else then if isinstance(then, Table) else Table()
        return FieldAnswer(field, (), table_lines(field, now, old))
    if is_blank(now):
        return FieldAnswer(field, (), (), "gone", lines_of(field, then))
    if is_blank(then):
        return FieldAnswer(field, lines_of(field, now), (), "new")
    if now == then:
        return FieldAnswer(field, lines_of(field, now))
    was = lines_of(field, then) if field.kind in SHORT else ()
    return FieldAnswer(field, lines_of(field, now), (), "changed", was)


def lines_of(field: Field | Column, said: FieldValue) -> tuple[str, ...]:
    """A value in words: a line, or one for each choice that was picked."""
    if isinstance(field, SeveralField) and isinstance(said, tuple):
        return tuple(choice.label for choice in field.choices if choice.id in said)
    return (_text(field, said),) if isinstance(said, str) and said.strip() else ()


def _text(field: Field | Column, said: str) -> str:
    if isinstance(field, ChoiceField) or (isinstance(field, Column) and field.kind == "choice"):
        return {choice.id: choice.label for choice in field.choices}.get(said, said)
    if field.kind == "date":
        day = day_of(said)
        return shown_day(day) if day else said
    if field.kind in ("number", "percentage"):
        number = hundredths(said)
        unit = field.unit if isinstance(field, NumberField | Column) else None
        return (
            said if number is None else shown(number, "%" if field.kind == "percentage" else unit)
        )
    return said


def table_lines(field: TableField, said: FieldValue, before: Table | None) -> tuple[TableLine, ...]:
    """A table's rows: the set ones, then those that people added."""
    now = said if isinstance(said, Table) else Table()
    lines = []
    for row in field.rows:
        then = before.rows.get(row.id, {}) if before else None
        cells = _cells(field, now.rows.get(row.id, {}), then, row.without)
        lines.append(TableLine(row.label, cells, row.hint or ""))
    old = {row.label: row.cells for row in before.added} if before else {}
    for added in now.added:
        cells = _cells(field, added.cells, old.get(added.label), ())
        lines.append(
            TableLine(added.label, cells, "", before is not None and added.label not in old)
        )
    return tuple(lines)


def _cells(
    field: TableField,
    now: Mapping[str, str],
    before: Mapping[str, str] | None,
    without: Container[str],
) -> tuple[TableCell | None, ...]:
    return tuple(
        None if column.id in without else _cell(column, now.get(column.id, ""), before)
        for column in field.columns
    )


def _cell(column: Column, now: str, before: Mapping[str, str] | None) -> TableCell:
    then = now if before is None else before.get(column.id, "")
    was = "".join(lines_of(column, then)) if then.strip() != now.strip() else None
    return TableCell("".join(lines_of(column, now)), was)
