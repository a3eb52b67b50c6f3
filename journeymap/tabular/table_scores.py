"""Scores as they stand in columns of a sheet: an NPS, a CSAT, of how many, promoters and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from journeymap.language import decimal, read_number, tr
from journeymap.metrics import METRICS, scale_of
from journeymap.metrics.periods import days_said
from journeymap.model.records import Metric, Score
from journeymap.tabular.cells import CLASS, COUNT, PERIOD, SCORE
from journeymap.tabular.feelings import scale_said
from journeymap.tabular.telling import blank
from journeymap.tabular.words.headings import CLASSES, listed

_NAMES = {
    "nps": re.compile(r"\bnps\b|net promoter", re.I),
    "csat": re.compile(r"\bcsat\b|customer satisfaction|satisfaction score", re.I),
    "ces": re.compile(r"\bces\b|effort score|customer effort", re.I),
}
_SAID = re.compile(
    r"(?P<value>[+−–-]?\s*[\d.,\u00a0\u202f ]*\d)\s*(?P<unit>%)?"
    r"(?:\s*(?:/|of|out of|из|з|із)\s*(?P<most>\d+))?"
    r"(?:\s*[(\[,;:]?\s*(?:n|N|н)\s*[=:≈]?\s*(?P<n>\d[\d\u00a0\u202f ,.]*)\s*[)\]]?)?"
)
_MOST = 10**12
_ROUNDED = 1.0
_HIGHEST = 10


class TableScore(NamedTuple):
    """A score with the question it answers, which is made or met again where it is placed."""

    metric: Metric
    score: Score


class ScoreFault(NamedTuple):
    """What is wrong with a cell of a score."""

    column: int
    why: str


class _Said(NamedTuple):
    value: float
    n: int | None
    per_cent: bool
    most: float | None


def metric_named(heading: str) -> str:
    """Return the kind of metric a heading names, ``nps``, ``csat`` or ``ces``; else blank."""
    return next((kind for kind, name in _NAMES.items() if name.search(heading)), "")


def metrics_of(
    columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[str]]
) -> dict[int, Metric]:
    """Return the question each column of scores answers, by its heading and its numbers."""
    found: dict[int, Metric] = {}
    kinds: dict[str, Metric] = {}
    for at, (name, heading) in enumerate(columns):
        if name == SCORE:
            said = [_said(row[at]) for row in rows if at < len(row)]
            made = _metric(heading, [one for one in said if one])
            found[at] = kinds.setdefault(made.kind if made.kind != "own" else heading, made)
        elif name == CLASS:
            found[at] = kinds.setdefault("nps", _metric("NPS", []))
    return found


def assumed_of(
    metrics: Mapping[int, Metric], columns: Sequence[tuple[str, str]]
) -> tuple[str, ...]:
    """Return what was taken for granted of the questions behind scores, in sentences."""
    said = []
    for at, metric in metrics.items():
        heading = columns[at][1]
        if metric.kind in ("ces1", "ces2") and not re.search(r"[12][.,]0", heading):
            sentence = tr("“{heading}” was read as {metric}.", heading=heading, metric=metric.title)
            said.append(sentence)
        elif metric.kind in ("csat", "own") and metric.method == "mean":
            low, high = (decimal(end) for end in scale_of(metric))
            said.append(
                tr(
                    "“{heading}” was read as a mean on a scale from {low} to {high}.",
                    heading=heading,
                    low=low,
                    high=high,
                )
            )
    return tuple(dict.fromkeys(said))


def read_scores(
    columns: Sequence[tuple[str, str]], row: Sequence[str], metrics: Mapping[int, Metric]
) -> tuple[tuple[TableScore, ...], tuple[ScoreFault, ...]]:
    """Return the scores of a row, and what of them could not be taken: without n there is none."""
    cells = {i: row[i].strip() for i in range(min(len(row), len(columns))) if row[i].strip()}
    period = next((cells[i] for i in cells if columns[i][0] == PERIOD), "")
    found: list[TableScore] = []
    faults = [*_miscounted(columns, cells)]
    classed, counted = _classes(columns, cells, faults)
    if classed:
        metric = next(metrics[i] for i, (name, _) in enumerate(columns) if name == CLASS)
        found.append(TableScore(metric, classed.but(metric=metric.id)))
    for at, metric in metrics.items():
        if columns[at][0] != SCORE or at not in cells:
            continue
        if classed and metric.kind == "nps":
            _agree(at, cells[at], counted, faults)
            continue
        score = _reported(at, cells[at], metric, _count(columns, cells, at), faults)
        if score:
            found.append(TableScore(metric, score))
    if not found:
        return (), tuple(faults)
    days = {"period": period, **days_said(period)} if period else {}
    return tuple(x._replace(score=x.score.but(**days)) for x in found), tuple(faults)


def _metric(heading: str, said: Sequence[_Said]) -> Metric:
    """Return a question for a column: a kind that is known, on the scale its numbers are on."""
    kind = metric_named(heading) or "own"
    highest = max((one.most or one.value for one in said), default=0.0)
    if kind == "ces":
        kind = "ces1" if re.search(r"1[.,]0", heading) else "ces2"
    known = METRICS[kind]
    made = Metric(
        kind=kind,
        title=tr(known.label) if kind != "own" else heading,
        question=tr(known.question) if known.question else "",
        low=known.low,
        high=known.high,
        direction=known.direction,
        method=known.method,
    )
    if kind == "nps":
        return made
    low, _, high = (scale_said([heading]) or "").partition("..")
    ends = {"five": (1, 5), "ten": (1, 10)}.get(low) or ((int(low), int(high)) if high else None)
    if kind != "ces1" and kind != "ces2":
        beyond = [one for one in said if one.value > (ends[1] if ends else _HIGHEST)]
        shares = any(one.per_cent for one in said) or len(beyond) * 2 > (len(said) if ends else 0)
        made = made.but(method="top" if shares else "mean")
        if ends is None and not shares:
            ends = (1, 5 if highest <= 5 else 7 if highest <= 7 else 10)
    return made.but(low=ends[0], high=ends[1]) if ends else made


def _said(text: str) -> _Said | None:
    found = _SAID.fullmatch(text.strip())
    number = read_number(found["value"].replace(" ", "")) if found else None
    if found is None or number is None:
        return None
    n = int(re.sub(r"\D", "", found["n"])) if found["n"] else None
    return _Said(number[0], n, bool(found["unit"]), float(found["most"]) if found["most"] else None)


def _count(columns: Sequence[tuple[str, str]], cells: Mapping[int, str], at: int) -> int | None:
    """Return of how many a score is: by the count that names its metric, else the one behind it."""
    counts = [i for i in cells if columns[i][0] == COUNT]
    kind = metric_named(columns[at][1])
    named = [i for i in counts if metric_named(columns[i][1])]
    own = [i for i in named if metric_named(columns[i][1]) == kind and kind]
    free = [i for i in counts if i not in named]
    near = next((i for i in free if i > at), free[0] if free else None)
    place = own[0] if own else near
    return (_whole(cells[place]) or None) if place is not None else None


def _whole(text: str) -> int | None:
    """Return the whole number of people a cell says, ``None`` where it says none."""
    number = read_number(text)
    whole = number and not number[1] and number[0].is_integer() and 0 <= number[0] <= _MOST
    return int(number[0]) if number and whole else None


def _miscounted(
    columns: Sequence[tuple[str, str]], cells: Mapping[int, str]
) -> Iterator[ScoreFault]:
    """Yield which cells of how many answered say something else."""
    for at, text in cells.items():
        if columns[at][0] == COUNT and not blank(text) and _whole(text) is None:
            why = tr("“{text}” does not say how many answered; it was left out.", text=_short(text))
            yield ScoreFault(at, why)


def _reported(
    at: int, text: str, metric: Metric, count: int | None, faults: list[ScoreFault]
) -> Score | None:
    said = _said(text)
    if said is None:
        why = tr("“{text}” is no score; it was left out.", text=_short(text))
        faults.append(ScoreFault(at, why))
        return None
    n = said.n or count
    if not n:
        faults.append(
            ScoreFault(
                at,
                tr(
                    "{metric} {text} was left out: it does not say of how many. Write it as "
                    "{example}, or how many answered into a column “n”.",
                    metric=metric.title,
                    text=_short(text),
                    example=f"{_short(text)} (n = 30)",
                ),
            )
        )
        return None
    low, high = scale_of(metric)
    value = said.value
    if metric.method == "top" and not said.per_cent and abs(value) <= 1:
        value *= 100
    if not low <= value <= high or n > _MOST:
        faults.append(
            ScoreFault(
                at,
                tr(
                    "{text} lies outside the scale from {low} to {high}; it was left out.",
                    text=_short(text),
                    low=decimal(low),
                    high=decimal(high),
                ),
            )
        )
        return None
    return Score(metric=metric.id, reported=value, reported_n=n)


def _classes(
    columns: Sequence[tuple[str, str]], cells: Mapping[int, str], faults: list[ScoreFault]
) -> tuple[Score | None, float]:
    """Return the score that promoters, passives and detractors are, and what it comes to."""
    places = [i for i, (name, _) in enumerate(columns) if name == CLASS]
    given = [i for i in places if i in cells]
    if not given:
        return None, 0.0
    by_class = {_class_of(columns[i][1]): read_number(cells[i]) for i in given}
    counts = [by_class.get(name) for name in CLASSES]
    total = _count(columns, cells, given[0])
    numbers: list[float] = [one[0] for one in counts if one]
    shares = any(one[1] for one in counts if one)
    if not shares and len(numbers) == 2 and counts[1] is None and total:
        counts[1] = (total - sum(numbers), False)
        numbers = [one[0] for one in counts if one]
    sound = len(numbers) == 3 and all(0 <= one <= _MOST for one in numbers)
    if sound and not shares and all(one.is_integer() for one in numbers) and any(numbers):
        score = Score(metric="", classes=tuple(map(int, numbers)))
        return score, 100 * (numbers[0] - numbers[2]) / sum(numbers)
    if sound and shares and total and abs(sum(numbers) - 100) <= _ROUNDED + 1:
        value = numbers[0] - numbers[2]
        return Score(metric="", reported=value, reported_n=total), value
    why = tr(
        "Promoters, passives and detractors were left out: all three must be whole numbers, or "
        "shares beside how many answered."
    )
    faults.append(ScoreFault(given[0], why))
    return None, 0.0


def _class_of(heading: str) -> str:
    said = " ".join(re.split(r"[\s(\[%:,]+", heading.casefold()))
    return next(
        (name for name, words in CLASSES.items() if any(w in said for w in listed(words))), ""
    )


def _agree(at: int, text: str, counted: float, faults: list[ScoreFault]) -> None:
    """Say where an NPS is not what its promoters and detractors come to."""
    said = _said(text)
    if said is None or abs(said.value - counted) <= _ROUNDED:
        return
    why = tr(
        "NPS {text} was left out: promoters less detractors come to {counted}.",
        text=_short(text),
        counted=decimal(counted, 0, "+"),
    )
    faults.append(ScoreFault(at, why))


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 40 else f"{flat[:39]}…"
