"""Returned files, damaged and altered in every way that we know of."""

import base64
import copy
import json
import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from builder.asking import Asked
from builder.model.cluster import School
from tests.browser.collation_support import as_json
from tests.browser.form_support import Json, checksum, sealed
from tests.browser.made_up import a_made_up_return

LARGEST = 1_000_000


@dataclass(frozen=True)
class Mutant:
    """A file, and what was done to it."""

    how: str
    data: bytes


# What is done to bytes.


def _line(dice: random.Random, data: bytes) -> tuple[list[bytes], int]:
    lines = data.split(b"\n")
    return lines, dice.randrange(len(lines))


def flip(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :]


def cut(dice: random.Random, data: bytes) -> bytes:
    return data[: dice.randrange(len(data))]


def drop_byte(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + data[at + 1 :]


def drop_line(dice: random.Random, data: bytes) -> bytes:
    lines, at = _line(dice, data)
    return b"\n".join(lines[:at] + lines[at + 1 :])


def swap_lines(dice: random.Random, data: bytes) -> bytes:
    lines, at = _line(dice, data)
    other = dice.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]
    return b"\n".join(lines)


def double_line(dice: random.Random, data: bytes) -> bytes:
    lines, at = _line(dice, data)
    return b"\n".join([*lines[:at], lines[at], *lines[at:]])


def change_digit(dice: random.Random, data: bytes) -> bytes:
    places = [found.start() for found in re.finditer(rb"[0-9]", data)]
    at = dice.choice(places)
    return data[:at] + str(dice.randrange(10)).encode() + data[at + 1 :]


def question_mark(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + b"?" + data[at + 1 :]


def strange_bytes(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + dice.choice([b"\xe9", b"\xc3\xa9", b"\x00", b"\xff\xfe"]) + data[at:]


def add_behind(dice: random.Random, data: bytes) -> bytes:
    return data + dice.choice([b"\r\n\r\n", b"-- \nSent from my telephone", b"\x00", b"{}"])


def nest(dice: random.Random, data: bytes) -> bytes:
    deep = dice.choice([5, 25, 5000, 100_000])
    return dice.choice(
        [
            b"[" * deep + data + b"]" * deep,
            data.replace(b'"answers": {', b'"answers": ' + b'{"a":' * deep + b"{", 1),
        ]
    )


def lossless(dice: random.Random, data: bytes) -> bytes:
    text = data.decode("ascii")
    return dice.choice(
        [
            b"\xef\xbb\xbf" + data,
            data.replace(b"\n", b"\r\n"),
            text.encode("utf-16"),
            text.encode("utf-16-le"),
            text.encode("utf-16-be"),
            base64.encodebytes(data),
            b"  " + data + b"\n\n",
            json.dumps(json.loads(text)).encode("ascii"),
            json.dumps(json.loads(text), ensure_ascii=False).encode("utf-8"),
        ]
    )


def giant(dice: random.Random, data: bytes) -> bytes:
    return data + b" " * dice.choice([LARGEST - len(data), LARGEST])


BYTES: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    *(flip, flip, cut, drop_byte, drop_line, swap_lines, double_line, change_digit),
    *(question_mark, strange_bytes, add_behind, nest, lossless, lossless),
)

# What is done to the content: by somebody who forgets the checksum, or who makes a new one.

ODD: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 5, 11, 2**53, 10**30, 1.5, "", "5", "good", " ", "__proto__"),
    *([], ["good"], {}, {"value": 5}, {"rows": {}, "added": []}, {"rows": None}, "x" * 4001),
    *("x" * 4000, "\U0001f600" * 4000, "\ud800", "a\r\nb", ["x"] * 500, {"fields": {"note": 3}}),
)


def odd(dice: random.Random) -> Any:
    """One of them, to keep: others may change it further."""
    return copy.deepcopy(dice.choice(ODD))


RAW = (
    "-0",
    "5.0",
    "5e0",
    "1e999",
    "-1e999",
    "50e-1",
    "0.5",
    "00",
    "NaN",
    "Infinity",
    "9007199254740993",
)
"""Numbers as they may stand in a file, other than Python writes them."""
KEYS = ("__proto__", "constructor", "toString", "hasOwnProperty", "value", "Plans", "", "a b")


def _places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    children: Iterable[tuple[Any, Any]] = ()
    if isinstance(value, dict):
        children = value.items()
    elif isinstance(value, list):
        children = enumerate(value)
    return [way] * bool(way) + [
        place for key, child in children for place in _places(child, (*way, key))
    ]


def _holder(document: Any, way: tuple[Any, ...]) -> Any:
    for key in way[:-1]:
        document = document[key]
    return document


def change_value(dice: random.Random, document: Json) -> None:
    way = dice.choice(_places(document))
    _holder(document, way)[way[-1]] = odd(dice)


def change_answer(dice: random.Random, document: Json) -> None:
    answers = document["answers"] or {"plans": {}}
    name = dice.choice(sorted(answers))
    key = dice.choice(["value", "value", "state", "fields", "more"])
    document["answers"] = answers | {name: answers[name] | {key: odd(dice)}}


