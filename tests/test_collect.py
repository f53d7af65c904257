"""Returns taken in with one command: what is written, what waits, and that no file is left out."""

import json
import os
import pty
import random
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from builder.editions import fingerprint
from builder.load import load
from builder.model.returns import Return
from builder.model.workshop import Workshop
from tests.inbox import (
    ELM_ID,
    PICTURE,
    Json,
    a_file,
    a_return,
    answers,
    filled,
    mailed,
    pdf,
    sealed,
    zipped,
)
from tests.support import BASE, HERE, ROOT, Ran, change, compare, copied, files_of, packs, put

NORTH = "content/clusters/north"
ELM = f"{NORTH}/returns/autumn/elm.review.school.json"
OTHER = "f2" + "0" * 30
THIRD = "a3" + "0" * 30


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The smallest project in a folder of its own."""
    return copied(BASE, tmp_path / "project")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """An empty inbox."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def collect(project: Path, inbox: Path, *more: object) -> Ran:
    return packs("collect", inbox, "--project", project, *more)


def register(project: Path, inbox: Path, *more: object) -> dict[str, str]:
    """Each file's verdict."""
    told = json.loads(collect(project, inbox, "--format", "json", *more).out)
    return {one["name"]: one["verdict"] for one in told["files"]}


def kept(project: Path, name: str) -> Any:
    """The data of a JSON file of the project."""
    return json.loads((project / name).read_text(encoding="ascii"))


def test_an_accepted_return_is_written_as_it_is_kept(project: Path, inbox: Path) -> None:
    data = a_file().replace(b"\n", b"\r\n")
    filled(inbox, elm__json=data)
    assert register(project, inbox) == {"elm.json": "accepted"}
    text = (project / ELM).read_text(encoding="ascii")
    assert text == json.dumps(a_return(), sort_keys=True, indent=1) + "\n"
    assert [data] == [file.read_bytes() for file in (project / NORTH / "received").iterdir()]
    assert packs("check", "--project", project).code == 0


def test_the_second_run_changes_nothing(project: Path, inbox: Path) -> None:
    filled(inbox, elm__json=a_file(), bad__json=a_file()[:-90])
    collect(project, inbox)
    before = {path: path.stat().st_mtime_ns for path in project.rglob("*")}
    assert register(project, inbox) == {"elm.json": "unchanged", "bad.json": "damaged"}
    assert {path: path.stat().st_mtime_ns for path in project.rglob("*")} == before


def test_a_later_revision_replaces_and_the_earlier_is_kept(project: Path, inbox: Path) -> None:
    filled(inbox, a__json=a_file(), b__json=a_file(revision=3), c__zip=zipped(("a", a_file())))
    first = register(project, inbox)
    assert first == {"a.json": "older", "b.json": "accepted", "c.zip/a": "duplicate"}
    filled(inbox, d__json=a_file(revision=4))
    assert register(project, inbox) == first | {"b.json": "older", "d.json": "newer"}
    assert kept(project, ELM)["revision"] == 4
    history = sorted(path.name for path in (project / NORTH / "history/autumn").iterdir())
    assert [name.split(".")[3] for name in history] == ["r1", "r3"]
    assert packs("check", "--project", project).code == 0


def test_what_is_open_is_named(project: Path, inbox: Path) -> None:
    said = {"plans": {"state": "not-discussed"}}
    filled(inbox, elm__json=a_file(answers=said))
    ran = collect(project, inbox)
    assert ran.code == 0
    assert "It counts, and is not finished: blank: Money; not discussed yet: Plans." in ran.out
    assert "Not finished: blank: Money" in collect(project, inbox).out


def _two(inbox: Path) -> Path:
    other = a_file(id=OTHER, answers=answers(plans=2, money=7))
    return filled(inbox, a__json=a_file(), b__json=other)


