"""HTML -> tagged PDF. WeasyPrint is imported when there is a document to make, not before."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from functools import cache
from io import StringIO
from typing import Any

from builder.acroform import dress
from builder.artefacts import mark_artefacts

VARIANT = "pdf/ua-1"
"""What WeasyPrint is asked to make: tagged documents."""

Finisher = Callable[[Any, Any], None]
"""Changes a PDF's objects before they are written: given WeasyPrint's document and pydyf's PDF."""


class PressMissing(Exception):
    """WeasyPrint, or a system library that it needs, is not there."""


class PressError(Exception):
    """A document that WeasyPrint made with a complaint, which is a fault of the theme."""


def warm(style: str) -> None:
    """Make a process ready to print. What is missing shows when it is to print."""
    with suppress(PressMissing):
        make_press(style)


def press(style: str, html: str) -> bytes:
    """Print with a style sheet, which is read once in each process."""
    return make_press(style)(html)


class Press:
    """Prints with one style sheet. It reads no file and asks no server."""

    def __init__(self, style: str) -> None:
        try:
            # Where a library is missing WeasyPrint prints its own advice.
            with redirect_stdout(StringIO()):
                from weasyprint import CSS, HTML
                from weasyprint.text.ffi import harfbuzz_subset
                from weasyprint.text.fonts import FontConfiguration
                from weasyprint.urls import URLFetcher
        except (ImportError, OSError) as error:
            raise PressMissing(str(error).split("\n", 1)[0]) from error
        if harfbuzz_subset is None:  # It would do without, in other bytes, and complain of fonts.
            raise PressMissing("cannot load library 'libharfbuzz-subset'")
        self._complaints = _Complaints()
        self._hear()
        self._fetcher = URLFetcher(allowed_protocols=["data"])
        self._fonts = FontConfiguration()
        self._html, self._css = HTML, CSS
        self._sheet = self._css_of(style)

    def __call__(self, html: str) -> bytes:
        """A document's HTML as PDF. Raises PressError where WeasyPrint would only warn."""
        with self.listening():
            return self.write(self.lay_out(html), finish)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Take WeasyPrint's complaints, and raise PressError of them at the end."""
        self._hear()
        try:
            yield
        finally:
            heard = self._complaints.take()
        if heard:
            raise PressError("; ".join(heard))

    def lay_out(self, html: str, style: str | None = None) -> Any:
        """WeasyPrint's pages of a document: in the press's style, or in another with its fonts."""
        sheet = self._sheet if style is None else self._css_of(style)
        return self._html(string=html, url_fetcher=self._fetcher).render(
            stylesheets=[sheet], font_config=self._fonts, pdf_variant=VARIANT
        )

    def write(self, document: Any, finisher: Finisher, **options: Any) -> bytes:
        """Pages as PDF, tagged unless the options say otherwise."""
        kept = {"pdf_variant": VARIANT, **options}
        data: bytes = document.write_pdf(finisher=finisher, **kept)
        return data

    def _hear(self) -> None:
        logger = logging.getLogger("weasyprint")
        # Each time, as another press of this process may have taken its place.
        logger.handlers, logger.propagate = [self._complaints], False

    def _css_of(self, style: str) -> Any:
        return self._css(string=style, font_config=self._fonts, url_fetcher=self._fetcher)


@cache
def make_press(style: str) -> Press:
    """The press of a style sheet, one in each process.

    Raises PressMissing; what is printed raises PressError where WeasyPrint would only warn.
    """
    return Press(style)


def finish(document: Any, pdf: Any) -> None:
    """Add what WeasyPrint leaves out: boxes to fill in, and what a head heads and is found by."""
    from pydyf import Array, Dictionary

    dress(document, pdf)
    mark_artefacts(pdf)
    heads: list[Any] = [
        entry for entry in pdf.objects if isinstance(entry, dict) and entry.get("S") == "/TH"
    ]
    for head in heads:
        section = _parent(pdf, _parent(pdf, head))
        head["A"]["Scope"] = "/Column" if section["S"] == "/THead" else "/Row"
    if heads:
        root = pdf.objects[int(pdf.catalog["StructTreeRoot"].split()[0])]
        # By number, so that two heads that share an id would not be compared themselves.
        named = sorted((got["ID"].string, got.number, got) for got in heads if "ID" in got)
        names = [part for _, _, got in named for part in (got["ID"], got.reference)]
        root["IDTree"] = Dictionary({"Names": Array(names)})


def _parent(pdf: Any, entry: Any) -> Any:
    return pdf.objects[int(entry["P"].split()[0])]


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())

    def take(self) -> list[str]:
        heard, self.heard = self.heard, []
        return heard
