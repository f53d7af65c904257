"""Files as they arrive: what becomes of each, whatever the order they come in."""

import hashlib
import json
import random
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from playwright.sync_api import Browser, Page

from builder.model.cluster import School
from builder.model.workshop import Verdict, Workshop
from tests.browser.collation_support import asks, core_page, spec_of
from tests.browser.form_support import Json
from tests.support import FINGERPRINT, a_rubric, an_asked, with_criterion, with_keys

pytest_plugins = ("tests.browser.form_fixtures",)

RUBRIC = with_keys(
    a_rubric("plans", "money"),
    voices=[
        {"id": "member", "title": "Member", "speaker": "Who?"},
        {"id": "agreed", "title": "Agreed"},
        {"id": "secret", "title": "Secret", "audience": "authority"},
    ],
)
ASKED = an_asked(RUBRIC)
SCHOOLS = [School(id=one, name=one.title(), phase="primary") for one in ("ash", "oak", "elm")]
SPEC = spec_of(ASKED, SCHOOLS, readers=("open", "group"))
OPEN = spec_of(ASKED, (), None, readers=("open", "group"))
WORKSHOP: Json = {
    "id": "a" * 32,
    "revision": 0,
    "rubric": "review",
    "edition": "1",
    "fingerprint": FINGERPRINT,
    "group": "north",
    "round": "autumn",
    "subjects": [],
    "returns": [],
    "files": [],
    "decisions": [],
    "meetings": {},
}

RUN = """
packs.testRun = one => {
  const spec = packs.collationSpec(one.spec);
  let document = one.document;
  const verdicts = one.rounds.map(step => {
    if (step.place) {
      document = JSON.parse(JSON.stringify(document));
      packs.place(document, step.place[0], step.place[1]);
      return null;
    }
    if (step.choose) {
      document = JSON.parse(JSON.stringify(document));
      const [conflict] = packs.standingReturns(spec, document, 'autumn').conflicts;
      packs.decide(document, conflict, conflict.keys[conflict.returns.findIndex(found =>
        Object.keys(step.choose).every(key => found[key] === step.choose[key]))]);
      return null;
    }
    const before = packs.canonical(document);
    const got = packs.sift(spec, document, step.items);
    if (packs.canonical(document) !== before) {
      throw new Error('the document that was given has changed');
    }
    document = got.document;
    return got.verdicts.map(verdict => verdict.verdict);
  });
  const standing = packs.standingReturns(spec, document, one.round || 'autumn');
  const picture = packs.picture(spec, document, { round: one.round || 'autumn' });
  const brief = some => some.map(found => [found.subject, found.id.slice(0, 2), found.revision]);
  return {
    document: document, verdicts: verdicts,
    used: brief(standing.returns), unplaced: brief(standing.unplaced),
    conflicts: standing.conflicts.map(found => [found.subject, found.voice, brief(found.returns)]),
    subjects: picture.subjects.map(found => [found.id, found.name]),
    stands: picture.now.entries.map(found => [found.member.id, found.standing, found.drafts]),
    cells: picture.now.rows[0].cells.map(cell => cell.kind === 'value' ? cell.value : cell.kind),
    before: picture.before && picture.before.id,
    moved: picture.moved.map(found => [found.criterion.id, found.both, found.tenths, found.spread,
      found.up, found.down, found.same, found.members.map(one => [one.member.id, one.step])]),
    masks: Array.from(picture.masks),
    likely: standing.unplaced.map(found => (packs.likely(picture.subjects, found) || {}).id || null)
  };
};
"""


@pytest.fixture(scope="module")
def core(chromium: Browser) -> Iterator[Page]:
    """A page with the scripts that take files in."""
    with core_page(chromium) as page:
        page.add_script_tag(content=RUN)
        yield page


