"""Customer satisfaction, by default the share of the two highest answers."""

from journeymap.language import mark
from journeymap.metrics import METRICS, MetricKind

METRICS.add(
    MetricKind(
        name="csat",
        label=mark("Customer satisfaction"),
        short="CSAT",
        question=mark("How satisfied were you?"),
        low=1,
        high=5,
        direction="higher",
        method="top",
    )
)
