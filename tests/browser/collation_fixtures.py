"""A collation page open in front of a manager, and the files that come in."""

import copy
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Download, Page, expect

from builder.model.workshop import Workshop, WorkshopEnvelope
from tests.browser.form_support import Computer, Json, checksum, sealed
from tests.support import ROOT

CLUSTERS = ROOT / "content" / "clusters"
File = tuple[str, bytes]
Meet = Callable[..., "Manager"]


def returns_of(group: str, round_id: str, rubric: str) -> dict[str, Json]:
    """The shipped returns of a group, by subject, and by speaker where there are several."""
    found: dict[str, Json] = {}
    folder = CLUSTERS / group / "returns" / round_id
    for path in sorted(folder.glob(f"*.{rubric}.*.json")):
        subject, _, rest = path.name.removesuffix(".json").partition(f".{rubric}.")
        voice, _, speaker = rest.partition(".")
        name = f"{subject}.{speaker}" if speaker else subject
        name = f"{name}.{voice}" if name in found else name
        found[name] = json.loads(path.read_text(encoding="utf-8"))
    return found


def changed(document: Json, **keys: Any) -> Json:
    """A copy with other keys. Answers are given as criterion=value pairs under `answers`."""
    answers = keys.pop("answers", {})
    found: Json = copy.deepcopy(document) | keys
    found["answers"] |= answers
    return found


def filed(returns: Mapping[str, Json]) -> list[File]:
    """Returns as the files that their forms saved."""
    return [(f"{name}.json", sealed(document)) for name, document in returns.items()]


def zipped(*files: File) -> bytes:
    """Some files in a zip."""
    box = BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files:
            file.writestr(name, data)
    return box.getvalue()


class Manager:
    """Somebody with a collation page open."""

    def __init__(self, page: Page, address: Path) -> None:
        self.page = page
        self.address = address
        self.notice = page.locator("#notice")
        self.standing = page.locator("#returns-standing")
        self.file_state = page.locator("#file-state")

    def open(self, section: str = "") -> "Manager":
        """Open the page from disk, and wait until a draft is back if there is one."""
        self.page.goto(f"{self.address.as_uri()}#{section}")
        self.page.wait_for_selector("html.ready", state="attached")
        return self

    def reload(self) -> None:
        """Come back to it, once the draft is kept."""
        self.kept()
        self.page.reload()
        self.page.wait_for_selector("html.ready", state="attached")

    def kept(self) -> None:
        """Wait until the browser owns up to having the newest draft."""
        self.page.wait_for_selector("html[data-draft=kept]", state="attached")

    def go(self, section: str) -> None:
        """Follow the tab to a section."""
        self.page.locator(f'.tabs a[href="#{section}"]').click()
        expect(self.page.locator(f"#{section} .step-heading")).to_be_focused()

    def choose(self, files: Sequence[File]) -> None:
        """Choose files."""
        chosen = [
            {"name": name, "mimeType": "application/json", "buffer": data} for name, data in files
        ]
        self.page.evaluate("document.getElementById('notice').hidden = true")
        self.page.locator("#pick-files").set_input_files(chosen)  # type: ignore[arg-type]

    def told(self, text: str) -> None:
        """Wait for the sentence that says what became of the files."""
        expect(self.notice).to_contain_text(text)

    def take_in(self, files: Sequence[File], told: str = "taken in") -> None:
        """Choose files, and wait for the sentence."""
        self.choose(files)
        self.told(told)

    def drop(self, files: Sequence[File], told: str = "taken in") -> None:
        """Drop files on the middle of the page."""
        names = [name for name, _ in files]
        data = [list(data) for _, data in files]
        self.page.evaluate(
            """([names, data]) => {
              const bag = new DataTransfer()
              names.forEach((name, at) =>
                bag.items.add(new File([new Uint8Array(data[at])], name)))
              for (const kind of ['dragenter', 'dragover', 'drop']) {
                const event = new DragEvent(kind, {
                  dataTransfer: bag, bubbles: true, cancelable: true })
                if (document.body.dispatchEvent(event)) throw new Error(kind + ' goes on')
              }
            }""",
            [names, data],
        )
        self.told(told)

    def press(self, deed: str) -> None:
        """Press the first button that does something."""
        self.page.locator(f"[data-do={deed}]:visible").first.click()

    def answer(self, dialog: str, button: str) -> None:
        """Press a button of a question that the page asks."""
        self.page.locator(f"#{dialog} [data-answer={button}]").click()
        expect(self.page.locator(f"#{dialog}")).to_be_hidden()

    def get(self, deed: str) -> Download:
        """Press a button that gives a file."""
        with self.page.expect_download() as download:
            self.press(deed)
        return download.value

    def save(self) -> bytes:
        """Save the workshop file."""
        return Path(self.get("save").path()).read_bytes()

    def saved(self) -> Workshop:
        """Save the workshop file and read it as another program would."""
        raw = json.loads(self.save())
        assert raw["sha256"] == checksum(raw["workshop"])
        return WorkshopEnvelope.model_validate(raw).workshop

    def row(self, name: str) -> str:
        """A member's line in the register."""
        row = self.page.locator("#register-rows tr").filter(
            has=self.page.get_by_role("rowheader", name=name, exact=True)
        )
        return row.inner_text()

    def line(self, file: str) -> str:
        """What the page says of a file."""
        row = self.page.locator(".filed tbody tr").filter(
            has=self.page.locator(".file-name", has_text=re.compile(f"^{re.escape(file)}$"))
        )
        return " ".join((row.text_content() or "").split())


@pytest.fixture
def meet(computer: Computer, site: Path) -> Iterator[Meet]:
    """Open a collation page, on a computer of its own unless one is given. It reports no error."""
    errors: list[str] = []

    def one(
        address: str = "groups/northside/collations/es-sustainability.html",
        on: BrowserContext | None = None,
        section: str = "",
        **options: Any,
    ) -> Manager:
        page = (on or computer(**options)).new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
        return Manager(page, site / address).open(section)

    yield one
    assert errors == []
