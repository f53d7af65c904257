"""Checks that several kinds of file share."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from builder.model.scales import Value
from builder.places import Location
from builder.problems import Problem, did_you_mean
from builder.scoring import Ladder
from builder.sources import Source

_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>")
_LINK = re.compile(
    r"(?<!!)\[[^\]]*\]\((?!https://|mailto:)[^)]*\)"  # [words](address)
    r"|^ {0,3}\[[^\]]+\]:[ \t]*(?!https://|mailto:)\S+"  # [words]: address
    r"|<(?!https://|mailto:)[a-zA-Z][a-zA-Z0-9+.-]+:[^<>\s]*>",  # <address>
    re.MULTILINE,
)
_PROSE = (
    (_PICTURE, "a picture cannot stand in the text", "Describe it in words."),
    (
        _HTML,
        "HTML is not read here: it would be printed as it stands",
        "Use Markdown: **bold**, *italic*, lists, tables.",
    ),
    (
        _LINK,
        "a link can only lead to an https:// or mailto: address",
        "Pages are copied and sent on: name another page or file in words.",
    ),
)


def doubled(
    source: Source,
    ids: Iterable[tuple[str, Location]],
    what: str,
    hint: str = "Give this one a name of its own.",
) -> Iterator[Problem]:
    """A problem for each id that stands before already."""
    seen: dict[str, Location] = {}
    for name, at in ids:
        first = seen.setdefault(name.casefold(), at)
        if first is not at:
            message = f"the {what} {name!r} stands in line {source.line(first)} already"
            yield source.problem(at, message, hint)


def off_scale(source: Source, at: Location, value: Value, scale: Ladder) -> Iterator[Problem]:
    """A problem where a value is not on the scale."""
    if value not in [choice.value for choice in scale.choices]:
        words = [str(choice.value) for choice in scale.choices]
        hint = f"{words[0]} to {words[-1]}" if scale.numeric else ", ".join(words)
        yield source.problem(at, f"{value!r} is not on the scale", f"The scale: {hint}.")


def unknown(
    source: Source, at: Location, name: str, known: Collection[str], what: str
) -> Iterator[Problem]:
    """A problem where a name is not among those known."""
    if name not in known:
        yield source.problem(at, f"there is no {what} {name!r}", did_you_mean(name, known))


def listed(key: str, things: Iterable[Any], name: str = "id") -> Iterator[tuple[str, Location]]:
    """The names of a list's things, with where they stand."""
    for place, thing in enumerate(things):
        yield getattr(thing, name), (*_path(key), place, name)


def _path(key: str) -> Location:
    return tuple(key.split("."))


def check_prose(source: Source) -> Iterator[Problem]:
    """Everything in a file's text that a self-contained page cannot show."""
    for pattern, message, hint in _PROSE:
        for at, text in texts_of(source.data):
            for found in pattern.finditer(text):
                yield source.problem_inside(at, found, f"{message}: {found[0][:60]}", hint)
        for found in pattern.finditer(source.body):
            yield source.problem_in_body(found.start(), f"{message}: {found[0][:60]}", hint)


def texts_of(data: Any, at: Location = ()) -> Iterator[tuple[Location, str]]:
    """Every text in a file's data, with where it stands."""
    if isinstance(data, str):
        yield at, data
    elif isinstance(data, dict):
        for key, child in data.items():
            yield from texts_of(child, (*at, key))
    elif isinstance(data, list):
        for place, child in enumerate(data):
            yield from texts_of(child, (*at, place))
