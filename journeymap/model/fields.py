"""How a field is declared, once: its label, its editor, its bounds and what it links to.

The inspector, the outline, search, importers and the SQL schema all read these
declarations, so a new field is one line in ``records``.
"""

from __future__ import annotations

import math
import re
from dataclasses import MISSING, dataclass, field, fields, replace
from typing import Any

from journeymap.model.checks import CHECKS

Options = tuple[tuple[str, str], ...]

MOST_MINUTES = 1e7
"""The longest time there is to say, in minutes: some nineteen years."""

_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff\u2028\u2029]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """What is known of a field besides its name and type.

    ``falls`` on a link: when the target goes, the record goes too. ``place``: it tells where the
    record stands, so that a copy put down alone stands on what is selected. ``unit`` of a number
    is the field that says what the number is; ``minutes`` are written as a time. A text of a
    ``day`` keeps it as ISO. ``part`` is what a list holds. ``shown`` tells whether a person is
    offered the field, ``marked`` whether words of a text may be bold, ``worded`` whether it is in
    people's words, ``recurs`` whether many records say the same, so that it is offered again.
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
    place: bool = False
    minutes: bool = False
    part: type[str] | type[int] | type[float] = str
    shown: bool = True
    marked: bool = False
    worded: bool = True
    recurs: bool = False

    @property
    def is_free(self) -> bool:
        """Whether a text in it may say anything."""
        return not self.options and self.editor not in CHECKS

    @property
    def is_share(self) -> bool:
        """Whether it is a number from 0 to 1, which people read as per cent."""
        return (self.low, self.high) == (0, 1) and self.editor == "number"


def text(
    label: str, default: str = "", *, lines: int = 1, hint: str = "", marked: bool = False
) -> Any:
    """Declare a text; ``lines`` above one asks for a tall editor.

    In one that is ``marked`` words may be bold.
    """
    return _declare(default, label=label, editor="text", lines=lines, hint=hint, marked=marked)


def recurring(label: str) -> Any:
    """Declare a text that many records say alike, such as whose it is: it is offered again."""
    return _declare("", label=label, editor="text", recurs=True)


def coded(label: str) -> Any:
    """Declare a text that the program reads and nobody looks for, such as the name of an icon."""
    return _declare("", label=label, editor="text", worded=False)


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


def registered(label: str, default: str) -> Any:
    """Declare which kind a record is of, by name: those there are stand in a registry, and one
    that is not there, as its plug-in is missing, is kept."""
    return _declare(default, label=label, editor="kind")


def flag(label: str, default: bool = False) -> Any:
    """Declare a yes or no."""
    return _declare(default, label=label, editor="flag")


def colour(label: str, default: str = "") -> Any:
    """Declare a colour: ``#rrggbb``, the number of one of the theme's stages from 0 on, or blank
    for the next one."""
    return _declare(default, label=label, editor="colour")


def minutes(label: str, *, hint: str = "") -> Any:
    """Declare a time: kept in minutes, typed and shown as ``2 h`` or ``3 days``; may be blank."""
    return _declare(
        None, label=label, editor="number", low=0, high=MOST_MINUTES, hint=hint, minutes=True
    )


def counts(label: str) -> Any:
    """Declare a histogram: how many gave each answer, lowest first."""
    return _declare((), label=label, editor="counts", part=int)


def sums(label: str) -> Any:
    """Declare what weights add up to for each answer, lowest first."""
    return _declare((), label=label, editor="sums", part=float)


def tags(label: str) -> Any:
    """Declare words a record is found by."""
    return _declare((), label=label, editor="tags")


def codes(label: str) -> Any:
    """Declare words that the program reads and nobody looks for, such as the names of columns."""
    return _declare((), label=label, editor="tags", worded=False)


def addresses(label: str) -> Any:
    """Declare addresses in the web or of mail, such as ``https://example.org``."""
    return _declare((), label=label, editor="addresses")


def exact_day(label: str) -> Any:
    """Declare a day that is reckoned with: ISO 8601 as ``2026-07-01``, or blank."""
    return _declare("", label=label, editor="exact day")


def moment(label: str) -> Any:
    """Declare a moment: UTC in ISO 8601, or blank."""
    return _declare("", label=label, editor="moment")


