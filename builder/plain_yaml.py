"""YAML as data, without what makes YAML surprising.

PyYAML's own loading lets the last of two equal keys win, turns `no` into False and `012` into 10,
and follows aliases into a million nodes. So a file is composed, not loaded, and read node by node.
"""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import yaml

from builder.places import LOADER, line_and_column
from builder.problems import Problem, Problems

MAX_DEPTH = 24
"""How many lists and mappings may stand inside each other."""
WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,14})")
"""A whole number as everybody writes it."""

_TAGS = "tag:yaml.org,2002:"
_READ_AS = {"bool": "true or false", "float": "a number", "int": "a number", "timestamp": "a date"}
_INDENT = ("a tab stands in the indentation", "Indent with spaces alone.")
_QUOTE = "Put the whole text in quotes."
_DEEP = "it is nested too deeply"
_FAULTS = {
    "maximum nesting depth": (_DEEP, ""),
    "tab character": _INDENT,
    "'\\t'": _INDENT,
    "mapping values are not allowed": ("a colon and a space stand inside a text", _QUOTE),
    "cannot start any token": ("a text cannot begin with this character", _QUOTE),
    "expected ':'": ("a key is followed by no colon", "Write it as key: value, with a space."),
    "did not find expected '-'": (
        "this line does not fit those above it",
        "What belongs together begins in one column.",
    ),
    "did not find expected key": (
        "this line does not fit those above it",
        "Keys that belong together begin in one column, and a quote that opens is closed.",
    ),
}
"""What libyaml says of a place, as problem and hint."""
_UNCLOSED = {
    "unexpected end of stream": (
        "the quote that opens here is never closed",
        "Close it at the end of the text.",
    ),
    "did not find expected ','": (
        "the bracket that opens here is never closed",
        "Close it, or put the whole text in quotes if it only begins with a bracket.",
    ),
}
"""The same, where the mistake is at the place at which a text or a list began."""


@dataclass(frozen=True)
class Odd:
    """An unquoted value that YAML would change: its text, and what YAML would make of it."""

    text: str
    read_as: str


def yaml_data(path: PurePosixPath, text: str, skipped_lines: int) -> Any:
    """The data of a YAML text, of which some lines of its file stand before. Raises Problems."""
    reader = _Reader(path, text, skipped_lines)
    data = reader.read()
    if reader.found:
        raise Problems(reader.found)
    return data


class _Reader:
    """Reads one text and keeps its problems."""

    def __init__(self, path: PurePosixPath, text: str, skipped_lines: int) -> None:
        self.path, self.text, self.skipped_lines = path, text, skipped_lines
        self.found: list[Problem] = []

    def read(self) -> Any:
        """The text's data, as far as it has any."""
        try:
            self._refuse_tricks()
            node = None if self.found else yaml.compose(self.text, Loader=LOADER)
        except yaml.MarkedYAMLError as error:
            self._report_fault(error)
            return None
        if node is None:
            if not self.found:
                self.found.append(Problem(self.path, 0, 0, "the file is empty"))
            return None
        return self._data(node)

    def _report(self, mark: yaml.Mark, message: str, hint: str = "") -> None:
        line, column = line_and_column(self.text, mark.index)
        self.found.append(Problem(self.path, self.skipped_lines + line, column, message, hint))

    def _report_fault(self, error: yaml.MarkedYAMLError) -> None:
        said, at = str(error.problem or error.context), error.problem_mark or error.context_mark
        message = f"this is not YAML: {said}"
        hint = "Look at the indentation, the quotes and the colons here and on the line above."
        for sign, words in _FAULTS.items():
            if sign in said:
                message, hint = words
        for sign, words in _UNCLOSED.items():
            if sign in said and error.context_mark:
                (message, hint), at = words, error.context_mark
        assert at is not None  # The scanner and the parser always say where.
        self._report(at, message, hint)

    def _refuse_tricks(self) -> None:
        """Report what makes a small file large or its meaning hidden, before anything is built."""
        depth = documents = 0
        for event in yaml.parse(self.text, Loader=LOADER):
            mark: Any = event.start_mark
            if isinstance(event, yaml.AliasEvent):
                hint = "Write the value out here, or put it in quotes if it is a text."
                self._report(mark, f"the alias *{event.anchor} is not allowed", hint)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self._report(mark, "a second document starts here", "Delete the line ---.")
            elif isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth == MAX_DEPTH + 1:
                    self._report(mark, _DEEP)
                    return
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if tag := getattr(event, "tag", None):
                hint = "Delete it, or put the text in quotes if it is part of it."
                self._report(mark, f"the tag {tag.replace(_TAGS, '!!')} is not allowed", hint)

    def _data(self, node: yaml.Node) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return [self._data(child) for child in node.value]
        data: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode):
                hint = "Write a word, or put it in quotes."
                self._report(key.start_mark, "a key must be a word", hint)
            elif key.value in data:
                message = f"the key {key.value!r} stands in line {lines[key.value]} already"
                self._report(key.start_mark, message, "Delete one of the two.")
            else:
                data[key.value] = self._data(child)
                lines[key.value] = key.start_mark.line + 1 + self.skipped_lines
        return data


def _scalar(node: yaml.ScalarNode) -> Any:
    kind, text = node.tag.removeprefix(_TAGS), node.value
    if kind == "null":
        return None
    if kind == "bool" and text in ("true", "false"):
        return text == "true"
    if kind == "int" and WHOLE.fullmatch(text):
        return int(text)
    return Odd(text, _READ_AS[kind]) if kind in _READ_AS else text
