"""What differs, in the few words that stand under the name of what it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from journeymap.analysis.change_words import short, value_words
from journeymap.analysis.difference.compared import (
    ComparedJourney,
    Difference,
    FieldDifference,
    JourneyDifference,
)
from journeymap.analysis.difference.part_words import part_lines
from journeymap.language import mark, plural, tr
from journeymap.model.fields import specs
from journeymap.model.names import kind_name
from journeymap.model.records import (
    Connection,
    Friction,
    Idea,
    Journey,
    Lane,
    Note,
    Record,
    Stage,
    Step,
    Touchpoint,
)

_LONGEST, _MOST = 60, 5
_UNNAMED: dict[type[Record], str] = {
    Touchpoint: mark("untitled touchpoint"),
    Stage: mark("Untitled stage"),
    Journey: mark("Untitled journey"),
}
_NAMING = ("title", "said", "body")
_UNLABELLED = {
    "touchpoints": mark("touchpoints"),
    "source": mark("from"),
    "target": mark("to"),
}
"""What fields are called that have no label of their own."""

KIND_WORDS = {
    "added": mark("added"),
    "removed": mark("removed"),
    "moved": mark("moved"),
    "changed": mark("changed"),
}
"""What the kinds of differences are called; ``tr`` says them."""


def title_of(found: JourneyDifference, one: Difference) -> str:
    """Return what a difference is about, by its name; an arrow by its ends."""
    return record_title(found.after if one.after else found.before, one.record)


def record_title(side: ComparedJourney, record: Record) -> str:
    """Return what a record of one side is called."""
    if isinstance(record, Connection):
        ends = (side.snapshot.get(Touchpoint, id) for id in (record.source, record.target))
        return " → ".join(record_title(side, end) if end else "…" for end in ends)
    said = next((text for name in _NAMING if (text := getattr(record, name, "").strip())), "")
    unnamed = _UNNAMED.get(type(record), "")
    return short(said, _LONGEST) or (tr(unnamed) if unnamed else kind_name(type(record).__name__))


def kind_word(one: Difference) -> str:
    """Return which kind of difference it is, and that its match is a guess."""
    said = tr(KIND_WORDS[one.kind])
    return tr("{kind}, guessed", kind=said) if one.guessed else said


def line(found: JourneyDifference, one: Difference) -> str:
    """Return in short words what differs: “friction 3 → 1, feeling −1 → +1”.

    Of what came it is where it stands, of what went which frictions went with it.
    """
    if one.kind == "removed" and isinstance(one.before, Touchpoint):
        return _gone(found, one, one.before)
    if one.kind in ("added", "removed"):
        return place_of(found.after if one.after else found.before, one.record)
    told = [*_field_lines(found, one), *part_lines(found, one)]
    left = len(told) - _MOST
    if left > 0:
        told[_MOST:] = [plural("and {n} more change", "and {n} more changes", left)]
    return ", ".join(told)


def place_of(side: ComparedJourney, record: Record) -> str:
    """Return where a record stands: a touchpoint or a note by its lane and stage; blank where that
    goes without saying."""
    if not isinstance(record, Touchpoint | Note):
        return ""
    lane, step = side.snapshot.get(Lane, record.lane), side.snapshot.get(Step, record.step)
    on = step.stage if step else record.stage if isinstance(record, Note) else None
    stage = side.snapshot.get(Stage, on)
    return ", ".join(record_title(side, one) for one in (lane, stage) if one)


def tally(differences: Iterable[Difference]) -> str:
    """Return how many there are of each kind: “1 added · 1 removed · 3 changed”."""
    of = Counter(one.kind for one in differences)
    told = (
        (of["added"], plural("{n} added", "{n} added", of["added"])),
        (of["removed"], plural("{n} removed", "{n} removed", of["removed"])),
        (of["moved"], plural("{n} moved", "{n} moved", of["moved"])),
        (of["changed"], plural("{n} changed", "{n} changed", of["changed"])),
    )
    return " · ".join(words for n, words in told if n) or tr("Nothing differs")


def summary(found: JourneyDifference) -> str:
    """Return how many touchpoints were added, removed, moved and changed, and how much else."""
    around = sum(1 for _ in found) - len(found.touchpoints)
    if not found.touchpoints or not around:
        return tally(found)
    return tr("{touchpoints}, and {n} around them", touchpoints=tally(found.touchpoints), n=around)


def ideas_needed(found: JourneyDifference) -> tuple[Record, ...]:
    """Return the ideas that stand on what was added and changed: what it takes to get there."""
    about = {one.after.id for one in found.touchpoints if one.after}
    ideas = found.after.snapshot.of(Idea, "journey", found.after.journey)
    return tuple(idea for idea in ideas if about.intersection(idea.touchpoints))


def _gone(found: JourneyDifference, one: Difference, card: Touchpoint) -> str:
    frictions = [part.before for part in one.parts if isinstance(part.before, Friction)]
    titles = [short(friction.title, 30) for friction in frictions if friction.title.strip()]
    if not titles:
        return place_of(found.before, card)
    return plural(
        "its friction went: {titles}",
        "its frictions went: {titles}",
        len(titles),
        titles=", ".join(titles),
    )


def _field_lines(found: JourneyDifference, one: Difference) -> Iterator[str]:
    for field in one.fields:
        yield _move(found, one, field) or _value_line(found, one.record, field)


def _move(found: JourneyDifference, one: Difference, field: FieldDifference) -> str:
    """Return where something went, blank where the field tells of no move."""
    if field.field == "position":
        return tr("place {before} → {after}", before=field.before, after=field.after)
    if field.field == "step" and isinstance(one.record, Touchpoint):
        return tr("another place in its stage")
    if field.field in ("stage", "lane", "step", "touchpoint"):
        sides = (found.before, field.before), (found.after, field.after)
        return " → ".join(_place(side, id) for side, id in sides)
    return ""


def _place(side: ComparedJourney, id: object) -> str:
    record = side.snapshot.find(str(id)) if id else None
    return record_title(side, record) if record else tr("nowhere")


def _value_line(found: JourneyDifference, record: Record, field: FieldDifference) -> str:
    spec = specs(type(record))[field.field]
    old, new = (
        value_words(side.snapshot, spec, value)
        for side, value in ((found.before, field.before), (found.after, field.after))
    )
    if field.field == "title":
        return tr("{before} → {after}", before=old, after=new)
    name = field_word(record, field.field)
    if spec.lines > 1 or max(len(old), len(new)) > _LONGEST or spec.editor == "json":
        if field.before in ("", None, ()):
            return tr("{field} written", field=name)
        if field.after in ("", None, ()):
            return tr("{field} gone", field=name)
        return tr("{field} rewritten", field=name)
    return tr("{field} {before} → {after}", field=name, before=old, after=new)


def field_word(record: Record, field: str) -> str:
    """Return what a field is called inside a sentence."""
    label = specs(type(record))[field].label or _UNLABELLED.get(field, field)
    said = tr(label)
    return said if said[1:2].isupper() else said[:1].lower() + said[1:]
