"""Forms to fill in on screen: what they say to people and programs, and what is read back."""

import io
import json
import random
import re
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from builder.build import read as read_project
from builder.inbox.pdf_fields import LARGEST_PDF, Filled, FilledForm, fields_of
from builder.inbox.pdf_form import is_pdf, read_form
from builder.inbox.sealed import Refused, canonical, plain_document
from builder.inbox.typed import Mistyped, day, number, percentage, whole
from builder.model.project import Theme as Chosen
from builder.model.returns import Return
from builder.plan import plan
from builder.plan.outputs import Document, Making
from builder.render import Renderer
from builder.theme import load_theme
from builder.views.fillable import FillableView
from tests.fillable_support import (
    MEMBERS,
    Entries,
    Pen,
    as_return,
    every_kind_view,
    group_view,
    printed,
    with_pikepdf,
    with_pypdf,
)
from tests.support import BASE, ROOT

VIEWS: dict[str, Callable[[], FillableView]] = {"kinds": every_kind_view, "group": group_view}
both = pytest.mark.parametrize("name", sorted(VIEWS))
tools = pytest.mark.parametrize("tool", [with_pikepdf, with_pypdf])


@cache
def view_of(name: str) -> FillableView:
    return VIEWS[name]()


@cache
def form(name: str) -> bytes:
    return printed(view_of(name))


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def read(data: bytes) -> Return:
    got = read_form(data)
    assert isinstance(got, Return), got
    return got


def refused(data: bytes) -> Refused:
    got = read_form(data)
    assert isinstance(got, Refused), got
    return got


def widgets(pdf: pikepdf.Pdf) -> list[Any]:
    return [
        widget
        for page in pdf.pages
        for widget in page.get("/Annots", [])
        if widget.Subtype == "/Widget"
    ]


def shown(pdf: pikepdf.Pdf) -> list[Any]:
    return [got for got in widgets(pdf) if not int(got.F) & 2]


def _fields(data: bytes) -> list[Filled]:
    found = fields_of(data)
    assert isinstance(found, FilledForm), found
    return list(found.fields)


def _entries(name: str, seed: int) -> Entries:
    pen = Pen(view_of(name), seed)
    pen.returned()
    return pen.entries


def _field(pdf: pikepdf.Pdf, name: str) -> Any:
    return next(got for got in pdf.Root.AcroForm.Fields if str(got.T) == name)


def _changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    made = io.BytesIO()
    with opened(data) as pdf:
        change(pdf)
        pdf.save(made)
    return made.getvalue()


