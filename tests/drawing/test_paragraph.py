"""Text wraps and grows; no letter is ever lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.drawing.measure import FixedMeasure
from journeymap.drawing.paragraph import from_right, paragraph
from journeymap.drawing.shapes import Text, TextStyle

MEASURE, STYLE = FixedMeasure(), TextStyle(13)


@given(st.text(), st.floats(20, 400))
def test_no_letter_is_lost_and_every_line_fits(text: str, width: float) -> None:
    made = paragraph(text, STYLE, width, MEASURE)
    kept = "".join("".join(made.lines).split())
    # A dot between two parts gives way to the end of a line that has no room for it.
    assert kept.replace("·", "") == "".join(text.split()).replace("·", "")
    for line in made.lines:
        letters = len(line)
        assert MEASURE.width(line, STYLE) <= width or letters < 12, line


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Compares models and reviews", ("Compares models", "and reviews")),
        ("Donaudampfschifffahrt", ("Donaudampfschif", "ffahrt")),
        ("客户比较价格并阅读评论。", ("客户比较价格并阅", "读评论。")),
        ("one\ntwo", ("one", "two")),
        ("", ("",)),
    ],
)
def test_lines_break_where_one_would_break_them(text: str, lines: tuple[str, ...]) -> None:
    assert paragraph(text, STYLE, 108, MEASURE).lines == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Plan · Iryna · 1\xa0Feb\xa02027", ("Plan · Iryna ·", "1\xa0Feb\xa02027")),
        ("Compares model · 50 %", ("Compares", "model · 50 %")),
        ("Compares models · 50 %", ("Compares", "models · 50 %")),
        ("Compares a models\xa0·\xa050\xa0%", ("Compares a", "models\xa0·\xa050\xa0%")),
        ("Donaudampfschif · 50 %", ("Donaudampfschif", "50 %")),
        ("Donaudampfsch\xa0·\xa050\xa0%", ("Donaudampfsch\xa0·", "50\xa0%")),
        ("Donaudampfschifffahrt\xa0·\xa050\xa0%", ("Donaudampfschif", "ffahrt · 50\xa0%")),
        ("客户比较价格并阅 · 50 %", ("客户比较价格并", "阅 · 50 %")),
        ("· a dot nothing stands before", ("· a dot nothing", "stands before")),
    ],
)
def test_what_is_parted_by_a_dot_stays_with_it(text: str, lines: tuple[str, ...]) -> None:
    assert paragraph(text, STYLE, 108, MEASURE).lines == lines


WORDS = ("pay", "Donaudampfschifffahrt", "50 %", "1\xa0Feb", "客户", "👩‍👩‍👧")
PARTS = st.lists(st.sampled_from(WORDS))


@given(PARTS, st.sampled_from((" · ", " ·\xa0", "\xa0·\xa0")), st.floats(20, 400))
def test_no_line_begins_with_a_dot(parts: list[str], between: str, width: float) -> None:
    made = paragraph(between.join(parts), STYLE, width, MEASURE)
    assert not [line for line in made.lines if line.startswith("·")]
    assert "".join(made.lines).count("·") <= max(0, len(parts) - 1)


def test_joined_emoji_stay_whole() -> None:
    family = "👩‍👩‍👧‍👦"
    made = paragraph(family * 6, STYLE, 60, MEASURE)
    assert len(made.lines) > 1
    assert all(line.count(family) * len(family) == len(line) for line in made.lines)


def test_text_that_reads_from_the_right_stands_at_the_right() -> None:
    shapes = paragraph("يقارن الأسعار", STYLE, 200, MEASURE).shapes(10, 0, "#000000", MEASURE)
    (line,) = shapes
    assert isinstance(line, Text)
    assert (line.x, line.anchor) == (210, "end")


def test_a_name_that_is_set_apart_stays_so_on_each_line_it_runs_over() -> None:
    words = "most are lost before “\u2068يقارن العميل الأسعار على الموقع\u2069”"
    lines = paragraph(words, STYLE, 140, MEASURE).lines
    assert len(lines) > 2
    assert all(line.count("\u2068") == line.count("\u2069") for line in lines)
    assert not any(from_right(line) for line in lines)
