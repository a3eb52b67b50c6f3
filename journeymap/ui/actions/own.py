"""The window's own actions; those that edit the journey come from the editing floor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from journeymap.editing.annotations import meant
from journeymap.language import LANGUAGES, mark, tr
from journeymap.model.records import Touchpoint
from journeymap.ui.actions import Action
from journeymap.ui.actions.presenting import presenting

if TYPE_CHECKING:
    from journeymap.ui.window import Window


def on_map(window: Window) -> bool:
    """Tell whether a journey is on the canvas."""
    return bool(window.desk.journey)


def on_card(window: Window) -> bool:
    """Tell whether a touchpoint is selected."""
    return window.desk.view.card is not None


def on_something_to_hang_on(window: Window) -> bool:
    """Tell whether a touchpoint is selected, or meant by the current cell of a lane."""
    return meant(window.desk.view) is not None


def on_anything(window: Window) -> bool:
    """Tell whether something is selected."""
    return bool(window.desk.selection)


def own() -> list[Action]:
    """Return the window's own actions, menu by menu."""
    return [*_files(), *_edits(), *_inserts(), *_views(), *presenting(), *_helps(), *_walks()]


def _files() -> list[Action]:
    menu = "File"
    return [
        Action(name="file.new", label=mark("New"), menu=mark("File"), keys=("Ctrl+N",),
               run=lambda w: w.new_file(), icon="new"),
        Action(name="file.window", label=mark("New window"), menu=menu, keys=("Ctrl+Shift+N",),
               run=lambda w: w.new_window()),
        Action(name="file.open", label=mark("Open…"), menu=menu, keys=("Ctrl+O",),
               run=lambda w: w.open_file(), icon="open"),
        Action(name="file.sample", label=mark("Open the sample"), menu=menu,
               run=lambda w: w.open_sample()),
        Action(name="file.start", label=mark("Start page"), menu=menu,
               run=lambda w: w.show_start()),
        Action(name="file.save", label=mark("Save"), menu=menu, keys=("Ctrl+S",),
               run=lambda w: w.save(), applies=on_map, icon="save"),
        Action(name="file.save-as", label=mark("Save as…"), menu=menu, keys=("Ctrl+Shift+S",),
               run=lambda w: w.save_as(), applies=on_map),
        Action(name="file.version", label=mark("Name this version…"), menu=menu,
               run=lambda w: w.name_version(), applies=on_map),
        Action(name="file.import", label=mark("Import…"), menu=menu,
               run=lambda w: w.import_file(), icon="import"),
        Action(name="file.export", label=mark("Export…"), menu=menu, keys=("Ctrl+E",),
               run=lambda w: w.export_picture(), applies=on_map, icon="export"),
        Action(name="file.print", label=mark("Print…"), menu=menu, keys=("Ctrl+P",),
               run=_print, applies=on_map),
        Action(name="file.quit", label=mark("Quit"), menu=menu, keys=("Ctrl+Q",),
               run=lambda w: w.quit()),
    ]


def _print(window: Window) -> None:
    from journeymap.ui.printing import show_printing

    show_printing(window)


def _edits() -> list[Action]:
    menu = "Edit"
    return [
        Action(name="undo", label=mark("Undo"), menu=mark("Edit"), keys=("Ctrl+Z",),
               run=lambda w: w.desk.undo(),
               applies=lambda w: bool(w.desk.document.undoable),
               title=_undo, icon="undo", repeats=True),
        Action(name="redo", label=mark("Redo"), menu=menu, keys=("Ctrl+Shift+Z", "Ctrl+Y"),
               run=lambda w: w.desk.redo(),
               applies=lambda w: bool(w.desk.document.redoable),
               title=_redo, icon="redo", repeats=True),
        Action(name="cut", label=mark("Cut"), menu=menu, keys=("Ctrl+X",),
               run=lambda w: w.canvas.cut(), applies=on_anything, icon="cut"),
        Action(name="copy", label=mark("Copy"), menu=menu, keys=("Ctrl+C",),
               run=lambda w: w.canvas.copy(), applies=on_anything, icon="copy"),
        Action(name="copy.picture", label=mark("Copy as picture"), menu=menu,
               keys=("Ctrl+Shift+C",), run=lambda w: w.canvas.copy_picture(),
               applies=on_map),
        Action(name="paste", label=mark("Paste"), menu=menu, keys=("Ctrl+V",),
               run=lambda w: w.canvas.paste(), applies=on_map, icon="paste"),
        Action(name="select-all", label=mark("Select all"), menu=menu, keys=("Ctrl+A",),
               run=lambda w: w.canvas.select_all(), applies=on_map),
        Action(name="clear", label=mark("Select nothing"), menu=menu, keys=("Esc",),
               run=lambda w: w.canvas.clear(), scope="canvas"),
        Action(name="find", label=mark("Find…"), menu=menu, keys=("Ctrl+F",),
               run=lambda w: w.find_text(), applies=on_map, icon="find"),
        Action(name="title", label=mark("Edit the title"), menu=menu, keys=("F2",),
               run=lambda w: w.canvas.edit_title(), applies=on_anything, icon="pencil"),
    ]


