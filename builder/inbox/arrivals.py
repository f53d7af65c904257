"""Files and folders as they lie in an inbox -> each file in them, unpacked and read.

Nothing in the inbox is changed. Every file gives at least one arrival: itself, or what it holds.
"""

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from builder.inbox.mail import LARGEST_MESSAGE, attached, messages
from builder.inbox.outlook import MARK, saved_message
from builder.inbox.pdf_form import is_pdf, read_form
from builder.inbox.sealed import LARGEST_WORKSHOP, Refused, unseal, unwrapped
from builder.inbox.zips import Allowance, Unpacked, is_zip, unzip
from builder.model.returns import Return
from builder.model.workshop import Workshop

LARGEST_CONTAINER = 50_000_000
"""Bytes of a zip that are read into memory."""
_DEEPEST = 2
"""Zips in each other, and messages in each other."""
_SYSTEM = ("thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Arrival:
    """One file as it came, and what is in it."""

    name: str
    """Where it is in the inbox: folders, zips and messages on the way, with slashes between."""
    container: str | None
    """The file of the inbox in which it is packed, if any."""
    own_name: str
    sha256: str | None
    """Of its bytes; None where they were not read."""
    data: bytes
    content: Return | Workshop | Refused

    @property
    def is_of_system(self) -> bool:
        """Whether a computer made it, and no person."""
        return _is_of_system(self.own_name)


@dataclass(frozen=True)
class _Way:
    """How far inside a file of the inbox something is."""

    name: str
    allowance: Allowance
    zips: int = 0
    mails: int = 0

    def into(self, name: str) -> "_Way":
        return replace(self, name=f"{self.name}/{name}")


def arrivals(paths: Iterable[Path]) -> Iterator[Arrival]:
    """Everything in some files and folders, in the order of their names."""
    for path, name in _files(paths):
        way = _Way(name, Allowance())
        for leaf, own, data in _leaves(path, way):
            container = name if leaf != name else None
            inner, own_name = _readable(leaf), _readable(own)
            if isinstance(data, Refused):
                yield Arrival(inner, container, own_name, None, b"", data)
            else:
                told = hashlib.sha256(data).hexdigest()
                yield Arrival(inner, container, own_name, told, data, _content(data))


def _content(data: bytes) -> Return | Workshop | Refused:
    """What is in a file that holds no others: a saved one, or a PDF that was filled in."""
    bare = unwrapped(data)
    return read_form(bare) if is_pdf(bare) else unseal(data)


def _readable(name: str) -> str:
    """A name without the bytes that no encoding explains."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _files(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Every file, each once, with its name in the inbox."""
    seen: set[str] = set()
    for top in paths:
        if not top.is_dir():
            found = [(top, top.name)]
        else:
            found = [(path, path.relative_to(top).as_posix()) for path in _walk(top, set())]
        for path, name in found:
            place = os.path.abspath(path)
            if place not in seen:
                seen.add(place)
                yield path, name


def _walk(folder: Path, entered: set[str]) -> Iterator[Path]:
    """Files under a folder. A link to a folder is followed, but never round in a circle."""
    real = os.path.realpath(folder)
    if real in entered:
        return
    entered.add(real)
    try:
        entries = sorted(os.scandir(folder), key=lambda got: got.name)
    except OSError:
        yield folder  # It is told as a file that cannot be read, not passed over.
        return
    for entry in entries:
        if entry.is_dir():
            yield from _walk(Path(entry.path), entered)
        else:
            yield Path(entry.path)


def _is_of_system(own_name: str) -> bool:
    return own_name.startswith((".", "~$")) or own_name.lower() in _SYSTEM


Leaf = tuple[str, str, bytes | Refused]
"""A file that holds no others: its name in the inbox, its own, and its bytes."""


def _leaves(path: Path, way: _Way) -> Iterator[Leaf]:
    own_name = path.name
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            yield way.name, own_name, Refused("unreadable", "it is no plain file")
        elif own_name.lower().endswith(".mbox"):
            yield from _mailbox(path, way)
        elif info.st_size > LARGEST_CONTAINER:
            yield way.name, own_name, Refused("large")
        else:
            yield from _inside(way, own_name, path.read_bytes())
    except OSError as error:
        yield way.name, own_name, Refused("unreadable", error.strerror or "")


def _mailbox(path: Path, way: _Way) -> Iterator[Leaf]:
    is_empty = True
    for name, data in messages(path):
        is_empty = False
        inner = replace(way.into(name), allowance=Allowance(), mails=1)
        yield from _each(inner, name, attached(data))
    if is_empty:
        yield way.name, path.name, Refused("foreign", "it is a mailbox without messages")


def _inside(way: _Way, own_name: str, data: bytes | Refused) -> Iterator[Leaf]:
    """What a file holds, however deep; itself where it holds nothing."""
    if isinstance(data, Refused):
        yield way.name, own_name, data
        return
    opener = None if _is_of_system(own_name) else _opener(own_name, data, way)
    if opener is None:
        yield way.name, own_name, data if len(data) <= LARGEST_WORKSHOP else Refused("large")
        return
    open_, inner = opener
    if inner.zips > _DEEPEST:
        yield way.name, own_name, Refused("unreadable", "it is a zip inside a zip inside a zip")
    elif inner.mails > _DEEPEST:
        yield way.name, own_name, Refused("unreadable", "it is a message inside two others")
    else:
        yield from _each(inner, own_name, open_())


def _opener(
    own_name: str, data: bytes, way: _Way
) -> tuple[Callable[[], Iterator[Unpacked] | Refused], _Way] | None:
    """How a file that holds others is opened; None for one that does not."""
    bare = unwrapped(data) if len(data) <= LARGEST_MESSAGE else data
    if is_zip(bare):
        return lambda: unzip(bare, way.allowance), replace(way, zips=way.zips + 1)
    mail = replace(way, mails=way.mails + 1)
    if bare.startswith(MARK):
        return lambda: saved_message(bare), mail
    if own_name.lower().endswith((".eml", ".eml.txt")):
        return lambda: attached(data), mail
    if own_name.lower().endswith(".mbox"):
        inside = Refused("unreadable", "it is a mailbox inside another file")
        return lambda: inside, mail
    return None


def _each(way: _Way, own_name: str, found: Iterator[Unpacked] | Refused) -> Iterator[Leaf]:
    if isinstance(found, Refused):
        yield way.name, own_name, found
        return
    is_empty = True
    for name, data in found:
        is_empty = False
        base = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or name
        yield from _inside(way.into(name), base, data)
    if is_empty:
        yield way.name, own_name, Refused("foreign", "nothing is attached to this message")
