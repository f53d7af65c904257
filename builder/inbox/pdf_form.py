"""A form that was filled in as a PDF -> the return that the same answers give as a saved file.

The fields' names say it all, so that a form of an earlier edition is read like one of today.
Between colons stand the kind, the criterion (nothing for what is asked once) and the field; then
a choice, or a table's row and column. A row that somebody added is +1, +2 and so on, and has its
name in a column without one.
"""

import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from builder.acroform import IDENTITY
from builder.inbox.pdf_fields import Filled, fields_of
from builder.inbox.sealed import Refused, canonical
from builder.inbox.typed import Mistyped, day, number, percentage, whole
from builder.model.base import LONG_TEXT
from builder.model.returns import Return

FORMAT = "packs-form"
VERSION = 1
_ABOUT = ("rubric", "edition", "fingerprint", "round", "group", "voice")
_ADDED = re.compile(r"\+([0-9]{1,3})")
_TOLD = 5
"""How many mistakes are told one by one."""


@dataclass
class _Sheet:
    """What was filled in, as far as it is read."""

    about: dict[str, Any]
    """What the return says of itself, by the keys of a return."""
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    fields: dict[str, Any] = field(default_factory=dict)
    mistakes: list[str] = field(default_factory=list)
    """What cannot be read, each with the question's name."""

    def answer(self, criterion: str) -> dict[str, Any]:
        """What was said to a criterion."""
        return self.answers.setdefault(criterion, {})

    def beside(self, criterion: str) -> dict[str, Any]:
        """The fields of a criterion; those asked once where it is none."""
        if not criterion:
            return self.fields
        found: dict[str, Any] = self.answer(criterion).setdefault("fields", {})
        return found


def is_pdf(data: bytes) -> bool:
    """Whether the bytes begin as a PDF does."""
    return data[:1024].lstrip(b"\xef\xbb\xbf\0\t\r\n\f ").startswith(b"%PDF-")


def read_form(data: bytes) -> Return | Refused:
    """The return in a PDF, or why there is none."""
    found = fields_of(data)
    if isinstance(found, Refused):
        return found
    if not found.fields:
        return Refused("printed")
    told = _identity(found.identity)
    if isinstance(told, Refused):
        return told
    keys = (*_ABOUT, "subject", "subject_name")
    sheet = _Sheet({key: told.get(key) for key in keys} | {"speaker": ""})
    said: dict[str, str] = {}
    for one in found.fields:
        try:
            if said.setdefault(one.name, one.said) != one.said:
                raise Mistyped("is not all that stands under this name")
            if one.is_torn:
                raise Mistyped("is marked, and so is another where one can be")
            _take(one, sheet)
        except Mistyped as mistake:
            sheet.mistakes.append(f"“{one.spoken}”: {_shown(one)!r} {mistake}")
    return _returned(sheet)


def _shown(one: Filled) -> str:
    """What stands in a box, as a person knows it."""
    mark = one.said.removeprefix("points.").removeprefix("level.").removeprefix("state.")
    return (mark if one.name.startswith("mark:") else one.said)[:40]


def _identity(text: str) -> dict[str, Any] | Refused:
    """What a file says of which form it is."""
    if not text:
        return Refused("foreign", "it is a form from elsewhere")
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        return Refused("damaged", "it does not say which form it is")
    version = told.get("version")
    if type(version) is int and version > VERSION:
        return Refused("newer-format")
    return told if version == VERSION else Refused("damaged", "it does not say which form it is")


def _take(one: Filled, sheet: _Sheet) -> None:
    """Put what a field says into its place. Raises Mistyped for what cannot be read."""
    if not one.said.strip() or one.name == IDENTITY:
        return
    if len(one.said) > LONG_TEXT:
        raise Mistyped(f"and so on has more than {LONG_TEXT} letters")
    match one.name.split(":"):
        case ["name" | "speaker" as key]:
            sheet.about["subject_name" if key == "name" else key] = one.said.strip()
        case ["subject"]:
            sheet.about["subject"] = picked = _picked(one)
            sheet.about["subject_name"] = one.offered[picked]
        case ["mark" | "state", criterion]:
            sheet.answer(criterion).update(_mark(one.said))
        case ["points", criterion]:
            sheet.answer(criterion)["value"] = whole(one.said)
        case [kind, criterion, name, *rest]:
            _take_field(one, kind, name, rest, sheet.beside(criterion))
        case _:
            raise _unknown()


def _take_field(one: Filled, kind: str, name: str, rest: list[str], beside: dict[str, Any]) -> None:
    match kind, rest, beside.get(name):
        case "several", [choice], list() | None as before:
            beside[name] = list(dict.fromkeys([*(before or []), choice]))
        case _, [], str() | None:
            beside[name] = _value(kind, one)
        case _, [row, column], dict() | None:
            table = beside.setdefault(name, {"rows": {}, "added": {}})
            if added := _ADDED.fullmatch(row):
                table["added"].setdefault(int(added[1]), {})[column] = _value(kind, one)
            else:
                table["rows"].setdefault(row, {})[column] = _value(kind, one)
        case _:
            raise _unknown()


def _unknown() -> Mistyped:
    return Mistyped("answers no question of the form")


def _mark(said: str) -> dict[str, Any]:
    kind, _, value = said.partition(".")
    match kind:
        case "points":
            return {"value": whole(value)}
        case "level":
            return {"value": value}
        case "state":
            return {"state": value}
    raise Mistyped("is no mark of the form")


def _value(kind: str, one: Filled) -> str:
    match kind:
        case "text":
            return one.said
        case "number":
            return number(one.said)
        case "percentage":
            return percentage(one.said)
        case "date":
            return day(one.said)
        case "choice":
            return _picked(one) if one.offered else one.said
    raise _unknown()


def _picked(one: Filled) -> str:
    """The id of what was picked in a list; some programs keep the words instead."""
    if one.said in one.offered:
        return one.said
    for name, shown in one.offered.items():
        if shown == one.said:
            return name
    raise Mistyped("is not in the list")


def _returned(sheet: _Sheet) -> Return | Refused:
    found = str(sheet.about["subject_name"] or sheet.about["subject"] or "")[:200]
    group = sheet.about["group"]
    found = found if found.isprintable() else ""
    group = group if isinstance(group, str) and group.isascii() else None
    if sheet.mistakes:
        more = len(sheet.mistakes) - _TOLD
        parts = sheet.mistakes[:_TOLD] + ([f"and {more} more"] if more > 0 else [])
        return Refused("mistyped", "; ".join(parts), found=found, group=group)
    if not sheet.answers and not sheet.fields:
        return Refused("untouched", found=found, group=group)
    for fields in (sheet.fields, *(got.get("fields", {}) for got in sheet.answers.values())):
        for name, value in fields.items():
            if isinstance(value, dict):
                fields[name] = _table(value)
    document = {**sheet.about, "answers": sheet.answers, "fields": sheet.fields}
    # No chance decides an id: who says the same about the same sends the same return.
    told = hashlib.sha256(canonical(document).encode("ascii")).hexdigest()[:32]
    try:
        return Return.model_validate({"id": told, "revision": 1, **document})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        return Refused("damaged", f"{'.'.join(map(str, first['loc']))}: {first['msg'][:120]}")


def _table(table: dict[str, Any]) -> dict[str, Any]:
    """A table as a return has it: added rows in their order, each with its name."""
    rows = (table["added"][place] for place in sorted(table["added"]))
    added = [{"label": cells.pop("", ""), "cells": cells} for cells in rows]
    return {"rows": table["rows"], "added": added}
