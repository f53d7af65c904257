"""What files come to, independently of the page's scripts: pydantic reads, the builder collates."""

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError

from builder.asking import Asked, speaks_for_all
from builder.checks.answers import check_answers
from builder.model.cluster import School
from builder.model.returns import Envelope, Return
from builder.sources import Source
from tests.browser.collation_support import as_json, python_makes
from tests.browser.form_support import Json, canonical

GROUP = "north"
ROUND = "autumn"
SAFE = 2**53 - 1
DEEPEST = 20
LARGEST = 1_000_000

KEPT = {"ok", "other-edition", "unknown-round", "unknown-voice", "unplaced", "wrong-subject"}
"""What the page keeps; of these the first alone may count."""


class Refused(Exception):
    """What becomes of a file that is not kept."""


def _decoded(data: bytes) -> str:
    if data.startswith(b"\xff\xfe") or (len(data) > 1 and data[0] and not data[1]):
        return data.removeprefix(b"\xff\xfe").decode("utf-16-le")
    if data.startswith(b"\xfe\xff") or (len(data) > 1 and not data[0] and data[1]):
        return data.removeprefix(b"\xfe\xff").decode("utf-16-be")
    return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")


def _text(data: bytes) -> str:
    try:
        bare = re.sub(r"\s+", "", _decoded(data))
        if re.fullmatch(r"[A-Za-z0-9+/]{8,}={0,2}", bare):
            data = base64.b64decode(bare, validate=True)
    except ValueError:
        pass
    return _decoded(data)


def _number(text: str) -> int | float:
    """A script cannot tell 5.0 from 5."""
    number = float(text)
    return int(number) if number.is_integer() else number


def _no_constant(text: str) -> Any:
    raise ValueError(text)


def _depth(value: Any) -> int:
    children: Iterable[Any] = ()
    if isinstance(value, dict):
        children = value.values()
    elif isinstance(value, list):
        children = value
    else:
        return 0
    return 1 + max(map(_depth, children), default=0)


def numbers_in(value: Any) -> Iterable[float]:
    """Every number in a document. One that a script cannot hold exactly has no checksum."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for child in value:
            yield from numbers_in(child)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value


def _document(data: bytes) -> Json:
    """The return in a file, as its checksum vouches for it. Raises Refused."""
    if len(data) > LARGEST:
        raise Refused
    try:
        raw = json.loads(_text(data), parse_float=_number, parse_constant=_no_constant)
        if _depth(raw) > DEEPEST:
            raise Refused
    except (ValueError, RecursionError, OverflowError):
        raise Refused from None
    document = raw.get("return") if isinstance(raw, dict) else None
    if not isinstance(document, dict) or raw.get("format") != "packs-return":
        raise Refused
    if any(not isinstance(one, int) or abs(one) > SAFE for one in numbers_in(document)):
        raise Refused
    if raw.get("sha256") != hashlib.sha256(canonical(document).encode("ascii")).hexdigest():
        raise Refused
    # What else lies in the envelope is nobody's answer: the page reads past it.
    known = {key: raw.get(key) for key in ("format", "version", "sha256", "return")}
    try:
        Envelope.model_validate(known)
    except ValidationError:
        if raw.get("version") is True or raw.get("version") != 1:
            raise Refused from None
        # What is wrong is in the return. That it is another rubric's would be the better reason.
    return document


_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _fits(returned: Return, asked: Asked) -> bool:
    """Numbers that nobody can read are kept as they were typed, in forms too."""
    source = Source(PurePosixPath("return.json"), json.dumps(as_json(returned)), {})
    problems = check_answers(returned, source, asked)
    return all("is not a number" in one.message or "percentage" in one.message for one in problems)


def judged(data: bytes, asked: Asked, schools: Sequence[School]) -> tuple[str, Return | None]:
    """What becomes of a file, and the return in it if it is kept."""
    try:
        document = _document(data)
    except Refused:
        return "refused", None
    rubric = document.get("rubric")
    if isinstance(rubric, str) and rubric != asked.id:
        is_id = _ID.fullmatch(rubric) and len(rubric) <= 40
        return ("wrong-rubric" if is_id else "refused"), None
    try:
        returned = Return.model_validate(document)
    except ValidationError:
        return "refused", None
    verdict = _place(returned, asked, schools)
    return verdict, returned if verdict in KEPT else None


def _place(returned: Return, asked: Asked, schools: Sequence[School]) -> str:
    voices = {voice.id: voice for voice in asked.rubric.voices}
    voice = voices.get(returned.voice)
    present = returned.edition == asked.rubric.edition
    fits = voice is not None and present and _fits(returned, asked)
    reasons = {
        "wrong-group": returned.group not in (None, GROUP),
        "hidden-voice": voice and voice.audience == "authority" and not voice.speaker,
        "refused": present and voice and not fits and returned.fingerprint == asked.fingerprint,
        "unknown-round": returned.round not in (ROUND, "spring"),
        "unknown-voice": voice is None,
        "other-edition": not fits,
        "unplaced": returned.subject is None or returned.group is None,
        "wrong-subject": returned.subject not in {one.id for one in schools},
    }
    return next((reason for reason, holds in reasons.items() if holds), "ok")


def _plain(returned: Return) -> str:
    return canonical(returned.model_dump(mode="json"))


def tally(
    files: Iterable[bytes], asked: Asked, schools: Sequence[School]
) -> tuple[list[str], Json]:
    """What becomes of each file, and what they all come to."""
    verdicts, newest = [], dict[str, list[tuple[str, Return]]]()
    for data in files:
        verdict, returned = judged(data, asked, schools)
        verdicts.append(verdict)
        if returned is None:
            continue
        known = newest.get(returned.id, [])
        highest = known[0][1].revision if known else 0
        if returned.revision > highest:
            newest[returned.id] = [(verdict, returned)]
        elif returned.revision == highest and _plain(returned) not in map(
            _plain, (one for _, one in known)
        ):
            newest[returned.id] = [*known, (verdict, returned)]
    held = [
        got
        for some in newest.values()
        for verdict, got in some
        if got.round == ROUND and verdict in ("ok", "other-edition") and got.subject
        if got.group == GROUP
    ]
    return verdicts, _sums(held, asked, schools)


def _sums(held: list[Return], asked: Asked, schools: Sequence[School]) -> Json:
    """The figures. Whoever has two answers where one alone can count is counted nowhere."""
    alone = speaks_for_all(asked.rubric)
    slots: dict[tuple[str | None, str], int] = {}
    for got in held:
        if got.voice in alone and got.edition == asked.rubric.edition and _fits(got, asked):
            slots[got.subject, got.voice] = slots.get((got.subject, got.voice), 0) + 1
    disputed = {subject for (subject, _), count in slots.items() if count > 1}
    counted = [got for got in held if got.subject not in disputed]
    # Other words under the same name, which the answers do not fit, are another edition.
    counted = [
        got
        if _fits(got, asked) or got.edition != asked.rubric.edition
        else got.model_copy(update={"edition": "other"})
        for got in counted
    ]
    made = python_makes(asked, schools, counted, "2009-11-28")
    stands = {entry[0]: entry[1] for entry in made["entries"]}
    return {
        "stands": stands | dict.fromkeys(sorted(one for one in disputed if one), "conflict"),
        "rows": [
            {key: row[key] for key in ("criterion", "values", "summary", "bands")}
            for row in made["rows"]
        ],
        "findings": made["findings"],
    }