def test_two_that_disagree_wait_until_somebody_chooses(project: Path, inbox: Path) -> None:
    _two(inbox)
    ran = collect(project, inbox)
    assert ran.code == 1
    assert "Which counts? north · review · autumn · elm · school" in ran.out
    assert "Plans: 9 | 2" in ran.out
    assert "Money" not in ran.out
    assert not (project / ELM).exists()
    assert {one["id"] for one in kept(project, f"{NORTH}/waiting.json")["waiting"]} == {
        ELM_ID,
        OTHER,
    }
    assert register(project, inbox, "--choose", OTHER[:8]) == {
        "a.json": "passed-over",
        "b.json": "accepted",
    }
    assert kept(project, ELM)["id"] == OTHER
    assert not (project / NORTH / "waiting.json").exists()
    assert register(project, inbox) == {"a.json": "passed-over", "b.json": "unchanged"}
    assert packs("check", "--project", project).code == 0


def test_a_choice_holds_for_later_revisions_and_not_for_a_third(project: Path, inbox: Path) -> None:
    collect(project, _two(inbox), "--choose", OTHER[:8])
    filled(inbox, a__json=a_file(revision=2), b__json=a_file(id=OTHER, revision=5))
    assert register(project, inbox) == {"a.json": "passed-over", "b.json": "newer"}
    filled(inbox, c__json=a_file(id=THIRD, answers=answers(plans=1, money=1)))
    before = files_of(project)
    third = register(project, inbox)
    assert third == {"a.json": "conflict", "b.json": "unchanged", "c.json": "conflict"}
    waits = f"{NORTH}/waiting.json"
    assert files_of(project) == before | {waits: (project / waits).read_bytes()}
    assert register(project, inbox, "--choose", THIRD[:8]) == {
        "a.json": "passed-over",
        "b.json": "passed-over",
        "c.json": "accepted",
    }
    assert kept(project, ELM)["id"] == THIRD
    assert register(project, inbox)["c.json"] == "unchanged"


def test_what_counts_stays_while_another_disagrees(project: Path, inbox: Path) -> None:
    filled(inbox, a__json=a_file())
    collect(project, inbox)
    before = (project / ELM).read_bytes()
    assert register(project, _two(inbox)) == {"a.json": "unchanged", "b.json": "conflict"}
    assert (project / ELM).read_bytes() == before
    assert "(counts now)" in collect(project, inbox).out


def test_a_terminal_is_asked_which_counts(project: Path, inbox: Path) -> None:
    def asked(answer: bytes) -> tuple[int, str]:
        ours, theirs = pty.openpty()
        os.write(ours, answer + b"\n")
        command = [sys.executable, "-m", "builder", "collect", str(_two(inbox)), "--project"]
        ran = subprocess.run(
            [*command, str(project)],
            cwd=ROOT,
            stdin=theirs,
            capture_output=True,
            text=True,
            check=False,
        )
        os.close(ours)
        os.close(theirs)
        return ran.returncode, ran.stdout

    code, out = asked(b"leave")
    assert (code, (project / ELM).exists()) == (1, False)
    code, out = asked(b"1")
    assert code == 0
    assert "Needs nothing (2)" in out
    assert kept(project, ELM)["id"] == ELM_ID


def test_one_revision_with_two_contents_waits(project: Path, inbox: Path) -> None:
    filled(inbox, a__json=a_file(), b__json=a_file(answers=answers(plans=1, money=1)))
    assert register(project, inbox) == {"a.json": "clash", "b.json": "clash"}
    assert not (project / ELM).exists()
    filled(inbox, c__json=a_file(revision=2))
    assert register(project, inbox) == {"a.json": "older", "b.json": "older", "c.json": "accepted"}
    assert len(list((project / NORTH / "history/autumn").iterdir())) == 2
    assert not (project / NORTH / "waiting.json").exists()


def test_a_blank_form_is_placed_by_a_person_and_stays_so(project: Path, inbox: Path) -> None:
    typed = a_file(group=None, subject=None, subject_name="elm  SPECIAL school")
    filled(inbox, typed__json=typed)
    ran = collect(project, inbox)
    assert "Did you mean north/elm?" in ran.out
    assert not (project / ELM).exists()
    place = ("--place", f"{ELM_ID[:8]}=north/elm")
    assert register(project, inbox, *place) == {"typed.json": "accepted"}
    assert kept(project, ELM)["subject"] == "elm"
    assert register(project, inbox) == {"typed.json": "unchanged"}
    assert packs("check", "--project", project).code == 0
    shutil.rmtree(project / NORTH / "received")
    collect(project, inbox)
    assert [typed] == [file.read_bytes() for file in (project / NORTH / "received").iterdir()]


