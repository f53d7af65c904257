"""From an empty form to a file that opens elsewhere, as a school's leader goes about it."""

import codecs
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.form_support import sealed
from tests.journeys.driver import Computers, Tab
from tests.journeys.form import Leader, radio, read
from tests.journeys.network import INTRANET, Network

pytest_plugins = ("tests.browser.form_fixtures",)

covered = pytest.mark.covered
HOSTILE = (
    "<img src='http://elsewhere.example/image' onerror='window.hacked = 1'>"
    "<script src='http://elsewhere.example/script'></script>{name} __proto__"
)
SHOW = "text => { document.body.innerHTML = text }"


@pytest.fixture
def control(tmp_path: Path) -> Path:
    """A page that holds nothing back."""
    page = tmp_path / "control.html"
    page.write_text("<!doctype html><meta charset=utf-8><title>Control</title>", encoding="utf-8")
    return page


@pytest.fixture(params=["file", pytest.param("http", id="plain http")])
def where(request: pytest.FixtureRequest, site: Path, ash_lane: Path) -> Path | str:
    """The address of a form: on disk, or on an intranet host that has no lock."""
    within = ash_lane.relative_to(site).as_posix()
    return ash_lane if request.param == "file" else f"{INTRANET}/{within}"


@covered
def test_the_keyboard_alone_from_start_to_saved_file(computers: Computers, ash_lane: Path) -> None:
    tab = Leader(computers(), ash_lane).tab
    tab.tab_to("[name='field.how']")
    tab.press("Space")
    tab.tab_to("#start .onward a")
    tab.press("Enter")
    steps = tab.evaluate("() => [...document.querySelectorAll('.question')].map(one => one.id)")
    for place, step in enumerate(steps):
        tab.focused(f"#{step} .step-heading")
        tab.tab_to(f"#{step} .points input")
        tab.press("Space", *["ArrowRight"] * place)
        tab.tab_to(f"#{step} textarea")
        tab.write(f"Tŵr {place + 1} 🏫\nand more")
        tab.tab_to(f"#{step} .onward .button")
        tab.press("Enter")
    tab.focused("#send .step-heading")
    tab.wait_for("[data-complete]")
    tab.says(".tally", "10 of 10 answered")
    tab.says("[data-tally=total]", "55")
    tab.tab_to("#send [data-do=save]")
    saved = tab.download(lambda: tab.press("Enter"))
    assert saved.name == "ash-lane.es-sustainability.autumn-2009.json"
    got = read(saved)
    assert len(steps) == 10
    for place, step in enumerate(steps, start=1):
        answer = got.answers[step.removeprefix("question-")]
        assert answer.value == place
        assert answer.fields == {"note": f"Tŵr {place} 🏫\nand more"}


@covered
def test_a_draft_is_back_after_a_reload(
    computers: Computers, ash_lane: Path, holly_bank: Path
) -> None:
    computer = computers()
    leader = Leader(computer, ash_lane)
    leader.mark("consultation", 6)
    leader.mark("funding", "not-discussed")
    leader.note("la-plans", "A note alone")
    leader.kept()
    leader.reload()
    leader.tab.says("#notice", "is back, with 3 answers")
    leader.tab.says("#file-state", "3 changes not yet saved to a file")
    leader.has("consultation", 6)
    leader.has("funding", "not-discussed")
    leader.noted("la-plans", "A note alone")
    other = Leader(computer, holly_bank)
    other.tab.says("#file-state", "Nothing to save yet")


@pytest.mark.parametrize(
    "where",
    [pytest.param("file", marks=covered), pytest.param("http", id="plain http")],
    indirect=True,
)
def test_a_draft_is_back_after_the_browser_was_killed(
    computers: Computers, where: Path | str
) -> None:
    computer = computers()
    leader = Leader(computer, where)
    leader.mark("consultation", 6)
    leader.note("consultation", "We asked everybody")
    leader.kept()
    computer.kill()
    computer.restart()
    again = Leader(computer, where)
    again.tab.says("#notice", "is back, with 1 answer")
    again.has("consultation", 6)
    again.noted("consultation", "We asked everybody")


