"""What the groups found, as their workshop files say it."""

from collections.abc import Iterator
from typing import get_args

from builder.model.workshop import FindingKind, Meeting
from builder.plan.agreeing import meeting_of
from builder.plan.occasion import OccasionPlan
from builder.views.county import CountyGroup, GroupFindings, Said


def findings_of(occasion: OccasionPlan, group: CountyGroup) -> GroupFindings:
    """What a group's workshop file says of the round, in people's own words alone: no drafts."""
    held = meeting_of(occasion.cluster, occasion.asked, occasion.round.id)
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
