"""What the columns of a survey mean, as a value that is kept in the file and read again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from journeymap.metrics import METRICS, Direction, Method
from journeymap.model.records import Metric

PeriodLength = Literal["", "month", "quarter", "year"]
"""How long the periods are into which dates are put; blank for one period with all of them."""

DateOrder = Literal["", "ymd", "dmy", "mdy"]
"""In which order day, month and year are written; blank for as the whole column tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedMetric:
    """A question of the survey, as a metric of the file has it.

    ``id`` is the id of a metric that is there, or a name within the mapping for one to be made.
    """

    id: str
    kind: str = "csat"
    title: str = ""
    question: str = ""
    low: int = 1
    high: int = 5
    direction: Direction = "higher"
    method: Method = "top"
    top: int = 2

    @property
    def record(self) -> Metric:
        """The metric it is, for whoever computes a score of its counts."""
        return Metric(
            id=self.id, kind=self.kind, title=self.title, question=self.question, low=self.low,
            high=self.high, direction=self.direction, method=self.method, top=self.top,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerColumn:
    """A column of answers: to which metric, at which place, and how they are written.

    ``metric`` is the id of an ``AskedMetric``. At most one of ``touchpoint``, ``stage`` and
    ``journey`` is set, an id or a title; with none it is the journey scores are brought into,
    or the touchpoint that stands in the row. ``missing`` are values that are no answers besides
    those of the mapping, ``words`` answers in words and what they count. With the ``overall``
    one all others are correlated.
    """

    name: str
    metric: str
    touchpoint: str = ""
    stage: str = ""
    journey: str = ""
    missing: tuple[str, ...] = ()
    words: tuple[tuple[str, int], ...] = ()
    overall: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyMapping:
    """What the columns of a survey mean; columns are named by their ``SurveyColumn.key``.

    ``touchpoint`` is the column in which each row names its touchpoint. Answers in a
    ``finished`` column that say no, or less than all, leave a row out, and so does a ``status``
    of preview or test. ``weight`` is applied as soon as it is named here. ``quotes`` are open
    answers that come in as quotes. ``create`` makes touchpoints that are not there yet.
    ``respondents`` are ``customers`` or ``employees``. ``when`` is the period of all answers, as
    it is typed, where no dates divide them.
    """

    sheet: str = ""
    respondent: str = ""
    date: str = ""
    dates: DateOrder = ""
    period: PeriodLength = ""
    when: str = ""
    touchpoint: str = ""
    segment: tuple[str, ...] = ()
    persona: str = ""
    weight: str = ""
    finished: str = ""
    status: str = ""
    missing: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    create: bool = False
    respondents: str = "customers"
    metrics: tuple[AskedMetric, ...] = ()
    columns: tuple[AnswerColumn, ...] = ()

    def metric_of(self, column: AnswerColumn) -> AskedMetric:
        """Return what a column asks; raises ``KeyError`` where the mapping does not say it."""
        found = next((one for one in self.metrics if one.id == column.metric), None)
        if found is None:
            raise KeyError(column.metric)
        return found

    def column(self, name: str) -> AnswerColumn | None:
        """Return what is asked in a column, ``None`` where it holds no answers."""
        return next((one for one in self.columns if one.name == name), None)

    def with_column(self, column: AnswerColumn) -> SurveyMapping:
        """Return the mapping with another meaning of a column of answers, or with one more."""
        if self.column(column.name) is None:
            return replace(self, columns=(*self.columns, column))
        told = tuple(column if one.name == column.name else one for one in self.columns)
        return replace(self, columns=told)

    def without_column(self, name: str) -> SurveyMapping:
        """Return the mapping with a column left out of the answers."""
        return replace(self, columns=tuple(one for one in self.columns if one.name != name))

    def for_another(self) -> SurveyMapping:
        """Return the mapping for another file: the period typed for this one is not of that."""
        return replace(self, when="")

    @property
    def named(self) -> tuple[str, ...]:
        """Every column it names, each once."""
        roles = (
            self.respondent, self.date, self.touchpoint, *self.segment, self.persona,
            self.weight, self.finished, self.status, *self.quotes,
            *(column.name for column in self.columns),
        )  # fmt: skip
        return tuple(dict.fromkeys(filter(None, roles)))


def place_key(column: AnswerColumn) -> tuple[str, str, str, str]:
    """Return what two columns may not share: the metric and the place it is asked at."""
    return column.metric, column.touchpoint.casefold(), column.stage, column.journey


def asked(kind: str, id: str = "", **values: object) -> AskedMetric:
    """Return a metric of a well-known kind as it is usually asked; ``values`` go over that."""
    known = METRICS[kind]
    metric = AskedMetric(
        id=id or kind, kind=kind, title="", question="", low=known.low, high=known.high,
        direction=known.direction, method=known.method,
    )  # fmt: skip
    return replace(metric, **values) if values else metric  # type: ignore[arg-type]
