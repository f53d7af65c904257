"""From attachments to a workshop file that goes on elsewhere, as a manager goes about it."""

import json
from pathlib import Path

import pytest

from builder.model.workshop import Workshop, WorkshopEnvelope
from tests.browser.collation_fixtures import filed, returns_of
from tests.browser.form_support import checksum
from tests.journeys.driver import Computers, Driver, Tab
from tests.journeys.network import INTRANET

pytest_plugins = ("tests.browser.form_fixtures",)

PAGE = "groups/northside/collations/es-sustainability.html"


@pytest.fixture(params=[pytest.param("file", marks=pytest.mark.covered), "http"])
def where(request: pytest.FixtureRequest, site: Path) -> Path | str:
    """The address of a collation page: on disk, or on an intranet host that has no lock."""
    return site / PAGE if request.param == "file" else f"{INTRANET}/{PAGE}"


@pytest.fixture
def attachments(tmp_path: Path) -> list[Path]:
    """Nine schools' returns, and one that was damaged on its way."""
    files = filed(returns_of("northside", "autumn-2009", "es-sustainability"))
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name, data in files[:-1]:
        (folder / name).write_bytes(data)
    name, data = files[-1]
    (folder / name).write_bytes(data.replace(b'"value": ', b'"value": 1', 1))
    return sorted(folder.iterdir())


def opened(on: Driver, where: Path | str, section: str = "returns") -> Tab:
    """A collation page in a tab."""
    tab = on.tab(where)
    tab.wait_for("html.ready", shown=False)
    go(tab, section)
    return tab


def go(tab: Tab, section: str) -> None:
    """Follow the tab to a section."""
    tab.click(f".tabs a[href='#{section}']")
    tab.focused(f"#{section} .step-heading")


def kept(tab: Tab) -> None:
    """Wait until the browser owns up to having the newest draft."""
    tab.wait_for("html[data-draft=kept]", shown=False)


def read(file: Path) -> Workshop:
    """What a workshop file holds, as another program reads it."""
    raw = json.loads(file.read_text(encoding="ascii"))
    assert raw["sha256"] == checksum(raw["workshop"])
    return WorkshopEnvelope.model_validate(raw).workshop


def test_a_workshop_goes_on_from_its_file_on_another_computer(
    computers: Computers, where: Path | str, attachments: list[Path]
) -> None:
    tab = opened(computers(), where)
    tab.choose_files("#pick-files", attachments)
    tab.says("#notice", "1 damaged")
    tab.says("#returns-standing", "9 of 10 schools returned")
    go(tab, "grid")
    tab.says("#grid", "Ash Lane")
    go(tab, "enter")
    tab.wait_for("#enter-pad")
    tab.evaluate("() => document.getElementById('enter-pad').focus()")
    tab.press("7", "0", "Space")
    go(tab, "agree")
    saved = tab.download(lambda: tab.click(".bar [data-do=save]"))
    workshop = read(saved)
    assert len(workshop.returns) == 10
    entered = next(got.document for got in workshop.returns if got.origin == "entered")
    assert [got.value or got.state for got in entered.answers.values()] == [7, 10, "not-discussed"]
    other = opened(computers(), where)
    other.choose_files("#pick-files", [saved])
    other.says("#notice", "is open, with 10 returns")
    other.says("#returns-standing", "10 of 10 schools returned, 1 of them incomplete")


def test_what_was_taken_in_is_back_after_the_browser_was_killed(
    computers: Computers, where: Path | str, attachments: list[Path]
) -> None:
    computer = computers()
    tab = opened(computer, where)
    tab.choose_files("#pick-files", attachments[:3])
    tab.says("#returns-standing", "3 of 10 schools returned")
    kept(tab)
    computer.kill()
    computer.restart()
    again = opened(computer, where)
    again.says("#returns-standing", "3 of 10 schools returned")
