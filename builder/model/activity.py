"""An activity: what a group does in a session, and the paper that it writes on."""

from typing import Annotated, Literal

from pydantic import Field as Described
from pydantic import StrictInt

from builder.model.base import Audience, Line, Model, Prose


class Sheet(Model):
    """The paper that a group writes on."""

    kind: Literal["panels", "columns", "lines", "slips"]
    """Panels for sticky notes, columns under heads, lines to write on, or slips to cut apart."""
    title: Line
    headings: Annotated[tuple[Line, ...], Described(min_length=1, max_length=12)]
    """One a panel, a column, a question or a slip."""
    copies: Literal["each-person", "each-group", "each-school", "wall"]
    """How many to print: one a person, a group or a school, or one for the wall."""


class Activity(Model):
    """Steps for a group, with its size, its time and its materials."""

    title: Line
    summary: Line
    """One sentence: what comes out of it."""
    audience: Audience = "open"
    number: Line
    groups: Line
    """How people are grouped, such as "groups of three"."""
    group_size: Annotated[StrictInt, Described(ge=2, le=30)] | None = None
    """How many people make a group, so that sheets can be counted. Who is left over joins one."""
    group_count: Annotated[StrictInt, Described(ge=1, le=30)] | None = None
    """Instead of a size: how many groups there are, however many people come."""
    minutes: Annotated[StrictInt, Described(ge=1, le=480)]
    """How long it takes when nothing is cut short."""
    source: Literal["reconstructed"] | None = None
    """Set where the source document gives no time, and the minutes are ours."""
    materials: tuple[Line, ...] = ()
    steps: Annotated[tuple[Prose, ...], Described(min_length=1, max_length=20)]
    facilitator: Prose | None = None
    """What the facilitator says and does. Participants' copies leave it out."""
    sheets: tuple[Sheet, ...] = ()
