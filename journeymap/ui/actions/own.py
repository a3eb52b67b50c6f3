"""The window's own actions; those that edit the journey come from the editing floor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from journeymap.editing.annotations import meant
from journeymap.language import LANGUAGES, mark, tr
from journeymap.ui.actions import Action
from journeymap.ui.actions.presenting import presenting
from journeymap.ui.actions.walking import walks

if TYPE_CHECKING:
    from journeymap.ui.shell.window import Window


def on_map(window: Window) -> bool:
    """Tell whether a journey is on the canvas."""
    return bool(window.workspace.journey)


def on_card(window: Window) -> bool:
    """Tell whether a touchpoint is selected."""
    return window.workspace.edit_view.card is not None


def on_something_to_hang_on(window: Window) -> bool:
    """Tell whether a touchpoint is selected, or meant by the current cell of a lane."""
    return meant(window.workspace.edit_view) is not None


def on_anything(window: Window) -> bool:
    """Tell whether something is selected."""
    return bool(window.workspace.selection)


def own() -> list[Action]:
    """Return the window's own actions, menu by menu."""
    return [*FILES, *EDITS, *_inserts(), *VIEWS, *presenting(), *_helps(), *walks()]


def _print(window: Window) -> None:
    from journeymap.ui.export.printing import show_printing

    show_printing(window)


def _undo(window: Window) -> str:
    step = window.workspace.document.undoable
    return tr("Undo “{step}”", step=tr(step)) if step else tr("Undo")


def _redo(window: Window) -> str:
    step = window.workspace.document.redoable
    return tr("Redo “{step}”", step=tr(step)) if step else tr("Redo")


def _inserts() -> list[Action]:
    def asks(
        what: Literal["friction", "quote", "note", "idea"], label: str, key: str, icon: str
    ) -> Action:
        return Action(
            name=f"ask.{what}",
            label=label,
            menu=mark("Insert"),
            keys=(key,),
            scope="canvas",
            run=lambda w: w.canvas.ask(what),
            icon=icon,
            applies=on_map if what == "note" else on_something_to_hang_on,
        )

    return [
        asks("friction", mark("Friction point"), "F", "friction"),
        asks("quote", mark("Quote"), "Q", "quote"),
        asks("note", mark("Note"), "N", "note"),
        asks("idea", mark("Idea"), "I", "idea"),
        Action(
            name="link",
            label=mark("Link"),
            menu="Insert",
            keys=("L",),
            scope="canvas",
            run=lambda w: w.canvas.link(),
            applies=on_card,
            icon="link",
        ),
    ]


def _helps() -> list[Action]:
    menu = mark("Help")
    return [
        Action(
            name="palette",
            label=mark("Command palette"),
            menu=menu,
            keys=("Ctrl+K", "Ctrl+Shift+P"),
            run=lambda w: w.show_palette(),
            icon="command",
        ),
        Action(
            name="shortcuts",
            label=mark("Keys and mouse"),
            menu=menu,
            keys=("?", "F1"),
            run=lambda w: w.show_shortcuts(),
            icon="keyboard",
        ),
        Action(name="about", label=mark("About Journeymap"), menu=menu, run=lambda w: w.about()),
    ]


def _panel(
    which: Literal["navigator", "inspector", "outline", "workshop"], label: str, *keys: str
) -> Action:
    return Action(
        name=f"panel.{which}",
        label=label,
        menu="View",
        keys=keys,
        run=lambda w: w.docks.toggle(which),
    )


def _speaks(code: str, name: str) -> Action:
    return Action(
        name=f"language.{code}",
        label=name,
        menu=mark("Language"),
        run=lambda w: w.choose_language(code),
    )


FILES: tuple[Action, ...] = (
    Action(
        name="file.new",
        label=mark("New"),
        menu=mark("File"),
        keys=("Ctrl+N",),
        run=lambda w: w.new_file(),
        icon="new",
    ),
    Action(
        name="file.window",
        label=mark("New window"),
        menu="File",
        keys=("Ctrl+Shift+N",),
        run=lambda w: w.new_window(),
    ),
    Action(
        name="file.open",
        label=mark("Open…"),
        menu="File",
        keys=("Ctrl+O",),
        run=lambda w: w.open_file(),
        icon="open",
    ),
    Action(
        name="file.sample",
        label=mark("Open the sample"),
        menu="File",
        run=lambda w: w.open_sample(),
    ),
    Action(name="file.start", label=mark("Start page"), menu="File", run=lambda w: w.show_start()),
    Action(
        name="file.save",
        label=mark("Save"),
        menu="File",
        keys=("Ctrl+S",),
        run=lambda w: w.save(),
        applies=on_map,
        icon="save",
    ),
    Action(
        name="file.save-as",
        label=mark("Save as…"),
        menu="File",
        keys=("Ctrl+Shift+S",),
        run=lambda w: w.save_as(),
        applies=on_map,
    ),
    Action(
        name="file.version",
        label=mark("Name this version…"),
        menu="File",
        run=lambda w: w.name_version(),
        applies=on_map,
    ),
    Action(
        name="file.import",
        label=mark("Import…"),
        menu="File",
        run=lambda w: w.import_file(),
        icon="import",
    ),
    Action(
        name="file.export",
        label=mark("Export…"),
        menu="File",
        keys=("Ctrl+E",),
        run=lambda w: w.export_picture(),
        applies=on_map,
        icon="export",
    ),
    Action(
        name="file.print",
        label=mark("Print…"),
        menu="File",
        keys=("Ctrl+P",),
        run=_print,
        applies=on_map,
    ),
    Action(
        name="file.quit",
        label=mark("Quit"),
        menu="File",
        keys=("Ctrl+Q",),
        run=lambda w: w.quit(),
    ),
)


