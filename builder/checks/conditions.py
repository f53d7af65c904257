"""Conditions: `when` of criteria, fields and results, held against what can be answered."""

from collections.abc import Iterator

from builder.checks.refs import Kinds, field_kinds, subject_kinds
from builder.model.fields import Condition
from builder.model.rubric import Rubric
from builder.places import Location
from builder.problems import Problem, did_you_mean
from builder.sources import Source


def check_conditions(rubric: Rubric, source: Source) -> Iterator[Problem]:
    """Every condition of a criterion or a field that can never hold, or that waits for itself."""
    subject, beside = subject_kinds(rubric), field_kinds(rubric.criterion_fields)
    waits: dict[str, tuple[str, Location]] = {}
    for name, condition, at in _conditions(rubric):
        known = subject | beside if at[0] == "criterion_fields" else subject
        yield from check_condition(condition, at, known, source)
        waits[name] = (condition.answer, at)
    yield from _circles(waits, source)


def _conditions(rubric: Rubric) -> Iterator[tuple[str, Condition, Location]]:
    for s, section in enumerate(rubric.sections):
        for c, criterion in enumerate(section.criteria):
            if criterion.when:
                yield criterion.id, criterion.when, ("sections", s, "criteria", c, "when")
    for key in ("criterion_fields", "return_fields"):
        for place, field in enumerate(getattr(rubric, key)):
            if field.when:
                yield field.id, field.when, (key, place, "when")


def check_condition(
    condition: Condition, at: Location, known: Kinds, source: Source
) -> Iterator[Problem]:
    """Whether a condition names something with set answers, and answers that it has."""
    name = condition.answer
    able = {ref: kind for ref, kind in known.items() if kind.asked and kind.values}
    if name not in known:
        message = f"there is no criterion or choice {name!r} here"
        yield source.problem((*at, "answer"), message, did_you_mean(name, able))
    elif name not in able:
        message = f"a condition cannot rest on {name!r}, which is {known[name].words}"
        hint = "Name a criterion, a choice or a list of choices."
        yield source.problem((*at, "answer"), message, hint)
    else:
        values = able[name].values
        for place, value in enumerate(condition.is_):
            if str(value) not in values:
                message = f"{value!r} is no answer to {name!r}"
                hint = did_you_mean(str(value), values)
                yield source.problem((*at, "is", place), message, hint)


def _circles(waits: dict[str, tuple[str, Location]], source: Source) -> Iterator[Problem]:
    done: set[str] = set()
    for first in waits:
        way: list[str] = []
        name = first
        while name in waits and name not in done and name not in way:
            way.append(name)
            name = waits[name][0]
        if name in way:
            circle = [*way[way.index(name) :], name]
            after = " waits for ".join(map(repr, circle))
            if len(circle) == 2:
                after = f"{name!r} waits for its own answer"
            message = f"{after}: nobody would ever be asked"
            hint = "Take `when` away from one of them."
            yield source.problem((*waits[name][1], "answer"), message, hint)
        done.update(way)
