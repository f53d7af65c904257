"""A path: yes/no questions that lead to an outcome."""

from typing import Annotated

from pydantic import Field as Described

from builder.model.base import Audience, Id, Line, Model, Prose


class PathStep(Model):
    """One question with its two ways on."""

    id: Id
    question: Line
    help: Prose | None = None
    """What to look at before answering."""
    yes: Id
    """The step or the outcome that follows."""
    no: Id


class Outcome(Model):
    """Where a path ends."""

    id: Id
    title: Line
    text: Prose


class Path(Model):
    """Steps to outcomes. The first step begins it."""

    title: Line
    summary: Line
    audience: Audience = "open"
    introduction: Prose
    steps: Annotated[tuple[PathStep, ...], Described(min_length=1, max_length=20)]
    outcomes: Annotated[tuple[Outcome, ...], Described(min_length=2, max_length=20)]
