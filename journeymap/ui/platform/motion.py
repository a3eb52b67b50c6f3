"""Whether the system asks for less motion, as far as Qt hears of it."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication


def asks_for_less_motion(hints: object | None = None) -> bool:
    """Tell whether the system asks that nothing on the screen move without need.

    ``hints`` are what Qt knows of how the person sees, by default that of the running program. A
    Qt that cannot say so asks for nothing.
    """
    if hints is None:
        hints = QGuiApplication.styleHints().accessibility()
    preference = getattr(hints, "motionPreference", None)
    return preference is not None and getattr(preference(), "name", "") == "ReducedMotion"
