"""Scripts and styles as they are sent: smaller, the same to a browser, and within their limits."""

import pytest

from builder.compact import NotAScript, script, scripts, style
from tests.pages import Files, Tags

MOST_ENCLOSED = 110_000
"""What fonts, styles and scripts may weigh in any form, in bytes."""
MOST_IN_ALL = 150_000
"""What the form of ten questions may weigh with all its words."""


def enclosed(form: bytes) -> int:
    """How much of a form is fonts, style and script."""
    tags = Tags(form.decode())
    data = [tag for tag, attributes in tags.tags if attributes.get("type") == "application/json"]
    parts = [text for tag, text in tags.enclosed if tag == "style" or not text.startswith("{")]
    assert len(data) == 1
    assert len(parts) == 2
    return sum(len(part.encode()) for part in parts)


def too_heavy(forms: Files) -> dict[str, int]:
    """The forms above a limit, with what they weigh."""
    return {
        address: len(form)
        for address, form in forms.items()
        if enclosed(form) > MOST_ENCLOSED
        or ("/es-sustainability" in address and len(form) > MOST_IN_ALL)
    }


@pytest.fixture(scope="module")
def forms(shipped_files: Files) -> Files:
    return {
        address: data
        for address, data in shipped_files.items()
        if "/forms/" in address and address.endswith(".html")
    }


def test_every_form_keeps_to_its_limits(forms: Files) -> None:
    assert len(forms) >= 40
    assert len([address for address in forms if "/es-sustainability" in address]) >= 10
    assert too_heavy(forms) == {}


def test_a_form_made_heavier_is_found(forms: Files) -> None:
    words, script_ = b"<p>" + b"x" * 40_000 + b"</p></body>", b"x" * 60_000 + b"</style>"
    small = forms["open/forms/es-sustainability.html"]
    other = forms["open/forms/es-feedback.html"]
    heavier = {
        "open/forms/es-sustainability.html": small.replace(b"</body>", words),
        "open/forms/es-feedback.html": other.replace(b"</style>", script_),
    }
    assert too_heavy(heavier).keys() == heavier.keys()


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("f(function (one, two) { return one + two })", "f((b,a)=>b+a)"),
        ("x = { go: function (one) { y(); return one } }", "x={go:a=>{y();return a}}"),
        ("f(function () { return { a: 1 } })", "f(()=>{return{a:1}})"),
        ("f(function () { return {}.x })", "f(()=>{return{}.x})"),
        ("f(function () { return x, y })", "f(()=>{return x,y})"),
        ("f(function () { return })", "f(()=>{return})"),
        ("f(function () { return this })", "f(function(){return this})"),
        ("f(function () { return arguments })", "f(function(){return arguments})"),
        ("f = g || function (one) { return one }", "f=g||function(a){return a}"),
        ("(function () { g() })()", "(function(){g()})()"),
        ("f(function again() { again() })", "f(function again(){again()})"),
    ],
)
def test_functions_are_written_short_where_that_means_the_same(text: str, small: str) -> None:
    assert script(text) == small


FRAME = "(function (packs) {{\n  'use strict';\n  {}\n}})(window.packs = window.packs || {{}});\n"


def test_scripts_in_one_frame_share_it() -> None:
    one = script(FRAME.format("/* A. */ packs.a = function (long) { return long + 1; };"))
    other = script(FRAME.format("var two = packs.a(1); var three = 3; packs.b = two + three;"))
    assert scripts([one, other]) == (
        "'use strict';window.packs=window.packs||{};\n"
        "(function(a){a.a=a=>a+1})(packs);\n"
        "(function(a){var b=a.a(1),c=3;a.b=b+c})(packs)"
    )


def test_a_script_of_another_kind_stays_as_it_is() -> None:
    one = script(FRAME.format("packs.a = 1;"))
    assert scripts([one, script("window.b = 2;")]) == f"{one};\nwindow.b=2"


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("var a = 1;\nlet b = 2;", 2, 5, "unexpected 'b'"),
        ("var a = function () {\n  return 1;\n", 2, 11, "unexpected end of input after ';'"),
        ("var a = 'b\n';", 1, 9, 'unterminated string literal "\'b"'),
        ("/* never closed", 0, 0, "it cannot be read as a script"),
    ],
)
def test_what_is_no_script_is_named(text: str, line: int, column: int, message: str) -> None:
    with pytest.raises(NotAScript) as caught:
        script(text)
    assert (caught.value.line, caught.value.column, caught.value.message) == (line, column, message)


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("a { color: red; }\n/* b */\nb { c: d }", "a{color:red}b{c:d}"),
        ("a :hover, b:not(.c , .d) > e {}", "a :hover,b:not(.c,.d) > e{}"),
        ("a { width: calc(1px + (2px * 3)); }", "a{width:calc(1px + (2px * 3))}"),
        ('a::after { content: "/* kept */ ; {"; }', 'a::after{content:"/* kept */ ; {"}'),
        ("a { margin: 1px/**/2px }", "a{margin:1px/**/2px}"),
        ("@media (min-width: 4em) and (max-width: 9em) { a { b: c; } }",
         "@media (min-width:4em) and (max-width:9em){a{b:c}}"),
        (":root { --long: 1px; --ink: #123456 } a { b: var(--ink); c: var( --ink, red ) }",
         ":root{--b:1px;--a:#123456}a{b:var(--a);c:var( --a,red )}"),
    ],
)  # fmt: skip
def test_a_style_means_the_same(text: str, small: str) -> None:
    assert style(text) == small
