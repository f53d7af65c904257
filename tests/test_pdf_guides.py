"""Modules and activities on paper: what is in each copy, and that every sheet is one page."""

import io
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pikepdf
import pytest
from PIL import Image

from builder.agenda import schedule
from builder.model.activity import Activity, Sheet
from builder.model.module import Agenda, Module, Session
from builder.plan.outputs import Document
from builder.views.guides import ActivityView, GuideView, SessionView
from tests.paper_drawn import Drawn, apart
from tests.pdf_support import AUTHORITY, prose
from tests.test_pdf import POINTS_PER_MM, Printed, Shop, _fonts, _structure

Kind = Literal["panels", "columns", "lines", "slips"]
KINDS: tuple[Kind, ...] = ("panels", "columns", "lines", "slips")
COUNTS = (1, 2, 3, 4, 5, 6, 8, 12)
COPIES: tuple[Literal["each-person", "each-group", "each-school", "wall"], ...]
COPIES = ("each-person", "each-group", "each-school", "wall")
LEFT, RIGHT, TOP, BOTTOM = 16, 12, 10, 5
"""The narrowest margins of any sheet in mm; the foot of a page stands in the lowest."""


def activity(name: str, *, minutes: int = 45, sheets: tuple[Sheet, ...] = ()) -> Activity:
    """An activity whose name tells its words from those of others."""
    return Activity(
        title=f"Finding out {name}",
        summary="The group knows what it found.",
        number=name[0].upper(),
        groups="groups of three",
        minutes=minutes,
        materials=("Sticky notes", "A pen for each person"),
        steps=("**Alone (5 minutes).** Think.", "Together.\n\n- First\n- Then"),
        facilitator=f"Whisper-{name}: take the notes away.",
        sheets=sheets,
    )


def sheet(kind: Kind, count: int, words: str = "Where shall we begin with", at: int = 0) -> Sheet:
    """A sheet with so many headings, each told apart by its number."""
    headings = tuple(f"{words} {place}?" for place in range(101, 101 + count))
    return Sheet(kind=kind, title=f"Paper {kind} {count}", headings=headings, copies=COPIES[at % 3])


NESTED = "1. Ask.\n    - Again.\n        - Once more.\n2. Wait."
LONG = prose(180).rstrip(".")
ACTIVITIES: dict[str, Activity] = {
    **{
        kind: activity(
            kind, sheets=tuple(sheet(kind, count, at=at) for at, count in enumerate(COUNTS))
        )
        for kind in KINDS
    },
    "hard": activity(
        "hard", sheets=tuple(sheet(kind, count, LONG) for kind in KINDS for count in (2, 4))
    ).model_copy(update={"title": prose(200)}),
    "crowded": activity("crowded", sheets=tuple(sheet(kind, 12, prose(75)) for kind in KINDS)),
    "bare": activity("bare"),
}


def module(count: int, shown: int) -> Module:
    """A day with so many sessions, each with so many characters to show."""
    sessions = tuple(
        Session(
            id=f"part-{place}",
            title=f"Part {place} of the day",
            minutes=40 if place % 2 else 20,
            source="reconstructed" if place == 2 else None,
            at="12:15" if place == 3 else None,
            overrun="known" if place == 1 else None,
            activity="bare" if place == 1 else None,
            shown=f"### Shown {place}\n\n- First-{place}\n- Last-{place}\n\n{prose(shown)}",
            facilitator=f"Whisper-{place}: {prose(shown)}\n\n{NESTED}",
        )
        for place in range(count)
    )
    return Module(
        title="A day together",
        summary="What the day is for.",
        objectives=("Share what we found", "Agree what comes next"),
        agenda=Agenda(starts="09:15", ends="16:00", sessions=sessions),
    )


BODY = "## Get ready\n\n" + "\n\n".join(prose(300) for _ in range(5)) + "\n\n## Last\n\nA line."


