"""Documents: what their parts name, and that there is something to print of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from builder.checks.audiences import narrower
from builder.checks.common import check_prose, doubled, listed, unknown
from builder.load import Content
from builder.model.document import (
    ActivityPart,
    Document,
    EvaluationPart,
    ExamplePart,
    ModulePart,
    Part,
)
from builder.places import Location
from builder.problems import Problem
from builder.reading import File

_WORDS = {
    "rubrics": "rubric",
    "modules": "module",
    "activities": "activity",
    "documents": "document",
}
_BESIDE = {"grid": "a grid", "findings": "key findings", "questions": "review questions"}


def check_documents(content: Content) -> Iterator[Problem]:
    """Every problem of the documents, and of the groups that activities form."""
    for activity in content.activities.values():
        if activity.model.group_size is not None and activity.model.group_count is not None:
            message = "an activity says how large its groups are, or how many, and not both"
            yield activity.source.problem(("group_count",), message, "Delete one.", key=True)
    for file in content.documents.values():
        yield from check_prose(file.source)
        yield from doubled(file.source, listed("parts", file.model.parts), "part")
        places = ((name, ("copies", place)) for place, name in enumerate(file.model.copies))
        yield from doubled(file.source, places, "copy", "Delete one of the two.")
        yield from _named(file, content, "rubrics", file.model.rubric, ("rubric",))
        for place, part in enumerate(file.model.parts):
            yield from _part(file, part, ("parts", place), content)
            yield from _copies(file, part, ("parts", place, "copies"))
        yield from _cover(file)
        yield from _people(file, content)


def _named(
    file: File[Document], content: Content, kind: str, name: str | None, at: Location
) -> Iterator[Problem]:
    """What a document names is there, and for all who may have the document."""
    if name is None or name in content.unread:
        return
    known: Mapping[str, File[Any]] = getattr(content, kind)
    yield from unknown(file.source, at, name, known, _WORDS[kind])
    yield from narrower(file, "document", known.get(name), at)


def _part(file: File[Document], part: Part, at: Location, content: Content) -> Iterator[Problem]:
    match part:
        case ModulePart():
            yield from _module(file, part, (*at, "module"), content)
        case ActivityPart():
            where = (*at, "activity")
            yield from _named(file, content, "activities", part.activity, where)
        case EvaluationPart():
            yield from _evaluation(file, part, (*at, "rubric"), content)
        case ExamplePart():
            yield from _example(file, part, at, content)
        case _ if part.kind in _BESIDE:
            yield from _answers(file, part, at, content)


def _module(
    file: File[Document], part: ModulePart, at: Location, content: Content
) -> Iterator[Problem]:
    yield from _named(file, content, "modules", part.module, at)
    if part.module not in content.modules:
        return
    module = content.modules[part.module]
    if part.kind == "agenda" and module.model.agenda is None:
        message = f"the module {part.module!r} has no agenda"
        yield file.source.problem(at, message, "Write `kind: text` for its text.")
    if part.kind == "objectives" and not module.model.objectives:
        message = f"the module {part.module!r} has no objectives"
        yield file.source.problem(at, message, "List them in the module, or delete this part.")
    if part.kind == "text" and not module.source.body.strip():
        message = f"under the front matter of {part.module!r} stands no text"
        yield file.source.problem(at, message, "Write it in the module, or delete this part.")


def _evaluation(
    file: File[Document], part: EvaluationPart, at: Location, content: Content
) -> Iterator[Problem]:
    yield from _named(file, content, "rubrics", part.rubric, at)
    if part.rubric in content.rubrics and content.rubrics[part.rubric].model.sections:
        message = f"{part.rubric!r} asks for judgements, and an evaluation for words alone"
        yield file.source.problem(at, message, "Name a rubric without `sections:`.")


def _answers(file: File[Document], part: Part, at: Location, content: Content) -> Iterator[Problem]:
    """What shows answers is of a rubric that judges something."""
    what, at = _BESIDE[part.kind], (*at, "kind")
    if file.model.rubric is None:
        hint = "Give the document a `rubric:`: it is then made for each group that answers it."
        message = f"the document is about no group, and cannot show {what}"
        yield file.source.problem(at, message, hint)
    elif file.model.rubric in content.rubrics:
        rubric = content.rubrics[file.model.rubric].model
        if not rubric.sections:
            message = f"{file.model.rubric!r} judges nothing, and has no {what}"
            yield file.source.problem(at, message, "Name a rubric with `sections:`.")
        elif part.kind == "questions" and not rubric.review_questions:
            message = f"{file.model.rubric!r} has no review questions"
            yield file.source.problem(at, message, "List them in the rubric, or delete this part.")


def _example(
    file: File[Document], part: ExamplePart, at: Location, content: Content
) -> Iterator[Problem]:
    where = (*at, "document")
    yield from _named(file, content, "documents", part.document, where)
    if part.group not in content.unread:
        yield from unknown(file.source, (*at, "group"), part.group, content.clusters, "group")
    if part.document not in content.documents:
        return
    shown = content.documents[part.document].model
    ids = [one.id for one in shown.parts]
    for place, name in enumerate(part.parts):
        what = f"part in {part.document!r} called"
        yield from unknown(file.source, (*at, "parts", place), name, ids, what)
    if any(one.kind == "example" for one in shown.parts):
        hint = "An example shows a document that shows no example itself."
        yield file.source.problem(where, f"{part.document!r} has an example in it", hint)
    elif shown.rubric is None:
        hint = "Name one that is made for each group: it has a `rubric:`."
        yield file.source.problem(where, f"{part.document!r} is about no group", hint)
    elif part.group in content.clusters:
        yield from _sample(file, part, (*at, "group"), content)


def _sample(
    file: File[Document], part: ExamplePart, at: Location, content: Content
) -> Iterator[Problem]:
    """An example's group is invented, and answers what the example shows."""
    group, rubric = content.clusters[part.group].model, content.documents[part.document].model
    if not group.sample:
        hint = "Name a group whose cluster.yaml says `sample: true`: its schools are invented."
        yield file.source.problem(at, f"the group {part.group!r} is not an example", hint)
    elif rubric.rubric not in group.rubrics:
        message = f"the group {part.group!r} does not answer {rubric.rubric!r}"
        yield file.source.problem(at, message, "Name a group that lists it under `rubrics:`.")
    elif rubric.about_answers and len(group.members) < 2:
        message = f"the group {part.group!r} has one member, and nothing to stand side by side"
        yield file.source.problem(at, message, "Name a group of several.")


