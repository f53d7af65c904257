"""What every test can ask for."""

from pathlib import Path

import pytest

from tests.pages import Files, files_of_site
from tests.support import ROOT, copied, packs


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the ways to run tests that are not the usual one."""
    parser.addoption(
        "--update",
        action="store_true",
        help="write the expected.txt and expected/ files anew; read the difference with git diff",
    )
    parser.addoption(
        "--firefox",
        action="store_true",
        help="take the journeys in Firefox rather than in Chromium",
    )
    parser.addoption(
        "--long",
        action="store_true",
        help="run all there is, and twenty times what is tried three times otherwise",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is marked as long: much like what runs anyway, on another page or width."""
    if not config.getoption("--long"):
        left_out = [item for item in items if item.get_closest_marker("long")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What asks for a time is tried several times."""
    if "time" in metafunc.fixturenames:
        times = 20 if metafunc.config.getoption("--long") else 3
        metafunc.parametrize("time", range(times))


@pytest.fixture(scope="session")
def update(request: pytest.FixtureRequest) -> bool:
    """Whether expected texts are written rather than compared."""
    return bool(request.config.getoption("--update"))


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped project, to be read and not changed: builds leave their state in it."""
    return copied(ROOT, tmp_path_factory.mktemp("shipped"))


@pytest.fixture(scope="session")
def site(shipped: Path) -> Path:
    """The shipped project built once, without PDFs."""
    built = packs("build", "--no-pdf", "--project", shipped)
    assert built.code == 0, built.err
    return shipped / "output"


@pytest.fixture(scope="session")
def hostile_files() -> Files:
    """What a build of sites/hostile writes: two clusters, and words for every audience."""
    return files_of_site("hostile")


@pytest.fixture(scope="session")
def shipped_files() -> Files:
    """What a build of the shipped project writes."""
    return files_of_site("shipped")
