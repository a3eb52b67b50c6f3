"""PowerPoint: the map and the frames of its presentation as slides of native, editable shapes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.shapes import Rect
from journeymap.formats import EXPORTERS, Exporter
from journeymap.formats.pptx.charts import ChartPlace, native
from journeymap.formats.pptx.figures import Drawing
from journeymap.formats.pptx.shapes import SlideCanvas
from journeymap.formats.pptx.text import EMU, FACE
from journeymap.language import mark
from journeymap.layout.numbers.charts import Chart
from journeymap.model.fields import clean
from journeymap.model.records import Connection, Project
from journeymap.rendering.charts import charts, charts_on
from journeymap.rendering.options import REGION, Order
from journeymap.rendering.region import RenderRegion, region
from journeymap.rendering.series import nothing_to_present

_SLIDE = 1280.0, 720.0
"""A slide as every presentation has it today, 13.33 × 7.5 inches, in page units."""
WIDER = 1.34
"""How many times as wide as ours letters may be where our font is missing."""
_TITLE_ONLY, _BLANK = 5, 6
_OFTEN = 200
_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_STAMP = (1980, 1, 1, 0, 0, 0)


class _Sheet(NamedTuple):
    """What comes on one slide; ``charts`` are those of the numbers on it, by name.

    One that ``repeats`` shows the whole map, as the first slide does, and no more.
    """

    region: RenderRegion
    notes: str = ""
    charts: Mapping[str, Chart] = {}
    repeats: bool = False


def write(order: Order) -> None:
    """Write the presentation; a part that is asked for, or one frame, is its only slide."""
    from pptx import Presentation

    sheets, options = _sheets(order), order.options
    if not sheets:
        raise nothing_to_present()
    made = Presentation()
    _size(made)
    _letters(made)
    _about(made, order)
    for i, sheet in enumerate(sheets):
        for share in _draw(made, sheet, order):
            options.tell((i + share) / len(sheets) * 0.95)
    order.path.write_bytes(_packed(made))
    options.tell(1.0)


def _sheets(order: Order) -> list[_Sheet]:
    """Return the map and every frame; only the frames, or only a part, where that is asked for."""
    view, options = order.view, order.options
    if view.stages or options.selection or options.place:
        return [_Sheet(region(view, options, WIDER))]
    frames = _frames(order)
    if options.frame is not None:
        shown = region(view, options, WIDER)
        return [_Sheet(shown, frames[options.frame - 1].notes)]
    if options.frames:
        return frames
    more = (sheet for sheet in frames if not sheet.repeats)
    return [_Sheet(region(view, options, WIDER)), *more, *_numbers(order, frames)]


def _numbers(order: Order, frames: list[_Sheet]) -> Iterator[_Sheet]:
    """Yield a slide for each chart, unless some are on frames already."""
    from journeymap.rendering.deck import slides_of_charts

    if not any(sheet.charts for sheet in frames):
        found = {chart.name: chart for chart in charts(order.view)}
        for slide in slides_of_charts(order.view, WIDER) if found else ():
            ground = "" if order.options.transparent else slide.background
            yield _Sheet(RenderRegion(slide.scene, slide.scene.rect, ground), "", found)


def _frames(order: Order) -> list[_Sheet]:
    """Return every frame of the presentation with what its speaker says."""
    from journeymap.rendering.deck import deck

    clear = order.options.transparent
    return [
        _Sheet(
            RenderRegion(slide.scene, slide.scene.rect, "" if clear else slide.background),
            slide.notes,
            charts_on(order.view, slide.frame),
            slide.frame.kind == "map" and not (slide.frame.notes or slide.frame.ink),
        )
        for slide in deck(order.view, wider=WIDER)
    ]


def _size(made: Any) -> None:
    """Make slides 13.33 × 7.5 inches, as those are that ours are pasted among."""
    size = [round(side * EMU) for side in _SLIDE]
    before = made.slide_width, made.slide_height
    made.slide_width, made.slide_height = size
    # Without this it would still say that it is for a screen of 4 : 3.
    made.element.sldSz.attrib.pop("type", None)
    masters = [made.slide_master, *made.slide_layouts]
    for place in (x for m in masters for x in m.element.iter("{*}off", "{*}ext")):
        for name, now, then in zip(("x", "y"), size, before, strict=True):
            for key in (name, f"c{name}"):
                if key in place.attrib:
                    place.set(key, str(round(int(place.get(key)) * now / then)))


def _letters(made: Any) -> None:
    """Have what is written on the slides later be in our letters, too."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    theme = made.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b'latin typeface="Calibri"', f"latin {FACE}".encode())