def returned(name: str, subject: str | None = "ash", /, **keys: Any) -> Json:
    """A return whose id begins with these two digits."""
    return {
        "id": name * 16,
        "revision": 1,
        "rubric": "review",
        "edition": "1",
        "fingerprint": FINGERPRINT,
        "round": "autumn",
        "group": "north",
        "subject": subject,
        "subject_name": (subject or "Somebody").title(),
        "voice": "agreed",
        "speaker": "",
        "answers": {"plans": {"value": 5}, "money": {"value": 6}},
        "fields": {},
    } | keys


def item(document: Any, name: str = "") -> Json:
    """A file that was read."""
    return {"name": name or f"{str(document.get('id'))[:2]}.json", "document": document}


def run(page: Page, *steps: Any, spec: Json = SPEC, document: Json = WORKSHOP, **keys: Any) -> Json:
    """Take files in, lists of them one after the other; what is no list is a person's deed."""
    rounds = [{"items": step} if isinstance(step, list) else step for step in steps]
    data = {"spec": spec, "document": document, "rounds": rounds, **keys}
    got: Json = asks(page, "packs.testRun", data)
    if got["document"]["revision"]:
        Workshop.model_validate(got["document"])
    return got


def verdict(page: Page, *items: Json, spec: Json = SPEC) -> str:
    """What becomes of the last of some files."""
    got = run(page, list(items), spec=spec, document=WORKSHOP | {"revision": 1})
    [verdicts] = got["verdicts"]
    last: str = verdicts[-1]
    assert got["document"]["files"][-1]["verdict"] == last
    return last


FIVE = {"plans": {"value": 5}}
VERDICTS: dict[str, tuple[str, list[Json]]] = {
    "accepted": ("accepted", [item(returned("a1"))]),
    "the same again under another name": (
        "unchanged",
        [item(returned("a1")), item(returned("a1"), "copy.json")],
    ),
    "a higher revision": ("newer", [item(returned("a1")), item(returned("a1", revision=2))]),
    "a lower revision": ("older", [item(returned("a1", revision=2)), item(returned("a1"))]),
    "one revision with two contents": (
        "clash",
        [item(returned("a1")), item(returned("a1", answers=FIVE))],
    ),
    "another return of the same school": (
        "conflict",
        [item(returned("a1")), item(returned("a2"))],
    ),
    "a newer revision of a return in conflict": (
        "conflict",
        [item(returned("a1")), item(returned("a2")), item(returned("a2", revision=2))],
    ),
    "two drafts of one name": (
        "accepted",
        [
            item(returned("a1", voice="member", speaker="Head")),
            item(returned("a2", voice="member", speaker="Head")),
        ],
    ),
    "another edition beside the present one": (
        "other-edition",
        [item(returned("a1")), item(returned("a2", edition="0"))],
    ),
    "another rubric": ("wrong-rubric", [item(returned("a1", rubric="other"))]),
    "another rubric that is no return here": (
        "wrong-rubric",
        [item({"rubric": "other", "anything": 1})],
    ),
    "another group": ("wrong-group", [item(returned("a1", group="south"))]),
    "a school that is not on the list": ("wrong-subject", [item(returned("a1", "gone"))]),
    "a blank form": ("unplaced", [item(returned("a1", None, group=None))]),
    "a blank form of the group": ("unplaced", [item(returned("a1", None))]),
    "another edition": ("other-edition", [item(returned("a1", edition="0", answers={"x": {}}))]),
    "other words that the answers do not fit": (
        "other-edition",
        [item(returned("a1", fingerprint="e" * 64, answers={"x": {}}))],
    ),
    "other words that the answers fit": ("accepted", [item(returned("a1", fingerprint="e" * 64))]),
    "an unknown round": ("unknown-round", [item(returned("a1", round="winter"))]),
    "an unknown voice": ("unknown-voice", [item(returned("a1", voice="parents"))]),
    "a voice that this page may not show": (
        "unknown-voice",
        [item(returned("a1", voice="secret"))],
    ),
    "an answer to an unknown question": ("damaged", [item(returned("a1", answers={"x": {}}))]),
    "a value off the scale": (
        "damaged",
        [item(returned("a1", answers={"plans": {"value": 11}}))],
    ),
    "an unknown key": ("damaged", [item(returned("a1", more=1))]),
    "a revision before the first": ("damaged", [item(returned("a1", revision=0))]),
    "a value and a person's word": (
        "damaged",
        [item(returned("a1", answers={"plans": {"value": 5, "state": "not-discussed"}}))],
    ),
    "no speaker at all": ("damaged", [item(returned("a1", speaker=None))]),
    "no return": ("damaged", [{"name": "x", "document": [1]}]),
    "no rubric": ("damaged", [item({"rubric": 5})]),
    "nothing in the zip": ("empty-zip", [{"name": "x.zip", "refused": "empty-zip"}]),
    "damage that the reader saw": ("damaged", [{"name": "x", "refused": "damaged"}]),
    "a letter": ("foreign", [{"name": "x", "refused": "foreign"}]),
    "a film": ("large", [{"name": "x", "refused": "large"}]),
    "a zip with a password": ("unreadable", [{"name": "x.zip", "refused": "zip-locked"}]),
    "a damaged zip": ("damaged", [{"name": "x.zip", "refused": "zip-damaged"}]),
    "a workshop file, as the reader says it": (
        "workshop",
        [{"name": "w", "within": "z.zip", "document": WORKSHOP, "format": "packs-workshop"}],
    ),
    "what cannot be read": ("unreadable", [{"name": "x", "refused": "unreadable"}]),
    "a later format": ("newer-format", [{"name": "x", "refused": "newer"}]),
    "a reason that nobody knows": ("damaged", [{"name": "x", "refused": "__proto__"}]),
    "a workshop file": ("workshop", [{"name": "w", "workshop": WORKSHOP}]),
    "a workshop file of others": (
        "wrong-group",
        [{"name": "w", "workshop": WORKSHOP | {"group": "south"}}],
    ),
    "a workshop file about something else": (
        "wrong-rubric",
        [{"name": "w", "workshop": WORKSHOP | {"rubric": "other"}}],
    ),
    "a workshop file that is none": ("damaged", [{"name": "w", "workshop": {"rubric": "review"}}]),
}


