"""Lines of text as the glyphs that WeasyPrint draws for them, without laying out their pages."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from io import BytesIO
from itertools import islice
from typing import Any

from builder.pdf import Press, PressError

SHEET = """
@page { size: 9000px 60000px; margin: 0 }
p { margin: 0; font-variant-ligatures: none; white-space: pre }
"""


@dataclass(frozen=True)
class Type:
    """What a line is set in."""

    family: tuple[str, ...]
    size: float
    """In CSS pixels."""
    weight: int

    @property
    def css(self) -> str:
        """As a style."""
        names = ", ".join(f"'{name}'" for name in self.family)
        return f"font: {self.weight} {self.size!r}px {names}"


@dataclass(frozen=True)
class Glyphs:
    """A line that is of one font."""

    font: bytes
    """The operator that picks the font."""
    shown: bytes
    """The operator that shows the glyphs."""
    width: float
    """In CSS pixels."""


def shape(press: Press, kind: Type, texts: Iterable[str]) -> Mapping[str, Glyphs]:
    """Lines by their text, without those of which the font lacks a letter or one is no letter.

    What a line becomes depends on nothing but itself: each type has a sheet of its own.
    """
    lines = sorted({text for text in texts if text.strip() and text.isprintable()})
    if not lines:
        return {}
    written = "".join(f"<p>{escape(line)}</p>" for line in lines)
    html = f'<!doctype html><html lang="en"><title>-</title><body style="{kind.css}">{written}'
    found: dict[str, Glyphs] = {}
    with suppress(PressError), press.listening():  # Of letters that no font has.
        document = press.lay_out(html, SHEET)
        press.write(
            document,
            lambda done, pdf: found.update(_read(done, pdf, lines)),
            pdf_variant=None,
            uncompressed_pdf=True,
        )
    return found


def _read(document: Any, pdf: Any, lines: list[str]) -> Iterator[tuple[str, Glyphs]]:
    missing = {letter for font in document.fonts.values() for letter in font.missing}
    drawn = (run for stream in streams(pdf) for run in _runs(operators(stream)))
    for line, boxes in zip(lines, _paragraphs(document), strict=True):
        runs = list(islice(drawn, len(boxes)))
        if len(boxes) == 1 and missing.isdisjoint(map(ord, line)):
            font, shown = runs[0]
            if len(shown) == 1 and shown[0].endswith(b" TJ"):
                yield line, Glyphs(font, shown[0], boxes[0].width)


def _paragraphs(document: Any) -> Iterator[list[Any]]:
    """The texts that are drawn of each paragraph: one, where no letter of it ends a line."""
    from weasyprint.formatting_structure.boxes import BlockBox, TextBox

    for page in document.pages:
        for block in page._page_box.descendants():
            if block.element_tag == "p" and isinstance(block, BlockBox):
                inside = [got for got in block.descendants() if isinstance(got, TextBox)]
                yield [got for got in inside if got.text.strip()]


def _runs(items: list[bytes]) -> Iterator[tuple[bytes, list[bytes]]]:
    """What is drawn at each place: the font that holds at its start, and all that shows glyphs.

    Another font in its middle, a raised glyph or a picture of one stands in the list too.
    """
    font, run = b"", list[bytes]()
    started = False
    for item in [*items, b" Tm"]:
        if item.endswith(b" Tm"):
            if started:
                yield font, run
            started, run = True, []
        elif item.endswith(b" Tf") and not run:
            font = item
        elif item.endswith((b" Tf", b" TJ", b" Ts", b" Do")):
            run.append(item)
            font = item if item.endswith(b" Tf") else font


def streams(pdf: Any) -> list[Any]:
    """The stream of each page."""
    return [at(pdf, at(pdf, page)["Contents"]) for page in pdf.page_references]


def at(pdf: Any, reference: bytes) -> Any:
    """The object that a reference leads to."""
    return pdf.objects[int(reference.split()[0])]


def operators(stream: Any) -> list[bytes]:
    """A page's stream, piece by piece."""
    return [
        item if isinstance(item, bytes) else getattr(item, "data", None) or str(item).encode()
        for item in stream.stream
    ]


def lighten(pdf: Any) -> None:
    """Take out of whole fonts what is for shaping alone, as where only some letters are kept."""
    from fontTools.ttLib import TTFont

    for entry in [got for got in pdf.objects if isinstance(got, dict) and "FontFile2" in got]:
        stream = at(pdf, entry["FontFile2"])
        font = TTFont(BytesIO(stream.stream[0]), recalcTimestamp=False)
        lighter = BytesIO()
        for table in {"BASE", "GDEF", "GPOS", "GSUB"} & set(font.keys()):
            del font[table]
        font.save(lighter)
        stream.stream = [lighter.getvalue()]
        stream.extra["Length1"] = len(lighter.getvalue())
