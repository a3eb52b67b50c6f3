"""Journeymap: customer journeys drawn as graphs, kept in one file, handed over as pictures.

For scripts, ``import journeymap`` is the door: see ``journeymap.api``, which is loaded when it
is first asked for.
"""

from typing import TYPE_CHECKING

from journeymap.errors import JourneyError
from journeymap.version import __version__

if TYPE_CHECKING:
    from journeymap.api import new, open, read

__all__ = ["JourneyError", "__version__", "new", "open", "read"]


def __getattr__(name: str) -> object:
    if name in __all__:
        from journeymap import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
