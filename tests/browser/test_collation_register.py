"""The register of returns, and every file that does not simply count: why, and what to do."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.collation_fixtures import File, Manager, Meet, changed, filed, returns_of, zipped
from tests.browser.form_support import Json, sealed

pytest_plugins = ("tests.browser.form_fixtures", "tests.browser.collation_fixtures")


@pytest.fixture(scope="module")
def autumn() -> dict[str, Json]:
    """What the ten schools of a cluster returned."""
    return returns_of("northside", "autumn-2009", "es-sustainability")


def another(document: Json, **keys: Any) -> Json:
    """The same from a form that was begun anew."""
    return changed(document, id="c" * 32, **keys)


def spoilt(document: Json) -> bytes:
    """A file that lost a letter on its way."""
    return sealed(document).replace(b"We ", b"Vve ", 1)


def all_kinds(autumn: dict[str, Json]) -> list[File]:
    """A file for each reason not to count, and a few that do."""
    ash, fairfield, garth = autumn["ash-lane"], autumn["fairfield"], autumn["garth"]
    later = changed(ash, revision=9)
    spring = returns_of("northside", "spring-2009", "es-sustainability")
    feedback = returns_of("northside", "autumn-2009", "es-feedback")
    riverside = returns_of("riverside", "autumn-2009", "es-sustainability")
    old = {"edition": "2008", "fingerprint": "a" * 64}
    closed = {"subject": "closed", "subject_name": "The Closed School", "id": "e" * 32}
    late = {"round": "winter-1999", "id": "d" * 32}
    return [
        ("ash.json", sealed(ash)),
        ("ash later.json", sealed(later)),
        ("ash copy.json", sealed(later)),
        ("clash-1.json", sealed(autumn["dunmore"])),
        ("clash-2.json", sealed(changed(autumn["dunmore"], answers={"funding": {"value": 1}}))),
        ("beacon.json", sealed(autumn["beacon-hill"])),
        ("beacon two.json", sealed(another(autumn["beacon-hill"], answers={"funding": {}}))),
        ("damaged.json", spoilt(autumn["elm-park"])),
        ("older edition.json", sealed(changed(fairfield, **old))),
        ("anybody.json", sealed(changed(garth, subject=None, group=None))),
        ("closed.json", sealed(changed(autumn["ifton"], **closed))),
        ("winter.json", sealed(changed(autumn["ifton"], **late))),
        ("parents.json", sealed(changed(autumn["ifton"], voice="parents", id="f" * 32))),
        ("photo.jpg", b"\xff\xd8\xff\xe0"),
        ("large.json", sealed(garth) + b" " * 1_000_000),
        ("future.json", sealed(garth, version=2)),
        ("feedback.json", sealed(feedback["es-sustainability.cluster-manager"])),
        ("spring.json", sealed(spring["coppice"])),
        ("riverside.json", sealed(next(iter(riverside.values())))),
        ("empty.zip", zipped()),
        ("locked.zip", _locked(sealed(garth))),
    ]


def _locked(data: bytes) -> bytes:
    found = bytearray(zipped(("garth.json", data)))
    found[found.index(b"PK\x01\x02") + 8] |= 1
    return bytes(found)


REASONS = {
    "clash-1.json": "The same revision as clash-2.json",
    "beacon.json": "Disagrees with beacon two.json about Beacon Hill",
    "anybody.json": "Comes from a form for anybody",
    "closed.json": "The Closed School, which is not on",
    "damaged.json": "changed or damaged after it was saved",
    "locked.zip: garth.json": "locked with a password",
    "empty.zip": "a zip with nothing in it",
    "large.json": "far too large",
    "future.json": "saved by a newer form",
    "riverside.json": "Comes from another group",
    "feedback.json": "Answers other questions: es-feedback",
    "older edition.json": "another edition of the questions, 2008",
    "winter.json": "a round that this page does not know: winter-1999",
    "parents.json": "somebody whose answers this page does not gather",
    "photo.jpg": "not a return: no form saved it",
    "ash.json": "A later one, revision 9 in ash later.json and ash copy.json, is used",
    "ash copy.json": "here already, from ash later.json",
    "spring.json": "in Spring 2009: it counts there",
}


def test_every_file_has_its_reason_and_the_numbers_add_up(
    meet: Meet, autumn: dict[str, Json]
) -> None:
    manager = meet()
    files = all_kinds(autumn)
    manager.take_in(files, f"{len(files)} files")
    for file, reason in REASONS.items():
        assert reason in manager.line(file), file
        assert manager.line(file).rstrip().endswith((".", "side", "there")), file
    told = manager.page.locator("#filed-sum").inner_text()
    assert told.startswith(f"{len(files)} files taken in: 1 counts, ")
    assert sum(map(int, re.findall(r"[:,] ([0-9]+) ", told))) == len(files)
    lines = manager.page.locator(".filed tbody tr")
    expect(lines).to_have_count(len(files) - 1)
    expect(manager.standing).to_have_text(
        "1 of 10 schools returned; 6 missing; 1 to another edition, not counted; "
        "2 conflicts, not counted."
    )
    assert [line.verdict for line in manager.saved().files].count("unchanged") == 1


def test_the_register_says_how_each_return_stands(meet: Meet, autumn: dict[str, Json]) -> None:
    manager = meet()
    gaps = changed(autumn["coppice"], answers={"la-plans": {"state": "not-discussed"}})
    del gaps["answers"]["funding"]
    later = changed(autumn["garth"], revision=7)
    reworded = changed(autumn["ifton"], fingerprint="b" * 64)
    manager.take_in(
        [
            ("coppice.json", sealed(gaps)),
            ("garth.json", sealed(autumn["garth"])),
            ("garth 2.json", sealed(later)),
            ("ifton.json", sealed(reworded)),
            ("elm.json", sealed(changed(autumn["elm-park"], edition="2008"))),
        ]
    )
    coppice = manager.row("Coppice")
    assert "Incomplete" in coppice
    assert "Left blank: Funding. Not discussed yet: LA plans and targets." in coppice
    garth = manager.row("Garth")
    assert "garth 2.json, revision 7: used" in garth
    assert "garth.json, revision 2: older, not used" in garth
    assert "Answered before the wording last changed." in manager.row("Ifton")
    assert "Answered the edition 2008. It is kept, and not counted." in manager.row("Elm Park")
    assert "Missing" in manager.row("Ash Lane")
    expect(manager.standing).to_have_text(
        "3 of 10 schools returned, 1 of them incomplete; 6 missing; "
        "1 to another edition, not counted."
    )
    manager.press("copy-missing")
    expect(manager.page.locator("#spoken")).to_contain_text("The list is copied.")


def cells(manager: Manager, name: str) -> list[str]:
    """A school's column of the grid."""
    manager.go("grid")
    heads = manager.page.locator("#grid-place thead th").all_inner_texts()
    at = [head.strip() for head in heads].index(name)
    found: list[str] = manager.page.eval_on_selector_all(
        "#grid-place tbody tr", f"rows => rows.map(row => row.children[{at}].innerText.trim())"
    )
    manager.go("returns")
    return found


