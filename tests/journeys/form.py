"""What somebody does with a form, in whichever browser."""

import json
from pathlib import Path

from builder.model.returns import Envelope, Return
from tests.browser.form_support import checksum
from tests.journeys.driver import Driver, Tab

RADIO = "#form input[name='mark.{}'][value='{}']"
STATE = "#form input[name='mark.{}'][data-state='{}']"


class Leader:
    """Somebody with a form open in a tab."""

    def __init__(self, on: Driver, where: Path | str) -> None:
        self.tab: Tab = on.tab(where)
        self.ready()

    def ready(self) -> None:
        """Wait until a draft is back, if there is one."""
        self.tab.wait_for("html.ready", shown=False)

    def reload(self) -> None:
        """Come back to it."""
        self.tab.reload()
        self.ready()

    def go(self, step: str) -> None:
        """Follow the list's link to a step."""
        self.tab.click(f".list a[href='#{step}']")
        self.tab.focused(f"[id='{step}'] .step-heading")

    def mark(self, criterion: str, value: int | str) -> None:
        """Answer a question."""
        self.go(f"question-{criterion}")
        self.tab.click(radio(criterion, value))
        self.has(criterion, value)

    def note(self, criterion: str, text: str) -> None:
        """Write a note beside an answer."""
        self.go(f"question-{criterion}")
        self.tab.type(f"[id='note.{criterion}.note']", text)

    def has(self, criterion: str, value: int | str) -> None:
        """Wait until this is the answer to a question."""
        self.tab.wait_for(f"{radio(criterion, value)}:checked", shown=False)

    def noted(self, criterion: str, text: str) -> None:
        """Wait until this is the note beside an answer."""
        self.tab.wait(
            "(id, text) => document.getElementById(id).value === text",
            f"note.{criterion}.note",
            text,
        )

    def kept(self) -> None:
        """Wait until the browser owns up to having the newest draft."""
        self.tab.wait_for("#form[data-draft=kept]", shown=False)

    def save(self) -> Path:
        """Save to a file."""
        return self.tab.download(lambda: self.tab.click(".bar [data-do=save]"))

    def hand_in(self, file: Path) -> None:
        """Open a saved file."""
        self.tab.choose_files("#file", [file])


def radio(criterion: str, value: int | str) -> str:
    """The button of a value, or of a state."""
    of_state = value in ("not-discussed", "not-applicable")
    return (STATE if of_state else RADIO).format(criterion, value)


def read(file: Path) -> Return:
    """What a saved file holds, as the cluster manager's inbox reads it."""
    text = file.read_text(encoding="ascii")
    raw = json.loads(text)
    assert raw["sha256"] == checksum(raw["return"])
    assert text == json.dumps(raw, sort_keys=True, indent=1) + "\n"
    return Envelope.model_validate(raw).document
