"""Mermaid user journeys: text in and text out.

A section is a stage, a task a step with one touchpoint, a score from 1 to 5 a feeling
from −1 to 1 of each person named. A file whose scores are higher is read on the scale it has.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from journeymap.formats import EXPORTERS, IMPORTERS, SURE, UNLIKE, Exporter, Importer, pictures_left
from journeymap.formats.mmd.text import UNSET, MermaidJourney, Task, escape, guard, parse
from journeymap.language import mark, tr
from journeymap.model.change import change
from journeymap.model.records import (
    Connection,
    Feeling,
    Journey,
    Lane,
    Persona,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Order
from journeymap.storage.reading import decoded
from journeymap.tabular.imported import Imported
from journeymap.tabular.rows import refuse_too_many
from journeymap.tabular.telling import assumed_arrows
from journeymap.view import View, shown

_LOOKED_AT = 2**12
_FIVE = (1, 5)
_SCALES = (7, 10, 100)
_OFTEN = 4
_BEGINS = re.compile(
    r"\s*(?:---\n.*?\n---\s*)?(?:`{3,}\s*mermaid\s*\n)?(?:\s*%%[^\n]*\n)*\s*journey[ \t\r]*\n",
    re.DOTALL,
)


def read(content: str | bytes, name: str) -> Imported:
    """Return the journey of a mermaid text; a ``JourneyError`` says with its line why not."""
    diagram = parse(_text(content, name), name)
    sections = diagram.sections
    refuse_too_many(name, sum(len(part.tasks) for part in sections), len(sections))
    scale = _scale(diagram)
    records = tuple(_records(diagram, scale))
    label = tr("Import {name}", name=name)
    arrows = any(isinstance(record, Connection) for record in records)
    assumed: tuple[str, ...] = (_read_as(scale),) if scale != _FIVE else ()
    assumed += (assumed_arrows(),) if arrows else ()
    report = tuple(_report(diagram, scale))
    return Imported(change(label, add=records).normal(), report, assumed)


def likeness(content: bytes) -> int:
    """Tell whether a text begins a journey of mermaid, perhaps under front matter or in a fence."""
    text = content[:_LOOKED_AT].decode("utf-8-sig", "replace")
    return SURE if _BEGINS.match(text) else UNLIKE


def write(order: Order) -> None:
    """Write a journey as a mermaid text in UTF-8."""
    order.path.write_text(text(order.view), "utf-8", newline="\n")


def text(view: View) -> str:
    """Return a journey as mermaid text.

    The score of a task is the mean of its feelings on 1 to 5. One that nobody gave is
    written as 3, because mermaid needs one, under a note that the import understands.
    """
    here = shown(view.in_words)
    journey = here.journey or Journey()
    lines = ["journey"]
    if journey.title.strip():
        lines.append(f"    title {escape(journey.title)}")
    if journey.scenario.strip():
        lines.append(f"    accDescr: {escape(journey.scenario)}")
    steps = {step.id: step.stage for step in here.steps}
    for place, stage in enumerate(here.stages):
        points = [card for card in here.kept if steps[card.step] == stage.id]
        if place or stage.title.strip() or not points:
            lines.append(f"    section {escape(stage.title, also=':')}")
        for point in points:
            lines.extend(_task_lines(view.snapshot, point))
    return "\n".join(map(guard, lines)) + "\n"


IMPORTERS.add(
    Importer(
        name="mermaid",
        label=mark("Mermaid journey"),
        suffixes=(".mmd", ".mermaid"),
        read=read,
        likeness=likeness,
    )
)
EXPORTERS.add(
    Exporter(
        name="mermaid",
        label=mark("Mermaid journey"),
        suffix=".mmd",
        write=write,
        supports=("view", "stages"),
        leaves=pictures_left,
    )
)


def _text(content: str | bytes, name: str) -> str:
    wide = isinstance(content, bytes) and content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return decoded(content, name, "utf-16" if wide else "utf-8")


def _scale(diagram: MermaidJourney) -> tuple[int, int]:
    """Return the worst and the best score of a file: 1 and 5, unless more than a slip is above.

    A quarter of the scores has to be, so that one slip does not move all others; then the
    greatest tells whether there are seven, ten or a hundred.
    """
    scores = [
        task.score
        for part in diagram.sections
        for task in part.tasks
        if task.written and not task.unset and 0 <= task.score <= _SCALES[-1]
    ]
    best = 5
    for higher in _SCALES:
        if _OFTEN * sum(score > best for score in scores) > len(scores):
            best = higher
    return _FIVE if best == 5 else (1 if min(scores) >= 1 and best < _SCALES[-1] else 0, best)


def _read_as(scale: tuple[int, int]) -> str:
    return tr(
        "The scores were read as {low} to {high}, since many are above 5.",
        low=scale[0],
        high=scale[1],
    )


def _records(diagram: MermaidJourney, scale: tuple[int, int]) -> Iterator[Record]:
    people = dict.fromkeys(
        person for part in diagram.sections for task in part.tasks for person in task.people
    )
    personas = {
        person: Persona(name=person, position=float(place))
        for place, person in enumerate(people, 1)
    }
    journey = Journey(
        title=diagram.title,
        scenario=diagram.description,
        personas=tuple(persona.id for persona in personas.values()),
    )
    lane = Lane(journey=journey.id, kind="channel", title=tr("Touchpoints"), position=1.0)
    emotion = Lane(journey=journey.id, kind="emotion", title=tr("Emotion"), position=2.0)
    yield from (*personas.values(), journey, lane, emotion)
    met: list[Touchpoint] = []
    for place, part in enumerate(diagram.sections, 1):
        stage = Stage(journey=journey.id, title=part.title, position=float(place))
        yield stage
        for task in part.tasks:
            met.append(Touchpoint(step="", lane=lane.id, title=task.name))
            yield from _met(task, stage, met, personas, scale)
    yield from (Connection(source=a.id, target=b.id, assumed=True) for a, b in pairwise(met))


def _met(
    task: Task,
    stage: Stage,
    met: list[Touchpoint],
    personas: dict[str, Persona],
    scale: tuple[int, int],
) -> Iterator[Record]:
    """Give the touchpoint just met its step, and yield both with what is felt there."""
    step = Step(stage=stage.id, position=float(len(met)))
    met[-1] = met[-1].but(step=step.id, position=float(len(met)))
    yield from (step, met[-1])
    if _on_scale(task, scale) and not task.unset:
        low, high = scale
        valence = (2 * task.score - low - high) / (high - low)
        if not task.people:
            yield Feeling(touchpoint=met[-1].id, valence=valence)
        for person in task.people:
            yield Feeling(touchpoint=met[-1].id, persona=personas[person].id, valence=valence)


def _on_scale(task: Task, scale: tuple[int, int]) -> bool:
    return scale[0] <= task.score <= scale[1] and (bool(task.written) or scale == _FIVE)


def _report(diagram: MermaidJourney, scale: tuple[int, int]) -> Iterator[tuple[int, str]]:
    if diagram.named and diagram.named[1] not in ("", diagram.title):
        yield (
            diagram.named[0],
            tr("“{title}” was left out: a journey has one title.", title=diagram.named[1]),
        )
    for part in diagram.sections:
        for task in part.tasks:
            if _on_scale(task, scale):
                continue
            said = {"task": task.name, "score": task.written or "0"}
            if math.isnan(task.score):
                why = tr("“{task}”: “{score}” is not a number.", **said)
            else:
                low, high = map(str, scale)
                why = tr(
                    "“{task}”: the score {score} is off the scale of {low} to {high}.",
                    low=low,
                    high=high,
                    **said,
                )
            yield task.line, f"{why} {_left_unset(task)}"


def _left_unset(task: Task) -> str:
    if not task.people:
        return tr("The touchpoint is there; its feeling was left unset.")
    return tr(
        "The touchpoint is there; what {people} felt was left unset.",
        people=", ".join(task.people),
    )


def _task_lines(snapshot: Snapshot, point: Touchpoint) -> Iterable[str]:
    felt = snapshot.of(Feeling, "touchpoint", point.id)
    named = [
        (escape(persona.name, also=":,"), feeling.valence * 2 + 3)
        for feeling in felt
        if (persona := snapshot.get(Persona, feeling.persona)) and persona.name.strip()
    ]
    scores = [feeling.valence * 2 + 3 for feeling in felt]
    title = escape(point.title, name=True, also=":")
    if not scores:
        note = tr("nobody said how this feels; the 3 only stands in, because mermaid needs a score")
        return (f"      {UNSET} {note}", f"      {title}: 3")
    people = ", ".join(dict.fromkeys(person for person, _ in named))
    task = f"      {title}: {_shown(math.fsum(scores) / len(scores))}"
    task = f"{task}: {people}" if people else task
    if len(set(scores)) == 1:
        return (task,)
    each = ", ".join(f"{person} {_shown(score)}" for person, score in named)
    return (f"      %% {tr('mean of')} {each}", task)


def _shown(score: float) -> str:
    return f"{round(score, 6):g}"
