"""What the collation page's tests share: its scripts, its data, and what Python makes of it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from builder.asking import Asked
from builder.cells import Cell, Heard, listen
from builder.collate import Row, collate
from builder.findings import Findings, Standing, find
from builder.model.base import Audience
from builder.model.cluster import Member
from builder.model.project import Authority, Round
from builder.model.returns import Answer, FieldValue, Return, Table
from builder.register import Entry
from builder.views.collations import CollationView
from builder.views.common import Named
from tests.browser.form_support import THEME, Json

CORE = (
    *("sha256", "envelope", "returns", "return-shape", "carry"),
    *("zip", "files", "answers", "kinds", "tables"),
    *("results/quantities", "results/facts", "results/results", "results/standing"),
    *("collation/spec", "collation/prevail", "collation/collate"),
    *("collation/register", "collation/findings", "collation/moved"),
    *("collation/kept", "collation/reading", "collation/effective"),
    *("collation/workshop", "collation/inbox", "collation/merge", "collation/picture"),
)
"""The page's scripts that touch no page, in the order of theme.yaml."""

ROUNDS = (
    Round(id="spring", title="Spring", date="2009-05-01"),
    Round(id="autumn", title="Autumn", date="2009-11-28"),
)
NORTH = Named("north", "North")
EVERYBODY: tuple[Audience, ...] = ("open", "group", "authority")

PROJECT = """
packs.testProject = (collated, findings) => {
  const ids = some => some.map(one => one.id);
  const cell = one => one.kind === 'value'
    ? [one.label, one.key, one.value, one.byDefault] : one.kind;
  const stands = one => one && [one.criterion.id, one.low, one.high, one.count, one.average];
  const said = one => one.said && {
    answers: Object.keys(one.said.answers).sort().map(id => {
      const answer = one.said.answers[id];
      return [id, answer.value === undefined ? null : answer.value, answer.state || null,
        answer.fields];
    }),
    fields: one.said.fields, returns: ids(one.said.returns)
  };
  return {
    entries: collated.entries.map(one => [one.member.id, one.standing, ids(one.blank),
      ids(one.notDiscussed), ids(one.unexplained), one.drafts, one.edition, one.reworded,
      ids(one.returns), one.aside]),
    rows: collated.rows.map(row => ({
      criterion: row.criterion.id, cells: row.cells.map(cell), values: row.values,
      summary: [row.summary.count, row.summary.total, row.summary.tenths, row.summary.average,
        row.summary.lowest, row.summary.highest, row.summary.spread],
      bands: row.summary.bands
    })),
    said: collated.members.map(member => said(collated.heard.get(member.id))),
    idle: collated.members.map(member => Array.from(collated.heard.get(member.id).idle).sort()),
    off: collated.members.map(member => {
      const one = collated.heard.get(member.id).standing;
      return one ? Array.from(one.off).filter(name => !name.startsWith('note.'))
        .map(name => name.replace(/^(answer|field)[.]/, '')).sort() : [];
    }),
    findings: {
      values: findings.values, bands: findings.bands,
      strongest: findings.strongest.map(stands), weakest: findings.weakest.map(stands),
      best: stands(findings.best), poorest: stands(findings.poorest),
      widest: findings.widest.map(row => row.criterion.id),
      high: findings.high.map(one => [one.criterion.id, ids(one.members)]),
      low: findings.low.map(one => [one.criterion.id, ids(one.members)]),
      pairs: findings.pairs.map(one => [one.strong.id, one.low.id, ids(one.criteria)]),
      silent: ids(findings.silent)
    }
  };
};
packs.testCollate = one => {
  const spec = packs.collationSpec(one.spec);
  const returns = one.returns.map(returned => packs.carry(spec, returned));
  const collated = packs.collate(spec, spec.subjects, returns, one.round);
  return packs.testProject(collated, packs.findings(spec, collated));
};
"""


@contextmanager
def core_page(browser: Browser) -> Iterator[Page]:
    """An empty page with the pure scripts, and the ways to show what they make."""
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_content('<html lang="en-GB"></html>')
    for name in CORE:
        page.add_script_tag(path=THEME / "js" / f"{name}.js")
    page.add_script_tag(content=PROJECT)
    yield page
    page.close()
    assert errors == []


