"""Tables of counted paths: who reached the goal, who left where, as counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymap.analysis.flow.outcomes import outcomes
from journeymap.analysis.flow.paths import flow
from journeymap.errors import JourneyError
from journeymap.formats.reading import import_file
from journeymap.model.records import Journey, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.imported import Imported
from journeymap.tabular.logs.columns import LogChoices
from journeymap.tabular.logs.path_table import steps_of
from journeymap.tabular.logs.reading import import_log
from tests.logs.counted import of_journey

PATHS = """path;conversions;nulls
Search > Compare > Basket > Pay;120;30
Search > Basket > Pay;80;60
Ad > Search > Pay;40;90
"""


def brought(tmp_path: Path, text: str) -> Imported:
    path = tmp_path / "paths.csv"
    path.write_text(text, "utf-8")
    return import_log(path, LogChoices(paths=True))


def completion(came: Imported) -> float:
    snapshot = Snapshot().apply(came.change)
    (journey,) = snapshot.all(Journey)
    found = flow(snapshot, journey).completion
    assert found is not None and not found.assumed
    return found.share


def test_paths_become_counted_arrows_to_a_goal_and_drop_off(tmp_path: Path) -> None:
    came = brought(tmp_path, PATHS)
    arrows, starts = of_journey(came.change)
    assert arrows == {
        ("Search", "Compare"): 150,
        ("Compare", "Basket"): 150,
        ("Basket", "Pay"): 290,
        ("Search", "Basket"): 140,
        ("Ad", "Search"): 130,
        ("Search", "Pay"): 130,
        ("Pay", "Conversion"): 240,
    }
    assert starts == {"Search": 290, "Ad": 130}
    snapshot = Snapshot().apply(came.change)
    (journey,) = snapshot.all(Journey)
    found = flow(snapshot, journey)
    cards = {card.id: card for card in snapshot.all(Touchpoint).values()}
    assert {cards[id].title: rest for id, rest in found.drop_off.items()} == {
        "Pay": pytest.approx(180 / 420)
    }
    assert {card.title for card in cards.values() if card.ends == "goal"} == {"Conversion"}
    assert completion(came) == pytest.approx(240 / 420, abs=1e-12)
    assert not came.report and not came.assumed
    assert of_journey(import_file(tmp_path / "paths.csv").change) == (arrows, starts)


def test_the_paths_of_channel_attribution_all_reach_the_goal(tmp_path: Path) -> None:
    # The vignette of ChannelAttribution: A>B>A>B>B>A, A>B>B>A>A and A>A, one conversion each.
    text = "path,total_conversions\nA > B > A > B > B > A,1\nA > B > B > A > A,1\nA > A,1\n"
    came = brought(tmp_path, text)
    assert completion(came) == pytest.approx(1.0, abs=1e-12)
    arrows, starts = of_journey(came.change)
    assert arrows == {("A", "B"): 3, ("B", "A"): 3, ("A", "Conversion"): 3} and starts == {"A": 3}
    assert "4 times something followed itself" in " ".join(why for _, why in came.report)


def test_conversions_of_all_customers_are_their_share(tmp_path: Path) -> None:
    text = "Path;Conversions;Null\nA > B;3;7\nB;1;9\nA > C > B;6;4\n"
    assert completion(brought(tmp_path, text)) == pytest.approx(10 / 30, abs=1e-12)


@pytest.mark.parametrize(
    ("text", "arrows"),
    [
        ("path,users\nA > B > C,12\nA > C,3\n", {("A", "B"): 12, ("B", "C"): 12, ("A", "C"): 3}),
        ("A > B > C\nA > B\n", {("A", "B"): 2, ("B", "C"): 1}),
        ("Path,Users\nEmail → Site → Shop,1 200\n", {("Email", "Site"): 1200, ("Site", "Shop"): 1200}),
        ("шлях;кількість\nПошук -> Кошик;40\n", {("Пошук", "Кошик"): 40}),
        ('path;conversions\n"A, B, C";5\n', {("A", "B"): 5, ("B", "C"): 5, ("C", "Conversion"): 5}),
        ("путь;конверсии;отказы\nA » B;5;\n", {("A", "B"): 5, ("B", "Conversion"): 5}),
        ("conversions;nulls;path\n2;1;A > B\n", {("A", "B"): 3, ("B", "Conversion"): 2}),
        ("A > B,5,2\n", {("A", "B"): 7, ("B", "Conversion"): 5}),
        ("path;conversions\nA > Conversion;5\n",
         {("A", "Conversion"): 5, ("Conversion", "Conversion *"): 5}),
    ],
)  # fmt: skip
def test_paths_are_read_however_they_are_written(
    tmp_path: Path, text: str, arrows: dict[tuple[str, str], int]
) -> None:
    assert of_journey(brought(tmp_path, text).change)[0] == arrows


def test_rows_without_a_path_or_whole_numbers_and_other_columns_are_told(tmp_path: Path) -> None:
    text = "path;conversions;conversion value\nA > B;5;100\nA > C;2.5;50\n;3;1\nA > B;-2;1\n"
    came = brought(tmp_path, text)
    assert of_journey(came.change)[0] == {("A", "B"): 5, ("B", "Conversion"): 5}
    told = dict(came.report)
    assert told[3] == (
        "3 rows were left out, as they hold no path with whole numbers (rows 3, 4, 5)."
    )
    assert told[0] == "Left out, as nothing is made of them: “conversion value”."


@pytest.mark.parametrize(
    "text",
    [
        "path;conversions\nA > B;0\n",
        "Card ID;Card Name;List ID\n1;Sees ad;11\n2;Orders;12\n",
        "Stage;Touchpoint\nFind;Website\nBuy;Shop\n",
    ],
)
def test_a_table_without_any_path_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(JourneyError, match="holds no counted paths"):
        brought(tmp_path, text)


def test_three_thousand_steps_leave_the_rare_ones_out(tmp_path: Path) -> None:
    rows = [f"Start > Step {n} > End;{n + 1};1" for n in range(3_000)]
    came = brought(tmp_path, "\n".join(("path;conversions;nulls", *rows)))
    assert len(Snapshot().apply(came.change).all(Touchpoint)) == 80
    assert any("2923 rare steps were left out" in why for _, why in came.report)


def test_steps_are_set_apart_by_arrows_or_else_by_commas() -> None:
    assert steps_of("A, or B > C") == ("A, or B", "C")
    assert steps_of(" A ,B,, C") == ("A", "B", "C")
    assert steps_of("") == ()


@pytest.mark.parametrize(
    ("text", "share", "effects"),
    [
        # ChannelAttribution's vignette of 2015: P = 1, and B is left out of one path alone.
        ("path;conversions\nA > B > A > B > B > A;1\nA > B > B > A > A;1\nA > A;1\n",
         1.0, {"A": 1.0, "B": 0.5}),
        # C1 > C2 > C3 reaches the goal, C1 and C2 > C3 do not (analyzecore): P = 1/3.
        ("path;conversions;nulls\nC1 > C2 > C3;1;0\nC1;0;1\nC2 > C3;0;1\n",
         1 / 3, {"C1": 0.5, "C2": 1.0, "C3": 1.0}),
    ],
)  # fmt: skip
def test_what_is_lost_without_a_step_is_as_attribution_says(
    tmp_path: Path, text: str, share: float, effects: dict[str, float]
) -> None:
    snapshot = Snapshot().apply(brought(tmp_path, text).change)
    (journey,) = snapshot.all(Journey)
    found = outcomes(snapshot, journey)
    assert found.completion is not None
    assert found.completion.share == pytest.approx(share, abs=1e-12)
    cards = snapshot.all(Touchpoint)
    removal = {cards[one.id].title: one.removal for one in found.touchpoints}
    assert {name: removal[name] for name in effects} == pytest.approx(effects, abs=1e-9)


def test_more_customers_than_there_can_be_are_refused(tmp_path: Path) -> None:
    with pytest.raises(JourneyError, match="more customers than there can be"):
        brought(tmp_path, "path;conversions\nA > B;900000000000\nA > C;900000000000\n")
