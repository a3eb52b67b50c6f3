"""What is known: questions that were asked, their answers, and what people said."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.model.fields import (
    choice,
    counts,
    day,
    link,
    maybe,
    position,
    score,
    stands_on,
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
        ("top", "share of the top two"),
        ("nps", "promoters less detractors"),
        default="mean",
    )
    target: float | None = score("Target", -100, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score(Copyable):
    """The answers to a metric at a touchpoint, a stage or the journey, as counts."""

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
        default="customers",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Copyable):
    """What a customer said, and how far it is to be trusted."""

    touchpoint: str = link("Touchpoint")
    position: float = position()
    said: str = text("Quote", lines=3)
    source: str = text("Source")
    date: str = day("Date")
    authenticity: str = choice(
        "Authenticity",
        ("unverified", "unverified"),
        ("verified", "verified"),
        ("suspicious", "suspicious"),
        default="unverified",
    )