def test_a_pdf_is_taken_in_as_the_saved_file_would_be(project: Path, inbox: Path) -> None:
    note = "Tŵr.\nOr so."
    whole = pdf.elm(**{"text:plans:note": note, "choice::how": "alone"})
    filled(inbox, elm__pdf=whole)
    assert register(project, inbox) == {"elm.pdf": "accepted"}
    got = kept(project, ELM)
    said = {"plans": {"value": 3, "fields": {"note": note}}, "money": {"value": 5}}
    assert got == a_return(id=got["id"], answers=said, fields={"how": "alone"})
    assert [whole] == [file.read_bytes() for file in (project / NORTH / "received").iterdir()]
    assert register(project, inbox) == {"elm.pdf": "unchanged"}
    assert packs("check", "--project", project).code == 0


def test_pdfs_that_say_the_same_are_one_and_others_are_chosen_from(
    project: Path, inbox: Path
) -> None:
    filled(inbox, a__pdf=pdf.elm(), b__pdf=pdf.elm() + b"\n% saved again\n")
    assert sorted(register(project, inbox).values()) == ["accepted", "duplicate"]
    first = kept(project, ELM)["id"]
    filled(inbox, c__pdf=pdf.elm(**{"mark:plans": "points.9"}))
    ran = collect(project, inbox)
    assert "Which counts? north · review · autumn · elm · school" in ran.out
    assert "Plans: " in ran.out
    told = {
        one["name"]: one
        for one in json.loads(collect(project, inbox, "--format", "json").out)["files"]
    }
    assert told["c.pdf"]["verdict"] == "conflict"
    assert kept(project, ELM)["id"] == first
    register(project, inbox, "--choose", told["c.pdf"]["id"][:8])
    assert kept(project, ELM)["answers"]["plans"] == {"value": 9}
    assert register(project, inbox)["c.pdf"] == "unchanged"


def test_a_name_typed_into_a_pdf_is_placed_by_a_person(project: Path, inbox: Path) -> None:
    filled(inbox, typed__pdf=pdf.anybody("elm  SPECIAL school"))
    ran = collect(project, inbox)
    assert "Did you mean north/elm?" in ran.out
    name = json.loads(collect(project, inbox, "--format", "json").out)["files"][0]["id"]
    place = ("--place", f"{name[:8]}=north/elm")
    assert register(project, inbox, *place) == {"typed.pdf": "accepted"}
    assert register(project, inbox) == {"typed.pdf": "unchanged"}


def test_what_is_wrong_with_a_pdf_is_said(project: Path, inbox: Path) -> None:
    filled(inbox, a__pdf=pdf.blank(), b__pdf=pdf.flattened(), c__pdf=pdf.torn())
    said = collect(project, inbox).out
    assert "It is a blank form: no question in it is answered." in said
    assert "a printed, scanned or flattened copy" in said
    assert "Type it into the form" in said
    assert "“1 Plans”: '3' is marked, and so is another where one can be" in said
    assert not (project / ELM).exists()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--cluster", "noth"), "There is no cluster 'noth'. Did you mean 'north'?"),
        (("--round", "autum"), "There is no round 'autum'. Did you mean 'autumn'?"),
        (("--choose", "abc"), "is not the start of an id"),
        (("--choose", "a" * 8), "No conflict in the inbox has one id that begins with"),
        (("--place", "a" * 8), "is not like 1a2b3c4d=riverside/deepwell"),
        (("--place", "aaaaaaaa=north/elm"), "No return in the inbox has an id"),
    ],
)
def test_what_makes_no_sense_is_said_before_anything_is_written(
    options: tuple[str, ...], says: str, project: Path, inbox: Path
) -> None:
    filled(inbox, elm__json=a_file())
    before = files_of(project)
    ran = collect(project, inbox, *options)
    assert ran.code == 2
    assert says in " ".join(ran.err.split())
    assert files_of(project) == before