def test_a_person_decides_between_two_and_can_undo_it(meet: Meet, autumn: dict[str, Json]) -> None:
    manager = meet()
    mine = autumn["beacon-hill"]
    other = another(mine, answers={"funding": {"value": 9, "fields": {"note": "Three years."}}})
    manager.take_in([("one.json", sealed(mine)), ("two.json", sealed(other))], "disagrees")
    block = manager.page.locator(".dispute")
    expect(block).to_contain_text("Beacon Hill: 2 returns disagree")
    expect(block).to_contain_text("1 of 10 answers differs.")
    expect(block.locator("tbody tr").first).to_contain_text("9")
    expect(block.locator("tbody")).to_contain_text("Three years.")
    assert set(cells(manager, "Beacon Hill")) == {"!"}
    manager.page.get_by_role("button", name="Count this one: two.json").press("Enter")
    expect(block.get_by_role("button", name="Undo the choice")).to_be_focused()
    expect(manager.standing).to_have_text("1 of 10 schools returned; 9 missing.")
    assert cells(manager, "Beacon Hill")[8].startswith("9")
    assert "not chosen" in manager.row("Beacon Hill")
    assert "the other one was chosen" in manager.line("one.json")
    manager.reload()
    manager.press("undecide")
    expect(block.locator("[data-do=decide]").first).to_be_focused()
    expect(manager.standing).to_contain_text("1 conflict, not counted")
    manager.page.get_by_role("button", name="Count this one: one.json").click()
    [decision] = manager.saved().decisions
    assert decision.chosen == mine["id"]


def test_a_third_return_reopens_what_was_decided(meet: Meet, autumn: dict[str, Json]) -> None:
    manager = meet()
    mine = autumn["beacon-hill"]
    manager.take_in([("one.json", sealed(mine)), ("two.json", sealed(another(mine)))], "disagrees")
    expect(manager.page.locator(".dispute")).to_contain_text("They say the same")
    manager.press("decide")
    manager.take_in([("three.json", sealed(changed(mine, id="d" * 32)))], "disagrees")
    expect(manager.page.locator(".dispute")).to_contain_text("3 returns disagree")
    expect(manager.page.locator("[data-do=decide]:visible")).to_have_count(3)


