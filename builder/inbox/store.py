"""What a project keeps of its inboxes: read, and written anew without a moment of halves."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import BaseModel

from builder.inbox.sealed import saved_text
from builder.inbox.settle import Choice, Settled
from builder.inbox.sift import Sifted
from builder.inbox.slips import CLUSTERS, Slip, Slot
from builder.load import Content
from builder.model.collected import Waiting, WaitingList
from builder.model.decisions import Choice as Chosen
from builder.model.decisions import Decisions, Placing, WorkshopChoice
from builder.problems import Problems
from builder.reading import Reader
from builder.whole import write_whole

M = TypeVar("M", bound=BaseModel)

_HEAD = "# yaml-language-server: $schema=../../../docs/schemas/decisions.schema.json\n"


@dataclass
class Changes:
    """Files to be written and deleted, in the project folder."""

    written: dict[PurePosixPath, bytes] = field(default_factory=dict)
    deleted: set[PurePosixPath] = field(default_factory=set)


@dataclass(frozen=True)
class Kept:
    """What was decided, and what waits, by group."""

    decisions: Mapping[str, Decisions]
    waiting: Mapping[str, tuple[Waiting, ...]]


def read_kept(root: Path, content: Content) -> Kept:
    """What an earlier run left beside the returns. Raises Problems."""
    reader = Reader(root)
    decisions = {}
    for group in content.clusters:
        path = CLUSTERS / group / "decisions.yaml"
        file = reader.one(Decisions, path) if (root / path).is_file() else None
        decisions[group] = file.model if file else Decisions()
    if reader.found:
        raise Problems(reader.found)
    waiting = {group: folder.waiting for group, folder in content.clusters.items()}
    return Kept(decisions, waiting)


def choices(kept: Kept, sifted: Sifted) -> dict[Slot, Choice]:
    """What was decided: by the project's own file, and else by workshops that all agree."""
    found: dict[Slot, Choice] = {}
    for slot, some in sifted.choices.items():
        if len({got.chosen for got in some}) == 1:
            known = frozenset().union(*(got.others for got in some))
            found[slot] = Choice(some[0].chosen, known)
    for group, decided in kept.decisions.items():
        for one in decided.choices:
            slot = Slot(group, one.rubric, one.round, one.subject, one.voice)
            found[slot] = Choice(one.chosen, frozenset(one.others))
        for other in decided.workshops:
            chosen = Choice(other.chosen, frozenset(other.others))
            found[Slot(group, other.rubric)] = chosen
    return found


def changes(root: Path, settled: Settled, sifted: Sifted, kept: Kept) -> Changes:
    """The files of everything that was accepted. Those that are there already are left out."""
    found = Changes()
    for slip in settled.counts:
        found.written[slip.place] = _text(slip)
    for slip in settled.history:
        found.written[slip.place_in_history] = _text(slip)
    for one in settled.accepted:
        place = CLUSTERS / one.slip.slot.group / "received" / one.sha256
        found.written[place] = sifted.data[one.sha256]
    for group, decided in _decided(settled, kept).items():
        found.written[CLUSTERS / group / "decisions.yaml"] = _decisions_text(decided).encode()
    found.deleted = {had.path for had in settled.gone} - found.written.keys()
    found.written = {
        path: data for path, data in found.written.items() if _bytes(root / path) != data
    }
    return found


def waiting_changes(waits: Mapping[str, list[Waiting]], kept: Kept, found: Changes) -> None:
    """Add the lists of what waits, where they have changed; an empty one is deleted."""
    for group, some in waits.items():
        place = CLUSTERS / group / "waiting.json"
        if some and tuple(some) != kept.waiting[group]:
            listed = WaitingList(waiting=tuple(some)).model_dump(mode="json", exclude_none=True)
            found.written[place] = saved_text(listed).encode("ascii")
        elif not some and kept.waiting[group]:
            found.deleted.add(place)


def write(root: Path, found: Changes) -> None:
    """Write each file whole, what is kept before what counts, and delete last. Raises OSError."""
    for folder in {path.parent for path in found.written}:
        (root / folder).mkdir(parents=True, exist_ok=True)
    for path in sorted(found.written, key=lambda got: (got.parts[3] == "returns", got)):
        write_whole(root / path, found.written[path])
    for path in sorted(found.deleted):
        (root / path).unlink(missing_ok=True)


def _bytes(place: Path) -> bytes | None:
    try:
        return place.read_bytes()
    except FileNotFoundError:
        return None


def _text(slip: Slip) -> bytes:
    return saved_text(json.loads(slip.text)).encode("ascii")


def _decided(settled: Settled, kept: Kept) -> dict[str, Decisions]:
    """The decisions of the groups in which something was decided anew."""
    found = dict(kept.decisions)
    for slot, choice in settled.choices.items():
        found[slot.group] = _with_choice(found[slot.group], slot, choice)
    for one in settled.accepted:
        slot = one.slip.slot
        if one.was_placed:
            placed = {got.id: got for got in found[slot.group].placed}
            placed[one.slip.id] = Placing(id=one.slip.id, subject=slot.subject)
            some = tuple(placed[name] for name in sorted(placed))
            found[slot.group] = found[slot.group].model_copy(update={"placed": some})
    return {group: got for group, got in found.items() if got != kept.decisions[group]}


def _with_choice(decided: Decisions, slot: Slot, choice: Choice) -> Decisions:
    others = tuple(sorted(choice.others))
    if slot.is_workshop:
        rest = [got for got in decided.workshops if got.rubric != slot.rubric]
        rest.append(WorkshopChoice(rubric=slot.rubric, chosen=choice.chosen, others=others))
        workshops = tuple(sorted(rest, key=lambda got: got.rubric))
        return decided.model_copy(update={"workshops": workshops})
    chosen = Chosen(
        rubric=slot.rubric,
        round=slot.round,
        subject=slot.subject,
        voice=slot.voice,
        chosen=choice.chosen,
        others=others,
    )
    by_slot = {_slot_of(got): got for got in decided.choices} | {_slot_of(chosen): chosen}
    return decided.model_copy(update={"choices": tuple(by_slot[key] for key in sorted(by_slot))})


def _slot_of(one: Chosen) -> tuple[str, str, str, str]:
    return one.rubric, one.round, one.subject, one.voice


def _decisions_text(decided: Decisions) -> str:
    """As YAML. Every text is in quotes: an id may look like a number."""
    text = _HEAD
    for key, entries in decided.model_dump(mode="json", exclude_defaults=True).items():
        text += f"{key}:\n"
        for entry in entries:
            for place, (name, value) in enumerate(entry.items()):
                text += f"{'    ' if place else '  - '}{name}: {json.dumps(value)}\n"
    return text
