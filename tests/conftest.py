"""What every test can ask for."""

from pathlib import Path

import pytest

from tests.pages import Files, files_of_site
from tests.support import ROOT, copied, packs


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the way to keep new expected texts."""
    parser.addoption(
        "--update",
        action="store_true",
        help="write the expected.txt and expected/ files anew; read the difference with git diff",
    )


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
