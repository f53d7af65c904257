import base64
import hashlib
import io
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from PIL import Image

from builder.model.project import Theme as Chosen
from builder.pdf import PressError, PressMissing, make_press
from builder.render import Renderer
from builder.theme import Theme, load_theme
from tests.paper_drawn import Drawn, Word, apart
from tests.pdf_support import CASES, LONG_NAME, ROOT, prose, rubric

POINTS_PER_MM = 72 / 25.4
DPI = 150
MARGINS = {"print/grid.html": (16, 12), "print/agreed-sheet.html": (16, 12)}
"""Left and right in mm, of what does not stand upright."""
GRIDS = sorted(name for name in CASES if name.startswith("grid"))
FORMS = sorted(name for name in CASES if name.startswith("form"))
everything = pytest.mark.parametrize("name", sorted(CASES))


@dataclass(frozen=True)
class Printed:
    """A PDF, and what other programs make of it."""

    file: Path

    @property
    def pages(self) -> list[str]:
        text = _run("pdftotext", "-layout", str(self.file), "-")
        return text.split("\f")[:-1]

    @property
    def text(self) -> str:
        return " ".join(_run("pdftotext", str(self.file), "-").split())

    @property
    def words(self) -> list[Word]:
        return Drawn(self.file).words

    def sizes(self) -> list[tuple[float, float]]:
        """Width and height of each page in mm."""
        with pikepdf.open(self.file) as pdf:
            boxes = [[float(side) for side in page.mediabox[2:]] for page in pdf.pages]
        return [(width / POINTS_PER_MM, height / POINTS_PER_MM) for width, height in boxes]

    def picture(self, page: int) -> Image.Image:
        """A page as a photocopier sees it."""
        number = str(page + 1)
        command = ["pdftoppm", "-gray", "-r", str(DPI), "-f", number, "-l", number, str(self.file)]
        done = subprocess.run(command, capture_output=True, check=True)
        return Image.open(io.BytesIO(done.stdout))


def _run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


