"""Mutated files in bulk: no crash, and no tally that an independent one would not come to."""

import base64
import json
import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pydantic import ValidationError

from builder.asking import Asked
from builder.model.cluster import School
from builder.model.workshop import Workshop
from tests.browser.collation_support import as_json, asks, core_page, spec_of
from tests.browser.form_support import Json
from tests.browser.made_up import a_made_up_return, some_schools
from tests.browser.mutate import (
    Mutant,
    add_key,
    change_key,
    change_value,
    drop_key,
    mutants,
)
from tests.browser.tally import SAFE, numbers_in, tally
from tests.browser.test_sift import WORKSHOP
from tests.support import LEVELS, POINTS, a_rubric, an_asked, with_criterion, with_keys

pytest_plugins = ("tests.browser.form_fixtures",)

FIELDS = [
    {"id": "note", "kind": "long-text", "label": "Note"},
    {"id": "day", "kind": "date", "label": "Day"},
]
PICKS = [{"id": "one", "label": "One"}, {"id": "two", "label": "Two"}]
POINTS_RUBRIC = with_keys(a_rubric("plans", "money", "people", "time"), criterion_fields=FIELDS)
RICH_RUBRIC = with_keys(
    with_criterion(
        with_criterion(
            a_rubric("plans", "constructor", "people", scale=LEVELS),
            "people",
            when={"answer": "plans", "is": ["good"]},
        ),
        "constructor",
        scale=POINTS,
        not_applicable=False,
        descriptors=dict.fromkeys(("left", "middle", "right"), "So."),
    ),
    criterion_fields=FIELDS,
    voices=[
        {"id": "voice-0", "title": "Member", "speaker": "Who?"},
        {"id": "voice-1", "title": "Recommended"},
        {"id": "voice-2", "title": "Moderated", "reason": "note"},
        {"id": "hidden", "title": "Hidden", "audience": "authority"},
    ],
    return_fields=[
        {"id": "several", "kind": "several", "label": "Several", "choices": PICKS},
        {"id": "pick", "kind": "choice", "label": "Pick", "choices": PICKS},
        {
            "id": "table",
            "kind": "table",
            "label": "Table",
            "row_label": "Row",
            "rows": [{"id": "reading", "label": "Reading", "without": ["day"]}],
            "added": {"label": "Another", "most": 3},
            "columns": [
                {"id": "number", "label": "Number", "kind": "number"},
                {"id": "pick", "label": "Pick", "kind": "choice", "choices": PICKS},
                {"id": "day", "label": "Day", "kind": "date"},
            ],
        },
    ],
)

READ = """
packs.testRead = one => {
  const spec = packs.collationSpec(one.spec);
  const items = one.files.map((file, place) => {
    const bytes = Uint8Array.from(atob(file), sign => sign.charCodeAt(0));
    return Object.assign({ name: String(place) }, packs.readBytes(bytes));
  });
  const got = packs.sift(spec, one.document, items);
  const picture = packs.picture(spec, got.document, { round: 'autumn' });
  const all = packs.testProject(picture.now, picture.findings);
  return {
    verdicts: got.verdicts.map(verdict => verdict.verdict),
    stands: picture.now.entries.map(entry => [entry.member.id, entry.standing]),
    rows: all.rows.map(row => ({
      criterion: row.criterion, values: row.values, summary: row.summary, bands: row.bands
    })),
    findings: all.findings,
    polluted: Object.keys(Object.prototype).length
  };
};
"""

CLASSES = {
    "ok": {"accepted", "unchanged", "newer", "older", "clash", "conflict"},
    "refused": {"damaged", "foreign", "large", "newer-format"},
    "hidden-voice": {"unknown-voice"},
}
AGAIN = {"unchanged", "older", "clash"}
"""What comes before all else of an id that was seen before."""


@pytest.fixture
def core(chromium: Browser) -> Iterator[Page]:
    """A page with the scripts that read files and collate."""
    with core_page(chromium) as page:
        page.add_script_tag(content=READ)
        yield page


def reads(page: Page, files: list[Mutant], asked: Asked, schools: list[School]) -> Json:
    """What the browser makes of files."""
    data = {
        "spec": spec_of(asked, schools, readers=("open", "group")),
        "document": WORKSHOP,
        "files": [base64.b64encode(one.data).decode("ascii") for one in files],
    }
    got: Json = json.loads(
        page.evaluate("text => JSON.stringify(packs.testRead(JSON.parse(text)))", json.dumps(data))
    )
    return got


def differences(
    page: Page, files: list[Mutant], asked: Asked, schools: list[School]
) -> tuple[list[str], Counter[str]]:
    """Everything in which the browser and the tally differ, and how many files of which kind."""
    got = reads(page, files, asked, schools)
    verdicts, sums = tally([one.data for one in files], asked, schools)
    found = []
    for one, wanted, verdict in zip(files, verdicts, got["verdicts"], strict=True):
        right = CLASSES.get(wanted, {wanted})
        kept = wanted not in ("refused", "wrong-rubric", "wrong-group", "hidden-voice")
        if verdict not in right and not (kept and verdict in AGAIN):
            found.append(f"{one.how}: {verdict}, not {wanted}: {one.data[:3000]!r}")
    if dict(got["stands"]) != sums["stands"]:
        found.append(f"stands: {got['stands']} not {sums['stands']}")
    found += [
        f"{key}: {got[key]} not {sums[key]}"
        for key in ("rows", "findings")
        if got[key] != sums[key]
    ]
    found += ["polluted"] if got["polluted"] else []
    return found, Counter(verdicts)


