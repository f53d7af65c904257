"""A school's leader fills in a form, saves it and comes back to it."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import FloatRect, Page, expect

from builder.model.returns import Return
from tests.browser.form_support import PHONE, Computer, Json, Person, Visit

pytest_plugins = ("tests.browser.form_fixtures",)


def said(got: Return) -> Json:
    """The answers of a return, without what is empty."""
    return {name: one.model_dump(exclude_defaults=True) for name, one in got.answers.items()}


def boxes(person: Person, selector: str) -> list[FloatRect]:
    """Where things stand on the screen."""
    found = [one.bounding_box() for one in person.page.locator(selector).all()]
    return [box for box in found if box]


def test_the_tally_counts_only_what_was_answered(visit: Visit, ash_lane: Path) -> None:
    leader = visit(ash_lane)
    expect(leader.tally).to_contain_text("0 of 10 answered")
    expect(leader.page.locator("[data-tally=total]")).to_be_hidden()
    leader.mark("consultation", 3)
    leader.mark("la-plans", 8)
    leader.mark("funding", "not-discussed")
    expect(leader.page.locator("[data-tally=total]")).to_have_text("11")
    expect(leader.tally).to_contain_text("in total from the 2 answered so far")
    expect(leader.page.locator("[data-tally=bands]")).to_have_text(
        re.compile(r"1 low\s·\s0 medium\s·\s1 high")
    )
    expect(leader.tally).to_contain_text("2 of 10 answered")
    expect(leader.tally).to_contain_text("1 not discussed yet")
    row = leader.page.locator('.list a[href="#question-consultation"]')
    expect(row).to_have_text(re.compile(r"1 Consultation\s+3\s+▼\s*, low"))


def test_what_is_saved_is_what_was_said(visit: Visit, ash_lane: Path) -> None:
    leader = visit(ash_lane)
    leader.page.get_by_label("By the school's leader alone").check()
    leader.mark("consultation", 6)
    leader.note("consultation", 'Surveys, "every" June.\nŵ \u2019 🏫')
    leader.mark("funding", "not-discussed")
    leader.note("la-plans", "No mark yet, but a note.")
    leader.note("targeted-services", "   ")
    download = leader.save()
    assert download.suggested_filename == "ash-lane.es-sustainability.autumn-2009.json"
    expect(leader.file_state).to_contain_text(f"Saved to {download.suggested_filename}")
    expect(leader.file_state).to_contain_text("No changes since.")
    got = leader.saved()
    assert (got.rubric, got.round, got.group) == ("es-sustainability", "autumn-2009", "northside")
    assert (got.subject, got.subject_name) == ("ash-lane", "Ash Lane Primary School")
    assert got.fields == {"how": "alone"}
    assert said(got) == {
        "consultation": {"value": 6, "fields": {"note": 'Surveys, "every" June.\nŵ \u2019 🏫'}},
        "funding": {"state": "not-discussed"},
        "la-plans": {"fields": {"note": "No mark yet, but a note."}},
    }


def test_half_a_character_does_not_break_the_file(visit: Visit, ash_lane: Path) -> None:
    leader = visit(ash_lane, step="question-funding")
    leader.page.locator('[id="note.funding.note"]').evaluate(
        "box => { box.value = 'a\\ud83cb'; box.dispatchEvent(new Event('input', {bubbles: true})) }"
    )
    assert leader.saved().answers["funding"].fields == {"note": "a\ufffdb"}


def test_revisions_count_up_and_the_id_stays(visit: Visit, ash_lane: Path) -> None:
    leader = visit(ash_lane)
    leader.mark("consultation", 6)
    first = leader.saved()
    leader.mark("consultation", 7)
    expect(leader.file_state).to_have_text("1 change not yet saved to a file")
    second = leader.saved()
    leader.kept()
    leader.reload()
    expect(leader.file_state).to_contain_text("No changes since.")
    third = leader.saved()
    assert [one.revision for one in (first, second, third)] == [1, 2, 3]
    assert len({one.id for one in (first, second, third)}) == 1
    assert visit(ash_lane).saved().id != first.id


def test_the_bar_counts_what_is_not_in_a_file(visit: Visit, ash_lane: Path) -> None:
    leader = visit(ash_lane)
    expect(leader.file_state).to_have_text("Nothing to save yet")
    leader.mark("consultation", 6)
    leader.note("consultation", "Why")
    expect(leader.file_state).to_have_text("1 change not yet saved to a file")
    leader.mark("funding", 2)
    expect(leader.file_state).to_have_text("2 changes not yet saved to a file")
    leader.question("funding")
    leader.page.locator('[id="question-funding"] [data-do=clear]').click()
    expect(leader.file_state).to_have_text("1 change not yet saved to a file")
    leader.save()
    leader.mark("consultation", 5)
    expect(leader.file_state).to_have_text("1 change not yet saved to a file")
    leader.mark("consultation", 6)
    expect(leader.file_state).to_contain_text("No changes since.")


def test_blank_not_discussed_and_a_number_exclude_each_other(visit: Visit, ash_lane: Path) -> None:
    leader = visit(ash_lane, step="question-funding")
    leader.radio("funding", 4).check()
    leader.radio("funding", "not-discussed").check()
    expect(leader.radio("funding", 4)).not_to_be_checked()
    assert leader.saved().answers["funding"].model_dump(exclude_defaults=True) == {
        "state": "not-discussed"
    }
    clear = leader.page.locator('[id="question-funding"] [data-do=clear]')
    clear.click()
    expect(clear).to_be_hidden()
    expect(leader.page.locator("[id=question-funding] .judgement")).to_be_focused()
    assert leader.saved().answers == {}
    leader.go("send")
    blank = leader.page.locator("[data-gaps=blank]")
    expect(blank).to_contain_text("11 things are still blank")
    blank.get_by_role("link", name="9 Funding").click()
    leader.radio("funding", "not-discussed").check()
    leader.go("send")
    expect(blank).to_contain_text("10 things are still blank")
    expect(blank.get_by_role("link", name="9 Funding")).to_be_hidden()
    later = leader.page.locator("[data-gaps=not-discussed]")
    expect(later).to_contain_text("1 question is marked")
    expect(later.get_by_role("link", name="9 Funding")).to_be_visible()


def test_a_gap_in_the_start_leads_to_its_field(visit: Visit, ash_lane: Path) -> None:
    leader = visit(ash_lane, step="send")
    leader.page.get_by_role("link", name="How was this completed?").click()
    expect(leader.page.locator("#start")).to_be_visible()
    expect(leader.page.locator('[name="field.how"]').first).to_be_focused()


def test_the_browsers_own_back_button_works(visit: Visit, ash_lane: Path) -> None:
    leader = visit(ash_lane)
    leader.page.get_by_role("link", name="Start the questions").click()
    leader.page.locator("#question-consultation").get_by_role("link", name="Next question").click()
    expect(leader.page.locator("#question-improvement-planning .step-heading")).to_be_focused()
    expect(leader.page).to_have_title(re.compile("^How far are extended services part"))
    leader.page.go_back()
    expect(leader.page.locator("#question-consultation .step-heading")).to_be_focused()
    expect(leader.page.locator('.list [aria-current="step"]')).to_contain_text("Consultation")
    expect(leader.page.locator("#question-improvement-planning")).to_be_hidden()


def test_the_email_says_what_to_attach(visit: Visit, twr_gwyn: Path) -> None:
    leader = visit(twr_gwyn, step="send")
    letter = leader.page.locator(".letter")
    expect(letter).to_contain_text("extended.services@wealdmere.example")
    expect(letter).to_contain_text("Sustainability diagnostic, Autumn 2009: Ysgol Tŵr Gwyn")
    expect(letter).to_contain_text("twr-gwyn.es-sustainability.autumn-2009.json")
    address = leader.page.locator("#mail").get_attribute("href")
    assert address
    assert address.startswith("mailto:extended.services@wealdmere.example?subject=Sustainability")
    assert "twr-gwyn.es-sustainability.autumn-2009.json" in address
    assert len(address) < 1900


def test_a_blank_form_takes_a_name(visit: Visit, blank_form: Path) -> None:
    leader = visit(blank_form)
    expect(leader.page.locator(".bar-subject")).to_have_text("No name given yet")
    name = leader.page.get_by_label("Name of the school")
    name.fill("  St Brannock\u2019s / Tŵr: \u202eGwyn?  ")
    expect(leader.page.locator(".bar-subject")).to_contain_text("St Brannock\u2019s")
    leader.mark("consultation", 4)
    download = leader.save()
    assert re.fullmatch(r"[a-z0-9.-]{10,80}", download.suggested_filename)
    assert download.suggested_filename.startswith("st-brannocks-twr-gwyn.")
    got = leader.saved()
    assert (got.subject, got.subject_name) == (None, "St Brannock\u2019s / Tŵr: \u202eGwyn?")
    leader.kept()
    leader.reload()
    expect(leader.page.locator(".bar-subject")).to_contain_text("St Brannock\u2019s")
    leader.go("start")
    name.fill("")
    leader.go("send")
    expect(leader.page.get_by_role("link", name="Name of the school")).to_be_visible()


def test_words_alone_can_be_asked_for(visit: Visit, feedback: Path) -> None:
    participant = visit(feedback)
    participant.page.get_by_label("What is your role?").fill("Head teacher")
    participant.go("questions")
    participant.page.get_by_label("What works well?").fill("The descriptors.")
    expect(participant.page.locator(".tally")).to_have_count(0)
    got = participant.saved()
    assert (got.rubric, got.speaker) == ("es-feedback", "Head teacher")
    assert got.fields == {"works-well": "The descriptors."}
    assert got.answers == {}
    participant.kept()
    participant.reload()
    expect(participant.page.get_by_label("What works well?")).to_have_value("The descriptors.")


def test_levels_are_counted_and_not_added_up(visit: Visit, levels_form: Path) -> None:
    member = visit(levels_form)
    member.page.get_by_label("Who are you?").fill("The head")
    member.mark("vision-1", "establishing")
    member.mark("vision-2", "enhancing")
    member.mark("money-1", "not-applicable")
    member.question("money-2")
    expect(member.radio("money-2", "not-applicable")).to_have_count(0)
    member.page.locator('[id="note.money-2.note"]').fill("Pool it")
    member.page.locator('[id="note.money-2.when"]').get_by_label("Soon").check()
    expect(member.page.locator("[data-tally=total]")).to_be_hidden()
    expect(member.page.locator("[data-tally=bands]")).to_have_text(
        re.compile(r"Enhancing: 1\s·\sEstablishing: 1\s·\sDeveloping: 0")
    )
    expect(member.tally).to_contain_text("1 does not apply")
    got = member.saved()
    assert got.speaker == "The head"
    assert said(got) == {
        "vision-1": {"value": "establishing"},
        "vision-2": {"value": "enhancing"},
        "money-1": {"state": "not-applicable"},
        "money-2": {"fields": {"note": "Pool it", "when": "soon"}},
    }


def test_levels_stand_side_by_side_or_on_a_phone_one_below_the_other(
    visit: Visit, levels_form: Path
) -> None:
    def places(member: Person) -> tuple[int, int]:
        found = boxes(member, "#question-vision-1 .level")
        return len({box["x"] for box in found}), len({box["y"] for box in found})

    assert places(visit(levels_form, step="question-vision-1")) == (3, 1)
    assert places(visit(levels_form, step="question-vision-1", viewport=PHONE)) == (1, 3)


def test_the_keyboard_alone_from_start_to_saved_file(visit: Visit, ash_lane: Path) -> None:
    leader = visit(ash_lane)
    press = leader.page.keyboard.press
    tab_to(leader.page, '[name="field.how"]')
    press("Space")
    tab_to(leader.page, "#start .onward a")
    press("Enter")
    criteria = leader.page.locator("section.question")
    for place, step in enumerate(criteria.evaluate_all("all => all.map(one => one.id)")):
        expect(leader.page.locator(f"#{step} .step-heading")).to_be_focused()
        tab_to(leader.page, f"#{step} .points input")
        press("Space")
        for _ in range(place):
            press("ArrowRight")
        tab_to(leader.page, f"#{step} textarea")
        leader.page.keyboard.type(f"Because {place + 1}")
        tab_to(leader.page, f"#{step} .onward .button")
        press("Enter")
    expect(leader.page.locator("#send .step-heading")).to_be_focused()
    expect(leader.page.locator("[data-complete]")).to_be_visible()
    tab_to(leader.page, "#send [data-do=save]")
    with leader.page.expect_download() as download:
        press("Enter")
    assert download.value.path()
    got = leader.saved()
    assert [
        got.answers[name.removeprefix("question-")].value
        for name in criteria.evaluate_all("all => all.map(one => one.id)")
    ] == list(range(1, 11))


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is there, as somebody without a mouse does."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab never reached {selector}")


def test_the_points_are_large_enough_to_touch(visit: Visit, ash_lane: Path) -> None:
    for width in (320, 360, 1366):
        leader = visit(ash_lane, step="question-funding", viewport={"width": width, "height": 640})
        points = boxes(leader, "#question-funding .points input")
        assert len(points) == 10
        assert all(box["width"] >= 24 and box["height"] >= 24 for box in points)


@pytest.mark.parametrize("step", ["start", "question-funding", "send"])
def test_nothing_needs_scrolling_sideways(visit: Visit, site: Path, step: str) -> None:
    form = site / "groups/northside/forms/es-sustainability.garth.html"
    leader = visit(form, step=step)
    leader.save()
    for width in (320, 360, 768, 1366):
        leader.page.set_viewport_size({"width": width, "height": 256})
        assert leader.page.evaluate("document.documentElement.scrollWidth") <= width


def test_paper_shows_every_answer_and_the_whole_of_a_long_note(
    visit: Visit, ash_lane: Path
) -> None:
    leader = visit(ash_lane)
    note = "\n".join(f"Line {number}" for number in range(60))
    leader.mark("consultation", 6)
    leader.note("consultation", note)
    leader.go("start")
    leader.page.emulate_media(media="print")
    written = leader.page.locator("#question-consultation .written")
    expect(written).to_be_visible()
    assert written.inner_text() == note
    for number in (0, 5, 9):
        expect(leader.page.locator("section.question").nth(number)).to_be_visible()
    expect(leader.page.locator("#question-funding .written")).to_be_visible()
    expect(leader.page.locator(".bar [data-do=save]")).to_be_hidden()
    expect(leader.page.locator(".bar-subject")).to_have_text("Ash Lane Primary School")


def test_without_scripts_everything_can_be_read_and_printed(
    computer: Computer, ash_lane: Path
) -> None:
    page = computer(java_script_enabled=False).new_page()
    page.goto(ash_lane.as_uri())
    for question in page.locator("section.question").all():
        expect(question).to_be_visible()
    expect(page.get_by_text("open it in a browser that allows JavaScript")).to_be_visible()
    expect(page.locator("#question-funding .points")).to_contain_text("10")
    for control in page.locator("[data-do]").all():
        expect(control).to_be_hidden()


def test_tab_leads_from_the_mark_to_the_note(visit: Visit, ash_lane: Path) -> None:
    """Nothing that clears the mark stands between: the note's first space would press it."""
    leader = visit(ash_lane, step="question-funding")
    leader.radio("funding", 7).check()
    leader.page.keyboard.press("Tab")
    leader.page.keyboard.type("We have two grants.")
    answer = leader.saved().answers["funding"]
    assert (answer.value, answer.fields) == (7, {"note": "We have two grants."})


def test_a_key_that_was_meant_for_the_button_marks_nothing(visit: Visit, ash_lane: Path) -> None:
    leader = visit(ash_lane, step="question-funding")
    leader.radio("funding", 7).check()
    leader.page.locator('[id="question-funding"] [data-do=clear]').focus()
    leader.page.keyboard.type("   ")
    assert leader.saved().answers == {}


def test_every_printed_sheet_says_whose_it_is(
    visit: Visit, blank_form: Path, tmp_path: Path
) -> None:
    leader = visit(blank_form)
    leader.page.locator("#subject-name").fill('The "Old" School \\ Tŵr Gwyn')
    file = tmp_path / "form.pdf"
    file.write_bytes(leader.page.pdf(prefer_css_page_size=True))
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    sheets = text.stdout.decode().split("\f")[:-1]
    assert len(sheets) > 2
    for number, sheet in enumerate(sheets, start=1):
        assert 'The "Old" School \\ Tŵr Gwyn · Sustainability diagnostic' in sheet
        assert sheet.replace(" ", "").endswith(f"{number}/{len(sheets)}\n")
