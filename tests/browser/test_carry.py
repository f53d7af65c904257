"""Answers to an earlier edition in the browser: read as Python reads them, shown, and sent on."""

import json
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.asking import Asked, asked_of, fields_for, sections_for
from builder.cells import listen
from builder.collate import collate
from builder.model.base import Audience
from builder.model.cluster import School
from builder.model.project import Authority
from builder.model.project import Theme as Chosen
from builder.model.returns import Return
from builder.plan.outputs import Alone
from builder.render import Renderer
from builder.theme import load_theme
from builder.views.collations import CollationView
from builder.views.common import Named
from builder.views.forms import FormView
from tests.browser.collation_fixtures import Manager, filed
from tests.browser.collation_support import (
    EVERYBODY,
    NORTH,
    ROUNDS,
    as_json,
    asks,
    core_page,
    python_makes,
    spec_of,
)
from tests.browser.form_support import THEME, Computer, Json, Visit, sealed
from tests.browser.made_up import some_schools
from tests.carried import EDITIONS, VECTORS, asked, returned
from tests.support import a_return, a_rubric, with_criterion, with_keys

pytest_plugins = ("tests.browser.form_fixtures", "tests.browser.collation_fixtures")

CASES = [pytest.param(case, id=case["case"]) for case in VECTORS["cases"]]
CARRY = "one => packs.carry(packs.collationSpec(one.spec), one.returned)"


@pytest.fixture(scope="module")
def core(chromium: Browser) -> Iterator[Page]:
    """A page with the scripts that collate."""
    with core_page(chromium) as page:
        yield page


def carried(page: Page, one: Return) -> Return:
    """How the browser reads a return."""
    data = {"spec": spec_of(asked()), "returned": as_json(one)}
    return Return.model_validate(asks(page, CARRY, data))


@pytest.mark.parametrize("case", CASES)
def test_the_browser_reads_answers_as_python_does(case: Json, core: Page) -> None:
    one = returned(case)
    got = carried(core, one)
    assert got == asked().present(one)
    assert got != one


def test_what_the_page_does_not_know_it_leaves_alone(core: Page) -> None:
    one = returned({"edition": "1", "answers": {"arrive": {"value": "poor"}}})
    for other in ({"fingerprint": "e" * 64}, {"edition": "1b"}, {"voice": "governor"}):
        changed = one.model_copy(update=other)
        assert carried(core, changed) == changed


def a_said(dice: random.Random, edition: Any) -> Json:
    """What a school may have said to an edition."""
    levels = [got.id for got in edition.scale.levels]
    answers = {}
    for criterion in edition.criteria:
        states = ["not-discussed"] + (["not-applicable"] if criterion.not_applicable else [])
        answer: Json = dice.choice(
            [{}, {"value": dice.choice(levels)}, {"state": dice.choice(states)}]
        )
        beside = {got.id: got.label for got in edition.criterion_fields if dice.random() < 0.5}
        answers[criterion.id] = answer | ({"fields": beside} if beside else {})
    fields = {"how": dice.choice(["alone", "together", ""]), "pupils": "40"}
    if edition.edition == "3":
        fields["how"] = "one-to-one"
    return {"answers": answers, "fields": fields}


def test_grids_of_several_editions_come_out_the_same(core: Page) -> None:
    dice = random.Random(1128)  # noqa: S311 The same cases on every run.
    cases, expected = [], []
    for _ in range(150):
        members = some_schools(dice.randint(1, 5))
        returns = [
            returned(said | {"edition": edition.edition}).model_copy(
                update={"id": f"{number:032x}", "subject": one.id}
            )
            for number, one in enumerate(members)
            if (edition := dice.choice(EDITIONS)) and (said := a_said(dice, edition))
        ]
        data = {"spec": spec_of(asked(), members), "round": "autumn"}
        cases.append(data | {"returns": [as_json(one) for one in returns]})
        expected.append(python_makes(asked(), members, returns, "2009-11-28"))
    cells = [cell for one in expected for row in one["rows"] for cell in row["cells"]]
    assert min(cells.count(kind) for kind in ("not-comparable", "not-asked", "blank")) > 50
    assert sum(entry[-1] > 0 for one in expected for entry in one["entries"]) > 50
    got = asks(core, "cases => cases.map(packs.testCollate)", cases)
    for case, found, wanted in zip(cases, got, expected, strict=True):
        assert found == wanted, json.dumps(case)


