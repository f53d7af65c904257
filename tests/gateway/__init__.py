"""Files as mail gateways and people hand them on: cases.json says what was done, and the verdict.

The files are made from a return to the newest questions, so that no change of a word makes them
old. `python -m tests.gateway FOLDER` writes them all, to be looked at or opened by hand.
"""

import base64
import io
import json
import quopri
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))
FOOTER = "\r\n-- \r\nThis message was checked. Please consider the trees.\r\n"


@dataclass(frozen=True)
class Case:
    """One file as it arrives."""

    case: str
    name: str
    """What the file is called when it arrives."""
    done: tuple[str, ...]
    """What was done to it on its way, in order."""
    verdict: str
    """`opens`, or why it does not: one of the words that the page has for it."""
    what: str

    def arrived(self, sent: bytes) -> bytes:
        """The file as it arrives."""
        for step in self.done:
            sent = STEPS[step](sent)
        return sent


def cases() -> list[Case]:
    """All of them."""
    raw: list[dict[str, Any]] = json.loads((HERE / "cases.json").read_text(encoding="utf-8"))
    return [Case(**one | {"done": tuple(one["done"])}) for one in raw]


def _zip(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED, date: int = 1980) -> bytes:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as file:
        for name, data in files:
            entry = zipfile.ZipInfo(name, (date, 1, 1, 0, 0, 0))
            file.writestr(entry, data, method)
    return box.getvalue()


def _swapped(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def swap(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new, 1)

    return swap


def _unescaped(data: bytes) -> bytes:
    return json.dumps(json.loads(data), ensure_ascii=False, sort_keys=True, indent=1).encode()


def _smart(data: bytes) -> bytes:
    parts = data.decode().split('"')
    return "".join(
        part + ("" if last else "\u201c" if place % 2 == 0 else "\u201d")
        for place, part in enumerate(parts)
        for last in [place == len(parts) - 1]
    ).encode()


def _without_a_line(data: bytes) -> bytes:
    lines = data.split(b"\n")
    drop = next(place for place, line in enumerate(lines) if b'"note"' in line)
    # A note alone in its braces: without it the rest is still good JSON.
    return b"\n".join(lines[:drop] + lines[drop + 1 :])


def _locked(data: bytes) -> bytes:
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + flags
        data = data[:at] + bytes([data[at] | 1]) + data[at + 1 :]
    return data


def _overwritten(data: bytes) -> bytes:
    inside = 30 + len("ash-lane.json")
    return data[:inside] + b"\xff" * 40 + data[inside + 40 :]


def _second(data: bytes) -> bytes:
    return data.replace(b"Ash Lane", b"Elm Tree")


STEPS: dict[str, Callable[[bytes], bytes]] = {
    "byte-order mark": lambda data: b"\xef\xbb\xbf" + data,
    "UTF-16, little end first": lambda data: b"\xff\xfe" + data.decode().encode("utf-16-le"),
    "UTF-16, big end first": lambda data: b"\xfe\xff" + data.decode().encode("utf-16-be"),
    "UTF-16 without a mark": lambda data: data.decode().encode("utf-16-le"),
    "Windows line ends": lambda data: data.replace(b"\n", b"\r\n"),
    "one line": lambda data: json.dumps(json.loads(data)).encode(),
    "letters for escapes": _unescaped,
    "base64": base64.b64encode,
    "base64 in lines": base64.encodebytes,
    "zip": lambda data: _zip(("ash-lane.json", data)),
    "zip, not packed": lambda data: _zip(("ash-lane.json", data), method=zipfile.ZIP_STORED),
    "zip, packed with LZMA": lambda data: _zip(("ash-lane.json", data), method=zipfile.ZIP_LZMA),
    "zip, beside a picture, in a folder": lambda data: _zip(
        ("Ash Lane/", b""),
        ("Ash Lane/hall.png", PICTURE),
        ("Ash Lane/ash-lane.json", data),
        ("__MACOSX/Ash Lane/._ash-lane.json", b"\x00\x05\x16\x07Mac OS X"),
        ("Ash Lane/.DS_Store", b"\x00\x00\x00\x01Bud1"),
    ),
    "zip of two": lambda data: _zip(("ash-lane.json", data), ("elm-tree.json", _second(data))),
    "a footer": lambda data: data + FOOTER.encode(),
    "quoted-printable": quopri.encodestring,
    "cut short": lambda data: data[: len(data) * 2 // 3],
    "padded with zeros": lambda data: data + b"\x00" * 512,
    "a bit flipped": _swapped(b'"value": 6', b'"value": 7'),
    "mojibake": lambda data: data.decode("latin-1").encode(),
    "question marks": lambda data: data.decode().encode("ascii", errors="replace"),
    "smart quotes": _smart,
    "a line dropped": _without_a_line,
    "edited by hand": _swapped(b'"value": 3', b'"value": 9'),
    "its inside overwritten": _overwritten,
    "a password": _locked,
    "nothing": lambda data: b"",
    "an error page": lambda data: b"<!doctype html><title>Sign in</title><p>Please sign in.</p>",
    "winmail.dat": lambda data: b"\x78\x9f\x3e\x22\x01\x00\x01\x90\x08\x00" + PICTURE,
    "a picture": lambda data: PICTURE,
    "a spreadsheet": lambda data: b"Question,Mark\r\nConsultation,6\r\n",
    "a document": lambda data: _zip(
        ("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>")
    ),
    "a form": lambda data: b"<!doctype html><title>Sustainability diagnostic</title>",
}
"""What gateways and people do."""
