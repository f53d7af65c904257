"""Data from a file -> a model, or every way in which it does not fit, in our own words."""

from collections.abc import Iterable
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from builder.model.base import Id, Line, Prose
from builder.model.module import Clock
from builder.model.project import Address
from builder.model.returns import Hex32, Sha256
from builder.places import Location
from builder.plain_yaml import Odd
from builder.problems import Problem, Problems, did_you_mean, nearest
from builder.sources import Source

M = TypeVar("M", bound=BaseModel)

_EMPTY = "Write it, or leave the key out where it may be left out."
_LINES = "lines such as `key: value`"
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
}
_LIMITS = {
    "string_too_long": ("{name} is longer than {max_length} characters", "Shorten it."),
    "string_too_short": ("{name} is empty", _EMPTY),
    "too_long": ("{name}: at most {max_length} are allowed", ""),
    "too_short": ("{name}: at least {min_length} must stand here", ""),
    "greater_than_equal": ("{name} is less than {ge}", ""),
    "less_than_equal": ("{name} is more than {le}", ""),
    "union_tag_not_found": ("kind is missing", "Add a line `kind:` here."),
    "string_unicode": (
        "{name} holds a character that was cut in half",
        "Delete it and type the text again.",
    ),
}


def _pattern(kind: Any) -> str:
    return str(kind.__metadata__[0].pattern)


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
    _pattern(Clock): ("is not a time of day", 'Write it like "09:15", in quotes.'),
    _pattern(Hex32): ("must be 32 characters 0-9 and a-f", ""),
    _pattern(Sha256): ("must be 64 characters 0-9 and a-f", ""),
}
"""What to say where a text does not fit a model's pattern, and what to do."""
_SCORE_KINDS = ("int", "constrained-str")
"""How pydantic names the kinds of a judgement: steps that stand in no file."""


def shape(model: type[M], source: Source) -> M:
    """Make a model of a file's data. Raises Problems, with all that is wrong in the file."""
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        all_details = error.errors(include_url=False)
        raise Problems(
            _problem(model, source, details)
            for details in all_details
            if not _follows(details, all_details)
        ) from None


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


def _problem(model: type[BaseModel], source: Source, details: ErrorDetails) -> Problem:
    kind, at, value = details["type"], details["loc"], details["input"]
    name = _name(at)
    if kind == "missing":
        by_hand = source.path.suffix != ".json"
        hint = f"Add a line `{name}:` here." if by_hand else "Ask for the file again."
        return source.problem(at[:-1], f"{name} is missing", hint)
    if kind == "extra_forbidden":
        hint = did_you_mean(name, _known(model, at))
        return source.problem(at, f"the key {name!r} is unknown", hint, key=True)
    if at and at[-1] == "[key]":
        says, hint = PATTERNS[_pattern(Id)]
        return source.problem(at[:-1], f"the key {at[-2]!r} {says}", hint, key=True)
    if at and at[-1] in _SCORE_KINDS and kind not in ("model_type", "missing"):
        message = f"{_name(at[:-1])} is neither a whole number nor the id of a level"
        return source.problem(at, message, "Scores are whole numbers without quotes.")
    if kind == "union_tag_invalid":
        at, value = (*at, "kind"), value["kind"]
    return source.problem(at, *_says(kind, _name(at), value, details))


def _says(kind: str, name: str, value: Any, details: ErrorDetails) -> tuple[str, str]:
    """What is wrong with a value, and what to do."""
    limits: dict[str, Any] = details.get("ctx", {})
    if value is None or kind in _WANTED:
        return _wrong_kind(name, _WANTED.get(kind, ""), value)
    if kind == "string_pattern_mismatch":
        if not value.strip():
            return f"{name} is empty", _EMPTY
        says, hint = PATTERNS[limits["pattern"]]
        return f"{name} {value.strip().splitlines()[0][:60]!r} {says}", hint
    if kind in ("literal_error", "union_tag_invalid"):
        word = value.text if isinstance(value, Odd) else str(value)
        listed = limits["expected" if kind == "literal_error" else "expected_tags"]
        words = [got.strip("'") for got in listed.replace(" or ", ", ").split(", ")]
        return f"{name}: {word!r} is not one of the words allowed", did_you_mean(word, words)
    if kind not in _LIMITS:
        return f"{name}: {details['msg']}", ""
    message, hint = _LIMITS[kind]
    return message.format(name=name, **limits), hint


def _wrong_kind(name: str, wanted: str, value: object) -> tuple[str, str]:
    """What to say of a value that is of another kind than the wanted one, and what to do."""
    if value is None:
        hint = "Write it, or delete the line. What begins with # must stand in quotes."
        return f"{name} is empty", hint
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
    return f"entry {at[-1] + 1} of {name}" if at and isinstance(at[-1], int) else name


def _known(model: type[BaseModel], at: Location) -> Iterable[str]:
    """The keys that the model at a location has."""
    models = {model}
    for step in at[:-1]:
        inner = {
            found
            for candidate in models
            for name, field in candidate.model_fields.items()
            if step in (name, field.alias)
            for found in _models_in(field.annotation)
        }
        models = inner or models
    return {field.alias or name for kind in models for name, field in kind.model_fields.items()}


def _models_in(annotation: Any) -> set[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}
    return {found for part in get_args(annotation) for found in _models_in(part)}
