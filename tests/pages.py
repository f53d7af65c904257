"""What is written, as tests read it: files by address, the tags of a page, its readable text."""

import io
import zipfile
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import PurePosixPath

from builder.build import read
from builder.plan import plan
from builder.plan.outputs import Document, Making, Sheets, Zipped
from builder.render import Renderer
from tests.support import ROOT, SITES

Files = Mapping[str, bytes]
"""What is written, by its address; a PDF as the HTML it is printed from, zips and workbooks
unpacked."""


def files_of_site(name: str) -> Files:
    """Everything that a build writes, with the PDFs as HTML."""
    content, theme = read(ROOT if name == "shipped" else SITES / name)
    renderer = Renderer(theme)
    files: dict[str, bytes] = {}
    for address, making in plan(content, theme, with_pdf=True).items():
        if isinstance(making, Document):
            files[address] = renderer.print_html(making).encode()
        elif isinstance(making, Zipped) or _is_workbook(making):
            with zipfile.ZipFile(io.BytesIO(renderer.bytes_of(making))) as box:
                files[address] = b"\n".join(box.read(inside) for inside in box.namelist())
        else:
            files[address] = renderer.bytes_of(making)
    return files


def _is_workbook(making: Making) -> bool:
    return isinstance(making, Sheets) and making.kind == "workbook"


class Tags(HTMLParser):
    """Every tag of a page with its attributes, and what stands inside scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.enclosed: list[tuple[str, str]] = []
        self._tag = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._tag = tag
        if tag in ("script", "style"):
            self.enclosed.append((tag, ""))

    def handle_data(self, data: str) -> None:
        """Keep the text of scripts and styles."""
        if self._tag in ("script", "style"):
            self.enclosed[-1] = (self._tag, self.enclosed[-1][1] + data)

    def handle_endtag(self, tag: str) -> None:
        """What follows stands inside nothing."""
        self._tag = ""

    def ids(self) -> set[str]:
        """Whatever a link can point to."""
        return {given["id"] for _, given in self.tags if "id" in given}


def pages_of(files: Files) -> dict[str, Tags]:
    """Pages and documents, parsed."""
    endings = (".html", ".pdf")
    return {name: _parsed(data) for name, data in files.items() if name.endswith(endings)}


@cache  # A page is often the same in several folders.
def _parsed(data: bytes) -> Tags:
    return Tags(data.decode())


def dead_links(files: Files) -> set[str]:
    """Links and resources that lead to nothing among these files."""
    pages = pages_of(files)
    found = set()
    for address, page in pages.items():
        for tag, given in page.tags:
            for name in ("href", "src", "action", "poster", "data", "srcset", "xlink:href"):
                if name in given and not _lands(given[name], tag, address, files, pages):
                    found.add(f"{address}: <{tag} {name}={given[name]!r}>")
    return found


def _lands(target: str, tag: str, address: str, files: Files, pages: Mapping[str, Tags]) -> bool:
    if target.startswith(("https://", "mailto:")):
        return tag == "a"
    path, _, fragment = target.partition("#")
    if path == "":
        return fragment in pages[address].ids()
    parts: list[str] = []
    for part in (PurePosixPath(address).parent / path).parts:
        if part == "..":
            if not parts:
                return False
            parts.pop()
        else:
            parts.append(part)
    there = "/".join(parts)
    return there in files and (not fragment or fragment in pages[there].ids())


LINES = {
    *("address", "article", "aside", "blockquote", "body", "button", "caption", "details", "dd"),
    *("dialog", "div", "dl", "dt", "fieldset", "figure", "footer", "form", "header", "hr"),
    *("label", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary"),
    *("table", "tbody", "textarea", "thead", "title", "tr", "ul"),
}
SIGNS = {f"h{level}": "#" * level + " " for level in range(1, 7)} | {
    "li": "- ",
    "title": "title: ",
    "summary": "> ",
    "legend": "legend: ",
    "caption": "caption: ",
    "blockquote": "quoted: ",
    "button": "(button) ",
    "textarea": "(long text, at most {maxlength}) ",
}
INLINE = {
    "td": " | ",
    "th": " | ",
    "br": " / ",
    "a": "[",
    "svg": "(drawing) ",
    "img": "(picture: {alt}) ",
    "input": "({type} {value}) ",
}
HIDDEN = ("script", "style", "template")


class Text(HTMLParser):
    """A page as lines of text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.line = ""
        self.hidden = 0
        self.target: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, a cell or a link; show what can be typed or picked."""
        if tag in HIDDEN:
            self.hidden += 1
        if tag in LINES or tag in SIGNS:
            self.end_line()
        given = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.target.append(given.get("href", ""))
        self.line += (SIGNS | INLINE).get(tag, "").format_map(defaultdict(str, given))

    def handle_endtag(self, tag: str) -> None:
        """End what was begun."""
        if tag in HIDDEN:
            self.hidden -= 1
        if tag == "a":
            self.line += f"]({self.target.pop()})"
        if tag in LINES or tag in SIGNS:
            self.end_line()

    def handle_data(self, data: str) -> None:
        """Keep words, however they are spaced."""
        if not self.hidden:
            self.line += data

    def end_line(self) -> None:
        """Keep a line that says something."""
        words = " ".join(self.line.split())
        if words.strip("-# |"):
            self.lines.append(words)
        self.line = ""


def text_of(html: str) -> str:
    """A page in its readable form."""
    parser = Text()
    parser.feed(html)
    parser.end_line()
    return "\n".join(parser.lines) + "\n"


class _Words(HTMLParser):
    """The words of a page, without what no reader sees."""

    BLOCKS = frozenset(
        ("p", "li", "td", "th", "tr", "dt", "dd", "div", "h1", "h2", "h3", "h4", "br", "ul", "ol")
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block parts words from those before it."""
        self._hidden += tag in ("script", "style")
        if tag in self.BLOCKS:
            self.said.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """A block parts words from those after it."""
        self._hidden -= tag in ("script", "style")
        if tag in self.BLOCKS:
            self.said.append(" ")

    def handle_data(self, data: str) -> None:
        """Keep what is seen."""
        if not self._hidden:
            self.said.append(data)


def plain_text_of(html: str) -> str:
    """The words of a page and nothing else, for looking something up in them."""
    words = _Words()
    words.feed(html)
    words.close()
    return "".join(words.said)
