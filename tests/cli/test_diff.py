"""``diff`` says what differs between two journeys, versions and files; scripts get the same."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

import pytest

from journeymap import api
from journeymap.api import JourneyError
from journeymap.api.compared import address
from journeymap.cli import main
from journeymap.editing import COMMANDS, EditView
from journeymap.model.records import Journey
from journeymap.storage.session import Session
from tests.cli.test_analyse import told
from tests.cli.test_answers import answers, wrong

TITLE = "Buying a coffee machine"


@pytest.fixture
def coffee(tmp_path: Path) -> Path:
    """Return a file with a to-be in which one touchpoint has gone and one is called otherwise."""
    path = tmp_path / "coffee.journey"
    api.new(path, template="coffee", language="en").close()
    session = Session.open(path)
    journey = next(iter(session.snapshot.all(Journey)))
    made = COMMANDS["journey.to-be"].run(EditView.of(session.snapshot, journey))
    assert made is not None
    session.write(made)
    session.versions.name("May", 0)
    session.close()
    with api.open(path) as project:
        to_be = project.journeys[1]
        with project.change("Better"):
            to_be.touchpoints[0].update(title="Sees an ad")
            to_be.touchpoint("Calls about the delay").remove()
    return path


def test_its_as_is_is_compared_with_its_to_be(
    coffee: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = told(capsys, "diff", coffee)
    for words in (f"{TITLE}: as-is → to-be", "12 → 11", "Assumed: as-is: The time is known",
                  "changed · Sees an ad: “Sees a friend", "its frictions went: Waits 11 min",
                  "− removed · Orders on the site → Calls about the delay"):  # fmt: skip
        assert words in said, words


@pytest.mark.parametrize(
    "names",
    [
        ("{file}",),
        ("{file}#as-is", "{file}#to-be"),
        ("{file}#as-is", "#to-be"),
        ("{file}#to-be",),
        (f"{{file}}#{TITLE}", f"{{file}}#{TITLE} (to-be)"),
    ],
)
def test_what_it_answers_keeps_to_its_schema(
    names: tuple[str, ...], coffee: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (found,) = answers(capsys, "diff", *(name.format(file=coffee) for name in names))
    assert wrong("diff", found) == []
    assert found["before"]["state"] == "as-is" and found["after"]["state"] == "to-be"
    assert found["before"]["file"] == str(coffee) and found["related"]
    gone = [one for one in found["removed"] if one["kind"] == "Touchpoint"]
    assert [one["title"] for one in gone] == ["Calls about the delay"]
    (row,) = [one for one in found["changed"] if one["kind"] == "Touchpoint"]
    assert (row["field"], row["after"]) == ("title", "Sees an ad") and row["id"] != row["origin"]
    assert found["counts"]["touchpoints"]["change"] == -1
    with api.open(coffee, read_only=True) as project:
        plain = project.journeys[0].compare()
    assert {key: found[key] for key in ("added", "removed", "changed", "counts")} == {
        key: plain[key] for key in ("added", "removed", "changed", "counts")
    }


def test_versions_are_named_by_their_name_a_day_or_a_step(
    coffee: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with api.open(coffee) as project:
        project.journeys[0].touchpoints[1].update(title="Looks around")
    for version in ("May", "may", "1"):
        said = told(capsys, "diff", f"{coffee}@{version}", coffee)
        assert "“Compares models and reviews” → “Looks around”" in said
    assert "Looks around" in told(capsys, "diff", coffee, "@May")
    (found,) = answers(capsys, "diff", f"{coffee}#as-is@May", f"{coffee}#as-is")
    assert found["before"]["version"] == "May" and found["after"]["version"] is None
    there = told(capsys, "diff", f"{coffee}@June", coffee, code=1)
    assert "There are: “May”, the steps from 0 to 3, and the days of them." in there
    assert "Looks around" not in told(capsys, "diff", f"{coffee}@2999-01-01", coffee)


def test_two_files_are_compared_and_unrelated_ones_said_to_be(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.journey"
    copyfile(coffee, other)
    with api.open(other) as project:
        project.journeys[0].touchpoints[1].update(title="Looks around")
    said = told(capsys, "diff", coffee, other)
    assert f"{TITLE}: coffee → other" in said and "Looks around" in said
    stranger = tmp_path / "stranger.journey"
    api.new(stranger, template="hospital", language="en").close()
    said = told(capsys, "diff", coffee, stranger)
    assert "No touchpoint of one is found again in the other" in said
    (found,) = answers(capsys, "diff", coffee, stranger)
    assert not found["related"] and wrong("diff", found) == []


def test_options_may_stand_between_both_sides(
    coffee: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (found,) = answers(capsys, "diff", coffee, "--language", "en", "#as-is")
    assert found["after"]["state"] == "as-is"
    with pytest.raises(SystemExit) as end:
        main(["diff", str(coffee), "--json", "#as-is", "#to-be"])
    assert end.value.code == 2


def test_a_file_of_the_whole_name_wins(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = tmp_path / "coffee.journey#to-be@May"
    copyfile(coffee, odd)
    assert address(str(odd)).file == odd
    assert address(f"{odd}#as-is") == (odd, "#as-is")
    assert address(f"{coffee}#a@b#c@d") == (coffee, "#a@b#c@d")
    assert address("gone.journey#a@b").file == Path("gone.journey")
    assert "Sees an ad" in told(capsys, "diff", odd)


def test_a_title_with_the_signs_in_it_is_found(
    coffee: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with api.open(coffee) as project:
        project.journeys[0].update(title="A#1@home")
    (found,) = answers(capsys, "diff", f"{coffee}#A#1@home", f"{coffee}#to-be")
    assert found["before"]["title"] == "A#1@home"


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("{file}#nobody", "{file}"), "There is no journey “nobody”"),
        (("{file}gone",), "There is no file"),
        (("{plain}",), "There is no to-be beside its as-is in this file"),
        (("{blank}", "{blank}"), "There is no journey in blank.journey"),
        (("{text}",), "text.journey"),
    ],
)
def test_what_cannot_be_compared_is_said_in_a_sentence(
    names: tuple[str, ...],
    words: str,
    coffee: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    files = {name: tmp_path / f"{name}.journey" for name in ("plain", "blank", "text")}
    api.new(files["plain"], template="coffee", language="en").close()
    api.new(files["blank"], template=None).close()
    files["text"].write_text("not one", "utf-8")
    given = [name.format(file=coffee, **files) for name in names]
    assert words in told(capsys, "diff", *given, code=1)


def test_scripts_take_over_what_differs_as_one_step(coffee: Path) -> None:
    with api.open(coffee) as project:
        as_is, to_be = project.journeys
        found = to_be.difference()
        (first,) = [one for one in found.touchpoints if one.kind == "changed"]
        assert as_is.take(found, first)
        assert as_is.touchpoints[0].title == "Sees an ad"
        assert project.undo() and as_is.touchpoints[0].title != "Sees an ad"
        assert to_be.take(found) and not as_is.difference() and not to_be.take(found)
        assert project.undo()
        with api.open(coffee, read_only=True) as seen:
            other = as_is.difference(seen.journeys[0])
            assert not other and other.are_related
    plain = api.new(None, template="coffee", language="en")
    with plain, pytest.raises(JourneyError, match="no to-be"):
        plain.journeys[0].difference()
