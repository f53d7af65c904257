"""Paths: the page, and the chart on paper."""

from dataclasses import dataclass
from typing import Literal

from builder.model.path import Outcome, Path, PathStep
from builder.model.project import Authority
from builder.views.common import Link

Answer = Literal["yes", "no"]


@dataclass(frozen=True)
class Stop:
    """A step or an outcome, as others lead to it."""

    id: str
    mark: str
    """A step's number, an outcome's letter."""
    title: str
    ends: bool
    """Whether it is an outcome."""


@dataclass(frozen=True)
class Way:
    """An answer, with the stop at the other end: where it leads to, or where it was given."""

    answer: Answer
    stop: Stop


@dataclass(frozen=True)
class Line:
    """A line in a chart's margin, as far as it runs in one row of the chart."""

    column: int
    """From the boxes outwards, from 0."""
    kind: Literal["past", "out", "join", "in"]
    """It runs on, begins at a box, takes up another way on its way, or ends at a box."""


@dataclass(frozen=True)
class Drawn:
    """How a step's ways are drawn, and which lines of other steps run past it."""

    above: tuple[Line, ...]
    beside: tuple[Line, ...]
    below: tuple[Line, ...]
    entered: bool
    """Whether a line comes straight down from the step before."""
    down: Way | None
    """To the next step."""
    margin: Way | None
    """To a later step, past others."""
    side: tuple[Way, ...]
    """To what stands at the side."""


@dataclass(frozen=True)
class StepView:
    """A question with its ways on, and the ways that lead to it."""

    stop: Stop
    step: PathStep
    ways: tuple[Way, ...]
    reached: tuple[Way, ...]
    drawn: Drawn


@dataclass(frozen=True)
class OutcomeView:
    """An outcome with the ways that lead to it."""

    stop: Stop
    outcome: Outcome
    reached: tuple[Way, ...]


@dataclass(frozen=True)
class PathView:
    """A path as a page and as a chart to print."""

    id: str
    path: Path
    steps: tuple[StepView, ...]
    outcomes: tuple[OutcomeView, ...]
    columns: int
    """How many lines run beside each other in the chart's margin."""
    document: Link | None
    authority: Authority
