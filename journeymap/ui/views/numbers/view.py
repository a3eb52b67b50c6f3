"""A page of charts in the window: it stands where the map does, and answers to the same actions."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymap.editing import newcomers
from journeymap.editing.annotations import idea_of_all
from journeymap.editing.walk import Direction
from journeymap.language import tr
from journeymap.layout.numbers.charts import Chart
from journeymap.layout.numbers.pages import NUMBERS, PLAN
from journeymap.layout.numbers.scene import NumbersScene
from journeymap.layout.numbers.step_rows import LEADS
from journeymap.model.change import Change
from journeymap.model.grid import cards
from journeymap.model.records import Idea, Touchpoint
from journeymap.ui.views.numbers import taking
from journeymap.ui.views.numbers.bar import NumbersBar
from journeymap.ui.views.numbers.hand import NumbersHand
from journeymap.ui.views.numbers.letters import LettersOfMap
from journeymap.ui.views.numbers.marks import Mark
from journeymap.ui.window_host import WindowHost
from journeymap.workspace.leading import lead
from journeymap.workspace.workspace import MAP

_LEAST = 240, 200


class NumbersView(QWidget):
    """The charts of a journey with the bar over them."""

    zoomed = Signal(float)

    def __init__(self, host: WindowHost, page: str = NUMBERS) -> None:
        super().__init__()
        self._host, self.workspace, self._page = host, host.workspace, page
        self.page = NumbersHand(host.workspace, host.appearance, page)
        self.bar = NumbersBar(host, self._named, self._enter_score, page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.page, 1)
        self.setFocusProxy(self.page)
        if page == PLAN:
            LettersOfMap(host, self.page, ("ask.idea",))
        self.page.zoomed.connect(self.zoomed)
        self.page.opened.connect(self._open)
        self.page.context.connect(host.context_menu)
        self.page.drawn.connect(self.bar.refresh)
        self.workspace.shown.connect(self._refresh)
        self.workspace.opened.connect(self._refresh)
        self.bar.refresh()

    def minimumSizeHint(self) -> QSize:
        # However much stands in the bar, the window stays as it was made.
        return QSize(*_LEAST)

    def _refresh(self) -> None:
        if not self.page.away and not self.workspace.previewing:
            self.bar.refresh()

    def _every(self) -> tuple[Chart, ...]:
        scene = self.page.scene
        return scene.charts if isinstance(scene, NumbersScene) else ()

    def _named(self) -> list[tuple[str, str]]:
        """Return every chart there is something to see in: its name, and what it is called."""
        return [(chart.name, chart.label) for chart in self._every() if chart.body is not None]

    @property
    def _meant(self) -> Chart | None:
        return next((one for one in self._every() if one.name == self.chart), None)

    @property
    def chart(self) -> str:
        """The name of the chart that is meant, blank for none."""
        return self.page.here.chart if self.page.here else self.page.chart

    @property
    def chart_title(self) -> str:
        """What the chart that is meant is called."""
        meant = self._meant
        return meant.label if meant else ""

    @property
    def chart_large(self) -> bool:
        """Whether one chart fills the view."""
        return self.page.large

    @property
    def marked(self) -> str:
        """The id of the record of the mark that is meant, blank for none."""
        return self.page.here.figure.id if self.page.here else ""

    def copy_numbers(self) -> None:
        """Put what the chart is made of on the clipboard, as a table."""
        meant = self._meant
        if meant is not None and taking.copy_table(meant):
            self._host.notify(tr("The numbers are on the clipboard, as a table."))

    def copy_picture(self) -> None:
        """Put the chart, or all of them, on the clipboard as a picture."""
        view, meant = self.workspace.view, self._meant
        taking.copy_picture(
            taking.alone(view, meant.name) if meant else view, meant.words if meant else ""
        )
        self._host.notify(tr("The picture is on the clipboard."))

    def save_chart(self) -> None:
        """Put the chart into a file of its own, which is asked for."""
        meant = self._meant
        if meant is not None:
            taking.save(self._host, taking.alone(self.workspace.view, meant.name), meant.label)

    def enlarge_chart(self) -> None:
        """Let the chart fill the view, or show all again."""
        self.page.enlarge(self.chart)

    def open_mark(self) -> None:
        """Show on the map what a mark stands for."""
        if self.page.here is not None:
            self._open(self.page.here)

    def _open(self, mark: Mark) -> None:
        """Select what a mark stands for, and show it on the map; an idea beside the charts."""
        if mark.figure.id.startswith(LEADS):
            lead(self._host, mark.figure.id.removeprefix(LEADS))
            return
        record = self.workspace.snapshot.find(mark.figure.id)
        if record is None:
            return
        self.workspace.select((record.id,))
        if isinstance(record, Idea):
            self._host.panels.set_shown("inspector", True)
            return
        self.workspace.arrange(MAP)
        self._host.reveal((record.id,))
        if not isinstance(record, Touchpoint):
            self._host.panels.set_shown("inspector", True)
        self._host.notify(self._way_back)

    @property
    def _way_back(self) -> str:
        if self._page == PLAN:
            return tr("Alt+5 goes back to the plan.")
        return tr("Alt+4 goes back to the numbers.")

    def _enter_score(self) -> None:
        """Show a touchpoint with the fields beside it, in which a score is entered."""
        chosen = [
            id for id in self.workspace.selection if self.workspace.snapshot.get(Touchpoint, id)
        ]
        first = next(iter(cards(self.workspace.snapshot, self.workspace.journey)), None)
        meant = chosen or ([first.id] if first else [])
        self.workspace.select(meant)
        self.workspace.arrange(MAP)
        self._host.reveal(meant)
        self._host.panels.set_shown("inspector", True)
        self._host.notify(tr("Scores are entered beside the map; Alt+4 goes back to the numbers."))

    @property
    def keys_told(self) -> tuple[tuple[str, str], ...]:
        """The keys worth telling of."""
        if self.page.large:
            return (("Esc", tr("all charts")), ("Tab", tr("next mark")))
        if self._page == PLAN:
            return (
                (tr("drag, Alt+arrows"), tr("rate it anew")),
                (tr("click"), tr("open it beside")),
                ("I", tr("new idea")),
                (tr("double click"), tr("chart large")),
                (tr("right click"), tr("copy or save a chart")),
                ("Tab", tr("next mark")),
            )
        return (
            (tr("click"), tr("see it on the map")),
            (tr("double click"), tr("chart large")),
            (tr("right click"), tr("copy or save a chart")),
            ("Tab", tr("next mark")),
            ("Enter", tr("see it on the map")),
        )

    @property
    def busy(self) -> bool:
        """Whether a mark is being dragged."""
        return self.page.dragging

    @property
    def writing_open(self) -> bool:
        """Whether a text is being written: none is, here."""
        return False

    def finish_writing(self) -> bool:
        """Keep what is being written: nothing is, here."""
        return True

    def perform(self, name: str) -> bool:
        """Run an editing command on what is selected."""
        return self.workspace.run(name)

    def introduce(self, change: Change | None) -> bool:
        """Make a change, and name what it brought on the map."""
        self.workspace.arrange(MAP)
        return self._host.main_view.introduce(change)

    def ask(self, kind: str) -> bool:
        """Ask on the map, where there is room for the answer.

        On the plan an idea that is about no touchpoint is named beside the boards.
        """
        if self._page == PLAN and kind == "ideas" and not self._touchpoint_chosen:
            return self._begin_idea()
        self.workspace.arrange(MAP)
        return self._host.main_view.ask(kind)

    @property
    def _touchpoint_chosen(self) -> bool:
        snapshot = self.workspace.snapshot
        return any(snapshot.get(Touchpoint, id) for id in self.workspace.selection)

    def _begin_idea(self) -> bool:
        change = idea_of_all(self.workspace.edit_view)
        if change is None or not self.workspace.commit(change):
            return False
        new = newcomers(change)
        self.workspace.select(new)
        self.page.reveal(new)
        self.workspace.unplaced.emit(new[0])
        return True

    def link(self) -> bool:
        """Draw an arrow on the map."""
        self.workspace.arrange(MAP)
        return self._host.main_view.link()

    def edit(self, id: str, text: str | None = None) -> None:
        """Edit a title beside the charts."""
        self.workspace.unplaced.emit(id)

    def edit_title(self) -> None:
        """Edit the title of what is selected last, beside the charts."""
        if self.workspace.selection:
            self.edit(self.workspace.selection[-1])

    def walk(self, direction: Direction) -> None:
        """Go to the next mark in a direction."""
        self.page.walk({"follow": "right", "back": "left"}.get(direction, direction))

    def clear(self) -> None:
        """Leave what is going on, or select nothing."""
        self.page.leave()

    def cut(self) -> None:
        """Copy the numbers: there is nothing to take away."""
        self.copy()

    def copy(self) -> None:
        """Put the numbers of the chart that is meant on the clipboard."""
        self.copy_numbers()

    def paste(self) -> None:
        """Take in what is on the clipboard, as the map does."""
        self._host.page.paste()

    def reveal(self, ids: tuple[str, ...]) -> None:
        """Bring the marks of records into view."""
        self.page.reveal(ids)

    @property
    def zoom(self) -> float:
        """How large the charts are shown."""
        return self.page.zoom

    def zoom_in(self) -> None:
        """Show the charts a step larger."""
        self.page.zoom_in()

    def zoom_out(self) -> None:
        """Show the charts a step smaller."""
        self.page.zoom_out()

    def zoom_actual(self) -> None:
        """Show the charts at 100 %."""
        self.page.zoom_actual()

    def zoom_fit(self) -> None:
        """Show all charts."""
        self.page.zoom_fit()

    def zoom_selection(self) -> None:
        """Show the marks of what is selected as large as fits."""
        self.page.zoom_selection()

    def zoom_to(self, zoom: float) -> None:
        """Set the scale."""
        self.page.zoom_to(zoom)

    def open_view(self) -> None:
        """Show a newly opened journey from its first chart."""
        if not self.page.away:
            self.page.open_view()

    def centre_on(self, ids: tuple[str, ...]) -> None:
        """Show the marks of records in the middle."""
        self.page.centre_on(ids)

    def nearest(self) -> tuple[str, ...]:
        """Return the touchpoint of the mark the keyboard is on."""
        id = self.marked
        return (id,) if self.workspace.snapshot.get(Touchpoint, id) else ()

    def place(self) -> object:
        """Return what is seen and how large."""
        return self.page.place()

    def go_back(self, place: object) -> None:
        """Show what was seen when a place was kept."""
        self.page.go_back(place)
