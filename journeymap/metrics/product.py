"""The product alone: how good it is, whatever it was like to get and use it."""

from journeymap.language import mark
from journeymap.metrics import METRICS, MetricKind

METRICS.add(
    MetricKind(
        name="product",
        label=mark("Product quality"),
        short=mark("Product"),
        question=mark("How satisfied are you with the product itself?"),
        low=1,
        high=5,
        direction="higher",
        method="mean",
    )
)
