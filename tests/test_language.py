"""What is said is said well: plurals, placeholders, and English where nobody has translated yet."""

from __future__ import annotations

import ast
import os
from collections.abc import Callable
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from journeymap import language
from journeymap.catalogue import NAME, catalogue, compile_catalogue
from journeymap.editing import COMMANDS, EditView
from journeymap.language import LANGUAGES, decimal, percent, plural, tr
from journeymap.model.records import Journey, Record
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from tests.catalogues import TRANSLATED, coverage, faults, po, read, template, texts_in

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


def test_a_text_nobody_has_translated_yet_is_said_in_english() -> None:
    language.use("uk")
    assert tr("Only {name} knows this text", name="Ann") == "Only Ann knows this text"
    assert plural("{n} text of hers", "{n} texts of hers", 1) == "1 text of hers"
    assert plural("{n} text of hers", "{n} texts of hers", 5) == "5 texts of hers"


HEAD = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
"(n%100<10 || n%100>=20) ? 1 : 2);\\n"
"""

WRITTEN = f"""# A comment.
{HEAD}
#: journeymap/somewhere.py
msgid "Lane"
msgstr "Ряд"

msgid "Not yet"
msgstr ""

#, fuzzy
msgid "Guessed"
msgstr "Вгадане"
msgid ""
"One line\\n"
"and \\"another\\""
msgstr ""
"Один рядок\\n"
"і \\"другий\\""

msgid "{{n}} card"
msgid_plural "{{n}} cards"
msgstr[0] "{{n}} картка"
msgstr[1] "{{n}} картки"
msgstr[2] "{{n}} карток"

msgid "{{n}} row"
msgid_plural "{{n}} rows"
msgstr[0] "{{n}} рядок"
msgstr[1] ""
msgstr[2] "{{n}} рядків"

#~ msgid "Nobody says this any more"
#~ msgstr "Цього вже ніхто не каже"
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A catalogue as a translator leaves it, in the folder of its language."""
    path = tmp_path / NAME
    path.parent.mkdir()
    path.write_text(WRITTEN, "utf-8")
    os.utime(path, (2, 2))
    return path


def test_what_is_translated_is_said_so_and_the_rest_in_english(
    tmp_path: Path, written: Path
) -> None:
    assert written.is_file()
    for way in ("compiled just now", "compiled before"):
        read = catalogue(tmp_path)
        assert read.gettext("Lane") == "Ряд", way
        assert read.gettext('One line\nand "another"') == 'Один рядок\nі "другий"'
        for left in ("Not yet", "Guessed", "Unheard of", "Nobody says this any more"):
            assert read.gettext(left) == left
        assert [read.ngettext("{n} card", "{n} cards", n) for n in (1, 2, 5)] == [
            "{n} картка", "{n} картки", "{n} карток",
        ]  # fmt: skip
        assert [read.ngettext("{n} row", "{n} rows", n) for n in (1, 2, 5)] == [
            "{n} row", "{n} rows", "{n} rows",
        ]  # fmt: skip


def edited(written: Path) -> None:
    """Translate anew what was compiled before."""
    written.write_text(WRITTEN.replace("Ряд", "Смуга"), "utf-8")
    os.utime(written, (3, 3))


def restored(written: Path) -> None:
    """Put an older file in place, which looks older than what is compiled of the newer one."""
    edited(written)
    os.utime(written, (1, 1))


@pytest.mark.parametrize("change", [edited, restored])
def test_what_was_compiled_follows_what_is_written(
    tmp_path: Path, written: Path, change: Callable[[Path], None]
) -> None:
    assert catalogue(tmp_path).gettext("Lane") == "Ряд"
    change(written)
    assert catalogue(tmp_path).gettext("Lane") == "Смуга"


def test_nothing_is_compiled_twice_and_nothing_is_left_beside_it(
    tmp_path: Path, written: Path
) -> None:
    compiled = written.with_suffix(".mo")
    catalogue(tmp_path)
    before = compiled.stat().st_ino
    catalogue(tmp_path)
    assert compiled.stat().st_ino == before
    assert {path.name for path in written.parent.iterdir()} == {written.name, compiled.name}


def test_a_checkout_one_may_not_write_to_speaks_too(tmp_path: Path, written: Path) -> None:
    written.with_suffix(".mo").mkdir()
    assert catalogue(tmp_path).gettext("Lane") == "Ряд"
    assert {path.suffix for path in written.parent.iterdir()} == {".po", ".mo"}


def test_what_is_compiled_speaks_where_what_is_written_is_not(
    tmp_path: Path, written: Path
) -> None:
    catalogue(tmp_path)
    written.unlink()
    assert catalogue(tmp_path).gettext("Lane") == "Ряд"


@pytest.mark.parametrize("code", TRANSLATED)
def test_our_compiler_and_babel_agree(code: str) -> None:
    theirs = BytesIO()
    write_mo(theirs, read(code))
    theirs.seek(0)
    ours = BytesIO(compile_catalogue(po(code).read_text("utf-8")))
    assert vars(GNUTranslations(ours))["_catalog"] == vars(GNUTranslations(theirs))["_catalog"]


@pytest.mark.parametrize("code", TRANSLATED)
def test_what_is_translated_has_its_placeholders_and_plural_forms(code: str) -> None:
    assert not faults(read(code)), "\n".join(faults(read(code)))
    assert read(code).num_plurals == 3


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        ('msgid "{n} of {all}"\nmsgstr "{n} з {усіх}"', "does not name"),
        ('msgid "Lane"\nmsgstr "Ряд {n}"', "does not name"),
        ('msgid "Row"\nmsgid_plural "Rows"\nmsgstr[0] "Рядок"\nmsgstr[1] "Рядки"', "needs 3"),
        ('msgid "A {n}"\nmsgid_plural "B {n}"\nmsgstr[0] "{n}"\nmsgstr[1] "{n}"\nmsgstr[2] "В"',
         "does not name"),
    ],
)  # fmt: skip
def test_a_broken_translation_is_named(message: str, fault: str) -> None:
    (said,) = faults(read_po(BytesIO(f"{HEAD}\n{message}\n".encode()), locale="uk"))
    assert fault in said


def test_what_nobody_has_translated_yet_is_counted(
    record_property: Callable[[str, object], None],
) -> None:
    said = template()
    for code in TRANSLATED:
        record_property("translated", coverage(code, said))
    whole = len(said)
    said.add("Only Ann knows this text")
    before, _, after = coverage("uk", template()), whole, coverage("uk", said)
    assert after == f"{before.rsplit(' ', 1)[0]} {whole + 1}"


def test_every_step_that_can_be_undone_has_a_name_in_the_catalogue() -> None:
    snapshot = Snapshot().apply(load("coffee"))
    journey = next(iter(snapshot.all(Journey)))
    one_of_each: dict[type[Record], str] = {type(r): r.id for r in snapshot.records()}
    views = [EditView.of(snapshot, journey, (id,)) for id in one_of_each.values()]
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
