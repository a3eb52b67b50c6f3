"""What a page tells when something on the map is clicked: an article for each record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from journeymap.analysis.action_plan import ideas_of
from journeymap.analysis.flow.traffic import traffic_lines
from journeymap.analysis.frictions import worst_first
from journeymap.drawing.faces import face, severity_tone
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Rect
from journeymap.formats.html.depicted import depicted, note
from journeymap.formats.html.markup import Markup, joined, linked, tag, trusted
from journeymap.formats.svg.shapes import svg_of
from journeymap.lanes.parts.looks import group_of
from journeymap.lanes.parts.told import told_on
from journeymap.lanes.parts.told_notes import ToldNote, noted
from journeymap.language import plural, tr
from journeymap.metrics.abridged import abridged
from journeymap.metrics.perception import gaps
from journeymap.metrics.scored import Scored, scores_at
from journeymap.metrics.wording import heading, told
from journeymap.model.fields import specs
from journeymap.model.names import kind_name
from journeymap.model.records import (
    Asset,
    Connection,
    Friction,
    Idea,
    Journey,
    Lane,
    Persona,
    Quote,
    Record,
    Stage,
    Step,
    Touchpoint,
    Vote,
)
from journeymap.rendering.facts import Felt, facts, feelings, title_of
from journeymap.rendering.region import RenderRegion
from journeymap.rendering.whys import behind_told, goals_told
from journeymap.view import Shown

_RADIUS = 11.0


class DetailsWriter:
    """Writes the articles of one journey; ``on_map`` are the touchpoints that are drawn.

    ``drawn`` are the pictures of the map, which is in the same page: they are used again.
    """

    def __init__(
        self,
        here: Shown,
        journey: Journey,
        on_map: tuple[Touchpoint, ...],
        drawn: frozenset[bytes] = frozenset(),
    ) -> None:
        self._drawn = drawn
        self._snapshot, self.journey, self._theme = here.view.snapshot, journey, here.view.theme
        self._shown = {card.id for card in on_map}
        self.ideas = ideas_of(self._snapshot, journey.id, tuple(self._shown))
        self.personas, self._lanes, self._view = here.personas, here.lanes, here.view
        self._noted = noted(self._snapshot, journey.id, here.lanes)
        self.order: tuple[Record, ...] = (
            journey,
            *self.personas,
            *here.stages,
            *on_map,
            *self.ideas,
        )
        self._number = {record.id: i for i, record in enumerate(self.order, 1)}
        self._write: dict[type[Record], Callable[[Any], Iterator[Markup | None]]] = {
            Journey: self._of_journey,
            Persona: self._of_persona,
            Stage: self._of_stage,
            Touchpoint: self._of_touchpoint,
            Idea: self._of_idea,
        }

    def articles(self) -> Iterator[Markup]:
        """Yield an article for each record, in the order they are read."""
        for record in self.order:
            inside = joined(*self._write[type(record)](record))
            kind = kind_name(type(record).__name__)
            name = self.anchor(record.id)
            yield tag(
                "article",
                tag("p", kind, class_="kind"),
                tag("h2", title_of(record), id=f"{name}-title", tabindex="-1"),
                inside,
                id=name,
                data_id=record.id,
                aria_labelledby=f"{name}-title",
            )

    def anchor(self, id: str) -> str:
        """Return where in the page a record is told of."""
        return f"details-{self._number[id]}"

    def link(self, record: Record, *more: Markup | None, **attributes: str | None) -> Markup:
        """Return a link to what is told of a record."""
        return tag(
            "a",
            tag("span", title_of(record)),
            *more,
            href=f"#{self.anchor(record.id)}",
            data_opens=record.id,
            **attributes,
        )

    def face(self, valence: float) -> Markup:
        """Return a face as on the map."""
        r, edge = _RADIUS, _RADIUS + 1.5
        rect = Rect(0.0, 0.0, 2 * edge, 2 * edge)
        figure = Figure("", "", "", rect, face(edge, edge, r, valence, self._theme))
        drawn = svg_of(RenderRegion(Scene(rect.w, rect.h, (Layer("", (figure,)),)), rect, ""))
        # It is there many times, an id may be there once; and the words beside it are read.
        return trusted(
            re.sub(r' (id|role|data-role)="[^"]*"', "", drawn)
            .replace("<svg", '<svg class="face" aria-hidden="true"', 1)
            .strip()
        )

    def _of_journey(self, journey: Journey) -> Iterator[Markup | None]:
        yield self._facts(journey, "personas")
        yield _list(goals_told(self._snapshot, journey))
        yield self._links(tr("Personas"), self.personas)
        yield self._scores("journey", journey.id)

    def _of_persona(self, persona: Persona) -> Iterator[Markup | None]:
        face = self._snapshot.get(Asset, persona.picture)
        yield depicted(self._view, face, self._drawn, "portrait") if face else None
        if persona.quote.strip():
            yield tag("blockquote", tag("p", linked(persona.quote)))
        yield self._facts(persona, "quote", "picture")

    def _of_stage(self, stage: Stage) -> Iterator[Markup | None]:
        yield self._facts(stage, "journey")
        yield _list(goals_told(self._snapshot, stage))
        yield self._scores("stage", stage.id)
        steps = {step.id for step in self._snapshot.of(Step, "stage", stage.id)}
        here = [
            record
            for record in self.order
            if isinstance(record, Touchpoint) and record.step in steps
        ]
        yield self._links(tr("Touchpoints"), here)
        in_stage = [one for one in self._noted if one.stage == stage.id]
        yield from self._notes([one for one in in_stage if not one.note.touchpoint])

    def _of_touchpoint(self, card: Touchpoint) -> Iterator[Markup | None]:
        snapshot = self._snapshot
        step, lane = snapshot.get(Step, card.step), snapshot.get(Lane, card.lane)
        stage = snapshot.get(Stage, step.stage) if step else None
        places = [
            (kind_name("Stage"), stage.title if stage else ""),
            (kind_name("Step"), step.title if step else ""),
            (tr("Channel"), lane.title if lane else ""),
            (tr("Lane group"), group_of(lane) if lane else ""),
        ]
        yield _list([*places, *facts(snapshot, card, ("step", "lane", "expectation"))])
        yield _section(tr("Feelings"), [self._feeling(f) for f in feelings(snapshot, card.id)])
        expected = [f for f in facts(snapshot, card) if f[0] == _label(Touchpoint, "expectation")]
        yield _list(expected)
        found = snapshot.of(Friction, "touchpoint", card.id)
        yield _section(tr("Friction"), [self._friction(f) for f in worst_first(found)])
        yield self._scores("touchpoint", card.id)
        quotes = snapshot.of(Quote, "touchpoint", card.id)
        yield _section(tr("Quotes"), [self._quote(quote) for quote in quotes])
        yield from self._notes([n for n in self._noted if n.note.touchpoint == card.id])
        yield from self._others(card)
        yield self._links(tr("Ideas"), [i for i in self.ideas if card.id in i.touchpoints])
        yield self._ways(card)
        yield self._votes("touchpoint", card.id)

    def _notes(self, found: Sequence[ToldNote]) -> Iterator[Markup | None]:
        """Yield what stands in lanes of notes and pictures, lane by lane."""
        for label, group in groupby(found, key=lambda one: one.label):
            yield _section(label, [note(self._view, told, self._drawn) for told in group])

    def _others(self, card: Touchpoint) -> Iterator[Markup | None]:
        """Yield what lanes of other people's kinds hold of a touchpoint."""
        found: dict[str, list[Markup]] = {}
        for box in told_on(self._snapshot, self._lanes, card.id):
            said = tag("li", tag("p", linked(box.words)), class_="note", data_id=box.id)
            found.setdefault(box.label, []).append(said)
        yield from (_section(label, said) for label, said in found.items())

    def _of_idea(self, idea: Idea) -> Iterator[Markup | None]:
        yield self._facts(idea, "journey", "touchpoints")
        yield _list(behind_told(self._snapshot, idea))
        named = (self._snapshot.get(Touchpoint, id) for id in idea.touchpoints)
        yield self._links(tr("Touchpoints"), [c for c in named if c and c.id in self._shown])
        yield self._votes("idea", idea.id)

    def _facts(self, record: Record, *without: str) -> Markup | None:
        return _list(facts(self._snapshot, record, without))

    def _links(self, heading: str, records: Iterable[Record]) -> Markup | None:
        return _section(heading, [tag("li", self.link(record)) for record in records])

    def _ways(self, card: Touchpoint) -> Markup | None:
        """Return what leads on from a touchpoint, and under which name."""
        ways = []
        for arrow in self._snapshot.of(Connection, "source", card.id):
            target = self._snapshot.get(Touchpoint, arrow.target)
            if target and target.id in self._shown:
                kind = dict(facts(self._snapshot, arrow)).get(_label(Connection, "kind"), "")
                said = arrow.label.strip() or (kind if arrow.kind != "next" else "")
                ways.append(tag("li", self.link(target, tag("small", said) if said else None)))
        return _section(tr("Leads to"), ways)

    def _feeling(self, felt: Felt) -> Markup:
        return tag(
            "li",
            self.face(felt.valence),
            tag("strong", felt.words),
            tag("small", felt.who) if felt.who else None,
            class_="feeling",
            data_id=felt.id,
        )

    def _friction(self, friction: Friction) -> Markup:
        severity = friction.severity
        more = [
            f"{label}: {value}"
            for label, value in facts(self._snapshot, friction, ("touchpoint", "severity"))
        ]
        meter = None
        if severity is not None:
            said = tr("severity {n} of 4", n=severity)
            more.insert(0, said)
            blocks = [tag("i", class_="on" if i < severity else None) for i in range(4)]
            meter = tag(
                "span",
                *blocks,
                class_="meter",
                role="img",
                aria_label=said,
                style=f"--severity:{severity_tone(severity, self._theme)}",
            )
        return tag(
            "li",
            tag("strong", title_of(friction)),
            meter,
            tag("small", " · ".join(more)) if more else None,
            class_="friction",
            data_id=friction.id,
        )

    def _scores(self, place: str, id: str) -> Markup | None:
        found = abridged(scores_at(self._snapshot, place, id))
        by_visits = traffic_lines(self._snapshot, id) if place == "journey" else ()
        words = filter(None, (found.rest, *by_visits))
        told = [tag("li", tag("small", line)) for line in words]
        return _section(tr("Scores"), [*(self._score(scored) for scored in found.scores), *told])

    def _score(self, scored: Scored) -> Markup:
        reading = scored.reading
        low, high = reading.scale

        def at(value: float) -> str:
            share = (value - low) / (high - low) if high > low else 0.5
            return f"{100 * min(1.0, max(0.0, share)):.2f}%"

        span = aim = None
        if reading.low is not None and reading.high is not None:
            left, right = at(reading.low), at(reading.high)
            span = tag("i", style=f"left:{left};right:calc(100% - {right})")
        if scored.metric.target is not None and reading.n > 1:
            aim = tag("u", style=f"left:{at(scored.metric.target)}")
        faint = "" if scored.carries else " faint"
        value = tag("b", style=f"left:{at(reading.value)}")
        return tag(
            "li",
            tag("strong", heading(scored)),
            tag("span", span, aim, *_own_views(scored, at), value, class_="bar"),
            tag("small", " · ".join(told(self._snapshot, scored))),
            tag("small", linked(scored.metric.question)) if scored.metric.question else None,
            class_=f"score{faint}",
            data_id=None if scored.today else scored.score.id,
        )

    def _quote(self, quote: Quote) -> Markup:
        said = [v for _, v in facts(self._snapshot, quote, ("touchpoint", "said"))]
        return tag(
            "li",
            tag("blockquote", tag("p", linked(quote.said))),
            tag("small", linked(" · ".join(said))),
            data_id=quote.id,
        )

    def _votes(self, place: str, id: str) -> Markup | None:
        n = len(self._snapshot.of(Vote, place, id))
        return tag("p", plural("{n} vote", "{n} votes", n), class_="votes") if n else None


def _own_views(scored: Scored, at: Callable[[float], str]) -> Iterator[Markup]:
    """Yield a line from what customers say to what the company says, and its hollow mark."""
    here = scored.reading.value
    for gap in gaps(scored):
        there = gap.ours.reading.value
        ends = f"left:{at(min(here, there))};right:calc(100% - {at(max(here, there))})"
        who = "guess" if gap.ours.guessed else "staff"
        far = " over" if gap.overrates else ""
        yield tag("s", class_=f"apart{far}", style=ends)
        yield tag("em", class_=who, style=f"left:{at(there)}")


def _list(rows: Iterable[tuple[str, str]]) -> Markup | None:
    cells = [
        tag("div", tag("dt", label), tag("dd", linked(value))) for label, value in rows if value
    ]
    return tag("dl", *cells) if cells else None


def _section(heading: str, rows: list[Markup]) -> Markup | None:
    return tag("section", tag("h3", heading), tag("ul", *rows)) if rows else None


def _label(kind: type[Record], name: str) -> str:
    return tr(specs(kind)[name].label)
