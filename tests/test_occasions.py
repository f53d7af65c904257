"""The pages of a group, of whatever kind: as its readers find them, in its folder and others'."""

import json
from pathlib import Path
from typing import Any

import pytest

from builder.editions import fingerprint
from builder.model.rubric import Rubric
from tests.pages import Files, dead_links, files_of_site, text_of
from tests.support import BASE, change, copied, put

LEVELS = {
    "order": "best-last",
    "levels": [{"id": name, "title": name.title()} for name in ("weak", "fair", "good")],
}
YES_NO = {
    "order": "best-last",
    "levels": [{"id": "no", "title": "No"}, {"id": "yes", "title": "Yes"}],
}
FIELD = {"kind": "long-text", "audience": "group"}


def criterion(name: str, number: str, **keys: Any) -> dict[str, Any]:
    """One criterion on the rubric's levels, or on its own."""
    scale = keys.get("scale", LEVELS)
    descriptors = {level["id"]: f"{name} is {level['id']}." for level in scale["levels"]}
    asked = {"question": f"How is {name}?", "descriptors": descriptors}
    return {"id": name, "number": number, "title": name.title()} | asked | keys


def a_board(**keys: Any) -> dict[str, Any]:
    """A rubric with three voices, fields for two audiences, a rule that proposes, and days."""
    rubric = {
        "title": "Board review",
        "short_title": "Board",
        "edition": "1",
        "summary": "How is it?",
        "minutes": 20,
        "audience": "group",
        "introduction": "Answer.",
        "subject": {"singular": "board", "plural": "boards"},
        "scale": LEVELS,
        "sections": [
            {
                "id": "all",
                "title": "All",
                "criteria": [
                    criterion("trust", "1", overview=True),
                    criterion("support", "2"),
                    criterion(
                        "danger", "3", scale=YES_NO, when={"answer": "trust", "is": ["weak"]}
                    ),
                    criterion("depth", "4", voices=["first"]),
                ],
            }
        ],
        "criterion_fields": [
            FIELD | {"id": "note", "label": "Note"},
            FIELD | {"id": "candid", "label": "Candid", "audience": "authority"},
            FIELD | {"id": "focus", "label": "Focus"},
            FIELD | {"id": "why", "label": "Why not the same?"},
        ],
        "return_fields": [
            {"kind": "date", "id": "review", "label": "Next review", "audience": "group"},
            {"kind": "date", "id": "told", "label": "Told on", "audience": "group"},
            {
                "kind": "choice",
                "id": "mood",
                "label": "Mood",
                "audience": "group",
                "choices": [{"id": "calm", "label": "Calm"}, {"id": "tense", "label": "Tense"}],
            },
            FIELD | {"id": "hidden", "label": "Hidden", "audience": "authority"},
        ],
        "voices": [
            {"id": "draft", "title": "A draft", "speaker": "Who?", "audience": "authority"},
            {"id": "first", "title": "First reader"},
            {"id": "last", "title": "Last reader", "reason": "why"},
        ],
        "focus": "focus",
        "results": [
            {
                "rule": "lookup",
                "id": "usual",
                "title": "Usual support",
                "of": "trust",
                "values": {"weak": "good", "fair": "fair", "good": "weak"},
                "proposes": "support",
                "reason": "why",
                "audience": "group",
            },
            {
                "rule": "compare",
                "id": "review-time",
                "title": "Review",
                "of": "review",
                "with": "round",
                "more": "still to come",
                "equal": "today",
                "less": "overdue",
                "audience": "group",
                "when": [{"answer": "trust", "is": ["weak", "fair"]}],
            },
        ],
        "group_results": [
            {
                "rule": "count",
                "id": "weak-boards",
                "title": "Weak boards",
                "of": ["trust"],
                "is": ["weak"],
                "audience": "group",
            }
        ],
    } | keys
    return {name: value for name, value in rubric.items() if value is not None}