EDITS: tuple[Action, ...] = (
    Action(
        name="undo",
        label=mark("Undo"),
        menu=mark("Edit"),
        keys=("Ctrl+Z",),
        run=lambda w: w.workspace.undo(),
        applies=lambda w: bool(w.workspace.document.undoable),
        title=_undo,
        icon="undo",
        repeats=True,
    ),
    Action(
        name="redo",
        label=mark("Redo"),
        menu="Edit",
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        run=lambda w: w.workspace.redo(),
        applies=lambda w: bool(w.workspace.document.redoable),
        title=_redo,
        icon="redo",
        repeats=True,
    ),
    Action(
        name="cut",
        label=mark("Cut"),
        menu="Edit",
        keys=("Ctrl+X",),
        run=lambda w: w.canvas.cut(),
        applies=on_anything,
        icon="cut",
    ),
    Action(
        name="copy",
        label=mark("Copy"),
        menu="Edit",
        keys=("Ctrl+C",),
        run=lambda w: w.canvas.copy(),
        applies=on_anything,
        icon="copy",
    ),
    Action(
        name="copy.picture",
        label=mark("Copy as picture"),
        menu="Edit",
        keys=("Ctrl+Shift+C",),
        run=lambda w: w.canvas.copy_picture(),
        applies=on_map,
    ),
    Action(
        name="paste",
        label=mark("Paste"),
        menu="Edit",
        keys=("Ctrl+V",),
        run=lambda w: w.canvas.paste(),
        applies=on_map,
        icon="paste",
    ),
    Action(
        name="select-all",
        label=mark("Select all"),
        menu="Edit",
        keys=("Ctrl+A",),
        run=lambda w: w.canvas.select_all(),
        applies=on_map,
    ),
    Action(
        name="clear",
        label=mark("Select nothing"),
        menu="Edit",
        keys=("Esc",),
        run=lambda w: w.canvas.clear(),
        scope="canvas",
    ),
    Action(
        name="find",
        label=mark("Find…"),
        menu="Edit",
        keys=("Ctrl+F",),
        run=lambda w: w.find_text(),
        applies=on_map,
        icon="find",
    ),
    Action(
        name="title",
        label=mark("Edit the title"),
        menu="Edit",
        keys=("F2",),
        run=lambda w: w.canvas.edit_title(),
        applies=on_anything,
        icon="pencil",
    ),
)


VIEWS: tuple[Action, ...] = (
    Action(
        name="zoom.in",
        label=mark("Zoom in"),
        menu="View",
        keys=("Ctrl+=", "Ctrl++"),
        run=lambda w: w.canvas.zoom_in(),
        applies=on_map,
        icon="plus",
        repeats=True,
    ),
    Action(
        name="zoom.out",
        label=mark("Zoom out"),
        menu="View",
        keys=("Ctrl+-",),
        run=lambda w: w.canvas.zoom_out(),
        applies=on_map,
        icon="minus",
        repeats=True,
    ),
    Action(
        name="zoom.actual",
        label=mark("Actual size"),
        menu="View",
        keys=("Ctrl+0",),
        run=lambda w: w.canvas.zoom_actual(),
        applies=on_map,
    ),
    Action(
        name="zoom.fit",
        label=mark("Whole map"),
        menu="View",
        keys=("Shift+1",),
        run=lambda w: w.canvas.zoom_fit(),
        applies=on_map,
        icon="fit",
    ),
    Action(
        name="zoom.selection",
        label=mark("What is selected"),
        menu="View",
        keys=("Shift+2",),
        run=lambda w: w.canvas.zoom_selection(),
        applies=on_anything,
    ),
    _panel("navigator", mark("Navigator")),
    _panel("inspector", mark("Inspector")),
    _panel("outline", mark("Outline")),
    _panel("workshop", mark("Workshop"), "Ctrl+Shift+K"),
    Action(
        name="large-type",
        label=mark("Large type"),
        menu="View",
        keys=("Ctrl+Shift+L",),
        run=lambda w: w.large_type.toggle(),
        applies=on_map,
    ),
    Action(
        name="full-screen",
        label=mark("Full screen"),
        menu="View",
        keys=("F11",),
        run=lambda w: w.toggle_full_screen(),
    ),
    *(_speaks(code, name) for code, name in LANGUAGES.items()),
)
