"""Paths: every way leads on, and to everything."""

from collections.abc import Iterator
from itertools import chain

from builder.checks.common import check_prose, doubled, listed
from builder.load import Content
from builder.model.path import Path
from builder.problems import Problem, did_you_mean
from builder.reading import File

WAYS = ("yes", "no")


def check_paths(content: Content) -> Iterator[Problem]:
    """Every problem of the paths."""
    for file in content.paths.values():
        yield from check_prose(file.source)
        path = file.model
        ids = chain(listed("steps", path.steps), listed("outcomes", path.outcomes))
        wrong = [*doubled(file.source, ids, "step or outcome"), *_ends(file)]
        yield from wrong
        if not wrong:  # Where a way is broken, all that lies behind it would be reported too.
            yield from _back(file)
            yield from _unreached(file)


def _ends(file: File[Path]) -> Iterator[Problem]:
    """Ways that lead to nothing, and questions that decide nothing."""
    path, source = file.model, file.source
    known = {step.id for step in path.steps} | {one.id for one in path.outcomes}
    for place, step in enumerate(path.steps):
        for way in WAYS:
            to = getattr(step, way)
            if to not in known:
                message = f"there is no step and no outcome {to!r}"
                yield source.problem(("steps", place, way), message, did_you_mean(to, known))
        if step.yes == step.no:
            message = f"yes and no both lead to {step.no!r}"
            hint = "Delete the step, or let one answer lead elsewhere."
            yield source.problem(("steps", place, "no"), message, hint)


def _back(file: File[Path]) -> Iterator[Problem]:
    """Ways that lead up the page: in a circle, or in an order that nobody can follow on paper."""
    places = {step.id: place for place, step in enumerate(file.model.steps)}
    for place, step in enumerate(file.model.steps):
        for way in WAYS:
            to = getattr(step, way)
            if places.get(to, place + 1) > place:
                continue
            if step.id in _reached(file.model, to):
                message = f"this leads back to {to!r}: people would go round in a circle"
                hint = "Let it lead on, or to an outcome that says when to begin again."
            else:
                message = f"this leads up the page, to {to!r}"
                hint = f"Move the step {to!r} down, below this one."
            yield file.source.problem(("steps", place, way), message, hint)


def _unreached(file: File[Path]) -> Iterator[Problem]:
    path = file.model
    reached = _reached(path, path.steps[0].id)
    for key, things in (("steps", path.steps), ("outcomes", path.outcomes)):
        for name, at in listed(key, things):
            if name not in reached:
                message = f"no way leads from the first step to {name!r}"
                hint = "Name it after `yes:` or `no:` of a step that people come to, or delete it."
                yield file.source.problem(at, message, hint)


def _reached(path: Path, start: str) -> set[str]:
    """Everything that ways lead to from a step, and the step itself."""
    steps = {step.id: step for step in path.steps}
    reached: set[str] = set()
    ahead = [start]
    while ahead:
        here = ahead.pop()
        if here not in reached:
            reached.add(here)
            if here in steps:
                ahead += (steps[here].yes, steps[here].no)
    return reached