class Shop:
    """Prints each case once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.theme: Theme = load_theme(ROOT, Chosen())
        self.style = self.theme.style("print", None)
        self.renderer = Renderer(self.theme)
        self.case = cache(self._case)

    def html(self, name: str) -> str:
        return self.renderer.print_html(CASES[name])

    def _case(self, name: str) -> Printed:
        return self.print(name, self.html(name))

    def print(self, name: str, html: str, style: str | None = None) -> Printed:
        file = self.folder / f"{name}.pdf"
        file.write_bytes(make_press(style or self.style)(html))
        return Printed(file)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    return Shop(tmp_path_factory.mktemp("pdf"))


def page_of(*lines: str) -> str:
    body = "".join(f"<p>{line}</p>" for line in lines)
    head = '<!doctype html><html lang="en"><head><title>Letters</title></head>'
    return f'{head}<body data-footer="Letters">{body}</body></html>'


class TestSheets:
    @pytest.mark.parametrize("name", ["grid-15", "grid-long-names", "grid-levels-15", "grid-one"])
    def test_the_grid_of_up_to_fifteen_schools_is_one_page_lying_down(
        self, shop: Shop, name: str
    ) -> None:
        (size,) = shop.case(name).sizes()
        assert size == pytest.approx((297, 210), abs=0.2)

    def test_a_block_of_schools_is_a_page_and_says_which_criterion_a_row_is(
        self, shop: Shop
    ) -> None:
        pages = shop.case("grid-40").pages
        assert len(pages) == 3
        for page in pages:
            for place in range(1, 11):
                assert f"Working together 1.{place}" in page
            assert "not answered" in page

    def test_what_all_schools_add_up_to_stands_after_the_last_block(self, shop: Shop) -> None:
        pages = shop.case("grid-40").pages
        assert ["Average" in page for page in pages] == [False, False, True]

    def test_heads_come_again_when_the_rows_go_on_to_another_page(self, shop: Shop) -> None:
        first, second = shop.case("grid-21").pages
        assert "Coppice" in first
        assert "Coppice" in second
        assert "4.6" in second

    @pytest.mark.parametrize("name", FORMS)
    def test_forms_stand_upright(self, shop: Shop, name: str) -> None:
        for size in shop.case(name).sizes():
            assert size == pytest.approx((210, 297), abs=0.2)

    @pytest.mark.parametrize("name", ["form-points", "form-blank", "form-levels", "form-hundred"])
    def test_a_question_is_never_split(self, shop: Shop, name: str) -> None:
        for page in shop.case(name).pages:
            asked = len(re.findall(r"^ *\d\.\d+ +How well", page, re.MULTILINE))
            assert asked == page.count("Not discussed yet")

    def test_two_questions_share_a_page(self, shop: Shop) -> None:
        counts = [page.count("Not discussed yet") for page in shop.case("form-points").pages]
        assert sorted(counts)[-4:] == [2, 2, 2, 2]

    def test_a_question_that_leaves_room_for_the_next_shares_its_page(self, shop: Shop) -> None:
        pages = shop.case("form-levels").pages
        asked = [page.count("Not discussed yet") for page in pages]
        assert sum(asked) == 21
        assert len([count for count in asked if count]) <= 14

    @pytest.mark.parametrize("name", ["form-points", "form-levels", "form-long"])
    def test_lines_to_write_on_are_8_mm_apart_and_no_more_than_a_hand_needs(
        self, shop: Shop, name: str
    ) -> None:
        printed = shop.case(name)
        rules = [list(_rules(printed, page)) for page in range(len(printed.pages))]
        assert sum(map(len, rules)) > 8
        for page in rules:
            assert all(low - high > 7.8 for high, low in pairwise(page))
            assert len(page) <= 18

    def test_twenty_four_schools_with_sixteen_rows_of_levels_are_two_pages(
        self, shop: Shop
    ) -> None:
        for page in shop.case("grid-own-scales").pages:
            assert "Establishing" in page
            assert "2.6" in page

    def test_a_table_to_fill_in_keeps_rows_that_a_hand_fits_into(self, shop: Shop) -> None:
        words = shop.case("form-every-kind").words
        first = [word for word in words if word.text == "Result"]
        starts = [word for word in first if word.page == first[-1].page]
        assert len(starts) == 8
        for high, low in pairwise(sorted(word.top for word in starts)):
            assert low - high >= 9 * POINTS_PER_MM

    def test_figures_say_their_unit(self, shop: Shop) -> None:
        text = shop.case("form-every-kind").text
        for unit in ("pupils", "£", "%", "day", "month", "year", "(%)", "(days)", "(date)"):
            assert unit in text

    @everything
    def test_no_page_is_nearly_empty(self, shop: Shop, name: str) -> None:
        for page in shop.case(name).pages:
            assert len(page.split()) > 60

    @everything
    def test_words_stay_inside_the_margins(self, shop: Shop, name: str) -> None:
        printed = shop.case(name)
        sizes = printed.sizes()
        left, right = MARGINS.get(CASES[name].template, (22, 16))
        left, right = (12, 12) if name == "slips-two" else (left, right)
        words = printed.words
        assert len(words) > 100
        for word in words:
            width, height = (side * POINTS_PER_MM for side in sizes[word.page])
            assert word.left >= left * POINTS_PER_MM - 1, word
            assert word.right <= width - right * POINTS_PER_MM + 1, word
            assert word.top >= 10 * POINTS_PER_MM, word
            assert word.bottom <= height - 5 * POINTS_PER_MM, word

    @everything
    def test_no_word_stands_on_another(self, shop: Shop, name: str) -> None:
        assert list(apart(Drawn(shop.case(name).file))) == []


class TestProfiles:
    def test_ten_judgements_with_their_notes_are_a_page_and_what_comes_next_another(
        self, shop: Shop
    ) -> None:
        first, second = shop.case("profile-points").pages
        for place in range(1, 11):
            assert f"1.{place} Working together 1.{place}" in " ".join(first.split())
        assert first.count("The school designs its services") == 10
        assert second.split("\n")[0].strip() == "What the next level looks like"
        assert "Northside cluster agreed" in second

    def test_a_note_too_long_for_its_row_is_printed_whole_below(self, shop: Shop) -> None:
        printed = shop.case("profile-long-notes")
        assert printed.pages[0].count("a longer note, below") == 10
        assert printed.text.count(prose(2000)[-40:]) == 10

    def test_drafts_stand_beside_what_prevails_under_their_speakers(self, shop: Shop) -> None:
        text = shop.case("profile").text
        assert text.count(f"Draft: {LONG_NAME}") == 14
        assert "The adviser" in text

    def test_a_school_without_a_return_shows_its_drafts_and_says_what_they_count(
        self, shop: Shop
    ) -> None:
        text = shop.case("profile-silent").text
        assert "Nothing is agreed yet. 2 drafts are in." in text
        assert text.count("Draft:") == 14
        assert "next level" not in text


def _rules(printed: Printed, page: int) -> Iterator[float]:
    """How far down in mm the lines to write on are: grey all over the right half of the text."""
    number = str(page + 1)
    command = ["pdftoppm", "-gray", "-r", "300", "-f", number, "-l", number, str(printed.file)]
    done = subprocess.run(command, capture_output=True, check=True)
    picture = Image.open(io.BytesIO(done.stdout))
    last = -9
    for place in range(picture.height):
        line = {picture.getpixel((across, place)) for across in range(1500, 2240, 40)}
        if line <= set(range(122, 136)):
            if place > last + 3:
                yield place * 25.4 / 300
            last = place


class TestWords:
    @everything
    def test_every_page_says_which_text_it_is_of_and_its_place(self, shop: Shop, name: str) -> None:
        pages = shop.case(name).pages
        for number, page in enumerate(pages, start=1):
            assert "edition 2 (01234567)" in page
            assert "Autumn 2009" in page
            assert re.search(rf"Page {number} of {len(pages)}\b", page)

    def test_a_named_form_says_whose_it_is_on_every_page(self, shop: Shop) -> None:
        for page in shop.case("form-points").pages:
            assert LONG_NAME in " ".join(page.split())

    def test_a_form_says_by_when_and_where_it_goes(self, shop: Shop) -> None:
        first = shop.case("form-blank").pages[0]
        assert "Friday 13 November 2009" in first
        assert "partnerships@wealdmere.example" in first
        assert re.search(r"^School *$", first, re.MULTILINE)

    def test_every_criterion_is_asked_with_all_its_descriptors(self, shop: Shop) -> None:
        asked = rubric(CASES["form-levels"].view.rubric.scale, (4, 6, 5, 6))
        text = shop.case("form-levels").text
        for criterion in asked.criteria:
            assert text.count(criterion.question) >= 1
        assert text.count("Does not apply to us") == 21
        assert text.count("Advancing") == 21

    def test_the_grid_says_how_many_its_figures_rest_on(self, shop: Shop) -> None:
        text = shop.case("grid-15").text
        assert "14 of 15 schools returned; 2 of them incomplete." in text
        assert "of 12 schools" in text
        assert "not a league table" in text

    def test_the_grid_says_whose_return_is_not_counted(self, shop: Shop) -> None:
        text = shop.case("grid-40").text
        assert "they answered another edition: Fairfield Lane." in text

    def test_a_name_is_never_cut_without_a_hyphen(self, shop: Shop) -> None:
        words = {word.text for word in shop.case("grid-15").words}
        for whole, parts in [
            ("Coppice", {"Cop\N{HYPHEN}", "pice"}),
            ("Dunmore", {"Dun\N{HYPHEN}", "more"}),
        ]:
            assert whole in words or parts <= words

    def test_every_kind_of_cell_has_its_own_sign_and_is_in_the_legend(self, shop: Shop) -> None:
        text = " ".join(shop.case("grid-21").pages[-1].split())
        for sign, meaning in [
            ("▼", "low, 0 to 3"),
            ("●", "medium, 4 to 7"),
            ("▲", "high, 8 to 10"),
            ("\N{EN DASH}", "not answered"),
            ("?", "not discussed yet"),
            ("n/a", "does not apply"),
            ("·", "no return"),
        ]:
            assert f"{sign} {meaning}" in text

    def test_a_scale_in_words_has_neither_total_nor_average(self, shop: Shop) -> None:
        text = shop.case("grid-levels").text
        assert "Average" not in text
        assert "Total" not in text
        assert "Establishing" in text

    def test_long_names_become_letters_with_a_key(self, shop: Shop) -> None:
        assert f"A {LONG_NAME[:58]} 0" in shop.case("grid-long-names").text


class TestLetters:
    @everything
    def test_only_the_bundled_font_is_there_and_all_of_it_embedded(
        self, shop: Shop, name: str
    ) -> None:
        assert _fonts(shop.case(name)) == {("Packs-Sans", "yes"), ("Packs-Sans-Semi-Bold", "yes")}

    @pytest.mark.parametrize("weight", [400, 600])
    def test_every_letter_of_the_font_is_drawn(self, shop: Shop, weight: int) -> None:
        letters = _letters(weight)
        assert "ŵ" in letters
        assert len(letters) > 200
        assert _blank(shop, shop.style, letters, weight) == set()

    def test_a_letter_that_is_not_drawn_is_noticed(self, shop: Shop) -> None:
        style = _with_font(shop, 400, lambda font: _empty(font, "ŵ"))
        assert _blank(shop, style, "wŵyŷ", 400) == {"ŵ"}

    def test_a_letter_from_another_font_is_noticed(self, shop: Shop) -> None:
        style = _with_font(shop, 400, lambda font: _forget(font, "ŵ"))
        printed = shop.print("forgotten", page_of("Tŵr"), style)
        assert len(_fonts(printed)) > 1 or _blank(shop, style, "ŵ", 400)

    def test_accents_are_drawn_over_their_letters(self, shop: Shop) -> None:
        printed = shop.print("accents", page_of("wwww", "ŵŵŵŵ", "yyyy", "ŷŷŷŷ"))
        ink = {word.text: _ink(printed, word) for word in printed.words}
        assert ink["ŵŵŵŵ"] > 1.05 * ink["wwww"] > 0
        assert ink["ŷŷŷŷ"] > 1.05 * ink["yyyy"] > 0

    def test_no_letters_melt_together_when_text_is_copied(self, shop: Shop) -> None:
        printed = shop.print("ligatures", page_of("The staff fit the office to the flow."))
        assert "The staff fit the office to the flow." in printed.text


def _fonts(printed: Printed) -> set[tuple[str, str]]:
    """The fonts of a PDF without the tags of their subsets, and whether they are embedded."""
    lines = _run("pdffonts", str(printed.file)).splitlines()[2:]
    return {(line.split()[0].split("+")[-1], line.split()[-5]) for line in lines}


def _letters(weight: int) -> str:
    font = TTFont(ROOT / f"themes/default/fonts/packs-sans-{weight}.woff2")
    known = map(chr, font.getBestCmap())
    return "".join(sorted(one for one in known if unicodedata.category(one)[0] == "L"))


def _blank(shop: Shop, style: str, letters: str, weight: int) -> set[str]:
    """Which letters leave no ink."""
    tag = "b" if weight == 600 else "span"
    lines = [f"<{tag}>{3 * one}</{tag}>" for one in letters]
    name = "letters-" + hashlib.sha256(f"{style}{letters}{weight}".encode()).hexdigest()[:8]
    printed = shop.print(name, page_of(*lines), style + "b { font-weight: 600 }")
    pictures = {page: printed.picture(page) for page in {word.page for word in printed.words}}
    drawn = {
        word.text[0]
        for word in printed.words
        if word.text == 3 * word.text[0] and _darkness(pictures[word.page], word) > 0
    }
    return set(letters) - drawn


def _ink(printed: Printed, word: Word) -> int:
    return _darkness(printed.picture(word.page), word)


def _darkness(picture: Image.Image, word: Word) -> int:
    """How much black there is in a word's box."""
    scale = DPI / 72
    left, top = round(word.left * scale), round(word.top * scale)
    right, bottom = round(word.right * scale), round(word.bottom * scale)
    shades = picture.crop((left, top, right, bottom)).histogram()
    return sum((255 - shade) * count for shade, count in enumerate(shades))


