"""Rows understood, and how they take their places: the one way from a sheet or outline to a map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from journeymap.editing import EditView
from journeymap.editing.lanes import add_lane, shown_lane
from journeymap.editing.places import ChangeDraft, lane_of, stage_of, steps_for
from journeymap.lanes import in_order
from journeymap.language import in_each
from journeymap.model.change import Change, Edit, change
from journeymap.model.grid import CHANNEL, lanes, stages
from journeymap.model.order import after_last
from journeymap.model.records import (
    Connection,
    Feeling,
    Idea,
    Journey,
    Lane,
    Note,
    Persona,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.entries import TableEntry
from journeymap.tabular.leading import arrows_of
from journeymap.tabular.placed_scores import scores_and_goals
from journeymap.tabular.words.row_names import role_of


def place(view: EditView, entries: Sequence[TableEntry], label: str) -> Change:
    """Return the change that makes a touchpoint of each entry, connected in their order.

    The arrows are assumed where nothing but the order tells of them. Stages, lanes and personas
    that are not there yet are made, as are the lanes in which what comes along can be seen.
    """
    now, whole = _with_places(view, entries, label)
    people = {person.name: person.id for person in now.all(Persona).values()}
    new: dict[int, Touchpoint] = {}
    for title in dict.fromkeys(entry.stage for entry in entries):
        group = [i for i, x in enumerate(entries) if x.stage == title and x.fields.get("title")]
        seen = view.on(now)
        draft, made = _group(seen, title, [entries[i] for i in group], people | {"": view.lens})
        step = draft.done(label)
        if step:
            now, whole = now.apply(step), whole + step
        new.update(zip(group, made, strict=True))
    met = [(entries[i], new[i]) for i in sorted(new)]
    named = arrows_of(entries, new)
    hung = _hung(view, now, met, _arrows(met) if named is None else named, label)
    return whole + hung + scores_and_goals(view, now.apply(hung), entries, met, label)


def _arrows(met: list[tuple[TableEntry, Touchpoint]]) -> list[Connection]:
    """Return the arrows that the order tells of: along the row, and down to what is beside it."""
    found: list[Connection] = []
    before: Touchpoint | None = None
    ahead: Touchpoint | None = None
    for entry, card in met:
        source = before if entry.beside else ahead
        if source:
            found.append(Connection(source=source.id, target=card.id, assumed=True))
        before, ahead = card, ahead if entry.beside and ahead else card
    return found


def _with_places(
    view: EditView, entries: Sequence[TableEntry], label: str
) -> tuple[Snapshot, Change]:
    """Make the personas, stages and lanes that entries name and that are not there yet."""
    now, whole = view.snapshot, Change(label)
    people = dict.fromkeys(name for entry in entries for name, _ in entry.feelings if name)
    makers = (
        (lambda at, _: _new_people(at, people), [""] if people else []),
        (_new_stage, dict.fromkeys(entry.stage for entry in entries)),
        (_new_lane, dict.fromkeys(x.lane for x in entries if x.fields.get("title"))),
    )
    for make, titles in makers:
        for title in titles:
            draft = make(view.on(now), title)
            step = draft.done(label)
            if step:
                now, whole = now.apply(step), whole + step
    return now, whole


def _new_people(view: EditView, names: Iterable[str]) -> ChangeDraft:
    """Make the personas of these names, and let them and their namesakes walk the journey."""
    journey, row = view.snapshot.all(Journey)[view.journey], view.snapshot.ordered(Persona)
    known = {person.name: person for person in reversed(row)}
    draft, last = ChangeDraft(), after_last(row)
    for name in names:
        if name not in known:
            known[name] = Persona(name=name, position=last)
            draft.add.append(known[name])
            last += 1.0
    walkers = (*journey.personas, *(known[name].id for name in names))
    draft.edit.append((journey, journey.but(personas=tuple(dict.fromkeys(walkers)))))
    return draft


def _new_stage(view: EditView, title: str) -> ChangeDraft:
    row = stages(view.snapshot, view.journey)
    if not title or any(stage.title == title for stage in row):
        return ChangeDraft()
    return ChangeDraft([Stage(journey=view.journey, title=title, position=after_last(row))])


def _new_lane(view: EditView, title: str) -> ChangeDraft:
    draft = ChangeDraft()
    if not title:
        lane_of(view, draft)
    elif _lane(view.snapshot, view.journey, title) is None:
        row = [lane for lane in lanes(view.snapshot, view.journey) if lane.kind == CHANNEL]
        above = EditView.of(view.snapshot, view.journey, (row[-1].id,) if row else ())
        made = add_lane(above, CHANNEL, title)
        added = [e.after for e in made if e.after and e.before is None]
        draft.add = [x.but(role=role_of(title)) if isinstance(x, Lane) else x for x in added]
        draft.edit = [(e.before, e.after) for e in made if e.after and e.before]
    return draft


def _group(
    view: EditView, title: str, entries: Sequence[TableEntry], people: Mapping[str, str | None]
) -> tuple[ChangeDraft, list[Touchpoint]]:
    """Make the touchpoints of the entries that stand in one stage, and what is felt there."""
    draft, stage, aimed = ChangeDraft(), stage_of(view), view
    if not entries:
        return draft, []
    if title and (stage is None or stage.title != title):
        row = stages(view.snapshot, view.journey)
        there = next(other.id for other in row if other.title == title)
        aimed = EditView.of(view.snapshot, view.journey, (there,), view.persona)
    keys = list[str]()
    for i, entry in enumerate(entries):
        keys.append(keys[-1] if entry.beside and keys else entry.step or str(i))
    named = {key: entry.step for key, entry in zip(keys, entries, strict=True)}
    fresh = [Step(stage="", title=name) for name in named.values()]
    homes = [_home(view, draft, entry).id for entry in entries]
    needs: dict[str, set[str]] = {key: set() for key in named}
    for key, home in zip(keys, homes, strict=True):
        needs[key].add(home)
    steps = dict(zip(named, steps_for(aimed, draft, fresh, list(needs.values())), strict=True))
    made = []
    for i, (key, home, entry) in enumerate(zip(keys, homes, entries, strict=True), 1):
        at = float(i) if entry.step or entry.beside else 1.0
        made.append(Touchpoint(step=steps[key].id, lane=home, position=at, **entry.fields))
        draft.add.append(made[-1])
        words = dict(entry.felt_words)
        for name, valence in entry.feelings:
            felt = Feeling(touchpoint=made[-1].id, persona=people[name], valence=valence)
            draft.add.append(felt.but(word=words.get(name, "")))
    return draft, made


def _home(view: EditView, draft: ChangeDraft, entry: TableEntry) -> Lane:
    lane = _lane(view.snapshot, view.journey, entry.lane) if entry.lane else None
    return lane or lane_of(view, draft)


def _hung(
    view: EditView,
    now: Snapshot,
    met: list[tuple[TableEntry, Touchpoint]],
    arrows: list[Connection],
    label: str,
) -> Change:
    """Return arrows, what hangs on touchpoints, and the lanes in which all that is seen.

    An idea that several entries name is one idea.
    """
    shown: dict[type[Record], str] = {}
    edits: list[Edit] = []
    used: set[type[Record]] = {type(thing) for entry, _ in met for thing in entry.hung}
    used |= {Feeling} if any(entry.feelings for entry, _ in met) else set()
    for lane_kind in in_order():
        kind = lane_kind.boxes.holds
        if kind is None or kind not in used or kind in shown:
            continue
        shown[kind], more = shown_lane(now, view.journey, lane_kind.name)
        now, edits = now.apply(Change(label, more)), [*edits, *more]
    ideas: dict[str, Idea] = {}
    things: list[Record] = []
    rows = _lanes_of_texts(now, view.journey, [entry for entry, _ in met])
    edits += [edit for _, more in rows.values() for edit in more]
    behind = count(1)
    for entry, card in met:
        for title, body in entry.texts:
            at, lane = float(next(behind)), rows[title][0]
            note = Note(journey=view.journey, lane=lane, step=card.step, body=body, position=at)
            things.append(note)
        for thing in entry.hung:
            at = float(next(behind))
            if isinstance(thing, Idea):
                one = ideas.get(thing.title, thing.but(journey=view.journey, position=at))
                ideas[thing.title] = one.but(touchpoints=(*one.touchpoints, card.id))
            elif isinstance(thing, Note):
                seen = {"touchpoint": card.id, "lane": shown[Note], "position": at}
                things.append(thing.but(journey=view.journey, **seen))
            else:
                things.append(thing.but(touchpoint=card.id, position=at))
    return Change(label, tuple(edits)) + change(label, add=[*things, *ideas.values(), *arrows])


def _lane(snapshot: Snapshot, journey: str, title: str) -> Lane | None:
    row = lanes(snapshot, journey)
    return next((lane for lane in row if lane.kind == CHANNEL and lane.title == title), None)


def _lanes_of_texts(
    now: Snapshot, journey: str, entries: Sequence[TableEntry]
) -> dict[str, tuple[str, tuple[Edit, ...]]]:
    """Return the lanes of notes that entries write in, by their titles, and the edits they take."""
    found: dict[str, tuple[str, tuple[Edit, ...]]] = {}
    kinds = {one.casefold(): kind for kind in in_order() for one in in_each(kind.label)}
    row = lanes(now, journey)
    last = after_last(row)
    for title in dict.fromkeys(title for entry in entries for title, _ in entry.texts):
        meant = kinds.get(title.casefold())
        kind = meant.name if meant and meant.boxes.holds is Note else "text"
        there = next((x for x in row if x.kind == kind and x.title == title), None)
        lane = there or Lane(journey=journey, kind=kind, title=title, position=last)
        last += 1.0
        found[title] = lane.id, () if there else (Edit(None, lane),)
    return found
