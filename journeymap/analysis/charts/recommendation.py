"""Who would recommend: promoters, passives and detractors of one question, and how they answered."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.analysis.charts.known_scores import KnownScores
from journeymap.language import decimal, plural, tr, whole_percent
from journeymap.metrics import short_name
from journeymap.metrics.periods import when
from journeymap.metrics.scored import Scored
from journeymap.metrics.wording import whom
from journeymap.model.records import Score, Source
from journeymap.model.snapshot import Snapshot

CLASSES = ("promoters", "passives", "detractors")


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A net score with what it is made of.

    ``classes`` are the shares, 0 to 1, of promoters, passives and detractors; ``answers`` how
    often each was given, from ``low`` on, empty where only the classes are known. ``asked`` is how
    many were asked, ``None`` where that is not known.
    """

    scored: Scored
    classes: tuple[float, float, float]
    answers: tuple[float, ...]
    low: int
    asked: int | None

    @property
    def n(self) -> int:
        """How many answered."""
        return self.scored.reading.n


def recommendations(known: KnownScores, journey: str) -> list[Recommendation]:
    """Return what is known of each net score of a journey, asked of itself or pooled."""
    found = []
    for scored in known.at("journey", journey):
        counts = scored.answer_counts
        wanted = scored.metric.method == "nps" and scored.counts and not scored.guessed
        if not wanted or counts is None or counts.n < 2:
            continue
        parts, total = counts.classes(), sum(counts.sums)
        shares = (parts[0] / total, parts[1] / total, parts[2] / total)
        answers = () if counts.classed else counts.sums
        asked = _asked(known.snapshot, scored.records, counts.n)
        found.append(Recommendation(scored, shares, answers, scored.metric.low, asked))
    return found


def _asked(snapshot: Snapshot, records: tuple[Score, ...], n: int) -> int | None:
    """Return how many were asked: who was invited, else the rows that were read for it alone."""
    invited = [record.invitations for record in records]
    total = sum(filter(None, invited))
    if all(invited) and total >= n:
        return total
    sources = {record.source for record in records}
    read = [one for id in sources if (one := snapshot.get(Source, id))]
    rows = sum(one.rows or 0 for one in read)
    told = len(read) == len(sources) and all(one.rows for one in read)
    told = told and len(records) == 1 and _alone(snapshot, records[0])
    return rows if told and rows >= n else None


def _alone(snapshot: Snapshot, record: Score) -> bool:
    """Tell whether a file's rows all answered this, and not in another month or as a part."""
    asked = record.metric, record.source, record.touchpoint, record.stage, record.journey
    return not (record.segment or record.persona) and not any(
        (one.metric, one.source, one.touchpoint, one.stage, one.journey) == asked
        and one.id != record.id
        and not (one.segment or one.persona)
        for one in snapshot.all(Score).values()
    )


def sentence(found: Recommendation) -> str:
    """Return the score with its interval."""
    reading, name = found.scored.reading, short_name(found.scored.metric)
    if reading.low is None or reading.high is None:
        return tr("{name} {value}", name=name, value=reading.shown)
    low, high = (reading.written(end, reading.plus) for end in (reading.low, reading.high))
    return tr("{name} {value}, between {low} and {high}", name=name, value=reading.shown,
              low=low, high=high)  # fmt: skip


def note(snapshot: Snapshot, found: Recommendation) -> list[str]:
    """Return of how many answers it is, of whom and when, in parts."""
    scored, n = found.scored, found.n
    count = decimal(n, groups=True)
    told = plural("{count} answer", "{count} answers", n, count=count)
    if found.asked is not None:
        told = tr("{count} answers of {asked} ({share}); who did not answer is left out, not"
                  " counted as zero", count=count, asked=decimal(found.asked, groups=True),
                  share=whole_percent(n / found.asked))  # fmt: skip
    pooled = scored.touchpoints
    return [
        part
        for part in (
            told,
            plural("pooled from {n} touchpoint", "pooled from {n} touchpoints", pooled)
            if pooled
            else "",
            tr("assumes independent answers") if pooled else "",
            *whom(snapshot, scored),
            when(scored.score),
            tr("95 % interval"),
            tr("weighted") if scored.weighted else "",
        )
        if part
    ]
