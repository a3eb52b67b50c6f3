"""The Customer Effort Score of 2013: how easy it was, so higher is better."""

from journeymap.language import mark
from journeymap.metrics import METRICS, MetricKind

METRICS.add(
    MetricKind(
        name="ces2",
        label=mark("Customer ease (CES 2.0)"),
        short="CES",
        question=mark("We made it easy for you to handle your issue."),
        low=1,
        high=7,
        direction="higher",
        method="mean",
    )
)