@pytest.mark.parametrize(("expected", "items"), VERDICTS.values(), ids=VERDICTS)
def test_what_becomes_of_a_file(expected: str, items: list[Json], core: Page) -> None:
    assert verdict(core, *items) == expected


def test_every_verdict_is_tried() -> None:
    assert {expected for expected, _ in VERDICTS.values()} == set(get_args(Verdict))


def test_a_file_is_named_with_what_it_says_of_itself(core: Page) -> None:
    long = "x" * 300 + "\ud800"
    got = run(
        core,
        [
            item(returned("a1", group="south", subject_name="South Ash"), long),
            item(returned("a2", edition="0")),
            {"name": "y", "within": "z.zip", "refused": "foreign", "found": "a letter"},
        ],
    )
    lines = got["document"]["files"]
    assert [line["name"] for line in lines] == ["x" * 200, "a2.json", "z.zip/y"]
    assert [line["found"] for line in lines] == ["South Ash", "0", "a letter"]
    assert [line["return"] for line in lines] == ["a1" * 16, "a2" * 16, None]


def test_the_same_files_again_change_nothing(core: Page) -> None:
    items = [one for _, some in VERDICTS.values() for one in some]
    once, twice = run(core, items), run(core, items, items)
    third = run(core, items, items, items)
    assert twice["document"]["returns"] == once["document"]["returns"]
    assert (twice["used"], twice["conflicts"]) == (once["used"], once["conflicts"])
    assert third["document"] == twice["document"]


def test_one_file_again_and_again_is_one_line(core: Page) -> None:
    got = run(core, [item(returned("a1"))], [item(returned("a1"))], [item(returned("a1"))])
    assert got["verdicts"] == [["accepted"], ["unchanged"], ["unchanged"]]
    assert len(got["document"]["files"]) == 1
    [kept] = got["document"]["returns"]
    assert (kept["files"], kept["origin"], kept["subject"]) == (["a1.json"], "file", None)


