"""Recording an edition: the present text of a rubric is frozen under its name."""

from pathlib import Path, PurePosixPath

from builder.editions import fingerprint
from builder.load import EDITIONS, Content
from builder.whole import write_whole


class Recorded(Exception):
    """The present text stands among the recorded editions already."""


def record(root: Path, content: Content, rubric_id: str) -> PurePosixPath:
    """Copy a rubric's file beside its earlier editions; give back where it is now.

    The name counts up and ends with the start of the fingerprint, by which a check knows that
    nobody has changed it. The content must be sound. Raises Recorded, and OSError.
    """
    file, recorded = content.rubrics[rubric_id], content.editions.get(rubric_id, ())
    print_ = fingerprint(file.model)
    if any(fingerprint(got.model) == print_ for got in recorded):
        raise Recorded
    path = EDITIONS / rubric_id / f"{len(recorded) + 1:02}-{print_[:8]}.yaml"
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    write_whole(root / path, (root / file.source.path).read_bytes())
    return path
