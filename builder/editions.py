"""What a rubric's answers depend on, as one fingerprint, and what changed between two texts."""

import hashlib
import json
import unicodedata
from dataclasses import dataclass
from typing import Any, Literal

from builder.model.base import Model
from builder.model.fields import Field
from builder.model.rubric import Rubric

_TYPOGRAPHY = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2013": "-",
        "\u2014": "-",
        "\u00a0": " ",
    }
)


_CRITERION = {"scale", "fields", "voices", "when"}
_FIELD: dict[str, Any] = {
    **dict.fromkeys(("id", "kind", "label", "unit", "decimals", "choices"), True),
    **dict.fromkeys(("voices", "when", "row_label", "columns"), True),
    "rows": {"__all__": {"id", "label", "without"}},
    "added": {"label"},
}
"""What answers depend on, and results do not: these read answers, and change none."""

_SHAPE: dict[str, Any] = {
    **dict.fromkeys(("kind", "unit", "decimals"), True),
    "rows": {"__all__": {"id", "without"}},
    "columns": {"__all__": {"id", "kind", "unit", "decimals", "choices"}},
}


def fingerprint(rubric: Rubric) -> str:
    """SHA-256 over ids, questions, descriptors, scales, bands, fields, and who is asked what.

    Spacing, the kind of quotes and the length of dashes do not change it. What may be left out
    enters only where it is written, so that a new key leaves all other rubrics as they were.
    """
    text = json.dumps(_asked(rubric), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _asked(rubric: Rubric) -> Any:
    """All that answers depend on, without typography."""
    asked = {
        "scale": _written(rubric.scale) if rubric.scale else None,
        "criteria": [
            {
                "id": criterion.id,
                "question": criterion.question,
                "descriptors": criterion.descriptors,
                "not_applicable": criterion.not_applicable,
                **_written(criterion, _CRITERION),
            }
            for criterion in rubric.criteria
        ],
        "criterion_fields": [_written(field, _FIELD) for field in rubric.criterion_fields],
        "return_fields": [_written(field, _FIELD) for field in rubric.return_fields],
        "voices": [voice.id for voice in rubric.voices],
    }
    return _plain(asked)


def _written(model: Model, keys: Any = None) -> dict[str, Any]:
    """What a model says, without whatever is as it would be anyway."""
    return dict(model.model_dump(by_alias=True, include=keys, exclude_defaults=True))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(child) for key, child in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(child) for child in value]
    if isinstance(value, str):
        return " ".join(unicodedata.normalize("NFC", value).translate(_TYPOGRAPHY).split())
    return value


_PARTS = {
    "question": "the question",
    "descriptors": "descriptors",
    "not_applicable": "whether it may be not applicable",
    "scale": "the scale",
    "fields": "what is asked beside it",
    "voices": "who is asked",
    "when": "when it is asked",
}


@dataclass(frozen=True)
class Change:
    """One difference between two editions, in what answers depend on."""

    what: Literal["criterion", "criterion field", "return field", "scale", "voices", "order"]
    name: str
    """The id of the criterion or the field; empty for what belongs to the whole rubric."""
    kind: Literal["added", "dropped", "changed"]
    parts: tuple[str, ...] = ()
    """What of a criterion is another: keys of the rubric's file."""


def changes(before: Rubric, after: Rubric) -> tuple[Change, ...]:
    """What changed from one text to another, in the order of the new one, the dropped last."""
    then, now = _asked(before), _asked(after)
    found: list[Change] = []
    kinds: tuple[tuple[str, Literal["criterion", "criterion field", "return field"]], ...] = (
        ("criteria", "criterion"),
        ("criterion_fields", "criterion field"),
        ("return_fields", "return field"),
    )
    for key, what in kinds:
        old, new = ({one["id"]: one for one in got[key]} for got in (then, now))
        for name, one in new.items():
            parts = _differing(old[name], one) if name in old else ()
            if name not in old:
                found.append(Change(what, name, "added"))
            elif parts:
                found.append(Change(what, name, "changed", parts))
        found += [Change(what, name, "dropped") for name in old if name not in new]
    if then["scale"] != now["scale"]:
        found.append(Change("scale", "", "changed"))
    if then["voices"] != now["voices"]:
        found.append(Change("voices", "", "changed"))
    if _order(then, now) != _order(now, then):
        found.append(Change("order", "", "changed"))
    return tuple(found)


def _order(one: Any, other: Any) -> list[str]:
    """The ids of the criteria that both have, in the order of the first."""
    known = {got["id"] for got in other["criteria"]}
    return [got["id"] for got in one["criteria"] if got["id"] in known]


def _differing(then: dict[str, Any], now: dict[str, Any]) -> tuple[str, ...]:
    keys = dict.fromkeys([*now, *then])
    return tuple(key for key in keys if then.get(key) != now.get(key))


def said(change: Change) -> str:
    """A change in words, for messages."""
    if not change.name:
        what = {"scale": "the scale", "voices": "the voices", "order": "the order of the questions"}
        return f"{what[change.what]} changed"
    whose = f"the {change.what} {change.name!r}"
    if change.kind != "changed":
        return f"{whose} was {change.kind}"
    parts = [_PARTS.get(one, one.replace("_", " ")) for one in change.parts]
    return f"{whose} changed: {', '.join(parts)}"


def shape_of(field: Field) -> Any:
    """What makes an answer to a field readable as an answer to another: its kind, not its words."""
    return _written(field, _SHAPE)
