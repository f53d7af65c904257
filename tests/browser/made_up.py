"""Made-up rubrics and returns, always the same for one seed: everything that a collation meets."""

import random
from typing import Any

from builder.asking import Asked, asked_of, fields_beside, fields_for, sections_for
from builder.model.cluster import School
from builder.model.fields import ChoiceField, Column, Field, SeveralField, TableField
from builder.model.returns import Return
from builder.model.rubric import Criterion, Rubric, Voice
from tests.browser.form_support import Json
from tests.support import POINTS

NAMES = ("constructor", "plans", "money", "people", "2010", "time", "place", "a1", "b-2")
"""Ids of criteria. One is what every object of a script has."""
SPEAKERS = ("", "Head", "\U0001f600 Ann", "\uff5e Bea", "Zo\u00eb")
TEXTS = ("", "Why not.", "  ", "\ufeff", "\x1c", "<b>bold</b>", "__proto__")


def some_levels(dice: random.Random, prefix: str) -> Json:
    """A scale of levels, one of them perhaps optional."""
    count = dice.randint(2, 5)
    spare = dice.randrange(count) if count > 2 and dice.random() < 0.4 else None
    levels = [
        {"id": f"{prefix}{place}", "title": f"Level {place}", "optional": place == spare}
        for place in range(count)
    ]
    return {"levels": levels, "order": dice.choice(["best-last", "best-first"])}


def some_points(dice: random.Random) -> Json:
    """A scale of points, some of them from zero."""
    if dice.random() < 0.3:
        return POINTS
    first, count = dice.choice([0, 1, 3]), dice.randint(2, 4)
    ends = sorted(dice.sample(range(first, first + 9), count))
    starts = [first, *(end + 1 for end in ends[:-1])]
    bands = [
        {"id": f"band-{place}", "title": f"Band {place}", "from": start, "to": end}
        for place, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]
    return {"points": {"from": first, "to": ends[-1]}, "bands": bands}


def some_scale(dice: random.Random, prefix: str) -> Json:
    """Either kind."""
    return some_points(dice) if dice.random() < 0.6 else some_levels(dice, prefix)


def values_of(scale: Json) -> list[Any]:
    """What may be judged on it by any criterion."""
    if "levels" in scale:
        return [level["id"] for level in scale["levels"] if not level["optional"]]
    return list(range(scale["points"]["from"], scale["points"]["to"] + 1))


def a_field(dice: random.Random, name: str, voices: list[str], when: Json | None) -> Json:
    """A field of any kind."""
    kind = dice.choice(["text", "number", "percentage", "date", "choice", "several", "table"])
    picks = [{"id": f"{name}-{place}", "label": f"Choice {place}"} for place in range(3)]
    found: Json = {"id": name, "kind": kind, "label": name.title()}
    if kind in ("choice", "several"):
        found["choices"] = picks
    if kind == "table":
        found |= {
            "row_label": "Row",
            "rows": [{"id": "2010", "label": "2010"}, {"id": "constructor", "label": "Con"}],
            "added": {"label": "Another", "most": 3},
            "columns": [
                {"id": "constructor", "label": "Number", "kind": "number"},
                {"id": "pick", "label": "Pick", "kind": "choice", "choices": picks},
                {"id": "day", "label": "Day", "kind": "date"},
            ],
        }
    if dice.random() < 0.2:
        found["voices"] = dice.sample(voices, 1)
    return found | ({"when": when} if when and dice.random() < 0.5 else {})


def some_voices(dice: random.Random) -> list[Json]:
    """One to four, some with several speakers, some that the authority alone hears."""
    count = dice.choice([1, 1, 2, 2, 3, 4])
    return [
        {
            "id": f"voice-{place}",
            "title": f"Voice {place}",
            "speaker": "Who?" if count > 1 and dice.random() < 0.25 else None,
            "reason": "why" if place and dice.random() < 0.6 else None,
            "audience": "authority" if dice.random() < 0.15 else "group",
        }
        for place in range(count)
    ]


