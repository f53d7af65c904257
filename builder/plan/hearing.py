"""A rubric's rounds in one group, as the readers of one place may hear them."""

from dataclasses import dataclass

from builder.asking import Asked
from builder.cells import Heard, listen
from builder.load import ClusterFolder
from builder.model.cluster import Member
from builder.model.project import Round
from builder.model.returns import Return
from builder.model.rubric import Voice
from builder.plan.context import READERS, Context, Place


@dataclass(frozen=True)
class Held:
    """One round of one rubric in one group."""

    round: Round
    heard: tuple[Heard, ...]
    """Every member, in the group's order; nobody where all returns are about one named thing."""
    returns: tuple[Return, ...]
    """All that the readers may read, those to an earlier edition as carried over."""

    def of(self, member: Member) -> Heard:
        """What was said about one member."""
        return next(one for one in self.heard if one.member.id == member.id)


@dataclass(frozen=True)
class Rounds:
    """All rounds of one rubric in one group."""

    asked: Asked
    held: tuple[Held, ...]
    """Those with returns, and the current one, oldest first."""


def audible(voice: Voice, place: Place) -> bool:
    """Whether the readers of a place may see what a voice said.

    What speaks for an invented member is an example for anybody; what single people said is not.
    """
    if voice.speaker:
        return voice.audience in READERS[place.audience]
    return voice.audience != "authority" or place.audience == "authority"


def hear(context: Context, cluster: ClusterFolder, place: Place, asked: Asked) -> Rounds:
    """All rounds with returns, and the current one."""
    voices = {voice.id: voice for voice in asked.rubric.voices}
    # Drafts stay: they are counted nowhere, but a register says how many there are.
    heeded = {name for name, got in voices.items() if audible(got, place) or got.speaker}
    readable = {name for name, got in voices.items() if audible(got, place)}
    members = () if asked.rubric.subject.named else cluster.model.members
    current, held = context.round_of(asked.id), []
    for round_ in context.content.project.model.rounds:
        returns = [
            file.model
            for file in cluster.returns
            if (file.model.rubric, file.model.round) == (asked.id, round_.id)
        ]
        if returns or round_ == current:
            heard = listen(
                asked, members, [got for got in returns if got.voice in heeded], round_.date
            )
            said = tuple(asked.present(got) for got in returns if got.voice in readable)
            held.append(Held(round_, heard, said))
    return Rounds(asked, tuple(held))
