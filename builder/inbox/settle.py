"""Everything that came beside everything that counts now -> what counts, and what each file was.

Pure, and the same in whatever order the files came.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from builder.inbox.slips import Came, Held, Slip, Slot
from builder.model.collected import CollectVerdict


@dataclass(frozen=True)
class Choice:
    """Which id counts in a slot, and those that it was chosen over."""

    chosen: str
    others: frozenset[str]

    def is_about(self, ids: Iterable[str]) -> bool:
        """Whether all of these were known when the choice was made."""
        return self.others | {self.chosen} >= set(ids)


Choices = Mapping[Slot, Choice]


@dataclass(frozen=True)
class Conflict:
    """Several of which one alone can count, by their ids."""

    slot: Slot
    sides: tuple[Slip, ...]


@dataclass
class Settled:
    """What becomes of everything."""

    verdicts: dict[Came, tuple[CollectVerdict, str]] = field(default_factory=dict)
    """With the name of the file, or the id, that it is held against."""
    counts: list[Slip] = field(default_factory=list)
    """What counts from now on and did not before."""
    history: list[Slip] = field(default_factory=list)
    """What is kept and does not count."""
    gone: list[Held] = field(default_factory=list)
    """What counted until now."""
    accepted: set[Came] = field(default_factory=set)
    """Those whose bytes are kept."""
    conflicts: list[Conflict] = field(default_factory=list)
    choices: dict[Slot, Choice] = field(default_factory=dict)
    """Those made or confirmed in this run."""


@dataclass
class _Thread:
    """All revisions of one id."""

    held: Held | None
    came: list[Came]

    @property
    def top(self) -> list[Slip]:
        """Its highest revision: several where it came with different contents."""
        slips = [got.slip for got in self.came] + ([self.held.slip] if self.held else [])
        most = max(got.revision for got in slips)
        return sorted(
            {got.text: got for got in slips if got.revision == most}.values(),
            key=lambda got: got.text,
        )


def settle(
    held: Iterable[Held], came: Sequence[Came], choices: Choices, wanted: Iterable[str] = ()
) -> Settled:
    """Say what counts. `wanted` are the beginnings of ids that a person chose in this run."""
    settled = Settled()
    firsts = _firsts(came, settled)
    threads: dict[str, _Thread] = {}
    for one in firsts:
        threads.setdefault(one.slip.id, _Thread(None, [])).came.append(one)
    slots: dict[Slot, dict[str, _Thread]] = defaultdict(dict)
    for had in held:
        threads.setdefault(had.slip.id, _Thread(None, [])).held = had
    for name, thread in threads.items():
        slots[thread.top[0].slot][name] = thread
    for slot in sorted(slots):
        # What nothing came for stays as it is, also where a person put it there by hand.
        if any(thread.came for thread in slots[slot].values()):
            choice = _choice(slots[slot], choices.get(slot), tuple(wanted))
            _settle_slot(slot, slots[slot], choice, settled)
    _settle_copies(came, settled)
    return settled


def _firsts(came: Sequence[Came], settled: Settled) -> list[Came]:
    """Each content once: the others are its duplicates."""
    seen: dict[tuple[str, int, str], Came] = {}
    for one in sorted(came, key=lambda got: got.order):
        first = seen.setdefault((one.slip.id, one.slip.revision, one.slip.text), one)
        if first is not one:
            settled.verdicts[one] = ("duplicate", first.name)
    return list(seen.values())


def _settle_copies(came: Sequence[Came], settled: Settled) -> None:
    """The bytes of a duplicate are kept too, or the first in order would decide which are."""
    contents = {(got.slip.id, got.slip.text) for got in settled.accepted}
    settled.accepted |= {got for got in came if (got.slip.id, got.slip.text) in contents}


def _choice(
    threads: dict[str, _Thread], before: Choice | None, wanted: tuple[str, ...]
) -> Choice | None:
    """The choice that holds: of this run, or of an earlier one that knew of all that are here."""
    named = [name for name in threads if name.startswith(wanted)] if wanted else []
    if len(named) == 1 and len(threads) > 1 and len(threads[named[0]].top) == 1:
        known = before.others | {before.chosen} if before else frozenset()
        return Choice(named[0], (known | threads.keys()) - {named[0]})
    return before if before and before.is_about(threads) else None


def _settle_slot(
    slot: Slot, threads: dict[str, _Thread], choice: Choice | None, settled: Settled
) -> None:
    chosen = threads.get(choice.chosen) if choice else None
    if choice and chosen and len(threads) > 1 and len(chosen.top) == 1:
        settled.choices[slot] = choice
    elif len(threads) > 1:
        _leave(slot, threads, settled)
        return
    for name, thread in threads.items():
        # Whoever was passed over stays so without the chosen one, unless a person put it back.
        if choice is None or name == choice.chosen or (len(threads) == 1 and thread.held):
            _count(thread, settled)
        else:
            _pass_over(thread, choice, settled)


def _count(thread: _Thread, settled: Settled) -> None:
    """One id alone: its highest revision counts, unless it came with two contents."""
    if len(thread.top) > 1:
        _clash(thread, settled)
        return
    best, had = thread.top[0], thread.held
    for one in thread.came:
        if one.slip.revision < best.revision:
            settled.verdicts[one] = ("older", f"revision {best.revision}")
            settled.history.append(one.slip)
        elif had and had.slip.text == best.text:
            settled.verdicts[one] = ("unchanged", "")
        else:
            settled.verdicts[one] = (
                _welcome(best, had),
                f"revision {had.slip.revision}" if had else "",
            )
        settled.accepted.add(one)
    if had is None or had.slip.text != best.text:
        settled.counts.append(best)
        _retire(had, settled)


def _welcome(slip: Slip, had: Held | None) -> CollectVerdict:
    if slip.slot.is_workshop:
        return "workshop"
    return "newer" if had else "carried" if slip.is_carried else "accepted"


def _retire(had: Held | None, settled: Settled) -> None:
    if had is not None:
        settled.history.append(had.slip)
        settled.gone.append(had)


def _pass_over(thread: _Thread, choice: Choice, settled: Settled) -> None:
    for one in thread.came:
        settled.verdicts[one] = ("passed-over", choice.chosen)
        settled.history.append(one.slip)
        settled.accepted.add(one)
    _retire(thread.held, settled)


def _clash(thread: _Thread, settled: Settled) -> None:
    most = thread.top[0].revision
    for one in thread.came:
        if one.slip.revision < most:
            settled.verdicts[one] = ("older", f"revision {most}")
        elif thread.held and thread.held.slip.text == one.slip.text:
            settled.verdicts[one] = ("unchanged", "")
        else:
            settled.verdicts[one] = ("clash", f"revision {most}")


def _leave(slot: Slot, threads: dict[str, _Thread], settled: Settled) -> None:
    """Nothing of the newcomers counts until a person has chosen."""
    sides = tuple(threads[name].top[0] for name in sorted(threads))
    settled.conflicts.append(Conflict(slot, sides))
    for name, thread in threads.items():
        if len(thread.top) > 1:
            _clash(thread, settled)
            continue
        had = thread.held.slip.text if thread.held else None
        others = ", ".join(other[:8] for other in sorted(threads) if other != name)
        for one in thread.came:
            if one.slip.text == had:
                settled.verdicts[one] = ("unchanged", "")
            elif one.slip.revision < thread.top[0].revision:
                settled.verdicts[one] = ("older", f"revision {thread.top[0].revision}")
            else:
                settled.verdicts[one] = ("conflict", others)
