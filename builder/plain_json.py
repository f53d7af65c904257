"""JSON as data: each key once, whole numbers only, not nested without end."""

import json
import re
from pathlib import PurePosixPath
from typing import Any

from builder.places import line_and_column
from builder.plain_yaml import MAX_DEPTH, WHOLE
from builder.problems import Problem, Problems

_DAMAGED = "The file was cut short or changed on its way. Ask for it again."
_WORD = re.compile(r'"(?:[^"\\]|\\.)*"|[^\s,:\[\]{}"]+')


class _NotWhole(Exception):
    """A number that is not an integer, or too long to be counted with."""


def json_data(path: PurePosixPath, text: str) -> Any:
    """The data of a JSON text. Raises Problems."""
    try:
        data = json.loads(
            text,
            object_pairs_hook=_once_each,
            parse_int=_whole,
            parse_float=_whole,
            parse_constant=_whole,
        )
        if _depth_exceeds(data, MAX_DEPTH):
            raise RecursionError
    except json.JSONDecodeError as error:
        found = Problem(path, error.lineno, error.colno, "this is not complete JSON", _DAMAGED)
    except RecursionError:
        found = Problem(path, 0, 0, "it is nested too deeply", _DAMAGED)
    except _NotWhole as error:
        number = str(error)
        first = next(word for word in _WORD.finditer(text) if word[0] == number)
        message = f"{number[:20]} is not a whole number that can be counted with"
        place = line_and_column(text, first.start())
        found = Problem(path, *place, message, "Scores are whole numbers, such as 7.")
    except ValueError as error:
        found = Problem(path, 0, 0, str(error), _DAMAGED)
    else:
        return data
    raise Problems([found])


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key {key!r} stands twice in one place")
        found[key] = value
    return found


def _whole(number: str) -> int:
    if not WHOLE.fullmatch(number):
        raise _NotWhole(number)
    return int(number)


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