class TestRoundTrip:
    @tools
    @both
    def test_what_is_typed_is_read_as_the_saved_file_of_a_form(
        self, name: str, tool: Callable[[bytes, Entries], bytes], time: int
    ) -> None:
        pen = Pen(view_of(name), time)
        told = pen.returned()
        got = read(tool(form(name), pen.entries))
        want = as_return(told, got)
        assert canonical(plain_document(got)) == canonical(plain_document(want))
        assert len(pen.entries) > 3

    def test_every_question_of_the_form_can_be_typed_into(self) -> None:
        names = {got.name for got in _fields(form("kinds"))}
        typed = {name for seed in range(20) for name in _entries("kinds", seed)}
        assert names - typed - {"packs:form"} == set()
        assert typed <= names

    def test_the_same_answers_have_the_same_id_and_others_another(self) -> None:
        pen = Pen(view_of("group"), 0)
        pen.returned()
        one = read(with_pikepdf(form("group"), pen.entries))
        again = read(with_pypdf(form("group"), pen.entries))
        other = read(with_pikepdf(form("group"), pen.entries | {"text::who": "Only us"}))
        assert one == again
        assert other.id != one.id
        assert other.revision == one.revision == 1

    def test_a_member_picked_in_the_list_needs_nobody_to_place_it(self) -> None:
        got = read(with_pikepdf(form("group"), {"subject": "birch", "text::who": "Us"}))
        assert (got.group, got.subject, got.subject_name) == ("northside", "birch", MEMBERS[1].name)

    def test_a_program_that_keeps_the_words_of_a_list_is_understood(self) -> None:
        def pick(pdf: pikepdf.Pdf) -> None:
            _field(pdf, "subject").V = pikepdf.String(MEMBERS[0].name)
            _field(pdf, "text::who").V = pikepdf.String("Us")

        assert read(_changed(form("group"), pick)).subject == "alder"

    @pytest.mark.parametrize("kept", ["field", "properties"])
    def test_one_of_the_two_places_that_say_which_form_it_is_is_enough(self, kept: str) -> None:
        def forget(pdf: pikepdf.Pdf) -> None:
            if kept == "field":
                del pdf.docinfo["/PacksForm"]
            else:
                _field(pdf, "packs:form").V = pikepdf.String("")

        data = with_pikepdf(form("group"), {"subject": "birch", "text::who": "Us"})
        assert read(_changed(data, forget)) == read(data)

    @pytest.mark.parametrize("ending", ["\r", "\r\n", "\n"])
    def test_line_breaks_are_one_sign_whatever_the_program_writes(self, ending: str) -> None:
        data = with_pypdf(form("kinds"), {"text::more": f"one{ending}two"})
        assert read(data).fields["more"] == "one\ntwo"

    def test_only_the_look_of_a_mark_or_only_its_value_is_enough(self) -> None:
        def look(pdf: pikepdf.Pdf) -> None:
            for kid in _field(pdf, "choice::how").Kids:
                if "/b" in kid.AP.N:
                    kid.AS = pikepdf.Name("/b")

        def value(pdf: pikepdf.Pdf) -> None:
            _field(pdf, "choice::how").V = pikepdf.Name("/b")

        for change in (look, value):
            assert read(_changed(form("kinds"), change)).fields["how"] == "b"


