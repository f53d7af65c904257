"""The grid and the register: who said what, and what was not said."""

from builder.cells import Cell, listen
from builder.collate import Grid
from builder.register import differences
from tests.support import (
    LEVELS,
    a_cluster,
    a_grid,
    a_return,
    a_rubric,
    an_asked,
    but,
    with_criterion,
    with_keys,
)

TWO = a_rubric("plans", "money")
NINE = [f"school-{number}" for number in range(1, 10)]


def kinds(grid: Grid, row: int = 0) -> list[str]:
    return [cell.kind for cell in grid.rows[row].cells]


def test_blank_a_persons_word_no_return_and_a_value_stay_apart() -> None:
    grid = a_grid(
        TWO,
        a_cluster("a", "b", "c", "d", "e", "f"),
        a_return("a", plans=1),
        a_return("b", plans=None),
        a_return("c"),
        a_return("d", plans="not-discussed"),
        a_return("e", plans="not-applicable"),
    )
    assert kinds(grid) == [
        "value",
        "blank",
        "blank",
        "not-discussed",
        "not-applicable",
        "no-return",
    ]
    assert (grid.rows[0].summary.count, grid.rows[0].summary.average) == (1, "1.0")
    assert grid.rows[1].summary.average is None


def test_zero_is_a_value() -> None:
    from_zero = {
        "points": {"from": 0, "to": 4},
        "bands": [
            {"id": "less", "title": "less", "from": 0, "to": 1},
            {"id": "more", "title": "more", "from": 2, "to": 4},
        ],
    }
    grid = a_grid(a_rubric("plans", scale=from_zero), a_cluster("a"), a_return("a", plans=0))
    assert grid.rows[0].cells[0].label == "0"
    assert grid.rows[0].summary.average == "0.0"


def test_of_nine_seven_returned_one_of_them_incomplete_two_missing() -> None:
    returns = [a_return(name, plans=5, money=5) for name in NINE[:6]]
    grid = a_grid(TWO, a_cluster(*NINE), *returns, a_return(NINE[6], plans=5))
    counts = {name: grid.register.count(name) for name in ("returned", "incomplete", "missing")}
    assert counts == {"returned": 6, "incomplete": 1, "missing": 2}
    assert grid.register.answered == 7
    assert [entry.member.id for entry in grid.register.entries] == NINE
    assert [got.id for got in grid.register.entries[6].blank] == ["money"]


def test_not_discussed_leaves_a_return_incomplete_and_not_applicable_does_not() -> None:
    grid = a_grid(
        TWO,
        a_cluster("a", "b"),
        a_return("a", plans=5, money="not-discussed"),
        a_return("b", plans=5, money="not-applicable"),
    )
    first, second = grid.register.entries
    assert (first.standing, second.standing) == ("incomplete", "returned")
    assert [got.id for got in first.not_discussed] == ["money"]
    assert first.blank == ()


def test_answers_to_another_edition_are_named_and_not_counted() -> None:
    grid = a_grid(TWO, a_cluster("a"), but(a_return("a", plans=5, money=5), edition="0"))
    (entry,) = grid.register.entries
    assert (entry.standing, entry.edition) == ("other-edition", "0")
    assert kinds(grid) == ["no-return"]
    assert grid.rows[0].summary.count == 0
    assert grid.register.answered == 0


def test_a_changed_wording_under_one_editions_name_is_said() -> None:
    old = but(a_return("a", plans=5, money=5), fingerprint="e" * 64)
    grid = a_grid(TWO, a_cluster("a", "b"), old, a_return("b", plans=5, money=5))
    assert [entry.reworded for entry in grid.register.entries] == [True, False]
    assert kinds(grid) == ["value", "value"]


def test_the_weightier_voice_prevails_criterion_by_criterion() -> None:
    rubric = a_rubric("plans", "money", "people", voices=("recommended", "moderated"))
    weightier = but(a_return("a", plans=2, money=None, people="not-discussed"), voice="moderated")
    lighter = but(a_return("a", plans=9, money=8, people=7), voice="recommended")
    for returns in ([weightier, lighter], [lighter, weightier]):
        grid = a_grid(rubric, a_cluster("a"), *returns)
        cells = [row.cells[0] for row in grid.rows]
        assert [cell.label for cell in cells] == ["2", "8", ""]
        assert cells[2] == Cell("not-discussed")


