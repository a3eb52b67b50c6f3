"""The Net Promoter Score: would they recommend us?"""

from journeymap.kinds.metrics import METRICS, MetricKind
from journeymap.language import mark

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
