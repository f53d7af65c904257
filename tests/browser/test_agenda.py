"""A guide's agenda whose start is moved: the browser works out what builder/agenda.py does."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import faults
from tests.browser.form_support import THEME, Computer

pytest_plugins = ("tests.browser.form_fixtures",)

VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "vectors" / "agenda.json").read_text(encoding="ascii")
)
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def scripts(chromium: Browser) -> Iterator[Page]:
    """An empty page with the agenda's pure functions."""
    page = chromium.new_page()
    page.add_script_tag(path=THEME / "js/guides/agenda.js")
    yield page
    page.close()


@pytest.mark.parametrize("case", VECTORS, ids=[case["name"] for case in VECTORS])
def test_the_browser_times_an_agenda(case: dict[str, Any], scripts: Page) -> None:
    got = scripts.evaluate(
        """case_ => packs.timed(
             case_.sessions.map(one => ({
               minutes: one.minutes, at: one.at ? packs.minutes(one.at) : null
             })),
             packs.minutes(case_.starts)
           ).map(one => ({
             sums: [one.starts, one.ends, one.over, one.idle],
             clock: packs.clock(one.starts) + ' ' + packs.clock(one.ends)
           }))""",
        case,
    )
    assert [one["sums"] for one in got] == case["timed"]
    assert [one["clock"] for one in got] == case["clock"]


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [(735, "12:15"), (735.99, "12:15"), (700 + 35 - 1e-9, "12:15"), (1439.5, "23:59")],
)
def test_parts_of_a_minute_show_the_minute_they_are_in(
    minutes: float, shown: str, scripts: Page
) -> None:
    assert scripts.evaluate("packs.clock", minutes) == shown


@pytest.fixture
def guide(computer: Computer, site: Path) -> Iterator[Open]:
    """Open the facilitator's page of module 2. No page may report an error."""
    errors: list[str] = []

    def one(**options: Any) -> Page:
        page = computer(**options).new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
        page.goto((site / "open/guides/training-module-2.facilitator.html").as_uri())
        return page

    yield one
    assert errors == []


def times(page: Page) -> dict[str, str]:
    """When each session runs, by its title."""
    return {
        row.locator("th").inner_text(): row.locator(".agenda-time").inner_text()
        for row in page.locator("#agenda tbody tr").all()
    }


def test_the_agenda_stands_as_planned_until_somebody_moves_it(guide: Open) -> None:
    page = guide()
    assert times(page)["Introduction"] == "09:15 to 09:45"
    assert times(page)["Lunch"] == "12:15 to 13:00"
    expect(page.get_by_label("Start at")).to_have_value("09:15")
    expect(page.locator("#agenda-note")).to_be_empty()


def test_a_later_start_shifts_the_morning_and_names_what_does_not_fit(guide: Open) -> None:
    page = guide()
    before = times(page)
    page.get_by_label("Start at").fill("09:40")
    after = times(page)
    assert after["Introduction"] == "09:40 to 10:10"
    assert after["Key findings for the cluster"] == "11:10 to 12:10"
    assert after["Lunch"] == before["Lunch"]
    assert after["Evaluation of the day"] == before["Evaluation of the day"]
    expect(page.locator("#agenda-note")).to_have_text(
        "Local authority response to key findings runs 25 minutes into Lunch at 12:15. "
        "Shorten a session before it."
    )


def test_an_earlier_start_names_the_minutes_left_empty(guide: Open) -> None:
    page = guide()
    page.get_by_label("Start at").fill("09:14")
    expect(page.locator("#agenda-note")).to_have_text(
        "1 minute is free after Local authority response to key findings: Lunch stays at 12:15."
    )


def test_without_a_fixed_time_the_end_moves_and_is_said(computer: Computer, site: Path) -> None:
    page = computer().new_page()
    page.goto((site / "open/guides/cluster-workshop.facilitator.html").as_uri())
    rows = list(times(page).values())
    start = page.get_by_label("Start at")
    hours, rest = start.input_value().split(":")
    start.fill(f"{int(hours):02}:{int(rest) + 10:02}")
    assert list(times(page).values()) != rows
    expect(page.locator("#agenda-note")).to_contain_text("10 minutes later than planned.")


def test_a_time_half_typed_changes_nothing_and_the_plan_comes_back(guide: Open) -> None:
    page = guide()
    planned = times(page)
    start = page.get_by_label("Start at")
    start.fill("09:40")
    moved = times(page)
    start.fill("")
    assert times(page) == moved
    start.fill("09:15")
    assert times(page) == planned
    expect(page.locator("#agenda-note")).to_be_empty()


def test_the_page_prints_with_the_shifted_times(guide: Open) -> None:
    page = guide()
    page.get_by_label("Start at").fill("09:40")
    page.emulate_media(media="print")
    assert times(page)["Introduction"] == "09:40 to 10:10"
    expect(page.locator("#agenda")).to_be_visible()
    expect(page.locator(".agenda-start")).to_be_hidden()


def test_without_scripts_the_plan_is_read_and_no_control_is_offered(guide: Open) -> None:
    page = guide(java_script_enabled=False)
    assert times(page)["Introduction"] == "09:15 to 09:45"
    expect(page.locator(".agenda-start")).to_be_hidden()


def test_a_moved_agenda_has_no_faults(computer: Computer, site: Path) -> None:
    page = computer().new_page()
    page.goto((site / "open/guides/training-module-2.facilitator.html").as_uri())
    page.get_by_label("Start at").fill("09:40")
    parts = {"include": [[".agenda-start"], ["#agenda"]]}
    assert faults(page, parts) == []
