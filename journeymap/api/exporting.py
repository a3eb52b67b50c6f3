"""Exports as scripts and the command line ask for them: by titles, and never over somebody's work."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeymap.api.named import one_named
from journeymap.api.wishes import AlreadyThere, ExportWishes, check_sizes, rows_wished
from journeymap.drawing.density import DENSITIES
from journeymap.drawing.theme import Theme, load_theme
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.layout.seen import look_of, seen_through
from journeymap.model.grid import cards, stages
from journeymap.model.names import kind_name
from journeymap.model.records import Journey, Persona, SavedView, Step
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.view import View
from journeymap.view.brand import BRAND, own_theme
from journeymap.view.differing import DIFFERENCE, side_of, sides
from journeymap.view.look import DETAILS, ROWS_AUTO
from journeymap.view.saved import default_view, view_name, views_of

if TYPE_CHECKING:
    from journeymap.formats import Exporter


_OPTION = {"select": "selection", "persona": "focus", "page": "arrangement"}
_PERSONA, _ATLAS, _DIFF = "persona", "atlas", "diff"
_EVERYTHING = "all"
_ITSELF = frozenset({"select", "page"})


class NoSuchPage(JourneyError):
    """There is no page of that name: no kind of page, or nobody it is about."""


class NoSuchView(NoSuchPage):
    """No view of that name is kept of the journey."""


@dataclass(frozen=True, slots=True)
class ExportJob:
    """One file that is to be written, or with a frame a file a series of them."""

    kind: Exporter
    view: View
    path: Path
    options: Options
    unread: tuple[str, ...] = ()
    """What of the view it is seen through nobody understands, in sentences."""

    @property
    def in_series(self) -> bool:
        """Whether each frame becomes a file of its own, numbered after the path."""
        return self.options.frames and goes_in_series(self.kind)

    def write(self, *, replace: bool = False) -> tuple[Path, ...]:
        """Write it as a whole or not at all, and return the files that were made.

        Raises ``AlreadyThere`` for what is not as it was exported, unless it may be replaced,
        and ``JourneyError`` where it cannot be written.
        """
        from journeymap.storage.placing import is_as_exported, note_exported

        for there in self._standing():
            # os.path takes a name that is too long for one that is not there; writing tells.
            if os.path.exists(there) and not (replace or there.is_dir() or is_as_exported(there)):
                raise AlreadyThere(there)
        made = self.make()
        note_exported(made)
        return made

    def make(self) -> tuple[Path, ...]:
        """Write it whatever stands there, and note nothing."""
        from journeymap.formats import export_files

        draw_without_display()
        return export_files(self.view, self.path, self.options, series=self.in_series)

    @property
    def left_behind(self) -> tuple[str, ...]:
        """What the format cannot hold, in sentences."""
        from journeymap.formats import left_behind

        letters = missing_letters(self.view) if "theme" in self.kind.supports else ()
        return (*self.unread, *left_behind(self.kind, self.view, self.options), *letters)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What will be hard to read in it, in sentences; it is laid out for that."""
        from journeymap.formats import warned

        return () if self.in_series else warned(self.kind, self.view, self.options)

    def telling(self, tell: Callable[[float], None]) -> ExportJob:
        """Return the same, which tells how much of it is done."""
        return replace(self, options=self.options._replace(tell=tell))

    def at(self, path: Path) -> ExportJob:
        """Return the same at another place."""
        return replace(self, path=path)

    def _standing(self) -> list[Path]:
        """Return the files it may take the place of."""
        if not self.in_series:
            return [self.path]
        name = f"{escape(self.path.stem)} [0-9][0-9]*{escape(self.path.suffix)}"
        return sorted(self.path.parent.glob(name))


def export_job(view: View, path: Path, kind: Exporter, wishes: ExportWishes) -> ExportJob:
    """Return what is to be written of what is looked at, seen as it is wished.

    Raises ``JourneyError`` for a title or a name that is not there.
    """
    unknown = [name for name in wishes if name not in ExportWishes.__annotations__]
    wrong = unknown or unsupported(kind, wishes)
    if wrong:
        raise JourneyError(
            tr(
                "{option} means nothing to a file that ends in {ending}.",
                option=wrong[0],
                ending=kind.suffix,
            )
        )
    check_sizes(wishes)
    saved = _through(view, wishes)
    unread = look_of(view, saved).left_out if saved else ()
    view = seen_through(view, saved) if saved else view
    view = _in_rows(view, kind, wishes)
    return ExportJob(kind, _seen(view, wishes), path, _options(view, wishes), unread)


