"""The frames of a presentation as a series of numbered files, where a file holds one picture."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.rendering.options import Options
from journeymap.storage.placing import beside, place_of, put
from journeymap.view import View


def numbered(path: Path, count: int) -> tuple[Path, ...]:
    """Return the files a series of so many frames becomes: ``name 01.png``, ``name 02.png``, …

    One alone has the name as it is.
    """
    if count == 1:
        return (path,)
    digits = max(2, len(str(count)))
    return tuple(
        path.with_name(f"{path.stem} {n:0{digits}}{path.suffix}") for n in range(1, count + 1)
    )


def nothing_to_present() -> JourneyError:
    """Return what to say where no frame is left to show."""
    return JourneyError(
        tr("Every frame of the presentation is left out. Put one back in, or export the whole map.")
    )


def export_frames(
    export: Callable[[View, Path, Options], None],
    view: View,
    path: Path,
    options: Options,
) -> tuple[Path, ...]:
    """Write a file for each frame by ``export``, all of them or none, and return their paths.

    Raises ``JourneyError`` when they cannot be written, and ``Stopped`` when ``options.tell``
    does; what stood there before is then untouched.
    """
    from journeymap.rendering.deck import deck, with_only

    slides = deck(view)
    count = len(slides)
    if not count:
        raise nothing_to_present()
    targets = numbered(path, count)
    places = [place_of(target) for target in targets]
    folder = beside(Path(os.path.abspath(path)), ".frames")
    try:
        try:
            folder.mkdir(0o700)
            made = [folder / target.name for target in targets]
            for n, (one, slide) in enumerate(zip(made, slides, strict=True)):
                tell = partial(_tell, options, n, count)
                wish = options._replace(frame=slide.part, slide=slide, tell=tell)
                # Alone, so that no other frame is laid out with it.
                export(with_only(view, (slide.frame,)), one, wish)
            for one, place in zip(made, places, strict=True):
                put(one, place)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    except OSError as fault:
        raise JourneyError(
            tr(
                "The frames could not be written to {folder}: {why}. The journey is safe; "
                "choose another place.",
                folder=path.parent,
                why=fault.strerror or fault,
            )
        ) from fault
    return targets


def _tell(options: Options, before: int, count: int, share: float) -> None:
    options.tell((before + share) / count)
