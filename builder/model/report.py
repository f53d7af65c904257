"""A report: what goes to a committee, in which order, with the answers of a round as appendix."""

from typing import Annotated

from pydantic import Field as Described

from builder.model.base import Audience, Detail, Id, Line, Model, Prose


class Part(Model):
    """A numbered part of a report."""

    heading: Line
    text: Prose
    """Markdown. Its paragraphs are numbered within the part."""


class Appendix(Model):
    """The answers that a group gave in a round. What changed since the last one is marked."""

    title: Line
    rubric: Id
    group: Id
    subject: Id
    round: Id


class Report(Model):
    """A document for a committee, as a page and to print."""

    title: Line
    summary: Line
    audience: Audience = "group"
    head: tuple[Detail, ...]
    """To whom, when, by whom, and so on, in order."""
    recommendation: Prose
    parts: Annotated[tuple[Part, ...], Described(min_length=1, max_length=20)]
    foot: tuple[Detail, ...] = ()
    """The signatory, the contact, the background documents."""
    appendix: Appendix | None = None
