"""Plain data against a JSON Schema, as far as ours go."""

from __future__ import annotations

import json
from typing import Any

from tests.json_schema import PLACE


def misfits(plain: Any, schema: Any, root: Any, where: str) -> Any:
    """Yield where plain data is not as a schema wants it, as far as ours go.

    What another file of the folder describes is looked up there.
    """
    if "$ref" in schema:
        file, _, name = schema["$ref"].partition("#/$defs/")
        root = json.loads(PLACE.with_name(file).read_text("utf-8")) if file else root
        schema = root["$defs"][name] if name else root
    kinds = {
        "object": dict,
        "array": list,
        "string": str,
        "boolean": bool,
        "integer": int,
        "number": (int, float),
        "null": type(None),
    }
    names = schema.get("type", [])
    wanted = tuple(kinds[name] for name in (names if isinstance(names, list) else [names]))
    if wanted and not isinstance(plain, wanted):  # type: ignore[arg-type]
        yield f"{where} is {plain!r}"
    allowed = schema.get("enum", [schema.get("const", plain)])
    if plain not in allowed:
        yield f"{where} is {plain!r}"
    bounded = "minimum" in schema and plain is not None
    if bounded and not schema["minimum"] <= plain <= schema.get("maximum", plain):
        yield f"{where} is {plain!r}"
    if isinstance(plain, list):
        for i, part in enumerate(plain):
            yield from misfits(part, schema["items"], root, f"{where}/{i}")
    if isinstance(plain, dict):
        yield from (f"{where} lacks {x}" for x in schema.get("required", ()) if x not in plain)
        for name, part in plain.items():
            if name in schema.get("properties", {}):
                yield from misfits(part, schema["properties"][name], root, f"{where}/{name}")
            elif "properties" in schema:
                yield f"{where} has {name}"
