"""Debian's Chromium, driven by Playwright, with a profile that lasts."""

import json
import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    BrowserContext,
    BrowserType,
    CDPSession,
    ConsoleMessage,
    Dialog,
    Page,
)

from tests.browser.form_support import ARGUMENTS, CHROMIUM, LAPTOP
from tests.journeys.driver import Driver, Tab, address

BLOCKED = {"profile": {"default_content_setting_values": {"cookies": 2}}}
"""What the settings write when somebody lets no site save data."""


class ChromiumTab(Tab):
    def __init__(self, page: Page, cdp: CDPSession, downloads: Path) -> None:
        self.page = page
        self.cdp = cdp
        self.downloads = downloads
        self.asked = 0
        page.on("dialog", self._accept)

    def open(self, address: str) -> None:
        self.page.goto(address)
        # Playwright makes every page believe that it is in front; people have one there.
        self.cdp.send("Emulation.setFocusEmulationEnabled", {"enabled": False})

    def reload(self) -> None:
        self.page.reload()

    def leaves(self) -> bool:
        before = self.asked
        self.page.goto("about:blank")
        return self.asked > before

    def close(self) -> None:
        self.page.close()

    def to_front(self) -> None:
        self.page.bring_to_front()

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def evaluate(self, function: str, *given: object) -> Any:
        return self.page.evaluate(f"given => ({function})(...given)", list(given))

    def click(self, selector: str) -> None:
        self.page.locator(selector).click()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)

    def choose_files(self, selector: str, files: Sequence[Path]) -> None:
        self.page.locator(selector).set_input_files(list(files))

    def download(self, act: Callable[[], None]) -> Path:
        with self.page.expect_download() as begun:
            act()
        # Playwright keeps downloads under other names; a second file of one name stands apart.
        number = len(list(self.downloads.iterdir()))
        file = self.downloads / str(number) / begun.value.suggested_filename
        begun.value.save_as(file)
        return file

    def _accept(self, dialog: Dialog) -> None:
        self.asked += 1
        dialog.accept()


class Chromium(Driver):
    def __init__(self, kind: BrowserType, folder: Path, proxy: str, *, storage: bool) -> None:
        self.kind = kind
        self.profile = folder / "profile"
        self.downloads = folder / "downloads"
        self.proxy = proxy
        self.errors = []
        self.context: BrowserContext | None = None
        self.downloads.mkdir(parents=True)
        if not storage:
            settings = self.profile / "Default" / "Preferences"
            settings.parent.mkdir(parents=True)
            settings.write_text(json.dumps(BLOCKED), encoding="utf-8")

    def start(self) -> None:
        self.context = self.kind.launch_persistent_context(
            self.profile,
            executable_path=CHROMIUM,
            args=ARGUMENTS,
            proxy={"server": self.proxy},
            viewport={"width": LAPTOP["width"], "height": LAPTOP["height"]},
        )

    def tab(self, where: Path | str = "about:blank", *, faultless: bool = True) -> Tab:
        assert self.context
        page = self.context.new_page()
        if faultless:
            page.on("pageerror", lambda error: self.errors.append(str(error)))
            page.on("console", self._note)
        tab = ChromiumTab(page, self.context.new_cdp_session(page), self.downloads)
        tab.open(address(where))
        return tab

    def _note(self, line: ConsoleMessage) -> None:
        if line.type == "error":
            self.errors.append(line.text)

    def kill(self) -> None:
        assert self.context
        assert self.context.browser
        asked = self.context.browser.new_browser_cdp_session()
        running = asked.send("SystemInfo.getProcessInfo")["processInfo"]
        with self.context.expect_event("close"):
            for one in sorted(running, key=lambda one: one["type"] != "browser"):
                with suppress(ProcessLookupError):
                    os.kill(one["id"], signal.SIGKILL)
        self.context = None

    def stop(self) -> None:
        if self.context:
            self.context.close()
            self.context = None
