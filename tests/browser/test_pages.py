"""The linked pages, opened from disk as a school opens them."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copytree
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.axe import faults
from tests.browser.form_support import LAPTOP, PHONE, Computer
from tests.support import SITES, copied, packs

pytest_plugins = ("tests.browser.form_fixtures",)

NARROW = {"width": 320, "height": 640}
"""What is left of a laptop's 1280 pixels at 400 % zoom (WCAG 2.2, 1.4.10)."""

KINDS = [
    "index.html",
    "open/index.html",
    "open/packs/es-sustainability.html",
    "open/rubrics/es-sustainability.html",
    "open/guides/using-the-grid.html",
    "open/guides/training-module-2.html",
    "open/guides/cluster-workshop.facilitator.html",
    "open/activities/chairing-or-facilitating.html",
    "open/examples/northside/grids/es-sustainability.autumn-2009.html",
    "groups/riverside/index.html",
    "groups/riverside/returns/es-sustainability.autumn-2009.html",
    "groups/riverside/schools/east-wharf.es-sustainability.autumn-2009.html",
    "groups/northside/plans/es-sustainability.autumn-2009.html",
    "groups/northside/words/workshop-evaluation.autumn-2009.html",
    "groups/wealdmere-partnerships/grids/ba-partnership.ba-term-2.html",
    "groups/wealdmere-partnerships/schools/marlbridge.ba-partnership.ba-term-2.html",
    "groups/wealdmere-partnerships/words/ba-partnership.ba-term-2.html",
    "groups/childrens-scrutiny/reports/progress-november-2006.html",
    "authority/index.html",
    "authority/county/es-sustainability.autumn-2009.html",
    "authority/published/es-sustainability.autumn-2009.html",
    "authority/rubrics/school-categorisation.html",
    "authority/paths/causing-concern.html",
    "authority/calendars/school-improvement-year.html",
    "authority/clusters/east-district/overviews/school-categorisation.review-spring-2010.html",
    "authority/clusters/east-district/grids/school-categorisation.review-summer-2009.html",
    "authority/clusters/east-district/returns/school-categorisation.review-spring-2010.html",
    "authority/clusters/east-district/schools/"
    "cinder-hill.school-categorisation.review-spring-2010.html",
]

ALIKE = [
    "open/rubrics/es-feedback.html",
    "groups/hollow-down/index.html",
    "groups/fenmarsh/grids/es-sustainability.autumn-2009.html",
    "groups/childrens-scrutiny/index.html",
    "authority/packs/school-categorisation.html",
    "authority/clusters/northside/grids/es-sustainability.autumn-2009.html",
    "groups/riverside/grids/es-sustainability.autumn-2009.html",
    "authority/clusters/east-district/index.html",
]
"""Pages much like one of those."""

ALL = [*KINDS, *(pytest.param(kind, marks=pytest.mark.long) for kind in ALIKE)]


def opened(context: BrowserContext, page_file: Path) -> Page:
    page = context.new_page()
    page.goto(page_file.as_uri())
    return page


def fits(page: Page, viewport: dict[str, int]) -> bool:
    """Whether nothing has to be scrolled sideways in a window of this size."""
    page.set_viewport_size(viewport)  # type: ignore[arg-type]
    wide: int = page.evaluate("document.documentElement.scrollWidth")
    return wide <= viewport["width"]


@pytest.mark.parametrize("kind", ALL)
def test_a_page_has_no_faults_and_is_no_wider_than_its_window(
    computer: Computer, site: Path, kind: str
) -> None:
    # By turns: what a page has wrong shows at either width, and both would take twice as long.
    viewport = PHONE if len(kind) % 3 == 0 else LAPTOP
    page = opened(computer(viewport=viewport), site / kind)
    assert faults(page) == []
    assert fits(page, LAPTOP)
    assert fits(page, NARROW)


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cluster of which some answered an earlier edition."""
    project = copied(SITES / "editions", tmp_path_factory.mktemp("editions"))
    built = packs("build", "--no-pdf", "--project", project)
    assert built.code == 0, built.err
    return project / "output"


@pytest.mark.parametrize(
    "kind",
    [
        "open/editions/grounds.html",
        "groups/valley/grids/grounds.autumn.html",
        "groups/valley/returns/grounds.autumn.html",
        "groups/valley/schools/birch.grounds.autumn.html",
    ],
)
def test_what_shows_an_earlier_edition_has_no_faults(
    computer: Computer, carried: Path, kind: str
) -> None:
    page = opened(computer(viewport=PHONE), carried / kind)
    assert faults(page) == []
    assert fits(page, LAPTOP)
    assert fits(page, NARROW)


def test_a_page_that_is_too_wide_is_noticed(computer: Computer, site: Path) -> None:
    page = opened(computer(viewport=LAPTOP), site / KINDS[0])
    page.evaluate("document.querySelector('h1').style.minWidth = '900px'")
    assert fits(page, LAPTOP)
    assert not fits(page, NARROW)


def test_a_grid_of_ten_schools_fits_a_laptop(computer: Computer, site: Path) -> None:
    page = opened(computer(), site / "groups/northside/grids/es-sustainability.autumn-2009.html")
    inside, around = page.evaluate(
        "[document.querySelector('.wide').scrollWidth, document.querySelector('.wide').clientWidth]"
    )
    assert inside <= around


@pytest.fixture
def hosted(site: Path, tmp_path: Path) -> Iterator[str]:
    """One cluster's folder, copied away alone, on a plain web server under some path."""
    copytree(site / "groups" / "northside", tmp_path / "intranet" / "some share")
    handler = partial(_Quiet, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/intranet/some%20share"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def test_a_folder_works_from_a_plain_server_under_any_path(computer: Computer, hosted: str) -> None:
    page = computer().new_page()
    missing: list[str] = []
    page.on("response", lambda got: missing.append(got.url) if got.status >= 400 else None)
    page.goto(f"{hosted}/index.html")
    page.get_by_role("link", name="Look at the grid").click()
    page.get_by_role("link", name="Register of returns").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Register of returns"
    assert page.evaluate("document.fonts.check('16px \"Packs Sans\"')")
    assert [url for url in missing if "favicon" not in url] == []


def test_the_keyboard_comes_to_the_content_first(computer: Computer, site: Path) -> None:
    page = opened(computer(), site / "groups/northside/index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the main content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_a_page_reads_without_scripts(computer: Computer, site: Path) -> None:
    context = computer(java_script_enabled=False)
    page = opened(context, site / "groups/riverside/grids/es-sustainability.autumn-2009.html")
    assert page.get_by_role("cell", name="not discussed yet").count() == 1
    assert page.get_by_role("cell", name="no return").count() == 20


def test_no_page_asks_for_anything_outside_itself(computer: Computer, site: Path) -> None:
    context = computer()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    for kind in KINDS:
        opened(context, site / kind).close()
    assert len(asked) > len(KINDS)
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
