"""Choosing the idea that answers an insight, or another touchpoint where it stands, too."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from journeymap.editing.linking import evidence, idea_of, link_all
from journeymap.editing.reusing import use_at
from journeymap.editing.whereabouts import way_to
from journeymap.language import tr
from journeymap.model.change import Change
from journeymap.model.grid import cards
from journeymap.model.names import journey_name
from journeymap.model.records import Idea, Journey
from journeymap.ui.shell.palette import Asked
from journeymap.ui.shell.search import PaletteEntry
from journeymap.ui.window_host import WindowHost


def which_idea(host: WindowHost) -> Asked:
    """Return the question which idea answers what is selected; typed words make a new one."""

    def new(words: str) -> PaletteEntry:
        run = partial(_begin, host, words.strip())
        return PaletteEntry(tr("New idea “{title}”", title=words.strip()), "", run)

    return Asked(tr("Which idea answers it? Or type a new one."), [*_ideas(host)], new)


def _ideas(host: WindowHost) -> Iterator[PaletteEntry]:
    snapshot, here = host.workspace.snapshot, host.workspace.journey
    for idea in sorted(snapshot.ordered(Idea), key=lambda one: one.journey != here):
        title = " ".join(idea.title.split()) or tr("Idea")
        run = partial(_link, host, idea)
        yield PaletteEntry(title, way_to(snapshot, idea), run)


def _link(host: WindowHost, idea: Idea) -> None:
    workspace = host.workspace
    done = link_all(workspace.snapshot, workspace.selection, idea.id)
    title = " ".join(idea.title.split()) or tr("Idea")
    _make(host, done, tr("Linked to “{title}”.", title=title))


def _begin(host: WindowHost, title: str) -> None:
    workspace = host.workspace
    done = idea_of(workspace.snapshot, evidence(workspace.snapshot, workspace.selection), title)
    _make(host, done, tr("Linked to “{title}”.", title=title))


def which_touchpoint(host: WindowHost) -> Asked:
    """Return the question at which other touchpoint what is selected stands, too."""
    return Asked(tr("At which other touchpoint does it stand, too?"), [*_touchpoints(host)])


def _touchpoints(host: WindowHost) -> Iterator[PaletteEntry]:
    workspace = host.workspace
    snapshot = workspace.snapshot
    records = [snapshot.find(id) for id in workspace.selection]
    there = {getattr(one, "touchpoint", None) for one in records}
    for journey in snapshot.ordered(Journey):
        name = journey_name(journey)
        for card in cards(snapshot, journey.id):
            title = card.title.strip() or tr("untitled touchpoint")
            run = partial(_use, host, card.id, title)
            if card.id not in there:
                yield PaletteEntry(title, name, run, also=f"{name} {title}")


def _use(host: WindowHost, card: str, title: str) -> None:
    workspace = host.workspace
    done = use_at(workspace.snapshot, workspace.selection, card)
    _make(host, done, tr("It stands at “{title}”, too, and is counted once.", title=title))


def _make(host: WindowHost, done: Change | None, said: str) -> None:
    if done is None:
        host.notify(tr("That is so already. Nothing has changed."))
    elif host.workspace.commit(done):
        host.notify(said)
    host.focus()
