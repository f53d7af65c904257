"""Messages -> the files attached to them, wherever in the message they are."""

import email
import email.policy
import mailbox
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from pathlib import Path

from builder.inbox.sealed import Refused
from builder.inbox.zips import Unpacked

LARGEST_MESSAGE = 25_000_000
"""Bytes; few mail systems let more pass."""
MOST_LINES = 500_000
MOST_PARTS = 1_000
"""Each part takes memory that its few bytes do not show."""


def attached(data: bytes) -> Iterator[Unpacked] | Refused:
    """The files attached to a message, and to those forwarded in it; or why it is not read."""
    is_crowded = data.count(b"\n") > MOST_LINES or data.count(b"\n--") > MOST_PARTS
    if len(data) > LARGEST_MESSAGE or is_crowded:
        return Refused("large", "it is larger than any message that mail systems let pass")
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = [part for part in message.walk() if _is_attachment(part)]
    except (RecursionError, ValueError, LookupError):
        return Refused("unreadable", "it is put together in a way that no mail program reads")
    return (_unpacked(part, place) for place, part in enumerate(parts, start=1))


def messages(path: Path) -> Iterator[tuple[str, bytes]]:
    """Each message of a mailbox file, with its place in it, counted from 1."""
    box = mailbox.mbox(path, create=False)
    try:
        for place, key in enumerate(box.keys(), start=1):
            file = box.get_file(key)
            data = file.read(LARGEST_MESSAGE + 1)
            yield f"message {place}", data
    finally:
        box.close()


def _is_attachment(part: Message) -> bool:
    if part.is_multipart():
        return False
    is_text = part.get_content_maintype() == "text"
    return (
        not is_text or bool(part.get_filename()) or part.get_content_disposition() == "attachment"
    )


def _unpacked(part: Message, place: int) -> Unpacked:
    name = _name(part) or f"attachment {place}"
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return name, Refused("unreadable", "it is put together in a way that no mail program reads")
    return name, data if isinstance(data, bytes) else Refused("unreadable")


def _name(part: Message) -> str:
    try:
        return str(make_header(decode_header(part.get_filename("") or "")))
    except (HeaderParseError, ValueError, LookupError):
        return ""
