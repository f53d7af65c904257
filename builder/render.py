"""A page or a document's text -> HTML. One Jinja environment, one Markdown parser."""

import base64
import hashlib
import io
import zipfile
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

from builder.plan.outputs import Alone, Asset, Document, Linked, Making, Page, Sheets, Zipped
from builder.theme import Theme

SITE_POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "form-action 'none'; base-uri 'none'"
)
"""Linked pages have no scripts, and load their styles from beside them, from disk or a server."""

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


class Renderer:
    """Renders with one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._bundles: dict[str, dict[str, Markup]] = {}
        self._environment = Environment(
            loader=FileSystemLoader(theme.folder / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            # Reading a template takes longer than filling it, so the next run is spared it.
            bytecode_cache=FileSystemBytecodeCache(),
        )
        self._environment.filters |= {"markdown": _markdown, "inline": _inline, "several": _several}
        self._environment.globals |= {"colour": theme.colour, "policy": SITE_POLICY}

    def bytes_of(self, making: Making) -> bytes:
        """Anything but a PDF, as it is written."""
        match making:
            case Page():
                return self._fill(
                    making.template,
                    view=making.view,
                    frame=making.frame,
                    here=making.here,
                    root=making.root,
                ).encode()
            case Alone():
                return self._fill(
                    making.template, view=making.view, **self._enclosed(making.bundle)
                ).encode()
            case Zipped():
                return _zipped(making.name, self.bytes_of(making.page))
            case Sheets():
                return self._sheets(making)
            case Linked():
                return self._linked(making).encode()
            case Asset():
                return making.data
            case Document():
                raise TypeError("a document is made by the press")

    def print_html(self, document: Document) -> str:
        """A document as HTML, for the press."""
        return self._fill(document.template, view=document.view)

    def _fill(self, template: str, **values: Any) -> str:
        return self._environment.get_template(template).render(**values)

    def _sheets(self, making: Sheets) -> bytes:
        from builder.workbook import Words, table, workbook

        words = Words(self._fill("sheets/words.txt", view=making.view))
        if making.kind == "table":
            return table(making.view, words)
        about = self._fill("sheets/about.txt", view=making.view)
        return workbook(making.view, words, about, self._theme)

    def _linked(self, making: Linked) -> str:
        if making.kind == "script":
            return self._theme.script(making.bundle)
        return self._theme.style(making.bundle, "fonts/")

    def _enclosed(self, bundle: str) -> dict[str, Markup]:
        """A bundle's style and script, and the policy that lets in these two and nothing else."""
        if bundle not in self._bundles:
            style, script = self._theme.style(bundle, None), self._theme.script(bundle)
            policy = (
                f"default-src 'none'; style-src '{_source(style)}'; "
                f"script-src '{_source(script)}'; font-src data:; form-action 'none'; "
                "base-uri 'none'"
            )
            self._bundles[bundle] = {
                "style": Markup(style),
                "script": Markup(script),
                "policy": Markup(policy),
            }
        return self._bundles[bundle]


def _source(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _zipped(name: str, data: bytes) -> bytes:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as file:
        entry = zipfile.ZipInfo(name, _ZIP_DATE)
        entry.external_attr = 0o644 << 16
        entry.create_system = 3  # The same bytes on Windows, where it would be 0.
        file.writestr(entry, data, zipfile.ZIP_DEFLATED, 9)
    return box.getvalue()


@cache
def _parser() -> MarkdownIt:
    # The preset lets HTML through, and pictures from other people's servers.
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


@cache
def _markdown(text: str, deeper: int = 0) -> Markup:
    """Markdown as HTML, with its headings so many levels deeper than they are written."""
    parser = _parser()
    tokens = parser.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + deeper, 6)}"
    return Markup(parser.renderer.render(tokens, parser.options, {}))


def _several(unit: str) -> str:
    """A unit's word for several, where it has one for one too."""
    return unit.rpartition("|")[2]


@cache
def _inline(text: str) -> Markup:
    return Markup(_parser().renderInline(text))
