"""What a member's profile on paper says besides its judgements."""

from tests.pages import Files

PRINTED = "groups/northside/print/schools/{}.es-sustainability.autumn-2009.pdf"


def paper(files: Files, school: str) -> str:
    return " ".join(files[PRINTED.format(school)].decode().split())


def test_what_comes_next_is_shown_for_the_three_judged_lowest(shipped_files: Files) -> None:
    ahead = paper(shipped_files, "ash-lane").partition("What the next level looks like")[2]
    named = [part.partition("</span> ")[2].partition(" <")[0] for part in ahead.split("<h3>")[1:4]]
    assert named == ["Impact measurement", "Multi-agency training", "LA plans and targets"]
    assert "For the 3 key success factors judged lowest" in ahead
    assert "For some services the school collects figures" in ahead


def test_a_school_reads_the_actions_that_concern_it_and_no_others(shipped_files: Files) -> None:
    visit, training = "Visit Ash Lane to see how", "Open the training days at The Coppice"
    assert visit in paper(shipped_files, "dunmore")
    assert training not in paper(shipped_files, "dunmore")
    assert training in paper(shipped_files, "garth")
    assert visit not in paper(shipped_files, "garth")
    for school in ("dunmore", "garth"):
        assert "Choose three measures that every school collects" in paper(shipped_files, school)
        assert "Send each school its own attendance figures" not in paper(shipped_files, school)


def test_a_rubric_that_picks_what_to_work_on_shows_those_and_no_lowest(
    shipped_files: Files,
) -> None:
    address = "groups/wealdmere-partnerships/print/schools/marlbridge.ba-partnership.ba-term-2.pdf"
    html = shipped_files[address].decode()
    assert "For every criterion that was picked to work on." in html
    assert html.count('<section class="ahead">') == 4


def test_statuses_of_a_plan_have_no_next_level(shipped_files: Files) -> None:
    address = (
        "groups/childrens-scrutiny/print/schools/"
        "school-improvement.scrutiny-action-plan.report-2006-11.pdf"
    )
    assert "next level" not in shipped_files[address].decode()