def change_key(dice: random.Random, document: Json) -> None:
    named = [way for way in _places(document) if isinstance(way[-1], str)]
    way = dice.choice(named)
    holder = _holder(document, way)
    holder[dice.choice(KEYS)] = holder.pop(way[-1])


def drop_key(dice: random.Random, document: Json) -> None:
    way = dice.choice(_places(document))
    del _holder(document, way)[way[-1]]


def add_key(dice: random.Random, document: Json) -> None:
    ways = [way for way in _places(document) if isinstance(_holder(document, (*way, 0)), dict)]
    _holder(document, (*dice.choice([(), *ways]), 0))[dice.choice(KEYS)] = odd(dice)


def swap_answers(dice: random.Random, document: Json) -> None:
    names = sorted(document["answers"])
    mixed = dice.sample(names, len(names))
    document["answers"] = {
        name: document["answers"][other] for name, other in zip(names, mixed, strict=True)
    }


def other_place(dice: random.Random, document: Json) -> None:
    places: list[tuple[str, list[Any]]] = [
        ("rubric", ["other", "review", "Review", 5]),
        ("edition", ["0", "1 ", "", "1"]),
        ("fingerprint", ["e" * 64, "E" * 64, "e" * 63]),
        ("round", ["spring", "winter", "", None]),
        ("group", [None, "south", "north", "North"]),
        ("subject", [None, "gone", "constructor", "school-1", "__proto__"]),
        ("voice", ["voice-0", "voice-1", "hidden", "nobody", ""]),
        ("revision", [0, 1, 2, 10**9, 10**9 + 1, -1, "1"]),
        ("subject_name", ["", "x" * 200, "x" * 201, "<script>", "__proto__"]),
        ("speaker", ["", "Head", "x" * 201, None]),
    ]
    key, values = dice.choice(places)
    document[key] = dice.choice(values)


CONTENT: tuple[Callable[[random.Random, Json], None], ...] = (
    *(change_value, change_value, change_answer, change_answer, change_key, drop_key, add_key),
    *(swap_answers, other_place, other_place, other_place),
)


def _raw_number(dice: random.Random, document: Json) -> bytes:
    """A number as nobody writes it, under the checksum of what it may mean."""
    name = dice.choice(sorted(document["answers"]) or ["plans"])
    written = dice.choice(RAW)
    meant = {"-0": 0}.get(written, 5)
    document["answers"][name] = {"value": meant}
    whole = sealed(document).decode("ascii")
    at = whole.index(json.dumps(name) + ": {", whole.index('"answers"'))
    return (whole[:at] + whole[at:].replace(f": {meant}", f": {written}", 1)).encode("ascii")


def _envelope(dice: random.Random, document: Json) -> bytes:
    """A sound return in a strange envelope."""
    envelope = json.loads(sealed(document))
    key = dice.choice(["format", "version", "sha256", "return", "more"])
    envelope[key] = dice.choice([*ODD, 2, "packs-workshop", "toString", envelope.get("return")])
    return json.dumps(envelope).encode("ascii")


def mutant(dice: random.Random, document: Json) -> Mutant:
    """One file, from a sound return."""
    if dice.random() < 0.2:
        return Mutant("nothing", sealed(document))
    chance = dice.random()
    if chance < 0.4:
        harm = dice.choice(BYTES)
        return Mutant(harm.__name__, harm(dice, sealed(document)))
    if chance < 0.45:
        return Mutant("raw number", _raw_number(dice, document))
    if chance < 0.5:
        return Mutant("envelope", _envelope(dice, document))
    changes = dice.choices(CONTENT, k=dice.choice([1, 1, 1, 2]))
    old = checksum(document)
    for change in changes:
        if _places(document):
            change(dice, document)
    names = " and ".join(change.__name__ for change in changes)
    whole = sealed(document)
    if chance < 0.6:
        return Mutant(
            f"{names}, not sealed", whole.replace(checksum(document).encode(), old.encode())
        )
    return Mutant(f"{names}, sealed again", whole)


def mutants(
    dice: random.Random, asked: Asked, schools: Sequence[School], count: int
) -> list[Mutant]:
    """Files of all schools: most of them send one, some send several, some of those by mistake."""
    found: list[Mutant] = []
    sent: list[Json] = []
    for _ in range(count):
        document = as_json(
            a_made_up_return(
                dice, asked, dice.choice(asked.rubric.voices), dice.choice(schools).id, revision=1
            )
        )
        if sent and dice.random() < 0.15:  # Sent again: the same, or a later revision.
            document["id"] = dice.choice(sent)["id"]
            document["revision"] = dice.randint(1, 3)
        sent.append(dict(document))
        try:
            found.append(mutant(dice, document))
        except (ValueError, TypeError, AttributeError, KeyError, IndexError):
            continue  # A second change has nothing left to be done to.
    if count:
        found.append(Mutant("giant", giant(dice, sealed(sent[0]))))
    return found
