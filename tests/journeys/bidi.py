"""A session of WebDriver BiDi, the language in which Firefox itself can be driven."""

import json
import time
from collections import deque
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from websockets.sync.client import connect

Json = dict[str, Any]
PATIENCE = 30.0
"""Seconds after which an answer that has not come will not come."""


class Refused(Exception):
    """The browser did not do as it was told."""


class Bidi:
    """Commands go out one at a time. What happens meanwhile is kept until somebody asks for it."""

    def __init__(self, address: str) -> None:
        self._open = ExitStack()
        self._socket = self._open.enter_context(connect(address, max_size=None, proxy=None))
        self._sent = 0
        self.happened: deque[Json] = deque()

    def send(self, method: str, **params: object) -> Json:
        """Give a command and wait for its result."""
        self._sent += 1
        number = self._sent
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        until = time.monotonic() + PATIENCE
        while True:
            message = self._next(until, method)
            if message.get("id") == number:
                break
        if message["type"] == "error":
            raise Refused(f"{method}: {message['error']}: {message['message']}")
        result: Json = message["result"]
        return result

    def heard(self, event: str, fits: Callable[[Json], bool] = lambda _: True) -> Json:
        """The first event of this name that fits, waiting for it if it has not happened yet."""
        until = time.monotonic() + PATIENCE
        while (found := self._take(event, fits)) is None:
            self._next(until, event)
        return found

    def close(self) -> None:
        """Hang up."""
        self._open.close()

    def _next(self, until: float, what: str) -> Json:
        """One more message. An event is put aside as well."""
        try:
            message: Json = json.loads(self._socket.recv(max(0.0, until - time.monotonic())))
        except TimeoutError:
            raise Refused(f"{what}: nothing in {PATIENCE:.0f} seconds") from None
        if message["type"] == "event":
            self.happened.append(message)
        return message

    def _take(self, event: str, fits: Callable[[Json], bool]) -> Json | None:
        for one in self.happened:
            if one["method"] == event and fits(one["params"]):
                self.happened.remove(one)
                params: Json = one["params"]
                return params
        return None
