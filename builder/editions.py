"""What a rubric's answers depend on, as one fingerprint."""

import hashlib
import json
import unicodedata
from typing import Any

from builder.model.base import Model
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


def fingerprint(rubric: Rubric) -> str:
    """SHA-256 over ids, questions, descriptors, scales, bands, fields, and who is asked what.

    Spacing, the kind of quotes and the length of dashes do not change it. What may be left out
    enters only where it is written, so that a new key leaves all other rubrics as they were.
    """
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
    text = json.dumps(_plain(asked), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


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
