"""Typing that is cut off: whatever the page said is kept is there again.

Each way runs three times, and twenty times with `--long`: never at the same key twice.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Error, Page, expect

from tests.browser.form_support import ARGUMENTS, CHROMIUM, Person

pytest_plugins = ("tests.browser.form_fixtures",)

NOTE = "We count every penny, and what is left over goes to the breakfast club. " * 3
WATCH = """
  addEventListener('DOMContentLoaded', () => {
    const form = document.getElementById('form')
    new MutationObserver(() => {
      if (form.dataset.draft === 'kept') {
        window.acknowledge(document.getElementById('note.funding.note').value)
      }
    }).observe(form, {attributes: true, attributeFilter: ['data-draft']})
  })"""
"""The page says "kept" only where nothing newer is waiting, so that the box holds what was kept."""


@dataclass
class Desk:
    """A browser with a profile of its own on disk, that can be killed and started again."""

    kind: BrowserType
    profile: Path
    context: BrowserContext | None = None
    acknowledged: list[str] = field(default_factory=list)

    def start(self) -> BrowserContext:
        """Start it."""
        self.context = self.kind.launch_persistent_context(
            self.profile,
            executable_path=CHROMIUM,
            args=ARGUMENTS,
            viewport={"width": 1366, "height": 768},
        )
        self.context.expose_binding("acknowledge", self._acknowledge)
        self.context.add_init_script(WATCH)
        return self.context

    def _acknowledge(self, _: object, text: str) -> None:
        self.acknowledged.append(text)

    def stop(self) -> None:
        """Close it, if it is still there."""
        try:
            if self.context:
                self.context.close()
        except Error:
            pass  # It was killed.

    def process(self) -> int:
        """The id of this browser's own process."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                line = (folder / "cmdline").read_text(errors="replace").replace("\0", " ")
            except OSError:
                continue  # It ended meanwhile.
            found[int(folder.name)] = f"{line} "
        (main,) = (
            one
            for one, line in found.items()
            if f"--user-data-dir={self.profile} " in line and "--type=" not in line
        )
        return main


@pytest.fixture
def desk(chromium: Browser, tmp_path: Path) -> Iterator[Desk]:
    # One Playwright serves all tests: a second beside it would not start.
    one = Desk(chromium.browser_type, tmp_path / "profile")
    yield one
    one.stop()


def close_the_tab(desk: Desk, page: Page) -> None:
    page.close(run_before_unload=False)


def kill_the_renderer(desk: Desk, page: Page) -> None:
    # That of the page alone: with all of them killed, the browser at times started no new one.
    with page.expect_event("crash"), suppress(Error):
        page.goto("chrome://kill")


def kill_the_browser(desk: Desk, page: Page) -> None:
    group = os.getpgid(desk.process())
    assert group != os.getpgrp()
    assert desk.context
    with desk.context.expect_event("close"):
        os.killpg(group, signal.SIGKILL)
    desk.start()


WAYS: list[Callable[[Desk, Page], None]] = [close_the_tab, kill_the_renderer, kill_the_browser]


def opened(desk: Desk, form: Path) -> Person:
    """The form in a new tab."""
    assert desk.context
    return Person(desk.context.new_page(), form).open("question-funding")


def box(person: Person) -> Any:
    return person.page.locator('[id="note.funding.note"]')


@pytest.mark.parametrize("way", WAYS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("form", ["ash_lane", pytest.param("blank_form", marks=pytest.mark.long)])
def test_nothing_that_was_acknowledged_is_lost(
    desk: Desk,
    way: Callable[[Desk, Page], None],
    form: str,
    time: int,
    request: pytest.FixtureRequest,
) -> None:
    file: Path = request.getfixturevalue(form)
    desk.start()
    leader = opened(desk, file)
    leader.radio("funding", 7).check()
    leader.kept()
    box(leader).focus()
    keys = iter(NOTE)
    # A slow machine writes a whole burst of keys at once, so that there may be but one word of it.
    for sign in islice(keys, 4 + 8 * time):
        leader.page.keyboard.type(sign)
    leader.kept()
    # Cut off right behind a key, so that its own write is still under way.
    for sign in islice(keys, 3):
        leader.page.keyboard.type(sign)
    kept = desk.acknowledged
    assert len(kept[-1]) >= 4 + 8 * time
    way(desk, leader.page)
    again = opened(desk, file)
    expect(again.notice).to_contain_text("is back, with ")
    assert box(again).input_value().startswith(kept[-1])
    assert NOTE.startswith(box(again).input_value())
    expect(again.radio("funding", 7)).to_be_checked()
    assert again.saved().answers["funding"].value == 7
