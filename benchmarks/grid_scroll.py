"""The live grid of a thousand schools: how it scrolls, and how soon it answers to its tools.

`python -m benchmarks.grid_scroll` prints the table. The page is a real one, and the
files are opened in it as a manager opens them.
"""

import random
import statistics
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import click
from playwright.sync_api import Page, sync_playwright

from benchmarks.collation import CHROMIUM, sealed_return, the_rubric
from benchmarks.generate import SHIPPED
from builder.model.cluster import School
from builder.model.project import Authority, Round
from builder.model.project import Theme as Chosen
from builder.plan.outputs import Alone
from builder.render import Renderer
from builder.theme import load_theme
from builder.views.collations import CollationView
from builder.views.common import Named

BOUND = 50
"""Milliseconds that a frame may take before scrolling is felt to stutter."""

SCROLL = """
step => new Promise(done => {
  const place = document.getElementById('grid-place');
  place.scrollIntoView();
  place.scrollTop = 0;
  const frames = [];
  let last = performance.now();
  const next = now => {
    frames.push(now - last);
    last = now;
    const before = place.scrollTop;
    place.scrollTop += step;
    if (place.scrollTop > before) requestAnimationFrame(next);
    else done(frames.slice(2));
  };
  requestAnimationFrame(next);
})
"""

CHANGE = """
([id, value]) => new Promise(done => {
  const control = document.querySelector(id);
  const start = performance.now();
  if (typeof value === 'boolean') control.click();
  else {
    control.value = value;
    control.dispatchEvent(new Event('change', { bubbles: true }));
  }
  const drawn = new MessageChannel();
  drawn.port1.onmessage = () => done(performance.now() - start);
  requestAnimationFrame(() => drawn.port2.postMessage(0));
})
"""


def made(folder: Path, count: int) -> tuple[Path, list[Path]]:
    """A collation page with that many schools in its list, and a file from each."""
    dice = random.Random(count)  # noqa: S311 The same files on every run.
    asked = the_rubric()
    schools = [
        School(id=f"school-{number}", name=f"School {number}", phase="primary")
        for number in range(count)
    ]
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
    page = folder / "collation.html"
    renderer = Renderer(load_theme(SHIPPED, Chosen()))
    page.write_bytes(renderer.bytes_of(Alone("pages/collation.html", "collation", view)))
    files = [folder / f"{school.id}.json" for school in schools]
    for file, school in zip(files, schools, strict=True):
        file.write_bytes(sealed_return(asked, school, dice))
    return page, files


def opened(page: Page, address: Path, files: list[Path]) -> float:
    """Open the files in the page, and give the seconds until the grid stands."""
    page.goto(f"{address.as_uri()}#grid")
    page.wait_for_selector("html.ready", state="attached")
    start = time.perf_counter()
    page.locator("#pick-files").set_input_files(files)
    page.locator("#grid-place .grid-rows").last.wait_for(state="attached", timeout=120_000)
    taken = time.perf_counter() - start
    assert page.locator("#grid-place .grid-rows tr").count() == len(files)
    page.wait_for_selector("html[data-draft=kept]", state="attached")
    return taken


def answers(page: Page, runs: int) -> Mapping[str, float]:
    """From a tool's change to what it changes being drawn: medians, in milliseconds."""
    tools: dict[str, list[tuple[str, str | bool]]] = {
        "sorted by average": [("#grid-sort", "average"), ("#grid-sort", "file")],
        "names hidden": [("[data-how=hidden]", True), ("[data-how=hidden]", True)],
    }
    return {
        name: statistics.median(
            page.evaluate(CHANGE, list(change)) for _ in range(runs) for change in changes
        )
        for name, changes in tools.items()
    }


def told(name: str, frames: list[float]) -> str:
    """A line of the table."""
    frames = sorted(frames)
    good = sum(frame <= BOUND for frame in frames)
    return (
        f"{name:<24}  {statistics.median(frames):6.1f} ms a frame, "
        f"95 in 100 within {frames[int(0.95 * len(frames))]:.1f} ms, worst {frames[-1]:.1f} ms; "
        f"{good} of {len(frames)} within {BOUND} ms"
    )


@click.command()
@click.option("--schools", default=1000, help="How many schools the grid has.")
@click.option("--runs", default=5, help="How many runs each figure is the median of.")
def main(schools: int, runs: int) -> None:
    """Time the live grid in Chromium."""
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        address, files = made(Path(temporary), schools)
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        questions = len(the_rubric().rubric.criteria)
        click.echo(f"{schools} schools, {questions} questions, in a real page")
        click.echo(f"{'files opened':<24}  {opened(page, address, files):6.1f} s")
        for name, milliseconds in answers(page, runs).items():
            click.echo(f"{name:<24}  {milliseconds:6.1f} ms")
        for name, step in (("scrolled by the wheel", 120), ("scrolled page by page", 700)):
            frames = [took for _ in range(runs) for took in page.evaluate(SCROLL, step)]
            click.echo(told(name, frames))
        browser.close()


if __name__ == "__main__":
    main()
