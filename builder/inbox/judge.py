"""One return held against the project: whose it is, and whether it can be accepted at all."""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from builder.asking import Asked
from builder.checks.answers import check_answers
from builder.inbox.sealed import Refused, canonical, plain_document, saved_text
from builder.inbox.slips import Slip, return_slip
from builder.model.cluster import Cluster
from builder.model.collected import CollectVerdict
from builder.model.returns import Return
from builder.model.rubric import Rubric
from builder.problems import nearest
from builder.sources import MAX_BYTES, Source

_NOWHERE = PurePosixPath("return.json")
_MOST = MAX_BYTES[".json"]

Whose = tuple[str, str]
"""The group and the subject that a person says a return is about."""


@dataclass(frozen=True)
class Known:
    """What returns are held against."""

    rounds: tuple[str, ...]
    asked: Mapping[str, Asked]
    then: Mapping[str, Asked]
    """The earlier texts from which answers are carried over, by their fingerprints."""
    clusters: Mapping[str, Cluster]


@dataclass(frozen=True)
class Only:
    """What is wanted of an inbox; None where everything is."""

    cluster: str | None = None
    round: str | None = None


def judge(returned: Return, known: Known, only: Only, whose: Whose | None) -> Slip | Refused:
    """A return in brief where it can be accepted; or why not, whose it is before all else."""
    asked = known.asked.get(returned.rubric)
    if asked is None:
        hint = _meant(returned.rubric, known.asked)
        return _refused(returned, "wrong-rubric", f"this project has no {returned.rubric!r}", hint)
    group, subject = whose or (returned.group or only.cluster, returned.subject)
    if group is None:
        return _unplaced(returned, known, known.clusters)
    text = canonical(plain_document(returned))
    wrong = (
        _wrong_group(returned, group, known, only)
        or _wrong_place(returned, asked, known, only)
        or _wrong_edition(returned, asked, known, text)
        or _wrong_subject(returned, subject, known, group)
    )
    if wrong:
        return wrong
    if (returned.group, returned.subject) != (group, subject):
        returned = returned.model_copy(update={"group": group, "subject": subject})
        text = canonical(plain_document(returned))
    if 4 * len(text) > _MOST and len(saved_text(json.loads(text))) > _MOST:
        return _refused(returned, "large", "it would not be read again")
    return return_slip(returned, asked, text)


def _wrong_subject(
    returned: Return, subject: str | None, known: Known, group: str
) -> Refused | None:
    cluster = known.clusters[group]
    if subject is None:
        return _unplaced(returned, known, {group: cluster})
    there = subjects(known.asked[returned.rubric].rubric, cluster)
    if subject in there:
        return None
    return _refused(
        returned, "wrong-subject", f"{group} has no {subject!r}", _meant(subject, there)
    )


def subjects(rubric: Rubric, cluster: Cluster) -> dict[str, str]:
    """What a group's returns to a rubric can be about: ids with names."""
    if rubric.subject.named:
        return {rubric.subject.named.id: rubric.subject.named.name}
    return {member.id: member.name for member in cluster.members}


def _wrong_group(returned: Return, group: str, known: Known, only: Only) -> Refused | None:
    if group not in known.clusters:
        hint = _meant(group, known.clusters)
        return _refused(returned, "wrong-group", f"there is no group {group!r}", hint)
    if only.cluster not in (None, group):
        return _refused(returned, "wrong-group", f"it belongs to {group!r}")
    if returned.rubric not in known.clusters[group].rubrics:
        return _refused(returned, "wrong-rubric", f"{group} does not answer {returned.rubric!r}")
    return None


def _wrong_place(returned: Return, asked: Asked, known: Known, only: Only) -> Refused | None:
    """Why a return cannot be taken in for its voice or its round."""
    voices = [voice.id for voice in asked.rubric.voices]
    if returned.voice not in voices:
        hint = _meant(returned.voice, voices)
        return _refused(returned, "unknown-voice", f"there is no voice {returned.voice!r}", hint)
    if returned.round not in known.rounds:
        hint = _meant(returned.round, known.rounds)
        return _refused(returned, "unknown-round", f"there is no round {returned.round!r}", hint)
    if only.round not in (None, returned.round):
        return _refused(returned, "other-round", f"it is of {returned.round!r}")
    return None


def _wrong_edition(returned: Return, asked: Asked, known: Known, text: str) -> Refused | None:
    """Why answers cannot be judged, now or carried over; or what in them does not fit."""
    answered = (asked.id, returned.edition, returned.fingerprint)
    texts = (asked, known.then.get(returned.fingerprint))
    then = next((got for got in texts if got and _edition(got) == answered), None)
    if then is None:
        is_named_so = returned.edition == asked.rubric.edition
        why = f"it answers {returned.edition!r}" + (" in other words" if is_named_so else "")
        return _refused(returned, "other-edition", why)
    wrong = next(check_answers(returned, Source(_NOWHERE, text, None), then), None)
    return _refused(returned, "damaged", wrong.message) if wrong else None


def _edition(asked: Asked) -> tuple[str, str, str]:
    return asked.id, asked.rubric.edition, asked.fingerprint


def _unplaced(returned: Return, known: Known, among: Mapping[str, Cluster]) -> Refused:
    """From a blank form: a name that was typed is shown beside whom it may mean, and no more."""
    rubric = known.asked[returned.rubric].rubric
    typed = _folded(returned.subject_name)
    offered = [
        (f"{group}/{subject}", subject, _folded(name))
        for group, cluster in among.items()
        if returned.rubric in cluster.rubrics
        for subject, name in subjects(rubric, cluster).items()
    ]
    meant = typed if typed in {name for *_, name in offered} else None
    meant = meant or nearest(typed, (name for *_, name in offered))
    same = [way for way, subject, name in offered if name == meant or subject == returned.subject]
    why = f"the name typed there is {returned.subject_name!r}" if typed else "nobody typed a name"
    hint = f"Did you mean {same[0]}?" if len(same) == 1 else ""
    return _refused(returned, "unplaced", why, hint)


def _refused(returned: Return, verdict: CollectVerdict, why: str, hint: str = "") -> Refused:
    return Refused(
        verdict,
        why,
        returned.id,
        returned.revision,
        returned.subject_name or returned.subject or "",
        hint,
    )


def _meant(word: str, among: Iterable[str]) -> str:
    near = nearest(word, among)
    return f"Did you mean {near}?" if near else ""


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
