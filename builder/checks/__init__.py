"""What only shows when values are held against each other. One file a subject."""

from builder.checks.modules import check_modules
from builder.checks.project import check_project
from builder.checks.returns import check_returns
from builder.checks.rubric import check_rubric
from builder.load import Content
from builder.problems import Problems
from builder.theme import Theme


def check(content: Content, theme: Theme) -> None:
    """Hold everything against everything. Raises Problems, with all that was found."""
    found = list(check_project(content, theme))
    found += check_modules(content)
    for file in content.rubrics.values():
        found += check_rubric(file)
    if not found:  # A return can only be judged by a sound rubric.
        found += check_returns(content)
    if found:
        raise Problems(found)
