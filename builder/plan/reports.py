"""Reports: for everybody whom they concern, and in the folder of the group that they are about."""

from collections.abc import Iterable, Iterator

from builder.model.report import Report
from builder.plan.context import READERS, Context, Place
from builder.plan.occasion import OccasionPlan
from builder.plan.outputs import Outputs
from builder.plan.profile import profile_of
from builder.views.common import Link
from builder.views.profile import ProfileView
from builder.views.reports import ReportView


def reports_of(context: Context, place: Place, group: str | None) -> dict[str, Report]:
    """The reports about one group, or about none, that the readers of a place may have."""
    return {
        name: file.model
        for name, file in context.content.reports.items()
        if file.model.audience in READERS[place.audience]
        and (file.model.appendix.group if file.model.appendix else None) == group
    }


def report_links(context: Context, place: Place, group: str | None) -> tuple[Link, ...]:
    """The ways to them."""
    return tuple(
        Link(f"{place.prefix}{_address(name)}", report.title, report.summary)
        for name, report in reports_of(context, place, group).items()
    )


def report_link(context: Context, place: Place, name: str) -> Link | None:
    """The way to a report from a folder's top; None where the folder does not hold it."""
    report = context.content.reports[name].model
    group = report.appendix.group if report.appendix else None
    if report.audience not in READERS[place.audience]:
        return None
    if group is None or place.folder == f"groups/{group}":
        return Link(_address(name), report.title, report.summary)
    if place.audience == "authority":
        return Link(f"clusters/{group}/{_address(name)}", report.title, report.summary)
    return None


def report_pages(
    context: Context, place: Place, group: str | None, occasions: Iterable[OccasionPlan] = ()
) -> Outputs:
    """A page and a document for each."""
    outputs, all_occasions = Outputs(), tuple(occasions)
    for name, report in reports_of(context, place, group).items():
        appendix = next(_appendix(report, all_occasions), None)
        paper = f"{place.prefix}print/reports/{name}.pdf"
        document = Link(paper, report.title) if context.with_pdf else None
        view = ReportView(name, report, context.authority, appendix, document)
        outputs |= context.page(place, _address(name), "report.html", view)
        outputs |= place.printed(document, "report.html", view)
    return outputs


def _address(name: str) -> str:
    return f"reports/{name}.html"


def _appendix(report: Report, occasions: tuple[OccasionPlan, ...]) -> Iterator[ProfileView]:
    wanted = report.appendix
    for occasion in occasions:
        if wanted and (occasion.asked.id, occasion.round.id) == (wanted.rubric, wanted.round):
            for one in occasion.heard:
                if one.member.id == wanted.subject and occasion.has_profile(one):
                    yield profile_of(occasion, one)
