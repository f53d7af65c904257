"""What a rubric's results and conditions may name, and what kind of value stands there."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from builder.asking import JUDGEMENT
from builder.model.fields import Column, Field, TableField
from builder.model.results import Compare, DatePlus, Lookup, Result
from builder.model.rubric import Criterion, Rubric
from builder.places import Location
from builder.quantities import day_of, hundredths
from builder.scoring import ladder_of

ROUND = "round"
"""In a comparison: the day of the round."""


@dataclass(frozen=True)
class Kind:
    """What a ref stands for. Text is no number, no day, and has no set values."""

    number: bool = False
    day: bool = False
    values: tuple[str, ...] = ()
    """All the values that it can have, where these are set."""
    many: bool = False
    """Whether it can have several values at once."""
    table: bool = False
    """Whether it is a whole table, of which only a column can be used."""
    asked: bool = True
    """Whether a person answers it; not so for results and columns, which no condition can name."""

    @property
    def words(self) -> str:
        """What it is, for a message."""
        if self.table:
            return "a table"
        names = ((self.number, "a number"), (self.day, "a date"), (self.values, "a choice"))
        return next((name for found, name in names if found), "text")


Kinds = dict[str, Kind]


@dataclass(frozen=True)
class Scope:
    """What a result may name where it stands."""

    at: Location
    """Of the result itself."""
    known: Kinds
    later: frozenset[str]
    """The results of the list that come after it, and its own id."""
    each: Kinds
    """What belongs to each member, where the result is the whole group's."""


def subject_kinds(rubric: Rubric) -> Kinds:
    """What the results of one subject may name: its criteria and return fields."""
    judged = {criterion.id: kind_of_judgement(rubric, [criterion]) for criterion in rubric.criteria}
    return judged | field_kinds(rubric.return_fields)


def criterion_kinds(rubric: Rubric) -> Kinds:
    """What the results of a criterion may name: what was judged, and the fields beside it."""
    judged = {JUDGEMENT: kind_of_judgement(rubric, rubric.criteria)} if rubric.criteria else {}
    return judged | field_kinds(rubric.criterion_fields)


def kind_of_judgement(rubric: Rubric, criteria: Iterable[Criterion]) -> Kind:
    """Whatever may be judged on one of these criteria."""
    ladders = [found for criterion in criteria if (found := ladder_of(criterion, rubric))]
    values = dict.fromkeys(str(choice.value) for one in ladders for choice in one.choices)
    numeric = bool(ladders) and all(one.numeric for one in ladders)
    return Kind(number=numeric, values=tuple(values))


def field_kinds(fields: Iterable[Field]) -> Kinds:
    """What may be named of fields: each, and each column of a table."""
    found: Kinds = {}
    for field in fields:
        found[field.id] = _kind(field)
        if isinstance(field, TableField):
            for column in field.columns:
                kind = replace(_kind(column), many=True, asked=False)
                found[f"{field.id}.{column.id}"] = kind
    return found


def _kind(field: Field | Column) -> Kind:
    choices = () if isinstance(field, TableField) else getattr(field, "choices", ())
    return Kind(
        number=field.kind in ("number", "percentage"),
        day=field.kind == "date",
        values=tuple(choice.id for choice in choices),
        many=field.kind == "several",
        table=field.kind == "table",
    )


def result_kind(result: Result, known: Kinds) -> Kind:
    """What comes of a result, for those after it."""
    if isinstance(result, Compare):
        return Kind(values=("more", "equal", "less"), asked=False)
    if isinstance(result, DatePlus):
        return Kind(day=True, asked=False)
    if not isinstance(result, Lookup):
        return Kind(number=True, asked=False)
    follows = [(one,) if isinstance(one, str) else one for one in result.values.values()]
    values = tuple(dict.fromkeys(text for texts in follows for text in texts))
    of = known.get(result.of, Kind())
    return Kind(
        number=bool(values) and all(hundredths(text) is not None for text in values),
        day=bool(values) and all(day_of(text) is not None for text in values),
        values=values,
        many=of.many or any(len(texts) > 1 for texts in follows),
        asked=False,
    )
