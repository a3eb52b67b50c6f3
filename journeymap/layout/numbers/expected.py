"""What is to be expected of a journey, for the charts of one page that ask for it."""

from __future__ import annotations

from journeymap.analysis.flow.outcomes import PreparedJourney, prepare
from journeymap.layout.numbers.charts import ChartContext
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Journey,
    Lane,
    Persona,
    Stage,
    Step,
    Touchpoint,
)

_OF_WAYS = (Touchpoint, Connection, Step, Stage, Journey, Lane, Feeling, Friction, Persona)


def expected(context: ChartContext) -> PreparedJourney:
    """Return the journey of a page, ready to be asked what comes of it; read once for all charts."""
    view = context.view
    inputs = (view.journey, view.focus, *context.tables(*_OF_WAYS))
    return context.memo(
        "expected", inputs, lambda: prepare(view.snapshot, view.journey, view.focus)
    )
