"""Where each of the five steps leads: to the first record on which something is missing, or to the
dialog that brings it in."""

from __future__ import annotations

from journeymap.analysis.five_steps import MethodStep, five_steps
from journeymap.language import tr
from journeymap.layout.numbers.pages import PLAN
from journeymap.layout.numbers.step_rows import LEADS, STEPS
from journeymap.model.records import Goal, Idea
from journeymap.workspace.host import Host
from journeymap.workspace.workspace import MAP


def show_steps(host: Host) -> None:
    """Show the plan with the card of the five steps on it."""
    workspace = host.workspace
    if not workspace.look.shows_chart(STEPS):
        charts = tuple(one for one in workspace.look.charts if one != f"-{STEPS}")
        only = any(not one.startswith("-") for one in charts)
        workspace.change_look(charts=(*charts, STEPS) if only else charts)
    workspace.arrange(PLAN)
    host.main_view.reveal((f"{LEADS}assess",))


def lead(host: Host, name: str) -> None:
    """Go to what is missing of a step; say in a sentence that nothing is, or what to do there."""
    workspace = host.workspace
    found = five_steps(workspace.snapshot, workspace.journey).steps
    step = next((one for one in found if one.name == name), None)
    if step is None:
        return
    if step.name == "assess" and not step.done and step.of:
        host.documents.bring_survey()
    elif step.missing:
        _show(host, step.missing[0])
        host.notify(_how(step))
    elif step.taken:
        host.notify(tr("Nothing is missing here."))
    else:
        _begin(host, step)


def _show(host: Host, id: str) -> None:
    """Select a record with its fields beside it: ideas and goals on the plan, others on the map."""
    workspace = host.workspace
    record = workspace.snapshot.find(id)
    workspace.select((id,))
    host.panels.set_shown("inspector", True)
    if not isinstance(record, Idea | Goal):
        workspace.arrange(MAP)
    host.reveal((id,))


def _begin(host: Host, step: MethodStep) -> None:
    """Begin a step of which there is nothing yet."""
    workspace = host.workspace
    if step.name == "goals":
        before = {*workspace.snapshot.all(Goal)}
        workspace.select(())
        workspace.run("goal.add")
        new = [id for id in workspace.snapshot.all(Goal) if id not in before]
        if new:
            workspace.select(new)
            host.panels.set_shown("inspector", True)
            host.notify(
                tr("A new goal: name it, and choose a metric and a target beside the page.")
            )
        return
    workspace.arrange(MAP)
    if step.name == "prioritise":
        host.notify(tr("Select a touchpoint and press I: what could be better there?"))
    else:
        host.notify(tr("Press T for the first touchpoint."))


def _how(step: MethodStep) -> str:
    """Return what is to be done with the record that is shown."""
    if step.name == "assess":
        return tr("Nobody was heard here: enter a score or a quote beside the map. Alt+5 goes back"
                  " to the plan.")  # fmt: skip
    if step.name == "analyse":
        if not step.of:
            return tr("Press L and click where customers go next. Alt+5 goes back to the plan.")
        return tr("Say beside the map how many go this way. Alt+5 goes back to the plan.")
    if step.name == "goals":
        return tr("Choose a metric and a target beside the page.")
    if step.name == "prioritise":
        return tr("Give it an impact and an effort beside the page.")
    return tr("Give it an owner, a date and a metric beside the page.")
