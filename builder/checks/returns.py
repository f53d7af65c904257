"""Returns held against the rubric, the cluster and their own file names."""

from collections.abc import Collection, Iterator, Mapping

from builder.asking import Asked, asked_of
from builder.checks.answers import check_answers
from builder.checks.common import unknown
from builder.load import ClusterFolder, Content
from builder.model.returns import Return
from builder.problems import Problem
from builder.reading import File
from builder.sources import Source


def check_returns(content: Content, sound: Collection[str]) -> Iterator[Problem]:
    """Every problem of every return. Only a rubric that is sound itself can judge answers."""
    rounds = [entry.id for entry in content.project.model.rounds]
    asked = {
        name: asked_of(name, content.rubrics[name].model, content.recorded(name)) for name in sound
    }
    then = {
        print_: asked_of(got.id, carrying.rubric)
        for got in asked.values()
        for print_, carrying in got.earlier.items()
    }
    seen: dict[object, Source] = {}
    for folder in content.clusters.values():
        for file in folder.returns:
            yield from _twice(file, folder, content, seen)
            yield from _place(file, folder, rounds)
            name = file.model.rubric
            if name in asked:
                yield from _against_rubric(file, folder, asked[name])
                yield from _against_edition(file, asked[name], then)
            elif name not in content.rubrics.keys() | content.unread:
                yield from unknown(file.source, ("rubric",), name, content.rubrics, "rubric")


def _twice(
    file: File[Return], folder: ClusterFolder, content: Content, seen: dict[object, Source]
) -> Iterator[Problem]:
    """A copy of a return, or two returns where one speaks for all."""
    got, source = file.model, file.source
    first = seen.setdefault(got.id, source)
    if first is not source:
        message = f"this return stands in {first.path} already"
        yield source.problem(("id",), message, "One of the two is a copy: delete it.")
        return
    rubric = content.rubrics.get(got.rubric)
    if rubric and any(voice.id == got.voice and voice.speaker for voice in rubric.model.voices):
        return
    first = seen.setdefault((folder.id, got.round, got.subject, got.rubric, got.voice), source)
    if first is not source:
        message = f"{first.path.name} is the answer of {got.subject_name!r} already"
        hint = "Only one can count: ask which it is, and delete the other."
        yield source.problem(("subject",), message, hint)


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
        if by_text is None:  # A blank form was used, and a person knows whose it is.
            hint = f'If it is right, write "{by_place}" here.'
            yield source.problem((key,), f"the return does not say its {key}", hint)
        elif by_place != by_text:
            message = f"the {key} is {by_place!r} by the file's place, and {by_text!r} by its text"
            yield source.problem((key,), message, f"It belongs in {_belongs(returned)}")
    yield from unknown(source, ("round",), returned.round, rounds, "round")


def _belongs(returned: Return) -> str:
    name = f"{returned.subject}.{returned.rubric}.{returned.voice}.json"
    return f"content/clusters/{returned.group}/returns/{returned.round}/{name}"


def _against_rubric(file: File[Return], folder: ClusterFolder, asked: Asked) -> Iterator[Problem]:
    returned, source, rubric = file.model, file.source, asked.rubric
    yield from unknown(
        source, ("voice",), returned.voice, [got.id for got in rubric.voices], "voice"
    )
    if returned.rubric not in folder.model.rubrics:
        message = f"{folder.id} does not answer {returned.rubric!r}"
        hint = "Name the rubric in the group's cluster.yaml, or ask where the return belongs."
        yield source.problem(("rubric",), message, hint)
    if rubric.subject.named:
        subjects = [rubric.subject.named.id]
    else:
        subjects = [member.id for member in folder.model.members]
    if returned.subject is not None:
        what = rubric.subject.singular
        yield from unknown(source, ("subject",), returned.subject, subjects, what)


def _against_edition(
    file: File[Return], asked: Asked, then: Mapping[str, Asked]
) -> Iterator[Problem]:
    """Answers to an edition that is known are judged by it; of another nothing can be said."""
    edition = file.model.edition
    earlier = then.get(file.model.fingerprint)
    if edition == asked.rubric.edition:
        yield from check_answers(file.model, file.source, asked)
    elif earlier and earlier.rubric.edition == edition:
        yield from check_answers(file.model, file.source, earlier)
