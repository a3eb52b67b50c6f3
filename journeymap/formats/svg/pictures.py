"""Pictures in an SVG: each is there once however often it is seen, and cut by plain clip paths."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Callable

from journeymap.drawing.pictures import size_of
from journeymap.drawing.scene import Scene
from journeymap.drawing.shapes import WHOLE, Picture, Rect

_PIXELS = 100


def name_of(data: bytes) -> str:
    """Return the name of a picture in a page that uses it in several places."""
    from hashlib import sha256

    return f"picture-{sha256(data).hexdigest()[:16]}"


class PictureWriter:
    """Writes the pictures of one document; ``number`` and ``escape`` are how it says things.

    Where they are ``shared``, what stands elsewhere in a page uses them by ``name_of``.
    """

    def __init__(
        self,
        scene: Scene,
        number: Callable[[float], str],
        escape: Callable[[str], str],
        *,
        shared: bool = False,
    ) -> None:
        shown = [
            shape
            for figure in scene.figures()
            for shape in figure.shapes
            if isinstance(shape, Picture)
        ]
        times = Counter(picture.data for picture in shown)
        self._n, self._escape = number, escape
        self._media = {picture.data: picture.media for picture in shown}
        self._shared = (
            {data: name_of(data) for data in times}
            if shared
            else {data: f"picture-{i}" for i, data in enumerate(d for d in times if times[d] > 1)}
        )
        self._cuts = 0

    def definitions(self) -> str:
        """Return the pictures that are seen more than once, to be used by name."""
        made = []
        for data, name in self._shared.items():
            wide, high = size_of(data) or (_PIXELS, _PIXELS)
            rect = Rect(0.0, 0.0, float(wide), float(high))
            made.append(self._image(rect, self._media[data], data, f' id="{name}"'))
        return f"<defs>{''.join(made)}</defs>" if made else ""

    def drawn(self, picture: Picture) -> str:
        """Return a picture with what of it is seen, its corners, and what is on it in words."""
        place, part = picture.rect, picture.part
        if part.w <= 0 or part.h <= 0:
            return ""
        wide, high = place.w / part.w, place.h / part.h
        whole = Rect(place.x - part.x * wide, place.y - part.y * high, wide, high)
        said = f"<title>{self._escape(picture.alt)}</title>" if picture.alt else ""
        image = self._used(whole, picture)
        if part == WHOLE and not picture.radius:
            return f'<g role="img">{said}{image}</g>' if said else image
        self._cuts += 1
        name, n = f"cut-{self._cuts}", self._n
        x, y, w, h = map(n, place)
        radius = min(picture.radius, place.w / 2, place.h / 2)
        round_ = f' rx="{n(radius)}" ry="{n(radius)}"' if radius else ""
        role = ' role="img"' if said else ""
        return (
            f'<clipPath id="{name}"><rect x="{x}" y="{y}" width="{w}" height="{h}"{round_}/>'
            f'</clipPath><g clip-path="url(#{name})"{role}>{said}{image}</g>'
        )

    def _used(self, whole: Rect, picture: Picture) -> str:
        name = self._shared.get(picture.data)
        if name is None:
            return self._image(whole, picture.media, picture.data)
        wide, high = size_of(picture.data) or (_PIXELS, _PIXELS)
        scale = f"{whole.w / wide:.6g} {whole.h / high:.6g}"
        moved = f"translate({self._n(whole.x)} {self._n(whole.y)}) scale({scale})"
        return f'<use xlink:href="#{name}" transform="{moved}"/>'

    def _image(self, rect: Rect, media: str, data: bytes, marks: str = "") -> str:
        x, y, w, h = map(self._n, rect)
        return (
            f'<image{marks} x="{x}" y="{y}" width="{w}" height="{h}" preserveAspectRatio="none"'
            f' xlink:href="data:{self._escape(media)};base64,{b64encode(data).decode("ascii")}"/>'
        )
