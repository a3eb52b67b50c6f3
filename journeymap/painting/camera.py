"""The camera: which part of the page is seen, and how large."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.drawing.shapes import Point, Rect

LEAST, MOST = 0.004, 8.0


@dataclass(slots=True)
class Camera:
    """The page point in the upper left corner of the view, and the scale (1.0 is 100 %)."""

    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0

    def to_page(self, x: float, y: float) -> Point:
        """Return the page point under a point of the view."""
        return (self.x + x / self.zoom, self.y + y / self.zoom)

    def to_view(self, x: float, y: float) -> Point:
        """Return where a page point is seen."""
        return ((x - self.x) * self.zoom, (y - self.y) * self.zoom)

    def rect_to_view(self, rect: Rect) -> Rect:
        """Return where a place of the page is seen."""
        x, y = self.to_view(rect.x, rect.y)
        return Rect(x, y, rect.w * self.zoom, rect.h * self.zoom)

    def pan(self, dx: float, dy: float) -> None:
        """Move the page by so many pixels of the view."""
        self.x -= dx / self.zoom
        self.y -= dy / self.zoom

    def zoom_at(self, x: float, y: float, zoom: float) -> None:
        """Change the scale so that what is under a point of the view stays there."""
        px, py = self.to_page(x, y)
        self.zoom = max(LEAST, min(MOST, zoom))
        self.x, self.y = px - x / self.zoom, py - y / self.zoom

    def frame_rect(
        self, rect: Rect, width: float, height: float, margin: float, most: float
    ) -> None:
        """Show a place of the page as large as fits the view, in its middle."""
        across = (width - 2 * margin) / max(rect.w, 1.0)
        down = (height - 2 * margin) / max(rect.h, 1.0)
        self.zoom = max(LEAST, min(most, across, down))
        self.x = rect.centre[0] - width / 2 / self.zoom
        self.y = rect.centre[1] - height / 2 / self.zoom

    def keep_near(self, rect: Rect, width: float, height: float) -> None:
        """Pan back as far as needed for some of a place to be seen."""
        edge = min(120.0, width / 3, height / 3) / self.zoom
        wide, high = width / self.zoom, height / self.zoom
        self.x = min(max(self.x, rect.x - wide + edge), rect.right - edge)
        self.y = min(max(self.y, rect.y - high + edge), rect.bottom - edge)

    def reveal(self, rect: Rect, width: float, height: float, margin: float) -> bool:
        """Pan as little as needed to show a place; return whether anything moved."""
        edge = margin / self.zoom
        wide, high = width / self.zoom, height / self.zoom
        x = min(max(self.x, rect.right + edge - wide), rect.x - edge)
        y = min(max(self.y, rect.bottom + edge - high), rect.y - edge)
        moved = (x, y) != (self.x, self.y)
        self.x, self.y = x, y
        return moved