def effective(got: Json) -> Json:
    """What counts, whatever the order of arrival."""
    return {name: got[name] for name in ("used", "unplaced", "conflicts", "stands", "cells")}


def test_the_order_of_arrival_decides_nothing(core: Page) -> None:
    items = [one for _, some in VERDICTS.values() for one in some]
    items += [
        item(returned("b1", "oak", revision=revision, answers={"plans": {"value": revision}}))
        for revision in (1, 2, 3)
    ]
    items += [item(returned("c1", "elm")), item(returned("c2", "elm", edition="0"))]
    straight = effective(run(core, items))
    assert ["oak", "b1", 3] in straight["used"]
    assert straight["conflicts"]
    dice = random.Random(4)  # noqa: S311
    for _ in range(25):
        mixed = dice.sample(items, len(items))
        cut = dice.randrange(len(mixed))
        assert effective(run(core, mixed[:cut], mixed[cut:])) == straight


def test_of_two_returns_none_counts_until_a_person_decides(core: Page) -> None:
    two = [item(returned("a1")), item(returned("a2", answers={"plans": {"value": 9}}))]
    got = run(core, two)
    assert got["conflicts"] == [["ash", "agreed", [["ash", "a1", 1], ["ash", "a2", 1]]]]
    assert got["stands"][0] == ["ash", "conflict", 0]
    assert got["cells"] == ["conflict", "no-return", "no-return"]
    decided = run(core, two, {"choose": {"id": "a2" * 16}})
    assert (decided["used"], decided["conflicts"]) == ([["ash", "a2", 1]], [])
    assert decided["cells"] == [9, "no-return", "no-return"]
    later = run(core, two, {"choose": {"id": "a2" * 16}}, [item(returned("a2", revision=2))])
    assert later["verdicts"][-1] == ["newer"]
    assert later["used"] == [["ash", "a2", 2]]


def test_a_third_return_opens_a_decision_again(core: Page) -> None:
    two = [item(returned("a1")), item(returned("a2"))]
    got = run(core, two, {"choose": {"id": "a2" * 16}}, [item(returned("a3"))])
    assert got["verdicts"][-1] == ["conflict"]
    assert got["document"]["decisions"] == []
    assert len(got["conflicts"][0][2]) == 3


def test_a_voice_in_conflict_keeps_its_lighter_voices_from_counting(core: Page) -> None:
    draft = item(returned("d1", voice="member", speaker="Head"))
    got = run(core, [draft, item(returned("a1")), item(returned("a2"))])
    assert got["stands"][0] == ["ash", "conflict", 1]
    assert got["used"] == [["ash", "d1", 1]]


def test_one_id_with_two_contents_waits_for_a_person_or_a_newer_file(core: Page) -> None:
    two = [item(returned("a1")), item(returned("a1", subject_name="Other"))]
    got = run(core, two)
    assert got["stands"][0] == ["ash", "conflict", 0]
    chosen = run(core, two, {"choose": {"subject_name": "Other"}})
    assert chosen["conflicts"] == []
    assert chosen["used"] == [["ash", "a1", 1]]
    [decision] = chosen["document"]["decisions"]
    assert decision["chosen"] != "a1" * 16
    newer = run(core, two, [item(returned("a1", revision=2))])
    assert (newer["used"], newer["conflicts"]) == ([["ash", "a1", 2]], [])


def test_null_and_nothing_are_the_same_content(core: Page) -> None:
    bare = returned("a1", answers={"plans": {"value": 5}, "money": {"value": None, "fields": {}}})
    full = returned("a1", answers={"plans": {"value": 5, "state": None}, "money": {}})
    del full["speaker"]
    assert run(core, [item(bare), item(full, "full.json")])["verdicts"] == [
        ["accepted", "unchanged"]
    ]


