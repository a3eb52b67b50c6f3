"""The style of a record: how it looks, apart from what it says; copied from one to others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeymap.editing import EditView
from journeymap.model.change import Change, change
from journeymap.model.fields import offered
from journeymap.model.records import Copyable, Persona, Record

Style = Mapping[str, Any]
"""Values by the names of fields."""

_LOOKS = frozenset({"width", "height", "icon"})
"""The fields besides colours that only say how something looks."""


def looks(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields of a kind that are its style: colours, width, height and icon."""
    known = offered(kind).items() if issubclass(kind, Copyable | Persona) else ()
    return tuple(name for name, spec in known if spec.editor == "colour" or name in _LOOKS)


def style_of(record: Record | None) -> Style:
    """Return the style of a record; empty where it has none that could be another's."""
    return {name: getattr(record, name) for name in looks(type(record))} if record else {}


def copyable_style(view: EditView) -> Style:
    """Return the style of what is selected last and has one."""
    found = (style_of(view.snapshot.find(id)) for id in reversed(view.selection))
    return next((style for style in found if style), {})


def paste_style(view: EditView, style: Style) -> Change | None:
    """Give what is selected a style, each as much of it as it can have."""
    pairs = []
    for id in dict.fromkeys(view.selection):
        record = view.snapshot.find(id)
        if record is not None:
            fit = {name: style[name] for name in looks(type(record)) if name in style}
            pairs.append((record, record.but(**fit)))
    return change("Paste style", edit=pairs) or None
