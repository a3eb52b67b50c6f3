"""Diagrams as draw.io writes them, drawn for tests."""

from __future__ import annotations

import zlib
from base64 import b64encode
from urllib.parse import quote

from journeymap.model.records import Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.imported import Imported


def snapshot(came: Imported) -> Snapshot:
    return Snapshot().apply(came.change)


def packed(model: str) -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = quote(model, safe="!~*'()").encode()
    return b64encode(packer.compress(data) + packer.flush()).decode()


def card(now: Snapshot, title: str) -> Touchpoint:
    return next(card for card in now.all(Touchpoint).values() if card.title == title)


def model(cells: str) -> str:
    return (
        '<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>'
        f"{cells}</root></mxGraphModel>"
    )


def box(id: str, label: str, x: float, y: float, style: str = "rounded=1;", w: float = 120) -> str:
    return (
        f'<mxCell id="{id}" value="{label}" style="{style}" vertex="1" parent="1">'
        f'<mxGeometry x="{x}" y="{y}" width="{w}" height="50" as="geometry"/></mxCell>'
    )
