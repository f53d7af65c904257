"""HTML -> tagged PDF. WeasyPrint is imported when there is a document to make, not before."""

import logging
import re
from collections.abc import Callable
from functools import cache
from typing import Any

BROWSERS_ONLY = ("print-color-adjust",)
"""Properties in shared style sheets that a press has no use for: it prints what it is told."""

_CUSTOM = re.compile(r"(--[a-z0-9-]+):([^;{}]+);")
_VAR = re.compile(r"var\((--[a-z0-9-]+)\)")


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
    sheet = CSS(string=literal(style), font_config=fonts, url_fetcher=fetcher)

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


def literal(style: str) -> str:
    """A style sheet with the values of its custom properties in their places.

    On paper nothing changes them, and WeasyPrint would work each out again for every element.
    """
    values = dict(_CUSTOM.findall(style))
    text = _CUSTOM.sub("", style)
    while (found := _VAR.search(text)) and found[1] in values:
        text = text.replace(found[0], values[found[1]].strip())
    return text


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
        message = record.getMessage()
        if not any(f"`{name}:" in message for name in BROWSERS_ONLY):
            self.heard.append(message)

    def take(self) -> list[str]:
        heard, self.heard = self.heard, []
        return heard