def test_a_person_says_whose_a_blank_form_is(core: Page) -> None:
    blank = returned("b1", None, group=None, subject_name="  oAK ")
    got = run(core, [item(blank)])
    assert (got["unplaced"], got["likely"]) == ([[None, "b1", 1]], ["oak"])
    place: Json = {"place": ["b1" * 16, "oak"]}
    placed = run(core, [item(blank)], place)
    assert placed["used"] == [["oak", "b1", 1]]
    newer = run(core, [item(blank)], place, [item({**blank, "revision": 2})])
    assert newer["used"] == [["oak", "b1", 2]]
    among = run(core, [item(blank), item(returned("b2", "oak"))], place)
    assert among["conflicts"][0][0] == "oak"
    back = run(core, [item(blank)], place, {"place": ["b1" * 16, None]})
    assert back["unplaced"] == [[None, "b1", 1]]
    nobody = run(core, [item(blank)], {"place": ["b1" * 16, "gone"]})
    assert nobody["unplaced"] == [[None, "b1", 1]]


def test_placing_a_return_beside_a_decision_opens_it_again(core: Page) -> None:
    two = [item(returned("a1")), item(returned("a2")), item(returned("b1", None))]
    decide, place = {"choose": {"id": "a1" * 16}}, {"place": ["b1" * 16, "ash"]}
    got = run(core, two, decide, place)
    assert len(got["conflicts"][0][2]) == 3


def test_a_guest_stands_beside_the_list(core: Page) -> None:
    guest = {"id": "d" * 32, "name": "Visitors"}
    document = WORKSHOP | {"subjects": [guest]}
    items = [item(returned("b1", None, group=None))]
    got = run(core, items, {"place": ["b1" * 16, "d" * 32]}, document=document)
    assert got["subjects"][-1] == ["d" * 32, "Visitors"]
    assert got["stands"][-1] == ["d" * 32, "returned", 0]
    elsewhere = run(
        core, items, {"place": ["b1" * 16, "d" * 32]}, document=document, round="spring"
    )
    assert ["d" * 32, "Visitors"] not in elsewhere["subjects"]


def test_without_a_list_the_subjects_are_whoever_the_returns_are_about(core: Page) -> None:
    items = [
        item(returned("a1", "oak", group="south", subject_name="Oak")),
        item(returned("a2", "ash")),
        item(returned("a3", None, group=None, subject_name="Beech  Hill")),
        item(returned("a4", None, group=None, subject_name="beech hill ")),
        item(returned("a5", None, group=None, subject_name=" ")),
        item(returned("a6", None, group=None, subject_name="__proto__")),
    ]
    got = run(core, items, spec=OPEN, document=WORKSHOP | {"group": None})
    assert got["verdicts"] == [
        ["accepted", "accepted", "accepted", "conflict", "unplaced", "accepted"]
    ]
    assert [name for _, name in got["subjects"]] == ["__proto__", "Ash", "Beech  Hill", "Oak"]
    assert {"south/oak", "north/ash"} <= {one for one, _ in got["subjects"]}
    assert [kind for _, kind, _ in got["stands"]] == [
        "returned",
        "returned",
        "conflict",
        "returned",
    ]
    place: Json = {"place": ["a4" * 16, "south/oak"]}
    placed = run(core, items[1:4], place, spec=OPEN, document=WORKSHOP | {"group": None})
    assert sorted(placed["used"])[-1][0] == "south/oak"


def test_what_was_said_last_time_is_compared_for_those_who_answered_both(core: Page) -> None:
    def of(name: str, subject: str, round_: str, plans: int | None, **keys: Any) -> Json:
        answers: Json = {"plans": {"value": plans} if plans else {}, "money": {"value": 4}}
        return item(returned(name, subject, round=round_, answers=answers, **keys))

    items = [
        of("a1", "ash", "spring", 3),
        of("a2", "ash", "autumn", 8),
        of("b1", "oak", "spring", 9),
        of("b2", "oak", "autumn", 5),
        of("c1", "elm", "spring", 2),
        of("c2", "elm", "autumn", None),
    ]
    got = run(core, items)
    assert got["before"] == "spring"
    assert got["moved"] == [
        ["plans", 2, [60, 65], [6, 3], 1, 1, 0, [["ash", 1], ["oak", -1]]],
        ["money", 3, [40, 40], [0, 0], 0, 0, 3, [["ash", 0], ["oak", 0], ["elm", 0]]],
    ]
    items[0]["document"]["fingerprint"] = "e" * 64
    reworded = run(core, items)
    assert reworded["moved"][0] == ["plans", 1, [90, 50], [0, 0], 0, 1, 0, [["oak", -1]]]
    assert run(core, items, round="spring")["before"] is None


