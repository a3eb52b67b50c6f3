"""HTML that is safe by how it is put together: a text is escaped unless it is markup already."""

from __future__ import annotations

from journeymap.model.fields import clean
from journeymap.rendering.addresses import addressed

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_VOID = frozenset({"meta", "input", "br"})


class Markup(str):
    """Text that is HTML; only ``tag`` and ``trusted`` make it."""

    __slots__ = ()


def tag(name: str, /, *inside: str | None, **attributes: str | bool | None) -> Markup:
    """Return an element; ``None`` is left out, a final underscore of a name too.

    ``data_id="x"`` is written ``data-id="x"``, ``hidden=True`` as ``hidden``.
    """
    said = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{escape(value)}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    end = "" if name in _VOID else f"</{name}>"
    return Markup(f"<{name}{said}>{joined(*inside)}{end}")


def joined(*inside: str | None) -> Markup:
    """Return pieces one after another, those that are only text escaped."""
    return Markup("".join(x if isinstance(x, Markup) else escape(x) for x in inside if x))


def trusted(text: str) -> Markup:
    """Return what we wrote ourselves, or escaped already, as markup."""
    return Markup(text)


def escape(text: str) -> str:
    """Return a text as HTML shows it, between tags or between quotes."""
    return clean(text).translate(_ENTITIES)


def linked(text: str) -> Markup:
    """Return a text whose web and mail addresses can be followed; no other address is one."""
    return joined(
        *(
            tag("a", part, href=part, rel="noopener noreferrer", target="_blank")
            if followed
            else part
            for part, followed in addressed(text)
        )
    )
