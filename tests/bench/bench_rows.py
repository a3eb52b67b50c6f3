"""The map in rows: laid out from nothing and after an edit, beside the same map in one row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

from journeymap.drawing.measure import FixedMeasure
from journeymap.drawing.memo import Memo
from journeymap.layout import layout
from journeymap.model.change import change
from journeymap.model.records import Touchpoint
from journeymap.view import View
from journeymap.view.look import ROWS_AUTO
from tests.bench import Row, best
from tests.bench.large import large

ROWS = 4
MOST, MOST_EDITED = 1.2, 1.2
FRAME = 0.05
"""How long wrapping 150 touchpoints anew after an edit may take, in seconds."""

_MEASURE = FixedMeasure()


def rows() -> Iterator[Row]:
    """Measure pages from nothing and after one title has changed."""
    snapshot = large(2000)

    def whole(rows: int) -> Callable[[], object]:
        return lambda: layout(View.of(snapshot, "j", rows=rows), _MEASURE)

    one = best(whole(1), 3)
    yield Row("2,000 touchpoints in 4 rows, against one row", best(whole(ROWS), 3), one, MOST)
    edited = _edited(2000, 1)
    for name, number in (("4 rows", ROWS), ("as many as fit", ROWS_AUTO)):
        what = f"2,000 touchpoints in {name} after an edit, against one row"
        yield Row(what, _edited(2000, number), edited, MOST_EDITED)
    yield Row(
        "150 touchpoints in 4 rows after an edit, against 50 ms", _edited(150, ROWS), FRAME, 1.0
    )


def _edited(touchpoints: int, rows: int) -> float:
    """Return how long a page takes of which one title has changed, in seconds."""
    snapshot, memo, turn = large(touchpoints), Memo(), count()
    layout(View.of(snapshot, "j", rows=rows), _MEASURE, memo)
    found = []
    for _ in range(9):
        card = snapshot.all(Touchpoint)[f"t{next(turn) * 197 % touchpoints}"]
        snapshot = snapshot.apply(change("x", edit=[(card, card.but(title=f"{card.title} x"))]))
        view = View.of(snapshot, "j", rows=rows)
        found.append(best(lambda view=view: layout(view, _MEASURE, memo), 1))  # type: ignore[misc]
    return min(found)
