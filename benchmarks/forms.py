"""How soon a form is ready when it is opened from disk, and how soon a key press shows in it.

`python -m benchmarks.forms` builds the shipped project and prints the table.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import click
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.generate import SHIPPED

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    # Without a window's address bar, two pages that fill its lists would only take from the form.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
]
READY, FRAME = 100, 16.7
"""What is aimed at, in milliseconds: a form that seems to be there at once, and one frame."""

WATCH = """
  window.since = {}
  new MutationObserver(() => {
    for (const name of document.documentElement.classList) {
      window.since[name] = window.since[name] || performance.now()
    }
  }).observe(document, {subtree: true, attributes: true, attributeFilter: ['class']})
  window.waits = []
  addEventListener('keydown', event => { window.pressed = event.timeStamp }, true)
  /* Behind the form's own listener: the tally stands, and the layout is worked out. */
  addEventListener('input', () => {
    document.body.getBoundingClientRect()
    window.waits.push(performance.now() - window.pressed)
  })
"""

FORMS = {
    "ten questions": "groups/northside/forms/es-sustainability.ash-lane.html",
    "ten questions, blank": "open/forms/es-sustainability.html",
    "categorisation": "authority/forms/school-categorisation.moderated.html",
    "partnership, the largest": "open/forms/ba-partnership.agreed.html",
}
Row = tuple[str, list[float], float]
"""What was measured, how long it took each time, and what is aimed at; in milliseconds."""


@click.command()
@click.option("--runs", default=30, help="How often each form is opened.")
@click.option("--keys", default=60, help="How many keys are pressed in each form, of each kind.")
def main(runs: int, keys: int) -> None:
    """Time the forms of the shipped project in Chromium."""
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        for folder in ("content", "rubrics"):
            shutil.copytree(SHIPPED / folder, root / folder)
        command = [sys.executable, "-m", "builder", "build", "--no-pdf", "--project", str(root)]
        subprocess.run(command, cwd=SHIPPED, check=True, capture_output=True)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            rows = [
                row
                for name, address in FORMS.items()
                for row in _measured(browser, name, root / "output" / address, runs, keys)
            ]
            browser.close()
    width = max(len(name) for name, _, _ in rows)
    click.echo(f"{'in milliseconds':<{width}}    best  median   worst    times   aim")
    for name, taken, aim in rows:
        click.echo(
            f"{name:<{width}}  {min(taken):6.1f}  {statistics.median(taken):6.1f}  "
            f"{max(taken):6.1f}  "
            f"{len(taken):7}  {aim:>5g}"
        )


def _measured(browser: Browser, name: str, file: Path, runs: int, keys: int) -> list[Row]:
    shown, ready = [], []
    for _ in range(runs):
        context = browser.new_context()
        page = _opened(context.new_page(), file)
        since = page.evaluate("window.since")
        shown.append(float(since["scripted"]))
        ready.append(float(since["ready"]))
        context.close()
    size = f"{file.stat().st_size / 1000:.0f} KB"
    page = _opened(browser.new_context().new_page(), file)
    step = page.locator(".step:has([type=radio]):has(textarea)").first.get_attribute("id")
    page.evaluate("step => { location.hash = step }", step)
    page.locator(".step-current [type=radio]").first.check(force=True)
    marks = _pressed(page, ".step-current [type=radio]", "ArrowRight", keys)
    page.locator(".step-current textarea").first.fill("")
    notes = _pressed(page, ".step-current textarea", "e", keys)
    page.context.close()
    return [
        (f"{name} ({size}): can be filled in", shown, READY),
        (f"{name}: has asked for a draft too", ready, READY),
        (f"{name}: a key to its tally", marks, FRAME),
        (f"{name}: a letter in a note", notes, FRAME),
    ]


def _opened(page: Page, file: Path) -> Page:
    page.add_init_script(WATCH)
    page.goto(file.as_uri())
    page.wait_for_selector("html.ready", state="attached")
    return page


def _pressed(page: Page, selector: str, key: str, times: int) -> list[float]:
    page.locator(selector).first.focus()
    page.evaluate("window.waits.splice(0)")
    for _ in range(times):
        page.keyboard.press(key)
    taken: list[float] = page.evaluate("window.waits.splice(0)")
    assert len(taken) == times, f"{len(taken)} of {times} keys were heard in {selector}"
    return taken


if __name__ == "__main__":
    main()
