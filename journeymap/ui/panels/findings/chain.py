"""Which ideas answer the finding one is at, with a way to link it to another one."""

from __future__ import annotations

from journeymap.analysis.dismissals import DismissedFinding
from journeymap.analysis.findings import Finding
from journeymap.editing.linking import link_to
from journeymap.model.change import Change
from journeymap.model.records import Friction, Quote
from journeymap.ui.panels.chain.section import ChainSection


class FindingChain(ChainSection):
    """The chain of a kind of finding; what the finding is about is linked along with it."""

    first = 4
    _finding: Finding | None = None

    def show_finding(self, shown: Finding | DismissedFinding | None) -> None:
        """Show the chain of a finding that is open; of others there is none."""
        self._finding = shown if isinstance(shown, Finding) else None
        self.setVisible(self._finding is not None and bool(self._finding.kind))
        if self._finding and self._finding.kind:
            self.show_chain(self._finding.kind)

    def _take(self, id: str) -> None:
        """Link the finding to an idea, and the quotes and frictions it names."""
        if self._finding is None:
            return
        snapshot = self.field_editor.workspace.snapshot
        named = (snapshot.find(one) for one in self._finding.ids)
        records = (one.id for one in named if isinstance(one, Quote | Friction))
        whole = Change("Link")
        for target in (self._finding.kind, *records):
            done = link_to(snapshot.apply(whole), id, target)
            whole = whole + done if done else whole
        self.field_editor.write(whole or None)
