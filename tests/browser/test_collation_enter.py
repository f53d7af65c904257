"""Answers entered by hand: from paper with a key a question, and together in the room."""

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from builder.asking import asked_of
from builder.model.cluster import School
from builder.model.project import Authority, Round
from builder.model.project import Theme as Chosen
from builder.model.returns import Answer, Return
from builder.model.rubric import Rubric
from builder.model.workshop import Workshop
from builder.plan.outputs import Alone
from builder.render import Renderer
from builder.theme import load_theme
from builder.views.collations import CollationView
from builder.views.common import Named
from tests.browser.collation_fixtures import Manager, Meet, filed, returns_of
from tests.browser.form_support import Json, sealed
from tests.support import ROOT

pytest_plugins = ("tests.browser.form_fixtures", "tests.browser.collation_fixtures")

TEN = "7 0 Space 4 5 6 1 2 3 9"
"""Ten answers of a school, the second of them ten and the third not discussed."""
PARTNERSHIPS = "groups/wealdmere-partnerships/collations/ba-partnership.html"
DISTRICT = "authority/clusters/east-district/collations/school-categorisation.html"


@pytest.fixture(scope="module")
def autumn() -> dict[str, Json]:
    """What the ten schools of a cluster returned."""
    return returns_of("northside", "autumn-2009", "es-sustainability")


