"""What arrives by e-mail is found wherever it is, and read where nothing of it was lost."""

import json
import os
import struct
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from builder.inbox.arrivals import Arrival, arrivals
from builder.inbox.sealed import Refused
from builder.model.returns import Return
from tests.gateway import Case, cases
from tests.gateway.sent import sent, sent_document
from tests.inbox import PICTURE, a_file, filled, mailed, zipped
from tests.inbox.outlook import message, saved
from tests.inbox.parcels import PARCELS
from tests.support import BASE, ROOT, copied, files_of, packs

GATEWAY = {
    "zip-none": {"foreign"},
    "zip-locked": {"unreadable"},
    "zip-packed": {"unreadable"},
    "zip-damaged": {"damaged"},
    "damaged": {"damaged"},
    "foreign": {"foreign"},
}
"""What the form says of a file, and what becomes of it in an inbox."""


def found_in(inbox: Path) -> list[Arrival]:
    return list(arrivals([inbox]))


def verdict(one: Arrival) -> str:
    return one.content.verdict if isinstance(one.content, Refused) else "opens"


@pytest.mark.parametrize("case", [pytest.param(one, id=one.case) for one in cases()])
def test_mail_gateways_do_the_same_here_as_in_the_form(case: Case, tmp_path: Path) -> None:
    (tmp_path / case.name).write_bytes(case.arrived(sent()))
    found = found_in(tmp_path)
    opened = [one.content for one in found if isinstance(one.content, Return)]
    if case.verdict in ("opens", "zip-many"):
        assert opened[0] == Return.model_validate(sent_document())
    else:
        assert opened == []
        assert {verdict(one) for one in found} == GATEWAY[case.verdict]


@dataclass(frozen=True)
class Parcel:
    """What came, and what must become of it."""

    case: str
    name: str
    register: dict[str, str]
    what: str


def parcels() -> list[Parcel]:
    raw = json.loads((Path(__file__).parent / "inbox/cases.json").read_text(encoding="utf-8"))
    return [Parcel(**one) for one in raw]


def test_every_parcel_has_its_verdict() -> None:
    assert len(parcels()) >= 36
    assert {one.case for one in parcels()} == PARCELS.keys()


@pytest.mark.parametrize("parcel", [pytest.param(one, id=one.case) for one in parcels()])
def test_a_parcel_gets_the_verdict_that_it_must(parcel: Parcel, tmp_path: Path) -> None:
    project = copied(BASE, tmp_path / "project")
    inbox = filled(tmp_path / "inbox", **{parcel.name: PARCELS[parcel.case]()})
    before = files_of(inbox)
    ran = packs("collect", inbox, "--project", project, "--format", "json")
    files = json.loads(ran.out)["files"]
    assert {one["name"]: one["verdict"] for one in files} == parcel.register
    assert ran.code == any(one["needs_person"] for one in files)
    assert files_of(inbox) == before
    assert packs("check", "--project", project).code == 0


def test_what_lies_beside_a_saved_file_asks_for_nobody(tmp_path: Path) -> None:
    project = copied(BASE, tmp_path / "project")
    mail = bytes(mailed(("logo.png", PICTURE), ("elm.json", a_file())))
    inbox = filled(tmp_path / "inbox", a__eml=mail, Thumbs__db=b"1", __keep=b"")
    assert packs("collect", inbox, "--project", project).code == 0
    filled(inbox, photo__png=PICTURE)
    ran = packs("collect", inbox, "--project", project)
    assert ran.code == 1
    assert "Needs a person (1)" in ran.out


def test_folders_are_read_whole_and_links_in_no_circle(tmp_path: Path) -> None:
    inbox = filled(tmp_path / "inbox", **{"late/elm__json": a_file()})
    (inbox / "late" / "round").symlink_to(inbox)
    (inbox / "lost.json").symlink_to(inbox / "nowhere.json")
    os.mkfifo(inbox / "pipe.json")
    found = {one.name: verdict(one) for one in found_in(inbox)}
    assert found == {
        "late/elm.json": "opens",
        "lost.json": "unreadable",
        "pipe.json": "unreadable",
    }


def test_a_file_that_is_named_twice_comes_once(tmp_path: Path) -> None:
    inbox = filled(tmp_path / "inbox", elm__json=a_file())
    assert len(list(arrivals([inbox, inbox / "elm.json", inbox]))) == 1


def test_a_name_that_no_encoding_explains_is_still_a_name(tmp_path: Path) -> None:
    project = copied(BASE, tmp_path / "project")
    mail = bytes(mailed(("elm.json", a_file()))).replace(b"elm.json", b"\xe9lm.json")
    inbox = filled(tmp_path / "inbox", a__eml=mail)
    Path(os.fsdecode(os.fsencode(inbox) + b"/\xff.json")).write_bytes(PICTURE)
    ran = packs("collect", inbox, "--project", project, "--format", "json")
    told = {one["verdict"] for one in json.loads(ran.out)["files"]}
    assert told == {"accepted", "foreign"}
    cut = a_file(group="\ud800").replace(b'"value": 9', b'"value": 8')
    assert packs("collect", filled(inbox, cut__json=cut), "--project", project).code == 1


