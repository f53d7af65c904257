"""What goes out: returns as a zip, tables for spreadsheets; and hostile text, which stays text."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from builder.model.returns import Envelope, Return
from tests.browser.collation_fixtures import Manager, Meet, changed, filed, returns_of
from tests.browser.form_support import Computer, Json, checksum, sealed
from tests.browser.test_form_safety import Listener

pytest_plugins = ("tests.browser.form_fixtures", "tests.browser.collation_fixtures")


@pytest.fixture(scope="module")
def autumn() -> dict[str, Json]:
    """What the ten schools of a cluster returned."""
    return returns_of("northside", "autumn-2009", "es-sustainability")


def rows(manager: Manager, deed: str) -> list[list[str]]:
    """A table as a spreadsheet reads it."""
    data = Path(manager.get(deed).path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.replace(b"\r\n", b"").count(b"\r") == 0
    assert data.endswith(b"\r\n")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_zip_holds_what_was_taken_in(meet: Meet, autumn: dict[str, Json]) -> None:
    typed = changed(autumn["garth"], subject=None, group=None, revision=4)
    taken = autumn | {"ash-lane": changed(autumn["ash-lane"], revision=8), "garth": typed}
    manager = meet()
    manager.take_in([("old.json", sealed(autumn["ash-lane"])), *filed(taken)])
    manager.press("place")
    download = manager.get("out-zip")
    assert download.suggested_filename == "northside.es-sustainability.autumn-2009.returns.zip"
    data = Path(download.path()).read_bytes()
    assert data == Path(manager.get("out-zip").path()).read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        names = file.namelist()
        assert names == [
            f"{name}.es-sustainability.autumn-2009.school.json" for name in sorted(taken)
        ]
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in names:
            document = taken[name.partition(".")[0]]
            text = file.read(name)
            assert text == sealed(document) + b"\n"
            raw = json.loads(text)
            assert raw["sha256"] == checksum(raw["return"])
            assert Envelope.model_validate(raw).document == Return.model_validate(document)


def test_several_speakers_have_names_of_their_own(meet: Meet) -> None:
    manager = meet("groups/northside/collations/es-feedback.html")
    manager.take_in(filed(returns_of("northside", "autumn-2009", "es-feedback")))
    with zipfile.ZipFile(manager.get("out-zip").path()) as file:
        start = "es-sustainability.es-feedback.autumn-2009.participant"
        assert file.namelist() == [f"{start}.{n}.json" for n in range(2, 6)] + [f"{start}.json"]


def test_the_grid_for_a_spreadsheet(meet: Meet, autumn: dict[str, Json]) -> None:
    manager = meet()
    manager.take_in(filed(autumn)[:9])
    head, *lines = rows(manager, "out-grid")
    assert head[:3] == ["Number", "Key success factor", "Ash Lane"]
    assert head[12:] == [
        *("Total", "Average", "Counted", "Lowest", "Highest"),
        *("How many low", "How many medium", "How many high"),
    ]
    consultation = dict(zip(head, lines[0], strict=True))
    assert consultation["Key success factor"] == "Consultation"
    assert consultation["Ash Lane"] == str(autumn["ash-lane"]["answers"]["consultation"]["value"])
    assert consultation["Tŵr Gwyn"] == "no return"
    assert consultation["Counted"] == "9"


def test_text_is_never_a_formula(meet: Meet, autumn: dict[str, Json]) -> None:
    attacks = ["=HYPERLINK(1)", "+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", " =1", "\uff1d1"]
    keys = sorted(autumn["ash-lane"]["answers"])[: len(attacks)]
    answers: dict[str, Any] = {
        key: {"value": 5, "fields": {"note": f'{attack} "quoted", and\nbelow'}}
        for key, attack in zip(keys, attacks, strict=True)
    }
    manager = meet("open/collations/es-sustainability.html")
    name = '=cmd|" /C calc"!A0'
    hostile = changed(
        autumn["ash-lane"], group=None, subject=None, subject_name=name, answers=answers
    )
    manager.take_in([("hostile.json", sealed(hostile))])
    head, *_ = rows(manager, "out-grid")
    assert head[2] == f"'{name}"
    lines = rows(manager, "out-answers")
    assert {line[0] for line in lines[1:]} == {f"'{name}"}
    written = {line[-1] for line in lines if "quoted" in line[-1]}
    assert written == {
        f"'{answer['fields']['note']}".replace("\r", "\n") for answer in answers.values()
    }
    everything = [cell for line in [head, *lines] for cell in line]
    assert not [cell for cell in everything if re.match(r"\s*[=+\-@\uff1d]|[\t\r\n]", cell)]


def test_hidden_names_are_in_no_table(meet: Meet, autumn: dict[str, Json]) -> None:
    manager = meet()
    manager.take_in(filed(autumn))
    manager.go("grid")
    manager.page.locator("[data-how=hidden]").check()
    manager.go("returns")
    head, *_ = rows(manager, "out-grid")
    assert head[2:12] == [f"School {n}" for n in range(1, 11)]
    lines = rows(manager, "out-answers")
    assert {line[0] for line in lines[1:]} == {f"School {n}" for n in range(1, 11)}
    assert {line[6] for line in lines[1:]} == {""}
    assert "Ash Lane" not in json.dumps(lines)


HOSTILE_NAME = "\u202egnp.nosj.<b>x</b>__proto__"


def test_hostile_files_stay_text(meet: Meet, computer: Computer, autumn: dict[str, Json]) -> None:
    listener = Listener()
    text = (
        f'<img src="{listener.address}/img" onerror="window.hacked = 1">'
        f'<script src="{listener.address}/script"></script>{{file}} {{name}} __proto__ constructor'
    )
    long = (text * 60)[:4000]
    note = {"value": 3, "fields": {"note": long}}
    context = computer()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    manager = meet("open/collations/es-sustainability.html", on=context)
    hostile = changed(
        autumn["ash-lane"],
        group=None,
        subject=None,
        subject_name=text[:200],
        answers={"funding": note},
    )
    other = changed(hostile, id="c" * 32, answers={"funding": {"value": 9}})
    name = f"{HOSTILE_NAME}{text}.json"
    manager.take_in(
        [
            (name, sealed(hostile)),
            ("../../up.json", sealed(other)),
            (f"{text}.zip", b"PK\x03\x04"),
            ("proto.json", b'{"__proto__": {"polluted": 1}, "format": "packs-return"}'),
            ("deep.json", b"[" * 100_000),
        ],
        "disagree",
    )
    expect(manager.page.locator(".dispute")).to_contain_text("<img src=")
    manager.press("decide")
    for section in ("grid", "findings", "replies", "returns"):
        manager.go(section)
    manager.save()
    with zipfile.ZipFile(manager.get("out-zip").path()) as file:
        [inside] = file.namelist()
        assert re.fullmatch(r"[a-z0-9.-]+", inside)
    rows(manager, "out-answers")
    manager.reload()
    page = manager.page
    assert page.locator("#returns img, #returns script, #returns b").count() == 0
    assert page.evaluate("[window.hacked, ({}).polluted, ({}).value]") == [None] * 3
    assert {address.partition(":")[0] for address in asked} <= {"file", "data", "blob"}
    assert listener.asked == []
    # The listener hears what an open page does with the same text.
    control = computer().new_page()
    with control.expect_response(f"{listener.address}/img"):
        control.evaluate("text => { document.body.innerHTML = text }", text)
    assert listener.asked == ["/img"]
    listener.server.shutdown()
    listener.server.server_close()
