"""A report to a committee, with the answers of a round as its appendix."""

from dataclasses import dataclass

from builder.model.project import Authority
from builder.model.report import Report
from builder.views.common import Link
from builder.views.profile import ProfileView


@dataclass(frozen=True)
class ReportView:
    """A report as a page and to print."""

    id: str
    report: Report
    authority: Authority
    appendix: ProfileView | None
    """None in a report without one, or where nobody has answered yet."""
    document: Link | None
