"""The font that people type in, in a PDF form: one byte a letter, which every program can write."""

import io
from dataclasses import dataclass
from typing import Any

NAME = "PacksForm"
"""Under which the form's fields ask for it."""

_WEIGHT = 400
_PLAIN, _STEM = 1 << 5, 80
"""Letters of the usual alphabet; how thick their stems are, as WeasyPrint has it."""
_SIDES = ("xMin", "yMin", "xMax", "yMax")
# The letters of Welsh stand where Windows' own alphabet has a gap, or a sign that our font lacks.
_GAPS = (0x7F, 0x81, 0x83, 0x87, 0x88, 0x8D, 0x8F, 0x90, 0x98, 0x9D, 0xA4, 0xA6)
_WELSH = dict(zip(_GAPS, "ŴŵŶŷẀẁẂẃẄẅỲỳ", strict=True))
_GLYPHS = dict(
    zip(
        "ŴŵŶŷẀẁẂẃẄẅỲỳ",
        (
            *("Wcircumflex", "wcircumflex", "Ycircumflex", "ycircumflex", "Wgrave", "wgrave"),
            *("Wacute", "wacute", "Wdieresis", "wdieresis", "Ygrave", "ygrave"),
        ),
        strict=True,
    )
)
"""What Adobe's list of glyphs calls them."""


@dataclass(frozen=True)
class Typeface:
    """The font in a document."""

    object: Any
    """The font's dictionary."""
    widths: dict[str, int]
    """Of each letter, in thousandths of its size."""
    codes: dict[str, int]
    """The byte of each letter."""
    capital: int
    """How high capitals and figures are, in thousandths of the size."""

    def width(self, text: str, size: float) -> float:
        """Of a text, in the unit of the size."""
        return sum(self.widths[letter] for letter in text) * size / 1000

    def bytes(self, text: str) -> bytes:
        """A text as the font's bytes."""
        return bytes(self.codes[letter] for letter in text)


def embed(document: Any, pdf: Any) -> Typeface:
    """Put the document's own font into it once more, whole and in the simple way.

    A subset of two bytes a letter, as the pages have it, is not typed in by every program.
    """
    from fontTools.ttLib import TTFont
    from pydyf import Array, Dictionary
    from weasyprint.text.fonts import get_hb_object_data

    used = next(font for font in document.fonts.values() if font.weight == _WEIGHT)
    face = TTFont(io.BytesIO(get_hb_object_data(used.hb_face)), recalcTimestamp=False)
    glyphs, scale = face.getBestCmap(), 1000 / face["head"].unitsPerEm
    codes = {
        letter: code
        for code in range(32, 256)
        if (letter := _WELSH.get(code) or bytes([code]).decode("cp1252", "ignore"))
        and ord(letter) in glyphs
    }
    advances = face["hmtx"].metrics
    widths = {letter: round(scale * advances[glyphs[ord(letter)]][0]) for letter in codes}
    by_code = {code: widths[letter] for letter, code in codes.items()}
    name = used.name.decode().partition("+")[2]
    font = Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/TrueType",
            "BaseFont": f"/{name}",
            "FirstChar": 32,
            "LastChar": 255,
            "Widths": Array([by_code.get(code, 0) for code in range(32, 256)]),
            "FontDescriptor": _descriptor(pdf, face, name, codes),
            "Encoding": _encoding(pdf),
        }
    )
    pdf.add_object(font)
    return Typeface(font, widths, codes, round(scale * face["OS/2"].sCapHeight))


def _encoding(pdf: Any) -> Any:
    """Which glyph each byte stands for."""
    from pydyf import Array, Dictionary

    differences = [part for code, one in _WELSH.items() for part in (code, f"/{_GLYPHS[one]}")]
    encoding = Dictionary(
        {
            "Type": "/Encoding",
            "BaseEncoding": "/WinAnsiEncoding",
            "Differences": Array(differences),
        }
    )
    pdf.add_object(encoding)
    return encoding.reference


def _descriptor(pdf: Any, face: Any, name: str, codes: dict[str, int]) -> Any:
    """The font's file and measures."""
    from pydyf import Array, Dictionary, Stream

    head, lines, scale = face["head"], face["hhea"], 1000 / face["head"].unitsPerEm
    box = [round(scale * getattr(head, side)) for side in _SIDES]
    capital = round(scale * face["OS/2"].sCapHeight)
    file = Stream([_cut(face, codes)], compress=True)
    pdf.add_object(file)
    descriptor = Dictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": f"/{name}",
            "Flags": _PLAIN,
            "FontBBox": Array(box),
            "ItalicAngle": 0,
            "Ascent": round(scale * lines.ascent),
            "Descent": round(scale * lines.descent),
            "CapHeight": capital,
            "StemV": _STEM,
            "FontFile2": file.reference,
        }
    )
    pdf.add_object(descriptor)
    return descriptor.reference


def _cut(face: Any, codes: dict[str, int]) -> bytes:
    """The font file with these letters alone."""
    from fontTools import subset

    wanted = subset.Options(layout_features=[], notdef_outline=True, recalc_timestamp=False)
    wanted.drop_tables += ["GPOS", "GSUB", "GDEF", "BASE", "gasp", "DSIG"]
    cutter = subset.Subsetter(wanted)
    cutter.populate(text="".join(codes))
    cutter.subset(face)
    made = io.BytesIO()
    face.save(made)
    return made.getvalue()
