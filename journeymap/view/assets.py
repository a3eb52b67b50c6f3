"""The way to the bytes of pictures, which are no part of a snapshot."""

from __future__ import annotations

from typing import Protocol


class Assets(Protocol):
    """Whoever keeps pictures: a session, or a file that is read."""

    def asset(self, digest: str) -> bytes:
        """Return the bytes with this SHA-256; raises ``JourneyError`` when they are not there."""
        ...


class _NoAssets:
    def asset(self, digest: str) -> bytes:
        from journeymap.errors import JourneyError
        from journeymap.language import tr

        raise JourneyError(
            tr("The picture {digest} is not here: its file holds it.", digest=digest[:8])
        )


NO_ASSETS: Assets = _NoAssets()
"""Where there are no pictures, as with a document that was never kept in a file."""
