"""What axe-core finds wrong with a page."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

_FIND = """
  within => axe.run(within || document, {resultTypes: ['violations']})
    .then(found => found.violations.map(one => one.id + ': ' + one.nodes[0].html))"""


def faults(page: Page, within: Any = None) -> list[str]:
    """Every rule that is broken, with the first place. Only this leaves the browser: all that
    axe-core says of what is right takes longer to hand over than to find."""
    if page.evaluate("!window.axe"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(_FIND, within)
    return found
