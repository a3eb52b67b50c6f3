"""Packed draw.io pages are unpacked within limits."""

from __future__ import annotations

import tracemalloc
import zlib
from base64 import b64encode
from contextlib import suppress
from urllib.parse import quote

from journeymap.errors import JourneyError
from journeymap.formats.drawio import read


def test_a_packed_page_full_of_encoded_signs_takes_little_memory() -> None:
    inside = quote("<mxGraphModel><root>" + "é%" * 300_000 + "</root></mxGraphModel>")
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(inside.encode()) + packer.flush()
    page = b"<mxfile><diagram>" + b64encode(packed) + b"</diagram></mxfile>"
    tracemalloc.start()
    with suppress(JourneyError):
        read(page, "x.drawio")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 12 * len(inside)
