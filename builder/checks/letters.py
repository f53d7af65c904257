"""Letters that the theme's fonts do not have: on paper they would be blank, or another font's."""

import re
import unicodedata
from collections.abc import Iterator

from builder.checks.common import texts_of
from builder.load import Content
from builder.problems import Problem
from builder.sources import Source
from builder.theme import Theme

_UNDRAWN = "\n\t\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff"
"""What is never drawn: the ends of lines, and signs that only say how letters join."""
_SHOWN = 40
_HINT = "Write it in other letters. Pages on screen show it: --no-pdf builds them alone."


def check_letters(content: Content, theme: Theme) -> Iterator[Problem]:
    """A problem for each text that cannot be printed; nothing where a theme does not say."""
    ranges = theme.recipe.letters
    if ranges:
        drawn = "".join(rf"\U{first:08x}-\U{last:08x}" for first, last in ranges)
        lacking = re.compile(f"[^{_UNDRAWN}{drawn}]")
        for source in _sources(content):
            if "\\" in source.text or lacking.search(source.text + source.body):
                yield from _in(source, lacking)


def _sources(content: Content) -> Iterator[Source]:
    yield content.project.source
    kinds = (
        content.rubrics,
        content.packs,
        content.modules,
        content.activities,
        content.paths,
        content.calendars,
        content.reports,
    )
    for files in kinds:
        yield from (file.source for file in files.values())
    for cluster in content.clusters.values():
        yield cluster.file.source
        yield from (file.source for file in cluster.returns)
        yield from (file.source for file in cluster.agreed)


def _in(source: Source, lacking: re.Pattern[str]) -> Iterator[Problem]:
    for at, text in texts_of(source.data):
        # An accent written apart is drawn with its letter.
        if found := lacking.search(unicodedata.normalize("NFC", text)):
            yield source.problem_inside(at, found, _message(found), _HINT)
    if found := lacking.search(unicodedata.normalize("NFC", source.body)):
        yield source.problem_in_body(source.body.find(found[0]), _message(found), _HINT)


def _message(found: re.Match[str]) -> str:
    start = max(0, found.start() - _SHOWN // 2)
    around = " ".join(found.string[start : start + _SHOWN].split())
    code = f"U+{ord(found[0]):04X}"
    return f"the font has no {found[0]!r} ({code}), so this cannot be printed: {around}"
