"""Every shipped system's forms, by every voice: filled in to the end, saved, opened again."""

from pathlib import Path, PurePosixPath

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from builder.asking import Asked, asked_of, fields_beside, fields_for, sections_for
from builder.checks.answers import check_answers
from builder.model.returns import Return
from builder.model.rubric import Rubric
from builder.sources import Source
from tests.browser.axe import faults
from tests.browser.form_support import Person, Visit
from tests.support import ROOT

pytest_plugins = ("tests.browser.form_fixtures",)

SYSTEMS = ("ba-partnership", "school-categorisation", "scrutiny-action-plan")


def rubric_of(name: str) -> Rubric:
    """A shipped rubric."""
    raw = yaml.safe_load((ROOT / f"rubrics/{name}.yaml").read_text(encoding="utf-8"))
    return Rubric.model_validate(raw)


VOICES = [
    pytest.param(name, voice.id, id=f"{name}-{voice.id}")
    for name in SYSTEMS
    for voice in rubric_of(name).voices
]

FILLED = [
    pytest.param(name, voice.id, id=f"{name}-{voice.id}")
    for name in SYSTEMS
    for voice in rubric_of(name).voices[-1:]
]
"""The weightiest voice of each."""


def form_of(site: Path, name: str, voice: str) -> Path:
    """The blank form of a voice, wherever those who may read it find it."""
    return next(iter(sorted(site.rglob(f"forms/{name}.{voice}.html"))))


def visible(some: Locator) -> list[Locator]:
    """Those that a person sees."""
    return [one for one in some.all() if one.is_visible()]


def fill_step(page: Page) -> None:
    """Answer everything on the step that shows. The last choice makes the forms ask most."""
    step = page.locator(".step-current")
    for _ in range(4):
        before = len(visible(step.locator(".field")))
        for name in {one.get_attribute("name") for one in visible(step.locator("[type=radio]"))}:
            step.locator(f'[type=radio][name="{name}"][value]:not([value=""])').last.check()
        if len(visible(step.locator(".field"))) == before:
            break
    for one in visible(step.locator("[type=checkbox]")):
        one.check()
    for one in visible(step.locator("textarea")):
        one.fill("What was seen, and by whom.")
    for one in visible(step.locator("[type=date]")):
        one.fill("2009-10-01")
    for one in visible(step.locator("[type=text][data-decimals]")):
        one.fill("7")
    for one in visible(step.locator("[type=text]:not([data-decimals])")):
        one.fill("Said in words")


def fill_to_the_end(person: Person) -> None:
    """From the start to the last step, by the buttons that lead on."""
    for _ in range(60):
        fill_step(person.page)
        if person.page.locator("#send.step-current").count():
            return
        person.page.locator(".step-current .onward .button").click()
    pytest.fail("the form has no end")


def said_by(asked: Asked, voice_id: str, got: Return) -> None:
    """Hold a return against everything that its voice was asked."""
    rubric = asked.rubric
    voice = next(one for one in rubric.voices if one.id == voice_id)
    problems = check_answers(got, Source(PurePosixPath("got.json"), "", {}), asked)
    assert [problem.message for problem in problems] == []
    for section in sections_for(rubric, voice):
        for criterion in section.criteria:
            if criterion.when is None:
                answer = got.answers[criterion.id]
                assert answer.value is not None
                beside = [one for one in fields_beside(rubric, criterion, voice) if not one.when]
                reasons = {voice.reason} | {getattr(one, "reason", None) for one in rubric.results}
                assert {one.id for one in beside} - reasons <= answer.fields.keys()
    always = [one.id for one in fields_for(rubric.return_fields, voice) if not one.when]
    assert set(always) <= got.fields.keys()


@pytest.mark.parametrize(("name", "voice"), FILLED)
def test_a_form_is_filled_to_the_end(visit: Visit, site: Path, name: str, voice: str) -> None:
    form = form_of(site, name, voice)
    person = visit(form)
    fill_to_the_end(person)
    expect(person.page.locator("[data-complete]")).to_be_visible()
    expect(person.page.locator(".field-trouble:visible")).to_have_count(0)
    assert faults(person.page) == []
    data = Path(person.save().path()).read_bytes()
    got = person.saved()
    assert got.voice == voice
    said_by(asked_of(name, rubric_of(name)), voice, got)
    again = visit(form)
    again.hand_in(data)
    expect(again.notice).to_contain_text("is open")
    opened = again.saved()
    assert (opened.answers, opened.fields) == (got.answers, got.fields)


@pytest.mark.long
def test_the_summary_of_a_large_form_has_no_faults(visit: Visit, site: Path) -> None:
    person = visit(form_of(site, "ba-partnership", "agreed"))
    fill_to_the_end(person)
    for step in ("summary", "about", "question-managed-moves"):
        person.go(step)
        assert faults(person.page) == []


def test_the_list_keeps_the_current_question_in_view(visit: Visit, site: Path) -> None:
    person = visit(form_of(site, "ba-partnership", "agreed"))
    for step in ("question-sharing-what-works", "question-engagement", "question-managed-moves"):
        person.page.goto(f"{person.form.as_uri()}#{step}")
        current = person.page.locator('.beside [aria-current="step"]')
        expect(current).to_have_attribute("href", f"#{step}")
        expect(current).to_be_in_viewport(ratio=1)
        assert person.page.evaluate("scrollY") == 0


@pytest.mark.parametrize("name", SYSTEMS)
def test_nothing_needs_scrolling_sideways(visit: Visit, site: Path, name: str) -> None:
    voice = rubric_of(name).voices[-1].id
    person = visit(form_of(site, name, voice))
    for step in person.page.locator(".step").evaluate_all("all => all.map(one => one.id)"):
        person.page.goto(f"{person.form.as_uri()}#{step}")
        for width in (320, 1366):
            person.page.set_viewport_size({"width": width, "height": 700})
            assert person.page.evaluate("document.documentElement.scrollWidth") <= width, step


@pytest.mark.parametrize(("name", "voice"), VOICES)
def test_only_the_authoritys_forms_hold_its_results(site: Path, name: str, voice: str) -> None:
    rubric = rubric_of(name)
    text = form_of(site, name, voice).read_text(encoding="utf-8")
    results = (*rubric.results, *rubric.criterion_results)
    shown = [got for got in results if f'.{got.id}" hidden' in text]
    assert shown or not results
    assert rubric.audience == "authority" or all(got.audience == "group" for got in shown)
