"""What a tool can see on the drawn pages of a PDF: each check names what is wrong."""

import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

DPI = 72
"""A point is a pixel."""
EDGE = 30.0
"""In points, the margin at the sides that nothing may be drawn in: no sheet has less."""
FOOT = 48
"""In points, the height at a page's foot where its footer stands."""
PAPER = 250
"""The lightest shade that counts as drawn."""


@dataclass(frozen=True)
class Word:
    """A word as pdftotext sees it; in points from the top left."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


class Drawn:
    """A PDF as it is drawn, and where poppler finds its words."""

    def __init__(self, file: Path) -> None:
        self.file = file

    @cached_property
    def words(self) -> list[Word]:
        """All words, in the order of the content."""
        root = ET.fromstring(_run("pdftotext", "-bbox", str(self.file), "-"))  # noqa: S314
        space = "{http://www.w3.org/1999/xhtml}"
        sides = ("xMin", "yMin", "xMax", "yMax")
        return [
            Word(word.text or "", number, *(float(word.attrib[side]) for side in sides))
            for number, page in enumerate(root.iter(f"{space}page"))
            for word in page.iter(f"{space}word")
        ]

    @cached_property
    def pages(self) -> list[Image.Image]:
        """Each page as a photocopier sees it."""
        with TemporaryDirectory() as folder:
            _run("pdftoppm", "-gray", "-r", str(DPI), str(self.file), f"{folder}/page")
            return [Image.open(file).copy() for file in sorted(Path(folder).iterdir())]


def _run(*command: str) -> bytes:
    return subprocess.run(command, capture_output=True, check=True).stdout


def inside(drawn: Drawn) -> Iterator[str]:
    """Nothing is drawn in the margins at the sides, and no word is outside the page."""
    for number, page in enumerate(drawn.pages):
        edges = {
            "left": page.crop((0, 0, int(EDGE), page.height)),
            "right": page.crop((page.width - int(EDGE), 0, page.width, page.height)),
        }
        for side, edge in edges.items():
            if min(_tones(edge)) < PAPER // 24:
                yield f"page {number + 1} is drawn on in its {side} margin"
    for word in drawn.words:
        page = drawn.pages[word.page]
        if not (word.top >= 0 and word.bottom <= page.height - 5 and word.right <= page.width):
            yield f"{word.text!r} leaves page {word.page + 1}"


def apart(drawn: Drawn) -> Iterator[str]:
    """No word stands on another."""
    ordered = sorted(drawn.words, key=lambda word: (word.page, word.top))
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if other.page != one.page or other.top >= one.bottom:
                break
            slack = 0.3 * min(one.bottom - one.top, other.bottom - other.top)
            low, high = max(one.top, other.top), min(one.bottom, other.bottom)
            beside = min(one.right, other.right) - max(one.left, other.left)
            if high - low > 2 * slack and beside > 0.5:
                yield f"{one.text!r} and {other.text!r} share a place on page {one.page + 1}"


def inked(drawn: Drawn) -> Iterator[str]:
    """Every word is drawn: a box in which all is of one shade holds a clipped or a blank one."""
    for word in drawn.words:
        box = (round(word.left), round(word.top), round(word.right), round(word.bottom))
        if len(set(_tones(drawn.pages[word.page].crop(box)))) < 2:
            yield f"{word.text!r} on page {word.page + 1} is not drawn"


def _tones(part: Image.Image) -> Iterator[int]:
    """The shades in a part of a page, in steps that the eye tells apart."""
    return (shade // 24 for shade, count in enumerate(part.histogram()) if count)


def full(drawn: Drawn) -> Iterator[str]:
    """No page holds just three lines, unless lines to write on go further down it."""
    for number, page in enumerate(drawn.pages):
        body = page.crop((0, 0, page.width, page.height - FOOT))
        ink = body.point(lambda shade: 255 if shade < PAPER else 0).getbbox()
        lowest = ink[3] / page.height if ink else 0
        tops = {
            round(word.top / 4)
            for word in drawn.words
            if word.page == number and word.top < page.height - FOOT
        }
        if len(tops) < 4 and lowest < 0.4:
            yield f"page {number + 1} holds {len(tops)} lines"


def numbered(drawn: Drawn) -> Iterator[str]:
    """Every page says which of how many it is."""
    for number in range(len(drawn.pages)):
        text = " ".join(word.text for word in drawn.words if word.page == number)
        if not text.endswith(f"Page {number + 1} of {len(drawn.pages)}"):
            yield f"page {number + 1} does not end with its number"
