"""Documents: what each copy holds, where its contents lead, how many sheets it has."""

import html
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from builder.counts import sheets_needed, small_groups
from builder.model.activity import Activity, Sheet
from tests.pages import Files
from tests.paper_drawn import Drawn, apart
from tests.support import SITES, Ran, change, copied, files_of, packs, put
from tests.test_pdf import POINTS_PER_MM, Printed

PACK = "print/documents/day-pack.autumn"
COPIES = ("facilitator", "participants", "large-print")
every_copy = pytest.mark.parametrize("copy", COPIES)
SCHOOLS = 24
LONG = "The Blessed Hildegard and Saint Bartholomew Academy, Wŷefield"
NOTE = "We saw that the marks lie far apart, and that each of us had thought of something else. "


def an_activity(*, size: int | None = None, count: int | None = None) -> Activity:
    return Activity(
        title="Talk",
        summary="All have talked.",
        number="1",
        groups="groups",
        group_size=size,
        group_count=count,
        minutes=5,
        steps=("Talk.",),
    )


class TestCounts:
    @pytest.mark.parametrize(
        ("people", "groups"),
        [
            (1, (1,)),
            (2, (2,)),
            (4, (4,)),
            (5, (3, 2)),
            (7, (4, 3)),
            (8, (4, 4)),
            (9, (3, 3, 3)),
            (10, (4, 3, 3)),
            (11, (4, 4, 3)),
            (24, (3,) * 8),
            (40, (4, *(3,) * 12)),
        ],
    )
    def test_whoever_is_left_over_joins_a_group(self, people: int, groups: tuple[int, ...]) -> None:
        assert small_groups(an_activity(size=3), people) == groups

    @pytest.mark.parametrize("size", [2, 3, 4, 6])
    def test_nobody_is_left_out_or_sits_alone_and_no_group_grows_by_two(self, size: int) -> None:
        for people in range(2, 60):
            groups = small_groups(an_activity(size=size), people)
            assert sum(groups) == people
            assert max(groups) <= size + 1
            assert min(groups) > 1

    def test_a_number_of_groups_shares_everybody_out(self) -> None:
        assert small_groups(an_activity(count=3), 10) == (4, 3, 3)
        assert small_groups(an_activity(count=3), 2) == (1, 1)
        assert small_groups(an_activity(), 10) == ()

    def test_as_many_sheets_as_people_schools_and_groups_need(self) -> None:
        for copies, number in [("each-person", 10), ("each-school", 10), ("wall", 1)]:
            assert sheets_needed(a_sheet(copies), an_activity(size=3), 10) == number
        assert sheets_needed(a_sheet("each-group"), an_activity(size=3), 10) == 3
        assert sheets_needed(a_sheet("each-group"), an_activity(), 10) == 1


def a_sheet(copies: str) -> Sheet:
    given = {"kind": "lines", "title": "What?", "headings": ["What?"], "copies": copies}
    return Sheet.model_validate(given)


def text_of(files: Files, address: str) -> str:
    return html.unescape(files[address].decode())


