"""Every mistake has its message: each folder of mistakes/ beside what `packs check` says of it.

A folder holds the files that are wrong; all others come from mistakes/base. What git, Windows or
an editor would spoil (encodings, names that differ in case, large files) is made here instead.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import BASE, compare, files_of, packs, packs_apart

MISTAKES = BASE.parent
EXPECTED = "expected.txt"
REVIEW = (BASE / "rubrics/review.yaml").read_text(encoding="utf-8")
GUIDE = (BASE / "content/modules/guide.md").read_text(encoding="utf-8")


def _encodings(root: Path) -> None:
    accented = REVIEW.replace("There is money.", "Money: £5 for the café.")
    (root / "rubrics/review.yaml").write_bytes(accented.encode("cp1252"))
    (root / "rubrics/partners.yaml").write_bytes(REVIEW.encode("utf-16"))
    (root / "content/modules/guide.md").write_bytes(GUIDE.encode("utf-16-le"))


def _control_characters(root: Path) -> None:
    rubric = REVIEW.replace("There is money.", "Ünïcödé befóre.\n\n        ìt: “\x07”")
    (root / "rubrics/review.yaml").write_text(rubric, encoding="utf-8")
    (root / "content/modules/guide.md").write_text(f"{GUIDE}Here\x00 and\x0b here.\n")
    (root / "content/packs/review.yaml").write_text("title: Review\x1b\n")


def _too_large(root: Path) -> None:
    with (root / "rubrics/review.yaml").open("a") as file:
        file.write("# More of the same.\n" * 30_000)
    (root / "content/modules/guide.md").write_text(GUIDE + "More of the same.\n" * 15_000)
    (root / "content/mark.svg").write_text("<svg>" + " " * 100_000 + "</svg>")


def _names(root: Path) -> None:
    rubrics = root / "rubrics"
    for name in ("con", "Upper", "upper", "under_score", "a b", "double--hyphen", "long" * 11):
        (rubrics / f"{name}.yaml").write_text(REVIEW)
    (rubrics / "other.yml").write_text(REVIEW)
    (rubrics / "LOUD.YAML").write_text(REVIEW)
    (root / "content/modules/help.markdown").write_text(GUIDE)
    returns = root / "content/clusters/north/returns/autumn"
    for name in ("elm.json", "elm.review.School.json", "elm review.review.school.JSON", "elm.txt"):
        shutil.copy(returns / "oak.review.school.json", returns / name)
    (root / "content/packs/.review.yaml.swp").write_bytes(b"what an editor leaves is no mistake")


def _folder_names(root: Path) -> None:
    clusters = root / "content/clusters"
    shutil.copytree(clusters / "north", clusters / "North")
    shutil.copytree(clusters / "north", clusters / "aux")
    shutil.copytree(clusters / "north/returns/autumn", clusters / "north/returns/Autumn 2009")


def _project_missing(root: Path) -> None:
    (root / "content/project.yaml").unlink()
    (root / "content/clusters/north/cluster.yaml").unlink()


def _not_a_project(root: Path) -> None:
    shutil.rmtree(root / "content")
    shutil.rmtree(root / "rubrics")


def _unreadable(root: Path) -> None:
    (root / "content/modules/guide.md").unlink()
    (root / "content/modules/guide.md").symlink_to("nowhere.md")
    (root / "rubrics/review.yaml").unlink()
    (root / "rubrics/review.yaml").mkdir()


MADE: dict[str, Callable[[Path], None]] = {
    "made-control-characters": _control_characters,
    "made-encodings": _encodings,
    "made-folder-names": _folder_names,
    "made-names": _names,
    "made-not-a-project": _not_a_project,
    "made-project-missing": _project_missing,
    "made-too-large": _too_large,
    "made-unreadable": _unreadable,
}
CASES = sorted({path.name for path in MISTAKES.iterdir() if path != BASE} | MADE.keys())


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The base project, in a folder of its own."""
    return shutil.copytree(BASE, tmp_path / "project")


def _spoil(project: Path, case: str) -> None:
    overlay = MISTAKES / case
    if overlay.is_dir():
        shutil.copytree(
            overlay, project, dirs_exist_ok=True, ignore=shutil.ignore_patterns(EXPECTED)
        )
    if case in MADE:
        MADE[case](project)


def test_the_base_itself_has_no_mistake(project: Path) -> None:
    checked = packs("check", "--project", project)
    assert (checked.code, checked.err) == (0, "")


def test_enough_cases_were_read() -> None:
    """A wrong path would read none, and every test below would pass."""
    expected = [path for path in MISTAKES.glob(f"*/{EXPECTED}") if path.read_text().strip()]
    assert len(expected) == len(CASES), f"{len(expected)} of {len(CASES)} cases say what is wrong"
    assert len(CASES) >= 62


@pytest.mark.parametrize("case", CASES)
def test_check_says_what_is_wrong_and_where(case: str, project: Path, update: bool) -> None:
    _spoil(project, case)
    checked = packs("check", "--project", project)
    assert (checked.code, checked.out) == (1, "")
    compare(MISTAKES / case / EXPECTED, checked.err, update=update)


@pytest.mark.parametrize("case", CASES)
def test_build_writes_nothing(case: str, project: Path) -> None:
    _spoil(project, case)
    before = files_of(project)
    # What no font draws is wrong on paper alone, and pages have no other mistake.
    pages = () if case == "letters" else ("--no-pdf",)
    built = packs("build", *pages, "--project", project)
    assert (built.code, built.out) == (1, "")
    assert built.err.endswith("Nothing was written.\n")
    assert files_of(project) == before


def test_a_mistake_is_no_crash_in_a_process_of_its_own(project: Path) -> None:
    _spoil(project, "several-files")
    for command in ("check", "build"):
        ran = packs_apart(command, "--project", project)
        assert ran.code == 1
        assert ran.err == (MISTAKES / "several-files" / EXPECTED).read_text(encoding="utf-8")
