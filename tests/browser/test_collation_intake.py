"""Files come in: chosen, dropped, a folder of them, zipped, again and again; workshop files too."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from builder.model.returns import Return
from tests.browser.collation_fixtures import Meet, changed, filed, returns_of, zipped
from tests.browser.form_support import Json, sealed

pytest_plugins = ("tests.browser.form_fixtures", "tests.browser.collation_fixtures")


@pytest.fixture(scope="module")
def autumn() -> dict[str, Json]:
    """What the ten schools of a cluster returned."""
    return returns_of("northside", "autumn-2009", "es-sustainability")


def test_many_are_chosen_and_more_arrive(meet: Meet, autumn: dict[str, Json]) -> None:
    manager = meet()
    expect(manager.standing).to_have_text("None of 10 schools returned yet.")
    expect(manager.page.locator("#returns-first li")).to_have_count(3)
    files = filed(autumn)
    manager.take_in(files[:7])
    expect(manager.notice).to_be_focused()
    expect(manager.standing).to_have_text("7 of 10 schools returned; 3 missing.")
    expect(manager.page.locator("#returns-first")).to_be_hidden()
    manager.choose(files[5:9])
    manager.told("4 files: 2 already here, 2 taken in.")
    expect(manager.standing).to_have_text("9 of 10 schools returned; 1 missing.")
    expect(manager.page.locator("#returns-count")).to_have_text("9 of 10")
    assert manager.page.locator("#missing-names").input_value().splitlines()[1:] == [
        autumn["twr-gwyn"]["subject_name"]
    ]
    document = manager.saved()
    taken = {kept.document.subject: kept.document for kept in document.returns}
    assert taken == {
        name: Return.model_validate(one) for name, one in autumn.items() if name != "twr-gwyn"
    }


def test_what_is_here_already_changes_nothing(meet: Meet, autumn: dict[str, Json]) -> None:
    manager = meet()
    manager.take_in(filed(autumn))
    manager.save()
    manager.choose(filed(autumn))
    manager.told("10 files: 10 already here.")
    expect(manager.file_state).to_contain_text("No changes since.")


def test_files_are_dropped_anywhere(meet: Meet, autumn: dict[str, Json]) -> None:
    manager = meet(section="grid")
    manager.drop(filed(autumn), "10 files: 10 taken in.")
    expect(manager.page.locator("#drop-over")).to_be_hidden()
    expect(manager.page.locator("#grid-standing")).to_contain_text("10 of 10 schools returned")


def _folder(tmp_path: Path, autumn: dict[str, Json]) -> Path:
    folder = tmp_path / "Returns 2009"
    for place, (name, data) in enumerate(filed(autumn)):
        inside = folder / ("sent late" if place > 6 else "")
        inside.mkdir(parents=True, exist_ok=True)
        (inside / name).write_bytes(data)
    (folder / "notes.txt").write_bytes(b"Ring Holly Bank again.")
    return folder


def test_a_folder_is_chosen(meet: Meet, autumn: dict[str, Json], tmp_path: Path) -> None:
    manager = meet()
    folder = _folder(tmp_path, autumn)
    manager.page.locator("#pick-folder").set_input_files(folder)
    manager.told("11 files: 10 taken in, 1 not a return.")
    assert "no form saved it" in manager.line("Returns 2009/notes.txt")
    names = {name for kept in manager.saved().returns for name in kept.files}
    assert "Returns 2009/sent late/twr-gwyn.json" in names


def test_a_pdf_is_told_from_what_is_no_form(meet: Meet, autumn: dict[str, Json]) -> None:
    manager = meet()
    manager.choose([("Holly Bank.PDF", b"%PDF-1.7\n\xe2\xe3\xcf\xd3"), *filed(autumn)[:1]])
    manager.told("2 files: 1 taken in, 1 not a return.")
    told = manager.line("Holly Bank.PDF")
    assert "taken in by “packs collect”" in told
    assert "enter its answers here" in told
    assert "no form saved it" not in told


def test_a_folder_is_dropped(meet: Meet, autumn: dict[str, Json], tmp_path: Path) -> None:
    manager = meet()
    folder = _folder(tmp_path, autumn)
    (tmp_path / "ash.json").write_bytes(sealed(autumn["ash-lane"]))
    session = manager.page.context.new_cdp_session(manager.page)
    data = {
        "items": [],
        "files": [str(folder), str(tmp_path / "ash.json")],
        "dragOperationsMask": 1,
    }
    for kind in ("dragEnter", "dragOver"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": 300, "y": 300, "data": data})
    expect(manager.page.locator("#drop-over")).to_be_visible()
    session.send("Input.dispatchDragEvent", {"type": "drop", "x": 300, "y": 300, "data": data})
    manager.told("12 files: 10 taken in, 1 already here, 1 not a return.")


def test_zips_hold_returns_and_one_more_zip(meet: Meet, autumn: dict[str, Json]) -> None:
    files = filed(autumn)
    inner = zipped(*files[3:5])
    deep = zipped(("deep.zip", zipped(("deeper.zip", zipped(files[9])))))
    manager = meet()
    manager.choose(
        [("some.zip", zipped(*files[:3], ("inner.zip", inner))), ("deep.zip", deep), files[5]]
    )
    manager.told("7 files: 6 taken in, 1 not readable.")
    assert "a zip inside a zip inside a zip" in manager.line("deep.zip: deep.zip: deeper.zip")
    expect(manager.standing).to_contain_text("6 of 10 schools returned")
    assert "some.zip: inner.zip: elm-park.json" in manager.row("Elm Park")


def test_more_files_than_anybody_means_are_not_read(meet: Meet) -> None:
    manager = meet()
    manager.page.evaluate(
        """() => {
          const bag = new DataTransfer()
          for (let at = 0; at <= 5000; at += 1) bag.items.add(new File(['x'], at + '.json'))
          document.body.dispatchEvent(new DragEvent('drop', {
            dataTransfer: bag, bubbles: true, cancelable: true }))
        }"""
    )
    manager.told("more than 5000 files, so none of them was read")
    expect(manager.page.locator("#filed")).to_be_hidden()


def test_a_workshop_file_opens_and_what_comes_with_it_is_added(
    meet: Meet, autumn: dict[str, Json]
) -> None:
    files = filed(autumn)
    first = meet()
    first.take_in(files[:6])
    workshop = first.save()
    second = meet()
    second.choose([files[8], ("northside.json", workshop)])
    second.told("northside.json is open, with 6 returns. ifton.json: taken in.")
    expect(second.standing).to_contain_text("7 of 10")
    assert second.saved().id == first.saved().id


def test_a_workshop_file_asks_before_it_replaces_anything(
    meet: Meet, autumn: dict[str, Json]
) -> None:
    files = filed(autumn)
    first = meet()
    first.take_in(files[:4])
    workshop = ("other.json", first.save())
    manager = meet()
    manager.take_in(files[4:9])
    ask = manager.page.locator("#ask-workshop")
    manager.choose([workshop])
    expect(ask).to_contain_text("other.json is a workshop file with 4 returns")
    manager.page.keyboard.press("Escape")
    manager.told("other.json was left as it is.")
    expect(manager.standing).to_contain_text("5 of 10")
    manager.choose([workshop])
    manager.answer("ask-workshop", "add")
    manager.told("other.json: a workshop file.")
    expect(manager.standing).to_contain_text("9 of 10")
    manager.choose([workshop])
    manager.answer("ask-workshop", "replace")
    manager.told("other.json is open, with 4 returns.")
    expect(manager.standing).to_contain_text("4 of 10")
    expect(manager.file_state).to_contain_text("No changes since.")


def test_another_clusters_workshop_file_is_refused_by_name(
    meet: Meet, autumn: dict[str, Json]
) -> None:
    other = meet("groups/riverside/collations/es-sustainability.html")
    other.take_in(filed(returns_of("riverside", "autumn-2009", "es-sustainability")))
    manager = meet()
    manager.choose([("riverside.json", other.save())])
    manager.told("riverside.json: from another group.")
    assert "Send it on" in manager.line("riverside.json")
    expect(manager.standing).to_have_text("None of 10 schools returned yet.")


def test_a_round_that_is_not_in_view_says_so(meet: Meet, autumn: dict[str, Json]) -> None:
    spring = returns_of("northside", "spring-2009", "es-sustainability")
    manager = meet()
    manager.take_in(filed(spring), "10 of them are of Spring 2009, and count there.")
    expect(manager.page.locator("#returns-elsewhere")).to_contain_text("10 returns of Spring 2009")
    manager.page.locator("#round").select_option("spring-2009")
    expect(manager.standing).to_have_text("10 of 10 schools returned.")


def test_a_page_without_a_list_claims_no_denominator(meet: Meet, autumn: dict[str, Json]) -> None:
    manager = meet("open/collations/es-sustainability.html")
    typed = changed(autumn["ifton"], group=None, subject=None, subject_name="Ifton Middle")
    manager.take_in([*filed(autumn)[:3], ("typed.json", sealed(typed))])
    expect(manager.standing).to_have_text("4 schools returned.")
    expect(manager.page.locator("#returns-count")).to_have_text("4")
    expect(manager.page.locator("#missing")).to_be_hidden()
    assert "Returned" in manager.row("Ifton Middle")


def test_large_returns_are_refused_and_large_workshops_are_not(
    meet: Meet, autumn: dict[str, Json]
) -> None:
    fat = sealed(autumn["ash-lane"]) + b" " * 1_000_000
    manager = meet()
    manager.choose([("fat.json", fat)])
    manager.told("fat.json: too large.")
    other = meet()
    other.take_in(filed(autumn))
    workshop = json.loads(other.save())
    manager.choose([("workshop.json", json.dumps(workshop, indent=300).encode())])
    manager.answer("ask-workshop", "replace")
    expect(manager.standing).to_have_text("10 of 10 schools returned.")
