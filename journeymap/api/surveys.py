"""Surveys for scripts and the command line: looked at without changing anything, or brought in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journeymap.api.plain import Plain, score_plain
from journeymap.metrics.scored import Scored, scored_by
from journeymap.model.records import Journey, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.surveys.bringing import SurveyBrought, survey_change
from journeymap.tabular.surveys.count import SurveyCount
from journeymap.tabular.surveys.counting import counted
from journeymap.tabular.surveys.earlier import kept_mapping, new_columns
from journeymap.tabular.surveys.mapping import SurveyMapping
from journeymap.tabular.surveys.proposing import proposed
from journeymap.tabular.surveys.reading import read_survey
from journeymap.tabular.surveys.respondents import KeptAnswers
from journeymap.tabular.surveys.sheet import SurveySheet
from journeymap.tabular.surveys.telling import left_out, said_of


@dataclass(frozen=True, slots=True)
class SurveyOutcome:
    """What came, or would come, of a survey: how its rows were counted, and its scores.

    ``snapshot`` is the document with the scores in it. ``remarks`` are sentences about what is
    to be known, ``left_out`` the columns nothing was done with.
    """

    sheet: SurveySheet
    mapping: SurveyMapping
    count: SurveyCount
    brought: SurveyBrought
    snapshot: Snapshot
    remarks: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def scores(self) -> tuple[Scored, ...]:
        """The scores it makes, each as it reads on its own."""
        found = (scored_by(self.snapshot, one) for one in self.brought.scores)
        return tuple(one for one in found if one)

    def plain(self) -> dict[str, Any]:
        """Return it as ``survey.schema.json`` has it."""
        return survey_plain(self)


def looked_at(
    snapshot: Snapshot,
    journey: str,
    path: Path,
    mapping: SurveyMapping | None,
    sheet: str = "",
    answers: KeptAnswers | None = None,
    tell: Callable[[float], None] = lambda share: None,
) -> SurveyOutcome:
    """Return what a survey comes to in a document; nothing is changed but the kept ``answers``.

    Without a mapping it is the one kept in the document, else the one that is proposed. Raises
    ``JourneyError`` for what cannot be read, counted, or brought in.
    """
    wanted = sheet or (mapping.sheet if mapping else "")
    read = read_survey(path, wanted, tell)
    told = mapping or kept_mapping(snapshot, read)
    used = told or proposed(read, snapshot, journey)
    count = counted(read, used, _in_shares(tell, _about(read, path)))
    brought = survey_change(
        snapshot, journey, read, used, count, answers=answers, tell=_in_shares(tell, count.rows)
    )
    fresh = () if mapping else new_columns(snapshot, read)
    remarks = said_of(read, used, count, snapshot, proposed=told is None, fresh=fresh)
    return SurveyOutcome(
        read, used, count, brought, snapshot.apply(brought.change),
        (*remarks, *brought.remarks), left_out(read, used),
    )  # fmt: skip


def _about(sheet: SurveySheet, path: Path) -> float:
    """Return about how many rows a sheet has, by how long the first ones are."""
    sample = sheet.sample()
    letters = sum(sum(map(len, row)) + len(row) for row in sample)
    return path.stat().st_size * len(sample) / letters if letters else 1.0


def _in_shares(tell: Callable[[float], None], rows: float) -> Callable[[int], None]:
    """Return what is told how many rows are done and tells which share that is."""
    return lambda done: tell(min(1.0, done / rows) if rows else 1.0)


def survey_plain(outcome: SurveyOutcome) -> Plain:
    """Return what came of a survey as plain data."""
    count, sheet = outcome.count, outcome.sheet
    return {
        "survey": sheet.name,
        "shape": sheet.shape,
        "rows": count.rows,
        "counted": count.counted,
        "valid": count.valid,
        "missing": count.missing,
        "rejected": [one._asdict() for one in count.rejected],
        "rejected_count": count.rejected_count,
        "duplicates": count.duplicates,
        "alike": count.alike,
        "unfinished": count.unfinished,
        "previews": count.previews,
        "undated": count.undated,
        "columns": [
            {
                "name": one.key,
                "question": sheet.question(one.key),
                "valid": one.valid,
                "missing": [{"value": value, "count": n} for value, n in one.missing],
                "rejected_count": one.rejected,
                "answers": list(one.histogram),
            }
            for one in count.columns
        ],
        "scores": [_score(outcome.snapshot, one) for one in outcome.scores],
        "left_out": list(outcome.left_out),
        "remarks": list(outcome.remarks),
        "mapping": _mapping(outcome.mapping),
    }


def _score(snapshot: Snapshot, scored: Scored) -> Plain:
    """Return one score with the titles of where it stands."""
    score = scored.score
    named = {
        "touchpoint": snapshot.get(Touchpoint, score.touchpoint),
        "stage": snapshot.get(Stage, score.stage),
        "journey": snapshot.get(Journey, score.journey),
    }
    places = {kind: one.title if one else None for kind, one in named.items()}
    return {**places, **score_plain(snapshot, scored)}


def _mapping(mapping: SurveyMapping) -> Plain:
    from journeymap.tabular.surveys.notation import plain

    return plain(mapping)