def asks(page: Page, script: str, data: object) -> Any:
    """Run a function of the page over data, both ways as text: a plain way would lose __proto__."""
    return json.loads(
        page.evaluate(f"text => JSON.stringify(({script})(JSON.parse(text)))", json.dumps(data))
    )


def spec_of(
    asked: Asked,
    members: Iterable[Member] = (),
    group: Named | None = NORTH,
    readers: tuple[Audience, ...] = EVERYBODY,
    rounds: tuple[Round, ...] = ROUNDS,
) -> Json:
    """What the page's scripts know of a rubric and a group, as the page carries it."""
    view = CollationView(
        asked=asked,
        authority=Authority(name="Wealdmere", short_name="Wealdmere"),
        rounds=rounds,
        round=rounds[-1],
        group=group,
        members=tuple(members),
        readers=readers,
    )
    found: Json = json.loads(json.dumps(view.spec))
    return found


def as_json(returned: Return) -> Json:
    """A return as a form saves it."""
    data: Json = returned.model_dump(mode="json", exclude_none=True)
    return data | {"group": returned.group, "subject": returned.subject}


def python_makes(
    asked: Asked, members: Sequence[Member], returns: Iterable[Return], round_date: str | None
) -> Json:
    """The grid, the register and the findings as Python works them out, as plain data."""
    heard = listen(asked, members, returns, round_date)
    grid = collate(asked, heard)
    return {
        "entries": [_entry(entry, one) for entry, one in zip(_entries(grid), heard, strict=True)],
        "rows": [_row(row) for row in grid.rows],
        "said": [_said(one) for one in heard],
        "idle": [sorted(one.idle) for one in heard],
        "off": [sorted(one.working.off) for one in heard],
        "findings": _findings(find(grid)),
    }


def _entries(grid: Any) -> Sequence[Entry]:
    found: Sequence[Entry] = grid.register.entries
    return found


def _ids(some: Iterable[Any]) -> list[str]:
    return [one.id for one in some]


def _entry(entry: Entry, one: Heard) -> list[Any]:
    return [
        entry.member.id,
        entry.standing,
        _ids(entry.blank),
        _ids(entry.not_discussed),
        _ids(entry.unexplained),
        entry.drafts,
        entry.edition,
        entry.reworded,
        _ids(one.voices),
        entry.aside,
    ]


def _cell(cell: Cell, row: Row) -> Any:
    if cell.kind != "value" or cell.band is None:
        return cell.kind
    [value] = [
        one.value for one in row.ladder.choices if (one.label, one.band) == (cell.label, cell.band)
    ]
    return [cell.label, cell.band.key, value, cell.by_default]


def _row(row: Row) -> Json:
    got = row.summary
    return {
        "criterion": row.criterion.id,
        "cells": [_cell(cell, row) for cell in row.cells],
        "values": list(row.values),
        "summary": [
            *(got.count, got.total, got.tenths, got.average),
            *(got.lowest, got.highest, got.spread),
        ],
        "bands": list(got.bands),
    }


def _written(value: FieldValue) -> Any:
    if isinstance(value, Table):
        return value.model_dump(mode="json")
    return value if isinstance(value, str) else list(value)


def _fields(fields: Mapping[str, FieldValue]) -> Json:
    return {name: _written(value) for name, value in fields.items()}


def _said(one: Heard) -> Json | None:
    if one.said is None:
        return None

    def answer(name: str, got: Answer) -> list[Any]:
        return [name, got.value, got.state, _fields(got.fields)]

    return {
        "answers": [answer(name, got) for name, got in sorted(one.said.answers.items())],
        "fields": _fields(one.said.fields),
        "returns": _ids(one.said.returns),
    }


def _stands(got: Standing | None) -> list[Any] | None:
    if got is None:
        return None
    return [got.criterion.id, got.low, got.high, got.count, got.average]


def _findings(got: Findings) -> Json:
    return {
        "values": got.values,
        "bands": list(got.bands),
        "strongest": [_stands(one) for one in got.strongest],
        "weakest": [_stands(one) for one in got.weakest],
        "best": _stands(got.best),
        "poorest": _stands(got.poorest),
        "widest": [row.criterion.id for row in got.widest],
        "high": [[one.criterion.id, _ids(one.members)] for one in got.high],
        "low": [[one.criterion.id, _ids(one.members)] for one in got.low],
        "pairs": [[one.strong.id, one.low.id, _ids(one.criteria)] for one in got.pairs],
        "silent": _ids(got.silent),
    }
