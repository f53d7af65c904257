"""The browser's table of answers is the build's: the same lines, whoever saves them."""

import csv
import io
from pathlib import Path

import pytest

from tests.browser.collation_fixtures import Meet, filed, returns_of

pytest_plugins = ("tests.browser.form_fixtures", "tests.browser.collation_fixtures")


def rows(data: bytes) -> list[list[str]]:
    """A table's lines."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    ("group", "rubric", "round_"),
    [
        ("northside", "es-sustainability", "autumn-2009"),
        ("wealdmere-partnerships", "ba-partnership", "ba-term-2"),
    ],
)
def test_the_browser_and_the_build_write_the_same_answers(
    group: str, rubric: str, round_: str, meet: Meet, site: Path
) -> None:
    manager = meet(f"groups/{group}/collations/{rubric}.html")
    manager.take_in(filed(returns_of(group, round_, rubric)))
    ours = rows(Path(manager.get("out-answers").path()).read_bytes())
    built = rows((site / f"groups/{group}/sheets/{rubric}.{round_}.csv").read_bytes())
    assert len(built) > 50
    assert [line[:-1] for line in built] == ours  # The build also says which edition it was.
