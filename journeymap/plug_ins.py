"""What other people's code may do to us: a fault of theirs is named, and goes no further."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import wraps
from typing import Any, TypeVar

from journeymap.errors import JourneyError, Stopped
from journeymap.language import tr

T = TypeVar("T")
Faults = tuple[type[BaseException], ...]

THEIRS: Faults = (Exception, SystemExit)
"""What may come out of other people's code."""


class PlugInFault(JourneyError):
    """A plug-in has failed at what it was asked for; the sentence names it."""


def left_out(owner: str, fault: BaseException) -> str:
    """Return the sentence about a plug-in that is left out since it fails."""
    return tr(
        "The plug-in “{name}” was left out: it stops with {fault}. Update it or"
        " remove it; everything else works.",
        name=owner,
        fault=_kind_of(fault),
    )


def unfit(owner: str, theirs: object, ours: int) -> str:
    """Return the sentence about a plug-in that is made for another interface, or says none."""
    if theirs is None:
        return tr(
            "The plug-in “{name}” was left out: it does not say which interface it is made for."
            " Ask its maker for a version with the line “journeymap_interface = {ours}”, or"
            " remove it; everything else works.",
            name=owner,
            ours=ours,
        )
    return tr(
        "The plug-in “{name}” was left out: it is made for interface {theirs}, and this program"
        " has {ours}. Get a version of it for this program, or remove it; everything else works.",
        name=owner,
        theirs=theirs,
        ours=ours,
    )


def failed(owner: str, fault: BaseException) -> str:
    """Return the sentence about a plug-in that fails at what it was just asked for."""
    return tr(
        "The plug-in “{name}” could not do this: it stops with {fault}. Nothing is lost; update"
        " it or remove it.",
        name=owner,
        fault=_kind_of(fault),
    )


def is_ours() -> bool:
    """Tell whether it is a module of this program that is being loaded and called us."""
    frame = sys._getframe(1)
    while frame.f_code.co_name != "<module>" and frame.f_back is not None:
        frame = frame.f_back
    return str(frame.f_globals.get("__name__", "")).split(".")[0] == "journeymap"


def shielded(item: T, owner: str, let_through: Faults) -> T:
    """Return what a plug-in registered, its functions such that a fault names the plug-in."""
    if isinstance(item, tuple) and hasattr(item, "_fields"):
        names = item._fields
    elif is_dataclass(item) and not isinstance(item, type):
        names = tuple(field.name for field in fields(item) if field.init)
    else:
        return item
    changes: dict[str, Any] = {}
    for name in names:
        value = getattr(item, name)
        if is_dataclass(value) and not isinstance(value, type):
            changes[name] = shielded(value, owner, let_through)
        elif callable(value) and not isinstance(value, type) and _theirs(value):
            changes[name] = _named(value, owner, let_through)
    if isinstance(item, tuple):
        return item._replace(**changes)  # type: ignore[attr-defined, no-any-return]
    return replace(item, **changes)


def _theirs(function: Callable[..., Any]) -> bool:
    """Tell whether a function was written elsewhere; the defaults of ours need no shield."""
    return not str(getattr(function, "__module__", "")).startswith("journeymap.")


def _named(function: Callable[..., Any], owner: str, let_through: Faults) -> Callable[..., Any]:
    meant: Faults = (JourneyError, Stopped, *let_through)

    @wraps(function)
    def shield(*given: Any, **named: Any) -> Any:
        try:
            result = function(*given, **named)
            return _going_on(result) if isinstance(result, Iterator) else result
        except meant:
            raise
        except THEIRS as fault:
            raise PlugInFault(failed(owner, fault)) from fault

    def _going_on(results: Iterator[Any]) -> Iterator[Any]:
        try:
            yield from results
        except meant:
            raise
        except THEIRS as fault:
            raise PlugInFault(failed(owner, fault)) from fault

    return shield


def _kind_of(fault: BaseException) -> str:
    return f"{type(fault).__name__}: {fault}"
