"""What can be done with a window as such; what it shows over itself is loaded when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Qt

from journeymap.drawing.colours import is_own
from journeymap.editing.colours import present_colour, set_colour
from journeymap.language import tr
from journeymap.ui.actions.install import Actions
from journeymap.ui.window_host import WindowHost
from journeymap.ui.workshop.large import LargeType
from journeymap.workspace.text_search import TextSearch


class ShellCommands:
    """The commands of one window; of other windows and the start page it is told how."""

    def __init__(
        self,
        host: WindowHost,
        actions: Actions,
        *,
        new_window: Callable[[], object],
        show_start: Callable[[], object],
        leave: Callable[[], object],
    ) -> None:
        self._host, self._actions = host, actions
        self._new_window, self._show_start, self._leave = new_window, show_start, leave

    @cached_property
    def large_type(self) -> LargeType:
        """What shows the journey close up and alone."""
        return LargeType(self._host)

    @cached_property
    def search(self) -> TextSearch:
        """What looks for words in the document of the window."""
        return TextSearch(self._host.workspace, self._host.widget)

    def find(self, *, replacing: bool = False) -> None:
        """Let the person look for words, those selected in a field if there are any."""
        from journeymap.ui.find.selected import selected_words

        words = selected_words()
        self._host.main_view.finish_writing()
        self._host.panels.set_shown("find", True)
        self.search.wanted_by.emit(words, replacing)

    def find_on(self, by: int) -> None:
        """Go to the next hit, or with −1 to the one before; without words ask for them."""
        self._host.main_view.finish_writing()
        if not self.search.wanted:
            self.find()
            return
        hit = self.search.step(by)
        if hit is None:
            self._host.notify(tr("Nothing found"))
        elif not self._host.panels.shows("find"):
            from journeymap.workspace.going import go_to_text

            go_to_text(self._host, hit.found, [hit.span])

    def new_window(self) -> None:
        """Open another window on its start page."""
        self._new_window()

    def show_start(self) -> None:
        """Show templates, samples, recent files and what a crash left behind."""
        self._show_start()

    def quit(self) -> None:
        """Close every window."""
        self._leave()

    def show_palette(self) -> None:
        """Show everything one can do or go to, found by typing."""
        from journeymap.ui.shell.palette import Palette

        self._host.main_view.finish_writing()
        Palette(self._host, self._actions, self.search.index).open()

    def show_filters(self) -> None:
        """Show the bar of filters and views, or put it away while nothing is filtered."""
        from journeymap.ui.shell.view_bar import ViewBar

        self._host.main_view.finish_writing()
        for bar in self._host.widget.findChildren(ViewBar):
            bar.turn()

    def save_view_as(self) -> None:
        """Ask for a name, and keep how one looks just now by it."""
        from journeymap.ui.shell.view_names import save_view_as

        save_view_as(self._host)

    def rename_view(self) -> None:
        """Ask what the view one looks through is called from now on."""
        from journeymap.ui.shell.view_names import rename_view

        rename_view(self._host)

    def ask_influenced(self, source: str) -> None:
        """Ask which touchpoint of another journey one influences, and draw the arrow."""
        from journeymap.ui.shell.palette import Palette
        from journeymap.ui.shell.reaching import whom_to_influence

        self._host.main_view.finish_writing()
        Palette(self._host, self._actions, None, whom_to_influence(self._host, source)).open()

    def ask_idea(self) -> None:
        """Ask which idea answers what is selected, and link it."""
        from journeymap.ui.shell.linking import which_idea
        from journeymap.ui.shell.palette import Palette

        self._host.main_view.finish_writing()
        Palette(self._host, self._actions, None, which_idea(self._host)).open()

    def ask_place(self) -> None:
        """Ask at which other touchpoint what is selected stands, too."""
        from journeymap.ui.shell.linking import which_touchpoint
        from journeymap.ui.shell.palette import Palette

        self._host.main_view.finish_writing()
        Palette(self._host, self._actions, None, which_touchpoint(self._host)).open()

    def ask_case_step(self) -> None:
        """Ask what came next in the case in view: a touchpoint of the model, or other words."""
        from journeymap.ui.shell.case_step import what_next
        from journeymap.ui.shell.palette import Palette

        self._host.main_view.finish_writing()
        Palette(self._host, self._actions, None, what_next(self._host)).open()

    def guess_first(self) -> None:
        """Let the team guess scores while what customers say is covered."""
        from journeymap.ui.workshop.guessing import guess_first

        self._host.main_view.finish_writing()
        host, workspace = self._host, self._host.workspace
        guess_first(workspace, host.appearance, host.widget, workspace.selection)

    def show_stickies(self) -> None:
        """Show the stickies as a wall: over the slides, or in a window of its own."""
        host = self._host
        host.main_view.finish_writing()
        host.keep_typing()
        if host.presentation is not None:
            host.presentation.show_stickies()
            return
        from journeymap.ui.workshop.wall.window import show_stickies

        show_stickies(host)

    def show_shortcuts(self) -> None:
        """Show all keys and what the mouse does."""
        from journeymap.ui.shell.shortcuts import ShortcutSheet

        ShortcutSheet(self._host, self._actions).open()

    def about(self) -> None:
        """Say what this is, in which version, under which licence."""
        from journeymap.version import __version__

        self._host.show_message(
            tr(
                "Journeymap {version}\n\nCustomer journeys drawn as graphs, kept in one file.\n"
                "MIT licence. Qt for Python under LGPL-3.0; letters: Inter, SIL Open Font Licence.",
                version=__version__,
            ),
        )

    def choose_language(self, code: str) -> None:
        """Speak another language from the next start."""
        self._host.settings.language = code
        self._host.show_message(tr("The language changes when the program is started again."))

    def choose_theme(self, name: str) -> None:
        """Show everything in another theme, and remember it."""
        self._host.appearance.choose(name)

    def choose_own_theme(self) -> None:
        """Ask for the file of a theme of one's own, and show everything in it."""
        from PySide6.QtWidgets import QFileDialog

        folder, kinds = (
            self._host.settings.folder("theme"),
            tr("Themes ({endings})", endings="*.toml"),
        )
        name, _ = QFileDialog.getOpenFileName(
            self._host.widget, tr("A theme of your own"), str(folder), kinds
        )
        if name:
            self._host.settings.set_folder("theme", Path(name).parent)
            self.choose_theme(name)

    def edit_brand(self) -> None:
        """Show the dialog of the brand the document carries."""
        from journeymap.ui.brand.dialog import show_brand

        show_brand(self._host)

    def choose_colour(self) -> None:
        """Ask for a colour of one's own, and give it to what is selected."""
        from journeymap.ui.widgets.colours import ask_colour

        workspace = self._host.workspace
        now = present_colour(workspace.edit_view) or ""
        colour = ask_colour(self._host.widget, now if is_own(now) else "")
        if colour:
            workspace.commit(set_colour(workspace.edit_view, colour))

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back to a window."""
        widget = self._host.widget
        widget.setWindowState(widget.windowState() ^ Qt.WindowState.WindowFullScreen)

    def toggle_large_type(self) -> None:
        """Show the journey close up and alone, or put everything back."""
        self.large_type.toggle()

    def present(self, ids: Iterable[str] = ()) -> None:
        """Present from the start, or where some records are seen."""
        from journeymap.ui.present.presentation import present

        present(self._host, ids)

    def arrange_frames(self) -> None:
        """Show the frames of the presentation, to be put into order."""
        from journeymap.ui.present.arrange import arrange

        arrange(self._host)

    def choose_screen(self) -> None:
        """Ask which screen the frames are shown on."""
        from journeymap.ui.present.presentation import choose_screen

        choose_screen(self._host)

    def toggle_gliding(self) -> None:
        """Let frames glide from one to the next, or change at once."""
        from journeymap.ui.present.presentation import toggle_gliding

        toggle_gliding(self._host)
