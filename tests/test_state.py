"""How a build knows what it need not do: stats of files, and nothing that can mislead it."""

import os
from pathlib import Path

import pytest

from builder.state import State, Written, load_state, read_inputs, save_state, stat_of
from tests.support import BASE, ROOT, copied, put


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copied(BASE, tmp_path / "project")


def saved(project: Path) -> State:
    """The state after a build of one file."""
    page = put(project / "output/index.html", "page")
    state = State(True, read_inputs(project), {"index.html": Written("d", stat_of(page))})
    save_state(project, project / "output", state)
    return load_state(project, project / "output")


def holds(state: State, project: Path, *, with_pdf: bool = True) -> bool:
    return state.holds(project, project / "output", with_pdf=with_pdf)


def test_what_is_saved_is_read_back(project: Path) -> None:
    state = saved(project)
    assert holds(state, project)
    assert "content/project.yaml" in {Path(name).as_posix()[-20:] for name in state.inputs}


def test_no_state_holds_nothing(project: Path) -> None:
    assert not holds(load_state(project, project / "output"), project)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"with_pdf": true}', '{"inputs": 7}'])
def test_a_damaged_state_is_no_state(text: str, project: Path) -> None:
    saved(project)
    (file,) = (project / ".packs").glob("*.json")
    file.write_text(text)
    assert load_state(project, project / "output") == State()


def test_a_build_with_pdfs_is_another_build(project: Path) -> None:
    assert not holds(saved(project), project, with_pdf=False)


def test_another_output_folder_has_a_state_of_its_own(project: Path) -> None:
    saved(project)
    assert load_state(project, project / "elsewhere") == State()


def test_a_file_that_is_changed_added_or_taken_away_shows(project: Path) -> None:
    state = saved(project)
    file = project / "content/modules/guide.md"
    text, stat = file.read_text(), file.stat()
    file.write_text(text.replace("Guide", "Guild"))
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1))
    assert not holds(state, project)
    file.write_text(text)
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert holds(state, project)
    new = put(project / "content/clusters/north/returns/spring/new.json", "{}")
    assert not holds(state, project)
    new.unlink()
    assert holds(state, project)
    file.unlink()
    assert not holds(state, project)


def test_an_output_file_that_is_changed_added_or_taken_away_shows(project: Path) -> None:
    state = saved(project)
    put(project / "output/other.html", "not ours")
    assert not holds(state, project)
    (project / "output/other.html").unlink()
    assert holds(state, project)
    put(project / "output/index.html", "another page")
    assert not holds(state, project)
    (project / "output/index.html").unlink()
    assert not holds(state, project)


def test_a_newer_library_shows(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state = saved(project)
    monkeypatch.setattr("builder.state.metadata.version", lambda name: "999")
    assert not holds(state, project)


def test_an_editors_lock_that_links_to_nowhere_is_no_crash(project: Path) -> None:
    (project / "content/.#project.yaml").symlink_to("somebody@somewhere.1234")
    assert holds(saved(project), project)


def test_a_link_shows_the_change_of_what_it_links_to(project: Path) -> None:
    file = project / "content/modules/guide.md"
    real = file.rename(project / "guide.md")
    file.symlink_to(real)
    state = saved(project)
    real.write_text(real.read_text() + "More.\n")
    assert not holds(state, project)


def test_a_theme_of_ones_own_hides_no_change_of_a_shipped_one(project: Path) -> None:
    put(project / "themes/mine/theme.yaml", "options: {}\n")
    watched = {Path(name) for name in read_inputs(project)}
    assert project / "themes/mine/theme.yaml" in watched
    assert ROOT / "themes/default/theme.yaml" in watched


def test_the_state_asks_git_to_leave_it_out(project: Path) -> None:
    saved(project)
    assert (project / ".packs/.gitignore").read_text() == "*\n"
