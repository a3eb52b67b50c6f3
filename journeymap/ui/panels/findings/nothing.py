"""What stands where no findings are: that none are wanted, or that there are none, and of what."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymap.analysis.findings import CHECKS, GROUPS, kind_group, kind_title
from journeymap.language import plural, tr
from journeymap.registry import Registry
from journeymap.ui.panels.sections import link
from journeymap.ui.widgets.look import SIDE
from journeymap.ui.widgets.words import Words
from journeymap.workspace.findings_review import FindingsReview


class NothingFound(QWidget):
    """Says what was looked at, so that one can believe it."""

    def __init__(self, show_every: Callable[[], object]) -> None:
        super().__init__()
        self.said, self.looked = Words("strong"), Words("soft")
        self.every = link(tr("Show all"), show_every)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE - 4, 8, SIDE - 4, 8)
        column.setSpacing(6)
        for part in (self.said, self.looked):
            column.addWidget(part)
        column.addWidget(self.every)

    def tell(self, review: FindingsReview) -> None:
        """Say why nothing is listed."""
        filtered = bool(review.open) and review.wanted.active
        self.every.setVisible(filtered)
        self.said.setVisible(review.looked)
        self.looked.setVisible(review.looked and not filtered)
        self.said.say(tr("No finding is like this") if filtered else tr("No findings"))
        if review.looked and not filtered:
            self.looked.say(looked_at())


def failed_checks() -> str:
    """Return a sentence for each plug-in whose checks failed, blank where none did."""
    owners = dict.fromkeys(CHECKS.owner(check.name) for check in CHECKS)
    return "\n".join(Registry.left_out[one] for one in owners if one in Registry.left_out)


def looked_at() -> str:
    """Return in a sentence for each group which kinds of findings were looked for."""
    kinds: dict[str, list[str]] = {}
    for check in CHECKS:
        kinds.setdefault(kind_group(check.name), []).append(kind_title(check.name))
    n = sum(map(len, kinds.values()))
    lines = [f"{tr(group)}: {', '.join(kinds[group])}." for group in GROUPS if group in kinds]
    return "\n".join([plural("{n} kind was looked for.", "{n} kinds were looked for.", n), *lines])
