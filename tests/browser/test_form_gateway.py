"""What mail gateways do to a saved file: what is lossless opens, all else is refused by name."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.form_support import Json, Person, Visit
from tests.gateway import STEPS, Case, cases
from tests.gateway.sent import sent, sent_document

pytest_plugins = ("tests.browser.form_fixtures",)

CASES = [pytest.param(case, id=case.case) for case in cases()]
OPENS = [one for one, case in zip(CASES, cases(), strict=True) if case.verdict == "opens"]
REFUSED = [one for one in CASES if one not in OPENS]


@pytest.fixture(scope="module")
def file() -> bytes:
    return sent()


@pytest.fixture(scope="module")
def busy(chromium: Browser, ash_lane: Path) -> Iterator[Person]:
    """Somebody with an answer that is in no file. No refusal may change anything here."""
    errors: list[str] = []
    context = chromium.new_context()
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    leader = Person(page, ash_lane).open()
    leader.mark("consultation", 2)
    yield leader
    context.close()
    assert errors == []


def test_enough_was_done_to_files_and_each_in_its_own_name() -> None:
    found = cases()
    assert len({case.case for case in found}) == len(found) >= 40
    assert {step for case in found for step in case.done} == STEPS.keys()
    assert len({case.verdict for case in found}) == 8


@pytest.mark.parametrize("case", OPENS)
def test_what_lost_nothing_opens(visit: Visit, ash_lane: Path, file: bytes, case: Case) -> None:
    leader = visit(ash_lane)
    leader.hand_in(case.arrived(file), case.name)
    expect(leader.notice).to_contain_text(f"{case.name} is open, with 4 answers")
    got: Json = leader.saved().model_dump(mode="json", exclude_defaults=True)
    kept = {key: value for key, value in sent_document().items() if value != ""}
    assert got == kept | {"revision": 4}


@pytest.mark.parametrize("case", REFUSED)
def test_what_lost_something_is_refused_by_name(busy: Person, file: bytes, case: Case) -> None:
    busy.question("consultation")
    expect(busy.notice).to_be_hidden()
    busy.hand_in(case.arrived(file), case.name)
    word = busy.page.evaluate(
        """word => document.getElementById('words').content
          .querySelector('[data-word="refused.' + word + '"]').textContent""",
        case.verdict,
    )
    expect(busy.notice).to_contain_text(word.replace("{file}", case.name).replace("{found}", "2"))
    expect(busy.notice).to_contain_text("Your answers here are unchanged.")
    expect(busy.notice).to_be_focused()
    expect(busy.radio("consultation", 2)).to_be_checked()
    expect(busy.file_state).to_have_text("1 change not yet saved to a file")