class TestCopies:
    def test_only_the_facilitators_copy_has_notes_and_answers_to_expect(
        self, hostile_files: Files
    ) -> None:
        for copy in COPIES:
            text = text_of(hostile_files, f"groups/north/{PACK}.{copy}.pdf")
            is_facilitators = copy == "facilitator"
            for words in ('Say "hello"', "Walk about", "The answers show", "Get ready"):
                assert (words in text) == is_facilitators, (copy, words)
            assert ("How was it?" in text) != is_facilitators

    def test_what_people_share_is_in_one_copy_and_what_each_has_in_the_other(
        self, hostile_files: Files
    ) -> None:
        counts = [
            [
                len(re.findall(f'class="sheet-title[^>]*>{title}<', text))
                for title in ("What we heard", "One thing {{ each }}")
            ]
            for copy in COPIES
            for text in [text_of(hostile_files, f"groups/north/{PACK}.{copy}.pdf")]
        ]
        assert counts == [[1, 0], [0, 1], [0, 1]]

    @every_copy
    def test_a_groups_answers_stay_with_it(self, hostile_files: Files, copy: str) -> None:
        name = f"{PACK}.{copy}.pdf"
        homes = {address for address in hostile_files if address.endswith(name)}
        # The other group has one member: nothing can stand side by side.
        assert homes == {f"groups/north/{name}", f"authority/clusters/north/{name}"}

    def test_an_invented_groups_pack_is_for_anybody_and_its_footer_does_not_say_otherwise(
        self, shipped_files: Files
    ) -> None:
        name = "print/documents/workshop-pack.autumn-2009.participants.pdf"
        homes = {address.removesuffix(name) for address in shipped_files if address.endswith(name)}
        assert {home for home in homes if home.startswith("open/")} == {"open/examples/northside/"}
        assert {"groups/riverside/", "authority/clusters/riverside/"} <= homes
        mind = "please do not pass it on"
        assert mind in text_of(shipped_files, f"groups/riverside/{name}")
        assert mind not in text_of(shipped_files, f"open/examples/northside/{name}")

    def test_the_training_has_the_workshop_of_the_invented_group_in_it(
        self, shipped_files: Files
    ) -> None:
        for copy, has_notes in [("facilitator", True), ("participants", False)]:
            text = text_of(shipped_files, f"open/print/documents/training-pack.{copy}.pdf")
            assert "Ash Lane" in text
            assert 'id="example-findings"' in text
            assert 'id="example-evaluation"' not in text
            assert ("The room chooses <strong>factors</strong>" in text) == has_notes
            assert text.count("Northside cluster: since last time") == 1

    def test_sheets_are_counted_for_those_who_come(self, shipped_files: Files) -> None:
        counts = {
            group: len(re.findall(r'class="sheet-title[^>]*>Voting slips', text))
            for group in ("northside", "riverside", "fenmarsh")
            for text in [
                text_of(
                    shipped_files,
                    f"groups/{group}/print/documents/workshop-pack.autumn-2009.facilitator.pdf",
                )
            ]
        }
        assert counts == {"northside": 10, "riverside": 9, "fenmarsh": 6}
        training = text_of(shipped_files, "open/print/documents/training-pack.facilitator.pdf")
        assert len(re.findall(r'class="sheet-title[^>]*>Approaches<', training)) == 4

    def test_minutes_that_schools_share_are_told_as_minutes_for_each(
        self, shipped_files: Files, hostile_files: Files
    ) -> None:
        name = "print/documents/workshop-pack.autumn-2009.facilitator.pdf"
        says = "20 minutes for 10 schools: about 2 minutes each"
        assert says in text_of(shipped_files, f"groups/northside/{name}")
        own = text_of(hostile_files, f"groups/north/{PACK}.facilitator.pdf")
        assert "20 minutes for 3 schools: about 6 minutes each" in own

    def test_before_anybody_has_answered_there_is_room_to_write(self, shipped_files: Files) -> None:
        name = "print/documents/workshop-pack.autumn-2009.participants.pdf"
        text = text_of(shipped_files, f"groups/fenmarsh/{name}")
        assert "Nobody has answered yet: write each mark into its square." in text
        assert "What is good news" in text
        assert "Who could help whom" not in text

    @pytest.mark.parametrize(
        ("page", "leads_to"),
        [
            ("groups/riverside/index.html", "workshop-pack.autumn-2009.facilitator.pdf"),
            ("groups/riverside/packs/cluster-workshop.html", "workshop-pack.autumn-2009"),
            ("open/packs/facilitator-training.html", "training-pack.participants.pdf"),
            ("open/packs/cluster-workshop.html", "examples/northside/print/documents/wall-grid"),
        ],
    )
    def test_pages_lead_to_it_before_all_other_paper(
        self, shipped_files: Files, page: str, leads_to: str
    ) -> None:
        papers = re.findall(r'href="([^"]+\.pdf)"', text_of(shipped_files, page))
        assert "print/documents/" in papers[0]
        assert any(leads_to in paper for paper in papers)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A group of many schools with long names, who wrote at length over their grid."""
    root = copied(SITES / "hostile", tmp_path_factory.mktemp("documents"))
    north = root / "content/clusters/north"
    shutil.rmtree(north / "returns/spring")
    change(
        north / "cluster.yaml",
        "schools:\n",
        "schools:\n"
        + "".join(
            f"  - id: more-{at}\n    name: {LONG[:57]} {at:02}\n    phase: primary\n"
            for at in range(SCHOOLS - 3)
        ),
    )
    answered = (north / "returns/autumn/oakfen.review.school.json").read_text(encoding="utf-8")
    known = re.search(r'"id": "([0-9a-f]{32})"', answered)
    assert known
    for at in range(SCHOOLS - 4):
        text = answered.replace(known[1], f"{at + 1000:032x}").replace('"oakfen"', f'"more-{at}"')
        put(north / f"returns/autumn/more-{at}.review.school.json", text)
    finding = {"text": f"Our own words. {NOTE * 22}", "draft": "What the figures say."}
    drafted = {"text": "Kept as drafted.", "draft": "Kept as drafted."}
    workshop = {
        "id": "f" * 32,
        "revision": 1,
        "rubric": "review",
        "edition": "2009 {draft}",
        "fingerprint": "a" * 64,
        "group": "north",
        "round": "autumn",
        "meetings": {
            "autumn": {
                "findings": {"weakest": finding, "pairs": drafted},
                "other": "The <b>bus</b> is late.",
            }
        },
    }
    put(north / "workshops/review.json", json.dumps(workshop, sort_keys=True, indent=1))
    return root


@pytest.fixture(scope="module")
def printed(project: Path) -> tuple[Ran, Path]:
    """What the command says when it prints one group, and the folder with other things in it."""
    folder = project / "for Thursday"
    put(folder / "mine.txt", "Keep me.")
    put(folder / "north.wall.autumn.pdf", "An old one.")
    ran = packs("print", "--project", project, "--group", "north", "--to", folder)
    return ran, folder


@pytest.fixture(scope="module")
def pack(printed: tuple[Ran, Path]) -> dict[str, Printed]:
    """The copies of the group's pack."""
    return {copy: Printed(printed[1] / f"north.day-pack.autumn.{copy}.pdf") for copy in COPIES}


