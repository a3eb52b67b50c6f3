"""The emotion curve: what each persona feels from touchpoint to touchpoint."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from journeymap.drawing.persona_signs import SWATCH, swatch
from journeymap.drawing.roles import FigureRole
from journeymap.lanes import LaneBoxes, LaneContext, LanePoints, LaneRow, LegendEntry, lane_kind
from journeymap.lanes.parts.felt import felt_row, inputs
from journeymap.lanes.parts.promise import promise_entry, promised_at
from journeymap.lanes.parts.pulled import pull_feeling, put_feeling
from journeymap.lanes.parts.walkers import customers
from journeymap.lanes.parts.walks import sign_of
from journeymap.language import mark
from journeymap.model.records import Feeling, Lane

_ROLES = frozenset({FigureRole.FEELING, FigureRole.PROMISE})


def explained(context: LaneContext) -> Iterator[LegendEntry]:
    """Explain whose curve is which where there are several, and the promise line."""
    several = context.personas if len(context.personas) > 1 else ()
    for persona in several:
        if persona.name.strip():
            name = " ".join(persona.name.split())
            drawn = partial(swatch, sign=sign_of(context, persona), theme=context.theme)
            yield LegendEntry(drawn, SWATCH, name)
    if promised_at(context):
        yield promise_entry(context.theme)


@lane_kind(
    "emotion",
    mark("Emotion"),
    mark("What personas feel, as a curve"),
    icon="face-slightly-smiling",
    order=20,
    boxes=LaneBoxes(
        holds=Feeling,
        roles=_ROLES,
        points=LanePoints(_ROLES, pull_feeling, put_feeling),
    ),
    legend=explained,
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Draw one curve a persona on a band with a neutral line."""
    make = partial(felt_row, context, lane, customers(context))
    return context.memo(("lane", lane.id), inputs(context, lane), make)
