"""The draft that a computer keeps: restored, never taken for saved, never overwritten unseen."""

from pathlib import Path

import pytest
from playwright.sync_api import Dialog, expect

from tests.browser.form_support import Computer, Person, Visit

pytest_plugins = ("tests.browser.form_fixtures",)

REFUSE = "{ throw new DOMException('', 'QuotaExceededError') }"
BROKEN_STORES = {
    "missing": "Object.defineProperty(window, 'indexedDB', {value: undefined})",
    "forbidden": "Object.defineProperty(window, 'indexedDB', {get() { throw new Error('no') }})",
    "refusing": f"IDBFactory.prototype.open = () => {REFUSE}",
    "hanging": "IDBFactory.prototype.open = () => ({})",
    "full": f"IDBObjectStore.prototype.put = () => {REFUSE}",
    "full, and says so late": "IDBTransaction.prototype.commit = function () { this.abort() }",
    "without transactions": f"IDBDatabase.prototype.transaction = () => {REFUSE}",
}
HANGS = {
    "from the start": "IDBFactory.prototype.open = () => ({})",
    "at the first write": """
      const set = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'oncomplete').set
      Object.defineProperty(IDBTransaction.prototype, 'oncomplete', {set(heard) {
        if (this.mode === 'readonly') set.call(this, heard)
      }})""",
}


def test_a_draft_is_back_after_a_reload(visit: Visit, ash_lane: Path) -> None:
    leader = visit(ash_lane)
    leader.page.get_by_label("By the school's leader alone").check()
    leader.mark("consultation", 6)
    leader.mark("funding", "not-discussed")
    leader.note("la-plans", "A note alone")
    leader.kept()
    leader.reload()
    expect(leader.notice).to_contain_text("is back, with 4 answers")
    expect(leader.file_state).to_have_text("4 changes not yet saved to a file")
    expect(leader.page.get_by_label("By the school's leader alone")).to_be_checked()
    expect(leader.radio("consultation", 6)).to_be_checked()
    expect(leader.radio("funding", "not-discussed")).to_be_checked()
    expect(leader.page.locator('[id="note.la-plans.note"]')).to_have_value("A note alone")
    got = leader.saved()
    assert sorted(got.answers) == ["consultation", "funding", "la-plans"]


def test_every_key_is_kept_not_only_the_last_pause(visit: Visit, ash_lane: Path) -> None:
    leader = visit(ash_lane, step="question-funding")
    leader.page.locator('[id="note.funding.note"]').press_sequentially("We count every penny")
    leader.kept()
    stored = leader.page.evaluate(
        """() => new Promise(resolve => {
          indexedDB.open('packs-drafts').onsuccess = event => {
            event.target.result.transaction('drafts').objectStore('drafts').getAll().onsuccess =
              got => resolve(got.target.result)
          }
        })"""
    )
    assert [one["content"]["answers"]["funding"] for one in stored] == [
        {"fields": {"note": "We count every penny"}}
    ]


def test_a_draft_belongs_to_one_school(visit: Visit, ash_lane: Path, holly_bank: Path) -> None:
    leader = visit(ash_lane)
    leader.mark("consultation", 6)
    leader.kept()
    other = visit(holly_bank, on=leader.page.context)
    expect(other.file_state).to_have_text("Nothing to save yet")
    expect(other.radio("consultation", 6)).not_to_be_checked()


def test_clearing_the_computer_leaves_other_schools_drafts(
    visit: Visit, ash_lane: Path, holly_bank: Path
) -> None:
    leader = visit(ash_lane)
    leader.mark("consultation", 6)
    leader.kept()
    other = visit(holly_bank, on=leader.page.context)
    other.mark("consultation", 9)
    other.kept()
    clear = leader.page.locator("[data-do=clear-computer]")
    clear.click()
    expect(leader.page.locator("#ask-clear")).to_contain_text("1 change not yet saved to a file")
    leader.answer("ask-clear", "keep")
    expect(leader.radio("consultation", 6)).to_be_checked()
    clear.click()
    leader.page.keyboard.press("Escape")
    expect(leader.radio("consultation", 6)).to_be_checked()
    clear.click()
    leader.answer("ask-clear", "clear")
    expect(leader.notice).to_contain_text("cleared from this computer")
    expect(leader.file_state).to_have_text("Nothing to save yet")
    leader.reload()
    expect(leader.radio("consultation", 6)).not_to_be_checked()
    expect(leader.file_state).to_have_text("Nothing to save yet")
    other.reload()
    expect(other.radio("consultation", 9)).to_be_checked()


