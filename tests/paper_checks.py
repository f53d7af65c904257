"""What a tool can check of a PDF: each check names what is wrong, and is silent where nothing is.

No validator stands behind them: see docs/paper-access.md for what they look at.
"""

import subprocess
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Matrix

HEADINGS = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")
PAINTS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Tj", "TJ", "'", '"'})
SHOWS = frozenset({"Tj", "TJ", "'", '"'})
ARTEFACT = "artefact"
SLACK = 3.0
"""In points: how far up a line may go and still be the same line."""


@dataclass(frozen=True)
class Shown:
    """A piece of text where it stands, in points from the page's top left."""

    page: int
    x: float
    y: float


@dataclass(frozen=True)
class Element:
    """An element of the structure tree, with what it encloses in its order."""

    kind: str
    attributes: tuple[dict[str, Any], ...]
    object: Any
    children: tuple["Element | tuple[int, int]", ...]
    """Elements, and marked content by page and number."""

    def marked(self) -> Iterator[tuple[int, int]]:
        """All content below it, in order."""
        for child in self.children:
            if isinstance(child, Element):
                yield from child.marked()
            else:
                yield child

    def all(self, *kinds: str) -> Iterator["Element"]:
        """Every element of some kinds, from here down, in order."""
        if self.kind in kinds:
            yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.all(*kinds)

    def attribute(self, name: str) -> Any:
        """An attribute's value; None where there is none."""
        found = (got[name] for got in self.attributes if name in got)
        return next(found, None)


class _Page:
    """What one page's content stream says: which text stands where, under which mark."""

    def __init__(self, number: int, page: pikepdf.Page) -> None:
        self.number = number
        self.width, self.height = (float(side) for side in page.mediabox[2:])
        self.shown: dict[int, list[Shown]] = defaultdict(list)
        self.unmarked = 0
        """How much is painted that is neither content nor an artefact."""
        self._marks: list[Any] = []
        self._kept: list[Matrix] = []
        self._place = self._text = Matrix()
        for instruction in pikepdf.parse_content_stream(page):
            name, operands = str(instruction.operator), list(instruction.operands)
            self._move(name, operands)
            self._mark(name, operands)
            if name in PAINTS:
                self._paint(name)

    def _move(self, name: str, operands: Any) -> None:
        if name == "q":
            self._kept.append(self._place)
        elif name == "Q":
            self._place = self._kept.pop()
        elif name == "cm":
            self._place = Matrix(*map(float, operands)) @ self._place
        elif name == "Tm":
            self._text = Matrix(*map(float, operands))
        else:
            assert name not in ("Td", "TD", "T*"), "text is moved in a way that is not followed"

    def _mark(self, name: str, operands: Any) -> None:
        if name in ("BMC", "BDC"):
            number = operands[1].get("/MCID") if len(operands) > 1 else None
            self._marks.append(ARTEFACT if operands[0] == "/Artifact" else number)
        elif name == "EMC":
            self._marks.pop()

    def _paint(self, name: str) -> None:
        if ARTEFACT in self._marks:
            return
        numbers = [got for got in self._marks if got is not None]
        if not numbers:
            self.unmarked += 1
        elif name in SHOWS:
            at = self._text @ self._place
            shown = Shown(self.number, float(at.e), self.height - float(at.f))
            self.shown[numbers[-1]].append(shown)


