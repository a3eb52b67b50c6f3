"""What each touchpoint is to reaching the goal, and scenarios, as values of charts."""

from __future__ import annotations

import pytest

from journeymap.analysis.charts.scenarios import TriedScenarios, sentence, tried_scenarios
from journeymap.analysis.charts.tables import table_of
from journeymap.analysis.charts.without import (
    Losses,
    TouchTable,
    losses,
    losses_note,
    losses_sentence,
    touch_table,
    touches_note,
    touches_sentence,
)
from journeymap.analysis.flow.outcomes import prepare
from journeymap.analysis.flow.what_if import WhatIf
from journeymap.editing.scenarios import keep_scenario, rename_scenario, scenarios_of
from journeymap.formats.md import report
from journeymap.model.change import change
from journeymap.model.records import Scenario
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.view import View
from tests.analysis.flow.test_paths import journey_of
from tests.editing.maps import JOURNEY

ADS = "s>a 0.4, s>m 0.6, a>g 1, m>a 0.333333333333, m>g 0.333333333334"


def google_ads() -> Snapshot:
    """The published table: of 5 who begin 4 buy; removal takes .75 of that by ads, .5 by mail."""
    return journey_of(ADS, "Web: s a m g", s={"starts": 5}, g={"ends": "goal"})


def lost(now: Snapshot) -> Losses:
    found = losses(now, JOURNEY, prepare(now, JOURNEY).present)
    assert found is not None
    return found


def touched(now: Snapshot) -> TouchTable:
    found = touch_table(now, JOURNEY, prepare(now, JOURNEY).present)
    assert found is not None
    return found


def test_what_is_left_without_each_is_the_published_removal() -> None:
    found = lost(google_ads())
    assert [one.id for one in found.of] == ["a", "m"]
    assert [one.left for one in found.of] == pytest.approx([0.2, 0.4])
    assert losses_sentence(found) == "Without “a” 20 % reach the goal instead of 80 %"
    assert "line: 80 % now" in losses_note(found) and "38 … 96 %, n = 5" in losses_note(found)


def test_what_is_on_every_way_is_counted() -> None:
    found = lost(journey_of("a>b 0.9, b>c 0.9, c>d 0.5", d={"ends": "goal"}))
    assert [one.id for one in found.needed] == ["b", "c"]
    assert losses_sentence(found) == "2 touchpoints are on every way to the goal"


def test_where_nobody_gave_a_number_or_arrives_there_is_nothing() -> None:
    for ways, about in (("a>b, b>c", {}), ("a>b 0.5", {"f": {"ends": "goal"}})):
        now = journey_of(ways, **about)  # type: ignore[arg-type]
        present = prepare(now, JOURNEY).present
        assert losses(now, JOURNEY, present) is None
        assert touch_table(now, JOURNEY, present) is None
    empty = Snapshot()
    assert losses(empty, JOURNEY, prepare(empty, JOURNEY).present) is None


def test_each_column_of_touches_is_the_whole() -> None:
    found = touched(google_ads())
    for column in zip(*(one.shares for one in found.of), strict=True):
        assert sum(column) == pytest.approx(1.0, abs=1e-8)
    by_id = {one.id: one for one in found.of}
    assert by_id["s"].first == pytest.approx(1.0)
    assert by_id["a"].last == pytest.approx(0.75) and by_id["m"].last == pytest.approx(0.25)
    assert touches_sentence(found) == "Most begin with “s”, and come to the goal from “a”"
    assert touches_note(found)[1] == "from the shares on the arrows"


def test_what_is_hidden_is_not_named_and_its_share_is_nobodys() -> None:
    now = google_ads()
    present = prepare(now, JOURNEY).present
    few = losses(now, JOURNEY, present, {"s", "m", "g"})
    assert few is not None and [one.id for one in few.of] == ["m"]
    shares = touch_table(now, JOURNEY, present, None, {"s", "m", "g"})
    assert shares is not None and [one.id for one in shares.of] == ["s", "m"]
    assert sum(one.last for one in shares.of) == pytest.approx(0.25)
    assert touches_note(shares)[-1] == "1 that is hidden is left out"


def test_their_tables_hold_all_of_them() -> None:
    table = table_of(lost(google_ads()))
    assert table is not None and table.headings[1] == "Completion without it"
    assert [row[0] for row in table.rows] == ["a", "m"]
    shares = table_of(touched(google_ads()))
    assert shares is not None and len(shares.rows) == 3 and shares.shares == (1, 2, 3, 4)


def with_scenarios(*tried: tuple[str, WhatIf]) -> Snapshot:
    now = google_ads()
    for title, what_if in tried:
        kept = keep_scenario(now, JOURNEY, title, what_if)
        assert kept is not None
        now = now.apply(kept)
    return now


def found_in(now: Snapshot) -> TriedScenarios | None:
    return tried_scenarios(now, JOURNEY, prepare(now, JOURNEY))


def test_scenarios_stand_beside_how_it_is() -> None:
    now = with_scenarios(
        ("No ads", WhatIf(without=frozenset("a"))), ("All by ads", WhatIf(shares={"w0": 1.0}))
    )
    found = found_in(now)
    assert found is not None
    assert [one.title for one in found.of] == ["No ads", "All by ads"]
    assert [one.gain for one in found.of] == pytest.approx([-0.6, 0.2])
    assert found.of[0].lines[0].sentence == "Completion 80 % → 20 % (−60.0 % points worse)"
    assert sentence(found) == "With “All by ads” 100 % would reach the goal instead of 80 %"
    table = table_of(found)
    assert table is not None and (
        "All by ads",
        "Completion",
        "80 %",
        "100 %",
        "+20.0 % points better",
    ) in (table.rows)
    assert found_in(google_ads()) is None


def test_a_scenario_of_one_title_is_kept_anew_and_an_empty_one_not_at_all() -> None:
    now = with_scenarios(("Ads", WhatIf(shares={"w0": 1.0})), ("ads ", WhatIf(shares={"w0": 0.5})))
    (kept,) = scenarios_of(now, JOURNEY)
    assert kept.title == "Ads" and '"weight": 0.5' in kept.changes
    assert keep_scenario(now, JOURNEY, "Nothing", WhatIf()) is None
    assert keep_scenario(now, JOURNEY, "  ", WhatIf(shares={"w0": 1.0})) is None
    assert keep_scenario(now, "nowhere", "Ads", WhatIf(shares={"w0": 1.0})) is None
    renamed = rename_scenario(kept, " All by ads ")
    assert renamed is not None and rename_scenario(kept, " ") is None
    assert now.apply(renamed).all(Scenario)[kept.id].title == "All by ads"


def test_a_scenario_nobody_can_read_changes_nothing() -> None:
    broken = Scenario(id="x", journey=JOURNEY, title="Broken", changes='{"gone": {"weight": 7}} …')
    found = found_in(google_ads().apply(change("", add=[broken])))
    assert found is not None and found.of[0].gain == 0.0
    assert sentence(found) == "The scenario lets nobody more reach the goal"


def test_the_report_lists_scenarios_with_their_difference() -> None:
    now = with_scenarios(("All by ads", WhatIf(shares={"w0": 1.0})))
    told = report(View.of(now, JOURNEY), Options())
    assert "With “All by ads” 100 % would reach the goal instead of 80 %" in told
    assert "+20.0 % points better" in told