def _undo(window: Window) -> str:
    step = window.desk.document.undoable
    return tr("Undo “{step}”", step=tr(step)) if step else tr("Undo")


def _redo(window: Window) -> str:
    step = window.desk.document.redoable
    return tr("Redo “{step}”", step=tr(step)) if step else tr("Redo")


def _inserts() -> list[Action]:
    def asks(
        what: Literal["friction", "quote", "note", "idea"], label: str, key: str, icon: str
    ) -> Action:
        return Action(
            name=f"ask.{what}", label=label, menu=mark("Insert"), keys=(key,), scope="canvas",
            run=lambda w: w.canvas.ask(what), icon=icon,
            applies=on_map if what == "note" else on_something_to_hang_on,
        )

    return [
        asks("friction", mark("Friction point"), "F", "friction"),
        asks("quote", mark("Quote"), "Q", "quote"),
        asks("note", mark("Note"), "N", "note"),
        asks("idea", mark("Idea"), "I", "idea"),
        Action(name="link", label=mark("Link"), menu="Insert", keys=("L",), scope="canvas",
               run=lambda w: w.canvas.link(), applies=on_card, icon="link"),
    ]


def _views() -> list[Action]:
    menu = mark("View")

    def panel(
        which: Literal["navigator", "inspector", "outline", "workshop"], label: str, *keys: str
    ) -> Action:
        return Action(name=f"panel.{which}", label=label, menu=menu, keys=keys,
                      run=lambda w: w.places.toggle(which))

    def speaks(code: str, name: str) -> Action:
        return Action(name=f"language.{code}", label=name, menu=mark("Language"),
                      run=lambda w: w.choose_language(code))

    return [
        Action(name="zoom.in", label=mark("Zoom in"), menu=menu, keys=("Ctrl+=", "Ctrl++"),
               run=lambda w: w.canvas.zoom_in(), applies=on_map, icon="plus", repeats=True),
        Action(name="zoom.out", label=mark("Zoom out"), menu=menu, keys=("Ctrl+-",),
               run=lambda w: w.canvas.zoom_out(), applies=on_map, icon="minus", repeats=True),
        Action(name="zoom.actual", label=mark("Actual size"), menu=menu, keys=("Ctrl+0",),
               run=lambda w: w.canvas.zoom_actual(), applies=on_map),
        Action(name="zoom.fit", label=mark("Whole map"), menu=menu, keys=("Shift+1",),
               run=lambda w: w.canvas.zoom_fit(), applies=on_map, icon="fit"),
        Action(name="zoom.selection", label=mark("What is selected"), menu=menu,
               keys=("Shift+2",), run=lambda w: w.canvas.zoom_selection(), applies=on_anything),
        panel("navigator", mark("Navigator")),
        panel("inspector", mark("Inspector")),
        panel("outline", mark("Outline")),
        panel("workshop", mark("Workshop"), "Ctrl+Shift+K"),
        Action(name="large-type", label=mark("Large type"), menu=menu, keys=("Ctrl+Shift+L",),
               run=lambda w: w.large_type.toggle(), applies=on_map),
        Action(name="full-screen", label=mark("Full screen"), menu=menu, keys=("F11",),
               run=lambda w: w.toggle_full_screen()),
        *(speaks(code, name) for code, name in LANGUAGES.items()),
    ]


def _helps() -> list[Action]:
    menu = mark("Help")
    return [
        Action(name="palette", label=mark("Command palette"), menu=menu,
               keys=("Ctrl+K", "Ctrl+Shift+P"), run=lambda w: w.show_palette(), icon="command"),
        Action(name="shortcuts", label=mark("Keys and mouse"), menu=menu, keys=("?", "F1"),
               run=lambda w: w.show_shortcuts(), icon="keyboard"),
        Action(name="about", label=mark("About Journeymap"), menu=menu, run=lambda w: w.about()),
    ]


def _walks() -> list[Action]:
    menu = mark("Selection")

    def walk(
        way: Literal["left", "right", "up", "down", "follow", "back"], label: str, *keys: str
    ) -> Action:
        return Action(
            name=f"walk.{way}", label=label, menu=menu, keys=keys, scope="canvas",
            run=lambda w: w.canvas.walk(way), applies=_any_card, repeats=True,
        )

    return [
        walk("left", mark("Touchpoint to the left"), "Left"),
        walk("right", mark("Touchpoint to the right"), "Right"),
        walk("up", mark("Touchpoint above"), "Up"),
        walk("down", mark("Touchpoint below"), "Down"),
        walk("follow", mark("Along the arrow"), "Ctrl+Right"),
        walk("back", mark("Back along the arrow"), "Ctrl+Left", "Shift+Tab"),
    ]


def _any_card(window: Window) -> bool:
    somewhere = window.desk.snapshot.all(Touchpoint) or window.desk.cell
    return on_map(window) and bool(somewhere)
