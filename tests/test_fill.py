"""A form that is filled is the form that is laid out: it looks, reads and is tagged the same."""

import hashlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from builder.build import read
from builder.fill import fill
from builder.model.project import Theme as Chosen
from builder.pdf import PressError, press
from builder.plan import plan
from builder.plan.forms import paper
from builder.plan.outputs import Document, Filled, Outputs
from builder.render import Renderer
from builder.theme import load_theme
from builder.views.common import Named
from builder.views.forms import Earlier
from builder.views.paper import HOLE, WRITTEN, PaperView
from tests.pdf_support import FOUR_LEVELS, LONG_NAME, form, marked, points, rubric
from tests.support import BASE, ROOT, SITES, change, copied, packs

THEME = load_theme(ROOT, Chosen())
STYLE = THEME.style("print", None)
RENDERER = Renderer(THEME)


def a_form(case: Document, name: str = LONG_NAME, group: str = "Northside & <others>") -> PaperView:
    """A named form of a case's rubric."""
    view = case.view
    assert isinstance(view, PaperView)
    return replace(view, subject=Named("x", name), group=Named("n", group))


def with_earlier(view: PaperView) -> PaperView:
    """The form of a voice that sees what two lighter ones judged."""
    found = tuple(
        Earlier(got.id, voice, 1, label)
        for got in view.criteria
        for voice, label in (("The school", "Establishing"), ("The partner", "Developing"))
    )
    return replace(view, earlier=found)


POINTS, LEVELS = rubric(points(), (2,)), rubric(FOUR_LEVELS, (2,), fields=2, not_applicable=True)
HUNDRED = rubric(points(0, 100), (2,), not_applicable=True)
KINDS: dict[str, Callable[[], PaperView]] = {
    "points": lambda: marked(a_form(form(POINTS), "Tŷ Gŵyn  Priŵary “A”-B's"), "7", "1"),
    "levels": lambda: marked(a_form(form(LEVELS)), "enhancing", "state not-applicable"),
    "hundred": lambda: marked(a_form(form(HUNDRED)), WRITTEN, "state not-discussed"),
    "earlier": lambda: with_earlier(a_form(form(LEVELS), "A", "B")),
}


def filled(*views: PaperView) -> list[bytes | None]:
    """Forms that are alike, filled together."""
    made = [paper(view) for view in views]
    blank = {repr(got.blank) for got in made if isinstance(got, Filled)}
    assert len(blank) == 1
    assert isinstance(made[0], Filled)
    html = RENDERER.print_html(made[0].blank)
    got = fill(STYLE, html, [dict(one.texts) for one in made if isinstance(one, Filled)])
    return [None if end is None else got.start + end for end in got.ends]


@cache
def both(kind: str) -> tuple[bytes, bytes]:
    """A form filled, and laid out."""
    view = KINDS[kind]()
    (data,) = filled(view)
    assert data is not None
    return data, press(STYLE, RENDERER.print_html(paper(view)))


every_kind = pytest.mark.parametrize("kind", sorted(KINDS))


def run(data: bytes, *command: str) -> bytes:
    """What a program makes of a PDF."""
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout


def text(data: bytes) -> str:
    return run(data, "pdftotext", "-layout", "-", "-").decode()


def tags(data: bytes) -> Iterator[tuple[int, str, int, str]]:
    """Every element of the structure in reading order: depth, kind, marked contents, words."""

    def walk(element: pikepdf.Object, depth: int) -> Iterator[tuple[int, str, int, str]]:
        children = list(element.K) if isinstance(element.K, pikepdf.Array) else [element.K]
        inside = sum(isinstance(got, int) for got in children)
        yield depth, str(element.S), inside, str(element.get("/Alt", ""))
        for child in children:
            if isinstance(child, pikepdf.Dictionary):
                yield from walk(child, depth + 1)

    with pikepdf.open(io.BytesIO(data)) as pdf:
        for top in pdf.Root.StructTreeRoot.K:
            yield from walk(top, 0)


