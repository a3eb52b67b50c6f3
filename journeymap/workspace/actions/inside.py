"""The actions that go into the journey inside a touchpoint, back out, and through the atlas."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.atlas import SORTS
from journeymap.editing.nesting import begin_inside
from journeymap.language import mark, tr
from journeymap.layout.atlas import ATLAS
from journeymap.model.names import journey_name
from journeymap.model.records import Journey
from journeymap.workspace.actions import Action, declare, on_journey
from journeymap.workspace.host import Host

SORTING = mark("Sort journeys")
"""The menu of what the atlas is sorted by."""


def _open_inside(host: Host) -> None:
    """Go into the journey inside the touchpoint selected last; where none is, begin one there."""
    workspace = host.workspace
    card = workspace.edit_view.card
    made = begin_inside(workspace.edit_view)
    if card and (made is None or workspace.commit(made)):
        workspace.enter(card.id)
        host.focus()


def _inside(host: Host) -> Journey | None:
    """Return the journey inside the touchpoint selected last, ``None`` where none is yet."""
    card = host.workspace.edit_view.card
    return host.workspace.snapshot.get(Journey, card.opens) if card else None


def _card(host: Host) -> str:
    card = host.workspace.edit_view.card
    return card.id if card else ""


def _go_out(host: Host) -> None:
    """Go back to the touchpoint one came in by, from a journey inside no other to the atlas."""
    host.workspace.leave()
    host.reveal(host.workspace.selection)


def _out(host: Host) -> str:
    path = host.workspace.trail.journeys
    outer = host.workspace.snapshot.get(Journey, path[-2]) if len(path) > 1 else None
    return tr("Back to “{journey}”", journey=journey_name(outer)) if outer else tr("To the atlas")


def _on_atlas(host: Host) -> bool:
    return host.workspace.arrangement == ATLAS


def _chosen(host: Host) -> str:
    """Return the journey selected last, blank for none."""
    found = host.workspace.edit_view.chosen(Journey)
    return found[-1].id if found else ""


def _sorts() -> Iterator[Action]:
    for key, label in SORTS.items():

        def run(host: Host, key: str = key) -> None:
            host.workspace.change_look(sort=(key,) if key else ())

        def checked(host: Host, key: str = key) -> bool:
            return _on_atlas(host) and host.workspace.look.sort[:1] == ((key,) if key else ())

        yield Action(
            name=f"atlas.sort.{key or 'file'}",
            label=label,
            menu=SORTING,
            run=run,
            applies=_on_atlas,
            checked=checked,
        )


declare(
    Action(
        name="touchpoint.inside",
        label=mark("Open the journey inside"),
        menu="Touchpoint",
        keys=("Ctrl+Return",),
        scope="canvas",
        run=_open_inside,
        applies=lambda host: host.workspace.edit_view.card is not None,
        title=lambda host: (
            tr("Open the journey inside")
            if _inside(host) or host.workspace.edit_view.card is None
            else tr("Begin a journey inside")
        ),
        hint=mark("The journey a touchpoint holds; where there is none, one is begun"),
    ),
    Action(
        name="connection.elsewhere",
        label=mark("Influence on another journey…"),
        menu="Insert",
        run=lambda host: host.commands.ask_influenced(_card(host)),
        applies=lambda host: bool(_card(host)) and len(host.workspace.snapshot.all(Journey)) > 1,
        icon="link",
        hint=mark("An arrow to a touchpoint of another journey, whose customers it moves"),
    ),
    Action(
        name="journey.out",
        label=mark("Back out of the journey"),
        menu="Journey",
        keys=("Ctrl+Backspace",),
        scope="canvas",
        run=_go_out,
        applies=lambda host: on_journey(host) and not _on_atlas(host),
        title=_out,
        hint=mark("To the touchpoint it is inside of, or to all journeys of the file"),
    ),
    Action(
        name="journey.open",
        label=mark("Open the journey"),
        menu="Journey",
        run=lambda host: host.workspace.look_at(_chosen(host)),
        applies=lambda host: _on_atlas(host) and bool(_chosen(host)),
        hides=True,
    ),
    *_sorts(),
)
