"""The palette finds what is said in a document: notes, pictures, senses, tags, what personas say."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from journeymap.editing.text_search import TextIndex
from journeymap.model.change import change
from journeymap.model.snapshot import Snapshot
from journeymap.ui.shell.palette import texts_with
from journeymap.ui.shell.search import PaletteEntry, found
from tests.ui.said import RECORDS


def entries(wanted: str) -> list[PaletteEntry]:
    snapshot = Snapshot().apply(change("x", add=RECORDS))
    host: Any = SimpleNamespace(workspace=SimpleNamespace(snapshot=snapshot))
    return found(list(texts_with(host, TextIndex(), wanted)), wanted)


@pytest.mark.parametrize(
    ("wanted", "where"),
    [
        ("cheap seat", "Note · Plan › Wants"),
        ("be late", "Note · Plan › Thinking"),
        ("platform", "Note · Plan › Storyboard"),
        (
            "suitcases",
            "Described for those who cannot see it · Plan › Storyboard › On the platform",
        ),
        ("camera on", "Described for those who cannot see it · Storyboard"),
        ("red coat", "Described for those who cannot see it · Ann"),
        ("warm bread", "Sense · Plan › Looks"),
        ("bakery", "Means · Plan › Looks"),
        ("urgent", "Tags · Plan › Site"),
        ("sales", "Department · Plan › Site"),
        ("rested", "Goals · Persona"),
        ("missing the", "Fears · Persona"),
    ],
)
def test_what_is_said_anywhere_is_found_by_its_words(wanted: str, where: str) -> None:
    assert [entry.section for entry in entries(wanted)] == [where]


def test_letters_here_and_there_in_a_long_text_find_nothing() -> None:
    assert entries("acss") == []


def test_stars_of_bold_words_are_neither_in_the_way_nor_shown() -> None:
    assert [entry.title for entry in entries("cheap seat")] == ["A cheap seat"]