def test_a_workshop_adds_what_is_missing_and_takes_nothing_away(core: Page) -> None:
    mine = run(core, [item(returned("a1")), item(returned("b1", "oak"))])["document"]
    other = run(core, [item(returned("a1", revision=2)), item(returned("c1", "elm"))])["document"]
    meeting = {"summary": "Theirs.", "other": "More.", "dots": {"plans": 3}}
    other |= {"id": "b" * 32, "revision": 7, "meetings": {"autumn": meeting}}
    full = {"findings": {}, "other": "", "summary": "Mine.", "dots": {"money": 1}}
    full |= {"priorities": [], "actions": []}
    mine |= {"meetings": {"autumn": full}}
    got = run(core, [{"name": "w.json", "workshop": other}], document=mine)
    assert got["used"] == [["ash", "a1", 2], ["oak", "b1", 1], ["elm", "c1", 1]]
    written = got["document"]["meetings"]["autumn"]
    assert (written["summary"], written["other"]) == ("Mine.", "More.")
    assert written["dots"] == {"plans": 3, "money": 1}
    again = run(core, [{"name": "w.json", "workshop": other}], document=got["document"])
    assert again["document"] == got["document"]
    newer = run(core, [{"name": "w.json", "workshop": other | {"id": mine["id"]}}], document=mine)
    assert newer["document"]["meetings"]["autumn"]["summary"] == "Theirs."
    assert newer["document"]["revision"] == 7
    older = run(
        core,
        [{"name": "w.json", "workshop": other | {"id": mine["id"]}}],
        document=mine | {"revision": 8},
    )
    assert older["document"]["meetings"] == {"autumn": full}


def test_a_workshops_decision_counts_where_it_knew_all_that_is_here(core: Page) -> None:
    two = [item(returned("a1")), item(returned("a2"))]
    decided = run(core, two, {"choose": {"id": "a1" * 16}})["document"]
    whole: Json = {"name": "w.json", "workshop": decided | {"id": "b" * 32, "revision": 1}}
    assert run(core, two, [whole])["used"] == [["ash", "a1", 1]]
    assert run(core, [whole], two)["used"] == [["ash", "a1", 1]]
    for steps in ([two, [item(returned("a3"))], [whole]], [[whole], [item(returned("a3"))]]):
        assert len(run(core, *steps)["conflicts"][0][2]) == 3


def test_a_workshop_brings_no_return_that_a_file_could_not(core: Page) -> None:
    def kept(document: Json) -> Json:
        return {"return": document, "files": [], "subject": None, "origin": "file"}

    strange = [
        kept(returned("a1", answers={"x": {}})),
        kept(returned("a2", group="south")),
        kept(returned("a3", voice="secret")),
        kept(returned("a4", "oak")),
    ]
    other = WORKSHOP | {"id": "b" * 32, "revision": 1, "returns": strange}
    got = run(core, [{"name": "w.json", "workshop": other}])
    assert got["used"] == [["oak", "a4", 1]]
    lines = [line["verdict"] for line in got["document"]["files"]]
    assert lines == ["damaged", "wrong-group", "unknown-voice", "workshop"]
    opened = run(core, document=other)
    assert opened["used"][-1] == ["oak", "a4", 1]
    assert opened["stands"][0][1] == "other-edition"
    assert opened["cells"] == ["no-return", 5, "no-return"]


