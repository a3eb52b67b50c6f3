"""The diagram that draw.io keeps inside of pictures it makes: .drawio.svg and .drawio.png."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from urllib.parse import unquote_to_bytes

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.tabular.xml_tree import MOST_BYTES

_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = re.compile(rb"<svg\b(?P<said>(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
_CONTENT = re.compile(rb"\scontent\s*=\s*(?:\"(?P<one>[^\"]*+)\"|'(?P<other>[^']*+)')")
_KEYS = (b"mxfile", b"mxGraphModel")
_BEGINS = (b"<mxfile", b"<mxGraphModel")
_LOOKED_AT = 2**16
_MOST_CHUNKS = 100_000


def is_picture(content: bytes) -> bool:
    """Tell whether a content is a PNG or an SVG, whether there is a diagram in it or not."""
    return content.startswith(_PNG) or b"<svg" in content[:_LOOKED_AT]


def holds_diagram(content: bytes) -> bool:
    """Tell whether there is a diagram of draw.io in a picture."""
    with suppress(JourneyError):
        return is_picture(content) and bool(_found(content, ""))
    return True


def diagram_in(content: bytes, name: str) -> bytes:
    """Return the text of the diagram in a picture; raises ``JourneyError`` where there is none."""
    found = _found(content, name)
    if not found:
        raise JourneyError(
            tr(
                "{name} is a picture without a diagram in it. Nothing was imported; in draw.io, "
                "export it again and tick “Include a copy of my diagram”.",
                name=name,
            )
        )
    return found


def _found(content: bytes, name: str) -> bytes:
    found = _in_png(content, name) if content.startswith(_PNG) else _in_svg(content)
    return found if found.lstrip().startswith(_BEGINS) else b""


def _in_svg(content: bytes) -> bytes:
    begin = content.find(b"<svg")
    tag = _SVG.match(content, begin) if begin >= 0 else None
    said = _CONTENT.search(tag["said"]) if tag else None
    if said is None:
        return b""
    return unescape((said["one"] or said["other"] or b"").decode("utf-8", "replace")).encode()


def _in_png(content: bytes, name: str) -> bytes:
    for kind, data in _chunks(content):
        key, _, rest = data.partition(b"\0")
        if key in _KEYS and (text := _text(kind, rest, name)):
            return unquote_to_bytes(text) if text.startswith(b"%3C") else text
    return b""


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks of a PNG that hold texts."""
    at = len(_PNG)
    for _ in range(_MOST_CHUNKS):
        size, kind = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        if len(kind) < 4 or kind == b"IEND":
            return
        if kind in (b"tEXt", b"zTXt", b"iTXt"):
            yield kind, content[at + 8 : at + 8 + size]
        at += size + 12


def _text(kind: bytes, rest: bytes, name: str) -> bytes:
    """Return the text of a chunk behind its keyword."""
    if kind == b"tEXt":
        return rest
    if kind == b"zTXt":
        return _inflated(rest[1:], name)
    packed, said = rest[:1] == b"\1", rest[2:].split(b"\0", 2)
    text = said[2] if len(said) > 2 else b""
    return _inflated(text, name) if packed else text


def _inflated(data: bytes, name: str) -> bytes:
    """Return what is packed, with the head of zlib or, as draw.io does it, without."""
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        packer = zlib.decompressobj(bits)
        with suppress(zlib.error):
            text = packer.decompress(data, MOST_BYTES + 1)
            if len(text) > MOST_BYTES:
                raise JourneyError(
                    tr(
                        "{name} becomes larger than 20 MB when it is unpacked. Nothing was imported.",
                        name=name,
                    )
                )
            if text:
                return text
    return b""
