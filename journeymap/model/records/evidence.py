"""What is known: questions that were asked, their answers, and what people said."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.model.fields import (
    choice,
    counts,
    day,
    exact_day,
    later,
    link,
    maybe,
    moment,
    position,
    recurring,
    score,
    stands_on,
    structured,
    sums,
    text,
    whole,
)
from journeymap.model.records.record import Copyable, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric(Record):
    """A question that was asked; how it is scored is its kind's business."""

    position: float = position()
    kind: str = "csat"
    title: str = text("Title")
    question: str = text("Question", lines=3)
    low: int = whole("Lowest answer", -100, 100, 1)
    high: int = whole("Highest answer", -100, 100, 5)
    direction: str = choice(
        "Better is",
        ("higher", "higher"),
        ("lower", "lower"),
        default="higher",
    )
    method: str = choice(
        "Method",
        ("mean", "mean"),
        ("top", "share of the top answers"),
        ("nps", "promoters less detractors"),
        default="mean",
    )
    target: float | None = score("Target", -100, 100)
    top: int = whole("Top answers", 1, 100, 2, hint="So many of the highest answers count")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """Where scores or touchpoints came from, so that the file can be read again.

    ``mapping`` and ``variants`` are JSON: what its columns mean, and of a log the ways that
    were gone with how often. What each respondent answered lies in a table of its own.
    """

    name: str = later(text("File"))
    digest: str = later(text("SHA-256"))
    mapping: str = later(structured("What its columns mean"))
    at: str = later(moment("Read at"))
    rows: int | None = later(whole("Rows", 0, 10**12))
    variants: str = later(structured("Ways that were gone"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Copyable):
    """What is to be reached with a journey or a stage, and by when."""

    journey: str | None = stands_on("Journey")
    stage: str | None = stands_on("Stage")
    position: float = position()
    title: str = text("Goal")
    metric: str | None = maybe("Metric", "Metric")
    target: float | None = score("Target", -1e12, 1e12)
    due: str = day("By when")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score(Copyable):
    """The answers to a metric at a touchpoint, a stage or the journey, as counts.

    ``period`` is when as it was typed, ``begins`` and ``ends`` are the first and last day of
    it, and the only ones to tell where it says none. What is newer, and what may be pooled, is
    told by the days. ``classes`` are promoters, passives and detractors where only these are
    known; ``weighted`` and ``weighted_squares`` are Σw and Σw² of each answer. ``reported`` is
    a bare value of ``reported_n`` answers that somebody else computed. ``r`` is the correlation
    with the overall question, of ``r_n``.
    """

    metric: str = link("Metric", "Metric")
    position: float = position()
    touchpoint: str | None = stands_on("Touchpoint")
    stage: str | None = stands_on("Stage")
    journey: str | None = stands_on("Journey")
    persona: str | None = maybe("Persona", "Persona")
    answers: tuple[int, ...] = counts("Answers, lowest first")
    invitations: int | None = whole("Invitations", 0, 10**12)
    period: str = text("Period")
    respondents: str = choice(
        "Who answered",
        ("customers", "customers"),
        ("employees", "employees"),
        ("team", "our own guess"),
        ("others", "customers of others"),
        default="customers",
    )
    begins: str = exact_day("First day")
    ends: str = exact_day("Last day")
    segment: str = text("Segment")
    source: str | None = later(maybe("Source", "Source"))
    classes: tuple[int, ...] = counts("Promoters, passives, detractors")
    weighted: tuple[float, ...] = later(sums("Sums of weights, lowest answer first"))
    weighted_squares: tuple[float, ...] = later(
        sums("Sums of squared weights, lowest answer first")
    )
    reported: float | None = score("Reported value", -1e12, 1e12)
    reported_n: int | None = whole("Reported answers", 0, 10**12)
    r: float | None = later(score("Correlation with the overall question", -1, 1))
    r_n: int | None = later(whole("Answers behind the correlation", 0, 10**12))


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Copyable):
    """What a customer said, and how far it is to be trusted."""

    touchpoint: str = link("Touchpoint")
    position: float = position()
    said: str = text("Quote", lines=3)
    source: str = recurring("Source")
    date: str = day("Date")
    authenticity: str = choice(
        "Authenticity",
        ("unverified", "unverified"),
        ("verified", "verified"),
        ("suspicious", "suspicious"),
        default="unverified",
    )
    persona: str | None = maybe("Persona", "Persona")
