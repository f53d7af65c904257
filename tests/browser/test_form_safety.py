"""Whatever somebody types stays text, and nothing leaves the page."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.form_support import Computer, Visit, sealed

pytest_plugins = ("tests.browser.form_fixtures",)


class Listener:
    """A server that writes down what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        asked = self.asked

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def listener() -> Iterator[Listener]:
    one = Listener()
    yield one
    one.server.shutdown()
    one.server.server_close()


def test_hostile_text_stays_text(
    visit: Visit, computer: Computer, listener: Listener, ash_lane: Path, blank_form: Path
) -> None:
    hostile = (
        f'<img src="{listener.address}/img" onerror="window.hacked = 1">'
        f'<script src="{listener.address}/script"></script>{{name}} __proto__'
    )
    leader = visit(ash_lane)
    leader.mark("consultation", 4)
    leader.note("consultation", hostile)
    got = leader.saved()
    assert got.answers["consultation"].fields["note"] == hostile
    leader.kept()
    leader.reload()
    expect(leader.page.locator('[id="note.consultation.note"]')).to_have_value(hostile)
    other = visit(blank_form)
    other.page.get_by_label("Name of the school").fill(hostile[:200])
    other.mark("consultation", 4)
    other.go("send")
    expect(other.page.locator(".letter")).to_contain_text("<img src=")
    expect(other.page.locator(".bar-subject")).to_have_text(hostile[:200].strip())
    other.hand_in(sealed({"rubric": hostile}), f"{hostile[:80]}.json")
    expect(other.notice).to_contain_text("another form (<img src=")
    for person in (leader, other):
        assert person.page.evaluate("[window.hacked, ({}).value, ({}).fields]") == [None] * 3
    # The listener hears what an open page does with the same text.
    control = computer().new_page()
    with control.expect_response(f"{listener.address}/img"):
        control.evaluate("text => { document.body.innerHTML = text }", hostile)
    assert listener.asked == ["/img"]


def test_no_request_leaves_the_page(
    visit: Visit, computer: Computer, listener: Listener, ash_lane: Path
) -> None:
    context = computer()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    leader = visit(ash_lane, on=context)
    leader.mark("consultation", 4)
    leader.save()
    leader.go("send")
    assert {address.partition(":")[0] for address in asked} <= {"file", "data", "blob"}
    assert leader.page.evaluate("document.styleSheets.length") == 1
    assert leader.page.evaluate(
        "document.fonts.load('600 16px \"Packs Sans\"').then(found => found.length)"
    )


def test_the_policy_holds_back_what_a_script_would_send(
    computer: Computer, listener: Listener, ash_lane: Path
) -> None:
    attempt = """address => Promise.allSettled([
      fetch(address + '/fetch'),
      new Promise((resolve, reject) => {
        const image = new Image()
        image.onload = resolve
        image.onerror = reject
        image.src = address + '/image'
      }),
    ]).then(all => all.map(one => one.status))"""
    page = computer().new_page()
    page.goto(ash_lane.as_uri())
    assert page.evaluate(attempt, listener.address) == ["rejected", "rejected"]
    assert listener.asked == []
    control = computer().new_page()
    control.goto(listener.address)
    control.evaluate(attempt, listener.address)
    assert {"/fetch", "/image"} <= set(listener.asked)


def test_the_file_has_one_style_one_script_and_no_other_address(ash_lane: Path) -> None:
    text = ash_lane.read_text(encoding="utf-8")
    assert text.count("<style") == 1
    assert text.count("<script") == 2  # The other one is data.
    assert ' style="' not in text
    assert " src=" not in text
    assert len(text.encode()) <= 150_000
