"""Every kind of document is held to what a tool can check, and each check is seen to fail."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from builder.model.project import Theme as Chosen
from builder.pdf import make_press
from builder.render import Renderer
from builder.theme import load_theme
from tests import paper_checks as tagged
from tests import paper_drawn as drawn
from tests.pages import Files
from tests.paper_checks import Paper
from tests.paper_drawn import Drawn
from tests.pdf_support import CASES, ROOT
from tests.test_pdf_guides import DOCUMENTS

PRINT = ROOT / "themes/default/templates/print"
NORTHSIDE = "authority/clusters/northside/print"

HARD = {
    "activity": DOCUMENTS["crowded"],
    "agreed-sheet": CASES["agreed-sheet"],
    "fillable": CASES["on-screen-every-kind"],
    "form": CASES["form-every-kind"],
    "grid": CASES["grid-21"],
    "module": DOCUMENTS["short.facilitator"],
    "profile": CASES["profile"],
    "slips": CASES["slips-two"],
}
"""A hard document of a kind, by its template."""

SHIPPED = {
    "calendar": "authority/print/calendars/school-improvement-year.pdf",
    "county": "authority/print/es-sustainability.autumn-2009.county.pdf",
    "document": f"{NORTHSIDE}/documents/workshop-pack.autumn-2009.facilitator.pdf",
    "extract": f"{NORTHSIDE}/plans/es-sustainability.autumn-2009.ash-lane.pdf",
    "path": "authority/print/paths/causing-concern.pdf",
    "published": "authority/print/es-sustainability.autumn-2009.published.pdf",
    "report": "groups/childrens-scrutiny/print/reports/progress-november-2006.pdf",
    "words": f"{NORTHSIDE}/es-sustainability.autumn-2009.words.pdf",
}
"""The longest that the shipped project prints, of the other kinds."""

PLAIN = ("activity", "calendar", "module", "path")
"""The kinds that are about no rubric's answers."""
EDITION = re.compile(r"edition .+ \([0-9a-f]{8}\)")

TAGS = (
    tagged.frame,
    tagged.marks,
    tagged.order,
    tagged.heads,
    tagged.cells,
    tagged.pictures,
    tagged.parted,
    tagged.cut,
    tagged.fonts,
)
PAGES = (drawn.inside, drawn.apart, drawn.inked, drawn.full, drawn.numbered)


@cache
def _theme() -> tuple[Renderer, str]:
    theme = load_theme(ROOT, Chosen())
    return Renderer(theme), theme.style("print", None)


def printed(folder: Path, html: str, style: str = "") -> Path:
    """A document as a file."""
    file = folder / "document.pdf"
    file.write_bytes(make_press(_theme()[1] + style)(html))
    return file


def faults(file: Path, html: str) -> Iterator[str]:
    """Whatever any check finds."""
    paper, pages = Paper(file), Drawn(file)
    for check in TAGS:
        yield from (f"{check.__name__}: {fault}" for fault in check(paper))
    # A list of contents has its numbers from the style sheet: tests/test_documents.py counts them.
    if 'class="contents"' not in html:
        yield from (f"words: {fault}" for fault in tagged.words(paper, html))
    for look in PAGES:
        yield from (f"{look.__name__}: {fault}" for fault in look(pages))


def nameless(kind: str, file: Path) -> Iterator[str]:
    """The pages of a document about answers that do not say which text was answered."""
    pages = Drawn(file)
    for number in range(len(pages.pages)):
        text = " ".join(word.text for word in pages.words if word.page == number)
        if kind not in PLAIN and not EDITION.search(text):
            yield f"page {number + 1}"


def test_every_template_that_is_printed_is_held_to_the_checks() -> None:
    kinds = {file.stem for file in PRINT.glob("*.html")} - {"paper"}
    assert kinds == HARD.keys() | SHIPPED.keys()


@pytest.mark.parametrize("kind", sorted(HARD))
def test_a_hard_document_of_every_kind_passes_every_check(kind: str, tmp_path: Path) -> None:
    html = _theme()[0].print_html(HARD[kind])
    file = printed(tmp_path, html)
    assert list(faults(file, html)) == []
    assert list(nameless(kind, file)) == []


@pytest.mark.parametrize("kind", sorted(SHIPPED))
def test_the_longest_shipped_document_passes_every_check(
    kind: str, tmp_path: Path, shipped_files: Files
) -> None:
    html = shipped_files[SHIPPED[kind]].decode()
    file = printed(tmp_path, html)
    assert list(faults(file, html)) == []
    assert list(nameless(kind, file)) == []


TABLE = (
    "<table><thead><tr><th scope='col'>Head</th><th scope='col'>Other</th></tr></thead>"
    "<tbody><tr><th scope='row'>Row</th><td>Cell</td></tr></tbody></table>"
)
FOUR = "<p>One line.</p><p>Two lines.</p><p>Three lines.</p><p>Four lines.</p><p>Five lines.</p>"


def page(body: str) -> str:
    """A small document with everything that a document must have."""
    head = "<!doctype html><html lang='en'><head><title>Small</title></head>"
    return f"{head}<body data-footer='Small'><h1>Small</h1>{FOUR}{body}</body></html>"


