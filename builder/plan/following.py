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
    ladder, rubric = asked.ladders[criterion.id], asked.rubric
    field = next((got for got in rubric.criterion_fields if got.id == rubric.focus), None)
    if field is None or field.audience not in readers:
        return None
    if is_blank(prevails.fields.get(field.id, "")):
        return None
    if judged.kind != "value":
        return Following("unjudged")
    places = [(got.label, got.band) for got in ladder.choices]
    at = places.index((judged.label, judged.band or ladder.bands[0]))
    return _anchor(criterion, ladder, at) if ladder.numeric else _level(criterion, ladder, at)


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