@pytest.mark.parametrize("rubric", [POINTS_RUBRIC, RICH_RUBRIC], ids=["points", "rich"])
def test_no_mutated_file_is_counted_otherwise_than_python_counts_it(
    rubric: Any, core: Page, request: pytest.FixtureRequest
) -> None:
    rounds = 30 if request.config.getoption("--long", default=False) else 1
    asked, schools = an_asked(rubric), some_schools(250)
    seen: Counter[str] = Counter()
    for seed in range(rounds):
        dice = random.Random(seed)  # noqa: S311 The same files on every run.
        files = mutants(dice, asked, schools, 400)
        wrong, kinds = differences(core, files, asked, schools)
        assert wrong == [], f"seed {seed}"
        seen += kinds
    assert seen["ok"] > 80 * rounds
    assert seen["refused"] > 80 * rounds
    assert len(seen) >= 7, seen


def test_the_judge_sees_a_browser_that_believes_every_file(core: Page) -> None:
    core.evaluate(
        """() => { packs.unseal = text => {
             try {
               return { document: JSON.parse(text).return };
             } catch (error) {
               return { refused: 'damaged' };
             }
           }; }"""
    )
    asked, schools = an_asked(POINTS_RUBRIC), some_schools(250)
    files = mutants(random.Random(0), asked, schools, 200)  # noqa: S311
    wrong, _ = differences(core, files, asked, schools)
    assert len(wrong) > 5


def test_the_judge_sees_a_browser_that_counts_twice(core: Page) -> None:
    core.evaluate(
        """() => {
          const right = packs.standingOf;
          packs.standingOf = (...all) => {
            const got = right(...all);
            got.returns.push(...got.conflicts.map(one => one.returns[0]));
            got.conflicts = [];
            return got;
          };
        }"""
    )
    asked, schools = an_asked(POINTS_RUBRIC), some_schools(250)
    files = mutants(random.Random(0), asked, schools, 200)  # noqa: S311
    wrong, _ = differences(core, files, asked, schools)
    assert wrong


OPEN = """
packs.testOpen = one => {
  const spec = packs.collationSpec(one.spec);
  return one.workshops.map(workshop => {
    const read = packs.workshop.read(JSON.parse(workshop));
    if (read === null) {
      return null;
    }
    const got = packs.sift(spec, packs.workshop.begun(spec), [
      { name: 'w', document: read, format: 'packs-workshop' }
    ]);
    packs.picture(spec, got.document, { round: 'autumn' });
    if (packs.workshop.refusal(read, spec) === null) {
      packs.picture(spec, read, { round: 'autumn' });
    }
    return got.verdicts[0].verdict;
  });
};
"""


def a_workshop(dice: random.Random, asked: Asked, schools: list[School]) -> Json:
    """A workshop with something of everything."""
    returns = [
        as_json(a_made_up_return(dice, asked, dice.choice(asked.rubric.voices), school.id))
        for school in schools
    ]
    meeting = {
        "findings": {"widest": {"text": "Far apart.", "draft": "Apart."}},
        "other": "More.",
        "summary": "All.",
        "dots": {"plans": 3},
        "priorities": [{"criterion": "plans", "why": "Low."}],
        "actions": [
            {
                "id": "a1",
                "what": "Meet.",
                "who": "Head",
                "by": "Friday",
                "criteria": ["plans"],
                "schools": [schools[0].id],
                "plans": ["school", "cluster"],
            }
        ],
    }
    kept = [
        {"return": one, "files": ["a.json"], "subject": None, "origin": "file"} for one in returns
    ]
    line = {"name": "a.json", "verdict": "accepted", "return": "a" * 32, "revision": 1, "found": ""}
    decision = {"round": "autumn", "subject": schools[0].id, "voice": "voice-1", "speaker": ""}
    return {
        **WORKSHOP,
        "revision": 1,
        "subjects": [{"id": "c" * 32, "name": "Guests"}],
        "returns": kept,
        "files": [line],
        "decisions": [{**decision, "chosen": returns[0]["id"]}],
        "meetings": {"autumn": meeting},
    }


def test_mutated_workshops_stop_nothing_and_are_read_as_python_reads_them(core: Page) -> None:
    core.add_script_tag(content=OPEN)
    dice = random.Random(7)  # noqa: S311 The same files on every run.
    asked, schools = an_asked(RICH_RUBRIC), some_schools(3)
    made, expected = [], []
    for _ in range(600):
        workshop = a_workshop(dice, asked, schools)
        for _ in range(dice.choice([0, 1, 1, 1, 2])):
            dice.choice([change_value, change_key, drop_key, add_key])(dice, workshop)
        made.append(json.dumps(workshop))
        try:
            Workshop.model_validate(workshop)
            expected.append(all(abs(one) <= SAFE for one in numbers_in(workshop)))
        except ValidationError:
            expected.append(False)
    assert 100 < sum(expected) < 500
    data = {"spec": spec_of(asked, schools, readers=("open", "group")), "workshops": made}
    got = asks(core, "packs.testOpen", data)
    wrong = [
        text
        for text, verdict, right in zip(made, got, expected, strict=True)
        if (verdict is not None) != right
    ]
    assert wrong == []