def test_another_cluster_and_another_round_stay_out(project: Path, inbox: Path) -> None:
    shutil.copytree(project / NORTH, project / "content/clusters/south")
    shutil.rmtree(project / "content/clusters/south/returns")
    filled(inbox, elm__json=a_file())
    assert register(project, inbox, "--cluster", "south") == {"elm.json": "wrong-group"}
    waits = kept(project, "content/clusters/south/waiting.json")["waiting"]
    assert [one["verdict"] for one in waits] == ["wrong-group"]
    assert register(project, inbox, "--round", "spring") == {"elm.json": "other-round"}
    assert register(project, inbox, "--cluster", "north", "--round", "autumn") == {
        "elm.json": "accepted"
    }
    assert not (project / "content/clusters/south/waiting.json").exists()


def test_what_waits_is_listed_until_it_has_come_whole(project: Path, inbox: Path) -> None:
    whole = a_file()
    filled(inbox, elm__json=whole.replace(b'"value": 9', b'"value": 8'))
    assert register(project, inbox) == {"elm.json": "damaged"}
    assert kept(project, f"{NORTH}/waiting.json")["waiting"][0]["id"] == ELM_ID
    other = filled(inbox.with_name("later"), again__json=whole)
    assert collect(project, other).code == 0
    assert not (project / NORTH / "waiting.json").exists()
    ran = collect(project, inbox)
    assert ran.code == 0
    assert "A whole copy of it is here." in ran.out


def test_an_earlier_edition_is_accepted_as_it_is(project: Path, inbox: Path) -> None:
    rubric = project / "rubrics/review.yaml"
    (project / NORTH / "returns/autumn/oak.review.school.json").unlink()
    ending = fingerprint(load(project).rubrics["review"].model)[:8]
    put(project / f"rubrics/editions/review/1-{ending}.yaml", rubric.read_text())
    change(rubric, 'edition: "1"', 'edition: "2"\ncarry_over:\n  from: "1"\n  changed: [money]')
    change(rubric, "Is there money?", "Is there enough money?")
    assert packs("check", "--project", project).code == 0
    filled(inbox, elm__json=a_file(), bad__json=a_file(id=OTHER, answers=answers(plans=99)))
    assert register(project, inbox) == {"elm.json": "carried", "bad.json": "damaged"}
    assert kept(project, ELM) == a_return()
    assert "edition '1'" not in collect(project, inbox).err
    assert packs("check", "--project", project).code == 0


def _with_drafts(project: Path) -> str:
    """Let many speak for one voice; the rubric's fingerprint."""
    rubric = project / "rubrics/review.yaml"
    voices = "voices:\n  - {id: draft, title: Draft, speaker: Who are you?}"
    change(rubric, "voices:", voices)
    (project / NORTH / "returns/autumn/oak.review.school.json").unlink()
    return fingerprint(load(project).rubrics["review"].model)


def test_many_may_speak_for_one_voice_in_the_same_role(project: Path, inbox: Path) -> None:
    now = _with_drafts(project)
    for name, one in (("a", ELM_ID), ("b", OTHER)):
        draft = a_file(id=one, voice="draft", speaker="Deputy head", fingerprint=now)
        filled(inbox, **{f"{name}__json": draft})
    assert register(project, inbox) == {"a.json": "accepted", "b.json": "accepted"}
    names = {path.name for path in (project / NORTH / "returns/autumn").iterdir()}
    assert names == {f"elm.review.draft.deputy-head-{one[:8]}.json" for one in (ELM_ID, OTHER)}
    later = a_file(id=OTHER, voice="draft", speaker="Head", revision=2, fingerprint=now)
    filled(inbox, c__json=later)
    assert register(project, inbox)["c.json"] == "newer"
    names = {path.name for path in (project / NORTH / "returns/autumn").iterdir()}
    assert f"elm.review.draft.head-{OTHER[:8]}.json" in names
    assert len(names) == 2
    assert packs("check", "--project", project).code == 0


def _workshop(*returns: Json, **values: Any) -> Json:
    found = {key: a_return()[key] for key in ("rubric", "edition", "fingerprint", "round", "group")}
    entries = [{"return": one, "files": ["sent.json"], "origin": "file"} for one in returns]
    return {"id": "c0" + "0" * 30, "revision": 1, "returns": entries} | found | values


