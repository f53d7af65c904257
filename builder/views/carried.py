"""What a page's scripts know of earlier editions: enough to read answers to them, and to name what
cannot be carried over as it was called then."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from builder.asking import Asked, fields_for, sections_for
from builder.carry import Carrying
from builder.model.fields import ChoiceField, Column, Field, SeveralField, TableField
from builder.model.rubric import Criterion, Rubric, Voice
from builder.scoring import ladder_of
from builder.ways import Way


def carrying_data(carrying: Carrying) -> Mapping[str, Any]:
    """How answers to one earlier edition are read: themes/default/js/carry.js does it.

    Scales that are alike stand there once; criteria name theirs by its place.
    """
    rubric = carrying.rubric
    scales: list[Mapping[str, Any]] = []
    criteria = []
    for criterion in rubric.criteria:
        scale = _scale(carrying, criterion)
        if scale not in scales:
            scales.append(scale)
        criteria.append(
            {
                "id": criterion.id,
                "title": f"{criterion.number} {criterion.label}",
                "scale": scales.index(scale),
                **_way(carrying, criterion),
            }
        )
    return {
        "edition": rubric.edition,
        "fingerprint": carrying.fingerprint,
        "voices": sorted(carrying.voices),
        "scales": scales,
        "criteria": criteria,
        "asked": _among(rubric.return_fields, carrying.fields),
    }


def written_data(rubric: Rubric) -> list[Mapping[str, Any]]:
    """The fields of an edition by their labels, as a form names what is kept of them."""
    return [_written(got) for got in (*rubric.criterion_fields, *rubric.return_fields)]


def for_voice(carrying: Carrying, asked: Asked, voice: Voice) -> Carrying:
    """The same for a form, which can take no more than its voice is asked today."""
    rubric = carrying.rubric
    criteria = {got.id for part in sections_for(asked.rubric, voice) for got in part.criteria}
    beside = {got.id for got in fields_for(asked.rubric.criterion_fields, voice)}
    whole = {got.id for got in fields_for(asked.rubric.return_fields, voice)}
    return replace(
        carrying,
        ways={
            name: way if criteria.issuperset(way.into) else Way(way.into, {}, way.why)
            for name, way in carrying.ways.items()
        },
        beside={name: fields & beside for name, fields in carrying.beside.items()},
        fields=carrying.fields & whole,
        voices=frozenset({voice.id}),
        rubric=rubric.model_copy(
            update={
                "sections": sections_for(rubric, voice),
                "criterion_fields": fields_for(rubric.criterion_fields, voice),
                "return_fields": fields_for(rubric.return_fields, voice),
            }
        ),
    )


def _written(field: Field) -> Mapping[str, Any]:
    found: dict[str, Any] = {"id": field.id, "label": field.label, "labels": _labels(field)}
    if isinstance(field, TableField):
        found |= {
            "rows": {got.id: got.label for got in field.rows},
            "columns": {got.id: {"labels": _labels(got)} for got in field.columns},
        }
    return found


def _labels(kind: Field | Column) -> Mapping[str, str]:
    choices = kind.choices if isinstance(kind, ChoiceField | SeveralField | Column) else ()
    return {got.id: got.label for got in choices}


def _way(carrying: Carrying, criterion: Criterion) -> Mapping[str, Any]:
    """Where a criterion's answers go; nothing where they cannot be compared."""
    way = carrying.ways[criterion.id]
    if not way.values:
        return {}
    return {
        "into": way.into[0],
        "fields": _among(carrying.rubric.criterion_fields, carrying.beside[criterion.id]),
        "not_applicable": criterion.id in carrying.not_applicable,
    }


def _scale(carrying: Carrying, criterion: Criterion) -> Mapping[str, Any]:
    """What the values were called, where a value is not its own name, and what they are now."""
    ladder = ladder_of(criterion, carrying.rubric)
    choices = ladder.choices if ladder else ()
    values = carrying.ways[criterion.id].values
    return {
        "labels": {str(got.value): got.label for got in choices if got.label != str(got.value)},
        "values": [[got.value, values[got.value]] for got in choices if got.value in values],
    }


def _among(fields: Iterable[Field], kept: frozenset[str]) -> list[str]:
    return [field.id for field in fields if field.id in kept]
