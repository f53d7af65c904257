"""Lookups: whether each value has its answer, and whether what is proposed can be judged."""

from collections.abc import Iterator

from builder.checks.common import unknown
from builder.checks.refs import Kinds, kind_of_judgement
from builder.model.results import Lookup
from builder.model.rubric import Rubric
from builder.places import Location
from builder.problems import Problem, did_you_mean
from builder.sources import Source


def check_lookup(
    result: Lookup, at: Location, known: Kinds, rubric: Rubric, source: Source
) -> Iterator[Problem]:
    """Everything wrong with a lookup but for the ref itself, if that is unknown."""
    if result.of in known:
        yield from _values(result, at, known, source)
    if result.proposes:
        yield from _proposed(result, at, rubric, source)
    elif result.reason:
        hint = "Add `proposes:` with the criterion, or delete `reason`."
        message = "a reason is asked, and nothing is proposed"
        yield source.problem((*at, "reason"), message, hint, key=True)


def _values(result: Lookup, at: Location, known: Kinds, source: Source) -> Iterator[Problem]:
    kind = known[result.of]
    if kind.table:
        hint = f"Name a column of it: {result.of}.<column>."
        yield source.problem((*at, "of"), f"{result.of!r} is a whole table", hint)
        return
    if not kind.values:
        message = f"{result.of!r} is {kind.words}, and a lookup needs set answers"
        hint = "Name a criterion, a choice or a lookup. For a number, use steps."
        yield source.problem((*at, "of"), message, hint)
        return
    missing = [value for value in kind.values if value not in result.values]
    if missing:
        names = ", ".join(map(repr, missing))
        message = f"nothing follows from {names} of {result.of!r}"
        hint = "Add a line for each."
        yield source.problem((*at, "values"), message, hint, key=True)
    for value in result.values:
        if value not in kind.values:
            message = f"{value!r} is no answer to {result.of!r}"
            hint = did_you_mean(value, kind.values)
            yield source.problem((*at, "values", value), message, hint, key=True)


def _proposed(result: Lookup, at: Location, rubric: Rubric, source: Source) -> Iterator[Problem]:
    here = (*at, "proposes")
    if at[0] != "results":
        hint = "Move it to `results`."
        yield source.problem(here, "only a subject's own results can propose a value", hint)
        return
    criteria = {criterion.id: criterion for criterion in rubric.criteria}
    name = str(result.proposes)
    yield from unknown(source, here, name, criteria, "criterion")
    if name not in criteria:
        return
    if name == result.of:
        message = f"{name!r} is proposed from its own judgement"
        yield source.problem(here, message, "Propose it from another answer.")
    values = kind_of_judgement(rubric, [criteria[name]]).values
    for value, follows in result.values.items():
        place = (*at, "values", value)
        if not isinstance(follows, str):
            message = f"a list cannot be the default of {name!r}"
            yield source.problem(place, message, "Write one value of its scale.")
        elif follows not in values:
            message = f"{follows!r} is not on the scale of {name!r}"
            yield source.problem(place, message, did_you_mean(follows, values))
    asked = [field.id for field in rubric.criterion_fields]
    if (chosen := criteria[name].fields) is not None:
        asked = [field for field in asked if field in chosen]
    if result.reason and result.reason not in asked:
        message = f"{result.reason!r} is not asked beside {name!r}"
        yield source.problem((*at, "reason"), message, did_you_mean(result.reason, asked))
