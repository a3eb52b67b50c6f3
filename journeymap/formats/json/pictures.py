"""The bytes of pictures in a JSON text, each by its SHA-256 and in Base64."""

from __future__ import annotations

from binascii import Error
from typing import Any

from journeymap.drawing.pictures import media_of
from journeymap.language import plural
from journeymap.model.records import Asset
from journeymap.model.snapshot import Snapshot
from journeymap.storage.digest import sha256_of
from journeymap.view import Assets, bytes_of

PICTURES = "pictures"
"""What the pictures are called in the file, beside the records."""


def bytes_by_digest(snapshot: Snapshot, assets: Assets) -> dict[str, str]:
    """Return the bytes of all pictures there are, by SHA-256, in Base64."""
    from base64 import b64encode

    return {
        asset.digest: b64encode(data).decode("ascii")
        for asset in sorted(snapshot.ordered(Asset), key=lambda one: one.digest)
        if (data := bytes_of(assets, asset)) is not None
    }


def taken_pictures(plain: Any) -> tuple[tuple[bytes, ...], tuple[str, ...]]:
    """Return the pictures that are what they are said to be, and sentences about the others."""
    held = plain if isinstance(plain, dict) else {}
    found = {digest: _decoded(said) for digest, said in held.items()}
    altered = [digest for digest, data in found.items() if sha256_of(data) != digest]
    none = [digest for digest in found if digest not in altered and not media_of(found[digest])]
    told = []
    if plain is not None and not isinstance(plain, dict):
        altered = [""]
    if altered:
        told.append(
            plural(
                "{n} picture is not the one it is said to be (its SHA-256 differs), and was left out.",
                "{n} pictures are not those they are said to be (their SHA-256 differs), and were"
                " left out.",
                len(altered),
            )
        )
    if none:
        told.append(
            plural(
                "{n} picture is no PNG or JPEG that can be shown, and was left out.",
                "{n} pictures are no PNG or JPEG that can be shown, and were left out.",
                len(none),
            )
        )
    bad = {*altered, *none}
    return tuple(data for digest, data in found.items() if digest not in bad), tuple(told)


def _decoded(said: Any) -> bytes:
    """Return bytes out of Base64; none where it is none, whose SHA-256 then differs."""
    from base64 import b64decode

    try:
        return b64decode(said, validate=True) if isinstance(said, str) else b""
    except (Error, ValueError):
        return b""
