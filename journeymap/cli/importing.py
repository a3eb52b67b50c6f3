"""``import``: a file of another program, into a new file or into one that is there."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.cli.documents import FINE, PIPE, Progress, answer
from journeymap.errors import JourneyError
from journeymap.language import plural, tr

if TYPE_CHECKING:
    from journeymap.api import ProjectHandle
    from journeymap.formats.reading import ImportOptions
    from journeymap.tabular.imported import Imported

ALIASES = {"touchpoint": "title"}
"""What columns are called in sheets and on the command line, and their field."""


def add_import_options(command: argparse.ArgumentParser) -> None:
    """Add everything ``import`` may be asked for."""
    command.add_argument("source", metavar="SOURCE")
    into = command.add_mutually_exclusive_group(required=True)
    into.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help=tr("make this journey file of it")
    )
    into.add_argument(
        "--into", type=Path, metavar="FILE", help=tr("bring it into this journey file")
    )
    command.add_argument(
        "--from",
        dest="kind",
        default="",
        metavar="ENDING",
        help=tr("which kind of file it is, where it does not tell itself; for - it has to be said"),
    )
    command.add_argument("--title", default="", metavar="T", help=tr("what the journey is called"))
    table = command.add_argument_group(tr("of tables"))
    table.add_argument("--sheet", default="", metavar="NAME", help=tr("the sheet to be read"))
    table.add_argument(
        "--columns",
        type=_column,
        nargs="+",
        action="extend",
        default=[],
        metavar="FIELD=HEADING",
        help=tr("what columns are: touchpoint, stage, lane, feeling, friction, severity, …"),
    )
    table.add_argument(
        "--feelings",
        type=_feelings,
        default=None,
        metavar="LOW..HIGH",
        help=tr("the numbers for the worst and the best feeling, as in 0..10"),
    )
    table.add_argument(
        "--transpose",
        action=argparse.BooleanOptionalAction,
        default=None,
        help=tr(
            "the stages run along the top, or down the side; as it looks where nothing is said"
        ),
    )
    _add_log_options(command)


def _add_log_options(command: argparse.ArgumentParser) -> None:
    """Add what may be said of logs of events and tables of paths."""
    log = command.add_argument_group(tr("of logs and paths"))
    for name, meant in (
        ("case", tr("the column that tells one customer's journey from another")),
        ("activity", tr("the column of what was done")),
        ("time", tr("the column of when it was done; when it began, to order by that")),
        ("start", tr("the column of when it began, for how long it took")),
        ("lifecycle", tr("the column of whether an event is a start or complete")),
        ("resource", tr("the column of who did it: a lane each")),
        ("channel", tr("the column of where it was done: a lane each")),
    ):
        log.add_argument(f"--{name}", default="", metavar="COL", help=meant)
    log.add_argument(
        "--dates",
        choices=("dmy", "mdy", "ymd"),
        default="",
        help=tr("the order of day, month and year where it could be several"),
    )
    log.add_argument(
        "--goal", default="", metavar="ACTIVITY", help=tr("what has to be reached at the end")
    )
    log.add_argument(
        "--paths", action="store_true", help=tr("it is a table of paths: A > B > C; 12; 3")
    )


def bring_in(asked: argparse.Namespace) -> int:
    """Bring a file in; say what could not be taken and what is assumed."""
    from journeymap import api
    from journeymap.api.projects import check_new_file
    from journeymap.cli.commands import print_notices
    from journeymap.tabular.cells import REPEATED

    fields = [field for field, _ in asked.columns if field not in REPEATED]
    twice = next((field for field in fields if fields.count(field) > 1), None)
    if twice:
        asked.error(tr("--columns says twice what “{field}” is", field=twice))
    if asked.output:
        check_new_file(asked.output, replace=asked.force)
    came = _read(asked)
    if asked.into:
        with api.open(asked.into) as project:
            print_notices(project)
            outcome = project.take_in(came)
            _report(asked, came, project, [journey.id for journey in outcome.journeys])
    else:
        with api.new(asked.output, source=came, replace=asked.force) as project:
            _report(asked, came, project, [journey.id for journey in project.journeys])
    return FINE


def _read(asked: argparse.Namespace) -> Imported:
    """Read the source; what is not enough to go on is told with the flags that say it."""
    from journeymap.formats.reading import UnknownKind, import_content, import_file
    from journeymap.storage.reading import piped_content
    from journeymap.tabular.logs.columns import NotEnough
    from journeymap.tabular.recognised import SURVEY, NotAMap
    from journeymap.tabular.rows import NothingNamed

    piped = asked.source == PIPE
    if piped and not asked.kind:
        asked.error(tr("- as SOURCE needs --from ENDING"))
    options = _options(asked)
    name = tr("Standard input") if piped else Path(asked.source).name
    progress = Progress(1)
    try:
        if piped:
            return import_content(piped_content(sys.stdin.buffer), name, options)
        progress.begin(name)
        return import_file(Path(asked.source), options, progress.tell)
    except NotEnough as error:
        flags = " ".join(f"--{one} COL" for one in error.missing)
        hint = tr("Say it with {flags}.", flags=flags)
        raise JourneyError(f"{error} {hint}") from error
    except NotAMap as error:
        if error.kind != SURVEY:
            raise
        file, survey = asked.into or "FILE", "SURVEY" if piped else asked.source
        raise JourneyError(
            tr(
                "{why} As scores of a journey they come in with: journeymap survey {file} {survey}",
                why=error,
                file=file,
                survey=survey,
            )
        ) from error
    except UnknownKind as error:
        hint = tr("Say which with --from ENDING.")
        raise JourneyError(f"{error} {hint}") from error
    except NothingNamed as error:
        hint = tr("Of a table, --columns touchpoint=HEADING says it, and --sheet NAME where.")
        raise JourneyError(f"{error} {hint}") from error
    finally:
        progress.end()


def _options(asked: argparse.Namespace) -> ImportOptions:
    from journeymap.formats.reading import ImportOptions, importer_named
    from journeymap.tabular.choosing import NOTHING_CHOSEN, TableChoices
    from journeymap.tabular.feelings import scale_between
    from journeymap.tabular.logs.columns import NO_LOG_CHOICES, SAID_OF_LOGS, log_choices

    if asked.kind:
        try:
            importer_named(asked.kind)
        except JourneyError as error:
            asked.error(str(error))
    scale = scale_between(*asked.feelings) if asked.feelings else ""
    table = TableChoices(asked.sheet, tuple(asked.columns), scale, asked.transpose)
    said = {name: getattr(asked, name) for name in SAID_OF_LOGS}
    log = log_choices(said, paths=asked.paths)
    if log != NO_LOG_CHOICES:
        if table != TableChoices(asked.sheet):
            asked.error(tr("--columns, --feelings and --transpose are not of logs and paths"))
        log, table = log._replace(sheet=asked.sheet), NOTHING_CHOSEN
    return ImportOptions(asked.kind, table, asked.title, log)


def _report(
    asked: argparse.Namespace, came: Imported, project: ProjectHandle, brought: list[str]
) -> None:
    """Tell what came in, line by line what did not, and what was taken for granted."""
    told = [(line, sentence, False) for line, sentence in came.report]
    told += [(0, sentence, True) for sentence in came.assumed]
    for line, sentence, _ in told:
        place = f"{asked.source}:{line}" if line else f"{asked.source}"
        print(f"{place}: {sentence}", file=sys.stderr)
    file, found = asked.output or asked.into, project.info()
    journeys = [one for one in found["journeys"] if one["id"] in brought]
    if asked.json:
        report = [
            {"line": line, "sentence": sentence, "assumed": assumed}
            for line, sentence, assumed in told
        ]
        named = [{"id": one["id"], "title": one["title"]} for one in journeys]
        answer(
            {
                "schema": found["schema"],
                "file": str(file),
                "journeys": named,
                "report": report,
                "counts": found["counts"],
            }
        )
        return
    n = sum(one["counts"]["touchpoints"] for one in journeys)
    print(plural("{file}: {n} touchpoint", "{file}: {n} touchpoints", n, file=file))


def _column(written: str) -> tuple[str, str]:
    from journeymap.tabular.choosing import FIELDS

    said, apart, heading = written.partition("=")
    field = ALIASES.get(said.strip().casefold(), said.strip().casefold())
    if not apart or not heading.strip() or field not in FIELDS:
        known = ", ".join(FIELDS)
        raise argparse.ArgumentTypeError(
            tr("{given} is not FIELD=HEADING; FIELD is one of {known}", given=written, known=known)
        )
    return field, heading.strip()


def _feelings(written: str) -> tuple[float, float]:
    low, _, high = written.replace("−", "-").replace("…", "..").partition("..")
    try:
        ends = float(low), float(high)
    except ValueError:
        ends = 0.0, 0.0
    if not abs(ends[0]) < 1e6 > abs(ends[1]) or ends[0] == ends[1]:
        raise argparse.ArgumentTypeError(
            tr("{given} is not LOW..HIGH, as in 1..5 or -2..2", given=written)
        )
    return ends
