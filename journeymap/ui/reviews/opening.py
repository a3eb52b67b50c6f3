"""Reviews on their way in: read aside, confirmed in the dialog, brought in as one step, told of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from journeymap.errors import JourneyError
from journeymap.language import plural, tr
from journeymap.model.grid import cards
from journeymap.rendering.options import Stopped
from journeymap.tabular.reviews.bringing import ConfirmedQuote, reviews_change
from journeymap.tabular.reviews.likeness import looks_like_reviews
from journeymap.tabular.reviews.offering import ReviewsOffer, reviews_offer
from journeymap.tabular.reviews.reading import KINDS, ReadReviews, read_reviews, read_text
from journeymap.ui.reviews.dialog import ReviewsDialog
from journeymap.ui.widgets.progress import wait_for
from journeymap.ui.widgets.questions import choose, tell
from journeymap.ui.window_host import WindowHost
from journeymap.workspace.work import Tell

_LOOKED_AT = 500
_TEXTS, _LARGEST_BOOK = (".csv", ".tsv", ".txt"), 2 << 20


def holds_reviews(host: WindowHost, path: Path, *, survey: bool = False) -> bool:
    """Tell whether a file seems to hold reviews, so that whoever drops it is asked.

    Answers to a ``survey`` are texts, too; only a heading makes reviews of these. What cannot be
    read holds none: whoever reads it as something else says why.
    """
    if f"*{path.suffix.lower()}" not in KINDS or not _is_small(path):
        return False

    def look(tell: Tell) -> bool:
        found = read_reviews(path, "", tell, rows=_LOOKED_AT)
        return looks_like_reviews(found.reviews) and (found.headed or not survey)

    try:
        return wait_for(host.widget, tr("Looking at {name}…", name=path.name), look, leave=True)
    except (JourneyError, Stopped):
        return False


def asks_for_reviews(host: WindowHost, path: Path, *, survey: bool) -> bool:
    """Ask what a file is that holds texts several words long; return whether that is all.

    It is not where somebody wants it as something else: as a ``survey`` it would be scores. A
    map without touchpoints has no place for reviews, and is not asked.
    """
    if not cards(host.workspace.snapshot, host.workspace.journey) or not holds_reviews(
        host, path, survey=survey
    ):
        return False
    other = tr("Scores of the answers…") if survey else tr("Touchpoints…")
    chosen = choose(
        host.widget,
        tr("{name} looks like reviews of customers. What should it become?", name=path.name),
        [("reviews", tr("Quotes…")), ("other", other)],
    )
    if chosen == "reviews":
        bring_reviews(host, path)
    return chosen != "other"


def _is_small(path: Path) -> bool:
    """Tell whether a look at a file takes no longer than a moment; a workbook is read whole."""
    try:
        return path.suffix.lower() in _TEXTS or path.stat().st_size < _LARGEST_BOOK
    except OSError:
        return False


def bring_reviews(host: WindowHost, path: Path) -> None:
    """Show the reviews in a file to be confirmed.

    Raises ``JourneyError`` for a file that holds none, and where there is no map to put them on.
    """
    _show(host, path.name, lambda tell: read_reviews(path, "", tell))


def bring_pasted(host: WindowHost, text: str) -> None:
    """Show the reviews in a text that was pasted to be confirmed."""
    _show(host, tr("Pasted"), lambda _: read_text(text, tr("Pasted")))


def _show(host: WindowHost, name: str, read: Callable[[Tell], ReadReviews]) -> None:
    workspace = host.workspace
    snapshot, journey = workspace.snapshot, workspace.journey
    if not cards(snapshot, journey):
        raise JourneyError(
            tr("Reviews go to touchpoints, and this journey has none yet. Nothing was changed.")
        )

    def look(tell: Tell) -> ReviewsOffer:
        return reviews_offer(snapshot, journey, read(tell), tell)

    try:
        offer = wait_for(host.widget, tr("Reading {name}…", name=name), look, leave=True)
    except Stopped:
        return
    if not offer.quotes:
        raise JourneyError(
            tr(
                "All reviews in {name} are quotes already, so nothing was changed.",
                name=name,
            )
        )
    dialog = ReviewsDialog(host.widget, host.appearance.theme, snapshot, journey, offer)

    def take(confirmed: Sequence[ConfirmedQuote]) -> None:
        try:
            came = reviews_change(workspace.snapshot, journey, offer.read, confirmed)
        except JourneyError as error:
            tell(dialog, str(error))
            return
        if workspace.commit(came.change):
            dialog.done(ReviewsDialog.DialogCode.Accepted)
            workspace.look_at(journey)
            host.main_view.open_view()
            _report(host, len(came.quotes), len(offer.quotes) - len(confirmed))

    dialog.taken.connect(take)
    dialog.open()


def _report(host: WindowHost, came: int, left: int) -> None:
    """Say how many came in and how many were left out, and offer to take it back."""
    parts = [plural("{n} quote came in.", "{n} quotes came in.", came)]
    if left:
        parts.append(
            plural(
                "{n} was not confirmed and stayed out.",
                "{n} were not confirmed and stayed out.",
                left,
            )
        )
    host.offer(" ".join(parts), tr("Undo"), host.workspace.undo)
