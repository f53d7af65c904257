"""Paths, calendars and packs: what is wrong in them, what their pages say, and to whom."""

import re
from pathlib import Path
from typing import Any

import pytest

from builder.checks.audiences import check_audiences
from builder.checks.calendars import check_calendars
from builder.checks.paths import check_paths
from builder.load import load
from builder.model.path import Outcome, PathStep
from builder.model.path import Path as DecisionPath
from builder.model.project import Theme as Chosen
from builder.plan.chart import draw
from builder.plan.context import Context, Place
from builder.plan.library import library, pack_cards
from builder.plan.outputs import Alone, Document, Outputs, Page
from builder.render import Renderer
from builder.theme import load_theme
from builder.views.paths import Stop
from tests.pages import Tags, text_of
from tests.paper_drawn import Drawn, apart
from tests.support import BASE, ROOT, change, copied, put
from tests.test_pdf import POINTS_PER_MM, Shop, _fonts

PATH = """\
title: Which way?
summary: Three questions.
introduction: Begin at *step 1*.
steps:
  - {id: seen, question: Has anybody seen it?, help: Look **around**., yes: big, no: heard}
  - {id: heard, question: Has anybody heard it?, yes: big, no: nothing}
  - {id: big, question: Is it big?, yes: run, no: nothing}
outcomes:
  - {id: nothing, title: Do nothing, text: Have some tea.}
  - {id: run, title: Run away, text: As *fast* as you can.}
"""
CALENDAR = """\
title: The year
summary: Who does what.
introduction: Look for your role.
terms:
  - {id: autumn, title: Autumn term}
  - {id: spring, title: Spring term}
roles:
  - {id: head, title: Head teacher}
  - {id: adviser, title: Adviser}
tasks:
  - {text: Agree the targets., roles: [head, adviser], terms: [autumn]}
  - {text: Visit the school., roles: [adviser], terms: [autumn, spring]}
  - {text: Keep the file., roles: [adviser]}
"""
ACTIVITY = """\
title: Talk
summary: Each says one thing.
number: "1"
groups: threes
minutes: 30
steps: [Talk.]
facilitator: Whisper-activity.
sheets:
  - {kind: columns, title: What we heard, headings: [Good, Bad], copies: each-group}
"""
DAY = """\
---
title: A day together
summary: How the day runs.
objectives: [See where we stand]
agenda:
  starts: "09:15"
  ends: "10:15"
  sessions:
    - {id: talk, title: Talk in threes, minutes: 30, activity: talk, facilitator: Whisper-session.}
    - {id: lunch, title: Lunch, minutes: 30, at: "09:45"}
---
Whisper-body: print the sheets.
"""
LISTED = "modules: [guide, day]\nactivities: [talk]\npaths: [way]\ncalendars: [year]\n"
OPEN, NORTH, US = (
    Place("open", "open"),
    Place("groups/north", "group"),
    Place("authority", "authority"),
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The base project with one of each thing that a pack lists."""
    root = copied(BASE, tmp_path)
    put(root / "content/paths/way.yaml", PATH)
    put(root / "content/calendars/year.yaml", CALENDAR)
    put(root / "content/activities/talk.yaml", ACTIVITY)
    put(root / "content/modules/day.md", DAY)
    change(root / "content/packs/review.yaml", "modules:\n  - guide\n", LISTED)
    return root


def problems(root: Path) -> list[str]:
    """What is wrong with paths, calendars and audiences, as it is told."""
    content = load(root)
    assert content.problems == ()
    checks = (check_paths, check_calendars, check_audiences)
    return [str(problem) for check in checks for problem in check(content)]


def outputs(root: Path, place: Place, *, with_pdf: bool = True) -> Outputs:
    return library(Context(load(root), with_pdf), place)


RENDERER = Renderer(load_theme(ROOT, Chosen()))


def html(made: Outputs, address: str) -> str:
    making = made[address]
    if isinstance(making, Document):
        return RENDERER.print_html(making)
    return RENDERER.bytes_of(making).decode()


def links(text: str) -> list[str]:
    return [given["href"] for tag, given in Tags(text).tags if tag == "a"]


# Checks

AT_PATH, AT_YEAR = "content/paths/way.yaml", "content/calendars/year.yaml"
WRONG = {
    "way to nothing": (
        (AT_PATH, "yes: run, no: nothing}", "yes: runn, no: nothing}"),
        f"{AT_PATH}:7:42: there is no step and no outcome 'runn'\n    Did you mean 'run'?",
    ),
    "way that is none": (
        (AT_PATH, "yes: run, no: nothing}", "yes: run, no: run}"),
        f"{AT_PATH}:7:51: yes and no both lead to 'run'\n"
        "    Delete the step, or let one answer lead elsewhere.",
    ),
    "circle": (
        (AT_PATH, "yes: run, no: nothing}", "yes: run, no: seen}"),
        f"{AT_PATH}:7:51: this leads back to 'seen': people would go round in a circle\n"
        "    Let it lead on, or to an outcome that says when to begin again.",
    ),
    "step that nothing leads to": (
        (AT_PATH, "yes: big, no: heard}", "yes: big, no: nothing}"),
        f"{AT_PATH}:6:10: no way leads from the first step to 'heard'\n"
        "    Name it after `yes:` or `no:` of a step that people come to, or delete it.",
    ),
    "step and outcome of one name": (
        (AT_PATH, "{id: run, title", "{id: big, title"),
        f"{AT_PATH}:10:10: the step or outcome 'big' stands in line 7 already\n"
        "    Give this one a name of its own.",
    ),
    "role": (
        (AT_YEAR, "roles: [head, adviser]", "roles: [head, advisor]"),
        f"{AT_YEAR}:11:46: there is no role 'advisor'\n    Did you mean 'adviser'?",
    ),
    "term": (
        (AT_YEAR, "[autumn, spring]", "[autumn, spring, sprig]"),
        f"{AT_YEAR}:12:73: there is no term 'sprig'\n    Did you mean 'spring'?",
    ),
    "role named twice": (
        (AT_YEAR, "roles: [head, adviser]", "roles: [head, head]"),
        f"{AT_YEAR}:11:46: the role 'head' stands in line 11 already\n    Delete one of the two.",
    ),
    "role without a task": (
        (AT_YEAR, "roles: [head, adviser]", "roles: [adviser]"),
        f"{AT_YEAR}:8:10: the role 'head' has no task\n"
        "    Name it under `roles:` of a task, or delete it.",
    ),
    "term without a task": (
        (AT_YEAR, "[autumn, spring]", "[autumn]"),
        f"{AT_YEAR}:6:10: the term 'spring' has no task\n"
        "    Name it under `terms:` of a task, or delete it.",
    ),
    "roles of one name": (
        (AT_YEAR, "title: Adviser", "title: Head teacher"),
        f"{AT_YEAR}:9:26: the role's title 'Head teacher' stands in line 8 already\n"
        "    Give this one a name of its own.",
    ),
    "task twice": (
        (AT_YEAR, "Keep the file.", "Visit  the school."),
        f"{AT_YEAR}:13:12: this task stands in line 12 already\n"
        "    Add this one's roles or terms to the first, and delete this one.",
    ),
}


def test_the_project_itself_has_no_mistake(project: Path) -> None:
    assert problems(project) == []


@pytest.mark.parametrize("case", WRONG)
def test_a_mistake_has_its_message(project: Path, case: str) -> None:
    (file, old, new), expected = WRONG[case]
    change(project / file, old, new)
    assert expected in problems(project)


def test_only_the_cause_is_told(project: Path) -> None:
    (file, old, new), expected = WRONG["way to nothing"]
    change(project / file, old, new)
    assert problems(project) == [expected]


def test_a_way_up_the_page_is_told_apart_from_a_circle(project: Path) -> None:
    steps = PATH.splitlines(keepends=True)
    put(project / AT_PATH, "".join([*steps[:5], steps[6], steps[5], *steps[7:]]))
    assert problems(project) == [
        f"{AT_PATH}:7:55: this leads up the page, to 'big'\n"
        "    Move the step 'big' down, below this one."
    ]


NARROW = {
    "rubrics": ("rubrics/review.yaml", "review"),
    "activities": ("content/activities/talk.yaml", "talk"),
    "paths": (AT_PATH, "way"),
    "calendars": (AT_YEAR, "year"),
}


@pytest.mark.parametrize("key", NARROW)
@pytest.mark.parametrize(
    ("audience", "words"),
    [("group", "a group's manager and members"), ("authority", "the authority alone")],
)
def test_a_pack_is_not_for_more_people_than_what_it_lists(
    project: Path, key: str, audience: str, words: str
) -> None:
    file, name = NARROW[key]
    change(project / file, "title:", f"audience: {audience}\ntitle:")
    found = [one for one in problems(project) if one.startswith("content/packs")]
    assert len(found) == 1
    assert f"{name!r} is for {words}, and the pack is for everybody\n" in found[0]
    change(project / "content/packs/review.yaml", "title:", f"audience: {audience}\ntitle:")
    assert [one for one in problems(project) if one.startswith("content/packs")] == []


def test_a_module_may_be_for_fewer_people_than_its_pack_but_not_for_more_than_its_activities(
    project: Path,
) -> None:
    change(project / "content/modules/day.md", "title:", "audience: authority\ntitle:")
    assert problems(project) == []
    change(project / "content/modules/day.md", "audience: authority", "audience: group")
    for file in ("content/activities/talk.yaml", "content/packs/review.yaml"):
        change(project / file, "title:", "audience: authority\ntitle:")
    (found,) = problems(project)
    assert "'talk' is for the authority alone, and the module is for a group's" in found


# Pages


def test_a_paths_page_has_every_step_and_both_its_ways(project: Path) -> None:
    page = html(outputs(project, OPEN), "open/paths/way.html")
    text = text_of(page)
    for number, question in enumerate(["seen it?", "heard it?", "Is it big?"], start=1):
        assert re.search(rf"### Step {number} .*{re.escape(question)}", text)
    assert "[Yes: go to step 3Is it big?](#step-big)" in text
    assert "[No: go to step 2Has anybody heard it?](#step-heard)" in text
    assert "[Yes: outcome BRun away](#outcome-run)" in text
    assert "Look around." in text
    assert "Have some tea." in text
    ids, given = Tags(page).ids(), links(page)
    assert {link[1:] for link in given if link.startswith("#")} <= ids
    ways = [link for link in given if re.fullmatch("#(step-(heard|big)|outcome-.*)", link)]
    assert len(ways) >= 6
    assert "script" not in [tag for tag, _ in Tags(page).tags]


def test_a_stop_says_how_one_gets_there_and_leads_back_to_the_start(project: Path) -> None:
    text = text_of(html(outputs(project, OPEN), "open/paths/way.html"))
    assert "from [step 1](#step-seen) (yes) or [step 2](#step-heard) (yes)." in text
    assert "from [step 2](#step-heard) (no) or [step 3](#step-big) (no)." in text
    assert text.count("[Back to the start](#step-seen)") == 4


def test_a_calendar_is_told_by_term_and_by_role(project: Path) -> None:
    text = text_of(html(outputs(project, OPEN), "open/calendars/year.html"))
    first, terms, roles = re.split("## (?:Term|Role) by \\w+\n", text)
    assert first.index("What am I accountable for?") < first.index("[Adviser](#role-adviser)")
    assert re.search(r"### Autumn term(?s:.*)Agree the targets(?s:.*)### Spring term", terms)
    assert "Keep the file." not in terms
    assert "Duties that hold all year" in terms
    head, adviser = roles.split("### Adviser")
    assert "Visit the school." not in head
    assert "With: Adviser" in head
    assert adviser.count("Visit the school.") == 2
    assert adviser.index("All year") < adviser.index("Keep the file.")


def test_a_pack_says_what_to_do_first_and_what_to_print(project: Path) -> None:
    text = text_of(html(outputs(project, OPEN), "open/packs/review.html"))
    first = text[: text.index("## What to do")]
    for words in ("Helps schools", "Half an hour", "[Answer](#step-1)", "School leader"):
        assert words in first
    printed = text[text.index("## Print these") :]
    for target in ("guides/day.facilitator", "guides/day", "activities/talk", "paths/way"):
        assert f"(../print/{target}.pdf)" in printed
    assert "(../print/calendars/year.pdf)" in printed
    assert "sheets to write on: What we heard." in printed
    assert "[Which way?](../paths/way.html)" in text


def test_without_pdfs_no_page_leads_to_one(project: Path) -> None:
    made = outputs(project, OPEN, with_pdf=False)
    pages = [address for address in made if isinstance(made[address], Page)]
    assert len(pages) >= 6
    for address in pages:
        assert [link for link in links(html(made, address)) if link.endswith(".pdf")] == []


HELD: dict[str, tuple[str, str]] = {
    "content/activities/talk.yaml": ("activities/talk.html", "print/activities/talk.pdf"),
    AT_PATH: ("paths/way.html", "print/paths/way.pdf"),
    AT_YEAR: ("calendars/year.html", "print/calendars/year.pdf"),
    "content/modules/day.md": ("guides/day.html", "print/guides/day.facilitator.pdf"),
    "content/packs/review.yaml": ("packs/review.html", "packs/review.html"),
}


@pytest.mark.parametrize("file", HELD)
@pytest.mark.parametrize(
    ("audience", "holders"),
    [("open", {OPEN, NORTH, US}), ("group", {NORTH, US}), ("authority", {US})],
)
def test_a_folder_holds_and_names_only_what_its_readers_may_have(
    project: Path, file: str, audience: str, holders: set[Place]
) -> None:
    change(project / file, "title:", f"audience: {audience}\ntitle:")
    for place in (OPEN, NORTH, US):
        made = outputs(project, place)
        for address in HELD[file]:
            assert (f"{place.folder}/{address}" in made) == (place in holders)
            if f"{place.folder}/packs/review.html" in made:
                named = links(html(made, f"{place.folder}/packs/review.html"))
                assert (f"../{address}" in named) == (place in holders and "packs" not in address)
        cards = pack_cards(Context(load(project), True), place)
        if "packs" in file:
            assert bool(cards) == (place in holders)


def test_a_session_does_not_name_an_activity_of_others(project: Path) -> None:
    change(project / "content/activities/talk.yaml", "title:", "audience: authority\ntitle:")
    assert "activities/talk" not in html(outputs(project, OPEN), "open/guides/day.html")


# Facilitators


def test_what_a_facilitator_says_is_in_no_other_view(project: Path) -> None:
    made = outputs(project, OPEN)
    whispering = {
        address
        for address, making in made.items()
        if isinstance(making, Page | Document | Alone) and "Whisper-" in repr(making)
    }
    assert whispering == {
        "open/guides/day.facilitator.html",
        "open/print/guides/day.facilitator.pdf",
    }
    for address in whispering:
        for said in ("activity.", "session.", "body:"):
            assert f"Whisper-{said}" in html(made, address)


def test_a_projector_begins_with_the_title_the_objectives_and_the_agenda(project: Path) -> None:
    page = html(outputs(project, OPEN), "open/guides/day.projector.html")
    first, second = page.split("<section")[1:3]
    assert text_of(f"<section{first}").splitlines() == [
        "## A day together",
        "### What it is for",
        "- See where we stand",
        "### Agenda",
        "- Talk in threes 30 minutes",
        "- Lunch 09:45",
    ]
    assert "Talk in threes" in second


# The chart


def drawn(*steps: tuple[str, str], outcomes: int = 2) -> Any:
    """How steps with these ways are drawn; a number is a step from 1, a letter an outcome."""
    letters = "abcdefgh"[:outcomes]
    path = DecisionPath(
        title="Way",
        summary="Way.",
        introduction="Way.",
        steps=tuple(
            PathStep(id=str(number), question="So?", yes=yes, no=no)
            for number, (yes, no) in enumerate(steps, start=1)
        ),
        outcomes=tuple(Outcome(id=letter, title=letter, text="So.") for letter in letters),
    )
    stops = {
        name: Stop(name, name, name, ends=name in letters)
        for name in [*letters, *(step.id for step in path.steps)]
    }
    return draw(path, stops)


def test_a_chart_draws_each_way_once() -> None:
    steps, columns = drawn(("2", "4"), ("3", "a"), ("a", "4"), ("a", "b"))
    assert columns == 1
    for step in steps:
        ways = [way for way in (step.down, step.margin, *step.side) if way]
        assert sorted(way.answer for way in ways) == ["no", "yes"]
    assert [step.down and step.down.stop.id for step in steps] == ["2", "3", "4", None]
    assert steps[0].margin.stop.id == "4"


def test_lines_in_the_margin_begin_run_past_and_end() -> None:
    steps, _ = drawn(("2", "4"), ("3", "4"), ("4", "a"), ("a", "b"))
    kinds = [
        [[line.kind for line in row] for row in (step.above, step.beside, step.below)]
        for step in steps
    ]
    assert kinds == [
        [[], [], ["out"]],
        [["past"], ["past"], ["join"]],
        [["past"], ["past"], ["past"]],
        [["in"], [], []],
    ]


def test_lines_that_overlap_stand_apart_and_what_finds_no_room_is_told_in_words() -> None:
    steps, columns = drawn(("2", "4"), ("3", "5"), ("6", "7"), ("5", "a"), *[("a", "b")] * 3)
    assert columns == 3
    assert [way.stop.id for way in steps[2].side] == ["7"]
    ways = [(str(place + 2), str(place + 7)) for place in range(6)]
    steps, columns = drawn(*ways, *[("a", "b")] * 7)
    assert columns == 4
    assert [step.margin is None for step in steps[:6]].count(True) == 2
    assert sum(not way.stop.ends for step in steps for way in step.side) == 2


# On paper


def hard(count: int, length: int) -> str:
    """A path with so many steps, each question of so many characters, and many lines."""
    question = ("does the school know what it wants and " * 6)[: length - 1] + "?"
    steps = []
    for place in range(count):
        last = place == count - 1
        no = "o-1" if last else f"s-{min(count - 1, place + 1 + place % 4)}"
        yes = f"o-{place % 3}" if place % 2 or last else f"s-{place + 1}"
        no = "o-2" if yes == no else no
        steps.append(f"  - {{id: s-{place}, question: '{question}', yes: {yes}, no: {no}}}\n")
    outcomes = (
        f"  - {{id: o-{place}, title: An outcome with a name that wraps {place}, text: So.}}\n"
        for place in range(3)
    )
    head = "title: A hard one\nsummary: All of it.\nintroduction: Read.\n"
    return f"{head}steps:\n{''.join(steps)}outcomes:\n{''.join(outcomes)}"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    return Shop(tmp_path_factory.mktemp("paths"))


@pytest.mark.parametrize(("count", "length"), [(1, 60), (6, 100), (10, 75), (20, 200)])
def test_a_chart_prints_with_every_step_and_no_word_on_another(
    project: Path, shop: Shop, count: int, length: int
) -> None:
    put(project / AT_PATH, hard(count, length))
    made = outputs(project, OPEN)
    printed = shop.print(f"hard-{count}", html(made, "open/print/paths/way.pdf"))
    assert list(apart(Drawn(printed.file))) == []
    for word in printed.words:
        assert word.left >= 22 * POINTS_PER_MM - 1
        assert word.right <= (210 - 16) * POINTS_PER_MM + 1, word
    assert _fonts(printed) == {("Packs-Sans", "yes"), ("Packs-Sans-Semi-Bold", "yes")}
    charts = "\n".join(page for page in printed.pages if "The outcomes" not in page)
    for number in range(1, count + 1):
        assert re.search(rf"(?m)^ *{number}  +|^ *{number} +does", charts), number
    if count <= 10:
        assert "The outcomes" in printed.pages[1]


def test_a_calendar_prints_by_term_and_by_role(project: Path, shop: Shop) -> None:
    printed = shop.print("year", html(outputs(project, OPEN), "open/print/calendars/year.pdf"))
    terms, roles = printed.pages
    assert "Autumn term" in terms
    assert "Role by role" in roles
    assert "Keep the file." in roles
    assert list(apart(Drawn(printed.file))) == []


def test_a_paper_that_is_not_for_everybody_says_so_on_every_page(project: Path, shop: Shop) -> None:
    for file in (AT_PATH, AT_YEAR):
        change(project / file, "title:", "audience: authority\ntitle:")
    made = outputs(project, US)
    for address in ("paths/way", "calendars/year"):
        page = html(made, f"authority/print/{address}.pdf")
        for sheet in shop.print(address.replace("/", "-"), page).pages:
            assert "For the authority alone" in sheet
