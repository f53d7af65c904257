"""A document that differs from others in a few short texts alone: laid out once, then filled.

What is filled looks, reads and is tagged like what is laid out, as the glyphs are WeasyPrint's own.
A text that does not fit its place, or has a letter that the document's font lacks, is refused:
such a document needs a layout of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from builder.fill.slots import Texts, Unfit
from builder.fill.template import Template
from builder.pdf import make_press


@dataclass(frozen=True)
class Filling:
    """Many documents as the beginning that all of them have, and the end of each."""

    start: bytes
    ends: tuple[bytes | None, ...]
    """None for a document that needs a layout of its own."""


def fill(style: str, html: str, documents: Sequence[Texts]) -> Filling:
    """Lay a template out and fill it for each document. All of them have the same holes.

    Raises pdf.PressMissing and pdf.PressError.
    """
    try:
        template = _template(style, html, tuple(documents[0]))
    except Unfit:
        return Filling(b"", (None,) * len(documents))
    return Filling(template.start, template.ends(documents))


@lru_cache(maxsize=2)
def _template(style: str, html: str, holes: tuple[str, ...]) -> Template:
    return Template(make_press(style), html, holes)
