"""Data from a file -> a model, or every way in which it does not fit, in our own words."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from builder.faults import KEY, Fault, faults, type_of
from builder.model.base import Id, Line, Prose
from builder.model.fields import Amount
from builder.model.module import Clock
from builder.model.project import Address, Day
from builder.model.results import Ref
from builder.model.returns import Hex32, Sha256
from builder.places import Location
from builder.plain_yaml import Odd
from builder.problems import Problem, Problems, did_you_mean, nearest
from builder.sources import Source

M = TypeVar("M", bound=BaseModel)

_AGAIN = "Ask for the file again."
_EMPTY = "Write it, or leave the key out where it may be left out."
_LINES = "lines such as `key: value`"
_SMALL = {"at", "by", "from", "is", "of", "to", "with"}
"""Keys that a sentence would swallow, if they stood in it as they are."""
_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": _LINES,
    "model_type": _LINES,
    "model_attributes_type": _LINES,
}
_HINTS = {
    "text": "Put the whole text in quotes if it holds a colon or begins with a bracket.",
    "a whole number": "Write it in digits alone, such as 20, without quotes.",
    "true or false": "Write true or false, without quotes.",
    "a list": "Put each entry on a line of its own, after a hyphen.",
    "one word": "Write it behind the colon, on the same line.",
    _LINES: "Each key has a line of its own, with a colon and a space after it.",
}
_NOTHING = "Write it, or delete the line. What begins with # must stand in quotes."
_BY_HAND = {_NOTHING, *(_HINTS[wanted] for wanted in ("text", "a list", _LINES))}
"""What to do in a file that people write. Returns are written by forms."""
_LIMITS = {
    "string_too_long": ("{name} is longer than {max_length} characters", "Shorten it."),
    "string_too_short": ("{name} is empty", _EMPTY),
    "too_long": ("{name}: at most {max_length} are allowed", "Take some out."),
    "too_short": ("{name}: at least {min_length} must stand here", _HINTS["a list"]),
    "greater_than_equal": ("{name} is less than {ge}", "Write {ge} or more."),
    "less_than_equal": ("{name} is more than {le}", "Write {le} or less."),
    "string_unicode": (
        "{name} holds a character that was cut in half",
        "Delete it and type the text again.",
    ),
}


def _pattern(kind: Any) -> str:
    """The pattern of a text, or nothing where it has none."""
    given = [got for meta in get_args(kind)[1:] for got in (meta, *getattr(meta, "metadata", ()))]
    return next((got.pattern for got in given if getattr(got, "pattern", None)), "")


PATTERNS = {
    _pattern(Id): (
        "is not an id",
        "An id has lower-case letters, digits and single hyphens, at most 40.",
    ),
    _pattern(Line): (
        "is not one line of text",
        "Write the text on one line, or put >- before it if it is long.",
    ),
    _pattern(Prose): ("is empty", _EMPTY),
    _pattern(Address): ("is not an e-mail address", "Write it like returns@county.example."),
    _pattern(Day): ("is not a day", 'Write it like "2009-11-28", in quotes.'),
    _pattern(get_args(Amount)[1]): (
        "is not a number",
        'Write a whole number in digits, and one with one or two decimals in quotes: "2.5".',
    ),
    _pattern(Ref): (
        "names nothing",
        "Write the id of a criterion, a field or a result, or a table's column as table.column.",
    ),
    _pattern(Clock): ("is not a time of day", 'Write it like "09:15", in quotes.'),
    _pattern(Hex32): ("must be 32 characters 0-9 and a-f", _AGAIN),
    _pattern(Sha256): ("must be 64 characters 0-9 and a-f", _AGAIN),
}
"""What to say where a text does not fit a model's pattern, and what to do."""


def shape(model: type[M], source: Source) -> M:
    """Make a model of a file's data. Raises Problems, with all that is wrong in the file."""
    made, found = None, list[Fault]()
    try:
        made = model.model_validate(source.data)
    except ValidationError as error:
        found += faults(model, source.data, error)
    others = [fault.details for fault in found]
    own = [fault for fault in found if not _follows(fault.details, others)]
    wrong = [_problem(source, fault) for fault in own]
    if _by_hand(source):  # In a return, null is an answer.
        wrong += _empty(source, source.data, (), {fault.at for fault in own})
    if wrong or made is None:
        raise Problems(wrong)
    return made


def _empty(source: Source, data: Any, at: Location, reported: set[Location]) -> Iterator[Problem]:
    """Keys and entries without a value: a text that begins with # would be lost in silence."""
    if data is None:
        yield source.problem(at, *_wrong_kind(_name(at), "", None))
    steps: Iterable[tuple[int | str, Any]] = ()
    if isinstance(data, dict | list) and at not in reported:
        steps = data.items() if isinstance(data, dict) else enumerate(data)
    for step, child in steps:
        yield from _empty(source, child, (*at, step), reported)


