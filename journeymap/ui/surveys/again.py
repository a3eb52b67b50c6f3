"""A survey that was read before: taken out again, or the next file read by the same mapping."""

from __future__ import annotations

from pathlib import Path

from journeymap.analysis.reviews.remembered import ReviewMemory
from journeymap.errors import JourneyError
from journeymap.language import plural, tr
from journeymap.model.records import Quote, Score, Source
from journeymap.model.required import asked_by
from journeymap.tabular.surveys.earlier import taken_out
from journeymap.ui.surveys.offers import as_draft, mapping_of
from journeymap.ui.surveys.opening import KINDS, bring_survey
from journeymap.ui.window_host import WindowHost


def take_out(host: WindowHost, source: Source) -> None:
    """Take out what came of a source, as one step to undo."""
    workspace = host.workspace
    gone = len(workspace.snapshot.of(Score, "source", source.id))
    reviews = ReviewMemory.read(source.mapping)
    asked = asked_by(source) is not None
    kept = host.session.attachments if host.session else None
    sentence = plural("{n} score was taken out.", "{n} scores were taken out.", gone)
    if reviews:
        there = sum(id in workspace.snapshot.all(Quote) for id in reviews.quotes)
        sentence = plural("{n} quote was taken out.", "{n} quotes were taken out.", there)
    if workspace.commit(taken_out(workspace.snapshot, source.id, kept)):
        host.offer(
            tr("The template asks for nothing any more.") if asked else sentence,
            tr("Undo"),
            workspace.undo,
        )


def read_next(host: WindowHost, source: Source, path: Path | None = None) -> None:
    """Ask for another file, and show it as the mapping of a source takes it."""
    mapping = mapping_of(source)
    if mapping is None:
        raise JourneyError(tr("What the columns of {name} meant is not kept.", name=source.name))
    path = path or asked_for(host)
    if path is not None:
        bring_survey(host, path, lambda: None, use=as_draft(mapping))


def asked_for(host: WindowHost) -> Path | None:
    """Ask for the file of a survey."""
    from PySide6.QtWidgets import QFileDialog

    words = tr("Answers of a survey ({endings})", endings=" ".join(KINDS))
    folder = str(host.settings.folder("import"))
    path, _ = QFileDialog.getOpenFileName(host.widget, tr("Scores from a survey"), folder, words)
    if not path:
        return None
    host.settings.set_folder("import", Path(path).parent)
    return Path(path)
