"""Debian's Firefox, driven through its own WebDriver BiDi, in a profile that lasts."""

import json
import os
import shutil
import signal
import subprocess
import threading
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.browser.form_support import LAPTOP
from tests.journeys.bidi import PATIENCE, Bidi, Json
from tests.journeys.driver import Driver, Tab, address

FIREFOX = "firefox-esr"
LISTENING = "WebDriver BiDi listening on "
EVENTS = [
    "browsingContext.downloadEnd",
    "browsingContext.userPromptOpened",
    "log.entryAdded",
]
SETTINGS: dict[str, bool | int | str] = {
    # Off, or the Remote Agent sets what suits automation, and lets files read files among it.
    "remote.prefs.recommended": False,
    # A computer that has seen Firefox before: no welcome, no questions, no crash to tell of.
    "browser.aboutwelcome.enabled": False,
    "browser.sessionstore.resume_from_crash": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionPolicyBypassNotification": True,
    "termsofuse.bypassNotification": True,
    "toolkit.startup.max_resumed_crashes": -1,
    # Firefox's own calls home, which a test of silence would hear.
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.newtabpage.enabled": False,
    "browser.region.network.url": "",
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.safebrowsing.provider.mozilla.updateURL": "",
    "browser.search.update": False,
    "browser.topsites.contile.enabled": False,
    "datareporting.healthreport.uploadEnabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.push.connection.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "extensions.update.enabled": False,
    "media.gmp-manager.updateEnabled": False,
    "messaging-system.rsexperimentloader.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.server": "",
    # Without it a page that is not on disk cannot be handed a file by input.setFiles.
    "dom.file.createInChild": True,
    # Files go to the folder of downloads and nobody is asked.
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.download.always_ask_before_handling_new_types": False,
    "browser.download.alwaysOpenPanel": False,
}
BLOCKED: dict[str, bool | int | str] = {
    "browser.contentblocking.category": "custom",
    "network.cookie.cookieBehavior": 2,
}
"""What the settings write when somebody lets no site save data."""

KEYS = {
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "Space": " ",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
    "\n": "\ue007",
}

PLACE = """(() => {
  let before = ''
  let frame = null
  return selector => {
    const found = document.querySelector(selector)
    const shown = found && found.checkVisibility({ visibilityProperty: true }) && !found.disabled
    if (!shown || document.timeline.currentTime === frame) return null
    frame = document.timeline.currentTime
    found.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
    const box = found.getBoundingClientRect()
    const [x, y] = [Math.floor(box.x + box.width / 2), Math.floor(box.y + box.height / 2)]
    const steady = `${x} ${y}` === before
    before = `${x} ${y}`
    const hit = document.elementFromPoint(x, y)
    const meets = hit && [found, ...(found.labels || [])].some(one => one.contains(hit))
    return steady && meets ? [x, y] : null
  }
})()"""
"""Where to click: where the click arrives, and nothing has moved since the last frame."""


