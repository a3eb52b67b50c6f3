"""A closer look at a touchpoint, a lane or a stage: what is behind it, for the wall."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure, Scene
from journeymap.language import tr
from journeymap.layout.slides.kinds import FRAME_KINDS
from journeymap.layout.slides.show import ShowContext, dotted, show
from journeymap.layout.slides.slide import WALL, Content, Piece, Slide, layers
from journeymap.layout.slides.surround import SlideHeading, background, panel_of, surround
from journeymap.model.fields import specs
from journeymap.model.records import Frame, Lane, Record, Stage, Touchpoint
from journeymap.rendering.closer.flow import flowed
from journeymap.rendering.closer.lanes import of_lane
from journeymap.rendering.closer.legend import LEGEND, of_legend
from journeymap.rendering.closer.touchpoint import blocks
from journeymap.rendering.facts import title_of
from journeymap.view import View

_EDGE = 36.0


def closer(view: View, id: str, *, dark: bool = True) -> tuple[Slide, ...]:
    """Return the slides of what is behind a touchpoint, a lane or a stage, or of the ``LEGEND``.

    They are as large as those on the wall. Of anything else, and of what is not shown, there
    are none.
    """
    from journeymap.painting.fonts import QtMeasure
    from journeymap.painting.picture import needs_application

    needs_application()
    it = show(view, QtMeasure(), WALL, dark)
    found = _found(it, id) if it else None
    if it is None or found is None:
        return ()
    heading, contents = found
    parts = len(contents)
    return tuple(
        _slide(it, heading, content, part, parts) for part, content in enumerate(contents, 1)
    )


def target(view: View, id: str) -> str:
    """Return what one looks at closely of a record: itself, or the touchpoint or lane it is at."""
    record = view.snapshot.find(id) if id else None
    if isinstance(record, Touchpoint | Stage | Lane):
        return record.id
    for name in ("touchpoint", "touchpoints", "lane", "stage"):
        at = getattr(record, name, None)
        if isinstance(at, tuple):
            at = at[0] if at else None
        if at:
            return str(at)
    return ""


def beside(view: View, id: str, way: int) -> str:
    """Return the touchpoint, lane or stage so many places further on; blank beyond the last."""
    from journeymap.view import shown

    here = shown(view)
    record = view.snapshot.find(id)
    rows: dict[type[Record], Iterable[Record]] = {
        Touchpoint: here.touchpoints,
        Stage: here.stages,
        Lane: here.lanes,
    }
    ids = [one.id for one in rows.get(type(record), ())] if record else []
    place = ids.index(id) + way if id in ids else -1
    return ids[place] if 0 <= place < len(ids) else ""


def _found(it: ShowContext, id: str) -> tuple[SlideHeading, list[Content]] | None:
    if id == LEGEND:
        return of_legend(it)
    record = it.snapshot.find(id)
    if isinstance(record, Touchpoint) and id in it.cards:
        return _of_touchpoint(it, it.cards[id])
    if isinstance(record, Lane) and record in it.context.shown.lanes:
        return of_lane(it, record)
    if isinstance(record, Stage) and record in it.stages:
        frame = Frame(id=f"closer-{id}", journey=it.journey.id, kind="stage", stage=id)
        return FRAME_KINDS["stage"].fill(it, frame)
    return None


def _of_touchpoint(it: ShowContext, card: Touchpoint) -> tuple[SlideHeading, list[Content]]:
    stage, lane = it.stage_of(card.id), it.snapshot.get(Lane, card.lane)
    known = specs(Touchpoint)
    moment = tr(dict(known["moment"].options)[card.moment]) if card.moment else ""
    evidence = tr(dict(known["evidence"].options)[card.evidence])
    under = dotted(title_of(stage), title_of(lane), moment, evidence)
    heading = SlideHeading(card.id, title_of(card), under, roomy=True)
    told = list(blocks(it, card))
    room = panel_of(it, heading, 99).grown(-_EDGE)
    if not told:
        return heading, [Content((Piece((_nothing(it, card),)),), (card.id,))]
    pages = flowed(it, told, room)
    return heading, [Content((Piece(tuple(page)),), (card.id,)) for page in pages]


def _nothing(it: ShowContext, card: Touchpoint) -> Figure:
    from journeymap.drawing.paragraph import paragraph
    from journeymap.layout.slides.letters import letters

    said = tr("Nothing more is known of this touchpoint yet.")
    words = paragraph(said, letters(36.0), it.size[0] / 2, it.measure)
    at = it.size[0] / 2, it.size[1] / 2
    shapes = words.shapes(*at, it.theme.ink_soft, it.measure, "middle")
    return Figure(card.id, FigureRole.HINT, said, Scene(*it.size, ()).rect, shapes)


def _slide(
    it: ShowContext, heading: SlideHeading, content: Content, part: int, parts: int
) -> Slide:
    ground = Piece(surround(it, heading, part, parts))
    made, _ = layers((ground, *content.pieces), "")
    return Slide(
        frame=Frame(id=f"closer-{heading.id}", journey=it.journey.id),
        title=heading.title,
        subtitle=heading.under(part, parts),
        notes="",
        scene=Scene(*it.size, made),
        background=background(it),
        touchpoints=content.touchpoints,
        stage=None,
        part=part,
        parts=parts,
        reveals=0,
        locator=(),
    )
