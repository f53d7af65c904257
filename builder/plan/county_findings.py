"""What the groups found, as their workshop files say it."""

from collections.abc import Iterator
from typing import get_args

from builder.model.workshop import FindingKind, Meeting
from builder.plan.occasion import OccasionPlan
from builder.views.county import CountyGroup, GroupFindings, Said


def findings_of(occasion: OccasionPlan, group: CountyGroup) -> GroupFindings:
    """What a group's workshop file says of the round, in people's own words alone: no drafts."""
    files = (
        got.model for got in occasion.cluster.workshops if got.model.rubric == occasion.asked.id
    )
    workshop = next(files, None)
    meeting = workshop.meetings.get(occasion.round.id) if workshop else None
    if workshop is None or meeting is None:
        return GroupFindings(group, False, "", (), "", "")
    is_present = workshop.edition == occasion.asked.rubric.edition
    return GroupFindings(
        group,
        True,
        "" if is_present else workshop.edition,
        tuple(_said(meeting)),
        meeting.other.strip(),
        meeting.summary.strip(),
    )


def _said(meeting: Meeting) -> Iterator[Said]:
    for kind in get_args(FindingKind):
        found = meeting.findings.get(kind)
        if found and found.text.strip() not in ("", found.draft.strip()):
            yield Said(kind, found.text.strip())
