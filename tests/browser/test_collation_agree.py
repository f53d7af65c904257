"""Priorities and agreed actions, written beside the figures and kept in the workshop file."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.collation_fixtures import File, Manager, Meet, filed, returns_of

pytest_plugins = ("tests.browser.form_fixtures", "tests.browser.collation_fixtures")


@pytest.fixture(scope="module")
def autumn() -> list[File]:
    """What the ten schools of a cluster returned."""
    return filed(returns_of("northside", "autumn-2009", "es-sustainability"))


def choose(page: Page, criterion: str) -> None:
    page.locator(f".agree-choose[data-criterion={criterion}]").click()


def write_action(page: Page, what: str, who: str = "", by: str = "") -> None:
    """Add an action, in the fields that have the focus when one presses Tab."""
    page.locator("[data-do=agree-add]").click()
    for text in (what, who, by):
        page.keyboard.type(text)
        page.keyboard.press("Tab")


def names(manager: Manager, where: str) -> list[str]:
    return manager.page.locator(f"#agree-{where} strong:visible").all_inner_texts()


def test_priorities_and_actions_survive_reload_and_file(meet: Meet, autumn: list[File]) -> None:
    manager = meet()
    manager.take_in(autumn)
    manager.go("agree")
    page = manager.page
    for criterion, dots in (("funding", "7"), ("impact-measurement", "9")):
        page.locator(f".agree-dots[data-criterion={criterion}]").fill(dots)
        choose(page, criterion)
    page.locator("#agree-priorities [data-do=agree-up]").nth(1).press("Enter")
    expect(page.locator("#agree-priorities [data-do=agree-up]").first).to_be_focused()
    page.locator("#agree-priorities textarea").first.fill("We cannot show what we do.\n=2+2 <b>")
    page.locator("#agree-summary").fill("Two things stand out.")
    write_action(page, "Choose three measures", "Cluster manager", "Friday 11 December 2009")
    page.locator("[data-many=criteria] summary").click()
    page.get_by_label("10 Impact measurement").check()
    page.locator("[data-many=schools] summary").click()
    page.get_by_label("Fairfield").check()
    page.locator("[data-many=plans] [value=cluster]").check()
    manager.press("agree-done")
    expect(page.locator("#agree-actions [data-do=agree-edit]")).to_be_focused()
    write_action(page, "Visit Ash Lane")
    expect(page.locator("#agree-actions li").nth(1)).to_contain_text("Still open: who does it")
    manager.reload()
    assert names(manager, "priorities") == ["Impact measurement", "Funding"]
    file = Path(manager.get("save").path())
    other = meet()
    other.page.locator("#pick-files").set_input_files(
        {"name": "w.json", "mimeType": "application/json", "buffer": file.read_bytes()}
    )
    expect(other.page.locator("#returns-count")).to_contain_text("10")
    other.go("agree")
    assert names(other, "actions") == ["Choose three measures", "Visit Ash Lane"]
    meeting = other.saved().meetings["autumn-2009"]
    assert meeting.dots == {"funding": 7, "impact-measurement": 9}
    assert [(got.criterion, got.why) for got in meeting.priorities] == [
        ("impact-measurement", "We cannot show what we do.\n=2+2 <b>"),
        ("funding", ""),
    ]
    assert meeting.summary == "Two things stand out."
    first = meeting.actions[0]
    assert (first.who, first.by) == ("Cluster manager", "Friday 11 December 2009")
    assert (first.criteria, first.schools) == (("impact-measurement",), ("fairfield",))
    assert first.plans == ("cluster",)


def test_what_is_removed_comes_back_to_its_place_and_no_id_twice(meet: Meet) -> None:
    manager = meet(section="agree")
    page = manager.page
    for what in ("One", "Two", "Three"):
        write_action(page, what)
        manager.press("agree-done")
    page.locator("#agree-actions [data-do=agree-drop]:visible").nth(1).press("Enter")
    assert names(manager, "actions") == ["One", "Three"]
    page.keyboard.press("Enter")  # "Put it back" has the focus.
    assert names(manager, "actions") == ["One", "Two", "Three"]
    page.locator("#agree-actions [data-do=agree-drop]:visible").nth(2).click()
    write_action(page, "Four")
    choose(page, "funding")
    page.locator("#agree-priorities textarea").fill("Grant to grant.")
    choose(page, "funding")
    assert names(manager, "priorities") == []
    page.locator("[data-of=priorities] button").click()
    meeting = manager.saved().meetings["autumn-2009"]
    ids = [got.id for got in meeting.actions]
    assert [name.partition("-")[0] for name in ids] == ["a1", "a2", "a4"]
    assert meeting.priorities[0].why == "Grant to grant."


def test_ten_priorities_are_enough_and_dots_are_whole_numbers(meet: Meet) -> None:
    manager = meet("groups/wealdmere-partnerships/collations/ba-partnership.html", section="agree")
    page = manager.page
    for at in range(11):
        page.locator(".agree-choose").nth(at).click()
    expect(page.locator("#agree-trouble")).to_contain_text("Ten priorities are chosen")
    assert len(names(manager, "priorities")) == 10
    dots = page.locator(".agree-dots")
    dots.nth(3).fill("-1")
    expect(page.locator("#agree-trouble")).to_contain_text("whole numbers")
    expect(dots.nth(3)).to_have_value("-1")
    dots.nth(4).fill("6")
    expect(page.locator("#agree-trouble")).to_be_hidden()
    page.locator("#agree-by-dots").check()
    expect(page.locator("#agree-rows tr").first).to_contain_text("1.5")
    assert list(manager.saved().meetings["ba-term-2"].dots.values()) == [6]


def test_last_time_s_actions_are_carried_over_as_the_same(meet: Meet) -> None:
    manager = meet(section="agree")
    page = manager.page
    page.locator("#round").select_option("spring-2009")
    write_action(page, "Share the training diary", "Cluster manager", "May")
    page.locator("#round").select_option("autumn-2009")
    expect(page.locator("#agree-last")).to_contain_text("Spring 2009")
    manager.press("agree-carry")
    assert names(manager, "actions") == ["Share the training diary"]
    meetings = manager.saved().meetings
    assert meetings["autumn-2009"].actions == meetings["spring-2009"].actions


def test_the_sheet_to_sign_fits_one_page(meet: Meet) -> None:
    manager = meet(section="agree")
    page = manager.page
    choose(page, "funding")
    for at in range(6):
        write_action(page, f"Action number {at}, in a few words", "A role", "Friday")
        manager.press("agree-done")
    page.emulate_media(media="print")
    expect(page.locator(".agree-paper")).to_be_visible()
    expect(page.locator(".agree-both")).to_be_hidden()
    expect(page.locator(".agree-paper-actions tbody tr")).to_have_count(6)
    data = page.pdf(prefer_css_page_size=True)
    assert data.count(b"/Type /Page\n") == 1
