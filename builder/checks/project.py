"""The project, its packs and its clusters: what they refer to, and what they must not say twice."""

from collections.abc import Iterator

from builder.checks.audiences import check_audiences
from builder.checks.calendars import check_calendars
from builder.checks.common import check_prose, doubled, listed
from builder.checks.paths import check_paths
from builder.load import ClusterFolder, Content
from builder.names import why_unfit
from builder.places import Location
from builder.problems import Problem, did_you_mean
from builder.quantities import day_of
from builder.sources import Source
from builder.theme import Theme


def check_project(content: Content, theme: Theme) -> Iterator[Problem]:
    """Every problem of the project file, the packs, the paths and calendars, and the clusters."""
    project, source = content.project.model, content.project.source
    yield from doubled(source, listed("rounds", project.rounds), "round")
    rounds = [entry.id for entry in project.rounds]
    if project.current_round not in rounds:
        message = f"there is no round {project.current_round!r}"
        hint = did_you_mean(project.current_round, rounds)
        yield source.problem(("current_round",), message, hint)
    yield from _current_rounds(content, rounds)
    yield from _days(content)
    for complaint in theme.complaints:
        yield source.problem(("theme", *complaint.at), complaint.message, complaint.hint)
    yield from _packs(content)
    yield from check_paths(content)
    yield from check_calendars(content)
    yield from check_audiences(content)
    for cluster in content.clusters.values():
        yield from _cluster(cluster, content)


def _packs(content: Content) -> Iterator[Problem]:
    for pack in content.packs.values():
        yield from check_prose(pack.source)
        for key, word, known in (
            ("rubrics", "rubric", content.rubrics),
            ("modules", "module", content.modules),
            ("activities", "activity", content.activities),
            ("paths", "path", content.paths),
            ("calendars", "calendar", content.calendars),
            ("reports", "report", content.reports),
            ("documents", "document", content.documents),
        ):
            names = getattr(pack.model, key)
            for place, name in enumerate(names):
                if name not in known and name not in content.unread:
                    message = f"there is no file for {name!r} among the {key}"
                    yield pack.source.problem((key, place), message, did_you_mean(name, known))
            places = ((name, (key, place)) for place, name in enumerate(names))
            yield from doubled(pack.source, places, word, "Delete one of the two.")
        for place, name in enumerate(pack.model.examples):
            yield from _example(name, content, pack.source, ("examples", place))


def _example(name: str, content: Content, source: Source, at: Location) -> Iterator[Problem]:
    """A pack's example is a group, and an invented one: anybody may look at it."""
    if name in content.clusters:
        if not content.clusters[name].model.sample:
            hint = "Name a group whose cluster.yaml says `sample: true`: its schools are invented."
            yield source.problem(at, f"the group {name!r} is not an example", hint)
    elif name not in content.unread:
        message = f"there is no group {name!r}"
        yield source.problem(at, message, did_you_mean(name, content.clusters))


def _current_rounds(content: Content, rounds: list[str]) -> Iterator[Problem]:
    source = content.project.source
    for rubric, round_id in content.project.model.current_rounds.items():
        at = ("current_rounds", rubric)
        if rubric not in content.rubrics and rubric not in content.unread:
            message = f"there is no rubric {rubric!r}"
            yield source.problem(at, message, did_you_mean(rubric, content.rubrics), key=True)
        if round_id not in rounds:
            message = f"there is no round {round_id!r}"
            yield source.problem(at, message, did_you_mean(round_id, rounds))


def _days(content: Content) -> Iterator[Problem]:
    """Days of rounds that no calendar has, or that stand the wrong way round."""
    for place, entry in enumerate(content.project.model.rounds):
        days = {"date": entry.date, "ends": entry.ends}
        read = {key: day_of(day) for key, day in days.items() if day}
        for key, day in read.items():
            if day is None:
                message = f"{key}: there is no day {days[key]} in the calendar"
                hint = 'Write year, month and day: "2009-11-28".'
                yield content.project.source.problem(("rounds", place, key), message, hint)
        first, last = read.get("date"), read.get("ends")
        if first and last and last < first:
            message = f"the round ends before {first}, the day that it is about"
            hint = "Write the later day here."
            yield content.project.source.problem(("rounds", place, "ends"), message, hint)


def _cluster(folder: ClusterFolder, content: Content) -> Iterator[Problem]:
    source, members = folder.file.source, folder.model.members
    yield from _answered(folder, content)
    key = "schools" if folder.model.schools else "others"
    yield from doubled(source, listed(key, members), "school" if key == "schools" else "entry")
    for place, member in enumerate(members):
        if unfit := why_unfit(member.id):
            yield source.problem((key, place, "id"), *unfit)
    what = "school's name" if key == "schools" else "name"
    same = list(doubled(source, listed(key, members, "name"), what))
    labels = ((member.label, (key, place, "short_name")) for place, member in enumerate(members))
    yield from same or doubled(source, labels, "short name")


def _answered(folder: ClusterFolder, content: Content) -> Iterator[Problem]:
    """What a group answers, and that there is somebody in it to answer."""
    source, group = folder.file.source, folder.model
    places = ((name, ("rubrics", place)) for place, name in enumerate(group.rubrics))
    yield from doubled(source, places, "rubric", "Delete one of the two.")
    for place, name in enumerate(group.rubrics):
        if name not in content.rubrics and name not in content.unread:
            message = f"there is no rubric {name!r}"
            hint = did_you_mean(name, content.rubrics)
            yield source.problem(("rubrics", place), message, hint)
    if group.schools and group.others:
        message = "a group lists its schools, or others, and not both"
        yield source.problem(("others",), message, "Make two groups of them.", key=True)
    known = [content.rubrics[name].model for name in group.rubrics if name in content.rubrics]
    if not group.members and any(rubric.subject.named is None for rubric in known):
        message = "there is nobody in the group to answer"
        hint = "List its schools under `schools:`, or whoever else answers under `others:`."
        yield source.problem(("schools",), message, hint, key=True)
