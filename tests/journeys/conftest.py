"""The browsers that journeys are taken in: Chromium, or Firefox with --firefox."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.journeys.chromium import Chromium
from tests.journeys.driver import Computers, Driver
from tests.journeys.firefox import FIREFOX, Firefox
from tests.journeys.network import Network

COVERED = "covered"


def pytest_configure(config: pytest.Config) -> None:
    """Name the mark."""
    config.addinivalue_line(
        "markers", f"{COVERED}: other tests do this in Chromium; taken there only with --long"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out in Chromium what other tests do there."""
    if config.getoption("--firefox") or config.getoption("--long"):
        return
    left_out = [item for item in items if item.get_closest_marker(COVERED)]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


@pytest.fixture(scope="session")
def begun(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path | None:
    """A profile that Firefox has set up, which takes it long; None where Chromium is used."""
    if not request.config.getoption("--firefox"):
        return None
    if shutil.which(FIREFOX) is None:
        pytest.skip(f"{FIREFOX} is not installed here; make test-firefox installs it")
    first = Firefox(tmp_path_factory.mktemp("firefox"), "http://127.0.0.1:9", storage=True)
    first.start()
    first.stop()
    return first.profile


@pytest.fixture
def network(site: Path) -> Iterator[Network]:
    """All that a browser can reach."""
    one = Network(site)
    yield one
    one.close()


@pytest.fixture
def computers(
    begun: Path | None, network: Network, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Computers]:
    """As many computers as a journey needs, nothing stored on them. No page may report an error."""
    used: list[Driver] = []
    running = ExitStack()

    def one(*, storage: bool = True) -> Driver:
        folder = tmp_path / f"computer-{len(used) + 1}"
        driver: Driver
        if begun:
            driver = Firefox(folder, network.proxy, storage=storage, like=begun)
        else:
            # One Playwright serves all tests: a second beside it would not start.
            kind = request.getfixturevalue("chromium").browser_type
            driver = Chromium(kind, folder, network.proxy, storage=storage)
        used.append(driver)
        running.callback(driver.stop)
        driver.start()
        return driver

    with running:
        yield one
    assert [error for driver in used for error in driver.errors] == []
