"""YAML, Markdown and JSON files as data that can say where each value stands.

PyYAML's own loading lets the last of two equal keys win, turns `no` into False and `012` into 10,
and follows aliases into a million nodes. So a file is composed, not loaded, and read node by node.
"""

import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from builder.problems import Problem, Problems

MAX_BYTES = {".yaml": 512 * 1024, ".md": 256 * 1024, ".json": 512 * 1024}
"""The largest file that is read, by its ending."""
MAX_DEPTH = 24
"""How many lists and mappings may stand inside each other."""

Location = tuple[str | int, ...]
"""The way from a file's top to a value: keys and places in lists."""

_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAGS = "tag:yaml.org,2002:"
_READ_AS = {"bool": "true or false", "float": "a number", "int": "a number", "timestamp": "a date"}


@dataclass(frozen=True)
class Odd:
    """An unquoted value that YAML would change: its text, and what YAML would make of it."""

    text: str
    read_as: str


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
        node, key_node = self._find(at)
        chosen = key_node if key and key_node is not None else node
        line = chosen.start_mark.line + 1 + self.skipped_lines
        return Problem(self.path, line, chosen.start_mark.column + 1, message, hint)

    def body_problem(self, text: str, message: str, hint: str = "") -> Problem:
        """A problem with a piece of text in the Markdown under the front matter."""
        head = self.body[: self.body.index(text)]
        line = self.skipped_lines + self.text.count("\n") + 2 + head.count("\n")
        return Problem(self.path, line, len(head) - head.rfind("\n"), message, hint)

    @cached_property
    def _root(self) -> yaml.Node:
        node = yaml.compose(self.text, Loader=_LOADER)
        assert node is not None  # The text was read before.
        return node

    def _find(self, at: Location) -> tuple[yaml.Node, yaml.Node | None]:
        """The deepest node on the way, and its key. Steps that name no node are passed over."""
        node: yaml.Node = self._root
        key_node: yaml.Node | None = None
        for step in at:
            if isinstance(node, yaml.MappingNode):
                for child_key, child in node.value:
                    if child_key.value == str(step):
                        node, key_node = child, child_key
                        break
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                node, key_node = node.value[step], None
        return node, key_node


def read_yaml(root: Path, path: PurePosixPath) -> Source:
    """Read a YAML file under the project folder. Raises Problems."""
    text = _text(root, path)
    return Source(path, text, _yaml_data(path, text, 0))


def read_markdown(root: Path, path: PurePosixPath) -> Source:
    """Read a Markdown file with front matter. Raises Problems."""
    parts = re.match(r"---\n(.*?\n)---\n(.*)", _text(root, path), re.DOTALL)
    if parts is None:
        hint = "Start the file with a line ---, then title: and summary:, then a line ---."
        raise Problems([Problem(path, 1, 1, "the front matter is missing", hint)])
    return Source(path, parts[1], _yaml_data(path, parts[1], 1), parts[2], skipped_lines=1)


def read_json(root: Path, path: PurePosixPath) -> Source:
    """Read a JSON file; numbers in it are whole. Raises Problems."""
    text = _text(root, path)
    try:
        data = json.loads(
            text, object_pairs_hook=_once_each, parse_float=_refuse, parse_constant=_refuse
        )
    except json.JSONDecodeError as error:
        hint = "The file was cut short or changed on its way. Ask for it again."
        found = Problem(path, error.lineno, error.colno, "this is not complete JSON", hint)
        raise Problems([found]) from None
    except RecursionError:
        raise Problems([Problem(path, 1, 1, "it is nested too deeply")]) from None
    except ValueError as error:
        raise Problems([Problem(path, 1, 1, str(error))]) from None
    if _depth_exceeds(data, MAX_DEPTH):
        raise Problems([Problem(path, 1, 1, "it is nested too deeply")])
    return Source(path, text, data)


def _text(root: Path, path: PurePosixPath) -> str:
    file = root / path
    limit = MAX_BYTES[path.suffix]
    if file.stat().st_size > limit:
        message = f"the file is larger than {limit // 1024} KB"
        hint = "Split it, or take out what does not belong in it."
        raise Problems([Problem(path, 0, 0, message, hint)])
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        kind = "UTF-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "not UTF-8"
        hint = 'Save it again with the encoding UTF-8 (in Notepad: "Save as", then "Encoding").'
        message = f"the file's encoding is {kind}"
        raise Problems([Problem(path, line, column, message, hint)]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _yaml_data(path: PurePosixPath, text: str, skipped_lines: int) -> Any:
    found: list[Problem] = []

    def report(mark: yaml.Mark | None, message: str, hint: str = "") -> None:
        if mark is None:
            found.append(Problem(path, 0, 0, message, hint))
            return
        found.append(Problem(path, mark.line + 1 + skipped_lines, mark.column + 1, message, hint))

    try:
        _refuse_tricks(text, report)
        node = None if found else yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = error.problem or error.context or "it cannot be read"
        hint = "Look at the indentation, the quotes and the colons here and on the line above."
        report(mark, f"this is not YAML: {what}", hint)
        node = None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1 + skipped_lines
        message = "a control character stands in the file"
        found.append(Problem(path, line, 1, message, "Delete it and type the text again."))
        node = None
    if node is None and not found:
        found.append(Problem(path, 1, 1, "the file is empty"))
    data = None if node is None else _construct(node, report)
    if found:
        raise Problems(found)
    return data


def _refuse_tricks(text: str, report: Any) -> None:
    """Report what makes a small file large or its meaning hidden, before anything is built."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=_LOADER):
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent):
            report(mark, f"the alias *{event.anchor} is not allowed", "Write the value out here.")
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents == 2:
                report(mark, "a second document starts here", "Delete the line ---.")
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth == MAX_DEPTH + 1:
                report(mark, "it is nested too deeply")
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if tag := getattr(event, "tag", None):
            report(mark, f"the tag {tag} is not allowed", "Delete the word after the !.")


def _construct(node: yaml.Node, report: Any) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return [_construct(child, report) for child in node.value]
    data: dict[str, Any] = {}
    for key, child in node.value:
        if not isinstance(key, yaml.ScalarNode):
            report(key.start_mark, "a key must be a word", "Did you mean a list? Put it in quotes.")
        elif key.value in data:
            report(key.start_mark, f"the key {key.value!r} stands here twice", "Delete one.")
        else:
            data[key.value] = _construct(child, report)
    return data


def _scalar(node: yaml.ScalarNode) -> Any:
    kind, text = node.tag.removeprefix(_TAGS), node.value
    if kind == "null":
        return None
    if kind == "bool" and text in ("true", "false"):
        return text == "true"
    if kind == "int" and re.fullmatch(r"-?(0|[1-9][0-9]{0,14})", text):
        return int(text)
    return Odd(text, _READ_AS[kind]) if kind in _READ_AS else text


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands in it twice")
    return found


def _refuse(number: str) -> Any:
    raise ValueError(f"{number} is not a whole number")


def _depth_exceeds(data: Any, limit: int) -> bool:
    level = [data]
    for _ in range(limit):
        level = [
            child
            for item in level
            if isinstance(item, dict | list)
            for child in (item.values() if isinstance(item, dict) else item)
        ]
        if not level:
            return False
    return True
