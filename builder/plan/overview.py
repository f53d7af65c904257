"""A group at a glance: who stands where, what it adds up to, what is due."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from builder.asking import fields_beside
from builder.cells import Cell, Heard, cell_of
from builder.model.fields import DateField, Field
from builder.model.results import Compare, DatePlus, Result
from builder.model.returns import Answer, FieldValue
from builder.model.rubric import Criterion
from builder.plan.occasion import OccasionPlan
from builder.plan.outputs import Outputs
from builder.quantities import day_of, shown_day
from builder.results import Worked
from builder.views.common import Link
from builder.views.overview import (
    Due,
    DueGroup,
    OverviewPart,
    OverviewView,
    Placed,
    Standing,
    When,
)
from builder.working import work_together


def overview_page(occasion: OccasionPlan) -> Outputs:
    """The overview's page."""
    rubric, round_ = occasion.asked.rubric, occasion.round
    workings = [one.working for one in occasion.heard]
    results = work_together(occasion.asked, workings, round_.date)
    day, ends = day_of(round_.date or ""), day_of(round_.ends or "")
    since = {before[0].round.title for one in occasion.heard if (before := occasion.before(one))}
    view = OverviewView(
        occasion=occasion.occasion,
        parts=tuple(_part(occasion, got) for got in rubric.criteria if got.overview),
        results=tuple(
            got for got in results if got.applies and got.result.audience in occasion.readers
        ),
        due=tuple(_groups(_joined(_days(occasion)), day, ends)),
        asks_days=_asks_days(occasion),
        register=occasion.grid.register,
        since=since.pop() if len(since) == 1 else "",
        returns=occasion.link("returns"),
        ways=occasion.ways("overviews"),
        ends=shown_day(ends) if ends else "",
        day=shown_day(day) if day else "",
    )
    return occasion.page(f"overviews/{occasion.stem}.html", "overview.html", view)


def _part(occasion: OccasionPlan, criterion: Criterion) -> OverviewPart:
    ladder = occasion.asked.ladders[criterion.id]
    cells = [cell_of(criterion, ladder, one) for one in occasion.heard]
    pairs = list(zip(occasion.heard, cells, strict=True))
    # Points lie lowest first, levels as the rubric lists them.
    order = {name: place for place, name in enumerate(ladder.anchors)}
    bands = ladder.bands if ladder.numeric else sorted(ladder.bands, key=lambda got: order[got.id])
    standings = (
        Standing(
            band,
            tuple(_placed(occasion, criterion, one, got) for one, got in pairs if got.band == band),
        )
        for band in bands
    )
    entries = occasion.grid.register.entries
    silent = (entry for entry, got in zip(entries, cells, strict=True) if got.kind != "value")
    return OverviewPart(criterion, tuple(standings), tuple(silent))


def _placed(occasion: OccasionPlan, criterion: Criterion, one: Heard, got: Cell) -> Placed:
    link = occasion.profile_link(one.member)
    assert link is not None
    before = occasion.before(one)
    was = cell_of(criterion, occasion.asked.ladders[criterion.id], before[1]) if before else got
    same = (was.kind, was.label, was.band) == (got.kind, got.label, got.band)
    return Placed(Link(link.href, one.member.label), got, None if same else was)


def _asks_days(occasion: OccasionPlan) -> bool:
    rubric = occasion.asked.rubric
    fields = (*rubric.return_fields, *rubric.criterion_fields)
    results = (*rubric.results, *rubric.criterion_results)
    dated = [got.audience for got in fields if isinstance(got, DateField)]
    dated += [got.audience for got in results if isinstance(got, DatePlus)]
    return any(audience in occasion.readers for audience in dated)


def _days(occasion: OccasionPlan) -> Iterator[Due]:
    """Every day of every member that is due: those of the rubric's rules or, without rules, all
    that are to come."""
    rubric = occasion.asked.rubric
    for one in occasion.heard:
        link = occasion.profile_link(one.member)
        if one.said is None or link is None:
            continue
        whose = Link(link.href, one.member.label)
        asked = [field for field in rubric.return_fields if one.working.asks(field)]
        for got in _dated(occasion, asked, one.said.fields, one.working.results):
            yield Due(got.day, shown_day(got.day), (whose,), got.what, got.says)
        for criterion in rubric.criteria:
            said = one.said.answers.get(criterion.id, Answer()).fields
            beside = one.working.beside.get(criterion.id, ())
            for got in _dated(occasion, fields_beside(rubric, criterion), said, beside):
                what = f"{criterion.label}: {got.what}"
                yield Due(got.day, shown_day(got.day), (whose,), what, got.says)


def _joined(days: Iterable[Due]) -> list[Due]:
    """By day, with everybody for whom the same is due on a day in one."""
    joined: dict[tuple[date, str, str], Due] = {}
    for got in days:
        key = (got.day, got.what, got.says)
        others = joined[key].members if key in joined else ()
        joined[key] = replace(got, members=others + got.members)
    return sorted(joined.values(), key=lambda got: got.day)


@dataclass(frozen=True)
class _Dated:
    day: date
    what: str
    says: str


def _dated(
    occasion: OccasionPlan,
    fields: Iterable[Field],
    said: Mapping[str, FieldValue],
    results: tuple[Worked, ...],
) -> Iterator[_Dated]:
    """The days among some fields and the results that follow from them."""
    held = day_of(occasion.round.date or "")
    judges = _judges_days(occasion)
    rules = {got.result.of: got for got in results if _against_round(got.result)}
    found: list[tuple[DateField | DatePlus, str]] = [
        (field, str(said[field.id]))
        for field in fields
        if isinstance(field, DateField) and said.get(field.id)
    ]
    found += [
        (got.result, got.values[0])
        for got in results
        if isinstance(got.result, DatePlus) and got.applies and got.values
    ]
    for thing, value in found:
        day, rule = day_of(value), rules.get(thing.id)
        if day is None or thing.audience not in occasion.readers:
            continue
        if rule and not rule.applies:
            continue  # The rubric says that nothing depends on the day any more.
        if rule is None and isinstance(thing, DateField) and (judges or (held and day < held)):
            continue  # It is a record of what happened: the rubric names those that are due.
        says = "; ".join(rule.display) if rule and rule.result.audience in occasion.readers else ""
        yield _Dated(day, thing.title if isinstance(thing, DatePlus) else thing.label, says)


def _judges_days(occasion: OccasionPlan) -> bool:
    """Whether the rubric itself says which days are due, by a rule that works with them."""
    rubric = occasion.asked.rubric
    rules = (*rubric.results, *rubric.criterion_results)
    return any(isinstance(got, DatePlus) or _against_round(got) for got in rules)


def _against_round(result: Result) -> bool:
    return isinstance(result, Compare) and result.with_ == "round"


def _groups(days: list[Due], day: date | None, ends: date | None) -> Iterator[DueGroup]:
    if day is None:
        yield DueGroup("undated", tuple(days))
        return
    last = ends or day
    stands: list[tuple[When, list[Due]]] = [
        ("overdue", [got for got in days if got.day < day]),
        ("now", [got for got in days if day <= got.day <= last]),
        ("later", [got for got in days if got.day > last]),
    ]
    yield from (DueGroup(when, tuple(found)) for when, found in stands)
