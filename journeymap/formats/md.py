"""Markdown: a report to read, stage by stage, with the pictures in the same file.

The pictures stand at the end as data, so that the words can be read where none are shown.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from journeymap.analysis.action_plan import ideas_of
from journeymap.analysis.difference import JourneyDifference
from journeymap.analysis.difference.report import diff_text
from journeymap.analysis.dismissals import sifted
from journeymap.analysis.flow.traffic import traffic_lines
from journeymap.analysis.frictions import share_text, worst_first
from journeymap.analysis.ranking import grouped
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.shapes import Rect
from journeymap.formats import EXPORTERS, Exporter
from journeymap.formats.png import picture_size
from journeymap.lanes.parts.looks import group_of
from journeymap.lanes.parts.told import told_on
from journeymap.lanes.parts.told_notes import noted
from journeymap.language import mark, tr
from journeymap.layout.library import LIBRARY
from journeymap.metrics.abridged import abridged
from journeymap.metrics.scored import scores_at
from journeymap.metrics.wording import reported
from journeymap.model.fields import clean
from journeymap.model.names import kind_name
from journeymap.model.records import (
    Friction,
    Idea,
    Journey,
    Lane,
    Persona,
    Quote,
    Stage,
    Touchpoint,
)
from journeymap.rendering.addresses import addressed
from journeymap.rendering.cases import cases_report
from journeymap.rendering.charts import charts, in_words
from journeymap.rendering.facts import facts, feelings, title_of
from journeymap.rendering.grids.difference import shown_difference
from journeymap.rendering.grids.library import library_tables
from journeymap.rendering.options import Options, Order
from journeymap.rendering.region import region
from journeymap.rendering.whys import behind_told, benefits_told, goals_told
from journeymap.view import Shown, View, shown
from journeymap.view.conditions import counted_words

_ENTITY = re.compile(r"&(?=[#\w])")
_TAGS = str.maketrans({"<": "&lt;", ">": "&gt;"})
_MEANING = re.compile(r"([\\`*_\[\]{}|~$#])")
_OPENING = re.compile(r"^([-+=:]|\d+(?=[.)]))")
_SHARP = 1.25
_ABOVE = 24.0
_WIDEST = 12_000.0

Lines = Iterator[str]


def write(order: Order) -> None:
    """Write the report of a journey, of some of its stages where the view names them."""
    order.path.write_text(report(order.view, order.options), "utf-8", newline="\n")


def report(view: View, options: Options) -> str:
    """Return the report with its pictures; of the library, its tables with one picture, and of
    two journeys that are compared what differs."""
    if view.arrangement == LIBRARY:
        return "\n".join(_library(view, options)) + "\n"
    differing = shown_difference(view)
    if differing is not None:
        return "\n".join(_difference(view, differing, options)) + "\n"
    words = _Report(shown(view.in_words))
    return "\n".join([*words.lines(), *_pictures(words, options)]) + "\n"


def plain(text: str) -> str:
    """Return a text as Markdown and HTML show it, letter by letter, on one line."""
    line = _ENTITY.sub("&amp;", " ".join(clean(text).split())).translate(_TAGS)
    line = _MEANING.sub(r"\\\1", line)
    return _OPENING.sub(lambda at: f"{at[0]}\\" if at[0].isdigit() else f"\\{at[0]}", line)


def _library(view: View, options: Options) -> Lines:
    """Yield the library of the file, a table for each kind, under its picture."""
    title = plain(tr("Library"))
    yield from (f"# {title}", "", f"![{title}][library]", "")
    for table in library_tables(view):
        yield from (f"## {plain(table.name)}", "")
        yield _cells(plain(column.heading) for column in table.columns)
        yield _cells("---" for _ in table.columns)
        for row in table.rows:
            said = ("" if cell is None else str(cell).replace("\n", "; ") for cell in row)
            yield _cells(map(plain, said))
        yield ""
    with TemporaryDirectory() as folder:
        data = _png(view, options._replace(title=False), Path(folder, "l.png"), alone=False)
        yield f"[library]: data:image/png;base64,{b64encode(data).decode('ascii')}"


def _difference(view: View, found: JourneyDifference, options: Options) -> Lines:
    """Yield what differs between two journeys, under the picture of both."""
    title, *words = diff_text(found).rstrip("\n").split("\n")
    yield from (title, "", f"![{title.removeprefix('# ')}][difference]", *words, "")
    with TemporaryDirectory() as folder:
        data = _png(view, options._replace(title=False), Path(folder, "d.png"), alone=False)
        yield f"[difference]: data:image/png;base64,{b64encode(data).decode('ascii')}"


class _Report:
    """The words of a report; no blank line within a paragraph, a list or a table."""

    def __init__(self, here: Shown) -> None:
        self.shown, self.view, self.snapshot = here, here.view, here.view.snapshot
        self.journey = here.journey or Journey()
        self._lanes = {lane.id: lane for lane in here.channels}
        self._ideas = ideas_of(self.snapshot, self.journey.id, tuple(here.ids))
        self._noted = noted(self.snapshot, self.journey.id, here.lanes)
        self.stages = [
            (stage, cards)
            for stage in here.stages
            if (cards := here.by_stage[stage.id])
            or stage.title.strip()
            or any(one.stage == stage.id for one in self._noted)
        ]

    def lines(self) -> Lines:
        """Yield the lines of the report."""
        title = plain(title_of(self.journey))
        yield from (f"# {title}", "")
        if self.view.filter.active:
            yield from (
                plain(counted_words(self.shown)),
                "",
            )
        yield from self._lens()
        yield from (f"![{title}][map]", "")
        for number, (stage, here) in enumerate(self.stages, 1):
            name = plain(title_of(stage))
            yield from (f"## {name}", "")
            yield from _listed(_row(*fact) for fact in facts(self.snapshot, stage, ("journey",)))
            yield from _listed(_row(*fact) for fact in goals_told(self.snapshot, stage))
            yield from _listed(self._scores("stage", stage.id))
            if here:
                yield from (f"![{name}][stage-{number}]", "")
                yield from self._table(here)
                yield from self._told(here)
                yield from _headed(tr("Quotes"), self._quotes(here))
            yield from self._notes(stage)
        together = (_row(*fact) for fact in benefits_told(self._ideas))
        yield from _headed(tr("Ideas"), (*map(self._idea, self._ideas), *together), "##")
        yield from self._findings()
        yield from self._cases()
        yield from self._numbers()

    def _lens(self) -> Lines:
        told = facts(self.snapshot, self.journey, ("personas", "scenario"))
        line = " · ".join(plain(value) for _, value in told)
        for text in (line, plain(self.journey.scenario)):
            if text:
                yield from (text, "")
        for persona in self.shown.personas:
            yield from self._persona(persona)
        yield from ("",) if self.shown.personas else ()
        yield from _listed(_row(*fact) for fact in goals_told(self.snapshot, self.journey))
        yield from _listed(self._scores("journey", self.journey.id))

    def _persona(self, persona: Persona) -> Lines:
        quote = tr("“{said}”", said=persona.quote.strip()) if persona.quote.strip() else ""
        yield f"- {_row(title_of(persona), quote)}"
        told = facts(self.snapshot, persona, ("quote", "picture"))
        yield from (f"  - {plain(label)}: {plain(value)}" for label, value in told)

    def _table(self, here: Sequence[Touchpoint]) -> Lines:
        titles = (
            kind_name("Touchpoint"),
            tr("Channel"),
            tr("Feeling"),
            tr("Friction"),
            tr("Scores"),
        )
        yield _cells(map(plain, titles))
        yield _cells("---" for _ in titles)
        for card in here:
            felt = (
                f"{one.who}: {one.words}" if one.who else one.words
                for one in feelings(self.snapshot, card.id)
            )
            pains = self.snapshot.of(Friction, "touchpoint", card.id)
            said = map(_pain, worst_first(pains))
            yield _cells(
                (
                    f"**{plain(title_of(card))}**",
                    plain(_lane(self._lanes[card.lane])),
                    plain("; ".join(felt)),
                    plain("; ".join(said)),
                    "; ".join(self._scores("touchpoint", card.id)),
                )
            )
        yield ""

    def _told(self, here: Sequence[Touchpoint]) -> Lines:
        """Yield what the table has no columns for."""
        for card in here:
            others = told_on(self.snapshot, self.shown.lanes, card.id)
            told = [*facts(self.snapshot, card, ("step", "lane"))]
            told += [(box.label, box.words) for box in others]
            if told:
                yield f"- {_row(title_of(card), '')}"
                yield from (f"  - {plain(label)}: {_linked(value)}" for label, value in told)
        yield ""

    def _notes(self, stage: Stage) -> Lines:
        """Yield what stands in lanes of notes and pictures, lane by lane."""
        here = [one for one in self._noted if one.stage == stage.id]
        for label, group in groupby(here, key=lambda one: one.label):
            rows = (_row(told.at, " ".join(told.line.splitlines())) for told in group)
            yield from _headed(label, rows)

    def _quotes(self, here: Sequence[Touchpoint]) -> Lines:
        for card in here:
            for quote in self.snapshot.of(Quote, "touchpoint", card.id):
                told = facts(self.snapshot, quote, ("touchpoint", "said"))
                source = ", ".join([title_of(card), *(value for _, value in told)])
                said = tr("“{said}”", said=plain(quote.said))
                yield f"{said} ({plain(source)})"

    def _idea(self, idea: Idea) -> str:
        told = (
            *facts(self.snapshot, idea, ("journey", "touchpoints")),
            *behind_told(self.snapshot, idea),
        )
        named = (self.snapshot.get(Touchpoint, id) for id in idea.touchpoints)
        places = ", ".join(title_of(card) for card in named if card and card.id in self.shown.ids)
        said = [f"{label}: {value}" for label, value in told]
        return _row(title_of(idea), "; ".join(filter(None, [places, *said])))

    def _findings(self) -> Lines:
        """Yield what was found, group by group, but for what is about cards or stages nobody sees;
        last what was dismissed, and why."""
        unseen = self.snapshot.all(Touchpoint).keys() - self.shown.ids
        unseen |= {stage.id for stage in self.shown.every_stage} - {
            stage.id for stage in self.shown.stages
        }
        found = sifted(self.snapshot, self.journey.id)
        still = [one for one in found.open if not unseen.intersection(one.ids)]
        gone = [one for one in found.dismissed if not unseen.intersection(one.finding.ids)]
        if still or gone:
            yield from (f"## {plain(tr('Findings'))}", "")
        for group in grouped(still):
            yield from _headed(group.title, (plain(one.text) for one in group.findings))
        rows = (_row(one.finding.text, " ".join(one.reason.split())) for one in gone)
        yield from _headed(tr("Dismissed findings"), rows)

    def _cases(self) -> Lines:
        """Yield what real customers' journeys say of this one."""
        found = cases_report(self.shown)
        if found is None:
            return
        yield from (f"## {plain(tr('Cases'))}", "", plain(found.sentence), "")
        yield _cells(map(plain, found.headings))
        yield _cells("---" for _ in found.headings)
        yield from (_cells(map(plain, row)) for row in found.rows)
        yield ""
        for heading, lines in found.lists:
            yield from _headed(heading, map(plain, lines))

    def _numbers(self) -> Lines:
        """Yield what each chart finds, of how many, and the table it would be drawn of."""
        found = charts(self.view)
        yield from (f"## {plain(tr('Numbers'))}", "") if found else ()
        for chart in found:
            yield from (f"### {plain(chart.label)}", "", f"**{plain(chart.sentence)}**", "")
            yield from (plain(chart.note), "") if chart.note else ()
            table = in_words(chart)
            if table is not None:
                yield _cells(map(plain, table.headings))
                yield _cells(
                    "---" if i in table.texts else "---:" for i, _ in enumerate(table.headings)
                )
                # No list can begin in a cell, so a number needs no mark before its point.
                yield from (_cells(plain(x).replace("\\.", ".") for x in row) for row in table.rows)
                yield ""

    def _scores(self, place: str, id: str) -> list[str]:
        known = abridged(scores_at(self.snapshot, place, id))
        found = [reported(self.snapshot, scored) for scored in known.scores]
        by_visits = traffic_lines(self.snapshot, id) if place == "journey" else ()
        return [plain(words) for words in (*found, known.rest, *by_visits) if words]


