"""What must be carried over from the source documents can be read on the built pages.

tests/survive/ lists, page by page, the numbers, names and thresholds; docs/sources/ says where each
item of a document is now.
"""

from pathlib import Path

import pytest
import yaml

from tests.pages import Files, plain_text_of
from tests.support import ROOT

LISTS = sorted((ROOT / "tests" / "survive").glob("*.yaml"))


def missing(wanted: list[str], page: str) -> list[str]:
    """What a page does not say, however its text is broken into lines."""
    said = " ".join(plain_text_of(page).split())
    return [text for text in wanted if " ".join(text.split()) not in said]


def test_a_page_that_lost_a_threshold_is_noticed() -> None:
    page = "<p>at least <b>50%</b>\nof schools</p><script>at least 75%</script>"
    assert missing(["at least 50% of schools", "at least 75%"], page) == ["at least 75%"]


def test_every_source_document_has_its_list() -> None:
    documents = {path.stem for path in (ROOT / "docs" / "sources").glob("*.md")} - {"README"}
    assert len(documents) == 5
    assert len(LISTS) >= 5


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_what_must_survive_is_on_the_pages(path: Path, shipped_files: Files) -> None:
    pages = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert sum(len(page["says"]) for page in pages) >= 20
    lost = {
        page["page"]: gone
        for page in pages
        if (gone := missing([str(text) for text in page["says"]], _page(shipped_files, page)))
    }
    assert lost == {}


def _page(files: Files, page: dict[str, str]) -> str:
    assert page["page"] in files, f"there is no {page['page']}"
    return files[page["page"]].decode()
