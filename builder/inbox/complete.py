"""What is still open in a return, judged over all that was said about its subject."""

import json
from collections.abc import Sequence

from builder.asking import Asked
from builder.cells import cell_of, listen
from builder.inbox.slips import Slip
from builder.model.cluster import Member
from builder.model.returns import Return
from builder.model.rubric import Criterion
from builder.register import entry


def still_open(
    asked: Asked, member: Member, slips: Sequence[Slip], round_date: str | None
) -> dict[str, str]:
    """What is blank, not discussed or without its reason, by the voice that is asked it."""
    if len(slips) == 1 and not asked.rubric.results and _is_full(asked, slips[0]):
        return {}
    returns = [Return.model_validate_json(got.text) for got in slips]
    (one,) = listen(asked, [member], returns, round_date)
    if one.said is None:
        return {}
    criteria = asked.rubric.criteria
    cells = [(got, cell_of(got, asked.ladders[got.id], one)) for got in criteria]
    line = entry(asked, one, cells)
    kinds = {
        "blank": line.blank,
        "not discussed yet": line.not_discussed,
        "differs without a reason": line.unexplained,
    }
    return {
        voice: "; ".join(
            f"{kind}: {', '.join(got.title for got in some)}"
            for kind, all_of_it in kinds.items()
            if (some := [got for got in all_of_it if _is_asked(got, voice)])
        )
        for voice in {returned.voice for returned in one.said.returns}
    }


def _is_full(asked: Asked, slip: Slip) -> bool:
    """Whether every question has its value, which most returns have: then nothing can be open."""
    answers = json.loads(slip.text)["answers"]
    values = (answers.get(got.id, {}).get("value") for got in asked.rubric.criteria)
    return not slip.is_carried and all(value is not None for value in values)


def _is_asked(criterion: Criterion, voice: str) -> bool:
    return not criterion.voices or voice in criterion.voices