def _in_rows(view: View, kind: Exporter, wishes: ExportWishes) -> View:
    """Return the view in as many rows as it asks for, or as fit where nobody asks."""
    if "fold" not in kind.supports:
        return view.but(rows=1)
    if "fold" in wishes:
        rows = rows_wished(wishes["fold"])
        shows = wishes.get("page") or wishes.get("arrangement") or view.arrangement
        if rows > 1 and shows.partition("=")[0] not in ("map", DIFFERENCE, _DIFF):
            raise JourneyError(
                tr("Only the map wraps into rows, so fold means nothing to “{name}”.", name=shows)
            )
        return view.but(rows=rows)
    return view.but(rows=ROWS_AUTO) if view.rows == 1 and "select" not in wishes else view


def missing_letters(view: View) -> tuple[str, ...]:
    """Return a sentence where none of the letters a brand asks for is on this machine."""
    if not view.theme.fonts:
        return ()
    from journeymap.painting.fonts import installed
    from journeymap.painting.picture import needs_application

    draw_without_display()
    needs_application()
    if installed(view.theme.fonts):
        return ()
    names = ", ".join(view.theme.fonts)
    return (
        tr(
            "None of these letters is on this machine, so Inter takes their place: {names}.",
            names=names,
        ),
    )


def unsupported(kind: Exporter, names: Iterable[str]) -> list[str]:
    """Return the wishes that mean nothing to a format.

    Frames come one a file where a file holds one picture.
    """
    known = {*kind.supports, "tell"} | ({"frames"} if "frame" in kind.supports else set())
    return [name for name in names if _OPTION.get(name, name) not in known]


def goes_in_series(kind: Exporter) -> bool:
    """Tell whether a file of a format holds one frame, so that all of them are many files."""
    return "frames" not in kind.supports


def draw_without_display() -> None:
    """Let Qt draw where there is no display; a program that has begun with Qt keeps its way."""
    qt = sys.modules.get("PySide6.QtCore")
    if qt is None or qt.QCoreApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _seen(view: View, wishes: ExportWishes) -> View:
    if "stages" in wishes:
        found = _stages(view.snapshot, view.journey, wishes["stages"])
        view = view.but(stages=tuple(found))
    if "persona" in wishes:
        view = view.but(focus=_persona(view.snapshot, view.journey, wishes["persona"]))
    if "theme" in wishes:
        view = view.but(theme=_theme(view, wishes["theme"]))
    if "arrangement" in wishes:
        view = view.but(arrangement=wishes["arrangement"])
    if "page" in wishes:
        view = _on_page(view, wishes["page"])
    if "detail" in wishes:
        view = view.but(detail=_one_of(DETAILS, wishes["detail"]))
    if "density" in wishes:
        view = view.but(density=_one_of(DENSITIES, wishes["density"]))
    return view


def _theme(view: View, name: str | Path) -> Theme:
    """Return a theme by name, that of the brand by ``brand``, or the one of a file."""
    if str(name).casefold() != BRAND:
        return load_theme(name)
    own = own_theme(view.snapshot, view.assets)
    if own is None:
        raise JourneyError(tr("The file carries no brand; “Brand…” in the window makes one."))
    return own


def _through(view: View, wishes: ExportWishes) -> SavedView | None:
    """Return the saved view a journey is looked at through: the one named, else the first shown.

    What is named itself is seen, whatever the default view leaves out.
    """
    if "view" in wishes:
        return _saved(view, wishes["view"])
    return None if _ITSELF & wishes.keys() else default_view(view.snapshot, view.journey)


def _saved(view: View, name: str) -> SavedView | None:
    """Return a view by name or id, ``None`` for ``all``; raises ``NoSuchView`` for any other."""
    there = views_of(view.snapshot, view.journey)
    named = [(one, (view_name(one), one.name)) for one in there]
    if name == _EVERYTHING and not any(name in titles for _, titles in named):
        return None
    try:
        return one_named(named, name, kind_name("SavedView").lower())
    except JourneyError as error:
        near = get_close_matches(name, [view_name(one) for one in there], 1)
        guess = tr("Did you mean “{name}”?", name=near[0]) if near else ""
        raise NoSuchView(" ".join(filter(None, (str(error), guess)))) from None


