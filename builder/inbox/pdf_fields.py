"""The bytes of a PDF -> what was filled into it. What it says of its own sizes is believed nowhere.

A file is opened with limits on all that could grow in memory, and nothing is read but its fields.
"""

import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from builder.acroform import IDENTITY, INFO, OFF
from builder.inbox.sealed import Refused

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

LARGEST_PDF = 6_000_000
"""Bytes. A form has far fewer; a scan has more."""
_MOST_FIELDS = 10_000
_DEEPEST = 4
_UNPACKED = 16_000_000
"""Bytes that any part of the file may become."""
_LIMITS = {
    "parser_max_nesting": 50,
    "parser_max_container_size": 100_000,
    "max_stream_filters": 1,
    "flate_max_memory": _UNPACKED,
    "png_max_memory": _UNPACKED,
    "tiff_max_memory": _UNPACKED,
    "run_length_max_memory": _UNPACKED,
}


def _spelt(name: str) -> bytes:
    """A name of PDF's in all its spellings: any letter may stand there by its number."""
    return b"/" + b"".join(rf"(?:{one}|#(?i:{ord(one):02x}))".encode() for one in name)


# Neither can be held to a limit, and no program writes them today.
_PACKED = re.compile(_spelt("LZW") + rb"|" + _spelt("Filter") + rb"\s*[0-9%]")


@dataclass(frozen=True)
class Filled:
    """A field, and what stands in it."""

    name: str
    spoken: str
    """What it is called aloud, by which a person knows it."""
    said: str
    """A text, the mark that is on, or the entry picked in a list; nothing where it is blank."""
    offered: dict[str, str] = field(default_factory=dict)
    """The entries of a list: what is kept, and what is shown."""
    is_torn: bool = False
    """Whether two marks are on where one can be."""


@dataclass(frozen=True)
class FilledForm:
    """Everything that was filled into a PDF."""

    identity: str
    """What it says of which form it is; empty where it says nothing."""
    fields: tuple[Filled, ...]


def fields_of(data: bytes) -> FilledForm | Refused:
    """The fields of a PDF in their order, or why they cannot be read."""
    import pikepdf

    if len(data) > LARGEST_PDF:
        return Refused("large", "a PDF of this size is mostly a scan")
    if _PACKED.search(data):
        return Refused("unreadable", "it is packed in a way that is not read here")
    try:
        with _limits(), pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            found = tuple(_fields(pdf))
            return FilledForm(_identity(pdf, found), found)
    except pikepdf.PasswordError:
        return Refused("unreadable", "it is locked with a password")
    except _Crowded:
        return Refused("large", "it has more fields than any form")
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, RuntimeError):
        return Refused("damaged", "it is a PDF of which a part is missing or changed")


class _Crowded(Exception):
    """More fields than any form of ours has."""


@contextmanager
def _limits() -> Iterator[None]:
    """While this lasts nothing grows beyond its limit, and the library says nothing by itself."""
    from pikepdf.settings import set_qpdf_limits

    before, logger = set_qpdf_limits(**_LIMITS), logging.getLogger("pikepdf._core")  # type: ignore[arg-type]
    loud, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = loud
        set_qpdf_limits(**before)  # type: ignore[arg-type]


def _identity(pdf: "Pdf", found: tuple[Filled, ...]) -> str:
    """What the file says of itself: in its field, or where a program lost that, in its properties.

    Raises ValueError where the two differ.
    """
    told = {got.said for got in found if got.name == IDENTITY}
    if f"/{INFO}" in pdf.docinfo:
        told.add(str(pdf.docinfo[f"/{INFO}"]))
    told.discard("")
    if len(told) > 1:
        raise ValueError("it says two things of which form it is")
    return told.pop() if told else ""


def _fields(pdf: "Pdf") -> Iterator[Filled]:
    form = pdf.Root.get("/AcroForm")
    if form is None or "/Fields" not in form:
        return
    seen: set[object] = set()
    for entry in form.Fields:
        yield from _under(entry, "", 0, seen)


def _under(entry: "Object", above: str, deep: int, seen: set[object]) -> Iterator[Filled]:
    """A field, or those that stand under it."""
    if len(seen) > _MOST_FIELDS or deep > _DEEPEST:
        raise _Crowded
    if entry.objgen in seen:
        return
    seen.add(entry.objgen if entry.is_indirect else (len(seen),))
    name = ".".join(filter(None, (above, _text(entry.get("/T")))))
    kids = list(entry.get("/Kids", []))
    if any("/T" in kid for kid in kids):
        for kid in kids:
            yield from _under(kid, name, deep + 1, seen)
        return
    if len(seen) + len(kids) > _MOST_FIELDS:
        raise _Crowded
    if entry.get("/FT") == "/Sig":
        return
    spoken, value = _text(entry.get("/TU")) or name, _text(entry.get("/V"))
    if entry.get("/FT") != "/Btn":
        yield Filled(name, spoken, value, _offered(entry))
        return
    on = {_text(widget.get("/AS")) for widget in (*kids, entry)} - {"", OFF}
    told = {value} - {"", OFF}
    said = min(told or on, default="").removeprefix("/")
    yield Filled(name, spoken, said, is_torn=len(on | told) > 1)


def _offered(entry: "Object") -> dict[str, str]:
    """The entries of a list, of which each is a pair."""
    pairs = list(entry.get("/Opt", []))
    return {_text(pair[0]): _text(pair[1]) for pair in pairs if len(pair) == 2}


def _text(value: "Object | None") -> str:
    """A text, a name, or a text so long that a program made a stream of it."""
    import pikepdf

    if value is None:
        return ""
    if isinstance(value, pikepdf.Array):  # Of what is picked in a list.
        return _text(value[0]) if len(value) else ""
    if isinstance(value, pikepdf.Stream):
        value = pikepdf.String(value.read_bytes())
    return str(value).replace("\r\n", "\n").replace("\r", "\n")