def some_criteria(dice: random.Random, scale: Json | None, voices: list[str]) -> list[Json]:
    """Each with a scale, some asked of a few voices or under a condition alone."""
    found: list[Json] = []
    scales: dict[str, Json] = {}
    for number, name in enumerate(dice.sample(NAMES, dice.randint(1, 7)), start=1):
        own = some_scale(dice, f"{name}-") if scale is None or dice.random() < 0.25 else None
        whole = own or scale
        assert whole is not None
        scales[name] = whole
        levels = [level["id"] for level in whole.get("levels", ()) if not level["optional"]]
        spare = [level["id"] for level in whole.get("levels", ()) if level["optional"]]
        described = levels + [one for one in spare if dice.random() < 0.5]
        made: Json = {
            "id": name,
            "number": str(number),
            "title": name.title(),
            "question": "How is it?",
            "descriptors": dict.fromkeys(described or ["left", "middle", "right"], "So."),
            "not_applicable": dice.random() < 0.5,
        }
        made |= {"scale": own} if own else {}
        made |= {"voices": dice.sample(voices, 1)} if dice.random() < 0.25 else {}
        made |= {"fields": dice.sample(["why", "more"], 1)} if dice.random() < 0.2 else {}
        if found and dice.random() < 0.3:
            on = dice.choice(found)["id"]
            some = values_of(scales[on])
            made["when"] = {"answer": on, "is": dice.sample(some, min(len(some), 3))}
        found.append(made)
    return found


def some_results(dice: random.Random, criteria: list[Json], scale: Json | None) -> list[Json]:
    """Lookups that propose one criterion's value from another's, and one that follows from them."""
    found: list[Json] = []
    for number in range(dice.choice([0, 0, 1, 2, 3])):
        if len(criteria) < 2:
            break
        of, to = dice.sample(criteria, 2)
        if (of.get("when") or {}).get("answer") == to["id"]:
            continue
        values = [str(one) for one in values_of(to.get("scale") or scale or {})]
        known = values_of(of.get("scale") or scale or {})
        known += [one for one in of["descriptors"] if isinstance(known[0], str)]
        asked = to.get("fields", ["why"])
        reason = {"reason": "why"} if "why" in asked and dice.random() < 0.7 else {}
        found.append(
            {
                "id": f"default-{number}",
                "rule": "lookup",
                "title": "Default",
                "of": of["id"],
                "values": {str(one): dice.choice(values) for one in known},
                "proposes": to["id"],
                **reason,
            }
        )
    return found


def a_made_up_rubric(dice: random.Random) -> Asked:
    """Any sound rubric."""
    voices = some_voices(dice)
    names = [voice["id"] for voice in voices]
    scale = some_scale(dice, "level-") if dice.random() < 0.85 else None
    criteria = some_criteria(dice, scale, names)
    pick: Json = {"id": "pick", "kind": "choice", "label": "Pick"}
    pick["choices"] = [{"id": one, "label": one.title()} for one in ("one", "constructor")]
    when = {"answer": "pick", "is": ["one"]}
    taken = {criterion["id"] for criterion in criteria}
    other = "constructor" if "constructor" not in taken else "other"
    for criterion in criteria:
        if "when" not in criterion and dice.random() < 0.15:
            criterion["when"] = when
    raw = {
        "title": "Review",
        "short_title": "Review",
        "edition": "1",
        "summary": "How is it?",
        "minutes": 20,
        "introduction": "Answer.",
        "subject": {"singular": "school", "plural": "schools"},
        "scale": scale,
        "sections": [{"id": "all", "title": "All", "criteria": criteria}],
        "voices": voices,
        "criterion_fields": [
            {"id": "why", "kind": "text", "label": "Why?"},
            a_field(dice, "more", names, None),
        ],
        "return_fields": [pick, a_field(dice, other, names, when)],
        "results": some_results(dice, criteria, scale),
    }
    return asked_of("review", Rubric.model_validate(raw))


def a_day(dice: random.Random) -> str:
    return f"20{dice.randint(10, 30)}-0{dice.randint(1, 9)}-1{dice.randint(0, 9)}"


