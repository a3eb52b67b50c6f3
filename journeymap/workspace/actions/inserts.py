"""The actions of the menu Insert that ask for words first, or for where an arrow is to end."""

from __future__ import annotations

from journeymap.editing.annotations import annotate
from journeymap.editing.pictures import pictures_cell
from journeymap.language import mark
from journeymap.layout.numbers.pages import PLAN
from journeymap.workspace.actions import Action, declare, on_journey
from journeymap.workspace.host import Host


def _on_card(host: Host) -> bool:
    """Tell whether a touchpoint is selected."""
    return host.workspace.edit_view.card is not None


def _note(host: Host) -> None:
    """Ask for a note; in a lane of pictures, for a picture."""
    workspace = host.workspace
    cell = pictures_cell(workspace.edit_view)
    if cell and cell.stage:
        workspace.stand(cell)
    if cell:
        host.documents.take_pictures()
    else:
        host.main_view.ask("text")


def _asks(kind: str, what: str, label: str, key: str) -> Action:
    """Return the action that asks for what lanes of a kind hold."""

    def applies(host: Host) -> bool:
        if kind == "ideas" and host.workspace.look.arrangement == PLAN and on_journey(host):
            return True  # an idea of the journey as a whole, where none is pointed at
        return annotate(host.workspace.edit_view, kind, "?") is not None

    return Action(
        name=f"ask.{what}",
        label=label,
        menu=mark("Insert"),
        keys=(key,),
        scope="canvas",
        run=_note if what == "note" else lambda host: host.main_view.ask(kind),
        icon=what,
        applies=on_journey if what == "note" else applies,
    )


declare(
    _asks("friction", "friction", mark("Friction point"), "F"),
    _asks("quotes", "quote", mark("Quote"), "Q"),
    _asks("text", "note", mark("Note"), "N"),
    _asks("ideas", "idea", mark("Idea"), "I"),
    Action(
        name="picture",
        label=mark("Picture…"),
        menu="Insert",
        keys=("P",),
        scope="canvas",
        run=lambda host: host.documents.take_pictures(),
        applies=on_journey,
        icon="picture",
    ),
    Action(
        name="link",
        label=mark("Link"),
        menu="Insert",
        keys=("L",),
        scope="canvas",
        run=lambda host: host.main_view.link(),
        applies=_on_card,
        icon="link",
    ),
)
