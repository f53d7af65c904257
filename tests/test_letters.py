"""What the theme says that its fonts draw is what they draw, and it counts on paper alone."""

import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from builder.model.project import Theme as Chosen
from builder.theme import load_theme
from tests.support import BASE, ROOT, copied, packs


@pytest.mark.parametrize("weight", [400, 600])
def test_the_theme_names_the_letters_of_its_fonts(weight: int) -> None:
    ranges = load_theme(ROOT, Chosen()).recipe.letters
    named = {code for first, last in ranges for code in range(first, last + 1)}
    font = TTFont(ROOT / f"themes/default/fonts/packs-sans-{weight}.woff2")
    assert named == set(font.getBestCmap())


def test_a_letter_that_cannot_be_printed_stops_no_build_of_pages_alone(tmp_path: Path) -> None:
    project = copied(BASE, tmp_path / "project")
    shutil.copytree(BASE.parent / "letters/content", project / "content", dirs_exist_ok=True)
    assert packs("build", "--no-pdf", "--project", project).code == 0
