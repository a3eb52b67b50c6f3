"""Ways to work on a journey that are no page: each brings a widget of its own for an arrangement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from journeymap.registry import Registry
from journeymap.ui.window_host import WidgetView, WindowHost


class MadeView(NamedTuple):
    """A view that was built: its widget, what it can do, and the part of it that has the keys."""

    widget: QWidget
    view: WidgetView
    focus: QWidget


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewKind:
    """What works the arrangement of its name; ``make`` builds it when it is first seen."""

    name: str
    make: Callable[[WindowHost], MadeView]


VIEWS: Registry[ViewKind] = Registry("journeymap.ui.views.declared", "journeymap.views")
"""Every such view by the name of its arrangement; an arrangement that is not here is a page."""
