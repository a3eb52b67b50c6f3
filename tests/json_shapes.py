"""What the JSON Schemas of answers are made of."""

from __future__ import annotations

from typing import Any

from journeymap.model.fields import specs
from journeymap.model.records import Record
from tests.json_schema import PLACE

FOLDER = PLACE.parent
Plain = dict[str, Any]


def shape(about: str, **properties: Plain) -> Plain:
    """Return an object that has all of these and nothing else."""
    return {
        "description": about,
        "type": "object",
        "required": [*properties],
        "additionalProperties": False,
        "properties": properties,
    }


def row(about: str, items: Plain) -> Plain:
    """Return a list of things."""
    return {"description": about, "type": "array", "items": items}


def said(about: str, kind: str = "string", **more: Any) -> Plain:
    """Return a value of a kind; with a question mark it may be null."""
    names = [kind.removesuffix("?"), "null"] if kind.endswith("?") else kind
    return {"description": about, "type": names, **more}


def of(kind: type[Record], name: str, about: str = "") -> Plain:
    """Return a value as the field of a record declares it."""
    spec = specs(kind)[name]
    about = about or spec.label
    if spec.options:
        return said(about, enum=[key for key, _ in spec.options])
    if spec.editor in ("whole", "number"):
        plain = said(about, "integer?" if spec.editor == "whole" else "number?")
        if spec.low is not None:
            plain |= {"minimum": spec.low, "maximum": spec.high}
        return plain
    return said(about)


def fields(kind: type[Record], *names: str) -> dict[str, Plain]:
    """Return the values of some fields of a record."""
    return {name: of(kind, name) for name in names}


def feeling(about: str, kind: str = "number") -> Plain:
    """Return a feeling from −2, worst, to 2, best."""
    return said(f"{about}, from −2 to 2", kind, minimum=-2, maximum=2)


ID = said("The id of the record")
SCHEMA = {"description": "The number of this shape", "const": 1}
FILE = said("The file as it was named")
REFERENCE = {name: {"$ref": f"{name}.schema.json"} for name in ("score", "finding")}
COUNT = said("How many", "integer", minimum=0)


def share(about: str, kind: str = "number?") -> Plain:
    """Return a share from 0 to 1; null where it cannot be said."""
    return said(f"{about}, 0 to 1", kind, minimum=0, maximum=1)
