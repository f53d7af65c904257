"""The bytes of one saved file -> the return or the workshop in it, or why there is none."""

import base64
import binascii
import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError

from builder.model.collected import CollectVerdict
from builder.model.returns import Return
from builder.model.workshop import Workshop

LARGEST = 1_000_000
"""Bytes of one saved return, as the form and the collation page have it."""
LARGEST_WORKSHOP = 10_000_000
MOST_PARTS = 500_000
"""Values in one file. Each takes much more memory than its few signs in the text."""
DEEPEST = 20
VERSION = 1

M = TypeVar("M", bound=BaseModel)

_BASE64 = re.compile(rb"[A-Za-z0-9+/]{8,}={0,2}")
_OURS = re.compile(r"\s*[^<\s].*packs-(return|workshop)", re.DOTALL)
"""What was once a file of ours. A page that saves such files names them too, and is none."""
_MODELS: dict[str, tuple[str, type[Return] | type[Workshop]]] = {
    "packs-return": ("return", Return),
    "packs-workshop": ("workshop", Workshop),
}


@dataclass(frozen=True)
class Refused:
    """Why a file gives no return."""

    verdict: CollectVerdict
    why: str = ""
    """A finer reason, in words; empty where the verdict says it all."""
    id: str | None = None
    """The return's id where it can still be read in a damaged one."""
    revision: int | None = None
    found: str = ""
    """Whose it is, as far as it says so."""
    hint: str = ""
    """What may have been meant."""
    group: str | None = None


class _NotWhole(ValueError):
    """A number that no form writes."""


def unseal(data: bytes) -> Return | Workshop | Refused:
    """What is in a saved file, whatever mail programs made of it, as long as nothing was lost."""
    if len(data) > LARGEST_WORKSHOP:
        return Refused("large")
    try:
        text = _decoded(unwrapped(data))
    except UnicodeDecodeError:
        return Refused("damaged" if b"packs-return" in data else "foreign")
    if len(data) > LARGEST and "packs-workshop" not in text:
        return Refused("large")
    if sum(map(text.count, "[{,")) > MOST_PARTS:
        return Refused("large", "it holds more values than any form writes")
    envelope = _parsed(text)
    return envelope if isinstance(envelope, Refused) else _opened(envelope, text)


def _parsed(text: str) -> Any:
    """The data of a text; Refused where it is none."""
    try:
        data = json.loads(text, parse_float=_not_whole, parse_constant=_not_whole)
        if _is_deep(data):
            raise RecursionError
    except RecursionError:
        return Refused("foreign", f"it is nested more than {DEEPEST} deep")
    except ValueError:
        return _spoilt(text)
    return data


def unwrapped(data: bytes) -> bytes:
    """The bytes without the base64 that some mail gateways leave around an attachment."""
    if not _BASE64.match(data[:64].lstrip()):
        return data
    bare = b"".join(data.split())
    if not _BASE64.fullmatch(bare):
        return data
    try:
        # Cut short, it is still told from what was never a saved file.
        return base64.b64decode(bare[: len(bare) // 4 * 4], validate=True)
    except binascii.Error:
        return data


def canonical(document: Any) -> str:
    """The text that a checksum is over, the same in the form's script."""
    return json.dumps(document, sort_keys=True, separators=(",", ":"))


def plain_document(model: Return | Workshop) -> dict[str, Any]:
    """A document as data, with nothing in it that says no more than leaving it out would."""
    document = model.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if isinstance(model, Return):  # As the form writes it.
        return {"speaker": "", "answers": {}, "fields": {}} | document
    return document


def saved_text(document: Any) -> str:
    """A document as it is kept: sorted keys, one value a line, ASCII."""
    return json.dumps(document, sort_keys=True, indent=1) + "\n"


def _decoded(data: bytes) -> str:
    encoding = "utf-8-sig"
    if data[:2] == b"\xff\xfe" or (data[:1] != b"\0" and data[1:2] == b"\0"):
        encoding = "utf-16-le"
    elif data[:2] == b"\xfe\xff" or (data[:1] == b"\0" and data[1:2] not in (b"", b"\0")):
        encoding = "utf-16-be"
    return data.decode(encoding).removeprefix("\ufeff")


def _not_whole(number: str) -> NoReturn:
    raise _NotWhole(number)


def _is_deep(data: Any) -> bool:
    level = [data]
    for _ in range(DEEPEST):
        level = [
            child
            for item in level
            if isinstance(item, dict | list)
            for child in (item.values() if isinstance(item, dict) else item)
        ]
        if not level:
            return False
    return any(isinstance(item, dict | list) for item in level)


def _spoilt(text: str) -> Refused:
    """A text that names a format was once a file of ours."""
    return Refused("damaged" if _OURS.match(text) else "foreign")


def _opened(envelope: Any, text: str) -> Return | Workshop | Refused:
    named = envelope.get("format") if isinstance(envelope, dict) else None
    if not isinstance(named, str) or named not in _MODELS:
        return _spoilt(text)
    version = envelope.get("version")
    if type(version) is int and version > VERSION:
        return Refused("newer-format")
    key, model = _MODELS[named]
    document = envelope.get(key)
    if version != VERSION or not isinstance(document, dict):
        return Refused("damaged")
    told = hashlib.sha256(canonical(document).encode("ascii")).hexdigest()
    if told != envelope.get("sha256"):
        return _damaged(document, "its checksum does not fit what stands in it")
    if model is Return and len(text) > LARGEST:
        return Refused("large")
    return _shaped(document, model)


def _shaped(document: dict[str, Any], model: type[M]) -> M | Refused:
    try:
        return model.model_validate(document)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        return _damaged(document, f"{place}: {first['msg'][:120]}")


def _damaged(document: dict[str, Any], why: str) -> Refused:
    """What can still be read in it is enough to tell when a whole copy comes."""
    name, revision, found, group = map(document.get, ("id", "revision", "subject_name", "group"))
    is_id = isinstance(name, str) and re.fullmatch("[0-9a-f]{32}", name)
    counts = type(revision) is int and 0 < revision <= 1_000_000_000
    return Refused(
        "damaged",
        why,
        name if is_id else None,
        revision if is_id and counts else None,
        found[:200] if isinstance(found, str) and found.isprintable() else "",
        group=group if isinstance(group, str) and group.isascii() else None,
    )
