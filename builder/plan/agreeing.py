"""What a workshop agreed: as somebody wrote it down, or as the workshop file has it."""

import re
from dataclasses import dataclass

from builder.asking import Asked
from builder.load import ClusterFolder
from builder.model.agreed import Action, Agreed, Priority
from builder.model.workshop import Meeting, Step

_MARKS = re.compile(r"([!-/:-@\[-`{-~])")


@dataclass(frozen=True)
class Written:
    """What was written over a round's grid."""

    meeting: Meeting
    other_edition: str
    """The edition that it is about, where that is not the present one."""


def agreed_of(cluster: ClusterFolder, asked: Asked, round_id: str) -> Agreed | None:
    """A group's priorities and actions; None where there are none.

    A file under `agreed/` prevails, as somebody went over it. What comes from a workshop file may
    be unfinished: a priority without a reason, an action of which nobody said who does it.
    """
    name = f"{round_id}.{asked.id}.yaml"
    written = (got.model for got in cluster.agreed if got.source.path.name == name)
    return next(written, None) or _from_workshop(cluster, asked, round_id)


def guests_of(cluster: ClusterFolder) -> dict[str, str]:
    """Whom a group's workshop files name beside its members: the names by id."""
    return {got.id: got.name for file in cluster.workshops for got in file.model.subjects}


def meeting_of(cluster: ClusterFolder, asked: Asked, round_id: str) -> Written | None:
    """What a group's workshop file holds of a round; None where there is nothing."""
    files = (got.model for got in cluster.workshops if got.model.rubric == asked.id)
    workshop = next(files, None)
    meeting = workshop.meetings.get(round_id) if workshop else None
    if workshop is None or meeting is None:
        return None
    is_present = workshop.edition == asked.rubric.edition
    return Written(meeting, "" if is_present else workshop.edition)


def _from_workshop(cluster: ClusterFolder, asked: Asked, round_id: str) -> Agreed | None:
    found = meeting_of(cluster, asked, round_id)
    # The criteria of another edition may be other questions under the same ids.
    return _outcome(found.meeting, asked) if found and not found.other_edition else None


def _outcome(meeting: Meeting, asked: Asked) -> Agreed | None:
    known = {got.id for got in asked.rubric.criteria}
    priorities = tuple(
        Priority.model_construct(criterion=got.criterion, why=_plain(got.why))
        for got in meeting.priorities
        if got.criterion in known
    )
    actions = tuple(_action(got, known) for got in meeting.actions if got.what.strip())
    if not priorities and not actions:
        return None
    return Agreed.model_construct(
        summary=_plain(meeting.summary), priorities=priorities, actions=actions
    )


def _action(step: Step, known: set[str]) -> Action:
    return Action.model_construct(
        id=step.id,
        what=" ".join(step.what.split()),
        who=step.who.strip(),
        by=step.by.strip(),
        criteria=tuple(name for name in step.criteria if name in known),
        schools=step.schools,
        plans=step.plans,
    )


def _plain(words: str) -> str:
    """Words as Markdown that shows them as they are: nobody typed Markdown at the workshop."""
    lines = (_MARKS.sub(r"\\\1", line.strip()) for line in words.strip().split("\n"))
    return "\n\n".join(line for line in lines if line)