@pytest.mark.parametrize("store", BROKEN_STORES)
def test_a_computer_that_keeps_no_draft_says_so_and_saves_files(
    visit: Visit, ash_lane: Path, store: str
) -> None:
    # A store that hangs never says that there is no draft, and the form must work all the same.
    leader = visit(ash_lane, script=BROKEN_STORES[store], ready=store != "hanging")
    leader.mark("consultation", 6)
    expect(leader.draft_state).to_contain_text("keeping no draft")
    expect(leader.page.locator("#draft-about")).to_contain_text("No draft is kept")
    expect(leader.file_state).to_have_text("1 change not yet saved to a file")
    expect(leader.page.locator("#form")).not_to_have_attribute("data-draft", "kept")
    assert leader.saved().answers["consultation"].value == 6
    expect(leader.file_state).to_contain_text("No changes since.")
    expect(leader.draft_state).to_contain_text("keeping no draft")


@pytest.mark.parametrize("store", HANGS)
def test_a_store_that_hangs_is_owned_up_to_within_a_second(
    computer: Computer, ash_lane: Path, store: str
) -> None:
    page = computer().new_page()
    page.add_init_script(HANGS[store])
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    leader = Person(page, ash_lane).open("question-consultation", ready=False)
    leader.radio("consultation", 6).check()
    expect(leader.page.locator("#form")).to_have_attribute("data-draft", "pending")
    expect(leader.draft_state).to_be_empty()
    page.clock.run_for(999)
    expect(leader.draft_state).to_contain_text("keeping no draft")
    assert leader.saved().answers["consultation"].value == 6
    leader.radio("consultation", 7).check()
    page.clock.run_for(999)
    expect(leader.page.locator("#form")).not_to_have_attribute("data-draft", "kept")
    expect(leader.file_state).to_have_text("1 change not yet saved to a file")


def test_a_private_window_forgets_and_the_page_says_what_lasts(
    visit: Visit, ash_lane: Path
) -> None:
    leader = visit(ash_lane)
    leader.mark("consultation", 6)
    leader.kept()
    expect(leader.page.locator("#draft-about")).to_have_text(
        "A draft is kept on this computer only. Your saved file is the copy that lasts."
    )
    data = Path(leader.save().path()).read_bytes()
    leader.page.context.close()
    later = visit(ash_lane)
    expect(later.file_state).to_have_text("Nothing to save yet")
    later.hand_in(data)
    expect(later.radio("consultation", 6)).to_be_checked()


def test_a_store_that_works_again_is_used_again(visit: Visit, ash_lane: Path) -> None:
    leader = visit(
        ash_lane,
        script=f"""
          const put = IDBObjectStore.prototype.put
          IDBObjectStore.prototype.put = function (value) {{
            if (window.full) {REFUSE}
            return put.call(this, value)
          }}
          window.full = !sessionStorage.length
          sessionStorage.opened = 1""",
    )
    leader.mark("consultation", 6)
    expect(leader.draft_state).to_contain_text("keeping no draft")
    leader.page.evaluate("window.full = false")
    leader.mark("consultation", 7)
    expect(leader.draft_state).to_be_empty()
    leader.kept()
    leader.reload()
    expect(leader.radio("consultation", 7)).to_be_checked()