def a_word(dice: random.Random, kind: Field | Column) -> str:
    """One text that fits."""
    if dice.random() < 0.1:
        return dice.choice(["", " "])
    if isinstance(kind, ChoiceField) or (isinstance(kind, Column) and kind.kind == "choice"):
        return dice.choice(kind.choices).id
    if kind.kind in ("number", "percentage"):
        return dice.choice(["1", "12.5", "100", "0"])
    return a_day(dice) if kind.kind == "date" else dice.choice(TEXTS)


def a_value(dice: random.Random, field: Field) -> Any:
    """What may be written or picked."""
    if isinstance(field, SeveralField):
        return dice.sample([one.id for one in field.choices], dice.randint(0, len(field.choices)))
    if not isinstance(field, TableField):
        return a_word(dice, field)

    def cells(without: tuple[str, ...] = ()) -> Json:
        columns = [column for column in field.columns if column.id not in without]
        return {column.id: a_word(dice, column) for column in columns if dice.random() < 0.6}

    rows = {row.id: cells(row.without) for row in field.rows if dice.random() < 0.6}
    added = [{"label": "x", "cells": cells()} for _ in range(dice.choice([0, 0, 0, 1, 2]))]
    return {"rows": rows, "added": added}


def some_fields(dice: random.Random, fields: tuple[Field, ...]) -> Json:
    return {field.id: a_value(dice, field) for field in fields if dice.random() < 0.6}


def an_answer(dice: random.Random, asked: Asked, criterion: Criterion, voice: Voice) -> Json:
    """A value, a state, or neither; with fields."""
    found: Json = {}
    chance = dice.random()
    if chance < 0.7:
        found["value"] = dice.choice(asked.ladders[criterion.id].choices).value
    elif chance < 0.8:
        found["state"] = "not-discussed"
    elif chance < 0.9 and criterion.not_applicable:
        found["state"] = "not-applicable"
    if dice.random() < 0.4:
        beside = fields_beside(asked.rubric, criterion, voice)
        found["fields"] = some_fields(dice, beside)
    return found


def a_made_up_return(
    dice: random.Random, asked: Asked, voice: Voice, subject: str | None, **keys: Any
) -> Return:
    """What one voice may have said."""
    criteria = [got for one in sections_for(asked.rubric, voice) for got in one.criteria]
    answers = {
        got.id: an_answer(dice, asked, got, voice) for got in criteria if dice.random() < 0.85
    }
    fields = some_fields(dice, fields_for(asked.rubric.return_fields, voice))
    return Return.model_validate(
        {
            "id": f"{dice.getrandbits(128):032x}",
            "revision": dice.randint(1, 3),
            "rubric": asked.id,
            "edition": asked.rubric.edition if dice.random() < 0.93 else "0",
            "fingerprint": asked.fingerprint if dice.random() < 0.9 else "e" * 64,
            "round": "autumn",
            "group": "north",
            "subject": subject,
            "subject_name": (subject or "Somebody").title(),
            "voice": voice.id,
            "speaker": dice.choice(SPEAKERS) if voice.speaker else "",
            "answers": answers,
            "fields": fields,
            **keys,
        }
    )


def some_returns(dice: random.Random, asked: Asked, members: list[School]) -> list[Return]:
    """Of most members, by most voices; of some voices several."""
    found = []
    used = [voice for voice in asked.rubric.voices if dice.random() < 0.85]
    for member in [*members, *members[:1]] if dice.random() < 0.2 else members:
        for voice in used:
            for _ in range(dice.randint(0, 3) if voice.speaker else dice.random() < 0.75):
                found.append(a_made_up_return(dice, asked, voice, member.id))
    if dice.random() < 0.2:
        found.append(a_made_up_return(dice, asked, asked.rubric.voices[0], "gone"))
    dice.shuffle(found)
    return found


def some_schools(count: int) -> list[School]:
    """Schools, one of which is called what every object of a script has."""
    names = ["constructor", *(f"school-{number}" for number in range(1, count))][:count]
    return [School(id=name, name=name.title(), phase="primary") for name in names]
