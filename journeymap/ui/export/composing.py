"""What an export will look like, sheet by sheet, before it is written."""

from __future__ import annotations

from collections.abc import Callable

from journeymap.drawing.measure import Measure, WiderMeasure
from journeymap.drawing.paper import Paper, PaperPart, PaperSheet
from journeymap.drawing.scene import Scene
from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import Theme
from journeymap.formats import Exporter
from journeymap.formats.png import picture_size
from journeymap.language import tr
from journeymap.layout import layout
from journeymap.layout.map.row_shapes import rows_for
from journeymap.layout.map.scene import has_empty_lanes
from journeymap.layout.seen import seen_through
from journeymap.layout.slides import Slide
from journeymap.model.records import SavedView, Stage
from journeymap.rendering.deck import deck
from journeymap.rendering.options import Options
from journeymap.rendering.printed import white
from journeymap.rendering.region import RenderRegion, with_export_options
from journeymap.rendering.series import nothing_to_present
from journeymap.rendering.sheets import arranged, paper_named, ways, whole, with_margin
from journeymap.rendering.sheets.advice import PaperAdvice, advice
from journeymap.rendering.sheets.pages import PaperWays
from journeymap.ui.export.frames import entries, only_frames
from journeymap.ui.export.scope import ExportChoices
from journeymap.ui.window_host import WindowHost
from journeymap.view import View
from journeymap.view.look import ROWS_AUTO
from journeymap.view.saved import view_name, views_of
from journeymap.view.ways import along_ways

_SCREEN = 16 / 9


class ExportPreview:
    """Puts sheets together from what is laid out once: the page, pages of stages, the frames."""

    def __init__(self, view: View, scene: Scene, measure: Measure) -> None:
        self._measure = measure
        self._window = (view, scene)
        self._asked: tuple[Theme, str, float, float | None, int | None]
        self._asked = (view.theme, "", 1.0, None, None)
        self._wider = 1.0
        self.frames: tuple[str, ...] = ()
        """The ids of the frames that are wanted, none for all."""
        self.stages: tuple[str, ...] = ()
        """The ids of the stages that are wanted, none for all."""
        self._deck: tuple[Slide, ...] | None = None
        self._handouts: dict[tuple[Paper, tuple[str, ...]], tuple[PaperSheet, ...]] = {}
        self._part: tuple[tuple[str, ...], Scene]
        self._wrapped: dict[tuple[int, str, tuple[str, ...]], Scene] = {}
        self._take(view, scene)

    def show(
        self,
        kind: Exporter,
        options: Options,
        theme: Theme,
        through: str = "",
        rows: int | None = None,
    ) -> None:
        """Show everything as a format has it, in a theme, through a saved view by its id.

        Without an id it is seen as in the window, without ``rows`` in as many as there. What was
        laid out otherwise is laid out anew.
        """
        theme = white(theme) if options.paper or "tiles" in kind.supports else theme
        asked = (theme, through, kind.wider, kind.aspect, rows)
        if asked == self._asked:
            return
        self._asked = asked
        self._wider = kind.wider
        view, scene = self._window
        saved = view.snapshot.get(SavedView, through)
        wanted = (seen_through(view, saved) if saved else view).but(theme=theme)
        wanted = wanted if rows is None else wanted.but(rows=rows)
        if kind.aspect and wanted.rows == ROWS_AUTO and wanted.arrangement == "map":
            wanted = wanted.but(rows=rows_for(wanted, self._letters, kind.aspect))
        laid = wanted
        if wanted.rows == ROWS_AUTO and wanted.rows != view.rows:
            laid = wanted.but(rows=rows_for(wanted, self._letters))
        same = laid == view and self._wider == 1.0
        self._take(wanted, scene if same else None)
        self._deck = None
        self._handouts.clear()
        self._wrapped.clear()

    def _take(self, view: View, scene: Scene | None) -> None:
        """Compose what is seen in a view, whose ``scene`` may be there, without empty lanes."""
        self.view, self._seen_whole = view.but(shows_empty=False), scene
        there = scene is not None and not has_empty_lanes(scene)
        self.whole = scene if there and scene else layout(self.view, self._letters)
        self._part = ((), self.whole)

    def _on_the_screen(self) -> Scene:
        """Return the page with its empty lanes: a part of it is told by its place there."""
        if self._seen_whole is None:
            self._seen_whole = layout(self.view.but(shows_empty=True), self._letters)
        return self._seen_whole

    @property
    def _letters(self) -> Measure:
        return self._measure if self._wider == 1.0 else WiderMeasure(self._measure, self._wider)

    @property
    def written(self) -> View:
        """What is written: the view, with the frames and the stages that are wanted."""
        return only_frames(self.view, self.frames).but(stages=self.stages)

    @property
    def slides(self) -> tuple[Slide, ...]:
        """The frames that are wanted, as slides."""
        wanted = self.frames
        return tuple(one for one in self._laid() if not wanted or one.frame.id in wanted)

    def _laid(self) -> tuple[Slide, ...]:
        if self._deck is None:
            self._deck = deck(self.view, wider=self._wider)
        return self._deck

    def missing(
        self, kind: Exporter, options: Options, series: bool
    ) -> Callable[[], object] | None:
        """Return what lays out the frames that ``sheets`` would first wait for, if it would.

        It may run in a thread; a long journey has hundreds of them.
        """
        if options.frames and "tiles" in kind.supports:
            there = (paper_named(options.paper or "A4"), self.frames) in self._handouts
            return None if there else lambda: self.on_paper(options)
        there = self._deck is not None or not (series or self._slided(kind, options))
        return None if there else self._laid

    def region(self, options: Options) -> RenderRegion:
        """Return what a picture shows; raises ``JourneyError`` as the export does."""
        scene = self._on_the_screen() if options.place else self._scene()
        return with_export_options(scene, self.view.theme, options)

    def sheets(self, kind: Exporter, options: Options, series: bool) -> tuple[PaperSheet, ...]:
        """Return everything that will be seen in a file, or in the files of a series of frames."""
        if "tiles" in kind.supports and not series:
            return self.on_paper(options)
        found: tuple[PaperSheet, ...] = ()
        if not series and not options.frames:
            found = (_picture(self._pictured(options), kind, options),)
        if series or self._slided(kind, options):
            if not self.slides and not found:
                raise nothing_to_present()
            found = tuple(map(_on_screen, found))
            found += tuple(self._slide(slide, options) for slide in self.slides)
        return found

    def _slided(self, kind: Exporter, options: Options) -> bool:
        """Tell whether frames come as slides; they come after the whole map too."""
        part = self.stages or options.selection or options.place
        return "frames" in kind.supports and "tiles" not in kind.supports and not part

    def _scene(self) -> Scene:
        stages = self.stages
        if not stages:
            return self.whole
        if self._part[0] != stages:
            self._part = (stages, layout(self.view.but(stages=stages), self._letters))
        return self._part[1]

    def _pictured(self, options: Options) -> RenderRegion:
        """Return what a picture shows, on paper in the rows that give the largest letters."""
        if not options.paper:
            return self.region(options)
        return self._ways(options).best(with_margin(paper_named(options.paper)), 1).shown

    def _ways(self, options: Options) -> PaperWays:
        return ways(self.view, options, lambda seen: self._seen(seen, options))

    def advice(self, kind: Exporter, options: Options) -> PaperAdvice | None:
        """Return what to do where letters on paper would be too small, else ``None``."""
        lay, pages = lambda seen: self._seen(seen, options), "tiles" in kind.supports
        return advice(self.view, options, lay, pages=pages)

    def _seen(self, view: View, options: Options) -> RenderRegion:
        """Return what is shown of the page in so many rows; each is laid out once."""
        if (view.rows, view.density) == (self.view.rows, self.view.density):
            return self.region(options)
        key = (view.rows, view.density, self.stages)
        if key not in self._wrapped:
            self._wrapped[key] = layout(view.but(stages=self.stages), self._letters)
        return with_export_options(self._wrapped[key], self.view.theme, options)

    def _slide(self, slide: Slide, options: Options) -> PaperSheet:
        background = "" if options.transparent else slide.background
        return whole(RenderRegion(slide.scene, slide.scene.rect, background), 1.0)

    def on_paper(self, options: Options, paper: Paper | None = None) -> tuple[PaperSheet, ...]:
        """Return the sheets of a document, on the paper of the options or of a printer."""
        if not options.frames:
            return arranged(self.view, options, lambda seen: self._seen(seen, options), paper)
        from journeymap.rendering.sheets.handout import handout

        key = (paper or paper_named(options.paper or "A4"), self.frames)
        if key not in self._handouts:
            self._handouts[key] = handout(self.written, key[0])
        return self._handouts[key]


