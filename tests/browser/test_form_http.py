"""The same form from an intranet's plain http, where the browser keeps its cryptography back."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from builder.model.returns import Envelope
from tests.browser.form_support import ARGUMENTS, CHROMIUM, Person
from tests.gateway import cases
from tests.gateway.sent import sent

pytest_plugins = ("tests.browser.form_fixtures",)

HOST = "intranet.example"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class Address:
    """Where a form is, as `Person` asks for it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def as_uri(self) -> str:
        return self.text


@pytest.fixture(scope="module")
def intranet(site: Path) -> Iterator[str]:
    """A plain web server with the site on it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://{HOST}:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def context(chromium: Browser, tmp_path: Path) -> Iterator[BrowserContext]:
    """A browser that finds the host, with a profile of its own."""
    errors: list[str] = []
    rule = f"--host-resolver-rules=MAP {HOST} 127.0.0.1"
    one = chromium.browser_type.launch_persistent_context(
        tmp_path / "profile", executable_path=CHROMIUM, args=[*ARGUMENTS, rule]
    )
    one.on("weberror", lambda error: errors.append(str(error.error)))
    one.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    yield one
    one.close()
    assert errors == []


def opened(context: BrowserContext, address: str) -> Person:
    return Person(context.new_page(), Address(address)).open()  # type: ignore[arg-type]


def test_the_host_is_one_that_browsers_do_not_trust(context: BrowserContext, intranet: str) -> None:
    leader = opened(context, f"{intranet}/open/forms/es-sustainability.html")
    assert leader.page.evaluate("[isSecureContext, typeof crypto.subtle]") == [False, "undefined"]


def test_filled_kept_saved_and_opened_again(context: BrowserContext, intranet: str) -> None:
    address = f"{intranet}/groups/northside/forms/es-sustainability.ash-lane.html"
    leader = opened(context, address)
    leader.mark("consultation", 6)
    leader.note("funding", "Twice a year")
    leader.kept()
    leader.reload()
    expect(leader.notice).to_contain_text("is back, with 2 answers")
    data = Path(leader.save().path()).read_bytes()
    got = Envelope.model_validate_json(data).document
    assert (got.answers["consultation"].value, got.subject) == (6, "ash-lane")
    leader.page.locator("[data-do=clear-computer]").click()
    leader.answer("ask-clear", "clear")
    leader.hand_in(data)
    expect(leader.notice).to_contain_text("is open, with 2 answers")
    expect(leader.radio("consultation", 6)).to_be_checked()


def test_zips_and_damage_are_told_apart(context: BrowserContext, intranet: str) -> None:
    address = f"{intranet}/groups/northside/forms/es-sustainability.ash-lane.html"
    by_name = {case.case: case for case in cases()}
    leader = opened(context, address)
    for name, said in (("zip", "is open, with 4 answers"), ("edited", "changed or damaged")):
        case = by_name[name]
        leader.hand_in(case.arrived(sent()), case.name)
        expect(leader.notice).to_contain_text(said)


def test_two_schools_have_a_draft_each(context: BrowserContext, intranet: str) -> None:
    manager = opened(context, f"{intranet}/open/forms/es-sustainability.html")
    for number, name in enumerate(("Ash Lane", "Holly Bank")):
        if number:
            manager.page.get_by_role("button", name="Start another").click()
            expect(manager.notice).to_contain_text("A new form is open")
        manager.page.get_by_label("Name of the school").fill(name)
        manager.kept()
        expect(manager.page.locator("#shelf li")).to_have_count(number + 1)
