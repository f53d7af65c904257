"""Fields that stand together on a page or a form."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from builder.model.fields import Field


@dataclass(frozen=True)
class FieldGroup:
    """Fields that stand together, under one heading or under none."""

    title: str
    fields: tuple[Field, ...]

    def label(self, field: Field) -> str:
        """What a field is called under the heading."""
        return field.label


def field_groups(fields: Iterable[Field]) -> tuple[FieldGroup, ...]:
    """Fields as they stand together: neighbours of one group under its heading."""
    runs = groupby(fields, key=lambda field: field.group or "")
    return tuple(FieldGroup(title, tuple(run)) for title, run in runs)
