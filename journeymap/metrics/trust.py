"""Trust: do they believe us?"""

from journeymap.language import mark
from journeymap.metrics import METRICS, MetricKind

METRICS.add(
    MetricKind(
        name="trust",
        label=mark("Trust"),
        short=mark("Trust"),
        question=mark("I can rely on this company to keep its promises."),
        low=1,
        high=5,
        direction="higher",
        method="top",
    )
)
