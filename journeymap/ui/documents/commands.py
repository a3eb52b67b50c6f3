"""What can be done with the document of one window as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.ui.documents.files import DocumentWindow, Files

if TYPE_CHECKING:
    from journeymap.ui.documents.pictures import OfferedPicture
    from journeymap.ui.start.page import StartPage
    from journeymap.ui.versions.history import WindowHistory


class WindowDocuments:
    """The commands of the menu File, for one window."""

    def __init__(self, window: DocumentWindow, files: Files) -> None:
        self._window, self._files = window, files

    def serve(self, start: StartPage) -> None:
        """Let the start page do what it offers."""
        window, files = self._window, self._files
        start.template_chosen.connect(lambda name: files.new_from(window, name))
        start.file_chosen.connect(lambda path: files.open(window, path))
        start.open_wanted.connect(lambda: self.open())
        start.import_wanted.connect(lambda: self.import_file())
        start.dropped.connect(self.take_in)
        start.removed.connect(lambda name: self._remove_template(start, name))
        start.recovered.connect(lambda found: files.recover(window, found))
        start.forgotten.connect(lambda thing: files.forget(window, thing))

    def _remove_template(self, start: StartPage, name: str) -> None:
        from journeymap.storage.own_templates import remove_template
        from journeymap.ui.widgets.questions import choose, tell

        sentence = tr(
            "“{name}” will be gone from the start page. Maps made from it stay.", name=name
        )
        window = self._window.widget
        if choose(window, sentence, [("remove", tr("Remove the template"))]) == "remove":
            try:
                remove_template(name)
            except JourneyError as error:
                tell(window, str(error))
            start.offer_templates()

    def new(self) -> None:
        """Begin an empty journey."""
        self._files.new_from(self._window, "empty")

    def open_sample(self) -> None:
        """Open the sample, which is nobody's file."""
        self._files.new_from(self._window, "coffee")

    def open(self, path: Path | None = None) -> None:
        """Open a file, asked for when it is not named."""
        self._files.open(self._window, path)

    def import_file(self, path: Path | None = None) -> None:
        """Bring another program's file in, as one step that can be undone."""
        self._files.import_into(self._window, path)

    def merge_file(self, path: Path | None = None) -> None:
        """Offer what differs in another file of this journey, to take of it what one likes."""
        from journeymap.ui.difference.merging import ask_merge

        self._window.main_view.finish_writing()
        ask_merge(self._window, path)

    def bring_survey(self, path: Path | None = None) -> None:
        """Bring the answers of a survey in as scores, of a file that is asked for."""
        self._files.survey_into(self._window, path)

    def bring_reviews(self, path: Path | None = None) -> None:
        """Bring reviews in as quotes, of a file or a text that is asked for."""
        from journeymap.ui.reviews.asking import reviews_into

        reviews_into(self._window, path)

    def take_in(self, paths: Sequence[str]) -> None:
        """Take files that were dropped or pasted: open ours, import others, put pictures in."""
        from journeymap.ui.documents.pictures import is_picture, of_file

        files = [Path(path) for path in paths]
        pictures = [path for path in files if self._window.session and is_picture(path)]
        for path in files:
            if path not in pictures:
                self._files.take_in(self._window, path)
        if pictures:
            self.take_pictures([of_file(path) for path in pictures])

    def take_pictures(self, offered: Sequence[OfferedPicture] = ()) -> None:
        """Put pictures where the selection is; with none given, ask which."""
        from journeymap.ui.documents.pictures import asked_for, bring_pictures

        def bring() -> None:
            if found := offered or asked_for(
                self._window.widget, self._window.settings, several=True
            ):
                bring_pictures(self._window, found)

        # Whoever dropped them is answered first: reading may take a while.
        QTimer.singleShot(0, self._window.widget, bring)

    def save(self) -> None:
        """Bring the file up to date now; a document without one is asked where to go."""
        session = self._window.session
        if session and (session.path is None or session.read_only):
            self.save_as()
        else:
            self._window.keep_typing()
            self._window.autosave.release()

    def save_as(self) -> None:
        """Put the document into another file and go on with that one."""
        self._window.keep_typing()
        self._files.save_as(self._window)
        self._window.show_name()

    def save_template(self) -> None:
        """Ask what a template made of this map is called and asks for, and keep it."""
        from journeymap.ui.documents.template_dialog import TemplateDialog

        self._window.keep_typing()
        if self._window.session is not None:
            TemplateDialog(self._window, self._window.session).open()

    def explain_reading(self) -> None:
        """Say why the file may only be looked at; what was changed is offered another name."""
        session = self._window.session
        if session is None or not session.read_only:
            return
        if session.pending:
            self._window.offer(session.read_only, tr("Save as…"), self.save_as)
        else:
            self._window.workspace.said.emit(session.read_only)

    @cached_property
    def history(self) -> WindowHistory:
        """What can be done with what was done to the document."""
        from journeymap.ui.versions.history import WindowHistory

        return WindowHistory(self._window, self._window.autosave.publish)

    def export(self, kind: str = "") -> None:
        """Ask what is to be exported and how, and write it; at first as the last, or a ``kind``."""
        from journeymap.ui.export.dialog import ExportDialog

        self._window.main_view.finish_writing()
        ExportDialog(self._window, kind).open()

    def print_out(self) -> None:
        """Ask how to print, and print."""
        from journeymap.ui.export.printing import show_printing

        self._window.main_view.finish_writing()
        show_printing(self._window)
