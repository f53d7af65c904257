"""The editions of tests/vectors/carry.json, as rubrics."""

import json
from typing import Any

from builder.asking import Asked, asked_of
from builder.model.returns import Return
from builder.model.rubric import Rubric
from tests.support import HERE

VECTORS = json.loads((HERE / "vectors" / "carry.json").read_text(encoding="utf-8"))


def rubric_of(edition: dict[str, Any]) -> Rubric:
    """One edition, with all that it does not say as it is in every other."""
    levels = edition["scale"]["levels"]
    return Rubric.model_validate(
        {
            "title": "Review",
            "short_title": "Review",
            "edition": edition["edition"],
            "carry_over": edition.get("carry_over"),
            "summary": "How is it?",
            "minutes": 20,
            "introduction": "Answer.",
            "subject": {"singular": "school", "plural": "schools"},
            "scale": edition["scale"]
            | {"levels": [{"id": name, "title": name.title()} for name in levels]},
            "sections": [
                {
                    "id": "all",
                    "title": "All",
                    "criteria": [
                        {
                            "id": name,
                            "number": str(number),
                            "title": name.title(),
                            "question": question,
                            "not_applicable": name in edition["not_applicable"],
                        }
                        for number, (name, question) in enumerate(edition["criteria"].items(), 1)
                    ],
                }
            ],
            "criterion_fields": [_field(*one) for one in edition["fields"].items()],
            "return_fields": [_field(*one) for one in edition["return_fields"].items()],
            "voices": [{"id": "school", "title": "School"}],
        }
    )


def _field(name: str, kind: str | list[str]) -> dict[str, Any]:
    if isinstance(kind, list):
        choices = [{"id": one, "label": one.title()} for one in kind]
        return {"id": name, "label": name.title(), "kind": "choice", "choices": choices}
    return {"id": name, "label": name.title(), "kind": kind}


EDITIONS = [rubric_of(edition) for edition in VECTORS["editions"]]


def asked() -> Asked:
    """The last edition, with those before it recorded."""
    *recorded, present = EDITIONS
    return asked_of("review", present, recorded)


def returned(case: dict[str, Any]) -> Return:
    """What a case's school said, to its edition."""
    print_ = next(
        asked_of("review", one).fingerprint for one in EDITIONS if one.edition == case["edition"]
    )
    return Return.model_validate(
        {
            "id": "0" * 32,
            "revision": 1,
            "rubric": "review",
            "edition": case["edition"],
            "fingerprint": print_,
            "round": "autumn",
            "group": "north",
            "subject": "oak",
            "subject_name": "Oak",
            "voice": "school",
            "answers": case["answers"],
            "fields": case.get("fields", {}),
        }
    )
