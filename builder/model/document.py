"""A document: what goes into one PDF, in which order, and for whom."""

from typing import Annotated, Literal

from pydantic import Field as Described
from pydantic import StrictInt

from builder.model.base import Audience, Id, Line, Model

Copy = Literal["facilitator", "participants", "large-print"]
"""With notes and all sheets, without them, or the participants' copy at 18 points."""

Paper = Literal["a4", "a3"]

People = Annotated[StrictInt, Described(ge=1, le=200)]


class _Part(Model):
    """What all parts have."""

    id: Id
    title: Line
    """Its heading, in the contents too."""
    copies: tuple[Literal["facilitator", "participants"], ...] = ()
    """Which copies have it; all where the list is empty. Large print is a participants' copy."""


class BarePart(_Part):
    """A part that needs nothing else named: it is about the document or the group's answers."""

    kind: Literal["cover", "contents", "findings", "questions"]


class GridPart(_Part):
    """The group's answers side by side, or an empty grid where nobody has answered."""

    kind: Literal["grid"]
    paper: Paper = "a4"
    """How large the grid's own pages are. On A3 more schools share a page."""


class ModulePart(_Part):
    """A part of a module: its objectives, its agenda with the sessions, or its text."""

    kind: Literal["objectives", "agenda", "text"]
    module: Id


class ActivityPart(_Part):
    """An activity with its sheets, as many as are needed."""

    kind: Literal["activity"]
    activity: Id


class EvaluationPart(_Part):
    """A form that asks for words, to fill in by hand."""

    kind: Literal["evaluation"]
    rubric: Id


class ExamplePart(_Part):
    """Parts of another document, with the answers of an invented group."""

    kind: Literal["example"]
    document: Id
    group: Id
    parts: tuple[Id, ...] = ()
    """Which of its parts; all but its cover and its contents where the list is empty."""


Part = Annotated[
    BarePart | GridPart | ModulePart | ActivityPart | EvaluationPart | ExamplePart,
    Described(discriminator="kind"),
]


class Document(Model):
    """Parts that are printed together, in one copy or several from one source."""

    title: Line
    summary: Line
    """One sentence: what it is for."""
    audience: Audience = "open"
    rubric: Id | None = None
    """Made for each group that answers this rubric, with its current round. Left out in a document
    that is the same for everybody."""
    people: People | None = None
    """For how many people sheets are counted. Left out where it is one for each member of the
    group."""
    copies: Annotated[tuple[Copy, ...], Described(min_length=1, max_length=3)]
    parts: Annotated[tuple[Part, ...], Described(min_length=1, max_length=40)]

    @property
    def about_answers(self) -> bool:
        """Whether it shows what a group answered side by side."""
        return any(part.kind in ("grid", "findings", "questions") for part in self.parts)
