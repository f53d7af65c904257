"""A manager who sees ten schools in a week keeps ten drafts apart on one laptop."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.axe import faults
from tests.browser.form_support import Person, Visit

pytest_plugins = ("tests.browser.form_fixtures",)


def rows(person: Person) -> Locator:
    """The list of drafts."""
    return person.page.locator("#shelf li")


def row(person: Person, name: str) -> Locator:
    """One draft of the list."""
    return rows(person).filter(has=person.page.get_by_text(name, exact=True))


def fill(person: Person, name: str, value: int) -> None:
    """Type a name and answer one question."""
    person.go("start")
    person.page.get_by_label("Name of the school").fill(name)
    person.mark("consultation", value)
    person.kept()


def another(person: Person) -> None:
    """Begin another document."""
    person.go("start")
    person.page.get_by_role("button", name="Start another").click()
    expect(person.notice).to_contain_text("A new form is open on this page.")


def go_on(person: Person, name: str) -> None:
    """Go on with a draft of the list."""
    row(person, name).get_by_role("button", name="Go on").click()
    expect(person.page.locator(".bar-subject")).to_have_text(name)


@pytest.fixture
def three(visit: Visit, blank_form: Path) -> Person:
    """Somebody with three drafts, the third of them open."""
    manager = visit(blank_form)
    for number, name in enumerate(("Ash Lane", "Holly Bank", "Tŵr Gwyn"), start=1):
        if number > 1:
            another(manager)
        fill(manager, name, number)
    manager.go("start")
    return manager


def test_a_form_that_nobody_filled_in_lists_nothing(visit: Visit, blank_form: Path) -> None:
    manager = visit(blank_form)
    expect(manager.page.locator("#shelf")).to_be_hidden()
    fill(manager, "Ash Lane", 4)
    manager.go("start")
    expect(row(manager, "Ash Lane")).to_contain_text("Open on this page")


def test_ten_schools_have_ten_drafts(visit: Visit, blank_form: Path) -> None:
    manager = visit(blank_form)
    names = [f"School {number}" for number in range(1, 11)]
    for number, name in enumerate(names, start=1):
        if number > 1:
            another(manager)
        expect(manager.file_state).to_have_text("Nothing to save yet")
        fill(manager, name, number)
    manager.go("start")
    expect(rows(manager)).to_have_count(10)
    got = []
    for number, name in enumerate(names, start=1):
        if number < len(names):
            go_on(manager, name)
        expect(manager.radio("consultation", number)).to_be_checked()
        got.append(manager.saved())
        manager.go("start")
        go_on(manager, names[-1]) if number < len(names) else None
    assert [one.subject_name for one in got] == names
    assert [one.answers["consultation"].value for one in got] == list(range(1, 11))
    assert len({one.id for one in got}) == 10


def test_the_list_says_whose_how_much_and_when(three: Person) -> None:
    first, *_ = rows(three).all_inner_texts()
    assert "Tŵr Gwyn" in first
    assert "2 answers, " in first
    expect(row(three, "Ash Lane")).to_contain_text("2 answers, ")
    three.page.get_by_label("Name of the school").fill("")
    expect(rows(three).first).to_contain_text("No name given yet")
    expect(rows(three).first).to_contain_text("1 answer, ")


def test_a_tab_that_is_loaded_again_goes_on_with_its_own(three: Person) -> None:
    go_on(three, "Holly Bank")
    expect(three.notice).to_contain_text("is back, with 2 answers")
    three.reload()
    expect(three.page.locator(".bar-subject")).to_have_text("Holly Bank")
    expect(three.radio("consultation", 2)).to_be_checked()


def test_among_several_drafts_none_is_guessed(three: Person, visit: Visit) -> None:
    later = visit(three.form, on=three.page.context)
    expect(later.notice).to_contain_text("3 drafts are kept on this computer")
    expect(later.file_state).to_have_text("Nothing to save yet")
    expect(rows(later)).to_have_count(3)
    expect(later.page.locator("#shelf")).to_contain_text("A new form is open on this page.")
    go_on(later, "Ash Lane")
    expect(later.radio("consultation", 1)).to_be_checked()


def test_the_only_draft_is_back_at_once(visit: Visit, blank_form: Path) -> None:
    manager = visit(blank_form)
    fill(manager, "Ash Lane", 4)
    later = visit(blank_form, on=manager.page.context)
    expect(later.notice).to_contain_text("is back, with 2 answers")
    expect(later.page.locator(".bar-subject")).to_have_text("Ash Lane")
    expect(row(later, "Ash Lane")).to_contain_text("Open on this page")


def test_one_draft_is_cleared_and_the_others_stay(three: Person) -> None:
    clear = row(three, "Ash Lane").get_by_role("button", name="Clear")
    clear.click()
    expect(three.page.locator("#ask-shelf")).to_contain_text("The draft of Ash Lane goes.")
    expect(three.page.locator("#ask-shelf")).to_contain_text("2 changes not yet saved to a file")
    three.answer("ask-shelf", "keep")
    expect(rows(three)).to_have_count(3)
    clear.click()
    three.answer("ask-shelf", "clear")
    expect(three.notice).to_be_focused()
    expect(rows(three)).to_have_count(2)
    expect(three.page.locator(".bar-subject")).to_have_text("Tŵr Gwyn")
    three.reload()
    expect(rows(three)).to_have_count(2)


def test_clearing_the_open_draft_empties_the_page_alone(three: Person) -> None:
    three.page.get_by_role("button", name="Clear this draft").click()
    three.answer("ask-clear", "clear")
    expect(three.file_state).to_have_text("Nothing to save yet")
    expect(rows(three)).to_have_count(2)
    fill(three, "Yew Tree", 9)
    three.reload()
    expect(three.radio("consultation", 9)).to_be_checked()
    three.go("start")
    expect(rows(three)).to_have_count(3)


def test_a_file_opens_beside_the_draft_that_is_open(three: Person, visit: Visit) -> None:
    other = visit(three.form)
    fill(other, "Yew Tree", 8)
    data = Path(other.save().path()).read_bytes()
    three.hand_in(data)
    expect(three.notice).to_contain_text("is open, with 2 answers")
    expect(rows(three)).to_have_count(4)
    go_on(three, "Tŵr Gwyn")
    expect(three.radio("consultation", 3)).to_be_checked()
    # What was done to the file's document since is not given up without asking.
    go_on(three, "Yew Tree")
    three.mark("consultation", 5)
    three.go("start")
    go_on(three, "Ash Lane")
    three.hand_in(data)
    expect(three.page.locator("#ask-open")).to_contain_text("1 change not yet saved to a file")
    three.answer("ask-open", "keep")
    expect(three.page.locator(".bar-subject")).to_have_text("Yew Tree")
    expect(three.radio("consultation", 5)).to_be_checked()
    expect(rows(three)).to_have_count(4)


def test_two_tabs_on_one_draft_ask_and_on_two_drafts_do_not(three: Person, visit: Visit) -> None:
    deaf = "window.addEventListener('focus', event => event.stopImmediatePropagation(), true)"
    other = visit(three.form, on=three.page.context, script=deaf)
    go_on(other, "Holly Bank")
    fill(other, "Holly Bank", 7)
    fill(three, "Tŵr Gwyn", 4)
    three.go("start")
    three.mark("funding", 4)
    three.kept()
    other.go("start")
    go_on(other, "Tŵr Gwyn")
    other.mark("funding", 5)
    other.kept()
    three.mark("funding", 6)
    expect(three.page.locator("#ask-tabs")).to_contain_text("Those from the other tab (3 answers)")
    three.answer("ask-tabs", "there")
    expect(three.radio("funding", 5)).to_be_checked()
    three.go("start")
    go_on(three, "Holly Bank")
    expect(three.radio("consultation", 7)).to_be_checked()


def test_a_draft_cleared_in_another_tab_is_not_gone_on_with(three: Person, visit: Visit) -> None:
    other = visit(three.form, on=three.page.context)
    row(other, "Ash Lane").get_by_role("button", name="Clear").click()
    other.answer("ask-shelf", "clear")
    expect(other.notice).to_contain_text("cleared from this computer")
    row(three, "Ash Lane").get_by_role("button", name="Go on").click()
    expect(rows(three)).to_have_count(2)
    expect(three.page.locator(".bar-subject")).to_have_text("Tŵr Gwyn")


def test_what_no_draft_is_kept_of_is_not_left(visit: Visit, blank_form: Path) -> None:
    manager = visit(
        blank_form,
        script="""
          const put = IDBObjectStore.prototype.put
          IDBObjectStore.prototype.put = function (value) {
            if (window.full) throw new DOMException('', 'QuotaExceededError')
            return put.call(this, value)
          }""",
    )
    fill(manager, "Ash Lane", 1)
    manager.go("start")
    expect(rows(manager)).to_have_count(1)
    manager.page.evaluate("window.full = true")
    manager.mark("funding", 4)
    expect(manager.draft_state).to_contain_text("keeping no draft")
    manager.go("start")
    manager.page.get_by_role("button", name="Start another").click()
    expect(manager.notice).to_contain_text("Save to a file first")
    expect(manager.radio("funding", 4)).to_be_checked()
    manager.save()
    manager.page.get_by_role("button", name="Start another").click()
    expect(manager.notice).to_contain_text("A new form is open on this page.")
    expect(manager.page.locator(".bar-subject")).to_have_text("No name given yet")


@pytest.mark.parametrize("answers", [0, 1])
def test_a_store_that_hangs_holds_no_file_back(
    visit: Visit, blank_form: Path, answers: int
) -> None:
    other = visit(blank_form)
    fill(other, "Yew Tree", 8)
    data = Path(other.save().path()).read_bytes()
    manager = visit(blank_form, script="IDBFactory.prototype.open = () => ({})", ready=False)
    if answers:
        manager.mark("funding", 2)
    manager.hand_in(data)
    if answers:
        expect(manager.page.locator("#ask-open")).to_contain_text("1 change not yet saved")
        manager.answer("ask-open", "file")
    expect(manager.notice).to_contain_text("is open, with 2 answers")
    expect(manager.draft_state).to_contain_text("keeping no draft")


def test_drafts_that_another_page_made_up_are_not_listed(three: Person) -> None:
    three.page.evaluate(
        """() => new Promise(resolve => {
          indexedDB.open('packs-drafts').onsuccess = event => {
            const tx = event.target.result.transaction('drafts', 'readwrite')
            const store = tx.objectStore('drafts')
            store.getAll().onsuccess = got => {
              const record = got.target.result[0]
              const start = record.key.slice(0, -32)
              const odd = (name, change) => store.put(
                Object.assign({}, record, {key: start + name}, change))
              odd('x', {})
              odd('a'.repeat(32), {id: 'a'.repeat(32), at: 'yesterday'})
              odd('b'.repeat(32), {id: 'b'.repeat(32), content: {answers: []}})
              odd('c'.repeat(32), {id: 'c'.repeat(32), saved: {at: NaN, file: 'x', how: 'saved'}})
              odd('d'.repeat(32), {id: 'd'.repeat(32), content: Object.assign({}, record.content,
                {subject_name: '<img src=x onerror="window.hacked = 1">'})})
            }
            tx.oncomplete = resolve
          }
        })"""
    )
    three.reload()
    expect(rows(three)).to_have_count(4)
    expect(three.page.locator("#shelf")).to_contain_text("<img src=x")
    assert three.page.evaluate("window.hacked") is None


def test_participants_who_share_a_laptop_have_drafts_of_their_own(
    visit: Visit, feedback: Path
) -> None:
    first = visit(feedback)
    first.page.get_by_label("What is your role?").fill("Head teacher")
    first.kept()
    first.page.get_by_role("button", name="Start another").click()
    expect(first.page.get_by_label("What is your role?")).to_have_value("")
    first.page.get_by_label("What is your role?").fill("Governor")
    expect(row(first, "Governor")).to_contain_text("Open on this page")
    row(first, "Head teacher").get_by_role("button", name="Go on").click()
    expect(first.page.get_by_label("What is your role?")).to_have_value("Head teacher")


def test_a_schools_own_form_has_one_draft_and_no_list(visit: Visit, ash_lane: Path) -> None:
    assert visit(ash_lane).page.locator("#shelf").count() == 0


def test_the_list_is_worked_by_the_keyboard_alone(three: Person) -> None:
    page = three.page
    rows(three).nth(1).get_by_role("button", name="Go on").focus()
    assert page.evaluate("document.activeElement.textContent").startswith(
        "Go on with the draft: Holly Bank, 2 answers"
    )
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").startswith("Clear the draft:")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".bar-subject")).to_have_text("Holly Bank")
    expect(three.notice).to_be_focused()


def test_the_focus_stays_where_the_list_is_drawn_anew(three: Person, visit: Visit) -> None:
    button = row(three, "Ash Lane").get_by_role("button", name="Go on")
    button.focus()
    other = visit(three.form, on=three.page.context)
    go_on(other, "Holly Bank")
    fill(other, "Holly Bank Junior", 2)
    three.page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(row(three, "Holly Bank Junior")).to_be_visible()
    expect(button).to_be_focused()


@pytest.mark.parametrize("width", [320, 1366])
def test_the_list_has_no_faults_and_fits(three: Person, width: int) -> None:
    three.page.get_by_label("Name of the school").fill("Llanfairpwllgwyngyllgogery" * 6)
    expect(rows(three).first).to_contain_text("Llanfair")
    three.page.set_viewport_size({"width": width, "height": 700})
    assert faults(three.page) == []
    assert three.page.evaluate("document.documentElement.scrollWidth") <= width
    for button in three.page.locator("#shelf button:visible").all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24


def test_paper_does_not_show_the_list(three: Person) -> None:
    three.page.emulate_media(media="print")
    expect(three.page.locator("#shelf")).to_be_hidden()


def test_stored_drafts_are_told_apart_by_their_document(three: Person) -> None:
    keys = three.page.evaluate(
        """() => new Promise(resolve => {
          indexedDB.open('packs-drafts').onsuccess = event => {
            event.target.result.transaction('drafts').objectStore('drafts').getAll().onsuccess =
              got => resolve(JSON.stringify(got.target.result.map(one => [one.key, one.id])))
          }
        })"""
    )
    found = json.loads(keys)
    assert len(found) == 3
    assert all(key.endswith(f"/{name}") for key, name in found)
