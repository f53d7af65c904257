"""The network as a browser finds it: every request of a page ends here and is written down."""

import queue
import threading
from collections.abc import Callable
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

INTRANET = "http://forms.intranet.example"
"""A host that is not localhost, without the lock: what an authority's own network often is."""
ITS_OWN = (
    ".mozilla.com",
    ".mozilla.net",
    ".mozilla.org",
    ".google.com",
    ".googleapis.com",
    ".gvt1.com",
)
"""Whom a browser calls of its own accord, whatever page is open."""

PATIENCE = 15
"""Seconds after which a request that has not come will not come."""


class Network:
    """A proxy that knows one host, which serves a folder, and hears whoever is called."""

    def __init__(self, folder: Path) -> None:
        self._heard: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._server = ThreadingHTTPServer(
            ("127.0.0.1", 0), partial(Handler, folder, self._heard.put)
        )
        self.proxy = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def heard_before(self, last: str) -> list[str]:
        """Every address that was asked for before anything of this host, waiting until it is."""
        before: list[str] = []
        try:
            while urlsplit(one := self._heard.get(timeout=PATIENCE)).hostname != last:
                before.append(one)
        except queue.Empty:
            raise AssertionError(f"{last} was never asked for, only {before}") from None
        return before

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    def __init__(self, folder: Path, hear: Callable[[str], None], *rest: Any) -> None:
        self.folder = folder
        self.hear = hear
        super().__init__(*rest)

    def do_GET(self) -> None:
        file = self.folder / urlsplit(self.path).path.lstrip("/")
        self._hear(self.path)
        if self.path.startswith(f"{INTRANET}/") and file.is_file():
            self._answer(200, file.read_bytes())
        else:
            self._answer(404, b"")

    def do_POST(self) -> None:
        self.do_GET()

    def do_CONNECT(self) -> None:
        self._hear(f"https://{self.path}")
        self._answer(502, b"")

    def _hear(self, address: str) -> None:
        if not (urlsplit(address).hostname or "").endswith(ITS_OWN):
            self.hear(address)

    def _answer(self, code: int, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass
