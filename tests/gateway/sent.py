"""What was sent: a return of a shipped cluster's school to the newest questions."""

from functools import cache

from builder.asking import asked_of
from builder.build import read
from tests.browser.form_support import Json, sealed
from tests.support import ROOT

NOTE = "T\u0175r \u201cquoted\u201d <b>\n\\u0041 \U0001f3eb = 100%"


@cache
def sent_document() -> Json:
    """Ash Lane's return."""
    content, _ = read(ROOT)
    rubric = content.rubrics["es-sustainability"].model
    return {
        "id": "a54" + "0" * 28 + "e",
        "revision": 3,
        "rubric": "es-sustainability",
        "edition": rubric.edition,
        "fingerprint": asked_of("es-sustainability", rubric).fingerprint,
        "round": "autumn-2009",
        "group": "northside",
        "subject": "ash-lane",
        "subject_name": "Ash Lane Primary School",
        "voice": rubric.voices[-1].id,
        "speaker": "",
        "answers": {
            "consultation": {"value": 6},
            "funding": {"state": "not-discussed"},
            "la-plans": {"fields": {"note": NOTE}, "value": 3},
        },
        "fields": {"how": "alone"},
    }


def sent() -> bytes:
    """The file, as Ash Lane's form saves it."""
    return sealed(sent_document()) + b"\n"
