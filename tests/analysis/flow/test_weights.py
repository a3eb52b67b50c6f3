"""What is said of the channels a persona uses, whatever a file holds there."""

from __future__ import annotations

import pytest

from journeymap.analysis.personas import weights_line


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ('{"Web": 0.92, "Store": 0.55}', "Web 92 %, Store 55 %"),
        (r'{"We\ud800b": 0.5, "\udfff": 1}', "Web 50 %"),
        ('{"Web": "much", "Mail": 7, "Store": true}', ""),
        ("[0.5]", ""),
        ("[" * 100_000, ""),
        ("{", ""),
    ],
)
def test_weights_are_said_as_far_as_they_are_numbers_from_0_to_1(kept: str, said: str) -> None:
    assert weights_line(kept).replace("\N{NO-BREAK SPACE}", " ") == said