def test_masks_are_numbered_by_chance_and_stay(core: Page) -> None:
    got = run(core, [item(returned("a1"))])
    order = sorted(
        ("ash", "oak", "elm"),
        key=lambda one: hashlib.sha256(f"{'a' * 32}{one}".encode()).hexdigest(),
    )
    assert got["masks"] == [[name, place] for place, name in enumerate(order, start=1)]
    assert run(core, [], round="spring")["masks"] == got["masks"]


def test_hostile_documents_stop_nothing(core: Page) -> None:
    hostile = [
        '{"__proto__": {"polluted": true}}',
        '{"rubric": "review", "answers": {"__proto__": {"value": 5}}}',
        "1e999",
        "[]",
        '"x"',
        "null",
        '{"rubric": "review", "revision": 1e999}',
        json.dumps(returned("a1")).replace('"plans"', '"__proto__"'),
        json.dumps(returned("a1")).replace('"plans"', '"toString"'),
        json.dumps(returned("a1")).replace('"plans"', '"constructor"'),
        json.dumps(returned("a1", "__proto__")),
        json.dumps(returned("a1")).replace('"value": 5', '"value": 1e999'),
    ]
    text = ",".join(f'{{"name": "x", "document": {one}}}' for one in hostile)
    got = core.evaluate(
        """([spec, document, items]) => {
          const got = packs.sift(packs.collationSpec(JSON.parse(spec)), JSON.parse(document),
            JSON.parse(items));
          return [got.verdicts.map(one => one.verdict), ({}).polluted === undefined];
        }""",
        [json.dumps(SPEC), json.dumps(WORKSHOP), f"[{text}]"],
    )
    assert got == [["damaged"] * len(hostile), True]


def test_of_two_placings_that_of_the_higher_revision_holds(core: Page) -> None:
    def kept(revision: int, subject: str | None) -> Json:
        document = returned("b1", None, revision=revision)
        return {"return": document, "files": [], "subject": subject, "origin": "file"}

    for returns in ([kept(2, "elm"), kept(1, "oak")], [kept(1, "oak"), kept(2, "elm")]):
        assert run(core, document=WORKSHOP | {"returns": returns})["used"] == [["elm", "b1", 2]]
    later = WORKSHOP | {"returns": [kept(2, "elm"), kept(1, "oak"), kept(3, None)]}
    assert run(core, document=later)["used"] == [["elm", "b1", 3]]


def test_a_voice_in_conflict_has_spoken(core: Page) -> None:
    """What it alone is asked is a blank of the others, and no question of no voice."""
    rubric = with_keys(
        with_criterion(a_rubric("plans", "money"), "plans", voices=["second"]),
        voices=[{"id": "first", "title": "First"}, {"id": "second", "title": "Second"}],
    )
    items = [
        item(returned("a1", voice="second")),
        item(returned("a2", voice="second")),
        item(returned("b1", "oak", voice="first", answers={"money": {"value": 5}})),
    ]
    spec = spec_of(an_asked(rubric), SCHOOLS)
    assert run(core, items, spec=spec)["cells"] == ["conflict", "blank", "no-return"]
    assert run(core, items[2:], spec=spec)["cells"] == ["no-return", "not-asked", "no-return"]


def test_what_a_rule_gave_has_not_moved(core: Page) -> None:
    rule: Json = {"id": "default", "title": "Money", "rule": "lookup", "of": "plans"}
    rule |= {"values": {str(one): str(11 - one) for one in range(1, 11)}, "proposes": "money"}
    spec = spec_of(an_asked(with_keys(RUBRIC, results=[rule])), SCHOOLS)
    said = {"spring": {"plans": {"value": 2}}, "autumn": {"plans": {"value": 9}}}
    items = [
        item(returned(name, round=round_, answers=said[round_]))
        for name, round_ in (("a1", "spring"), ("a2", "autumn"))
    ]
    moved = run(core, items, spec=spec)["moved"]
    assert [(one[0], one[1]) for one in moved] == [("plans", 1), ("money", 0)]
