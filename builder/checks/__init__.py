"""What only shows when values are held against each other. One file a subject."""

from builder.checks.agreed import check_agreed, check_reports
from builder.checks.documents import check_documents
from builder.checks.editions import check_editions
from builder.checks.letters import check_letters
from builder.checks.modules import check_modules
from builder.checks.project import check_project
from builder.checks.returns import check_returns
from builder.checks.rubric import check_rubric
from builder.load import Content
from builder.problems import Problems
from builder.theme import Theme


def check(content: Content, theme: Theme, *, printed: bool = False) -> None:
    """Hold everything against everything, and where it is printed, against the theme's fonts.

    Raises Problems, with what could not be read too.
    """
    found = [*content.problems, *check_project(content, theme)]
    found += check_modules(content)
    found += check_documents(content)
    sound = set()
    for rubric_id, file in content.rubrics.items():
        wrong = list(check_rubric(file))
        found += wrong
        if not wrong:
            sound.add(rubric_id)
    found += check_editions(content, sound)
    found += check_returns(content, sound)
    found += check_agreed(content)
    found += check_reports(content)
    if printed:
        found += check_letters(content, theme)
    if found:
        raise Problems(found)
