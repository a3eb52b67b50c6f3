"""Answers that are pasted from a spreadsheet: recognised before touchpoints are made of them."""

from __future__ import annotations

import csv
from itertools import islice

from journeymap.tabular.surveys.likeness import looks_like_answers

_LOOKED_AT = 500
_LEAST = 3
"""Fewer rows than headings and two people are no survey; a line or two of a table is pasted often."""


def holds_answers(text: str) -> bool:
    """Tell whether a text is a table of answers, cells apart by tabulators as spreadsheets copy."""
    if text.count("\t") < _LEAST or text.count("\n") < _LEAST - 1:
        return False
    try:
        rows = [*islice(csv.reader(text.splitlines(), delimiter="\t"), _LOOKED_AT)]
    except csv.Error:
        return False
    return len(rows) >= _LEAST and looks_like_answers(rows)
