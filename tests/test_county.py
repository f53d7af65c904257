"""All groups of the authority together: what is counted, who is named, what may be published."""

import json
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from builder.across import MOST_PAIRS, Ends, ends, whole
from builder.build import read
from builder.collate import Grid
from builder.pdf import press
from builder.plan import plan
from builder.plan.outputs import Document
from builder.render import Renderer
from tests.pages import Tags, plain_text_of
from tests.support import (
    BASE,
    LEVELS,
    SITES,
    a_cluster,
    a_grid,
    a_return,
    a_rubric,
    change,
    copied,
    put,
)

COUNTY = "authority/county/review.autumn.html"
PUBLISHED = "authority/published/review.autumn.html"
TOGETHER = ("/county/", "/published/", ".county.pdf", ".published.pdf")
NORTH = {"oak": 2, "elm": 9, "ash": 5}
SOUTH = {"yew": 1, "fir": 8}


# What it adds up to


def grids(*groups: Mapping[str, int]) -> list[Grid]:
    """A grid a group, of what its schools said to one criterion."""
    rubric = a_rubric("money")
    return [
        a_grid(
            rubric,
            a_cluster(*group),
            *(a_return(name, money=value) for name, value in group.items()),
        )
        for group in groups
    ]


def test_all_are_averaged_over_the_schools_and_not_over_the_groups() -> None:
    """Three at 10 and one at 1 are 7.8; the averages 10.0 and 1.0 would be 5.5."""
    got = whole([grid.rows[0] for grid in grids({"a": 10, "b": 10, "c": 10}, {"d": 1})])
    assert (got.summary.average, got.summary.count) == ("7.8", 4)
    assert got.summary.bands == (1, 0, 3)
    assert (got.summary.lowest, got.summary.highest) == (1, 10)


def test_levels_are_counted_over_all_groups() -> None:
    rubric = a_rubric("money", scale=LEVELS)
    north = a_grid(rubric, a_cluster("oak", "elm"), a_return("oak", money="good"))
    south = a_grid(rubric, a_cluster("yew"), a_return("yew", money="poor"))
    got = whole([north.rows[0], south.rows[0]])
    assert (got.summary.average, got.summary.bands) == (None, (1, 0, 1))


# Who could help whom


def said(got: Ends) -> list[str]:
    """Each pair by its schools and the places of their groups."""
    ids = [(got.member.id, got.group) for pair in got.pairs for got in (pair.strong, pair.low)]
    named = [f"{school} of {group}" for school, group in ids]
    return [f"{strong} for {low}" for strong, low in zip(named[::2], named[1::2], strict=True)]


def test_pairs_are_of_two_groups() -> None:
    """Oak could be helped by elm of its own group: that stands on the group's own grid."""
    assert said(ends(grids(NORTH, SOUTH), 0)) == ["fir of 1 for oak of 0", "elm of 0 for yew of 1"]
    assert said(ends(grids(NORTH, {"yew": 5}), 0)) == []


def test_ends_count_schools_and_groups() -> None:
    got = ends(grids(NORTH, SOUTH, {"box": 3, "bay": 3}), 0)
    assert (got.low, got.low_groups, got.high, got.high_groups) == (4, 3, 2, 2)


def test_nobody_is_asked_to_help_twice_and_pairs_are_few() -> None:
    many = [{f"low-{at}": 1, f"other-{at}": 2} for at in range(6)]
    one = ends(grids(*many, {"high": 10}), 0)
    assert said(one) == ["high of 6 for low-0 of 0"]
    several = ends(grids(*many, {f"high-{at}": 10 for at in range(6)}), 0)
    assert len(several.pairs) == MOST_PAIRS
    assert len({pair.strong.member.id for pair in several.pairs}) == MOST_PAIRS


def test_each_criterion_begins_with_another_group() -> None:
    rubric = a_rubric("money", "staff")
    several = [
        a_grid(rubric, a_cluster(name), a_return(name, money=1, staff=1)) for name in ("a", "b")
    ]
    high = a_grid(rubric, a_cluster("h"), a_return("h", money=10, staff=10))
    assert said(ends([*several, high], 0)) == ["h of 2 for a of 0"]
    assert said(ends([*several, high], 1)) == ["h of 2 for b of 1"]


# The pages


def files(project: Path) -> dict[str, str]:
    """The pages about all groups with their documents as HTML, by address."""
    content, theme = read(project)
    renderer = Renderer(theme)
    return {
        address: renderer.print_html(making)
        if isinstance(making, Document)
        else renderer.bytes_of(making).decode()
        for address, making in plan(content, theme, with_pdf=True).items()
        if any(part in address for part in TOGETHER)
    }


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copied(SITES / "county", tmp_path)


def test_they_are_for_the_authority_alone(project: Path) -> None:
    assert sorted(files(project)) == [
        COUNTY,
        "authority/print/review.autumn.county.pdf",
        "authority/print/review.autumn.published.pdf",
        PUBLISHED,
    ]


def test_one_group_alone_is_not_put_together(tmp_path: Path, project: Path) -> None:
    assert files(copied(BASE, tmp_path / "base")) == {}
    for name in ("ashdale", "brookside", "carr"):
        put(project / f"content/clusters/{name}/cluster.yaml", one_invented(project, name))
    assert files(project) == {}


def one_invented(project: Path, name: str) -> str:
    text = (project / f"content/clusters/{name}/cluster.yaml").read_text()
    return text.replace("rubrics:", "sample: true\nrubrics:")


def test_invented_schools_are_counted_nowhere(project: Path) -> None:
    """The open folder shows what they said: whoever has both could take one from the other."""
    before = files(project)
    assert "Eastham cluster is invented" in plain_text_of(before[COUNTY])
    returns = project / "content/clusters/eastham/returns/autumn"
    for file in returns.iterdir():
        change(file, '"value": 10', '"value": 1')
    assert files(project) == before


