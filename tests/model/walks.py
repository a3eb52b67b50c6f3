"""Random sessions made of real commands and gestures, for laws that hold in all of them."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from hypothesis import strategies as st

from journeymap.analysis.findings import Finding
from journeymap.analysis.flow.what_if import Burden, WhatIf
from journeymap.drawing.shapes import Rect
from journeymap.editing import COMMANDS, EditView
from journeymap.editing.annotations import add_friction, add_idea, add_note, add_quote
from journeymap.editing.cases import add_step
from journeymap.editing.connections import connect
from journeymap.editing.cuts import take
from journeymap.editing.feelings import set_feeling
from journeymap.editing.findings import dismiss, idea_from, take_back
from journeymap.editing.frames import add_frame, move_frame, remove_frame, set_frame
from journeymap.editing.lanes import add_lane, move_lane
from journeymap.editing.linking import link_all
from journeymap.editing.records import retitle, set_field
from journeymap.editing.reusing import use_at
from journeymap.editing.scenarios import keep_scenario
from journeymap.editing.scores import add_metric, add_score
from journeymap.editing.stages import move_stage, move_step
from journeymap.editing.standing import CardPlaces
from journeymap.editing.touchpoints import move_into_new_step, move_touchpoints
from journeymap.editing.what_if import apply_what_if
from journeymap.errors import JourneyError
from journeymap.model.change import Change, change
from journeymap.model.fields import specs
from journeymap.model.grid import stages
from journeymap.model.records import (
    Connection,
    Dismissal,
    Feeling,
    Frame,
    Friction,
    Goal,
    Idea,
    Journey,
    Lane,
    Metric,
    Note,
    Persona,
    Project,
    Quote,
    Record,
    Scenario,
    Score,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.clipboard import copy, paste
from tests.editing.maps import JOURNEY, MAKSYM, OLENA, sketch

DETAILS: list[Record] = [
    Feeling(id="feeling a", touchpoint="a", persona=OLENA, valence=0.5),
    Feeling(id="feeling b", touchpoint="b", persona=MAKSYM, valence=-1.0),
    Friction(id="queue", touchpoint="b", severity=3),
    Connection(id="a to b", source="a", target="b"),
    Connection(id="f to a", source="f", target="a", kind="loyalty"),
    Metric(id="stars", kind="csat"),
    Metric(id="again", kind="nps", low=0, high=10, method="nps", position=1.0),
    Project(id="file", levels=9),
    Lane(id="away", journey=JOURNEY, kind="text", position=90.0, visible=False),
    Lane(id="tall", journey=JOURNEY, kind="text", position=91.0, height=300.0, group="Doing"),
    Note(id="broad", journey=JOURNEY, lane="tall", step="s2", until_step="s3", position=1.0),
    Score(id="score a", metric="stars", touchpoint="a", answers=(0, 1, 2, 3, 4)),
    Quote(id="said at a", touchpoint="a", said="I got lost", persona=OLENA),
    Goal(id="twice as many", journey=JOURNEY, title="Twice as many", metric="stars", target=4.5),
    Goal(id="at once", stage="S0", title="Found at once", position=1.0),
    Goal(id="and gladly", stage="S0", title="And gladly", position=2.0),
    Idea(
        id="signs",
        journey=JOURNEY,
        touchpoints=("a", "b"),
        goal="at once",
        metric="stars",
        quotes=("said at a",),
        frictions=("queue",),
        findings=("friction",),
    ),
    Note(id="note", journey=JOURNEY, step="s2"),
    Scenario(id="quicker", journey=JOURNEY, changes='{"queue": {"severity": 1, "share": 0.5}}'),
    Frame(id="frame of S0", journey=JOURNEY, position=1.0, kind="stage", stage="S0"),
    Dismissal(id="known", journey=JOURNEY, kind="friction", about='["b", "queue"]', reason="Known"),
    Frame(id="frame of a", journey=JOURNEY, position=2.0, touchpoints=("a", "b")),
]
INSIDE: list[Record] = [
    Journey(id="inside", title="Delivery", position=9.0),
    Stage(id="within", journey="inside", position=1.0),
    Step(id="first", stage="within", position=1.0),
    Lane(id="van", journey="inside", position=1.0),
    Journey(id="Anna", title="Anna", state="case", derived=JOURNEY, position=10.0),
    Touchpoint(id="loads", step="first", lane="van", title="Loads", position=1.0),
]
_DRAWN = sketch("Web: a . c | d+e .", "Shop: . b . | . f")
START = Snapshot([*_DRAWN.records(), *DETAILS, *INSIDE])
START = START.apply(
    change(
        "",
        edit=[
            (START.all(Touchpoint)["d"], START.all(Touchpoint)["d"].but(opens="inside")),
            (START.all(Touchpoint)["c"], START.all(Touchpoint)["c"].but(x=32.0, y=90.0)),
        ],
    )
)

Pick = Callable[[type[Record]], str]


def _supposed(pick: Pick, n: int) -> WhatIf:
    """Suppose a share, a friction and a feeling, or that a touchpoint is taken out."""
    if n % 4 == 3:
        return WhatIf(without=frozenset({pick(Touchpoint)}))
    return WhatIf(
        {pick(Connection): n % 5 / 4},
        {pick(Friction): Burden(n % 5, n % 3 / 2)},
        {(pick(Touchpoint), OLENA): (n % 9 - 4) / 4},
    )


def _applied(view: EditView, what_if: WhatIf) -> Change | None:
    try:
        return apply_what_if(view.snapshot, view.journey, what_if)
    except JourneyError:
        return None


Act = Callable[[EditView, Pick, int], Change | None]


def _finding(view: EditView, pick: Pick, n: int) -> Finding:
    """Return something that might have been found, about what is selected and something else."""
    about = tuple(id for id in (*view.selection, pick(Touchpoint), pick(Friction)) if id)
    return Finding(n % 5, f"Finding {n}", about, kind=("friction", "dead_end")[n % 2])


GESTURES: dict[str, Act] = {
    "drag cards": lambda v, pick, n: move_touchpoints(
        v.snapshot, [pick(Touchpoint)], pick(Step), pick(Lane), n % 4
    ),
    "drag apart": lambda v, pick, n: move_into_new_step(
        v.snapshot, [pick(Touchpoint)], pick(Stage), n % 4
    ),
    "drag step": lambda v, pick, n: move_step(v.snapshot, pick(Step), pick(Stage), n % 4),
    "drag stage": lambda v, pick, n: move_stage(v.snapshot, pick(Stage), n % 4),
    "drag lane": lambda v, pick, n: move_lane(v.snapshot, pick(Lane), n % 4),
    "connect": lambda v, pick, n: connect(v.snapshot, pick(Touchpoint), pick(Touchpoint)),
    "feel": lambda v, pick, n: set_feeling(
        v.snapshot, pick(Touchpoint), pick(Persona) or None, (n % 9 - 4) / 4
    ),
    "lane": lambda v, pick, n: add_lane(v, ("channel", "text", "emotion")[n % 3], f"Lane {n}"),
    "friction": lambda v, pick, n: add_friction(v, f"Friction {n}"),
    "quote": lambda v, pick, n: add_quote(v, f"Quote {n}"),
    "idea": lambda v, pick, n: add_idea(v, f"Idea {n}"),
    "note": lambda v, pick, n: add_note(v, f"Note {n}"),
    "metric": lambda v, pick, n: add_metric(v.snapshot, ("nps", "ces1")[n % 2]),
    "score": lambda v, pick, n: add_score(v, pick(Metric), (0, n % 5, 1)),
    "rename": lambda v, pick, n: (
        retitle(v.snapshot, v.selection[-1], f"Name {n}") if v.selection else None
    ),
    "own": lambda v, pick, n: set_field(v.snapshot, v.selection, "owner", f"Owner {n}"),
    "try otherwise": lambda v, pick, n: _applied(v, _supposed(pick, n)),
    "keep a scenario": lambda v, pick, n: keep_scenario(
        v.snapshot, v.journey, f"Scenario {n % 3}", _supposed(pick, n)
    ),
    "frame": lambda v, pick, n: add_frame(v, (), pick(Frame)),
    "drag frame": lambda v, pick, n: move_frame(v, (), pick(Frame), n % 4),
    "frame title": lambda v, pick, n: set_frame(v, (), pick(Frame), title=f"Frame {n}"),
    "frame away": lambda v, pick, n: remove_frame(v, (), pick(Frame)),
    "dismiss": lambda v, pick, n: dismiss(v, [_finding(v, pick, n)], f"Reason {n}"),
    "take back": lambda v, pick, n: take_back(v, [pick(Dismissal)]),
    "idea of a finding": lambda v, pick, n: idea_from(v, _finding(v, pick, n)),
    "link to an idea": lambda v, pick, n: link_all(
        v.snapshot, (pick((Quote, Friction, Goal, Metric)[n % 4]),), pick(Idea)
    ),
    "use elsewhere": lambda v, pick, n: use_at(
        v.snapshot, (pick((Quote, Friction, Idea)[n % 3]),), pick(Touchpoint)
    ),
    "case step": lambda v, pick, n: add_step(v, _any(v, n), f"Step {n}" if n % 3 else ""),
    "paste a copy": lambda v, pick, n: paste(v, copy(v.snapshot, v.selection)),
    "paste from elsewhere": lambda v, pick, n: paste(v, copy(START, ("a", "b", "S1"))),
    "paste rows": lambda v, pick, n: paste(v, f"Title\tStage\tLane\nAsks\tVisit {n % 3}\tTill"),
}


def _any(view: EditView, n: int) -> str | None:
    """Return some touchpoint of the whole document, or none."""
    every = sorted(view.snapshot.all(Touchpoint))
    return every[n % len(every)] if every and n % 2 else None


ACTS = sorted(GESTURES) + [command.name for command in COMMANDS]

_WIDE, _HIGH = 240.0, 120.0


def _standing(snapshot: Snapshot, journey: str) -> CardPlaces:
    """Return where cards would stand in a graph of equal columns, a stage beside the other."""
    cards: dict[str, Rect] = {}
    regions: list[tuple[str, Rect]] = []
    x = 0.0
    for stage in stages(snapshot, journey):
        steps_here = snapshot.of(Step, "stage", stage.id)
        regions.append((stage.id, Rect(x, 0.0, _WIDE * max(1, len(steps_here)), 900.0)))
        for i, step in enumerate(steps_here):
            for j, card in enumerate(snapshot.of(Touchpoint, "step", step.id)):
                at = (card.x, card.y) if card.x is not None and card.y is not None else None
                left, top = at or (i * _WIDE, (i % 3) * 17.0 + j * _HIGH)
                cards[card.id] = Rect(x + left, top, 180.0, 70.0 + 9.0 * (i % 2))
        x += _WIDE * max(1, len(steps_here))
    return CardPlaces(cards, tuple(regions))


Deed = tuple[str, list[int], int]
deeds = st.tuples(
    st.sampled_from(ACTS), st.lists(st.integers(0, 999), max_size=3), st.integers(0, 999)
)
sessions = st.lists(deeds, max_size=12)


def do(snapshot: Snapshot, deed: Deed) -> Change | None:
    """Return what one deed does to a document, if it applies."""
    name, numbers, n = deed
    ids = sorted(record.id for record in snapshot.records())
    cards = sorted(snapshot.all(Touchpoint)) or ids
    journeys = sorted(snapshot.all(Journey))
    pools = [cards if number % 2 else ids for number in numbers]
    picked = (pool[number // 2 % len(pool)] for pool, number in zip(pools, numbers, strict=True))
    view = EditView.of(snapshot, journeys[n % len(journeys)], tuple(dict.fromkeys(picked)))
    view = replace(view, standing=lambda: _standing(snapshot, view.journey))
    here = {record.id for record in take(snapshot, [view.journey]).inside}
    spread = iter([*numbers, n, n + 1, n + 2])

    def pick(kind: type[Record]) -> str:
        """Point at something of a kind, of places only those that are on the page."""
        there = [x for x in sorted(snapshot.all(kind)) if kind in (Persona, Metric) or x in here]
        return there[next(spread) % len(there)] if there else ""

    return GESTURES[name](view, pick, n) if name in GESTURES else COMMANDS[name].run(view)


def steps(session: list[Deed]) -> Iterator[tuple[Snapshot, Change, Snapshot]]:
    """Yield before, change and after for every deed of a session that applies."""
    now = START
    for deed in session:
        change = do(now, deed)
        if change:
            then = now.apply(change)
            yield now, change, then
            now = then


def dangling(snapshot: Snapshot) -> list[str]:
    """Return every link that leads nowhere, or to a record of another kind."""
    return [
        f"{type(record).__name__}.{name} → {id}"
        for record in snapshot.records()
        for name, spec in specs(type(record)).items()
        if spec.target
        for id in _ids(getattr(record, name))
        if type(snapshot.find(id)).__name__ != spec.target
    ]


def _ids(value: tuple[str, ...] | str | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)