def test_a_database_that_closes_is_opened_again(visit: Visit, ash_lane: Path) -> None:
    leader = visit(
        ash_lane,
        script="""
          const transaction = IDBDatabase.prototype.transaction
          IDBDatabase.prototype.transaction = function (...rest) {
            window.base = this
            return transaction.apply(this, rest)
          }""",
    )
    leader.mark("consultation", 6)
    leader.kept()
    leader.page.evaluate("window.base.close()")
    leader.mark("consultation", 8)
    leader.kept()
    leader.reload()
    expect(leader.radio("consultation", 8)).to_be_checked()


@pytest.mark.parametrize(("choice", "value"), [("here", 9), ("there", 3)])
def test_two_tabs_never_overwrite_each_other_unseen(
    visit: Visit, computer: Computer, ash_lane: Path, choice: str, value: int
) -> None:
    shared = computer()
    # The look on coming back to a tab is tested by itself: here the write itself must notice.
    deaf = "window.addEventListener('focus', event => event.stopImmediatePropagation(), true)"
    first = visit(ash_lane, on=shared, script=deaf)
    second = visit(ash_lane, on=shared, script=deaf)
    first.mark("consultation", 3)
    first.note("funding", "From the first tab")
    first.kept()
    second.mark("consultation", 9)
    dialog = second.page.locator("#ask-tabs")
    expect(dialog).to_contain_text("Those on this page (1 answer)")
    expect(dialog).to_contain_text("Those from the other tab (2 answers)")
    third = visit(ash_lane, on=shared)
    expect(third.radio("consultation", 3)).to_be_checked()
    second.answer("ask-tabs", choice)
    expect(second.radio("consultation", value)).to_be_checked()
    second.kept()
    third.reload()
    expect(third.radio("consultation", value)).to_be_checked()


def test_coming_back_to_a_tab_that_is_behind_asks(
    visit: Visit, computer: Computer, ash_lane: Path
) -> None:
    shared = computer()
    first = visit(ash_lane, on=shared)
    second = visit(ash_lane, on=shared)
    second.mark("consultation", 3)
    second.kept()
    first.page.bring_to_front()
    first.page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(first.page.locator("#ask-tabs")).to_be_visible()
    first.answer("ask-tabs", "there")
    expect(first.radio("consultation", 3)).to_be_checked()


def test_a_draft_cleared_in_another_tab_does_not_come_back_unseen(
    visit: Visit, computer: Computer, ash_lane: Path
) -> None:
    shared = computer()
    first = visit(ash_lane, on=shared)
    first.mark("consultation", 3)
    first.kept()
    second = visit(ash_lane, on=shared)
    second.page.locator("[data-do=clear-computer]").click()
    second.answer("ask-clear", "clear")
    expect(second.notice).to_contain_text("cleared")
    first.mark("consultation", 4)
    expect(first.page.locator("#ask-tabs")).to_contain_text("Those from the other tab (0 answers)")
    first.answer("ask-tabs", "there")
    expect(first.radio("consultation", 4)).not_to_be_checked()


def test_leaving_with_unsaved_answers_is_held_up(visit: Visit, ash_lane: Path) -> None:
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    leader = visit(ash_lane)
    leader.page.on("dialog", accept)
    leader.mark("consultation", 6)
    leader.page.goto("about:blank")
    assert asked == ["beforeunload"]
    leader.open("question-consultation")
    leader.save()
    leader.page.goto("about:blank")
    assert asked == ["beforeunload"]


def test_a_draft_that_another_page_tampered_with_is_not_used(visit: Visit, ash_lane: Path) -> None:
    leader = visit(ash_lane)
    leader.mark("consultation", 6)
    leader.kept()
    leader.page.evaluate(
        """() => new Promise(resolve => {
          indexedDB.open('packs-drafts').onsuccess = event => {
            const tx = event.target.result.transaction('drafts', 'readwrite')
            const store = tx.objectStore('drafts')
            store.getAll().onsuccess = got => {
              const record = got.target.result[0]
              record.content.answers.consultation.value = 11
              store.put(record)
            }
            tx.oncomplete = resolve
          }
        })"""
    )
    leader.reload()
    expect(leader.notice).to_be_hidden()
    expect(leader.file_state).to_have_text("Nothing to save yet")
    leader.mark("consultation", 7)
    leader.kept()
