"""Scales: what a judgement may be, in points or in words."""

from typing import Annotated, Literal

from pydantic import Discriminator, StrictBool, StrictInt, Tag
from pydantic import Field as Described

from builder.model.base import Id, Line, Model

Value = StrictInt | Id
"""A judgement: a number of points, or the id of a level."""


class Band(Model):
    """A named range of points. It may reach beyond the scale, as 0-3 does on a scale from 1."""

    id: Id
    title: Line
    """The word on screen and paper, such as "low"."""
    from_: Annotated[StrictInt, Described(alias="from")]
    """The lowest number of points in the band."""
    to: StrictInt
    """The highest number of points in the band."""


class Points(Model):
    """The two ends of a scale of whole numbers."""

    from_: Annotated[StrictInt, Described(alias="from", ge=0, le=100)]
    """The lowest score that can be given."""
    to: Annotated[StrictInt, Described(ge=0, le=100)]
    """The highest score that can be given."""


class PointScale(Model):
    """Judgements are whole numbers, and bands name ranges of them."""

    points: Points
    bands: Annotated[tuple[Band, ...], Described(min_length=2, max_length=5)]
    """Lowest first, without gaps or overlaps."""


class Level(Model):
    """One step of an ordered scale in words."""

    id: Id
    title: Line
    optional: StrictBool = False
    """Offered only by the criteria that describe it, such as a place below the lowest level."""


class LevelScale(Model):
    """Judgements are one of a few ordered levels."""

    levels: Annotated[tuple[Level, ...], Described(min_length=2, max_length=5)]
    order: Literal["best-last", "best-first"]
    """Which end of the list is the best."""


def _scale_kind(scale: object) -> str:
    levels = isinstance(scale, LevelScale) or (
        isinstance(scale, dict) and not {"levels", "order"}.isdisjoint(scale)
    )
    return "a scale of levels" if levels else "a scale of points"


Scale = Annotated[
    Annotated[PointScale, Tag("a scale of points")]
    | Annotated[LevelScale, Tag("a scale of levels")],
    Discriminator(_scale_kind),
]
