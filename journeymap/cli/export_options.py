"""The options of ``export``: each is one of ``api.ExportWishes``, and a format knows some."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.drawing.density import DENSITIES
from journeymap.drawing.theme import theme_names
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.view.look import DETAILS

if TYPE_CHECKING:
    from journeymap.formats import Exporter

FLAGS = {
    "view": "--view",
    "stages": "--stage",
    "select": "--select",
    "frame": "--frame",
    "frames": "--frames",
    "persona": "--persona",
    "arrangement": "--arrangement",
    "page": "--page",
    "detail": "--detail",
    "fold": "--fold",
    "density": "--density",
    "theme": "--theme",
    "title": "--no-title",
    "legend": "--no-legend",
    "border": "--border",
    "logo": "--logo",
    "transparent": "--transparent",
    "scale": "--scale",
    "width": "--width",
    "paper": "--paper",
    "dpi": "--dpi",
    "tiles": "--tiles",
    "outlines": "--outlines",
    "raw": "--raw",
    "pictures": "--pictures",
}
"""How each wish of ``api.ExportWishes`` is asked for."""


def add_export_options(export: argparse.ArgumentParser) -> None:
    """Add everything ``export`` may be asked for."""
    export.usage = tr(
        "journeymap export FILE OUT [options] | FILE… FOLDER (--to ENDING | --all) [options]"
    )
    export.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="FILE",
        help=tr(
            "journey files, and last where to write: a file, a folder with --to and --all, or -"
        ),
    )
    export.add_argument("--list", action=_Listing, help=tr("list the endings, and what goes with"))
    many = export.add_mutually_exclusive_group()
    many.add_argument(
        "--to",
        default="",
        metavar="ENDING",
        help=tr("write files that end so, named as the journey files are; for - it has to be said"),
    )
    many.add_argument("--all", action="store_true", help=tr("write a file of every format"))
    which = export.add_mutually_exclusive_group()
    which.add_argument("--journey", metavar="TITLE", help=tr("the first one without this"))
    which.add_argument(
        "--all-journeys", action="store_true", help=tr("every journey, in a file of its own")
    )
    _what(export.add_argument_group(tr("what is shown")))
    _look(export.add_argument_group(tr("what goes with it")))
    _size(export.add_argument_group(tr("how large")))


def _what(group: argparse._ArgumentGroup) -> None:
    part = group.add_mutually_exclusive_group()
    part.add_argument(
        "--stage",
        dest="stages",
        action="append",
        metavar="TITLE",
        help=tr("a page of this stage; may be given more than once"),
    )
    part.add_argument(
        "--select",
        action="append",
        metavar="TITLE",
        help=tr("only this stage or touchpoint"),
    )
    part.add_argument(
        "--frame", type=_whole, metavar="N", help=tr("this frame of the presentation")
    )
    part.add_argument(
        "--frames",
        action="store_true",
        help=tr("all frames: pages with notes, slides, or a numbered picture each"),
    )
    group.add_argument(
        "--page",
        metavar="PAGE",
        help=tr(
            "a page that is no journey's map: atlas, persona=NAME for their sheet, or"
            " diff=[FILE]#JOURNEY for both journeys at once"
        ),
    )
    group.add_argument("--persona", metavar="NAME", help=tr("the persona who stands out"))
    group.add_argument(
        "--view",
        metavar="NAME",
        help=tr("as this saved view looks; all for none, without this as it is shown first"),
    )


def _look(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--arrangement", metavar="NAME", help=tr("how it is laid out: map, without this")
    )
    group.add_argument(
        "--detail",
        choices=DETAILS,
        help=tr("how much cards say: what matters, or all that is known (full)"),
    )
    group.add_argument(
        "--fold",
        type=_rows,
        metavar="N|auto|off",
        help=tr("in so many rows, as many as fit, or one; as many as fit without this"),
    )
    group.add_argument(
        "--density",
        choices=DENSITIES,
        help=tr("how closely it is set: as usual, or dense for small paper"),
    )
    group.add_argument(
        "--theme",
        metavar="NAME|FILE.toml",
        help=tr("its colours: {known}; or those of a file", known=", ".join(theme_names())),
    )
    group.add_argument("--no-title", dest="title", action="store_false", help=tr("without title"))
    group.add_argument(
        "--no-legend", dest="legend", action="store_false", help=tr("without legend")
    )
    group.add_argument("--border", action="store_true", help=tr("with a line around it"))
    group.add_argument(
        "--logo", type=Path, metavar="FILE", help=tr("a PNG or JPEG picture at the upper right")
    )
    group.add_argument("--transparent", action="store_true", help=tr("without a background"))
    group.add_argument("--outlines", action="store_true", help=tr("letters as shapes"))
    group.add_argument(
        "--raw",
        action="store_true",
        help=tr(
            "for programs: texts as they are, which a spreadsheet may take for formulas, and commas "
            "between cells in every language"
        ),
    )
    group.add_argument(
        "--pictures", action="store_true", help=tr("with the pictures, which else are only named")
    )


def _size(group: argparse._ArgumentGroup) -> None:
    size = group.add_mutually_exclusive_group()
    size.add_argument("--scale", type=_number, metavar="N", help=tr("pixels per unit of the page"))
    size.add_argument("--width", type=_whole, metavar="PX", help=tr("pixels across"))
    group.add_argument(
        "--paper",
        type=_paper,
        metavar="NAME",
        help=tr("made to fit this paper: A4 to A0, Letter, Legal, Tabloid"),
    )
    group.add_argument("--dpi", type=_number, metavar="N", help=tr("dots per inch"))
    group.add_argument(
        "--tiles",
        action="store_true",
        help=tr("over sheets of this paper with crop marks, as large as --scale says"),
    )


class _Listing(argparse.Action):
    """Lists the formats, and ends."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_rest: object) -> None:
        from journeymap.formats import EXPORTERS

        for kind in EXPORTERS:
            print(f"{' '.join((kind.suffix, *kind.also)):14}{tr(kind.label)}")
            if kind.supports:
                print(f"{'':14}{' '.join(flags(kind))}")
        parser.exit()


def flags(kind: Exporter) -> list[str]:
    """Return what a format can be asked for."""
    from journeymap.api.exporting import unsupported

    means_nothing = unsupported(kind, FLAGS)
    return [flag for name, flag in FLAGS.items() if name not in means_nothing]


def _number(written: str) -> float:
    try:
        value = float(written)
    except ValueError:
        value = 0.0
    if not isfinite(value) or value <= 0:
        raise argparse.ArgumentTypeError(tr("{given} is not a number above 0", given=written))
    return value


def _whole(written: str) -> int:
    if not written.isdecimal() or not 0 < len(written) < 9 or not int(written):
        raise argparse.ArgumentTypeError(tr("{given} is not a number of pixels", given=written))
    return int(written)


def _rows(written: str) -> str:
    from journeymap.api.wishes import rows_wished

    try:
        rows_wished(written)
    except JourneyError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return written


def _paper(written: str) -> str:
    from journeymap.drawing.paper import PAPER_MM

    found = next((paper for paper in PAPER_MM if paper.upper() == written.upper()), None)
    if found is None:
        known = ", ".join(PAPER_MM)
        raise argparse.ArgumentTypeError(
            tr("{given} is not one of {known}", given=written, known=known)
        )
    return found
