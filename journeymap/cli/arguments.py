"""What can be asked for on the command line: one parser, built when it is needed."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from journeymap import language
from journeymap.cli.analysing import add_analyse_options, analyse
from journeymap.cli.commands import check, info, list_templates, new, open_window
from journeymap.cli.comparing import add_diff_options, diff
from journeymap.cli.documents import PIPE
from journeymap.cli.export_options import add_export_options
from journeymap.cli.exporting import export
from journeymap.cli.importing import add_import_options, bring_in
from journeymap.cli.reviewing import add_reviews_options, reviews
from journeymap.cli.surveying import add_survey_options, survey
from journeymap.language import tr
from journeymap.version import __version__

Run = Callable[[argparse.Namespace], int]

_NEGATIVE = re.compile(r"[-−]\d.*\.\.")


def understand(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what is asked for; raises ``SystemExit`` with 2 when that is not to be understood.

    A file is opened by its name alone where it is there or looks like one; ``./new`` and
    ``open new`` are a file called new.
    """
    given = _with_values(arguments)
    parser, names = _parser()
    if not given or given[0] == "--" or (given[0][:1] != "-" and _is_file(given[0], names)):
        given.insert(0, "open")
    elif given[0][:1] != "-" and given[0] not in names:
        _unknown(parser, given[0], names)
    asked, rest = parser.parse_known_args(given)
    # Where files and options take turns, argparse leaves the later files over.
    if len(rest) == 1 and _is_path(rest[0]) and getattr(asked, "after", rest) is None:
        asked.after = rest.pop()
    if rest and not (hasattr(asked, "paths") and all(map(_is_path, rest))):
        getattr(asked, "error", parser.error)(
            tr("unrecognized arguments: {given}", given=" ".join(rest))
        )
    if rest:
        asked.paths += map(Path, rest)
    return asked


def language_asked(arguments: Sequence[str]) -> str | None:
    """Return the language that is asked for, so that help and complaints are in it too."""
    for at, one in enumerate(arguments):
        name, apart, code = one.partition("=")
        if name == "--language":
            code = code if apart else next(iter(arguments[at + 1 : at + 2]), "")
            return code if code in language.LANGUAGES else None
    return None


def _with_values(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with a scale that begins below zero beside its flag, as argparse needs."""
    given: list[str] = []
    for one in arguments:
        if given and given[-1] == "--feelings" and _NEGATIVE.match(one):
            given[-1] = f"--feelings={one}"
        else:
            given.append(one)
    return given


def _is_path(given: str) -> bool:
    return given == PIPE or not given.startswith("-")


def _is_file(given: str, names: frozenset[str]) -> bool:
    """Tell whether a word is a file: it is there, or is written as only a file is."""
    if given in names:
        return False
    written = bool(os.path.dirname(given)) or bool(Path(given).suffix)
    return written or os.path.isfile(given)


def _unknown(parser: argparse.ArgumentParser, given: str, names: frozenset[str]) -> NoReturn:
    """End with 2, and name the command that was probably meant."""
    from difflib import get_close_matches

    begun = [name for name in sorted(names) if given and name.startswith(given.casefold())]
    close = get_close_matches(given.casefold(), sorted(names), n=1, cutoff=0.6)
    if meant := next(iter(begun or close), ""):
        parser.error(
            tr("there is no command “{name}”; did you mean “{meant}”?", name=given, meant=meant)
        )
    known = ", ".join(sorted(names))
    parser.error(
        tr(
            "there is no command “{name}”; there are {known}. A file of that name is opened with: "
            "journeymap open {name}",
            name=given,
            known=known,
        )
    )


def _parser() -> tuple[argparse.ArgumentParser, frozenset[str]]:
    """Return the parser, and the names of the commands."""
    parser = argparse.ArgumentParser(
        prog="journeymap",
        usage=tr("journeymap [FILE] | COMMAND …"),
        description=tr(
            "Customer journey maps. With a file, or with nothing, the window opens; a file that "
            "is called like a command is written as ./new."
        ),
        epilog=tr(
            "It ends with 0 when all is done, 1 when a file or an input is in the way, 2 when the "
            "command is not understood, 3 when --fail-on is met, 70 when the program is at fault "
            "and 130 when it was stopped."
        ),
    )
    parser.add_argument("--version", action="version", version=f"Journeymap {__version__}")
    commands = parser.add_subparsers(
        title=tr("commands"), metavar=tr("COMMAND"), prog="journeymap", required=True
    )

    _add_commands(commands)
    return parser, frozenset(commands.choices)


def _add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    def command(name: str, run: Run, about: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=about, description=about, allow_abbrev=False)
        made.set_defaults(run=run, error=made.error)
        return made

    opened = command("open", open_window, tr("open the window, on a file or on the start page"))
    opened.add_argument("file", nargs="?", type=Path, metavar="FILE")
    made = command("new", new, tr("make a journey file from a template"))
    made.add_argument("file", type=Path, metavar="FILE")
    made.add_argument("--template", default="empty", metavar="NAME", help=tr("see: templates"))
    brought = command("import", bring_in, tr("bring a file of another kind in"))
    add_import_options(brought)
    counted = command("survey", survey, tr("make scores of the answers to a survey"))
    add_survey_options(counted)
    reviewed = command("reviews", reviews, tr("propose where reviews belong, bring them in"))
    add_reviews_options(reviewed)
    told = command("info", info, tr("say what is in journey files"))
    checked = command("check", check, tr("say whether journey files are sound"))
    for each in (told, checked):
        each.add_argument("paths", nargs="+", type=Path, metavar="FILE")
    _add_check_options(checked)
    computed = command("analyse", analyse, tr("say what comes of a journey for who begins it"))
    add_analyse_options(computed)
    compared = command("diff", diff, tr("say what differs between two journeys"))
    add_diff_options(compared)
    listed = command("templates", list_templates, tr("list templates and samples"))
    about = tr("write a journey as a picture, a document, tables or text")
    written = command("export", export, about)
    add_export_options(written)
    for each in (brought, counted, reviewed, told, checked, computed, compared, listed):
        each.add_argument("--json", action="store_true", help=tr("answer in JSON"))
    for each in (made, brought, counted, written):
        each.add_argument("--force", action="store_true", help=tr("replace a file that is there"))
    for each in commands.choices.values():
        if each is not opened:
            _add_language(each, tables=each is written)


def _add_language(command: argparse.ArgumentParser, *, tables: bool) -> None:
    spoken = tr("of what is said and written")
    if tables:
        spoken = tr(
            "of legend and headings; with uk and ru, CSV has semicolons and decimal commas, as "
            "Excel expects there"
        )
    command.add_argument("--language", choices=list(language.LANGUAGES), help=spoken)


def _add_check_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--fail-on",
        type=int,
        choices=range(1, 5),
        help=tr("end with 3 when something as severe is found, from 1 to 4"),
    )
    command.add_argument(
        "--all", action="store_true", help=tr("tell the dismissed findings too, and why they are")
    )
