"""HTML -> tagged PDF. WeasyPrint is imported when there is a document to make, not before."""

import logging
from collections.abc import Callable
from contextlib import redirect_stdout, suppress
from functools import cache
from io import StringIO
from typing import Any

from builder.acroform import dress


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


@cache
def make_press(style: str) -> Callable[[str], bytes]:
    """A function from a document's HTML to its PDF. It reads no file and asks no server.

    Raises PressMissing; the function raises PressError where WeasyPrint would only warn.
    """
    try:
        with redirect_stdout(StringIO()):  # Where a library is missing it prints its own advice.
            from weasyprint import CSS, HTML
            from weasyprint.text.ffi import harfbuzz_subset
            from weasyprint.text.fonts import FontConfiguration
            from weasyprint.urls import URLFetcher
    except (ImportError, OSError) as error:
        raise PressMissing(str(error).split("\n", 1)[0]) from error
    if harfbuzz_subset is None:  # It would do without, in other bytes, and complain of each font.
        raise PressMissing("cannot load library 'libharfbuzz-subset'")

    complaints = _Complaints()
    logger = logging.getLogger("weasyprint")
    logger.handlers, logger.propagate = [complaints], False
    fetcher = URLFetcher(allowed_protocols=["data"])
    fonts = FontConfiguration()
    sheet = CSS(string=style, font_config=fonts, url_fetcher=fetcher)

    def print_one(html: str) -> bytes:
        logger.handlers = [complaints]  # Another press of this process may have taken its place.
        document = HTML(string=html, url_fetcher=fetcher)
        data: bytes | None = document.write_pdf(
            stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1", finisher=_finish
        )
        if complaints.heard:
            raise PressError("; ".join(complaints.take()))
        assert data is not None
        return data

    return print_one


def _finish(document: Any, pdf: Any) -> None:
    """Add what WeasyPrint leaves out: boxes to fill in, and what a head heads and is found by."""
    from pydyf import Array, Dictionary

    dress(document, pdf)
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
