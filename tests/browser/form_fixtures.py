"""The browser, and the forms that are opened in it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from builder.asking import asked_of, fields_for, sections_for
from builder.model.project import Authority, Round
from builder.model.project import Theme as Chosen
from builder.model.rubric import Rubric
from builder.plan.outputs import Alone
from builder.render import Renderer
from builder.theme import load_theme
from builder.views.common import Named
from builder.views.forms import Earlier, FormView
from tests.browser.form_support import (
    CHROMIUM,
    LAPTOP,
    LEAN,
    THEME,
    Computer,
    Person,
    Visit,
)
from tests.support import SITES, copied, packs

PATIENCE = 30_000
"""Milliseconds after which what a page has not done will not be done: machines are shared."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=LEAN)
        yield browser
        browser.close()


@pytest.fixture
def computer(chromium: Browser) -> Iterator[Computer]:
    """A computer with nothing stored on it."""
    contexts: list[BrowserContext] = []

    def one(**options: Any) -> BrowserContext:
        context = chromium.new_context(**({"viewport": LAPTOP} | options))
        contexts.append(context)
        return context

    yield one
    for context in contexts:
        context.close()


@pytest.fixture
def visit(computer: Computer) -> Iterator[Visit]:
    """Open a form, on a computer of its own unless one is given. No page may report an error."""
    errors: list[str] = []

    def one(
        form: Path,
        on: BrowserContext | None = None,
        step: str = "",
        script: str = "",
        ready: bool = True,
        **options: Any,
    ) -> Person:
        page = (on or computer(**options)).new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
        if script:
            page.add_init_script(script)
        return Person(page, form).open(step, ready=ready)

    yield one
    assert errors == []


@pytest.fixture(scope="session")
def ash_lane(site: Path) -> Path:
    """One school's form."""
    return site / "groups/northside/forms/es-sustainability.ash-lane.html"


@pytest.fixture(scope="session")
def holly_bank(site: Path) -> Path:
    """Another school's form."""
    return site / "groups/northside/forms/es-sustainability.holly-bank.html"


@pytest.fixture(scope="session")
def twr_gwyn(site: Path) -> Path:
    """The form of a school with a Welsh name."""
    return site / "groups/northside/forms/es-sustainability.twr-gwyn.html"


@pytest.fixture(scope="session")
def blank_form(site: Path) -> Path:
    """The form in which anybody types a name."""
    return site / "open/forms/es-sustainability.html"


@pytest.fixture(scope="session")
def feedback(site: Path) -> Path:
    """A form that asks for words only."""
    return site / "open/forms/es-feedback.html"


@pytest.fixture(scope="session")
def other_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another system, made of files alone, built once."""
    project = copied(SITES / "other-system", tmp_path_factory.mktemp("other-system"))
    built = packs("build", "--no-pdf", "--project", project)
    assert built.code == 0, built.err
    return project / "output"


@pytest.fixture(scope="session")
def travel_plan(other_site: Path) -> Path:
    """A school's own form with every kind of field."""
    return other_site / "groups/hillside/forms/travel-plan.mill-lane.school.html"


@pytest.fixture(scope="session")
def travel_advice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form of a weightier voice, which sees what the school judged."""
    project = Path(tmp_path_factory.mktemp("advice"))
    rubric = Rubric.model_validate(
        yaml.safe_load((SITES / "other-system/rubrics/travel-plan.yaml").read_text("utf-8"))
    )
    voice = rubric.voices[-1]
    view = FormView(
        asked=asked_of("travel-plan", rubric),
        voice=voice,
        sections=sections_for(rubric, voice),
        return_fields=fields_for(rubric.return_fields, voice),
        round=Round(id="spring-2026", title="Spring 2026", date="2026-03-20"),
        authority=Authority(name="Eastmere District Council", short_name="Eastmere"),
        returns_to="travel@eastmere.example",
        group=Named("hillside", "Hillside schools"),
        subject=Named("mill-lane", "Mill Lane Primary School"),
        file_name="mill-lane.travel-plan.spring-2026.adviser",
        earlier=(
            Earlier("champion", "The school", "going", "Going"),
            Earlier("reviewed", "The school", "leading", "Leading"),
        ),
    )
    form = project / "advice.html"
    renderer = Renderer(load_theme(THEME.parents[1], Chosen()))
    form.write_bytes(renderer.bytes_of(Alone("pages/form.html", "form-rich", view)))
    return form


@pytest.fixture(scope="session")
def levels_form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A form of ordered levels, best first in its file, some of it not applicable to everybody."""
    levels = ["enhancing", "establishing", "developing"]
    rubric = Rubric.model_validate(
        {
            "title": "Partnership review",
            "short_title": "Partnership review",
            "edition": "1",
            "summary": "Where does the partnership stand?",
            "minutes": 30,
            "introduction": "Talk about each question together.",
            "subject": {"singular": "partnership", "plural": "partnerships"},
            "scale": {
                "levels": [{"id": name, "title": name.title()} for name in levels],
                "order": "best-first",
            },
            "sections": [
                {
                    "id": name,
                    "title": name.title(),
                    "criteria": [
                        {
                            "id": f"{name}-{number}",
                            "number": f"{part}.{number}",
                            "title": f"{name.title()} {number}",
                            "ideal": "Everybody knows it.",
                            "question": f"How far along is {name} {number}?",
                            "descriptors": {level: f"This is {level}." for level in levels},
                            "not_applicable": number == 1,
                        }
                        for number in (1, 2)
                    ],
                }
                for part, name in enumerate(("vision", "money"), start=1)
            ],
            "criterion_fields": [
                {"kind": "text", "id": "note", "label": "Development focus"},
                {
                    "kind": "choice",
                    "id": "when",
                    "label": "By when?",
                    "choices": [{"id": "soon", "label": "Soon"}, {"id": "later", "label": "Later"}],
                },
            ],
            "voices": [{"id": "draft", "title": "A member", "speaker": "Who are you?"}],
        }
    )
    view = FormView(
        asked=asked_of("partners", rubric),
        voice=rubric.voices[-1],
        sections=rubric.sections,
        return_fields=(),
        round=Round(id="term-1", title="Term 1"),
        authority=Authority(name="Wealdmere County Council", short_name="Wealdmere"),
        returns_to="returns@wealdmere.example",
        group=Named("northside", "Northside"),
        subject=Named("oak", "Oak partnership"),
        file_name="oak.partners.term-1",
    )
    form = tmp_path_factory.mktemp("levels") / "oak.html"
    renderer = Renderer(load_theme(THEME.parents[1], Chosen()))
    form.write_bytes(renderer.bytes_of(Alone("pages/form.html", "form-rich", view)))
    return form
