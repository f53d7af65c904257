"""The view for the room: large, by keys alone, and nobody's name where it should not be."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import faults
from tests.browser.collation_fixtures import File, Manager, Meet, filed, returns_of
from tests.browser.form_support import LAPTOP, PHONE

pytest_plugins = ("tests.browser.form_fixtures", "tests.browser.collation_fixtures")

LARGE = {"width": 1920, "height": 1080}
MIDDLE = "document.elementFromPoint(innerWidth / 2, innerHeight / 2).id"
NAMES = ["Ash Lane", "Beacon Hill", "Coppice", "Dunmore", "Fairfield", "Garth", "Holly Bank"]


@pytest.fixture(scope="module")
def autumn() -> list[File]:
    """What the ten schools of a cluster returned."""
    return filed(returns_of("northside", "autumn-2009", "es-sustainability"))


def shown(manager: Manager, how: str) -> Page:
    """Begin, with names or without."""
    manager.press("project")
    manager.answer("ask-project", how)
    expect(manager.page.locator("#projector")).to_be_visible()
    return manager.page


def title(page: Page) -> str:
    return page.locator("#show-slide h2").inner_text()


def keys(page: Page, names: str) -> None:
    for name in names.split():
        page.keyboard.press(name)


def agree(manager: Manager) -> None:
    """A priority with its reason, and an action that names a school."""
    manager.go("agree")
    page = manager.page
    page.locator(".agree-choose[data-criterion=funding]").click()
    page.locator("#agree-priorities textarea").fill("Three schools live from grant to grant.")
    page.locator("[data-do=agree-add]").click()
    page.keyboard.type("Visit Ash Lane to see its agreement")
    page.locator("[data-many=schools] summary").click()
    page.get_by_label("Dunmore").check()


def test_a_room_is_led_through_by_keys(meet: Meet, autumn: list[File]) -> None:
    manager = meet(viewport=LARGE)
    manager.take_in(autumn)
    agree(manager)
    page = shown(manager, "with")
    expect(page.locator("#show-hint")).to_be_visible()
    slide = page.locator("#show-slide")
    assert slide.evaluate("one => one.scrollHeight - one.clientHeight") <= 1
    expect(slide.locator("tbody .mark")).to_have_count(100)
    keys(page, "PageDown")
    expect(page.locator("#show-hint")).to_be_hidden()
    assert title(page) == "Consultation"
    expect(slide.locator(".dots-dot")).to_have_count(10)
    expect(slide).not_to_contain_text("Ash Lane")
    keys(page, "s")
    expect(slide.locator(".show-who")).to_contain_text("Ash Lane")
    keys(page, "b")
    assert page.evaluate(MIDDLE) == "projector"  # Nothing of the slide: what lies over it.
    keys(page, "Space")  # The first key brings the slide back, and no more.
    assert page.evaluate(MIDDLE) != "projector"
    assert title(page) == "Consultation"
    keys(page, "ArrowRight ArrowLeft")
    expect(slide.locator(".show-who")).to_be_hidden()
    keys(page, "End")
    assert title(page) == "Action 1 of 1"
    keys(page, "PageUp")
    assert title(page) == "Priority 1: Funding"
    keys(page, "PageUp Home")
    assert title(page) == "Where the schools stand"
    keys(page, "Escape")
    expect(page.locator("#projector")).to_be_hidden()
    expect(page.locator("[data-do=project]")).to_be_focused()


def test_no_slide_is_smaller_than_a_room_can_read(meet: Meet, autumn: list[File]) -> None:
    manager = meet(viewport=LARGE)
    manager.take_in(autumn)
    agree(manager)
    page = shown(manager, "with")
    sizes = """() => Array.from(document.querySelectorAll('#show-slide *')).filter(one =>
      one.checkVisibility() && !one.closest('.unseen, thead, .mark-sign, .show-legend') &&
      Array.from(one.childNodes).some(part => part.nodeType === 3 && part.data.trim()))
      .map(one => parseFloat(getComputedStyle(one).fontSize))"""
    count = int(page.locator("#show-count").inner_text().split(" of ")[1])
    for _ in range(count):
        assert min(page.evaluate(sizes)) >= 48, title(page)
        keys(page, "ArrowRight")


def test_without_names_no_name_and_no_note_stands_on_any_slide(
    meet: Meet, autumn: list[File]
) -> None:
    manager = meet()
    manager.take_in(autumn)
    agree(manager)
    page = shown(manager, "without")
    count = int(page.locator("#show-count").inner_text().split(" of ")[1])
    texts = []
    for _ in range(count):
        keys(page, "s")
        texts.append(page.locator("#projector").inner_text())
        keys(page, "ArrowRight")
    assert [name for name in NAMES if name in " ".join(texts)] == []
    keys(page, "Home")
    heads = page.locator("#show-slide thead th").all_inner_texts()
    # In the list's order, the columns would tell whose they are.
    assert [head for head in heads if "School" in head] == [f"School {n}" for n in range(1, 11)]
    assert "These words name a school" in texts[-1]
    assert not any("Who could help whom" in text for text in texts)
    notes = [
        answer["fields"]["note"]
        for got in returns_of("northside", "autumn-2009", "es-sustainability").values()
        for answer in got["answers"].values()
        if "fields" in answer
    ]
    assert notes
    keys(page, "h Home")
    every = []
    for _ in range(40):
        keys(page, "s")
        every.append(page.locator("#projector").inner_text())
        keys(page, "ArrowRight")
    assert "Visit Ash Lane" in every[-1]
    assert [note for note in notes if note[:40] in " ".join(every)] == []


def test_a_change_redraws_what_the_room_sees(meet: Meet, autumn: list[File]) -> None:
    manager = meet()
    manager.take_in(autumn[1:])
    page = shown(manager, "without")
    keys(page, "ArrowRight ArrowRight")
    assert title(page) == "Improvement planning"
    expect(page.locator(".show-average")).to_contain_text("9 schools")
    manager.choose(autumn[:1])
    expect(page.locator(".show-average")).to_contain_text("10 schools")
    assert title(page) == "Improvement planning"


def test_many_schools_stand_as_figures_alone(meet: Meet) -> None:
    manager = meet("authority/clusters/east-district/collations/school-categorisation.html")
    summer = returns_of("east-district", "review-summer-2009", "school-categorisation")
    manager.take_in(filed(summer))
    manager.page.locator("#round").select_option("review-summer-2009")
    page = shown(manager, "with")
    expect(page.locator(".show-figures tbody tr").first).to_be_visible()
    expect(page.locator("#show-slide")).not_to_contain_text("Alderfold")


def workshop(manager: Manager) -> None:
    agree(manager)
    manager.press("agree-done")
    manager.page.locator("#agree-priorities [data-do=agree-drop]").click()


def entering(manager: Manager) -> None:
    manager.go("enter")
    keys(manager.page, "7 Space")
    manager.page.locator("#enter-beside summary").click()


def locked(manager: Manager) -> None:
    manager.go("enter")
    keys(manager.page, "5 PageDown")


def revealed(manager: Manager) -> None:
    manager.go("enter")
    manager.page.locator("[name=enter-order][value=question]").check()
    manager.page.locator("#enter-pad").focus()
    keys(manager.page, "3 4")


def asked(manager: Manager) -> None:
    manager.press("project")


def projected(manager: Manager) -> None:
    shown(manager, "with")


def one_factor(manager: Manager) -> None:
    keys(shown(manager, "with"), "ArrowRight s ?")


def one_action(manager: Manager) -> None:
    agree(manager)
    keys(shown(manager, "without"), "End")


STATES = [entering, locked, revealed, agree, workshop, asked, projected, one_factor, one_action]


@pytest.mark.parametrize(
    ("state", "viewport"),
    [(state, PHONE if state in (entering, agree) else LAPTOP) for state in STATES],
    ids=lambda one: one.__name__ if callable(one) else str(one["width"]),
)
def test_a_state_has_no_faults(
    meet: Meet, autumn: list[File], state: Callable[[Manager], None], viewport: dict[str, int]
) -> None:
    manager = meet(viewport=viewport)
    manager.take_in(autumn[2:])
    state(manager)
    assert faults(manager.page) == []
    wide = "document.scrollingElement.scrollWidth <= innerWidth"
    assert manager.page.evaluate(wide)
