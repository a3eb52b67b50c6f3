"""A question of one's own; it goes by its title."""

from journeymap.kinds.metrics import METRICS, MetricKind
from journeymap.language import mark

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
