"""One member over all rounds of a rubric, with what changed from one to the next."""

from builder.cells import Cell, Heard, cell_of
from builder.model.cluster import Member
from builder.model.rubric import Criterion
from builder.plan.occasion import OccasionPlan
from builder.scoring import BandView
from builder.views.common import Link
from builder.views.profile import History, HistoryRow, Moment

MOST = 6
"""More criteria than these stand in a history as counts."""


def history_of(occasion: OccasionPlan, member: Member) -> History | None:
    """Every round in which something was said; None where that is less than two."""
    asked = occasion.asked
    criteria = tuple(got for got in asked.rubric.criteria if got.overview)
    if not criteria and len(asked.rubric.criteria) <= MOST:
        criteria = asked.rubric.criteria
    bands = asked.ladder.bands if asked.ladder and not criteria else ()
    if not criteria and not bands:
        return None
    rows: list[HistoryRow] = []
    before: tuple[Moment, ...] = ()
    last: Heard | None = None
    for held in occasion.rounds:
        one = held.of(member)
        if one.said:
            now = _judged(occasion, one, criteria) if criteria else _counted(occasion, one, bands)
            silent = {got.id for got in criteria if _is_silent(got, one, last)}
            names = [got.id for got in criteria] or [band.id for band in bands]
            moments = tuple(
                _changed(moment, before, at, name in silent)
                for at, (name, moment) in enumerate(zip(names, now, strict=True))
            )
            rows.append(HistoryRow(held.round, _link(occasion, member, held.round.id), moments, ""))
            before, last = now, one
        elif other := {got.edition for got in one.voices} - {asked.rubric.edition}:
            rows.append(HistoryRow(held.round, None, (), min(other)))
    return History(criteria, bands, tuple(rows)) if len(rows) > 1 else None


def _link(occasion: OccasionPlan, member: Member, round_id: str) -> Link | None:
    if round_id == occasion.round.id:
        return None
    address = f"schools/{member.id}.{occasion.asked.id}.{round_id}.html"
    return Link(f"{occasion.place.prefix}{address}", member.name)


def _judged(
    occasion: OccasionPlan, one: Heard, criteria: tuple[Criterion, ...]
) -> tuple[Moment, ...]:
    ladders = occasion.asked.ladders
    return tuple(Moment(cell_of(got, ladders[got.id], one), 0, False) for got in criteria)


def _counted(occasion: OccasionPlan, one: Heard, bands: tuple[BandView, ...]) -> tuple[Moment, ...]:
    found = [cell.band for cell in cells_of(occasion, one)]
    return tuple(Moment(None, found.count(band), False) for band in bands)


def cells_of(occasion: OccasionPlan, one: Heard) -> tuple[Cell, ...]:
    """What prevails on every criterion, in order."""
    asked = occasion.asked
    return tuple(cell_of(got, asked.ladders[got.id], one) for got in asked.rubric.criteria)


def _is_silent(criterion: Criterion, one: Heard, last: Heard | None) -> bool:
    """Whether an edition that was answered asked nothing that compares."""
    return one.is_silent_on(criterion) or (last is not None and last.is_silent_on(criterion))


def _changed(moment: Moment, before: tuple[Moment, ...], at: int, is_silent: bool) -> Moment:
    changed = bool(before) and moment != before[at] and not is_silent
    return Moment(moment.cell, moment.count, changed)
