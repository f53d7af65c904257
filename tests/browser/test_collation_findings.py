"""Key findings drafted from the figures, and the words that people wrote side by side."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.collation_fixtures import Manager, Meet, changed, filed, returns_of
from tests.browser.form_support import Json, sealed

pytest_plugins = ("tests.browser.form_fixtures", "tests.browser.collation_fixtures")


@pytest.fixture(scope="module")
def autumn() -> dict[str, Json]:
    """What the ten schools of a cluster returned."""
    return returns_of("northside", "autumn-2009", "es-sustainability")


def box(manager: Manager, kind: str) -> str:
    """What stands in the box of a finding."""
    return manager.page.locator(f"[data-finding={kind}] textarea").input_value()


def figures(manager: Manager, kind: str) -> list[str]:
    """What a finding rests on."""
    return manager.page.locator(f"[data-finding={kind}] .finding-figures li").all_inner_texts()


def test_drafts_say_what_the_figures_say(meet: Meet, autumn: dict[str, Json]) -> None:
    manager = meet(section="findings")
    expect(manager.page.locator("#findings-few")).to_contain_text("at least two schools")
    expect(manager.page.locator("#findings-full")).to_be_hidden()
    spring = returns_of("northside", "spring-2009", "es-sustainability")
    files = [*filed(autumn), *((f"spring {name}", data) for name, data in filed(spring))]
    manager.take_in(files)
    expect(manager.page.locator("#findings-standing")).to_have_text(
        "10 of 10 schools returned. 100 marks counted: 25 low, 60 medium, 15 high."
    )
    assert box(manager, "strongest") == (
        "On no key success factor are half of the schools high. "
        "The highest average is 6.4, for Consultation: 3 of 10 high."
    )
    assert box(manager, "weakest") == (
        "Impact measurement: 8 of 10 schools are low, and the average is 2.6."
    )
    assert figures(manager, "weakest") == [
        "Impact measurement: 8 low, 2 medium, 0 high; average 2.6, from 1 to 7, of 10 schools"
    ]
    assert "Funding: from 1 to 10 over 10 schools." in box(manager, "widest")
    assert box(manager, "pairs").splitlines()[1] == (
        "Ash Lane is high where Holly Bank is low: Improvement planning and Partnership working."
    )
    assert figures(manager, "pairs")[1].endswith(
        "Improvement planning 8 and 3; Partnership working 8 and 3"
    )
    assert "More moved down than up on Funding." in box(manager, "moved")
    assert figures(manager, "moved")[8] == (
        "Funding: 2 up, 4 down, 4 the same, of 10 that answered both times; average 5.5, now 5.3"
    )


def test_what_too_few_answered_is_not_spoken_of(meet: Meet, autumn: dict[str, Json]) -> None:
    manager = meet(section="findings")
    gap = changed(autumn["ifton"])
    del gap["answers"]["funding"]
    manager.take_in([("garth.json", sealed(autumn["garth"])), ("ifton.json", sealed(gap))])
    assert box(manager, "silent") == "Too few answered to say anything about Funding."
    assert figures(manager, "silent") == ["Funding: 1 of 10 schools answered"]
    assert "Funding" not in box(manager, "weakest") + box(manager, "widest") + box(
        manager, "strongest"
    )
    assert box(manager, "moved") == "No earlier round is here to compare with."


def test_what_a_person_wrote_stays_when_the_figures_change(
    meet: Meet, autumn: dict[str, Json]
) -> None:
    files = filed(autumn)
    manager = meet(section="findings")
    manager.take_in(files[:5])
    finding = manager.page.locator("[data-finding=weakest]")
    text = finding.locator("textarea")
    draft = text.input_value()
    text.press("End")
    text.press_sequentially(" Start there.")
    expect(text).to_be_focused()
    manager.page.locator("#findings-other").fill("The new estate opens in May.")
    manager.reload()
    mine = f"{draft} Start there."
    expect(text).to_have_value(mine)
    expect(finding.locator(".finding-stale")).to_be_hidden()
    manager.take_in(files)
    expect(text).to_have_value(mine)
    expect(finding.locator(".finding-stale")).to_contain_text("The figures have changed")
    fresh = finding.locator("[data-part=draft]").inner_text()
    assert fresh != draft
    meeting = manager.saved().meetings["autumn-2009"]
    assert (meeting.findings["weakest"].text, meeting.findings["weakest"].draft) == (mine, draft)
    assert meeting.other == "The new estate opens in May."
    manager.press("finding-keep")
    expect(finding.locator(".finding-stale")).to_be_hidden()
    manager.press("finding-draft")
    expect(text).to_have_value(fresh)
    expect(text).to_be_focused()
    assert "weakest" not in manager.saved().meetings["autumn-2009"].findings


def test_hidden_names_are_in_no_draft(meet: Meet, autumn: dict[str, Json]) -> None:
    manager = meet(section="findings")
    manager.take_in(filed(autumn))
    manager.page.locator("[data-finding=weakest] textarea").fill("Ask Ash Lane.")
    manager.go("grid")
    manager.page.locator("[data-how=hidden]").check()
    manager.go("findings")
    expect(manager.page.locator("[data-finding=pairs]")).to_be_hidden()
    expect(manager.page.locator("#findings-warning")).to_contain_text("cannot be hidden")
    text = manager.page.locator("#findings").inner_text()
    assert not re.search("Ash Lane|Garth|Ifton", text)


def test_findings_print_as_text(meet: Meet, autumn: dict[str, Json]) -> None:
    manager = meet(section="findings")
    manager.take_in(filed(autumn))
    manager.page.locator("[data-finding=weakest] textarea").fill("Start with impact.\nIn May.")
    manager.page.emulate_media(media="print")
    paper = manager.page.locator("[data-finding=weakest] .finding-paper")
    expect(paper).to_be_visible()
    assert paper.inner_text() == "Start with impact.\nIn May."
    expect(manager.page.locator("#findings textarea >> visible=true")).to_have_count(0)


def words(page: Page, selector: str) -> list[str]:
    """Texts in their places; people about one thing come in no order that matters."""
    return sorted(" ".join(text.split()) for text in page.locator(selector).all_text_contents())


@pytest.mark.parametrize(
    ("group", "rubric", "round_id"),
    [
        ("northside", "es-sustainability", "autumn-2009"),
        ("northside", "es-feedback", "autumn-2009"),
        ("wealdmere-partnerships", "ba-partnership", "ba-term-2"),
    ],
)
def test_words_stand_as_on_the_built_page(
    meet: Meet, site: Path, group: str, rubric: str, round_id: str
) -> None:
    manager = meet(f"groups/{group}/collations/{rubric}.html")
    manager.take_in(filed(returns_of(group, round_id, rubric)))
    manager.page.locator("#round").select_option(round_id)
    manager.go("replies")
    built = manager.page.context.new_page()
    built.goto((site / f"groups/{group}/words/{rubric}.{round_id}.html").as_uri())
    for here, there in (
        (".reply-list .words-kept", ".replies .written"),
        (".reply-list .reply-who", ".replies .who"),
        (".reply-block > .small", ".words-block > .answered"),
        (".reply-tallies th[scope=row]", ".tallies th[scope=row]"),
        (".reply-tallies tbody .reply-who", ".tallies tbody .who"),
        (".reply-table tbody td", ".beside tbody td"),
        (".reply-figures li", ".figures li"),
    ):
        assert words(manager.page, here) == words(built, there), there


def test_hidden_names_hide_words_and_leave_counts(meet: Meet, autumn: dict[str, Json]) -> None:
    manager = meet()
    manager.take_in(filed(autumn))
    manager.go("grid")
    manager.page.locator("[data-how=hidden]").check()
    manager.go("replies")
    expect(manager.page.locator(".reply-list")).to_have_count(0)
    expect(manager.page.locator(".reply-hidden").first).to_have_text(
        "What was written is hidden with the names."
    )
    assert words(manager.page, ".reply-tallies strong") == ["2", "8"]
    assert "Ash Lane" not in manager.page.locator("#replies").inner_text()