class Project:
    """A small project with a group of boards, to which returns are added."""

    def __init__(self, root: Path, members: tuple[str, ...], rubric: dict[str, Any]) -> None:
        self.root = copied(BASE, root)
        self.count = 0
        self.fingerprint = fingerprint(Rubric.model_validate(rubric))
        put(root / "rubrics/board.yaml", json.dumps(rubric))
        others = [{"id": name, "name": f"{name.title()} board"} for name in members]
        group = {"name": "Vale", "rubrics": ["board"]} | ({"others": others} if others else {})
        put(root / "content/clusters/vale/cluster.yaml", json.dumps(group))
        pack = (root / "content/packs/review.yaml").read_text()
        audience = rubric["audience"]
        put(
            root / "content/packs/board.yaml",
            f"audience: {audience}\n{pack.replace('  - review', '  - board', 1)}".replace(
                "  - partners\n", ""
            ),
        )
        change(
            root / "content/project.yaml",
            "title: Autumn",
            'title: Autumn\n    date: "2010-09-01"\n    ends: "2010-12-01"',
        )

    def says(
        self,
        subject: str,
        voice: str,
        answers: dict[str, Any] | None = None,
        round_: str = "autumn",
        speaker: str = "",
        **fields: Any,
    ) -> None:
        """Add a return."""
        self.count += 1
        said = {
            "id": f"{self.count:032x}".replace("0", "a"),
            "revision": 1,
            "rubric": "board",
            "edition": "1",
            "fingerprint": self.fingerprint,
            "round": round_,
            "group": "vale",
            "subject": subject,
            "subject_name": subject,
            "voice": voice,
            "speaker": speaker,
            "answers": answers or {},
            "fields": fields,
        }
        name = ".".join([subject, "board", voice, *([f"s{self.count}"] if speaker else []), "json"])
        put(self.root / f"content/clusters/vale/returns/{round_}/{name}", json.dumps(said))

    def files(self) -> Files:
        """All that is written, in which every link must lead somewhere."""
        files = files_of_site(str(self.root))
        assert dead_links(files) == set()
        return files


@pytest.fixture
def vale(tmp_path: Path) -> Project:
    """Three boards in an order of their own: not that of their names."""
    return Project(tmp_path, ("oak", "ash", "elm"), a_board())


def text(files: Files, address: str) -> str:
    return text_of(files[address].decode())


OAK = "groups/vale/schools/oak.board.autumn.html"
VALE = "authority/clusters/vale"


def test_every_voices_words_are_shown_and_a_difference_without_a_reason_is_named(
    vale: Project,
) -> None:
    vale.says("oak", "first", {"trust": {"value": "good", "fields": {"note": "Lightnote."}}})
    vale.says("oak", "last", {"trust": {"value": "fair", "fields": {"note": "Heavynote."}}})
    files = vale.files()
    page = text(files, OAK)
    assert "Lightnote." in page
    assert "Heavynote." in page
    assert "First reader: Good. Last reader: Fair, which counts. No reason given." in page
    register = text(files, "groups/vale/returns/board.autumn.html")
    assert "Judged otherwise, and no reason is given: Trust." in register
    vale.says(
        "oak", "last", {"trust": {"value": "fair", "fields": {"why": "Seen since."}}}
    )  # In place of the return above.
    files = vale.files()
    assert "Reason: Seen since." in text(files, OAK)
    assert "no reason is given" not in text(files, "groups/vale/returns/board.autumn.html")


def test_a_value_that_a_rule_gave_is_marked_everywhere(vale: Project) -> None:
    vale.says("oak", "last", {"trust": {"value": "weak"}})
    vale.says("ash", "last", {"trust": {"value": "weak"}, "support": {"value": "weak"}})
    files = vale.files()
    grid = text(files, "groups/vale/grids/board.autumn.html")
    assert "▲ Goodd, by default" in grid
    assert grid.count(", by default") == 1
    assert "by default: a rule gave" in grid
    assert "by default: a rule gave it" in text(files, OAK)
    assert "by default" not in text(files, OAK.replace("oak", "ash"))
    assert "Usual support: Good. Judged here: Weak. No reason given." in text(
        files, OAK.replace("oak", "ash")
    )
    assert "d</span>" in files["groups/vale/print/board.autumn.grid.pdf"].decode()


def test_a_rule_for_the_authority_is_not_named_to_the_group(tmp_path: Path) -> None:
    rubric = a_board()
    del rubric["results"][0]["audience"]
    vale = Project(tmp_path, ("oak", "ash"), rubric)
    vale.says("oak", "last", {"trust": {"value": "weak"}, "support": {"value": "weak"}})
    files = vale.files()
    assert "Usual support" not in text(files, OAK)
    assert "Usual support: Good." in text(files, f"{VALE}/schools/oak.board.autumn.html")


