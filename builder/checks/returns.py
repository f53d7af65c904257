"""Returns held against the rubric, the cluster and their own file names."""

from collections.abc import Collection, Iterator

from builder.load import ClusterFolder, Content, File
from builder.model.returns import Answer, Return
from builder.model.rubric import ChoiceField, Field, Rubric
from builder.problems import Problem, did_you_mean
from builder.scoring import ladder
from builder.sources import Location, Source


def check_returns(content: Content) -> Iterator[Problem]:
    """Every problem of every return."""
    rounds = [entry.id for entry in content.project.model.rounds]
    seen: dict[str, Source] = {}
    for folder in content.clusters.values():
        for file in folder.returns:
            first = seen.setdefault(file.model.id, file.source)
            if first is not file.source:
                message = f"the return's id stands in {first.path} already"
                yield file.source.problem(("id",), message, "One of the two is a copy: delete it.")
            yield from _place(file, folder, rounds)
            yield from _against_rubric(file, content)


def _unknown(
    source: Source, at: Location, name: str, known: Collection[str], what: str
) -> Iterator[Problem]:
    if name not in known:
        yield source.problem(at, f"there is no {what} {name!r}", did_you_mean(name, known))


def _place(file: File[Return], folder: ClusterFolder, rounds: list[str]) -> Iterator[Problem]:
    """The file's place says whose return it is; what it says itself must be the same."""
    returned, source = file.model, file.source
    named = source.path.name.split(".")[:3]
    said = {
        "subject": (named[0], returned.subject),
        "rubric": (named[1], returned.rubric),
        "voice": (named[2], returned.voice),
        "round": (source.path.parent.name, returned.round),
        "group": (folder.id, returned.group),
    }
    for key, (by_place, by_text) in said.items():
        if by_place != by_text:
            message = f"the file's place says {key} {by_place!r}, and its text {by_text!r}"
            yield source.problem((key,), message, "Move the file to where its text says.")
    yield from _unknown(source, ("round",), returned.round, rounds, "round")


def _against_rubric(file: File[Return], content: Content) -> Iterator[Problem]:
    returned, source = file.model, file.source
    yield from _unknown(source, ("rubric",), returned.rubric, content.rubrics, "rubric")
    if returned.rubric not in content.rubrics:
        return
    rubric = content.rubrics[returned.rubric].model
    yield from _unknown(
        source, ("voice",), returned.voice, [got.id for got in rubric.voices], "voice"
    )
    if rubric.subject.named:
        subjects = [rubric.subject.named.id]
    else:
        subjects = [school.id for school in content.clusters[source.path.parts[2]].model.schools]
    yield from _unknown(source, ("subject",), returned.subject or "", subjects, "subject")
    if returned.edition == rubric.edition:  # Another edition's answers are kept, and not judged.
        yield from _fields(source, ("fields",), returned.fields, rubric.return_fields)
        for name, answer in returned.answers.items():
            yield from _answer(source, name, answer, rubric)


def _answer(source: Source, name: str, answer: Answer, rubric: Rubric) -> Iterator[Problem]:
    at: Location = ("answers", name)
    criteria = {criterion.id: criterion for criterion in rubric.criteria}
    if name not in criteria or rubric.scale is None:
        message = f"there is no criterion {name!r} in {rubric.title!r}"
        yield source.problem(at, message, did_you_mean(name, criteria), key=True)
        return
    if answer.value is not None and answer.state is not None:
        yield source.problem(at, f"{name} has a value and is {answer.state}", "Ask which it is.")
    choices = [choice.value for choice in ladder(rubric.scale).choices]
    if answer.value is not None and answer.value not in choices:
        hint = f"The scale: {choices[0]} to {choices[-1]}."
        yield source.problem((*at, "value"), f"{answer.value!r} is off the scale", hint)
    if answer.state == "not-applicable" and not criteria[name].not_applicable:
        hint = "The rubric does not allow it for this criterion."
        yield source.problem((*at, "state"), f"{name} cannot be not-applicable", hint)
    yield from _fields(source, (*at, "fields"), answer.fields, rubric.criterion_fields)


def _fields(
    source: Source, at: Location, values: dict[str, str], fields: tuple[Field, ...]
) -> Iterator[Problem]:
    known = {field.id: field for field in fields}
    for name, value in values.items():
        if name not in known:
            message = f"there is no field {name!r}"
            yield source.problem((*at, name), message, did_you_mean(name, known), key=True)
            continue
        field = known[name]
        if isinstance(field, ChoiceField):
            choices = [choice.id for choice in field.choices]
            yield from _unknown(source, (*at, name), value, choices, "choice")
