"""Where a template has holes: the lines of its layout that hold them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from builder.fill.glyphs import Type

Texts = Mapping[str, str | None]
"""What stands in each hole; None where nothing is drawn of the line that the hole is in."""


class Unfit(Exception):
    """A template in which a text would move what stands beside or below it."""


@dataclass(frozen=True)
class Slot:
    """A line with holes in it."""

    line: str
    holes: tuple[str, ...]
    kind: Type
    room: float
    """How wide it may get, in CSS pixels."""

    def text(self, texts: Texts) -> str:
        """What a document says there."""
        line = self.line
        for hole in self.holes:
            said = texts[hole]
            if said is None:
                return ""
            line = line.replace(hole, said)
        line = re.sub(r"[ \t]+", " ", line).rstrip(" ")
        return line if self.line.startswith(" ") else line.lstrip(" ")


def slots(page: Any, holes: tuple[str, ...]) -> Iterator[Slot]:
    """The slots of one of WeasyPrint's pages. Raises Unfit."""
    pattern = re.compile("|".join(map(re.escape, holes)))
    for block, line in _lines(page._page_box, None):
        leaves = list(_leaves(line))
        for place, leaf in enumerate(leaves):
            found = tuple(dict.fromkeys(pattern.findall(getattr(leaf, "text", ""))))
            if found:
                others = len(block.children) > 1 or place + 1 < len(leaves)
                if others or block.style["text_align_all"] not in ("start", "left"):
                    raise Unfit(leaf.text)
                yield Slot(leaf.text, found, _type(leaf.style), _room(block, leaf))


def _lines(box: Any, block: Any) -> Iterator[tuple[Any, Any]]:
    """Every line with the block that it is in."""
    from weasyprint.formatting_structure.boxes import BlockContainerBox, LineBox

    if isinstance(box, LineBox):
        yield block, box
    inner = box if isinstance(box, BlockContainerBox) else block
    for child in getattr(box, "children", ()):
        yield from _lines(child, inner)


def _leaves(box: Any) -> Iterator[Any]:
    """What stands in a line, one after the other: texts, and boxes with lines of their own."""
    from weasyprint.formatting_structure.boxes import InlineBox, LineBox

    for child in box.children:
        if isinstance(child, InlineBox | LineBox):
            yield from _leaves(child)
        else:
            yield child


def _type(style: Any) -> Type:
    return Type(tuple(style["font_family"]), float(style["font_size"]), style["font_weight"])


def _room(block: Any, leaf: Any) -> float:
    return float(block.content_box_x() + block.width - leaf.position_x)
