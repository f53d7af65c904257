"""A form in large print: 18 points throughout, set anew for the page, where a pack asks for it."""

from pathlib import Path

import pytest

from builder.build import read
from builder.model.project import Theme as Chosen
from builder.plan import plan
from builder.plan.outputs import Document, Filled, Outputs
from builder.render import Renderer
from builder.theme import load_theme
from tests.paper_drawn import Drawn
from tests.support import ROOT, SITES
from tests.test_paper import faults, nameless, printed
from tests.test_pdf import POINTS_PER_MM

LARGE = "groups/northside/print/es-sustainability.ash-lane.large-print.pdf"
HEIGHT = 23.8
"""A little less than letters of 18 points take in this font, in points."""


@pytest.fixture(scope="module")
def outputs() -> Outputs:
    content, theme = read(ROOT)
    return plan(content, theme, with_pdf=True)


def test_every_form_of_a_pack_that_asks_for_it_is_there(outputs: Outputs) -> None:
    large = [name for name in outputs if name.endswith(".large-print.pdf") and "/doc" not in name]
    forms = {name for name in outputs if "/forms/es-sustainability" in name}
    assert len(large) > 20
    for name in large:
        stem = name.removesuffix(".large-print.pdf")
        assert f"{stem}.pdf" in outputs
        assert "/print/es-" in name
    for name in forms:
        stem = name.replace("/forms/", "/print/").rpartition(".")[0]
        assert f"{stem}.large-print.pdf" in large


def test_it_is_filled_like_the_others_and_holds_no_mark_of_last_time(outputs: Outputs) -> None:
    made = outputs[LARGE]
    assert isinstance(made, Filled)
    assert made.view.last is None


def test_every_letter_is_large_and_every_check_of_paper_holds(
    outputs: Outputs, tmp_path: Path
) -> None:
    made = outputs[LARGE]
    assert isinstance(made, Document)
    html = Renderer(load_theme(ROOT, Chosen())).print_html(made)
    file = printed(tmp_path, html)
    assert list(faults(file, html)) == []
    assert list(nameless("form", file)) == []
    drawn = Drawn(file)
    body = [word for word in drawn.words if word.bottom < (297 - 26) * POINTS_PER_MM]
    assert len(body) > 500
    assert [word.text for word in body if word.bottom - word.top < HEIGHT] == []


def test_no_pack_prints_large_unless_it_says_so() -> None:
    content, theme = read(SITES / "other-system")
    assert not [name for name in plan(content, theme, with_pdf=True) if "large-print" in name]
