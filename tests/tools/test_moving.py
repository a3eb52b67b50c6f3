"""Cards that are dragged stand to one another as before, whatever the hand does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journeymap.model.records import Touchpoint
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import shown
from tests.editing.test_together import CARDS, MANY, relations
from tests.tools.bench_desk import BenchDesk

PAGE = BenchDesk(MANY).scene


def lanes(snapshot: Snapshot) -> dict[str, str]:
    return {id: card.lane for id, card in snapshot.all(Touchpoint).items()}


@given(
    st.lists(st.sampled_from(CARDS), min_size=1, unique=True),
    st.floats(-1.2, 1.2),
    st.floats(-1.2, 1.2),
    st.data(),
)
def test_any_cards_dragged_anywhere_keep_their_order_columns_and_lanes(
    ids: list[str], across: float, down: float, data: st.DataObject
) -> None:
    held = data.draw(st.sampled_from(ids))
    context = BenchDesk(MANY)
    context.select(ids)
    x, y = context.at(held, "card")
    there = x + across * PAGE.width, y + down * PAGE.height
    context.press(x, y)
    for part in (0.3, 1.0):
        context.move(x + (there[0] - x) * part, y + (there[1] - y) * part)
    seen = context.seen
    assert relations(seen, ids) == relations(MANY, ids)
    context.release(*there)
    assert context.bare and relations(context.snapshot, ids) == relations(MANY, ids)
    assert lanes(context.snapshot) == lanes(seen)
    context.document.undo()
    assert context.snapshot == MANY and shown(context.snapshot) == shown(MANY)
