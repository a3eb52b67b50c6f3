"""draw.io: the map as an editable diagram, and diagrams as journeys."""

from __future__ import annotations

import json
from xml.sax.saxutils import quoteattr

from journeymap.editing.cuts import take
from journeymap.editing.new_ids import with_new_ids
from journeymap.errors import JourneyError
from journeymap.formats import EXPORTERS, IMPORTERS, SURE, UNLIKE, Exporter, Importer
from journeymap.formats.drawio.back import Back, carried
from journeymap.formats.drawio.cells import diagrams
from journeymap.formats.drawio.page import DrawioPage
from journeymap.formats.drawio.pictured import holds_diagram, is_picture
from journeymap.formats.drawio.reading import journey_of
from journeymap.formats.drawio.style import LAYER, number
from journeymap.formats.json import text as document_text
from journeymap.language import mark, tr
from journeymap.model.change import Change, change
from journeymap.model.links import removal
from journeymap.model.records import Asset, Journey, Record, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import REGION, Options, Order
from journeymap.rendering.region import region
from journeymap.tabular.imported import Imported
from journeymap.view import View, shown

_LOOKED_AT = 2**12
_UNNAMED = ("", "Page-1", "Сторінка-1", "Страница-1")
"""What draw.io calls a page nobody named."""


def write(order: Order) -> None:
    """Write a journey as a diagram of one page that draw.io opens and edits."""
    order.path.write_text(text(order.view, order.options), "utf-8", newline="\n")


def text(view: View, options: Options) -> str:
    """Return a journey as a diagram, uncompressed.

    Unless only a part of it is shown the journey is carried along whole, so that it comes back
    with everything a diagram cannot show.
    """
    # A lane is one container there, so it stands in one row.
    drawn, journey = region(view.but(rows=1), options), view.journey
    page = DrawioPage(view.snapshot, drawn, view.theme)
    cells = list(page.cells())
    part = options.selection or options.place or options.frame is not None
    part = part or not shown(view).whole
    carried = "" if part else _carried(_kept(view), journey, page)
    title = view.snapshot.all(Journey)[journey].title
    size = f'pageWidth="{number(drawn.place.w)}" pageHeight="{number(drawn.place.h)}"'
    ground = f' background="{drawn.background}"' if drawn.background else ""
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<mxfile host="Journeymap" compressed="false">',
            f"<diagram id={quoteattr(journey)} name={quoteattr(title or 'Journey')}>",
            f'<mxGraphModel grid="0" guides="1" tooltips="1" connect="1" arrows="1" fold="1" page="0"'
            f' pageScale="1" {size} math="0" shadow="0"{ground}>',
            "<root>",
            '<mxCell id="0"/>',
            f'<object label="" id="{LAYER}"{carried}><mxCell parent="0"/></object>',
            *cells,
            "</root>",
            "</mxGraphModel>",
            "</diagram>",
            "</mxfile>",
            "",
        )
    )


def likeness(content: bytes) -> int:
    """Tell whether the first element is that of a diagram, or a picture has one in it."""
    start = content[:_LOOKED_AT]
    if is_picture(content):
        return SURE if holds_diagram(content) else UNLIKE
    return SURE if b"<mxfile" in start or b"<mxGraphModel" in start else UNLIKE


def read(content: str | bytes, name: str) -> Imported:
    """Return each page of a diagram as a journey; raises ``JourneyError``.

    A page of ours brings back all it carried, with what was done to it in draw.io.
    """
    pages = diagrams(content, name)
    records: list[Record] = []
    report: list[tuple[int, str]] = []
    for page in pages:
        if carried(page):
            back = Back(page, name)
            brought, said = list(back.snapshot.records()), back.report
        else:
            title = page.name if len(pages) > 1 or page.name not in _UNNAMED else ""
            brought, said = journey_of(page, title, name.rpartition(".")[0] or name)
            if not brought and len(pages) > 1:
                said = [(0, tr("The page “{page}” has no touchpoints.", page=page.name))]
        known = {record.id for record in records}
        came = change("", add=brought)
        records += [
            e.record for e in with_new_ids(came, Snapshot(records)) if e.record.id not in known
        ]
        report += said
    if not any(isinstance(record, Touchpoint) for record in records):
        raise JourneyError(
            tr(
                "{name} has no boxes with words in them that could be touchpoints. Nothing was "
                "imported.",
                name=name,
            )
        )
    return Imported(_numbered(records, name).normal(), tuple(report))


def _numbered(records: list[Record], name: str) -> Change:
    """Return records as an import, the journeys in the order of their pages."""
    found: list[Record] = []
    at = 0.0
    for record in records:
        if isinstance(record, Journey):
            at += 1.0
            record = record.but(position=at)
        found.append(record)
    return change(tr("Import {name}", name=name), add=found)


def _kept(view: View) -> Snapshot:
    """Return the document, without the stages of the journey that are not looked at."""
    row = view.snapshot.of(Stage, "journey", view.journey)
    others = [stage.id for stage in row if view.stages and stage.id not in view.stages]
    if not others:
        return view.snapshot
    # What is left stands elsewhere in the row, and would take the next colour of the palette.
    coloured = [
        (stage, stage.but(colour=stage.colour or str(place)))
        for place, stage in enumerate(row)
        if stage.id in view.stages
    ]
    alone = view.snapshot.apply(change("", edit=coloured))
    return alone.apply(Change("", removal(alone, others)))


def _carried(snapshot: Snapshot, journey: str, page: DrawioPage) -> str:
    """Return the attributes that carry the journey whole, and say what of it was drawn.

    The bytes of pictures are not part of it, so neither are their names.
    """
    copy = take(snapshot, [journey])
    records = [r for r in (*copy.inside, *copy.around) if not isinstance(r, Asset)]
    plain = json.loads(document_text(Snapshot(records)))
    said = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return f" journeymap={quoteattr(said)} drawn={quoteattr(' '.join(page.drawn))}"


IMPORTERS.add(
    Importer(
        name="drawio",
        label=mark("draw.io diagram"),
        suffixes=(".drawio", ".dio", ".xml", ".drawio.svg", ".drawio.png"),
        read=read,
        likeness=likeness,
    )
)
EXPORTERS.add(
    Exporter(
        name="drawio",
        label=mark("draw.io diagram"),
        suffix=".drawio",
        write=write,
        supports=tuple(name for name in REGION if name != "fold"),
    )
)