def test_what_is_not_asked_is_not_blank(vale: Project) -> None:
    """Because of another answer, or because the voice that is asked takes no part in the round."""
    vale.says("oak", "last", {"trust": {"value": "fair"}})
    vale.says("ash", "last", {"trust": {"value": "weak"}})
    files = vale.files()
    register = text(files, "groups/vale/returns/board.autumn.html")
    assert "Oak board](../schools/oak.board.autumn.html) | ✓ Returned" in register
    assert "Left blank: Danger." in register
    grid = text(files, "groups/vale/grids/board.autumn.html")
    assert "not asked here, not counted" in grid
    assert "nobody who answers it has returned in this round: Depth." in grid
    vale.says("elm", "first", {"trust": {"value": "fair"}, "depth": {"value": "good"}})
    files = vale.files()
    assert "Left blank: Depth." in text(files, "groups/vale/returns/board.autumn.html")
    assert "nobody who answers it" not in text(files, "groups/vale/grids/board.autumn.html")


def test_what_changed_since_the_round_before_is_marked_and_the_rounds_stand_in_a_table(
    vale: Project,
) -> None:
    first = {"trust": {"value": "weak", "fields": {"note": "Old.", "focus": "Meet."}}}
    vale.says("oak", "last", first, "spring", mood="calm")
    now = {"trust": {"value": "fair", "fields": {"note": "New.", "focus": "Meet."}}}
    vale.says("oak", "last", now, mood="tense")
    vale.says("ash", "last", {"trust": {"value": "fair"}})
    page = text(vale.files(), OAK)
    assert "was Weak" in page
    assert "Note changed since Spring" in page
    assert "Focus changed" not in page
    assert "Mood was Calm (Spring)" in page
    assert "| [Spring](../schools/oak.board.spring.html) | ▼ Weak" in page
    assert "| Autumn this round | ● Fair changed" in page
    assert "The next level, Good, looks like this:" in page
    assert "trust is good." in page
    other = text(vale.files(), OAK.replace("oak", "ash"))
    assert "changed" not in other
    assert "was " not in other


def test_an_answer_to_another_edition_is_compared_with_nothing(vale: Project) -> None:
    vale.says("oak", "last", {"trust": {"value": "weak"}}, "spring")
    file = vale.root / "content/clusters/vale/returns/spring/oak.board.last.json"
    change(file, '"edition": "1"', '"edition": "0"')
    vale.says("oak", "last", {"trust": {"value": "fair"}})
    page = text(vale.files(), OAK)
    assert "Answered the edition 0, so it is not compared." in page
    assert "was Weak" not in page


def test_words_stand_side_by_side_for_those_who_may_read_them(vale: Project) -> None:
    said = {"trust": {"value": "fair", "fields": {"note": "Noteplum.", "candid": "Candidplum."}}}
    vale.says("oak", "last", said, mood="calm", hidden="Hiddenplum.", review="2010-10-01")
    vale.says("ash", "last", {}, mood="calm")
    vale.says("elm", "draft", {"trust": {"fields": {"note": "Draftplum."}}}, speaker="Wren")
    files = vale.files()
    words = text(files, "groups/vale/words/board.autumn.html")
    assert "Noteplum." in words
    assert "Oak board: 1 October 2010" in words
    assert "| Calm | ■■ 2 | Oak board and Ash board" in words
    assert "| Tense | 0" in words
    assert not {"Candidplum.", "Hiddenplum.", "Draftplum.", "Wren"} & set(words.split())
    ours = text(files, f"{VALE}/words/board.autumn.html")
    assert "Candidplum." in ours
    assert "Hiddenplum." in ours
    for address, data in files.items():
        if address.startswith("groups/"):
            for plum in (b"Candidplum", b"Hiddenplum", b"Draftplum", b"Wren"):
                assert plum not in data, address
    assert "Draftplum." in text(files, f"{VALE}/schools/elm.board.autumn.html")
    assert "1 draft, nothing agreed yet." in text(files, "groups/vale/returns/board.autumn.html")


