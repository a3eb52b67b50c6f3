"""Who walks which lane: employees have one of their own where it is shown."""

from __future__ import annotations

from journeymap.lanes import LaneContext
from journeymap.model.records import Persona

EMPLOYEES = "employees"
"""The name of the kind of lane that shows what employees go through."""

_EMPLOYEE = "employee"


def is_employee(persona: Persona) -> bool:
    """Tell whether somebody works for the company."""
    return persona.kind == _EMPLOYEE


def employees(context: LaneContext) -> tuple[Persona, ...]:
    """Return the personas who work for the company."""
    return tuple(one for one in context.personas if is_employee(one))


def customers(context: LaneContext) -> tuple[Persona | None, ...] | None:
    """Return whose feelings a lane of customers shows; ``None`` for everybody's."""
    shown = any(lane.kind == EMPLOYEES for lane in context.shown.lanes)
    if not shown or not employees(context):
        return None
    return (*(one for one in context.personas if not is_employee(one)), None)