class TestForm:
    @both
    def test_every_box_says_aloud_what_it_is_for(self, name: str) -> None:
        with opened(form(name)) as pdf:
            spoken = [str(got.TU) for got in shown(pdf)]
            groups = [str(got.TU) for got in pdf.Root.AcroForm.Fields if "/Kids" in got]
        assert len(spoken) > 10
        assert all(len(got) > 3 for got in spoken)
        assert len(set(spoken)) == len(spoken) or name == "kinds"  # It asks some things twice.
        for text in (*spoken, *groups):
            assert not re.search(r"[:{}]{2}|None|\b[a-z]+-[0-9]\b", text), text

    def test_a_mark_says_its_question_and_its_answer(self) -> None:
        with opened(form("kinds")) as pdf:
            spoken = {str(got.TU) for got in shown(pdf)}
        title = "What the partnership does together"
        assert f"1.1 {title}, 1.1: Establishing" in spoken
        assert f"1.3 {title}, 1.3: 7" in spoken
        assert f"1.1 {title}, 1.1: does not apply to us" in spoken
        assert f"1.2 {title}, 1.2, from 0 to 100" in spoken
        assert "Key outcomes, Local outcome 2, name" in spoken
        assert "Budget, pounds" in spoken

    @both
    def test_the_tab_key_goes_down_the_page_as_it_is_read(self, name: str) -> None:
        with opened(form(name)) as pdf:
            order = [entry for entry in _walk(pdf.Root.StructTreeRoot) if _is_box(entry)]
            spoken = [str(entry.K[0].Obj.TU) for entry in order]
            on_pages = [str(got.TU) for got in shown(pdf)]
            assert {str(page.Tabs) for page in pdf.pages} == {"/S"}
        assert spoken == on_pages

    @both
    def test_every_box_has_its_place_in_the_structure(self, name: str) -> None:
        with opened(form(name)) as pdf:
            parents = _parents(pdf)
            for widget in shown(pdf):
                entry = parents[int(widget.StructParent)]
                assert entry.S == "/Form"
                assert entry.K[0].Obj.objgen == widget.objgen

    @both
    def test_each_box_has_a_look_of_its_own_and_nothing_runs(self, name: str) -> None:
        with opened(form(name)) as pdf:
            assert not pdf.Root.AcroForm.NeedAppearances
            for widget in shown(pdf):
                looks = widget.AP.N
                if isinstance(looks, pikepdf.Stream):
                    assert [float(side) for side in looks.BBox][2:] == pytest.approx(_size(widget))
                else:
                    assert {"/Off"} < set(looks.keys())
                    assert str(widget.AS) == "/Off"
            every = [got for got in pdf.objects if isinstance(got, pikepdf.Dictionary)]
        assert not [got for got in every if {"/JS", "/AA", "/OpenAction"} & set(got.keys())]

    def test_the_font_to_type_in_is_there_whole_with_the_letters_of_welsh(self) -> None:
        with opened(form("kinds")) as pdf:
            font = pdf.Root.AcroForm.DR.Font.PacksForm
            assert "/FontFile2" in font.FontDescriptor
            names = {str(got) for got in font.Encoding.Differences if not isinstance(got, int)}
            widths = [int(got) for got in font.Widths]
            asked = {str(got.DA).split()[0] for got in shown(pdf) if "/DA" in got}
        assert {"/wcircumflex", "/Ycircumflex"} <= names
        assert widths[0x81 - 32] == pytest.approx(widths[ord("w") - 32], abs=2)
        assert asked == {"/PacksForm"}

    @pytest.mark.parametrize("name", ["text::more", "mark:c-1-3", "several::strands:strand-2"])
    def test_what_is_filled_in_shows_on_paper(self, name: str, tmp_path: Path) -> None:
        said = _entries_of(name)
        with opened(form("kinds")) as pdf:
            place = next(
                (number_, got)
                for number_, page in enumerate(pdf.pages, 1)
                for got in page.Annots
                if name in (str(got.get("/T", "")), str(got.get("/Parent", got).T))
                and (got.get("/FT") == "/Tx" or said in got.AP.N or f"/{said}" in got.AP.N)
            )
            box = [float(side) for side in place[1].Rect]
        blank, full = (
            _darkness(data, place[0], box, tmp_path)
            for data in (form("kinds"), with_pikepdf(form("kinds"), {name: said}, is_drawn=True))
        )
        assert full > blank + 500

    def test_the_footer_says_which_text_it_is_of(self, tmp_path: Path) -> None:
        file = tmp_path / "form.pdf"
        file.write_bytes(form("group"))
        done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
        pages = done.stdout.decode().split("\f")[:-1]
        for number_, page in enumerate(pages, 1):
            assert "Northside cluster" in page
            assert "edition 2 (01234567)" in page
            assert f"Page {number_} of {len(pages)}" in page

    def test_the_same_form_has_the_same_bytes(self) -> None:
        assert printed(group_view()) == form("group")


def _entries_of(name: str) -> str:
    return {"text::more": "Staff met at noon.", "mark:c-1-3": "points.7"}.get(name, "on")


def _darkness(data: bytes, page: int, box: list[float], folder: Path) -> int:
    """How much ink there is in a box."""
    file = folder / "shown.pdf"
    file.write_bytes(data)
    command = ["pdftoppm", "-gray", "-r", "72", "-f", str(page), "-l", str(page), str(file)]
    picture = Image.open(
        io.BytesIO(subprocess.run(command, capture_output=True, check=True).stdout)
    )
    left, bottom, right, top = box
    inside = (
        round(left),
        picture.height - round(top),
        round(right),
        picture.height - round(bottom),
    )
    shades = picture.crop(inside).histogram()
    return sum((255 - shade) * count for shade, count in enumerate(shades))


def _size(widget: pikepdf.Object) -> list[float]:
    left, bottom, right, top = (float(side) for side in widget.Rect)
    return [right - left, top - bottom]


def _is_box(entry: pikepdf.Object) -> bool:
    return entry.get("/S") == "/Form"


def _walk(entry: Any) -> Iterator[Any]:
    """Every part of the structure, in the order in which it is read."""
    yield entry
    kids = entry.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _walk(kid)