def outline(file: Path) -> dict[str, int]:
    """The page of each heading in the outline, from 1."""
    found: dict[str, int] = {}
    with pikepdf.open(file) as pdf, pdf.open_outline() as got:
        numbers: dict[Any, int] = {
            page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)
        }
        waiting = list(got.root)
        while waiting:
            item = waiting.pop(0)
            where: Any = item.destination
            found.setdefault(item.title, numbers[where[0].objgen])
            waiting += item.children
    return found


class TestPages:
    @every_copy
    def test_contents_name_the_page_on_which_each_part_begins(
        self, pack: dict[str, Printed], copy: str
    ) -> None:
        one = pack[copy]
        first = next(number for number, page in enumerate(one.pages) if "What is in it" in page)
        listed = re.findall(r"^ *(\S.*?) ?\.{3,} ?(\d+)$", one.pages[first], re.MULTILINE)
        assert len(listed) == 8
        begins = outline(one.file)
        for title, page in listed:
            name = re.sub(r" \(\d+ sheets\)$", "", title)
            assert begins[name] == int(page), title
            assert name in one.pages[int(page) - 1]

    def test_the_way_from_the_agenda_to_an_activity_names_its_page(
        self, pack: dict[str, Printed]
    ) -> None:
        for copy in COPIES:
            page = outline(pack[copy].file)['Talk & "listen" on paper']
            assert f'Activity 1.10: Talk & "listen", page {page}' in pack[copy].text

    def test_findings_in_peoples_own_words_stand_over_the_figures_they_rest_on(
        self, pack: dict[str, Printed]
    ) -> None:
        one = pack["participants"]
        page = " ".join(one.pages[outline(one.file)["What we found"] - 1].split())
        assert "Our own words." in page
        assert page.index("Our own words.") < page.index("22 low, average")
        assert "Kept as drafted." not in page
        assert "What the figures do" in page
        assert "The <b>bus</b> is late." in page

    def test_every_group_has_a_sheet_of_its_own_and_the_outline_has_one(
        self, pack: dict[str, Printed]
    ) -> None:
        text = pack["facilitator"].text
        for nth in range(1, 9):
            assert f"One for each group: sheet {nth} of 8." in text
        with pikepdf.open(pack["facilitator"].file) as pdf, pdf.open_outline() as got:
            titles = [
                child.title for top in got.root for one in top.children for child in one.children
            ]
        assert titles.count("What we heard") == 1

    @every_copy
    def test_every_page_says_what_it_is_whose_it_is_and_its_place(
        self, pack: dict[str, Printed], copy: str
    ) -> None:
        pages = pack[copy].pages
        says = {
            "facilitator": "Facilitator's copy",
            "participants": "Participants' copy",
            "large-print": "Participants' copy, large print",
        }[copy]
        for number, page in enumerate(pages, start=1):
            flat = " ".join(page.split())
            assert re.search(rf"Page {number} of {len(pages)}\b", flat)
            for words in ('day & "more"', "Northberry", "Autumn & after", says):
                assert words in flat, (number, words)
            assert re.search(r"edition 2009 \{draft\} \([0-9a-f]{8}\)", flat)
            assert "please do not pass it on" in flat

    @every_copy
    def test_no_page_is_nearly_empty(self, pack: dict[str, Printed], copy: str) -> None:
        for page in pack[copy].pages:
            lines = [line for line in page.splitlines() if line.strip()]
            assert len(lines) > 4 or lines[0].strip() == "Notes on the day", page

    @pytest.mark.parametrize("copy", COPIES[1:])
    def test_an_evaluation_can_be_handed_in_without_a_page_of_ones_own_notes(
        self, pack: dict[str, Printed], copy: str
    ) -> None:
        begins = outline(pack[copy].file)["How was it?"]
        assert begins % 2 == 1, "it stands on the back of another page"

    @every_copy
    def test_words_stay_inside_the_margins_and_apart(
        self, pack: dict[str, Printed], copy: str
    ) -> None:
        one = pack[copy]
        sizes, words = one.sizes(), one.words
        for word in words:
            width, height = sizes[word.page]
            left, right = (22, 16) if width < height else (16, 12)
            assert word.left >= left * POINTS_PER_MM - 1, word
            assert word.right <= (width - right) * POINTS_PER_MM + 1, word
            assert word.bottom <= (height - 4) * POINTS_PER_MM, word
        assert list(apart(Drawn(one.file))) == []

    def test_large_print_has_no_letter_below_18_points_but_in_the_margins(
        self, pack: dict[str, Printed]
    ) -> None:
        """Letters of 18 points take 23.9 points of height in this font. Pages stay A4 upright."""
        one = pack["large-print"]
        assert {(round(width), round(height)) for width, height in one.sizes()} == {(210, 297)}
        for word in one.words:
            if 15 * POINTS_PER_MM < word.bottom < (297 - 29) * POINTS_PER_MM:
                assert word.bottom - word.top > 23.8, word

    def test_the_wall_has_the_grid_on_a3_with_all_schools_on_a_page(
        self, printed: tuple[Ran, Path]
    ) -> None:
        wall = Printed(printed[1] / "north.wall.autumn.pdf")
        (size,) = wall.sizes()
        assert size == pytest.approx((420, 297), abs=0.2)
        assert f"of {SCHOOLS} schools returned" in wall.text
        assert list(apart(Drawn(wall.file))) == []


