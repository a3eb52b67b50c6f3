"""Customer satisfaction, by default the share of the two highest answers."""

from journeymap.kinds.metrics import METRICS, MetricKind
from journeymap.language import mark

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
