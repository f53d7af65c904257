"""A pack: what people download and use together."""

from typing import Annotated

from pydantic import Field as Described

from builder.model.base import Audience, Id, Line, Model, Prose


class Step(Model):
    """One thing to do, in order."""

    title: Line
    text: Prose
    who: Line
    """The role that does it."""


class Pack(Model):
    """Rubrics and guidance for one piece of work."""

    title: Line
    summary: Line
    """One sentence: what it is for."""
    time: Line
    """How long it takes, in words."""
    audience: Audience = "open"
    introduction: Prose
    steps: Annotated[tuple[Step, ...], Described(min_length=1, max_length=12)]
    """What to do, the first thing first."""
    rubrics: Annotated[tuple[Id, ...], Described(min_length=1)]
    modules: tuple[Id, ...] = ()
    activities: tuple[Id, ...] = ()
    paths: tuple[Id, ...] = ()
    calendars: tuple[Id, ...] = ()
    reports: tuple[Id, ...] = ()
    documents: tuple[Id, ...] = ()
    """What is printed together as one PDF."""
    large_print: bool = False
    """Whether the forms of its rubrics are printed at 18 points too."""
    examples: tuple[Id, ...] = ()
    """Invented groups whose grids are used with it, where a folder holds them."""
