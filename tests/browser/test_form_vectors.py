"""Python and the browser work out the same: the same cases run through both."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pydantic import TypeAdapter

from builder.model.returns import Answer
from builder.model.scales import Scale
from builder.scoring import ladder, summarise
from tests.browser.form_support import THEME, canonical

pytest_plugins = ("tests.browser.form_fixtures",)

VECTORS = Path(__file__).parents[1] / "vectors"
SCRIPTS = ("sha256", "envelope", "score", "files", "form/send")


def cases(name: str) -> list[Any]:
    """Vectors, each under its name in the test's own."""
    found = json.loads((VECTORS / name).read_text(encoding="ascii"))
    assert found
    return [pytest.param(case, id=case["name"]) for case in found]


@pytest.fixture(scope="module")
def scripts(chromium: Browser) -> Iterator[Page]:
    """An empty page with the form's pure scripts."""
    page = chromium.new_page()
    for name in SCRIPTS:
        page.add_script_tag(path=THEME / "js" / f"{name}.js")
    yield page
    page.close()


@pytest.mark.parametrize("case", cases("tally.json"))
def test_python_tallies(case: dict[str, Any]) -> None:
    scale: Scale = TypeAdapter(Scale).validate_python(case["scale"])
    steps = ladder(scale)
    choices = [{"value": step.value, "rank": step.band.rank} for step in steps.choices]
    assert (choices, len(steps.bands), steps.numeric) == (
        case["choices"],
        case["bands"],
        case["numeric"],
    )
    answers = [Answer.model_validate(answer) for answer in case["answers"]]
    got = summarise([one.value for one in answers if one.value is not None], steps)
    expected = case["expected"]
    assert (got.count, got.total, list(got.bands)) == (
        expected["answered"],
        expected["total"],
        expected["bands"],
    )


@pytest.mark.parametrize("case", cases("tally.json"))
def test_the_browser_tallies(case: dict[str, Any], scripts: Page) -> None:
    got = scripts.evaluate("case_ => packs.tally(case_, case_.answers)", case)
    assert got == case["expected"]


def test_a_value_off_the_scale_is_refused_by_both(scripts: Page) -> None:
    case = cases("tally.json")[0].values[0]
    with pytest.raises(KeyError):
        summarise([11], ladder(TypeAdapter(Scale).validate_python(case["scale"])))
    attempt = "case_ => { try { packs.tally(case_, [{value: 11}]) } catch (e) { return e.name } }"
    assert scripts.evaluate(attempt, case) == "RangeError"


@pytest.mark.parametrize("case", cases("envelope.json"))
def test_python_writes_what_a_checksum_is_over(case: dict[str, Any]) -> None:
    text = canonical(case["document"])
    assert text == case["canonical"]
    assert hashlib.sha256(text.encode("ascii")).hexdigest() == case["sha256"]


@pytest.mark.parametrize("case", cases("envelope.json"))
def test_the_browser_writes_the_same(case: dict[str, Any], scripts: Page) -> None:
    # As text: the way into the page would lose a key such as __proto__.
    text = scripts.evaluate("t => packs.canonical(JSON.parse(t))", json.dumps(case["document"]))
    assert text == case["canonical"]
    assert scripts.evaluate("packs.sha256", text) == case["sha256"]


def test_sha256_at_every_length_around_two_blocks(scripts: Page) -> None:
    got = scripts.evaluate("() => Array.from({length: 140}, (_, n) => packs.sha256('b'.repeat(n)))")
    assert got == [hashlib.sha256(b"b" * length).hexdigest() for length in range(140)]


@pytest.mark.parametrize("number", ["1.5", "1e999", "9007199254740993", "NaN"])
def test_only_whole_numbers_have_a_checksum(number: str, scripts: Page) -> None:
    attempt = "n => { try { packs.canonical({n: Number(n)}) } catch (e) { return e.name } }"
    assert scripts.evaluate(attempt, number) == "RangeError"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ash-lane.es.autumn", "ash-lane.es.autumn.json"),
        ('a/b\\c:d*e?f<g>h|i"j', "a_b_c_d_e_f_g_h_i_j.json"),
        ("gpj.\u202etxt\u0007", "gpj._txt_.json"),
        ("con.es.autumn", "_con.es.autumn.json"),
        ("..", "_.json"),
        ("x" * 300, "x" * 75 + ".json"),
    ],
)
def test_file_names_are_safe_everywhere(typed: str, name: str, scripts: Page) -> None:
    assert scripts.evaluate("packs.fileName", typed) == name


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Ysgol T\u0175r Gwyn", "ysgol-twr-gwyn"),
        ("St Brannock\u2019s C. of E. Primary", "st-brannocks-c-of-e-primary"),
        ("\u5b66\u6821", ""),
    ],
)
def test_a_typed_name_as_part_of_a_file_name(typed: str, slug: str, scripts: Page) -> None:
    assert scripts.evaluate("packs.slug", typed) == slug


@pytest.mark.parametrize("length", [1, 200, 2000])
def test_an_address_that_mail_programs_take(length: int, scripts: Page) -> None:
    made = scripts.evaluate(
        "text => packs.mailto('returns@wealdmere.example', text, text)", "\u0175" * length
    )
    assert made.startswith("mailto:returns@wealdmere.example")
    assert len(made) < 1900


def test_scripts_are_ascii_and_hold_no_markup() -> None:
    files = sorted((THEME / "js").rglob("*.js"))
    assert len(files) >= len(SCRIPTS)
    for file in files:
        text = file.read_text(encoding="ascii")
        assert not [bad for bad in ("innerHTML", "</script", "<!--") if bad in text], file.name
