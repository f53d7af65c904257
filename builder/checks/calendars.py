"""Calendars: tasks name roles and terms that there are, and every one of these has a task."""

from collections.abc import Iterator

from builder.checks.common import check_prose, doubled, listed
from builder.load import Content
from builder.model.calendar import Calendar
from builder.problems import Problem, did_you_mean
from builder.reading import File


def check_calendars(content: Content) -> Iterator[Problem]:
    """Every problem of the calendars."""
    for file in content.calendars.values():
        yield from check_prose(file.source)
        for key, word in (("roles", "role"), ("terms", "term")):
            yield from doubled(file.source, listed(key, getattr(file.model, key)), word)
            titles = listed(key, getattr(file.model, key), "title")
            yield from doubled(file.source, titles, f"{word}'s title")
            yield from _names(file, key, word)
        yield from _same_tasks(file)


def _same_tasks(file: File[Calendar]) -> Iterator[Problem]:
    hint = "Add this one's roles or terms to the first, and delete this one."
    seen: dict[str, int] = {}
    for place, task in enumerate(file.model.tasks):
        first = seen.setdefault(" ".join(task.text.split()).casefold(), place)
        if first != place:
            line = file.source.line(("tasks", first, "text"))
            message = f"this task stands in line {line} already"
            yield file.source.problem(("tasks", place, "text"), message, hint)


def _names(file: File[Calendar], key: str, word: str) -> Iterator[Problem]:
    """Tasks' names of roles or terms that do not exist, or that stand twice; and idle ones."""
    known = [one.id for one in getattr(file.model, key)]
    used: set[str] = set()
    for place, task in enumerate(file.model.tasks):
        names: tuple[str, ...] = getattr(task, key)
        used.update(names)
        for at, name in enumerate(names):
            if name not in known:
                message = f"there is no {word} {name!r}"
                hint = did_you_mean(name, known)
                yield file.source.problem(("tasks", place, key, at), message, hint)
        places = ((name, ("tasks", place, key, at)) for at, name in enumerate(names))
        yield from doubled(file.source, places, word, "Delete one of the two.")
    for name, at_id in listed(key, getattr(file.model, key)):
        if name not in used:
            message = f"the {word} {name!r} has no task"
            hint = f"Name it under `{key}:` of a task, or delete it."
            yield file.source.problem(at_id, message, hint)