def _with_font(shop: Shop, weight: int, change: Callable[[TTFont], None]) -> str:
    """The print style with one font changed."""
    file = ROOT / f"themes/default/fonts/packs-sans-{weight}.woff2"
    font, changed = TTFont(file), io.BytesIO()
    change(font)
    font.save(changed)
    old, new = (base64.b64encode(data).decode() for data in (file.read_bytes(), changed.getvalue()))
    assert old in shop.style
    return shop.style.replace(old, new)


def _empty(font: TTFont, letter: str) -> None:
    font["glyf"][font.getBestCmap()[ord(letter)]] = TTGlyphPen(None).glyph()


def _forget(font: TTFont, letter: str) -> None:
    for table in font["cmap"].tables:
        table.cmap.pop(ord(letter), None)


class TestShades:
    def test_shades_stay_apart_on_a_photocopy_and_the_lowest_band_is_darkest(
        self, shop: Shop
    ) -> None:
        printed = shop.case("grid-levels")
        signs = [word for word in printed.words if word.page == 0 and word.text in "▼◆●▲"]
        legend = sorted(signs, key=lambda word: word.top)[-4:]
        picture = printed.picture(0)
        scale = DPI / 72
        shades = [
            _shade(picture, round((word.left - 3) * scale), round((word.top + 3) * scale))
            for word in sorted(legend, key=lambda word: word.left)
        ]
        assert [word.text for word in sorted(legend, key=lambda word: word.left)] == list("▼◆●▲")
        assert shades == sorted(shades)
        steps = [b - a for a, b in pairwise(shades)]
        assert min(steps) > 25