def test_a_workshop_file_gives_its_returns_and_its_decisions(project: Path, inbox: Path) -> None:
    chosen = {"round": "autumn", "subject": "elm", "voice": "school", "chosen": OTHER}
    workshop = _workshop(a_return(), a_return(id=OTHER, revision=2), decisions=[chosen])
    data = sealed(workshop, "workshop")
    filled(inbox, w__json=data)
    told = json.loads(collect(project, inbox, "--format", "json").out)["files"]
    assert sorted(one["verdict"] for one in told) == ["accepted", "passed-over", "workshop"]
    assert kept(project, ELM)["id"] == OTHER
    assert Workshop.model_validate(
        kept(project, f"{NORTH}/workshops/review.json")
    ) == Workshop.model_validate(workshop)
    assert (project / NORTH / "decisions.yaml").is_file()
    assert [data] == [file.read_bytes() for file in (project / NORTH / "received").iterdir()]
    assert packs("check", "--project", project).code == 0
    filled(inbox, w__json=sealed(workshop | {"revision": 2}, "workshop"), old__json=data)
    assert register(project, inbox)["w.json"] == "workshop"
    assert kept(project, f"{NORTH}/workshops/review.json")["revision"] == 2
    assert register(project, inbox)["old.json"] == "older"


def test_a_person_says_in_a_workshop_whose_a_blank_form_is(project: Path, inbox: Path) -> None:
    blank = a_return(group=None, subject=None)
    workshop = _workshop(blank)
    workshop["returns"][0]["subject"] = "elm"
    filled(inbox, w__json=sealed(workshop, "workshop"))
    assert set(register(project, inbox).values()) == {"accepted", "workshop"}
    filled(inbox, blank__json=sealed(blank))
    assert register(project, inbox)["blank.json"] in ("unchanged", "duplicate")


def test_a_workshop_may_be_larger_than_any_return(project: Path, inbox: Path) -> None:
    note = {"fields": {"note": "More of the same. " * 200}, "value": 5}
    some = [a_return(id=f"{number:032x}", answers={"plans": note}) for number in range(2, 300)]
    decided = {"round": "autumn", "subject": "elm", "voice": "school", "chosen": some[0]["id"]}
    data = sealed(_workshop(*some, decisions=[decided]), "workshop")
    assert len(data) > 1_000_000
    filled(inbox, w__json=data)
    told = json.loads(collect(project, inbox, "--format", "json").out)["files"]
    assert {one["verdict"] for one in told} == {"workshop", "incomplete", "passed-over"}
    assert packs("check", "--project", project).code == 0


@pytest.mark.parametrize(
    ("values", "verdict", "says"),
    [
        ({"group": None}, "wrong-group", "The returns, as a zip"),
        ({"group": "nort"}, "wrong-group", "Did you mean 'north'?"),
        ({"rubric": "reviw"}, "wrong-rubric", "Did you mean 'review'?"),
    ],
)
def test_a_workshop_from_elsewhere_is_refused_by_name(
    values: Json, verdict: str, says: str, project: Path, inbox: Path
) -> None:
    filled(inbox, w__json=sealed(_workshop(a_return(), **values), "workshop"))
    ran = collect(project, inbox, "--format", "json")
    (told,) = json.loads(ran.out)["files"]
    assert (ran.code, told["verdict"]) == (1, verdict)
    assert says in told["todo"]
    assert not (project / ELM).exists()


def test_two_workshops_about_one_rubric_are_a_conflict(project: Path, inbox: Path) -> None:
    one, two = _workshop(a_return()), _workshop(a_return(), id="d" * 32)
    filled(inbox, a__json=sealed(one, "workshop"), b__json=sealed(two, "workshop"))
    told = register(project, inbox)
    assert (told["a.json"], told["b.json"]) == ("conflict", "conflict")
    assert kept(project, ELM) == a_return()
    assert register(project, inbox, "--choose", "d" * 8)["b.json"] == "workshop"
    assert kept(project, f"{NORTH}/workshops/review.json")["id"] == "d" * 32
    assert packs("check", "--project", project).code == 0


