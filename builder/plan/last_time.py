"""What a member judged last time, for the paper on which it judges again."""

from collections.abc import Iterator

from builder.cells import UNSAID, Heard
from builder.model.cluster import Member
from builder.model.rubric import Criterion
from builder.plan.occasion import OccasionPlan
from builder.views.paper import MOST_POINTS, WRITTEN, LastTime, Mark


def last_time(occasion: OccasionPlan, member: Member) -> LastTime | None:
    """The marks of the last round that a member answered; None where nothing was marked."""
    before = occasion.before(occasion.held.of(member))
    if before is None:
        return None
    held, one = before
    criteria = occasion.asked.rubric.criteria
    marks = tuple(mark for got in criteria for mark in _marks(occasion, got, one))
    return LastTime(held.round, marks) if any(got.shown for got in marks) else None


def _marks(occasion: OccasionPlan, criterion: Criterion, one: Heard) -> Iterator[Mark]:
    """All places, whatever was judged: so that one template serves for every member."""
    if one.is_silent_on(criterion) or one.said is None:
        return
    asks = one.working.asks(criterion)
    answer = one.said.answers.get(criterion.id, UNSAID) if asks else UNSAID
    choices = occasion.asked.ladders[criterion.id].choices
    if len(choices) > MOST_POINTS:
        label = next((got.label for got in choices if got.value == answer.value), "")
        yield Mark(criterion.id, WRITTEN, bool(label), label)
    else:
        for choice in choices:
            yield Mark(criterion.id, str(choice.value), choice.value == answer.value)
    yield Mark(criterion.id, "state not-discussed", answer.state == "not-discussed")
    if criterion.not_applicable:
        yield Mark(criterion.id, "state not-applicable", answer.state == "not-applicable")
