"""Documents -> PDFs, in processes of their own: each laid out, or filled with those like it."""

from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from typing import Any

from builder.fill import Filling, fill
from builder.pdf import press, warm
from builder.plan.outputs import Document, Filled
from builder.render import Renderer

BATCH = 250
"""How many documents one process fills at a time: it lays their template out for them."""

Printed = Iterator[tuple[str, bytes]]
"""Documents by their keys, in the order in which they are ready."""


@contextmanager
def printing(
    documents: Mapping[str, Document], renderer: Renderer, style: str, jobs: int
) -> Iterator[Printed]:
    """Begin to print, with as many processes as are asked for and are of use.

    What is given raises pdf.PressMissing and pdf.PressError.
    """
    jobs = min(jobs, len(documents))
    if jobs == 0:
        yield iter(())
        return
    with ProcessPoolExecutor(jobs, initializer=warm, initargs=(style,)) as pool:
        yield _Orders(pool, renderer, style, documents).done()


class _Orders:
    """What is being printed."""

    def __init__(
        self,
        pool: ProcessPoolExecutor,
        renderer: Renderer,
        style: str,
        documents: Mapping[str, Document],
    ) -> None:
        self._pool, self._renderer, self._style = pool, renderer, style
        self._documents = documents
        self._keys: dict[Future[Any], list[str]] = {}
        alike: dict[str, list[str]] = {}
        for key, document in documents.items():
            if isinstance(document, Filled):
                alike.setdefault(repr(document.blank), []).append(key)
        for keys in alike.values():
            for first in range(0, len(keys), BATCH):
                self._fill(keys[first : first + BATCH])
        for key, document in documents.items():
            if not isinstance(document, Filled):
                self._lay_out(key)

    def done(self) -> Printed:
        """Each as it is ready; what cannot be filled is laid out at the end."""
        while self._keys:
            for future in as_completed(list(self._keys)):
                keys = self._keys.pop(future)
                got: bytes | Filling = future.result()
                if isinstance(got, bytes):
                    yield keys[0], got
                    continue
                for key, end in zip(keys, got.ends, strict=True):
                    if end is None:
                        self._lay_out(key)
                    else:
                        yield key, got.start + end

    def _lay_out(self, key: str) -> None:
        html = self._renderer.print_html(self._documents[key])
        self._keys[self._pool.submit(press, self._style, html)] = [key]

    def _fill(self, keys: list[str]) -> None:
        alike = [got for key in keys if isinstance(got := self._documents[key], Filled)]
        html = self._renderer.print_html(alike[0].blank)
        texts = [dict(got.texts) for got in alike]
        self._keys[self._pool.submit(fill, self._style, html, texts)] = keys
