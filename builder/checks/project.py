"""The project, its packs and its clusters: what they refer to, and what they must not say twice."""

from collections.abc import Iterator

from builder.checks.common import check_prose, doubled, listed
from builder.load import ClusterFolder, Content
from builder.names import why_unfit
from builder.problems import Problem, did_you_mean
from builder.theme import Theme


def check_project(content: Content, theme: Theme) -> Iterator[Problem]:
    """Every problem of the project file, the packs and the clusters."""
    project, source = content.project.model, content.project.source
    yield from doubled(source, listed("rounds", project.rounds), "round")
    rounds = [entry.id for entry in project.rounds]
    if project.current_round not in rounds:
        message = f"there is no round {project.current_round!r}"
        hint = did_you_mean(project.current_round, rounds)
        yield source.problem(("current_round",), message, hint)
    for complaint in theme.complaints:
        yield source.problem(("theme", *complaint.at), complaint.message, complaint.hint)
    yield from _packs(content)
    for cluster in content.clusters.values():
        yield from _cluster(cluster)


def _packs(content: Content) -> Iterator[Problem]:
    for pack in content.packs.values():
        yield from check_prose(pack.source)
        for key, word, known in (
            ("rubrics", "rubric", content.rubrics),
            ("modules", "module", content.modules),
            ("activities", "activity", content.activities),
        ):
            names = getattr(pack.model, key)
            for place, name in enumerate(names):
                if name not in known and name not in content.unread:
                    message = f"there is no file for {name!r} among the {key}"
                    yield pack.source.problem((key, place), message, did_you_mean(name, known))
            places = ((name, (key, place)) for place, name in enumerate(names))
            yield from doubled(pack.source, places, word, "Delete one of the two.")


def _cluster(folder: ClusterFolder) -> Iterator[Problem]:
    source, schools = folder.file.source, folder.model.schools
    yield from doubled(source, listed("schools", schools), "school")
    for place, school in enumerate(schools):
        if unfit := why_unfit(school.id):
            yield source.problem(("schools", place, "id"), *unfit)
    same = list(doubled(source, listed("schools", schools, "name"), "school's name"))
    labels = (
        (school.label, ("schools", place, "short_name")) for place, school in enumerate(schools)
    )
    yield from same or doubled(source, labels, "short name")
