"""YAML, Markdown and JSON files as data that can say where each value stands."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from builder.places import Location, Spot, line_and_column, spot_in_json, spot_in_yaml
from builder.plain_json import json_data
from builder.plain_yaml import yaml_data
from builder.problems import Problem, Problems

MAX_BYTES = {".yaml": 512 * 1024, ".md": 256 * 1024, ".json": 512 * 1024}
"""The largest file that is read, by its ending."""
MAX_WORKSHOP_BYTES = 24 * 1024 * 1024
"""The largest workshop: it holds many returns, and nobody writes it by hand."""

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)---[ \t]*(?:\n(.*))?$", re.DOTALL)
_UNSEEN = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""A control character or the like: YAML has no place for it, and no screen shows it."""


@dataclass(frozen=True)
class Source:
    """One file's data, with the means to say where each value stands."""

    path: PurePosixPath
    text: str
    data: Any
    body: str = ""
    """The Markdown under the front matter, in a Markdown file."""
    skipped_lines: int = 0
    """How many lines of the file stand before the data."""

    def problem(self, at: Location, message: str, hint: str = "", *, key: bool = False) -> Problem:
        """A problem with the value at a location, or with its key."""
        spot = self._spot(at)
        offset = spot.key if key and spot.key is not None else spot.start
        return self._problem(offset, message, hint)

    def problem_inside(
        self, at: Location, piece: re.Match[str], message: str, hint: str = ""
    ) -> Problem:
        """A problem with a piece of a text, or with the text where the file breaks the piece up."""
        spot = self._spot(at)
        offset = spot.start - 1
        for _ in range(piece.string.count(piece[0], 0, piece.start()) + 1):
            offset = self.text.find(piece[0], offset + 1, spot.end)
            if offset < 0:
                return self._problem(spot.start, message, hint)
        return self._problem(offset, message, hint)

    def problem_in_body(self, offset: int, message: str, hint: str = "") -> Problem:
        """A problem in the Markdown under the front matter."""
        line, column = line_and_column(self.body, offset)
        above = self.skipped_lines + self.text.count("\n") + 1
        return Problem(self.path, above + line, column, message, hint)

    def line(self, at: Location) -> int:
        """The line in which a value stands."""
        return self.problem(at, "").line

    def _spot(self, at: Location) -> Spot:
        find = spot_in_json if self.path.suffix == ".json" else spot_in_yaml
        return find(self.text, at)

    def _problem(self, offset: int, message: str, hint: str) -> Problem:
        line, column = line_and_column(self.text, offset)
        return Problem(self.path, self.skipped_lines + line, column, message, hint)


def read_yaml(root: Path, path: PurePosixPath) -> Source:
    """Read a YAML file under the project folder. Raises Problems."""
    text = _text(root, path)
    return Source(path, text, yaml_data(path, text, 0))


def read_markdown(root: Path, path: PurePosixPath) -> Source:
    """Read a Markdown file with front matter. Raises Problems."""
    parts = _FRONT_MATTER.match(_text(root, path))
    if parts is None:
        hint = "Start the file with a line ---, then title: and summary:, then a line ---."
        raise Problems([Problem(path, 1, 1, "the front matter is missing", hint)])
    return Source(path, parts[1], yaml_data(path, parts[1], 1), parts[2] or "", skipped_lines=1)


def read_json(root: Path, path: PurePosixPath) -> Source:
    """Read a JSON file; numbers in it are whole. Raises Problems."""
    text = _text(root, path)
    return Source(path, text, json_data(path, text))


def _text(root: Path, path: PurePosixPath) -> str:
    file = root / path
    is_workshop = path.parent.name == "workshops"
    limit = MAX_WORKSHOP_BYTES if is_workshop else MAX_BYTES[path.suffix]
    if file.stat().st_size > limit:
        message = f"the file is larger than {limit // 1024} KB"
        hint = "Split it, or take out what does not belong in it."
        raise Problems([Problem(path, 0, 0, message, hint)])
    raw = file.read_bytes()
    hint = 'Save it again with the encoding UTF-8 (in Notepad: "Save as", then "Encoding").'
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or 0 in raw[:2]:
        raise Problems([Problem(path, 0, 0, "the file's encoding is UTF-16", hint)])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig")
        place = line_and_column(before, len(before))
        raise Problems([Problem(path, *place, "the file's encoding is not UTF-8", hint)]) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if unseen := _UNSEEN.search(text):
        message = f"a character that cannot be seen stands here (U+{ord(unseen[0]):04X})"
        place = line_and_column(text, unseen.start())
        raise Problems([Problem(path, *place, message, "Delete it and type the text again.")])
    return text
