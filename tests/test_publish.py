"""The old site stands whole until the new one is: after a failure, a kill, and a second try."""

from pathlib import Path

import pytest

from builder import publish
from builder.publish import MARKER, NotOurs, OtherBuild, Staging
from tests.support import BASE, Ran, change, copied, files_of, packs, packs_apart, put

OLD = {"index.html": b"old", "a/page.html": b"old page"}
NEW = {"index.html": b"new"}


def stage(output: Path, files: dict[str, bytes]) -> Staging:
    staging = Staging(output)
    for address, data in files.items():
        staging.write(address, data)
    return staging


def shown(output: Path) -> dict[str, bytes]:
    found = files_of(output)
    assert MARKER in found
    return {address: data for address, data in found.items() if address != MARKER}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A folder in which a site was published."""
    folder = tmp_path / "out"
    stage(folder, OLD).publish()
    return folder


def test_a_new_site_takes_the_place_of_the_old_one(output: Path) -> None:
    staging = stage(output, NEW)
    assert shown(output) == OLD
    staging.publish()
    assert shown(output) == NEW
    assert list(output.parent.iterdir()) == [output]


def test_without_an_exchange_two_renames_do_it(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "_exchange", lambda one, other: False)
    stage(output, NEW).publish()
    assert shown(output) == NEW
    assert list(output.parent.iterdir()) == [output]


def test_on_linux_the_two_are_exchanged_in_one_step(output: Path) -> None:
    """Or there would be a moment without a site; the test is of this machine's file system."""
    other = output.with_name("other")
    stage(other, NEW).publish()
    if not publish._exchange(output, other):
        pytest.skip("this system has no exchange")
    assert (shown(output), shown(other)) == (NEW, OLD)


def test_what_is_abandoned_leaves_no_trace(output: Path) -> None:
    stage(output, NEW).abandon()
    assert shown(output) == OLD
    assert list(output.parent.iterdir()) == [output]


def test_a_folder_that_no_build_made_is_refused_and_left_alone(tmp_path: Path) -> None:
    letter = put(tmp_path / "out/letter.txt", "Dear parents")
    with pytest.raises(NotOurs):
        Staging(tmp_path / "out")
    assert files_of(tmp_path) == {"out/letter.txt": letter.read_bytes()}


@pytest.mark.parametrize("name", [".out.new", ".out.old"])
def test_nothing_of_somebody_elses_is_cleared_away(output: Path, name: str) -> None:
    letter = put(output.with_name(name) / "letter.txt", "Dear parents")
    with pytest.raises(NotOurs):
        Staging(output)
    assert letter.read_text() == "Dear parents"
    assert shown(output) == OLD


def test_a_build_that_another_has_overtaken_does_not_publish(output: Path) -> None:
    slow = stage(output, NEW)
    stage(output, {"other.html": b"half"})
    with pytest.raises(OtherBuild):
        slow.publish()
    assert shown(output) == OLD


def test_a_file_in_the_place_of_the_output_is_refused(tmp_path: Path) -> None:
    put(tmp_path / "out", "a file")
    with pytest.raises(NotOurs):
        Staging(tmp_path / "out")


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    stage(tmp_path / "out", NEW).publish()
    assert shown(tmp_path / "out") == NEW


@pytest.mark.parametrize("old_too", [True, False], ids=["output stands", "output was moved away"])
def test_what_a_killed_build_left_is_mended(output: Path, old_too: bool) -> None:
    """Between the two renames there is no output: the old one comes back."""
    stage(output, {"half.html": b"half"})
    output.rename(output.with_name(".out.old"))
    if old_too:
        stage(output, NEW).publish()
        put(output.with_name(".out.old") / "older.html", "older")
        put(output.with_name(".out.old") / MARKER, "")
    else:
        Staging(output).abandon()
        assert shown(output) == OLD
    stage(output, NEW).publish()
    assert shown(output) == NEW
    assert list(output.parent.iterdir()) == [output]


def test_a_taken_file_is_the_same_file_without_a_copy(output: Path) -> None:
    staging = Staging(output)
    taken = staging.take("kept.html", output / "index.html")
    assert taken.samefile(output / "index.html")
    staging.publish()
    assert shown(output) == {"kept.html": b"old"}


def test_a_taken_file_is_copied_where_links_cannot_be(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*given: object) -> None:
        raise OSError

    monkeypatch.setattr("os.link", no_links)
    staging = Staging(output)
    taken = staging.take("deep/kept.html", output / "index.html")
    assert taken.read_bytes() == b"old"
    assert not taken.samefile(output / "index.html")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The base project, built once."""
    root = copied(BASE, tmp_path / "project")
    assert packs("build", "--no-pdf", "--project", root).code == 0
    return root


def build_apart(project: Path, before: str) -> Ran:
    return packs_apart("build", "--no-pdf", "--project", project, before=before)


FAIL = """
from builder.render import Renderer
made = Renderer.bytes_of
def bytes_of(self, making):
    data = made(self, making)
    bytes_of.count += 1
    if bytes_of.count == 3:
        {stop}
    return data
bytes_of.count = 0
Renderer.bytes_of = bytes_of
"""


def test_a_build_that_fails_leaves_the_old_site(project: Path) -> None:
    change(project / "rubrics/review.yaml", "Answer both.", "Answer both well.")
    before = files_of(project)
    ran = build_apart(project, FAIL.format(stop="raise RuntimeError('a fault of ours')"))
    assert ran.code not in (0, 2)
    assert "a fault of ours" in ran.err
    assert files_of(project) == before


def test_a_build_that_is_killed_leaves_the_old_site_and_the_next_one_mends(project: Path) -> None:
    change(project / "rubrics/review.yaml", "Answer both.", "Answer both well.")
    before = files_of(project / "output")
    ran = build_apart(project, "import os\n" + FAIL.format(stop="os._exit(9)"))
    assert ran.code == 9
    assert files_of(project / "output") == before
    assert (project / ".output.new").is_dir()
    assert packs("build", "--no-pdf", "--project", project).code == 0
    assert not (project / ".output.new").exists()
    assert b"Answer both well." in (project / "output/open/rubrics/review.html").read_bytes()


RENAMES = """
import os
from builder import publish
publish._exchange = lambda one, other: False
rmtree = publish.shutil.rmtree
publish.shutil.rmtree = lambda *given, **named: os._exit(9)
"""


def test_a_kill_after_the_new_site_is_in_place_loses_nothing(project: Path) -> None:
    change(project / "rubrics/review.yaml", "Answer both.", "Answer both well.")
    ran = build_apart(project, RENAMES)
    assert ran.code == 9
    assert (project / ".output.old").is_dir()
    assert packs("build", "--no-pdf", "--project", project).code == 0
    assert not (project / ".output.old").exists()
    assert b"Answer both well." in (project / "output/open/rubrics/review.html").read_bytes()


def test_the_command_names_what_it_does_not_touch(project: Path) -> None:
    put(project / "mine/letter.txt", "Dear parents")
    before = files_of(project)
    ran = packs("build", "--project", project, "--output", project / "mine")
    assert ran.code == 2
    assert "holds files that packs did not make. Nothing was changed." in ran.err
    assert files_of(project) == before