MOVED = """one => {
  const spec = packs.collationSpec(one.spec);
  const got = packs.sift(spec, packs.workshop.begun(spec), one.items).document;
  return packs.picture(spec, got, { round: 'autumn' }).moved.map(found =>
    [found.criterion.id, found.both, found.up, found.down, found.same]);
}"""


def test_last_time_is_silent_where_something_else_was_asked(core: Page) -> None:
    before = saved(THEN, round="spring")
    now = saved(NOW, id="1" * 32)
    items = [{"name": str(place), "document": one} for place, one in enumerate((before, now))]
    got = asks(core, MOVED, {"spec": spec_of(asked(), SCHOOLS), "items": items})
    assert got == [
        ["new", 0, 0, 0, 0],
        ["arrive", 1, 1, 0, 0],
        ["tools", 1, 0, 0, 1],
        ["care-early", 0, 0, 0, 0],
        ["meals", 0, 0, 0, 0],
        ["ink", 0, 0, 0, 0],
    ]


TOOLS = """one => {
  const spec = packs.collationSpec(one.spec);
  const got = packs.sift(spec, packs.workshop.begun(spec), one.items).document;
  return packs.picture(spec, got, { round: 'autumn' }).now.rows[2].cells[0].label;
}"""


def test_what_another_voice_is_asked_now_counts_on_the_page(core: Page) -> None:
    about = narrowed()
    items = [{"name": "oak.json", "document": saved(THEN)}]
    heard = listen(about, SCHOOLS[:1], [returned(THEN)], None)
    assert collate(about, heard).rows[2].cells[0].label == "Fair"
    assert asks(core, TOOLS, {"spec": spec_of(about, SCHOOLS), "items": items}) == "Fair"


SCHOOLS = (
    School(id="oak", name="Oak School", phase="primary"),
    School(id="elm", name="Elm School", phase="primary"),
)
THEN: Json = {
    "edition": "1",
    "answers": {
        "arrive": {"value": "poor", "fields": {"note": "By bus", "proof": "A count"}},
        "care": {"value": "fair", "fields": {"note": "Before eight"}},
        "house": {"state": "not-discussed"},
        "tools": {"value": "fair"},
    },
    "fields": {"how": "together"},
}
NOW: Json = {
    "edition": "3",
    "answers": {name: {"value": "fair"} for name in ("new", "arrive", "tools", "care-early")},
}


def saved(case: Json, **keys: Any) -> Json:
    """A school's file."""
    return as_json(returned(case)) | {"speaker": ""} | keys


def a_page(folder: Path, *readers: Audience) -> Path:
    """The group's collation page."""
    view = CollationView(
        asked=asked(),
        authority=Authority(name="Wealdmere County Council", short_name="Wealdmere"),
        rounds=ROUNDS,
        round=ROUNDS[-1],
        group=NORTH,
        members=SCHOOLS,
        readers=readers,
    )
    page = folder / "review.html"
    renderer = Renderer(load_theme(THEME.parents[1], Chosen()))
    page.write_bytes(renderer.bytes_of(Alone("pages/collation.html", "collation", view)))
    return page


@pytest.fixture
def opened(computer: Computer, tmp_path: Path) -> Iterator[Callable[..., Manager]]:
    """Open the page with the texts of some readers. It reports no error."""
    errors: list[str] = []

    def one(*readers: Audience) -> Manager:
        page = computer().new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
        return Manager(page, a_page(tmp_path, *readers)).open()

    yield one
    assert errors == []


@pytest.fixture
def manager(opened: Callable[..., Manager]) -> Manager:
    """Somebody who may read everything."""
    return opened(*EVERYBODY)


def test_a_file_of_an_earlier_edition_counts_as_far_as_it_compares(manager: Manager) -> None:
    manager.take_in(filed({"oak": saved(THEN), "elm": saved(NOW, id="1" * 32, subject="elm")}))
    manager.told("1 of them answers the edition 1, and what compares is counted.")
    expect(manager.standing).to_contain_text("2 of 2 schools returned")
    assert "✓ Returned" in manager.row("Oak School")
    assert (
        "Answered the edition 1: what compares is counted, 3 answers are kept beside it."
        in manager.row("Oak School")
    )
    assert "edition" not in manager.row("Elm School")
    assert manager.line("oak.json") == (
        "oak.jsonOak School answered the edition 1: what compares is counted, 3 answers are kept"
        " beside it.Nothing to do."
    )
    [kept] = [one for one in manager.saved().returns if one.document.subject == "oak"]
    assert kept.document == returned(THEN)


