"""What the form's tests share: what a person does with a form, and the files that it saves."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Download, Locator, Page, expect

from builder.model.returns import Envelope, Return

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
LEAN = [
    *ARGUMENTS,
    # The address bar's lists are two pages of their own beside every page: a third of the time.
    # The last such list counts, so what Playwright switches off of this kind stands here too.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,HttpsUpgrades,"
    "HttpsFirstBalancedModeAutoEnable,PaintHolding,OptimizationHints,MediaRouter,LensOverlay,"
    "DestroyProfileOnBrowserClose,AvoidUnnecessaryBeforeUnloadCheckSync,AimEnabled,"
    "ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,TcpPortRandomizationWin,"
    "NetworkTimeServiceQuerying,PreconnectToSearch",
]
"""For the browser that serves most tests. One that is killed is started as anybody starts it."""
LAPTOP = {"width": 1366, "height": 768}
PHONE = {"width": 360, "height": 740}
THEME = Path(__file__).parents[2] / "themes" / "default"

Visit = Callable[..., "Person"]
Computer = Callable[..., BrowserContext]
Json = dict[str, Any]


def canonical(document: object) -> str:
    """The text that a checksum is over."""
    return json.dumps(document, sort_keys=True, ensure_ascii=True, separators=(",", ":"))


def checksum(document: object) -> str:
    """What envelope.js must arrive at too."""
    return hashlib.sha256(canonical(document).encode("ascii")).hexdigest()


def sealed(document: Json, version: int = 1) -> bytes:
    """A file as a form would save it, with any content."""
    envelope = {"format": "packs-return", "version": version, "sha256": checksum(document)}
    return json.dumps({**envelope, "return": document}, sort_keys=True, indent=1).encode("ascii")


class Person:
    """Somebody with a form open in front of them."""

    def __init__(self, page: Page, form: Path) -> None:
        self.page = page
        self.form = form
        self.file_state = page.locator("#file-state")
        self.draft_state = page.locator("#draft-state")
        self.notice = page.locator("#notice")
        self.tally = page.locator(".tally")

    def open(self, step: str = "", *, ready: bool = True) -> "Person":
        """Open the form from disk, and wait until a draft is back if there is one."""
        self.page.goto(f"{self.form.as_uri()}#{step}")
        if ready:
            self.page.wait_for_selector("html.ready", state="attached")
        return self

    def reload(self) -> None:
        """Come back to it."""
        self.page.reload()
        self.page.wait_for_selector("html.ready", state="attached")

    def go(self, step: str) -> None:
        """Follow the list's link to a step."""
        self.page.locator(f'.list a[href="#{step}"]').click()
        expect(self.page.locator(f'[id="{step}"] .step-heading')).to_be_focused()

    def question(self, criterion: str) -> None:
        """Go to a question."""
        self.go(f"question-{criterion}")

    def radio(self, criterion: str, value: object) -> Locator:
        """The button of a value, or of a state."""
        by = "data-state" if value in ("not-discussed", "not-applicable") else "value"
        return self.page.locator(f'input[name="mark.{criterion}"][{by}="{value}"]')

    def mark(self, criterion: str, value: object) -> None:
        """Answer a question."""
        self.question(criterion)
        self.radio(criterion, value).check()

    def note(self, criterion: str, text: str) -> None:
        """Write a note beside an answer."""
        self.question(criterion)
        self.page.locator(f'[id="note.{criterion}.note"]').fill(text)

    def kept(self) -> None:
        """Wait until the browser owns up to having the newest draft."""
        self.page.wait_for_selector("#form[data-draft=kept]", state="attached")

    def save(self) -> Download:
        """Save to a file."""
        with self.page.expect_download() as download:
            self.page.locator(".bar [data-do=save]").click()
        return download.value

    def saved(self) -> Return:
        """Save to a file and read it as the cluster manager's inbox will."""
        text = Path(self.save().path()).read_text(encoding="ascii")
        raw = json.loads(text)
        assert raw["sha256"] == checksum(raw["return"])
        assert text == json.dumps(raw, sort_keys=True, indent=1) + "\n"
        return Envelope.model_validate(raw).document

    def hand_in(self, data: bytes, name: str = "returned.json") -> None:
        """Open a saved file."""
        payload = {"name": name, "mimeType": "application/json", "buffer": data}
        self.page.locator("#file").set_input_files(payload)  # type: ignore[arg-type]

    def answer(self, dialog: str, button: str) -> None:
        """Press a button of a question that the page asks."""
        self.page.locator(f"#{dialog} [data-answer={button}]").click()
        expect(self.page.locator(f"#{dialog}")).to_be_hidden()
