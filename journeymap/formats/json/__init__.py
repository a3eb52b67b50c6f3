"""JSON: the whole document as plain text, out and in again without a loss.

``resources/json/journey.schema.json`` tells what is in it.
"""

from __future__ import annotations

import json
from typing import Any

from journeymap.editing.new_ids import with_new_ids
from journeymap.errors import JourneyError
from journeymap.formats import EXPORTERS, IMPORTERS, LIKELY, SURE, UNLIKE, Exporter, Importer
from journeymap.formats.json.common import read_common
from journeymap.formats.json.pictures import PICTURES, bytes_by_digest, taken_pictures
from journeymap.formats.json.records import Taking
from journeymap.language import mark, plural, tr
from journeymap.model.change import change
from journeymap.model.plain import pack
from journeymap.model.records import KINDS, Asset
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Order
from journeymap.storage.migrations import mend_plain
from journeymap.storage.reading import decoded
from journeymap.storage.soundness import repair
from journeymap.tabular.imported import Imported
from journeymap.view import NO_ASSETS, Assets

FORMAT = 5
"""The number of what the names in the file mean; a file with a higher one is not read.

It is that of the ``.journey`` file, whose steps bring older ones to it, but for those before 4.
"""

_OF_FILE = {1: 2, 2: 3}
"""Which format of the ``.journey`` file an older number stands for."""

_MOST_RECORDS = 200_000
_LOOKED_AT = 2**12
_MOST_PARTS = 4_000_000
_NAMES = ("journeymap", "records")


def write(order: Order) -> None:
    """Write the whole document, all its journeys, as JSON in UTF-8."""
    assets = order.view.assets if order.options.pictures else NO_ASSETS
    order.path.write_text(text(order.snapshot, assets), "utf-8", newline="\n")


def _leaves(order: Order) -> tuple[str, ...]:
    """Say how many pictures are only named, where they were not asked for."""
    count = 0 if order.options.pictures else len(order.snapshot.all(Asset))
    said = plural(
        "{n} picture is only named; ask for pictures to have it in the file.",
        "{n} pictures are only named; ask for pictures to have them in the file.",
        count,
    )
    return (said,) if count else ()


def text(snapshot: Snapshot, assets: Assets = NO_ASSETS) -> str:
    """Return the document as JSON: records by kind in their order, without what is as usual.

    Pictures are there by name and SHA-256; their bytes stay in the ``.journey`` file, but for
    those that ``assets`` has.
    """
    records = {
        kind.__name__: [pack(record) for record in snapshot.ordered(kind)]
        for kind in KINDS
        if snapshot.all(kind)
    }
    plain: dict[str, Any] = dict(zip(_NAMES, (FORMAT, records), strict=True))
    if held := bytes_by_digest(snapshot, assets):
        plain[PICTURES] = held
    return json.dumps(plain, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def read(content: str | bytes, name: str) -> Imported:
    """Return the records of a JSON text, and what could not be taken, by line (0: unknown).

    A value that does not fit is left unset, a record that lacks what it stands on is left out,
    and both are told. Plain JSON of another program comes in where it looks like a journey.
    Raises ``JourneyError`` where it is neither.
    """
    written = _text(content, name)
    plain = _parsed(written, name)
    common = None if _ours(plain) else read_common(plain, name)
    if common is not None:
        return common
    taking = Taking(written)
    rows, version = _rows(plain, name)
    unread = mend_plain(rows, _OF_FILE.get(version, version))
    snapshot = Snapshot(taking.records(rows))
    mending, mended = repair(snapshot)
    whole = snapshot.apply(mending)
    came = change(tr("Import {name}", name=name), add=whole.records())
    pictures, unfit = taken_pictures(plain.get(PICTURES))
    report = (
        *sorted(taking.report, key=lambda told: told[0]),
        *((0, said) for said in (*unread, *mended, *unfit)),
    )
    return Imported(with_new_ids(came, Snapshot()), report, pictures=pictures)


def likeness(content: bytes) -> int:
    """Tell whether a content is a document of ours, or any JSON."""
    start = content[:_LOOKED_AT].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not start.startswith(b"{"):
        return UNLIKE
    return SURE if b'"journeymap"' in start else LIKELY


def _text(content: str | bytes, name: str) -> str:
    """Return the text in the encoding JSON may have: UTF-8, UTF-16 or UTF-32."""
    found = json.detect_encoding(content) if isinstance(content, bytes) else "utf-8"
    return decoded(content, name, found)


def _parsed(written: str, name: str) -> Any:
    if written.count("{") + written.count("[") > _MOST_PARTS:
        raise _too_many(name)
    try:
        return json.loads(written, object_pairs_hook=_once, parse_constant=_refused)
    except json.JSONDecodeError as fault:
        raise JourneyError(
            tr(
                "{name} is not JSON: it breaks off or goes wrong in line {line}, column {column}. "
                "Nothing was imported.",
                name=name,
                line=fault.lineno,
                column=fault.colno,
            )
        ) from fault
    except (ValueError, RecursionError) as fault:
        raise JourneyError(
            tr(
                "{name} is JSON that cannot be read: it says a thing twice, holds a number that "
                "is none, or is nested too deeply. Nothing was imported.",
                name=name,
            )
        ) from fault


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; raises ``ValueError`` where JSON would let the last of two win."""
    plain = dict(pairs)
    if len(plain) != len(pairs):
        raise ValueError("a name is there twice")
    return plain


def _refused(word: str) -> Any:
    raise ValueError(f"{word} is not a number")


def _rows(plain: Any, name: str) -> tuple[dict[str, list[Any]], int]:
    """Return what is listed under each kind, known or not, and the number of its format."""
    version, records = (plain.get(key) for key in _NAMES) if isinstance(plain, dict) else (0, 0)
    if type(version) is int and version > FORMAT:
        raise JourneyError(
            tr(
                "{name} was written by a newer version of Journeymap. Nothing was imported; "
                "install the newest version to read it.",
                name=name,
            )
        )
    listed = isinstance(records, dict) and all(isinstance(x, list) for x in records.values())
    if type(version) is not int or version < 1 or not isinstance(records, dict) or not listed:
        raise JourneyError(
            tr(
                "{name} is JSON, but not a document of Journeymap (“journeymap” with a number and "
                "“records” with lists of records by kind), and no stages with touchpoints. Nothing "
                "was imported.",
                name=name,
            )
        )
    if sum(map(len, records.values())) > _MOST_RECORDS:
        raise _too_many(name)
    return records, version


def _ours(plain: Any) -> bool:
    """Tell whether an object says that it is a document of ours."""
    return isinstance(plain, dict) and type(plain.get(_NAMES[0])) is int


def _too_many(name: str) -> JourneyError:
    return JourneyError(
        tr(
            "{name} holds more than {n} records. Nothing was imported; bring it in by parts.",
            name=name,
            n=_MOST_RECORDS,
        )
    )


IMPORTERS.add(Importer("json", mark("JSON document"), (".json",), read, likeness=likeness))
EXPORTERS.add(
    Exporter(
        name="json",
        label=mark("JSON document"),
        suffix=".json",
        write=write,
        supports=("pictures",),
        leaves=_leaves,
    )
)
