"""Buying again: would they come back?"""

from journeymap.language import mark
from journeymap.metrics import METRICS, MetricKind

METRICS.add(
    MetricKind(
        name="again",
        label=mark("Would buy again"),
        short=mark("Again"),
        question=mark("How likely are you to buy from us again?"),
        low=1,
        high=5,
        direction="higher",
        method="top",
    )
)
