"""What the next place on the ladder looks like, beside what a member wants to work on."""

from collections.abc import Container

from builder.asking import Asked
from builder.cells import Cell
from builder.model.base import Audience
from builder.model.returns import Answer
from builder.model.rubric import Criterion
from builder.prevail import is_blank
from builder.scoring import Ladder
from builder.views.profile import Following


def following(
    asked: Asked,
    criterion: Criterion,
    prevails: Answer,
    judged: Cell,
    readers: Container[Audience],
) -> Following | None:
    """The next place, where the criterion was picked for development; None where it was not."""
    rubric = asked.rubric
    field = next((got for got in rubric.criterion_fields if got.id == rubric.focus), None)
    if field is None or field.audience not in readers:
        return None
    if is_blank(prevails.fields.get(field.id, "")):
        return None
    if judged.kind != "value":
        return Following("unjudged")
    return above(criterion, asked.ladders[criterion.id], judged)


def above(criterion: Criterion, ladder: Ladder, judged: Cell) -> Following:
    """The next place over a value."""
    at = place_of(ladder, judged)
    return _anchor(criterion, ladder, at) if ladder.numeric else _level(criterion, ladder, at)


def place_of(ladder: Ladder, judged: Cell) -> int:
    """How far up a value stands: 0 is the lowest."""
    places = [(got.label, got.band) for got in ladder.choices]
    return places.index((judged.label, judged.band or ladder.bands[0]))


def _level(criterion: Criterion, ladder: Ladder, at: int) -> Following:
    if at + 1 == len(ladder.choices):
        return Following("top")
    above = ladder.choices[at + 1]
    return Following("level", above.label, criterion.descriptors.get(str(above.value), ""))


def _anchor(criterion: Criterion, ladder: Ladder, at: int) -> Following:
    """On a scale of points: its middle or its right end, whichever is next above."""
    last = len(ladder.choices) - 1
    if at == last:
        return Following("top")
    if 2 * at < last:
        return Following("middle", "", criterion.descriptors.get("middle", ""))
    return Following("right", ladder.choices[last].label, criterion.descriptors.get("right", ""))