def outline(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as found:
        return [f"{got.title}: {[one.title for one in got.children]}" for got in found.root]


class TestAlike:
    @every_kind
    def test_pages_are_drawn_alike_to_the_last_dot(self, kind: str) -> None:
        one, other = (run(got, "pdftoppm", "-r", "90", "-gray") for got in both(kind))
        assert len(one) > 700_000
        assert one == other

    @every_kind
    def test_the_words_are_the_same_in_the_same_places(self, kind: str) -> None:
        one, other = map(text, both(kind))
        assert "Autumn 2009" in one
        assert one == other

    @every_kind
    def test_the_tags_are_the_same_and_stand_on_the_same_words(self, kind: str) -> None:
        one, other = (list(tags(got)) for got in both(kind))
        assert len(one) > 60
        assert one == other
        told = [run(got, "pdfinfo", "-struct-text", "-") for got in both(kind)]
        assert told[0] == told[1]

    @every_kind
    def test_title_language_and_outline_are_the_same(self, kind: str) -> None:
        about = []
        for data in both(kind):
            with pikepdf.open(io.BytesIO(data)) as pdf:
                assert pdf.check_pdf_syntax() == []
                xmp = dict(pdf.open_metadata())
                about.append((str(pdf.docinfo["/Title"]), str(pdf.Root.Lang), xmp, outline(data)))
        assert about[0] == about[1]
        assert "Autumn 2009" in about[0][0]

    def test_a_word_elsewhere_would_be_noticed(self) -> None:
        view = KINDS["points"]()
        one, other = filled(view, marked(view, "6", "1"))
        assert one is not None
        assert other is not None
        assert text(one) != text(other)
        pictures = [run(got, "pdftoppm", "-r", "90", "-gray") for got in (one, other)]
        assert pictures[0] != pictures[1]


class TestOwn:
    def test_each_form_says_whose_it_is_in_its_title_and_on_every_page(self) -> None:
        names = ["Hollow Down", "St Mary's (Upper) & Lower", "Tŷ Gŵyn"]
        made = filled(*(a_form(form(POINTS), name) for name in names))
        for name, data in zip(names, made, strict=True):
            assert data is not None
            pages = text(data).split("\f")[:-1]
            assert len(pages) > 1
            assert all(name in page for page in pages)
            assert pages[0].count(name) == 2
            others = set(names) - {name}
            assert not any(other in page for other in others for page in pages)
            with pikepdf.open(io.BytesIO(data)) as pdf:
                assert str(pdf.docinfo["/Title"]).endswith(f": {name}")

    @every_kind
    def test_nothing_of_the_template_s_holes_is_left(self, kind: str) -> None:
        data, _ = both(kind)
        assert HOLE not in text(data)
        with pikepdf.open(io.BytesIO(data)) as pdf:
            parts = [got.read_bytes() for got in pdf.objects if isinstance(got, pikepdf.Stream)]
        assert len(parts) > 10
        assert not any(HOLE.encode() in part for part in [data, *parts])

    def test_the_fonts_are_the_bundled_ones_with_every_letter(self) -> None:
        with pikepdf.open(io.BytesIO(both("points")[0])) as pdf:
            files = [got.FontFile2.read_bytes() for got in pdf.objects if "/FontFile2" in got]
        assert len(files) == 2
        for file, weight in zip(files, ("400", "600"), strict=True):
            kept = TTFont(io.BytesIO(file))
            whole = TTFont(ROOT / f"themes/default/fonts/packs-sans-{weight}.woff2")
            letters = [name for name, glyph in _outlines(whole).items() if glyph]
            assert len(letters) > 350
            assert [name for name in letters if not _outlines(kept)[name]] == []


def _outlines(font: TTFont) -> dict[str, int]:
    """How many outlines a glyph has, or is put together from."""
    table = font["glyf"]
    return {name: table[name].numberOfContours for name in font.getGlyphOrder()}


class TestRefused:
    @pytest.mark.parametrize(
        "name", ["Αθηνά", "Ash \N{SNOWMAN}", "\u202eAsh", "A\u2028B", "Ash " * 30]
    )
    def test_a_letter_of_another_font_or_a_name_too_long_is_laid_out(self, name: str) -> None:
        assert filled(a_form(form(POINTS), name), a_form(form(POINTS), "Ash Lane"))[0] is None

    def test_what_one_form_becomes_depends_on_no_other(self) -> None:
        first, second, third = (a_form(form(POINTS), got) for got in ("Ash", "Αθηνά", "Ŵ" * 20))
        alone = [filled(got)[0] for got in (first, second, third)]
        assert filled(third, second, first) == alone[::-1]
        assert [got is None for got in alone] == [False, True, False]

    @pytest.mark.parametrize(
        "body",
        [
            "<p>{fill-0} <b>and more</b></p>",
            "<p style='text-align: center'>{fill-0}</p>",
            "<p style='width: 30mm'>So many words before {fill-0}</p>",
            "<p style='letter-spacing: 1mm'>{fill-0}</p>",
            "<p>Αθηνά {fill-0}</p>",
        ],
    )
    def test_a_template_in_which_a_text_would_move_others_is_not_filled(self, body: str) -> None:
        assert _of_a_body(body) == (None,)

    def test_a_template_with_room_after_its_hole_is_filled(self) -> None:
        for body in ("<p>The <b>{fill-0}</b></p><p>and more</p>", "<p>The {fill-0} and more</p>"):
            (end,) = _of_a_body(body)
            assert end is not None

    def test_what_weasyprint_complains_about_in_a_template_is_an_error(self) -> None:
        with pytest.raises(PressError, match="colour"):
            _of_a_body("<p style='colour: red'>{fill-0}</p>")
        assert _of_a_body("<p>{fill-0}, after a mistake</p>") != (None,)

    def test_words_that_look_like_a_hole_make_a_form_that_is_laid_out(self) -> None:
        assert isinstance(paper(a_form(form(POINTS), "Ash Lane")), Filled)
        assert not isinstance(paper(a_form(form(POINTS), "The {fill-1} School")), Filled)

    def test_a_form_of_nobody_is_laid_out(self) -> None:
        assert not isinstance(
            paper(replace(a_form(form(POINTS)), subject=None, group=None)), Filled
        )


def _of_a_body(body: str) -> tuple[bytes | None, ...]:
    html = f'<!doctype html><html lang="en"><title>A</title><body>{body}'
    return fill(STYLE, html, [{"{fill-0}": "Ash Lane"}]).ends


_AGAIN = """
import hashlib
from tests.test_fill import KINDS, filled
for kind in sorted(KINDS):
    print(hashlib.sha256(filled(KINDS[kind]())[0]).hexdigest())
"""


def test_another_process_fills_the_same_bytes() -> None:
    there = subprocess.run(
        [sys.executable, "-c", _AGAIN],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
    )
    here = [hashlib.sha256(both(kind)[0]).hexdigest() for kind in sorted(KINDS)]
    assert there.stdout.split() == here


@pytest.fixture(scope="module")
def outputs() -> Outputs:
    content, theme = read(ROOT)
    return plan(content, theme, with_pdf=True)


NORTH = "groups/northside/print/es-sustainability.{}.pdf"


class TestPlanned:
    def test_one_template_serves_the_schools_of_all_clusters_and_names_none(
        self, outputs: Outputs
    ) -> None:
        named = [
            got
            for address, got in outputs.items()
            if "/print/es-sustainability." in address and isinstance(got, Filled)
        ]
        blank = {repr(got.blank) for got in named}
        assert len(named) > 20
        assert len(blank) == 3, "who answered last time, who did not, and all in large print"
        for one in named:
            assert one.view.subject.name not in "".join(blank)
            assert one.view.group.name not in "".join(blank)

    @pytest.mark.parametrize(
        "address",
        [
            NORTH.format("twr-gwyn"),
            "groups/wealdmere-partnerships/print/ba-partnership.stannow-coast.agreed.pdf",
            "authority/clusters/east-district/print/school-categorisation.tollgate.moderated.pdf",
        ],
    )
    def test_the_shipped_forms_are_filled(self, outputs: Outputs, address: str) -> None:
        made = outputs[address]
        assert isinstance(made, Filled)
        got = fill(STYLE, RENDERER.print_html(made.blank), [dict(made.texts)])
        assert got.ends[0] is not None
        assert text(got.start + got.ends[0]).count("last time") >= 1

    def test_last_time_s_marks_stand_at_what_prevailed_in_the_round_before(
        self, outputs: Outputs
    ) -> None:
        file = ROOT / "content/clusters/northside/returns/spring-2009/ash-lane.es-sustainability"
        said = json.loads(Path(f"{file}.school.json").read_text())["answers"]
        made = outputs[NORTH.format("ash-lane")]
        assert isinstance(made, Filled)
        marks = [got for got in made.view.last.marks if got.shown]
        assert {got.criterion: got.place for got in marks} == {
            name: str(got["value"]) for name, got in said.items() if "value" in got
        }
        assert made.view.last.round.title == "Spring 2009"
        html = RENDERER.print_html(made)
        assert html.count(">last time<") == len(marks) > 5
        assert "answered in Spring 2009" in html

    def test_a_school_that_was_not_there_last_time_has_no_marks_and_no_words_about_them(
        self, outputs: Outputs
    ) -> None:
        made = outputs["groups/hollow-down/print/es-sustainability.hollow-down-primary.pdf"]
        assert isinstance(made, Filled)
        assert "ast time" not in RENDERER.print_html(made)

    def test_marks_stand_only_where_the_question_of_then_compares(self) -> None:
        assert _marks(SITES / "editions", "groups/valley/print/grounds.alder.pdf") == {
            "trees": "6",
            "play": "3",
        }

    def test_a_mark_of_a_voice_that_the_folder_s_readers_may_not_hear_is_in_no_form(
        self, tmp_path: Path
    ) -> None:
        project = copied(SITES / "hostile", tmp_path)
        returns = project / "content/clusters/north/returns"
        for file in (returns / "autumn").glob("oakfen.partners.*"):
            file.rename(returns / "spring" / file.name)
            change(returns / "spring" / file.name, '"round": "autumn"', '"round": "spring"')
        form = "groups/north/print/partners.oakfen.recommended.pdf"
        assert _marks(project, form)["trust"] == "establishing", "what prevails"
        said = "    title: Moderated\n"
        change(project / "rubrics/partners.yaml", said, f"{said}    audience: authority\n")
        assert _marks(project, form)["trust"] == "enhancing", "and what may be heard"

    def test_every_form_says_three_ways_to_return_it(self, outputs: Outputs) -> None:
        forms = [
            got
            for address, got in outputs.items()
            if isinstance(got, Document) and got.template == "print/form.html"
        ]
        assert len(forms) > 100
        html = RENDERER.print_html(forms[0])
        for way in ("Typed:", "By e-mail:", "On paper:"):
            assert html.count(way) == 1


def _marks(project: Path, address: str) -> dict[str, str]:
    """Where last time's marks stand on a form, by criterion that compares."""
    content, theme = read(project)
    made = plan(content, theme, with_pdf=True)[address]
    assert isinstance(made, Filled)
    marks = made.view.last.marks
    nowhere = dict.fromkeys((got.criterion for got in marks), "")
    return nowhere | {got.criterion: got.place for got in marks if got.shown}


def test_a_build_fills_what_it_can_lays_out_the_rest_and_makes_anew_what_changed(
    tmp_path: Path,
) -> None:
    project = copied(BASE, tmp_path)
    cluster = project / "content/clusters/north/cluster.yaml"
    long = " ".join(["Oak", "and", "Elm"] * 9)
    change(cluster, "name: Oak Primary School", f"name: {long}")
    assert packs("build", "--jobs", 1, "--project", project).code == 0
    elm, oak = (project / f"output/groups/north/print/review.{name}.pdf" for name in ("elm", "oak"))
    assert long in " ".join(text(oak.read_bytes()).split())
    assert b"/Prev" in elm.read_bytes()
    assert b"/Prev" not in oak.read_bytes()
    kept = elm.stat().st_mtime_ns, oak.stat().st_mtime_ns
    change(cluster, f"name: {long}", "name: Oak Primary School")
    assert packs("build", "--jobs", 1, "--project", project).code == 0
    assert long not in " ".join(text(oak.read_bytes()).split())
    assert b"/Prev" in oak.read_bytes()
    assert elm.stat().st_mtime_ns == kept[0]
    assert oak.stat().st_mtime_ns != kept[1]
