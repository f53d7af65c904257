"""Data from a file -> a model, or every way in which it does not fit, in our own words."""

from collections.abc import Iterable
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from builder.problems import Problem, Problems, did_you_mean
from builder.sources import Location, Odd, Source

M = TypeVar("M", bound=BaseModel)

_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
}
_LIMITS = {
    "string_too_long": "longer than {max_length} characters",
    "string_too_short": "empty",
    "too_long": "more than {max_length} entries",
    "too_short": "fewer than {min_length} entries",
    "greater_than_equal": "less than {ge}",
    "less_than_equal": "more than {le}",
    "union_tag_invalid": "the kind {tag!r} is unknown; known: {expected_tags}",
    "union_tag_not_found": "the kind is missing",
}
_PATTERNS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": (
        "is not an id",
        "An id has lower-case letters, digits and single hyphens, at most 40.",
    ),
    r"^[^\r\n]*\S[^\r\n]*$": ("must be one line that is not empty", ""),
    r"\S": ("is empty", "Write the text, or leave the key out where it may be left out."),
    "^[0-9a-f]{32}$": ("must be 32 characters 0-9 and a-f", ""),
    "^[0-9a-f]{64}$": ("must be 64 characters 0-9 and a-f", ""),
}


def shape(model: type[M], source: Source) -> M:
    """Make a model of a file's data. Raises Problems, with all that is wrong in the file."""
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        found: dict[tuple[int, int, str], Problem] = {}
        for details in error.errors(include_url=False):
            problem = _problem(model, source, details)
            # The kinds of a union complain each for itself about one value: the first will do.
            apart = problem.message if details["type"] == "missing" else ""
            found.setdefault((problem.line, problem.column, apart), problem)
        raise Problems(found.values()) from None


def _problem(model: type[BaseModel], source: Source, details: ErrorDetails) -> Problem:
    kind, at, value = details["type"], details["loc"], details["input"]
    name = _name(at)
    limits: dict[str, Any] = details.get("ctx", {})
    if kind == "missing":
        return source.problem(at[:-1], f"{name} is missing", f"Add a line `{name}:` here.")
    if kind == "extra_forbidden":
        return source.problem(
            at, f"the key {name!r} is unknown", did_you_mean(name, _known(model, at)), key=True
        )
    if kind in _WANTED:
        message, hint = _wrong_kind(name, _WANTED[kind], value)
        return source.problem(at, message, hint)
    if kind == "string_pattern_mismatch":
        says, hint = _PATTERNS.get(limits["pattern"], ("is not written as it should be", ""))
        return source.problem(at, f"{name}: {str(value)[:60]!r} {says}", hint)
    if kind == "literal_error":
        known = [word.strip("'") for word in limits["expected"].replace(" or ", ", ").split(", ")]
        return source.problem(
            at,
            f"{name}: {value!r} is not one of the words allowed",
            did_you_mean(str(value), known),
        )
    return source.problem(at, f"{name}: {_LIMITS.get(kind, details['msg']).format(**limits)}")


def _wrong_kind(name: str, wanted: str, value: object) -> tuple[str, str]:
    if isinstance(value, Odd):
        message = f"{name}: YAML would read {value.text} as {value.read_as}; {wanted} is wanted"
    elif value is None:
        return f"{name} is empty; {wanted} is wanted", "Write it, or delete the line."
    else:
        message = f"{name}: {wanted} is wanted, and {_kind(value)} stands here"
    text = value.text if isinstance(value, Odd) else str(value).lower()
    quotable = wanted == "text" and isinstance(value, Odd | bool | int)
    return message, f'Put it in quotes: "{text}"' if quotable else ""


def _kind(value: object) -> str:
    kinds = {dict: "keys with values", list: "a list", str: "text", bool: "true or false"}
    return kinds.get(type(value), "a number")


def _name(at: Location) -> str:
    """The last key on the way: what the author would call the value."""
    words = [str(step) for step in at if isinstance(step, str)]
    return words[-1] if words else "the file"


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
