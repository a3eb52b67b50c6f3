"""What was counted in a survey, as a value: who looks at it, and who makes scores of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from journeymap.tabular.surveys.dating import DatesSeen


class RejectedAnswer(NamedTuple):
    """An answer outside its scale: its row as a spreadsheet numbers it, its column, and itself."""

    row: int
    column: str
    value: str


class Part(NamedTuple):
    """Of whom and when answers are counted together; all blank for everybody.

    ``period`` is as it is written, ``touchpoint`` a title that stood in the rows. At most one
    of ``persona`` and ``segment`` is set, as a whole is never divided twice.
    """

    period: str = ""
    touchpoint: str = ""
    persona: str = ""
    segment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTally:
    """The answers of one part of the respondents to one column, lowest answer first.

    ``weighted`` and ``weighted_squares`` are Σw and Σw² of each answer, blank where nothing was
    weighted. ``r`` is Pearson's correlation with the overall question over the ``r_n`` who
    answered both.
    """

    column: str
    part: Part
    answers: tuple[int, ...]
    weighted: tuple[float, ...] = ()
    weighted_squares: tuple[float, ...] = ()
    r: float | None = None
    r_n: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnCount:
    """What became of the rows in one column of answers, lowest answer of ``histogram`` first.

    ``missing`` are the values that are no answers and how often each occurs, blanks too;
    ``rejected`` is how many were outside the scale.
    """

    key: str
    valid: int
    missing: tuple[tuple[str, int], ...]
    rejected: int
    histogram: tuple[int, ...]

    @property
    def left_out(self) -> int:
        """How many were missing."""
        return sum(n for _, n in self.missing)


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyCount:
    """All that was counted in a survey.

    ``rows`` are those of answers, ``counted`` those of them that count. ``rejected`` are the
    first thousands of ``rejected_count``. ``duplicates`` are rows whose respondent answers
    again further down, where the later row counts; ``superseded`` are their numbers. ``alike``
    rows are the same as an earlier one, which count where nobody is named. ``remarks`` are
    sentences about what is to be known.
    """

    rows: int
    counted: int
    valid: int
    missing: int
    rejected: tuple[RejectedAnswer, ...]
    rejected_count: int
    duplicates: int
    alike: int
    superseded: frozenset[int]
    unfinished: int
    previews: int
    undated: int
    columns: tuple[ColumnCount, ...]
    tallies: tuple[AnswerTally, ...]
    dates: DatesSeen | None = None
    remarks: tuple[str, ...] = ()

    def column(self, key: str) -> ColumnCount | None:
        """Return what became of a column, ``None`` where it was not counted."""
        return next((one for one in self.columns if one.key == key), None)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of which something was counted, each once, in the order of their rows."""
        return tuple(dict.fromkeys(tally.part for tally in self.tallies))
