"""What a cell of the table says: in letters as they are typed, and what is drawn beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from journeymap.analysis.flow.shares import Shares
from journeymap.analysis.frictions import severity_text, share_text, worst_first
from journeymap.arrows import is_walked
from journeymap.durations import written
from journeymap.language import decimal, percent, tr
from journeymap.metrics.scored import Scored, scores_at
from journeymap.metrics.wording import line
from journeymap.model.fields import Spec
from journeymap.model.names import EXPLAINED, feeling_words
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Idea,
    Lane,
    Quote,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.view.table.columns import GridColumn

APART = "; "
"""What stands between several things in one cell."""

Order = tuple[int, float, str]
_BLANK: Order = (1, 0.0, "")
_EXACT = 1e-6
_LEAST_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class CellContent:
    """A cell: its ``text`` as it is typed and copied, and ``said`` as it is shown.

    ``face`` is a feeling from −1 to 1; ``severity`` that of a friction where ``friction``;
    ``more`` how many others there are. ``tone`` says how loud it is said, ``tip`` all of it;
    ``order`` is what rows are sorted by.
    """

    text: str = ""
    said: str = ""
    face: float | None = None
    friction: bool = False
    severity: int | None = None
    more: int = 0
    moment: bool = False
    tone: str = ""
    tip: str = ""
    order: Order = _BLANK


EMPTY = CellContent()
UNSET = CellContent(said="–", tone="soft")


def content(
    snapshot: Snapshot, column: GridColumn, card: Touchpoint, shares: Shares | None
) -> CellContent:
    """Return what a column says of a touchpoint; with the ``shares`` of its arrows."""
    match column.kind:
        case "lane":
            return plain(lane.title if (lane := snapshot.get(Lane, card.lane)) else "")
        case "face":
            return _felt(snapshot, column, card)
        case "friction":
            return _frictions(snapshot, card)
        case "score":
            return _scored(snapshot, column, card)
        case "next":
            return _followed(snapshot, card, shares)
        case "count":
            return _counted(snapshot, column, card)
    return _of_field(column, getattr(card, column.field))


def plain(text: str, tone: str = "") -> CellContent:
    """Return a cell of letters alone."""
    flat = " ".join(text.split())
    return CellContent(text, flat, tone=tone, order=_worded(flat)) if text else EMPTY


def field_text(spec: Spec, value: Any) -> str:
    """Return the value of a field as it is typed into a cell."""
    if spec.options:
        label = dict(spec.options).get(value, value)
        return tr(label) if value else ""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(value)
    if spec.minutes:
        return written(value)
    return decimal(value) if isinstance(value, int | float) else str(value)


def feeling_text(snapshot: Snapshot, valence: float) -> str:
    """Return a feeling as it is typed: in the word of its level, else from −2 to +2."""
    words = feeling_words(snapshot)
    place = (valence + 1) / 2 * (len(words) - 1)
    level = round(place)
    if abs(place - level) > _EXACT:
        return decimal(2 * valence, None, "+")
    word = words[level]
    return word if words.count(word) == 1 else str(level + 1)


def friction_text(friction: Friction) -> str:
    """Return a friction as it is typed: its severity, then what it is."""
    title = " ".join(friction.title.split()).replace(APART.strip(), ",")
    if friction.severity is None:
        return f"? {title}" if title[:1].isdigit() or not title else title
    return f"{friction.severity} {title}".strip()


def score_text(scored: Scored) -> str:
    """Return a score as it is typed: its value and of how many."""
    return f"{scored.reading.shown} (n = {scored.reading.n})"


def score_of(snapshot: Snapshot, metric: str | None, card: str) -> Scored | None:
    """Return the score of a metric that counts at a touchpoint."""
    found = scores_at(snapshot, "touchpoint", card)
    return next((one for one in found if one.metric.id == metric and not one.elsewhere), None)


def followers_of(snapshot: Snapshot, card: str) -> list[Connection]:
    """Return the arrows that are walked on from a touchpoint, in their order."""
    return [arrow for arrow in snapshot.of(Connection, "source", card) if is_walked(arrow)]


def _of_field(column: GridColumn, value: Any) -> CellContent:
    spec, text = column.spec, field_text(column.spec, value)
    if column.kind == "number":
        if value is None:
            return EMPTY
        return CellContent(text, text, order=(0, float(value), ""))
    if column.kind == "choice" and value:
        names = [key for key, _ in spec.options]
        place = float(names.index(value)) if value in names else float(len(names))
        is_moment = column.field == "moment"
        told = EXPLAINED.get(("Touchpoint", column.field), {}).get(value, "")
        tone = "accent" if is_moment else "soft" if value == "assumed" else ""
        tip = tr(told) if told else ""
        return CellContent(text, text, moment=is_moment, tone=tone, tip=tip, order=(0, place, ""))
    tone = "strong" if column.kind == "title" else "soft" if column.kind == "tags" else ""
    return plain(text, tone)


def _felt(snapshot: Snapshot, column: GridColumn, card: Touchpoint) -> CellContent:
    word = ""
    if column.field:
        valence: float | None = getattr(card, column.field)
    else:
        felt = snapshot.of(Feeling, "touchpoint", card.id)
        one = next((x for x in felt if x.persona == column.ref), None)
        valence, word = (one.valence, one.word) if one else (None, "")
    if valence is None:
        return UNSET
    text = feeling_text(snapshot, valence)
    tip = " · ".join(part for part in (text, word) if part)
    return CellContent(text, "", face=valence, tip=tip, order=(0, -valence, ""))


def _frictions(snapshot: Snapshot, card: Touchpoint) -> CellContent:
    found = worst_first(snapshot.of(Friction, "touchpoint", card.id))
    if not found:
        return EMPTY
    worst = found[0]
    said = " ".join(worst.title.split()) or tr("(no title)")
    tip = "\n".join(
        " · ".join(part for part in (one.title, severity_text(one), share_text(one.share)) if part)
        for one in found
    )
    text = APART.join(map(friction_text, found))
    rank = -float(worst.severity if worst.severity is not None else -1)
    return CellContent(
        text, said, friction=True, severity=worst.severity, more=len(found) - 1, tip=tip,
        order=(0, rank, said.casefold()),
    )  # fmt: skip


def _scored(snapshot: Snapshot, column: GridColumn, card: Touchpoint) -> CellContent:
    scored = score_of(snapshot, column.ref, card.id)
    if scored is None:
        return EMPTY
    tone = "bad" if _is_bad(scored) else "soft" if scored.guessed or scored.today else "strong"
    text = score_text(scored) if not scored.today else ""
    return CellContent(
        text, scored.reading.shown, tone=tone, tip=line(snapshot, scored),
        order=(0, scored.reading.value, ""),
    )  # fmt: skip


def _is_bad(scored: Scored) -> bool:
    """Tell whether a score misses its target for certain, or more detract than promote."""
    return scored.misses or (
        scored.metric.method == "nps" and (scored.reading.high or 0) < 0 and scored.carries
    )


def _followed(snapshot: Snapshot, card: Touchpoint, shares: Shares | None) -> CellContent:
    arrows = followers_of(snapshot, card.id)
    if not arrows:
        return EMPTY
    parts = []
    for arrow in arrows:
        there = snapshot.get(Touchpoint, arrow.target)
        name = " ".join(there.title.split()).replace(APART.strip(), ",") if there else ""
        share = shares.of.get(arrow.id) if shares else None
        given = shares is not None and arrow.id not in shares.assumed
        told = f" {_whole(share)}" if share is not None and given and share < 1 else ""
        parts.append((name or tr("(no title)")) + told)
    text = APART.join(parts)
    return CellContent(text, ", ".join(parts), tone="soft", tip=text, order=_worded(text))


def _whole(share: float) -> str:
    """Return a share in whole per cent; of less than one it says how much less."""
    return percent(round(share, 2) if share >= _LEAST_SHARE else share)


def _counted(snapshot: Snapshot, column: GridColumn, card: Touchpoint) -> CellContent:
    if column.name == "quotes":
        quotes = snapshot.of(Quote, "touchpoint", card.id)
        told = "\n".join(f"“{quote.said}”" for quote in quotes)
        n = len(quotes)
        return CellContent(str(n), str(n), tip=told, order=(0, -float(n), "")) if n else EMPTY
    titles = [idea.title for idea in snapshot.of(Idea, "touchpoints", card.id)]
    if not titles:
        return EMPTY
    text = APART.join(titles)
    return CellContent(text, text, tone="soft", tip="\n".join(titles), order=_worded(text))


def _worded(text: str) -> Order:
    return 0, 0.0, text.casefold()