def _parents(pdf: pikepdf.Pdf) -> dict[int, pikepdf.Object]:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}


class TestTyped:
    @pytest.mark.parametrize(
        ("read_as", "typed", "kept"),
        [
            *((number, typed, kept) for typed, kept in [("1,200", "1200"), (" £3.50 ", "3.50")]),
            *((number, typed, typed) for typed in ("0", "-2.5", "007")),
            *((percentage, typed, "94.5") for typed in ("94.5", "94.5%", " 94.5 % ")),
            *((day, typed, "2009-11-08") for typed in ("8/11/2009", "08.11.2009", "8-11-2009")),
            *(
                (day, typed, "2009-11-08")
                for typed in ("2009-11-08", "8 Nov 2009", "8th November 2009")
            ),
        ],
    )
    def test_usual_ways_to_write_are_read(
        self, read_as: Callable[[str], str], typed: str, kept: str
    ) -> None:
        assert read_as(typed) == kept

    @pytest.mark.parametrize(
        ("read_as", "typed"),
        [
            *((number, typed) for typed in ("12,5", "1,20", "about 3", "2.125", "½", ".5", "1e3")),
            *((percentage, typed) for typed in ("101", "-1", "12,5")),
            *(
                (day, typed)
                for typed in ("11/28/2009", "31/2/2009", "8/11/09", "8 Ma 2009", "soon")
            ),
            *((whole, typed) for typed in ("7.5", "-1", "seven")),
        ],
    )
    def test_what_is_in_doubt_is_not_guessed(
        self, read_as: Callable[[str], object], typed: str
    ) -> None:
        with pytest.raises(Mistyped):
            read_as(typed)

    def test_what_cannot_be_read_is_told_by_the_question_and_nothing_is_dropped(self) -> None:
        entries = {"number::roll": "12,5", "date::told": "soon", "text::more": "Fine."}
        got = refused(with_pikepdf(form("kinds"), entries))
        assert got.verdict == "mistyped"
        assert "“On roll, pupils”: '12,5' is not a number" in got.why
        assert "“The school was told on, a day, such as 28/11/2009”: 'soon' is not a day" in got.why

    def test_a_text_longer_than_a_form_takes_is_told(self) -> None:
        got = refused(with_pypdf(form("kinds"), {"text::more": "x" * 4001}))
        assert got.verdict == "mistyped"
        assert "more than 4000 letters" in got.why

    def test_two_marks_where_one_can_be_are_told(self) -> None:
        def both_on(pdf: pikepdf.Pdf) -> None:
            for kid in _field(pdf, "choice::how").Kids:
                kid.AS = pikepdf.Name(next(key for key in kid.AP.N if key != "/Off"))

        got = refused(_changed(form("kinds"), both_on))
        assert got.verdict == "mistyped"
        assert "How was this done?" in got.why

    def test_a_box_that_no_form_of_ours_has_is_told_if_something_stands_in_it(self) -> None:
        def add(pdf: pikepdf.Pdf, said: str) -> None:
            box = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T=pikepdf.String("Remarks"))
            box.V = pikepdf.String(said)
            pdf.Root.AcroForm.Fields.append(pdf.make_indirect(box))

        data = with_pikepdf(form("kinds"), {"text::more": "Fine."})
        assert read(_changed(data, lambda pdf: add(pdf, " ")))
        assert "Remarks" in refused(_changed(data, lambda pdf: add(pdf, "Hello"))).why


