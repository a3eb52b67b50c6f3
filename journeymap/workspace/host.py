"""The host: what actions, panels, dialogs and arrangements may ask of the window they are in.

A window is the one that knows its parts; they know it by these protocols only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol, runtime_checkable

from journeymap.editing.walk import Direction
from journeymap.model.change import Change
from journeymap.storage.session import Session
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.bring_in_commands import BringInCommands
from journeymap.workspace.settings import Settings
from journeymap.workspace.show_commands import ShowCommands
from journeymap.workspace.text_search import TextSearch
from journeymap.workspace.workspace import Workspace


class MainView(Protocol):
    """What stands in the middle of a window: the journey in its arrangement, to be worked on."""

    @property
    def busy(self) -> bool:
        """Whether a gesture goes on that keys from elsewhere must not disturb."""
        ...

    @property
    def writing_open(self) -> bool:
        """Whether a text is being written in it."""
        ...

    def perform(self, name: str) -> bool:
        """Run an editing command, show what it brought, and let a newcomer be named."""
        ...

    def introduce(self, change: Change | None) -> bool:
        """Make a change, show what it brought, and let a newcomer be named."""
        ...

    def ask(self, kind: str) -> bool:
        """Ask for what lanes of a kind hold, on what is selected or in the current cell."""
        ...

    def link(self) -> bool:
        """Draw an arrow from the touchpoint selected last to one that is then chosen."""
        ...

    def edit(self, id: str, text: str | None = None) -> None:
        """Edit the title of a record where it stands."""
        ...

    def edit_title(self) -> None:
        """Edit the title of what is selected last."""
        ...

    def finish_writing(self) -> bool:
        """Keep what is being written; return whether nothing is left to be kept."""
        ...

    def reveal(self, ids: tuple[str, ...]) -> None:
        """Bring records into view."""
        ...

    def walk(self, direction: Direction) -> None:
        """Move the selection to what is next in a direction."""
        ...

    def clear(self) -> None:
        """Leave whatever is going on; with nothing going on, select nothing."""
        ...

    def cut(self) -> None:
        """Copy the selection and remove it."""
        ...

    def copy(self) -> None:
        """Put the selection on the clipboard."""
        ...

    def copy_picture(self) -> None:
        """Put the selection, or all there is to see, on the clipboard as a picture."""
        ...

    def paste(self) -> None:
        """Put what is on the clipboard at the selection."""
        ...

    def zoom_in(self) -> None:
        """Show everything a step larger."""
        ...

    def zoom_out(self) -> None:
        """Show everything a step smaller."""
        ...

    def zoom_actual(self) -> None:
        """Show everything at 100 %."""
        ...

    def zoom_fit(self) -> None:
        """Show all there is to see."""
        ...

    def zoom_selection(self) -> None:
        """Show what is selected as large as fits."""
        ...


@runtime_checkable
class TableCommands(Protocol):
    """A main view that is a table, as the actions of a table see it."""

    def do(self, name: str) -> None:
        """Do what one of the keys of the table means, by its name."""
        ...


class PanelArea(Protocol):
    """The panels beside the main view, by name."""

    def toggle(self, name: str) -> None:
        """Show a panel, or hide it."""
        ...

    def set_shown(self, name: str, yes: bool) -> None:
        """Show a panel, or hide it."""
        ...

    def shows(self, name: str) -> bool:
        """Tell whether a panel is shown."""
        ...

    def walk(self, by: int) -> None:
        """Give the keyboard to the next part of the window, or to the one before."""
        ...

    def shown(self) -> tuple[str, ...]:
        """Return the names of those that are shown, from left to right."""
        ...


class HistoryCommands(Protocol):
    """What can be done with the history of the document of a window."""

    def name_version(self) -> None:
        """Ask for a name for the present moment, or for that which is looked at."""
        ...

    def step(self, towards: int) -> None:
        """Look at the version before (−1) or after (1) the moment looked at."""
        ...

    def back(self) -> None:
        """Come back to now from an earlier version."""
        ...

    def restore(self) -> None:
        """Make the document what it was at the moment looked at; one step to undo."""
        ...

    def replay_all(self) -> None:
        """Play what was done, from the beginning or from the version looked at."""
        ...

    def save_version(self) -> None:
        """Put the version looked at into a file of its own, which is asked for."""
        ...

    def save_clean_copy(self) -> None:
        """Put the document without its history into a file, which is asked for."""
        ...


class DocumentCommands(BringInCommands, Protocol):
    """What can be done with the document of a window as a whole."""

    def new(self) -> None:
        """Begin an empty journey."""
        ...

    def open_sample(self) -> None:
        """Open the sample, which is nobody's file."""
        ...

    def open(self, path: Path | None = None) -> None:
        """Open a file, asked for when it is not named."""
        ...

    def save(self) -> None:
        """Bring the file up to date now; a document without one is asked where to go."""
        ...

    def save_as(self) -> None:
        """Put the document into another file and go on with that one."""
        ...

    def save_template(self) -> None:
        """Ask what a template made of this map is called and asks for, and keep it."""
        ...

    @property
    def history(self) -> HistoryCommands:
        """What can be done with what was done to the document."""
        ...

    def export(self, kind: str = "") -> None:
        """Ask what is to be exported and how, and write it; at first as the last, or a ``kind``."""
        ...

    def print_out(self) -> None:
        """Ask how to print, and print."""
        ...


