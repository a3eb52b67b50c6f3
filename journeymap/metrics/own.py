"""A question of one's own; it goes by its title."""

from journeymap.language import mark
from journeymap.metrics import METRICS, MetricKind

METRICS.add(
    MetricKind(
        name="own",
        label=mark("Own question"),
        short="",
        question="",
        low=1,
        high=5,
        direction="higher",
        method="mean",
    )
)