def _shade(picture: Image.Image, x: int, y: int) -> int:
    """From 0, which is black, to 255."""
    shade = picture.getpixel((x, y))
    assert isinstance(shade, int)
    return shade


class TestTags:
    @everything
    def test_a_document_has_a_language_a_title_and_tags(self, shop: Shop, name: str) -> None:
        with pikepdf.open(shop.case(name).file) as pdf:
            assert pdf.Root.MarkInfo.Marked
            assert "/K" in pdf.Root.StructTreeRoot
            assert str(pdf.Root.Lang) == "en"
            assert "Partnership review" in str(pdf.docinfo["/Title"])
            assert pdf.Root.ViewerPreferences.DisplayDocTitle

    @pytest.mark.parametrize("name", GRIDS)
    def test_every_head_says_what_it_heads_and_can_be_found(self, shop: Shop, name: str) -> None:
        with pikepdf.open(shop.case(name).file) as pdf:
            heads = [entry for entry in _structure(pdf) if entry.S == "/TH"]
            scopes = {str(head.A.Scope) for head in heads}
            assert scopes == {"/Column", "/Row"}
            names = pdf.Root.StructTreeRoot.IDTree.Names
            assert len(names) == 2 * len(heads)
            order = [bytes(names[at]) for at in range(0, len(names), 2)]
            assert order == sorted(order)

    @pytest.mark.parametrize("name", [name for name in GRIDS if name != "grid-own-scales"])
    def test_every_drawing_is_described(self, shop: Shop, name: str) -> None:
        with pikepdf.open(shop.case(name).file) as pdf:
            drawings = [entry for entry in _structure(pdf) if entry.S == "/Figure"]
            assert drawings
            for drawing in drawings:
                assert "dot" in str(drawing.Alt)

    def test_a_form_can_be_walked_by_its_questions(self, shop: Shop) -> None:
        with pikepdf.open(shop.case("form-levels").file) as pdf, pdf.open_outline() as outline:
            (title,) = outline.root
            assert title.title == "Partnership self-review"
            parts = [entry for entry in title.children if entry.title.startswith("Part")]
            assert [len(part.children) for part in parts] == [4, 6, 5, 6]
            assert parts[0].children[0].title == "1.1 Working together 1.1"

    @pytest.mark.parametrize("name", GRIDS)
    def test_a_grid_is_in_the_outline(self, shop: Shop, name: str) -> None:
        with pikepdf.open(shop.case(name).file) as pdf, pdf.open_outline() as outline:
            assert outline.root[0].title == "Northside cluster"


