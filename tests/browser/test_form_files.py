"""A saved file comes back whole, or is refused by name. What mail does to it stands elsewhere."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from builder.model.returns import Return
from tests.browser.form_support import Json, Person, Visit, sealed

pytest_plugins = ("tests.browser.form_fixtures",)


@pytest.fixture(scope="module")
def returned() -> Json:
    """Filled in by the tests from what a form really saves."""
    return {}


@pytest.fixture
def file(visit: Visit, ash_lane: Path, returned: Json) -> bytes:
    """What Ash Lane saved."""
    if not returned:
        leader = visit(ash_lane)
        leader.page.get_by_label("By the school's leader alone").check()
        leader.mark("consultation", 6)
        leader.mark("funding", "not-discussed")
        leader.note("la-plans", "Tŵr “quoted” <b>\n\\u0041 🏫")
        returned["data"] = Path(leader.save().path()).read_bytes()
    data = returned["data"]
    assert isinstance(data, bytes)
    return data


@pytest.fixture(scope="module")
def busy(chromium: Browser, ash_lane: Path) -> Iterator[Person]:
    """Somebody with an answer that is in no file. No refusal may change anything here."""
    context = chromium.new_context()
    leader = Person(context.new_page(), ash_lane).open()
    leader.mark("consultation", 2)
    yield leader
    context.close()


def test_a_saved_file_opens(visit: Visit, ash_lane: Path, file: bytes) -> None:
    leader = visit(ash_lane)
    leader.hand_in(file, "ash-lane.json.txt")
    expect(leader.notice).to_contain_text("ash-lane.json.txt is open, with 4 answers")
    expect(leader.file_state).to_contain_text("Opened from ash-lane.json.txt")
    expect(leader.radio("consultation", 6)).to_be_checked()
    again = leader.saved()
    assert again == Return.model_validate(json.loads(file)["return"] | {"revision": 2})


def test_unsaved_answers_are_replaced_only_after_asking(
    visit: Visit, ash_lane: Path, file: bytes
) -> None:
    leader = visit(ash_lane)
    leader.mark("consultation", 2)
    leader.hand_in(file)
    expect(leader.page.locator("#ask-open")).to_contain_text("1 change not yet saved to a file")
    leader.answer("ask-open", "keep")
    expect(leader.radio("consultation", 2)).to_be_checked()
    leader.hand_in(file)
    leader.answer("ask-open", "file")
    expect(leader.radio("consultation", 6)).to_be_checked()
    leader.kept()
    leader.reload()
    expect(leader.radio("consultation", 6)).to_be_checked()
    expect(leader.file_state).to_contain_text("No changes since.")


def test_an_older_file_of_the_same_form_does_not_count_revisions_back(
    visit: Visit, ash_lane: Path
) -> None:
    leader = visit(ash_lane)
    leader.mark("consultation", 6)
    old = Path(leader.save().path()).read_bytes()
    leader.mark("consultation", 7)
    leader.save()
    leader.hand_in(old, "ash-lane (1).json")
    ask = leader.page.locator("#ask-older")
    expect(ask).to_contain_text(
        "ash-lane (1).json was saved before what is here. Saved to ash-lane"
    )
    leader.answer("ask-older", "keep")
    expect(leader.radio("consultation", 7)).to_be_checked()
    leader.hand_in(old)
    leader.answer("ask-older", "file")
    expect(leader.notice).to_contain_text("is open")
    assert leader.saved().revision == 3


def test_the_form_itself_is_told_from_a_damaged_file(visit: Visit, ash_lane: Path) -> None:
    leader = visit(ash_lane)
    leader.hand_in(ash_lane.read_bytes(), "ash-lane.html")
    expect(leader.notice).to_contain_text("Look for the one whose name ends in .json.")


DEEP = b'{"format": "packs-return", "version": 1, "return": %s%s}' % (b"[" * 50_000, b"]" * 50_000)
REFUSALS: dict[str, tuple[Callable[[Json], Json], str]] = {
    "another rubric": (lambda one: one | {"rubric": "es-feedback"}, "another form (es-feedback)"),
    "another school": (
        lambda one: one | {"subject": "holly-bank", "subject_name": "Holly Bank Primary School"},
        "the answers of Holly Bank Primary School, and this form is for Ash Lane",
    ),
    "another group": (lambda one: one | {"group": "riverside"}, "another group"),
    "another round": (lambda one: one | {"round": "spring-2009"}, "another round (spring-2009)"),
    "another edition": (
        lambda one: one | {"fingerprint": "0" * 64, "edition": "2010"},
        "another edition of these questions (2010)",
    ),
    "another voice": (lambda one: one | {"voice": "room"}, "somebody else (room)"),
    "a point off the scale": (
        lambda one: one | {"answers": {"funding": {"value": 11}}},
        "changed or damaged",
    ),
    "text for a number": (
        lambda one: one | {"answers": {"funding": {"value": "6"}}},
        "changed or damaged",
    ),
    "true for a number": (
        lambda one: one | {"answers": {"funding": {"value": True}}},
        "changed or damaged",
    ),
    "a number and a state": (
        lambda one: one | {"answers": {"funding": {"value": 6, "state": "not-discussed"}}},
        "changed or damaged",
    ),
    "a state that is not allowed": (
        lambda one: one | {"answers": {"funding": {"state": "not-applicable"}}},
        "changed or damaged",
    ),
    "an unknown question": (
        lambda one: one | {"answers": {"__proto__": {"value": 6}}},
        "changed or damaged",
    ),
    "an unknown field": (
        lambda one: one | {"answers": {"funding": {"fields": {"constructor": "x"}}}},
        "changed or damaged",
    ),
    "an unknown choice": (lambda one: one | {"fields": {"how": "asleep"}}, "changed or damaged"),
    "a note too long": (
        lambda one: one | {"answers": {"funding": {"fields": {"note": "x" * 4001}}}},
        "changed or damaged",
    ),
    "an unknown key": (lambda one: one | {"more": 1}, "changed or damaged"),
}


@pytest.mark.parametrize("why", REFUSALS)
def test_a_file_that_does_not_belong_here_is_refused_by_name(
    busy: Person, file: bytes, why: str
) -> None:
    change, said = REFUSALS[why]
    refused(busy, sealed(change(json.loads(file)["return"])), said)


def refused(leader: Person, data: bytes, said: str) -> None:
    """The reason is given and read out, and nothing is lost."""
    leader.question("consultation")
    expect(leader.notice).to_be_hidden()
    leader.hand_in(data)
    expect(leader.notice).to_contain_text(said)
    expect(leader.notice).to_contain_text("Your answers here are unchanged.")
    expect(leader.notice).to_be_focused()
    expect(leader.radio("consultation", 2)).to_be_checked()
    expect(leader.file_state).to_have_text("1 change not yet saved to a file")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "is not a file that this form saved", id="empty"),
        pytest.param(b"\x89PNG\r\n\x00\xff", "is not a file that this form saved", id="picture"),
        pytest.param(b"<html>packs</html>", "is not a file that this form saved", id="the form"),
        pytest.param(b"[" * 500_000, "is not a file that this form saved", id="brackets"),
        pytest.param(DEEP, "is not a file that this form saved", id="deep"),
        pytest.param(b'{"format": 1e999}', "is not a file that this form saved", id="other JSON"),
        pytest.param(b" " * 1_000_001, "far too large", id="too large"),
        pytest.param(b'{"format": "packs-return", "ver', "changed or damaged", id="cut short"),
        pytest.param(
            b'{"format": "packs-return", "version": 2}', "saved by a newer form", id="newer"
        ),
        pytest.param(
            b'{"format": "packs-return", "version": "1"}', "changed or damaged", id="odd version"
        ),
    ],
)
def test_what_is_no_saved_file_is_refused(busy: Person, data: bytes, said: str) -> None:
    refused(busy, data, said)


@pytest.mark.parametrize(
    ("before", "after"),
    [(b'"value": 6', b'"value": 7'), (b"quoted", b"quotad"), (b"\\n", b"?"), (b"b>", b"b >")],
)
def test_a_file_that_was_changed_on_its_way_is_refused(
    busy: Person, file: bytes, before: bytes, after: bytes
) -> None:
    assert before in file
    refused(busy, file.replace(before, after, 1), "changed or damaged")


def test_the_file_of_a_blank_form_opens_in_a_blank_form(visit: Visit, blank_form: Path) -> None:
    first = visit(blank_form)
    first.page.get_by_label("Name of the school").fill("Ysgol Tŵr Gwyn")
    first.mark("consultation", 4)
    data = Path(first.save().path()).read_bytes()
    second = visit(blank_form)
    second.hand_in(data)
    expect(second.page.locator(".bar-subject")).to_have_text("Ysgol Tŵr Gwyn")
    expect(second.radio("consultation", 4)).to_be_checked()