def test_the_grid_is_silent_where_something_else_was_asked(manager: Manager) -> None:
    manager.take_in(filed({"oak": saved(THEN)}))
    manager.go("grid")
    rows = manager.page.locator("#grid-place tbody tr").all()
    said = [row.locator("td").first for row in rows]
    assert [cell.text_content() for cell in said] == ["", "▼ Weak", "● Fair", "≠", "≠", "≠"]
    assert said[3].locator("[role=img]").get_attribute("aria-label") == (
        "not comparable: another edition was answered"
    )
    legend = manager.page.locator("#grid-legend li:visible")
    expect(
        legend.filter(has_text="asked otherwise in the edition that was answered")
    ).to_be_visible()
    manager.page.locator("#grid [data-do=grid-criterion]").nth(3).click()
    expect(manager.page.locator("#grid-panel")).to_contain_text(
        "Not comparable, as another edition was answered: Oak School"
    )


PANEL = """\
Kept beside, and not counted
Answers to the edition 1
1 Arrive
Proof
A count
2 Care: Fair
Note
Before eight
5 House: not discussed yet
Asked once
How
Together"""


def test_a_school_shows_what_is_kept_under_its_old_titles(manager: Manager) -> None:
    manager.take_in(filed({"oak": saved(THEN)}))
    manager.go("grid")
    manager.page.locator("#grid [data-do=grid-school]").first.click()
    panel = manager.page.locator("#grid-panel")
    expect(panel).to_contain_text("It answered the edition 1: what compares is counted, 3 answers")
    part = panel.locator("[data-part=kept]")
    expect(part.locator("h3")).to_have_text("Kept beside, and not counted")
    assert "\n".join(line for line in part.inner_text().split("\n") if line) == PANEL


def test_what_is_kept_goes_out_uncounted(manager: Manager) -> None:
    manager.take_in(filed({"oak": saved(THEN)}))
    rows = Path(manager.get("out-answers").path()).read_text("utf-8-sig").splitlines()
    assert rows[1:] == [
        '"Oak School","School","","yes","2","Arrive","","Weak"',
        '"Oak School","School","","yes","2","Arrive","Note","By bus"',
        '"Oak School","School","","yes","3","Tools","","Fair"',
        '"Oak School","School","","no","","1 Arrive (edition 1)","Proof","A count"',
        '"Oak School","School","","no","","2 Care (edition 1)","","Fair"',
        '"Oak School","School","","no","","2 Care (edition 1)","Note","Before eight"',
        '"Oak School","School","","no","","5 House (edition 1)","","not discussed yet"',
        '"Oak School","School","","no","","Asked once (edition 1)","How","Together"',
    ]
    with zipfile.ZipFile(manager.get("out-zip").path()) as box:
        [file] = [json.loads(box.read(name)) for name in box.namelist()]
    assert Return.model_validate(file["return"]) == returned(THEN)


def test_a_correction_by_hand_keeps_what_was_kept(manager: Manager) -> None:
    manager.take_in(filed({"oak": saved(THEN)}))
    manager.go("enter")
    page = manager.page
    page.locator("#enter-paper").select_option(index=0)
    expect(page.locator("#enter-locked")).to_contain_text("oak.json")
    page.locator("[data-do=enter-unlock]").click()
    page.locator("#enter-pad").get_by_role("button", name="Strong").click()
    first, second = (one.document for one in manager.saved().returns)
    assert first == returned(THEN)
    assert (second.edition, second.revision) == ("3", 2)
    assert second.answers["new"].value == "strong"
    assert second.answers["arrive"].value == "weak"
    assert second.aside == asked().present(first).aside


def test_two_editions_of_one_school_are_a_conflict(manager: Manager) -> None:
    manager.take_in(filed({"old": saved(THEN), "new": saved(NOW, id="1" * 32)}), "2 files")
    assert "Disagrees with new.json about Oak School." in manager.line("old.json")
    manager.page.locator("[data-do=decide]").first.click()
    assert "answered the edition 1" in manager.line("old.json")


