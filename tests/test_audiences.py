"""Who may read what: each folder is complete, leads nowhere outside, and holds nobody else's words.

What is planned is rendered here with its PDFs, as the HTML that they are printed from: so a leak
into a document is seen as one into a page is. Every guard is shown a leak made on purpose.
"""

import html
from collections.abc import Iterable

import pytest

from builder.load import load
from builder.model.base import Audience
from builder.model.returns import Return
from builder.model.rubric import Rubric
from builder.plan.context import READERS
from tests.pages import Files, Tags, dead_links, files_of_site
from tests.support import ROOT

GROUPS = {name: got.model.rubrics for name, got in load(ROOT).clusters.items()}
AUTHORITY_ONLY = {
    name for name, got in load(ROOT).rubrics.items() if got.model.audience == "authority"
}
FOLDERS = ("open", "groups/north", "groups/south", "authority")
SHIPPED_FOLDERS = tuple(
    ["open", "authority"]
    + [f"groups/{name}" for name, got in GROUPS.items() if not AUTHORITY_ONLY.issuperset(got)]
)
NORTH = ("Northberry", "Oakfen", "Quillfeather", "Ashfen", "oakfen", "elmfen", "ashfen")
SOUTH = ("Southberry", "Saltmarsh", "saltmarsh", "clusters/south", "groups/south")
NORTH_NOTES = ("Noteberry", "Not yet < there")
SOUTH_NOTES = ("Southnoteberry",)
CANDID = ("Candidberry", "Concernberry", "Authorityberry", "Authorityplum")
"""What was written into fields, and into a module, that the authority alone may read."""
FOR_CLUSTERS = ("Clusterberry",)
MAY_NOT_HOLD = {
    "open": NORTH + SOUTH + NORTH_NOTES + SOUTH_NOTES + CANDID + FOR_CLUSTERS,
    "groups/north": SOUTH + SOUTH_NOTES + CANDID,
    "groups/south": NORTH + NORTH_NOTES + CANDID,
}
MUST_HOLD = {
    "open": (),
    "groups/north": NORTH + NORTH_NOTES + FOR_CLUSTERS,
    "groups/south": ("Southberry", "Saltmarsh", *SOUTH_NOTES, *FOR_CLUSTERS),
    "authority": NORTH[:4] + SOUTH[:3] + NORTH_NOTES + SOUTH_NOTES + CANDID + FOR_CLUSTERS,
}


def inside(files: Files, folder: str) -> dict[str, bytes]:
    """The files of one folder, by their addresses in it: as if it were copied away alone."""
    top = f"{folder}/"
    return {name.removeprefix(top): data for name, data in files.items() if name.startswith(top)}


# Words


def leaks(files: Files, folder: str, words: Iterable[str]) -> set[str]:
    """Where a folder says one of the words, in a file or in its name."""
    found = set()
    for address, data in inside(files, folder).items():
        text = f"{address}\n{html.unescape(data.decode('utf-8', errors='replace'))}"
        found |= {f"{address}: {word}" for word in words if word in text}
    return found


@pytest.mark.parametrize("folder", MAY_NOT_HOLD)
def test_a_folder_holds_no_word_of_others(folder: str, hostile_files: Files) -> None:
    assert leaks(hostile_files, folder, MAY_NOT_HOLD[folder]) == set()


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_holds_what_its_readers_come_for(folder: str, hostile_files: Files) -> None:
    """Or the words above would be looked for in vain because nobody writes them."""
    files = inside(hostile_files, folder)
    assert len(files) >= 20, f"only {len(files)} files in {folder}"
    for word in MUST_HOLD[folder]:
        assert leaks(hostile_files, folder, [word]), f"{folder} does not say {word}"


def test_members_drafts_are_the_authoritys_alone(hostile_files: Files) -> None:
    for folder in FOLDERS[:-1]:
        assert leaks(hostile_files, folder, ["Draftberry"]) == set()
    assert leaks(hostile_files, "authority", ["Draftberry"])


def for_the_authority() -> set[str]:
    """What the shipped project says to the authority alone: titles, names, and what was written."""
    content = load(ROOT)
    kinds = (content.rubrics, content.packs, content.modules, content.paths, content.calendars)
    words = {
        file.model.title
        for kind in kinds
        for file in kind.values()
        if file.model.audience == "authority"
    }
    for group in content.clusters.values():
        rubrics = {name: content.rubrics[name].model for name in group.model.rubrics}
        if all(rubric.audience == "authority" for rubric in rubrics.values()):
            words |= {group.model.name} | {member.name for member in group.model.members}
        for file in group.returns:
            words |= _candid(file.model, rubrics[file.model.rubric])
    return words