def test_what_a_voice_of_the_authority_judged_is_nowhere_in_the_groups_folder(
    tmp_path: Path,
) -> None:
    rubric = a_board()
    rubric["voices"][1]["audience"] = "authority"
    vale = Project(tmp_path, ("oak", "ash"), rubric)
    vale.says("oak", "first", {"trust": {"value": "weak", "fields": {"note": "Lightplum."}}})
    vale.says("oak", "last", {"support": {"value": "fair"}})
    files = vale.files()
    theirs = text(files, OAK)
    assert "First reader" not in theirs
    assert "Lightplum." not in theirs
    row = text(files, "groups/vale/grids/board.autumn.html").partition("1 Trust")[2]
    assert "Weak" not in row.partition("2 Support")[0]
    ours = text(files, f"{VALE}/schools/oak.board.autumn.html")
    assert "Lightplum." in ours
    assert b"First reader" not in files["groups/vale/forms/board.oak.last.html"]


def test_what_is_due_is_judged_against_the_round_and_what_happened_is_not_due(
    vale: Project,
) -> None:
    weak, fair, good = ({"trust": {"value": name}} for name in ("weak", "fair", "good"))
    vale.says("oak", "last", weak, review="2010-08-31", told="2010-05-05")
    vale.says("ash", "last", fair, review="2010-12-01", told="2011-01-02")
    vale.says("elm", "last", good, review="2010-08-30")
    page = text(vale.files(), "groups/vale/overviews/board.autumn.html")
    due = page.partition("## What is due")[2]
    overdue, now, later = due.partition("### Due in")[0], due.partition("### Due in")[2], ""
    now, _, later = now.partition("### Later")
    assert "31 August 2010 | [Oak board]" in overdue
    assert "overdue" in overdue.partition("Oak board]")[2]
    assert "Elm board" not in overdue  # Its rule does not apply to a good one.
    assert "5 May 2010" not in due  # It was told on a day, which is over.
    assert "1 December 2010 | [Ash board]" in now
    assert "2 January 2011" not in later  # The rubric's rules say which days are due.
    assert "Nothing." in later


def test_without_rules_about_days_all_that_are_to_come_are_listed(tmp_path: Path) -> None:
    vale = Project(tmp_path, ("oak", "ash"), a_board(results=[]))
    vale.says("oak", "last", {}, review="2010-08-31", told="2011-01-02")
    page = text(vale.files(), "groups/vale/overviews/board.autumn.html")
    due = page.partition("## What is due")[2]
    assert "2 January 2011 | [Oak board](../schools/oak.board.autumn.html) | Told on" in due
    assert "31 August 2010" not in due


def test_an_overview_keeps_the_groups_own_order(vale: Project) -> None:
    vale.says("ash", "last", {"trust": {"value": "weak"}}, "spring")
    for name in ("elm", "ash", "oak"):
        vale.says(name, "last", {"trust": {"value": "fair"}})
    page = text(vale.files(), "groups/vale/overviews/board.autumn.html")
    part = page.partition("## Trust")[2].partition("## ")[0]
    assert part.index("Oak board") < part.index("Ash board") < part.index("Elm board")
    assert "[Ash board](../schools/ash.board.autumn.html) was Weak" in part
    assert "Weak boards / 0" in page.replace("\n", " / ")


def test_a_group_of_one_has_a_profile_and_no_grid(tmp_path: Path) -> None:
    vale = Project(tmp_path, ("oak",), a_board())
    vale.says("oak", "last", {"trust": {"value": "fair", "fields": {"note": "Only."}}})
    files = vale.files()
    kinds = {name.split("/")[2] for name in files if name.startswith("groups/vale/")}
    assert not {"grids", "words", "overviews"} & kinds
    home = text(files, "groups/vale/index.html")
    assert "[Read the answers](schools/oak.board.autumn.html)" in home
    assert "## Forms by role" in home
    assert "| First reader | [The form, First reader](forms/board.oak.first.html)" in home


