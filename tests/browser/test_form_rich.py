"""Forms with levels, figures, tables, conditions and several voices: filled in, saved, opened."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from builder.model.returns import AddedRow, Table
from tests.browser.axe import faults
from tests.browser.form_support import PHONE, Json, Person, Visit, sealed

pytest_plugins = ("tests.browser.form_fixtures",)


def box(person: Person, name: str) -> Locator:
    """The control of a field."""
    return person.page.locator(f'[id="{name}"]')


def cell(person: Person, row: str, column: str) -> Locator:
    """The control of a cell, by what it is called."""
    return person.page.get_by_label(f"{row}: {column}", exact=True)


def result(person: Person, name: str) -> Locator:
    """What follows, by the criterion and the rule."""
    return person.page.locator(f'[data-result="{name}"]')


def gap(person: Person, kind: str) -> Locator:
    """What the last step lists under one heading."""
    return person.page.locator(f'[data-gaps="{kind}"]')


def fill_all(person: Person) -> None:
    """Every kind of field, filled in."""
    person.mark("champion", "going")
    person.mark("reviewed", "leading")
    box(person, "note.reviewed.due").fill("2026-09-30")
    person.mark("joined-up", "starting")
    person.mark("crossing", "missing")
    box(person, "note.crossing.cost").fill("12500")
    person.mark("speed", 4)
    person.mark("support", "letter")
    person.go("about")
    box(person, "field.pupils").fill("210")
    box(person, "field.near").fill(" 62.5 ")
    box(person, "field.surveyed").fill("2026-02-10")
    person.page.get_by_label("A walking bus").check()
    person.page.get_by_label("Park and walk").check()
    person.page.get_by_label("There is one").check()
    box(person, "field.seats").fill("16")
    cell(person, "On foot", "Pupils").fill("120")
    cell(person, "On foot", "Goal").fill("70")
    cell(person, "On foot", "Counted on").fill("2026-02-10")
    cell(person, "On foot", "Weather").select_option("wet")
    cell(person, "By car", "Pupils").fill("61")
    cell(person, "By car", "Remark").fill("Two lines\nof it")
    person.page.get_by_role("button", name="Add a row: Other way").click()
    person.page.keyboard.type("By boat")
    cell(person, "Other way", "Pupils").fill("3")
    box(person, "field.remark").fill("That is all.")


FIELDS = {
    "pupils": "210",
    "near": "62.5",
    "surveyed": "2026-02-10",
    "routes": ("walking-bus", "park-and-walk"),
    "minibus": "has-one",
    "seats": "16",
    "ways": Table(
        rows={
            "foot": {"pupils": "120", "goal": "70", "counted": "2026-02-10", "weather": "wet"},
            "car": {"pupils": "61", "remark": "Two lines\nof it"},
        },
        added=(AddedRow(label="By boat", cells={"pupils": "3"}),),
    ),
    "remark": "That is all.",
}


def test_every_kind_of_field_is_filled_saved_and_opened_again(
    visit: Visit, travel_plan: Path
) -> None:
    school = visit(travel_plan)
    fill_all(school)
    school.go("send")
    expect(school.page.locator("[data-complete]")).to_be_visible()
    download = school.save()
    data = Path(download.path()).read_bytes()
    got = school.saved()
    assert got.fields == FIELDS
    assert got.answers["reviewed"].fields == {"due": "2026-09-30"}
    assert got.answers["crossing"].model_dump(exclude_defaults=True) == {
        "value": "missing",
        "fields": {"cost": "12500"},
    }
    assert got.answers["speed"].value == 4
    school.kept()
    school.reload()
    expect(school.file_state).to_contain_text("No changes since.")
    assert school.saved().fields == FIELDS
    other = visit(travel_plan)
    other.hand_in(data)
    expect(other.notice).to_contain_text("is open, with 14 answers")
    again = other.saved()
    assert (again.fields, again.answers) == (FIELDS, got.answers)
    other.go("about")
    expect(cell(other, "Other way", "Pupils")).to_have_value("3")


def test_each_question_has_its_own_scale(visit: Visit, travel_plan: Path) -> None:
    school = visit(travel_plan, step="question-champion")
    levels = school.page.locator("#question-champion .level label")
    expect(levels).to_have_text(["Starting", "Going", "Leading"])
    crossing = school.page.locator("#question-crossing .level label")
    expect(crossing).to_have_text(["Yes", "No"])
    expect(school.page.locator("#question-joined-up .level")).to_have_count(0)
    expect(school.page.locator("#question-joined-up .level-list .pick")).to_have_count(3)
    expect(school.page.locator("#question-speed .points label")).to_have_count(5)
    school.mark("champion", "going")
    school.mark("crossing", "in-place")
    school.mark("speed", 5)
    expect(school.page.locator("[data-tally=total]")).to_be_hidden()
    expect(school.tally).to_contain_text("Going: 1")
    expect(school.tally).to_contain_text("3 of 6 answered")
    row = school.page.locator('.list a[href="#question-speed"]')
    expect(row).to_contain_text(re.compile(r"5\s*▲"))


def test_a_question_that_is_not_asked_is_passed_over_and_keeps_its_answer(
    visit: Visit, travel_plan: Path
) -> None:
    school = visit(travel_plan)
    onward = school.page.locator("#question-reviewed .onward .button")
    expect(school.tally).to_contain_text("0 of 5 answered")
    expect(school.tally).to_contain_text("1 is not asked at the moment")
    expect(school.page.locator('.list a[href="#question-joined-up"]')).to_contain_text("not asked")
    school.question("reviewed")
    onward.click()
    expect(school.page.locator("#question-crossing")).to_be_visible()
    school.question("joined-up")
    asked = school.page.locator("#question-joined-up .asked")
    expect(asked).to_be_hidden()
    expect(school.page.locator("#question-joined-up .not-asked")).to_contain_text(
        "only where “Champion” is Going or Leading"
    )
    school.mark("champion", "leading")
    school.question("reviewed")
    onward.click()
    expect(asked).to_be_visible()
    school.radio("joined-up", "going").check()
    school.mark("champion", "starting")
    expect(school.tally).to_contain_text("1 of 5 answered")
    school.go("send")
    expect(school.page.locator('[data-gap="answer.joined-up"]').first).to_be_hidden()
    assert school.saved().answers["joined-up"].value == "going"
    school.mark("champion", "going")
    school.question("joined-up")
    expect(school.radio("joined-up", "going")).to_be_checked()


def test_a_field_shows_only_where_it_is_asked(visit: Visit, travel_plan: Path) -> None:
    school = visit(travel_plan, step="about")
    seats = box(school, "field.seats")
    expect(seats).to_be_hidden()
    school.page.get_by_label("There is one").check()
    seats.fill("16")
    school.page.get_by_label("There is none").check()
    expect(seats).to_be_hidden()
    assert school.saved().fields == {"minibus": "has-none", "seats": "16"}
    school.go("send")
    expect(school.page.locator('[data-gaps=apart] [data-gap="field.seats"]')).to_be_hidden()
    school.go("about")
    school.page.get_by_label("There is one").check()
    expect(seats).to_have_value("16")


def test_rows_are_added_and_removed_with_the_keyboard(visit: Visit, travel_plan: Path) -> None:
    school = visit(travel_plan, step="about")
    add = school.page.get_by_role("button", name="Add a row: Other way")
    press, spoken = school.page.keyboard.press, school.page.locator("#spoken")
    add.focus()
    press("Enter")
    names = school.page.get_by_label("Other way: name")
    expect(names.first).to_be_focused()
    expect(spoken).to_have_text("A row was added. There is 1 row of your own.")
    school.page.keyboard.type("By boat")
    add.focus()
    press("Enter")
    expect(names.nth(1)).to_be_focused()
    expect(spoken).to_have_text("A row was added. There are 2 rows of your own.")
    expect(add).to_be_hidden()
    expect(school.page.get_by_text("No more than 2 rows can be added.")).to_be_visible()
    remove = school.page.get_by_role("button", name="Remove this row")
    remove.nth(1).click()
    expect(names).to_have_count(1)
    expect(names.first).to_be_focused()
    expect(spoken).to_have_text("The row was removed.")
    remove.first.click()
    school.answer("ask-row", "keep")
    expect(names.first).to_have_value("By boat")
    remove.first.click()
    school.answer("ask-row", "remove")
    expect(names).to_have_count(0)
    expect(add).to_be_focused()
    assert "ways" not in school.saved().fields


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("pupils", "1,200", "Write a whole number"),
        ("pupils", "12.5", "Write a whole number"),
        ("near", "12,5", "with a point before decimals"),
        ("near", "about half", "cannot be read as a number"),
        ("near", "12.55", "no more than 1 digit after the point"),
        ("near", "120", "from 0 to 100"),
    ],
)
def test_a_number_that_cannot_be_read_is_kept_and_marked(
    visit: Visit, travel_plan: Path, field: str, typed: str, says: str
) -> None:
    school = visit(travel_plan, step="about")
    control = box(school, f"field.{field}")
    control.press_sequentially(typed)
    message = school.page.locator(f'.field:has([id="field.{field}"]) .field-trouble')
    expect(control).not_to_have_attribute("aria-invalid", "true")
    control.blur()
    expect(message).to_contain_text(says)
    expect(control).to_have_attribute("aria-invalid", "true")
    expect(control).to_have_accessible_description(re.compile(re.escape(says)))
    school.go("send")
    expect(gap(school, "trouble")).to_contain_text("1 answer cannot be read")
    assert school.saved().fields == {field: typed}
    school.kept()
    school.reload()
    school.go("about")
    expect(control).to_have_value(typed)
    expect(message).to_contain_text(says)
    control.fill("42")
    expect(message).to_be_hidden()
    school.go("send")
    expect(gap(school, "trouble")).to_be_hidden()


def test_a_cell_that_cannot_be_read_is_marked_in_its_table(visit: Visit, travel_plan: Path) -> None:
    school = visit(travel_plan, step="about")
    cell(school, "By cycle", "Pupils").fill("a few")
    cell(school, "By cycle", "Goal").fill("10")
    expect(school.page.locator("[data-row=cycle] .field-trouble")).to_contain_text("whole number")
    school.go("send")
    link = gap(school, "trouble").get_by_role("link", name="How pupils come to school")
    link.click()
    expect(cell(school, "By cycle", "Pupils")).to_be_focused()
    expect(result(school, ".counted").locator(".result-how")).to_contain_text("cannot be read")


def test_half_a_date_is_owned_up_to(visit: Visit, travel_plan: Path) -> None:
    school = visit(travel_plan, step="about")
    day = box(school, "field.surveyed")
    day.focus()
    school.page.keyboard.type("12")
    box(school, "field.pupils").focus()
    message = school.page.locator('.field:has([id="field.surveyed"]) .field-trouble')
    expect(message).to_contain_text("This date is not complete")
    school.go("send")
    expect(gap(school, "trouble")).to_contain_text("Day of the travel survey")
    assert school.saved().fields == {}
    school.go("about")
    day.fill("2026-02-10")
    expect(message).to_be_hidden()


def test_what_follows_is_worked_out_and_told(visit: Visit, travel_plan: Path) -> None:
    school = visit(travel_plan, step="summary")
    grant = result(school, ".grant")
    expect(grant.locator(".result-how")).to_contain_text("Waiting for: Shares of the grant")
    school.go("about")
    told = school.page.locator("#follows-said")
    cell(school, "On foot", "Pupils").press_sequentially("120")
    expect(told).to_be_empty()
    cell(school, "On foot", "Pupils").blur()
    expect(told).to_contain_text("Grant for the plan: £500.")
    cell(school, "By car", "Pupils").fill("61")
    cell(school, "By car", "Pupils").blur()
    expect(told).to_have_text("Pupils counted: 181 pupils.")
    school.page.get_by_label("A walking bus").check()
    expect(told).to_have_text("Routes that run: 1.")
    school.go("summary")
    expect(grant).to_contain_text("£500")
    expect(grant).to_contain_text("2 at £250 each.")
    expect(grant).to_contain_text("£250 a share.")
    school.question("reviewed")
    box(school, "note.reviewed.due").fill("2026-01-31")
    expect(result(school, "reviewed.reminder")).to_contain_text("28 February 2026")
    school.go("about")
    box(school, "field.surveyed").fill("2026-02-10")
    expect(result(school, ".survey-age")).to_contain_text("It is older than this round.")


def test_a_default_stands_until_somebody_judges_otherwise(visit: Visit, travel_plan: Path) -> None:
    school = visit(travel_plan)
    said = school.page.locator('[data-default="support"]')
    why = box(school, "note.support.why-else")
    school.mark("champion", "leading")
    school.question("support")
    expect(said).to_contain_text("By default: A letter once a year. Champion: Leading.")
    expect(why).to_be_hidden()
    row = school.page.locator('.list a[href="#question-support"]')
    expect(row).to_contain_text("A letter once a year by default")
    expect(school.tally).to_contain_text("1 stands by default")
    school.go("send")
    blank = gap(school, "blank")
    expect(blank.locator('[data-gap="answer.support"]')).to_be_hidden()
    school.mark("support", "visit")
    expect(why).to_be_visible()
    expect(said).to_contain_text("By default it would be: A letter once a year.")
    school.go("send")
    blank.get_by_role("link", name="Why is this not the usual support?").click()
    expect(why).to_be_focused()
    why.fill("The road is new.")
    school.go("send")
    expect(blank.locator('[data-gap="note.support.why-else"]')).to_be_hidden()
    school.mark("support", "letter")
    expect(why).to_have_value("The road is new.")
    expect(why).to_be_visible()


def test_a_weightier_voice_sees_what_was_judged_and_explains_a_difference(
    visit: Visit, travel_advice: Path
) -> None:
    adviser = visit(travel_advice)
    expect(adviser.page.locator(".bar-what")).to_contain_text("Travel plan: The travel adviser")
    adviser.question("champion")
    expect(adviser.page.locator("#question-champion .earlier")).to_have_text("The school: Going")
    why = box(adviser, "note.champion.difference")
    expect(why).to_be_hidden()
    adviser.radio("champion", "going").check()
    expect(why).to_be_hidden()
    adviser.radio("champion", "starting").check()
    expect(why).to_be_visible()
    adviser.go("send")
    blank = gap(adviser, "blank")
    expect(blank).to_contain_text("Champion: Why does the adviser judge otherwise?")
    adviser.question("champion")
    why.fill("The champion has left.")
    adviser.go("send")
    expect(blank.locator('[data-gap="note.champion.difference"]')).to_be_hidden()
    assert adviser.saved().answers["champion"].fields == {"difference": "The champion has left."}
    expect(adviser.page.locator('.list a[href="#question-joined-up"]')).to_contain_text("not asked")


def test_what_a_lighter_voice_judged_counts_until_there_is_another_answer(
    visit: Visit, travel_advice: Path
) -> None:
    adviser = visit(travel_advice)
    expect(adviser.page.locator('.list a[href="#question-joined-up"] b')).to_be_empty()
    adviser.question("support")
    expect(adviser.page.locator('[data-default="support"]')).to_contain_text(
        "By default: A letter once a year. Champion: Going."
    )
    adviser.mark("champion", "not-discussed")
    expect(adviser.page.locator('[data-default="support"]')).to_be_hidden()


def test_the_summary_shows_levels_focus_and_what_comes_next(
    visit: Visit, travel_plan: Path
) -> None:
    school = visit(travel_plan)
    school.mark("champion", "going")
    box(school, "note.champion.focus").fill("A team")
    school.mark("reviewed", "leading")
    box(school, "note.reviewed.focus").fill("Keep it up")
    school.mark("joined-up", "going")
    school.go("summary")
    going = school.page.locator('.profile [data-level="going"]').first
    expect(going.locator(".profile-count")).to_have_text("2")
    expect(going.locator(".profile-bar .band")).to_have_text(["●", "●"])
    champion = school.page.locator('[data-overview="champion"]')
    expect(champion).to_contain_text("To work on: A team")
    expect(champion).to_contain_text("What the next level looks like: Leading")
    expect(champion).to_contain_text("A small team with a budget and two pupils.")
    reviewed = school.page.locator('[data-overview="reviewed"]')
    expect(reviewed).to_contain_text("This is the highest level.")
    champion.get_by_role("link", name="1.1 A champion for the plan").click()
    expect(school.page.locator("#question-champion .step-heading")).to_be_focused()


def test_best_first_levels_know_what_is_next(visit: Visit, other_site: Path) -> None:
    school = visit(other_site / "groups/hillside/forms/cycle-audit.mill-lane.html")
    school.mark("room", "fair")
    row = school.page.locator('.list a[href="#question-room"]')
    expect(row).to_contain_text(re.compile(r"●\s*Fair"))
    school.go("summary")
    levels = school.page.locator(".profile th")
    expect(levels).to_have_text(["Good", "Fair", "Poor"])


WRONG: dict[str, Json] = {
    "a list for a text": {"remark": ["yes"]},
    "a text for a list": {"routes": "walking-bus"},
    "an unknown choice": {"routes": ["rocket"]},
    "a choice twice": {"routes": ["walking-bus", "walking-bus"]},
    "a day that is none": {"surveyed": "2026-02-30"},
    "an unknown row": {"ways": {"rows": {"train": {"pupils": "1"}}}},
    "a cell that does not exist": {"ways": {"rows": {"car": {"goal": "1"}}}},
    "an unknown column": {"ways": {"rows": {"car": {"wheels": "4"}}}},
    "a number in a cell": {"ways": {"rows": {"car": {"pupils": 4}}}},
    "an unknown choice in a cell": {"ways": {"rows": {"car": {"weather": "snow"}}}},
    "too many rows": {"ways": {"rows": {}, "added": [{"label": "x", "cells": {}}] * 3}},
    "a row without a name": {"ways": {"rows": {}, "added": [{"cells": {}}]}},
    "something else in a table": {"ways": {"rows": {}, "more": 1}},
    "text that is far too long": {"ways": {"rows": {"car": {"remark": "x" * 4001}}}},
}


def test_a_file_with_another_shape_is_refused(
    visit: Visit, travel_plan: Path, travel_file: Callable[..., bytes]
) -> None:
    school = visit(travel_plan)
    for name, wrong in WRONG.items():
        school.hand_in(travel_file(wrong), f"{name}.json")
        expect(school.notice).to_contain_text(f"{name}.json was changed or damaged")
    school.hand_in(travel_file({"pupils": "some", "ways": {"rows": {"car": {"pupils": "few"}}}}))
    expect(school.notice).to_contain_text("is open, with 2 answers")


def test_a_level_that_is_not_offered_here_is_refused(
    visit: Visit, travel_plan: Path, travel_file: Callable[..., bytes]
) -> None:
    school = visit(travel_plan)
    school.hand_in(travel_file({}, {"crossing": {"value": "going"}}))
    expect(school.notice).to_contain_text("was changed or damaged")
    school.hand_in(travel_file({}, {"crossing": {"value": "in-place"}}))
    expect(school.notice).to_contain_text("is open, with 1 answer.")


@pytest.fixture(scope="module")
def travel_file(travel_plan: Path) -> Callable[..., bytes]:
    """A saved file with any fields and answers."""
    text = travel_plan.read_text(encoding="utf-8")
    found = re.search(r'"fingerprint": "([0-9a-f]{64})"', text)
    assert found
    begun = {
        "id": "1" * 32,
        "revision": 1,
        "rubric": "travel-plan",
        "edition": "2026",
        "fingerprint": found[1],
        "round": "spring-2026",
        "group": "hillside",
        "subject": "mill-lane",
        "subject_name": "Mill Lane Primary School",
        "voice": "school",
        "speaker": "",
    }

    def one(fields: Json, answers: Json | None = None) -> bytes:
        return sealed({**begun, "answers": answers or {}, "fields": fields})

    return one


def test_paper_shows_figures_tables_and_what_follows(visit: Visit, travel_plan: Path) -> None:
    school = visit(travel_plan)
    fill_all(school)
    school.go("start")
    school.page.emulate_media(media="print")

    def written(name: str) -> Locator:
        return school.page.locator(f'.field:has([id="{name}"]) .written')

    expect(written("field.pupils")).to_have_text("210")
    expect(written("field.pupils")).to_be_visible()
    expect(written("field.surveyed")).to_have_text("10 February 2026")
    foot = school.page.locator("[data-row=foot] td .written")
    expect(foot).to_have_text(["120", "70", "10 February 2026", "Wet", ""])
    expect(school.page.locator("[data-added] th .written")).to_have_text("By boat")
    expect(result(school, ".grant")).to_be_visible()
    expect(school.page.locator(".profile").first).to_be_visible()
    expect(school.page.get_by_role("button", name="Add a row")).to_be_hidden()


def filled(person: Person) -> None:
    fill_all(person)


def troubled(person: Person) -> None:
    person.go("about")
    box(person, "field.pupils").fill("some")
    cell(person, "By cycle", "Pupils").fill("a few")
    box(person, "field.near").focus()


def summed_up(person: Person) -> None:
    fill_all(person)
    person.question("champion")
    box(person, "note.champion.focus").fill("A team")
    person.go("summary")


def passed_over(person: Person) -> None:
    person.question("joined-up")


def to_send(person: Person) -> None:
    troubled(person)
    person.go("send")


def to_remove(person: Person) -> None:
    fill_all(person)
    person.page.get_by_role("button", name="Remove this row").click()


@pytest.mark.parametrize(
    "viewport",
    [pytest.param(None, id="laptop", marks=pytest.mark.long), pytest.param(PHONE, id="phone")],
)
@pytest.mark.parametrize(
    "state",
    [filled, troubled, summed_up, passed_over, to_send, to_remove],
    ids=lambda one: one.__name__,
)
def test_a_state_has_no_faults(
    visit: Visit,
    travel_plan: Path,
    state: Callable[[Person], None],
    viewport: dict[str, int] | None,
) -> None:
    school = visit(travel_plan, **({"viewport": viewport} if viewport else {}))
    state(school)
    assert faults(school.page) == []


@pytest.mark.parametrize("step", ["start", "question-champion", "about", "summary", "send"])
def test_nothing_needs_scrolling_sideways(visit: Visit, travel_plan: Path, step: str) -> None:
    school = visit(travel_plan, step=step)
    for width in (320, 360, 768, 1366):
        school.page.set_viewport_size({"width": width, "height": 400})
        assert school.page.evaluate("document.documentElement.scrollWidth") <= width
