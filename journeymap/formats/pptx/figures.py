"""Figures of a page as groups of native shapes, cards with their arrows glued to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count, pairwise
from typing import NamedTuple

from journeymap.drawing.measure import Measure
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Area, Box, Curve, Line, Picture, Point, Rect, Shape, Text
from journeymap.formats.pptx import shapes as native
from journeymap.formats.pptx.lines import Glue, connector, legs, meeting
from journeymap.formats.pptx.pieces import clipped, joined, pointed
from journeymap.formats.pptx.shapes import Label, SlideCanvas
from journeymap.formats.pptx.text import TextBlock, blocks, fits
from journeymap.language import mark, tr
from journeymap.rendering.region import RenderRegion


class Strokes(NamedTuple):
    """Lines that make one sign together, as those of an icon do."""

    curves: tuple[Curve, ...]


Part = tuple[Shape | TextBlock | Strokes, list[TextBlock], Box | None]
"""A shape with the text that stands in it and the shadow under it; or text of its own."""

_NEAR = 24.0
_LOST = "#8a8f98"

ROLES: dict[str, str] = {
    FigureRole.CARD: mark("Touchpoint"),
    FigureRole.ARROW: mark("Connection"),
    FigureRole.ARROW_LABEL: mark("Connection"),
    FigureRole.ARROW_SIGN: mark("Connection"),
    FigureRole.STAGE: mark("Stage"),
    FigureRole.STEP: mark("Step"),
    FigureRole.PHASE: mark("Phase"),
    FigureRole.LANE: mark("Lane"),
    FigureRole.LANE_TITLE: mark("Lane"),
    FigureRole.FEELING: mark("Feeling"),
    FigureRole.FRICTION: mark("Friction"),
    FigureRole.SCORE: mark("Score"),
    FigureRole.TIME: mark("Time"),
    FigureRole.SENSE: mark("Sense"),
    FigureRole.IDEA: mark("Idea"),
    FigureRole.QUOTE: mark("Quote"),
    FigureRole.NOTE: mark("Note"),
    FigureRole.PERSONA: mark("Persona"),
    FigureRole.SCENARIO: mark("Scenario"),
    FigureRole.TITLE: mark("Title"),
    FigureRole.LEGEND: mark("Legend"),
    FigureRole.CURVE: mark("Emotion curve"),
    FigureRole.TINT: mark("Emotion curve"),
    FigureRole.LENS: mark("Journey"),
    FigureRole.NEUTRAL: mark("neutral"),
    FigureRole.MOMENT: mark("moment of truth"),
}
"""What the selection pane calls figures without a name, and the alt text says before it."""


class Drawing:
    """One slide on its way: the shapes of a region as DrawingML, numbered as PowerPoint wants."""

    def __init__(
        self,
        region: RenderRegion,
        canvas: SlideCanvas,
        measure: Measure,
        ends: Mapping[str, tuple[str, str]],
        embed: Callable[[bytes], str],
    ) -> None:
        self.canvas, self.measure, self.ends, self.embed = canvas, measure, ends, embed
        self.scene, self.place = region.scene, region.place
        self.figures = [f for layer in region.scene.layers for f in joined(layer)]
        self.numbers = count(2)
        self.glue = self._numbered(FigureRole.CARD)
        self.pills = self._numbered(FigureRole.ARROW) | self._numbered(FigureRole.ARROW_LABEL)
        self.names = {
            figure.id: figure.name for figure in self.figures if figure.role == FigureRole.CARD
        }
        self.titled = False

    def written(self) -> Iterator[str]:
        """Yield every figure from below to above, blank where nothing of it is on the slide."""
        for figure in self.figures:
            yield self._figure(figure)

    def _numbered(self, role: str) -> dict[str, Glue]:
        """Promise numbers to the shapes that lines are glued to, which may come before them."""
        figures = (figure for figure in self.figures if figure.role == role and figure.id)
        return {
            figure.id: Glue(next(self.numbers), edge)
            for figure in figures
            if (edge := _edge(figure))
        }

    def _figure(self, figure: Figure) -> str:
        shapes = [cut for shape in figure.shapes if (cut := clipped(shape, self.place))]
        name = self._name(figure)
        if figure.role == FigureRole.TINT:
            return self._tints(shapes, name)
        if figure.role == FigureRole.ARROW:
            shapes = pointed(shapes)
        parts = list(_parts(shapes, figure.name, self.measure))
        if len(parts) == 1 or figure.role == FigureRole.ARROW:
            # Arrows are never in a group: there they would not follow their cards.
            label = self._label(figure, name, alone=True)
            return "".join(self._part(figure, part, label) for part in parts)
        if not parts:
            return ""
        drawn, place = "", _place(parts[0][0])
        for part in parts:
            drawn += self._part(figure, part, self._label(figure, _part_name(part, name)))
            place = place.joined(_place(part[0]))
        told = self._told(figure, name)
        return native.group(self.canvas, Label(next(self.numbers), name, told), place, drawn)

    def _tints(self, shapes: Sequence[Shape], name: str) -> str:
        """Return what lies between a curve and its neutral line: one freeform a colour."""
        found: dict[str, list[Curve]] = {}
        for shape in shapes:
            if isinstance(shape, Curve):
                found.setdefault(shape.fill, []).append(shape)
        return "".join(
            native.curves(self.canvas, Label(next(self.numbers), name), same)
            for same in found.values()
        )

    def _label(self, figure: Figure, name: str, alone: bool = False) -> Label:
        title = alone and figure.role == FigureRole.TITLE and not self.titled
        self.titled = self.titled or title
        return Label(0, name, self._told(figure, name) if alone else "", title)

    def _name(self, figure: Figure) -> str:
        if figure.role == FigureRole.ARROW and figure.id in self.ends:
            source, target = (self.names.get(id, "") for id in self.ends[figure.id])
            return f"{source} → {target}"
        return figure.name or _word(figure) or figure.role

    def _told(self, figure: Figure, name: str) -> str:
        role = _word(figure)
        return f"{role}: {name}" if role and figure.name and role != name else name

    def _part(self, figure: Figure, part: Part, label: Label) -> str:
        shape, said, shadow = part
        promised = self.glue if figure.role == FigureRole.CARD else self.pills
        glue = promised.get(figure.id)
        if glue and isinstance(shape, Box) and shape.rect == glue.rect:
            return native.box(self.canvas, label._replace(id=glue.id), shape, said, shadow)
        label = label._replace(id=next(self.numbers))
        if isinstance(shape, TextBlock):
            return native.words(self.canvas, label, shape, figure.rect)
        if isinstance(shape, Box):
            return native.box(self.canvas, label, shape, said, shadow)
        if isinstance(shape, Area):
            return native.area(self.canvas, label, shape, said)
        if isinstance(shape, Curve):
            return native.curves(self.canvas, label, [shape])
        if isinstance(shape, Strokes):
            return native.curves(self.canvas, label, shape.curves)
        if isinstance(shape, Line):
            return self._line(figure, shape, label)
        assert isinstance(shape, Picture)
        relation = self.embed(shape.data)
        if not relation:
            frame = Box(shape.rect, "", _LOST, 1.0, shape.radius, (4.0, 3.0))
            return native.box(self.canvas, label, frame, [], None)
        label = label._replace(told=shape.alt or label.told)
        return native.picture(self.canvas, label, shape, relation)

    def _line(self, figure: Figure, line: Line, label: Label) -> str:
        """Return a line, glued to the cards it connects; a long way in parts that are joined."""
        if figure.role != FigureRole.ARROW or figure.id not in self.ends:
            return connector(self.canvas, label, line)
        source, target = self.ends[figure.id]
        start, end = self._held(source, line.points[0]), self._held(target, line.points[-1])
        pill = self.pills.get(figure.id)
        way, *rest = legs(line, pill.rect if pill else None, self._is_free)
        drawn = ""
        for part in rest:
            if pill and pill.rect.holds(*way[-1]):
                joint = pill
            else:
                joint = Glue(next(self.numbers), _dot(way[-1], line.width))
                dot = Box(joint.rect, line.stroke)
                drawn += native.box(self.canvas, Label(joint.id, label.name), dot, [], None)
            way, part = meeting(way, part, joint.rect)
            piece = line._replace(points=way, head=False)
            drawn += connector(self.canvas, label, piece, start, joint)
            way, start, label = part, joint, label._replace(id=next(self.numbers))
        return drawn + connector(self.canvas, label, line._replace(points=way), start, end)

    def _held(self, card: str, point: Point) -> Glue | None:
        """Return the card a line ends at; none where the line only points to where it is."""
        glue = self.glue.get(card)
        return glue if glue and glue.rect.grown(_NEAR).holds(*point) else None

    def _is_free(self, way: Sequence[Point]) -> bool:
        """Tell whether a way runs through no card."""
        return not any(
            figure.role == FigureRole.CARD and figure.rect.grown(-2.0).meets(rect)
            for rect in (Rect.around(leg).grown(0.5) for leg in pairwise(way))
            for figure in self.scene.within(rect)
        )


def _word(figure: Figure) -> str:
    word = ROLES.get(figure.role, "")
    return tr(word)


def _dot(point: Point, size: float) -> Rect:
    return Rect(point[0] - size / 2, point[1] - size / 2, size, size)


def _edge(figure: Figure) -> Rect | None:
    """Return the place of the shape a figure's arrows end at: the largest, not its shadow."""
    boxes = [shape.rect for shape in figure.shapes if isinstance(shape, Box)]
    return max(reversed(boxes), key=lambda rect: rect.w * rect.h, default=None)


