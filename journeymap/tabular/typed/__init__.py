"""What is typed or pasted into a cell of the table, as a change; what does not fit says why."""

from __future__ import annotations

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.change import Change
from journeymap.model.fields import clean
from journeymap.model.records import Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.typed.arrows import lead_to
from journeymap.tabular.typed.figures import type_score
from journeymap.tabular.typed.hung import type_frictions
from journeymap.tabular.typed.places import type_lane, type_stage
from journeymap.tabular.typed.values import type_feeling, type_field
from journeymap.view.table.columns import GridColumn
from journeymap.view.table.contents import content


def type_cell(
    snapshot: Snapshot, journey: str, column: GridColumn, card: str, text: str
) -> Change | None:
    """Return what writing a text into a cell of a touchpoint changes; ``None`` for nothing.

    Blank clears the cell. Raises ``JourneyError`` with the reason where the text does not fit.
    """
    text, here = clean(text).strip(), snapshot.get(Touchpoint, card)
    if here is None:
        return None
    if column.kind != "stage" and text == content(snapshot, column, here, None).text:
        return None
    match column.kind:
        case "stage":
            return type_stage(snapshot, journey, here, text)
        case "lane":
            return type_lane(snapshot, journey, here, text)
        case "face":
            return type_feeling(snapshot, column, here, text)
        case "friction":
            return type_frictions(snapshot, here, text)
        case "score":
            return type_score(snapshot, column, here, text)
        case "next":
            return lead_to(snapshot, journey, here, text)
        case "count":
            raise JourneyError(
                tr("“{column}” is counted from what stands elsewhere.", column=column.heading)
            )
    return type_field(snapshot, column, here, text)