def test_a_file_that_its_own_edition_could_not_have_saved_is_damaged(manager: Manager) -> None:
    wrong = saved(THEN, fields={"how": ["alone"]})
    manager.take_in(filed({"oak": wrong}), "damaged")
    assert "○ Missing" in manager.row("Oak School")


def test_an_edition_that_nobody_recorded_waits(manager: Manager) -> None:
    manager.take_in(filed({"oak": saved(THEN, fingerprint="e" * 64)}), "to another edition")
    assert "◆ Other edition" in manager.row("Oak School")


def test_what_others_may_read_stays_in_its_file(opened: Callable[..., Manager]) -> None:
    manager = opened("open", "group")
    manager.take_in(filed({"oak": saved(THEN)}))
    manager.go("grid")
    manager.page.locator("#grid [data-do=grid-school]").first.click()
    panel = manager.page.locator("#grid-panel")
    expect(panel).to_contain_text("2 Care: Fair")
    expect(panel).to_contain_text("4 notes are for the authority alone and stay in the files.")
    assert "Before eight" not in panel.inner_text()


def test_names_hidden_hide_words_of_then_too(manager: Manager) -> None:
    manager.take_in(filed({"oak": saved(THEN)}))
    manager.go("grid")
    manager.page.get_by_label("Hide names").check()
    manager.go("returns")
    rows = Path(manager.get("out-answers").path()).read_text("utf-8-sig")
    assert '"2 Care (edition 1)","","Fair"' in rows
    assert "Before eight" not in rows


def a_form(folder: Path, about: Asked, name: str = "school") -> Path:
    """The school's form of an edition."""
    voice = next(one for one in about.rubric.voices if one.id == name)
    view = FormView(
        asked=about,
        voice=voice,
        sections=sections_for(about.rubric, voice),
        return_fields=fields_for(about.rubric.return_fields, voice),
        round=ROUNDS[-1],
        authority=Authority(name="Wealdmere County Council", short_name="Wealdmere"),
        returns_to="returns@wealdmere.example",
        group=NORTH,
        subject=Named("oak", "Oak School"),
        file_name="oak.review.autumn",
    )
    form = folder / f"{about.rubric.edition}.{name}.html"
    renderer = Renderer(load_theme(THEME.parents[1], Chosen()))
    form.write_bytes(renderer.bytes_of(Alone("pages/form.html", view.bundle, view)))
    return form


KEPT = """\
Kept beside your answers
These answer an earlier edition of the questions. They cannot be compared with what is asked now, \
so they count for nothing, and they stay in your file.
1 Arrive
Proof: A count
2 Care: Fair
Note: Before eight
5 House: not discussed yet
Asked once
How: Together"""


def narrowed() -> Asked:
    """The last edition, with some of it asked of another voice alone."""
    first, second, third = EDITIONS
    adviser = {"voices": ["adviser"]}
    rubric = with_keys(
        with_criterion(third, "tools", **adviser),
        voices=[{"id": name, "title": name.title()} for name in ("school", "adviser")],
        criterion_fields=[{"id": "note", "kind": "long-text", "label": "Note"} | adviser],
        return_fields=[got.model_dump(by_alias=True) | adviser for got in third.return_fields],
    )
    return asked_of("review", rubric, [first, second])


def lines(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line)


def test_a_form_opens_a_file_of_an_earlier_edition(visit: Visit, tmp_path: Path) -> None:
    person = visit(a_form(tmp_path, asked()))
    person.hand_in(sealed(saved(THEN)), "oak.json")
    expect(person.notice).to_have_text(
        "oak.json is open. It answers the edition “1” of these questions, and 2 answers are carried"
        " over. These cannot be, and are kept beside your answers: 1 Arrive: Proof; 2 Care;"
        " 5 House; How."
    )
    expect(person.file_state).to_have_text("2 changes not yet saved to a file")
    assert person.radio("arrive", "weak").is_checked()
    person.mark("meals", "fair")
    person.go("send")
    assert lines(person.page.locator("#kept").inner_text()) == KEPT
    person.page.emulate_media(media="print")
    expect(person.page.locator("#kept")).to_be_visible()
    person.page.emulate_media(media="screen")
    got = person.saved()
    wanted = asked().present(returned(THEN))
    assert got.aside == wanted.aside
    assert (got.edition, got.id, got.revision) == ("3", wanted.id, 2)
    assert got.answers.pop("meals").value == "fair"
    assert got.answers == wanted.answers