def _lane(lane: Lane) -> str:
    """Return what a lane is called, with the group it is in."""
    group = group_of(lane)
    return f"{title_of(lane)} ({group})" if group else title_of(lane)


def _pain(friction: Friction) -> str:
    severity, share = friction.severity, share_text(friction.share)
    said = [tr("severity {n} of 4", n=severity)] if severity is not None else []
    said += [tr("{share} affected", share=share)] if share else []
    what = title_of(friction)
    return tr("{what} ({facts})", what=what, facts=", ".join(said)) if said else what


def _row(label: str, said: str) -> str:
    return f"**{plain(label)}**" + (f": {plain(said)}" if said else "")


def _linked(text: str) -> str:
    """Return a text in which web and mail addresses can be followed, and no others."""
    parts = addressed(clean(text))
    return "".join(f"<{part}>" if followed else _plainly(part) for part, followed in parts)


def _plainly(part: str) -> str:
    """Return a part of a text as ``plain`` does, with the blanks around it kept as one."""
    before, after = part[:1].isspace(), part[-1:].isspace()
    return f"{' ' * before}{plain(part)}{' ' * after}" if part.strip() else " "


def _cells(texts: Iterable[str]) -> str:
    return "| " + " | ".join(texts) + " |"


def _listed(rows: Iterable[str]) -> Lines:
    lines = [f"- {row}" for row in rows]
    yield from (*lines, "") if lines else ()