def test_a_return_without_a_school_is_put_in_its_place(meet: Meet, autumn: dict[str, Json]) -> None:
    manager = meet()
    typed = changed(autumn["garth"], subject=None, group=None)
    manager.take_in([("typed.json", sealed(typed))], "without a school")
    expect(manager.standing).to_have_text("None of 10 schools returned yet.")
    choice = manager.page.get_by_label("Whose is typed.json?")
    assert "the name fits" in choice.locator("option:checked").inner_text()
    choice.select_option("holly-bank")
    manager.press("place")
    back = manager.page.get_by_role("button", name="Take that back")
    expect(back).to_be_focused()
    assert "You said that it is about Holly Bank, and it counts there." in manager.line(
        "typed.json"
    )
    assert "Returned" in manager.row("Holly Bank")
    manager.reload()
    back.click()
    expect(choice).to_be_focused()
    assert "Missing" in manager.row("Holly Bank")
    choice.select_option("garth")
    manager.press("place")
    assert "Returned" in manager.row("Garth")
    [kept] = manager.saved().returns
    assert (kept.subject, kept.document.subject) == ("garth", None)


def test_members_drafts_count_for_nothing_until_something_is_agreed(meet: Meet) -> None:
    manager = meet("groups/wealdmere-partnerships/collations/ba-partnership.html")
    returns = returns_of("wealdmere-partnerships", "ba-term-2", "ba-partnership")
    drafts = {name: one for name, one in returns.items() if one["voice"] == "draft"}
    assert drafts
    some = {one["subject"] for one in drafts.values()}
    manager.take_in(filed(drafts), "2 taken in")
    manager.page.locator("#round").select_option("ba-term-2")
    rows = manager.page.locator("#register-rows tr", has_text="Drafts only")
    expect(rows).to_have_count(len(some))
    expect(rows.first).to_contain_text("Nothing is agreed yet.")
    expect(manager.standing).to_contain_text("None of")


def test_hidden_names_hide_the_files_that_would_give_them_away(
    meet: Meet, autumn: dict[str, Json]
) -> None:
    manager = meet()
    manager.take_in([*filed(autumn)[:8], ("damaged.json", spoilt(autumn["ifton"]))])
    manager.go("grid")
    manager.page.locator("[data-how=hidden]").check()
    manager.go("returns")
    text = manager.page.locator("#returns").inner_text()
    assert not [name for name in autumn if name in text]
    assert "Ash Lane" not in text
    assert "School 10" in text
    manager.press("show-names")
    assert "ash-lane.json" in manager.row("Ash Lane")


def test_many_answer_about_one_thing(meet: Meet) -> None:
    manager = meet("groups/northside/collations/es-feedback.html")
    returns = returns_of("northside", "autumn-2009", "es-feedback")
    manager.take_in(filed(returns), "5 files: 5 taken in.")
    expect(manager.standing).to_have_text("5 returned about “The sustainability diagnostic”.")
    assert "of 11 answered." in manager.row("Governor")
    expect(manager.page.locator("#returns-count")).to_have_text("5")


def test_a_file_that_could_not_be_used_is_named_where_its_school_is_missing(
    meet: Meet, autumn: dict[str, Json]
) -> None:
    name = "ifton.es-sustainability.autumn-2009.json"
    manager = meet()
    manager.take_in([(name, sealed(autumn["ifton"]).replace(b"ifton", b"iftom"))], "damaged")
    assert f"What came could not be used: {name}." in manager.row("Ifton")
    assert "Nothing has come." in manager.row("Garth")


def test_rounds_of_other_questions_are_offered_once_something_of_them_is_here(
    meet: Meet, autumn: dict[str, Json]
) -> None:
    manager = meet()
    options = manager.page.locator("#round option")
    expect(options).to_have_text(["Autumn 2009", "Spring 2009"])
    manager.take_in(filed({"garth": changed(autumn["garth"], round="ba-term-1")}))
    expect(options).to_have_text(["Term 1, autumn 2009", "Autumn 2009", "Spring 2009"])


def test_the_zip_says_that_it_does_not_hold_whose_a_return_is(
    meet: Meet, autumn: dict[str, Json]
) -> None:
    said = "stands in the workshop file alone"
    manager = meet()
    typed = changed(autumn["garth"], subject=None, group=None)
    manager.take_in([*filed(autumn)[:2], ("typed.json", sealed(typed))], "files")
    about = manager.page.locator("#out-zip-about")
    expect(about).not_to_contain_text(said)
    manager.page.get_by_label("Whose is typed.json?").select_option("garth")
    manager.press("place")
    expect(about).to_contain_text(said)
