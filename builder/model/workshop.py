"""A workshop file: what a collation page saves, to be opened again next round."""

from typing import Annotated, Literal

from pydantic import Field as Described
from pydantic import StrictInt, StringConstraints

from builder.model.agreed import Plan
from builder.model.base import LONG_TEXT, Id, Line, Model
from builder.model.returns import Hex32, Return, Sha256

Words = Annotated[str, StringConstraints(max_length=LONG_TEXT)]
"""Words as they stand while people still write: perhaps none yet."""

Name = Annotated[str, StringConstraints(max_length=200)]

Whose = Annotated[str, StringConstraints(max_length=100)]
"""A subject: its id, "group/subject" where the page knows no list, or the id of a guest."""

FindingKind = Literal["strongest", "weakest", "widest", "pairs", "moved", "silent"]

Verdict = Literal[
    "accepted",
    "unchanged",
    "newer",
    "older",
    "clash",
    "conflict",
    "wrong-rubric",
    "wrong-group",
    "wrong-subject",
    "unplaced",
    "other-edition",
    "unknown-round",
    "unknown-voice",
    "damaged",
    "foreign",
    "large",
    "newer-format",
    "unreadable",
    "empty-zip",
    "workshop",
]
"""What became of a file that was taken in."""


class Guest(Model):
    """Something judged that the page's list does not have, as it was typed."""

    id: Hex32
    name: Name


class Kept(Model):
    """One revision of one return, as it came or as it was entered by hand."""

    document: Annotated[Return, Described(alias="return")]
    files: Annotated[tuple[Name, ...], Described(max_length=1000)] = ()
    """The names of the files that it came in."""
    subject: Whose | None = None
    """Whose a person says it is, where the return does not say it or nobody knows that id."""
    origin: Literal["file", "entered"]


class Filed(Model):
    """A file that was taken in, and what became of it. None is left out."""

    name: Name
    verdict: Verdict
    document: Annotated[Hex32 | None, Described(alias="return")] = None
    revision: Annotated[StrictInt, Described(ge=1, le=1_000_000_000)] | None = None
    found: Name = ""
    """What the file says of itself, such as the other school or edition."""


class Decision(Model):
    """Which of several returns that disagree counts: a person's choice."""

    round: Id
    subject: Whose
    voice: Id
    speaker: Name = ""
    chosen: Hex32


class Finding(Model):
    """What a person made of a drafted finding."""

    text: Words
    draft: Words
    """The draft that was edited: where the figures have changed since, it differs from today's."""


class Weight(Model):
    """A priority in the making."""

    criterion: Id
    why: Words = ""


class Step(Model):
    """An agreed action in the making."""

    id: Id
    what: Words = ""
    who: Name = ""
    by: Name = ""
    criteria: tuple[Id, ...] = ()
    schools: tuple[Whose, ...] = ()
    """Whom it concerns; all of them where the list is empty."""
    plans: tuple[Plan, ...] = ()


class Meeting(Model):
    """What was written over the grid of one round."""

    findings: dict[FindingKind, Finding] = {}
    """Only those that a person changed."""
    other: Words = ""
    """What the figures do not say."""
    summary: Words = ""
    """What was found, in the group's own words."""
    dots: dict[Id, Annotated[StrictInt, Described(ge=0, le=10_000)]] = {}
    """How many dots each criterion was given when people chose."""
    priorities: Annotated[tuple[Weight, ...], Described(max_length=10)] = ()
    actions: Annotated[tuple[Step, ...], Described(max_length=200)] = ()


class Workshop(Model):
    """One rubric in one group: all returns taken in, of every round, and what was agreed."""

    id: Hex32
    revision: Annotated[StrictInt, Described(ge=1, le=1_000_000_000)]
    """Counts up with every save."""
    rubric: Id
    edition: Line
    fingerprint: Sha256
    """Of the rubric's text on the page that saved the file."""
    group: Id | None
    """None where the page knows no list of schools."""
    round: Id
    """The round that was in view."""
    subjects: Annotated[tuple[Guest, ...], Described(max_length=1000)] = ()
    returns: Annotated[tuple[Kept, ...], Described(max_length=20_000)] = ()
    """Every revision that came; the higher one of an id is used."""
    files: Annotated[tuple[Filed, ...], Described(max_length=50_000)] = ()
    decisions: Annotated[tuple[Decision, ...], Described(max_length=1000)] = ()
    meetings: dict[Id, Meeting] = {}
    """By round."""


class WorkshopEnvelope(Model):
    """What a collation page saves: a workshop with the checksum that shows damage on its way."""

    format: Literal["packs-workshop"]
    version: Annotated[StrictInt, Described(ge=1, le=1)]
    sha256: Sha256
    """Over the workshop as JSON with sorted keys, ASCII only, no spaces, whole numbers only."""
    workshop: Workshop
