"""No state of the form has a fault that axe-core can find."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import faults
from tests.browser.form_support import LAPTOP, PHONE, Person, Visit

pytest_plugins = ("tests.browser.form_fixtures",)


def start(leader: Person) -> None:
    leader.page.get_by_text("See a worked example").click()


def question(leader: Person) -> None:
    leader.question("cluster-arrangements")


def filled(leader: Person) -> None:
    leader.mark("consultation", 2)
    leader.mark("la-plans", 5)
    leader.mark("funding", "not-discussed")
    leader.mark("cluster-arrangements", 9)
    leader.page.get_by_text("How this is worked out").click()


def error(leader: Person) -> None:
    leader.hand_in(b"nonsense")
    expect(leader.notice).to_be_visible()


def send(leader: Person) -> None:
    filled(leader)
    leader.go("send")


def asked(leader: Person) -> None:
    leader.page.locator("[data-do=clear-computer]").click()


STATES: list[Callable[[Person], None]] = [start, question, filled, error, send, asked]


@pytest.mark.parametrize(
    "viewport",
    [pytest.param(LAPTOP, id="laptop", marks=pytest.mark.long), pytest.param(PHONE, id="phone")],
)
@pytest.mark.parametrize("state", STATES, ids=lambda one: one.__name__)
def test_a_state_has_no_faults(
    visit: Visit, ash_lane: Path, state: Callable[[Person], None], viewport: dict[str, int]
) -> None:
    leader = visit(ash_lane, viewport=viewport)
    state(leader)
    assert faults(leader.page) == []


@pytest.mark.parametrize("step", ["start", "question-vision-1", "send"])
def test_levels_have_no_faults(visit: Visit, levels_form: Path, step: str) -> None:
    member = visit(levels_form, step=step)
    assert faults(member.page) == []


@pytest.mark.parametrize("step", ["start", "questions", "send"])
def test_words_alone_have_no_faults(visit: Visit, feedback: Path, step: str) -> None:
    participant = visit(feedback, step=step)
    assert faults(participant.page) == []


def test_axe_finds_the_faults_of_a_page_made_bad(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content(
        "<title>Bad</title><p style='color:#ccc'>Faint</p><input><button></button>"
        "<img src='data:,'>"
    )
    rules = {fault.partition(":")[0] for fault in faults(page)}
    page.close()
    assert {"color-contrast", "label", "image-alt", "button-name", "html-has-lang"} <= rules
