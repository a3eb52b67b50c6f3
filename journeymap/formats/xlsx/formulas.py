"""Formulas of a workbook that nobody has worked out: their cells look blank and are named."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

from journeymap.language import plural, tr

_BARE = re.compile(
    rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]{0,200}>\s*<f(?:\s[^>]{0,500})?(?:/>|>[^<]{0,8192}</f>)\s*'
    rb"(?:<v\s*/>|<v></v>)?\s*</c>"
)
_SHOWN = 5
_LARGEST = 20 * 2**20

Report = tuple[tuple[int, str], ...]


def unreckoned(data: bytes, paths: Mapping[str, str]) -> dict[str, Report]:
    """Return, by the title of a sheet, the sentence about its formulas without a value.

    ``paths`` are the titles of sheets by where they lie in the archive. Programs that write
    workbooks without a spreadsheet leave formulas so; what they come to stands nowhere.
    """
    found: dict[str, Report] = {}
    with zipfile.ZipFile(BytesIO(data)) as parts:
        known = {info.filename: info.file_size for info in parts.infolist()}
        for path, title in paths.items():
            inner = path.removeprefix("/")
            if known.get(inner, _LARGEST + 1) > _LARGEST:
                continue
            cells = [(a.decode(), int(b)) for a, b in _BARE.findall(parts.read(inner))]
            if cells:
                found[title] = ((cells[0][1], _said(cells)),)
    return found


def _said(cells: list[tuple[str, int]]) -> str:
    named = ", ".join(f"{column}{row}" for column, row in cells[:_SHOWN])
    named = f"{named}, …" if len(cells) > _SHOWN else named
    return " ".join(
        (
            plural(
                "The formula in {cells} has no value, so its cell was read as blank.",
                "{n} formulas have no value, so their cells were read as blank: {cells}.",
                len(cells),
                cells=named,
            ),
            tr("Open the workbook in a spreadsheet program, save it, and import it again."),
        )
    )
