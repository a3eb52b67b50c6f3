"""``survey``: the answers of a survey as scores in a journey file, or only what they would be."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.cli.documents import FINE, Progress, answer
from journeymap.errors import JourneyError
from journeymap.language import plural, tr

if TYPE_CHECKING:
    from journeymap.api.surveys import SurveyOutcome
    from journeymap.metrics.scored import Scored
    from journeymap.tabular.surveys.mapping import SurveyMapping


def add_survey_options(command: argparse.ArgumentParser) -> None:
    """Add everything ``survey`` may be asked for."""
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("survey", type=Path, metavar="SURVEY")
    command.add_argument(
        "--mapping",
        type=Path,
        metavar="M.toml",
        help=tr("what the columns mean; without it the one kept in FILE, else as they seem"),
    )
    command.add_argument(
        "--write-mapping",
        type=Path,
        metavar="M.toml",
        help=tr("write down what the columns are taken for, to be corrected and used again"),
    )
    command.add_argument(
        "--journey", default=None, metavar="T", help=tr("into which journey; without, the first")
    )
    command.add_argument("--sheet", default="", metavar="NAME", help=tr("the sheet to be read"))
    command.add_argument(
        "--dry-run", action="store_true", help=tr("only say what would come in; change nothing")
    )


def survey(asked: argparse.Namespace) -> int:
    """Bring the answers of a survey in; say what was left out and what is assumed."""
    from journeymap import api

    mapping = _mapping(asked.mapping) if asked.mapping else None
    if asked.write_mapping:
        _check_free(asked.write_mapping, asked.force)
    progress = Progress(1)
    progress.begin(asked.survey.name)
    with api.open(asked.file, read_only=asked.dry_run) as project:
        for notice in project.notices:
            print(notice, file=sys.stderr)
        try:
            outcome = project.survey(
                asked.survey, mapping, journey=asked.journey, sheet=asked.sheet,
                dry_run=asked.dry_run, tell=progress.tell,
            )  # fmt: skip
        finally:
            progress.end()
    if asked.write_mapping:
        _write(asked.write_mapping, outcome.mapping)
    _report(asked, outcome)
    return FINE


def _mapping(path: Path) -> SurveyMapping:
    from journeymap.storage.reading import content_of, decoded
    from journeymap.tabular.surveys.notation import read_mapping

    return read_mapping(decoded(content_of(path), path.name, "utf-8-sig"), path.name)


def _check_free(path: Path, replace: bool) -> None:
    import os

    from journeymap.api.wishes import AlreadyThere

    if not replace and os.path.lexists(path):
        raise AlreadyThere(path)


def _write(path: Path, mapping: SurveyMapping) -> None:
    from journeymap.tabular.surveys.notation import written

    try:
        path.write_text(written(mapping), "utf-8", newline="\n")
    except OSError as fault:
        raise JourneyError(
            tr("{file} cannot be written: {why}.", file=path, why=fault.strerror or fault)
        ) from fault


def _report(asked: argparse.Namespace, outcome: SurveyOutcome) -> None:
    count = outcome.count
    for remark in outcome.remarks:
        print(f"{asked.survey}: {remark}", file=sys.stderr)
    for one in count.rejected[:20]:
        print(
            f"{asked.survey}:{one.row}: "
            + tr(
                "“{value}” in “{column}” is outside the scale and was rejected.",
                value=one.value,
                column=one.column,
            ),
            file=sys.stderr,
        )
    if asked.json:
        plain = outcome.plain()
        answer({"schema": 1, "file": str(asked.file), **plain, "changed": not asked.dry_run})
        return
    for scored in outcome.scores:
        print(f"  {_line(outcome, scored)}")
    print(
        plural(
            "{file}: {n} score of {rows} rows",
            "{file}: {n} scores of {rows} rows",
            len(outcome.scores),
            file=asked.file,
            rows=count.rows,
        )
    )


def _line(outcome: SurveyOutcome, scored: Scored) -> str:
    """Return where a score stands, what it is, and of how many."""
    from journeymap.metrics import short_name
    from journeymap.metrics.wording import interval, value
    from journeymap.model.records import Journey, Persona, Stage, Touchpoint

    score, snapshot = scored.score, outcome.snapshot
    there = (
        snapshot.get(Touchpoint, score.touchpoint)
        or snapshot.get(Stage, score.stage)
        or snapshot.get(Journey, score.journey)
    )
    persona = snapshot.get(Persona, score.persona)
    part = (score.period, score.segment, persona.name if persona else "")
    told = f"{short_name(scored.metric)} {value(scored.metric, scored.reading)}"
    about = (interval(scored.reading), f"n = {scored.reading.n}", *part)
    return f"{there.title if there else ''}: {told} ({', '.join(filter(None, about))})"
