"""Pydantic's errors, each with its place in the file and with what might stand there.

A location of pydantic's also names the forms that it tried for a value that has several, such as
a number or an id. These steps stand in no file, and all forms but one were not meant.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, Tag, ValidationError
from pydantic_core import ErrorDetails

from builder.places import Location

KEY = "[key]"
"""The step by which pydantic tells a key from its value."""
_KINDS = ("kind", "rule")
"""The keys by which a thing says which of several it is."""


@dataclass(frozen=True)
class Fault:
    """One of pydantic's errors, with what it means in the file."""

    details: ErrorDetails
    at: Location
    """Where it is, of steps that stand in the file."""
    owner: Any
    """The model, list or mapping in which the value stands."""
    forms: tuple[Any, ...]
    """Everything that the value may be."""

    @property
    def keys(self) -> Iterable[str]:
        """The keys that stand beside the value, or might."""
        return (field.alias or name for name, field in self.owner.model_fields.items())


def faults(model: type[BaseModel], data: Any, error: ValidationError) -> Iterator[Fault]:
    """Every error but those of forms that the author cannot have meant."""
    for details in error.errors(include_url=False):
        if fault := _fault(model, data, details):
            yield fault


def _fault(model: type[BaseModel], data: Any, details: ErrorDetails) -> Fault | None:
    """Place an error in the file; None where it is of a form that the author cannot have meant."""
    at: Location = ()
    owner: Any = None
    value, forms = data, (model,)
    choices: tuple[Any, ...] = forms
    for step in details["loc"]:
        if len(forms) > 1 and step != KEY:  # It names the form that was tried.
            meant = _meant(forms, value)
            if meant is not None and not _is_called(meant, str(step)):
                return None
            forms = tuple(form for form in forms if _is_called(form, str(step)))[:1]
            continue
        at, owner = (*at, step), forms[0] if forms else None
        forms = choices = _inside(owner, step)
        held = isinstance(value, dict | list) and step in (
            value if isinstance(value, dict) else range(len(value))
        )
        value = value[step] if held else None
    return Fault(details, at, owner, choices)


def _meant(forms: tuple[Any, ...], value: Any) -> Any:
    """The form that an author meant by a value; None where a word in it decides."""
    kinds = {type_of(form): form for form in forms}
    if str not in kinds:
        return None
    if isinstance(value, dict):
        return next((form for kind, form in kinds.items() if _is_model(kind)), kinds[str])
    return kinds.get({list: tuple}.get(type(value), type(value)), kinds[str])


def _is_called(form: Any, name: str) -> bool:
    """Whether a form is the one that pydantic names: by its tag, its kind or its type."""
    kind = type_of(form)
    if not _is_model(kind):
        return kind.__name__ in name.partition("[")[0].split("-")
    tags = {got.tag for got in get_args(form)[1:] if isinstance(got, Tag)}
    words = (
        get_args(field.annotation) for key, field in kind.model_fields.items() if key in _KINDS
    )
    return name in {kind.__name__, *tags, *chain.from_iterable(words)}


def _inside(form: Any, step: int | str) -> tuple[Any, ...]:
    """What may stand at a step into a value."""
    kind, parts = type_of(form), get_args(_bare(form))
    if _is_model(kind):
        fields = kind.model_fields.items()
        found = (got.annotation for name, got in fields if step in (name, got.alias))
        return _forms(next(found, None))
    return _forms(parts[kind is dict]) if kind in (dict, tuple) and step != KEY else ()


def _forms(annotation: Any) -> tuple[Any, ...]:
    """Everything that a value may be, but for nothing at all."""
    bare = _bare(annotation)
    if get_origin(bare) in (Union, UnionType):
        return tuple(form for part in get_args(bare) for form in _forms(part))
    return () if bare in (None, NoneType) else (annotation,)


def type_of(form: Any) -> Any:
    """The type of a form, such as str, tuple or a model, without what is said about it."""
    bare = _bare(form)
    return get_origin(bare) or bare


def _bare(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
