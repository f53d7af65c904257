"""The kinds of things that are written. Each is a pure function of the values it names."""

import hashlib
from dataclasses import dataclass, field
from typing import Any, Literal

from builder.views.common import Frame
from builder.views.sheets import SheetsView


@dataclass(frozen=True)
class Page:
    """A page that shares styles with its neighbours."""

    template: str
    here: str
    """The page's address from its folder's top."""
    root: str
    """The way from the page to its folder's top, such as "../"."""
    frame: Frame | None
    view: Any


@dataclass(frozen=True)
class Alone:
    """A page in one file, to be sent or opened on its own."""

    template: str
    bundle: str
    """The theme's styles and scripts that it encloses."""
    view: Any


@dataclass(frozen=True)
class Document:
    """A PDF."""

    template: str
    view: Any


@dataclass(frozen=True)
class Filled(Document):
    """A PDF that others are like but for a few texts: one layout serves all of them."""

    blank: Document = field(repr=False)
    """The same with holes in the place of the texts."""
    texts: tuple[tuple[str, str | None], ...] = field(repr=False)
    """What stands in each hole; None where nothing stands of the line that the hole is in."""


@dataclass(frozen=True)
class Zipped:
    """A page in a zip, for mail systems that take HTML files away."""

    name: str
    page: Alone


@dataclass(frozen=True)
class Sheets:
    """A round for spreadsheets: a workbook with formulas, or its answers as a plain table."""

    kind: Literal["workbook", "table"]
    view: SheetsView


@dataclass(frozen=True)
class Linked:
    """A bundle of the theme's that pages load from beside them."""

    kind: Literal["style", "script"]
    bundle: str


@dataclass(frozen=True)
class Asset:
    """A file that is written as it is."""

    data: bytes


Making = Page | Alone | Document | Zipped | Sheets | Linked | Asset
Outputs = dict[str, Making]
"""What is written, by its address under the output folder."""


def digest(making: Making, engine: str) -> str:
    """Of everything that decides a file's bytes: its values, and the engine that renders them."""
    if isinstance(making, Asset):
        return hashlib.sha256(making.data).hexdigest()
    return hashlib.sha256(f"{engine}\n{making!r}".encode()).hexdigest()