class TestRefused:
    def test_a_blank_form_is_called_so(self) -> None:
        assert refused(form("kinds")).verdict == "untouched"
        got = refused(with_pikepdf(form("group"), {"subject": "birch"}))
        assert (got.verdict, got.found, got.group) == ("untouched", MEMBERS[1].name, "northside")

    def test_a_flattened_and_a_scanned_copy_are_called_so(self, tmp_path: Path) -> None:
        file = tmp_path / "filled.pdf"
        file.write_bytes(with_pikepdf(form("group"), {"text::who": "Us"}, is_drawn=True))
        flat, scan = tmp_path / "flat.pdf", tmp_path / "scan.pdf"
        subprocess.run(["pdftocairo", "-pdf", file, flat], check=True)
        subprocess.run(["pdftoppm", "-r", "50", "-gray", file, tmp_path / "page"], check=True)
        first, *others = [Image.open(page) for page in sorted(tmp_path.glob("page*.pgm"))]
        first.save(scan, save_all=True, append_images=others)
        assert refused(flat.read_bytes()).verdict == "printed"
        assert refused(scan.read_bytes()).verdict == "printed"

    def test_a_form_from_elsewhere_is_no_return(self) -> None:
        def forget(pdf: pikepdf.Pdf) -> None:
            del pdf.docinfo["/PacksForm"]
            _field(pdf, "packs:form").V = pikepdf.String("")

        assert refused(_changed(form("group"), forget)).verdict == "foreign"

    def test_a_file_that_says_two_things_of_itself_is_damaged(self) -> None:
        def change(pdf: pikepdf.Pdf) -> None:
            pdf.docinfo["/PacksForm"] = "{}"

        assert refused(_changed(form("group"), change)).verdict == "damaged"

    def test_a_newer_form_is_called_so(self) -> None:
        def change(pdf: pikepdf.Pdf) -> None:
            told = str(pdf.docinfo["/PacksForm"]).replace('"version":1', '"version":2')
            pdf.docinfo["/PacksForm"] = told
            _field(pdf, "packs:form").V = pikepdf.String(told)

        assert refused(_changed(form("group"), change)).verdict == "newer-format"

    def test_a_locked_file_is_called_so(self) -> None:
        made = io.BytesIO()
        with opened(form("group")) as pdf:
            pdf.save(made, encryption=pikepdf.Encryption(owner="o", user="u"))
        assert refused(made.getvalue()).why == "it is locked with a password"

    def test_a_file_that_was_only_locked_against_changes_is_read(self) -> None:
        made = io.BytesIO()
        with opened(with_pikepdf(form("group"), {"text::who": "Us"})) as pdf:
            pdf.save(made, encryption=pikepdf.Encryption(owner="o", user=""))
        assert read(made.getvalue()).fields == {"who": "Us"}

    @pytest.mark.parametrize("place", [0.02, 0.2, 0.5, 0.9])
    def test_a_file_cut_short_gives_no_return(self, place: float) -> None:
        data = with_pikepdf(form("kinds"), {"text::more": "Fine."})
        got = read_form(data[: int(place * len(data))])
        assert isinstance(got, Refused)

    def test_what_only_begins_like_a_pdf_is_damaged(self) -> None:
        assert is_pdf(b"\n%PDF-1.7\nHello")
        assert not is_pdf(b'{"format": "%PDF-"}')
        assert refused(b"%PDF-1.7\nHello").verdict == "damaged"


def _named(**said: str) -> bytes:
    """A form that says what it is, with fields of any names; two underscores stand for a colon."""
    told = re.search(r"\{.*\}", fields_of(form("group")).identity)  # type: ignore[union-attr]
    assert told
    all_of_it = {"packs:form": told[0]} | {key.replace("__", ":"): got for key, got in said.items()}
    fields = (
        b"<</FT/Tx/T<%s>/V<%s>>>" % (key.encode().hex().encode(), got.encode().hex().encode())
        for key, got in all_of_it.items()
    )
    return _file(b"<</Fields[%s]>>" % b"".join(fields))


@pytest.mark.parametrize(
    "said",
    [
        {"text____who__+x__": "a", "text____who__+1__": "a"},
        {"text____who": "a", "text____who__+1__": "b"},
        {"text____who": "a", "several____who__b": "on"},
        {"several____who__b": "on", "text____who": "a"},
        {"sum____who": "a"},
        {"mark__plans": "7"},
        {"state": "a"},
    ],
)
def test_names_that_no_form_has_are_told_and_nothing_breaks(said: dict[str, str]) -> None:
    assert refused(_named(**said)).verdict in ("mistyped", "damaged")


