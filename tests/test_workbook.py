"""A round as a spreadsheet: formulas that follow its cells, and texts that stay texts."""

import csv
import io
import json
import re
import warnings
from pathlib import Path
from typing import Any

import pytest

from builder.build import read
from builder.editions import fingerprint
from builder.load import load
from builder.plan import plan
from builder.plan.outputs import Sheets
from builder.render import Renderer
from builder.workbook.styles import STEPS
from tests.support import BASE, ROOT, SITES, change, copied
from tests.workbook_support import (
    LETTERS,
    Seen,
    SeenSheet,
    recalculated,
    sheets_of,
    workbook_text,
)

RETURN = "content/clusters/north/returns/autumn/oak.review.school.json"
REVIEW = "groups/north/sheets/review.autumn"
OURS = "authority/clusters/north/sheets/review.autumn"
ATTACKS = ("=1+1", "+44", "-1", "@SUM(1)", "\t=1", "\r=1", " =1", "\uff1d1", "=cmd|'/C calc'!A0")


def made(project: Path) -> dict[str, bytes]:
    """Every workbook and table of a project; a warning of the library's is a fault of ours."""
    content, theme = read(project)
    renderer = Renderer(theme)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return {
            address: renderer.bytes_of(making)
            for address, making in plan(content, theme, with_pdf=False).items()
            if isinstance(making, Sheets)
        }


def table(data: bytes) -> list[dict[str, str]]:
    """A table's lines, by the heads of its columns."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The base project in a folder of its own."""
    return copied(BASE, tmp_path / "project")


def says(
    project: Path, subject: str, answers: dict[str, Any], rubric: str = "review", **keys: Any
) -> None:
    """Put a return into the project: like the one that is there, but for this."""
    first = json.loads((BASE / RETURN).read_text(encoding="utf-8"))
    number = f"{subject} {rubric}".encode().hex()[-31:].rjust(32, "0")
    now = fingerprint(load(project).rubrics[rubric].model)
    said = first | {"id": number, "rubric": rubric, "subject": subject, "fields": {}}
    said["fingerprint"] = now
    file = project / RETURN.replace("oak.review", f"{subject}.{rubric}")
    file.write_text(json.dumps(said | {"answers": answers} | keys), encoding="ascii")


def row_of(sheet: SeenSheet, text: str) -> list[Seen]:
    """The row in which a text stands."""
    return next(row for row in sheet.rows() if text in [cell.value for cell in row])


def values(row: list[Seen]) -> list[str | float]:
    """What a row shows."""
    return [cell.value for cell in row]


def test_figures_follow_from_values_alone(project: Path) -> None:
    """A blank and a person's word are texts: in no figure, and no zero."""
    says(project, "oak", {"plans": {"value": 7}})
    says(project, "elm", {"plans": {"value": 4}, "money": {"state": "not-discussed"}})
    grid = sheets_of(made(project)[f"{REVIEW}.xlsx"])["Grid"]
    plans = row_of(grid, "Plans")
    assert values(plans)[2:] == [7, 4, 2, 11, 5.5, 4, 7, 3, 0, 2, 0]
    assert plans[6].formula == 'IF(E6=0,"",INT((20*SUM(C6:D6)+E6)/(2*E6))/10)'
    assert plans[-1].formula == 'COUNTIFS(C6:D6,">=8",C6:D6,"<=10")'
    money = row_of(grid, "Money")
    assert values(money)[2:5] == ["(left blank)", "(not discussed yet)", 0]
    assert values(money)[5:] == ["", "", "", "", "", 0, 0, 0]


def test_nothing_adds_up_what_one_school_said() -> None:
    """Each formula of a grid is over members, in its own row."""
    formulas = 0
    for address, data in made(ROOT).items():
        if address.endswith(".xlsx"):
            for place, cell in sheets_of(data)["Grid"].cells.items():
                formulas += bool(cell.formula)
                bare = re.sub(r'"[^"]*"', "", cell.formula)
                rows = set(re.findall(r"[A-Z]+([0-9]+)", bare))
                assert rows <= {place.lstrip(LETTERS)}, f"{address} {place}"
    assert formulas > 500


ODD = """'>2 "Go*d"?~'"""


def test_levels_are_counted_whatever_their_titles_are(project: Path) -> None:
    change(project / "rubrics/partners.yaml", "title: Good", f"title: {ODD}")
    says(project, "oak", {"trust": {"value": "good"}}, "partners")
    sheet = sheets_of(made(project)["groups/north/sheets/partners.autumn.xlsx"])["Grid"]
    trust = row_of(sheet, "Trust")
    assert values(trust)[2:] == ['>2 "Go*d"?~', "(no return)", 1, 0, 1]
    assert trust[-1].formula == 'COUNTIF(C6:D6,"=>2 ""Go~*d""~?~~")'
    assert sheet.shading[-1] == ("C6:D6", 'C6=">2 ""Go*d""?~"')


