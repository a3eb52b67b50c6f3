"""Four things in short at the foot of a persona's sheet: worst, best, the score, the wish."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeymap.analysis.emotion import peak_end
from journeymap.analysis.insights import insights
from journeymap.analysis.personas import in_line
from journeymap.language import plural, tr
from journeymap.layout.persona.sheet import PersonaSheet, SheetPart, WordRow, beside, boxed
from journeymap.metrics.scored import Scored, scored_by
from journeymap.metrics.wording import heading, interval, sample
from journeymap.model.names import feeling_word
from journeymap.model.records import Feeling, Idea, Quote, Score, Touchpoint

_LONGEST = 120


class _Tile(NamedTuple):
    label: str
    said: str
    under: str
    ink: str


def tiles(sheet: PersonaSheet, width: float) -> SheetPart | None:
    """Return the tiles there is something to say on, side by side; ``None`` for none."""
    found = [tile for tile in _tiles(sheet) if tile]
    if not found:
        return None
    gap = sheet.px(14)
    each = (width - gap * (len(found) - 1)) / len(found)
    return beside([_drawn(sheet, tile, each) for tile in found], [each] * len(found), gap)


def _drawn(sheet: PersonaSheet, tile: _Tile, width: float) -> SheetPart:
    room = width - sheet.px(44)
    rows = [
        WordRow(sheet.words(tile.label, sheet.style(12.5, 600), room), sheet.theme.ink_soft),
        WordRow(sheet.words(tile.said, sheet.style(18, 700), room), tile.ink, sheet.px(8)),
    ]
    if tile.under:
        under = sheet.words(tile.under, sheet.style(13), room)
        rows.append(WordRow(under, sheet.theme.ink_soft, sheet.px(6)))
    return boxed(sheet, tile.label, rows)


def _tiles(sheet: PersonaSheet) -> Iterator[_Tile | None]:
    felt = sheet.feelings
    found = peak_end([feeling.valence for feeling in felt])
    if found:
        worst, best = felt[found.worst], felt[found.best]
        if worst.valence < 0:
            yield _moment(sheet, tr("Worst moment"), worst, sheet.theme.pain_ink)
        if best.valence > 0:
            yield _moment(sheet, tr("Peak"), best, sheet.theme.joy_ink)
    yield _score(sheet)
    yield _wish(sheet)


def _moment(sheet: PersonaSheet, label: str, feeling: Feeling, ink: str) -> _Tile:
    """Return a touchpoint with how it feels there, and what was said of it."""
    card = sheet.snapshot.get(Touchpoint, feeling.touchpoint)
    title = in_line(card.title) if card else ""
    word = in_line(feeling.word) or feeling_word(sheet.snapshot, feeling.valence)
    said = _said(sheet, feeling.touchpoint)
    under = " · ".join(filter(None, (word, said)))
    return _Tile(label, title or tr("untitled touchpoint"), under, ink)


def _said(sheet: PersonaSheet, touchpoint: str) -> str:
    """Return the shortest of what this persona, or nobody in particular, said at a touchpoint."""
    found = [
        in_line(quote.said)
        for quote in sheet.snapshot.of(Quote, "touchpoint", touchpoint)
        if quote.persona in (None, sheet.persona.id) and quote.authenticity != "suspicious"
    ]
    short = [said for said in found if 0 < len(said) <= _LONGEST]
    return tr("“{said}”", said=min(short, key=len)) if short else ""


def _score(sheet: PersonaSheet) -> _Tile | None:
    """Return what most people like this persona answered, of the journey before its parts."""
    own = sheet.snapshot.of(Score, "persona", sheet.persona.id)
    read = [scored for score in own if (scored := scored_by(sheet.snapshot, score))]
    if not read:
        return None

    def rank(scored: Scored) -> tuple[bool, int]:
        return bool(scored.score.journey), scored.reading.n

    best = max(read, key=rank)
    facts = [part for part in sample(sheet.snapshot, best) if part != sheet.persona.name.strip()]
    place = sheet.snapshot.get(Touchpoint, best.score.touchpoint)
    at = in_line(place.title) if place else ""
    under = " · ".join(filter(None, (at, interval(best.reading), *facts)))
    return _Tile(tr("Score"), heading(best), under, sheet.theme.ink)


def _wish(sheet: PersonaSheet) -> _Tile | None:
    """Return what the persona asks for: the ideas that answer them, and how much they said."""
    snapshot, persona = sheet.snapshot, sheet.persona
    quotes = snapshot.of(Quote, "persona", persona.id)
    low = {one.touchpoint for one in sheet.feelings if one.valence < 0}
    cards = low | {quote.touchpoint for quote in quotes}
    ids = {quote.id for quote in quotes}
    ideas = [
        idea
        for idea in (snapshot.of(Idea, "journey", sheet.journey.id) if sheet.journey else ())
        if cards.intersection(idea.touchpoints) or ids.intersection(idea.quotes)
    ]
    # What answers the worst moment comes first.
    worst = {min(sheet.feelings, key=lambda one: one.valence).touchpoint} if low else set()
    ideas.sort(key=lambda idea: not worst.intersection(idea.touchpoints))
    titles = [title for idea in ideas if (title := in_line(idea.title))]
    spoken = [in_line(quote.said) for quote in quotes if in_line(quote.said)]
    said = next(iter(titles), "") or (tr("“{said}”", said=spoken[0]) if spoken else "")
    if not said:
        return None
    counted = (
        plural("{n} quote", "{n} quotes", len(insights(quotes))) if quotes else "",
        plural("{n} idea", "{n} ideas", len(insights(ideas))) if ideas else "",
    )
    return _Tile(tr("Asks for"), said, ", ".join(filter(None, counted)), sheet.theme.joy_ink)