@pytest.fixture(scope="module")
def from_nought(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page whose marks go from 0 to 12, so that one key each is not enough."""
    rubric = Rubric.model_validate(
        yaml.safe_load((ROOT / "rubrics/es-sustainability.yaml").read_text("utf-8"))
        | {
            "scale": {
                "points": {"from": 0, "to": 12},
                "bands": [
                    {"id": "low", "title": "low", "from": 0, "to": 6},
                    {"id": "high", "title": "high", "from": 7, "to": 12},
                ],
            }
        }
    )
    view = CollationView(
        asked=asked_of("from-nought", rubric),
        authority=Authority(name="Wealdmere County Council", short_name="Wealdmere"),
        rounds=(Round(id="spring", title="Spring"),),
        round=Round(id="spring", title="Spring"),
        group=Named("northside", "Northside"),
        members=(School(id="oak", name="Oak School", phase="primary"),),
        readers=("open", "group"),
    )
    page = tmp_path_factory.mktemp("from-nought") / "from-nought.html"
    renderer = Renderer(load_theme(ROOT, Chosen()))
    page.write_bytes(renderer.bytes_of(Alone("pages/collation.html", "collation", view)))
    return page


def keys(page: Page, names: str) -> None:
    for name in names.split():
        page.keyboard.press(name)


def spoken(manager: Manager) -> str:
    return str(manager.page.locator("#spoken").text_content()).replace("\u00a0", "")


def values(returned: Return) -> set[object]:
    """What was answered, to whatever question."""
    return {answer.value or answer.state for answer in returned.answers.values()}


def newest(workshop: Workshop, subject: str, voice: str | None = None) -> Return:
    """The highest revision of what is said of a subject."""
    return max(
        (
            kept.document
            for kept in workshop.returns
            if kept.document.subject == subject and voice in (None, kept.document.voice)
        ),
        key=lambda got: got.revision,
    )


def together(manager: Manager) -> None:
    manager.page.locator("[name=enter-order][value=question]").check()
    manager.page.locator("#enter-pad").focus()


def test_two_schools_are_entered_by_keys_alone(meet: Meet) -> None:
    manager = meet()
    manager.page.locator('.tabs a[href="#enter"]').focus()
    keys(manager.page, "Enter")
    expect(manager.page.locator("#enter .step-heading")).to_be_focused()
    keys(manager.page, "7")
    assert spoken(manager) == "Consultation: 7. Next: Improvement planning"
    keys(manager.page, "n")
    assert "not offered" in spoken(manager)
    keys(manager.page, TEN.partition(" ")[2])
    assert "last question. Next: Beacon Hill Infant School, Consultation" in spoken(manager)
    keys(manager.page, "5 5 5 5 5 5 5 5 5 Backspace 4 5")
    assert "Next: The Coppice Special School" in spoken(manager)
    keys(manager.page, "u u Control+z")
    assert spoken(manager) == "Taken back. Beacon Hill Infant School, Funding"
    keys(manager.page, "u u u u u u u u u")
    assert spoken(manager) == "Taken back. Ash Lane Primary School, Impact measurement"
    keys(manager.page, "8 2 Delete ArrowDown 1 Escape")
    expect(manager.page.locator('.tabs a[href="#enter"]')).to_be_focused()
    manager.reload()
    saved = manager.saved()
    order = [got.id for got in yaml_criteria()]
    ash = newest(saved, "ash-lane")
    assert [ash.answers[name].value for name in order] == [7, 10, None, 4, 5, 6, 1, 2, 3, 8]
    assert ash.answers["la-plans"].state == "not-discussed"
    beacon = newest(saved, "beacon-hill")
    assert beacon.answers == {order[0]: Answer(value=2), order[2]: Answer(value=1)}
    assert [(kept.origin, kept.document.revision) for kept in saved.returns] == [("entered", 1)] * 2
    assert (ash.group, ash.voice, ash.round) == ("northside", "school", "autumn-2009")


def yaml_criteria() -> list[Named]:
    text = (ROOT / "rubrics/es-sustainability.yaml").read_text("utf-8")
    rubric = Rubric.model_validate(yaml.safe_load(text))
    return [Named(got.id, got.label) for got in rubric.criteria]


def test_a_file_s_return_changes_only_when_somebody_says_so(
    meet: Meet, autumn: dict[str, Json]
) -> None:
    manager = meet()
    manager.take_in(filed({"ash-lane": autumn["ash-lane"]}))
    manager.go("enter")
    page = manager.page
    expect(page.locator("#enter-name")).to_have_text("Beacon Hill Infant School")
    keys(page, "5 PageUp")
    expect(page.locator("#enter-locked")).to_contain_text("ash-lane.json")
    keys(page, "1 Space")
    assert "returned this by file" in spoken(manager)
    keys(page, "c 1 u c 2")
    saved = manager.saved()
    mine = [kept for kept in saved.returns if kept.document.subject == "ash-lane"]
    assert [(one.origin, one.document.revision) for one in mine] == [
        ("file", autumn["ash-lane"]["revision"]),
        ("entered", autumn["ash-lane"]["revision"] + 1),
    ]
    assert mine[0].document == Return.model_validate(autumn["ash-lane"])
    assert mine[1].document.answers["consultation"].value == 2
    expected = mine[0].document.answers["consultation"].fields
    assert mine[1].document.answers["consultation"].fields == expected


def test_what_was_saved_stays_and_is_followed_by_a_newer_revision(meet: Meet) -> None:
    manager = meet(section="enter")
    manager.page.locator("#enter-pad").focus()
    keys(manager.page, "7")
    assert len(manager.saved().returns) == 1
    manager.page.locator("#enter-pad").focus()
    keys(manager.page, "u")
    found = [(got.document.revision, values(got.document)) for got in manager.saved().returns]
    assert found == [(1, {7}), (2, set())]


def test_nobody_sees_an_answer_before_all_have(meet: Meet, autumn: dict[str, Json]) -> None:
    manager = meet()
    page = manager.page
    manager.take_in(filed({name: got for name, got in autumn.items() if name != "twr-gwyn"}))
    manager.go("enter")
    together(manager)
    expect(page.locator("#enter-strip-note")).to_contain_text("9 of 10")
    expect(page.locator("#enter-list .band")).to_have_count(0)
    expect(page.locator("#enter-spread")).to_be_hidden()
    keys(page, "3")
    expect(page.locator("#enter-name")).to_have_text("All have answered")
    expect(page.locator("#enter-list .band")).to_have_count(10)
    assert "of 10 answers" in spoken(manager)
    keys(page, "9 Enter 9")  # The first nine finds nobody to belong to.
    expect(page.locator("#enter-paper")).to_have_value("improvement-planning")
    keys(page, "u u")
    assert "Consultation" in spoken(manager)
    assert "3" not in spoken(manager)
    expect(page.locator("#enter-list .band")).to_have_count(0)
    keys(page, "v")
    expect(page.locator("#enter-list .band")).to_have_count(9)
    page.locator("[name=enter-showing][value=come]").check()
    page.locator("#enter-pad").focus()
    keys(page, "PageDown")
    expect(page.locator("#enter-list .band")).to_have_count(9)


def test_a_partnership_s_members_judge_and_then_it_agrees(meet: Meet) -> None:
    manager = meet(PARTNERSHIPS)
    spring = returns_of("wealdmere-partnerships", "ba-term-2", "ba-partnership")
    drafts = {name: got for name, got in spring.items() if got["voice"] == "draft"}
    manager.take_in(filed(drafts))
    manager.go("enter")
    page = manager.page
    page.locator("#enter-voice").select_option("draft")
    page.locator("#enter-subject").select_option("stannow-coast")
    together(manager)
    for name in ("A secondary school", "The attendance service"):
        page.locator(".enter-member input:visible").fill(name)
        keys(page, "Enter")
    page.locator("#enter-pad").focus()
    keys(page, "1")
    expect(page.locator("#enter-spread")).to_be_hidden()
    keys(page, "3")
    expect(page.locator("#enter-spread-words")).to_have_text("1 developing, 1 established")
    expect(page.locator("#enter-name")).to_have_text("Stannow Coast: Agreed")
    keys(page, "2 Space")
    page.locator("#enter-subject").select_option("marlbridge")
    expect(page.locator("#enter-list .band")).to_have_count(0)
    page.locator("[name=enter-order][value=paper]").check()
    page.locator("#enter-paper").select_option(index=0)
    expect(page.locator("#enter-locked")).to_contain_text("not read on this page")
    expect(page.locator("#enter-list .band")).to_have_count(0)
    expect(page.locator("[data-do=enter-unlock]")).to_be_hidden()
    saved = manager.saved()
    mine = [got.document for got in saved.returns if got.document.subject == "stannow-coast"]
    assert {(got.voice, got.speaker): values(got) for got in mine} == {
        ("draft", "A secondary school"): {"developing", "not-discussed"},
        ("draft", "The attendance service"): {"established"},
        ("agreed", ""): {"developed"},
    }


def test_a_weightier_voice_says_why_it_differs(meet: Meet) -> None:
    manager = meet(DISTRICT)
    summer = returns_of("east-district", "review-summer-2009", "school-categorisation")
    light = next(
        got
        for got in summer.values()
        if got["subject"] == "ridge-top" and got["voice"] == "recommended"
    )
    manager.take_in([("ridge-top.json", sealed(light))])
    page = manager.page
    page.locator("#round").select_option("review-summer-2009")
    manager.go("enter")
    page.locator("#enter-voice").select_option("moderated")
    page.locator("#enter-paper").select_option(label="Ridge Top (no answers yet)")
    expect(page.locator("#enter-earlier")).to_contain_text("Recommendation: 2 Good")
    page.locator("#enter-pad").focus()
    keys(page, "3")
    reason = page.locator('[id="beside.difference"]')
    expect(reason).to_be_focused()
    page.keyboard.type("The figures of the spring are lower.")
    keys(page, "Control+Enter")
    expect(page.locator("#enter-pad")).to_be_focused()
    assert "Level of support" in spoken(manager)
    keys(page, "Enter")
    page.keyboard.type("x")
    keys(page, "Escape u")
    found = newest(manager.saved(), "ridge-top", "moderated")
    assert found.answers == {
        "category": Answer(
            value="satisfactory", fields={"difference": "The figures of the spring are lower."}
        )
    }


def test_on_a_page_without_a_list_a_name_is_typed_first(meet: Meet) -> None:
    manager = meet("open/collations/es-sustainability.html", section="enter")
    page = manager.page
    for name in ("Ysgol Tŷ Gwyn", "Ysgol  tŷ gwyn", "Elm Grove"):
        page.locator("#enter-guest-name").fill(name)
        keys(page, "Enter")
    keys(page, "8 u u")
    expect(page.locator("#enter-paper option")).to_have_count(1)
    keys(page, "4")
    saved = manager.saved()
    (guest,) = saved.subjects
    (kept,) = saved.returns
    assert guest.name == kept.document.subject_name == "Ysgol Tŷ Gwyn"
    assert (kept.subject, kept.document.subject, values(kept.document)) == (guest.id, None, {4})


def test_where_one_key_is_not_enough_digits_end_with_enter(meet: Meet, from_nought: Path) -> None:
    manager = meet(str(from_nought), section="enter")
    page = manager.page
    page.locator("#enter-pad").focus()
    expect(page.locator("#enter-keys")).to_contain_text("0 to 12, then Enter")
    keys(page, "1 2 Enter 0 Enter 1 3 Enter")
    assert spoken(manager) == "13 is not on this scale."
    keys(page, "1 1 Backspace Enter")
    found = newest(manager.saved(), "oak")
    answered = [found.answers[got.id].value for got in yaml_criteria()[:3]]
    assert answered == [12, 0, 1]


def test_conditions_and_what_does_not_apply_are_heeded(meet: Meet, other_site: Path) -> None:
    manager = meet(str(other_site / "groups/hillside/collations/travel-plan.html"), section="enter")
    page = manager.page
    page.locator("#enter-pad").focus()
    expect(page.locator("#enter-list li")).to_have_count(5)
    keys(page, "3")
    expect(page.locator("#enter-list li")).to_have_count(6)
    keys(page, "ArrowUp 1 n")
    assert spoken(manager) == "Review: does not apply. Next: Crossing"


def test_while_names_are_hidden_entering_asks_first(meet: Meet, autumn: dict[str, Json]) -> None:
    manager = meet()
    manager.take_in(filed({"ash-lane": autumn["ash-lane"]}))
    manager.go("grid")
    manager.page.locator("[data-how=hidden]").check()
    before = manager.file_state.inner_text()
    manager.go("enter")
    expect(manager.page.locator("#enter-desk")).to_be_hidden()
    keys(manager.page, "7")
    expect(manager.file_state).to_have_text(before)
    manager.press("enter-names")
    keys(manager.page, "7")
    assert spoken(manager) == "Consultation: 7. Next: Improvement planning"
