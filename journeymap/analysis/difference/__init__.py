"""What differs between two journeys: as-is and to-be, two versions, two files.

``difference(before, after)`` is the way in; ``words`` says it.
"""

from __future__ import annotations

from journeymap.analysis.difference.compared import (
    ComparedJourney,
    CountedDifference,
    Difference,
    DifferenceCounts,
    FieldDifference,
    JourneyDifference,
)
from journeymap.analysis.difference.comparing import difference

__all__ = [
    "ComparedJourney",
    "CountedDifference",
    "Difference",
    "DifferenceCounts",
    "FieldDifference",
    "JourneyDifference",
    "difference",
]