def test_a_weightier_voice_on_another_edition_overrules_nobody() -> None:
    rubric = a_rubric("plans", voices=("recommended", "moderated"))
    lighter = but(a_return("a", plans=9), voice="recommended")
    other = but(a_return("a", plans=2), voice="moderated", edition="0")
    grid = a_grid(rubric, a_cluster("a"), lighter, other)
    assert grid.rows[0].cells[0].label == "9"
    assert grid.register.entries[0].edition == rubric.edition


def test_members_drafts_decide_nothing() -> None:
    """Of a voice with many speakers, none speaks for the subject."""
    rubric = a_rubric("plans", voices=("(member)", "agreed"))
    grid = a_grid(rubric, a_cluster("a"), but(a_return("a", plans=9), voice="member"))
    assert grid.register.entries[0].standing == "missing"


def test_a_return_of_a_school_that_left_the_cluster_adds_nothing() -> None:
    grid = a_grid(TWO, a_cluster("a"), a_return("a", plans=5), a_return("gone", plans=9))
    assert grid.rows[0].summary.total == 5


def test_levels_of_one_title_stay_apart() -> None:
    levels = [{"id": name, "title": "Good"} for name in ("very", "quite")]
    rubric = a_rubric("plans", scale=LEVELS | {"levels": levels})
    grid = a_grid(rubric, a_cluster("a", "b"), a_return("a", plans="very"), a_return("b"))
    assert grid.rows[0].values == ("very",)
    assert grid.rows[0].summary.bands == (0, 1)


TWO_VOICES = a_rubric("plans", "money", voices=("recommended", "moderated"))


def test_what_is_asked_of_a_voice_that_nobody_used_is_not_asked_this_time() -> None:
    rubric = with_criterion(TWO_VOICES, "money", voices=["recommended"])
    first = but(a_return("a", plans=5), voice="moderated")
    second = but(a_return("b", plans=5, money=3), voice="recommended")
    grid = a_grid(rubric, a_cluster("a", "b"), first)
    assert kinds(grid, 1) == ["not-asked", "no-return"]
    assert grid.register.entries[0].standing == "returned"
    grid = a_grid(rubric, a_cluster("a", "b"), first, second)
    assert kinds(grid, 1) == ["blank", "value"]
    assert grid.register.entries[0].standing == "incomplete"
    alone = a_grid(rubric, a_cluster("a"), first)
    assert kinds(alone, 1) == ["blank"]


def test_drafts_are_counted_in_the_register_and_nowhere_else() -> None:
    rubric = a_rubric("plans", voices=("(member)", "agreed"))
    drafts = [
        but(a_return("a", plans=value), voice="member", speaker=str(value)) for value in (3, 4)
    ]
    grid = a_grid(rubric, a_cluster("a"), *drafts)
    (entry,) = grid.register.entries
    assert (entry.standing, entry.drafts) == ("missing", 2)
    assert grid.rows[0].values == ()


def test_a_difference_says_who_differs_and_whether_a_reason_is_there() -> None:
    rubric = with_keys(
        TWO_VOICES,
        criterion_fields=[{"id": "why", "kind": "text", "label": "Why?"}],
        voices=[
            {"id": "recommended", "title": "Recommended"},
            {"id": "moderated", "title": "Moderated", "reason": "why"},
        ],
    )
    light = but(a_return("a", plans=3, money=5), voice="recommended")
    heavy = but(a_return("a", plans=8, money=5), voice="moderated")
    asked = an_asked(rubric)
    (one,) = listen(asked, a_cluster("a").model.members, [light, heavy], None)
    plans, money = rubric.criteria
    (got,) = differences(asked, plans, one)
    assert (got.lighter, got.heavier, got.field, got.reason) == (3, 8, "why", "")
    assert differences(asked, money, one) == ()
    grid = a_grid(rubric, a_cluster("a"), light, heavy)
    assert [criterion.id for criterion in grid.register.entries[0].unexplained] == ["plans"]


def test_a_row_with_a_scale_of_its_own_is_counted_on_its_own() -> None:
    rubric = with_criterion(a_rubric("plans", "money"), "money", scale=LEVELS, descriptors={})
    grid = a_grid(
        rubric,
        a_cluster("a", "b"),
        a_return("a", plans=9, money="good"),
        a_return("b", plans=1, money="good"),
    )
    assert [row.summary.average for row in grid.rows] == ["5.0", None]
    assert grid.rows[1].summary.bands == (0, 0, 2)
