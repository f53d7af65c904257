"""The live grid: the built one's figures, its orders and looks, what is behind its heads, paper."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from builder.asking import Asked, asked_of
from builder.model.cluster import School
from builder.model.project import Authority, Round
from builder.model.project import Theme as Chosen
from builder.model.rubric import Rubric
from builder.plan.outputs import Alone
from builder.render import Renderer
from builder.theme import load_theme
from builder.views.collations import CollationView
from builder.views.common import Named
from tests.browser.axe import faults
from tests.browser.collation_fixtures import Manager, Meet, changed, filed, returns_of
from tests.browser.form_support import THEME, Json, sealed

pytest_plugins = ("tests.browser.form_fixtures", "tests.browser.collation_fixtures")

ES = "es-sustainability"

# What a table says, row by row, to those who cannot see it, and its drawings as places of dots.
SAID = r"""
table => {
  const said = node => node.nodeType === 3 ? node.nodeValue
    : node.nodeType !== 1 || node.getAttribute('aria-hidden') === 'true' ? ''
    : node.getAttribute('aria-label') || Array.from(node.childNodes, said).join(' ');
  const round = text => text.split(/[ ,hM]+/).filter(Boolean).map(Number);
  const dots = svg => svg.querySelector('circle')
    ? Array.from(svg.querySelectorAll('circle'), one =>
        [one.getAttribute('cx'), one.getAttribute('cy')].map(Number))
    : svg.querySelector('.plot-dots').getAttribute('d').split('M').filter(Boolean)
        .map(one => round(one).slice(0, 2));
  return Array.from(table.querySelectorAll('tr'), row => ({
    cells: Array.from(row.cells, cell => said(cell).replace(/[,\s]+/g, ' ').trim()),
    dots: Array.from(row.querySelectorAll('svg'), svg => dots(svg).sort().join(' '))
  }));
}
"""


@pytest.fixture(scope="module")
def autumn() -> dict[str, Json]:
    """What the ten schools of a cluster returned."""
    return returns_of("northside", "autumn-2009", ES)


@pytest.fixture(scope="module")
def spring() -> dict[str, Json]:
    """What they had returned in spring."""
    return returns_of("northside", "spring-2009", ES)


def grid(manager: Manager) -> Locator:
    """The table."""
    return manager.page.locator("#grid-place table")


def row(manager: Manager, criterion: str) -> list[str]:
    """What a criterion's row says."""
    found: list[Json] = grid(manager).evaluate(SAID)
    return next(one["cells"] for one in found if criterion in one["cells"][0])


def criteria(manager: Manager) -> list[str]:
    """The criteria's numbers, in the order of the rows or the columns."""
    return grid(manager).locator("[data-do=grid-criterion] .number").all_inner_texts()


def opened(meet: Meet, returns: dict[str, Json], **options: Any) -> Manager:
    """A page with these returns, on its grid."""
    manager = meet(**options)
    manager.take_in(filed(returns))
    manager.go("grid")
    return manager


