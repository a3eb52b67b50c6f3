"""Levers are data in every language, and fit what is looked at for a reason."""

from __future__ import annotations

import json

from journeymap.analysis.findings import CHECKS
from journeymap.analysis.lever_fits import fitting, situation
from journeymap.analysis.levers import lever, lever_groups
from journeymap.model.fields import specs
from journeymap.model.records import Friction, Idea, Lane, Record, Sense, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.paths import resources
from tests.editing.maps import JOURNEY, sketch

MAP = sketch("Web: a . c | d", "Shop: . b . | e")


def reasons(
    *more: Record, at: tuple[str, ...] = (), findings: tuple[str, ...] = ()
) -> dict[str, str]:
    """Return the levers that fit by their names, each with why."""
    snapshot = Snapshot([*MAP.records(), *more])
    groups = fitting(snapshot, situation(snapshot, JOURNEY, at, findings))
    return {fit.lever.name: ", ".join(fit.reasons) for group in groups for fit in group.fits}


def test_each_lever_says_what_and_how_in_every_language() -> None:
    seen: list[str] = []
    for path in sorted(resources("levers").glob("*.json")):
        file = json.loads(path.read_text("utf-8"))
        assert set(file["title"]) == {"en", "uk", "ru"}, path.name
        for one in file["levers"]:
            seen.append(one["name"])
            for text in (one["title"], one["how"]):
                assert set(text) == {"en", "uk", "ru"} and all(text.values()), one["name"]
    assert len(seen) == len(set(seen)) > 50


def test_what_a_lever_is_for_is_there() -> None:
    checks = {check.name for check in CHECKS.ours()}
    for group in lever_groups():
        for one in group.levers:
            for kind, field, names in (
                (Stage, "phase", one.phases),
                (Friction, "kind", one.frictions),
                (Touchpoint, "moment", one.moments),
                (Idea, "kind", {one.kind}),
                (Idea, "horizon", {one.horizon}),
                (Sense, "sense", {one.sense} - {""}),
            ):
                assert names <= dict(specs(kind)[field].options).keys(), one.name
            assert one.findings <= checks, one.name


def test_each_kind_of_friction_but_those_of_the_senses_has_a_lever() -> None:
    kinds = dict(specs(Friction)["kind"].options).keys() - {"", "senses"}
    helped = {kind for group in lever_groups() for one in group.levers for kind in one.frictions}
    assert kinds <= helped


def test_with_nothing_selected_all_levers_are_there() -> None:
    every = {one.name for group in lever_groups() for one in group.levers}
    assert set(reasons()) == every
    assert set(reasons().values()) == {""}


def test_a_friction_a_moment_a_phase_and_a_finding_are_reasons() -> None:
    assert "samples" not in reasons(at=("a",))
    doubt = Friction(touchpoint="a", kind="trust")
    assert reasons(doubt, at=("a",))["samples"] == "against: uncertainty, trust"
    assert reasons(doubt, at=(doubt.id,))["samples"] == "against: uncertainty, trust"
    assert "samples" not in reasons(doubt, at=("b",))
    card = MAP.get(Touchpoint, "a")
    stage = MAP.get(Stage, "S0")
    assert card and stage
    zmot, before = card.but(moment="zmot"), stage.but(phase="before")
    assert reasons(zmot, before, doubt, at=("a",))["samples"] == (
        "against: uncertainty, trust, ZMOT, before purchase"
    )
    found = reasons(at=("a",), findings=("late_promise",))
    assert found["warn-early"] == "finding: Later than promised"


def test_smell_is_offered_in_a_shop_and_not_on_a_screen() -> None:
    shop, web = (
        next(one for one in MAP.all(Lane).values() if one.title == title).but(icon=icon)
        for title, icon in (("Shop", "store"), ("Web", "globe"))
    )
    in_shop, on_screen = reasons(shop, web, at=("b",)), reasons(shop, web, at=("a",))
    assert in_shop["smell-scent"] == "nothing is said of smell"
    assert "smell-scent" not in on_screen and "touch-hold" not in on_screen
    assert {"sight-page", "hearing-sign"} <= set(on_screen)
    said = Sense(touchpoint="b", sense="smell", intention="coffee")
    assert reasons(shop, said, at=("b",))["smell-scent"] == "smell"


def test_goals_are_for_a_stage_and_facts_for_any_place() -> None:
    assert "keep" in reasons(at=("S0",)) and "keep" not in reasons(at=("a",))
    assert "delivery-gap" in reasons(at=("a",))


def test_a_lever_is_found_by_its_name() -> None:
    assert lever("no such") is None
    free = lever("free-delivery")
    assert free is not None and free.seen