def test_names_of_another_rubric_are_for_the_project_to_judge() -> None:
    assert read(_named(text____whoever="a", mark__plans="points.3")).answers["plans"].value == 3


def test_one_name_twice_is_told_where_the_two_say_different_things() -> None:
    def twice(said: str) -> bytes:
        def copy(pdf: pikepdf.Pdf) -> None:
            field: Any = pdf.Root.AcroForm.Fields[1]
            other = pikepdf.Dictionary(field)
            other.V = pikepdf.String(said)
            pdf.Root.AcroForm.Fields.append(pdf.make_indirect(other))

        return _changed(_named(text____who="a"), copy)

    assert read(twice("a")).fields == {"who": "a"}
    assert refused(twice("b")).verdict == "mistyped"


@pytest.mark.parametrize("key", ["group", "subject_name", "round", "rubric", "voice"])
def test_a_form_that_says_nonsense_of_itself_is_damaged(key: str) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        told = json.loads(str(pdf.docinfo["/PacksForm"])) | {key: ["a"]}
        pdf.docinfo["/PacksForm"] = json.dumps(told)
        _field(pdf, "packs:form").V = pikepdf.String(json.dumps(told))

    filled = with_pikepdf(form("group"), {"text::who": "Us"})
    assert refused(_changed(filled, change)).verdict == "damaged"
    got = refused(_changed(form("group"), change))
    assert got.verdict == "untouched"
    assert got.group is None or isinstance(got.group, str)


def test_the_library_says_nothing_by_itself(caplog: pytest.LogCaptureFixture) -> None:
    data = _named(text____who="a").replace(b"/Kids[]/Count 0", b"/Kids[null]/Count 1")
    assert refused(data).verdict == "damaged"
    assert caplog.messages == []


def test_bytes_changed_by_chance_break_nothing(time: int) -> None:
    chance = random.Random(time)  # noqa: S311 No secret.
    whole = bytearray(with_pikepdf(form("group"), {"text::who": "Us"}))
    for _ in range(40):
        data = bytearray(whole)
        for _ in range(chance.choice([1, 10, 200])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        assert isinstance(read_form(bytes(data)), Return | Refused)


GROWS = zlib.compress(b"0" * 200_000_000, 9)
"""Two hundred thousand bytes that become two hundred million."""


def _file(form: bytes, *objects: bytes) -> bytes:
    """A PDF without pages, with what stands under its catalog's AcroForm, and objects from 3 on."""
    catalog = b"<</Type/Catalog/Pages 2 0 R/AcroForm %s>>" % form
    everything = (catalog, b"<</Type/Pages/Kids[]/Count 0>>", *objects)
    data, places = b"%PDF-1.7\n", []
    for place, text in enumerate(everything, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (place, text)
    lines = b"".join(b"%010d 00000 n \n" % place for place in places)
    size, start = len(everything) + 1, len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, lines)
    return data + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)


def _stream(keys: bytes, data: bytes) -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (keys, len(data), data)


def _text(filters: bytes, data: bytes) -> bytes:
    """A form with one text, kept as a stream."""
    said = _stream(b"/Filter" + filters, data)
    return _file(b"<</Fields[3 0 R]>>", b"<</T(text::more)/FT/Tx/V 4 0 R>>", said)


def _deep() -> bytes:
    nested = (b"<</T(a)/Kids[%d 0 R]>>" % (place + 4) for place in range(200))
    return _file(b"<</Fields[3 0 R]>>", *nested, b"<</T(a)>>")


def _with_contents(keys: bytes, packed: bytes) -> bytes:
    """A PDF whose table of contents is itself packed."""
    keys = b"/Type/XRef/Root 1 0 R/Filter/FlateDecode" + keys
    return b"%PDF-1.7\n1 0 obj\n" + _stream(keys, packed) + b"\nendobj\nstartxref\n9\n%%EOF"


BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a text that grows": (lambda: _text(b"/FlateDecode", GROWS), "damaged"),
    "a text packed twice": (
        lambda: _text(b"[/FlateDecode/FlateDecode]", zlib.compress(GROWS)),
        "damaged",
    ),
    "a text packed in the old way": (
        lambda: _text(b"/L#5AWDecode", b"\x80" * 1000),
        "unreadable",
    ),
    "a text packed nobody knows how": (
        lambda: _text(b" 5 0 R", b"\x80" * 1000) + b"5 0 obj/LZWDecode endobj",
        "unreadable",
    ),
    "fields without end": (
        lambda: _file(b"<</Fields[%s]>>" % (b"<</T(a)/FT/Tx>>" * 50_000)),
        "large",
    ),
    "marks without end": (
        lambda: _file(b"<</Fields[<</T(a)/FT/Btn/Kids[%s]>>]>>" % (b"<</AS/a>>" * 50_000)),
        "large",
    ),
    "fields in a circle": (
        lambda: _file(b"<</Fields[3 0 R]>>", b"<</T(a)/Kids[4 0 R]>>", b"<</T(b)/Kids[3 0 R]>>"),
        "printed",
    ),
    "fields in fields": (_deep, "large"),
    "brackets without end": (lambda: _file(b"[" * 100_000), "damaged"),
    "objects without end": (lambda: _file(b"<<>>", *([b"[]"] * 100_000)), "printed"),
    "contents that grow": (
        lambda: _with_contents(b"/W[0 1 0]/Size 200000000", GROWS),
        "damaged",
    ),
    "contents of many objects": (
        lambda: _with_contents(b"/W[0 1 0]/Size 15000000", zlib.compress(b"1" * 15_000_000, 9)),
        "damaged",
    ),
    "a scan": (lambda: b"%PDF-1.7\n" + b" " * LARGEST_PDF, "large"),
}

_MEASURED = """
import sys
from builder.inbox.pdf_form import read_form
data = open(sys.argv[1], "rb").read()
got = read_form(data)
status = open("/proc/self/status").read()
print(got.verdict, int(status.partition("VmHWM:")[2].split()[0]) // 1024)
"""


@pytest.mark.parametrize("kind", sorted(BOMBS))
def test_a_file_made_to_burst_is_refused_within_little_memory(kind: str, tmp_path: Path) -> None:
    make, verdict = BOMBS[kind]
    file = tmp_path / "bomb.pdf"
    file.write_bytes(make())
    ran = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(file)],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
        timeout=20,
    )
    told, most = ran.stdout.split()
    assert told == verdict
    assert int(most) < 200


@pytest.fixture(scope="module")
def smallest() -> dict[str, Making]:
    """All that is planned of the smallest project."""
    content, theme = read_project(BASE)
    return plan(content, theme, with_pdf=True)


class TestOffered:
    @pytest.mark.parametrize("folder", ["open", "groups/north", "authority"])
    def test_each_folder_has_the_pdf_and_pages_that_lead_to_it(
        self, folder: str, smallest: dict[str, Making]
    ) -> None:
        renderer = Renderer(load_theme(ROOT, Chosen()))
        assert f"{folder}/print/review.on-screen.pdf" in smallest
        for page in ("packs/review.html", "rubrics/review.html"):
            text = renderer.bytes_of(smallest[f"{folder}/{page}"]).decode()
            assert 'href="../print/review.on-screen.pdf"' in text
            assert "PDF to fill in on screen" in text

    def test_a_group_has_one_in_which_its_members_are_named_and_nobody_else(
        self, smallest: dict[str, Making]
    ) -> None:
        def named(address: str) -> list[str]:
            document = smallest[address]
            assert isinstance(document, Document)
            return [got.id for got in document.view.members]

        assert named("groups/north/print/review.on-screen.pdf") == ["oak", "elm"]
        assert named("open/print/review.on-screen.pdf") == []
        assert named("authority/print/review.on-screen.pdf") == []
        home = Renderer(load_theme(ROOT, Chosen())).bytes_of(smallest["groups/north/index.html"])
        assert b"print/review.on-screen.pdf" in home
