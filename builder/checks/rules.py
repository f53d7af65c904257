"""Each rule of a result held against what it names."""

from collections.abc import Iterator
from itertools import pairwise

from builder.checks.refs import ROUND, Kind, Kinds, Scope
from builder.model.results import Cap, Compare, Count, DatePlus, Lookup, Result, Steps, Sum, Times
from builder.places import Location
from builder.problems import Problem, did_you_mean
from builder.quantities import hundredths
from builder.sources import Source


def check_rule(result: Result, scope: Scope, source: Source) -> Iterator[Problem]:
    """Every ref of a result, and the rule itself. What only a lookup has is another check's."""
    at, known = scope.at, scope.known
    for here, ref in _refs(result, at, known):
        if ref not in known:
            yield source.problem(here, *_unknown(ref, scope))
    if isinstance(result, Lookup):
        return
    kinds = [(here, ref, known[ref]) for here, ref in _refs(result, at, known) if ref in known]
    for here, ref, kind in kinds:
        yield from _fits(result, ref, kind, here, source)
    if isinstance(result, Steps):
        yield from _steps(result, at, source)
    if isinstance(result, DatePlus) and not result.days and not result.months:
        hint = "Add `days:` or `months:`."
        yield source.problem(at, "the day after so much time is the same day", hint)
    if isinstance(result, Count):
        yield from _counted(result, at, known, source)
    if isinstance(result, Compare):
        yield from _sides(result, at, known, source)


def _refs(result: Result, at: Location, known: Kinds) -> Iterator[tuple[Location, str]]:
    if isinstance(result, Sum | Count):
        yield from (((*at, "of", place), ref) for place, ref in enumerate(result.of))
        return
    yield (*at, "of"), result.of
    if isinstance(result, Compare) and _names(result, known):
        yield (*at, "with"), str(result.with_)


def _names(result: Compare, known: Kinds) -> bool:
    """Whether a comparison is with something that has a name."""
    other = result.with_
    if isinstance(other, int) or other == ROUND:
        return False
    return other in known or hundredths(other) is None


def _unknown(ref: str, scope: Scope) -> tuple[str, str]:
    """Why a ref names nothing, and what to do."""
    known, table = scope.known, ref.partition(".")[0]
    if ref in scope.later:
        hint = "A result can use those above it: put that one first."
        return f"{ref!r} is not worked out before this", hint
    if ref in scope.each:
        hint = "Add it up in a sum or a count first, and name that."
        return f"{ref!r} belongs to each of the group, and not to the group", hint
    if "." in ref and table in known and known[table].table:
        columns = [name for name in known if name.startswith(f"{table}.")]
        return f"there is no column {ref!r}", did_you_mean(ref, columns)
    return f"there is no answer or result {ref!r} here", did_you_mean(ref, known)


def _fits(result: Result, ref: str, kind: Kind, at: Location, source: Source) -> Iterator[Problem]:
    wants_number = isinstance(result, Steps | Times | Cap | Sum)
    if kind.table:
        message, hint = f"{ref!r} is a whole table", f"Name a column of it: {ref}.<column>."
    elif kind.many and not isinstance(result, Sum | Count):
        message, hint = f"{ref!r} is a list", "Add it up in a sum or a count first, and name that."
    elif wants_number and not kind.number:
        message = f"{ref!r} is {kind.words}, and {result.rule} needs a number"
        hint = "Name a number, a percentage or a result that gives one."
    elif isinstance(result, DatePlus) and not kind.day:
        message = f"{ref!r} is {kind.words}, and date_plus needs a date"
        hint = "Name a date, or a result that gives one."
    elif isinstance(result, Compare) and not (kind.number or kind.day):
        message = f"{ref!r} is {kind.words}, and cannot be more or less"
        hint = "Name a number or a date."
    else:
        return
    yield source.problem(at, message, hint)


def _steps(result: Steps, at: Location, source: Source) -> Iterator[Problem]:
    ends = [None if step.up_to is None else hundredths(str(step.up_to)) for step in result.steps]
    for place, end in enumerate(ends[:-1]):
        if end is None:
            hint = "Add `up_to:`, or make it the last step."
            message = "only the last step has no end"
            yield source.problem((*at, "steps", place), message, hint)
    if ends[-1] is not None:
        message = "the last step has an end, and more would give nothing"
        hint = "Take its `up_to` away, or add a step without one."
        yield source.problem((*at, "steps", len(ends) - 1, "up_to"), message, hint)
    for place, (lower, upper) in enumerate(pairwise(ends), start=1):
        if lower is not None and upper is not None and upper <= lower:
            message = "this step ends no later than the one before it"
            hint = "The steps rise: the lowest comes first."
            yield source.problem((*at, "steps", place, "up_to"), message, hint)


def _counted(result: Count, at: Location, known: Kinds, source: Source) -> Iterator[Problem]:
    kinds = [known[ref] for ref in result.of if ref in known]
    if len(kinds) < len(result.of) or any(kind.table for kind in kinds):
        return
    values = {value for kind in kinds for value in kind.values}
    for place, value in enumerate(result.is_):
        if str(value) not in values:
            message = f"{value!r} is no answer to {', '.join(map(repr, result.of))}"
            hint = did_you_mean(str(value), values)
            yield source.problem((*at, "is", place), message, hint)


def _sides(result: Compare, at: Location, known: Kinds, source: Source) -> Iterator[Problem]:
    left = known.get(result.of)
    if left is None or left.many or not (left.number or left.day):
        return
    if _names(result, known):
        right = known.get(str(result.with_))
        if right is None or right.many or not (right.number or right.day):
            return
    else:
        right = Kind(day=result.with_ == ROUND, number=result.with_ != ROUND)
    if not (left.number and right.number) and not (left.day and right.day):
        message = f"{result.of!r} is {left.words}, and is compared with {right.words}"
        hint = "Compare a number with a number, or a date with a date."
        yield source.problem((*at, "with"), message, hint)
