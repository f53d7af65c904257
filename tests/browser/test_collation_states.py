"""No state of the returns, the findings and the words has a fault that axe-core can find."""

from collections.abc import Callable

import pytest

from tests.browser.axe import faults
from tests.browser.collation_fixtures import Manager, Meet, changed, filed, returns_of
from tests.browser.form_support import LAPTOP, sealed

pytest_plugins = ("tests.browser.form_fixtures", "tests.browser.collation_fixtures")

NARROW = {"width": 320, "height": 640}


def empty(manager: Manager) -> None:
    manager.page.locator("#returns-first").wait_for()


def filled(manager: Manager) -> None:
    manager.take_in(filed(returns_of("northside", "autumn-2009", "es-sustainability"))[:8])
    manager.page.locator("#filed-counting summary").click()


def error(manager: Manager) -> None:
    autumn = returns_of("northside", "autumn-2009", "es-sustainability")
    other = changed(autumn["ash-lane"], id="c" * 32, answers={"funding": {"value": 2}})
    anybody = changed(autumn["garth"], subject=None, group=None)
    files = [("ash.json", autumn["ash-lane"]), ("two.json", other), ("anybody.json", anybody)]
    manager.take_in(
        [*((name, sealed(one)) for name, one in files), ("damaged.json", b"packs-return")]
    )


def findings(manager: Manager) -> None:
    filled(manager)
    manager.go("findings")
    manager.page.locator("[data-finding=weakest] textarea").fill("Start with impact.")
    manager.drop(filed(returns_of("northside", "autumn-2009", "es-sustainability")))


def replies(manager: Manager) -> None:
    filled(manager)
    manager.go("replies")


def asked(manager: Manager) -> None:
    filled(manager)
    workshop = manager.save()
    manager.choose([("workshop.json", workshop)])
    manager.page.locator("#ask-workshop").wait_for()


STATES: list[Callable[[Manager], None]] = [empty, filled, error, findings, replies, asked]


@pytest.mark.parametrize(
    "viewport",
    [pytest.param(LAPTOP, id="laptop", marks=pytest.mark.long), pytest.param(NARROW, id="narrow")],
)
@pytest.mark.parametrize("state", STATES, ids=lambda one: one.__name__)
def test_a_state_has_no_faults(
    meet: Meet, state: Callable[[Manager], None], viewport: dict[str, int]
) -> None:
    manager = meet(viewport=viewport)
    state(manager)
    assert faults(manager.page) == []
    assert manager.page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_many_words_and_tables_have_no_faults(meet: Meet) -> None:
    manager = meet("groups/wealdmere-partnerships/collations/ba-partnership.html")
    manager.take_in(filed(returns_of("wealdmere-partnerships", "ba-term-2", "ba-partnership")))
    manager.page.locator("#round").select_option("ba-term-2")
    manager.go("replies")
    assert faults(manager.page) == []
