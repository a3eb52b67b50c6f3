"""The Customer Effort Score of 2010: how much effort it was, so lower is better."""

from journeymap.language import mark
from journeymap.metrics import METRICS, MetricKind

METRICS.add(
    MetricKind(
        name="ces1",
        label=mark("Customer effort (CES 1.0)"),
        short=mark("Effort"),
        question=mark(
            "How much effort did you personally have to put forth to handle your request?"
        ),
        low=1,
        high=5,
        direction="lower",
        method="mean",
    )
)
