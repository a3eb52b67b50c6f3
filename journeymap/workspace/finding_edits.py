"""What is done about a finding in a window: it is dismissed, taken back, or becomes an idea."""

from __future__ import annotations

from journeymap.analysis.dismissals import DismissedFinding
from journeymap.analysis.findings import Finding
from journeymap.editing import newcomers
from journeymap.editing.findings import dismiss, idea_from, take_back
from journeymap.language import tr
from journeymap.workspace.host import Host


def dismiss_finding(host: Host, finding: Finding, reason: str) -> bool:
    """Let a finding not be listed any more, for a reason; return whether that was kept."""
    workspace = host.workspace
    done = workspace.commit(dismiss(workspace.edit_view, (finding,), reason))
    if done:
        host.offer(tr("Dismissed: {text}", text=finding.text), tr("Undo"), workspace.undo)
    return done


def take_back_finding(host: Host, dismissed: DismissedFinding) -> bool:
    """List a finding again that was dismissed; return whether that was kept."""
    workspace = host.workspace
    return workspace.commit(take_back(workspace.edit_view, (dismissed.dismissal.id,)))


def make_idea(host: Host, finding: Finding) -> bool:
    """Make an idea of a finding, and let its title be written beside the main view."""
    workspace = host.workspace
    change = idea_from(workspace.edit_view, finding)
    if change is None:
        workspace.in_vain.emit()
        host.notify(tr("An idea stands on touchpoints, and this finding is about none."))
        return False
    if not workspace.commit(change):
        return False
    new = newcomers(change)
    host.select(new)
    workspace.unplaced.emit(new[0])
    return True
