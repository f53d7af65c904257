"""A module: guidance in Markdown under front matter, which may hold a timed agenda."""

from typing import Annotated, Literal

from pydantic import Field as Described
from pydantic import StrictInt, StringConstraints

from builder.model.base import Audience, Id, Line, Model, Prose

Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""A time of day such as "09:15", always in quotes."""


class Session(Model):
    """One item of an agenda. It starts when the one before it ends, or at a fixed time."""

    id: Id
    title: Line
    minutes: Annotated[StrictInt, Described(ge=1, le=480)]
    shared_minutes: Annotated[StrictInt, Described(ge=1, le=480)] | None = None
    """How many of its minutes are shared out among the schools: a group's pack says what that makes
    for each."""
    source: Literal["reconstructed"] | None = None
    """Set where the source document gives no time, and the minutes are ours."""
    at: Clock | None = None
    """A fixed point, such as lunch: it stays put when the start shifts."""
    overrun: Literal["known"] | None = None
    """Set where the author knows that the activity takes longer than the session."""
    activity: Id | None = None
    shown: Prose | None = None
    """What participants see: on the page, on their copy, and on the projector."""
    facilitator: Prose | None = None
    """What the facilitator says and does. Participants' copies leave it out."""


class Agenda(Model):
    """A day or half a day in sessions."""

    starts: Clock
    ends: Clock
    """When people may leave. A day that ends before or after it is a problem."""
    sessions: Annotated[tuple[Session, ...], Described(min_length=1, max_length=40)]


class Module(Model):
    """The front matter of a Markdown file."""

    title: Line
    summary: Line
    """One sentence for the list in which the page stands."""
    audience: Audience = "open"
    objectives: tuple[Line, ...] = ()
    agenda: Agenda | None = None
