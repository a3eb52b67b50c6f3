"""The parts of a persona's sheet that say who they are: heading, empathy map, channels."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.analysis.personas import (
    ChannelWeight,
    channel_weights,
    counted_line,
    empathy,
    in_line,
    kind_word,
)
from journeymap.drawing.measure import line_height
from journeymap.drawing.paragraph import joined
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape
from journeymap.lanes.parts.portrait import portrait
from journeymap.language import percent, tr
from journeymap.layout.persona.sheet import (
    PersonaSheet,
    SheetPart,
    WordRow,
    below,
    beside,
    boxed,
    panel,
    stacked,
    written,
)

_PORTRAIT = 144.0
_SMALL_PORTRAIT = 96.0
_PAD = 32.0
_TILE = 230.0
_TINTS = (2, 1, 0, 4)
"""Which tints of the stages the boxes of the empathy map stand on."""


def heading(sheet: PersonaSheet, width: float) -> SheetPart:
    """Return portrait, name, quote, goals and needs, and how many customers are like this."""
    persona, px = sheet.persona, sheet.px
    tile = _share(sheet)
    rich = bool(persona.quote.strip() or persona.goals.strip() or persona.needs.strip() or tile)
    size, pad = px(_PORTRAIT if rich else _SMALL_PORTRAIT), px(_PAD)
    left = pad + size + px(32)
    side = px(_TILE) + px(32) if tile else 0.0
    rows = _who(sheet, width - left - pad - side)
    tall = max(size, stacked(rows), tile.height if tile else 0.0)

    def draw(at: Rect) -> tuple[Figure, ...]:
        middle = at.y + at.h / 2
        place = Rect(at.x + pad, middle - size / 2, size, size)
        ring = sheet.theme.persona(persona.colour, sheet.index)
        shapes: list[Shape] = [*portrait(sheet.view, persona, place, ring)]
        shapes += written(sheet, rows, at.x + left, middle - stacked(rows) / 2)
        found = [panel(sheet, persona.name, at, shapes, id=persona.id)]
        if tile:
            room = Rect(
                at.right - pad - px(_TILE), middle - tile.height / 2, px(_TILE), tile.height
            )
            found += tile.draw(room)
        return tuple(found)

    return SheetPart(tall + 2 * px(28), draw)


def _who(sheet: PersonaSheet, width: float) -> list[WordRow]:
    persona, theme = sheet.persona, sheet.theme
    name = sheet.words(persona.name.strip() or tr("Persona"), sheet.style(30, 700), width)
    rows = [WordRow(name, theme.ink)]
    if kind := kind_word(persona):
        rows.append(WordRow(sheet.words(kind, sheet.style(15), width), theme.ink_soft, sheet.px(2)))
    if quote := in_line(persona.quote):
        set_ = sheet.words(tr("“{said}”", said=quote), sheet.style(18, 400, True), width)
        rows.append(WordRow(set_, theme.ink, sheet.px(10)))
    wanted = [
        (tr("Goal"), persona.goals),
        (tr("Needs"), persona.needs),
        # With weights its own part says which channels are preferred.
        (tr("Prefers"), "" if channel_weights(persona.weights) else persona.channels),
    ]
    for label, text in wanted:
        if said := in_line(text):
            small, usual = sheet.style(13, 600), sheet.style(15)
            rows.append(WordRow(sheet.words(label, small, width), theme.ink_soft, sheet.px(10)))
            rows.append(WordRow(sheet.words(said, usual, width), theme.ink, sheet.px(1)))
    return rows


def _share(sheet: PersonaSheet) -> SheetPart | None:
    """Return which share of the customers are like this, on a tint; ``None`` where unknown."""
    persona, theme = sheet.persona, sheet.theme
    if persona.share is None:
        return None
    width, ink = sheet.px(_TILE - 36), theme.accent_ink
    rows = [WordRow(sheet.words(percent(persona.share), sheet.style(34, 700), width), ink)]
    told = tr("of our customers are of this type")
    rows.append(WordRow(sheet.words(told, sheet.style(13), width), ink, sheet.px(4)))
    if counted := counted_line(persona):
        set_ = joined(counted.split(" · "), sheet.style(12), width, sheet.measure)
        rows.append(WordRow(sheet.words(set_, sheet.style(12), width), ink, sheet.px(6)))
    return boxed(sheet, percent(persona.share), rows, theme.accent_tint, 18.0)


def middle(sheet: PersonaSheet, width: float) -> SheetPart | None:
    """Return the empathy map and the channels side by side, as far as they are filled."""
    gap = sheet.px(14)
    weights = channel_weights(sheet.persona.weights)
    pairs = [pair for pair in empathy(sheet.persona) if pair[1].strip() or pair[2].strip()]
    if not pairs:
        return channels(sheet, weights, width) if weights else None
    if not weights:
        return _map(sheet, width, len(pairs) if len(pairs) < 4 else 2)
    side = (width - 2 * gap) * 0.34
    room = width - gap - side
    boxes = _map(sheet, room, 1 if len(pairs) == 1 else 2)
    return beside((boxes, channels(sheet, weights, side)), (room, side), gap)


def _map(sheet: PersonaSheet, width: float, across: int) -> SheetPart:
    """Return the boxes of the empathy map, so many side by side."""
    gap = sheet.px(14)
    each = (width - gap * (across - 1)) / across
    boxes = [
        _pair(sheet, number, pair, each)
        for number, pair in enumerate(empathy(sheet.persona))
        if pair[1].strip() or pair[2].strip()
    ]
    rows = [boxes[i : i + across] for i in range(0, len(boxes), across)]
    lines = []
    for row in rows:
        # The last box of an odd number is as wide as the row.
        wide = (width - gap * (len(row) - 1)) / len(row)
        if wide != each:
            row = [_pair(sheet, *_last(sheet), wide)]
        lines.append(beside(row, [wide] * len(row), gap))
    return below(lines, gap)


def _last(sheet: PersonaSheet) -> tuple[int, tuple[str, str, str]]:
    filled = [
        (number, pair)
        for number, pair in enumerate(empathy(sheet.persona))
        if pair[1].strip() or pair[2].strip()
    ]
    return filled[-1]


def _pair(sheet: PersonaSheet, number: int, pair: tuple[str, str, str], width: float) -> SheetPart:
    """Return two fields of the empathy map on their tint, under one heading."""
    tint, ink = sheet.theme.stage("", _TINTS[number])
    room = width - sheet.px(44)
    title, *texts = pair
    rows = [WordRow(sheet.words(title, sheet.style(15, 600), room), ink)]
    usual = sheet.style(14.5)
    for text in texts:
        if lines := _listed(text):
            rows.append(WordRow(sheet.words(lines, usual, room), ink, sheet.px(8)))
    return boxed(sheet, title, rows, tint)


def _listed(text: str) -> str:
    """Return a text with the signs of its list as dots."""
    lines = (line.strip() for line in text.strip().split("\n"))
    return "\n".join(f"• {line[2:].strip()}" if line.startswith("- ") else line for line in lines)


def channels(sheet: PersonaSheet, weights: Sequence[ChannelWeight], width: float) -> SheetPart:
    """Return a bar for each channel, as long as it is used, with its share beside it."""
    theme, px = sheet.theme, sheet.px
    inset, room = px(22), width - 2 * px(22)
    title = WordRow(sheet.words(tr("Preferred channels"), sheet.style(15, 600), room), theme.ink)
    usual, small = sheet.style(13.5, 500), sheet.style(12)
    figure = sheet.measure.width(percent(1.0), small) + 1.0
    name = min(room * 0.42, max(sheet.measure.width(w.channel, usual) for w in weights) + 1.0)
    names = [sheet.words(one.channel, usual, name) for one in weights]
    bar = room - name - figure - px(24)

    def draw(at: Rect) -> tuple[Figure, ...]:
        shapes = written(sheet, [title], at.x + inset, at.y + inset * 0.9)
        top = at.y + inset * 0.9 + title.words.height + px(14)
        free = max(0.0, at.bottom - inset - top - sum(n.height + px(14) for n in names) + px(14))
        apart = px(14) + min(px(26), free / max(1, len(names) - 1) if len(names) > 1 else 0.0)
        for one, words in zip(weights, names, strict=True):
            shapes += words.shapes(at.x + inset, top, theme.ink, sheet.measure)
            middle = top + words.height / 2
            x, high = at.x + inset + name + px(12), px(11)
            track = Rect(x, middle - high / 2, bar, high)
            shapes.append(Box(track, theme.track, radius=high / 2))
            if one.weight:
                wide = max(high, bar * one.weight)
                shapes.append(Box(track._replace(w=wide), theme.personas[0], radius=high / 2))
            said = sheet.words(percent(one.weight), small, figure)
            y = middle - line_height(small) / 2
            shapes += said.shapes(at.right - inset, y, theme.ink_soft, sheet.measure, "end")
            top += words.height + apart
        return (panel(sheet, tr("Preferred channels"), at, shapes),)

    needed = sum(words.height + px(14) for words in names)
    return SheetPart(1.9 * inset + title.words.height + px(14) + needed - px(14), draw)