def _copies(file: File[Document], part: Part, at: Location) -> Iterator[Problem]:
    """A part is in copies that the document has."""
    made = {"participants" if name == "large-print" else name for name in file.model.copies}
    for place, name in enumerate(part.copies):
        if name not in made:
            message = f"the document has no copy for {name!r}"
            hint = "Add it to the document's `copies:`, or delete it here."
            yield file.source.problem((*at, place), message, hint)


def _cover(file: File[Document]) -> Iterator[Problem]:
    """Several parts stand under the document's title, and a cover has it."""
    kinds = [part.kind for part in file.model.parts]
    if len(kinds) > 1 and kinds[0] != "cover":
        hint = "Begin with a part of `kind: cover`: it has the document's title."
        yield file.source.problem(("parts", 0, "kind"), "the first part is no cover", hint)


def _people(file: File[Document], content: Content) -> Iterator[Problem]:
    """Sheets can be counted: for the members of a group, or for a number of people."""
    if file.model.rubric is not None or file.model.people is not None:
        return
    with_sheets = {name for name, got in content.activities.items() if got.model.sheets}
    for place, part in enumerate(file.model.parts):
        if isinstance(part, ActivityPart) and part.activity in with_sheets:
            message = "nothing says how many of its sheets are wanted"
            hint = "Give the document `people:`, the number of those who take part."
            yield file.source.problem(("parts", place, "activity"), message, hint)
            return