def test_a_rubric_for_the_authority_makes_no_folder_for_the_group(tmp_path: Path) -> None:
    vale = Project(tmp_path, ("oak", "ash"), a_board(audience="authority"))
    vale.says("oak", "first", {"trust": {"value": "weak"}})
    files = vale.files()
    assert not [name for name in files if name.startswith("groups/vale")]
    assert "groups/vale" not in text(files, "index.html")
    assert "Oak board" in text(files, f"{VALE}/index.html")
    assert b"First reader" in files[f"{VALE}/forms/board.oak.last.html"]
    register = text(files, f"{VALE}/returns/board.autumn.html")
    assert "○ Last reader: nothing yet. [The form to send again" in register


NAMED = {
    "title": "How was the day?",
    "scale": None,
    "subject": {"singular": "day", "plural": "days", "named": {"id": "day", "name": "The day"}},
    "sections": [],
    "criterion_fields": [],
    "results": [],
    "group_results": [],
    "focus": None,
    "voices": [{"id": "guest", "title": "A guest", "speaker": "Who?"}],
}


def test_words_about_a_named_thing_are_the_occasions_own_page(tmp_path: Path) -> None:
    vale = Project(tmp_path, (), a_board(**NAMED))
    vale.says("day", "guest", speaker="Governor", mood="calm", hidden="Hiddenplum.")
    vale.says("day", "guest", speaker="Head", mood="tense")
    files = vale.files()
    page = text(files, "groups/vale/words/board.autumn.html")
    assert "2 returned about “The day”." in page
    assert "| Calm | ■ 1 | Governor" in page
    assert "Hiddenplum" not in page
    assert "Hiddenplum" in text(files, f"{VALE}/words/board.autumn.html")
    assert "2 returned" in text(files, "groups/vale/index.html")
    assert "2 returned" in text(files, "authority/index.html")


def test_a_page_of_words_that_nobody_may_read_is_not_made(tmp_path: Path) -> None:
    vale = Project(tmp_path, (), a_board(**NAMED))
    vale.says("day", "guest", speaker="Governor", hidden="Hiddenplum.")
    files = vale.files()
    assert "groups/vale/words/board.autumn.html" not in files
    assert f"{VALE}/words/board.autumn.html" in files
    assert not [name for name, data in files.items() if "groups" in name and b"Hiddenplum" in data]


def test_a_voices_short_title_stands_in_lists_and_its_full_one_once(tmp_path: Path) -> None:
    rubric = a_board()
    rubric["voices"][2]["short_title"] = "Final"
    vale = Project(tmp_path, ("oak", "ash"), rubric)
    vale.says("oak", "last", {"trust": {"value": "weak"}})
    files = vale.files()
    home = text(files, "groups/vale/index.html")
    assert "[Final, " in home
    assert home.count("Last reader") == 1
    assert "Who fills them in: Final (Last reader)." in home
    assert "All that counts here comes from: Final (Last reader)." in text(files, OAK)


def test_a_voice_that_the_round_has_passed_by_is_not_asked_for_again(vale: Project) -> None:
    vale.says("oak", "last", {"trust": {"value": "good"}, "support": {"value": "weak"}})
    register = text(vale.files(), "groups/vale/returns/board.autumn.html")
    assert "In this round nothing came from: First reader." in register
    assert "First reader: nothing yet" not in register
    assert "Last reader: nothing yet" in register


def test_what_is_due_for_several_on_one_day_stands_in_one_line(vale: Project) -> None:
    for name in ("oak", "ash"):
        vale.says(name, "last", {"trust": {"value": "weak"}}, review="2010-10-01")
    due = text(vale.files(), "groups/vale/overviews/board.autumn.html").partition("is due")[2]
    assert due.count("1 October 2010") == 1
    assert "[Oak board](../schools/oak.board.autumn.html), [Ash board]" in due


def test_a_long_profile_begins_with_every_criterion_in_one_line(tmp_path: Path) -> None:
    rubric = a_board()
    rubric["sections"][0]["criteria"] += [criterion("cost", "5"), criterion("room", "6")]
    vale = Project(tmp_path, ("oak", "ash"), rubric)
    vale.says("oak", "last", {"trust": {"value": "fair", "fields": {"focus": "Meet."}}})
    page = text(vale.files(), OAK).partition("## At a glance")[2].partition("## All")[0]
    assert "[Trust](#criterion-trust) | ● Fair | Meet." in page
    assert "[Cost](#criterion-cost) | left blank" in page
