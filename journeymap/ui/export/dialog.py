"""The export dialog: what is to be written, how it will look, and the writing of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from journeymap.drawing.paper import PaperSheet
from journeymap.errors import JourneyError
from journeymap.formats import Exporter, left_behind
from journeymap.language import plural, tr
from journeymap.rendering.options import Options, Stopped
from journeymap.rendering.sheets.advice import PaperOffer
from journeymap.ui.export.advising import offered, take, words_of
from journeymap.ui.export.beside import fitting, set_beside
from journeymap.ui.export.composing import choices, previews
from journeymap.ui.export.foot import ExportFoot
from journeymap.ui.export.form import ExportForm
from journeymap.ui.export.formats import Formats
from journeymap.ui.export.look import sheet
from journeymap.ui.export.outcome import outcome, uncovered
from journeymap.ui.export.preview import Preview
from journeymap.ui.export.rows import give_letters
from journeymap.ui.export.writing import ExportTask, pictured
from journeymap.ui.widgets.questions import choose
from journeymap.ui.window_host import WindowHost
from journeymap.view import shown
from journeymap.workspace.work import Work

REST = 80
"""Milliseconds without another choice before the preview follows."""

_SOON = 200
"""Milliseconds after which a preview is long enough in the making to be spoken of."""


class ExportDialog(QDialog):
    """Shows on the left what will be written and on the right what can be chosen."""

    def __init__(self, host: WindowHost, kind: str = "") -> None:
        super().__init__(host.widget)
        self._host = host
        self.setWindowTitle(tr("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setStyleSheet(sheet(host.appearance.theme))
        self._composer = previews(host)
        self._work: Work | None = None
        self._glance: Work | None = None
        self._laying: Work | None = None
        self._order: ExportTask | None = None
        self._sheets: tuple[PaperSheet, ...] = ()
        self._offer: PaperOffer | None = None
        self._seen = ""
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.refresh)
        self.formats = Formats(host.appearance.theme)
        self.formats.choose(kind or host.settings.word("export/format", "png"))
        self.form = ExportForm(
            host.appearance.theme,
            host.settings,
            choices(host),
            self.formats.kind,
            host.workspace.view.theme,
        )
        self.preview, self.foot = Preview(host.appearance.theme), ExportFoot()
        self._build()
        self.formats.currentIndexChanged.connect(self._take_format)
        self.form.changed.connect(self._rest.start)
        self.foot.wanted.connect(self._ask)
        self.foot.left.connect(self.reject)
        self.foot.taken.connect(lambda: self._offer and take(self.form, self._offer))
        host.widget.installEventFilter(self)
        self.resize(fitting(host.widget))
        self.refresh()

    @property
    def kind(self) -> Exporter:
        """The format that is chosen."""
        return self.formats.kind

    @property
    def busy(self) -> bool:
        """Whether a file is being written."""
        return self._work is not None

    def refresh(self) -> None:
        """Show what comes of the choices that stand now."""
        self._rest.stop()
        self._order = None
        try:
            options = self.form.options()
            through, colours = self.form.scope.seen_through, self.form.colours.chosen
            self._composer.show(self.kind, options, colours, through, self.form.rows)
            self._composer.frames = self.form.scope.chosen_frames()
            self._composer.stages = self.form.scope.chosen_stages()
            if self._waits(options):
                return
            self._sheets = self._composed_sheets(options)
            said = outcome(self.kind, options, self._sheets, self.form.series)
            composed = self._composer
            self._order = ExportTask(self.kind, composed.written, options, self.form.series)
        except JourneyError as error:
            self._refuse(error)
            return
        self.foot.export.setEnabled(True)
        self.foot.outcome.setText(said or self._counted())
        left = left_behind(self.kind, composed.written, options)
        small = None if self.form.series else composed.advice(self.kind, options)
        self._offer = offered(small)
        careful = (str(small or ""), uncovered(self._host.workspace))
        self.foot.say(" ".join(filter(None, (*careful, *left))))
        self.foot.suggest(words_of(self._offer))
        if pictured(self.kind):
            self._seen = self.kind.name
            self.preview.show_pages(self._sheets, options.transparent)
        else:
            self._look()

    def write(self, path: Path) -> None:
        """Begin to write to a path; the dialog stays alive until that is done, and then goes."""
        order = self._order
        if order is None or self.busy:
            return
        self._work = Work(lambda tell: order.write(path, tell), self)
        self._work.progressed.connect(self.foot.bar.show_share)
        self._work.ended.connect(self._written)
        self._set_busy(tr("Writing {name}…", name=path.name))
        self._work.start()

    def reject(self) -> None:
        if self._work is not None:
            self._work.stop()
            self.foot.show_stopping()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        # A close that is refused would keep the program from ending when the system asks it to.
        self._abandon()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        self._abandon()
        super().done(result)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The window goes, and nobody is there any more to hear what becomes of this.
        if event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.done(QDialog.DialogCode.Rejected)
        return False

    def _abandon(self) -> None:
        for work in (self._work, self._glance, self._laying):
            if work is not None:
                work.abandon()
        self._work = None

    def _take_format(self) -> None:
        self.form.remember()
        self.form.take(self.kind)

    def _waits(self, options: Options) -> bool:
        """Tell whether frames are first laid out; then all this is shown once they are."""
        missing = self._composer.missing(self.kind, options, self.form.series)
        if missing is None or not pictured(self.kind):
            return False
        self.foot.export.setEnabled(False)
        self.foot.outcome.setText(tr("Laying out the frames…"))
        if self._laying is None or self._laying.over:
            work = self._laying = Work(lambda tell: missing(), self)
            work.ended.connect(lambda: self._laid(work))
            work.start()
        return True

    def _laid(self, work: Work) -> None:
        try:
            work.result()
        except Stopped:
            return
        except JourneyError as error:
            self._refuse(error)
            return
        self.refresh()

    def _refuse(self, error: JourneyError) -> None:
        """Say why nothing can be written of what is chosen."""
        self.foot.outcome.setText("")
        self.foot.say(str(error), "problem")
        self.foot.export.setEnabled(False)

    def _composed_sheets(self, options: Options) -> tuple[PaperSheet, ...]:
        if not pictured(self.kind):
            return ()
        return self._composer.sheets(self.kind, options, self.form.series)

    def _look(self) -> None:
        """Show how the file begins; it is written aside for that."""
        if self._glance is not None:
            self._glance.stop()
        assert self._order is not None
        work = self._glance = Work(self._order.look, self)
        work.ended.connect(lambda: self._looked(work))
        work.start()
        if self._seen != self.kind.name:
            # What is still seen is of another format.
            QTimer.singleShot(_SOON, self, lambda: self._tell_of(work))

    def _tell_of(self, work: Work) -> None:
        if work is self._glance and not work.over and not pictured(self.kind):
            self.preview.show_pages((tr("The preview is being made…"),))

    def _looked(self, work: Work) -> None:
        if work is self._glance and not pictured(self.kind):
            self._seen = self.kind.name
            nothing = tr("The beginning of this file cannot be shown as text.")
            try:
                self.preview.show_pages(work.result() or (nothing,))
            except Stopped:
                return
            except JourneyError as error:
                self._refuse(error)

    def _ask(self) -> None:
        """Ask where to, and whether what stands there may go."""
        if self._rest.isActive():
            self.refresh()
        order, settings = self._order, self._host.settings
        if order is None:
            return
        kind = order.kind
        endings = " ".join(f"*{suffix}" for suffix in (kind.suffix, *kind.also))
        name = settings.folder("export") / self._host.suggested_name(kind.suffix)
        asked, _ = QFileDialog.getSaveFileName(
            self, tr("Export"), str(name), f"{tr(kind.label)} ({endings})"
        )
        if not asked:
            return
        path = order.named(Path(asked))
        # The system asks before it replaces the name that was typed, but not for other names.
        there = [one for one in order.targets(path, len(self._sheets)) if one.exists()]
        if not [one for one in there if one != Path(asked)] or self._may_replace(there):
            self.write(path)

    def _may_replace(self, there: list[Path]) -> bool:
        words = plural(
            "{n} file of this name is already there: {name}. Replace it?",
            "{n} files of these names are already there, such as {name}. Replace them?",
            len(there),
            name=there[0].name,
        )
        return choose(self, words, (("replace", tr("Replace")),)) == "replace"

    def _written(self) -> None:
        work, self._work = self._work, None
        if work is None:
            return
        self._set_busy("")
        try:
            made: tuple[Path, ...] = work.result()
        except Stopped:
            self.foot.say(tr("Stopped; nothing was written."))
        except JourneyError as error:
            self.foot.say(str(error), "problem")
        else:
            self._done(made)

    def _done(self, made: tuple[Path, ...]) -> None:
        settings = self._host.settings
        settings.set_folder("export", made[0].parent)
        settings.remember("export/format", self.kind.name)
        self.form.remember()
        if len(made) == 1:
            said = tr("{name} was written to {folder}.", name=made[0].name, folder=made[0].parent)
        else:
            said = plural(
                "{n} file was written to {folder}.",
                "{n} files were written to {folder}.",
                len(made),
                folder=made[0].parent,
            )
        folder = QUrl.fromLocalFile(str(made[0].parent))
        self._host.offer(said, tr("Show folder"), lambda: QDesktopServices.openUrl(folder))
        self.accept()

    def _set_busy(self, sentence: str) -> None:
        for part in (self.formats, self.form):
            part.setEnabled(not sentence)
        if sentence:
            self.foot.say("")
            self.foot.show_busy(sentence)
            self.foot.cancel.setFocus()
        else:
            self.foot.show_settled()
            self.foot.export.setFocus()

    def _counted(self) -> str:
        n = len(shown(self._composer.view).kept)
        return plural("{n} touchpoint", "{n} touchpoints", n)

    def _build(self) -> None:
        side = set_beside(self, self.preview, self.form, self._head(), self.foot)
        # The keyboard goes through the choices first and then to the pages.
        self.setTabOrder(self.foot.export, self.preview.pager.back)
        self.formats.setFocus()
        give_letters(side, (*self.form.ticks.values(), self.foot.export, self.foot.cancel))

    def _head(self) -> QWidget:
        head = QFrame()
        head.setObjectName("head")
        label = QLabel(tr("Format").upper())
        label.setBuddy(self.formats)
        label.setProperty("look", "heading")
        box = QVBoxLayout(head)
        box.setContentsMargins(24, 18, 24, 18)
        box.setSpacing(6)
        box.addWidget(label)
        box.addWidget(self.formats)
        return head
