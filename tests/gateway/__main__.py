"""Writes every case as a file, to be looked at or opened by hand."""

import sys
from pathlib import Path

from tests.gateway import cases
from tests.gateway.sent import sent


def main(folder: Path) -> None:
    """Write them, each in a folder of its own."""
    data = sent()
    for case in cases():
        place = folder / case.case
        place.mkdir(parents=True, exist_ok=True)
        (place / case.name).write_bytes(case.arrived(data))
        (place / "verdict.txt").write_text(f"{case.verdict}\n{case.what}\n", encoding="utf-8")


main(Path(sys.argv[1]))
