"""The links of the chains a record stands in, from goals down to metrics, as lines to be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from journeymap.analysis.benefits import benefit_told
from journeymap.analysis.evidence import EvidenceChain, chain, ideas_behind, insights
from journeymap.analysis.findings import called as title_of
from journeymap.analysis.findings import kind_title
from journeymap.analysis.frictions import severity_text
from journeymap.lanes.goals import aim_of
from journeymap.language import decimal, plural, tr
from journeymap.metrics.scored import scores_at
from journeymap.metrics.wording import value
from journeymap.model.fields import specs
from journeymap.model.names import kind_name
from journeymap.model.records import Friction, Goal, Idea, Metric, Persona, Quote, Record, Stage
from journeymap.model.snapshot import Snapshot

GOAL, EVIDENCE, IDEA, METRIC = range(4)
"""The levels of a chain, from why to by which figure."""

ICONS: dict[str, str] = {
    "Goal": "flag",
    "Finding": "search",
    "Quote": "quote",
    "Friction": "triangle-alert",
    "Idea": "lightbulb",
    "Metric": "chart-column",
}
"""The icon of each kind of link."""

OF_CHAIN = (Goal, Quote, Friction, Idea, Metric)
"""The kinds of records a chain is made of."""


class ChainLink(NamedTuple):
    """A link of a chain: the id of a record, or the kind of a finding, and what it says.

    ``kind`` is that of the record, or ``Finding``. ``current`` is what one looks at, ``loose``
    tells whether it can be let go from there.
    """

    level: int
    kind: str
    id: str
    words: str
    soft: str
    current: bool = False
    loose: bool = False


def chain_links(snapshot: Snapshot, about: str) -> tuple[ChainLink, ...]:
    """Return the links of all chains in which a record or a kind of finding stands."""
    record = snapshot.find(about)
    ideas = ideas_behind(snapshot, about)
    found = [one for idea in ideas if (one := chain(snapshot, idea.id))]
    return _Links(snapshot, record, about, found).all()


class _Links:
    """The links being gathered of some chains, each once."""

    def __init__(
        self, snapshot: Snapshot, record: Record | None, about: str, chains: list[EvidenceChain]
    ) -> None:
        self._snapshot, self._record, self._about = snapshot, record, about
        self._chains = chains

    def all(self) -> tuple[ChainLink, ...]:
        return (*self._goals(), *self._evidence(), *self._ideas(), *self._metrics())

    def _link(self, level: int, record: Record, words: str, *soft: str) -> ChainLink:
        kind = type(record).__name__
        told = " · ".join(filter(None, (kind_name(kind), *soft)))
        current = record.id == self._about
        return ChainLink(level, kind, record.id, words, told, current, self._loose(record))

    def _loose(self, record: Record) -> bool:
        """Tell whether a link is one of the record looked at itself, and may be undone there."""
        here = self._record
        if isinstance(here, Idea):
            named = (here.goal, here.metric, *here.quotes, *here.frictions)
            return record.id in named
        return isinstance(record, Idea) and self._about in (
            record.goal,
            record.metric,
            *record.quotes,
            *record.frictions,
            *record.findings,
        )

    def _goals(self) -> Iterator[ChainLink]:
        snapshot, here = self._snapshot, self._record
        goals = [one.goal for one in self._chains if one.goal]
        goals += [here] if isinstance(here, Goal) else []
        goals += snapshot.of(Goal, "metric", here.id) if isinstance(here, Metric) else ()
        for goal in dict.fromkeys(goals):
            stage = snapshot.get(Stage, goal.stage)
            place = title_of(snapshot, stage.id) if stage else ""
            yield self._link(GOAL, goal, _said(goal, goal.title), aim_of(snapshot, goal), place)

    def _evidence(self) -> Iterator[ChainLink]:
        kinds = dict.fromkeys(kind for one in self._chains for kind in one.findings)
        if self._record is None:
            kinds[self._about] = None
        named = self._record.findings if isinstance(self._record, Idea) else ()
        for kind in kinds:
            told, current = tr("Finding"), kind == self._about
            words = kind_title(kind) or kind
            yield ChainLink(EVIDENCE, "Finding", kind, words, told, current, kind in named)
        yield from self._quotes()
        yield from self._frictions()

    def _quotes(self) -> Iterator[ChainLink]:
        here = [self._record] if isinstance(self._record, Quote) else []
        quotes = (*here, *(quote for one in self._chains for quote in one.quotes))
        for group in insights(dict.fromkeys(quotes)):
            quote = group[0]
            said = " ".join(quote.said.split())
            words = tr("“{said}”", said=said) if said else _said(quote, "")
            person = self._snapshot.get(Persona, quote.persona)
            soft = (person.name if person else "", quote.source, _copies(len(group)))
            yield self._link(EVIDENCE, quote, words, *soft)

    def _frictions(self) -> Iterator[ChainLink]:
        here = [self._record] if isinstance(self._record, Friction) else []
        frictions = (*here, *(one for chain_ in self._chains for one in chain_.frictions))
        for group in insights(dict.fromkeys(frictions)):
            friction = group[0]
            place = title_of(self._snapshot, friction.touchpoint)
            soft = (severity_text(friction), place, _copies(len(group)))
            yield self._link(EVIDENCE, friction, _said(friction, friction.title), *soft)

    def _ideas(self) -> Iterator[ChainLink]:
        for one in self._chains:
            idea = one.idea
            status = tr(dict(specs(Idea)["status"].options)[idea.status])
            soft = (status, benefit_told(idea.benefit, idea.benefit_unit))
            yield self._link(IDEA, idea, _said(idea, idea.title), *soft)

    def _metrics(self) -> Iterator[ChainLink]:
        here = self._record
        metrics = [one.metric for one in self._chains if one.metric]
        own = self._snapshot.get(Metric, here.metric) if isinstance(here, Goal) else None
        metrics += [own] if own else [here] if isinstance(here, Metric) else []
        for metric in dict.fromkeys(metrics):
            cards = dict.fromkeys(
                id for one in self._chains if one.metric == metric for id in one.idea.touchpoints
            )
            yield self._link(
                METRIC, metric, _said(metric, metric.title), *self._figures(metric, cards)
            )

    def _figures(self, metric: Metric, cards: Iterable[str]) -> Iterator[str]:
        """Yield how a metric stands where ideas are to move it, if that is one place; its target."""
        places = list(cards)
        found = scores_at(self._snapshot, "touchpoint", places[0]) if len(places) == 1 else ()
        now = next((one for one in found if one.metric == metric and not one.guessed), None)
        if now:
            yield tr("now {score}", score=value(metric, now.reading))
        if metric.target is not None:
            yield tr("target {target}", target=decimal(metric.target))


def _said(record: Record, words: str) -> str:
    """Return what a record says in one line, or its kind where it says nothing."""
    return " ".join(words.split()) or kind_name(type(record).__name__)


def _copies(n: int) -> str:
    return plural("{n} place", "in {n} places", n) if n > 1 else ""
