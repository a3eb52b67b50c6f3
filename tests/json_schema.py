"""The JSON Schema of the document, read off the records; ``python -m tests.json_schema`` writes it.

It stands with the tests because the program only carries the finished file.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from inspect import cleandoc
from pathlib import Path
from typing import Any

from journeymap.arrows import choices
from journeymap.formats.json import FORMAT
from journeymap.model.fields import Spec, specs
from journeymap.model.plain import types
from journeymap.model.records import KINDS, Record

PLACE = Path(__file__).parents[1] / "resources" / "json" / "journey.schema.json"
Plain = dict[str, Any]

_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", tuple: "array"}
_WRITTEN = {
    "weights": ": a JSON object of names and numbers from 0 to 1, as text; blank for none",
    "json": ": JSON, an object or a list, as text; blank for none",
    "colour": ": #rrggbb, or the number of a colour of the theme from 0 on; blank for the next one",
    "exact day": ": a day as 2026-07-01, blank for none",
    "moment": ": a moment in ISO 8601, UTC; blank for none",
    "addresses": ": addresses that begin with http, https or mailto",
}
_UNLABELLED = {
    "origin": "The id of the record this was copied from, which may no longer be there",
    "position": "The place among its neighbours, the lowest first",
    "x": "The place on the page from the left, in page units",
    "y": "The place on the page from the top, in page units",
    "ink": "What was drawn on it: JSON, strokes of [x, y] in thousandths of the frame's width",
    "until_step": "The last step of what spans several",
    "until_stage": "The last stage of what spans several",
    ("Lane", "kind"): "The kind of the lane: channel, emotion, friction, scores, text, …",
    ("Metric", "kind"): "The kind of the metric: nps, csat, ces1, ces2, own, …",
}


def schema() -> Plain:
    """Return the schema of a document as it is written now."""
    kinds = {kind.__name__: {"$ref": f"#/$defs/{kind.__name__}"} for kind in KINDS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Journeymap document",
        "description": "A whole document: every record of every journey, by kind. What a record "
        "leaves out is as its default says. Ids are any texts, each there once.",
        "type": "object",
        "required": ["journeymap", "records"],
        "additionalProperties": False,
        "properties": {
            "journeymap": {"description": "The number of this format", "const": FORMAT},
            "records": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    name: {"type": "array", "items": ref} for name, ref in kinds.items()
                },
            },
            "pictures": {
                "description": "The bytes of pictures by their SHA-256, as it stands in Asset, in"
                " Base64: PNG or JPEG. Only there where it was asked for",
                "type": "object",
                "propertyNames": {"pattern": "^[0-9a-f]{64}$"},
                "additionalProperties": {"type": "string", "contentEncoding": "base64"},
            },
        },
        "$defs": {kind.__name__: _record(kind) for kind in KINDS},
    }


def _record(kind: type[Record]) -> Plain:
    defaults = {f.name: f.default for f in fields(kind)}
    known = specs(kind)
    return {
        "description": cleandoc(kind.__doc__ or ""),
        "type": "object",
        "required": ["id", *(name for name in known if defaults[name] is MISSING)],
        "additionalProperties": False,
        "properties": {
            "id": {"description": "What other records name it by", "type": "string"},
            **{name: _field(kind, name, spec, defaults[name]) for name, spec in known.items()},
        },
    }


def _field(kind: type[Record], name: str, spec: Spec, default: Any) -> Plain:
    wanted, blank = types(kind)[name]
    one = _TYPES[wanted]
    plain: Plain = {"description": _described(kind, name, spec)}
    plain["type"] = [one, "null"] if blank else one
    if wanted is tuple:
        plain["items"] = {"type": _TYPES[spec.part]}
        if spec.part is not str:
            plain["items"]["minimum"] = 0
    if spec.minutes:
        plain["description"] += ", in minutes"
    if spec.editor in _WRITTEN:
        plain["description"] += _WRITTEN[spec.editor]
    if spec.options:
        plain["enum"] = [key for key, _ in spec.options]
    if spec.low is not None:
        plain["minimum"], plain["maximum"] = spec.low, spec.high
    if default is not MISSING:
        plain["default"] = list(default) if isinstance(default, tuple) else default
    return plain


def _described(kind: type[Record], name: str, spec: Spec) -> str:
    """Return what a field means: its label, what its words stand for, what it leads to."""
    said = spec.label or _UNLABELLED.get((kind.__name__, name)) or _UNLABELLED.get(name, "")
    if spec.options:
        said += ": " + ", ".join(f"“{key}” {label}" for key, label in spec.options)
    if spec.editor == "kind":
        known = ", ".join(f"“{key}” {label}" for key, label in choices(spec))
        said += f": {known}, or one that a plug-in brings"
    if spec.target:
        many = types(kind)[name][0] is tuple
        id = f"the ids of {spec.target} records" if many else f"the id of a {spec.target}"
        said = f"{said}: {id}" if said and said != spec.target else id[0].upper() + id[1:]
    return said


def text() -> str:
    """Return the file's content."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    PLACE.parent.mkdir(exist_ok=True)
    PLACE.write_text(text(), "utf-8", newline="\n")
