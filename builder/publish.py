"""A new site beside the old one, and then in its place, so that nobody ever sees half of one."""

import ctypes
import os
import secrets
import shutil
import sys
from pathlib import Path

MARKER = ".packs-site"
_MARKER_TEXT = "packs build made this folder and replaces it whole: keep nothing of yours in it.\n"
_AT_FDCWD, _EXCHANGE = -100, 2


class NotOurs(Exception):
    """The output folder holds something that no build made."""


class OtherBuild(Exception):
    """Another build into the same folder has begun since this one did."""


class Staging:
    """A folder beside the output in which a build is made ready."""

    def __init__(self, output: Path) -> None:
        """Begin. Raises NotOurs where a place that a build needs is taken by something else."""
        self.output = output
        self.folder = output.with_name(f".{output.name}.new")
        self._old = output.with_name(f".{output.name}.old")
        for place in (output, self.folder, self._old):
            if place.exists() and not (place / MARKER).is_file() and not _is_empty(place):
                raise NotOurs(place)
        self._mend()
        output.parent.mkdir(parents=True, exist_ok=True)
        self.folder.mkdir()
        # Tells this build's folder from one that another build has put in its place.
        self._claim, self._token = self.folder / ".packs-building", secrets.token_hex()
        self._claim.write_text(self._token, encoding="ascii")
        (self.folder / MARKER).write_text(_MARKER_TEXT, encoding="utf-8", newline="\n")

    def write(self, address: str, data: bytes) -> Path:
        """Put a new file in its place."""
        path = self._place(address)
        path.write_bytes(data)
        return path

    def take(self, address: str, file: Path) -> Path:
        """Put a file that exists already in its place, without copying it where that can be."""
        path = self._place(address)
        try:
            os.link(file, path)
        except OSError:
            shutil.copy2(file, path)
        return path

    def publish(self) -> None:
        """Put the new site in the place of the old one. Raises OtherBuild."""
        if not self._claim.is_file() or self._claim.read_text("ascii") != self._token:
            raise OtherBuild(self.output)
        self._claim.unlink()
        if not self.output.exists():
            self.folder.rename(self.output)
        elif _exchange(self.folder, self.output):
            shutil.rmtree(self.folder)
        else:
            self.output.rename(self._old)
            try:
                self.folder.rename(self.output)
            except OSError:
                self._old.rename(self.output)
                raise
            shutil.rmtree(self._old)

    def abandon(self) -> None:
        """Leave the old site as it is."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _place(self, address: str) -> Path:
        path = self.folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def _mend(self) -> None:
        """Clear away what a build that was killed has left."""
        if self._old.exists():
            if self.output.exists():
                shutil.rmtree(self._old)
            else:
                self._old.rename(self.output)
        if self.folder.exists():
            shutil.rmtree(self.folder)


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step, where the system can (Linux): no moment without a site."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0)
