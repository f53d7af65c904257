"""What is kept in mind of each return while an inbox is gone through: little, as there are many."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple

from builder.asking import Asked, speaks_for_all
from builder.inbox.sealed import canonical, plain_document
from builder.model.returns import Return
from builder.model.workshop import Workshop

CLUSTERS = PurePosixPath("content/clusters")


class Slot(NamedTuple):
    """What one return alone can stand for."""

    group: str
    rubric: str
    round: str = ""
    """Empty, with all after it, for a workshop."""
    subject: str = ""
    voice: str = ""
    alone: str = ""
    """The return's id where many may speak for one voice, so that none is in another's place."""

    @property
    def is_workshop(self) -> bool:
        """Whether a workshop file stands here, and no return."""
        return not self.round


@dataclass(frozen=True)
class Slip:
    """One revision of a return or of a workshop, in brief."""

    id: str
    revision: int
    slot: Slot
    text: str
    """The document as canonical JSON: what says the same has the same text."""
    edition: str
    subject_name: str = ""
    speaker: str = ""
    is_carried: bool = False
    """Whether it answers an earlier edition, from which answers are carried over."""

    @property
    def place(self) -> PurePosixPath:
        """Where it is kept while it counts, in the project folder."""
        slot, folder = self.slot, CLUSTERS / self.slot.group
        if slot.is_workshop:
            return folder / "workshops" / f"{slot.rubric}.json"
        return folder / "returns" / slot.round / f"{self._stem}.json"

    @property
    def place_in_history(self) -> PurePosixPath:
        """Where it is kept when another one counts."""
        slot, folder = self.slot, CLUSTERS / self.slot.group / "history"
        told = hashlib.sha256(self.text.encode("ascii")).hexdigest()[:12]
        if slot.is_workshop:
            return folder / "workshops" / f"{slot.rubric}.r{self.revision}.{told}.json"
        return folder / slot.round / f"{self._stem}.r{self.revision}.{told}.json"

    @property
    def _stem(self) -> str:
        slot = self.slot
        stem = f"{slot.subject}.{slot.rubric}.{slot.voice}"
        # Two people may give the same role, so that the role alone is no name.
        part = f"{_slug(self.speaker)}-{self.id[:8]}".strip("-")
        return f"{stem}.{part}" if slot.alone else stem


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return (
        re.sub(r"[^a-z0-9]+", "-", re.sub(r"['\u2018\u2019]", "", plain)).strip("-")[:30].strip("-")
    )


@dataclass(frozen=True)
class Held:
    """A return or a workshop that counts now, with its file."""

    slip: Slip
    path: PurePosixPath


@dataclass(frozen=True, eq=False)
class Came:
    """A return or a workshop as it came in one file. No two are one, however alike they are."""

    name: str
    own_name: str
    """Without the folders, zips and messages on the way."""
    sha256: str
    slip: Slip
    was_placed: bool = False
    """Whether a person said whose it is."""

    @property
    def order(self) -> tuple[str, str]:
        """Which of several alike is said to be the first: their bytes decide, not their packing."""
        return self.sha256, self.name


def workshop_slip(workshop: Workshop, group: str) -> Slip:
    """A workshop in brief."""
    text = canonical(plain_document(workshop))
    slot = Slot(group, workshop.rubric)
    return Slip(workshop.id, workshop.revision, slot, text, workshop.edition)


def return_slip(returned: Return, asked: Asked, text: str) -> Slip:
    """A return in brief, of a known group and subject. `text` is its canonical JSON."""
    assert returned.group is not None
    assert returned.subject is not None
    alone = "" if returned.voice in speaks_for_all(asked.rubric) else returned.id
    about = (returned.group, returned.rubric, returned.round, returned.subject, returned.voice)
    return Slip(
        returned.id,
        returned.revision,
        Slot(*about, alone),
        text,
        returned.edition,
        returned.subject_name,
        returned.speaker,
        is_carried=returned.edition != asked.rubric.edition,
    )
