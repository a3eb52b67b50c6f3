"""Notes over more or fewer columns, by name: their key is shared with what moves a stage."""

from __future__ import annotations

from journeymap.editing import EditView, command
from journeymap.editing.boxes import widen_box
from journeymap.model.change import Change


@command("span.more", "Span one step more", menu="Arrange")
def span_more(view: EditView) -> Change | None:
    """Let the note chosen last end one column further to the right."""
    return widen_box(view, 1)


@command("span.less", "Span one step less", menu="Arrange")
def span_less(view: EditView) -> Change | None:
    """Let the note chosen last end one column further to the left."""
    return widen_box(view, -1)
