"""Where a value stands in the text of a YAML or a JSON file."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

Location = tuple[str | int, ...]
"""The way from a file's top to a value: keys and places in lists."""

LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C library's where there is one; it is never let to construct anything."""

_SPACE = re.compile(r"[ \t\r\n]*")
_decode = json.JSONDecoder().raw_decode


@dataclass(frozen=True)
class Spot:
    """Where a value begins and ends in a text, and where its key begins."""

    start: int
    end: int
    key: int | None


def spot_in_yaml(text: str, at: Location) -> Spot:
    """The deepest value on the way. Steps that name none are passed over."""
    node, key = _composed(text), None
    for step in at:
        if isinstance(node, yaml.MappingNode):
            for child_key, child in node.value:
                if child_key.value == str(step):
                    node, key = child, child_key.start_mark.index
                    break
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node, key = node.value[step], None
    return Spot(node.start_mark.index, node.end_mark.index, key)


@lru_cache(maxsize=1)  # A file with one problem often has more.
def _composed(text: str) -> yaml.Node:
    node = yaml.compose(text, Loader=LOADER)
    assert node is not None  # The text was read before.
    return node


def spot_in_json(text: str, at: Location) -> Spot:
    """The same in JSON, which is not quite YAML: it escapes a slash, and an emoji in two halves."""
    start, key = _past_space(text, 0), None
    for step in at:
        for name, name_at, value_at in _members(text, start):
            if name == step:
                start, key = value_at, name_at
                break
    return Spot(start, _decode(text, start)[1], key)


def _members(text: str, start: int) -> Iterator[tuple[str | int, int | None, int]]:
    """What stands directly inside a list or an object: key or place, where it is, and the value."""
    if text[start] not in "[{":
        return
    place, at = 0, _past_space(text, start + 1)
    while text[at] not in "]}":
        name: str | int = place
        name_at = None
        if text[start] == "{":
            name_at = at
            name, at = _decode(text, at)
            at = _past_space(text, _past_space(text, at) + 1)
        yield name, name_at, at
        at = _past_space(text, _decode(text, at)[1])
        place, at = place + 1, _past_space(text, at + (text[at] == ","))


def _past_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    assert found is not None  # It matches nothing, too.
    return found.end()


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Where a character stands in a text, both counted from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
