"""Templates and samples: data files of records in every language, brought in with fresh ids.

The start page only lists them, so the records are loaded when one is brought in.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from journeymap.errors import JourneyError
from journeymap.language import current, tr
from journeymap.paths import resources, settings_folder
from journeymap.storage.digest import sha256_of

if TYPE_CHECKING:
    from journeymap.model.change import Change
    from journeymap.model.records import Record

Kind = Literal["template", "sample", "own"]

_FOLDERS: tuple[tuple[str, Kind], ...] = (("templates", "template"), ("samples", "sample"))
OWN = "templates"
"""The folder of the person's own templates, beside the settings."""

ENDINGS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
"""The endings of pictures beside a template, and what they are."""

_LARGEST = 64 << 20


class Template(NamedTuple):
    """Something to start from: its name on the command line, and what a person reads."""

    name: str
    title: str
    description: str
    kind: Kind


def templates(language: str | None = None) -> list[Template]:
    """Return all templates, all samples and then the person's own, told in a language.

    Of an own one that cannot be used it is told why; one has to look at it to be rid of it.
    """
    code = language or current()
    found = [Template(path.stem, *_told(path, _head(path), code), kind) for path, kind in _files()]
    for path in _own(found):
        try:
            told = _told(path, _read(path), code)
        except JourneyError as fault:
            told = path.stem, str(fault)
        found.append(Template(path.stem, *told, "own"))
    return found


def file_of(name: str) -> Path:
    """Return the file of a template, by its name or its path, which ends with ``.json``.

    Raises ``JourneyError`` for an unknown name.
    """
    files = {path.stem: path for path, _ in _files()}
    files = {path.stem: path for path in _own(())} | files
    if name not in files and name.endswith(".json") and Path(name).is_file():
        return Path(name)
    if name not in files:
        known = ", ".join(sorted(files))
        raise JourneyError(
            tr("There is no template called “{name}”. There are: {known}.", name=name, known=known)
        )
    return files[name]


def load(name: str, language: str | None = None) -> Change:
    """Return the change that brings a template in, its texts in one language, every id new.

    Records take the order of the file where they do not name a position. Raises
    ``JourneyError`` for an unknown name and for a file that is not a template.
    """
    return read(file_of(name), language or current())


def pictures(name: str) -> dict[str, bytes]:
    """Return the pictures that belong to a template, by their SHA-256; they lie beside its file.

    Raises ``JourneyError`` for an unknown name.
    """
    beside = sorted(file_of(name).with_suffix("").glob("*"))
    found = (file.read_bytes() for file in beside if file.suffix.lower() in ENDINGS)
    return {sha256_of(data): data for data in found}


def read(path: Path, language: str) -> Change:
    """Return the change a template file describes; raises as ``load`` does."""
    from journeymap.model.change import change

    plain = _read(path)
    title, _ = _told(path, plain, language)
    try:
        tables = {**plain["records"], "Asset": _assets(path, plain["records"])}
        return change(title, add=(*_records(tables, language), *_asked(title, plain))).normal()
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as fault:
        raise _malformed(path, fault) from fault


def _files() -> list[tuple[Path, Kind]]:
    return [
        (path, kind)
        for folder, kind in _FOLDERS
        for path in sorted(resources(folder).glob("*.json"))
    ]


def _own(others: Iterable[Template]) -> list[Path]:
    """Return the files of the person's own templates that have a name of their own."""
    taken = {one.name for one in others}
    try:
        found = sorted((settings_folder() / OWN).glob("*.json"))
    except OSError:
        return []
    return [path for path in found if path.stem not in taken]


def _asked(title: str, plain: Mapping[str, Any]) -> Iterator[Record]:
    """Return what keeps in the file what the template asks for."""
    from journeymap.model.required import as_source

    if plain.get("requires"):
        yield as_source(title, list(plain["requires"]))


def _head(path: Path) -> dict[str, Any]:
    """Return what stands before the records of one of our templates, without reading these."""
    try:
        head, _, _ = path.read_text("utf-8").partition('"records"')
        plain = json.loads(head.rstrip().rstrip(",") + "}")
    except (OSError, ValueError):
        return _read(path)
    return plain if isinstance(plain, dict) else {}


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LARGEST:
            raise ValueError("too large")
        plain = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as fault:
        raise _malformed(path, fault) from fault
    if not isinstance(plain, dict):
        raise _malformed(path, "no title and no records")
    return plain


def _told(path: Path, plain: Mapping[str, Any], language: str) -> tuple[str, str]:
    try:
        title, description = (_say(plain[key], language) for key in ("title", "description"))
        return str(title), str(description)
    except KeyError as fault:
        raise _malformed(path, fault) from fault


def _malformed(path: Path, why: object) -> JourneyError:
    return JourneyError(
        tr(
            "The template {name} cannot be used: {why}. Your own files are not touched; "
            "repair that file or install the program again.",
            name=path.name,
            why=why,
        )
    )


def _say(value: Any, language: str) -> Any:
    """Return a text in the language, in English when it has not been translated."""
    if isinstance(value, dict):
        return value[language] if language in value else value["en"]
    return value


def _assets(path: Path, tables: Mapping[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Return the pictures of a template with what is known of their files."""
    rows = tables.get("Asset", [])
    folder = path.with_suffix("")
    found = []
    for row in rows:
        file = Path(row.get("file", row["name"]))
        if file.name != str(file):
            raise ValueError(f"{file} does not lie beside it")
        media = ENDINGS[file.suffix.lower()]
        digest = sha256_of((folder / file).read_bytes())
        kept = {name: value for name, value in row.items() if name != "file"}
        found.append({**kept, "digest": digest, "media": media})
    return found


def _records(tables: Mapping[str, list[dict[str, Any]]], language: str) -> Iterator[Record]:
    from journeymap.model.links import renamed_in_json
    from journeymap.model.plain import unpack
    from journeymap.model.records import KINDS, NAMES, new_id

    unknown = set(tables) - set(NAMES)
    if unknown:
        raise ValueError(f"no records are called {', '.join(sorted(unknown))}")
    fresh: dict[str, dict[str, str]] = {
        kind: {plain["id"]: new_id() for plain in rows} for kind, rows in tables.items()
    }
    renamed = {old: new for names in fresh.values() for old, new in names.items()}
    for kind in KINDS:
        for place, plain in enumerate(tables.get(kind.__name__, ()), 1):
            said = {name: _say(value, language) for name, value in plain.items()}
            yield renamed_in_json(unpack(kind, _placed(kind, said, place, fresh)), renamed)


def _placed(
    kind: type[Record], plain: dict[str, Any], place: int, fresh: Mapping[str, Mapping[str, str]]
) -> dict[str, Any]:
    """Return the record with its place in the file and with new ids for the readable ones."""
    from journeymap.model.fields import specs

    declared = specs(kind)
    if surplus := set(plain) - set(declared) - {"id"}:
        raise ValueError(f"{kind.__name__} has no {', '.join(sorted(surplus))}")
    if "position" in declared:
        plain.setdefault("position", float(place))
    for name, spec in declared.items():
        if spec.target and (value := plain.get(name)):
            ids = fresh.get(spec.target, {})
            many = isinstance(value, list)
            plain[name] = [ids[id] for id in value] if many else ids[value]
    plain["id"] = fresh[kind.__name__][plain["id"]]
    return plain
