"""What must hold on the slide of a journey as a whole: its curve is there to be seen."""

from __future__ import annotations

import pytest

from journeymap.layout.slides import Slide
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from tests.layout.test_slides import SIZES, figures, sample, shown


def reach(slide: Slide) -> float:
    """Return how much of its panel a curve takes from the lowest face to the highest."""
    middles = [f.rect.y + f.rect.h / 2 for f in figures(slide, "feeling")]
    return (max(middles) - min(middles)) / figures(slide, "panel")[0].rect.h


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("times", [1, 4, 12])
@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_what_is_said_of_a_journey_never_flattens_its_curve(
    language: str, times: int, size: tuple[float, float]
) -> None:
    snapshot = sample(language=language)
    one = snapshot.ordered(Journey)[0]
    long = one.but(scenario=" ".join([one.scenario] * times))
    snapshot = Snapshot([long if record is one else record for record in snapshot.records()])
    whole = [slide for slide in shown(snapshot, size) if slide.frame.kind == "journey"]
    assert reach(whole[-1]) >= 0.15
    told = [f.name for slide in whole for f in figures(slide, "scenario", "scores")]
    assert len(told) == 2 and told[0] == long.scenario
