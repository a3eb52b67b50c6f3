"""JSON of older formats is read by the steps that bring the file to the present one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from journeymap.formats.json import read
from journeymap.model.records import Friction, Score, Touchpoint
from journeymap.model.snapshot import Snapshot


def test_a_friction_that_says_no_severity_has_none_but_had_2_in_the_first_format() -> None:
    on = {
        "Journey": [{"id": "j"}],
        "Stage": [{"id": "s", "journey": "j"}],
        "Step": [{"id": "p", "stage": "s"}],
        "Lane": [{"id": "l", "journey": "j"}],
        "Touchpoint": [{"id": "t", "step": "p", "lane": "l"}],
        "Friction": [{"id": "f", "touchpoint": "t"}],
    }
    for version, severity in ((1, 2), (2, None), (3, None), (4, None)):
        came = read(json.dumps({"journeymap": version, "records": on}), "x.json")
        (friction,) = Snapshot().apply(came.change).all(Friction).values()
        assert friction.severity == severity


@pytest.mark.parametrize("version", [1, 2, 3])
def test_times_and_periods_of_older_formats_are_read_and_what_cannot_be_is_told(
    version: int,
) -> None:
    on: dict[str, Any] = {
        "Journey": [{"id": "j"}],
        "Stage": [{"id": "s", "journey": "j"}],
        "Step": [{"id": "p", "stage": "s"}],
        "Lane": [{"id": "l", "journey": "j"}],
        "Touchpoint": [
            {"id": "t", "step": "p", "lane": "l", "duration": "2 год"},
            {"id": "u", "step": "p", "lane": "l", "happened": "Waits.", "duration": "ages"},
            {"id": "v", "step": "p", "lane": "l", "duration": ["?"]},
        ],
        "Metric": [{"id": "m"}],
        "Score": [
            {"id": "a", "metric": "m", "journey": "j", "period": "III квартал 2026"},
            {"id": "b", "metric": "m", "journey": "j", "period": "wave 2"},
        ],
    }
    came = read(json.dumps({"journeymap": version, "records": on}), "x.json")
    now = Snapshot().apply(came.change)
    cards = now.all(Touchpoint)
    assert [(c.duration, c.happened) for c in cards.values()] == [
        (120.0, ""),
        (None, "Waits.\nages"),
        (None, ""),
    ]
    days = {s.id: (s.begins, s.ends, s.period) for s in now.all(Score).values()}
    assert days["a"] == ("2026-07-01", "2026-09-30", "III квартал 2026")
    assert days["b"] == ("", "", "wave 2")
    assert [sentence for _, sentence in came.report] == [
        "Touchpoint 3: “duration” cannot be ['?']; it was left unset.",
        "1 duration could not be read as a time and now stands under “What happened”: “ages”.",
        "The period of 1 score could not be read as dates; it counts as the oldest: “wave 2”.",
    ]
