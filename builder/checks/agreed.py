"""What workshops agreed, and reports, held against the groups that they are about."""

from collections.abc import Iterator

from builder.checks.common import check_prose, doubled, listed, unknown
from builder.load import ClusterFolder, Content
from builder.model.agreed import Agreed
from builder.model.report import Report
from builder.model.rubric import Rubric
from builder.places import Location
from builder.problems import Problem, did_you_mean
from builder.reading import File


def check_agreed(content: Content) -> Iterator[Problem]:
    """Every name in a group's priorities and actions that leads nowhere."""
    rounds = [entry.id for entry in content.project.model.rounds]
    for folder in content.clusters.values():
        for file in folder.agreed:
            round_id, rubric = file.source.path.name.split(".")[:2]
            yield from check_prose(file.source)
            for name, known, what in (
                (round_id, rounds, "round"),
                (rubric, folder.model.rubrics, "rubric of the group"),
            ):
                if name not in known:
                    message = f"the file's name says {name!r}, and there is no such {what}"
                    yield file.source.problem((), message, did_you_mean(name, known))
            if rubric in content.rubrics:
                yield from _contents(file, folder, content.rubrics[rubric].model)


def _contents(file: File[Agreed], folder: ClusterFolder, rubric: Rubric) -> Iterator[Problem]:
    source, agreed = file.source, file.model
    criteria = [got.id for got in rubric.criteria]
    members = [got.id for got in folder.model.members]
    what = rubric.terms.singular
    places = listed("priorities", agreed.priorities, "criterion")
    yield from doubled(source, places, "priority", "Write what was found under one of the two.")
    yield from doubled(source, listed("actions", agreed.actions), "action")
    for place, priority in enumerate(agreed.priorities):
        at: Location = ("priorities", place, "criterion")
        yield from unknown(source, at, priority.criterion, criteria, what)
    for place, action in enumerate(agreed.actions):
        for key, names, known, word in (
            ("criteria", action.criteria, criteria, what),
            ("schools", action.schools, members, rubric.subject.singular),
        ):
            for number, name in enumerate(names):
                at = ("actions", place, key, number)
                yield from unknown(source, at, name, known, word)


def check_reports(content: Content) -> Iterator[Problem]:
    """Every name in a report's appendix that leads nowhere."""
    for file in content.reports.values():
        yield from check_prose(file.source)
        if file.model.appendix:
            yield from _appendix(file, content)


def _appendix(file: File[Report], content: Content) -> Iterator[Problem]:
    source, appendix = file.source, file.model.appendix
    assert appendix is not None
    rounds = [entry.id for entry in content.project.model.rounds]
    groups = content.clusters.keys() | content.unread
    yield from unknown(source, ("appendix", "group"), appendix.group, groups, "group")
    yield from unknown(source, ("appendix", "round"), appendix.round, rounds, "round")
    if appendix.group in content.clusters:
        group = content.clusters[appendix.group].model
        at: Location = ("appendix", "rubric")
        yield from unknown(source, at, appendix.rubric, group.rubrics, "rubric of the group")
        members = [got.id for got in group.members]
        yield from unknown(source, ("appendix", "subject"), appendix.subject, members, "member")
