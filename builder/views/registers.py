"""The register of returns: who has returned, and whom to remind."""

from dataclasses import dataclass

from builder.model.collected import Waiting
from builder.model.rubric import Voice
from builder.register import Entry, Register
from builder.views.common import Link
from builder.views.occasions import Occasion


@dataclass(frozen=True)
class VoiceReturn:
    """Whether one voice has spoken for a member, with its form to send again."""

    title: str
    standing: str
    """returned, other-edition or missing."""
    form: Link | None


@dataclass(frozen=True)
class RegisterLine:
    """A member in the register."""

    entry: Entry
    voices: tuple[VoiceReturn, ...]
    """Those that speak for a member, lightest first, without those that the round has passed by;
    what single speakers drafted is counted."""
    profile: Link | None
    reminders: tuple[VoiceReturn, ...]
    """Whom to remind of what is missing; empty where no form can be sent from here."""


@dataclass(frozen=True)
class RegisterView:
    """Who has returned, and a reminder for those who have not."""

    occasion: Occasion
    register: Register
    lines: tuple[RegisterLine, ...]
    idle: tuple[Voice, ...]
    """Those that nobody in the group has used in this round."""
    returns_to: str
    ways: tuple[Link, ...]
    """To the other pages of the same occasion."""
    waiting: tuple[Waiting, ...]
    """Files that came and were not taken in."""
