"""What the groups found, as their workshop files say it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from builder.model.workshop import FindingKind, Meeting
from builder.plan.occasion import OccasionPlan
from builder.views.county import CountyGroup, GroupFindings, Said


@dataclass(frozen=True)
class Written:
    """What was written over a round's grid."""

    meeting: Meeting
    other_edition: str
    """The edition that it is about, where that is not the present one."""


def meeting_of(occasion: OccasionPlan) -> Written | None:
    """What a group's workshop file holds of the round; None where there is nothing."""
    files = (
        got.model for got in occasion.cluster.workshops if got.model.rubric == occasion.asked.id
    )
    workshop = next(files, None)
    meeting = workshop.meetings.get(occasion.round.id) if workshop else None
    if workshop is None or meeting is None:
        return None
    is_present = workshop.edition == occasion.asked.rubric.edition
    return Written(meeting, "" if is_present else workshop.edition)


def findings_of(occasion: OccasionPlan, group: CountyGroup) -> GroupFindings:
    """What a group's workshop file says of the round, in people's own words alone: no drafts."""
    held = meeting_of(occasion)
    if held is None:
        return GroupFindings(group, False, "", (), "", "")
    return GroupFindings(
        group,
        True,
        held.other_edition,
        tuple(said_in(held.meeting)),
        held.meeting.other.strip(),
        held.meeting.summary.strip(),
    )


def said_in(meeting: Meeting) -> Iterator[Said]:
    """Each finding that a person put into words of their own."""
    for kind in get_args(FindingKind):
        found = meeting.findings.get(kind)
        if found and found.text.strip() not in ("", found.draft.strip()):
            yield Said(kind, found.text.strip())
