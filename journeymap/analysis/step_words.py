"""The five steps in words: what each is called, what is there, what is missing and how to get it."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.analysis.five_steps import FiveSteps, MethodStep, MethodStepName
from journeymap.language import mark, plural, tr, whole_percent

LABEL = mark("Five steps")

NAMES: dict[MethodStepName, str] = {
    "assess": mark("Assess"),
    "goals": mark("Set goals"),
    "analyse": mark("Analyse the journey"),
    "prioritise": mark("Prioritise"),
    "act": mark("Act"),
}


class StepWords(NamedTuple):
    """What is said of a step: its name, what is there, what to do next; the last blank when done."""

    name: str
    there: str
    next: str


def step_words(step: MethodStep) -> StepWords:
    """Return what is said of a step."""
    there = _THERE[step.name](step)
    return StepWords(tr(NAMES[step.name]), there, "" if step.taken else _NEXT[step.name](step))


def sentence(steps: FiveSteps) -> str:
    """Return how many steps are done, and which comes next."""
    after = steps.next
    if after is None:
        return tr("All five steps are done")
    name = tr(NAMES[after.name])
    if not steps.taken:
        return tr("None of the five steps is done; begin with “{step}”", step=name)
    return plural(
        "{n} of five steps is done; next is “{step}”",
        "{n} of five steps are done; next is “{step}”",
        steps.taken,
        step=name,
    )


def _assessed(step: MethodStep) -> str:
    if not step.of:
        return tr("There is no touchpoint yet")
    return plural(
        "{done} of {n} touchpoint has a score or a quote",
        "{done} of {n} touchpoints have a score or a quote",
        step.of,
        done=step.done,
    )


def _set(step: MethodStep) -> str:
    if not step.of:
        return tr("There is no goal yet")
    return plural(
        "{done} of {n} goal has a metric and a target",
        "{done} of {n} goals have a metric and a target",
        step.of,
        done=step.done,
    )


def _analysed(step: MethodStep) -> str:
    if not step.of:
        return tr("There is no arrow yet")
    told = plural(
        "{done} of {n} arrow that decides the way has a number",
        "{done} of {n} arrows that decide the way have a number",
        step.of,
        done=step.done,
    )
    if step.completion is None:
        return told
    share = whole_percent(step.completion)
    return tr("{told}; {share} reach the goal", told=told, share=share)


def _rated(step: MethodStep) -> str:
    if not step.of:
        return tr("There is no idea yet")
    return plural(
        "{done} of {n} idea is rated by impact and effort",
        "{done} of {n} ideas are rated by impact and effort",
        step.of,
        done=step.done,
    )


def _acted(step: MethodStep) -> str:
    if step.of:
        return plural(
            "{done} of {n} idea planned or in work has an owner, a date and a metric",
            "{done} of {n} ideas planned or in work have an owner, a date and a metric",
            step.of,
            done=step.done,
        )
    return tr("What was planned is done") if step.taken else tr("No idea is planned or in work yet")


_THERE = {
    "assess": _assessed,
    "goals": _set,
    "analyse": _analysed,
    "prioritise": _rated,
    "act": _acted,
}


def _to_analyse(step: MethodStep) -> str:
    if not step.of:
        return tr("Draw arrows from what comes first to what follows")
    if step.done < step.of:
        return tr("Say on arrows how many go that way")
    return tr("The numbers on arrows contradict, or lead nowhere: see the paths")


def _to_act(step: MethodStep) -> str:
    if step.of:
        return tr("Name an owner, a date and a metric")
    return tr("Set the status of an idea to planned")


_NEXT = {
    "assess": lambda step: tr("Bring in a survey, or note what customers say"),
    "goals": lambda step: (
        tr("Say what is to be reached, measured by what")
        if not step.of
        else tr("Give each goal a metric and a target")
    ),
    "analyse": _to_analyse,
    "prioritise": lambda step: (
        tr("Note ideas at the touchpoints that hurt")
        if not step.of
        else tr("Rate impact and effort of each idea from 1 to 5")
    ),
    "act": _to_act,
}
