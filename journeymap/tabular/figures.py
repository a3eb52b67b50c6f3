"""Numbers as people write them into fields and cells: read, refused in a sentence, shown again.

A share is a number from 0 to 1 that people write as per cent: with a sign or above 1 it is per
cent, up to 1 a share.
"""

from __future__ import annotations

from dataclasses import replace

from journeymap.durations import minutes, written
from journeymap.language import decimal, percent, read_number, tr
from journeymap.model.fields import Spec, fault
from journeymap.model.records import Record

PROBABILITY = "probability"
"""The unit of a number that is a share."""

_SHOWN_BOUND = 1000


def spec_of(spec: Spec, record: Record | None) -> Spec:
    """Return how a number of this record is declared: a weight that is a probability is a share."""
    if spec.unit and record is not None and getattr(record, spec.unit) == PROBABILITY:
        return as_share(spec)
    return spec


def as_share(spec: Spec) -> Spec:
    """Return how a number is declared that is a share."""
    return replace(spec, low=0, high=1)


def said_as_share(spec: Spec, text: str) -> bool:
    """Tell whether a text is per cent in a field where a number may be a share and is not yet."""
    return (
        bool(spec.unit)
        and not spec.is_share
        and fitted(as_share(spec), text) is not None
        and (text.strip().endswith("%"))
    )


def fitted(spec: Spec, text: str) -> float | int | None:
    """Return the number a text is for a field; ``None`` when it is none that fits."""
    if spec.minutes:
        time = minutes(text)
        return None if time is None or fault(spec, time) else time
    if said_as_share(spec, text):
        spec = as_share(spec)
    read = read_number(text)
    if read is None:
        return None
    value, per_cent = read
    if spec.is_share:
        value = value / 100 if per_cent or abs(value) > 1 else value
    elif per_cent:
        return None
    if fault(spec, value):
        return None
    return value if spec.editor != "whole" else int(value) if value.is_integer() else None


def misfit(spec: Spec, text: str) -> str:
    """Return the sentence that says why a text is no number, or no address, for a field."""
    said = " ".join(text.split())
    said = said if len(said) <= 40 else f"{said[:39]}…"
    if read_number(said) is None and read_number(said.replace(",", ".")) is not None:
        whole, part = said.replace(",", ""), said.replace(",", ".")
        return tr(
            "“{text}” can be read in two ways: write {whole} or {part}.",
            text=said,
            whole=whole,
            part=part,
        )
    if spec.editor == "addresses":
        return tr("“{text}” is no address such as https://example.org.", text=said)
    if spec.minutes:
        return tr("“{text}” is no time. Write it as 45 min, 2 h or 3 days.", text=said)
    low, high = (_bound(spec, end) for end in (spec.low or 0.0, spec.high or 0.0))
    if (spec.high or 0) > _SHOWN_BOUND:
        if spec.editor == "whole":
            return tr("“{text}” is not a whole number from {low} on.", text=said, low=low)
        return tr("“{text}” is not a number from {low} on.", text=said, low=low)
    if spec.editor == "whole":
        return tr(
            "“{text}” is not a whole number from {low} to {high}.", text=said, low=low, high=high
        )
    return tr("“{text}” is not a number from {low} to {high}.", text=said, low=low, high=high)


def shown(spec: Spec, value: float) -> str:
    """Return a number as it is shown in its field, no less exact than it is kept."""
    if spec.minutes:
        return written(value)
    if spec.is_share:
        return f"{decimal(100 * value)} %"
    return decimal(value, groups=True)


def _bound(spec: Spec, end: float) -> str:
    return percent(end) if spec.is_share else decimal(end)
