"""Printing: what goes on paper, how it is spread over sheets, with a preview of each sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QPageLayout, QPageSize
from PySide6.QtWidgets import QApplication, QDialog

from journeymap.drawing.paper import UNITS_PER_INCH, Paper, PaperSheet
from journeymap.drawing.theme import on_paper
from journeymap.errors import JourneyError
from journeymap.formats import Exporter
from journeymap.language import plural, tr
from journeymap.painting.letters import LetterPainter
from journeymap.painting.pages import paint_sheets
from journeymap.rendering.options import Options, Stopped
from journeymap.rendering.printed import takes_much_ink
from journeymap.rendering.sheets.advice import PaperOffer
from journeymap.ui.export.advising import offered, take, words_of
from journeymap.ui.export.beside import fitting, set_beside
from journeymap.ui.export.composing import choices, previews
from journeymap.ui.export.foot import ExportFoot
from journeymap.ui.export.form import ExportForm
from journeymap.ui.export.look import sheet as style
from journeymap.ui.export.preview import Preview
from journeymap.ui.export.rows import give_letters
from journeymap.ui.widgets.progress import wait_for
from journeymap.ui.widgets.questions import tell
from journeymap.ui.window_host import WindowHost

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_UNITS_PER_POINT = UNITS_PER_INCH / 72.0
_REST = 80
_DELETED = Qt.WidgetAttribute.WA_DeleteOnClose
_LYING, _UPRIGHT = QPageLayout.Orientation.Landscape, QPageLayout.Orientation.Portrait


def show_printing(host: WindowHost) -> None:
    """Ask how to print; a sentence says so where the system cannot print at all."""
    try:
        PrintDialog(host, new_printer()).open()
    except JourneyError as error:
        tell(host.widget, str(error))


def new_printer() -> QPrinter:
    """Return the usual printer of the system; raises ``JourneyError`` where there can be none."""
    try:
        from PySide6.QtPrintSupport import QPrinter
    except ImportError as fault:
        raise JourneyError(
            tr(
                "Printing needs a part of the system that is missing ({why}). Export a PDF and"
                " print it from another program.",
                why=fault,
            )
        ) from fault
    return QPrinter(QPrinter.PrinterMode.HighResolution)


def paper_of(printer: QPrinter) -> Paper:
    """Return the paper a printer holds, upright, with the margin it cannot print on."""
    layout = printer.pageLayout()
    layout.setUnits(QPageLayout.Unit.Point)
    size, free = layout.pageSize().size(QPageSize.Unit.Point), layout.minimumMargins()
    margin = max(free.left(), free.top(), free.right(), free.bottom())
    sides = (side * _UNITS_PER_POINT for side in (size.width(), size.height(), margin))
    return Paper(*sides).upright


def put_on_paper(
    printer: QPrinter, sheets: Sequence[PaperSheet], tell: Callable[[float], None]
) -> None:
    """Print sheets; they are as large as the paper of the printer, which is turned to suit.

    Raises ``JourneyError`` when the printer takes nothing, and ``Stopped`` when ``tell`` does;
    then what is not out yet is not printed.
    """
    printer.setFullPage(True)
    printer.setPageOrientation(_LYING if sheets[0].width > sheets[0].height else _UPRIGHT)
    painter = LetterPainter()
    if not painter.begin(printer):
        raise JourneyError(
            tr("The printer does not answer. Choose another one, or export a PDF and print that.")
        )
    try:
        paint_sheets(painter, printer, sheets, printer.resolution() / UNITS_PER_INCH, tell)
    except Stopped:
        printer.abort()
        raise
    finally:
        painter.end()


class PrintDialog(QDialog):
    """Shows on the left the sheets that come out of the printer, on the right what to choose."""

    def __init__(self, host: WindowHost, printer: QPrinter) -> None:
        super().__init__(host.widget)
        self._host, self._printer = host, printer
        self._stopped = False
        self._offer: PaperOffer | None = None
        self.setWindowTitle(tr("Print"))
        self.setAttribute(_DELETED)
        self.setStyleSheet(style(host.appearance.theme))
        self._composer = previews(host)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.refresh)
        self.form = ExportForm(
            host.appearance.theme,
            host.settings,
            choices(host),
            _kind(),
            on_paper(host.workspace.view.theme),
        )
        self._recall()
        self.preview, self.foot = Preview(host.appearance.theme), ExportFoot()
        self.foot.export.setText(tr("Print…"))
        self._build()
        self.form.changed.connect(self._rest.start)
        self.foot.wanted.connect(self._ask)
        self.foot.left.connect(self.reject)
        self.foot.taken.connect(lambda: self._offer and take(self.form, self._offer))
        host.widget.installEventFilter(self)
        self.resize(fitting(host.widget))
        self.refresh()

    def refresh(self) -> None:
        """Show the sheets that come of the choices."""
        self._rest.stop()
        try:
            sheets = self.sheets()
        except (JourneyError, Stopped) as error:
            self.foot.outcome.setText("")
            self.foot.say(str(error) or tr("Stopped."), "problem")
            self.foot.export.setEnabled(False)
            return
        self.foot.export.setEnabled(True)
        self.preview.show_pages(sheets)
        # A printer may hold no such paper, and then it says which it has.
        self.foot.outcome.setText(_told(sheets, self._printer.pageLayout().pageSize().key()))
        options = self.form.options()
        ink = takes_much_ink(self._composer.view, options)
        small = self._composer.advice(_kind(), options)
        self._offer = offered(small)
        self.foot.say(" ".join(filter(None, (str(small or ""), ink))))
        self.foot.suggest(words_of(self._offer))

    def sheets(self) -> tuple[PaperSheet, ...]:
        """Return what will be printed on the paper that is chosen, or on what the printer holds."""
        options = self.form.options()
        through, colours = self.form.scope.seen_through, self.form.colours.chosen
        self._composer.show(_kind(), options, colours, through)
        self._composer.frames = self.form.scope.chosen_frames()
        self._composer.stages = self.form.scope.chosen_stages()
        wanted = getattr(QPageSize.PageSizeId, options.paper or "A4")
        self._printer.setPageSize(QPageSize(wanted))
        return self._laid(options, paper_of(self._printer))

    def _laid(self, options: Options, paper: Paper) -> tuple[PaperSheet, ...]:
        """Return the sheets; a long journey has hundreds of frames, so these come from a thread."""
        if not options.frames:
            return self._composer.on_paper(options, paper)
        return wait_for(
            self,
            tr("Laying out the frames…"),
            lambda tell: self._composer.on_paper(options, paper),
        )

    def print_on(self, printer: QPrinter) -> bool:
        """Print on the paper a printer holds; a sentence says why it could not be."""
        self._stopped = False
        self.foot.show_busy(tr("Printing…"))
        self.form.setEnabled(False)
        try:
            sheets = self._laid(self.form.options(), paper_of(printer))
            put_on_paper(printer, sheets, self._go_on)
        except Stopped:
            self.foot.say(tr("Stopped; what is not out yet is not printed."))
            return False
        except JourneyError as error:
            self.foot.say(str(error), "problem")
            return False
        finally:
            self.form.setEnabled(True)
            self.foot.show_settled()
            if not self.testAttribute(_DELETED):
                self.deleteLater()
        self._host.workspace.said.emit(
            plural(
                "{n} sheet was sent to the printer.",
                "{n} sheets were sent to the printer.",
                len(sheets),
            )
        )
        return True

    def reject(self) -> None:
        if self.form.isEnabled():
            super().reject()
        else:
            self._stopped = True
            self.foot.show_stopping()

    def closeEvent(self, event: QCloseEvent) -> None:
        # A close that is refused would keep the program from ending when the system asks it to.
        if not self.form.isEnabled():
            self._stopped = True
            # The printing ends in here, and then this goes; a window that is closed would take
            # it along before.
            self.setAttribute(_DELETED, False)
            self.setParent(None)
        self.done(QDialog.DialogCode.Rejected)
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The window goes, and nobody is there any more to hear what becomes of this.
        if event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.close()
        return False

    def _go_on(self, share: float) -> None:
        """Keep the dialog alive while it prints, so that it can be stopped."""
        self.foot.bar.show_share(share)
        QApplication.processEvents()
        if self._stopped:
            raise Stopped

    def _ask(self) -> None:
        """Ask for the printer, copies and what else the system offers."""
        from PySide6.QtPrintSupport import QPrintDialog

        if self._rest.isActive():
            self.refresh()
        found = self._host.session
        name = found.path.stem if found and found.path else tr("Untitled")
        self._printer.setDocName(name)
        asked = QPrintDialog(self._printer, self)
        # All sheets are printed: which ones there are is chosen here, not by number.
        asked.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, False)
        if asked.exec() and self.print_on(self._printer):
            self.form.remember()
            self.accept()

    def _recall(self) -> None:
        """Begin with white paper as the printer holds it, unless something else was chosen."""
        settings, form = self._host.settings, self.form
        form.ticks["background"].setChecked(settings.flag("export/print/background", False))
        if not settings.word("export/print/paper"):
            form.size_.paper.setCurrentText(self._printer.pageLayout().pageSize().key())

    def _build(self) -> None:
        side = set_beside(self, self.preview, self.form, self.foot)
        give_letters(side, (*self.form.ticks.values(), self.foot.export, self.foot.cancel))
        self.form.scope.what.setFocus()


def _kind() -> Exporter:
    """Return what can be chosen for paper: what a PDF knows, without a page that fits."""
    from journeymap.formats import exporter_of

    return exporter_of(Path("map.pdf"))._replace(name="print", suffix="")


def _told(sheets: Sequence[PaperSheet], paper: str) -> str:
    """Say how many sheets of what come out."""
    count = len(sheets)
    if sheets[0].width > sheets[0].height:
        return plural(
            "{n} sheet of {paper}, landscape",
            "{n} sheets of {paper}, landscape",
            count,
            paper=paper,
        )
    return plural(
        "{n} sheet of {paper}, portrait", "{n} sheets of {paper}, portrait", count, paper=paper
    )
