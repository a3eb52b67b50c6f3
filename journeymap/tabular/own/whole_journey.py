"""A journey from a workbook of ours: all that its sheets hold, as they stand there now."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, TypeVar

from journeymap.drawing.marked import unmarked
from journeymap.errors import JourneyError
from journeymap.language import in_each, mark, tr
from journeymap.model.change import change
from journeymap.model.fields import specs
from journeymap.model.grid import CHANNEL
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Goal,
    Idea,
    Journey,
    Lane,
    Metric,
    Note,
    Persona,
    Quote,
    Record,
    Score,
    Sense,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.tabular.feelings import valence
from journeymap.tabular.imported import Imported
from journeymap.tabular.own.keyed_values import choice_of, values
from journeymap.tabular.own.returned import KeyedBook, KeyedRow, keyed
from journeymap.tabular.sheets.sheet import ReadTable

Any_ = TypeVar("Any_", bound=Record)

_FELT = "felt "


def whole_journey(tables: Sequence[ReadTable], name: str) -> Imported:
    """Return the journey of a workbook of ours; raises ``JourneyError`` where it names nothing."""
    read = _Reading(keyed(tables), name)
    read.places()
    read.touchpoints()
    if not read.cards:
        raise JourneyError(
            tr("{name} has no touchpoints any more. Nothing was imported.", name=name)
        )
    read.feelings()
    read.hanging()
    read.scores()
    read.notes()
    return Imported(
        change(tr("Import {name}", name=name), add=[read.journey, *read.records]),
        tuple(sorted(dict.fromkeys(read.report), key=lambda line: line[0])),
    )


class _Reading:
    """What has come of a workbook so far."""

    def __init__(self, book: KeyedBook, name: str) -> None:
        self.book, self.report = book, list(book.report)
        self.records: list[Record] = []
        self.ids: dict[str, dict[str, str]] = {}
        self.cards: list[Touchpoint] = []
        self.stages: list[Stage] = []
        self.steps: list[Step] = []
        self.lanes: list[Lane] = []
        self.felt: dict[tuple[str, str | None], Feeling] = {}
        self.journey = _journey(book.front, name)
        self.ids["Journey"] = {"1": self.journey.id}

    def tell(self, row: KeyedRow, why: str) -> None:
        self.report.append((row.number, why))

    def take(self, kind: type[Any_], row: KeyedRow, at: int, /, **more: Any) -> Any_:
        """Make the record of a row, which others know by its number."""
        fields = values(kind, row, self.ids, partial(self.tell, row))
        if "position" in kind.__dataclass_fields__:
            fields["position"] = float(at)
        made = kind(**(fields | more))
        self.records.append(made)
        numbers = self.ids.setdefault(kind.__name__, {})
        if (number := row("no")) and number not in numbers:
            numbers[number] = made.id
        return made

    def every(self, kind: type[Any_], table: str, **more: Any) -> list[Any_]:
        return [self.take(kind, row, i, **more) for i, row in enumerate(self.book.of(table), 1)]

    def places(self) -> None:
        """Take personas, questions, stages, columns and lanes."""
        people = self.every(Persona, "personas")
        self.journey = self.journey.but(personas=tuple(one.id for one in people))
        for i, row in enumerate(self.book.of("metrics"), 1):
            self.take(Metric, row, i, kind=row("#kind") or "own")
        self.stages = self.every(Stage, "stages", journey=self.journey.id)
        for i, row in enumerate(self.book.of("goals"), 1):
            goal = self.take(Goal, row, i)
            if goal.stage is None:
                self.records[-1] = goal.but(journey=self.journey.id)
        for i, row in enumerate(self.book.of("columns"), 1):
            if row("#stage") in self.ids.get("Stage", {}):
                self.steps.append(self.take(Step, row, i))
        for i, row in enumerate(self.book.of("lanes"), 1):
            seen = bool(row("visible", "#visible"))
            home = {"journey": self.journey.id, "kind": row("#kind") or CHANNEL}
            self.lanes.append(self.take(Lane, row, i, **home, visible=seen))

    def touchpoints(self) -> None:
        """Take the touchpoints, each where its row says that it stands."""
        taken = set[str]()
        for i, row in enumerate(self.book.of("touchpoints"), 1):
            number = row("no")
            if number in taken:  # the row was copied: the copy is another touchpoint
                row = KeyedRow(row.number, {k: v for k, v in row.cells.items() if k != "no"})
            taken.add(number)
            step, lane = self._step(row), self._lane(row)
            x, y = row("#x"), row("#y")
            pinned = {"x": float(x), "y": float(y)} if x and y else {}
            card = self.take(Touchpoint, row, i, step=step.id, lane=lane.id, **pinned)
            self.cards.append(card)
            for key, text in row.cells.items():
                if key.startswith(_FELT):
                    self._feel(row, card, key.removeprefix(_FELT).strip(), text)

    def _step(self, row: KeyedRow) -> Step:
        """Return the column of a row: the one it had, unless another stage is written beside it."""
        by_id = {step.id: step for step in self.steps}
        there = by_id.get(self.ids.get("Step", {}).get(row("#step"), ""))
        stages = {stage.id: stage for stage in self.stages}
        said = row("stage")
        if there and (not said or stages[there.stage].title.strip() == said.strip()):
            return there
        stage = next((x for x in self.stages if x.title.strip() == said.strip()), None)
        if stage is None:
            stage = Stage(journey=self.journey.id, title=said, position=len(self.stages) + 1.0)
            self.stages.append(stage)
            self.records.append(stage)
        title = row("step")
        named = (x for x in self.steps if title and x.stage == stage.id and x.title == title)
        step = next(named, None)
        if step is None:
            step = Step(stage=stage.id, title=title, position=len(self.steps) + 1.0)
            self.steps.append(step)
            self.records.append(step)
        return step

    def _lane(self, row: KeyedRow) -> Lane:
        by_id = {lane.id: lane for lane in self.lanes}
        there, said = by_id.get(self.ids.get("Lane", {}).get(row("#lane"), "")), row("lane")
        if there and there.title.strip() == said.strip():
            return there
        channels = [lane for lane in self.lanes if lane.kind == CHANNEL]
        found = next((lane for lane in channels if lane.title.strip() == said.strip()), None)
        if found is None:
            title = said or tr("Touchpoints")
            found = Lane(journey=self.journey.id, title=title, position=len(self.lanes) + 1.0)
            self.lanes.append(found)
            self.records.append(found)
        return found

    def _feel(self, row: KeyedRow, card: Touchpoint, persona: str, text: str) -> None:
        value = valence(text, "one")
        if value is None:
            self.tell(row, tr("“{text}” is not a feeling; it was left unset.", text=text[:40]))
            return
        who = self.ids.get("Persona", {}).get(persona)
        if persona and who is None:
            return
        self.felt[card.id, who] = Feeling(touchpoint=card.id, persona=who, valence=value)

    def feelings(self) -> None:
        """Take words and intensity, and what is felt by those who have no column of their own."""
        columns = {key for row in self.book.of("touchpoints") for key in row.cells}
        for row in self.book.of("feelings"):
            card = self._card(row)
            if card is None:
                continue
            made = values(Feeling, row, self.ids, partial(self.tell, row))
            made["touchpoint"] = card.id
            who = made.get("persona")
            there = self.felt.get((card.id, who))
            column = f"{_FELT}{row('#persona')}".rstrip() if who else _FELT
            if there:
                made["valence"] = there.valence
            elif column in columns or "valence" not in made:
                continue
            self.felt[card.id, who] = Feeling(**made)
        self.records += self.felt.values()

    def hanging(self) -> None:
        """Take frictions, quotes, ideas and arrows."""
        for kind, table in ((Friction, "frictions"), (Quote, "quotes"), (Sense, "senses")):
            for i, row in enumerate(self.book.of(table), 1):
                if card := self._card(row):
                    self.take(kind, row, i, touchpoint=card.id)
        titled = {card.title.strip(): card.id for card in reversed(self.cards)}
        for i, row in enumerate(self.book.of("ideas"), 1):
            idea = self.take(Idea, row, i, journey=self.journey.id)
            if not row("no") and row("touchpoints"):
                lines = (titled.get(line.strip()) for line in row("touchpoints").split("\n"))
                self.records[-1] = idea.but(touchpoints=tuple(filter(None, lines)))
        for row in self.book.of("connections"):
            ends = [self._end(row, "source", titled), self._end(row, "target", titled)]
            if all(ends):
                self.take(Connection, row, 0, source=ends[0], target=ends[1])
            else:
                self.tell(row, tr("An arrow was left out: a touchpoint it joins is not there."))

    def _end(self, row: KeyedRow, end: str, titled: dict[str, str]) -> str | None:
        number = row(f"#{end}")
        numbered = self.ids.get("Touchpoint", {}).get(number)
        return numbered if number else titled.get(row(end).strip())

    def _card(self, row: KeyedRow) -> Touchpoint | None:
        """Return the touchpoint a row hangs on: by its number, else by its title."""
        by_id = {card.id: card for card in self.cards}
        number, title = row("#touchpoint"), row("touchpoint").strip()
        if number:
            found = by_id.get(self.ids.get("Touchpoint", {}).get(number, ""))
        else:
            found = next((card for card in self.cards if card.title.strip() == title), None)
        if found is None:
            self.tell(row, tr("The row was left out: its touchpoint “{title}” is not there.",
                              title=title[:40]))  # fmt: skip
        return found

    def scores(self) -> None:
        """Take scores with their answers, people and periods."""
        levels: dict[str, Sequence[Touchpoint | Stage | Journey]] = {
            "touchpoint": self.cards,
            "stage": self.stages,
            "journey": [self.journey],
        }
        words = {
            "touchpoint": mark("Touchpoint"),
            "stage": mark("Stage"),
            "journey": mark("Journey"),
        }
        metrics = {x.id: x for x in self.records if isinstance(x, Metric)}
        for i, row in enumerate(self.book.of("scores"), 1):
            made = values(Score, row, self.ids, partial(self.tell, row))
            metric = metrics.get(made.get("metric", ""))
            if metric is None:
                said = row("metric")
                metric = next((x for x in metrics.values() if x.title and x.title in said), None)
            if not {"touchpoint", "stage", "journey"} & {*made} and not row("no"):
                level = next((k for k, x in words.items() if row("level") in in_each(x)), "")
                where = next((x for x in levels.get(level, []) if x.title == row("where")), None)
                made |= {level: where.id} if where else {}
            if metric is None or not {"touchpoint", "stage", "journey"} & {*made}:
                self.tell(row, tr("A score was left out: its question or its place is not there."))
                continue
            self.records.append(_score(row, metric, made, i))

    def notes(self) -> None:
        """Take notes where they stand, with their marks unless the words were changed."""
        for i, row in enumerate(self.book.of("notes"), 1):
            made = values(Note, row, self.ids, partial(self.tell, row))
            if "lane" not in made or not {"step", "stage", "touchpoint"} & {*made}:
                self.tell(row, tr("A note was left out: its place is not there."))
                continue
            body, cluster = made.get("body", ""), made.get("cluster", "")
            said = unmarked(body).strip()
            shown = f"{cluster}: {said}" if cluster and said else said or cluster
            if row("note").strip() != shown:
                made["body"], made["cluster"] = row("note"), ""
            self.records.append(Note(**made, journey=self.journey.id, position=float(i)))


def _score(row: KeyedRow, metric: Metric, made: dict[str, Any], at: int) -> Score:
    """Return the score of a row, its answers as they stand in their columns."""
    width = range(metric.low, metric.high + 1)
    seen = [row(f"answer {answer}") for answer in width]
    if any(seen):
        made["answers"] = tuple(int(float(cell)) if cell else 0 for cell in seen)
    elif not made.get("answers") and "classes" not in made and "reported" not in made:
        value, n = row("value"), row("n")
        if value and n and not row("no"):
            made |= {"reported": float(value), "reported_n": int(float(n))}
    return Score(**(made | {"metric": metric.id, "position": float(at)}))


def _journey(front: dict[str, str], name: str) -> Journey:
    made: dict[str, Any] = {}
    for field, text in front.items():
        spec = specs(Journey)[field]
        value = choice_of(spec, text) if spec.options else text
        if value is not None:
            made[field] = value
    made.setdefault("title", "" if front else name.rpartition(".")[0] or name)
    return Journey(**(made | {"position": 1.0}))
