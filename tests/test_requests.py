"""No page asks anybody for anything, and none runs what people typed."""

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache

import pytest

from tests.pages import Files, Tags, pages_of


def requests(files: Files) -> set[str]:
    """Whatever makes a browser ask somebody for something, links that a person follows apart."""
    found = set()
    for address, data in files.items():
        if address.endswith(".css"):
            found |= {f"{address}: {got}" for got in _asked_for(data.decode())}
    for address, page in pages_of(files).items():
        for tag, given in page.tags:
            if given.get("http-equiv", "").lower() == "refresh" or tag == "base":
                found.add(f"{address}: <{tag}>")
            for name in given.keys() & {"src", "srcset", "poster", "data", "ping", "background"}:
                if re.match(r"(?i)\s*([a-z]+:)?//", given[name]):
                    found.add(f"{address}: <{tag} {name}>")
            if tag == "link" and "//" in given.get("href", ""):
                found.add(f"{address}: <link>")
        for _, text in page.enclosed:
            found |= {f"{address}: {got}" for got in _asked_for(text)}
    return found


@cache  # Every form has the same style and script.
def _asked_for(text: str) -> list[str]:
    styles = re.findall(r"(?i)url\(\s*['\"]?(?!data:|#)[a-z]*:?//[^)]*\)|@import[^;]*", text)
    return styles + re.findall(r"\b(?:fetch|XMLHttpRequest|WebSocket|sendBeacon)\b", text)


@pytest.mark.parametrize("name", ["hostile_files", "shipped_files"])
def test_nothing_asks_anybody_for_anything(name: str, request: pytest.FixtureRequest) -> None:
    files: Files = request.getfixturevalue(name)
    assert len(pages_of(files)) >= 50
    assert requests(files) == set()


def test_the_guard_sees_requests() -> None:
    for text in (
        '<img src="https://a.example/x.png">',
        '<script src="//a.example/x.js"></script>',
        '<link rel="stylesheet" href="http://a.example/x.css">',
        '<meta http-equiv="Refresh" content="0; url=x.html">',
        '<base href="https://a.example/">',
        "<style>@import 'x.css';</style>",
        "<style>a { background: url(https://a.example/x) }</style>",
        "<script>fetch('x')</script>",
    ):
        assert requests({"a.html": text.encode()}), text
    assert requests({"a.css": b"a { background: url('//a.example/x') }"})
    assert requests({"a.css": b"a { background: url('fonts/x.woff2') }"}) == set()


def loose(files: Files) -> set[str]:
    """Pages that a strict policy does not hold: unhashed scripts, inline handlers and styles."""
    found = set()
    for address, page in pages_of(files).items():
        if address.endswith(".pdf"):
            continue
        policies = [
            given["content"]
            for tag, given in page.tags
            if tag == "meta" and given.get("http-equiv") == "Content-Security-Policy"
        ]
        found |= {f"{address}: {fault}" for fault in _faults(page, policies)}
    return found


def _faults(page: Tags, policies: list[str]) -> Iterable[str]:
    if len(policies) != 1:
        yield f"{len(policies)} policies"
        return
    rules = dict(rule.split(maxsplit=1) for rule in policies[0].split(";") if " " in rule.strip())
    for name in ("default-src", "form-action", "base-uri"):
        if rules.get(name) != "'none'":
            yield f"{name} is {rules.get(name)}"
    if bad := re.findall(r"'unsafe-[a-z-]+'|\*|https?:", policies[0]):
        yield f"the policy lets in {bad}"
    order = [tag for tag, _ in page.tags if tag in ("meta", "script", "style", "link")]
    if order[:2] != ["meta", "meta"]:
        yield "something is loaded before the policy is read"
    yield from _unnamed(page, rules)
    for tag, given in page.tags:
        if bad := [name for name in given if name == "style" or name.startswith("on")]:
            yield f"<{tag} {bad[0]}>"
        if tag in ("iframe", "object", "embed", "applet"):
            yield f"<{tag}>"


def _unnamed(page: Tags, rules: dict[str, str]) -> Iterable[str]:
    """Scripts and styles that the policy does not name. Data is no script."""
    loaded = [given for tag, given in page.tags if tag in ("script", "style")]
    for given, (tag, text) in zip(loaded, page.enclosed, strict=True):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        source = "'self'" if "src" in given else f"'sha256-{digest}'"
        if given.get("type") != "application/json" and source not in rules.get(f"{tag}-src", ""):
            yield f"a <{tag}> that the policy does not name"


@pytest.mark.parametrize("name", ["hostile_files", "shipped_files"])
def test_every_page_has_a_policy_that_lets_in_nothing_else(
    name: str, request: pytest.FixtureRequest
) -> None:
    assert loose(request.getfixturevalue(name)) == set()


def test_only_forms_collations_and_agendas_have_scripts(hostile_files: Files) -> None:
    pages = {name: page for name, page in pages_of(hostile_files).items() if ".html" in name}
    scripted = {
        name for name, page in pages.items() if any(tag == "script" for tag, _ in page.tags)
    }
    expected = ("/forms/", "/collations/", "/guides/day")
    assert scripted == {name for name in pages if any(part in name for part in expected)}


def test_names_and_notes_are_shown_and_never_run(hostile_files: Files) -> None:
    """What people typed stands on the page as text: no tag comes of it, and no template runs."""
    page = hostile_files["groups/north/schools/oakfen.review.autumn.html"].decode()
    assert "&lt;img src=x onerror=" in page
    for address, parsed in pages_of(hostile_files).items():
        assert b"<b>Oakfen" not in hostile_files[address], address
        assert not any(given.get("src") == "x" for _, given in parsed.tags), address
        assert "49" not in re.findall(r"\b49\b", hostile_files[address].decode()), (
            f"{address}: 7 * 7 ran"
        )


def test_the_guard_sees_what_the_policy_must_hold(hostile_files: Files) -> None:
    page = hostile_files["open/index.html"].decode()
    form = hostile_files["open/forms/review.html"].decode()
    for spoilt in (
        re.sub("<meta http-equiv[^>]*>", "", page),
        page.replace("default-src &#39;none&#39;", "default-src *").replace(
            "default-src 'none'", "default-src *"
        ),
        page.replace("<p", '<p style="color: red"', 1),
        page.replace("<p", '<p onclick="x()"', 1),
        page.replace("</main>", "<script>x()</script></main>"),
        page.replace("</main>", "<script src='assets/x.js'></script></main>"),
        page.replace("<head>", '<head><link rel="stylesheet" href="x.css">'),
        ";x()</script>".join(form.rsplit("</script>", 1)),
        form.replace("</style>", "a{}</style>", 1),
    ):
        assert spoilt not in (page, form)
        assert loose({"page.html": spoilt.encode()}), spoilt[:200]
    assert loose({"page.html": page.encode(), "form.html": form.encode()}) == set()
