"""What mail does to saved files: the collation page judges each as the form and the inbox do."""

from builder.model.returns import Return
from tests.browser.collation_fixtures import Meet
from tests.gateway import cases
from tests.gateway.sent import sent, sent_document

pytest_plugins = ("tests.browser.form_fixtures", "tests.browser.collation_fixtures")

VERDICTS = {
    "zip-none": "foreign",
    "zip-locked": "unreadable",
    "zip-packed": "unreadable",
    "zip-damaged": "damaged",
    "damaged": "damaged",
    "foreign": "foreign",
}
"""What the form says of a file, and what the page's list of files says."""


def test_each_file_gets_its_verdict_and_none_is_left_out(meet: Meet) -> None:
    corpus = {f"{case.case} {case.name}": case for case in cases()}
    files = [(name, case.arrived(sent())) for name, case in corpus.items()]
    manager = meet()
    manager.take_in(files)
    workshop = manager.saved()
    (kept,) = workshop.returns
    assert kept.document == Return.model_validate(sent_document())
    opened = {name.partition(": ")[0] for name in kept.files}
    assert opened == {
        name for name, case in corpus.items() if case.verdict in ("opens", "zip-many")
    }
    found: dict[str, set[str]] = {}
    for line in workshop.files:
        found.setdefault(line.name.partition(": ")[0], set()).add(line.verdict)
    for name, case in corpus.items():
        if name not in opened:
            assert VERDICTS[case.verdict] in found[name], name