def structured(label: str) -> Any:
    """Declare data of a shape of its own: a JSON object or list as text, or blank.

    Ids in it are names and no links: what they name may be gone. In copies they are those of
    the copies.
    """
    return _declare("", label=label, editor="json")


def weighed(label: str) -> Any:
    """Declare how much things are used: a JSON object of their names and numbers from 0 to 1."""
    return _declare("", label=label, editor="weights")


def link(target: str, label: str = "") -> Any:
    """Declare a reference that must be there; when its target goes, the record goes too."""
    return field(metadata={"spec": Spec(label=label, target=target, falls=True, place=True)})


def stands_on(target: str) -> Any:
    """Declare one of several places a record may stand on; it goes with the one it has."""
    return _declare(None, target=target, falls=True, place=True)


def placed(target: str) -> Any:
    """Declare one of several places a record may stand at, and without which it can be."""
    return _declare(None, target=target, place=True)


def maybe(target: str, label: str = "") -> Any:
    """Declare a reference that may be blank, and is blanked when its target goes."""
    return _declare(None, label=label, editor="link" if label else "none", target=target)


def links(target: str, label: str = "", *, falls: bool = False) -> Any:
    """Declare references to several records; with ``falls`` the record goes with the last."""
    return _declare((), label=label, editor="links", target=target, falls=falls, place=falls)


def position() -> Any:
    """Declare the place among its neighbours: a number between theirs."""
    return _declare(0.0, editor="position")


def later(declared: Any) -> Any:
    """Declare a field that nothing shows yet.

    It is stored, undone, copied, written and read as every field is, but no panel, table or
    report offers it: what people fill in must do something they can see. As soon as something
    shows it this word goes, and it is offered.
    """
    spec = replace(declared.metadata["spec"], shown=False)
    return field(default=declared.default, metadata={"spec": spec})


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


def defaults(kind: type[Any]) -> dict[str, Any]:
    """Return what the fields of a kind hold when nothing is said, those left out that must be."""
    found = _DEFAULTS.get(kind)
    if found is None:
        found = {f.name: f.default for f in fields(kind) if f.default is not MISSING}
        _DEFAULTS[kind] = found
    return found


_DEFAULTS: dict[type[Any], dict[str, Any]] = {}


def offered(kind: type[Any]) -> dict[str, Spec]:
    """Return the declarations of the fields that people are offered; the others come later."""
    return {name: spec for name, spec in specs(kind).items() if spec.shown}


def clean(value: str) -> str:
    """Return the text without what no format can carry: controls and lone surrogates.

    Tab and line feed stay; other line ends become line feeds.
    """
    if not _UNWANTED.search(value):
        return value
    value = re.sub("\r\n?|\u2028|\u2029", "\n", value)
    return _UNWANTED.sub("", value)


def tidy(spec: Spec, value: Any) -> Any:
    """Return a value with its texts made clean, blank words left out; links stay as they are."""
    if isinstance(value, str):
        return _lowered(clean(value)) if spec.editor == "colour" else clean(value)
    if isinstance(value, tuple) and spec.part is str and not spec.target:
        whole = tuple(word for word in map(clean, value) if word.strip())
        return value if whole == value else whole
    return value


def _lowered(value: str) -> str:
    lowered = value.strip().lower()
    return value if value == lowered else lowered


def fault(spec: Spec, value: Any) -> str | None:
    """Return why a value does not fit its declaration, or ``None`` when it does."""
    if isinstance(value, float) and not math.isfinite(value):
        return "not a finite number"
    bounded = spec.low is not None and spec.high is not None and value is not None
    if bounded and not spec.low <= value <= spec.high:
        return f"not between {spec.low:g} and {spec.high:g}"
    if spec.options and value not in {key for key, _ in spec.options}:
        return "not one of " + ", ".join(repr(key) for key, _ in spec.options)
    checked = CHECKS.get(spec.editor)
    return checked(value) if checked and value else None


def fault_of_kept(spec: Spec, value: Any) -> str | None:
    """Return why a value that is kept somewhere cannot be read, or ``None`` when it can.

    Any word was a colour before colours were looked at: it is drawn as none, and stays.
    """
    return None if spec.editor == "colour" and isinstance(value, str) else fault(spec, value)
