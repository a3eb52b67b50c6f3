"""Ten thousand published ways through twelve channels, against what was computed of them.

The counts are of the ways of ``PathData``, the example of the package ChannelAttribution on CRAN:
88,387 customers, 19,785 of whom convert. Only how many went from channel to channel stands here.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from journeymap.analysis.flow.outcomes import Outcomes, outcomes
from journeymap.analysis.flow.touches import touches
from journeymap.model.change import change
from journeymap.model.records import Connection, Touchpoint
from tests.editing.maps import JOURNEY, sketch

COUNTED = Path(__file__).parents[2] / "data" / "flow" / "channels.csv"
CONVERSIONS, CUSTOMERS = 19_785, 88_387

REMOVAL = {
    "alpha": 0.558399, "iota": 0.405835, "eta": 0.349026, "beta": 0.264039, "theta": 0.206010,
    "lambda": 0.134022, "epsilon": 0.062639, "zeta": 0.039811, "kappa": 0.028663,
    "gamma": 0.017880, "delta": 0.000482, "mi": 0.000180,
}  # fmt: skip


@pytest.fixture(scope="module")
def found() -> Outcomes:
    """Return what comes of a journey whose arrows carry the counts as they are."""
    with COUNTED.open(encoding="utf-8", newline="") as file:
        rows = [(one["source"], one["target"], int(one["count"])) for one in csv.DictReader(file)]
    names = list(dict.fromkeys(name for source, target, _ in rows for name in (source, target)))
    now = sketch("Web: " + " ".join(names))
    cards = now.all(Touchpoint)
    ends: dict[str, dict[str, Any]] = {
        "begin": {"starts": CUSTOMERS},
        "converts": {"ends": "goal"},
        "leaves": {"ends": "leaves"},
    }
    arrows = [
        Connection(id=f"{source}>{target}", source=source, target=target, weight=many, unit="count")
        for source, target, many in rows
    ]
    fields = [(cards[id], cards[id].but(**more)) for id, more in ends.items()]
    return outcomes(now.apply(change("", add=arrows, edit=fields)), JOURNEY)


def test_as_many_convert_as_were_counted(found: Outcomes) -> None:
    assert found.completion and found.completion.n == CUSTOMERS
    assert found.completion.share == pytest.approx(CONVERSIONS / CUSTOMERS, abs=1e-12)
    assert found.completion.share == pytest.approx(0.2238451356, abs=5e-11)


def test_the_removal_effects_are_those_that_were_published(found: Outcomes) -> None:
    effects = {one.id: one.removal for one in found.touchpoints}
    for channel, expected in REMOVAL.items():
        assert effects[channel] == pytest.approx(expected, abs=5e-7), channel


def test_conversions_are_divided_as_the_effects_say(found: Outcomes) -> None:
    given = touches(found)
    assert given
    among = sum(one.removal for one in given.of if one.id in REMOVAL)
    conversions = {one.id: one.removal / among * CONVERSIONS for one in given.of}
    expected = {"alpha": 5344.95, "iota": 3884.61, "eta": 3340.85}
    assert {id: conversions[id] for id in expected} == pytest.approx(expected, abs=5e-3)


def test_the_package_which_simulates_comes_as_near_as_it_says(found: Outcomes) -> None:
    """Its own column differs by at most 27.6 of 19,785: it plays walks, we add them up."""
    given = touches(found)
    assert given
    among = sum(one.removal for one in given.of if one.id in REMOVAL)
    conversions = {one.id: one.removal / among * CONVERSIONS for one in given.of}
    for channel, played in {"alpha": 5342.46, "iota": 3885.00, "eta": 3326.04}.items():
        assert abs(conversions[channel] - played) < 27.6
