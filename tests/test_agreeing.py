"""What a workshop file says was agreed becomes the plans, unless somebody wrote it down."""

import json
from pathlib import Path
from typing import Any

import pytest

from builder.build import read
from builder.plan import plan
from builder.plan.outputs import Page
from builder.render import Renderer
from tests.pages import text_of
from tests.support import SITES, copied, put

GROUP = "content/clusters/ashdale"
PLAN = "plans/review.autumn.html"
GUEST = "0" * 31 + "7"
MEETING: dict[str, Any] = {
    "summary": "1. Money is short *everywhere*.\n<b>Ask</b> the council.",
    "priorities": [{"criterion": "money", "why": "Posts end in July."}],
    "actions": [
        {
            "id": "bid",
            "what": "Write one bid together",
            "who": "Heads of schools 1 and 2",
            "by": "May",
            "criteria": ["money"],
            "schools": ["ashdale-1", GUEST],
            "plans": ["school", "cluster"],
        },
        {"id": "visit", "what": "Visit Brookside", "criteria": ["people"]},
        {"id": "blank"},
    ],
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copied(SITES / "county", tmp_path)


def pages(project: Path, meeting: dict[str, Any], **other: object) -> dict[str, str]:
    """What a group's pages say when its workshop file says this of the round."""
    file = project / f"{GROUP}/workshops/review.json"
    saved = json.loads(file.read_text("utf-8")) | {"meetings": {"autumn": meeting}} | other
    put(file, json.dumps(saved))
    content, theme = read(project)
    renderer, top = Renderer(theme), "groups/ashdale/"
    return {
        address.removeprefix(top): text_of(renderer.bytes_of(making).decode())
        for address, making in plan(content, theme, with_pdf=False).items()
        if isinstance(making, Page) and address.startswith(top)
    }


def test_the_groups_plan_shows_everything_as_it_was_typed(project: Path) -> None:
    got = pages(project, MEETING, subjects=[{"id": GUEST, "name": "Ashdale Nursery"}])
    for words in (
        "1. Money is short *everywhere*.",
        "<b>Ask</b> the council.",
        "Posts end in July.",
        "Write one bid together",
        "Concerns Ashdale School 1 and Ashdale Nursery.",
        "Visit Brookside",
        "not yet said",
    ):
        assert words in got[PLAN]
    assert PLAN in got["index.html"]


def test_a_school_gets_the_actions_that_are_its_own(project: Path) -> None:
    got = pages(project, MEETING)
    first, second = (got[f"plans/review.autumn.ashdale-{number}.html"] for number in (1, 2))
    assert "Write one bid together" in first
    assert "Write one bid together" not in second


def test_what_somebody_wrote_down_prevails(project: Path) -> None:
    put(
        project / f"{GROUP}/agreed/autumn.review.yaml",
        "summary: Gone over.\npriorities:\n  - {criterion: people, why: Posts are empty.}\n",
    )
    text = pages(project, MEETING)[PLAN]
    assert "Gone over." in text
    assert "Write one bid together" not in text


@pytest.mark.parametrize(
    ("meeting", "other"),
    [
        ({"summary": "We talked."}, {}),
        ({"actions": [{"id": "blank"}]}, {}),
        (MEETING, {"edition": "0"}),
    ],
)
def test_without_anything_agreed_over_this_edition_there_is_no_plan(
    project: Path, meeting: dict[str, Any], other: dict[str, object]
) -> None:
    assert PLAN not in pages(project, meeting, **other)
