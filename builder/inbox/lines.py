"""Every file of an inbox as its line in the register, and what waits for a person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from builder.inbox.settle import Settled
from builder.inbox.sift import Sifted, TurnedAway
from builder.inbox.slips import Came, Slot
from builder.inbox.words import NEEDS_PERSON, reason, todo
from builder.model.collected import CollectVerdict, Filed, Waiting

COUNTS: frozenset[CollectVerdict] = frozenset(("accepted", "newer", "unchanged", "carried"))
_PASSED_OVER: frozenset[CollectVerdict] = frozenset(("foreign", "large", "empty-zip", "printed"))
"""What asks for nobody where it lies beside a saved file: a signature's picture, mostly."""

Open = Mapping[Slot, str]
"""What is still open in what counts, in words."""


@dataclass(frozen=True)
class Line:
    """A file's line, and the group on whose page it stands while it waits."""

    filed: Filed
    waits_in: str | None
    own_name: str


def lines(
    sifted: Sifted,
    settled: Settled,
    still_open: Open,
    whole: Mapping[str, int],
    cluster: str | None,
) -> list[Line]:
    """Every file once, by name. `whole` are the revisions that the project has, by id."""
    found = [_line(got, settled, still_open) for got in sifted.came]
    found += [_line_away(got, whole, cluster) for got in sifted.away]
    return sorted(found, key=_order)


def _order(line: Line) -> tuple[str, str, str]:
    return line.filed.name, line.filed.sha256 or "", line.filed.verdict


def _line(one: Came, settled: Settled, still_open: Open) -> Line:
    slip, slot = one.slip, one.slip.slot
    verdict, why = settled.verdicts[one]
    left = still_open.get(slot, "") if verdict in COUNTS else ""
    if verdict == "accepted" and left:
        verdict, why, left_out = "incomplete", left, ""
    else:
        left_out = f" Not finished: {left}." if left else ""
    filed = Filed(
        name=one.name,
        verdict=verdict,
        needs_person=verdict in NEEDS_PERSON,
        incomplete=bool(left),
        rubric=slot.rubric,
        round=slot.round or None,
        group=slot.group,
        subject=slot.subject or None,
        voice=slot.voice or None,
        id=slip.id,
        revision=slip.revision,
        edition=slip.edition,
        found=slip.subject_name,
        sha256=one.sha256,
        reason=reason(verdict, why, edition=slip.edition) + left_out,
        todo=todo(verdict, slip.id, why),
    )
    return Line(filed, slot.group, one.own_name)


def _line_away(one: TurnedAway, whole: Mapping[str, int], cluster: str | None) -> Line:
    why, document = one.why, one.document
    verdict, said, hint = why.verdict, why.why, why.hint
    is_here = verdict == "damaged" and whole.get(why.id or "", 0) >= (why.revision or 1)
    needs = verdict in NEEDS_PERSON and not (
        is_here or one.is_chaff or (one.is_beside and verdict in _PASSED_OVER)
    )
    filed = Filed(
        name=one.name,
        verdict=verdict,
        needs_person=needs,
        rubric=document.rubric if document else None,
        round=document.round if document else None,
        group=document.group if document else why.group,
        subject=document.subject if document else None,
        voice=document.voice if document else None,
        id=why.id,
        revision=why.revision,
        edition=document.edition if document else None,
        found=why.found,
        sha256=one.sha256,
        reason=reason(verdict, said, found=why.found)
        + (" A whole copy of it is here." if is_here else ""),
        todo=f"{hint} {todo(verdict, why.id, said)}".strip() if needs else "",
    )
    return Line(filed, cluster or filed.group, one.own_name)


def waiting(
    found: Iterable[Line], before: Mapping[str, Iterable[Waiting]], whole: Mapping[str, int]
) -> dict[str, list[Waiting]]:
    """What waits, by group: what came now, and what waited before and has not come whole."""
    told: dict[str, dict[tuple[str, str], Waiting]] = {}
    for group, some in before.items():
        for one in some:
            told.setdefault(group, {})[_key(one)] = one
    here = [got for got in found if got.waits_in in before]
    # First all of them: a copy of what waits needs nobody, and has the same bytes.
    for line in here:
        told.setdefault(str(line.waits_in), {}).pop(_key(_waiting(line)), None)
    for line in here:
        if line.filed.needs_person:
            new = _waiting(line)
            told[str(line.waits_in)].setdefault(_key(new), new)
    return {
        group: sorted(
            (one for one in some.values() if not _is_whole(one, whole)),
            key=lambda got: (got.name, got.sha256 or "", got.id or ""),
        )
        for group, some in told.items()
    }


def _key(one: Waiting) -> tuple[str, str]:
    """The same bytes are the same file, but for the returns that are in one workshop file."""
    return one.sha256 or one.name, one.id or ""


def _is_whole(one: Waiting, whole: Mapping[str, int]) -> bool:
    return whole.get(one.id or "", 0) >= (one.revision or 1)


def _waiting(line: Line) -> Waiting:
    filed = line.filed
    keys = ("verdict", "found", "rubric", "round", "subject", "id", "revision", "sha256")
    return Waiting(name=line.own_name, **{key: getattr(filed, key) for key in keys})
