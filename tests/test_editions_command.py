"""`packs editions`: what there is, what changed, and a text that is frozen for good."""

from pathlib import Path

import pytest

from tests.support import BASE, SITES, change, copied, files_of, packs

SITE = SITES / "editions"
OAK = "content/clusters/north/returns/autumn/oak.review.school.json"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copied(BASE, tmp_path)


def editions(root: Path, *arguments: str) -> tuple[int, str]:
    ran = packs("editions", *arguments, "--project", root)
    return ran.code, ran.out + ran.err


def test_every_edition_is_listed_with_its_returns() -> None:
    code, said = editions(SITE)
    assert (code, said.splitlines()) == (
        0,
        [
            "grounds",
            "  1 (1afd67ff): recorded, 3 returns",
            "  2 (de93500f): not recorded, the present text, 1 return",
        ],
    )


def test_a_text_is_recorded_once_and_byte_for_byte(project: Path) -> None:
    before = files_of(project)
    code, said = editions(project, "record", "review")
    path = "rubrics/editions/review/01-d10b6138.yaml"
    assert (code, path in said) == (0, True)
    after = files_of(project)
    assert after.keys() - before.keys() == {path}
    assert after[path] == before["rubrics/review.yaml"]
    code, said = editions(project, "record", "review")
    assert (code, "recorded already" in said) == (0, True)
    assert files_of(project) == after


def test_a_new_edition_goes_on_from_the_recorded_one(project: Path) -> None:
    editions(project, "record", "review")
    rubric = project / "rubrics/review.yaml"
    change(rubric, "Is there money?", "Is there enough money?")
    assert packs("check", "--project", project).code == 1
    change(
        rubric, 'edition: "1"', 'edition: "2"\ncarry_over:\n  from: "1"\n  reworded:\n    - money'
    )
    assert packs("check", "--project", project).code == 0
    code, said = editions(project, "record", "review")
    assert (code, "rubrics/editions/review/02-" in said) == (0, True)
    assert packs("check", "--project", project).code == 0


def test_old_answers_count_where_they_compare_and_the_file_stays_as_it_is(project: Path) -> None:
    editions(project, "record", "review")
    rubric, oak = project / "rubrics/review.yaml", (project / OAK).read_bytes()
    change(rubric, "Is there money?", "Is there enough money?")
    change(rubric, "Is there a plan?", "Is there a good plan?")
    change(
        rubric,
        'edition: "1"',
        'edition: "2"\ncarry_over:\n  from: "1"\n  reworded: [money]\n  changed: [plans]',
    )
    built = packs("build", "--no-pdf", "--project", project)
    assert built.code == 0, built.err
    grid = (project / "output/groups/north/grids/review.autumn.html").read_text()
    assert "<strong>7.0</strong>" in grid
    assert "<strong>9.0</strong>" not in grid
    assert "not comparable" in grid
    assert (project / OAK).read_bytes() == oak


def test_what_changed_is_told_criterion_by_criterion() -> None:
    code, said = editions(SITE, "diff", "grounds", "1", "2")
    assert code == 0
    for piece in (
        "play: reworded\n  number\n  - 1\n  + 2\n  question\n  - Is there room to play?\n",
        "garden: merged (food, compost)",
        "paths: split (paths-safe, gates-safe)",
        "wild: added",
        "pond: dropped",
    ):
        assert piece in said
    assert "trees" not in said


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("record", "revue"), "There is no rubric 'revue'. Did you mean 'review'?"),
        (("diff", "review", "1", "2"), "review has no edition '2'. Known here: 1."),
    ],
)
def test_a_wrong_name_is_said(project: Path, arguments: tuple[str, ...], message: str) -> None:
    code, said = editions(project, *arguments)
    assert (code, message in said) == (2, True)
