"""The projector as a facilitator uses it: opened from disk, the computer's clock in our hands."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from builder.agenda import timed
from builder.load import load
from builder.model.module import Module
from builder.model.project import Authority
from builder.model.project import Theme as Chosen
from builder.plan.outputs import Alone
from builder.render import Renderer
from builder.theme import load_theme
from builder.views.guides import ProjectorView, Slide
from tests.browser.axe import faults
from tests.browser.form_support import LAPTOP, PHONE, Computer
from tests.support import ROOT

pytest_plugins = ("tests.browser.form_fixtures",)

SMALL = {"width": 1024, "height": 768}
LARGE = {"width": 1920, "height": 1080}
SHIPPED = ["training-module-2", "cluster-workshop"]
LONG = "\n\n".join(f"Paragraph {number}: " + "many words in it " * 12 for number in range(14))
SLIDES = [
    Slide("Talk", "", 0),
    Slide("Who we are", "- One\n- Two", 0),
    Slide("Work", "In **pairs**.", 1),
    Slide("Much to read", LONG, 1),
    Slide("Lunch", "", 2),
    Slide("Close", "", 3),
]
DAY = Module.model_validate(
    {
        "title": "A short day",
        "summary": "A day for tests.",
        "agenda": {
            "starts": "09:00",
            "ends": "12:00",
            "sessions": [
                {"id": "talk", "title": "Talk", "minutes": 30},
                {"id": "work", "title": "Work", "minutes": 90},
                {"id": "lunch", "title": "Lunch", "minutes": 45, "at": "11:00"},
                {"id": "close", "title": "Close", "minutes": 15},
            ],
        },
    }
)
NINE = datetime(2026, 11, 24, 9, 0)


@pytest.fixture(scope="module")
def short_day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The projector of a short day: 9:00 talk, 9:30 work, 11:00 lunch, fixed, 11:45 close."""
    assert DAY.agenda
    sessions = timed(DAY.agenda.sessions, 9 * 60)
    authority = Authority(name="Wealdmere County Council", short_name="Wealdmere")
    view = ProjectorView("short-day", DAY, sessions, tuple(SLIDES), authority)
    file = tmp_path_factory.mktemp("projector") / "short-day.html"
    renderer = Renderer(load_theme(ROOT, Chosen()))
    file.write_bytes(renderer.bytes_of(Alone("pages/projector.html", "projector", view)))
    return file