def test_a_saved_file_opens_on_another_computer(computers: Computers, where: Path | str) -> None:
    first = Leader(computers(), where)
    if not isinstance(where, Path):
        lock = first.tab.evaluate("() => [isSecureContext, typeof crypto.subtle]")
        assert lock == [False, "undefined"]
    first.mark("consultation", 6)
    first.mark("funding", "not-discussed")
    first.tab.says("#file-state", "2 changes not yet saved to a file")
    saved = first.save()
    first.tab.says("#file-state", "No changes since.")
    got = read(saved)
    assert (got.subject, got.revision) == ("ash-lane", 1)
    assert got.answers["consultation"].value == 6
    assert got.answers["funding"].state == "not-discussed"
    second = Leader(computers(), where)
    second.tab.says("#file-state", "Nothing to save yet")
    second.hand_in(saved)
    second.tab.says("#notice", f"{saved.name} is open, with 2 answers")
    second.has("consultation", 6)
    assert read(second.save()) == got.model_copy(update={"revision": 2})


WRAPPINGS: dict[str, Callable[[str], bytes]] = {
    "UTF-16": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "UTF-16 big-endian": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "byte-order mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
}


@covered
def test_files_come_back_whole_or_are_refused_by_name(
    computers: Computers, ash_lane: Path, tmp_path: Path
) -> None:
    leader = Leader(computers(), ash_lane)
    leader.mark("consultation", 6)
    text = leader.save().read_text(encoding="ascii")
    document = json.loads(text)["return"]
    come_back = tmp_path / "ash-lane.json.txt"
    for wrap in WRAPPINGS.values():
        come_back.write_bytes(wrap(text))
        leader.hand_in(come_back)
        leader.tab.says("#notice", "ash-lane.json.txt is open, with 1 answer")
        leader.go("question-consultation")
        leader.tab.wait_gone("#notice")
    theirs = {"subject": "holly-bank", "subject_name": "Holly Bank Primary School"}
    for data, said in (
        (text.replace('"value": 6', '"value": 7').encode(), "changed or damaged"),
        (text[:-200].encode(), "changed or damaged"),
        (sealed(document | theirs), "the answers of Holly Bank Primary School"),
        (sealed(document | {"rubric": "es-feedback"}), "another form (es-feedback)"),
        (b"\x89PNG\r\n\x00\xff", "is not a file that this form saved"),
    ):
        come_back.write_bytes(data)
        leader.hand_in(come_back)
        leader.tab.says("#notice", said)
        leader.tab.says("#notice", "Your answers here are unchanged.")
        leader.tab.focused("#notice")
        leader.go("question-funding")
        leader.has("consultation", 6)
        leader.tab.says("#file-state", "No changes since.")


def test_coming_back_to_a_tab_that_is_behind_asks(computers: Computers, ash_lane: Path) -> None:
    computer = computers()
    first = Leader(computer, ash_lane)
    first.mark("consultation", 9)
    first.kept()
    second = Leader(computer, ash_lane)
    second.mark("consultation", 3)
    second.mark("funding", 4)
    second.kept()
    first.tab.to_front()
    first.tab.says("#ask-tabs", "Those on this page (1 answer)")
    first.tab.says("#ask-tabs", "Those from the other tab (2 answers)")
    first.tab.click("#ask-tabs [data-answer=here]")
    first.tab.wait_gone("#ask-tabs")
    first.kept()
    second.tab.to_front()
    second.tab.says("#ask-tabs", "Those from the other tab (1 answer)")
    second.tab.click("#ask-tabs [data-answer=there]")
    second.has("consultation", 9)


@covered
def test_a_write_over_another_tabs_answers_asks(computers: Computers, ash_lane: Path) -> None:
    computer = computers()
    first = Leader(computer, ash_lane)
    second = Leader(computer, ash_lane)
    second.mark("consultation", 3)
    second.kept()
    # By script, for a tab that comes to the front looks first: here the write itself must notice.
    first.tab.evaluate(
        "selector => document.querySelector(selector).click()", radio("consultation", 9)
    )
    first.tab.to_front()
    first.tab.says("#ask-tabs", "Those on this page (1 answer)")
    first.tab.click("#ask-tabs [data-answer=there]")
    first.has("consultation", 3)


