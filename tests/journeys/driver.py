"""What a journey does with a browser, whichever it is.

To add a journey, write a test in a test_*_journeys.py beside this file that takes `computers`:

    def test_a_file_opens(computers: Computers, ash_lane: Path) -> None:
        tab = computers().tab(ash_lane)          # a computer on which nothing is stored yet
        tab.choose_files("#file", [saved])       # one file, or many at once
        tab.says("#notice", "is open")           # waits until it does

Each `computers()` is another profile and another folder of downloads. The file also says
`pytest_plugins = ("tests.browser.form_fixtures",)`, for the forms and for Playwright.

`make test` takes the journey in Chromium and `make test-firefox` in Firefox. Mark it
`@pytest.mark.covered` where other tests do the same in Chromium: there only `--long` takes it then.

What is awaited is looked for in the page, at every change and every frame, so that nobody sleeps.
A network request of any page ends in network.py, whose `heard_before` says who was called.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

LIMIT = 15_000
"""Milliseconds after which what a journey waits for will not come."""

WAIT = """(limit, ...given) => new Promise((resolve, reject) => {
  const holds = %s
  let over = false
  const finish = (settle, value) => {
    over = true
    changes.disconnect()
    clearTimeout(late)
    settle(value)
  }
  const look = () => {
    if (over) return
    try {
      const got = holds(...given)
      if (got) finish(resolve, got)
    } catch (error) {
      finish(reject, error)
    }
  }
  const frame = () => {
    look()
    if (!over) requestAnimationFrame(frame)
  }
  const changes = new MutationObserver(look)
  changes.observe(document, {
    subtree: true, childList: true, attributes: true, characterData: true,
  })
  const late = setTimeout(
    () => finish(reject, new Error(`still not so: ${holds} with ${JSON.stringify(given)}, but:\\n` +
      document.body.innerText.slice(0, 2000))), limit)
  frame()
})"""

SHOWN = """selector => [...document.querySelectorAll(selector)].some(
  one => one.checkVisibility({ visibilityProperty: true }))"""
THERE = "selector => document.querySelector(selector) !== null"
GONE = f"selector => !({SHOWN})(selector)"
TEXT = """selector => {
  const found = document.querySelector(selector)
  return found ? found.innerText.replace(/\\s+/g, ' ').trim() : null
}"""
SAYS = f"(selector, text) => (({TEXT})(selector) || '').includes(text)"
FOCUSED = "selector => document.activeElement.matches(selector)"


class Tab(ABC):
    """One page in front of somebody."""

    @abstractmethod
    def open(self, address: str) -> None:
        """Go there and wait until it is loaded."""

    @abstractmethod
    def reload(self) -> None:
        """Load the page anew, whatever is unsaved on it."""

    @abstractmethod
    def leaves(self) -> bool:
        """Go to an empty page, and say whether the browser asked before it went."""

    @abstractmethod
    def close(self) -> None:
        """Close the tab, whatever is unsaved on it."""

    @abstractmethod
    def to_front(self) -> None:
        """Come back to this tab from another."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """Give the page so many CSS pixels."""

    @abstractmethod
    def evaluate(self, function: str, *given: object) -> Any:
        """What a JavaScript function makes of these values: JSON both ways, promises awaited."""

    @abstractmethod
    def click(self, selector: str) -> None:
        """Scroll to it, and press the mouse's button in the middle of it."""

    @abstractmethod
    def press(self, *keys: str) -> None:
        """Press keys one after the other, wherever the focus is: Tab, Enter, ArrowRight, 4."""

    @abstractmethod
    def write(self, text: str) -> None:
        """Type a text, key by key, wherever the focus is."""

    @abstractmethod
    def choose_files(self, selector: str, files: Sequence[Path]) -> None:
        """Choose files in the dialog of a file input."""

    @abstractmethod
    def download(self, act: Callable[[], None]) -> Path:
        """Do something that saves a file, and wait until it lies in the folder of downloads."""

    def type(self, selector: str, text: str) -> None:
        """Click into a field and type."""
        self.click(selector)
        self.write(text)

    def wait(self, condition: str, *given: object) -> Any:
        """Wait until a JavaScript function gives something, and return that."""
        return self.evaluate(WAIT % condition, LIMIT, *given)

    def wait_for(self, selector: str, *, shown: bool = True) -> None:
        """Wait until something is there to be seen, or only there."""
        self.wait(SHOWN if shown else THERE, selector)

    def wait_gone(self, selector: str) -> None:
        """Wait until nothing of the kind is to be seen."""
        self.wait(GONE, selector)

    def says(self, selector: str, text: str) -> None:
        """Wait until a text can be read there."""
        self.wait(SAYS, selector, text)

    def focused(self, selector: str) -> None:
        """Wait until the focus is there."""
        self.wait(FOCUSED, selector)

    def text_of(self, selector: str) -> str:
        """What can be read there, with single spaces."""
        self.wait_for(selector, shown=False)
        return str(self.evaluate(TEXT, selector))

    def tab_to(self, selector: str) -> None:
        """Press Tab until the focus is there, as somebody without a mouse does."""
        for _ in range(60):
            self.press("Tab")
            if self.evaluate(FOCUSED, selector):
                return
        raise AssertionError(f"Tab never reached {selector}")


class Driver(ABC):
    """One computer: a browser with a profile and a folder of downloads of its own."""

    errors: list[str]
    """What was complained of in pages that are to be faultless."""

    @abstractmethod
    def start(self) -> None:
        """Start the browser, with what the profile holds."""

    @abstractmethod
    def tab(self, where: Path | str = "about:blank", *, faultless: bool = True) -> Tab:
        """A new tab in front of the others, with a file or an address in it."""

    @abstractmethod
    def kill(self) -> None:
        """End the browser at once. It is told nothing and can save nothing."""

    @abstractmethod
    def stop(self) -> None:
        """Close the browser, if it runs."""

    def restart(self) -> None:
        """Start it again after it was killed or closed."""
        self.stop()
        self.start()


class Computers(Protocol):
    """Gives another computer, or one whose browser was told to let no site save data."""

    def __call__(self, *, storage: bool = True) -> Driver: ...


def address(where: Path | str) -> str:
    """What stands in the address bar."""
    return where.as_uri() if isinstance(where, Path) else where
