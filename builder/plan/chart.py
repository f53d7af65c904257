"""A path as a chart: which ways run straight down, along the margin, or to the side."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.model.path import Path, PathStep
from builder.views.paths import Drawn, Line, Stop, Way

COLUMNS = 4
"""The most lines beside each other in the margin. A way that finds no room is told in words."""


@dataclass(frozen=True)
class _Rail:
    """A line in the margin: from the boxes of some steps to a later one."""

    column: int
    leaves: tuple[int, ...]
    enters: int

    def runs_past(self, place: int) -> bool:
        return self.leaves[0] < place < self.enters


def ways_of(step: PathStep, stops: Mapping[str, Stop]) -> tuple[Way, Way]:
    """A step's two ways on."""
    return Way("yes", stops[step.yes]), Way("no", stops[step.no])


def draw(path: Path, stops: Mapping[str, Stop]) -> tuple[tuple[Drawn, ...], int]:
    """Every step as it is drawn, and how many lines run beside each other in the margin."""
    places = {step.id: place for place, step in enumerate(path.steps)}
    rails = tuple(_rails(path.steps, places))
    by_target = {rail.enters: rail for rail in rails}
    drawn, entered = [], False
    for place, step in enumerate(path.steps):
        down, margin, side = None, None, []
        for way in ways_of(step, stops):
            target = places.get(way.stop.id, -1)
            if target == place + 1:
                down = way
            elif target in by_target and place in by_target[target].leaves:
                margin = way
            else:
                side.append(way)
        lines = _lines(rails, place)
        drawn.append(Drawn(*lines, entered, down, margin, tuple(side)))
        entered = down is not None
    return tuple(drawn), max((rail.column + 1 for rail in rails), default=0)


def _rails(steps: Sequence[PathStep], places: Mapping[str, int]) -> Iterator[_Rail]:
    """One a step that is reached past others; the shortest stand nearest the boxes."""
    leaving: dict[int, list[int]] = {}
    for place, step in enumerate(steps):
        later = [places[to] for to in (step.yes, step.no) if places.get(to, 0) > place + 1]
        if later:  # A box has room for one; the way that leads farther is told in words.
            leaving.setdefault(min(later), []).append(place)
    taken: dict[int, list[_Rail]] = {column: [] for column in range(COLUMNS)}
    for enters, leaves in sorted(leaving.items(), key=lambda got: (got[0] - got[1][0], got)):
        for column, others in taken.items():
            if all(one.enters <= leaves[0] or enters <= one.leaves[0] for one in others):
                others.append(_Rail(column, tuple(leaves), enters))
                yield others[-1]
                break


def _lines(
    rails: Sequence[_Rail], place: int
) -> tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]:
    """What runs in the margin above a step's box, beside it, and below it."""
    beside = [Line(rail.column, "past") for rail in rails if rail.runs_past(place)]
    above, below = list(beside), []
    for rail in rails:
        if rail.enters == place:
            above.append(Line(rail.column, "in"))
        if rail.leaves[0] == place:
            below.append(Line(rail.column, "out"))
        elif place in rail.leaves:
            below.append(Line(rail.column, "join"))
        elif rail.runs_past(place):
            below.append(Line(rail.column, "past"))
    return tuple(above), tuple(beside), tuple(below)
