"""The way to the bytes of pictures, which are no part of a snapshot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.records import Asset


class Assets(Protocol):
    """Whoever keeps pictures: a session, or a file that is read."""

    def asset(self, digest: str) -> bytes:
        """Return the bytes with this SHA-256; raises ``JourneyError`` when they are not there."""
        ...


class PictureKeeper(Assets, Protocol):
    """Whoever keeps pictures and takes new ones: a session."""

    def put_asset(self, data: bytes, name: str, media: str) -> Asset:
        """Keep the bytes of a picture and return the record to be added by a change."""
        ...


class _NoAssets:
    def asset(self, digest: str) -> bytes:
        raise JourneyError(
            tr("The picture {digest} is not here: its file holds it.", digest=digest[:8])
        )


NO_ASSETS: Assets = _NoAssets()
"""Where there are no pictures, as with a document that was never kept in a file."""


class GivenAssets:
    """Pictures that are at hand by their SHA-256, as those of a template are."""

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        self._pictures = pictures

    def asset(self, digest: str) -> bytes:
        """Return the bytes with this SHA-256; raises ``JourneyError`` when they are not there."""
        return self._pictures[digest] if digest in self._pictures else NO_ASSETS.asset(digest)


class KeptAssets:
    """Pictures fetched once from whoever keeps them: a page asks for them at every change."""

    def __init__(self, source: Assets) -> None:
        self._source = source
        self._found: dict[str, bytes] = {}

    def asset(self, digest: str) -> bytes:
        """Return the bytes with this SHA-256; raises ``JourneyError`` when they are not there."""
        data = self._found.get(digest)
        if data is None:
            data = self._found[digest] = self._source.asset(digest)
        return data


def bytes_of(assets: Assets, asset: Asset) -> bytes | None:
    """Return the bytes of a picture, ``None`` where they are lost: the rest is to be seen."""
    try:
        return assets.asset(asset.digest)
    except JourneyError:
        return None
