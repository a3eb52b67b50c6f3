"""What would make letters on paper large enough, taken with one press."""

from __future__ import annotations

from journeymap.language import tr
from journeymap.rendering.legible import LEAST_POINTS
from journeymap.rendering.sheets.advice import PaperAdvice, PaperOffer
from journeymap.ui.export.form import ExportForm
from journeymap.view.look import ROWS_AUTO


def offered(advice: PaperAdvice | None) -> PaperOffer | None:
    """Return the first paper on which everything can be read."""
    offers = advice.offers if advice else ()
    return next((one for one in offers if one.way.points >= LEAST_POINTS), None)


def words_of(offer: PaperOffer | None) -> str:
    """Return what stands on the button that takes an offer; blank for none."""
    return tr("Use {paper}", paper=offer.paper) if offer else ""


def take(form: ExportForm, offer: PaperOffer) -> None:
    """Choose the paper of an offer, and as many rows as fit on it."""
    form.fold.setCurrentIndex(max(0, form.fold.findData(ROWS_AUTO)))
    form.size_.paper.setCurrentText(offer.paper)
