"""Text wraps and grows; no letter is ever lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.drawing.measure import FixedMeasure
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.shapes import Text, TextStyle

MEASURE, STYLE = FixedMeasure(), TextStyle(13)


@given(st.text(), st.floats(20, 400))
def test_no_letter_is_lost_and_every_line_fits(text: str, width: float) -> None:
    made = paragraph(text, STYLE, width, MEASURE)
    kept = "".join("".join(made.lines).split())
    assert kept == "".join(text.split())
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
