"""Files and windows: opening, beginning, importing, saving, closing, and what may go wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from journeymap.errors import JourneyError
from journeymap.language import plural, tr
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.storage.faults import AlreadyOpen, CannotWrite, ChangedUnderneath
from journeymap.storage.recovery import Recovery, discard, recoverable
from journeymap.storage.session import Session
from journeymap.ui.widgets.questions import choose, tell
from journeymap.ui.window_host import WindowHost
from journeymap.workspace.autosave import Autosave
from journeymap.workspace.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SUFFIX = ".journey"


class DocumentWindow(WindowHost, Protocol):
    """A window a document can be put into."""

    @property
    def autosave(self) -> Autosave:
        """What keeps the document and its file."""
        ...

    def take(self, session: Session) -> None:
        """Show a document that was opened or begun."""
        ...

    def show_name(self) -> None:
        """Say in the title which file this is."""
        ...

    def show_start(self) -> None:
        """Show the start page."""
        ...

    def show_recoveries(self, found: Sequence[Recovery]) -> None:
        """Offer work a crash left behind, where the start page is there."""
        ...


class DocumentWindows(Protocol):
    """All windows of the program."""

    @property
    def settings(self) -> Settings:
        """What is remembered between two starts."""
        ...

    def __iter__(self) -> Iterator[DocumentWindow]: ...

    def bare(self) -> DocumentWindow:
        """Make a window with nothing in it yet."""
        ...


class Files:
    """The ways documents come into windows and out of them again."""

    def __init__(self, windows: DocumentWindows) -> None:
        self._windows, self.settings = windows, windows.settings

    def new_from(self, window: DocumentWindow, template: str) -> None:
        """Begin a document from a template or a sample."""
        from journeymap.storage.templates import load, pictures

        def begin() -> None:
            snapshot = Snapshot().apply(load(template))
            self._place(window).take(Session.new(snapshot, pictures=pictures(template)))

        _guarded(window, begin)

    def open(self, window: DocumentWindow, path: Path | None) -> None:
        """Open a file in this window when it is free, else in another."""
        kinds = tr("Journeys ({endings})", endings=f"*{SUFFIX}")
        path = path or self._asked(window.widget, tr("Open a journey"), "open", kinds)
        if path is None:
            return
        there = next((w for w in self._windows if _same(w, path)), None)
        if there is not None:
            there.widget.raise_()
            there.widget.activateWindow()
            return
        _guarded(window, lambda: self._open(window, path) if self._settled(window, path) else None)

    def _settled(self, window: DocumentWindow, path: Path) -> bool:
        """Tell whether the file is to be opened as it is; work a crash left on it comes first."""
        left = next((r for r in recoverable() if r.path and _one(r.path, path)), None)
        if left is not None:
            words = plural(
                "When the program last ended, {n} change to “{name}” had not reached the file.",
                "When the program last ended, {n} changes to “{name}” had not reached the file.",
                left.changes,
                name=left.name,
            )
            if left.incomplete:
                words = tr(
                    "When the program last ended, changes to “{name}” had not reached the file,"
                    " and the last of them may be missing.",
                    name=left.name,
                )
            answer = choose(
                window.widget,
                words,
                (
                    ("recover", tr("Go on with them")),
                    ("file", tr("Open the file as it is")),
                ),
            )
            if answer == "recover":
                self.recover(window, left)
            return answer == "file"
        return True

    def _open(self, window: DocumentWindow, path: Path) -> None:
        try:
            session = Session.open(path)
        except AlreadyOpen as error:
            answer = choose(window.widget, str(error), (("look", tr("Look at it read-only")),))
            if not answer:
                return
            session = Session.open(path, for_reading=True)
        self._place(window).take(session)
        self.settings.opened(path)

    def recover(self, window: DocumentWindow, recovery: Recovery) -> None:
        """Go on with work a crash left behind."""

        def go_on() -> None:
            session = Session.recover(recovery)
            self._place(window).take(session)

        if not _guarded(window, go_on):
            window.show_recoveries(recoverable())

    def take_in(self, window: DocumentWindow, path: Path) -> None:
        """Take a file that was dropped on a window: open ours, import others."""
        if path.suffix.lower() == SUFFIX:
            self.open(window, path)
        else:
            self.import_into(window, path)

    def take_text(self, window: DocumentWindow, text: str, ending: str) -> None:
        """Take the text of another program in, as if it came in a file that ends so."""
        from tempfile import TemporaryDirectory

        with TemporaryDirectory() as folder:
            path = Path(folder, tr("Clipboard") + ending)
            path.write_text(text, "utf-8", "replace")
            self.import_into(window, path, passing=True)

    def import_into(
        self, window: DocumentWindow, path: Path | None, *, passing: bool = False
    ) -> None:
        """Bring another program's file in; into an open document as one step to undo.

        A file that is ``passing`` will be gone soon.
        """
        from journeymap.formats import IMPORTERS
        from journeymap.ui.documents.importing import bring_in

        def kinds() -> str:
            """Return all endings together, and then those of each kind by its name."""
            each = [(tr(k.label), " ".join(f"*{end}" for end in k.suffixes)) for k in IMPORTERS]
            together = (tr("All that can be imported"), " ".join(ends for _, ends in each))
            return ";;".join(f"{words} ({ends})" for words, ends in (together, *each))

        path = path or self._asked(window.widget, tr("Import"), "import", kinds())
        if path is not None:
            begin = self._beginning(window)
            _guarded(window, lambda: bring_in(window, path, begin, passing=passing))

    def survey_into(self, window: DocumentWindow, path: Path | None) -> None:
        """Bring the answers of a survey in as scores, as one step to undo."""
        from journeymap.ui.surveys.opening import KINDS, bring_survey

        words = tr("Answers of a survey ({endings})", endings=" ".join(KINDS))
        path = path or self._asked(window.widget, tr("Scores from a survey"), "import", words)
        if path is not None:
            _guarded(window, lambda: bring_survey(window, path, self._beginning(window)))

    def _beginning(self, window: DocumentWindow) -> Callable[[], None]:
        """Return what gives a window an empty document where it has none."""

        def begin() -> None:
            if window.session is None:
                self._place(window).take(Session.new(Snapshot()))

        return begin

    def forget(self, window: DocumentWindow, thing: object) -> None:
        """Put unsaved work away, or take a file off the recent ones."""
        if isinstance(thing, Recovery):
            _guarded(window, lambda: discard(thing))
        elif isinstance(thing, Path):
            self.settings.forget(thing)

    def _place(self, window: DocumentWindow) -> DocumentWindow:
        """Return a window without a document: this one if it has none."""
        if window.session is None:
            return window
        other = self._windows.bare()
        other.widget.show()
        return other

    def save_as(self, window: DocumentWindow) -> bool:
        """Ask for a file and put the document there; return whether it was."""
        session = window.session
        if session is None:
            return False
        target = self._where_to(window)
        if target is None:
            return False

        def put() -> None:
            window.autosave.depict()
            window.autosave.wait()
            session.save_as(target)

        if not _guarded(window, put):
            return False
        self.settings.opened(target)
        self.settings.set_folder("open", target.parent)
        window.autosave.tell()
        return True

    def _where_to(self, window: DocumentWindow) -> Path | None:
        """Ask for a file's name, to which our ending is added.

        The dialog asks before a file is replaced, but only for the name that was typed: where
        the ending makes another file's name of it, that is put before the person.
        """
        from PySide6.QtWidgets import QFileDialog

        target = self.settings.folder("open") / self.suggested(window, SUFFIX)
        kinds = tr("Journeys ({endings})", endings=f"*{SUFFIX}")
        while True:
            path, _ = QFileDialog.getSaveFileName(window.widget, tr("Save as"), str(target), kinds)
            if not path:
                return None
            target = Path(path if path.lower().endswith(SUFFIX) else path + SUFFIX)
            if target == Path(path) or not target.exists():
                return target

    def suggested(self, window: DocumentWindow, suffix: str) -> str:
        """Return a safe file name: the document's own, else from the journey's title."""
        from journeymap.storage.file_names import file_name

        session = window.session
        if session and session.path:
            return session.path.stem + suffix
        journey = window.workspace.snapshot.get(Journey, window.workspace.journey)
        title = journey.title if journey else ""
        return file_name(title, suffix, tr("Journey"))

    def settle_conflict(self, window: DocumentWindow, sentence: str) -> None:
        """Somebody else has changed the file: keep both, take theirs, or put ours over it."""
        session = window.session
        if session is None:
            return
        answer = choose(
            window.widget,
            sentence,
            (
                ("copy", tr("Keep mine as a copy")),
                ("theirs", tr("Reload theirs")),
                ("mine", tr("Overwrite")),
            ),
        )
        if answer == "copy":
            self.save_as(window)
        elif answer == "mine":
            _guarded(window, lambda: session.publish(overwrite=True))
        elif answer == "theirs" and session.path:
            path = session.path
            session.leave()
            window.autosave.take(None)
            _guarded(window, lambda: self._open(window, path))
            if window.session is None:
                window.show_start()
            return
        if answer:
            window.autosave.release()

    def may_close(self, window: DocumentWindow) -> bool:
        """Bring the file up to date and let go of it; nothing is ever thrown away.

        A document without a file that may be written is asked for a name; without one it
        stays among the recovered work on the start page.
        """
        session = window.session
        if session is None:
            return True
        window.autosave.wait()
        if session.pending and (session.path is None or session.read_only):
            answer = choose(
                window.widget,
                _homeless(session),
                (
                    ("save", tr("Save under another name") if session.path else tr("Save it")),
                    ("later", tr("Keep it on the start page")),
                ),
            )
            if not answer or (answer == "save" and not self.save_as(window)):
                return False
            if answer == "later":
                session.leave()
                return self._gone(window)
        try:
            session.close()
        except ChangedUnderneath as error:
            self.settle_conflict(window, str(error))
            return False
        except CannotWrite as error:
            words = tr("{problem} The changes are safe in the working copy.", problem=error)
            leave = choose(
                window.widget, words, (("stay", tr("Go back")), ("leave", tr("Close anyway")))
            )
            if leave != "leave":
                return False
            session.leave()
        return self._gone(window)

    def leave(self, window: DocumentWindow) -> None:
        """Let go without a question, as when the system shuts down: publish if that can be."""
        session = window.session
        if session is None:
            return
        window.keep_typing()
        window.autosave.wait()
        try:
            session.close() if session.path else session.leave()
        except JourneyError:
            session.leave()
        window.autosave.take(None)

    def secure(self, window: DocumentWindow) -> None:
        """Bring everything onto the disk and go on, as when the system may be about to end."""
        if window.session is not None:
            window.keep_typing()
            window.autosave.publish()
            window.autosave.wait()

    def _gone(self, window: DocumentWindow) -> bool:
        window.autosave.take(None)
        return True

    def _asked(self, parent: QWidget, title: str, purpose: str, kinds: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        folder = str(self.settings.folder(purpose))
        path, _ = QFileDialog.getOpenFileName(parent, title, folder, kinds)
        if not path:
            return None
        self.settings.set_folder(purpose, Path(path).parent)
        return Path(path)


def _guarded(window: DocumentWindow, act: Callable[[], object]) -> bool:
    """Do something that may fail in a sentence, and show the sentence."""
    try:
        act()
    except JourneyError as error:
        tell(window.widget, str(error))
        return False
    return True


def _homeless(session: Session) -> str:
    """Return the sentence why a document has no file to go into."""
    if session.path is None:
        return tr("This journey has no file yet.")
    return tr("What you changed is not in the file: {problem}", problem=session.read_only)


def _same(window: DocumentWindow, path: Path) -> bool:
    session = window.session
    return bool(session and session.path and _one(session.path, path))


def _one(path: Path, other: Path) -> bool:
    return path.absolute() == other.absolute()