def previews(host: WindowHost) -> ExportPreview:
    """Return what puts sheets together from the page of a window."""
    view, kept = host.page, along_ways(host.workspace.edit_view.view)
    # What is covered on the screen is in what is exported; arrows behind ideas are not.
    otherwise = host.workspace.covered or host.workspace.shows_behind
    scene = layout(kept, view.measure) if otherwise else view.lay_out()
    return ExportPreview(kept, scene, view.measure)


def choices(host: WindowHost) -> ExportChoices:
    """Return what of a window's page there is to choose from."""
    view, workspace = host.page, host.workspace
    snapshot = workspace.snapshot
    stages = [
        (stage.id, stage.title or tr("(no title)"))
        for stage in snapshot.of(Stage, "journey", workspace.journey)
    ]
    seen, page = view.seen(), view.lay_out().rect
    x, y = max(seen.x, page.x), max(seen.y, page.y)
    wide, high = min(seen.right, page.right) - x, min(seen.bottom, page.bottom) - y
    part = Rect(x, y, wide, high) if wide > 0 and high > 0 else None
    views = [(one.id, view_name(one)) for one in views_of(snapshot, workspace.journey)]
    frames = entries(workspace.edit_view.view)
    return ExportChoices(stages, frames, workspace.selection, part, views, workspace.look.rows)


def _on_screen(sheet: PaperSheet) -> PaperSheet:
    """Return a sheet on a slide of the proportions of a screen, as the frames after it have."""
    wide = max(sheet.width, sheet.height * _SCREEN)
    high = wide / _SCREEN
    (part,) = sheet.parts
    x, y = (wide - sheet.width) / 2, (high - sheet.height) / 2
    room = Rect(part.room.x + x, part.room.y + y, part.room.w, part.room.h)
    return PaperSheet(wide, high, (part._replace(room=room),), sheet.background)


def _picture(shown: RenderRegion, kind: Exporter, options: Options) -> PaperSheet:
    """Return a picture as it is filled: on paper, the map stands in the middle."""
    if not (options.paper and "scale" in kind.supports):
        return whole(shown, 1.0)
    place = shown.place
    (wide, high), _ = picture_size(place, options._replace(dpi=100.0))
    scale = max(place.w / wide, place.h / high)
    sheet = Rect(0.0, 0.0, wide * scale, high * scale)
    room = Rect((sheet.w - place.w) / 2, (sheet.h - place.h) / 2, place.w, place.h)
    return PaperSheet(sheet.w, sheet.h, (PaperPart(shown.scene, place, room),), shown.background)
