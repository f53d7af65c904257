"""A member's sections at a glance: a square a criterion."""

from builder.cells import Cell, Heard, cell_of
from builder.model.rubric import Section
from builder.plan.occasion import OccasionPlan
from builder.scoring import Ladder
from builder.views.profile import Picture

LARGE = 3
"""A section of fewer criteria needs no picture of its own."""


def pictures_of(occasion: OccasionPlan, one: Heard) -> tuple[Picture, ...]:
    """A picture of each large section and of the whole, on the rubric's own scale."""
    ladder, rubric = occasion.asked.ladder, occasion.asked.rubric
    if one.said is None or ladder is None:
        return ()
    own = [(section.title, _squares(occasion, one, section)) for section in rubric.sections]
    large = [_picture(title, cells, ladder) for title, cells in own if len(cells) >= LARGE]
    whole = tuple(got for _, section in own for got in section)
    if len(whole) < 2:  # One square is no picture.
        return ()
    rest = len(whole) - sum(len(picture.cells) for picture in large)
    if len(large) == 1 and rest == 1:
        return tuple(large)
    everything = _picture("", whole, ladder)
    return (*large, everything) if len(large) > 1 else (everything,)


def _squares(occasion: OccasionPlan, one: Heard, section: Section) -> tuple[Cell, ...]:
    """The section's cells on the rubric's own scale, without what is not asked."""
    own = (got for got in section.criteria if got.scale is None)
    cells = (cell_of(got, occasion.asked.ladders[got.id], one) for got in own)
    return tuple(got for got in cells if got.kind != "not-asked")


def _picture(title: str, cells: tuple[Cell, ...], ladder: Ladder) -> Picture:
    bands = [got.band for got in cells]
    counts = ((band, bands.count(band)) for band in ladder.bands)
    return Picture(
        title,
        tuple(sorted(cells, key=lambda got: got.band.rank if got.band else len(ladder.bands) + 1)),
        tuple((band, count) for band, count in counts if count),
        bands.count(None),
    )
