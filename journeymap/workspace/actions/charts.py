"""What one can do with a chart of the numbers: copy it, save it, show it large or not at all."""

from __future__ import annotations

from collections.abc import Callable

from journeymap.drawing.memo import Memo
from journeymap.editing.views import frame_of_look
from journeymap.language import mark, tr
from journeymap.rendering.deck import made
from journeymap.workspace.actions import Action, declare
from journeymap.workspace.chart_commands import ChartCommands
from journeymap.workspace.host import Host

MENU = mark("Chart")


def _charts(host: Host) -> ChartCommands | None:
    view = host.main_view
    return view if isinstance(view, ChartCommands) else None


def _on_chart(host: Host) -> bool:
    charts = _charts(host)
    return charts is not None and bool(charts.chart)


def _does(act: Callable[[ChartCommands], object]) -> Callable[[Host], object]:
    def run(host: Host) -> None:
        charts = _charts(host)
        if charts is not None:
            act(charts)

    return run


def _is_large(host: Host) -> bool:
    charts = _charts(host)
    return charts is not None and charts.chart_large


def _has_mark(host: Host) -> bool:
    charts = _charts(host)
    return charts is not None and bool(charts.marked)


def _hide(host: Host) -> None:
    """Hide the chart; where only some are asked for it is asked for no more."""
    charts, now = _charts(host), host.workspace.look.charts
    if charts is not None and (name := charts.chart):
        left = tuple(one for one in now if one != name)
        only = [one for one in left if not one.startswith("-")]
        host.workspace.change_look(charts=left if only else (*left, f"-{name}"))
        host.notify(tr("The chart is hidden. “Show all charts” brings it back."))


def _frame(host: Host) -> None:
    """Keep how the chart looks just now as a view, and put that on a frame."""
    charts, view = _charts(host), host.workspace.edit_view
    if charts is None or not charts.chart:
        return
    look = host.workspace.look.but(charts=(charts.chart,))
    title = charts.chart_title
    change = frame_of_look(view, look, title, made(view.view, Memo()))
    if host.workspace.commit(change):
        host.offer(
            tr("“{title}” is the last frame of the presentation now.", title=title),
            tr("Arrange frames…"),
            host.commands.arrange_frames,
        )


declare(
    Action(
        name="chart.map",
        label=mark("Show on the map"),
        menu=MENU,
        run=_does(lambda charts: charts.open_mark()),
        applies=_has_mark,
    ),
    Action(
        name="chart.large",
        label=mark("Show the chart large"),
        menu=MENU,
        run=_does(lambda charts: charts.enlarge_chart()),
        applies=_on_chart,
        checked=_is_large,
    ),
    Action(
        name="chart.copy",
        label=mark("Copy the chart as a picture"),
        menu=MENU,
        run=_does(lambda charts: charts.copy_picture()),
        applies=_on_chart,
    ),
    Action(
        name="chart.numbers",
        label=mark("Copy the numbers"),
        menu=MENU,
        run=_does(lambda charts: charts.copy_numbers()),
        applies=_on_chart,
        hint=mark("The table the chart is drawn of, to be pasted into a spreadsheet"),
    ),
    Action(
        name="chart.save",
        label=mark("Save the chart as…"),
        menu=MENU,
        run=_does(lambda charts: charts.save_chart()),
        applies=_on_chart,
        hint=mark("As PNG, SVG or PDF"),
    ),
    Action(
        name="chart.frame",
        label=mark("Put the chart on a frame"),
        menu=MENU,
        run=_frame,
        applies=_on_chart,
        hint=mark("It is presented and exported with the frames, counted as it is now"),
    ),
    Action(
        name="chart.hide",
        label=mark("Hide this chart"),
        menu=MENU,
        run=_hide,
        applies=_on_chart,
    ),
    Action(
        name="chart.all",
        label=mark("Show all charts"),
        menu=MENU,
        run=lambda host: host.workspace.change_look(charts=()),
        applies=lambda host: _charts(host) is not None and bool(host.workspace.look.charts),
    ),
)
