"""What the palette finds by the words in it: notes, pictures, senses, tags, what personas say."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from journeymap.lanes.parts.told_notes import noted
from journeymap.lanes.senses import said_of
from journeymap.language import tr
from journeymap.model.fields import offered
from journeymap.model.grid import journey_of, lanes
from journeymap.model.names import journey_name, kind_name
from journeymap.model.records import Asset, Journey, Lane, Persona, Sense, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.ui.shell.search import PaletteEntry

Go = Callable[[str, str | None], Callable[[], None]]
"""What makes the way to a record of a journey; of the one looked at, where none is named."""


def spoken(snapshot: Snapshot, go: Go) -> Iterator[PaletteEntry]:
    """Yield what is said in a document, each with what it is and where it stands."""
    for journey in snapshot.ordered(Journey):
        yield from _of_notes(snapshot, journey, go)
        yield from _of_lanes(snapshot, journey, go)
    for card in snapshot.all(Touchpoint).values():
        yield from _of_card(snapshot, card, go(card.id, journey_of(snapshot, card)))
    for sense in snapshot.all(Sense).values():
        on = snapshot.get(Touchpoint, sense.touchpoint)
        said = " · ".join(filter(None, (said_of(sense), sense.means.strip())))
        if on and said:
            where = _where(kind_name("Sense"), on.title)
            yield _entry(said, where, go(sense.id, journey_of(snapshot, on)))
    for persona in snapshot.ordered(Persona):
        yield from _of_persona(snapshot, persona, go(persona.id, None))


def _of_notes(snapshot: Snapshot, journey: Journey, go: Go) -> Iterator[PaletteEntry]:
    for told in noted(snapshot, journey.id, lanes(snapshot, journey.id)):
        where = _where(told.label, told.at)
        yield _entry(told.line, where, go(told.note.id, journey.id))


def _of_lanes(snapshot: Snapshot, journey: Journey, go: Go) -> Iterator[PaletteEntry]:
    for lane in snapshot.of(Lane, "journey", journey.id):
        where = _where(kind_name("Lane"), journey_name(journey))
        for said in (lane.title, _shown(snapshot, lane.asset)):
            if said.strip():
                yield _entry(said, where, go(lane.id, journey.id))


def _of_card(
    snapshot: Snapshot, card: Touchpoint, run: Callable[[], None]
) -> Iterator[PaletteEntry]:
    told = offered(Touchpoint)
    for name in ("department", "owner", "happened", "reading"):
        said = str(getattr(card, name))
        if said.strip():
            yield _entry(said, _where(tr(told[name].label), card.title), run)
    for tag in card.tags:
        yield _entry(tag, _where(tr(told["tags"].label), card.title), run)


def _of_persona(
    snapshot: Snapshot, persona: Persona, run: Callable[[], None]
) -> Iterator[PaletteEntry]:
    for name, spec in offered(Persona).items():
        said = getattr(persona, name)
        if spec.editor == "text" and name != "name" and isinstance(said, str) and said.strip():
            yield _entry(said, _where(tr(spec.label), persona.name), run)
    seen = _shown(snapshot, persona.picture)
    if seen:
        yield _entry(seen, _where(kind_name("Asset"), persona.name), run)


def _shown(snapshot: Snapshot, asset: str | None) -> str:
    record = snapshot.get(Asset, asset)
    return (record.alt or record.name) if record else ""


def _where(*parts: str) -> str:
    return " · ".join(part.strip() for part in parts if part.strip())


def _entry(said: str, where: str, run: Callable[[], None]) -> PaletteEntry:
    return PaletteEntry(" ".join(said.split()), where, run, said=True)
