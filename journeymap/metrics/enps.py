"""The Net Promoter Score of employees: would they recommend working here?"""

from journeymap.language import mark
from journeymap.metrics import METRICS, MetricKind

METRICS.add(
    MetricKind(
        name="enps",
        label=mark("Employee Net Promoter Score (eNPS)"),
        short="eNPS",
        question=mark("How likely are you to recommend working here to a friend?"),
        low=0,
        high=10,
        direction="higher",
        method="nps",
        respondents="employees",
    )
)
