"""What is copied from another journey stands whole in the one it is put down in."""

import pytest

from journeymap.editing import COMMANDS, EditView
from journeymap.model.grid import journey_of
from journeymap.model.records import Journey, Lane, Note, Stage, Step, Touchpoint
from tests.editing.maps import JOURNEY
from tests.model.walks import START, dangling


@pytest.mark.parametrize("chosen", ["a", "broad", "S1", "tall"])
def test_what_is_duplicated_from_another_journey_stands_at_no_place_of_it(chosen: str) -> None:
    made = COMMANDS["journey.add"].run(EditView.of(START, JOURNEY))
    assert made
    now = START.apply(made)
    other = next(id for id in now.all(Journey) if id != JOURNEY)
    done = COMMANDS["duplicate"].run(EditView.of(now, other, (chosen,)))
    assert done
    then = now.apply(done)
    cards = [card for id, card in then.all(Touchpoint).items() if id not in now.all(Touchpoint)]
    notes = [note for id, note in then.all(Note).items() if id not in now.all(Note)]
    assert cards or notes
    for card in cards:
        lane = then.get(Lane, card.lane)
        assert journey_of(then, card) == other and lane and lane.journey == other
    for note in notes:
        lane, step = then.get(Lane, note.lane), then.get(Step, note.step)
        stage = then.get(Stage, step.stage) if step else None
        assert {place.journey for place in (note, lane, stage) if place} == {other}
    assert not dangling(then)
