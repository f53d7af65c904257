"""A zip unpacked within limits. What it says of its own sizes is believed nowhere."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

from builder.inbox.sealed import LARGEST_WORKSHOP, Refused

MOST_FILES = 5000
"""Files in one zip, as the collation page has it."""
MOST_BYTES = 100_000_000
"""Bytes that come out of one file of the inbox, with all that is packed in it."""

_END = struct.Struct("<4s4H2LH")
_FURTHEST = _END.size + 65_535
_DIRECTORY = MOST_FILES * 500
_OFFICE = "[Content_Types].xml"
"""What stands in every document and spreadsheet, which are zips inside."""
_READ = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Packed otherwise, a small piece may become any size at once."""


@dataclass
class Allowance:
    """How many bytes may still come out of one file of the inbox."""

    left: int = MOST_BYTES


Unpacked = tuple[str, bytes | Refused]
"""A file in a zip or in a message: its name, and its bytes or why there are none."""


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin as a zip does; one without files has its own beginning."""
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def unzip(data: bytes, allowance: Allowance) -> Iterator[Unpacked] | Refused:
    """Each file in a zip, one after the other; or why the whole cannot be read."""
    if not _is_modest(data):
        return Refused("large", f"it holds more than {MOST_FILES} files")
    try:
        box = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return Refused("damaged", "it is a zip of which a part is missing or changed")
    entries = [got for got in box.infolist() if _is_file(got.filename)]
    if len(entries) > MOST_FILES:
        return Refused("large", f"it holds more than {MOST_FILES} files")
    if not entries:
        return Refused("empty-zip")
    if any(got.filename == _OFFICE for got in entries):
        return Refused("foreign")
    entries.sort(key=lambda got: (got.filename, got.header_offset))
    return ((entry.filename, _bytes_of(box, entry, allowance)) for entry in entries)


def _is_modest(data: bytes) -> bool:
    """Whether the directory is of a size that may be read into memory at once."""
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - _FURTHEST))
    if at < 0 or len(data) < at + _END.size:
        return True  # Then it is no zip, and is reported as that.
    is_of_giants = data[max(0, at - 20) : at][:4] == b"PK\x06\x07"
    return not is_of_giants and _END.unpack_from(data, at)[5] <= _DIRECTORY


def _is_file(name: str) -> bool:
    """Folders hold nothing, and what macOS adds beside each file is no file of anybody's."""
    return not name.endswith("/") and not name.startswith("__MACOSX/")


def _climbs(name: str) -> bool:
    windows = PureWindowsPath(name)
    parts = {*PurePosixPath(name).parts, *windows.parts}
    return bool(windows.drive or windows.root) or ".." in parts or "\0" in name


def _bytes_of(
    box: zipfile.ZipFile, entry: zipfile.ZipInfo, allowance: Allowance
) -> bytes | Refused:
    if _climbs(entry.orig_filename):
        return Refused("unsafe", "its name leads out of the folder that it is unpacked into")
    if entry.flag_bits & 1:
        return Refused("unreadable", "it is locked with a password")
    if entry.compress_type not in _READ:
        return Refused("unreadable", "it is packed in a way that is not read here")
    most = min(LARGEST_WORKSHOP, allowance.left)
    if entry.file_size > most:
        return Refused("large")
    try:
        with box.open(entry) as file:
            data = file.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError):
        return Refused("damaged", "its part of the zip is missing or changed")
    allowance.left -= len(data)
    return data if len(data) <= most else Refused("large")
