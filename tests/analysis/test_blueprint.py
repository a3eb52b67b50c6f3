"""Blueprints: a customer is met onstage, and nothing leads past it."""

from __future__ import annotations

import pytest

from journeymap.analysis.findings import Finding, find
from journeymap.model.records import Connection, Journey, Lane, Record, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot


def blueprint(cards: dict[str, tuple[str, str]], arrows: str = "", stage: bool = True) -> Snapshot:
    """Return cards by name as (role, step), and arrows as ``a>b c>d``."""
    roles = ["customer", *(["onstage"] if stage else []), "backstage", "support", "none"]
    records: list[Record] = [Journey(id="j"), Stage(id="s", journey="j")]
    records += [Step(id=name, stage="s") for name in sorted({step for _, step in cards.values()})]
    records += [
        Lane(id=role, journey="j", role=role, position=float(i)) for i, role in enumerate(roles)
    ]
    records += [
        Touchpoint(id=name, lane=role, step=step, title=name)
        for name, (role, step) in cards.items()
    ]
    for pair in arrows.split():
        source, target = pair.split(">")
        records.append(Connection(id=pair, source=source, target=target))
    return Snapshot(records)


def found(snapshot: Snapshot) -> list[Finding]:
    return [
        finding
        for finding in find(snapshot, "j")
        if finding.kind in ("no_partner", "skips_onstage")
    ]


CARDS = {
    "asks": ("customer", "1"),
    "pays": ("customer", "2"),
    "answers": ("onstage", "1"),
    "books": ("backstage", "2"),
}


def test_a_customer_action_without_a_partner_onstage_is_found() -> None:
    (finding,) = found(blueprint(CARDS))
    assert finding.ids == ("pays",)
    assert finding.text == (
        "1 of 2 customer actions has nobody and nothing onstage to meet it: pays"
    )


@pytest.mark.parametrize("arrow", ["pays>answers", "answers>pays"])
def test_a_partner_is_in_the_same_step_or_at_the_other_end_of_an_arrow(arrow: str) -> None:
    assert found(blueprint(CARDS, arrow)) == []


@pytest.mark.parametrize("arrow", ["pays>books", "books>pays"])
def test_an_arrow_that_skips_onstage_is_found(arrow: str) -> None:
    lonely, skips = found(blueprint(CARDS, arrow))
    assert lonely.ids == ("pays",) and skips.ids == (*arrow.split(">"), arrow)
    assert skips.text.endswith(f"or back: {arrow.replace('>', ' → ')}")


def test_a_map_that_is_no_blueprint_is_left_alone() -> None:
    cards = {name: at for name, at in CARDS.items() if at[0] != "onstage"}
    assert found(blueprint(cards, "pays>books", stage=False)) == []


def test_a_channel_of_no_role_is_nobodys_partner_and_skips_nothing() -> None:
    cards = {**CARDS, "waits": ("none", "2")}
    (finding,) = found(blueprint(cards, "pays>waits"))
    assert finding.ids == ("pays",)
