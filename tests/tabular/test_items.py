"""A cell that lists several things is told from one that says one thing."""

from __future__ import annotations

import pytest

from journeymap.tabular.across.items import bulleted, items, quoted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One thing", ("One thing",)),
        ("- One\n- Two", ("One", "Two")),
        ("1. One\n2. Two\nand more", ("One", "Two and more")),
        ("One\nTwo", ("One", "Two")),
        (
            "A paragraph that was\nwrapped by somebody",
            ("A paragraph that was\nwrapped by somebody",),
        ),
        ("A list, of\nTwo", ("A list, of", "Two")),
        ("Ends in a comma,\nTwo", ("Ends in a comma,\nTwo",)),
        ("• One • Two", ("One", "Two")),
        ("1) One 2) Two", ("One", "Two")),
        ("Website; Phone; Mail", ("Website", "Phone", "Mail")),
        ("It is late. I wait; nobody comes.", ("It is late. I wait; nobody comes.",)),
        ("-5", ("-5",)),
        ("2. Mai", ("Mai",)),
        ("", ()),
    ],
)
def test_a_list_in_a_cell_is_told_from_a_text(text: str, found: tuple[str, ...]) -> None:
    assert items(text) == found


def test_lines_in_quotation_marks_are_what_several_people_said() -> None:
    assert quoted("“Too slow.”\n“Too dear.”") == ("“Too slow.”", "“Too dear.”")
    assert quoted("Too slow\nand too dear") == ("Too slow\nand too dear",)
    assert bulleted("no bullet") == ("no bullet",)
