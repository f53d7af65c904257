"""What became of the files in an inbox, and what still waits for a person."""

from typing import Annotated, Literal

from pydantic import Field as Described
from pydantic import StrictBool, StrictInt, StringConstraints

from builder.model.base import Id, Model
from builder.model.returns import Hex32, Sha256

CollectVerdict = Literal[
    "accepted",
    "incomplete",
    "carried",
    "newer",
    "unchanged",
    "older",
    "duplicate",
    "passed-over",
    "workshop",
    "clash",
    "conflict",
    "wrong-rubric",
    "wrong-group",
    "wrong-subject",
    "unplaced",
    "other-edition",
    "other-round",
    "unknown-round",
    "unknown-voice",
    "damaged",
    "foreign",
    "large",
    "newer-format",
    "unreadable",
    "unsafe",
    "empty-zip",
    "printed",
    "untouched",
    "mistyped",
]
"""What became of a file. Where the collation page has the verdict too, it has the same name."""

Revision = Annotated[StrictInt, Described(ge=0, le=1_000_000_000)]
Found = Annotated[str, StringConstraints(max_length=200)]


class Filed(Model):
    """A file of the inbox, or in a zip or a message there, and what became of it."""

    name: str
    """Where it is in the inbox: folders, zips and messages on the way, with slashes between."""
    verdict: CollectVerdict
    needs_person: StrictBool
    incomplete: StrictBool = False
    """Whether something is blank, not discussed, or lacks its reason, in what was accepted."""
    rubric: str | None = None
    round: str | None = None
    group: str | None = None
    subject: str | None = None
    voice: str | None = None
    id: Hex32 | None = None
    revision: Revision | None = None
    edition: str | None = None
    found: Found = ""
    """What the file says of itself: the name that was typed, or what is not known of it."""
    sha256: Sha256 | None = None
    """Of its bytes as they came: those accepted are kept under it in the group's `received`."""
    reason: str
    todo: str = ""


class Side(Model):
    """One of several returns of which one alone can count."""

    id: Hex32
    revision: Revision
    edition: str
    speaker: str = ""
    typed: str = ""
    """The name that stands in it."""
    answers: int
    """How many questions it answers."""
    counts: StrictBool
    """Whether it counts now."""


class Difference(Model):
    """A question that the sides answer otherwise."""

    criterion: str
    said: tuple[str, ...]
    """What each says, in the order of the sides."""


class Disputed(Model):
    """Several returns, or workshop files, of which a person has to choose one."""

    group: str
    rubric: str
    round: str | None
    """None, with all after it, for workshop files."""
    subject: str | None
    voice: str | None
    sides: tuple[Side, ...]
    differences: tuple[Difference, ...] = ()


class Collected(Model):
    """The register of one run: every file of the inbox, once, in the order of their names."""

    files: tuple[Filed, ...]
    conflicts: tuple[Disputed, ...] = ()


class Waiting(Model):
    """A file that was not accepted and needs a person."""

    name: str
    """The file's own name, without folders."""
    verdict: CollectVerdict
    found: Found = ""
    rubric: Id | None = None
    round: Id | None = None
    subject: Id | None = None
    id: Hex32 | None = None
    revision: Revision | None = None
    sha256: Sha256 | None = None


class WaitingList(Model):
    """What waits for a person in one group. `packs collect` writes it."""

    waiting: tuple[Waiting, ...] = ()
