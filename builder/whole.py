"""A file written whole or not at all: nobody reads half of one."""

import os
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place, and then into it. Raises OSError."""
    above, name = os.path.split(path)
    new = os.path.join(above, f".{name}.new")
    try:
        with open(new, "wb") as file:
            file.write(data)
        os.replace(new, path)
    except OSError:
        Path(new).unlink(missing_ok=True)
        raise
