"""A map of one's own as a template: what is taken along, offered again, and asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import journeymap
from journeymap.errors import JourneyError
from journeymap.model.change import change
from journeymap.model.records import (
    Asset,
    Comment,
    Idea,
    Journey,
    Project,
    Quote,
    SavedView,
    Score,
    Source,
    Touchpoint,
)
from journeymap.model.required import asked_by
from journeymap.model.snapshot import Snapshot
from journeymap.paths import settings_folder
from journeymap.storage.own_templates import remove_template, save_template
from journeymap.storage.templates import OWN, load, pictures, templates


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep templates where no other test looks."""
    monkeypatch.setenv("JOURNEYMAP_CONFIG", str(tmp_path / "settings"))


@pytest.fixture
def coffee() -> Snapshot:
    return Snapshot().apply(load("coffee", "en"))


def picture(digest: str) -> bytes:
    return pictures("coffee")[digest]


def own() -> list[str]:
    return [one.name for one in templates("en") if one.kind == "own"]


def saved(snapshot: Snapshot, title: str = "Our way", **how: object) -> str:
    return save_template(snapshot, picture, title, "Said shortly", **how)  # type: ignore[arg-type]


def test_it_is_offered_and_gives_the_map_again_with_new_ids(coffee: Snapshot) -> None:
    name = saved(coffee)
    (listed,) = [one for one in templates("uk") if one.kind == "own"]
    assert (listed.name, listed.title, listed.description) == (name, "Our way", "Said shortly")
    made = Snapshot().apply(load(name))
    for kind in (Touchpoint, Journey, Idea, Asset):
        assert len(made.all(kind)) == len(coffee.all(kind))
        assert not made.all(kind).keys() & coffee.all(kind).keys()
    titles = [[card.title for card in one.ordered(Touchpoint)] for one in (made, coffee)]
    assert titles[0] == titles[1]
    assert next(iter(made.all(Project).values())).name == "Our way"


def test_what_somebody_said_is_left_out_unless_it_is_asked_for(coffee: Snapshot) -> None:
    card = next(iter(coffee.all(Touchpoint)))
    quote = next(iter(coffee.all(Quote)))
    idea = next(iter(coffee.all(Idea).values()))
    told = coffee.apply(
        change("x", add=[Comment(touchpoint=card)], edit=[(idea, idea.but(quotes=(quote,)))])
    )
    bare = Snapshot().apply(load(saved(told)))
    assert not any(bare.all(kind) for kind in (Score, Quote, Comment))
    assert len(bare.all(Idea)) == len(coffee.all(Idea))
    whole = Snapshot().apply(load(saved(told, data=True)))
    assert len(whole.all(Score)) == len(coffee.all(Score))
    assert len(whole.all(Quote)) == len(coffee.all(Quote)) and not whole.all(Comment)


def test_one_customers_journey_is_left_out_as_data(coffee: Snapshot) -> None:
    case = coffee.apply(change("x", add=[Journey(title="Olena’s week", state="case")]))
    assert len(Snapshot().apply(load(saved(case))).all(Journey)) == 1
    assert len(Snapshot().apply(load(saved(case, data=True))).all(Journey)) == 2


def test_its_pictures_come_along(coffee: Snapshot) -> None:
    name = saved(coffee)
    made = Snapshot().apply(load(name))
    assert pictures(name) == pictures("coffee")
    assert {one.digest for one in made.all(Asset).values()} == set(pictures("coffee"))


def test_a_picture_that_is_lost_is_left_out(coffee: Snapshot) -> None:
    from journeymap.storage.faults import CannotRead

    def lost(digest: str) -> bytes:
        raise CannotRead("gone")

    name = save_template(coffee, lost, "Bare")
    assert not Snapshot().apply(load(name)).all(Asset) and pictures(name) == {}


