"""A product that is praised beside an experience that is not."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import SCORES, Finding, Plain, called, check
from journeymap.analysis.judged import scores_in
from journeymap.language import mark, tr
from journeymap.metrics import goodness
from journeymap.metrics.scored import Scored
from journeymap.metrics.wording import heading
from journeymap.model.grid import cards
from journeymap.model.snapshot import Snapshot

PRODUCT = "product"
"""The kind of metric that is about the product alone."""
_APART = 0.2
"""From which part of the scales on the experience is worse than the product (ours)."""


@check(
    "good_product",
    mark("Good product, poor experience"),
    SCORES,
    mark(
        "The product is scored by itself, and a touchpoint scores worse by a fifth of the scale "
        "or more. A good product does not make a good experience: one bad contact before or after "
        "wipes it out. Begin with the worst one."
    ),
)
def product_and_experience(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the touchpoint that customers score worst beside the product they score well.

    Scores are compared as parts of their scales, 0 for the worst to 1 for the best; only what
    enough customers answered.
    """
    judged = [
        (id, one)
        for id, one in scores_in(snapshot, journey)
        if one.counts and one.carries and one.score.respondents == "customers"
    ]
    product = [one for _, one in judged if one.metric.kind == PRODUCT]
    here = {card.id for card in cards(snapshot, journey)}
    others = [(id, one) for id, one in judged if id in here and one.metric.kind != PRODUCT]
    if not product or not others:
        return
    place, worst = min(others, key=lambda pair: _good(pair[1]))
    gap = _good(product[0]) - _good(worst)
    if gap >= _APART:
        text = tr(
            "The product is scored {product}, the experience is not: {worst} at {place}",
            product=heading(product[0]),
            worst=heading(worst),
            place=called(snapshot, place),
        )
        values: dict[str, Plain] = {
            "metric_id": worst.metric.id,
            "product": product[0].reading.value,
            "value": worst.reading.value,
            "gap": gap,
        }
        yield Finding(2, text, (place,), values, weight=min(1.0, gap))


def _good(scored: Scored) -> float:
    return goodness(scored.metric, scored.reading)