class Paper:
    """A PDF as its tags say it is."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.pdf = pikepdf.open(file)
        self._numbers: dict[Any, int] = {page.objgen: at for at, page in enumerate(self.pdf.pages)}
        self.pages = [_Page(at, page) for at, page in enumerate(self.pdf.pages)]

    @cached_property
    def root(self) -> Element:
        """The structure tree."""
        tree = self.pdf.Root.StructTreeRoot
        return Element("/Root", (), tree, tuple(self._children(tree, None)))

    def _children(self, parent: Any, page: int | None) -> Iterator[Element | tuple[int, int]]:
        kids = parent.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]:
            if isinstance(kid, int):
                assert page is not None
                yield page, kid
            elif kid.get("/Type") == "/MCR":
                yield self._numbers[kid.Pg.objgen] if "/Pg" in kid else page or 0, int(kid.MCID)
            elif "/S" in kid:
                at = self._numbers[kid.Pg.objgen] if "/Pg" in kid else page
                own = kid.get("/A")
                parts = own if isinstance(own, pikepdf.Array) else [own] if own is not None else []
                attributes = tuple({str(key): value for key, value in got.items()} for got in parts)
                yield Element(str(kid.S), attributes, kid, tuple(self._children(kid, at)))

    def text(self) -> Iterator[tuple[str, bool]]:
        """All that is tagged, in the order of the tags, and whether it is in a table's head.

        Without the numbers of lists, which no document writes itself.
        """
        command = ["pdfinfo", "-struct-text", str(self.file)]
        lines = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        head = label = sys.maxsize
        for line in lines.splitlines():
            depth, words = len(line) - len(line.lstrip()), line.strip()
            head, label = (sys.maxsize if depth <= at else at for at in (head, label))
            if words.startswith("THead"):
                head = min(head, depth)
            elif words.startswith("Lbl"):
                label = min(label, depth)
            elif words.startswith('"') and depth < label:
                yield words[1:-1], depth > head

    def shown(self, element: Element) -> list[Shown]:
        """Where the text below an element stands, in the order of the tags."""
        return [got for page, mark in element.marked() for got in self.pages[page].shown[mark]]


def frame(paper: Paper) -> Iterator[str]:
    """Marked, with a language and a title that the reader's window shows, and an outline."""
    top = paper.pdf.Root
    if not (top.get("/MarkInfo") and top.MarkInfo.get("/Marked")):
        yield "it is not marked as tagged"
    if str(top.get("/Lang", "")) != "en":
        yield "it has no language"
    if not str(paper.pdf.docinfo.get("/Title", "")).strip():
        yield "it has no title"
    shows = "/ViewerPreferences" in top and top.ViewerPreferences.get("/DisplayDocTitle")
    if not shows:
        yield "its title is not shown"
    with paper.pdf.open_outline() as outline:
        if len(outline.root) != 1:
            yield f"its outline begins with {len(outline.root)} entries"
    headings = [int(got.kind[2]) for got in paper.root.all(*HEADINGS)]
    if headings[:1] != [1] or headings.count(1) != 1:
        yield f"its headings begin with {headings[:2]}, and {headings.count(1)} are of level 1"
    if any(low - high > 1 for high, low in pairwise(headings)):
        yield "a level of headings is left out"


def marks(paper: Paper) -> Iterator[str]:
    """All that is painted is content or an artefact, and all content is in the tree, once."""
    in_tree = list(paper.root.marked())
    if len(in_tree) != len(set(in_tree)):
        yield "some content stands in the tree twice"
    for number, page in enumerate(paper.pages):
        if page.unmarked:
            yield f"page {number + 1} paints {page.unmarked} times without a mark"
        lost = {mark for mark in page.shown if (number, mark) not in set(in_tree)}
        if lost:
            yield f"page {number + 1} has marked content that is not in the tree: {sorted(lost)}"


def order(paper: Paper) -> Iterator[str]:
    """Who follows the tags goes down the page, or to the right: never back to the left and up."""
    for one, other in pairwise(paper.shown(paper.root)):
        back = other.page < one.page
        up = other.page == one.page and other.y < one.y - SLACK
        if back or (up and other.x <= one.x + SLACK):
            yield (
                f"after page {one.page + 1} at {one.x:.0f}, {one.y:.0f} comes "
                f"page {other.page + 1} at {other.x:.0f}, {other.y:.0f}"
            )


def heads(paper: Paper) -> Iterator[str]:
    """Every table has heads, which say what they head and can be found by an id."""
    tree = paper.pdf.Root.StructTreeRoot
    names = list(tree.IDTree.Names) if "/IDTree" in tree else []
    known = {bytes(names[at]) for at in range(0, len(names), 2)}
    for table in paper.root.all("/Table"):
        found = list(table.all("/TH"))
        if not found:
            yield "a table has no heads"
        for head in found:
            if str(head.attribute("/Scope")) not in ("/Column", "/Row"):
                yield "a head does not say what it heads"
            if "/ID" not in head.object or bytes(head.object.ID) not in known:
                yield "a head cannot be found by its id"


def cells(paper: Paper) -> Iterator[str]:
    """Every cell of a table names heads that the table has."""
    for table in paper.root.all("/Table"):
        known = {bytes(head.object.get("/ID", b"")) for head in table.all("/TH")}
        for cell in table.all("/TD"):
            named = [bytes(name) for name in cell.attribute("/Headers") or ()]
            if not named or not known.issuperset(named):
                yield f"a cell names {len(named)} heads, or one that is not there"


