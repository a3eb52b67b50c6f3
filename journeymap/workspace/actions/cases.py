"""The actions of real customers' journeys: laid over the one in view, and what they did taken down."""

from __future__ import annotations

from journeymap.analysis.flow.case_ways import cases_of, model_of
from journeymap.editing.cases import match_by_title, unmatched_in
from journeymap.language import mark, plural, tr
from journeymap.model.names import journey_name
from journeymap.model.records import Journey, Touchpoint
from journeymap.view import EVERY_CASE
from journeymap.workspace.actions import Action, declare, on_journey
from journeymap.workspace.case_commands import CaseCommands
from journeymap.workspace.host import Host

LAYING = mark("Lay cases over")
LISTED = 8
"""How many cases have an entry in the menu; the panel has all of them."""
_NAMED = 4


def _cases(host: Host) -> tuple[Journey, ...]:
    return cases_of(host.workspace.snapshot, host.workspace.journey) if on_journey(host) else ()


def _case(host: Host, place: int) -> Journey | None:
    cases = _cases(host)
    return cases[place] if place < len(cases) else None


def _alone(place: int) -> Action:
    def run(host: Host) -> None:
        case = _case(host, place)
        host.workspace.change_look(cases=case.id if case else "")

    def title(host: Host) -> str:
        case = _case(host, place)
        return journey_name(case) if case else tr("Case {n}", n=place + 1)

    def checked(host: Host) -> bool:
        case = _case(host, place)
        return case is not None and host.workspace.look.cases == case.id

    return Action(
        name=f"cases.{place + 1}",
        label=mark("One case alone"),
        menu=LAYING,
        run=run,
        applies=lambda host: _case(host, place) is not None,
        title=title,
        checked=checked,
        hides=True,
    )


def _on_case(host: Host) -> bool:
    return on_journey(host) and bool(model_of(host.workspace.snapshot, host.workspace.journey))


def _ask(host: Host) -> None:
    if isinstance(host.commands, CaseCommands):
        host.commands.ask_case_step()


def _match(host: Host) -> None:
    """Match what a case did with the model by its titles, and say what was not matched."""
    workspace = host.workspace
    change = match_by_title(workspace.edit_view)
    if change is not None and not workspace.commit(change):
        return
    left = unmatched_in(workspace.snapshot, workspace.journey)
    names = ", ".join(tr("“{title}”", title=_called(one)) for one in left[:_NAMED])
    names += ", …" if len(left) > _NAMED else ""
    matched = plural(
        "{n} matched by title.", "{n} matched by title.", len(change.edits if change else ())
    )
    rest = plural(
        "{n} is not in the model: {what}", "{n} are not in the model: {what}", len(left), what=names
    )
    host.notify(f"{matched} {rest}" if left else matched)


def _called(card: Touchpoint) -> str:
    return " ".join(card.title.split()) or tr("untitled touchpoint")


declare(
    Action(
        name="cases.none",
        label=mark("No cases"),
        menu=LAYING,
        run=lambda host: host.workspace.change_look(cases=""),
        applies=on_journey,
        checked=lambda host: not host.workspace.look.cases,
    ),
    Action(
        name="cases.all",
        label=mark("All cases"),
        menu=LAYING,
        keys=("Ctrl+Shift+J",),
        run=lambda host: host.workspace.change_look(
            cases="" if host.workspace.look.cases == EVERY_CASE else EVERY_CASE
        ),
        applies=lambda host: bool(_cases(host)),
        checked=lambda host: host.workspace.look.cases == EVERY_CASE,
        hint=mark("How many real customers came to each touchpoint, and where they left the model"),
    ),
    *map(_alone, range(LISTED)),
    Action(
        name="case.step",
        label=mark("What they did next…"),
        menu="Journey",
        keys=("Ctrl+J",),
        run=_ask,
        applies=_on_case,
        hint=mark("The next step of a case: one of the model's touchpoints, or what it has not"),
    ),
    Action(
        name="case.match",
        label=mark("Match by title"),
        menu="Journey",
        run=_match,
        applies=lambda host: _on_case(host) and bool(match_by_title(host.workspace.edit_view)),
        hint=mark("Touchpoints of a case stand for those of the model that are called alike"),
    ),
)
