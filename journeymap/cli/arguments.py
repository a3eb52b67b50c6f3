"""What can be asked for on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from journeymap import language
from journeymap.cli.commands import bring_in, check, info, list_templates, new, open_window
from journeymap.cli.export_options import add_export_options
from journeymap.cli.exporting import export
from journeymap.language import tr
from journeymap.version import __version__

Run = Callable[[argparse.Namespace], int]


def understand(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what is asked for; raises ``SystemExit`` with 2 when that is not to be understood.

    Whatever does not name a command is a file to open; ``./new`` is a file called new.
    """
    given = list(arguments)
    parser, names = _parser()
    if not given or given[0] == "--" or (given[0] not in names and given[0][:1] != "-"):
        given.insert(0, "open")
    return parser.parse_args(given)


def _parser() -> tuple[argparse.ArgumentParser, frozenset[str]]:
    """Return the parser, and the names of the commands."""
    parser = argparse.ArgumentParser(
        prog="journeymap",
        usage=tr("journeymap [FILE] | COMMAND …"),
        description=tr(
            "Customer journey maps. With a file, or with nothing, the window opens; a file that "
            "is called like a command is written as ./new."
        ),
    )
    parser.add_argument("--version", action="version", version=f"Journeymap {__version__}")
    commands = parser.add_subparsers(
        title=tr("commands"), metavar=tr("COMMAND"), prog="journeymap", required=True
    )

    def command(name: str, run: Run, about: str, *paths: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=about, description=about, allow_abbrev=False)
        made.set_defaults(run=run, error=made.error)
        for path in paths:
            made.add_argument(path.lower(), type=Path, metavar=path)
        return made

    opened = command("open", open_window, tr("open the window, on a file or on the start page"))
    opened.add_argument("file", nargs="?", type=Path, metavar="FILE")
    made = command("new", new, tr("make a journey file from a template"), "FILE")
    made.add_argument("--template", default="empty", metavar="NAME", help=tr("see: templates"))
    made.add_argument("--language", choices=list(language.LANGUAGES), help=tr("of its texts"))
    source = tr("make a journey file from a file of another kind")
    brought = command("import", bring_in, source, "SOURCE")
    brought.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    told = command("info", info, tr("say what is in a journey file"), "FILE")
    checked = command("check", check, tr("say whether a journey file is sound"), "FILE")
    listed = command("templates", list_templates, tr("list templates and samples"))
    for each in (brought, told, checked, listed):
        each.add_argument("--json", action="store_true", help=tr("answer in JSON"))
    about = tr("write a journey as a picture, a document, tables or text")
    written = command("export", export, about, "FILE", "OUT")
    add_export_options(written)
    for each in (made, brought, written):
        each.add_argument("--force", action="store_true", help=tr("replace a file that is there"))
    return parser, frozenset(commands.choices)
