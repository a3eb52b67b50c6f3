"""A survey on its way in: read aside, shown in the dialog, brought in as one step, told of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.records import Source
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Stopped
from journeymap.tabular.surveys.count import SurveyCount
from journeymap.tabular.surveys.reading import read_survey
from journeymap.tabular.surveys.sheet import SurveySheet
from journeymap.ui.surveys.bringing_in import Acquaintance, brought_in, report
from journeymap.ui.surveys.dialog import SurveyDialog
from journeymap.ui.surveys.meanings import SurveyDraft
from journeymap.ui.surveys.offers import SurveyOffer, called_source, offer_of
from journeymap.ui.widgets.progress import wait_for
from journeymap.ui.widgets.questions import tell
from journeymap.ui.window_host import WindowHost
from journeymap.workspace.work import Tell

Begin = Callable[[], None]

KINDS = ("*.csv", "*.tsv", "*.txt", "*.xlsx", "*.xlsm", "*.ods", "*.xls")
"""The endings of files that may hold the answers of a survey."""

_LOOKED_AT = 500


def is_survey(host: WindowHost, path: Path) -> bool:
    """Tell whether a file holds answers, so that no touchpoint is made of who answered.

    What cannot be read is none: whoever reads it as something else says why.
    """
    if f"*{path.suffix.lower()}" not in KINDS:
        return False

    def look(tell: Tell) -> bool:
        from journeymap.tabular.surveys.likeness import looks_like_answers

        sheet = read_survey(path, "", tell)
        rows = sheet.read()
        return looks_like_answers([*islice(rows, _LOOKED_AT)])

    try:
        return wait_for(host.widget, tr("Looking at {name}…", name=path.name), look, leave=True)
    except (JourneyError, Stopped):
        return False


def bring_survey(
    host: WindowHost,
    path: Path,
    begin: Begin,
    *,
    sheet: str = "",
    use: SurveyDraft | None = None,
    passing: bool = False,
) -> None:
    """Show the answers in a file as they would come in; ``begin`` gives the window a document.

    ``use`` is the mapping of another time that is to be taken. A file that is ``passing`` will be
    gone soon, so its rows are kept. Raises ``JourneyError`` for a file that holds no answers, and
    for one that was read before.
    """
    snapshot, journey = host.workspace.snapshot, host.workspace.journey

    def look(tell: Tell) -> tuple[SurveySheet, SurveyOffer]:
        read = read_survey(path, sheet, tell)
        if passing:
            rows = [*read.read()]
            read = replace(read, read=lambda: iter(rows))
        return read, offer_of(read, snapshot, journey)

    try:
        read, offer = wait_for(host.widget, tr("Reading {name}…", name=path.name), look, leave=True)
    except Stopped:
        return
    again = read_before(read, snapshot)
    if again and len(read.sheets) < 2:
        raise JourneyError(again)
    _show(host, read, offer, begin, use, lambda other: bring_survey(host, path, begin, sheet=other))


def _show(
    host: WindowHost,
    read: SurveySheet,
    offer: SurveyOffer,
    begin: Begin,
    use: SurveyDraft | None,
    turn: Callable[[str], None],
) -> None:
    workspace = host.workspace
    theme, journey = host.appearance.theme, workspace.journey
    known = Acquaintance(host)
    dialog = SurveyDialog(
        host.widget, theme, lambda: workspace.snapshot, journey, read, offer, known.met_again
    )
    dialog.refusal = read_before(read, workspace.snapshot)
    if use is not None:
        dialog.use(use)

    def turned(other: str) -> None:
        dialog.reject()
        try:
            turn(other)
        except JourneyError as error:
            tell(host.widget, str(error))

    def take(draft: SurveyDraft, count: SurveyCount) -> None:
        try:
            begin()
            brought = brought_in(host, dialog, read, draft, count)
        except JourneyError as error:
            tell(dialog, str(error))
            return
        if brought:
            dialog.done(SurveyDialog.DialogCode.Accepted)
            report(host, brought, count)

    dialog.turned.connect(turned)
    dialog.taken.connect(take)
    dialog.open()


def read_before(sheet: SurveySheet, snapshot: Snapshot) -> str:
    """Return the sentence that refuses a file whose scores are there already; blank for another."""
    known = (one for one in snapshot.all(Source).values() if one.digest == sheet.digest)
    before = next(known, None) if sheet.digest else None
    if before is None:
        return ""
    return tr(
        "{name} was read before ({source}), so nothing was changed. To read it in another"
        " way, take it out first, under View, Sources.",
        name=sheet.name if len(sheet.sheets) < 2 else f"{sheet.name}, {sheet.sheet}",
        source=called_source(before),
    )
