"""What several tests share: projects to build, the command line, folders as bytes."""

import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from click.testing import CliRunner

from builder.asking import Asked, asked_of
from builder.cells import listen
from builder.cli import main
from builder.collate import Grid, collate
from builder.load import ClusterFolder
from builder.model.cluster import Cluster
from builder.model.returns import Return
from builder.model.rubric import Rubric
from builder.reading import File
from builder.sources import Source

ROOT = Path(__file__).parent.parent
"""The checkout."""
HERE = Path(__file__).parent
BASE = HERE / "mistakes" / "base"
"""The smallest project: two rubrics, one cluster of two schools, one return."""
SITES = HERE / "sites"
"""Small projects beside the text of their pages."""
FINGERPRINT = "f" * 64
STATES = ("not-discussed", "not-applicable")
Said = int | str | None


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


def packs(*arguments: object) -> Ran:
    """Run the command in this process, which is fast."""
    got = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if got.exception is not None and not isinstance(got.exception, SystemExit):
        raise got.exception
    return Ran(got.exit_code, got.stdout, got.stderr)


def packs_apart(*arguments: object, before: str = "", cwd: Path = ROOT, **env: str) -> Ran:
    """Run the command in a process of its own, with a script before it."""
    script = f"{before}\nfrom builder.cli import main\nmain(prog_name='packs')\n"
    got = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=cwd,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"} | env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return Ran(got.returncode, got.stdout, got.stderr)


def copied(project: Path, to: Path) -> Path:
    """A project's files, without what a build left there, where a test may change them."""
    for name in ("content", "rubrics"):
        shutil.copytree(project / name, to / name)
    return to


def put(file: Path, text: str) -> Path:
    """Write a file and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    return file


def change(file: Path, old: str, new: str) -> None:
    """Put one piece of a text in another's place; the piece must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file} does not say {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, by its address."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def compare(file: Path, actual: str, *, update: bool) -> None:
    """Hold a text against the one that is kept; `pytest --update` keeps the new one instead."""
    if update:
        put(file, actual)
    kept = file.read_text(encoding="utf-8") if file.is_file() else ""
    assert actual == kept, f"{file.relative_to(ROOT)}: look, and keep it with pytest --update"


POINTS = {
    "points": {"from": 1, "to": 10},
    "bands": [
        {"id": "low", "title": "low", "from": 0, "to": 3},
        {"id": "medium", "title": "medium", "from": 4, "to": 7},
        {"id": "high", "title": "high", "from": 8, "to": 10},
    ],
}
LEVELS = {
    "levels": [{"id": name, "title": name.title()} for name in ("good", "fair", "poor")],
    "order": "best-first",
}


def a_rubric(
    *criteria: str, scale: dict[str, Any] = POINTS, voices: tuple[str, ...] = ("school",)
) -> Rubric:
    """A rubric that asks these criteria on this scale; a voice in brackets has many speakers."""
    levels = [level["id"] for level in scale.get("levels", [])] or ["left", "middle", "right"]
    asked = [
        {
            "id": name,
            "number": str(number),
            "title": name.title(),
            "ideal": "The best.",
            "question": "How is it?",
            "descriptors": dict.fromkeys(levels, "So."),
            "not_applicable": True,
        }
        for number, name in enumerate(criteria, start=1)
    ]
    return Rubric.model_validate(
        {
            "title": "Review",
            "short_title": "Review",
            "edition": "1",
            "summary": "How is it?",
            "minutes": 20,
            "introduction": "Answer.",
            "subject": {"singular": "school", "plural": "schools"},
            "scale": scale,
            "sections": [{"id": "all", "title": "All", "criteria": asked}],
            "voices": [
                {"id": name.strip("()"), "title": name, "speaker": "Who?" if "(" in name else None}
                for name in voices
            ],
        }
    )


def with_keys(rubric: Rubric, **keys: Any) -> Rubric:
    """The same rubric with other values under some of its keys."""
    return Rubric.model_validate(rubric.model_dump(by_alias=True, mode="json") | keys)


def with_criterion(rubric: Rubric, name: str, **keys: Any) -> Rubric:
    """The same rubric with other values under some keys of one criterion."""
    data = rubric.model_dump(by_alias=True, mode="json")
    for section in data["sections"]:
        section["criteria"] = [
            one | keys if one["id"] == name else one for one in section["criteria"]
        ]
    return Rubric.model_validate(data)


def a_cluster(*schools: str) -> ClusterFolder:
    """A cluster of schools with these ids."""
    listed = [{"id": name, "name": name.title(), "phase": "primary"} for name in schools]
    cluster = Cluster.model_validate({"name": "North", "rubrics": ["review"], "schools": listed})
    return ClusterFolder(
        "north", File(cluster, Source(PurePosixPath("north"), "", {})), (), (), (), ()
    )


def a_return(subject: str, /, **said: Said) -> Return:
    """What the school's voice said: a value, a state, or None for a blank."""
    return Return.model_validate(
        {
            "id": "0" * 32,
            "revision": 1,
            "rubric": "review",
            "edition": "1",
            "fingerprint": FINGERPRINT,
            "round": "autumn",
            "group": "north",
            "subject": subject,
            "subject_name": subject.title(),
            "voice": "school",
            "answers": {
                name: {"state" if value in STATES else "value": value}
                for name, value in said.items()
            },
        }
    )


def but(returned: Return, **other: str) -> Return:
    """The same return, but for its voice, its edition or its fingerprint."""
    return returned.model_copy(update=other)


def an_asked(rubric: Rubric) -> Asked:
    """The rubric with what is worked out from it; its fingerprint is that of the returns here."""
    return replace(asked_of("review", rubric), fingerprint=FINGERPRINT)


def a_grid(rubric: Rubric, cluster: ClusterFolder, *returns: Return) -> Grid:
    """The grid of these returns."""
    asked = an_asked(rubric)
    return collate(asked, listen(asked, cluster.model.members, returns, None))