def test_a_register_counts_who_stands_how(project: Path) -> None:
    says(project, "elm", {"plans": {"value": 4}, "money": {"state": "not-discussed"}})
    register = sheets_of(made(project)[f"{REVIEW}.xlsx"])["Register"]
    elm = ["Elm", "Elm Special School", "Incomplete", 0, "", 1, "2 Money", "", 0, "1", ""]
    assert values(row_of(register, "Elm Special School")) == elm
    counts = [row for row in register.rows() if row[-1].formula]
    words = ["Returned", "Incomplete", "Missing", "Other edition", "All schools"]
    assert [values(row) for row in counts] == [
        [word, count] for word, count in zip(words, (1, 1, 0, 0, 2), strict=True)
    ]
    assert counts[0][1].formula == 'COUNTIF($C$5:$C$6,"Returned")'


def test_every_text_stays_a_text(project: Path) -> None:
    """What begins like a formula is run as one by programs that guess."""
    names = [f"k{number}" for number in range(len(ATTACKS))]
    rubric = project / "rubrics/review.yaml"
    asked = "".join(
        f"      - {{id: {name}, number: '{name}', title: More, question: More?,"
        " descriptors: {left: a, middle: b, right: c}}\n"
        for name in names
    )
    change(rubric, "criterion_fields:", f"{asked}criterion_fields:")
    change(rubric, "title: Plans", "title: '=Plans()'")
    change(project / "content/clusters/north/cluster.yaml", "short_name: Elm", "short_name: =Elm()")
    notes: dict[str, dict[str, Any]] = {
        name: {"value": 5, "fields": {"note": f'{attack} "said", and\nbelow'}}
        for name, attack in zip(names, ATTACKS, strict=True)
    }
    says(project, "elm", notes)
    says(project, "oak", {})
    files = made(project)
    sheets = sheets_of(files[f"{REVIEW}.xlsx"])
    assert not [cell for cell in sheets["Answers"].cells.values() if cell.formula]
    shown = [cell.value for cell in sheets["Answers"].cells.values()]
    assert {note["fields"]["note"] for note in notes.values()} <= {
        str(value).replace("_x000D_", "\r") for value in shown
    }
    assert row_of(sheets["Grid"], "=Plans()")[1] == Seen("=Plans()")
    lines = table(files[f"{REVIEW}.csv"])
    assert {line["School"] for line in lines} == {"'=Elm()"}
    written = {line["Answer"] for line in lines if "said" in line["Answer"]}
    assert written == {"'" + note["fields"]["note"].replace("\r", "\n") for note in notes.values()}
    every = [cell for line in lines for cell in line.values()]
    assert not [cell for cell in every if re.match("\\s*[=+\\-@\uff1d]|[\t\r\n]", cell)]


def test_answers_say_who_said_what_and_why_there_is_nothing(project: Path) -> None:
    says(project, "elm", {"money": {"state": "not-discussed", "fields": {"note": "Later."}}})
    files = made(project)
    answers = sheets_of(files[f"{OURS}.xlsx"])["Answers"].rows()[2:]
    assert [values(row)[:9] for row in answers[1:]] == [
        ["Oak Primary School", "School", "", "1", "yes", "1", "Plans", 9, ""],
        ["Oak Primary School", "School", "", "1", "yes", "2", "Money", 7, ""],
        ["Oak Primary School", "School", "", "1", "yes", "", "How was it done?", "Together", ""],
        ["Elm", "School", "", "1", "yes", "1", "Plans", "", "left blank"],
        ["Elm", "School", "", "1", "yes", "2", "Money", "", "not discussed yet"],
    ]
    assert values(answers[0])[9:] == ["Why?"]
    assert values(answers[-1])[9:] == ["Later."]
    lines = [tuple(line.values())[4:8] for line in table(files[f"{OURS}.csv"])]
    assert lines == [
        ("1", "Plans", "", "9"),
        ("1", "Plans", "Why?", "We have one."),
        ("2", "Money", "", "7"),
        ("", "", "How was it done?", "Together"),
        ("2", "Money", "", "not discussed yet"),
        ("2", "Money", "Why?", "Later."),
    ]


def test_a_folder_holds_what_its_readers_may_see(project: Path) -> None:
    """A field is the authority's alone unless it says otherwise."""
    files = made(project)
    for ending in ("xlsx", "csv"):
        seen = {place: _text(files, f"{place}.{ending}") for place in (REVIEW, OURS)}
        assert "Together" in seen[OURS]
        assert "Together" not in seen[REVIEW]
        assert "We have one." in seen[REVIEW]
    assert "For the authority alone" in sheets_of(files[f"{OURS}.xlsx"])["Grid"].footer


