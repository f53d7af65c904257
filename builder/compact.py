"""Scripts and styles as they are sent: what only their readers need is left out."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from string import ascii_letters
from typing import Any

_PLACE = re.compile(r" at (\d+):(\d+)")
_FRAME = re.compile(
    r"\(function\((\w+)\)\{'use strict';(.*)\}\)\(window\.packs=window\.packs\|\|\{\}\)", re.DOTALL
)
"""What each of our own scripts stands in."""
_CLOSES = frozenset(";,")
_OPENS = frozenset(";,:")


class NotAScript(Exception):
    """A text that is no script, with the place where it stops being one; 0 where nobody knows."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line, self.column, self.message = line, column, message


def scripts(parts: Sequence[str]) -> str:
    """Several scripts as one, each made small before; what all stand in is said once."""
    framed = [_FRAME.fullmatch(part) for part in parts]
    inner = [f"(function({got[1]}){{{got[2]}}})(packs)" for got in framed if got]
    if len(inner) < len(parts):
        return ";\n".join(parts)
    return ";\n".join(["'use strict';window.packs=window.packs||{}", *inner])


@cache
def script(text: str) -> str:
    """A script with short names inside its functions. Raises NotAScript."""
    from calmjs.parse import es5

    from builder.arrows import written

    try:
        tree = es5(text)
        for node in list(_nodes(tree)):
            _gather_variables(node)
        return written(tree)
    except Exception as error:
        # Its own kind of error comes for most texts; an open comment or many brackets break it.
        if not isinstance(error, SyntaxError):
            raise NotAScript(0, 0, "it cannot be read as a script") from None
        message = str(error)
        place = _PLACE.search(message)
        line, column = (int(place[1]), int(place[2])) if place else (0, 0)
        what = message[: place.start()] if place else message
        raise NotAScript(line, column, what[:1].lower() + what[1:]) from None


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for child in node:
        if hasattr(child, "children"):
            yield from _nodes(child)


def _gather_variables(node: Any) -> None:
    """Neighbouring `var`s become one."""
    for statements in (got for got in vars(node).values() if isinstance(got, list)):
        kept: list[Any] = []
        for one in statements:
            if kept and {_kind(one), _kind(kept[-1])} == {"VarStatement"}:
                kept[-1].children().extend(one.children())
            else:
                kept.append(one)
        statements[:] = kept


def _kind(node: Any) -> str:
    return type(node).__name__


@cache
def style(text: str) -> str:
    """A style sheet without comments and idle space, and with short names for its own values."""
    import tinycss2

    nodes = _tight(tinycss2.parse_component_value_list(text, skip_comments=True), edges=True)
    _rename(nodes)
    return str(tinycss2.serialize(nodes))


def _tight(nodes: Iterable[Any], *, edges: bool) -> list[Any]:
    """The same nodes. Space goes where a mark beside it already parts what stands there."""
    found = [_tightened(node) for node in nodes]
    kept: list[Any] = []
    for place, node in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        if node.type != "whitespace" or not _is_idle(kept[-1] if kept else None, after, edges):
            kept.append(node)
    if edges and kept and kept[-1] == ";":
        kept.pop()
    return kept


def _tightened(node: Any) -> Any:
    if node.type == "whitespace":
        node.value = " "
    elif node.type == "{} block":
        node.content = _tight(node.content, edges=True)
    elif node.type in ("() block", "[] block"):
        node.content = _tight(node.content, edges=False)
    elif node.type == "function":
        node.arguments = _tight(node.arguments, edges=False)
    return node


def _is_idle(before: Any, after: Any, edges: bool) -> bool:
    """Whether space between two nodes, or at an edge where one is None, means nothing."""
    if before is None or after is None:
        return edges
    # Not before a colon: `a :hover` and `a:hover` are two things.
    return (
        "{} block" in (before.type, after.type)
        or before.type == "whitespace"
        or (before.type == "literal" and before.value in _OPENS)
        or (after.type == "literal" and after.value in _CLOSES)
    )


def _rename(nodes: list[Any]) -> None:
    """Custom properties, such as --space-1, get names of a letter or two, the most used first."""
    idents = [node for node in _inside(nodes) if node.type == "ident"]
    own = [node for node in idents if node.value.startswith("--")]
    counts = Counter(node.value for node in own)
    names = sorted(counts, key=lambda name: (-counts[name], name))
    short = dict(zip(names, _short_names(), strict=False))
    for node in own:
        node.value = short[node.value]


def _short_names() -> Iterator[str]:
    yield from (f"--{one}" for one in ascii_letters)
    yield from (f"--{one}{other}" for one in ascii_letters for other in ascii_letters)


def _inside(nodes: Iterable[Any]) -> Iterator[Any]:
    for node in nodes:
        yield node
        yield from _inside(getattr(node, "content", None) or getattr(node, "arguments", None) or ())