def _follows(details: ErrorDetails, others: list[ErrorDetails]) -> bool:
    """Whether the mistake is there only because of another one that is reported."""
    kind, at = details["type"], details["loc"]
    if kind == "too_short":  # An entry with a mistake in it was not counted.
        return any(len(got["loc"]) > len(at) and got["loc"][: len(at)] == at for got in others)
    if kind == "missing":  # It is there, with its name mistyped.
        beside = {str(got["loc"][-1]) for got in others if _is_unknown_beside(got, at)}
        return any(nearest(word, [str(at[-1])]) for word in beside)
    return False


def _is_unknown_beside(details: ErrorDetails, at: Location) -> bool:
    return details["type"] == "extra_forbidden" and details["loc"][:-1] == at[:-1]


def _problem(source: Source, fault: Fault) -> Problem:
    details, at = fault.details, fault.at
    kind, value = details["type"], details["input"]
    name = _name(at)
    if kind == "missing":
        hint = f"Add a line `{at[-1]}:` here." if _by_hand(source) else _AGAIN
        return source.problem(at[:-1], f"{name} is missing", hint)
    if kind == "extra_forbidden":
        hint = did_you_mean(str(at[-1]), fault.keys)
        return source.problem(at, f"the key {at[-1]!r} is unknown", hint, key=True)
    if at and at[-1] == KEY:
        says, hint = PATTERNS[_pattern(Id)]
        return source.problem(at[:-1], f"the key {at[-2]!r} {says}", hint, key=True)
    if _is_score(fault) and value is not None:
        message = f"{name} is neither a whole number nor an id"
        hint = "Points are whole numbers without quotes; levels and choices go by their ids."
        return source.problem(at, message, hint)
    if kind in ("union_tag_not_found", "union_tag_invalid"):
        word = details["ctx"]["discriminator"].strip("'")
        if kind == "union_tag_not_found":
            return source.problem(at, f"{word} is missing", f"Add a line `{word}:` here.")
        at, value = (*at, word), value[word]
    message, hint = _says(kind, _name(at), value, details)
    return source.problem(at, message, hint if _by_hand(source) or hint not in _BY_HAND else _AGAIN)


def _by_hand(source: Source) -> bool:
    return source.path.suffix != ".json"


def _is_score(fault: Fault) -> bool:
    """Whether a judgement is wanted, and nothing stands there that only lacks quotes."""
    kinds, value = {type_of(form): form for form in fault.forms}, fault.details["input"]
    if kinds.keys() != {int, str} or _pattern(kinds[str]) != _pattern(Id):
        return False
    text = value.text if isinstance(value, Odd) else str(value).lower()
    return not (isinstance(value, Odd | bool) and re.fullmatch(_pattern(Id), text))


def _says(kind: str, name: str, value: Any, details: ErrorDetails) -> tuple[str, str]:
    """What is wrong with a value, and what to do."""
    limits: dict[str, Any] = details.get("ctx", {})
    one_of = kind in ("literal_error", "union_tag_invalid")
    if value is None or kind in _WANTED or (one_of and isinstance(value, dict | list)):
        return _wrong_kind(name, _WANTED.get(kind, "one word"), value)
    if kind == "string_pattern_mismatch":
        if not value.strip():
            return f"{name} is empty", _EMPTY
        says, hint = PATTERNS[limits["pattern"]]
        return f"{name} {value.strip().splitlines()[0][:60]!r} {says}", hint
    if one_of:
        word = value.text if isinstance(value, Odd) else str(value)
        listed = limits["expected" if kind == "literal_error" else "expected_tags"]
        words = [got.strip("'") for got in listed.replace(" or ", ", ").split(", ")]
        return f"{name}: {word!r} is not one of the words allowed", did_you_mean(word, words)
    if kind not in _LIMITS:
        return f"{name}: {details['msg']}", ""
    message, hint = _LIMITS[kind]
    return message.format(name=name, **limits), hint.format(**limits)


def _wrong_kind(name: str, wanted: str, value: object) -> tuple[str, str]:
    """What to say of a value that is of another kind than the wanted one, and what to do."""
    if value is None:
        return f"{name} is empty", _NOTHING
    found, hint = str(value).lower(), _HINTS.get(wanted, "")
    match value:
        case dict():
            found = "a key with a value"
        case list():
            found = "a list"
        case str():
            found = repr(value.strip()[:40])
        case Odd():
            found = value.text
    if wanted == "text" and isinstance(value, Odd | bool | int):
        hint = f'Put it in quotes: "{found}"'
    if wanted == "text" and isinstance(value, Odd):
        found += f", which YAML reads as {value.read_as}"
    return f"{name} must be {wanted}, and here stands {found}", hint


def _name(at: Location) -> str:
    """What the author would call the value: its key, or its place in the list of that key."""
    words = [str(step) for step in at if isinstance(step, str)]
    name = words[-1] if words else "the file"
    name = f"`{name}`" if name in _SMALL else name
    return f"entry {at[-1] + 1} of {name}" if at and isinstance(at[-1], int) else name
