"""The same files, whoever builds them, wherever and whenever."""

from pathlib import Path

from tests.support import BASE, SITES, copied, files_of, packs_apart

ONE = {
    "PYTHONHASHSEED": "1",
    "TZ": "Europe/London",
    "LC_ALL": "C.UTF-8",
    "LANG": "C.UTF-8",
    "umask": "022",
}
OTHER = {
    "PYTHONHASHSEED": "4242",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONUTF8": "0",
    "umask": "077",
}
UMASK = "import os\nos.umask(int(os.environ.pop('umask'), 8))\n"


def built(project: Path, *arguments: object, **env: str) -> dict[str, bytes]:
    """What a process of its own makes in this environment."""
    output = project / "output"
    ran = packs_apart("build", "--project", project, *arguments, before=UMASK, cwd=project, **env)
    assert ran.code == 0, ran.err
    found = files_of(output)
    assert len(found) >= 60, f"only {len(found)} files were made"
    return found


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> set[str]:
    """The addresses that are not the same in both."""
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def test_two_builds_are_the_same_byte_for_byte(tmp_path: Path) -> None:
    one = copied(SITES / "hostile", tmp_path / "one")
    other = copied(SITES / "hostile", tmp_path / "another folder, with a space")
    assert differing(built(one, "--no-pdf", **ONE), built(other, "--no-pdf", **OTHER)) == set()


def test_two_builds_with_pdfs_are_the_same_byte_for_byte(tmp_path: Path) -> None:
    one = copied(BASE, tmp_path / "one")
    other = copied(BASE, tmp_path / "another folder, with a space")
    first = built(one, "--jobs", 1, **ONE)
    assert [name for name in first if name.endswith(".pdf")]
    assert differing(first, built(other, "--jobs", 2, **OTHER)) == set()


def test_the_comparison_sees_one_byte() -> None:
    one = {"a.html": b"a", "b.html": b"b"}
    assert differing(one, one) == set()
    assert differing(one, one | {"a.html": b"A"}) == {"a.html"}
    assert differing(one, {"a.html": b"a"}) == {"b.html"}


def test_folders_are_read_in_the_order_of_names_and_not_of_the_disk(tmp_path: Path) -> None:
    """Files written in another order lie in another order on most disks."""
    one = copied(BASE, tmp_path / "one")
    other = copied(BASE, tmp_path / "other")
    files = sorted(other.rglob("*.*"), reverse=True)
    kept = [(path, path.read_bytes()) for path in files if path.is_file()]
    for path, _ in kept:
        path.unlink()
    for path, data in kept:
        path.write_bytes(data)
    assert differing(built(one, "--no-pdf", **ONE), built(other, "--no-pdf", **ONE)) == set()
