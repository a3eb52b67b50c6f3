"""How a field is declared, once: its label, its editor, its bounds and what it links to.

The inspector, the outline, search, importers and the SQL schema all read these
declarations, so a new field is one line in ``records``.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field, fields
from typing import Any

Options = tuple[tuple[str, str], ...]

_MOST_COUNTED = 10**12
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff\u2028\u2029]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """What is known of a field besides its name and type.

    ``falls`` on a link: when the target goes, the record goes too. ``unit`` of a number is the
    field that says what the number is. A text of a ``day`` keeps it as ISO.
    """

    label: str = ""
    editor: str = "none"
    low: float | None = None
    high: float | None = None
    lines: int = 1
    options: Options = ()
    target: str = ""
    falls: bool = False
    hint: str = ""
    unit: str = ""
    day: bool = False

    @property
    def is_share(self) -> bool:
        """Whether it is a number from 0 to 1, which people read as per cent."""
        return (self.low, self.high) == (0, 1) and self.editor == "number"


def text(label: str, default: str = "", *, lines: int = 1, hint: str = "") -> Any:
    """Declare a text; ``lines`` above one asks for a tall editor."""
    return _declare(default, label=label, editor="text", lines=lines, hint=hint)


def day(label: str) -> Any:
    """Declare a day: kept as ISO, shown and typed as the language writes it, or in own words."""
    return _declare("", label=label, editor="text", day=True)


def score(
    label: str,
    low: float,
    high: float,
    *,
    default: float | None = None,
    hint: str = "",
    unit: str = "",
) -> Any:
    """Declare a number between two bounds; without a default it may be left blank."""
    return _declare(default, label=label, editor="number", low=low, high=high, hint=hint, unit=unit)


def whole(label: str, low: int, high: int, default: int | None = None, *, hint: str = "") -> Any:
    """Declare a whole number between two bounds."""
    return _declare(default, label=label, editor="whole", low=low, high=high, hint=hint)


def choice(label: str, *options: tuple[str, str], default: str = "") -> Any:
    """Declare one word out of a few, each with the label shown for it."""
    return _declare(default, label=label, editor="choice", options=options)


def flag(label: str, default: bool = False) -> Any:
    """Declare a yes or no."""
    return _declare(default, label=label, editor="flag")


def colour(label: str, default: str = "") -> Any:
    """Declare a colour: a name of the theme's stage palette, or blank for the next one."""
    return _declare(default, label=label, editor="colour")


def counts(label: str) -> Any:
    """Declare a histogram: how many gave each answer, lowest first."""
    return _declare((), label=label, editor="counts")


def link(target: str, label: str = "") -> Any:
    """Declare a reference that must be there; when its target goes, the record goes too."""
    return field(metadata={"spec": Spec(label=label, target=target, falls=True)})


def stands_on(target: str) -> Any:
    """Declare one of several places a record may stand on; it goes with the one it has."""
    return _declare(None, target=target, falls=True)


def maybe(target: str, label: str = "") -> Any:
    """Declare a reference that may be blank, and is blanked when its target goes."""
    return _declare(None, label=label, editor="link" if label else "none", target=target)


def links(target: str, label: str = "", *, falls: bool = False) -> Any:
    """Declare references to several records; with ``falls`` the record goes with the last."""
    return _declare((), label=label, editor="links", target=target, falls=falls)


def position() -> Any:
    """Declare the place among its neighbours: a number between theirs."""
    return _declare(0.0, editor="position")


def _declare(default: Any, **spec: Any) -> Any:
    return field(default=default, metadata={"spec": Spec(**spec)})


def specs(kind: type[Any]) -> dict[str, Spec]:
    """Return the declarations of a kind by field name, the id left out."""
    found = _SPECS.get(kind)
    if found is None:
        found = {f.name: f.metadata.get("spec", Spec()) for f in fields(kind) if f.name != "id"}
        _SPECS[kind] = found
    return found


_SPECS: dict[type[Any], dict[str, Spec]] = {}


def clean(value: str) -> str:
    """Return the text without what no format can carry: controls and lone surrogates.

    Tab and line feed stay; other line ends become line feeds.
    """
    if not _UNWANTED.search(value):
        return value
    value = re.sub("\r\n?|\u2028|\u2029", "\n", value)
    return _UNWANTED.sub("", value)


def fault(spec: Spec, value: Any) -> str | None:
    """Return why a value does not fit its declaration, or ``None`` when it does."""
    if isinstance(value, float) and not math.isfinite(value):
        return "not a finite number"
    bounded = spec.low is not None and spec.high is not None and value is not None
    if bounded and not spec.low <= value <= spec.high:
        return f"not between {spec.low:g} and {spec.high:g}"
    if spec.options and value not in {key for key, _ in spec.options}:
        return "not one of " + ", ".join(repr(key) for key, _ in spec.options)
    if spec.editor == "counts" and any(not 0 <= n <= _MOST_COUNTED for n in value):
        return f"a count that is not between 0 and {_MOST_COUNTED}"
    return None