def _headed(heading: str, rows: Iterable[str], level: str = "###") -> Lines:
    lines = [*_listed(rows)]
    yield from (f"{level} {plain(heading)}", "", *lines) if lines else ()


def _pictures(words: _Report, options: Options) -> Lines:
    """Yield the definitions the pictures in the text refer to: the map, then stage by stage."""
    bare = options._replace(title=False, tell=Options().tell)
    wanted = [("map", words.view, bare)] + [
        (f"stage-{number}", words.view.but(stages=(stage.id,)), part)
        for part in [bare._replace(legend=False, logo=None)]
        for number, (stage, here) in enumerate(words.stages, 1)
        if here
    ]
    with TemporaryDirectory() as folder:
        for done, (name, view, one) in enumerate(wanted, 1):
            data = _png(view, one, Path(folder, f"{name}.png"), alone=name != "map")
            yield f"[{name}]: data:image/png;base64,{b64encode(data).decode('ascii')}"
            options.tell(done / len(wanted))


def _png(view: View, options: Options, path: Path, *, alone: bool) -> bytes:
    from journeymap.painting.picture import write_png

    scene, place, background = region(view, options)
    stage = next((f for f in scene.figures() if f.role == FigureRole.STAGE), None)
    if alone and stage:  # the lens is in the picture of the whole map already
        top = stage.rect.y - _ABOVE
        place = Rect(place.x, top, place.w, place.bottom - top)
        scene = scene.cut(place)
    fits = min(_SHARP, _WIDEST / place.w, _WIDEST / place.h)
    size, dpi = picture_size(place, options._replace(scale=options.scale or fits))
    write_png(path, scene, place, size, background, dpi=dpi)
    return path.read_bytes()


EXPORTERS.add(
    Exporter(
        name="markdown",
        label=mark("Report (Markdown)"),
        suffix=".md",
        write=write,
        supports=(
            "view",
            "stages",
            "focus",
            "theme",
            "arrangement",
            "detail",
            "fold",
            "density",
            "legend",
            "logo",
            "scale",
        ),
        also=(".markdown",),
    )
)
