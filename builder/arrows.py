"""A script's tree -> its text, with the short way of writing a function wherever it means the same.

Every browser that has what else the scripts need, such as IndexedDB's strict durability, reads it.
"""

from collections.abc import Iterator
from typing import Any

from calmjs.parse import rules
from calmjs.parse.asttypes import FuncExpr
from calmjs.parse.lexers.es5 import Lexer
from calmjs.parse.ruletypes import Attr, Optional, PopScope, PushScope, Text
from calmjs.parse.unparsers.es5 import Unparser, definitions

_PLACES = {
    "Arguments": ("items",),
    "Array": ("items",),
    "Assign": ("right",),
    "VarDecl": ("initializer",),
    "Return": ("expr",),
    "Conditional": ("consequent", "alternative"),
}
"""Where a function may stand as an arrow without brackets, by the kind of node around it."""


class Arrow(FuncExpr):  # type: ignore[misc]
    """(a, b) => {...}"""

    @property
    def several(self) -> bool | None:
        """Whether the parameters need brackets; None says no."""
        return len(self.parameters) != 1 or None


class Brief(Arrow):
    """(a, b) => what it gives"""

    @property
    def given(self) -> Any:
        """The expression."""
        return self.elements[0].expr


# As the library writes a function: its parameters, and what comes from the opening brace on.
_PARAMETERS, _BLOCK = definitions["FuncExpr"][7], definitions["FuncExpr"][10:]
_HEAD = (
    PushScope,
    Optional("several", (Text(value="("),)),
    _PARAMETERS,
    Optional("several", (Text(value=")"),)),
    Text(value="=>"),
)
_DEFINITIONS = definitions | {
    "Arrow": (*_HEAD, *_BLOCK),
    "Brief": (*_HEAD, Attr("given"), PopScope),
}


def written(tree: Any) -> str:
    """The text of a script's tree, which it changes, with short names inside its functions."""
    for node in list(_nodes(tree)):
        for name in _PLACES.get(type(node).__name__, ()):
            child = getattr(node, name)
            for one in child if isinstance(child, list) else [child]:
                _shorten(one)
    reserved = Lexer.keywords_dict.keys()
    small = [rules.minify(drop_semi=True), rules.obfuscate(reserved_keywords=reserved)]
    return "".join(part.text for part in Unparser(_DEFINITIONS, rules=small)(tree))


def _shorten(node: Any) -> None:
    if type(node).__name__ == "FuncExpr" and node.identifier is None and not _has_own(node):
        only = node.elements[0] if len(node.elements) == 1 else None
        given = getattr(only, "expr", None) if type(only).__name__ == "Return" else None
        # A brace would begin a block, and behind a comma another argument.
        node.__class__ = Arrow if given is None or _first(given) in _UNCLEAR else Brief


_UNCLEAR = {"Object", "Comma"}


def _first(node: Any) -> str:
    """What an expression begins with, as far as that is not in brackets."""
    kind = type(node).__name__
    if kind not in _UNCLEAR:
        for name in ("left", "node", "identifier", "predicate"):
            if hasattr(part := getattr(node, name, None), "children"):
                return _first(part)
    return kind


def _has_own(function: Any) -> bool:
    """Whether it speaks of what an arrow has not: its own `this` or `arguments`."""
    nodes = _nodes(function)
    return any(type(one).__name__ == "This" or _named(one) == "arguments" for one in nodes)


def _named(node: Any) -> str | None:
    return node.value if type(node).__name__ == "Identifier" else None


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for child in node:
        if hasattr(child, "children"):
            yield from _nodes(child)
