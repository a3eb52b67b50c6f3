"""The Net Promoter Score: would they recommend us?"""

from journeymap.language import mark
from journeymap.metrics import METRICS, MetricKind

METRICS.add(
    MetricKind(
        name="nps",
        label=mark("Net Promoter Score"),
        short="NPS",
        question=mark("How likely are you to recommend us to a friend or colleague?"),
        low=0,
        high=10,
        direction="higher",
        method="nps",
    )
)