class FirefoxTab(Tab):
    def __init__(self, bidi: Bidi, context: str) -> None:
        self.bidi = bidi
        self.context = context

    def open(self, address: str) -> None:
        self._send("browsingContext.navigate", url=address, wait="complete")

    def reload(self) -> None:
        self._send("browsingContext.reload", wait="complete")

    def leaves(self) -> bool:
        self.open("about:blank")
        asked = [one for one in self.bidi.happened if self._is_prompt(one)]
        for one in asked:
            self.bidi.happened.remove(one)
        return bool(asked)

    def close(self) -> None:
        self._send("browsingContext.close", promptUnload=False)

    def to_front(self) -> None:
        self._send("browsingContext.activate")

    def resize(self, width: int, height: int) -> None:
        self._send("browsingContext.setViewport", viewport={"width": width, "height": height})

    def evaluate(self, function: str, *given: object) -> Any:
        got = self.bidi.send(
            "script.callFunction",
            functionDeclaration=(
                f"async given => JSON.stringify(await ({function})(...JSON.parse(given)))"
            ),
            arguments=[{"type": "string", "value": json.dumps(given)}],
            target={"context": self.context},
            awaitPromise=True,
        )
        if got["type"] == "exception":
            raise AssertionError(got["exceptionDetails"]["text"])
        return json.loads(got["result"]["value"]) if "value" in got["result"] else None

    def click(self, selector: str) -> None:
        x, y = self.wait(PLACE, selector)
        moves = [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act({"type": "pointer", "id": "mouse", "actions": moves})

    def press(self, *keys: str) -> None:
        self._act(
            {
                "type": "key",
                "id": "keyboard",
                "actions": [
                    {"type": move, "value": KEYS.get(key, key)}
                    for key in keys
                    for move in ("keyDown", "keyUp")
                ],
            }
        )

    def write(self, text: str) -> None:
        self.press(*text)

    def choose_files(self, selector: str, files: Sequence[Path]) -> None:
        self.wait_for(selector, shown=False)
        found = self._send(
            "browsingContext.locateNodes", locator={"type": "css", "value": selector}
        )
        self._send(
            "input.setFiles",
            element={"sharedId": found["nodes"][0]["sharedId"]},
            files=[str(file) for file in files],
        )

    def download(self, act: Callable[[], None]) -> Path:
        act()
        ended = self.bidi.heard(
            "browsingContext.downloadEnd", lambda one: one["context"] == self.context
        )
        assert ended["status"] == "complete", ended
        return Path(ended["filepath"])

    def _send(self, method: str, **params: object) -> Json:
        return self.bidi.send(method, context=self.context, **params)

    def _act(self, source: Json) -> None:
        self._send("input.performActions", actions=[source])

    def _is_prompt(self, one: Json) -> bool:
        where: str = one["params"].get("context", "")
        return one["method"] == "browsingContext.userPromptOpened" and where == self.context


class Firefox(Driver):
    def __init__(
        self, folder: Path, proxy: str, *, storage: bool, like: Path | None = None
    ) -> None:
        """A profile like that of another, or an empty one."""
        self.profile = folder / "profile"
        self.downloads = folder / "downloads"
        self.errors = []
        self.faultless: set[str] = set()
        self.process: subprocess.Popen[str] | None = None
        self.bidi: Bidi | None = None
        self.downloads.mkdir(parents=True)
        if like:
            shutil.copytree(like, self.profile, ignore=shutil.ignore_patterns("lock"))
        else:
            self.profile.mkdir()
        host, _, port = proxy.removeprefix("http://").partition(":")
        chosen: dict[str, bool | int | str] = {
            "browser.download.dir": str(self.downloads),
            "network.proxy.type": 1,
            "network.proxy.http": host,
            "network.proxy.http_port": int(port),
            "network.proxy.ssl": host,
            "network.proxy.ssl_port": int(port),
        }
        if not storage:
            chosen |= BLOCKED
        (self.profile / "user.js").write_text(
            "".join(
                f"user_pref({json.dumps(name)}, {json.dumps(value)});\n"
                for name, value in (SETTINGS | chosen).items()
            ),
            encoding="utf-8",
        )

    def start(self) -> None:
        self.process = subprocess.Popen(
            [
                *(FIREFOX, "--headless", "--no-remote", "--profile", str(self.profile)),
                *("--width", str(LAPTOP["width"]), "--height", str(LAPTOP["height"])),
                *("--remote-debugging-port=0", "about:blank"),
            ],
            env=os.environ | {"MOZ_CRASHREPORTER_DISABLE": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.bidi = Bidi(f"{self._listening(self.process)}/session")
        handlers = {"beforeUnload": "accept", "default": "ignore"}
        self.bidi.send(
            "session.new", capabilities={"alwaysMatch": {"unhandledPromptBehavior": handlers}}
        )
        self.bidi.send("session.subscribe", events=EVENTS)

    def tab(self, where: Path | str = "about:blank", *, faultless: bool = True) -> Tab:
        assert self.bidi
        made: str = self.bidi.send("browsingContext.create", type="tab")["context"]
        if faultless:
            self.faultless.add(made)
        tab = FirefoxTab(self.bidi, made)
        tab.open(address(where))
        return tab

    def kill(self) -> None:
        assert self.process
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None
        self._hang_up()

    def stop(self) -> None:
        if not self.process:
            return
        try:
            assert self.bidi
            self.bidi.send("browser.close")
            self.process.wait(PATIENCE)
            self.process = None
            self._hang_up()
        finally:
            if self.process:
                self.kill()

    def _hang_up(self) -> None:
        if self.bidi:
            self.errors += [
                str(one["params"]["text"])
                for one in self.bidi.happened
                if one["method"] == "log.entryAdded"
                and one["params"]["source"].get("context") in self.faultless
                and is_error(one["params"])
            ]
            self.bidi.close()
            self.bidi = None

    def _listening(self, process: subprocess.Popen[str]) -> str:
        """Where Firefox says that it listens. What it says afterwards is read and forgotten."""
        assert process.stderr
        late = threading.Timer(PATIENCE, process.kill)
        late.start()
        said = []
        for line in process.stderr:
            said.append(line)
            if line.startswith(LISTENING):
                late.cancel()
                threading.Thread(target=deque, args=(process.stderr, 0), daemon=True).start()
                return line.removeprefix(LISTENING).strip()
        raise RuntimeError(f"{FIREFOX} did not start:\n{''.join(said)}")


def is_error(entry: Json) -> bool:
    """Over http Firefox asks for an icon of its own accord, and tells of the policy's refusal."""
    return entry["level"] == "error" and "/favicon.ico" not in str(entry["text"])
