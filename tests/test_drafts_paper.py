"""Slips and sheets for a meeting: which rubrics have them, and who may read the drafts on them."""

import re

from builder.model.rubric import Voice
from builder.plan.drafts_paper import voices_that_meet
from tests.pages import Files
from tests.pdf_support import CASES, rubric

GROUP = "groups/wealdmere-partnerships"
AUTHORITY = "authority/clusters/wealdmere-partnerships"
SHEET = "print/drafts/ba-partnership.marlbridge.agreed-sheet.pdf"


def named(files: Files, address: str) -> str:
    return " ".join(files[address].decode().split())


def test_a_rubric_has_them_where_a_weightier_voice_speaks_for_those_who_draft() -> None:
    draft, agreed = Voice(id="draft", title="Draft", speaker="Who?"), Voice(id="all", title="All")
    whole = rubric(None, (1,))
    for voices, found in [
        ((draft, agreed), (draft, agreed)),
        ((agreed, draft), None),
        ((draft,), None),
        ((agreed,), None),
    ]:
        assert voices_that_meet(whole.model_copy(update={"voices": voices})) == found


def test_only_the_partnerships_have_them_and_nobody_else(shipped_files: Files) -> None:
    found = {name.partition("/print/drafts/")[2] for name in shipped_files if "/drafts/" in name}
    assert {name.partition(".")[0] for name in found} == {"ba-partnership"}
    assert {"ba-partnership.slips.pdf", "ba-partnership.agreed-sheet.pdf"} <= found
    assert "ba-partnership.osier-valley.slips.pdf" in found


def test_the_authority_reads_who_drafted_what_and_the_group_does_not(shipped_files: Files) -> None:
    sheet = named(shipped_files, f"{AUTHORITY}/{SHEET}")
    assert "<strong>2 drafts:</strong>" in sheet
    assert "<strong>A</strong> Kestrel Vale Community College" in sheet
    assert "<strong>1</strong> B" in sheet
    assert "For the authority alone" in sheet
    own = named(shipped_files, f"{GROUP}/{SHEET}")
    assert "Marlbridge Behaviour and Attendance Partnership" in own
    assert "Kestrel Vale" not in own
    assert 'class="marked"' not in own


def test_a_level_that_a_criterion_does_not_offer_has_no_box(shipped_files: Files) -> None:
    slips = named(shipped_files, "open/print/drafts/ba-partnership.slips.pdf")
    rows = re.findall(r"<tr><th scope=\"row\"><span.*?</tr>", slips)
    assert len(rows) == 42
    assert [row.count("☐") for row in rows].count(5) == 2
    assert {row.count("☐") for row in rows} == {4, 5}


def test_they_are_found_on_the_packs_page_the_groups_page_and_the_profile(
    shipped_files: Files,
) -> None:
    assert "drafts/ba-partnership.slips.pdf" in named(
        shipped_files, "open/packs/ba-partnership.html"
    )
    home = named(shipped_files, f"{GROUP}/index.html")
    assert SHEET in home
    assert "drafts/ba-partnership.osier-valley.slips.pdf" in home
    profile = f"{AUTHORITY}/schools/marlbridge.ba-partnership.ba-term-2.html"
    assert SHEET in named(shipped_files, profile)


def test_a_slip_is_half_a_page_or_in_a_long_rubric_a_page() -> None:
    assert CASES["slips-two"].view.per_page == 2
    assert CASES["slips-one"].view.per_page == 1
