"""A mapping as it is written: as TOML by people, as JSON in the file; both have the same keys."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, get_args

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.metrics import METRICS, Direction, Method
from journeymap.model.fields import fault, specs
from journeymap.model.records import Metric
from journeymap.tabular.surveys.mapping import (
    AnswerColumn,
    AskedMetric,
    DateOrder,
    PeriodLength,
    SurveyMapping,
    asked,
)

_LISTS = ("segment", "missing", "quotes")
_CHOICES: dict[str, tuple[object, ...]] = {
    "dates": get_args(DateOrder),
    "period": get_args(PeriodLength),
    "direction": get_args(Direction),
    "method": get_args(Method),
    "respondents": ("customers", "employees"),
}
_LARGEST = 1 << 20


def plain(mapping: SurveyMapping) -> dict[str, Any]:
    """Return a mapping as JSON and TOML hold it; what is as usual is left out."""
    told = _told(mapping, SurveyMapping())
    told.pop("metrics", None)
    told.pop("columns", None)
    told["metric"] = [
        {
            "id": one.id,
            **_told(one, AskedMetric(id=""), ("kind", "low", "high", "direction", "method")),
        }
        for one in mapping.metrics
    ]
    told["column"] = [_told(one, AnswerColumn(name="", metric="")) for one in mapping.columns]
    return told


def _told(value: Any, usual: Any, always: tuple[str, ...] = ()) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for each in fields(value):
        said = getattr(value, each.name)
        if said != getattr(usual, each.name) or each.name in always:
            found[each.name] = dict(said) if each.name == "words" else _listed(said)
    return found


def _listed(said: Any) -> Any:
    return list(said) if isinstance(said, tuple) else said


def from_plain(told: Mapping[str, Any]) -> SurveyMapping:
    """Return the mapping that was written down; raises ``JourneyError`` for what it is not.

    A column may name a well-known kind of metric instead of one that is described.
    """
    if not isinstance(told, Mapping):
        raise _wrong("mapping")
    _check_keys(told, {each.name for each in fields(SurveyMapping)} | {"metric", "column"}, "")
    metrics = {one.id: one for one in map(_metric, _tables(told, "metric"))}
    columns = tuple(map(_column, _tables(told, "column")))
    for one in columns:
        if one.metric not in metrics and one.metric in _kinds():
            metrics[one.metric] = asked(one.metric)
    return SurveyMapping(
        **{
            each.name: _value(told, each.name, getattr(SurveyMapping(), each.name))
            for each in fields(SurveyMapping)
            if each.name not in ("metrics", "columns")
        },
        metrics=tuple(metrics.values()),
        columns=columns,
    )


def _kinds() -> frozenset[str]:
    return frozenset(kind.name for kind in METRICS)


def _metric(told: Mapping[str, Any]) -> AskedMetric:
    kind = _value(told, "kind", "own")
    if kind not in _kinds():
        raise JourneyError(
            tr(
                "The mapping names the kind of metric “{kind}”; there are {known}.",
                kind=kind,
                known=", ".join(one.name for one in METRICS),
            )
        )
    usual = asked(kind, _value(told, "id", "") or kind)
    _check_keys(told, {each.name for each in fields(AskedMetric)}, "metric")
    metric = AskedMetric(
        **{each.name: _value(told, each.name, getattr(usual, each.name)) for each in fields(usual)}
    )
    for each in fields(usual):
        spec = specs(Metric).get(each.name)
        if spec and fault(spec, getattr(metric, each.name)):
            raise _wrong(f"metric.{each.name}")
    return metric


def _column(told: Mapping[str, Any]) -> AnswerColumn:
    usual = AnswerColumn(name="", metric="")
    _check_keys(told, {each.name for each in fields(AnswerColumn)}, "column")
    words = told.get("words", {})
    if not isinstance(words, Mapping) or not all(
        isinstance(n, int) and not isinstance(n, bool) for n in words.values()
    ):
        raise _wrong("words")
    known = {
        each.name: _value(told, each.name, getattr(usual, each.name))
        for each in fields(usual)
        if each.name not in ("words", "missing")
    }
    column = AnswerColumn(
        **known,
        missing=_texts(told, "missing"),
        words=tuple((str(word), n) for word, n in words.items()),
    )
    if not column.name or not column.metric:
        raise JourneyError(
            tr("Each column of a mapping says its name and its metric; one of them does not.")
        )
    if sum(map(bool, (column.touchpoint, column.stage, column.journey))) > 1:
        raise JourneyError(
            tr(
                "The column “{name}” of the mapping says more than one of touchpoint, stage and"
                " journey; it is asked at one place.",
                name=column.name,
            )
        )
    return column


def _value(told: Mapping[str, Any], key: str, usual: Any) -> Any:
    """Return a value of the kind it usually is; raises ``JourneyError`` for another."""
    if key in _LISTS:
        return _texts(told, key)
    said = told.get(key, usual)
    known = _CHOICES.get(key)
    if type(said) is not type(usual) or (known and said not in known):
        raise _wrong(key)
    return said


def _texts(told: Mapping[str, Any], key: str) -> tuple[str, ...]:
    said = told.get(key, ())
    many = [said] if isinstance(said, str) else said
    if not isinstance(many, list | tuple) or not all(isinstance(x, str | int) for x in many):
        raise _wrong(key)
    return tuple(str(one) for one in many if str(one))


def _tables(told: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    said = told.get(key, [])
    if not isinstance(said, list) or not all(isinstance(one, Mapping) for one in said):
        raise _wrong(key)
    return said


def _check_keys(told: Mapping[str, Any], known: set[str], table: str) -> None:
    strange = [key for key in told if key not in known]
    if strange:
        raise JourneyError(
            tr(
                "The mapping says “{key}”, which it has no meaning for; {known} are known.",
                key=f"{table}.{strange[0]}" if table else strange[0],
                known=", ".join(sorted(known)),
            )
        )


def _wrong(key: str) -> JourneyError:
    known = _CHOICES.get(key)
    if known:
        return JourneyError(
            tr(
                "The mapping says something for “{key}” that it cannot be; it is one of {known}.",
                key=key,
                known=", ".join(f"“{one}”" for one in known),
            )
        )
    return JourneyError(tr("The mapping says something for “{key}” that it cannot be.", key=key))


def read_mapping(text: str, name: str) -> SurveyMapping:
    """Return the mapping a TOML text describes; raises ``JourneyError`` for what is none."""
    import tomllib

    if len(text) > _LARGEST:
        raise JourneyError(tr("{name} is too long for a mapping.", name=name))
    try:
        told = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        raise JourneyError(
            tr("{name} is no mapping in TOML: {why}.", name=name, why=fault)
        ) from fault
    return from_plain(told)


def written(mapping: SurveyMapping) -> str:
    """Return a mapping as TOML, as ``read_mapping`` reads it."""
    told = plain(mapping)
    lines = [f"{key} = {_toml(said)}" for key, said in told.items() if key not in _TABLES]
    for table in _TABLES:
        for one in told[table]:
            lines += ["", f"[[{table}]]", *(f"{key} = {_toml(said)}" for key, said in one.items())]
    return "\n".join(lines).lstrip("\n") + "\n"


_TABLES = ("metric", "column")


def _toml(said: Any) -> str:
    """Return a value as TOML; its texts are written as those of JSON, but for what TOML forbids."""
    if isinstance(said, dict):
        inside = ", ".join(f"{_toml(key)} = {_toml(one)}" for key, one in said.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(said, list):
        return f"[{', '.join(map(_toml, said))}]"
    if isinstance(said, bool):
        return "true" if said else "false"
    if isinstance(said, int):
        return str(said)
    return json.dumps(str(said), ensure_ascii=False).replace("\x7f", "\\u007f")
