"""Ways to look that are kept by name in the document: a look as a record, and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from journeymap.drawing.density import DENSITIES, USUAL
from journeymap.drawing.theme import theme_names
from journeymap.language import tr
from journeymap.model.fields import clean, specs
from journeymap.model.records import Journey, Lane, Metric, Persona, SavedView, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view.brand import BRAND
from journeymap.view.chosen_scores import ASPECTS
from journeymap.view.conditions import CONDITIONS, WORST
from journeymap.view.filter import EVERYTHING, Filter, ScoreChoice
from journeymap.view.laid import EVERY_CASE
from journeymap.view.look import DETAILS, Look
from journeymap.view.saved_ways import read_ways, written_ways

_RARE, _SCORES, _CHARTS, _CASES, _WAYS = "rare", "scores", "charts", "cases", "ways"
_ROWS = "rows"
_DENSITY = "density"
_BESIDE = frozenset({_RARE, _CHARTS, _CASES, _ROWS, _DENSITY})
"""What is kept with a filter and is none."""
_SETS = tuple(kind.field for kind in CONDITIONS)
_COLOURED = Look().coloured
_MOST, _LONGEST = 300, 2000
"""How many values of a kind are asked for at the most, and of how many letters: more is no filter
a person made, and would be a chip each."""
_NAMED = 3
MOST_ROWS = 50
"""So many rows a map is wrapped into at the most: more are no choice a person made."""
_KEPT = frozenset(key for key, _ in specs(SavedView)["arrangement"].options)


class ReadLook(NamedTuple):
    """A look that was kept, whose feelings stand out, and what of it could not be read."""

    look: Look
    focus: str | None
    left_out: tuple[str, ...] = ()


def written_filter(
    wanted: Filter,
    rare: float = 0.0,
    charts: Sequence[str] = (),
    cases: str = "",
    rows: int = 1,
    density: str = USUAL,
) -> str:
    """Return a filter as a JSON object, blank for one that asks for nothing.

    ``rare`` is kept with it, below which share of journeys the graph leaves arrows out, and so
    are the ``charts`` of the numbers that are to be seen, the ``cases`` that are laid over,
    the ``rows`` a map wraps into, and how closely the page is set.
    """
    found: dict[str, Any] = {}
    for name in _SETS:
        if values := getattr(wanted, name):
            found[name] = sorted(values)
    for name in ("friction", "below_target", "text", "hides"):
        if getattr(wanted, name) != getattr(EVERYTHING, name):
            found[name] = getattr(wanted, name)
    if wanted.scores.active:
        found[_SCORES] = {
            aspect.field: value
            for aspect in ASPECTS
            if (value := getattr(wanted.scores, aspect.field))
        }
    if wanted.ways.active:
        found[_WAYS] = written_ways(wanted.ways)
    if rare:
        found[_RARE] = rare
    if charts:
        found[_CHARTS] = list(charts)
    if cases:
        found[_CASES] = cases
    if rows != 1:
        found[_ROWS] = rows
    if density != USUAL:
        found[_DENSITY] = density
    return json.dumps(found, ensure_ascii=False, sort_keys=True) if found else ""


def read_filter(text: str) -> tuple[Filter, float, tuple[str, ...]]:
    """Return a filter from its JSON, the share of rare arrows, and what nobody understands.

    Whatever stands there is read as far as it goes: a file may come from anywhere.
    """
    found = _object(text)
    if found is None:
        return EVERYTHING, 0.0, (tr("The filter cannot be read, and was left out."),)
    how: dict[str, Any] = {}
    unread: list[str] = []
    for key, value in found.items():
        if key == _SCORES and isinstance(value, dict):
            how[key], left = _read_scores(value)
            unread += left
            continue
        if key == _WAYS and isinstance(value, dict):
            how[key], left = read_ways(value)
            unread += map(clean, left)
            continue
        read = _read(key, value)
        if read is None:
            unread.append(clean(key[:60]))
        else:
            how[key] = read
    wanted = Filter(**{k: v for k, v in how.items() if k not in _BESIDE})
    return wanted, how.get(_RARE, 0.0), _told(unread)


def read_charts(text: str) -> tuple[str, ...]:
    """Return which charts of the numbers are to be seen, from the JSON of a filter."""
    return _read(_CHARTS, (_object(text) or {}).get(_CHARTS)) or ()


def read_cases(text: str) -> str:
    """Return which cases are laid over the journey, from the JSON of a filter; blank for none."""
    return _read(_CASES, (_object(text) or {}).get(_CASES)) or ""


def read_rows(text: str) -> int:
    """Return into how many rows a map wraps, from the JSON of a filter; 1 where none are said."""
    found = _read(_ROWS, (_object(text) or {}).get(_ROWS))
    return 1 if found is None else int(found)


def read_density(text: str) -> str:
    """Return how closely the page is set, from the JSON of a filter."""
    return _read(_DENSITY, (_object(text) or {}).get(_DENSITY)) or USUAL


def _object(text: str) -> dict[str, Any] | None:
    """Return a JSON object, ``None`` for what is none; a blank text is an empty one."""
    try:
        found = json.loads(text) if text.strip() else {}
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _read_scores(found: dict[Any, Any]) -> tuple[ScoreChoice, list[str]]:
    """Return which scores are counted, and the keys of what nobody understands."""
    known = {aspect.field for aspect in ASPECTS}
    how = {
        key: clean(value)
        for key, value in found.items()
        if key in known and isinstance(value, str) and len(value) <= _LONGEST
    }
    return ScoreChoice(**how), [clean(str(key)[:60]) for key in found if key not in how]


def _told(unread: list[str]) -> tuple[str, ...]:
    """Return one sentence of all keys that were left out, however many there are."""
    named = unread if len(unread) <= _NAMED else [*unread[:_NAMED], "…"]
    said = tr("The filter asks for “{key}”, which was left out.", key="”, “".join(named))
    return (said,) if unread else ()


def _read(key: str, value: Any) -> Any:
    """Return a value of a filter as it is kept in one, ``None`` for what is none."""
    match key, value:
        case (("below_target" | "hides"), bool()):
            return value
        case (("text" | "cases"), str()) if len(value) <= _LONGEST:
            return clean(value)
        case "friction", int() if not isinstance(value, bool) and 0 <= value <= WORST:
            return value
        case "rows", int() if not isinstance(value, bool) and 0 <= value <= MOST_ROWS:
            return value
        case "rare", int() | float() if not isinstance(value, bool) and 0 <= value <= 1:
            return float(value)
        case "density", str() if value in DENSITIES:
            return value
        case "charts", list() if len(value) <= _MOST:
            if all(isinstance(one, str) and len(one) <= _LONGEST for one in value):
                return tuple(map(clean, value))
        case str(), list() if key in _SETS and len(value) <= _MOST:
            if all(isinstance(one, str) and len(one) <= _LONGEST for one in value):
                return frozenset(map(clean, value))
    return None


def read_look(snapshot: Snapshot, saved: SavedView) -> ReadLook:
    """Return the look a record keeps, with what is gone and what nobody understands left out."""
    wanted, rare, left_out = read_filter(saved.filter)
    detail = saved.detail if saved.detail in DETAILS else Look().detail
    if saved.detail.strip() and detail != saved.detail:
        said = tr("There is no detail “{name}”, so the usual is shown.", name=saved.detail[:60])
        left_out = (*left_out, said)
    themed, unthemed = _read_theme(saved.theme)
    left_out = (*left_out, *unthemed)
    look = Look(
        arrangement=saved.arrangement,
        filter=wanted,
        hidden=frozenset(saved.hidden),
        folded=frozenset(saved.folded),
        detail=detail,
        coloured=saved.coloured.strip() or _COLOURED,
        rare=rare,
        columns=saved.columns,
        sort=saved.sort,
        charts=read_charts(saved.filter),
        cases=read_cases(saved.filter),
        rows=read_rows(saved.filter),
        density=read_density(saved.filter),
        themed=themed,
    )
    focus = saved.persona if snapshot.get(Persona, saved.persona) else None
    return ReadLook(living(snapshot, look), focus, left_out)


def _read_theme(name: str) -> tuple[str, tuple[str, ...]]:
    """Return the name of a theme there is, or a sentence that there is none."""
    name = name.strip()
    if not name or name in (BRAND, *theme_names()):
        return name, ()
    said = tr("There is no theme “{name}” here, so the usual is worn.", name=clean(name[:60]))
    return "", (said,)


def kept_look(snapshot: Snapshot, journey: str, look: Look, focus: str | None) -> dict[str, Any]:
    """Return the fields of a record that keeps a look; lanes are those that are hidden just now.

    What no field is there for is kept as the map: the sheet of a persona, the pages of others.
    """
    lanes = snapshot.of(Lane, "journey", journey)
    hidden = look.hidden
    off = [x.id for x in lanes if (not x.visible if hidden is None else x.id in hidden)]
    folded = [s.id for s in snapshot.of(Stage, "journey", journey) if s.id in look.folded]
    return {
        "arrangement": look.arrangement if look.arrangement in _KEPT else "map",
        "filter": written_filter(
            look.filter, look.rare, look.charts, look.cases, look.rows, look.density
        ),
        "hidden": tuple(off),
        "folded": tuple(folded),
        "detail": "" if look.detail == Look().detail else look.detail,
        "persona": focus if snapshot.get(Persona, focus) else None,
        "columns": look.columns,
        "sort": look.sort,
        "theme": look.themed,
        "coloured": "" if look.coloured == _COLOURED else look.coloured,
    }


def differs(snapshot: Snapshot, saved: SavedView, look: Look, focus: str | None) -> bool:
    """Tell whether one looks in another way than a record keeps."""
    now = kept_look(snapshot, saved.journey, look, focus)
    then = read_look(snapshot, saved)
    return now != kept_look(snapshot, saved.journey, then.look, then.focus)


def living(snapshot: Snapshot, look: Look) -> Look:
    """Return a look without what was deleted meanwhile, the same object where nothing was."""
    wanted = look.filter
    gone = {
        name: frozenset(id for id in getattr(wanted, name) if snapshot.get(kind, id))
        for name, kind in (("personas", Persona), ("lanes", Lane), ("stages", Stage))
    }
    if any(gone[name] != getattr(wanted, name) for name in gone):
        wanted = wanted.but(**gone)
    scores = wanted.scores.but(
        persona=wanted.scores.persona if snapshot.get(Persona, wanted.scores.persona) else "",
        metric=wanted.scores.metric if snapshot.get(Metric, wanted.scores.metric) else "",
    )
    if scores != wanted.scores:
        wanted = wanted.but(scores=scores)
    if (through := _met(snapshot, wanted.ways.through)) != wanted.ways.through:
        wanted = wanted.but(ways=wanted.ways.but(through=through))
    hidden = look.hidden
    if hidden is not None:
        hidden = frozenset(id for id in hidden if snapshot.get(Lane, id))
    folded = frozenset(id for id in look.folded if snapshot.get(Stage, id))
    cases = look.cases if look.cases == EVERY_CASE or snapshot.get(Journey, look.cases) else ""
    now = look.but(filter=wanted, hidden=hidden, folded=folded, cases=cases)
    return look if now == look else now


def _met(snapshot: Snapshot, places: frozenset[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    """Return the places where customers must have been that are there, or copied from there."""
    if not places:
        return places
    every = snapshot.all(Touchpoint)
    known = every.keys() | {card.origin for card in every.values()}
    return frozenset(place for place in places if known.issuperset(place))


def views_of(snapshot: Snapshot, journey: str) -> tuple[SavedView, ...]:
    """Return the views that are kept of a journey, in their order."""
    return snapshot.of(SavedView, "journey", journey)


def default_view(snapshot: Snapshot, journey: str) -> SavedView | None:
    """Return the view a journey is first shown in, the first of several."""
    return next((one for one in views_of(snapshot, journey) if one.default), None)


def view_name(saved: SavedView) -> str:
    """Return what a view is called, also where nobody named it."""
    return " ".join(saved.name.split()) or tr("Untitled view")
