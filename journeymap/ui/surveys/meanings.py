"""What columns of a survey may be taken for, and mappings in which some are taken for another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from journeymap.analysis.charts.naming import metric_name
from journeymap.language import mark, tr
from journeymap.metrics import kind_of
from journeymap.model.grid import cards, stages
from journeymap.model.records import Journey, Metric, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.surveys.mapping import AnswerColumn, AskedMetric, SurveyMapping, asked

METRIC, NEW = "metric", "new"
LEFT_OUT, QUOTES, SEGMENT, PERIOD = "", "quotes", "segment", "date"
WEIGHT, TOUCHPOINT = "weight", "touchpoint"

ROLES: dict[str, str] = {
    QUOTES: mark("quotes"),
    PERIOD: mark("period"),
    SEGMENT: mark("segment"),
    "persona": mark("persona"),
    TOUCHPOINT: mark("touchpoint of the row"),
    "respondent": mark("respondent"),
    WEIGHT: mark("weight"),
    "finished": mark("finished"),
    "status": mark("status"),
    LEFT_OUT: mark("left out"),
}
"""What a column may be that holds no answers on a scale."""

PERIODS: dict[str, str] = {
    "": mark("all one period"),
    "month": mark("by month"),
    "quarter": mark("by quarter"),
    "year": mark("by year"),
}
"""Into how long periods dates are put."""

_MANY = (QUOTES, SEGMENT)


class Meaning(NamedTuple):
    """What a column is taken for: a role, or a metric by its id in the mapping or its kind."""

    role: str
    metric: str = ""


class AskedPlace(NamedTuple):
    """Where a column of answers belongs: a kind of place, and an id or a title; blank for all."""

    kind: str = "journey"
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyDraft:
    """What is chosen so far.

    A weight is named here and applied only when ``weighted``: nobody gets weights unasked.
    """

    mapping: SurveyMapping
    weight: str = ""
    weighted: bool = False

    @property
    def applied(self) -> SurveyMapping:
        """The mapping as it is to be counted by."""
        return replace(self.mapping, weight=self.weight if self.weighted else "")

    def but(self, **values: object) -> SurveyDraft:
        """Return it with other values of the mapping."""
        return replace(self, mapping=replace(self.mapping, **values))  # type: ignore[arg-type]


def meanings_of(draft: SurveyDraft) -> dict[str, Meaning]:
    """Return what every column is taken for that is not left out."""
    found: dict[str, Meaning] = {}
    for role in reversed([*ROLES]):
        held = draft.weight if role == WEIGHT else getattr(draft.mapping, role) if role else ""
        for key in held if isinstance(held, tuple) else (held,):
            found[key] = Meaning(role)
    found |= {column.name: Meaning(METRIC, column.metric) for column in draft.mapping.columns}
    found.pop("", None)
    return found


def meaning_of(draft: SurveyDraft, key: str) -> Meaning:
    """Return what a column is taken for."""
    return meanings_of(draft).get(key, Meaning(LEFT_OUT))


def meant(draft: SurveyDraft, keys: Sequence[str], meaning: Meaning) -> SurveyDraft:
    """Return what is chosen with some columns taken for something else.

    Only one column can be the period, the persona and so on; the last of several is it.
    """
    if meaning.role in (METRIC, NEW):
        return _asking(draft, keys, meaning)
    freed = _freed(draft, keys)
    if meaning.role == LEFT_OUT:
        return freed
    if meaning.role in _MANY:
        held: tuple[str, ...] = getattr(freed.mapping, meaning.role)
        return freed.but(**{meaning.role: (*held, *keys)})
    if meaning.role == WEIGHT:
        return replace(freed, weight=keys[-1], weighted=False)
    return freed.but(**{meaning.role: keys[-1]})


def _freed(draft: SurveyDraft, keys: Sequence[str]) -> SurveyDraft:
    """Return what is chosen with some columns left out."""
    mapping = draft.mapping
    values: dict[str, object] = {}
    for role in ROLES:
        if role in ("", WEIGHT):
            continue
        held = getattr(mapping, role)
        if isinstance(held, tuple):
            values[role] = tuple(key for key in held if key not in keys)
        elif held in keys:
            values[role] = ""
    values["columns"] = tuple(column for column in mapping.columns if column.name not in keys)
    made = draft.but(**values)
    gone = draft.weight in keys
    return replace(made, weight="", weighted=False) if gone else made


def _asking(draft: SurveyDraft, keys: Sequence[str], meaning: Meaning) -> SurveyDraft:
    """Return what is chosen with some columns asked for a metric, which may be a new one."""
    before = {key: draft.mapping.column(key) for key in keys}
    metric, metrics = meaning.metric, draft.mapping.metrics
    if meaning.role == NEW:
        metric, metrics = _added(metrics, meaning.metric)
    freed = _freed(draft, [key for key in keys if before[key] is None]).but(metrics=metrics)
    mapping = freed.mapping
    for key in keys:
        was = before[key]
        mapping = mapping.with_column(
            replace(was, metric=metric) if was else AnswerColumn(name=key, metric=metric)
        )
    return replace(freed, mapping=mapping)


def _added(metrics: tuple[AskedMetric, ...], kind: str) -> tuple[str, tuple[AskedMetric, ...]]:
    """Return the name of a new metric of a kind within the mapping, and all with it."""
    names, number = {metric.id for metric in metrics}, 1
    name = kind
    while name in names:
        number += 1
        name = f"{kind}-{number}"
    return name, (*metrics, asked(kind, name))


def known_metric(draft: SurveyDraft, metric: Metric) -> SurveyDraft:
    """Return what is chosen with a metric of the file among those that are asked."""
    if any(one.id == metric.id for one in draft.mapping.metrics):
        return draft
    same = asked(kind_of(metric).name, metric.id)
    told = {name: getattr(metric, name) for name in _TOLD}
    return draft.but(metrics=(*draft.mapping.metrics, replace(same, **told)))


_TOLD = ("kind", "title", "question", "low", "high", "direction", "method", "top")


def metric_set(draft: SurveyDraft, id: str, **values: object) -> SurveyDraft:
    """Return what is chosen with a metric asked in another way."""
    metrics = tuple(
        replace(metric, **values) if metric.id == id else metric  # type: ignore[arg-type]
        for metric in draft.mapping.metrics
    )
    return draft.but(metrics=metrics)


def columns_set(draft: SurveyDraft, keys: Iterable[str], **values: object) -> SurveyDraft:
    """Return what is chosen with other values of some columns of answers."""
    wanted = set(keys)
    columns = tuple(
        replace(column, **values) if column.name in wanted else column  # type: ignore[arg-type]
        for column in draft.mapping.columns
    )
    return draft.but(columns=columns)


def placed_at(draft: SurveyDraft, keys: Iterable[str], place: AskedPlace) -> SurveyDraft:
    """Return what is chosen with some columns of answers belonging to another place."""
    values = {"touchpoint": "", "stage": "", "journey": "", place.kind: place.name}
    return columns_set(draft, keys, **values)


def place_of(column: AnswerColumn) -> AskedPlace:
    """Return where a column of answers belongs."""
    for kind in ("touchpoint", "stage", "journey"):
        if name := getattr(column, kind):
            return AskedPlace(kind, name)
    return AskedPlace()


def metric_label(snapshot: Snapshot, metric: AskedMetric) -> str:
    """Return what a metric is called, of the file or of the mapping."""
    record = snapshot.get(Metric, metric.id) or metric.record
    return record.title.strip() or tr(kind_of(record).short) or tr(kind_of(record).label)


def metric_called(snapshot: Snapshot, metric: AskedMetric) -> str:
    """Return what a metric is called where there is little room: in short, as on a pill."""
    record = snapshot.get(Metric, metric.id) or metric.record
    there = [one for one in snapshot.ordered(Metric) if one.id != record.id]
    return metric_name(record, (*there, record)) or metric_label(snapshot, metric)


def place_label(snapshot: Snapshot, place: AskedPlace) -> str:
    """Return what a place is called; one that is not there yet by what it will be called."""
    if not place.name:
        return tr("the journey as a whole")
    found = snapshot.find(place.name)
    title = place.name
    if isinstance(found, Touchpoint | Stage | Journey):
        title = found.title.strip() or tr("Untitled")
    return tr("stage {title}", title=title) if place.kind == "stage" else title


def is_new(snapshot: Snapshot, journey: str, place: AskedPlace) -> bool:
    """Tell whether a touchpoint or stage is not in a journey yet, by its id or its title."""
    if not place.name or place.kind == "journey" or snapshot.find(place.name) is not None:
        return False
    here = cards(snapshot, journey) if place.kind == "touchpoint" else stages(snapshot, journey)
    wanted = place.name.strip().casefold()
    return all(one.title.strip().casefold() != wanted for one in here)


def fitting(draft: SurveyDraft, there: Iterable[str]) -> tuple[SurveyDraft, tuple[str, ...]]:
    """Return a draft with only the columns that are there, and the names of the others."""
    known = set(there)
    gone = [name for name in (*draft.mapping.named, draft.weight) if name and name not in known]
    gone = [*dict.fromkeys(gone)]
    return (_freed(draft, gone) if gone else draft), tuple(gone)


def counting_key(mapping: SurveyMapping) -> object:
    """Return what a count depends on: places and titles can change without counting anew."""
    scales = {metric.id: (metric.low, metric.high) for metric in mapping.metrics}
    columns = tuple(
        (one.name, scales.get(one.metric), one.missing, one.words, one.overall)
        for one in mapping.columns
    )
    return columns, replace(
        mapping, columns=(), metrics=(), quotes=(), create=False, respondents="customers"
    )
