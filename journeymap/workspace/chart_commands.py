"""What the actions of a chart ask of the main view, where that shows charts."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class ChartCommands(Protocol):
    """A main view that shows charts, as the actions of a chart see it."""

    @property
    def chart(self) -> str:
        """The name of the chart that is meant, blank for none."""
        ...

    @property
    def chart_title(self) -> str:
        """What the chart that is meant is called."""
        ...

    @property
    def chart_large(self) -> bool:
        """Whether one chart fills the view."""
        ...

    @property
    def marked(self) -> str:
        """The id of the record of the mark that is meant, blank for none."""
        ...

    def copy_numbers(self) -> None:
        """Put what the chart is made of on the clipboard, as a table."""
        ...

    def copy_picture(self) -> None:
        """Put the chart on the clipboard as a picture."""
        ...

    def save_chart(self) -> None:
        """Put the chart into a file of its own, which is asked for."""
        ...

    def enlarge_chart(self) -> None:
        """Let the chart fill the view, or show all again."""
        ...

    def open_mark(self) -> None:
        """Show on the map what a mark stands for."""
        ...