class WindowCommands(ShowCommands, Protocol):
    """What can be done with a window as such, and what it can show over itself."""

    def new_window(self) -> None:
        """Open another window on its start page."""
        ...

    def show_start(self) -> None:
        """Show templates, samples, recent files and what a crash left behind."""
        ...

    def quit(self) -> None:
        """Close every window."""
        ...

    def show_palette(self) -> None:
        """Show everything one can do or go to, found by typing."""
        ...

    def show_filters(self) -> None:
        """Show the bar of filters and views, or put it away while nothing is filtered."""
        ...

    def save_view_as(self) -> None:
        """Ask for a name, and keep how one looks just now by it."""
        ...

    def rename_view(self) -> None:
        """Ask what the view one looks through is called from now on."""
        ...

    def ask_influenced(self, source: str) -> None:
        """Ask which touchpoint of another journey one influences, and draw the arrow."""
        ...

    def ask_idea(self) -> None:
        """Ask which idea answers what is selected, and link it."""
        ...

    def ask_place(self) -> None:
        """Ask at which other touchpoint what is selected stands, too."""
        ...

    @property
    def search(self) -> TextSearch:
        """What looks for words in the document of the window."""
        ...

    def find(self, *, replacing: bool = False) -> None:
        """Let the person look for words, and replace them if that is wanted."""
        ...

    def find_on(self, by: int) -> None:
        """Go to the next hit, or with −1 to the one before."""
        ...

    def show_shortcuts(self) -> None:
        """Show all keys and what the mouse does."""
        ...

    def about(self) -> None:
        """Say what this is, in which version, under which licence."""
        ...

    def choose_language(self, code: str) -> None:
        """Speak another language from the next start."""
        ...

    def choose_theme(self, name: str) -> None:
        """Show everything in another theme, and remember it."""
        ...

    def choose_own_theme(self) -> None:
        """Ask for the file of a theme of one's own, and show everything in it."""
        ...

    def edit_brand(self) -> None:
        """Show the dialog of the brand the document carries."""
        ...

    def choose_colour(self) -> None:
        """Ask for a colour of one's own, and give it to what is selected."""
        ...

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back to a window."""
        ...

    def toggle_large_type(self) -> None:
        """Show the journey close up and alone, or put everything back."""
        ...


class Host(Protocol):
    """A window, as those see it who work in it without knowing it."""

    @property
    def workspace(self) -> Workspace:
        """The document that is open, and what one is doing with it."""
        ...

    @property
    def session(self) -> Session | None:
        """What keeps the document; ``None`` while there is none."""
        ...

    @property
    def appearance(self) -> Appearance:
        """What holds the theme, and says when it is another."""
        ...

    @property
    def settings(self) -> Settings:
        """What is remembered of the person between two starts."""
        ...

    @property
    def main_view(self) -> MainView:
        """What stands in the middle."""
        ...

    @property
    def panels(self) -> PanelArea:
        """The panels beside it."""
        ...

    @property
    def documents(self) -> DocumentCommands:
        """What can be done with the document as a whole."""
        ...

    @property
    def commands(self) -> WindowCommands:
        """What can be done with the window."""
        ...

    def run(self, name: str) -> bool:
        """Run an editing command on the selection; return whether it did anything."""
        ...

    def select(self, ids: Iterable[str]) -> None:
        """Select records, bring them into view, and give the main view the keyboard."""
        ...

    def reveal(self, ids: Iterable[str]) -> None:
        """Bring records into view."""
        ...

    def edit(self, id: str, text: str | None = None) -> None:
        """Let the title of a record be edited where it stands."""
        ...

    def notify(self, message: str) -> None:
        """Say a sentence where it does not get into the way."""
        ...

    def offer(self, message: str, label: str, act: Callable[[], object]) -> None:
        """Say a sentence, and beside it offer something to do about it."""
        ...

    def keep_typing(self) -> None:
        """Keep what is being typed anywhere in the window, now."""
        ...

    def focus(self) -> None:
        """Give the keyboard to the main view."""
        ...
