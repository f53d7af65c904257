"""What the command line says of a file: why it is where it is, and what to do."""

from builder.model.collected import CollectVerdict

NEEDS_PERSON: frozenset[CollectVerdict] = frozenset(
    (
        *("clash", "conflict", "wrong-rubric", "wrong-group", "wrong-subject", "unplaced"),
        *("other-edition", "other-round", "unknown-round", "unknown-voice", "damaged", "foreign"),
        *("large", "newer-format", "unreadable", "unsafe", "empty-zip"),
        *("printed", "untouched", "mistyped"),
    )
)
"""What is not accepted, and somebody has to look at."""

TITLES: dict[CollectVerdict, str] = {
    "accepted": "accepted",
    "incomplete": "accepted, incomplete",
    "carried": "accepted, carried over",
    "newer": "newer",
    "unchanged": "unchanged",
    "older": "older",
    "duplicate": "duplicate",
    "passed-over": "passed over",
    "workshop": "workshop",
    "clash": "clash",
    "conflict": "conflict",
    "wrong-rubric": "other questions",
    "wrong-group": "wrong cluster",
    "wrong-subject": "not in the cluster",
    "unplaced": "whose is it?",
    "other-edition": "other edition",
    "other-round": "other round",
    "unknown-round": "unknown round",
    "unknown-voice": "unknown voice",
    "damaged": "damaged",
    "foreign": "not a return",
    "large": "too large",
    "newer-format": "newer program",
    "unreadable": "not readable",
    "unsafe": "unsafe name",
    "empty-zip": "empty zip",
    "printed": "printed or scanned",
    "untouched": "not filled in",
    "mistyped": "mistyped",
}

_REASONS: dict[CollectVerdict, str] = {
    "accepted": "It counts.",
    "incomplete": "It counts, and is not finished: {why}.",
    "carried": "It counts. It answers {edition!r}, and its answers are carried over.",
    "newer": "It counts, in place of {why}, which is kept.",
    "unchanged": "It is here already.",
    "older": "A later one counts: {why}.",
    "duplicate": "It says the same as {why}.",
    "passed-over": "The return {why:.8} was chosen over it. It is kept, and does not count.",
    "workshop": "What it holds is here.",
    "clash": "Two files with this id and {why} say different things: one was changed elsewhere.",
    "conflict": "It disagrees with {why}: two were begun, and one can count.",
    "wrong-rubric": "It answers other questions: {why}.",
    "wrong-group": "It comes from elsewhere: {why}.",
    "wrong-subject": "It is about {found!r}: {why}.",
    "unplaced": "It comes from a blank form: {why}.",
    "other-edition": "Its answers cannot be carried over: {why}.",
    "other-round": "Another round was asked for: {why}.",
    "unknown-round": "It belongs to no round of this project: {why}.",
    "unknown-voice": "Nobody of that voice is asked: {why}.",
    "damaged": "It was changed or damaged after it was saved.",
    "foreign": "No form saved it.",
    "large": "It is larger than any file that a form saves.",
    "newer-format": "A newer form saved it than this program knows.",
    "unreadable": "It could not be read.",
    "unsafe": "It was not unpacked.",
    "empty-zip": "There is nothing in it.",
    "printed": "It is a printed, scanned or flattened copy, or a PDF that was never a form.",
    "untouched": "It is a blank form: no question in it is answered.",
    "mistyped": "What stands in some boxes cannot be read: {why}.",
}

_TODO: dict[CollectVerdict, str] = {
    "clash": "Ask which is right. Open that one in the form and save it once more.",
    "conflict": "Ask which counts. Then run packs collect INBOX --choose with its id: {id:.8}"
    " or {why}.",
    "wrong-rubric": "Send it on, or name the rubric in the group's cluster.yaml.",
    "wrong-group": "Send it on to whoever gathers that group's returns.",
    "wrong-subject": "If it belongs here: packs collect INBOX --place {id:.8}=GROUP/SUBJECT",
    "unplaced": "Ask whose it is, then run: packs collect INBOX --place {id:.8}=GROUP/SUBJECT",
    "other-edition": "Send the present form and ask for the answers again, or describe in the"
    " rubric how they carry over.",
    "other-round": "Collect that round, or ask for the right file.",
    "unknown-round": "Add the round to project.yaml, or ask for the right file.",
    "unknown-voice": "Ask where it comes from.",
    "damaged": "Ask for it again, if possible inside a zip: mail programs leave those alone.",
    "foreign": "If it should be a return, ask for the file whose name ends in .json.",
    "large": "Ask for the file that the form saved: it is small, and its name ends in .json.",
    "newer-format": "Update this program, then collect again.",
    "unreadable": "Unpack or copy it yourself, and collect what was in it.",
    "unsafe": "Ask for the saved file itself.",
    "empty-zip": "Ask for it again.",
    "printed": "Type it into the form, or ask for the very file that was filled in on screen.",
    "untouched": "Ask for the one that was filled in, and saved after that.",
    "mistyped": "Ask for it again with that put right, in the same PDF.",
}


def reason(verdict: CollectVerdict, why: str, **values: object) -> str:
    """Why a file is where it is. `why` is what is said of this file alone."""
    said = _REASONS[verdict]
    if "{why" in said:
        return said.format(why=why or "nothing more is known", **values)
    return f"{said} {why[:1].upper()}{why[1:]}." if why else said


def todo(verdict: CollectVerdict, name: str | None, why: str) -> str:
    """What to do; empty where nothing is."""
    return _TODO.get(verdict, "").format(id=name or "", why=why)