def test_returns_to_another_edition_are_counted_apart(project: Path) -> None:
    file = project / "content/clusters/ashdale/returns/autumn/ashdale-1.review.school.json"
    change(file, '"edition": "1"', '"edition": "0"')
    for page in files(project).values():
        said = "16 of 19 schools in 4 groups have answered; 1 to another edition, not counted."
        assert said in plain_text_of(page)


def test_a_returns_place_in_the_list_of_files_changes_nothing(project: Path) -> None:
    before = files(project)
    clusters = project / "content/clusters"
    (clusters / "ashdale").rename(clusters / "zz-top")
    for file in (clusters / "zz-top").rglob("*.json"):
        change(file, '"group": "ashdale"', '"group": "zz-top"')
    after = {address: text.replace("zz-top", "ashdale") for address, text in files(project).items()}
    assert after == before, "groups stand in order of their names"


# Findings


def workshop(project: Path, group: str, **other: object) -> None:
    file = project / f"content/clusters/{group}/workshops/review.json"
    source = project / "content/clusters/ashdale/workshops/review.json"
    put(file, json.dumps(json.loads(source.read_text()) | {"group": group} | other))


def test_only_what_people_wrote_is_shown_and_never_as_markup(project: Path) -> None:
    page = files(project)[COUNTY]
    assert "We talk about &lt;b&gt;money&lt;/b&gt; first &amp; about *posts*." in page
    for draft in ("Money: 1 of 7 schools is low.", "People: 3 of 7 schools."):
        assert draft not in page


def test_findings_of_another_round_are_not_in_yet(project: Path) -> None:
    change(
        project / "content/project.yaml", "rounds:\n", "rounds:\n  - {id: spring, title: Spring}\n"
    )
    workshop(project, "dell", meetings={"spring": {"summary": "Long ago."}})
    page = plain_text_of(files(project)[COUNTY])
    assert "Long ago." not in page
    assert "Not in yet: the findings of Brookside cluster and Dell cluster." in page


def test_findings_over_another_edition_say_so(project: Path) -> None:
    assert "Written over edition" not in files(project)[COUNTY]
    workshop(project, "ashdale", edition="2008")
    assert "Written over edition 2008." in files(project)[COUNTY]


# On paper


@pytest.mark.parametrize("kind", ["county", "published"])
def test_on_paper_every_page_lies_down_and_every_drawing_is_described(
    project: Path, kind: str
) -> None:
    _, theme = read(project)
    html = files(project)[f"authority/print/review.autumn.{kind}.pdf"]
    assert "· edition 1 (" in html
    with pikepdf.open(BytesIO(press(theme.style("print", None), html))) as pdf:
        sizes = {tuple(round(float(side)) for side in page.mediabox[2:]) for page in pdf.pages}
        assert sizes == {(842, 595)}
        tags = [got for got in pdf.objects if isinstance(got, pikepdf.Dictionary) and "/S" in got]
        drawings = [str(got.get("/Alt", "")) for got in tags if got.S == "/Figure"]
        assert "A bar: 9 none or some, 7 enough" in drawings or kind == "county"
        assert drawings
        assert "" not in drawings


# What may be published


def test_what_is_published_names_no_school_and_quotes_nobody(project: Path) -> None:
    found = files(project)
    for address in (PUBLISHED, "authority/print/review.autumn.published.pdf"):
        text = plain_text_of(found[address])
        assert "Ashdale cluster" in text
        for word in ("School 1", "School 5", "We talk about", "Two posts", "Eastham"):
            assert word in plain_text_of(found[COUNTY]), f"{word} is looked for in vain"
            assert word not in text


def test_what_is_published_is_one_file_that_leads_nowhere(project: Path) -> None:
    page = Tags(files(project)[PUBLISHED])
    assert len(page.tags) > 50
    for tag, given in page.tags:
        assert tag != "script"
        assert not {"href", "src"} & given.keys(), f"<{tag}> leads out of the file"


def cells(page: str) -> list[str]:
    """What stands in the squares of a page, row by row."""
    return [
        " ".join(plain_text_of(part.split("</td>")[0]).split()) for part in page.split("<td>")[1:]
    ]


def test_the_minimum_is_the_projects(project: Path) -> None:
    money = cells(files(project)[PUBLISHED])[::2]
    assert money == ["5.5 17 of 19", "5.9 7 of 7", "withheld", "withheld", "withheld"]
    put(project / "content/project.yaml", minimum(project, 3))
    money = cells(files(project)[PUBLISHED])[::2]
    assert money == ["5.5 17 of 19", "5.9 7 of 7", "5.2 6 of 7", "withheld", "withheld"]
    put(project / "content/project.yaml", minimum(project, 8))
    money = cells(files(project)[PUBLISHED])[::2]
    assert money == ["5.5 17 of 19", *["withheld"] * 4]


def minimum(project: Path, count: int) -> str:
    lines = (project / "content/project.yaml").read_text().splitlines()
    kept = [line for line in lines if not line.startswith("minimum_count")]
    return "\n".join([*kept, f"minimum_count: {count}", ""])


def test_a_withheld_square_says_nothing_whatever_was_answered(project: Path) -> None:
    """Schools that change places between two withheld groups leave the page as it was."""
    before = files(project)[PUBLISHED]
    clusters = project / "content/clusters"
    change(clusters / "carr/returns/autumn/carr-1.review.school.json", '"value": 2', '"value": 3')
    change(clusters / "dell/returns/autumn/dell-1.review.school.json", '"value": 3', '"value": 2')
    assert files(project)[PUBLISHED] == before
