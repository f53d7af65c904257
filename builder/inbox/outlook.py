"""Messages that Outlook saved (.msg) -> the files attached to them, in forwarded messages too."""

import struct
from collections.abc import Iterator
from io import BytesIO

import olefile

from builder.inbox.mail import LARGEST_MESSAGE, MOST_PARTS
from builder.inbox.sealed import LARGEST_WORKSHOP, Refused
from builder.inbox.zips import Unpacked

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How they begin, and Word's and Excel's files of old too."""

_ATTACHMENT = "__attach_version1.0_#"
_BYTES = "__substg1.0_37010102"
_NAMES = (
    ("__substg1.0_3707001F", "utf-16-le"),
    ("__substg1.0_3704001F", "utf-16-le"),
    ("__substg1.0_3707001E", "cp1252"),
    ("__substg1.0_3704001E", "cp1252"),
)
"""The streams of an attachment, as [MS-OXMSG] names them: its long name, and its short one."""
_PROPERTIES = "__properties_version1.0"
_DAMAGED = (OSError, ValueError, IndexError, KeyError, TypeError, RecursionError, struct.error)

Way = list[str]
"""The storages that lead to a stream, and its own name."""


def saved_message(data: bytes) -> Iterator[Unpacked] | Refused:
    """The files attached to a message, and to those forwarded in it; or why it is not read."""
    if len(data) > LARGEST_MESSAGE:
        return Refused("large", "it is larger than any message that mail systems let pass")
    try:
        box = olefile.OleFileIO(BytesIO(data))
        streams: list[Way] = box.listdir()
        if not box.exists(_PROPERTIES):
            return Refused("foreign")
    except _DAMAGED:
        return Refused("damaged", "it is a message of which a part is missing or changed")
    found = sorted(way[:-1] for way in streams if _is_attachment(way))
    if len(found) > MOST_PARTS:
        return Refused("large", "more is attached to it than to any message")
    return (_unpacked(box, way, place) for place, way in enumerate(found, start=1))


def _is_attachment(way: Way) -> bool:
    return len(way) > 1 and way[-2].startswith(_ATTACHMENT) and way[-1] == _BYTES


def _unpacked(box: olefile.OleFileIO, way: Way, place: int) -> Unpacked:
    name = _name(box, way) or f"attachment {place}"
    try:
        if box.get_size([*way, _BYTES]) > LARGEST_WORKSHOP:
            return name, Refused("large")
        return name, box.openstream([*way, _BYTES]).read()
    except _DAMAGED:
        return name, Refused("damaged", "its part of the message is missing or changed")


def _name(box: olefile.OleFileIO, way: Way) -> str:
    for stream, encoding in _NAMES:
        try:
            if box.exists([*way, stream]):
                raw: bytes = box.openstream([*way, stream]).read()
                return raw.decode(encoding, errors="replace").rstrip("\0")
        except _DAMAGED:
            continue
    return ""