def test_a_small_document_in_which_nothing_is_wrong_passes_every_check(tmp_path: Path) -> None:
    html = page(TABLE)
    assert list(faults(printed(tmp_path, html), html)) == []


@pytest.mark.parametrize(
    ("body", "style", "found"),
    [
        ("<h1>Again</h1>", "", "frame: its headings begin"),
        ("<h2>Two</h2><h4>Four</h4><p>Text.</p>", "", "frame: a level of headings"),
        ("<p class='up'>Above.</p>", ".up { position: absolute; top: 0 }", "order: after page 1"),
        ("<table><tr><td>Cell</td></tr></table>", "", "heads: a table has no heads"),
        (
            "<svg width='9mm' height='9mm' viewBox='0 0 9 9'><path d='M0 0H9'/></svg>",
            "",
            "pictures: a figure has no words",
        ),
        (
            "<div><h2>End</h2></div><p class='next'>Next.</p>",
            "div { margin-top: 216mm } .next { break-before: page }",
            "parted: a heading ends page 1",
        ),
        (
            TABLE.replace("Cell", "<p>One.</p><p class='next'>Next.</p>"),
            ".next { break-before: page }",
            "cut: a row",
        ),
        ("<p class='gone'>Lost.</p>", ".gone { display: none }", "words: after"),
        ("<p class='far'>Far.</p>", ".far { margin-left: -15mm }", "inside: page 1 is drawn on"),
        (f"<div class='wide'>{TABLE}</div>", ".wide table { width: 300mm; border: 1mm solid }",
         "inside: page 1 is drawn on in its right margin"),
        ("<p class='on'>On it.</p>", ".on { margin-top: -4mm }", "apart: "),
        (
            "<div class='cut'><p>Seen.</p><p>Hidden.</p></div>",
            ".cut { height: 5mm; overflow: hidden }",
            "inked: 'Hidden.'",
        ),
        ("<p class='pale'>Pale.</p>", ".pale { color: #fff }", "inked: 'Pale.'"),
        ("<p class='next'>Alone.</p>", ".next { break-before: page }", "full: page 2 holds 1"),
        ("", "@page { @bottom-right { content: 'Page 1' } }", "numbered: page 1 does not"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_document_is_found(
    tmp_path: Path, body: str, style: str, found: str
) -> None:
    html = page(body)
    got = list(faults(printed(tmp_path, html, style), html))
    assert [fault for fault in got if fault.startswith(found)], got


def _without(*names: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        for name in names:
            del pdf.Root[name]

    return change


def _untitled(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Title"]


def _painted(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 10 10 re f")


def _forgotten(key: str, kind: str) -> Callable[[pikepdf.Pdf], None]:
    """Every element of a kind without one of its keys, or of its attributes."""

    def change(pdf: pikepdf.Pdf) -> None:
        for got in pdf.objects:
            if isinstance(got, pikepdf.Dictionary) and got.get("/S") == kind:
                holder = got if key in got else got.A
                del holder[key]

    return change


def _taken_out(pdf: pikepdf.Pdf) -> None:
    document = pdf.Root.StructTreeRoot.K[0]
    document.K = pikepdf.Array(list(document.K)[:-1])


def _unembedded(pdf: pikepdf.Pdf) -> None:
    for got in pdf.objects:
        if isinstance(got, pikepdf.Dictionary) and got.get("/Type") == "/FontDescriptor":
            for name in ("/FontFile2", "/FontFile3"):
                if name in got:
                    del got[name]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (_without("/MarkInfo"), "frame: it is not marked"),
        (_without("/Lang"), "frame: it has no language"),
        (_without("/ViewerPreferences"), "frame: its title is not shown"),
        (_without("/Outlines"), "frame: its outline begins with 0"),
        (_untitled, "frame: it has no title"),
        (_painted, "marks: page 1 paints"),
        (_taken_out, "marks: page 1 has marked content that is not in the tree"),
        (_forgotten("/Scope", "/TH"), "heads: a head does not say"),
        (_forgotten("/ID", "/TH"), "heads: a head cannot be found"),
        (_forgotten("/Headers", "/TD"), "cells: a cell names 0"),
        (_unembedded, "fonts: the font Packs-Sans"),
    ],
)
def test_what_a_pdf_lacks_is_found(
    tmp_path: Path, change: Callable[[pikepdf.Pdf], None], found: str
) -> None:
    html = page(TABLE)
    with pikepdf.open(printed(tmp_path, html)) as pdf:
        change(pdf)
        pdf.save(tmp_path / "changed.pdf")
    got = list(faults(tmp_path / "changed.pdf", html))
    assert [fault for fault in got if fault.startswith(found)], got


def test_a_footer_that_is_neither_content_nor_artefact_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builder.pdf.mark_artefacts", lambda pdf: None)
    html = page("")
    got = list(tagged.marks(Paper(printed(tmp_path, html))))
    assert got == ["page 1 has marked content that is not in the tree: [6, 7]"]
