"""Checks that several kinds of file share."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from builder.problems import Problem
from builder.sources import Location, Source

_PROSE = (
    (
        re.compile(r"!\[[^\]]*\]\([^)]*\)"),
        "a picture cannot stand in the text",
        "Describe it in words.",
    ),
    (
        re.compile(r"</?[a-zA-Z][^<>]*>"),
        "HTML is not read here: it would be printed as it stands",
        "Use Markdown: **bold**, *italic*, lists, tables.",
    ),
    (
        re.compile(r"\]\((?!https://|mailto:)[^)]*\)"),
        "this link leads nowhere once a page is copied",
        "Link to an https: or mailto: address, or name the page in words.",
    ),
)


def doubled(source: Source, ids: Iterable[tuple[str, Location]], what: str) -> Iterator[Problem]:
    """A problem for each id that stands before already."""
    seen: set[str] = set()
    for name, at in ids:
        if name.casefold() in seen:
            hint = "Give this one a name of its own."
            yield source.problem(at, f"the {what} {name!r} stands here a second time", hint)
        seen.add(name.casefold())


def listed(key: str, things: Iterable[Any], name: str = "id") -> Iterator[tuple[str, Location]]:
    """The names of a list's things, with where they stand."""
    for place, thing in enumerate(things):
        yield getattr(thing, name), (*_path(key), place, name)


def _path(key: str) -> Location:
    return tuple(key.split("."))


def check_prose(source: Source) -> Iterator[Problem]:
    """Everything in a file's text that a self-contained page cannot show."""
    for at, text in _strings(source.data, ()):
        for pattern, message, hint in _PROSE:
            if found := pattern.search(text):
                yield source.problem(at, f"{message}: {found[0][:60]}", hint)
    for pattern, message, hint in _PROSE:
        for found in pattern.finditer(source.body):
            yield source.body_problem(found[0], f"{message}: {found[0][:60]}", hint)


def _strings(data: Any, at: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(data, str):
        yield at, data
    elif isinstance(data, dict):
        for key, child in data.items():
            yield from _strings(child, (*at, key))
    elif isinstance(data, list):
        for place, child in enumerate(data):
            yield from _strings(child, (*at, place))
