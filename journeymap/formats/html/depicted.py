"""Pictures in what a page tells, and the notes they stand on; those of the map are used again."""

from __future__ import annotations

from base64 import b64encode

from journeymap.drawing.pictures import media_of, size_of
from journeymap.formats.html.markup import Markup, escape, linked, tag, trusted
from journeymap.formats.svg.pictures import name_of
from journeymap.lanes.parts.told_notes import ToldNote
from journeymap.model.records import Asset
from journeymap.view import View, bytes_of


def depicted(view: View, asset: Asset, drawn: frozenset[bytes], look: str = "shown") -> Markup:
    """Return a picture with what is on it; in words alone where its bytes are lost.

    One that is ``drawn`` on the map is in the page already, and used by its name.
    """
    data = bytes_of(view.assets, asset)
    media, said = media_of(data) if data else "", asset.alt or asset.name
    if data is None or not media:
        return tag("p", tag("small", said)) if said else tag("p")
    wide, high = size_of(data) or (100, 100)
    if data in drawn:
        inside = f'<use xlink:href="#{name_of(data)}"/>'
    else:
        href = f"data:{escape(media)};base64,{b64encode(data).decode('ascii')}"
        inside = f'<image width="{wide}" height="{high}" xlink:href="{href}"/>'
    fit = "xMidYMid slice" if look == "portrait" else "xMidYMid meet"
    return trusted(
        f'<svg class="{look}" viewBox="0 0 {wide} {high}" preserveAspectRatio="{fit}" role="img"'
        f' aria-label="{escape(said)}">{inside}</svg>'
    )


def note(view: View, told: ToldNote, drawn: frozenset[bytes]) -> Markup:
    """Return a note: where it stands, its picture, its words, and who wrote it."""
    place = " ".join(filter(None, (told.at, told.spanning)))
    author = told.note.author.strip()
    return tag(
        "li",
        depicted(view, told.picture, drawn) if told.picture else None,
        tag("small", place),
        tag("p", linked(told.words)) if told.words else None,
        tag("small", author) if author else None,
        class_="note",
        data_id=told.note.id,
    )