def test_a_rehearsal_writes_nothing(project: Path, inbox: Path) -> None:
    filled(inbox, elm__json=a_file(), bad__json=a_file()[:-90])
    before = files_of(project)
    ran = collect(project, inbox, "--dry-run")
    assert ran.out.endswith("Nothing was written: --dry-run.\n")
    assert "accepted" in ran.out
    assert files_of(project) == before


def test_a_project_with_mistakes_takes_nothing_in(project: Path, inbox: Path) -> None:
    change(project / "rubrics/review.yaml", "title: Review", "tilte: Review")
    filled(inbox, elm__json=a_file())
    ran = collect(project, inbox)
    assert (ran.code, ran.out) == (1, "")
    assert "Did you mean" in ran.err
    assert ran.err.endswith("Nothing was written.\n")


def test_a_disk_that_takes_nothing_leaves_no_half_file(project: Path, inbox: Path) -> None:
    filled(inbox, elm__json=a_file())
    before = files_of(project)
    put(project / NORTH / "received", "a file where a folder is wanted")
    ran = collect(project, inbox)
    assert ran.code == 1
    assert "received" in ran.err
    assert "Traceback" not in ran.err
    assert files_of(project) == before | {f"{NORTH}/received": b"a file where a folder is wanted"}


def test_the_register_reads_well(project: Path, tmp_path: Path, update: bool, inbox: Path) -> None:
    _two(inbox)
    oak = a_return(id="0" * 31 + "1", subject="oak", subject_name="Oak Primary School")
    filled(
        inbox,
        **{
            "oak again.eml": bytes(mailed(("oak.json", sealed(oak)), ("logo.png", PICTURE))),
            "photo.png": PICTURE,
            "cut.json": a_file()[:-90],
            "typed.json": a_file(id=THIRD, group=None, subject=None, subject_name="Elm"),
            "from ash.json": a_file(id=THIRD, subject="ash", subject_name="Ash \x1b[2J"),
            "half.json": sealed(a_return(rubric="partners", **_partners(project))),
        },
    )
    compare(HERE / "inbox/register.txt", collect(project, inbox).out, update=update)


def _partners(project: Path) -> Json:
    rubric = load(project).rubrics["partners"].model
    return {"id": "b" * 32, "fingerprint": fingerprint(rubric), "answers": {}, "fields": {}}


def test_the_register_keeps_to_its_schema(project: Path, inbox: Path) -> None:
    filled(_two(inbox), photo__png=PICTURE)
    told = json.loads(collect(project, inbox, "--format", "json").out)
    schema = json.loads((ROOT / "docs/schemas/register.schema.json").read_text())
    assert list(Draft202012Validator(schema).iter_errors(told)) == []
    assert [one["name"] for one in told["files"]] == ["a.json", "b.json", "photo.png"]
    assert len(told["conflicts"]) == 1


def _pool() -> list[bytes]:
    """Files of every kind: revisions, copies in other clothes, disputes, damage, strangers."""
    oak = {"id": "0" * 31 + "1", "subject": "oak", "subject_name": "Oak Primary School"}
    return [
        a_file(),
        a_file().replace(b"\n", b"\r\n"),
        a_file(revision=2),
        a_file(revision=3, answers=answers(plans=4)),
        a_file(id=OTHER, voice="school", round="spring"),
        a_file(id=THIRD, round="spring", answers=answers(plans=1)),
        sealed(a_return(**oak, revision=2)),
        sealed(a_return(**oak, revision=5)),
        sealed(a_return(**oak, revision=5, answers=answers(plans=5))),
        a_file(id="9" * 32, group="south"),
        a_file(id="8" * 32, edition="0", fingerprint="0" * 64),
        a_file(id="7" * 32, group=None, subject=None),
        a_file(id="6" * 32)[:-50],
        PICTURE,
        sealed(_workshop(a_return(), a_return(id=OTHER, round="spring")), "workshop"),
    ]