def test_what_names_ids_in_a_saved_view_names_the_new_ones(coffee: Snapshot) -> None:
    journey, card = next(iter(coffee.all(Journey))), next(iter(coffee.all(Touchpoint)))
    view = SavedView(journey=journey, name="One", filter=json.dumps({"touchpoints": [card]}))
    made = Snapshot().apply(load(saved(coffee.apply(change("x", add=[view])))))
    (kept,) = made.all(SavedView).values()
    (named,) = json.loads(kept.filter)["touchpoints"]
    assert made.get(Touchpoint, named)


def test_one_of_the_same_title_is_replaced_and_another_gets_a_name_of_its_own(
    coffee: Snapshot,
) -> None:
    first = saved(coffee)
    assert saved(Snapshot().apply(load("shop", "en"))) == first and own() == [first]
    assert pictures(first) == {}
    other = saved(coffee, "Shop")
    assert other != "shop" and sorted(own()) == sorted([first, other])
    assert len(Snapshot().apply(load("shop", "en")).all(Touchpoint)) > 0


@pytest.mark.parametrize("title", ["../../x", "Кава & чай", "con", "a" * 300, "…"])
def test_any_title_is_a_name(coffee: Snapshot, title: str) -> None:
    name = saved(coffee, title)
    assert own() == [name]
    assert (settings_folder() / OWN / f"{name}.json").is_file()


def test_it_is_removed_with_its_pictures_and_ours_cannot_be(coffee: Snapshot) -> None:
    name = saved(coffee)
    remove_template(name)
    assert own() == [] and list((settings_folder() / OWN).iterdir()) == []
    with pytest.raises(JourneyError, match="coffee"):
        remove_template("coffee")


def test_what_it_asks_for_is_kept_in_the_file(coffee: Snapshot) -> None:
    name = saved(coffee, requires=["Touchpoint.owner", "Stage.goal", "Train.colour"])
    (source,) = Snapshot().apply(load(name)).all(Source).values()
    asked = asked_by(source)
    assert source.name == "Our way" and asked is not None
    assert [one.key for one in asked] == ["Stage.goal", "Touchpoint.owner"]
    assert not Snapshot().apply(load(saved(coffee, "Free"))).all(Source)


def test_a_project_is_begun_from_its_name_or_its_path(coffee: Snapshot, tmp_path: Path) -> None:
    name = saved(coffee, requires=["Touchpoint.owner"])
    path = settings_folder() / OWN / f"{name}.json"
    for number, template in enumerate((name, str(path))):
        with journeymap.new(tmp_path / f"{number}.journey", template=template) as project:
            assert len(project.journeys[0].touchpoints) == 12


@pytest.mark.parametrize(
    "written",
    [
        "",
        "[]",
        "{",
        "[" * 100_000,
        '{"title": 7, "description": null, "records": 3}',
        '{"title": "A", "description": "B", "records": {"Stage": [{"id": []}]}}',
        '{"title": "A", "description": "B", "records": {}, "requires": 4}',
        '{"title": "A", "description": "B", "records":'
        ' {"Asset": [{"id": "a", "name": "x", "file": "../../secret.png"}]}}',
        '{"title": "A", "description": "B", "records":'
        ' {"Asset": [{"id": "a", "name": "x", "file": "x.exe"}]}}',
    ],
)
def test_a_file_of_somebody_else_hinders_no_other(coffee: Snapshot, written: str) -> None:
    good = saved(coffee)
    (settings_folder() / OWN / "odd.json").write_text(written, "utf-8")
    assert sorted(own()) == sorted([good, "odd"])
    with pytest.raises(JourneyError, match=r"odd\.json cannot be used"):
        load("odd")
    load(good)
    remove_template("odd")
    assert own() == [good]


def test_an_own_template_does_not_stand_in_the_way_of_ours() -> None:
    folder = settings_folder() / OWN
    folder.mkdir(parents=True)
    (folder / "coffee.json").write_text("{}", "utf-8")
    assert own() == []
    assert len(Snapshot().apply(load("coffee", "en")).all(Touchpoint)) == 12