class Facilitator:
    """Somebody at the computer that the projector hangs on."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page = page
        self.file = file
        self.slide = page.locator(".slide-current")
        self.title = self.slide.locator("h2")
        self.strip = page.locator("#clock")
        self.spoken = page.locator("#said")
        self.asked: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))

    def open(self, address: str = "") -> "Facilitator":
        """Open the file from disk."""
        self.page.goto(f"{self.file.as_uri()}{address}")
        return self

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def button(self, name: str) -> Locator:
        """A button by the name that is read out."""
        return self.page.get_by_role("button", name=name, exact=True)

    def do(self, *names: str) -> None:
        """Click buttons, one after the other."""
        for name in names:
            self.button(name).click()

    def wait(self, minutes: int) -> None:
        """Let minutes pass."""
        self.page.clock.fast_forward(f"{minutes:02}:00")

    def on(self, title: str, left: str, then: str) -> None:
        """Read the strip: what is on, how long, what is next."""
        for part, text in (("title", title), ("left", left), ("next", then)):
            expect(self.strip.locator(f"[data-clock={part}]")).to_have_text(text)

    @property
    def label(self) -> Locator:
        """The word above the session."""
        return self.strip.locator("[data-clock=label]")

    @property
    def note(self) -> Locator:
        """What does not fit."""
        return self.strip.locator("[data-clock=note]")


Project = Callable[..., Facilitator]


@pytest.fixture
def project(computer: Computer, short_day: Path) -> Iterator[Project]:
    """Open a projector at a time of day. No page may report an error."""
    errors: list[str] = []

    def one(
        file: Path = short_day,
        address: str = "",
        at: datetime = NINE,
        script: str = "",
        **options: Any,
    ) -> Facilitator:
        page = computer(**options).new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
        page.clock.install(time=at)
        if script:
            page.add_init_script(script)
        return Facilitator(page, file).open(address)

    yield one
    assert errors == []


def shipped_file(site: Path, module: str) -> Path:
    return site / f"open/guides/{module}.projector.html"


# Slides


@pytest.mark.parametrize("key", ["ArrowRight", "ArrowDown", "PageDown", " "])
def test_a_key_shows_the_next_slide_and_its_own_goes_back(project: Project, key: str) -> None:
    one = project()
    back = {"ArrowRight": "ArrowLeft", "ArrowDown": "ArrowUp", "PageDown": "PageUp"}
    expect(one.title).to_have_text("Talk")
    one.press(key)
    expect(one.title).to_have_text("Who we are")
    one.press(back.get(key, "Shift+ "))
    expect(one.title).to_have_text("Talk")
    one.press("ArrowLeft")
    expect(one.title).to_have_text("Talk")


def test_home_and_end_show_the_first_and_the_last_slide(project: Project) -> None:
    one = project()
    one.press("End")
    expect(one.title).to_have_text("Close")
    one.press("ArrowRight")
    expect(one.title).to_have_text("Close")
    one.press("Home")
    expect(one.title).to_have_text("Talk")


def test_buttons_show_slides_and_leave_space_to_the_slides(project: Project) -> None:
    one = project()
    expect(one.button("Previous slide")).to_be_disabled()
    one.do("Next slide")
    expect(one.title).to_have_text("Who we are")
    one.do("Start")
    one.press(" ")
    expect(one.title).to_have_text("Work")
    expect(one.button("Pause")).to_be_visible()
    one.do("Previous slide")
    expect(one.title).to_have_text("Who we are")


def test_space_on_a_button_reached_by_keyboard_presses_that_button(project: Project) -> None:
    one = project()
    one.button("Next slide").focus()
    one.press(" ", " ")
    expect(one.title).to_have_text("Work")
    expect(one.button("Next slide")).to_be_focused()


def test_a_reload_comes_back_to_the_slide_and_back_leaves_the_projector(project: Project) -> None:
    one = project()
    one.press("ArrowRight", "ArrowRight")
    expect(one.title).to_have_text("Work")
    assert one.page.url.endswith("#slide-3")
    one.page.reload()
    expect(one.title).to_have_text("Work")
    assert one.page.evaluate("history.length") == 2


@pytest.mark.parametrize("address", ["#slide-99", "#nonsense", "#%E0%A4%A"])
def test_an_unknown_address_shows_the_first_slide(project: Project, address: str) -> None:
    expect(project(address=address).title).to_have_text("Talk")


def test_each_slide_is_announced_with_its_place(project: Project) -> None:
    one = project()
    one.press("ArrowRight")
    expect(one.spoken).to_have_text("Who we are. Slide 2 of 6.")


def test_what_does_not_fit_scrolls_before_the_next_slide_comes(project: Project) -> None:
    one = project(address="#slide-4")
    scrolled = "element => element.scrollTop"
    assert one.slide.evaluate("element => element.scrollHeight > element.clientHeight")
    expect(one.slide).to_have_attribute("tabindex", "0")
    one.press("PageDown")
    assert one.slide.evaluate(scrolled) > 0
    one.press("PageUp")
    assert one.slide.evaluate(scrolled) == 0
    expect(one.title).to_have_text("Much to read")
    one.press("ArrowRight")
    expect(one.title).to_have_text("Lunch")


def test_a_long_text_is_set_smaller(project: Project) -> None:
    one = project(address="#slide-2")
    size = "element => parseFloat(getComputedStyle(element).fontSize)"
    large = one.slide.locator("li").first.evaluate(size)
    one.press("End", "ArrowLeft", "ArrowLeft")
    assert LAPTOP["height"] * 0.035 < one.slide.locator("p").last.evaluate(size) < large


def test_help_shows_the_keys_and_escape_closes_it(project: Project) -> None:
    one = project()
    one.press("?")
    expect(one.page.get_by_role("dialog", name="Keys")).to_be_visible()
    one.press("ArrowRight", "Escape")
    expect(one.page.get_by_role("dialog")).to_be_hidden()
    expect(one.title).to_have_text("Talk")


def test_f_asks_for_the_full_screen(project: Project) -> None:
    one = project()
    one.press("f")
    one.page.wait_for_function("document.fullscreenElement !== null")
    one.press("f")
    one.page.wait_for_function("document.fullscreenElement === null")


def test_where_there_is_no_full_screen_no_button_offers_it(project: Project) -> None:
    one = project(script="Object.defineProperty(document, 'fullscreenEnabled', {get: () => false})")
    expect(one.button("Full screen")).to_be_hidden()
    one.press("f")
    expect(one.title).to_have_text("Talk")


@pytest.mark.parametrize("key", ["Control+ArrowRight", "Alt+ArrowRight", "Meta+c"])
def test_the_browser_keeps_its_own_keys(project: Project, key: str) -> None:
    one = project()
    one.press(key)
    expect(one.title).to_have_text("Talk")
    expect(one.strip).to_be_visible()


# The clock


def test_before_it_is_started_the_clock_shows_the_plan(project: Project) -> None:
    one = project(at=NINE.replace(hour=14))
    expect(one.label).to_have_text("First, as planned")
    one.on("Talk", "At 09:00", "09:30 Work")
    expect(one.note).to_be_empty()


def test_the_clock_counts_down_from_the_planned_start(project: Project) -> None:
    one = project()
    one.do("Start")
    expect(one.label).to_have_text("Now")
    one.on("Talk", "30 minutes left", "09:30 Work")
    one.wait(29)
    one.on("Talk", "1 minute left", "09:30 Work")


def test_a_late_start_shifts_the_morning_and_lunch_stays(project: Project) -> None:
    one = project(at=NINE.replace(minute=10))
    one.do("Start now")
    one.on("Talk", "30 minutes left", "09:40 Work")
    expect(one.note).to_have_text("Work runs 10 minutes into Lunch at 11:00.")
    one.wait(20)
    one.do("Next session now")
    one.on("Work", "90 minutes left", "11:00 Lunch")
    expect(one.note).to_be_empty()


def test_a_start_typed_for_later_is_waited_for(project: Project) -> None:
    one = project()
    one.page.get_by_label("First session at").fill("09:20")
    one.do("Start")
    one.on("Talk", "In 20 minutes, at 09:20", "09:50 Work")
    expect(one.button("Pause")).to_be_hidden()
    one.wait(19)
    one.on("Talk", "In 1 minute, at 09:20", "09:50 Work")
    one.wait(1)
    one.on("Talk", "30 minutes left", "09:50 Work")


def test_keys_typed_into_the_time_change_no_slide(project: Project) -> None:
    one = project()
    one.page.get_by_label("First session at").focus()
    one.press("ArrowRight", "ArrowDown")
    expect(one.title).to_have_text("Talk")


def test_started_in_the_middle_of_the_day_the_clock_finds_the_session(project: Project) -> None:
    one = project(at=NINE.replace(hour=11, minute=15))
    one.do("Start")
    one.on("Lunch", "30 minutes left", "11:45 Close")


def test_a_pause_stops_the_minutes_and_shifts_what_follows(project: Project) -> None:
    one = project()
    one.do("Start")
    one.wait(10)
    one.do("Pause")
    one.wait(15)
    expect(one.label).to_have_text("Paused")
    one.on("Talk", "20 minutes left", "09:45 Work")
    one.do("Go on")
    one.wait(5)
    expect(one.label).to_have_text("Now")
    one.on("Talk", "15 minutes left", "09:45 Work")
    expect(one.note).to_have_text("Work runs 15 minutes into Lunch at 11:00.")


def test_time_over_is_said_in_words_and_by_a_sign(project: Project) -> None:
    one = project()
    one.do("Start")
    one.wait(30)
    one.on("Talk", "Time is up", "09:30 Work")
    expect(one.spoken).to_have_text("Now, over time. Talk. Time is up")
    one.wait(1)
    one.on("Talk", "+1 minute over", "09:31 Work")
    one.wait(4)
    one.on("Talk", "+5 minutes over", "09:35 Work")
    expect(one.label).to_have_text("Now, over time")
    expect(one.note).to_have_text("Work runs 5 minutes into Lunch at 11:00.")


def test_moving_on_early_leaves_minutes_before_lunch(project: Project) -> None:
    one = project()
    one.do("Start")
    one.wait(20)
    one.do("Next session now")
    one.on("Work", "90 minutes left", "11:00 Lunch")
    expect(one.note).to_have_text("10 minutes are free after Work: Lunch stays at 11:00.")


def test_a_lunch_begun_early_still_ends_when_it_was_to_end(project: Project) -> None:
    one = project()
    one.do("Start", "Next session now")
    one.wait(50)
    one.do("Next session now")
    one.on("Lunch", "115 minutes left", "11:45 Close")


def test_a_lunch_begun_late_keeps_its_length(project: Project) -> None:
    one = project(at=NINE.replace(hour=10, minute=50))
    one.do("Start")
    one.wait(20)
    one.on("Work", "+10 minutes over", "11:00 Lunch")
    expect(one.note).to_have_text("Work runs 10 minutes into Lunch at 11:00.")
    one.do("Next session now")
    one.on("Lunch", "45 minutes left", "11:55 Close")
    expect(one.note).to_have_text("The last session ends at 12:10, 10 minutes later than planned.")


def test_the_last_session_finishes_the_day_and_undo_takes_it_back(project: Project) -> None:
    one = project(at=NINE.replace(hour=11, minute=50))
    one.do("Start")
    one.on("Close", "10 minutes left", "12:00 The end")
    one.do("Finish")
    expect(one.label).to_have_text("Finished")
    expect(one.button("Finish")).to_be_hidden()
    one.do("Undo")
    one.on("Close", "10 minutes left", "12:00 The end")
    one.do("Undo")
    expect(one.label).to_have_text("First, as planned")
    expect(one.button("Undo")).to_be_hidden()


def test_the_strip_hides_by_key_and_by_button_and_stays_hidden(project: Project) -> None:
    one = project()
    one.press("c")
    expect(one.strip).to_be_hidden()
    expect(one.button("Start")).to_be_hidden()
    one.page.reload()
    expect(one.strip).to_be_hidden()
    expect(one.button("Clock")).to_have_attribute("aria-pressed", "false")
    one.do("Clock")
    expect(one.strip).to_be_visible()


def test_the_clock_runs_on_through_a_reload(project: Project) -> None:
    one = project()
    one.do("Start")
    one.wait(5)
    one.do("Next session now", "Pause")
    one.page.reload()
    expect(one.label).to_have_text("Paused")
    one.on("Work", "90 minutes left", "11:00 Lunch")


def test_another_day_begins_with_the_plan(project: Project) -> None:
    one = project()
    one.do("Start")
    one.page.clock.set_system_time(NINE.replace(day=25))
    one.page.reload()
    expect(one.label).to_have_text("First, as planned")


@pytest.mark.parametrize(
    "script",
    [
        "Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('no') }})",
        "Storage.prototype.getItem = () => '{broken'",
        "Storage.prototype.getItem = () => 'null'",
        "Storage.prototype.getItem = () => "
        "JSON.stringify({day: new Date().toDateString(), done: [{name: 'start', at: 'x'}]})",
    ],
    ids=["forbidden", "broken", "null", "odd"],
)
def test_without_usable_storage_the_clock_still_runs(project: Project, script: str) -> None:
    one = project(script=script)
    one.do("Start")
    one.on("Talk", "30 minutes left", "09:30 Work")


def test_the_room_hears_a_change_and_not_every_minute(project: Project) -> None:
    one = project()
    one.do("Start")
    expect(one.spoken).to_have_text("Now. Talk. 30 minutes left")
    one.wait(10)
    one.on("Talk", "20 minutes left", "09:30 Work")
    expect(one.spoken).to_have_text("Now. Talk. 30 minutes left")


# Every reader, every size


@pytest.mark.parametrize("module", SHIPPED)
def test_a_slide_an_idea(project: Project, site: Path, module: str) -> None:
    agenda = load(ROOT).modules[module].model.agenda
    assert agenda
    ideas = sum(
        1 + len(re.findall("^### ", session.shown or "", re.MULTILINE))
        for session in agenda.sessions
    )
    one = project(shipped_file(site, module))
    openings = one.page.locator(".slide").count() - ideas
    assert openings in (1, 2)
    assert ideas > len(agenda.sessions)


@pytest.mark.parametrize(
    "size",
    [SMALL, pytest.param(LAPTOP, marks=pytest.mark.long), LARGE],
    ids=lambda one: one["width"],
)
@pytest.mark.parametrize("module", SHIPPED)
def test_every_shipped_slide_fits_and_is_read_from_the_back(
    project: Project, site: Path, module: str, size: dict[str, int]
) -> None:
    one = project(shipped_file(site, module), viewport=size)
    one.do("Start now")
    one.wait(33)
    expect(one.note).not_to_be_empty()
    count = one.page.locator(".slide").count()
    for number in range(1, count + 1):
        expect(one.page.locator("#count")).to_have_text(f"{number} of {count}")
        title = one.title.inner_text()
        found = one.slide.evaluate(
            """slide => ({
              over: [slide, document.documentElement].some(one =>
                one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth),
              shown: slide.clientHeight / innerHeight,
              size: Math.min(...Array.from(slide.querySelectorAll('.slide-text *'),
                one => parseFloat(getComputedStyle(one).fontSize) / innerHeight), 1)
            })"""
        )
        assert not found["over"], f"{title} does not fit"
        assert found["size"] >= 0.04, f"{title} is too small"
        assert found["shown"] > 0.7, "the strip takes too much"
        one.press("ArrowRight")


@pytest.mark.parametrize("size", [PHONE, {"width": 320, "height": 640}], ids=lambda s: s["width"])
def test_nothing_is_wider_than_a_small_window(project: Project, size: dict[str, int]) -> None:
    one = project(viewport=size, address="#slide-2")
    one.do("Start")
    assert one.page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def title_slide(one: Facilitator) -> None:
    expect(one.title).to_have_text("Talk")


def text_slide(one: Facilitator) -> None:
    one.press("ArrowRight")


def long_slide(one: Facilitator) -> None:
    one.press("End", "ArrowLeft", "ArrowLeft")


def help_shown(one: Facilitator) -> None:
    one.press("?")


def over_time(one: Facilitator) -> None:
    one.do("Start")
    one.wait(40)


def paused(one: Facilitator) -> None:
    one.do("Start", "Pause")


def strip_hidden(one: Facilitator) -> None:
    one.press("c")


STATES: list[Callable[[Facilitator], None]] = [
    title_slide,
    text_slide,
    long_slide,
    help_shown,
    over_time,
    paused,
    strip_hidden,
]


@pytest.mark.parametrize("state", STATES, ids=lambda one: one.__name__)
def test_a_state_has_no_faults(project: Project, state: Callable[[Facilitator], None]) -> None:
    one = project()
    state(one)
    assert faults(one.page) == []


def test_without_scripts_every_slide_is_read_one_after_the_other(
    computer: Computer, short_day: Path
) -> None:
    page = computer(java_script_enabled=False).new_page()
    page.goto(short_day.as_uri())
    for heading in page.locator(".slide h2").all():
        expect(heading).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.locator("#clock")).to_be_hidden()
    expect(page.get_by_role("row", name="11:00 to 11:45 Lunch")).to_be_visible()
    tops = [heading.bounding_box() for heading in page.locator(".slide h2").all()]
    heights = [box["y"] for box in tops if box]
    assert len(heights) == len(SLIDES)
    assert heights == sorted(heights)


def test_paper_has_every_slide_and_no_buttons(project: Project) -> None:
    one = project()
    one.page.emulate_media(media="print")
    for heading in one.page.locator(".slide h2").all():
        expect(heading).to_be_visible()
    expect(one.page.get_by_role("heading", name="A short day")).to_be_visible()
    expect(one.page.get_by_role("button")).to_have_count(0)
    expect(one.strip).to_be_hidden()


def test_no_request_leaves_the_file(project: Project) -> None:
    one = project()
    one.do("Start", "Pause", "Go on", "Next session now")
    one.press("ArrowRight", "End", "?")
    assert [url for url in one.asked if not url.startswith("data:")] == [one.file.as_uri()]
