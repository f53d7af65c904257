"""All documents of a county on paper, beside a naive loop over the same documents.

`python -m benchmarks.paper` prints the table. The naive loop, `HTML(...).write_pdf()` for each, is
run over some documents of each kind and scaled to all of them: it would take too long.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

import click

from benchmarks.generate import RUBRIC, SHIPPED, generate
from builder.build import read
from builder.fill.template import Template
from builder.pdf import make_press
from builder.plan import plan
from builder.plan.outputs import Document, Filled
from builder.render import Renderer

MB = 1024 * 1024


def naive(pages: Sequence[str], style: str) -> list[tuple[float, int]]:
    """The seconds and bytes of each document as anybody would print it."""
    from weasyprint import CSS, HTML

    taken = []
    for page in pages:
        start = time.perf_counter()
        data = HTML(string=page).write_pdf(stylesheets=[CSS(string=style)], pdf_variant="pdf/ua-1")
        taken.append((time.perf_counter() - start, len(data or b"")))
    return taken


def filled(style: str, html: str, texts: Sequence[dict[str, str | None]]) -> tuple[float, int]:
    """The seconds and bytes of a template, laid out anew and filled for each of these."""
    start = time.perf_counter()
    template = Template(make_press(style), html, tuple(texts[0]))
    ends = [end for end in template.ends(texts) if end is not None]
    assert len(ends) == len(texts)
    return time.perf_counter() - start, sum(len(template.start) + len(end) for end in ends)


def peak() -> float:
    """The most memory that this process has had, in MB."""
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024


def built(root: Path) -> tuple[float, float, str]:
    """A build from nothing: its seconds, the MB of its largest process, and what it said."""
    command = [sys.executable, "-m", "builder", "build", "--project", str(root)]
    start = time.perf_counter()
    run = subprocess.Popen(command, cwd=SHIPPED, stdout=subprocess.PIPE, text=True)
    assert run.stdout
    said = run.stdout.read().strip()
    _, status, used = os.wait4(run.pid, 0)
    assert status == 0
    return time.perf_counter() - start, used.ru_maxrss / 1024, said


class County:
    """A made-up authority's documents, each once, as HTML where that is wanted."""

    def __init__(self, root: Path) -> None:
        content, theme = read(root)
        self.style, self.renderer = theme.style("print", None), Renderer(theme)
        outputs = plan(content, theme, with_pdf=True).values()
        self.documents = list(
            {repr(got): got for got in outputs if isinstance(got, Document)}.values()
        )

    def by_kind(self) -> dict[str, list[Document]]:
        """The documents by template, forms also by rubric."""
        kinds = defaultdict(list)
        for got in self.documents:
            form = got.template == "print/form.html"
            kinds[f"{got.template} {got.view.asked.id}" if form else got.template].append(got)
        return dict(kinds)

    def forms(self) -> list[Filled]:
        """The pre-named forms of schools."""
        return [
            got for got in self.documents if isinstance(got, Filled) and got.view.asked.id == RUBRIC
        ]

    def html(self, documents: Sequence[Document]) -> list[str]:
        """What the press gets."""
        return [self.renderer.print_html(got) for got in documents]


def scaled(county: County, sample: int) -> tuple[float, float, float, int]:
    """The naive loop over all documents: seconds, MB written, MB of memory, how many were tried."""
    seconds, size, tried = 0.0, 0.0, 0
    with ProcessPoolExecutor(1) as pool:
        for documents in county.by_kind().values():
            pages = county.html(documents[:: max(1, len(documents) // sample)][:sample])
            taken = pool.submit(naive, pages, county.style).result()
            seconds += statistics.mean(got for got, _ in taken) * len(documents)
            size += statistics.mean(got for _, got in taken) * len(documents) / MB
            tried += len(pages)
        return seconds, size, pool.submit(peak).result(), tried


def per_form(county: County, runs: int) -> tuple[float, float, float, float]:
    """Milliseconds for a school's form, naive and filled; times faster; how many times larger."""
    forms = county.forms()
    some = county.html(forms[:: max(1, len(forms) // 3)][:3])
    html = county.renderer.print_html(forms[0].blank)
    texts = [dict(got.texts) for got in forms]
    slow, fast, ratios, sizes = [], [], [], []
    with ProcessPoolExecutor(1) as one, ProcessPoolExecutor(1) as other:
        for _ in range(runs):
            taken = one.submit(naive, some, county.style).result()
            seconds, size = other.submit(filled, county.style, html, texts).result()
            slow.append(1000 * statistics.mean(got for got, _ in taken))
            fast.append(1000 * seconds / len(texts))
            ratios.append(slow[-1] / fast[-1])
            sizes.append(size / len(texts) / statistics.mean(got for _, got in taken))
    medians = map(statistics.median, (slow, fast, ratios, sizes))
    return next(medians), next(medians), next(medians), next(medians)


@click.command()
@click.option("--clusters", default=25, help="How many clusters the made-up authority has.")
@click.option("--schools", default=10, help="How many schools a cluster has.")
@click.option("--runs", default=5, help="How many runs the figures for one form are medians of.")
@click.option("--sample", default=4, help="How many documents of a kind the naive loop prints.")
def main(clusters: int, schools: int, runs: int, sample: int) -> None:
    """Time all documents of a made-up authority, and its schools' forms, beside a naive loop."""
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary) / "project"
        generate(root, clusters, schools)
        county = County(root)
        slow, fast, ratio, larger = per_form(county, runs)
        seconds, size, memory, tried = scaled(county, sample)
        ours, most, said = built(root)
        # Many lie in several folders: each is counted once, as the naive loop prints it once.
        files = (got.read_bytes() for got in (root / "output").rglob("*.pdf"))
        written = sum({sha256(data).digest(): len(data) for data in files}.values()) / MB
    told = [
        ("a school's form, naive loop", f"{slow:.1f} ms", f"median of {runs}"),
        ("a school's form, filled", f"{fast:.1f} ms", "a layout of their template included"),
        ("times faster", f"{ratio:.0f}", f"median of {runs}; {larger:.2f} times the bytes"),
        (
            f"{len(county.documents)} documents, naive loop",
            f"{seconds:.0f} s",
            f"scaled from {tried}; {size:.0f} MB; {memory:.0f} MB of memory after those",
        ),
        (
            "whole build, nothing there",
            f"{ours:.0f} s",
            f"{written:.0f} MB of PDFs; {most:.0f} MB of memory in its largest process; {said}",
        ),
    ]
    click.echo(f"{clusters} clusters x {schools} schools, {os.cpu_count()} cores")
    for name, figure, note in told:
        click.echo(f"{name:<28}  {figure:>10}  {note}")


if __name__ == "__main__":
    main()
