"""Several returns of which one alone can count, set side by side for whoever has to choose."""

import json
from collections.abc import Collection, Mapping

from builder.asking import Asked
from builder.inbox.settle import Conflict
from builder.inbox.slips import Slip
from builder.model.collected import Difference, Disputed, Side
from builder.model.returns import Return

_STATES = {"not-discussed": "not discussed yet", "not-applicable": "does not apply"}


def disputed(conflict: Conflict, asked: Asked, counting: Collection[Slip]) -> Disputed:
    """Both sides, and where they differ. `counting` are those that count now."""
    slot = conflict.slot
    documents = [json.loads(got.text) for got in conflict.sides]
    sides = tuple(
        Side(
            id=got.id,
            revision=got.revision,
            edition=got.edition,
            speaker=got.speaker,
            typed=got.subject_name,
            answers=len(_said(document, asked)),
            counts=got in counting,
        )
        for got, document in zip(conflict.sides, documents, strict=True)
    )
    if slot.is_workshop:
        return Disputed(
            group=slot.group, rubric=slot.rubric, round=None, subject=None, voice=None, sides=sides
        )
    return Disputed(
        group=slot.group,
        rubric=slot.rubric,
        round=slot.round,
        subject=slot.subject,
        voice=slot.voice,
        sides=sides,
        differences=tuple(_differences(conflict, asked)),
    )


def _differences(conflict: Conflict, asked: Asked) -> list[Difference]:
    said = [_said(json.loads(got.text), asked) for got in conflict.sides]
    order = [got.id for got in asked.rubric.criteria]
    others = sorted({name for one in said for name in one} - set(order))
    found = []
    for name in [*order, *others]:
        answers = tuple(one.get(name, "blank") for one in said)
        if len(set(answers)) > 1:
            found.append(Difference(criterion=asked.title_of(name), said=answers))
    return found


def _said(document: Mapping[str, object], asked: Asked) -> dict[str, str]:
    """What a return says to each question; blanks are left out, and so is a whole workshop."""
    if "voice" not in document:
        return {}
    found = {}
    for name, answer in Return.model_validate(document).answers.items():
        if answer.value is not None:
            found[name] = asked.label_of(name, answer.value)
        elif answer.state is not None:
            found[name] = _STATES[answer.state]
    return found
