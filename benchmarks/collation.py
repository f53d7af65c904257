"""A thousand returns in one go: read, sifted, collated, and the findings drawn from them.

`python -m benchmarks.collation` prints the table.
"""

import base64
import hashlib
import json
import random
import statistics
from collections.abc import Mapping
from typing import Any

import click
import yaml
from playwright.sync_api import Page, sync_playwright

from benchmarks.generate import RUBRIC, SHIPPED
from builder.asking import Asked, asked_of
from builder.model.cluster import School
from builder.model.project import Authority, Round
from builder.model.rubric import Rubric
from builder.views.collations import CollationView
from builder.views.common import Named

CHROMIUM = "/usr/bin/chromium"
NOTE = "What makes us say so, in a sentence or two that a school may well write beside a score. "

RUN = """
([texts, data]) => {
  const spec = packs.collationSpec(JSON.parse(data));
  const files = texts.map(text => Uint8Array.from(atob(text), sign => sign.charCodeAt(0)));
  const took = {};
  let at = performance.now();
  const lap = name => {
    const now = performance.now();
    took[name] = now - at;
    at = now;
  };
  const items = files.map((file, place) =>
    Object.assign({ name: place + '.json' }, packs.readBytes(file)));
  lap('read');
  const sifted = packs.sift(spec, packs.workshop.begun(spec), items);
  lap('sift');
  const standing = packs.standingReturns(spec, sifted.document, spec.round);
  const subjects = packs.subjectsOf(spec, sifted.document, spec.round);
  lap('stand');
  const grid = packs.collate(spec, subjects, standing.returns, spec.round, standing.conflicts);
  lap('collate');
  const findings = packs.findings(spec, grid);
  lap('find');
  const counted = grid.rows[0].summary.count;
  at = performance.now();
  packs.picture(spec, sifted.document, { round: spec.round });
  lap('picture again');
  return { took: took, counted: counted, values: findings.values };
}
"""


def the_rubric() -> Asked:
    """The shipped rubric of the extended services diagnostic."""
    raw = yaml.safe_load((SHIPPED / f"rubrics/{RUBRIC}.yaml").read_text(encoding="utf-8"))
    return asked_of(RUBRIC, Rubric.model_validate(raw))


def sealed_return(asked: Asked, school: School, dice: random.Random) -> bytes:
    """One school's file, of about 3 KB, as a form saves it."""
    answers = {
        criterion.id: {
            "value": dice.choice(asked.ladders[criterion.id].choices).value,
            "fields": {"note": NOTE * 2},
        }
        for criterion in asked.rubric.criteria
    }
    document = {
        "id": f"{dice.getrandbits(128):032x}",
        "revision": 1,
        "rubric": asked.id,
        "edition": asked.rubric.edition,
        "fingerprint": asked.fingerprint,
        "round": "autumn",
        "group": "north",
        "subject": school.id,
        "subject_name": school.name,
        "voice": asked.rubric.voices[-1].id,
        "speaker": "",
        "answers": answers,
        "fields": {},
    }
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"))
    envelope = {"format": "packs-return", "version": 1, "return": document}
    envelope["sha256"] = hashlib.sha256(canonical.encode("ascii")).hexdigest()
    return json.dumps(envelope, sort_keys=True, indent=1).encode("ascii")


def a_case(count: int) -> tuple[list[str], str, int]:
    """That many schools' files in base64, the page's data, and a file's size."""
    dice = random.Random(count)  # noqa: S311 The same files on every run.
    asked = the_rubric()
    schools = [
        School(id=f"school-{number}", name=f"School {number}", phase="primary")
        for number in range(count)
    ]
    files = [sealed_return(asked, school, dice) for school in schools]
    held = Round(id="autumn", title="Autumn")
    view = CollationView(
        asked=asked,
        authority=Authority(name="Wealdmere", short_name="Wealdmere"),
        rounds=(held,),
        round=held,
        group=Named("north", "North"),
        members=tuple(schools),
        readers=("open", "group"),
    )
    texts = [base64.b64encode(file).decode("ascii") for file in files]
    return texts, json.dumps(view.spec), len(files[0])


def measure(page: Page, count: int, runs: int) -> Mapping[str, float]:
    """What each step took, in milliseconds: the median of some runs, after one that warms up."""
    texts, data, _ = a_case(count)
    taken: list[dict[str, float]] = []
    for _ in range(runs + 1):
        got: dict[str, Any] = page.evaluate(RUN, [texts, data])
        assert got["counted"] == count
        taken.append(got["took"])
    cold, *warm = taken
    found = {name: statistics.median(one[name] for one in warm) for name in cold}
    steps = [name for name in cold if name != "picture again"]
    found["all"] = statistics.median(sum(one[name] for name in steps) for one in warm)
    found["all, the first time"] = sum(cold[name] for name in steps)
    return found


def scripts(page: Page) -> None:
    """Load the page's scripts that touch no page, in the order of the theme."""
    theme = yaml.safe_load((SHIPPED / "themes/default/theme.yaml").read_text(encoding="utf-8"))
    bundle = theme["scripts"]["collation"]
    page.set_content('<html lang="en-GB"></html>')
    for name in bundle[: bundle.index("collation/picture") + 1]:
        page.add_script_tag(path=SHIPPED / f"themes/default/js/{name}.js")


@click.command()
@click.option("--returns", default=1000, help="How many returns are taken in.")
@click.option("--runs", default=5, help="How many runs each figure is the median of.")
def main(returns: int, runs: int) -> None:
    """Time how a collation page takes returns in, in Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        scripts(page)
        found = measure(page, returns, runs)
        browser.close()
    click.echo(f"{returns} returns of {a_case(1)[2]} bytes, medians of {runs}")
    for name, milliseconds in found.items():
        click.echo(f"{name:<20}  {milliseconds:8.1f} ms")


if __name__ == "__main__":
    main()