def guide(found: Module, *, for_facilitator: bool) -> Document:
    """A module as one of its two copies."""
    assert found.agenda
    sessions = tuple(
        SessionView(entry, ACTIVITIES["bare"] if entry.session.activity else None, None)
        for entry in schedule(found.agenda)
    )
    view = GuideView("day", found, BODY, sessions, for_facilitator, (), AUTHORITY)
    return Document("print/module.html", view)


DAYS = {"short": module(6, 60), "long": module(20, 900)}
DOCUMENTS = {
    **{f"{name}.participants": guide(day, for_facilitator=False) for name, day in DAYS.items()},
    **{f"{name}.facilitator": guide(day, for_facilitator=True) for name, day in DAYS.items()},
    **{
        name: Document("print/activity.html", ActivityView(name, one, None, AUTHORITY))
        for name, one in ACTIVITIES.items()
    },
}
everything = pytest.mark.parametrize("name", sorted(DOCUMENTS))
every_day = pytest.mark.parametrize("name", sorted(DAYS))
with_sheets = pytest.mark.parametrize("name", ["crowded", "hard", *KINDS])


class Press(Shop):
    """Prints each document once."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.of = cache(self._of)

    def _of(self, name: str) -> Printed:
        return self.print(name, self.renderer.print_html(DOCUMENTS[name]))


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press(tmp_path_factory.mktemp("guides"))


def flat(text: str) -> str:
    return " ".join(text.split())


class TestCopies:
    @every_day
    def test_notes_for_the_facilitator_are_in_the_facilitators_copy_only(
        self, press: Press, name: str
    ) -> None:
        participants, facilitator = (
            press.of(f"{name}.{copy}").text for copy in ("participants", "facilitator")
        )
        assert "Whisper" not in participants
        assert "Facilitator" not in participants
        for place in range(len(_sessions(name))):
            assert f"Whisper-{place}:" in facilitator
        assert "Whisper-bare:" in facilitator

    @every_day
    @pytest.mark.parametrize("copy", ["participants", "facilitator"])
    def test_what_is_shown_is_there_whole(self, press: Press, name: str, copy: str) -> None:
        text = press.of(f"{name}.{copy}").text
        for session in _sessions(name):
            for line in (session.shown or "").splitlines():
                assert flat(re.sub(r"^(### |- )", "", line)) in text

    @every_day
    def test_the_agenda_has_every_session_at_its_time_and_in_order(
        self, press: Press, name: str
    ) -> None:
        text = "".join(press.of(f"{name}.participants").pages)
        agenda = DAYS[name].agenda
        assert agenda
        rows = [
            rf"{entry.clock} to {entry.until} +{entry.session.title} .*{entry.session.minutes}"
            for entry in schedule(agenda)
        ]
        assert rows[0].startswith("09:15 to 09:35 ")
        assert re.search("(?s)" + ".*?".join(rows), text)

    def test_the_agenda_marks_what_is_fixed_rebuilt_or_too_short(self, press: Press) -> None:
        page = press.of("short.facilitator").pages[0]
        assert re.search(r"12:15 to 12:55 +Part 3 of the day +Stays at this time +40", page)
        assert re.search(r"Part 2 of the day +20 ?\*", page)
        assert "* Our minutes: the source document gives none." in page
        assert "Our minutes" not in press.of("short.participants").text
        assert "The activity needs 45 minutes, the session has 40." in flat(page)

    def test_the_agenda_is_on_the_first_page(self, press: Press) -> None:
        for copy in ("participants", "facilitator"):
            first = press.of(f"short.{copy}").pages[0]
            assert all(f"Part {place} of the day" in first for place in range(6))

    def test_participants_have_rules_to_write_on_at_least_8_mm_apart(self, press: Press) -> None:
        printed = press.of("short.participants")
        assert len(list(_rules(printed, 0))) > 5
        for page in range(len(printed.pages)):
            rules = list(_rules(printed, page))
            assert all(low - high > 8 for high, low in pairwise(rules))
        assert list(_rules(press.of("short.facilitator"), 0)) == []

    def test_the_facilitators_notes_have_a_rule_at_their_left(self, press: Press) -> None:
        printed = press.of("short.facilitator")
        label = next(word for word in printed.words if word.text == "Facilitator")
        picture = printed.picture(label.page)
        scale = 150 / 72
        x = round((label.left - 4.6 * POINTS_PER_MM) * scale)
        y = round((label.top + label.bottom) / 2 * scale)
        assert picture.getpixel((x, y)) == 0

    @pytest.mark.parametrize("copy", ["participants", "facilitator"])
    @every_day
    def test_no_page_holds_three_lines(self, press: Press, name: str, copy: str) -> None:
        for page in press.of(f"{name}.{copy}").pages:
            assert len([line for line in page.splitlines() if line.strip()]) > 6


def _sessions(name: str) -> tuple[Session, ...]:
    agenda = DAYS[name].agenda
    assert agenda
    return agenda.sessions


def _rules(printed: Printed, page: int) -> Iterator[float]:
    """Where grey lines cross the whole width of a page, in mm from the top."""
    number = str(page + 1)
    command = ["pdftoppm", "-gray", "-r", "300", "-f", number, "-l", number, str(printed.file)]
    done = subprocess.run(command, capture_output=True, check=True)
    picture = Image.open(io.BytesIO(done.stdout))
    last = -9
    for y in range(picture.height):
        line = {picture.getpixel((x, y)) for x in range(600, 2200, 40)}
        if line <= set(range(122, 136)):
            if y > last + 3:
                yield y * 25.4 / 300
            last = y


class TestSheets:
    def test_the_first_page_tells_what_to_do_and_keeps_the_facilitators_notes_back(
        self, press: Press
    ) -> None:
        text = press.of("columns").text
        page = flat(press.of("columns").pages[0])
        for words in (
            "Activity C",
            "Finding out columns",
            "The group knows what it found.",
            "Groups of three",
            "45 minutes",
            "Sticky notes",
            "A pen for each person",
            "1. Alone (5 minutes). Think.",
            "2. Together.",
            "Paper columns 3: one for each school",
        ):
            assert words in page
        assert "Whisper" not in text

    @with_sheets
    def test_a_sheet_is_one_page_and_has_all_its_headings(self, press: Press, name: str) -> None:
        pages = press.of(name).pages
        sheets = ACTIVITIES[name].sheets
        words = press.of(name).words
        assert len(pages) == 1 + len(sheets)
        for number, one in enumerate(sheets, start=1):
            here = [word.text for word in words if word.page == number]
            text = " ".join(here)
            assert one.title in text
            assert f"Activity {ACTIVITIES[name].number}" in text
            for place, heading in enumerate(one.headings, start=101):
                assert f"{place}?" in here
                if one.kind != "columns":
                    assert heading in text

    @with_sheets
    def test_every_heading_is_inside_its_page(self, press: Press, name: str) -> None:
        printed = press.of(name)
        sizes = printed.sizes()
        for word in printed.words:
            if re.fullmatch(r"1\d\d\?", word.text):
                assert word.bottom < (sizes[word.page][1] - 14) * POINTS_PER_MM

    @with_sheets
    def test_panels_and_three_columns_lie_down(self, press: Press, name: str) -> None:
        sizes = press.of(name).sizes()[1:]
        for one, (width, height) in zip(ACTIVITIES[name].sheets, sizes, strict=True):
            lies = one.kind == "panels" or (one.kind == "columns" and len(one.headings) > 2)
            assert (width > height) == lies

    @with_sheets
    def test_a_sheet_says_how_many_to_print_and_asks_whose_it_is(
        self, press: Press, name: str
    ) -> None:
        pages = press.of(name).pages[1:]
        says = {
            "each-person": ("Print one for each person", "Name"),
            "each-group": ("Print one for each group", "Group"),
            "each-school": ("Print one for each school", "School"),
            "wall": ("Print one for the wall", "Event, date"),
        }
        for one, page in zip(ACTIVITIES[name].sheets, pages, strict=True):
            copies, whose = says[one.copies]
            assert copies in flat(page)
            if one.kind == "slips":
                assert "Cut along the dashes" in flat(page)
            else:
                assert whose in page

    @pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
    def test_a_panel_holds_a_note_of_76_mm_under_its_heading(
        self, press: Press, count: int
    ) -> None:
        page = 1 + COUNTS.index(count)
        words = [word for word in press.of("panels").words if word.page == page]
        lowest = max(word.bottom for word in words if re.fullmatch(r"1\d\d\?", word.text))
        assert 210 - 14 - lowest / POINTS_PER_MM > 75.5

    def test_an_activity_without_paper_is_its_instructions(self, press: Press) -> None:
        assert len(press.of("bare").pages) == 1


class TestPaper:
    @everything
    def test_words_stay_inside_the_margins_and_apart(self, press: Press, name: str) -> None:
        printed = press.of(name)
        sizes, words = printed.sizes(), printed.words
        for word in words:
            width, height = sizes[word.page]
            left = 22 if width < height else LEFT
            right = 16 if width < height else RIGHT
            assert word.left >= left * POINTS_PER_MM - 1, word
            assert word.right <= (width - right) * POINTS_PER_MM + 1, word
            assert word.top >= TOP * POINTS_PER_MM - 1, word
            assert word.bottom <= (height - BOTTOM) * POINTS_PER_MM, word
        assert list(apart(Drawn(printed.file))) == []

    @everything
    def test_every_page_says_what_it_is_and_its_place(self, press: Press, name: str) -> None:
        pages = press.of(name).pages
        what = {
            "participants": "A day together · Participants' copy",
            "facilitator": "A day together · Facilitator's copy",
        }.get(name.partition(".")[2], f"Activity {name[0].upper()}: ")
        for number, page in enumerate(pages, start=1):
            assert what in flat(page)
            assert re.search(rf"Page {number} of {len(pages)}\b", page)

    @everything
    def test_only_the_bundled_font_is_there_and_all_of_it_embedded(
        self, press: Press, name: str
    ) -> None:
        assert _fonts(press.of(name)) == {("Packs-Sans", "yes"), ("Packs-Sans-Semi-Bold", "yes")}

    @everything
    def test_a_document_has_a_language_a_title_tags_and_heads_with_a_scope(
        self, press: Press, name: str
    ) -> None:
        with pikepdf.open(press.of(name).file) as pdf:
            assert pdf.Root.MarkInfo.Marked
            assert str(pdf.Root.Lang) == "en"
            assert str(pdf.docinfo["/Title"])
            heads = [entry for entry in _structure(pdf) if entry.S == "/TH"]
            assert heads
            assert {str(head.A.Scope) for head in heads} <= {"/Column", "/Row"}

    def test_a_day_can_be_walked_by_its_sessions(self, press: Press) -> None:
        file = press.of("short.participants").file
        with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
            (title,) = outline.root
            assert title.title == "A day together"
            names = [entry.title for entry in title.children]
            assert names[:4] == [
                "Objectives",
                "Agenda",
                "09:15 Part 0 of the day",
                "09:35 Part 1 of the day",
            ]
            assert [entry.title for entry in title.children[2].children] == ["Shown 0"]

    def test_an_activity_can_be_walked_by_its_sheets(self, press: Press) -> None:
        with pikepdf.open(press.of("crowded").file) as pdf, pdf.open_outline() as outline:
            (title,) = outline.root
            assert title.title == "Activity C: Finding out crowded"
            sheets = [entry.title for entry in title.children]
            assert sheets == ["What to do", *(f"Paper {kind} 12" for kind in KINDS)]

    @everything
    def test_headings_are_nested(self, press: Press, name: str) -> None:
        html = press.renderer.print_html(DOCUMENTS[name])
        levels = [int(level) for level in re.findall(r"<h(\d)", html)]
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(low - high <= 1 for high, low in pairwise(levels))
