"""Whether a mapping fits a sheet, said before anything is counted."""

from __future__ import annotations

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.tabular.surveys.mapping import SurveyMapping, place_key
from journeymap.tabular.surveys.sheet import SurveySheet


def check_columns(sheet: SurveySheet, mapping: SurveyMapping) -> None:
    """Raise ``JourneyError`` where a mapping does not fit a sheet."""
    there = {column.key for column in sheet.columns}
    gone = [name for name in mapping.named if name not in there]
    if gone:
        raise JourneyError(
            tr(
                "{name} has no column {columns}, which the mapping names. Nothing was changed; say"
                " what its columns are, or leave these out of the mapping.",
                name=sheet.name,
                columns=", ".join(f"“{one}”" for one in gone),
            )
        )
    if not mapping.columns:
        raise JourneyError(
            tr(
                "No column of {name} is said to hold answers. Nothing was changed; say which does,"
                " and to which metric.",
                name=sheet.name,
            )
        )
    _check_metrics(mapping)


def check_places(mapping: SurveyMapping) -> None:
    """Raise ``JourneyError`` where two columns answer one metric at one place.

    They are different questions, whose answers are never added up.
    """
    seen: dict[tuple[str, str, str, str], str] = {}
    for one in mapping.columns:
        before = seen.setdefault(place_key(one), one.name)
        if before != one.name:
            raise JourneyError(
                tr(
                    "“{one}” and “{other}” both answer the same metric at the same place. Different"
                    " questions are not added up: give one of them a metric of its own.",
                    one=before,
                    other=one.name,
                )
            )


def _check_metrics(mapping: SurveyMapping) -> None:
    known = {one.id for one in mapping.metrics}
    lost = next((one for one in mapping.columns if one.metric not in known), None)
    if lost:
        raise JourneyError(
            tr(
                "The mapping says that “{column}” answers the metric “{metric}”, but does not say"
                " what that is.",
                column=lost.name,
                metric=lost.metric,
            )
        )
    for one in mapping.metrics:
        if not -100 <= one.low < one.high <= 100:
            raise JourneyError(
                tr(
                    "A scale from {low} to {high} cannot be counted; it goes from −100 to 100 at"
                    " most.",
                    low=one.low,
                    high=one.high,
                )
            )