def pictures(paper: Paper) -> Iterator[str]:
    """Every figure says in words what it shows."""
    for figure in paper.root.all("/Figure", "/Formula"):
        if not str(figure.object.get("/Alt", "")).strip():
            yield "a figure has no words"


def parted(paper: Paper) -> Iterator[str]:
    """No heading ends a page."""
    lowest = [
        max((got.y for at in page.shown.values() for got in at), default=0.0)
        for page in paper.pages
    ]
    for heading in paper.root.all(*HEADINGS):
        at = paper.shown(heading)
        ends = at and at[-1].y >= lowest[at[-1].page] - SLACK
        if ends and at[-1].y > paper.pages[at[-1].page].height - LAST:
            yield f"a heading ends page {at[-1].page + 1}"


LAST = 90
"""In points, the end of a page in which no heading may be the last: it can head room to write."""


def cut(paper: Paper) -> Iterator[str]:
    """No row is cut in two: the rest of one begins a page with a head that is empty there."""
    for table in paper.root.all("/Table"):
        for row in table.all("/TR"):
            head = next(row.all("/TH"), None)
            at = paper.shown(row)
            if head and at and not paper.shown(head) and _tall(at) < TALL:
                yield f"a row goes on at the top of page {at[0].page + 1}"


def _tall(at: list[Shown]) -> float:
    return max(got.y for got in at) - min(got.y for got in at)


TALL = 60
"""In points, how much of a row that is longer than a page may begin another."""


def fonts(paper: Paper) -> Iterator[str]:
    """Only the bundled font, and all that is used of it is embedded."""
    command = ["pdffonts", str(paper.file)]
    lines = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    for line in lines.splitlines()[2:]:
        name, embedded = line.split()[0].split("+")[-1], line.split()[-5]
        if name not in ("Packs-Sans", "Packs-Sans-Semi-Bold") or embedded != "yes":
            yield f"the font {name}, embedded: {embedded}"


def words(paper: Paper, html: str) -> Iterator[str]:
    """What is tagged reads as the document does: all of it, in its order, letter by letter."""
    wanted, got = _letters(visible(html)), _letters(paper.text())
    if wanted != got:
        pairs = enumerate(zip(wanted, got, strict=False))
        end = min(len(wanted), len(got))
        at = next((at for at, (one, other) in pairs if one != other), end)
        before, there, missing = wanted[max(0, at - 30) : at], got[at : at + 30], wanted[at:]
        yield f"after {before!r} comes {there!r}, not {missing[:30]!r}"


def _letters(parts: Iterable[tuple[str, bool]]) -> str:
    """Letters, figures and signs alone, as spaces, bullets and hyphens come and go with the lines.

    A table's head that is the same as the last one is left out: it may come again on each page.
    """
    found: list[str] = []
    last = ""
    for is_head, run in groupby(parts, key=lambda part: part[1]):
        text = "".join(
            one
            for words, _ in run
            for one in words
            if unicodedata.category(one)[0] in "LNS" and one != "•"
        )
        if not is_head or text != last:
            found.append(text)
        last = text if is_head else last
    return "".join(found)


class _Visible(HTMLParser):
    """The text that is drawn, without what a style sheet hides."""

    VOID = frozenset({"br", "col", "meta", "img", "link", "hr", "input"})
    HIDDEN = frozenset({"head", "style", "caption", "svg", "title"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[tuple[str, bool]] = []
        self._open: list[tuple[bool, bool]] = [(False, False)]
        """Of each element that is open, whether it is hidden, and whether it is in a head."""
        self._hides_unseen = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep whether it is hidden."""
        if tag in self.VOID:
            return
        classes = (dict(attrs).get("class") or "").split()
        if tag == "body":  # A grid prints its levels' names beside their signs.
            self._hides_unseen = "grid" not in classes
        hidden, head = self._open[-1]
        hides = tag in self.HIDDEN or ("unseen" in classes and self._hides_unseen)
        hides = hides or "foot" in classes  # It is drawn in the margin, as an artefact.
        self._open.append((hidden or hides, head or tag == "thead"))

    def handle_endtag(self, tag: str) -> None:
        """What follows is as hidden as before."""
        if tag not in self.VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Keep what is drawn."""
        hidden, head = self._open[-1]
        if not hidden and data.strip():
            self.parts.append((data, head))


def visible(html: str) -> list[tuple[str, bool]]:
    """The text of a document that is drawn, and whether it is in a table's head."""
    parser = _Visible()
    parser.feed(html)
    parser.close()
    return parser.parts
