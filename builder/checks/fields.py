"""What a rubric asks beside and around its judgements, held against itself."""

from collections.abc import Collection, Iterator

from builder.checks.common import doubled, listed, unknown
from builder.model.fields import Choice, ChoiceField, Field, SeveralField, TableField
from builder.model.rubric import Rubric
from builder.places import Location
from builder.problems import Problem
from builder.sources import Source


def check_fields(rubric: Rubric, source: Source) -> Iterator[Problem]:
    """Every field that does not hold together, and every voice or field named in vain."""
    voices = [voice.id for voice in rubric.voices]
    for key in ("criterion_fields", "return_fields"):
        fields: tuple[Field, ...] = getattr(rubric, key)
        yield from doubled(source, listed(key, fields), "field")
        for place, field in enumerate(fields):
            yield from _named(source, (key, place, "voices"), field.voices, voices, "voice")
            yield from _field(field, (key, place), source)
    beside = [field.id for field in rubric.criterion_fields]
    for place, voice in enumerate(rubric.voices):
        if voice.reason is not None:
            at: Location = ("voices", place, "reason")
            yield from unknown(source, at, voice.reason, beside, "criterion field")
    if rubric.focus is not None:
        yield from unknown(source, ("focus",), rubric.focus, beside, "criterion field")
    for s, section in enumerate(rubric.sections):
        for c, criterion in enumerate(section.criteria):
            here: Location = ("sections", s, "criteria", c)
            yield from _named(source, (*here, "voices"), criterion.voices, voices, "voice")
            named = criterion.fields or ()
            yield from _named(source, (*here, "fields"), named, beside, "criterion field")


def _named(
    source: Source, at: Location, names: tuple[str, ...], known: Collection[str], what: str
) -> Iterator[Problem]:
    for place, name in enumerate(names):
        yield from unknown(source, (*at, place), name, known, what)


def _field(field: Field, at: Location, source: Source) -> Iterator[Problem]:
    if isinstance(field, ChoiceField | SeveralField):
        yield from _choices(field.choices, at, source)
    if isinstance(field, TableField):
        yield from _table(field, at, source)


def _choices(choices: tuple[Choice, ...], at: Location, source: Source) -> Iterator[Problem]:
    places = ((got.id, (*at, "choices", place, "id")) for place, got in enumerate(choices))
    yield from doubled(source, places, "choice")


def _table(field: TableField, at: Location, source: Source) -> Iterator[Problem]:
    columns = {column.id for column in field.columns}
    rows = ((got.id, (*at, "rows", place, "id")) for place, got in enumerate(field.rows))
    yield from doubled(source, rows, "row")
    heads = ((got.id, (*at, "columns", place, "id")) for place, got in enumerate(field.columns))
    yield from doubled(source, heads, "column")
    if not field.rows and field.added is None:
        hint = "List them under `rows:`, or let people add theirs with `added:`."
        yield source.problem((*at, "id"), f"the table {field.id!r} has no rows", hint)
    for place, row in enumerate(field.rows):
        yield from _named(source, (*at, "rows", place, "without"), row.without, columns, "column")
    for place, column in enumerate(field.columns):
        here = (*at, "columns", place)
        yield from _choices(column.choices, here, source)
        if column.kind == "choice" and not column.choices:
            hint = "Add `choices:`, each with an id and a label."
            yield source.problem((*here, "kind"), f"the column {column.id!r} has no choices", hint)
        if column.kind != "choice" and column.choices:
            message = f"the column {column.id!r} has choices, and its kind is {column.kind}"
            hint = "Write `kind: choice`, or delete the choices."
            yield source.problem((*here, "choices"), message, hint, key=True)
