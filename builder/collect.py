"""The line of `packs collect`: read the project, sift the inbox, settle, say, write."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from builder.asking import Asked, asked_of
from builder.checks import check
from builder.inbox.arrivals import arrivals
from builder.inbox.complete import still_open
from builder.inbox.disputes import disputed
from builder.inbox.judge import Known, Only, Whose, subjects
from builder.inbox.lines import lines, waiting
from builder.inbox.sealed import canonical, plain_document
from builder.inbox.settle import Choice, Settled, settle
from builder.inbox.sift import Sifted, Wanted, sift
from builder.inbox.slips import Held, Slip, Slot, return_slip, workshop_slip
from builder.inbox.store import Kept, changes, choices, read_kept, waiting_changes, write
from builder.load import Content, load
from builder.model.cluster import Member, Other
from builder.model.collected import Collected, Disputed
from builder.problems import did_you_mean
from builder.theme import load_theme

Ask = Callable[[Disputed], str | None]
"""Put to a person: the id that counts, or None where that is left open."""


class NotThere(Exception):
    """Something that a person chose or named does not come up."""


@dataclass(frozen=True)
class Order:
    """What is asked for."""

    root: Path
    inbox: Sequence[Path]
    only: Only = field(default_factory=Only)
    chosen: Sequence[str] = ()
    """The beginnings of the ids that are to count."""
    placed: Mapping[str, Whose] = field(default_factory=dict)
    """Whose returns are, by the beginnings of their ids."""
    is_dry: bool = False
    """Whether nothing is to be written."""


def collect(order: Order, ask: Ask) -> Collected:
    """Take in what can be accepted, and say of every file what became of it.

    Raises Problems for mistakes in the project, NotThere for a choice without a conflict and for
    a cluster or a round that there is not, and OSError where something cannot be written.
    """
    content = load(order.root)
    check(content, load_theme(order.root, content.project.model.theme))
    known = known_of(content)
    _check_names(order, known)
    kept = read_kept(order.root, content)
    sifted = sift(arrivals(order.inbox), known, Wanted(order.only, _placed(order, kept)))
    _check_placed(order, sifted)
    bench = _Bench(sifted, tuple(held_of(content, known)), choices(kept, sifted))
    settled, conflicts = _settled(order, bench, known, ask)
    whole = _whole(bench.held, settled)
    left = _left_open(content, known, bench.held, settled)
    found = lines(sifted, settled, left, whole, order.only.cluster)
    if not order.is_dry:
        changed = changes(order.root, settled, sifted, kept)
        waiting_changes(waiting(found, kept.waiting, whole), kept, changed)
        write(order.root, changed)
    return Collected(files=tuple(line.filed for line in found), conflicts=tuple(conflicts))


@dataclass(frozen=True)
class _Bench:
    """Everything that is held against everything else."""

    sifted: Sifted
    held: Collection[Held]
    choices: Mapping[Slot, Choice]

    def settle(self, chosen: Sequence[str]) -> Settled:
        return settle(self.held, self.sifted.came, self.choices, chosen)


def known_of(content: Content) -> Known:
    """What returns are held against, of a project without problems."""
    asked = {
        name: asked_of(name, file.model, content.recorded(name))
        for name, file in content.rubrics.items()
    }
    return Known(
        rounds=tuple(got.id for got in content.project.model.rounds),
        asked=asked,
        then={
            print_: asked_of(got.id, carrying.rubric)
            for got in asked.values()
            for print_, carrying in got.earlier.items()
        },
        clusters={name: folder.model for name, folder in content.clusters.items()},
    )


def held_of(content: Content, known: Known) -> Iterable[Held]:
    """The returns and the workshops that count now."""
    for group, folder in content.clusters.items():
        for file in folder.returns:
            asked = known.asked[file.model.rubric]
            text = canonical(plain_document(file.model))
            yield Held(return_slip(file.model, asked, text), file.source.path)
        for saved in folder.workshops:
            yield Held(workshop_slip(saved.model, group), saved.source.path)


def _check_names(order: Order, known: Known) -> None:
    only = order.only
    for name, there, what in (
        (only.cluster, known.clusters, "cluster"),
        (only.round, known.rounds, "round"),
    ):
        if name is not None and name not in there:
            raise NotThere(f"There is no {what} {name!r}. {did_you_mean(name, there)}".strip())


def _placed(order: Order, kept: Kept) -> Mapping[str, Whose]:
    found = dict(order.placed)
    for group, decided in kept.decisions.items():
        for got in decided.placed:
            found.setdefault(got.id, (group, got.subject))
    return found


def _check_placed(order: Order, sifted: Sifted) -> None:
    ids = {got.slip.id for got in sifted.came} | {got.why.id or "" for got in sifted.away}
    for start in order.placed:
        if not any(name.startswith(start) for name in ids):
            raise NotThere(f"No return in the inbox has an id that begins with {start!r}.")


def _settled(order: Order, bench: _Bench, known: Known, ask: Ask) -> tuple[Settled, list[Disputed]]:
    """Settle, ask whatever a person has to decide, and settle with the answers."""
    settled = bench.settle(order.chosen)
    for start in order.chosen:
        if not any(got.chosen.startswith(start) for got in settled.choices.values()):
            raise NotThere(f"No conflict in the inbox has one id that begins with {start!r}.")
    counting = [got.slip for got in bench.held]
    told = [disputed(got, known.asked[got.slot.rubric], counting) for got in settled.conflicts]
    answers = [] if order.is_dry else [answer for got in told if (answer := ask(got))]
    if not answers:
        return settled, told
    settled = bench.settle((*order.chosen, *answers))
    left = {got.slot for got in settled.conflicts}
    return settled, [got for got in told if _slot(got) in left]


def _slot(one: Disputed) -> Slot:
    return Slot(one.group, one.rubric, one.round or "", one.subject or "", one.voice or "")


def _whole(held: Iterable[Held], settled: Settled) -> dict[str, int]:
    """The highest revision of each id that is in the project after this run."""
    gone = {got.slip.id for got in settled.gone}
    found = {got.slip.id: got.slip.revision for got in held if got.slip.id not in gone}
    for slip in (*settled.counts, *settled.history):
        found[slip.id] = max(found.get(slip.id, 0), slip.revision)
    return found


def _left_open(
    content: Content, known: Known, held: Iterable[Held], settled: Settled
) -> dict[Slot, str]:
    """What is open in the returns about every subject that something came for."""
    touched = {_about(got.slip.slot) for got in settled.verdicts}
    gone = {got.slip.id for got in settled.gone}
    counting: dict[_About, list[Slip]] = {}
    for slip in (*(got.slip for got in held if got.slip.id not in gone), *settled.counts):
        if _about(slip.slot) in touched and not slip.slot.is_workshop and not slip.slot.alone:
            counting.setdefault(_about(slip.slot), []).append(slip)
    dates = {got.id: got.date for got in content.project.model.rounds}
    found: dict[Slot, str] = {}
    for (group, rubric, round_id, subject), slips in counting.items():
        asked = known.asked[rubric]
        member = _member(asked, group, subject, known)
        by_voice = still_open(asked, member, slips, dates[round_id])
        found |= {got.slot: by_voice.get(got.slot.voice, "") for got in slips}
    return found


_About = tuple[str, str, str, str]


def _about(slot: Slot) -> _About:
    return slot.group, slot.rubric, slot.round, slot.subject


def _member(asked: Asked, group: str, subject: str, known: Known) -> Member:
    members = {got.id: got for got in known.clusters[group].members}
    if asked.rubric.subject.named or subject not in members:
        names = subjects(asked.rubric, known.clusters[group])
        return Other(id=subject, name=names.get(subject, subject))
    return members[subject]
