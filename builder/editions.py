"""What a rubric's answers depend on, as one fingerprint."""

import hashlib
import json
import unicodedata
from typing import Any

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


def fingerprint(rubric: Rubric) -> str:
    """SHA-256 over ids, questions, descriptors, scale, bands and applicability.

    Spacing, the kind of quotes and the length of dashes do not change it.
    """
    asked = {
        "scale": rubric.scale.model_dump(by_alias=True) if rubric.scale else None,
        "criteria": [
            {
                "id": criterion.id,
                "question": criterion.question,
                "descriptors": criterion.descriptors,
                "not_applicable": criterion.not_applicable,
            }
            for criterion in rubric.criteria
        ],
        "criterion_fields": [_asked(field) for field in rubric.criterion_fields],
        "return_fields": [_asked(field) for field in rubric.return_fields],
        "voices": [voice.id for voice in rubric.voices],
    }
    text = json.dumps(_plain(asked), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _asked(field: Any) -> dict[str, Any]:
    return dict(field.model_dump(include={"id", "kind", "label", "choices"}))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(child) for key, child in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(child) for child in value]
    if isinstance(value, str):
        return " ".join(unicodedata.normalize("NFC", value).translate(_TYPOGRAPHY).split())
    return value
