"""The cells of our own tables as values of fields, whether raw or as people read and write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from journeymap.arrows import choices
from journeymap.editing.tags import tags_in
from journeymap.language import in_each, tr
from journeymap.model.fields import Spec, defaults, fault, specs
from journeymap.model.records import Record
from journeymap.tabular.figures import fitted
from journeymap.tabular.own.returned import KeyedRow
from journeymap.tabular.words.headings import YES, listed

Ids = Mapping[str, Mapping[str, str]]
"""The ids of records by their kind and by the number they have in the workbook."""

Tell = Callable[[str], None]


def values(kind: type[Record], row: KeyedRow, ids: Ids, tell: Tell) -> dict[str, Any]:
    """Return the fields of a record that a row tells; what does not fit is told and left out."""
    found: dict[str, Any] = {}
    for name, spec in specs(kind).items():
        if spec.target:
            linked = [
                one for n in row(f"#{name}").split() if (one := ids.get(spec.target, {}).get(n))
            ]
            if linked:
                many = isinstance(defaults(kind).get(name), tuple)
                found[name] = tuple(linked) if many else linked[0]
            continue
        text = row(f"#{name}") if spec.editor == "weights" else row(name, f"#{name}")
        if not text:
            continue
        value = _value(spec, text)
        if value is None or fault(spec, value):
            tell(tr("“{text}” does not fit {field}; it was left out.", text=text[:40],
                    field=tr(spec.label)))  # fmt: skip
        else:
            found[name] = value
    return found


def choice_of(spec: Spec, text: str) -> str | None:
    """Return which choice a text is, by its key or by its label in any language."""
    said = text.casefold()
    for key, label in choices(spec):
        if text == key or said in (word.casefold() for word in in_each(label)):
            return key
    return text if spec.editor == "kind" else None


def _value(spec: Spec, text: str) -> Any:
    if spec.options or spec.editor == "kind":
        return choice_of(spec, text)
    match spec.editor:
        case "number" | "whole":
            return _number(spec, text)
        case "flag":
            return text.casefold() in listed(YES)
        case "tags":
            return tags_in(text.replace("\n", ", "))
        case "addresses":
            return tuple(text.split())
        case "counts":
            return tuple(int(one) for one in text.split() if one.isdigit())
        case "sums":
            return tuple(map(float, text.split()))
    return text


def _number(spec: Spec, text: str) -> float | int | None:
    if re.fullmatch(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", text):
        value = float(text)
        if spec.editor == "whole":
            return int(value) if value.is_integer() else None
        return value
    return fitted(spec, text)