def _sent(dice: random.Random, files: Iterable[bytes], inbox: Path) -> Path:
    """The files in any order, loose, in folders, in zips and in messages."""
    inbox.mkdir()
    left = list(files)
    dice.shuffle(left)
    while left:
        some = [left.pop() for _ in range(min(len(left), dice.randint(1, 4)))]
        named = [(f"{dice.getrandbits(40):x}.json", data) for data in some]
        name = f"{dice.getrandbits(40):x}"
        match dice.randrange(4):
            case 0:
                filled(inbox, **{f"{name}.zip": zipped(*named)})
            case 1:
                filled(inbox, **{f"{name}.eml": bytes(mailed(*named))})
            case 2:
                inner = ("in.zip", zipped(*named))
                filled(inbox, **{f"{name}.eml": bytes(mailed(inner))})
            case _:
                filled(inbox, **{f"{name}/{file}": data for file, data in named})
    return inbox


def _content(project: Path) -> dict[str, object]:
    """What a project holds; of what waits all but the names that files came under."""
    found: dict[str, object] = dict(files_of(project))
    for name in [name for name in found if name.endswith("waiting.json")]:
        waits = kept(project, name)["waiting"]
        found[name] = sorted(json.dumps({**one, "name": ""}, sort_keys=True) for one in waits)
    return found


def test_order_and_packing_decide_nothing_and_every_file_has_its_line(
    tmp_path: Path, time: int
) -> None:
    dice = random.Random(time)  # noqa: S311
    pool = _pool()
    files = [data for data in pool if dice.random() < 0.8]
    results = []
    for turn in range(3):
        project = copied(BASE, tmp_path / f"project-{turn}")
        inbox = _sent(dice, files, tmp_path / f"inbox-{turn}")
        told = json.loads(collect(project, inbox, "--format", "json").out)["files"]
        workshops = [one for one in told if one["sha256"] and "/sent.json" in one["name"]]
        assert len(told) == len(files) + len(workshops)
        assert packs("check", "--project", project).code == 0
        once = _content(project)
        collect(project, inbox)
        assert _content(project) == once
        results.append(once)
    assert results[0] == results[1] == results[2]


def test_copies_decide_nothing(tmp_path: Path, time: int) -> None:
    dice = random.Random(100 + time)  # noqa: S311
    files = [data for data in _pool() if dice.random() < 0.7]
    more = files + [dice.choice(files) for _ in range(6)]
    results = []
    for turn, some in enumerate((files, more)):
        project = copied(BASE, tmp_path / f"project-{turn}")
        collect(project, _sent(dice, some, tmp_path / f"inbox-{turn}"))
        results.append(_content(project))
    assert results[0] == results[1]


def test_what_came_one_by_one_is_as_if_it_had_come_at_once(tmp_path: Path, time: int) -> None:
    dice = random.Random(200 + time)  # noqa: S311
    files = [a_file(revision=number, answers=answers(plans=number)) for number in range(1, 6)]
    files += [data.replace(b"\n", b"\r\n") for data in files[2:]]
    results = []
    for turn in range(2):
        project = copied(BASE, tmp_path / f"project-{turn}")
        dice.shuffle(files)
        for place, data in enumerate(files):
            inbox = filled(tmp_path / f"inbox-{turn}-{place}", one__json=data)
            collect(project, inbox)
        results.append(_content(project))
    project = copied(BASE, tmp_path / "at-once")
    collect(project, _sent(dice, files, tmp_path / "inbox-all"))
    assert results[0] == results[1] == _content(project)
    assert Return.model_validate(kept(project, ELM)).revision == 5


def test_a_form_about_a_day_gets_its_group_from_the_inbox(tmp_path: Path) -> None:
    project = copied(ROOT, tmp_path / "project")
    rubric = load(project).rubrics["training-evaluation"].model
    assert rubric.subject.named
    said = a_return(
        rubric="training-evaluation",
        edition=rubric.edition,
        fingerprint=fingerprint(rubric),
        round="autumn-2009",
        voice=rubric.voices[0].id,
        speaker="Adviser",
        group=None,
        subject=rubric.subject.named.id,
        answers={},
        fields={},
    )
    inbox = filled(tmp_path / "inbox", said__json=sealed(said))
    assert register(project, inbox) == {"said.json": "unplaced"}
    assert register(project, inbox, "--cluster", "training-day") == {"said.json": "accepted"}
    assert register(project, inbox, "--cluster", "training-day") == {"said.json": "unchanged"}
    assert packs("check", "--project", project).code == 0
