"""Every step of every kind of form: large enough to touch, narrow enough to read, and announced."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.form_support import Person, Visit
from tests.browser.test_form import tab_to

pytest_plugins = ("tests.browser.form_fixtures",)

FORMS = ("ash_lane", "blank_form", "feedback", "levels_form", "travel_plan", "travel_advice")
SMALL = """step => {
  const least = 24
  const found = []
  const all = document.querySelectorAll(
    '.bar button, .beside a, .beside button, .beside summary, dialog[open] button, .step-current ' +
    ':is(a, button, summary, input, select, textarea)')
  for (const one of all) {
    // What labels a small button is part of the target; so is what lies upon the button's place.
    const target = one.matches('[type=radio], [type=checkbox]') ? one.labels[0] : one
    const box = target.getBoundingClientRect()
    // A link inside a sentence is as high as the sentence's line: 2.5.8 leaves these out.
    const inline = one.matches('p a:not(.button), li p a, dd a') && !one.closest('.onward')
    if (one.checkVisibility({visibilityProperty: true}) && !one.closest('.unseen') &&
        !one.matches('.unseen') && !inline && (box.width < least || box.height < least)) {
      found.push(step + ': ' + one.outerHTML.slice(0, 90) + ' ' +
        Math.round(box.width) + 'x' + Math.round(box.height))
    }
  }
  return found
}"""


def steps(person: Person) -> list[str]:
    """All steps, in order."""
    found: list[str] = person.page.locator(".step").evaluate_all("all => all.map(one => one.id)")
    return found


def show(person: Person, step: str) -> None:
    """Go to a step, also where its link is out of sight."""
    person.page.evaluate("step => { location.hash = step }", step)
    expect(person.page.locator(f'[id="{step}"]')).to_be_visible()


@pytest.mark.parametrize("name", FORMS)
def test_every_step_has_large_targets_and_needs_no_scrolling_sideways(
    visit: Visit, name: str, request: pytest.FixtureRequest
) -> None:
    form: Path = request.getfixturevalue(name)
    person = visit(form)
    small = []
    seen = steps(person)
    assert len(seen) >= 3
    for step in seen:
        show(person, step)
        if person.page.locator(f'[id="{step}"] [type=radio]:visible').count():
            person.page.locator(f'[id="{step}"] [type=radio]:visible').first.check(force=True)
        for width in (320, 1366):
            person.page.set_viewport_size({"width": width, "height": 640})
            small += person.page.evaluate(SMALL, step)
            assert person.page.evaluate("document.documentElement.scrollWidth") <= width, step
    assert small == []


def test_a_target_made_small_is_found(visit: Visit, ash_lane: Path) -> None:
    person = visit(ash_lane)
    person.page.evaluate("document.querySelector('.bar .button').style.minHeight = 0")
    person.page.evaluate("document.querySelector('.bar .button').style.padding = 0")
    person.page.evaluate("document.querySelector('.bar .button').style.fontSize = '12px'")
    assert len(person.page.evaluate(SMALL, "start")) == 1


def moving(page: Page) -> list[str]:
    """What moves, or would."""
    found: list[str] = page.evaluate(
        """() => Array.from(document.querySelectorAll('*')).filter(one => {
          const style = getComputedStyle(one)
          return style.transitionDuration.split(', ').some(time => parseFloat(time) > 0) ||
            style.scrollBehavior === 'smooth' ||
            (style.animationName !== 'none' && one.checkVisibility())
        }).map(one => one.outerHTML.slice(0, 80))"""
    )
    return found


@pytest.mark.parametrize("name", ["blank_form", "travel_plan"])
def test_nothing_moves_for_those_who_asked_for_that(
    visit: Visit, name: str, request: pytest.FixtureRequest
) -> None:
    person = visit(request.getfixturevalue(name), reduced_motion="reduce")
    for step in steps(person):
        show(person, step)
        assert moving(person.page) == []
    person.page.evaluate(
        """() => { const style = new CSSStyleSheet()
          style.replaceSync('main { transition: opacity 1s }')
          document.adoptedStyleSheets = [style] }"""
    )
    assert moving(person.page) == []  # The form's own rule is stronger than a part's.
    person.page.emulate_media(reduced_motion="no-preference")
    assert moving(person.page) != []


HEAR = """() => {
  window.heard = []
  document.querySelectorAll('[role=status]').forEach(place => {
    new MutationObserver(() => {
      const said = place.textContent.trim()
      if (said) window.heard.push(said)
    }).observe(place, {childList: true, characterData: true, subtree: true})
  })
}"""


def heard(person: Person) -> Any:
    return person.page.evaluate("window.heard.splice(0)")


def test_tallies_saves_and_drafts_are_said_and_nothing_else(visit: Visit, ash_lane: Path) -> None:
    leader = visit(ash_lane, step="question-consultation")
    leader.page.evaluate(HEAR)
    leader.radio("consultation", 6).check()
    assert heard(leader) == ["1 of 10 answered, 6 in total"]
    leader.page.locator('[id="note.consultation.note"]').press_sequentially("Why")
    leader.kept()
    assert heard(leader) == []
    file = leader.save().suggested_filename
    (said,) = heard(leader)
    assert said.startswith(f"Saved to {file}, ")
    leader.radio("consultation", "not-discussed").check()
    assert heard(leader) == ["0 of 10 answered"]
    leader.hand_in(b"nonsense")
    expect(leader.notice).to_be_focused()
    assert "is not a file that this form saved" in heard(leader)[0]


def test_a_draft_that_is_no_longer_kept_is_said(visit: Visit, ash_lane: Path) -> None:
    leader = visit(
        ash_lane,
        script="""
          const put = IDBObjectStore.prototype.put
          IDBObjectStore.prototype.put = function (value) {
            if (window.full) throw new DOMException('', 'QuotaExceededError')
            return put.call(this, value)
          }""",
    )
    leader.mark("consultation", 6)
    leader.kept()
    leader.page.evaluate("window.full = true")
    leader.page.evaluate(HEAR)
    leader.radio("consultation", 7).check()
    expect(leader.draft_state).to_contain_text("keeping no draft")
    assert "This browser is keeping no draft: save to a file before you close." in heard(leader)


def test_the_keyboard_alone_opens_a_file_and_answers_what_is_asked(
    visit: Visit, ash_lane: Path
) -> None:
    leader = visit(ash_lane)
    leader.mark("consultation", 6)
    file = leader.save().path()
    leader.page.on("filechooser", lambda chooser: chooser.set_files(file))
    leader.mark("consultation", 7)
    leader.go("start")
    tab_to(leader.page, "#start [data-do=open]")
    leader.page.keyboard.press("Enter")
    expect(leader.page.locator("#ask-open")).to_be_visible()
    assert leader.page.evaluate("document.activeElement.dataset.answer") == "keep"
    leader.page.keyboard.press("Tab")
    leader.page.keyboard.press("Enter")
    expect(leader.notice).to_be_focused()
    expect(leader.radio("consultation", 6)).to_be_checked()
    tab_to(leader.page, "[data-do=clear-computer]")
    leader.page.keyboard.press("Enter")
    leader.page.keyboard.press("Escape")
    expect(leader.page.locator("[data-do=clear-computer]")).to_be_focused()