def _about(made: Any, order: Order) -> None:
    """Say what it is and whose; the dates are those of the empty presentation."""
    told, project = made.core_properties, next(iter(order.snapshot.ordered(Project)), Project())
    shown = order.journey
    told.title, told.subject = clean(order.title)[:255], clean(shown.scenario)[:255]
    told.author = told.last_modified_by = clean(project.author)[:255]
    told.keywords = told.comments = told.category = ""


def _draw(made: Any, sheet: _Sheet, order: Order) -> Iterator[float]:
    """Add a slide, and tell how much of it is drawn."""
    from pptx.dml.color import RGBColor
    from pptx.oxml import parse_xml
    from pptx.util import Emu

    from journeymap.painting.fonts import measure_of
    from journeymap.painting.images import image_of

    place = sheet.region.place
    wide, high = Emu(made.slide_width), Emu(made.slide_height)
    scale = min(wide / place.w, high / place.h) / EMU
    left = (wide - place.w * scale * EMU) / 2 - place.x * scale * EMU
    top = (high - place.h * scale * EMU) / 2 - place.y * scale * EMU
    titled = any(figure.role == FigureRole.TITLE for figure in sheet.region.scene.figures())
    slide = made.slides.add_slide(made.slide_layouts[_TITLE_ONLY if titled else _BLANK])
    for shape in list(slide.shapes):
        shape.element.getparent().remove(shape.element)

    def embed(data: bytes) -> str:
        """Return the relation to a picture, which is in the file once; blank for a damaged one."""
        if image_of(data).isNull():
            return ""
        return str(slide.part.get_or_add_image_part(io.BytesIO(data))[1])

    arrows = order.snapshot.all(Connection).items()
    ends = {id: (arrow.source, arrow.target) for id, arrow in arrows}
    own = _native(sheet)
    shown = sheet.region if own is None else _without_chart(sheet.region)
    drawing = Drawing(shown, SlideCanvas(scale, left, top), measure_of(WIDER), ends, embed)
    written = []
    for i, figure in enumerate(drawing.written()):
        written.append(figure)
        if i % _OFTEN == 0:
            yield i / len(drawing.figures) * 0.8
    tree = parse_xml(f"<p:spTree {_SPACES}>{''.join(written)}</p:spTree>")
    slide.shapes.element.extend(list(tree))
    if own is not None:
        put, place = own
        put(ChartPlace(slide, SlideCanvas(scale, left, top), place, order.view.theme))
    if sheet.region.background:
        slide.background.fill.solid()
        colour = RGBColor.from_string(sheet.region.background[1:7])  # type: ignore[no-untyped-call]
        slide.background.fill.fore_color.rgb = colour
    if sheet.notes:
        slide.notes_slide.notes_text_frame.text = clean(sheet.notes)
    yield 1.0


def _native(sheet: _Sheet) -> tuple[Callable[[ChartPlace], None], Rect] | None:
    """Return what puts the chart of a slide there as PowerPoint's own, and where it stands."""
    for figure in sheet.region.scene.figures():
        if figure.role == FigureRole.CHART and (chart := sheet.charts.get(figure.id)):
            put = native(chart.data)
            return (put, figure.rect) if put else None
    return None


def _without_chart(region: RenderRegion) -> RenderRegion:
    """Return a slide without the shapes of its chart."""
    drawn = (FigureRole.CHART, FigureRole.CHART_MARK)
    layers = (
        layer.with_figures(tuple(f for f in layer.figures if f.role not in drawn))
        for layer in region.scene.layers
    )
    return region._replace(scene=region.scene.with_layers(tuple(layers)))


def _packed(made: Any) -> bytes:
    """Return the file with dates that are always the same, and without a picture of another."""
    plain, packed = io.BytesIO(), io.BytesIO()
    package = made.part.package
    for key, relation in list(package._rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            package._rels.pop(key)
    made.save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(packed, "w") as target:
        for member in source.infolist():
            entry = zipfile.ZipInfo(member.filename, _STAMP)
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            target.writestr(entry, source.read(member), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


EXPORTERS.add(
    Exporter(
        name="pptx",
        label=mark("PowerPoint, editable (PPTX)"),
        suffix=".pptx",
        write=write,
        supports=(*REGION, "frames"),
        wider=WIDER,
        aspect=_SLIDE[0] / _SLIDE[1],
    )
)
