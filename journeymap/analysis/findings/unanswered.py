"""What customers complain of and nobody answers with an idea."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.concerned import coming_to
from journeymap.analysis.findings import CARE, Finding, Plain, check, listed
from journeymap.analysis.troubles import hurts
from journeymap.dates import written
from journeymap.language import mark, plural, tr
from journeymap.model.grid import cards
from journeymap.model.records import Idea, Quote
from journeymap.model.snapshot import Snapshot


@check(
    "unanswered",
    mark("Said, and not answered"),
    CARE,
    mark(
        "Quotes at touchpoints where something hurts, and no idea that names the quote or stands "
        "there. Feedback is worth what is done with it: answer soon, with an owner and a day, and "
        "tell those who said it."
    ),
)
def not_answered(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the quotes at touchpoints with trouble that no idea of the journey takes up.

    Suspicious quotes ask for no answer. The day of the oldest is told where it is known.
    """
    ideas = [one for one in snapshot.of(Idea, "journey", journey) if one.status != "dropped"]
    places = {id for idea in ideas for id in idea.touchpoints}
    taken = {id for idea in ideas for id in idea.quotes}
    left = [
        quote
        for card in cards(snapshot, journey)
        if card.id not in places and hurts(snapshot, card.id)
        for quote in snapshot.of(Quote, "touchpoint", card.id)
        if quote.id not in taken and quote.authenticity != "suspicious"
    ]
    if not left:
        return
    ids = tuple(dict.fromkeys(quote.touchpoint for quote in left))
    text = plural(
        "{n} complaint is answered by no idea: {places}",
        "{n} complaints are answered by no idea: {places}",
        len(left),
        places=listed(snapshot, ids),
    )
    oldest = min((quote.date for quote in left if quote.date), default="")
    if oldest:
        text = tr("{finding} (the oldest of {day})", finding=text, day=written(oldest))
    values: dict[str, Plain] = {"quotes": len(left), "oldest": oldest}
    quotes = (quote.id for quote in left)
    yield Finding(2, text, (*ids, *quotes), values, weight=coming_to(snapshot, journey, ids))
