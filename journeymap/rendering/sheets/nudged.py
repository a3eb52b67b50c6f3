"""The head of a map over sheets: whoever stands on a cut steps aside."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.drawing.measure import Measure
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scaled import scaled_figure
from journeymap.drawing.scene import Figure, Scene
from journeymap.drawing.shapes import Rect, Text

_AWAY = 10.0
_STEPPING = frozenset({FigureRole.LENS, FigureRole.PERSONA})
_HEAD = _STEPPING | {FigureRole.TITLE, FigureRole.SCENARIO}


def nudged(scene: Scene, across: Sequence[float], measure: Measure) -> Scene:
    """Return the page with what its head says moved off the cuts, where there is room beside."""
    head = {id(f): _said(f, measure) for f in scene.figures() if f.role in _HEAD}
    moved: dict[int, Figure] = {}
    for figure in scene.figures():
        key = id(figure)
        if figure.role not in _STEPPING:
            continue
        others = [at for other, at in head.items() if other != key]
        by = _way(head[key], across, others)
        if by:
            moved[key] = scaled_figure(figure, 1.0, by, 0.0)
            head[key] = head[key]._replace(x=head[key].x + by)
    if not moved:
        return scene
    layers = (
        layer.with_figures(tuple(moved.get(id(f), f) for f in layer.figures))
        for layer in scene.layers
    )
    return scene.with_layers(tuple(layers))


def _way(at: Rect, across: Sequence[float], others: Sequence[Rect]) -> float:
    """Return how far something moves so that it stands on no cut, 0 for what need not or cannot."""

    def hit(rect: Rect) -> list[float]:
        return [x for x in across[1:-1] if rect.x - 1.0 < x < rect.right + 1.0]

    ways = [way for x in hit(at) for way in (x - _AWAY - at.right, x + _AWAY - at.x)]
    for by in sorted(ways, key=abs):
        there = at._replace(x=at.x + by)
        inside = across[0] < there.x and there.right < across[-1]
        if inside and not hit(there) and not any(there.meets(other) for other in others):
            return by
    return 0.0


def _said(figure: Figure, measure: Measure) -> Rect:
    """Return the place a figure takes: that of its letters where it is nothing but letters."""
    texts = [shape for shape in figure.shapes if isinstance(shape, Text)]
    if len(texts) < len(figure.shapes) or not texts:
        return figure.rect
    spans = []
    for text in texts:
        wide = measure.width(text.text, text.style)
        x = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
        spans.append(Rect(x, text.y - text.style.size, wide, text.style.size * 1.3))
    whole = spans[0]
    for span in spans[1:]:
        whole = whole.joined(span)
    return whole