def _bomb() -> bytes:
    return zipped(("elm.json", b"\x00" * 300_000_000))


def _lying() -> bytes:
    """A zip that says its file is of nine bytes."""
    bomb = _bomb()
    entry = bomb.index(b"PK\x01\x02")
    small = bomb[:22] + struct.pack("<I", 9) + bomb[26:]
    return small[: entry + 24] + struct.pack("<I", 9) + small[entry + 28 :]


def _many_bombs() -> bytes:
    return zipped(*((f"{number}.json", b" " * 9_000_000) for number in range(40)))


def _many_files() -> bytes:
    """A zip of 400,000 empty files, all of the same name."""
    one = zipped(("elm.json", b""))
    directory, end = one.index(b"PK\x01\x02"), one.index(b"PK\x05\x06")
    entries = one[directory:end] * 400_000
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 9, 9, len(entries), directory, 0)
    return one[:directory] + entries + tail


def _crowded_mail() -> bytes:
    head = b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
    return head + b"--b\n\n" * 200_000


def _nested_mail() -> bytes:
    heads = "".join(
        f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n'
        for number in range(900)
    )
    return heads.encode()


WORKSHOP = b'{"format": "packs-workshop", "workshop": ['
RETURN = b'{"format": "packs-return", "version": '

HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "bomb.zip": ("large", _bomb),
    "lying.zip": ("damaged", _lying),
    "bombs.zip": ("large", _many_bombs),
    "files.zip": ("large", _many_files),
    "deep.json": ("large", lambda: b'{"format": "packs-return", "return": ' + b"[" * 900_000),
    "deep-twice.json": ("foreign", lambda: b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
    "giant.json": (
        "large",
        lambda: WORKSHOP + b"[],[{}]," * 1_200_000,
    ),
    "numbers.json": (
        "large",
        lambda: WORKSHOP + b"1," * 4_900_000,
    ),
    "number.json": (
        "damaged",
        lambda: RETURN + b"9" * 900_000 + b"}",
    ),
    "blank.json": ("large", lambda: b" \n" * 4_900_000 + b"!"),
    "large.json": ("large", lambda: b'{"format": "packs-return"}' + b" " * 60_000_000),
    "crowded.eml": ("large", _crowded_mail),
    "headers.eml": ("large", lambda: b"a: b\n" * 4_900_000),
    "nested.eml": ("foreign", _nested_mail),
    "large.msg": ("large", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 40_000_000),
}

MEASURE = """
import re, sys
from pathlib import Path
from builder.inbox.arrivals import arrivals
from builder.inbox.sealed import Refused
found = list(arrivals([Path(sys.argv[1])]))
assert found and all(isinstance(one.content, Refused) for one in found), found
most = int(re.search("VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024
print(most, *sorted({one.content.verdict for one in found}))
"""


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_meant_to_do_harm_is_refused_in_little_memory(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(HOSTILE[name][1]())
    ran = subprocess.run(
        [sys.executable, "-c", MEASURE, str(tmp_path / name)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    megabytes, *verdicts = ran.stdout.split()
    assert int(megabytes) < 200
    assert verdicts == [HOSTILE[name][0]]


@pytest.mark.parametrize("deep", [21, 300, 900, 990, 2_000])
def test_a_deep_structure_is_no_return_however_deep(deep: int, tmp_path: Path) -> None:
    head = b'{"format": "packs-return", "version": 1, "sha256": "", "return": '
    filled(tmp_path, deep__json=head + b'{"a":' * deep + b"1" + b"}" * deep + b"}")
    assert [verdict(one) for one in found_in(tmp_path)] == ["foreign"]


@pytest.mark.parametrize("name", ["elm.zip", "elm.eml", "elm.msg"])
def test_damage_anywhere_ends_in_a_verdict_and_never_in_an_error(name: str, tmp_path: Path) -> None:
    elm = ("elm.json", a_file())
    whole = {"elm.zip": zipped(elm), "elm.eml": bytes(mailed(elm)), "elm.msg": saved(message(elm))}[
        name
    ]
    file = tmp_path / name
    said = set()
    for place in range(0, len(whole), 7):
        for spoilt in (
            whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :],
            whole[:place],
        ):
            file.write_bytes(spoilt)
            said |= {verdict(one) for one in arrivals([file])}
    assert {"opens", "damaged"} <= said
    assert said <= {"opens", "damaged", "foreign", "unreadable", "large", "empty-zip", "unsafe"}