def printed(manager: Manager, folder: Path) -> list[str]:
    """The text of each page that is printed."""
    file = folder / "printed.pdf"
    file.write_bytes(manager.page.pdf(prefer_css_page_size=True))
    command = ["pdftotext", "-layout", str(file), "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.split("\f")[:-1]


@pytest.mark.parametrize(
    "occasion",
    [
        ("northside", "autumn-2009", ES, "groups"),
        ("riverside", "spring-2009", ES, "groups"),
        ("wealdmere-partnerships", "ba-term-2", "ba-partnership", "groups"),
        ("east-district", "review-summer-2009", "school-categorisation", "authority/clusters"),
    ],
    ids=lambda occasion: occasion[0],
)
def test_it_says_what_the_built_grid_says(
    meet: Meet, site: Path, occasion: tuple[str, str, str, str]
) -> None:
    group, round_id, rubric, folder = occasion
    manager = meet(f"{folder}/{group}/collations/{rubric}.html")
    manager.take_in(filed(returns_of(group, round_id, rubric)))
    manager.page.locator("#round").select_option(round_id)
    manager.go("grid")
    live = grid(manager).evaluate(SAID)
    standing = manager.page.locator("#grid-standing").inner_text()
    manager.page.goto((site / f"{folder}/{group}/grids/{rubric}.{round_id}.html").as_uri())
    built = manager.page.locator("table.grid").evaluate(SAID)
    assert len(live) == len(built)
    # Where the built grid has one empty cell for two figures, the live one has two.
    squeezed = [[cell for cell in one["cells"] if cell] for one in live]
    assert squeezed == [[cell for cell in one["cells"] if cell] for one in built]
    assert [one["dots"] for one in live] == [one["dots"] for one in built]
    assert manager.page.locator(".lead").inner_text().startswith(standing)


def test_rows_are_sorted(meet: Meet, autumn: dict[str, Json]) -> None:
    manager = opened(meet, autumn)
    in_file = criteria(manager)
    figures: list[tuple[float, int]] = []
    for number in in_file:
        cells = row(manager, f"{number} ")
        low, high = re.findall(r"(\d+) to (\d+)", " ".join(cells))[0]
        figures.append((float(cells[12].split()[0]), int(high) - int(low)))
    by_average = sorted(range(10), key=lambda place: figures[place][0])
    by_spread = sorted(range(10), key=lambda place: -figures[place][1])
    order = manager.page.get_by_label("Order")
    order.select_option("average")
    assert criteria(manager) == [in_file[place] for place in by_average]
    order.select_option("spread")
    assert criteria(manager) == [in_file[place] for place in by_spread]
    expect(manager.page.locator("#spoken")).to_contain_text("widest spread first")
    order.select_option("file")
    assert criteria(manager) == in_file


def test_levels_are_sorted_by_their_lowest(meet: Meet) -> None:
    manager = meet("groups/wealdmere-partnerships/collations/ba-partnership.html")
    manager.take_in(filed(returns_of("wealdmere-partnerships", "ba-term-2", "ba-partnership")))
    manager.go("grid")
    manager.page.get_by_label("Order").select_option("lowest")
    assert criteria(manager)[:3] == ["2.6", "1.1", "1.2"]
    expect(grid(manager).locator(".grid-section")).to_have_count(0)


def test_schools_stand_by_phase_and_hidden_names_give_nothing_away(
    meet: Meet, autumn: dict[str, Json]
) -> None:
    manager = opened(meet, autumn)
    page = manager.page
    page.get_by_label("By phase").check()
    phases = grid(manager).locator(".grid-phase")
    assert phases.all_inner_texts()[:3] == ["Nursery", "Infant", "Primary"]
    assert phases.nth(2).get_attribute("colspan") == "5"
    in_order = grid(manager).locator("[data-do=grid-school]").all_inner_texts()
    assert in_order[:3] == ["Elm Park", "Beacon Hill", "Ash Lane"]
    page.get_by_label("Hide names").check()
    expect(page.get_by_label("By phase")).to_be_disabled()
    expect(page.locator("#grid-about").get_by_text("and so are phases")).to_be_visible()
    heads = grid(manager).locator(".grid-school").all_inner_texts()
    assert heads == [f"School {number}" for number in range(1, 11)]
    hidden = row(manager, "Funding")
    manager.page.locator("[data-do=grid-criterion]").nth(3).press("Enter")
    everything = page.locator("#grid").inner_text()
    for name in ("Ash Lane", "Holly Bank", "Primary", "Nursery", "What was written"):
        assert name not in everything
    expect(page.locator("#grid-panel")).to_contain_text("Notes and profiles are hidden")
    page.keyboard.press("Escape")
    manager.reload()
    assert row(manager, "Funding") == hidden
    page.get_by_label("Hide names").uncheck()
    assert grid(manager).locator("[data-do=grid-school]").all_inner_texts() == in_order


def test_it_shows_the_change_where_both_times_can_be_compared(
    meet: Meet, autumn: dict[str, Json], spring: dict[str, Json]
) -> None:
    then = {name: spring[name] for name in ("ash-lane", "beacon-hill", "coppice", "dunmore")}
    then["dunmore"] = changed(spring["dunmore"], fingerprint="f" * 64)
    then["ash-lane"] = changed(spring["ash-lane"], answers={"consultation": {"value": 9}})
    then["beacon-hill"] = changed(spring["beacon-hill"], answers={"consultation": {"value": 8}})
    then["coppice"] = changed(spring["coppice"], answers={"consultation": {"value": 1}})
    manager = opened(meet, autumn)
    change = manager.page.get_by_label(re.compile("Change since"))
    expect(change).to_be_disabled()
    expect(change).to_have_accessible_description(re.compile("open last round"))
    manager.choose([(f"then-{name}.json", sealed(one)) for name, one in then.items()])
    manager.told("4 taken in")
    manager.page.get_by_label("Change since Spring 2009").check()
    cells = row(manager, "Consultation")
    assert cells[1:5] == ["6 medium ↓ was 9", "8 high same", "4 medium ↑ was 1", "8 high"]
    assert cells[12] == "6.0 → 6.0 from 3 schools both times"
    assert cells[11].startswith("6.4 from 10 schools")


def test_a_criterion_opens_by_keyboard(meet: Meet, autumn: dict[str, Json]) -> None:
    returns = dict(autumn)
    returns["holly-bank"] = changed(
        autumn["holly-bank"], answers={"consultation": {"state": "not-discussed"}}
    )
    del returns["ifton"]
    manager = opened(meet, returns)
    head = grid(manager).get_by_role("button", name="1 Consultation")
    head.focus()
    manager.page.keyboard.press("Enter")
    panel = manager.page.get_by_role("dialog", name="1 Effective engagement")
    expect(panel.get_by_role("button", name="Close")).to_be_focused()
    answers = panel.locator("[data-part=answers] li")
    assert answers.first.inner_text().split("\n")[-1] == "Coppice"
    assert answers.all_inner_texts()[-2].endswith("Not discussed yet: Holly Bank")
    assert answers.all_inner_texts()[-1].endswith("No return: Ifton")
    expect(panel.get_by_text("from 8 schools")).to_be_visible()
    note = autumn["coppice"]["answers"]["consultation"]["fields"]["note"]
    expect(panel.locator("[data-part=notes]")).to_contain_text(note[:40])
    panel.get_by_role("button", name="Highest first").press("Enter")
    assert answers.first.inner_text().split("\n")[-1] == "Garth"
    panel.get_by_role("button", name="Next").press("Enter")
    expect(manager.page.get_by_role("dialog", name="2 Integration of")).to_be_visible()
    manager.page.keyboard.press("Escape")
    expect(grid(manager).get_by_role("button", name="2 Improvement planning")).to_be_focused()


def test_a_school_opens_as_its_profile(
    meet: Meet, autumn: dict[str, Json], spring: dict[str, Json]
) -> None:
    manager = opened(meet, autumn)
    manager.choose([(f"then-{name}.json", sealed(one)) for name, one in spring.items()])
    manager.told("10 taken in")
    grid(manager).get_by_role("button", name="Ash Lane").click()
    panel = manager.page.get_by_role("dialog", name="Ash Lane Primary School")
    lines = panel.locator("[data-part=answers] .panel-entry")
    expect(lines).to_have_count(10)
    assert "was 5 in Spring 2009" in lines.first.inner_text()
    note = autumn["ash-lane"]["answers"]["consultation"]["fields"]["note"]
    assert note in lines.first.inner_text()
    expect(panel.get_by_text("In a one-to-one between")).to_be_visible()
    assert not re.search("total|average", panel.inner_text(), re.IGNORECASE)


def test_voices_and_drafts_are_told_apart(meet: Meet) -> None:
    manager = meet("authority/clusters/east-district/collations/school-categorisation.html")
    manager.take_in(
        filed(returns_of("east-district", "review-summer-2009", "school-categorisation"))
    )
    manager.page.locator("#round").select_option("review-summer-2009")
    manager.go("grid")
    grid(manager).get_by_role("button", name="2.1 Category").click()
    voices = manager.page.locator("#grid-panel [data-part=voices] li").first
    expect(voices).to_have_text(
        re.compile(r"Recommendation: \d \w+; Moderation: \d \w+, because: \w+")
    )
    grid_page = meet("groups/wealdmere-partnerships/collations/ba-partnership.html")
    grid_page.take_in(filed(returns_of("wealdmere-partnerships", "ba-term-2", "ba-partnership")))
    grid_page.go("grid")
    grid(grid_page).get_by_role("button", name="2.4 Early intervention").click()
    drafts = grid_page.page.locator("#grid-panel [data-part=drafts]")
    expect(drafts).to_contain_text("Marlbridge 2 drafts: 1 developed, 1 established")
    expect(drafts).not_to_contain_text("Kestrel")


def rich_page(folder: Path) -> tuple[Path, Asked]:
    """A group's page of a rubric with notes for the authority alone, and voices that differ."""
    rubric = Rubric.model_validate(
        {
            "title": "Review",
            "short_title": "Review",
            "edition": "1",
            "summary": "Where does it stand?",
            "minutes": 5,
            "introduction": "Talk about it.",
            "subject": {"singular": "school", "plural": "schools"},
            "scale": {
                "levels": [{"id": got, "title": got.title()} for got in ("good", "fair", "poor")],
                "order": "best-first",
            },
            "sections": [
                {
                    "id": "all",
                    "title": "All",
                    "criteria": [{"id": "trust", "number": "1", "title": "Trust", "question": "?"}],
                }
            ],
            "criterion_fields": [
                {"kind": "text", "id": "note", "label": "Why?", "audience": "group"},
                {
                    "kind": "text",
                    "id": "private",
                    "label": "In confidence",
                    "audience": "authority",
                },
            ],
            "voices": [
                {"id": "member", "title": "A member", "speaker": "Who?"},
                {"id": "school", "title": "School"},
                {"id": "moderated", "title": "Moderated", "reason": "private"},
            ],
        }
    )
    asked = asked_of("review", rubric)
    held = Round(id="autumn", title="Autumn")
    names = {"oak": "Oak School", "elm": "Elm School"}
    view = CollationView(
        asked=asked,
        authority=Authority(name="Wealdmere", short_name="Wealdmere"),
        rounds=(held,),
        round=held,
        group=Named("north", "North"),
        members=tuple(School(id=id_, name=name, phase="primary") for id_, name in names.items()),
        readers=("open", "group"),
    )
    page = folder / "review.html"
    renderer = Renderer(load_theme(THEME.parents[1], Chosen()))
    page.write_bytes(renderer.bytes_of(Alone("pages/collation.html", "collation", view)))
    return page, asked


def test_what_is_for_others_stays_in_the_files(
    meet: Meet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The scripts as they are written: to make them small takes seconds.
    monkeypatch.setattr("builder.compact.script", str)
    address, asked = rich_page(tmp_path)
    said = [
        ("oak", "member", "The chair", "good", {}),
        ("oak", "school", "", "good", {"note": "We meet.", "private": "Secretberry one"}),
        ("oak", "moderated", "", "fair", {"private": "Secretberry two"}),
        ("elm", "school", "", "poor", {"private": "Secretberry three"}),
    ]
    returns: list[Json] = [
        {
            "id": f"{number:032x}",
            "revision": 1,
            "rubric": "review",
            "edition": "1",
            "fingerprint": asked.fingerprint,
            "round": "autumn",
            "group": "north",
            "subject": subject,
            "subject_name": subject,
            "voice": voice,
            "speaker": speaker,
            "answers": {"trust": {"value": value, "fields": fields}},
            "fields": {},
        }
        for number, (subject, voice, speaker, value, fields) in enumerate(said)
    ]
    manager = Manager(meet().page, address).open()
    manager.take_in([(f"{one['id']}.json", sealed(one)) for one in returns])
    manager.go("grid")
    panel = manager.page.locator("#grid-panel")
    grid(manager).get_by_role("button", name="Trust").click()
    expect(panel.get_by_text("2 notes are for the authority alone")).to_be_visible()
    expect(panel.locator("[data-part=voices] li")).to_have_text(
        "Oak School School: Good; Moderated: Fair."
    )
    expect(panel.locator("[data-part=drafts] li")).to_have_text("Oak School The chair: Good")
    expect(panel.locator("[data-part=notes]")).to_contain_text("We meet.")
    manager.page.keyboard.press("Escape")
    grid(manager).get_by_role("button", name="Elm School").click()
    expect(panel.get_by_text("1 note is for the authority alone")).to_be_visible()
    assert "Secretberry" not in manager.page.locator("body").inner_html()


def test_a_conflict_is_marked_and_not_counted(meet: Meet, autumn: dict[str, Json]) -> None:
    other = changed(autumn["coppice"], id="f" * 32, answers={"consultation": {"value": 10}})
    manager = opened(meet, autumn | {"coppice-2": other})
    expect(manager.page.locator("#grid-standing")).to_have_text(
        "9 of 10 schools returned; 1 conflict, not counted."
    )
    cells = row(manager, "Consultation")
    assert cells[3] == "two returns disagree"
    assert cells[12].endswith("from 9 schools")
    legend = manager.page.locator("#grid-legend li:visible").all_inner_texts()
    assert [line.removeprefix("! ") for line in legend][3:] == [
        "two returns disagree and nobody has decided, not counted"
    ]


def test_many_schools_stand_down_the_side_and_print_with_their_heads(
    meet: Meet, autumn: dict[str, Json], tmp_path: Path
) -> None:
    many = {
        f"school-{number}": changed(
            autumn["ash-lane"],
            id=f"{number:032x}",
            group=None,
            subject=None,
            subject_name=f"Saint Bartholomew's Endowed Church of England School {number:02}",
        )
        for number in range(1, 61)
    }
    manager = meet(f"open/collations/{ES}.html")
    manager.take_in(filed(many))
    manager.go("grid")
    down = manager.page.get_by_label("Schools down")
    expect(down).to_be_checked()
    expect(down).to_be_disabled()
    expect(grid(manager).get_by_role("row")).to_have_count(1 + 6 + 60)
    expect(manager.page.locator("#grid-standing")).to_have_text("60 schools returned.")
    pages = printed(manager, tmp_path)
    assert len(pages) > 1
    for page in pages:
        assert "1 Consultation" in page
        assert "60 schools returned" in page
    names = [name for page in pages for name in re.findall(r"School\s+(\d\d)\b", page)]
    assert sorted(names) == [f"{number:02}" for number in range(1, 61)]
    assert "low, 0 to 3" in pages[-1]
    assert "Change since" not in "".join(pages)


def test_no_state_has_faults(meet: Meet, autumn: dict[str, Json], spring: dict[str, Json]) -> None:
    manager = meet(section="grid")
    page = manager.page
    assert faults(page) == []
    manager.choose(filed(autumn) + [(f"t-{name}", sealed(one)) for name, one in spring.items()])
    manager.told("20 taken in")
    assert faults(page) == []
    page.get_by_label("By phase").check()
    page.get_by_label("Change since").check()
    assert faults(page) == []
    for kind in ("criterion", "school"):
        page.locator(f"[data-do=grid-{kind}]").first.click()
        assert faults(page) == []
        page.keyboard.press("Escape")
    page.get_by_label("Hide names").check()
    page.get_by_label("Schools down").check()
    assert faults(page) == []
