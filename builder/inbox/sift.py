"""Everything in an inbox -> what can be accepted, and what cannot with the reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from builder.inbox.arrivals import Arrival
from builder.inbox.judge import Known, Only, Whose, judge, subjects
from builder.inbox.sealed import Refused
from builder.inbox.settle import Choice
from builder.inbox.slips import Came, Slip, Slot, workshop_slip
from builder.model.returns import Return
from builder.model.workshop import Kept, Workshop
from builder.problems import did_you_mean


@dataclass(frozen=True)
class TurnedAway:
    """A file that cannot be accepted."""

    name: str
    own_name: str
    sha256: str | None
    why: Refused
    document: Return | None = None
    """What is in it, where it is a return."""
    is_chaff: bool = False
    """Whether a computer made it."""
    is_beside: bool = False
    """Whether a saved file came in the same zip or message."""


@dataclass(frozen=True)
class Wanted:
    """What a person asks for."""

    only: Only = field(default_factory=Only)
    placed: Mapping[str, Whose] = field(default_factory=dict)
    """Whose returns are, by the beginnings of their ids."""

    def whose(self, name: str) -> Whose | None:
        """What a person says of a return; None where nobody says anything."""
        found = (whose for start, whose in self.placed.items() if name.startswith(start))
        return next(found, None)


@dataclass
class Sifted:
    """What was found in an inbox."""

    came: list[Came] = field(default_factory=list)
    away: list[TurnedAway] = field(default_factory=list)
    data: dict[str, bytes] = field(default_factory=dict)
    """The bytes of what came, by their SHA-256."""
    choices: dict[Slot, list[Choice]] = field(default_factory=dict)
    """What was decided in the workshops."""
    containers: set[str] = field(default_factory=set)
    """The files of the inbox with a saved file in them."""


def sift(found: Iterable[Arrival], known: Known, wanted: Wanted) -> Sifted:
    """Judge everything on its own; nothing is held against anything else yet."""
    sifted = Sifted()
    inside: dict[int, str | None] = {}
    for one in found:
        if not isinstance(one.content, Refused) and one.container:
            sifted.containers.add(one.container)
        if isinstance(one.content, Return):
            _take(one, one.content, known, wanted, sifted)
        elif isinstance(one.content, Workshop):
            _take_workshop(one, one.content, known, wanted, sifted)
        else:
            inside[len(sifted.away)] = one.container
            sifted.away.append(_away(one, one.content))
    for place, container in inside.items():
        is_beside = container in sifted.containers
        sifted.away[place] = replace(sifted.away[place], is_beside=is_beside)
    return sifted


def _away(one: Arrival, why: Refused, document: Return | None = None) -> TurnedAway:
    return TurnedAway(one.name, one.own_name, one.sha256, why, document, one.is_of_system)


def _take(one: Arrival, returned: Return, known: Known, wanted: Wanted, sifted: Sifted) -> None:
    whose = wanted.whose(returned.id)
    got = judge(returned, known, wanted.only, whose)
    if isinstance(got, Refused):
        sifted.away.append(_away(one, got, returned))
        return
    _keep(one, got, sifted, was_placed=whose is not None)


def _keep(one: Arrival, slip: Slip, sifted: Sifted, *, was_placed: bool = False) -> None:
    assert one.sha256 is not None
    sifted.data[one.sha256] = one.data
    sifted.came.append(Came(one.name, one.own_name, one.sha256, slip, was_placed))


def _take_workshop(
    one: Arrival, workshop: Workshop, known: Known, wanted: Wanted, sifted: Sifted
) -> None:
    """A workshop file gives itself, its returns as if each had come alone, and its decisions."""
    group = workshop.group
    refused = _refused_workshop(workshop, known, wanted)
    if refused or group is None:
        sifted.away.append(_away(one, refused or Refused("wrong-group")))
        return
    _keep(one, workshop_slip(workshop, group), sifted)
    members = subjects(known.asked[workshop.rubric].rubric, known.clusters[group])
    for kept in workshop.returns:
        name = kept.files[0] if kept.files else kept.document.id[:8]
        inside = replace(one, name=f"{one.name}/{name}", own_name=name)
        placed = dict(wanted.placed)
        if kept.subject in members and kept.subject != kept.document.subject:
            placed.setdefault(kept.document.id, (group, str(kept.subject)))
        _take(inside, kept.document, known, replace(wanted, placed=placed), sifted)
    _decided(workshop, group, sifted)


def _refused_workshop(workshop: Workshop, known: Known, wanted: Wanted) -> Refused | None:
    told = (workshop.id, workshop.revision, "workshop")
    if workshop.group is None:
        hint = "Pack its returns on that page, under “The returns, as a zip”, and collect the zip."
        why = "it was saved on the page for anybody, which knows no group"
        return Refused("wrong-group", why, *told, hint)
    if workshop.group not in known.clusters:
        hint = did_you_mean(workshop.group, known.clusters)
        return Refused("wrong-group", f"there is no group {workshop.group!r}", *told, hint)
    if wanted.only.cluster not in (None, workshop.group):
        return Refused("wrong-group", f"it belongs to {workshop.group!r}", *told)
    if workshop.rubric not in known.asked:
        hint = did_you_mean(workshop.rubric, known.asked)
        return Refused("wrong-rubric", f"this project has no {workshop.rubric!r}", *told, hint)
    if workshop.rubric not in known.clusters[workshop.group].rubrics:
        return Refused(
            "wrong-rubric", f"{workshop.group} does not answer {workshop.rubric!r}", *told
        )
    return None


def _decided(workshop: Workshop, group: str, sifted: Sifted) -> None:
    """A decision was made about all that stood in the slot on that page."""
    for one in workshop.decisions:
        ids = {
            kept.document.id
            for kept in workshop.returns
            if _is_about(kept, one.round, one.voice)
            and one.subject in (kept.subject, kept.document.subject)
        }
        if one.chosen in ids and len(ids) > 1:
            slot = Slot(group, workshop.rubric, one.round, one.subject, one.voice)
            choice = Choice(one.chosen, frozenset(ids - {one.chosen}))
            sifted.choices.setdefault(slot, []).append(choice)


def _is_about(kept: Kept, round_id: str, voice: str) -> bool:
    return kept.document.round == round_id and kept.document.voice == voice