def _parts(shapes: list[Shape], name: str, measure: Measure) -> Iterator[Part]:
    """Put text into the shapes it stands in, and shadows under theirs."""
    parts: list[Part] = []
    texts: list[Text] = []
    for i, shape in enumerate(shapes):
        if isinstance(shape, Text):
            texts.append(shape)
            if i + 1 < len(shapes) and isinstance(shapes[i + 1], Text):
                continue
            for block in blocks(texts, name, measure):
                _set(parts, block)
            texts = []
            continue
        under = parts[-1][0] if parts else None
        if isinstance(shape, Curve) and (sign := _more(under, shape)):
            parts[-1] = (sign, [], None)
        elif isinstance(shape, Box) and isinstance(under, Box) and _is_shadow(under, shape):
            parts[-1] = (shape, [], under)
        else:
            parts.append((shape, [], None))
    yield from parts


def _set(parts: list[Part], block: TextBlock) -> None:
    """Put a text into the uppermost shape that holds it, unless what lies on that covers it."""
    for shape, said, _ in reversed(parts):
        if isinstance(shape, (Box, Area)) and fits(block, _place(shape), said):
            said.append(block)
            return
        if isinstance(shape, (Box, Area)) and shape.fill and _place(shape).meets(block.place):
            break
    parts.append((block, [block], None))


