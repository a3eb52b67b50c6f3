"""Levers: ways to improve an experience that have proved themselves, kept as data.

Each file in ``resources/levers`` is a group of them, its texts in every language.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from journeymap.language import current
from journeymap.paths import resources

Makes = Literal["idea", "sense", "goal", "note"]
"""What becomes of a lever that is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lever:
    """A way to improve something: what it is called, and how it is done, in a sentence.

    ``phases``, ``frictions``, ``moments`` and ``findings`` are those it is for, by their keys. One
    for a ``sense`` fits places one walks into, at a ``device`` only where it says so. ``kind`` and
    ``horizon`` are those of the idea it becomes; ``seen`` is who is known to do it.
    """

    name: str
    title: str
    how: str
    makes: Makes
    phases: frozenset[str] = frozenset()
    frictions: frozenset[str] = frozenset()
    moments: frozenset[str] = frozenset()
    findings: frozenset[str] = frozenset()
    sense: str = ""
    device: bool = False
    kind: str = ""
    horizon: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class LeverGroup:
    """Levers that belong together, as they are read."""

    title: str
    levers: tuple[Lever, ...]


def lever_groups() -> tuple[LeverGroup, ...]:
    """Return all levers in the language that is spoken now."""
    return _groups(current())


def lever(name: str) -> Lever | None:
    """Return a lever by its name, ``None`` where there is none such."""
    found = (one for group in lever_groups() for one in group.levers if one.name == name)
    return next(found, None)


@cache
def _groups(language: str) -> tuple[LeverGroup, ...]:
    files = [
        json.loads(path.read_text("utf-8")) for path in sorted(resources("levers").glob("*.json"))
    ]
    return tuple(
        LeverGroup(
            _said(file["title"], language),
            tuple(_lever(plain, file["makes"], language) for plain in file["levers"]),
        )
        for file in sorted(files, key=lambda file: file["order"])
    )


def _lever(plain: dict[str, Any], makes: Makes, language: str) -> Lever:
    plain = dict(plain)
    values: dict[str, Any] = {name: _said(plain.pop(name), language) for name in ("title", "how")}
    values |= {k: frozenset(v) if isinstance(v, list) else v for k, v in plain.items()}
    return Lever(makes=makes, **values)


def _said(texts: dict[str, str], language: str) -> str:
    return texts.get(language) or texts["en"]