def test_a_footer_has_the_edition_and_the_fingerprint_whatever_the_title_is(project: Path) -> None:
    """A sign that opens a code there would take the whole footer away."""
    change(
        project / "rubrics/review.yaml", "short_title: Review", "short_title: R&Go &P &[Picture]"
    )
    change(project / "content/clusters/north/cluster.yaml", "North cluster", "N" * 200)
    for sheet in sheets_of(made(project)[f"{REVIEW}.xlsx"]).values():
        left, right = sheet.footer.split("&R")
        assert left.startswith("&LR&& Go && P && [Picture] · edition 1 (")
        assert right == "Page &P of &N"
        assert len(sheet.footer) <= 255


def test_bands_have_the_shades_of_the_style_sheet() -> None:
    style = (ROOT / "themes/default/css/components/band.css").read_text(encoding="utf-8")
    rules = re.findall(r"((?:\.band-[0-9]-of-[0-9],?\s*)+)\{[^}]*--ramp-([0-9])\)", style)
    shades = {
        band: int(step)
        for names, step in rules
        for band in re.findall(r"band-[0-9]-of-[0-9]", names)
    }
    assert shades == {
        f"band-{rank}-of-{of}": step
        for of, steps in STEPS.items()
        for rank, step in enumerate(steps, start=1)
    }


@pytest.mark.long
def test_libreoffice_works_out_the_same_figures(project: Path, tmp_path: Path) -> None:
    change(project / "rubrics/partners.yaml", "title: Good", f"title: {ODD}")
    change(project / "rubrics/partners.yaml", "title: Poor", 'title: "1"')
    says(project, "oak", {"trust": {"value": "good"}}, "partners")
    says(project, "elm", {"trust": {"value": "poor"}}, "partners")
    roots = {"base": project, "shipped": ROOT} | {name.name: name for name in SITES.iterdir()}
    files = {
        f"{root}.{address.replace('/', '.').removesuffix('.xlsx')}": data
        for root, folder in roots.items()
        for address, data in made(folder).items()
        if address.endswith(".xlsx")
    }
    read = recalculated(files, tmp_path)
    compared = 0
    for name, data in files.items():
        for sheet in ("Grid", "Register"):
            for place, cell in sheets_of(data)[sheet].cells.items():
                if cell.formula:
                    shown = _at(read[f"{name}-{sheet}"], place)
                    expected = cell.value if isinstance(cell.value, str) else f"{cell.value:g}"
                    assert shown == expected, f"{name} {sheet} {place}: {cell.formula}"
                    compared += 1
    assert compared > 1500


def _at(rows: list[list[str]], place: str) -> str:
    letters = place.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = rows[int(place.removeprefix(letters)) - 1]
    return row[column - 1]


def _text(files: dict[str, bytes], address: str) -> str:
    data = files[address]
    return workbook_text(data) if address.endswith(".xlsx") else data.decode()


def test_what_an_earlier_edition_asked_is_kept_and_does_not_count() -> None:
    files = made(SITES / "editions")
    answers = sheets_of(files["groups/valley/sheets/grounds.autumn.xlsx"])["Answers"]
    birch = [values(row)[3:] for row in answers.rows() if row[0].value == "Birch Primary School"]
    assert birch == [
        ["1", "yes", "1", "Trees", 8, "", ""],
        ["1", "yes", "2", "Play", 8, "", ""],
        ["1", "yes", "3", "Paths", "", "not comparable", ""],
        ["1", "yes", "4", "Gates", "", "not comparable", ""],
        ["1", "yes", "5", "Garden", "", "not comparable", ""],
        ["1", "yes", "6", "Wild corners", "", "not asked", ""],
        ["1", "no", "3", "Paths and gates", 9, "", "New gates."],
        ["1", "no", "4", "Growing food", 4, "", ""],
        ["1", "no", "5", "Compost", 4, "", ""],
        ["1", "no", "6", "Pond", 2, "", ""],
    ]
    counts = {
        line["Criterion"]: line["Counts"]
        for line in table(files["groups/valley/sheets/grounds.autumn.csv"])
        if line["School"].startswith("Birch")
    }
    assert {name for name, word in counts.items() if word == "yes"} == {"Trees", "Play"}


def test_signs_that_no_file_can_hold_take_nothing_with_them(project: Path) -> None:
    note = "before\x00\x01\x1f\x0b\ufffe\uffff_x0041_\U0001f600after"
    says(project, "elm", {"plans": {"value": 4, "fields": {"note": note * 90}}})
    seen = sheets_of(made(project)[f"{REVIEW}.xlsx"])["Answers"]
    shown = [str(cell.value) for cell in seen.cells.values() if "before" in str(cell.value)]
    assert shown[0].startswith("before")
    assert shown[0].count("after") == 90
