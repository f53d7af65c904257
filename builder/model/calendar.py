"""A calendar: who does what, term by term."""

from typing import Annotated

from pydantic import Field as Described

from builder.model.base import Audience, Id, Line, Model, Prose


class Term(Model):
    """A part of the year."""

    id: Id
    title: Line


class Role(Model):
    """Somebody who is accountable for tasks."""

    id: Id
    title: Line


class Task(Model):
    """Something to be done, by whom and when."""

    text: Prose
    roles: Annotated[tuple[Id, ...], Described(min_length=1)]
    terms: tuple[Id, ...] = ()
    """Left out for a standing duty: it holds all year."""


class Calendar(Model):
    """Tasks by term and role."""

    title: Line
    summary: Line
    audience: Audience = "open"
    introduction: Prose
    terms: Annotated[tuple[Term, ...], Described(min_length=1, max_length=12)]
    roles: Annotated[tuple[Role, ...], Described(min_length=1, max_length=30)]
    tasks: Annotated[tuple[Task, ...], Described(min_length=1, max_length=200)]
