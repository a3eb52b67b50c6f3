"""Commands on personas: who walks the journey."""

from __future__ import annotations

from journeymap.editing import EditView, command
from journeymap.model.change import Change, change
from journeymap.model.grid import cards
from journeymap.model.order import after_last
from journeymap.model.records import Feeling, Journey, Persona


@command("persona.add", "New persona", menu="Insert")
def add_persona(view: EditView) -> Change | None:
    """Add a persona to the journey; the first takes over the feelings nobody had yet."""
    snapshot, journey = view.snapshot, view.snapshot.get(Journey, view.journey)
    if journey is None:
        return None
    new = Persona(position=after_last(snapshot.ordered(Persona)))
    pairs: list[tuple[Journey, Journey] | tuple[Feeling, Feeling]] = [
        (journey, journey.but(personas=(*journey.personas, new.id)))
    ]
    if not journey.personas:
        here = {card.id for card in cards(snapshot, view.journey)}
        orphans = snapshot.of(Feeling, "persona", None)
        pairs += [(f, f.but(persona=new.id)) for f in orphans if f.touchpoint in here]
    return change("New persona", add=[new], edit=pairs)
