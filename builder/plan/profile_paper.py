"""One member's profile on paper: what its page shows, and what to do about it."""

from collections.abc import Iterator
from dataclasses import replace

from builder.asking import Asked
from builder.cells import Heard
from builder.plan.extracts import actions_for
from builder.plan.following import above, place_of
from builder.plan.occasion import OccasionPlan
from builder.views.common import Link
from builder.views.profile import ProfileLine, ProfileView
from builder.views.profile_paper import Ahead, Concerns, ProfilePaperView

LOWEST = 3
"""How many criteria are shown the next place where nobody picked any."""


def on_paper(occasion: OccasionPlan, one: Heard, view: ProfileView) -> ProfilePaperView:
    """What is printed of a member."""
    lines = [line for section in view.sections for line in section.lines]
    picked = [Ahead(got.criterion, got.cell, got.following) for got in lines if got.following]
    return ProfilePaperView(
        profile=_without_ways(view),
        authority=view.authority,
        ahead=tuple(picked or _lowest(occasion.asked, lines)),
        picked=bool(picked),
        agreed=_concerns(occasion, one),
    )


def _without_ways(view: ProfileView) -> ProfileView:
    """The same without its ways elsewhere, so that folders that show the same print it once."""
    since = Link("", view.since.label) if view.since else None
    history = view.history
    if history:
        history = replace(history, rows=tuple(replace(row, link=None) for row in history.rows))
    return replace(view, since=since, history=history, ways=(), document=None)


def _lowest(asked: Asked, lines: list[ProfileLine]) -> Iterator[Ahead]:
    """On a scale of points, what was judged lowest; of equal ones the first in the rubric.

    Levels in words need not be better or worse, as those of a plan's progress are not: there a
    rubric says itself what picks a criterion.
    """
    if asked.ladder is None or not asked.ladder.numeric:
        return
    ladder = asked.ladder
    own = [got for got in lines if got.criterion.scale is None and got.cell.kind == "value"]
    for line in sorted(own, key=lambda got: place_of(ladder, got.cell))[:LOWEST]:
        following = above(line.criterion, ladder, line.cell)
        if following.kind != "top":
            yield Ahead(line.criterion, line.cell, following)


def _concerns(occasion: OccasionPlan, one: Heard) -> Concerns | None:
    agreed = occasion.agreed
    if agreed is None:
        return None
    criteria = {got.id: got for got in occasion.asked.rubric.criteria}
    priorities = tuple(criteria[got.criterion] for got in agreed.priorities)
    return Concerns(priorities, actions_for(occasion, agreed, "school", one.member))
