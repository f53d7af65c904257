"""HTML -> tagged PDF. WeasyPrint is imported when there is a document to make, not before."""

import logging
from collections.abc import Callable
from functools import cache
from typing import Any


class PressError(Exception):
    """A document that WeasyPrint made with a complaint, which is a fault of the theme."""


def press(style: str, html: str) -> bytes:
    """Print with a style sheet, which is read once in each process."""
    return make_press(style)(html)


@cache
def make_press(style: str) -> Callable[[str], bytes]:
    """A function from a document's HTML to its PDF. It reads no file and asks no server.

    Raises PressError where WeasyPrint would carry on with a warning.
    """
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    complaints = _Complaints()
    logger = logging.getLogger("weasyprint")
    logger.handlers, logger.propagate = [complaints], False
    fetcher = URLFetcher(allowed_protocols=["data"])
    fonts = FontConfiguration()
    sheet = CSS(string=style, font_config=fonts, url_fetcher=fetcher)

    def print_one(html: str) -> bytes:
        document = HTML(string=html, url_fetcher=fetcher)
        data: bytes | None = document.write_pdf(
            stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1", finisher=_scope
        )
        if complaints.heard:
            raise PressError("; ".join(complaints.take()))
        assert data is not None
        return data

    return print_one


def _scope(document: Any, pdf: Any) -> None:
    """Say of each table head whether it heads a row or a column, which WeasyPrint leaves out."""
    for entry in pdf.objects:
        if isinstance(entry, dict) and entry.get("S") == "/TH":
            row = _parent(pdf, entry)
            entry["A"]["Scope"] = "/Column" if _parent(pdf, row)["S"] == "/THead" else "/Row"


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
