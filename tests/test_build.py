"""One build after another: only what changed is made, and what is there is always right."""

import json
import shutil
from pathlib import Path

import pytest

from tests.support import BASE, ROOT, change, copied, files_of, packs, packs_apart

RETURN = "content/clusters/north/returns/autumn/oak.review.school.json"
SHEETS = {
    f"{folder}/sheets/review.autumn.{ending}"
    for folder in ("groups/north", "authority/clusters/north")
    for ending in ("csv", "xlsx")
}


def build(project: Path, *arguments: object) -> str:
    """Build without PDFs; what the command says."""
    ran = packs("build", "--no-pdf", "--project", project, *arguments)
    assert ran.code == 0, ran.err
    return ran.out


def made_anew(project: Path, old: dict[str, int]) -> set[str]:
    """The addresses that no longer hold the file they held."""
    return {address for address, inode in held(project).items() if old.get(address) != inode}


def held(project: Path) -> dict[str, int]:
    output = project / "output"
    return {
        path.relative_to(output).as_posix(): path.stat().st_ino
        for path in output.rglob("*")
        if path.is_file() and path.name != ".packs-site"
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The base project, built; to be copied and not changed."""
    project = copied(BASE, tmp_path_factory.mktemp("built"))
    build(project)
    return project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The base project in a folder of its own, built."""
    project = copied(BASE, tmp_path / "project")
    build(project)
    return project


def test_the_second_build_makes_nothing(project: Path) -> None:
    old = held(project)
    said = build(project)
    assert said.startswith("Nothing changed")
    assert made_anew(project, old) == set()


def test_a_touched_file_with_the_same_text_makes_nothing(project: Path) -> None:
    old = held(project)
    (project / RETURN).write_text((project / RETURN).read_text())
    assert build(project).startswith(f"Built 0 files (0 PDFs), {len(old)} unchanged")
    assert made_anew(project, old) == set()


def test_a_changed_score_makes_just_the_pages_that_show_it(project: Path) -> None:
    old = held(project)
    change(project / RETURN, '"value": 7', '"value": 2')
    build(project)
    assert made_anew(project, old) == {
        "groups/north/grids/review.autumn.html",
        "groups/north/schools/oak.review.autumn.html",
        "authority/clusters/north/grids/review.autumn.html",
        "authority/clusters/north/schools/oak.review.autumn.html",
        *SHEETS,
    }


def test_a_changed_note_makes_just_the_profile_the_words_and_the_answers(project: Path) -> None:
    old = held(project)
    change(project / RETURN, "We have one.", "We have two.")
    build(project)
    assert made_anew(project, old) == {
        "groups/north/schools/oak.review.autumn.html",
        "authority/clusters/north/schools/oak.review.autumn.html",
        "groups/north/words/review.autumn.html",
        "authority/clusters/north/words/review.autumn.html",
        *SHEETS,
    }


def test_a_new_return_makes_grid_register_profile_and_what_counts_returns(project: Path) -> None:
    old = held(project)
    document = json.loads((project / RETURN).read_text())
    document |= {"id": "0" * 31 + "2", "subject": "elm", "subject_name": "Elm"}
    new = project / RETURN.replace("oak", "elm")
    new.write_text(json.dumps(document))
    build(project)
    assert made_anew(project, old) == {
        "groups/north/grids/review.autumn.html",
        "groups/north/index.html",
        "groups/north/returns/review.autumn.html",
        "groups/north/schools/elm.review.autumn.html",
        "authority/clusters/north/grids/review.autumn.html",
        "authority/clusters/north/returns/review.autumn.html",
        "authority/clusters/north/schools/elm.review.autumn.html",
        "groups/north/words/review.autumn.html",
        "authority/clusters/north/words/review.autumn.html",
        "authority/clusters/north/index.html",
        "authority/index.html",
        *SHEETS,
    }


def test_a_return_taken_away_takes_its_profile_with_it(project: Path) -> None:
    (project / RETURN).unlink()
    build(project)
    profiles = {address for address in held(project) if "/schools/" in address}
    assert profiles == set()


def same_as_from_nothing(project: Path, elsewhere: Path) -> None:
    """What stands there is what a build of these files makes that knows of no other."""
    fresh = copied(project, elsewhere / "fresh")
    build(fresh)
    assert files_of(project / "output") == files_of(fresh / "output")


def test_a_page_that_somebody_edited_is_made_anew(project: Path, tmp_path: Path) -> None:
    page = project / "output/groups/north/index.html"
    shutil.copy(page, tmp_path / "page.html")
    page.unlink()  # Not in place: equal files are one file in several folders.
    page.write_text("<p>Edited by hand.</p>")
    old = held(project)
    build(project)
    assert made_anew(project, old) == {"groups/north/index.html"}
    assert page.read_bytes() == (tmp_path / "page.html").read_bytes()


def test_an_edit_in_place_of_a_shared_file_is_mended_in_every_folder(
    project: Path, tmp_path: Path
) -> None:
    style = project / "output/open/assets/site.css"
    with style.open("a") as file:
        file.write("body { display: none }\n")
    build(project)
    same_as_from_nothing(project, tmp_path)


def test_what_is_not_ours_in_the_output_goes(project: Path) -> None:
    (project / "output/open/notes.txt").write_text("mine")
    build(project)
    assert "open/notes.txt" not in held(project)


@pytest.mark.parametrize("what", [".packs", "output"])
def test_without_the_memory_or_the_output_it_is_still_right(
    what: str, project: Path, tmp_path: Path
) -> None:
    change(project / RETURN, '"value": 7', '"value": 2')
    shutil.rmtree(project / what)
    build(project)
    same_as_from_nothing(project, tmp_path)


def test_a_build_upon_a_build_is_a_build_from_nothing(project: Path, tmp_path: Path) -> None:
    change(project / RETURN, '"value": 7', '"value": 2')
    change(project / "rubrics/review.yaml", "title: Money", "title: Funding")
    change(project / "content/project.yaml", "current_round: autumn", "current_round: spring")
    build(project)
    same_as_from_nothing(project, tmp_path)


def test_a_changed_template_of_a_theme_of_ones_own_makes_every_page_anew(project: Path) -> None:
    shutil.copytree(ROOT / "themes/default", project / "themes/mine")
    change(project / "content/project.yaml", "rounds:", "theme:\n  name: mine\nrounds:")
    build(project)
    old = held(project)
    change(project / "themes/mine/templates/base.html", "Skip to the main", "Skip to the only")
    build(project)
    assert "Skip to the only" in (project / "output/open/index.html").read_text()
    assert made_anew(project, old) >= {name for name in old if name.endswith(".html")}


def test_without_pdfs_there_are_none_and_no_links_to_them(built: Path) -> None:
    assert [address for address in held(built) if address.endswith(".pdf")] == []
    pages = [path for path in (built / "output").rglob("*.html") if '.pdf"' in path.read_text()]
    assert pages == []


def test_with_pdfs_every_one_is_linked_and_pages_come_from_the_build_before(
    project: Path,
) -> None:
    old = held(project)
    ran = packs("build", "--jobs", 1, "--project", project)
    assert ran.code == 0, ran.err
    documents = {address for address in held(project) if address.endswith(".pdf")}
    assert len(documents) >= 8
    assert f"({len(documents)} PDFs)" in ran.out
    pages = " ".join(path.read_text() for path in (project / "output").rglob("*.html"))
    unlinked = {address for address in documents if Path(address).name not in pages}
    assert unlinked == set()
    assert "groups/north/forms/review.oak.html" not in made_anew(project, old)
    again = packs("build", "--jobs", 1, "--project", project)
    assert again.out.startswith("Nothing changed")


@pytest.mark.parametrize(
    "arguments",
    [
        ["bild"],
        ["build", "--no-pdfs"],
        ["build", "--jobs", "0"],
        ["build", "--project", "no such folder"],
        ["schema", "rubrics"],
        ["check", "--output", "x"],
    ],
    ids=" ".join,
)
def test_a_command_that_is_wrong_is_told_so(arguments: list[str]) -> None:
    ran = packs(*arguments)
    assert ran.code == 2
    assert ran.err.startswith("Usage: ")


def test_check_says_what_it_read(built: Path) -> None:
    ran = packs("check", "--project", built)
    assert (ran.code, ran.err) == (0, "")
    assert "No problems: 2 rubrics" in ran.out
    assert "1 return" in ran.out


def test_the_output_may_lie_elsewhere(built: Path, tmp_path: Path) -> None:
    build(built, "--output", tmp_path / "a b/site")
    assert files_of(tmp_path / "a b/site") == files_of(built / "output")


def test_the_command_runs_in_the_project_folder(project: Path) -> None:
    ran = packs_apart("build", "--no-pdf", cwd=project)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Nothing changed")