def _is_shadow(under: Box, over: Box) -> bool:
    (x, y, *size), (x1, y1, *size1) = under.rect, over.rect
    return not under.stroke and size == size1 and x == x1 and 0 < y - y1 <= 4.0


def _more(under: Shape | TextBlock | Strokes | None, curve: Curve) -> Strokes | None:
    """Return a sign with one more line, where a curve looks as what was drawn before it."""
    before = under.curves if isinstance(under, Strokes) else (under,)
    last = before[-1]
    if not isinstance(last, Curve) or last.fill or last[1:] != curve[1:]:
        return None
    return Strokes((*(one for one in before if isinstance(one, Curve)), curve))


def _place(shape: Shape | TextBlock | Strokes) -> Rect:
    if isinstance(shape, TextBlock):
        return shape.place
    if isinstance(shape, Strokes):
        return Rect.around([point for curve in shape.curves for point in curve.points])
    if isinstance(shape, (Box, Picture)):
        return shape.rect
    assert not isinstance(shape, Text)
    return Rect.around(shape.points)


def _part_name(part: Part, name: str) -> str:
    """Return what a shape in a group is called: by its text, else as the whole is."""
    _, said, _ = part
    if any(block.whole for block in said) or not said:
        return name
    return " ".join(line.text for block in said for line in block.lines)