def test_what_is_kept_is_there_again(visit: Visit, tmp_path: Path) -> None:
    """After a reload, and in a file that this form saved; a cleared page has nothing of it."""
    person = visit(a_form(tmp_path, asked()))
    person.hand_in(sealed(saved(THEN)))
    person.kept()
    person.reload()
    person.go("send")
    expect(person.page.locator("#kept")).to_contain_text("2 Care: Fair")
    data = Path(person.save().path()).read_bytes()
    person.page.locator("[data-do=clear-computer]").click()
    person.answer("ask-clear", "clear")
    expect(person.page.locator("#kept")).to_be_hidden()
    person.hand_in(data, "again.json")
    expect(person.notice).to_have_text("again.json is open, with 2 answers.")
    expect(person.page.locator("#kept")).to_contain_text("2 Care: Fair")
    assert person.saved().aside == asked().present(returned(THEN)).aside


def test_each_edition_on_the_way_keeps_its_own(visit: Visit, tmp_path: Path) -> None:
    first, second, _ = EDITIONS
    person = visit(a_form(tmp_path, asked_of("review", second, [first])))
    person.hand_in(sealed(saved(THEN)))
    person.mark("care-late", "strong")
    between = Path(person.save().path()).read_bytes()
    person = visit(a_form(tmp_path, asked()))
    person.hand_in(between, "between.json")
    expect(person.notice).to_contain_text("kept beside your answers: 4 Care-Late; How.")
    got = person.saved()
    assert [(one.edition, list(one.answers)) for one in got.aside] == [
        ("1", ["arrive", "care", "house"]),
        ("2", ["care-late"]),
    ]


def test_a_form_refuses_an_edition_that_nobody_recorded(visit: Visit, tmp_path: Path) -> None:
    person = visit(a_form(tmp_path, asked()))
    person.hand_in(sealed(saved(THEN, fingerprint="e" * 64)), "oak.json")
    expect(person.notice).to_contain_text("answers another edition of these questions (1)")
    person.hand_in(sealed(saved(THEN, subject="elm", subject_name="Elm")), "elm.json")
    expect(person.notice).to_contain_text("elm.json holds the answers of Elm")
    for key, wrong in {"aside": [{"edition": "0"}], "answers": {"arrive": None}}.items():
        person.hand_in(sealed(saved(THEN, **{key: wrong})), f"{key}.json")
        expect(person.notice).to_contain_text(f"{key}.json was changed or damaged")


def test_a_form_takes_no_more_than_its_voice_is_asked(visit: Visit, tmp_path: Path) -> None:
    """What now another voice is asked is kept beside, not lost and not put into its mouth."""
    person = visit(a_form(tmp_path, narrowed()))
    person.hand_in(sealed(saved(THEN | {"fields": {"how": "alone"}})))
    expect(person.notice).to_contain_text("1 answer is carried over")
    expect(person.notice).to_contain_text("1 Arrive: Note, Proof; 2 Care; 5 House; 7 Tools; How.")
    assert person.saved().aside[0].answers["tools"].value == "fair"


def test_a_plain_form_carries_points(visit: Visit, tmp_path: Path) -> None:
    before = a_rubric("plans", "money")
    now = with_keys(
        with_criterion(before, "plans", question="How are the plans?"),
        edition="2",
        carry_over={"from": "1", "reworded": ["plans"]},
    )
    then = as_json(a_return("oak", plans=7, money="not-discussed"))
    then |= {"speaker": "", "fingerprint": asked_of("review", before).fingerprint}
    then["subject_name"] = "Oak School"
    person = visit(a_form(tmp_path, asked_of("review", now, [before])))
    person.hand_in(sealed(then), "oak.json")
    expect(person.notice).to_have_text(
        "oak.json is open. It answers the edition “1” of these questions, and 2 answers are"
        " carried over."
    )
    assert person.radio("plans", 7).is_checked()
    person.go("send")
    expect(person.page.locator("#kept")).to_be_hidden()
    got = person.saved()
    assert (got.edition, got.aside[0].edition, got.aside[0].answers) == ("2", "1", {})
