"""One command, one table: what each kind of build takes, beside what it is compared with."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import click

from benchmarks.generate import RUBRIC, SHIPPED, generate
from builder.build import read
from builder.pdf import press, warm
from builder.plan import plan
from builder.plan.outputs import Document
from builder.render import Renderer

Row = tuple[str, float, str]
"""What was timed, in seconds, and what there is to say about it."""


@click.command()
@click.option("--clusters", default=2, help="How many clusters the made-up authority has.")
@click.option("--schools", default=10, help="How many schools a cluster has.")
@click.option("--runs", default=3, help="How many runs each figure is the median of.")
@click.option("--no-pdf", is_flag=True, help="Leave the PDFs out, for large authorities.")
def main(clusters: int, schools: int, runs: int, no_pdf: bool) -> None:
    """Time builds of a made-up authority, and PDFs beside a naive loop."""
    with tempfile.TemporaryDirectory() as temporary:
        root, shipped = Path(temporary) / "project", Path(temporary) / "shipped"
        generate(root, clusters, schools)
        rows = _builds(root, runs, no_pdf=no_pdf)
        for folder in ("content", "rubrics"):
            shutil.copytree(SHIPPED / folder, shipped / folder)
        _build(shipped, ["--no-pdf"])
        rows.append(_timed("shipped project, nothing changed", shipped, ["--no-pdf"], runs))
        if not no_pdf:
            rows += _pdfs(root, runs)
    click.echo(
        f"{clusters} clusters x {schools} schools, {os.cpu_count()} cores, medians of {runs}"
    )
    width = max(len(name) for name, _, _ in rows)
    for name, seconds, note in rows:
        click.echo(f"{name:<{width}}  {seconds:8.2f} s  {note}")


def _builds(root: Path, runs: int, *, no_pdf: bool) -> list[Row]:
    options = ["--no-pdf"] if no_pdf else []
    return [
        _timed("cold build", root, options, runs, _forget),
        _timed("nothing changed", root, options, runs),
        _timed("one return changed", root, options, runs, _change_return),
        _timed("one rubric word changed", root, options, runs, _change_word),
    ]


def _forget(root: Path) -> None:
    shutil.rmtree(root / ".packs", ignore_errors=True)
    shutil.rmtree(root / "output", ignore_errors=True)


def _change_return(root: Path) -> None:
    file = min((root / "content" / "clusters").glob(f"*/returns/*/*.{RUBRIC}.*.json"))
    document = json.loads(file.read_text(encoding="utf-8"))
    answer = min(document["answers"].items())[1]
    answer["value"] = answer["value"] % 10 + 1
    file.write_text(json.dumps(document), encoding="utf-8")


def _change_word(root: Path) -> None:
    file = root / "rubrics" / f"{RUBRIC}.yaml"
    text, plain, longer = file.read_text(encoding="utf-8"), "Ten questions", "Ten short questions"
    old, new = (longer, plain) if longer in text else (plain, longer)
    file.write_text(text.replace(old, new), encoding="utf-8")


def _timed(
    name: str,
    root: Path,
    options: list[str],
    runs: int,
    before: Callable[[Path], None] = lambda root: None,
) -> Row:
    """The whole process's time, after a change that is not timed."""
    taken, said = [], ""
    for _ in range(runs):
        before(root)
        start = time.perf_counter()
        said = _build(root, options)
        taken.append(time.perf_counter() - start)
    return name, statistics.median(taken), said.split(", in ")[0]


def _build(root: Path, options: list[str]) -> str:
    command = [sys.executable, "-m", "builder", "build", "--project", str(root), *options]
    done = subprocess.run(command, cwd=SHIPPED, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def _pdfs(root: Path, runs: int) -> list[Row]:
    """The same documents, printed as the build prints them and one after the other."""
    content, theme = read(root)
    renderer, style = Renderer(theme), theme.style("print", None)
    outputs = plan(content, theme, with_pdf=True).values()
    makings = {repr(got): got for got in outputs if isinstance(got, Document)}
    pages = [renderer.print_html(document) for document in makings.values()]
    ours, naive = [], []
    for _ in range(runs):
        start = time.perf_counter()
        jobs = os.cpu_count() or 1
        with ProcessPoolExecutor(jobs, initializer=warm, initargs=(style,)) as pool:
            list(pool.map(press, [style] * len(pages), pages))
        ours.append(time.perf_counter() - start)
        start = time.perf_counter()
        _naive_loop(pages, style)
        naive.append(time.perf_counter() - start)
    ratio = statistics.median(slow / fast for slow, fast in zip(naive, ours, strict=True))
    return [
        (f"{len(pages)} PDFs, naive loop", statistics.median(naive), "HTML(...).write_pdf()"),
        (f"{len(pages)} PDFs, as built", statistics.median(ours), f"{ratio:.2f} times faster"),
    ]


def _naive_loop(pages: list[str], style: str) -> None:
    # In a process of its own, as the build's are, so that both pay for the import.
    with ProcessPoolExecutor(1) as pool:
        pool.submit(_naive, pages, style).result()


def _naive(pages: list[str], style: str) -> None:
    from weasyprint import CSS, HTML

    for page in pages:
        HTML(string=page).write_pdf(stylesheets=[CSS(string=style)], pdf_variant="pdf/ua-1")


main()
