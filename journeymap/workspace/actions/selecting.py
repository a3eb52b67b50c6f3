"""Selecting what stands in something, and looking at what is selected."""

from __future__ import annotations

from journeymap.editing.contents import inside
from journeymap.language import mark
from journeymap.model.records import Persona
from journeymap.workspace.actions import Action, declare, on_anything
from journeymap.workspace.host import Host


def _persona(host: Host) -> Persona | None:
    """Return the persona selected last."""
    people = host.workspace.edit_view.chosen(Persona)
    return people[-1] if people else None


def _focus(host: Host) -> None:
    persona = _persona(host)
    same = persona is None or host.workspace.focus == persona.id
    host.workspace.focus_on(None if same or persona is None else persona.id)


def _is_focus(host: Host) -> bool:
    persona = _persona(host)
    return persona is not None and host.workspace.focus == persona.id


declare(
    Action(
        name="select.inside",
        label=mark("Select all in it"),
        menu=mark("Selection"),
        run=lambda host: host.workspace.select(inside(host.workspace.edit_view)),
        applies=lambda host: bool(inside(host.workspace.edit_view)),
    ),
    Action(
        name="persona.focus",
        label=mark("Persona in focus"),
        menu=mark("Selection"),
        run=_focus,
        applies=lambda host: _persona(host) is not None,
        checked=_is_focus,
        icon="persona",
    ),
    Action(
        name="inspect",
        label=mark("Details"),
        menu=mark("Edit"),
        run=lambda host: host.panels.set_shown("inspector", True),
        applies=on_anything,
    ),
)