def _structure(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [
        entry
        for entry in pdf.objects
        if isinstance(entry, pikepdf.Dictionary) and entry.get("/Type") == "/StructElem"
    ]


_AGAIN = """
import hashlib, sys
from builder.model.project import Theme
from builder.pdf import press
from builder.render import Renderer
from builder.theme import load_theme
from tests.paper_drawn import Drawn, Word, apart
from tests.pdf_support import CASES, ROOT
theme = load_theme(ROOT, Theme())
html = Renderer(theme).print_html(CASES[sys.argv[1]])
print(hashlib.sha256(press(theme.style("print", None), html)).hexdigest())
"""


class TestPress:
    @pytest.mark.parametrize("name", ["grid-one", "form-blank", "on-screen-points"])
    def test_another_process_makes_the_same_bytes(self, shop: Shop, name: str) -> None:
        here = hashlib.sha256(shop.case(name).file.read_bytes()).hexdigest()
        there = subprocess.run(
            [sys.executable, "-c", _AGAIN, name],
            cwd=ROOT,
            capture_output=True,
            check=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
        )
        assert there.stdout.strip() == here

    @pytest.mark.parametrize(
        "mistake",
        [
            '<i style="colour: red">red</i>',
            '<i style="display: gird">grid</i>',
            '<img alt="a map" src="http://127.0.0.1:9/map.png">',
            '<img alt="a map" src="file:///etc/hostname">',
        ],
    )
    def test_what_weasyprint_only_complains_about_is_an_error(
        self, shop: Shop, mistake: str
    ) -> None:
        with pytest.raises(PressError):
            make_press(shop.style)(page_of(mistake))
        assert make_press(shop.style)(page_of("The next document is fine."))

    def test_a_style_sheet_that_weasyprint_cannot_follow_is_an_error(self) -> None:
        with pytest.raises(PressError, match="conic-gradient"):
            make_press("p { background: conic-gradient(red, blue) }")(page_of("Words"))

    def test_a_machine_without_the_library_that_cuts_fonts_is_told_its_name(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("weasyprint.text.ffi.harfbuzz_subset", None)
        with pytest.raises(PressMissing, match="harfbuzz-subset"):
            make_press.__wrapped__("")
