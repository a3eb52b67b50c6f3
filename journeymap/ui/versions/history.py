"""What can be done with the history of a document in its window, made when first asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.snapshot import Snapshot
from journeymap.ui.window_host import WindowHost

if TYPE_CHECKING:
    from journeymap.storage.timeline import Timeline
    from journeymap.ui.versions.lookback import Lookback
    from journeymap.ui.versions.panel import VersionsPanel
    from journeymap.ui.versions.replay import Replay

_PANEL = "versions"
_SUFFIX = ".journey"


class WindowHistory:
    """The versions of one window; ``publish`` brings the file up to date."""

    def __init__(self, host: WindowHost, publish: Callable[[], object]) -> None:
        self._host, self._publish = host, publish

    @property
    def lookback(self) -> Lookback:
        """At which moment of its history the document is looked at."""
        return self._made[0]

    @property
    def replay(self) -> Replay:
        """What plays the history."""
        return self._made[1]

    @cached_property
    def _made(self) -> tuple[Lookback, Replay]:
        """Make what looks back, with the bar that says which moment is shown."""
        from PySide6.QtWidgets import QBoxLayout

        from journeymap.ui.versions.bar import VersionBar
        from journeymap.ui.versions.lookback import Lookback
        from journeymap.ui.versions.replay import Replay

        lookback = Lookback(self._host, self._publish)
        replay = Replay(lookback)
        bar = VersionBar(lookback, replay, self.save_version)
        column = self._host.main_widget.parentWidget()
        over = column.layout() if column else None
        if isinstance(over, QBoxLayout):
            over.insertWidget(0, bar)
        return lookback, replay

    def panel(self) -> VersionsPanel:
        """Return the panel that shows the history."""
        from journeymap.ui.versions.panel import VersionsPanel

        panel = VersionsPanel(self.lookback, self.replay)
        panel.left.connect(self._host.focus)
        self.lookback.naming.connect(panel.ask_name)
        return panel

    def when_read(self, act: Callable[[Timeline], object]) -> None:
        """Do something with the history, once it is read."""
        self.lookback.when_read(act)

    def when_at(self, timeline: Timeline, number: int, act: Callable[[Snapshot], object]) -> None:
        """Do something with the document as it was after a step, once that is found."""
        self.lookback.do(lambda: timeline.at(number), act)

    def name_version(self) -> None:
        """Show the panel, to give the present moment a name in it."""
        self._host.panels.set_shown(_PANEL, True)
        self.lookback.naming.emit()

    def step(self, towards: int) -> None:
        """Look at the version or sitting before or after the moment looked at."""
        self.lookback.step(towards)

    def back(self) -> None:
        """Come back to now."""
        self.lookback.back()

    def restore(self) -> None:
        """Make the document what it was at the moment looked at; one step to undo."""
        self.lookback.restore()

    def replay_all(self) -> None:
        """Play the history from its beginning, or from the version looked at."""
        self.lookback.when_read(
            lambda timeline: self.replay.begin(
                self.lookback.moment.number if self.lookback.moment else timeline.first
            )
        )

    def save_version(self) -> None:
        """Put the version looked at into a file of its own, which is asked for."""
        moment = self.lookback.moment
        if moment is not None:
            name = moment.version.name if moment.version else moment.called
            self._save(self._host.workspace.snapshot, tr("Save the version"), name)

    def save_clean_copy(self) -> None:
        """Put the document without its history into a file, which is asked for."""
        from journeymap.storage.copies import cleaned

        if self.lookback.may_leave():
            clean = cleaned(self._host.workspace.snapshot)
            self._save(clean, tr("Save a clean copy"), tr("clean copy"))

    def _save(self, snapshot: Snapshot, title: str, name: str) -> None:
        from journeymap.storage.copies import save_copy

        session = self._host.session
        path = self._asked(title, name)
        if session is None or path is None:
            return
        try:
            told = save_copy(snapshot, session.attachments.asset, path, session.path)
        except JourneyError as error:
            self._host.show_message(str(error))
            return
        if told:
            self._host.show_message("\n\n".join(told))
        self._host.notify(
            tr("Saved as “{name}”. You go on in the file you were in.", name=path.name)
        )

    def _asked(self, title: str, name: str) -> Path | None:
        """Ask for a file, to which our ending is added; one in the way is asked about by name."""
        from PySide6.QtWidgets import QFileDialog

        from journeymap.storage.file_names import file_name

        own = self._host.suggested_name("")
        session = self._host.session
        near = session.path.parent if session and session.path else None
        folder = near or self._host.settings.folder("open")
        target = folder / file_name(f"{own} - {name}", _SUFFIX, own)
        kinds = tr("Journeys ({endings})", endings=f"*{_SUFFIX}")
        while True:
            path, _ = QFileDialog.getSaveFileName(self._host.widget, title, str(target), kinds)
            if not path:
                return None
            target = Path(path if path.lower().endswith(_SUFFIX) else path + _SUFFIX)
            if target == Path(path) or not target.exists():
                return target
