"""Names of files made of titles: every system takes them, and every script keeps its letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.storage.file_names import file_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Buying a coffee machine", "Buying a coffee machine"),
        ("Купівля кавомашини", "Купівля кавомашини"),
        ("Йорк й ї", "Йорк й ї"),
        ("कॉफ़ी मशीन", "कॉफ़ी मशीन"),
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j"),
        ("../../etc/passwd", "etc passwd"),
        (".hidden", "hidden"),
        ("-rf now", "rf now"),
        ("ends with dots...  ", "ends with dots"),
        ("one\ttwo\nthree\0four", "one two three four"),
        ("CON", "_CON"),
        ("nul.tar", "_nul.tar"),
        ("Com1", "_Com1"),
        ("console", "console"),
        ("", "Journey"),
        ("///", "Journey"),
        ("\u202e\u200b", "Journey"),
        ("\ud800", "Journey"),
    ],
)
def test_a_title_becomes_a_name_every_system_takes(title: str, name: str) -> None:
    assert file_name(title, ".png", "Journey") == f"{name}.png"


def test_a_long_title_is_cut_in_letters_and_in_bytes() -> None:
    assert file_name("к" * 300, ".png", "Journey") == "к" * 80 + ".png"
    assert len(file_name("🙂" * 300, ".png", "Journey").encode()) <= 204


@given(st.text())
def test_whatever_is_typed_gives_one_plain_name(title: str) -> None:
    name = file_name(title, ".svg", "Journey")
    assert Path(name).name == name and name.endswith(".svg") and len(name) <= 85
    assert not set(name) & set('<>:"/\\|?*\0\n\r\t') and name[0] not in " .-"
    assert len(name.encode()) <= 205


@given(st.text())
def test_a_name_can_be_made_in_a_folder(title: str) -> None:
    assert file_name(title, "", "Journey").strip() and file_name(title, "", "J")[-1] not in ". "
