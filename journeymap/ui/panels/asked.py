"""Where a metric was asked: each score with its place, and the periods there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QVBoxLayout

from journeymap.language import plural, tr
from journeymap.metrics.periods import age, same, when
from journeymap.metrics.scored import Scored, scored_by
from journeymap.metrics.wording import heading, line
from journeymap.model.grid import cards, stages
from journeymap.model.names import journey_name
from journeymap.model.records import Journey, Metric, Score, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.ui.panels.editors import called
from journeymap.ui.panels.sections import PageSection, Records
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.word_link import WordLink
from journeymap.ui.widgets.words import Words

_MOST = 60


class ScorePlace(NamedTuple):
    """A score of a metric, the record it stands on, and what it says, if it does."""

    score: Score
    place: Journey | Stage | Touchpoint
    said: str


class AskedAt(PageSection):
    """The scores of a metric, in the order of the journey; a click goes to the place."""

    def __init__(self, field_editor: FieldEditor) -> None:
        super().__init__(field_editor, tr("Where it was asked"))
        self._periods = Words("soft")
        self.column.addWidget(self._periods)
        self._body = QVBoxLayout()
        self._body.setSpacing(2)
        self.column.addLayout(self._body)
        self._more = Words("soft")
        self.column.addWidget(self._more)
        self.rows: list[tuple[WordLink, Words]] = []
        self._places: list[ScorePlace] = []

    def present(self, records: Records) -> None:
        """List where one metric was asked; of several nothing is listed."""
        snapshot, (metric, *others) = self.field_editor.workspace.view.snapshot, records
        self.setVisible(not others)
        found = [] if others else [*asked_at(snapshot, metric)]
        self._places = found[:_MOST]
        self._periods.say(periods(found) if found else tr("nowhere yet"))
        while len(self.rows) < len(self._places):
            self._add()
        for i, (name, said) in enumerate(self.rows):
            there = i < len(self._places)
            name.setVisible(there)
            said.setVisible(there)
            if there:
                name.say(_named(self._places[i].place))
                said.say(self._places[i].said)
        left = len(found) - len(self._places)
        self._more.say(plural("and {n} more", "and {n} more", left) if left > 0 else "")
        self._more.setVisible(left > 0)

    def _add(self) -> None:
        name, said = WordLink(self.field_editor, "strong"), Words("soft")
        name.followed.connect(partial(self._go, len(self.rows)))
        self._body.addWidget(name)
        self._body.addWidget(said)
        self.rows.append((name, said))

    def _go(self, row: int) -> None:
        """Go to where a score was asked."""
        self.field_editor.going.emit((self._places[row].place.id,))


def asked_at(snapshot: Snapshot, metric: Metric) -> Iterator[ScorePlace]:
    """Yield the scores of a metric by journey: of itself, its stages and its touchpoints."""
    by_place: dict[str, list[Score]] = {}
    for score in snapshot.of(Score, "metric", metric.id):
        by_place.setdefault(score.touchpoint or score.stage or score.journey or "", []).append(
            score
        )
    for journey in snapshot.ordered(Journey):
        places: list[Journey | Stage | Touchpoint] = [journey]
        places += [*stages(snapshot, journey.id), *cards(snapshot, journey.id)]
        for place in places:
            rows = by_place.get(place.id, ())
            for score in sorted(rows, key=age, reverse=True):
                scored = scored_by(snapshot, score)
                said = _said(snapshot, scored) if scored else tr("no answers yet")
                yield ScorePlace(score, place, said)


def periods(found: list[ScorePlace]) -> str:
    """Return the periods of some scores, the newest first, with how many scores are of each."""
    counted = Counter(same(one.score) for one in found)
    newest = sorted(found, key=lambda one: age(one.score), reverse=True)
    names = {same(one.score): when(one.score) for one in reversed(newest)}
    order = dict.fromkeys(same(one.score) for one in newest)
    told = [f"{names[key]} ({counted[key]})" for key in order if names[key]]
    if not told:
        return ""
    return tr("Periods: {periods}", periods=", ".join(told))


def newest_period(snapshot: Snapshot, metric: str) -> str:
    """Return the newest period a metric was asked in, which the next score is likely of."""
    known = [score for score in snapshot.of(Score, "metric", metric) if score.period.strip()]
    return max(known, key=age).period if known else ""


def _said(snapshot: Snapshot, scored: Scored) -> str:
    return line(snapshot, scored) or heading(scored)


def _named(place: Journey | Stage | Touchpoint) -> str:
    return journey_name(place) if isinstance(place, Journey) else called(place)
