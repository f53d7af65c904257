"""Workbooks as tests read them: cells, set-up, and what LibreOffice makes of them."""

import csv
import io
import re
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

NAMES = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Seen:
    """A cell that holds something."""

    value: str | float
    """A text, or a number; for a formula, what the file says that it comes to."""
    formula: str = ""


@dataclass(frozen=True)
class SeenSheet:
    """One sheet."""

    cells: dict[str, Seen]
    """By place, such as C5, row by row."""
    footer: str
    frozen: str
    """The first cell that moves."""
    shading: tuple[tuple[str, str], ...]
    """Ranges, and the condition under which they are shaded."""

    def rows(self) -> list[list[Seen]]:
        """The cells of each row that has any."""
        found: dict[str, list[Seen]] = {}
        for place, cell in self.cells.items():
            found.setdefault(place.lstrip(LETTERS), []).append(cell)
        return list(found.values())


def sheets_of(data: bytes) -> dict[str, SeenSheet]:
    """The sheets of a workbook, by name, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as box:
        texts = [
            "".join(part.text or "" for part in entry.iterfind(".//x:t", NAMES))
            for entry in _xml(box, "xl/sharedStrings.xml")
        ]
        names = [
            got.get("name", "")
            for got in _xml(box, "xl/workbook.xml").iterfind(".//x:sheet", NAMES)
        ]
        return {
            name: _sheet(_xml(box, f"xl/worksheets/sheet{number}.xml"), texts)
            for number, name in enumerate(names, start=1)
        }


def _xml(box: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(box.read(name))  # noqa: S314 - we made it


def _sheet(root: ElementTree.Element, texts: list[str]) -> SeenSheet:
    cells = {}
    for cell in root.iterfind(".//x:c", NAMES):
        value, formula = cell.findtext("x:v", None, NAMES), cell.findtext("x:f", "", NAMES)
        if value is not None:
            kind = cell.get("t", "n")
            worded = kind == "str" or value == ""
            shown = texts[int(value)] if kind == "s" else value if worded else float(value)
            cells[cell.get("r", "")] = Seen(shown, formula)
    pane = root.find(".//x:pane", NAMES)
    shading = tuple(
        (got.get("sqref", ""), rule.findtext("x:formula", "", NAMES))
        for got in root.iterfind(".//x:conditionalFormatting", NAMES)
        for rule in got
    )
    footer = root.findtext(".//x:oddFooter", "", NAMES)
    return SeenSheet(cells, footer, "" if pane is None else pane.get("topLeftCell", ""), shading)


def workbook_text(data: bytes) -> str:
    """A workbook in a readable form: a line a row, and of each formula what it comes to."""
    lines = []
    for name, sheet in sheets_of(data).items():
        lines += [f"# {name}", f"footer: {sheet.footer}", f"moves from {sheet.frozen or 'A1'}"]
        for row in sheet.rows():
            lines.append(" | ".join(map(_shown, row)))
        lines += [f"shaded: {ranges} if {rule}" for ranges, rule in sheet.shading]
    return "\n".join(lines) + "\n"


def _shown(cell: Seen) -> str:
    value = f"{cell.value:g}" if isinstance(cell.value, float) else cell.value.replace("\n", " / ")
    return f"{value} (={cell.formula})" if cell.formula else value


_WORKED_OUT = re.compile(rb"</f><v>[^<]*</v>")
_EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"


def recalculated(files: dict[str, bytes], folder: Path) -> dict[str, list[list[str]]]:
    """What LibreOffice works out, by file and sheet, where workbooks do not say it themselves."""
    for name, data in files.items():
        with (
            zipfile.ZipFile(io.BytesIO(data)) as old,
            zipfile.ZipFile(folder / f"{name}.xlsx", "w") as new,
        ):
            for entry in old.namelist():
                new.writestr(entry, _WORKED_OUT.sub(b"</f>", old.read(entry)))
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
    where = ["--outdir", str(folder / "read")]
    books = [str(folder / f"{name}.xlsx") for name in files]
    subprocess.run([*command, _EVERY_SHEET, *where, *books], check=True, capture_output=True)
    found = {}
    for path in sorted((folder / "read").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.stem] = list(csv.reader(file))
    return found
