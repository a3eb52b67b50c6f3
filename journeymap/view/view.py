"""The view: everything that decides what is seen of a document, and how."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Self

from journeymap.analysis.difference import ComparedJourney
from journeymap.drawing.theme import Theme, default_theme
from journeymap.model.snapshot import Snapshot
from journeymap.view.assets import NO_ASSETS, Assets
from journeymap.view.brand import own_theme
from journeymap.view.differs import SeenDifference
from journeymap.view.look import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class View(Look):
    """How a document is looked at; never part of the document.

    ``path`` are the ids of journeys, each inside the one before; the last is looked at.
    ``stages`` are the ids of those to be seen, none for all. ``focus`` is the id of the persona
    who stands out. ``covered`` are the ids of metrics of which the snapshot has only what the
    team guesses, which is then said. ``whole`` is the document itself where the snapshot counts
    only some of the ways in it. ``shows_empty`` is whether lanes in which nothing stands are to be
    seen: where one works they are, on what is handed out they are not. ``against`` is the journey
    this one is compared with where they are shown at once, ``None`` for the one it was derived
    from; ``only_changed`` leaves out what is as it was, and ``differs`` is what was found then.
    ``behind`` shows what stands behind ideas as arrows: behind those in whose chains the records
    named stand, all where none is named, ``None`` for no arrows.
    Two views are equal when the same is seen in the same way.
    """

    snapshot: Snapshot
    path: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    focus: str | None = None
    covered: frozenset[str] = frozenset()
    theme: Theme = field(default_factory=default_theme)
    assets: Assets = NO_ASSETS
    shows_empty: bool = True
    against: ComparedJourney | None = None
    only_changed: bool = False
    behind: tuple[str, ...] | None = None
    differs: SeenDifference | None = field(default=None, compare=False)
    whole: Snapshot | None = field(default=None, compare=False)

    @classmethod
    def of(cls, snapshot: Snapshot, journey: str, **how: Any) -> Self:
        """Return the view of one journey of a document, in its brand where no theme is named."""
        if "theme" not in how and (theme := own_theme(snapshot, how.get("assets", NO_ASSETS))):
            how["theme"] = theme
        return cls(snapshot=snapshot, path=(journey,) if journey else (), **how)

    @property
    def document(self) -> Snapshot:
        """The document with every way in it, which is what people edit."""
        return self.snapshot if self.whole is None else self.whole

    @property
    def in_words(self) -> Self:
        """This view as lists and reports tell of it, in which nothing can be faded."""
        return self.but(filter=self.filter.but(hides=True)) if self.filter.active else self

    @property
    def journey(self) -> str:
        """The id of the journey that is looked at, blank for none."""
        return self.path[-1] if self.path else ""
