"""Results held against the rubric: their ids, their order, what they name, whether it fits."""

from collections.abc import Iterator

from builder.asking import JUDGEMENT
from builder.checks.conditions import check_condition, check_conditions
from builder.checks.lookups import check_lookup
from builder.checks.refs import (
    ROUND,
    Kinds,
    Scope,
    criterion_kinds,
    result_kind,
    subject_kinds,
)
from builder.checks.rules import check_rule
from builder.model.results import Compare, Count, Lookup, Result, Sum
from builder.model.rubric import Rubric
from builder.places import Location
from builder.problems import Problem
from builder.sources import Source

LISTS = ("criterion_results", "results", "group_results")


def check_results(rubric: Rubric, source: Source) -> Iterator[Problem]:
    """Every result that could not be worked out, and every condition that could never hold."""
    yield from _ids(rubric, source)
    yield from check_conditions(rubric, source)
    subject = subject_kinds(rubric)
    yield from _in_order("criterion_results", rubric, criterion_kinds(rubric), source)
    yield from _in_order("results", rubric, subject, source)
    yield from _of_group(rubric, subject, source)
    yield from _audiences(rubric, source)


def _audiences(rubric: Rubric, source: Source) -> Iterator[Problem]:
    """Results that the group may read, and that quote what only the authority may."""
    closed = {
        field.id: "answer"
        for field in (*rubric.criterion_fields, *rubric.return_fields)
        if field.audience == "authority"
    }
    for key in LISTS:
        for place, result in enumerate(getattr(rubric, key)):
            rests = [ref for ref in _rests_on(result) if ref.partition(".")[0] in closed]
            if result.audience == "authority":
                closed[result.id] = "result"
            elif rests:
                message = f"{result.id} is for the group, and rests on {rests[0]!r}, which is not"
                hint = "Make that one `audience: group`, or this one `audience: authority`."
                yield source.problem((key, place, "audience"), message, hint)


def _rests_on(result: Result) -> Iterator[str]:
    """Everything that a result names."""
    yield from result.of if isinstance(result, Sum | Count) else (result.of,)
    if isinstance(result, Compare) and isinstance(result.with_, str):
        yield result.with_
    for condition in result.when:
        yield condition.answer


def _ids(rubric: Rubric, source: Source) -> Iterator[Problem]:
    """Ids that stand for two things. Two criteria, or two fields of a list, are another check's."""
    seen: dict[str, tuple[str, Location]] = {}
    with_results = any(getattr(rubric, key) for key in LISTS)
    for key, name, at in _named(rubric):
        first, there = seen.setdefault(name, (key, at))
        if there is not at and (first != key or key in LISTS):
            message = f"the name {name!r} stands in line {source.line(there)} already"
            hint = "Rules could not tell the two apart: give this one a name of its own."
            yield source.problem(at, message, hint)
        if name in (JUDGEMENT, ROUND) and with_results:
            message = f"{name!r} has a meaning of its own in results"
            yield source.problem(at, message, "Give this one another name.")


def _named(rubric: Rubric) -> Iterator[tuple[str, str, Location]]:
    for s, section in enumerate(rubric.sections):
        for c, criterion in enumerate(section.criteria):
            yield "sections", criterion.id, ("sections", s, "criteria", c, "id")
    for key in ("criterion_fields", "return_fields", *LISTS):
        for place, thing in enumerate(getattr(rubric, key)):
            yield key, thing.id, (key, place, "id")


def _in_order(key: str, rubric: Rubric, known: Kinds, source: Source) -> Iterator[Problem]:
    """A list whose results may use what is known, and those before them. They become known."""
    results: tuple[Result, ...] = getattr(rubric, key)
    for place, result in enumerate(results):
        scope = Scope((key, place), known, frozenset(got.id for got in results[place:]), {})
        yield from _conditions(result, scope.at, known, source)
        yield from check_rule(result, scope, source)
        if isinstance(result, Lookup):
            yield from check_lookup(result, scope.at, known, rubric, source)
        known[result.id] = result_kind(result, known)


def _of_group(rubric: Rubric, subject: Kinds, source: Source) -> Iterator[Problem]:
    """A group's results: sums and counts use what each member has, the others one another."""
    known: Kinds = {}
    results = rubric.group_results
    for place, result in enumerate(results):
        at: Location = ("group_results", place)
        later = frozenset(got.id for got in results[place:])
        if isinstance(result, Sum | Count):
            yield from _conditions(result, at, subject, source)
            yield from check_rule(result, Scope(at, subject, later, {}), source)
        else:
            if result.when:
                hint = "Put them on the sum or the count that this one uses."
                message = "among a group's results, only sums and counts have conditions"
                yield source.problem((*at, "when"), message, hint, key=True)
            yield from check_rule(result, Scope(at, known, later, subject), source)
        if isinstance(result, Lookup):
            yield from check_lookup(result, at, known, rubric, source)
        known[result.id] = result_kind(result, known)


def _conditions(result: Result, at: Location, known: Kinds, source: Source) -> Iterator[Problem]:
    for place, condition in enumerate(result.when):
        yield from check_condition(condition, (*at, "when", place), known, source)