def _candid(returned: Return, rubric: Rubric) -> set[str]:
    """What a return's fields say to the authority alone, where it is long enough to be found."""
    closed = rubric.audience == "authority"
    asked = rubric.return_fields + rubric.criterion_fields
    names = {field.id for field in asked if closed or field.audience == "authority"}
    all_fields = [returned.fields, *(answer.fields for answer in returned.answers.values())]
    return {
        said
        for fields in all_fields
        for name, said in fields.items()
        if name in names and isinstance(said, str) and len(said) > 20
    }


def test_nothing_for_the_authority_reaches_another_folder(shipped_files: Files) -> None:
    words = for_the_authority()
    assert len(words) > 150, f"only {len(words)} texts are looked for"
    for folder in SHIPPED_FOLDERS:
        if folder != "authority":
            assert leaks(shipped_files, folder, words) == set()
    assert len(leaks(shipped_files, "authority", words)) > 150


def test_the_guard_sees_a_module_and_a_field_with_too_many_readers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    readers: dict[Audience, tuple[Audience, ...]] = {
        "group": ("open", "group", "authority"),
        "open": ("open", "group"),
    }
    for folder, audiences in readers.items():
        monkeypatch.setitem(READERS, folder, audiences)
    leaky = files_of_site("hostile")
    found = leaks(leaky, "groups/north", CANDID)
    for word in CANDID:
        assert any(word in leak for leak in found), f"the guard is blind to {word}"
    assert leaks(leaky, "open", FOR_CLUSTERS)


def test_the_guard_sees_a_word_in_a_page_a_zip_a_document_and_a_name(hostile_files: Files) -> None:
    for address in ("index.html", "forms/review.zip", "print/review.pdf"):
        assert f"groups/south/{address}" in hostile_files
        spoilt = {**hostile_files, f"groups/south/{address}": b"<p>O&#65;kfen Oak&#102;en</p>"}
        assert leaks(spoilt, "groups/south", NORTH) == {f"{address}: Oakfen"}
    spoilt = {**hostile_files, "open/schools/oakfen.html": b""}
    assert leaks(spoilt, "open", NORTH) == {"schools/oakfen.html: oakfen"}


# Links


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_link_of_a_folder_leads_somewhere_in_it(folder: str, hostile_files: Files) -> None:
    assert dead_links(inside(hostile_files, folder)) == set()


@pytest.mark.parametrize("folder", SHIPPED_FOLDERS)
def test_every_link_of_a_shipped_folder_leads_somewhere_in_it(
    folder: str, shipped_files: Files
) -> None:
    files = inside(shipped_files, folder)
    assert len(files) >= 10
    assert dead_links(files) == set()


def test_the_page_above_the_folders_leads_into_all_of_them(hostile_files: Files) -> None:
    assert dead_links(hostile_files) == set()
    links = [given.get("href", "") for _, given in Tags(hostile_files["index.html"].decode()).tags]
    for folder in FOLDERS:
        assert f"{folder}/index.html" in links


def test_the_guard_sees_dead_links() -> None:
    page = b'<p id="here"><a href="%s">x</a>'
    good = {"index.html": page % b"a/b.html#here", "a/b.html": page % b"../index.html"}
    assert dead_links(good) == set()
    for target in ("c.html", "../x.html", "../open/index.html", "/index.html", "a/b.html#there"):
        assert dead_links({**good, "index.html": page % target.encode()}), target
    for target in ("http://a.example", "javascript:alert(1)", "//a.example/x", "a", "#there"):
        assert dead_links({**good, "index.html": page % target.encode()}), target
    for tag in (b'<img src="https://a.example/x.png">', b'<link href="https://a.example/x.css">'):
        assert dead_links({"index.html": tag}), tag


def test_what_a_facilitator_says_is_on_the_facilitators_copies_alone(hostile_files: Files) -> None:
    said = leaks(hostile_files, "groups/north", ['Say "hello"', "Walk about"])
    assert said
    assert {found for found in said if ".facilitator." not in found} == set()