class TestCommand:
    def test_it_prints_what_is_asked_for_and_leaves_the_rest(
        self, printed: tuple[Ran, Path]
    ) -> None:
        ran, folder = printed
        names = {f"north.day-pack.autumn.{copy}.pdf" for copy in COPIES} | {"north.wall.autumn.pdf"}
        assert ran.code == 0, ran.err
        assert set(files_of(folder)) == names | {"mine.txt"}
        assert all(files_of(folder)[name].startswith(b"%PDF") for name in names)
        *files, last = ran.out.splitlines()
        assert {Path(file).name for file in files} == names
        assert last.startswith("Printed 4 PDFs, in ")

    @pytest.mark.parametrize(
        ("asked", "says"),
        [
            (("--group", "nroth"), "There is no group 'nroth'. Did you mean 'north'?"),
            (("--document", "day-pakc"), "There is no document 'day-pakc'. Did you mean"),
            (("--group", "south"), "There is nothing to print for south"),
        ],
    )
    def test_what_it_cannot_print_it_says_and_writes_nothing(
        self, tmp_path: Path, asked: tuple[str, str], says: str
    ) -> None:
        ran = packs("print", "--project", SITES / "hostile", *asked, "--to", tmp_path / "new")
        assert ran.code == 2
        assert says in " ".join(ran.err.split())
        assert "Nothing was written." in ran.err
        assert not (tmp_path / "new").exists()

    def test_a_mistake_in_a_file_is_told_as_everywhere(self, tmp_path: Path) -> None:
        root = copied(SITES / "hostile", tmp_path)
        change(root / "content/documents/wall.yaml", "kind: grid", "kind: gird")
        ran = packs("print", "--project", root)
        assert ran.code == 1
        assert "content/documents/wall.yaml:6:12: kind: 'gird'" in ran.err
        assert not (root / "print").exists()
