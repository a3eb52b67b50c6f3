"""What was chosen in the dialog of a survey, brought into the document as one step to undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from journeymap.editing.fitting import fitted
from journeymap.language import plural, tr
from journeymap.model.change import Change
from journeymap.model.grid import cards
from journeymap.model.records import Project
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Stopped
from journeymap.tabular.surveyed import WantedTouchpoint, with_touchpoints
from journeymap.tabular.surveys.bringing import SurveyBrought, survey_change
from journeymap.tabular.surveys.count import SurveyCount
from journeymap.tabular.surveys.mapping import SurveyMapping
from journeymap.tabular.surveys.meeting import met_again
from journeymap.tabular.surveys.recounting import survey_sources
from journeymap.tabular.surveys.sheet import SurveySheet
from journeymap.ui.surveys.meanings import SurveyDraft, is_new, place_of
from journeymap.ui.surveys.offers import groups_of
from journeymap.ui.surveys.wording import answers, rejected_list
from journeymap.ui.widgets.progress import wait_for
from journeymap.ui.window_host import WindowHost
from journeymap.workspace.work import Tell


def brought_in(
    host: WindowHost,
    over: QWidget,
    sheet: SurveySheet,
    draft: SurveyDraft,
    count: SurveyCount,
) -> SurveyBrought | None:
    """Bring a survey in as it is chosen, ``None`` where somebody stopped it or it was not kept.

    Raises ``JourneyError`` where nothing would come in.
    """
    workspace, session = host.workspace, host.session
    kept = session.attachments if session else None
    snapshot, label = workspace.snapshot, tr("Survey {name}", name=sheet.name)
    places, journey = with_places(snapshot, workspace.journey, sheet, draft, label)
    now, mapping = snapshot.apply(places), draft.applied

    def bring(tell: Tell) -> SurveyBrought:
        shares = _shares(tell, count.rows)
        return survey_change(now, journey, sheet, mapping, count, answers=kept, tell=shares)

    try:
        brought = wait_for(over, tr("Bringing {name} in…", name=sheet.name), bring)
    except Stopped:
        return None
    whole = Change(label, (places + brought.change).edits).normal()
    if not workspace.commit(whole):
        if kept is not None:
            kept.forget_answers(brought.source.id)
        return None
    workspace.look_at(journey)
    host.main_view.open_view()
    return brought


def with_places(
    snapshot: Snapshot, journey: str, sheet: SurveySheet, draft: SurveyDraft, label: str
) -> tuple[Change, str]:
    """Return the change that makes the places a draft names that are not there, and the journey.

    Touchpoints of a new journey stand in the stages their questions make, those of one that is
    there in a stage of their own.
    """
    wanted, stage_of = [], _stages_for(snapshot, journey, sheet, draft)
    for column in draft.mapping.columns:
        place = place_of(column)
        if is_new(snapshot, journey, place) and place.kind == "stage":
            wanted.append(WantedTouchpoint("", place.name))
        elif is_new(snapshot, journey, place) and place.kind == "touchpoint":
            wanted.append(WantedTouchpoint(place.name, stage_of(column.name)))
    title = " ".join(Path(sheet.name).stem.replace("_", " ").split())
    made, at = with_touchpoints(snapshot, journey, wanted, title, label)
    fits = made if snapshot.all(Project) else fitted(made, snapshot, sheet.name)
    return fits, at


def _stages_for(
    snapshot: Snapshot, journey: str, sheet: SurveySheet, draft: SurveyDraft
) -> Callable[[str], str]:
    """Return what tells the title of the stage a column's new touchpoint stands in."""
    groups = groups_of(sheet, draft.mapping)
    if cards(snapshot, journey) or not any(one.group for one in groups.values()):
        return lambda column: tr("From the survey")
    return lambda column: groups[column].group or tr("Other questions")


def report(host: WindowHost, brought: SurveyBrought, count: SurveyCount) -> None:
    """Say shortly what came in, and offer the list of what was refused, or the sources."""
    said = plural(
        "{n} score of {rows} came in.",
        "{n} scores of {rows} came in.",
        len(brought.scores),
        rows=answers(count.counted),
    )
    sentence = " ".join((said, *brought.remarks))
    if count.rejected_count:
        refused = rejected_list(count)
        host.offer(
            sentence,
            tr("Copy what was refused"),
            lambda: QGuiApplication.clipboard().setText(refused),
        )
    else:
        host.offer(sentence, tr("Show the sources"), lambda: host.panels.set_shown("sources", True))


class Acquaintance:
    """Knows who answered in files that were read before, as far as that is kept."""

    def __init__(self, host: WindowHost) -> None:
        self._snapshot, self._session = host.workspace.snapshot, host.session

    def met_again(self, sheet: SurveySheet, mapping: SurveyMapping) -> int:
        """Return how many respondents of a sheet are known; not for the window's thread."""
        sources = [source.id for source, _ in survey_sources(self._snapshot)]
        project = next(iter(self._snapshot.all(Project)), "")
        if not mapping.respondent or not sources or self._session is None:
            return 0
        known = self._session.attachments.respondents(sources)
        return met_again(sheet, mapping, project, known) if known else 0


def _shares(tell: Tell, rows: int) -> Callable[[int], None]:
    return lambda done: tell(min(0.99, done / rows) if rows else 0.0)
