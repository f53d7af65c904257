"""Results by rules. The vectors run through the browser too: see browser/test_result_vectors.py."""

import json
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import TypeAdapter

from builder.checks.results import check_results
from builder.model.results import Result
from builder.model.rubric import Rubric
from builder.plain_yaml import yaml_data
from builder.quantities import day_of, hundredths, later, product, shown, shown_day, written
from builder.results import Fact, Worked, as_data, learned, work_out, work_out_group
from builder.results.rules import RULES
from builder.shape import shape
from builder.sources import Source

HERE = Path(__file__).parent
ROOT = HERE.parent
VECTORS: list[dict[str, Any]] = json.loads(
    (HERE / "vectors/results.json").read_text(encoding="ascii")
)
NAMES = [case["name"] for case in VECTORS]
RESULTS: TypeAdapter[tuple[Result, ...]] = TypeAdapter(tuple[Result, ...])
WORDS: Any = (
    Environment(
        loader=FileSystemLoader(ROOT / "themes/default/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    .get_template("components/result-words.html")
    .module
)


def results_of(*raw: Mapping[str, Any]) -> tuple[Result, ...]:
    return RESULTS.validate_python(raw)


def facts_of(raw: Mapping[str, Any]) -> dict[str, Fact]:
    return {
        ref: Fact(**{**one, "values": tuple(one.get("values", ()))}) for ref, one in raw.items()
    }


def run(case: Mapping[str, Any]) -> tuple[Worked, ...]:
    results, day = results_of(*case["results"]), case.get("round")
    if "members" in case:
        return work_out_group(results, [facts_of(one) for one in case["members"]], day)
    return work_out(results, facts_of(case["facts"]), day)


@pytest.mark.parametrize("case", VECTORS, ids=NAMES)
def test_python_works_it_out(case: dict[str, Any]) -> None:
    got = [
        {
            "values": list(one.values),
            "display": list(one.display),
            "how": one.how.key,
            "says": str(WORDS.how(one)).replace("&#34;", '"'),
        }
        | ({} if one.applies else {"applies": False})
        for one in run(case)
    ]
    assert got == case["expected"]


def test_the_vectors_hold_every_rule_and_every_sentence() -> None:
    assert len(NAMES) == len(set(NAMES)) >= 100
    assert {result["rule"] for case in VECTORS for result in case["results"]} == {
        rule.model_fields["rule"].annotation.__args__[0] for rule in RULES
    }
    said = {
        one.how.key + ("" if one.how.n is None else ".one" if one.how.n == 1 else ".other")
        for case in VECTORS
        for one in run(case)
    }
    assert said == set(WORDS.sentences)


def test_a_sentence_is_safe_whatever_people_typed() -> None:
    [lookup] = results_of({"rule": "lookup", "id": "r", "title": "R", "of": "a", "values": {}})
    [got] = work_out([lookup], {"a": Fact("A", ("<b>{value}</b>",))}, None)
    assert str(WORDS.how(got)) == "A: “&lt;b&gt;{value}&lt;/b&gt;” cannot be read here."


def test_what_is_shown_is_a_line_or_a_list() -> None:
    values = {"1": "Alone", "2": ["One", "<Two>"]}
    [lookup] = results_of({"rule": "lookup", "id": "r", "title": "R", "of": "a", "values": values})
    one, many, none = (work_out([lookup], {"a": Fact("A", said)}, None)[0] for said in WAYS)
    assert str(WORDS.shown(one)).strip() == "Alone"
    assert "<li>One</li>\n<li>&lt;Two&gt;</li>" in str(WORDS.shown(many))
    assert str(WORDS.shown(none)).strip() == ""


WAYS = (("1",), ("2",), ())


def test_the_words_for_scripts_are_the_same_sentences() -> None:
    page = str(WORDS.words())
    assert page.count("<p data-word=") == len(WORDS.sentences)
    assert '<p data-word="result.times">{number} at {by} each.</p>' in page


def test_a_page_holds_only_what_a_script_needs() -> None:
    raw = {"rule": "count", "id": "r", "title": "R", "of": ["a"], "is": [3, "b"]}
    when = {"when": [{"answer": "a", "is": ["b"]}]}
    [result] = results_of({**raw, **when, "note": "From the guide.", "audience": "group"})
    assert as_data(result) == raw | when
    assert results_of(as_data(result))[0] == result.model_copy(
        update={"note": None, "audience": "authority"}
    )


def test_a_groups_members_bring_their_own_results() -> None:
    own = results_of(
        {"rule": "lookup", "id": "default", "title": "Default", "of": "category"}
        | {"values": {"1": "low", "2": "high"}, "proposes": "level"},
        {"rule": "times", "id": "cost", "title": "Cost", "of": "days", "by": 480, "unit": "£"},
    )
    level = Fact("Level", labels={"low": "Low", "high": "High"})
    members = []
    for category, days in (("1", ("2",)), ("2", ("0.5",)), ("2", ())):
        facts = {"category": Fact("C", (category,)), "days": Fact("Days", days), "level": level}
        members.append(learned(facts, work_out(own, facts, None)))
    group = results_of(
        {"rule": "sum", "id": "all", "title": "All", "of": ["cost"], "unit": "£"},
        {"rule": "count", "id": "high", "title": "High", "of": ["level"], "is": ["high"]},
    )
    total, high = work_out_group(group, members, None)
    assert (total.display, str(WORDS.how(total))) == (
        ("£1,200",),
        "Cost: 2 numbers added up, from 2 of 3.",
    )
    assert high.values == ("2",)
    assert "“High”" in str(WORDS.how(high))


def test_a_lookup_tells_what_it_proposes() -> None:
    raw = {"rule": "lookup", "id": "r", "title": "R", "of": "a", "values": {"1": "low"}}
    proposing, plain = results_of({**raw, "proposes": "level"}, {**raw, "id": "s"})
    facts = {"a": Fact("A", ("1",)), "level": Fact("Level", ("high",))}
    assert [one.proposed for one in work_out([proposing, plain], facts, None)] == ["low", None]
    assert work_out([proposing], {}, None)[0].proposed is None


def test_products_are_those_of_decimal_arithmetic() -> None:
    for one in range(-130, 131):
        for other in range(-130, 131, 7):
            exact = (Decimal(one) * other / 10_000).quantize(Decimal("0.01"), ROUND_HALF_UP)
            assert product(one, other) == exact * 100


def test_numbers_are_read_as_they_are_written() -> None:
    for number in range(-12_345, 12_345, 3):
        assert hundredths(written(number)) == number
        assert Decimal(written(number)) == Decimal(number) / 100
    assert [shown(number, "£") for number in (48_000, 2_050, -123_456_789)] == [
        "£480",
        "£20.50",
        "-£1,234,567.89",
    ]
    assert [shown(2_050), shown(2_050, "days"), shown(2_050, "%")] == ["20.5", "20.5 days", "20.5%"]


def test_months_end_on_their_last_day_and_days_are_the_calendars() -> None:
    day = date(2007, 12, 25)
    for step in range(1500):
        start = day + timedelta(days=step)
        for months in (1, 11, 13):
            got = later(start, months, 0)
            assert got is not None
            assert (got.year * 12 + got.month) - (start.year * 12 + start.month) == months
            assert got.day == min(start.day, monthrange(got.year, got.month)[1])
            assert later(start, months, 40) == got + timedelta(days=40)
    assert (day_of("2009-W48-6"), shown_day(date(2009, 11, 28))) == (None, "28 November 2009")


RUBRIC = """
title: Support
short_title: Support
edition: "1"
summary: How much support?
minutes: 5
introduction: Answer.
subject: {singular: school, plural: schools}
scale:
  order: best-first
  levels: [{id: good, title: Good}, {id: poor, title: Poor}, {id: dire, title: D, optional: true}]
sections:
  - id: all
    title: All
    criteria:
      - {id: trust, number: "1", title: T, question: T?, descriptors: {good: G., poor: P.}}
      - id: money
        number: "2"
        title: M
        question: M?
        scale:
          points: {from: 1, to: 3}
          bands: [{id: low, title: l, from: 1, to: 1}, {id: high, title: h, from: 2, to: 3}]
        when: {answer: route, is: [short]}
criterion_fields:
  - {kind: text, id: why, label: Why?}
  - {kind: date, id: by, label: By when?, when: {answer: trust, is: [poor]}}
return_fields:
  - {kind: number, id: days, label: Days, unit: days}
  - {kind: date, id: starts, label: Starts}
  - {kind: choice, id: route, label: Way, choices: [{id: short, label: S}, {id: long, label: L}]}
  - {kind: several, id: needs, label: N, choices: [{id: a, label: A}, {id: b, label: B}]}
  - kind: table
    id: plan
    label: Plan
    row_label: Step
    columns: [{id: cost, label: Cost, kind: number}, {id: who, label: Who}]
    added: {label: Step}
voices: [{id: school, title: School}]
criterion_results:
  - {rule: date_plus, id: check, title: C, of: by, months: 3, when: [{answer: judgement, is: [1]}]}
  - {rule: compare, id: late, title: L, of: check, with: round, more: M, equal: E, less: L}
results:
  - {rule: lookup, id: support, title: S, of: money, values: {"1": "0", "2": "5", "3": "7.5"}}
  - {rule: steps, id: paid, title: P, of: days, steps: [{up_to: 5, gives: 1}, {gives: "2.5"}]}
  - {rule: sum, id: all-days, title: A, of: [support, paid, plan.cost, money]}
  - {rule: cap, id: most, title: M, of: all-days, at: "9.5"}
  - {rule: times, id: cost, title: C, of: most, by: 480, unit: £, when: [{answer: needs, is: [a]}]}
  - {rule: count, id: gaps, title: G, of: [trust, money], is: [poor, 1]}
  - {rule: count, id: named, title: N, of: [plan.who]}
  - {rule: compare, id: fits, title: F, of: most, with: "9.5", more: M, equal: E, less: L}
  - {rule: lookup, id: then, title: T, of: fits, values: {more: A, equal: B, less: [C, D]}}
  - rule: lookup
    id: default
    title: D
    of: route
    proposes: trust
    reason: why
    values: {short: good, long: poor}
group_results:
  - {rule: sum, id: total, title: T, of: [cost], unit: £, when: [{answer: route, is: [long]}]}
  - {rule: count, id: over, title: O, of: [fits], is: [more]}
  - {rule: compare, id: fits-all, title: F, of: total, with: over, more: M, equal: E, less: L}
"""


def said_of(text: str) -> list[str]:
    """What the check says of a rubric, without its place."""
    path = PurePosixPath("rubrics/support.yaml")
    source = Source(path, text, yaml_data(path, text, 0))
    problems = sorted(check_results(shape(Rubric, source), source))
    assert all(problem.line > 1 for problem in problems)
    return [problem.message for problem in problems]


def test_results_that_fit_have_no_problem() -> None:
    assert said_of(RUBRIC) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("of: days, steps", "of: dais, steps", "there is no answer or result 'dais' here"),
        ("of: all-days", "of: cost", "'cost' is not worked out before this"),
        ("of: most, by", "of: cost, by", "'cost' is not worked out before this"),
        ("of: most, by", "of: why, by", "there is no answer or result 'why' here"),
        ("of: most, by", "of: judgement, by", "there is no answer or result 'judgement' here"),
        ("of: most, by", "of: starts, by", "'starts' is a date, and times needs a number"),
        ("of: most, by", "of: trust, by", "'trust' is a choice, and times needs a number"),
        ("of: most, by", "of: plan.cost, by", "'plan.cost' is a list"),
        ("of: by, m", "of: why, m", "'why' is text, and date_plus needs a date"),
        ("of: by, m", "of: judgement, m", "'judgement' is a choice, and date_plus needs a date"),
        ("paid, plan.cost", "paid, plan", "'plan' is a whole table"),
        ("paid, plan.cost", "paid, plan.who", "'plan.who' is text, and sum needs a number"),
        ("[plan.who]", "[plan.whom]", "there is no column 'plan.whom'"),
        ("[plan.who]", "[plan]", "'plan' is a whole table"),
        ("is: [poor, 1]", "is: [poor, 4]", "4 is no answer to 'trust', 'money'"),
        ("is: [poor, 1]", "is: [dire, 1]", "'dire' is no answer to 'trust', 'money'"),
        ('with: "9.5"', "with: starts", "'most' is a number, and is compared with a date"),
        ("with: round", "with: 5", "'check' is a date, and is compared with a number"),
        (
            "of: fits, values",
            "of: days, values",
            "'days' is a number, and a lookup needs set answers",
        ),
        ("{more: A, ", "{", "nothing follows from 'more' of 'fits'"),
        ('"1": "0", ', "", "nothing follows from '1' of 'money'"),
        ('"3": "7.5"', '"3": "7.5", "4": "9"', "'4' is no answer to 'money'"),
        ('"3": "7.5"', '"3": many', "'support' is a choice, and sum needs a number"),
        ("short: good", "short: dire", "'dire' is not on the scale of 'trust'"),
        ("short: good", "short: [good]", "a list cannot be the default of 'trust'"),
        ("proposes: trust", "proposes: thrust", "there is no criterion 'thrust'"),
        ("reason: why", "reason: days", "'days' is not asked beside 'trust'"),
        ("    proposes: trust\n", "", "a reason is asked, and nothing is proposed"),
        ("of: by, months: 3", "of: by", "the day after so much time is the same day"),
        ("{up_to: 5, gives: 1}", "{gives: 1}", "only the last step has no end"),
        (
            '{gives: "2.5"}',
            "{up_to: 6, gives: 2}",
            "the last step has an end, and more would give nothing",
        ),
        (
            "{up_to: 5, gives: 1}",
            '{up_to: 5, gives: 1}, {up_to: "5.00", gives: 2}',
            "this step ends no later than the one before it",
        ),
        ("of: route\n", "of: trust\n", "'trust' is proposed from its own judgement"),
        ("id: paid,", "id: round,", "'round' has a meaning of its own in results"),
        ("id: gaps", "id: days", "the name 'days' stands in line 29 already"),
        ("id: gaps", "id: paid", "the name 'paid' stands in line 45 already"),
        ("id: why", "id: trust", "the name 'trust' stands in line 16 already"),
        ("is: [1]", "is: [4]", "4 is no answer to 'judgement'"),
        ("answer: needs", "answer: days", "a condition cannot rest on 'days', which is a number"),
        ("answer: needs", "answer: paid", "a condition cannot rest on 'paid', which is a number"),
        ("answer: needs, is: [a]", "answer: route, is: [wide]", "'wide' is no answer to 'route'"),
        ("answer: trust", "answer: trusty", "there is no criterion or choice 'trusty' here"),
        (
            "when: {answer: route, is: [short]}",
            "when: {answer: money, is: [1]}",
            "'money' waits for its own answer: nobody would ever be asked",
        ),
        (
            "label: Way,",
            "label: Way, when: {answer: money, is: [1]},",
            "'money' waits for 'route' waits for 'money': nobody would ever be asked",
        ),
        (
            "of: total, with",
            "of: cost, with",
            "'cost' belongs to each of the group, and not to the group",
        ),
        (
            "with: over, more: M",
            "when: [{answer: route, is: [long]}], with: over, more: M",
            "among a group's results, only sums and counts have conditions",
        ),
    ],
)
def test_a_result_that_does_not_fit_is_named(old: str, new: str, message: str) -> None:
    assert RUBRIC.count(old) == 1
    assert message in said_of(RUBRIC.replace(old, new))


def test_no_shipped_rubric_has_results_that_do_not_fit() -> None:
    files = sorted((ROOT / "rubrics").glob("*.yaml"))
    assert len(files) >= 4
    for file in files:
        assert said_of(file.read_text(encoding="utf-8")) == [], file.name