def _options(view: View, wishes: ExportWishes) -> Options:
    said = {
        "view",
        "stages",
        "persona",
        "theme",
        "arrangement",
        "page",
        "detail",
        "fold",
        "density",
    }
    found: dict[str, Any] = {
        _OPTION.get(name, name): value for name, value in wishes.items() if name not in said
    }
    if "selection" in found:
        found["selection"] = tuple(_selected(view.snapshot, view.journey, found["selection"]))
    if "logo" in found:
        found["logo"] = Path(found["logo"])
    return Options(**found)


def _on_page(view: View, page: str) -> View:
    """Return the view of a page: ``atlas``, whose sheet ``persona=NAME`` asks for, or ``diff=``.

    Raises ``NoSuchPage`` for any other.
    """
    if page == _ATLAS:
        return view.but(arrangement=_ATLAS, stages=())
    kind, _, name = page.partition("=")
    if kind == _DIFF and page.startswith(f"{_DIFF}="):
        return _beside(view, name)
    if kind != _PERSONA or not name:
        known = f"{_ATLAS}, persona=NAME, diff=[FILE]#JOURNEY"
        raise NoSuchPage(tr("There is no page “{page}”; there is {known}.", page=page, known=known))
    people = [(one, (one.name,)) for one in view.snapshot.ordered(Persona)]
    try:
        who = one_named(people, name, kind_name("Persona").lower()).id
    except JourneyError as error:
        raise NoSuchPage(str(error)) from None
    return view.but(arrangement=_PERSONA, focus=who, stages=())


def _beside(view: View, name: str) -> View:
    """Return the view of a journey beside the one that is named, or beside what it comes from.

    A to-be that is named is shown beside the as-is at hand. Raises ``NoSuchPage``.
    """
    from journeymap.api.compared import side_named

    document = view.document
    here = document.all(Journey)[view.journey]
    shown = view.but(arrangement=DIFFERENCE, stages=())
    if not name:
        if sides(shown) is None:
            raise NoSuchPage(tr("There is nothing to compare “{title}” with.", title=here.title))
        return shown
    own = side_of(document, here)
    try:
        side = side_named(name, own)
    except JourneyError as error:
        raise NoSuchPage(str(error)) from None
    there = side.snapshot.all(Journey)[side.journey]
    if side.snapshot is document and (here.state, there.state) == ("as-is", "to-be"):
        return shown.but(path=(there.id,), against=own)
    return shown.but(against=side)


def _stages(snapshot: Snapshot, journey: str, titles: Sequence[str]) -> Iterable[str]:
    """Yield the ids of the stages so called; several may have one title."""
    there = stages(snapshot, journey)
    for title in _several(titles):
        here = [stage.id for stage in there if title in (stage.title, stage.id)]
        if not here:
            known = ", ".join(f"“{stage.title}”" for stage in there)
            raise JourneyError(
                tr("There is no stage “{title}”. There are: {known}.", title=title, known=known)
            )
        yield from here


def _selected(snapshot: Snapshot, journey: str, titles: Sequence[str]) -> Iterable[str]:
    """Yield the ids of the touchpoints so called, and of stages with all their touchpoints."""
    row = cards(snapshot, journey)
    for title in _several(titles):
        here = [card.id for card in row if title in (card.title, card.id)]
        for stage in stages(snapshot, journey):
            if title in (stage.title, stage.id):
                steps = {step.id for step in snapshot.of(Step, "stage", stage.id)}
                here += [stage.id, *(card.id for card in row if card.step in steps)]
        if not here:
            raise JourneyError(tr("There is no stage or touchpoint called “{title}”.", title=title))
        yield from here


def _several(titles: Sequence[str]) -> Sequence[str]:
    """Return titles as a list, also where only one was given and no list."""
    return [titles] if isinstance(titles, str) else titles


def _one_of(there: Sequence[str], given: str) -> str:
    if given not in there:
        known = ", ".join(there)
        raise JourneyError(tr("{given} is not one of {known}", given=given, known=known))
    return given


def _persona(snapshot: Snapshot, journey: str, name: str) -> str:
    ids = snapshot.all(Journey)[journey].personas
    people = [one for id in ids if (one := snapshot.get(Persona, id))]
    return one_named([(one, (one.name,)) for one in people], name, kind_name("Persona").lower()).id