@covered
def test_leaving_with_unsaved_answers_is_held_up(computers: Computers, ash_lane: Path) -> None:
    leader = Leader(computers(), ash_lane)
    leader.mark("consultation", 6)
    assert leader.tab.leaves()
    leader.tab.open(ash_lane.as_uri())
    leader.ready()
    leader.save()
    assert not leader.tab.leaves()


def test_storage_that_is_blocked_is_owned_up_to(computers: Computers, ash_lane: Path) -> None:
    leader = Leader(computers(storage=False), ash_lane)
    leader.tab.says("#draft-state", "This browser is keeping no draft")
    leader.mark("consultation", 6)
    leader.tab.says("#file-state", "1 change not yet saved to a file")
    assert read(leader.save()).answers["consultation"].value == 6
    leader.tab.says("#file-state", "No changes since.")
    leader.tab.says("#draft-state", "This browser is keeping no draft")


def test_nothing_that_is_done_with_a_form_asks_the_network(
    computers: Computers, network: Network, where: Path | str, control: Path
) -> None:
    computer = computers()
    leader = Leader(computer, where)
    leader.mark("consultation", 4)
    leader.kept()
    leader.reload()
    saved = leader.save()
    leader.go("send")
    leader.tab.says(".letter", saved.name)
    leader.hand_in(saved)
    leader.tab.says("#notice", "is open")
    asked = set(heard(computer.tab(control, faultless=False), network))
    assert asked == (set() if isinstance(where, Path) else {where})


@covered
def test_hostile_text_stays_text(
    computers: Computers, network: Network, blank_form: Path, tmp_path: Path, control: Path
) -> None:
    computer = computers()
    leader = Leader(computer, blank_form)
    leader.tab.type("#subject-name", HOSTILE)
    leader.note("consultation", HOSTILE)
    leader.mark("consultation", 4)
    leader.tab.says(".bar-subject", HOSTILE)
    leader.go("send")
    leader.tab.says(".letter", HOSTILE)
    got = read(leader.save())
    assert got.subject_name == HOSTILE
    assert got.answers["consultation"].fields == {"note": HOSTILE}
    leader.kept()
    leader.reload()
    leader.noted("consultation", HOSTILE)
    foreign = tmp_path / "<img src=x onerror=x()>.json"
    foreign.write_bytes(sealed({"rubric": HOSTILE}))
    leader.hand_in(foreign)
    leader.tab.says("#notice", f"another form ({HOSTILE})")
    assert leader.tab.evaluate("() => [window.hacked, ({}).value, ({}).fields]") == [None] * 3
    assert heard(computer.tab(control, faultless=False), network) == []


def heard(control: Tab, network: Network) -> list[str]:
    """Every address that was asked for, before a page that holds nothing back asks for one."""
    control.evaluate(SHOW, HOSTILE)
    return network.heard_before("elsewhere.example")


@covered
def test_a_page_on_disk_cannot_read_the_file_beside_it(computers: Computers, control: Path) -> None:
    """Automation can switch this off. Then a form would be tested in a browser that nobody has."""
    control.with_name("beside.json").write_text("{}", encoding="utf-8")
    read_it = "() => fetch('beside.json').then(() => 'read', error => error.name)"
    assert computers().tab(control, faultless=False).evaluate(read_it) == "TypeError"


@covered
def test_nothing_needs_scrolling_sideways(computers: Computers, ash_lane: Path) -> None:
    tab = Leader(computers(), ash_lane).tab
    for width in (320, 360, 768, 1366):
        tab.resize(width, 256)
        for step in ("start", "question-funding", "send"):
            tab.open(f"{ash_lane.as_uri()}#{step}")
            tab.wait_for(f"#{step}")
            needed = tab.evaluate("() => document.documentElement.scrollWidth")
            assert needed <= width, step
