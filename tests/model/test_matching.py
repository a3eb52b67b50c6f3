"""What counts as the same when people look for words, and what does not."""

from __future__ import annotations

import unicodedata

import pytest

from journeymap.model.matching import Wanted, folded

LONG = 200_000
"""In letters: what takes the square of it would take hours."""


def found(
    wanted: str,
    text: str,
    *,
    case: bool = False,
    words: bool = False,
    phrase: bool = False,
    marked: bool = False,
) -> list[str]:
    looking = Wanted(wanted, case, words, phrase)
    spans = looking.spans(folded(text, case=case, marked=marked))
    return [text[start:end] for start, end in spans]


def apart(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    ("wanted", "text", "there"),
    [
        ("coffee", "Coffee, COFFEE", ["Coffee", "COFFEE"]),
        ("п'ять", "п’ять ПʼЯТЬ", ["п’ять", "ПʼЯТЬ"]),
        ("елка", "Ёлка", ["Ёлка"]),
        ("ёлка", "елка", ["елка"]),
        ("strasse", "Straße", ["Straße"]),
        ("istanbul", "İSTANBUL", ["İSTANBUL"]),
        ("part-time", "part‑time", ["part‑time"]),
        ("a b", "a\u00a0b", ["a\u00a0b"]),
        ("hello", "he\u200bl\u00adlo", ["he\u200bl\u00adlo"]),
        ("עולם", "שלום עולם", ["עולם"]),
        ("أهلا", "أهلا وسهلا", ["أهلا"]),
        ("咖啡", "买咖啡机", ["咖啡"]),
        (".*", "a.*b", [".*"]),
        ("a(b", "a(b", ["a(b"]),
        ("\\", "a\\b", ["\\"]),
    ],
)
def test_what_people_take_for_the_same_is_found(wanted: str, text: str, there: list[str]) -> None:
    assert found(wanted, text) == there


@pytest.mark.parametrize("word", ["café", "мой", "їжак", "ngườ", "한국", "क़"])
def test_a_letter_and_its_marks_are_the_same_in_one_sign_or_several(word: str) -> None:
    for text in (unicodedata.normalize("NFC", word), apart(word)):
        for wanted in (unicodedata.normalize("NFC", word), apart(word)):
            for case in (False, True):
                assert found(wanted, f"a {text} b", case=case) == [text]


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("e", apart("é")),
        ("и", apart("й")),
        ("і", "ї"),
        ("г", "ґ"),
        ("s", "ß"),
        ("👩", "👨‍👩‍👧"),
        ("👩", "👩🏽"),
        ("🇦🇬", "🇺🇦🇬🇧"),
        ("a", "а"),  # the Latin and the Cyrillic letter
    ],
)
def test_no_letter_is_cut_in_two_and_no_other_one_taken_for_it(wanted: str, text: str) -> None:
    assert found(wanted, text) == []


def test_case_counts_when_it_is_asked_for() -> None:
    assert found("Web", "web Web", case=True) == ["Web"]
    assert found("ё", "е ё", case=True) == ["ё"]
    assert found("’", "'’", case=True) == ["’"]


@pytest.mark.parametrize(
    ("wanted", "text", "count"),
    [
        ("web", "webs web, (web)", 2),
        ("карта", "карта, картах", 1),
        ("ять", "п'ять п’ять ять", 1),
        ("п'ять", "п’ять-шість", 1),
        ("don", "don't don", 1),
        ("cafe", apart("cafés cafe"), 1),
        ("#1", "#1 #12", 1),
    ],
)
def test_whole_words(wanted: str, text: str, count: int) -> None:
    assert len(found(wanted, text, words=True)) == count


def test_several_words_are_found_in_any_order_and_as_a_phrase_only_when_asked() -> None:
    assert found("delay calls", "Calls about the delay") == ["Calls", "delay"]
    assert found("calls about", "Calls about a call about") == ["Calls about"]
    assert found("delay calls", "Calls about the delay", phrase=True) == []
    assert found("calls", "Delay") == found("delay x", "delay") == []


def test_a_phrase_is_taken_as_it_is_typed_spaces_and_all() -> None:
    assert found("a b", "a\nb", phrase=True) == ["a\nb"]
    assert found("  ", "a  b c", phrase=True) == ["  "]
    assert found(" ,", "so , it, is", phrase=True) == [" ,"]


def test_stars_of_bold_words_are_passed_over_where_a_text_may_have_them() -> None:
    assert found("cheap seat", "A **cheap** seat", marked=True) == ["cheap** seat"]
    assert found("cheap seat", "A **cheap** seat") == ["cheap", "seat"]


@pytest.mark.parametrize("nothing", ["", "  ", "\u200b", "\u00ad\u200d"])
def test_nothing_is_wanted_and_nothing_found(nothing: str) -> None:
    assert not Wanted(nothing)
    assert found(nothing, "a b \u200b") == []


def test_a_long_text_is_gone_through_once() -> None:
    for piece in ("a note ", "нота й ", apart("нота й "), "🇺🇦", "👨‍👩‍👧 a"):
        text = piece * (LONG // len(piece))
        whole = folded(text)
        assert Wanted("a", words=True).spans(whole) is not None
        assert len(Wanted(piece, phrase=True).spans(whole)) == LONG // len(piece)
