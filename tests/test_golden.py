"""Small projects beside the text of their pages, in a form that a person can read.

The text keeps what a reader meets: headings, lists, tables, links, what can be picked and typed.
A new class name changes nothing here. After a change that is meant: pytest --update, and read the
difference.
"""

from pathlib import Path

import pytest

from tests.pages import text_of
from tests.support import SITES, compare, copied, packs
from tests.workbook_support import workbook_text

PAGES = {
    "hostile": (
        "index.html",
        "open/index.html",
        "open/guides/*.html",
        "open/packs/*.html",
        "open/rubrics/*.html",
        "groups/north/index.html",
        "groups/north/activities/*.html",
        "groups/north/grids/*.html",
        "groups/north/guides/day*.html",
        "groups/north/returns/*.html",
        "groups/north/schools/*.html",
        "groups/north/sheets/*.autumn.*",
        "groups/south/grids/review.autumn.html",
        "groups/south/index.html",
        "authority/index.html",
        "authority/county/*.html",
        "authority/packs/*.html",
        "authority/published/*.html",
        "authority/clusters/north/schools/*.html",
        "authority/clusters/north/sheets/partners.autumn.xlsx",
        "groups/north/forms/feedback.html",
        "groups/north/forms/partners.oakfen.moderated.html",
        "groups/north/forms/review.elmfen.html",
    ),
    "county": (
        "authority/index.html",
        "authority/county/*.html",
        "authority/published/*.html",
    ),
    "editions": (
        "open/editions/*.html",
        "open/rubrics/*.html",
        "groups/valley/grids/*.html",
        "groups/valley/returns/*.html",
        "groups/valley/schools/*.html",
    ),
    "other-system": (
        "open/packs/*.html",
        "open/rubrics/*.html",
        "groups/hillside/index.html",
        "groups/hillside/grids/*.html",
        "groups/hillside/overviews/*.html",
        "groups/hillside/returns/*.html",
        "groups/hillside/schools/*.html",
        "groups/hillside/sheets/travel-plan.*.xlsx",
        "groups/hillside/words/*.html",
        "groups/hillside/forms/travel-plan.mill-lane.adviser.html",
    ),
}
"""Of each site, one page of each kind, and both readers of those that differ by reader."""

SITE_NAMES = sorted(path.name for path in SITES.iterdir() if path.is_dir())


@pytest.mark.parametrize("name", SITE_NAMES)
def test_pages_say_what_they_said(name: str, tmp_path: Path, update: bool) -> None:
    project = copied(SITES / name, tmp_path)
    built = packs("build", "--no-pdf", "--project", project)
    assert built.code == 0, built.err
    output, expected = project / "output", SITES / name / "expected"
    pages = {
        _kept_as(path.relative_to(output)): _text_of(path)
        for pattern in PAGES[name]
        for path in sorted(output.glob(pattern))
    }
    assert len(pages) >= len(PAGES[name]), f"only {len(pages)} pages were read"
    kept = {path.relative_to(expected) for path in expected.rglob("*.txt")}
    for path in sorted(kept - pages.keys()):
        if update:
            (expected / path).unlink()
    for path, text in pages.items():
        compare(expected / path, text, update=update)
    assert update or kept == pages.keys()


def _kept_as(path: Path) -> Path:
    return path.with_suffix(".txt" if path.suffix == ".html" else f"{path.suffix}.txt")


def _text_of(path: Path) -> str:
    if path.suffix == ".xlsx":
        return workbook_text(path.read_bytes())
    text = path.read_text(encoding="utf-8")
    return text_of(text) if path.suffix == ".html" else text


def test_a_class_name_is_nothing_and_a_word_is_something() -> None:
    plain = "<h2>Where</h2><table><tr><th>A</th><td>7</td></tr></table><a href='x'>y</a>"
    assert text_of(plain) == "## Where\n| A | 7\n[y](x)\n"
    assert text_of(plain.replace("<h2>", '<h2 class="new" id="n">')) == text_of(plain)
    assert text_of(plain.replace("7", "8")) != text_of(plain)
    assert text_of(plain.replace("h2", "h3")) != text_of(plain)
