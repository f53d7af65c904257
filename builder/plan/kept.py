"""Answers to an earlier edition that nothing of today compares with: shown, and not counted."""

from collections.abc import Container, Iterable

from builder.asking import Asked, fields_beside
from builder.carry import Carrying
from builder.cells import cell
from builder.model.base import Audience
from builder.model.returns import Aside, Return
from builder.plan.answers import answers_of
from builder.scoring import ladder_of
from builder.views.profile import KeptEdition, KeptLine


def kept_of(
    asked: Asked, returns: Iterable[Return], readers: Container[Audience]
) -> tuple[KeptEdition, ...]:
    """What is kept beside each return, edition by edition, as it was asked then."""
    found = (
        _kept(asked, returned, aside, carrying, readers)
        for returned in returns
        for aside in returned.aside
        if (carrying := asked.earlier.get(aside.fingerprint))
    )
    return tuple(got for got in found if got.lines or got.fields)


def _kept(
    asked: Asked,
    returned: Return,
    aside: Aside,
    carrying: Carrying,
    readers: Container[Audience],
) -> KeptEdition:
    then, now = carrying.rubric, {got.id: got for got in asked.rubric.criteria}
    lines = []
    for criterion in then.criteria:
        answer, scale = aside.answers.get(criterion.id), ladder_of(criterion, then)
        if answer is None or scale is None:
            continue
        written = answers_of(fields_beside(then, criterion), answer.fields, None, readers)
        judged = cell(answer, scale)
        if judged.kind != "blank" or written:
            into = tuple(now[name] for name in carrying.ways[criterion.id].into)
            lines.append(KeptLine(criterion, judged, written, into))
    voice = next((got.label for got in asked.rubric.voices if got.id == returned.voice), "")
    fields = answers_of(then.return_fields, aside.fields, None, readers)
    return KeptEdition(aside.edition, voice, tuple(lines), fields)
