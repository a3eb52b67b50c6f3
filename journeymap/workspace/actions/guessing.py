"""The team guesses first, covered; then what customers say is uncovered."""

from __future__ import annotations

from journeymap.language import mark
from journeymap.model.records import Score
from journeymap.workspace.actions import Action, declare
from journeymap.workspace.host import Host


def _asked(host: Host) -> bool:
    scores = host.workspace.snapshot.all(Score).values()
    return any(score.respondents == "customers" for score in scores)


declare(
    Action(
        name="guess.first",
        label=mark("Guess first, covered…"),
        menu=mark("Present"),
        run=lambda host: host.commands.guess_first(),
        applies=_asked,
    ),
    Action(
        name="guess.uncover",
        label=mark("Uncover what customers say"),
        menu="Present",
        run=lambda host: host.workspace.cover(),
        applies=lambda host: bool(host.workspace.covered),
    ),
)
