"""Answers as people type or paste them: counts, classes, a score with its n, single answers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from journeymap.errors import JourneyError
from journeymap.language import decimal, plural, read_number, tr
from journeymap.metrics import scale_of
from journeymap.metrics.scored import is_reported
from journeymap.metrics.typed_classes import read_classes
from journeymap.metrics.typed_columns import read_column, read_pairs
from journeymap.model.records import Metric, Score

MOST = 10**12
"""More answers than this are no number of people."""

_LONGEST = 1_000_000
_SAID = re.compile(
    r"(?:[^\W\d_][^\W\d]*(?:\s+[\d.]+)?\s*[:=]?\s+)?"  # what it is called: “NPS”, “CES 2.0”
    r"(?P<value>[+−–-]?\s*(?:\d+(?:[.,]\d+)?|[.,]\d+))\s*(?P<unit>%)?\s*"
    r"(?:[(\[,;]?\s*[nNнН]\s*[=:]?\s*|\(\s*)(?P<n>\d[\d\u00a0\u202f ,.]*?)\s*[)\]]?"
)
_BETWEEN = re.compile(r"[\s,;|]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedAnswers:
    """What was typed of one question: counts of each answer, or of classes, or a bare value.

    ``left_out`` is how many of what was pasted say that nobody answered.
    """

    answers: tuple[int, ...] = ()
    classes: tuple[int, ...] = ()
    reported: float | None = None
    reported_n: int | None = None
    left_out: int = 0

    def put(self, score: Score) -> Score:
        """Return a score with these answers in place of those it had."""
        return score.but(
            answers=self.answers,
            classes=self.classes,
            reported=self.reported,
            reported_n=self.reported_n,
            weighted=(),
            weighted_squares=(),
        )


def typed_answers(metric: Metric, text: str) -> TypedAnswers:
    """Read answers to a metric, however they are written; a blank is none at all.

    Read are counts of each answer, lowest first; ``1: 5, 2: 7`` or two columns of answer and
    count; single answers below one another; promoters, passives and detractors as counts or
    per cent; a value with its n. Raises ``JourneyError`` with what cannot be read: nothing is
    clamped and no n is made up.
    """
    said = text.strip()
    if not said:
        return TypedAnswers()
    if len(said) > _LONGEST:
        raise JourneyError(tr("This is too long to be answers. Bring it in as a survey instead."))
    if found := _SAID.fullmatch(said):
        value, n = _reported(metric, found)
        return TypedAnswers(reported=value, reported_n=n)
    if classes := read_classes(metric, said):
        return TypedAnswers(classes=classes)
    for read in (_counts, read_pairs, read_column):
        if told := read(metric, said):
            answers, left_out = told
            if sum(answers) > MOST:
                raise JourneyError(tr("So many answers cannot be."))
            return TypedAnswers(answers=answers, left_out=left_out)
    raise JourneyError(_complaint(metric, said))


def written(metric: Metric, score: Score) -> str:
    """Return what a score holds as it could be typed, blank where nobody answered."""
    if any(score.answers):
        return " ".join(map(str, score.answers))
    if any(score.classes) and len(score.classes) == 3:
        promoters, passives, detractors = score.classes
        return tr(
            "promoters {promoters}, passives {passives}, detractors {detractors}",
            promoters=promoters,
            passives=passives,
            detractors=detractors,
        )
    if is_reported(score):
        plus = "+" if metric.method == "nps" else ""
        unit = " %" if metric.method == "top" else ""
        return f"{decimal(score.reported or 0.0, None, plus)}{unit} (n = {score.reported_n})"
    return ""


def example(metric: Metric) -> str:
    """Return a score of a metric as it is typed, such as ``82 % (n = 30)``."""
    low, high = scale_of(metric)
    value = decimal(round(low + 0.8 * (high - low), 1), None, "+" if metric.method == "nps" else "")
    return f"{value}{' %' if metric.method == 'top' else ''} (n = 30)"


def shortened(text: str, most: int = 40) -> str:
    """Return a text on one line that is short enough to be named in a sentence."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1]}…"


def _reported(metric: Metric, found: re.Match[str]) -> tuple[float, int]:
    number = read_number(found["value"].replace(" ", ""))
    digits = re.sub(r"\D", "", found["n"])
    low, high = scale_of(metric)
    if number is None:
        raise JourneyError(
            tr(
                "“{text}” is no score. Write it as {example}.",
                text=shortened(found[0]),
                example=example(metric),
            )
        )
    if found["unit"] and metric.method != "top":
        raise JourneyError(
            tr(
                "{text} is per cent, but this is no share: it runs from {low} to {high}.",
                text=shortened(f"{found['value']} %"),
                low=decimal(low),
                high=decimal(high),
            )
        )
    if not 0 < int(digits) <= MOST:
        raise JourneyError(tr("A score is of at least one answer."))
    if not low <= number[0] <= high:
        raise JourneyError(
            tr(
                "{text} lies outside the scale from {low} to {high}.",
                text=shortened(found["value"]),
                low=decimal(low),
                high=decimal(high),
            )
        )
    return number[0], int(digits)


def _counts(metric: Metric, text: str) -> tuple[tuple[int, ...], int] | None:
    """Return counts of each answer that stand in one line, lowest first."""
    words = _BETWEEN.split(text)
    wanted = metric.high - metric.low + 1
    whole = all(word.isdecimal() and len(word) <= 12 for word in words)
    if not whole or len(words) != wanted or _is_column_of_answers(metric, text):
        return None
    return tuple(map(int, words)), 0


def _is_column_of_answers(metric: Metric, text: str) -> bool:
    """Tell whether all stand below one another and each could be an answer."""
    lines = [line.strip() for line in text.splitlines()]
    return len(lines) > 1 and all(
        line.isdecimal() and metric.low <= int(line) <= metric.high for line in lines
    )


def _complaint(metric: Metric, text: str) -> str:
    """Return what is wrong with what was typed, and how it could be written."""
    if read_number(text.removesuffix("%").strip()) is not None:
        return tr(
            "{text} does not say of how many. Write it as {example}: without a number of "
            "answers a score cannot be trusted.",
            text=shortened(text),
            example=f"{shortened(text)} (n = 30)",
        )
    words = [word for word in _BETWEEN.split(text) if word]
    wanted = metric.high - metric.low + 1
    if all(word.isdecimal() for word in words):
        need = plural("{n} count is needed", "{n} counts are needed", wanted)
        return tr("{need}, here are {n}.", need=need, n=len(words))
    return tr(
        "“{text}” cannot be read. Write how many gave each answer from {low} to {high}, lowest"
        " first; or {low}: 5, {next}: 7; or {example}.",
        text=shortened(text),
        low=metric.low,
        high=metric.high,
        next=metric.low + 1,
        example=example(metric),
    )
