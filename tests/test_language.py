"""What is said is said well: plurals, placeholders, catalogues that are whole and fresh."""

from __future__ import annotations

import ast
import re
from io import BytesIO

import pytest
from babel.messages.mofile import write_mo

from journeymap import language
from journeymap.editing import COMMANDS, View
from journeymap.formats.templates import load
from journeymap.language import LANGUAGES, decimal, percent, plural, tr
from journeymap.model.records import Journey, Record
from journeymap.model.snapshot import Snapshot
from tests.catalogues import TRANSLATED, forms, po, read, template, texts_in, untranslated

COUNTS = (1, 2, 5, 11, 21, 22, 25, 101)
ONE, FEW, MANY = "one", "few", "many"
SLAVIC = (ONE, FEW, MANY, MANY, ONE, FEW, MANY, ONE)

TOUCHPOINTS = {
    "uk": {ONE: "точка контакту", FEW: "точки контакту", MANY: "точок контакту"},
    "ru": {ONE: "точка контакта", FEW: "точки контакта", MANY: "точек контакта"},
}


@pytest.mark.parametrize("code", TRANSLATED)
@pytest.mark.parametrize(("n", "form"), [*zip(COUNTS, SLAVIC, strict=True)])
def test_numbers_take_the_right_form(code: str, n: int, form: str) -> None:
    language.use(code)
    assert plural("{n} touchpoint", "{n} touchpoints", n) == f"{n} {TOUCHPOINTS[code][form]}"


@pytest.mark.parametrize(
    ("value", "digits", "plus", "said"),
    [
        (4.4, 1, "", "4.4"),
        (4.45, 1, "", "4.5"),
        (-4.45, 1, "", "−4.5"),
        (2.0, 1, "", "2.0"),
        (-0.04, 1, "+", "0.0"),
        (-0.4, 0, "+", "0"),
        (0.6, 0, "+", "+1"),
        (-34.2, 0, "+", "−34"),
        (0.4, None, "", "0.4"),
        (40.0, None, "", "40"),
        (1 / 3, None, "", "0.3333"),
        (-2.5, None, "", "−2.5"),
        (1e12, None, "", "1000000000000"),
    ],
)
def test_a_number_has_a_comma_where_the_language_has_one(
    value: float, digits: int | None, plus: str, said: str
) -> None:
    assert decimal(value, digits, plus) == said
    for code in ("uk", "ru"):
        language.use(code)
        assert decimal(value, digits, plus) == said.replace(".", ",")
        assert decimal(value, digits, plus, comma=False) == said


def test_thousands_are_set_apart_on_demand() -> None:
    assert decimal(1234567.5, groups=True) == "1\u202f234\u202f567.5"


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "0 %"),
        (0.4, "40 %"),
        (0.07, "7 %"),
        (1.0, "100 %"),
        (1 / 3, "33.3 %"),
        (0.005, "0.5 %"),
        (0.0004, "0.04 %"),
        (0.000012, "0.001 %"),
        (0.9996, "99.96 %"),
    ],
)
def test_a_share_of_a_few_is_not_none_and_of_nearly_all_not_all(share: float, said: str) -> None:
    assert percent(share) == said


@pytest.mark.parametrize("n", COUNTS)
def test_english_has_one_and_many(n: int) -> None:
    said = plural("{n} touchpoint", "{n} touchpoints", n)
    assert said == f"{n} touchpoint{'s' if n > 1 else ''}"


def test_a_language_we_do_not_have_is_english() -> None:
    assert language.use("tlh") == "en"
    assert tr("Touchpoint") == "Touchpoint"


@pytest.mark.parametrize("wanted", ["uk_UA.UTF-8", "uk-UA", "UK"])
def test_a_language_is_known_by_its_many_spellings(wanted: str) -> None:
    assert language.use(wanted) == "uk"
    assert tr("Touchpoint") == "Точка контакту"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_on_offer_loads(code: str) -> None:
    assert language.use(code) == code == language.current()
    assert (tr("Touchpoint") == "Touchpoint") == (code == "en")


def test_an_empty_text_stays_empty() -> None:
    language.use("uk")
    assert tr("") == ""


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_keeps_every_placeholder(code: str) -> None:
    for message in read(code):
        ids = message.id if isinstance(message.id, tuple) else (str(message.id),)
        for form in filter(None, forms(message) if message.id else ()):
            assert placeholders(form) == placeholders(ids[-1]), f"{code}: {form}"


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{\w*\}", text))


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_plural_is_translated_in_all_its_forms_or_not_at_all(code: str) -> None:
    for message in read(code):
        if isinstance(message.id, tuple):
            said = [bool(form) for form in forms(message)]
            assert all(said) or not any(said), f"{code}: {message.id[0]}"


@pytest.mark.parametrize("code", TRANSLATED)
def test_what_is_compiled_is_what_is_written(code: str) -> None:
    compiled = BytesIO()
    write_mo(compiled, read(code))
    assert compiled.getvalue() == po(code).with_suffix(".mo").read_bytes(), (
        f"{po(code)} has changed since it was compiled: run python3 dev.py language"
    )


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_catalogue_holds_what_the_program_says_and_no_more(code: str) -> None:
    said = {str(message.id) for message in template() if message.id}
    held = {str(message.id) for message in read(code) if message.id}
    assert held == said, (
        f"{len(said - held)} new texts, {len(held - said)} old ones: run python3 dev.py language"
    )


@pytest.mark.parametrize("code", TRANSLATED)
def test_nothing_is_left_in_english(code: str) -> None:
    left = untranslated(read(code))
    assert not left, "\n".join(left)


def test_every_step_that_can_be_undone_has_a_name_in_the_catalogue() -> None:
    snapshot = Snapshot().apply(load("coffee"))
    journey = next(iter(snapshot.all(Journey)))
    one_of_each: dict[type[Record], str] = {type(r): r.id for r in snapshot.records()}
    views = [View(snapshot, journey, (id,)) for id in one_of_each.values()]
    changes = [command.run(view) for command in COMMANDS for view in views]
    names = {change.label for change in changes if change}
    known = {message.id for message in template()}
    assert len(names) > 10 and names <= known, names - known


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("tr('Lane {n}', n=1)", ["Lane {n}"]),
        ("plural('{n} lane', '{n} lanes', n)", [("{n} lane", "{n} lanes")]),
        ("x: str = text('Title', hint='Short')", ["Title", "Short"]),
        ("x = choice('State', ('as-is', 'as it is'), default='as-is')", ["State", "as it is"]),
        ("@command('add', 'New stage', menu='Arrange')\ndef f(): ...", ["New stage", "Arrange"]),
        ("x = maybe('Persona', 'Who')", ["Who"]),
        ("change('Connect', add=[new])", ["Connect"]),
        ("whole = Change('Move')", ["Move"]),
        ("return draft.done('Paste')", ["Paste"]),
        ("set_field(now, ids, 'title', text, label='Rename')", ["Rename"]),
        ("tr(spec.label)", []),
    ],
)
def test_texts_are_found_in_the_source(line: str, found: list[object]) -> None:
    assert list(texts_in(ast.parse(line))) == found
