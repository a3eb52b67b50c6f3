"""What commands answer in JSON keeps to its schema, whatever language is spoken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap import api
from journeymap.analysis.flow.network import network
from journeymap.api.plain import findings_plain
from journeymap.api.summary import summary
from journeymap.api.table import edges, rows
from journeymap.cli import main
from journeymap.model.records import Journey
from tests import json_answers
from tests.layout.pages import random_journey
from tests.misfits import misfits
from tests.model.filled import filled

TEMPLATES = ("coffee", "shop", "blueprint", "empty")
SCORED = Path(__file__).parents[1] / "data" / "scores"


def schema(name: str) -> Any:
    return json.loads((json_answers.FOLDER / f"{name}.schema.json").read_text("utf-8"))


def wrong(name: str, plain: Any) -> list[str]:
    return [*misfits(plain, schema(name), schema(name), "")]


def answers(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> list[Any]:
    """Run a command with ``--json``; return the object of each line, or the only one."""
    capsys.readouterr()
    assert main([*map(str, arguments), "--json"]) == code
    out = capsys.readouterr().out
    many = out.count("\n") == out.count('{"schema"') + out.count('{"file"')
    return [json.loads(line) for line in out.splitlines()] if many else [json.loads(out)]


@pytest.fixture(params=TEMPLATES)
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"{request.param}.journey"
    api.new(path, template=request.param, language="en").close()
    return path


@pytest.mark.parametrize("name", json_answers.SHAPES)
def test_the_schemas_are_those_of_the_records(name: str) -> None:
    written = (json_answers.FOLDER / f"{name}.schema.json").read_text("utf-8")
    assert written == json_answers.text(name), "run python -m tests.json_answers"


def test_what_info_and_check_answer_keeps_to_its_schema(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (told,) = answers(capsys, "info", file)
    (checked,) = answers(capsys, "check", file)
    assert wrong("info", told) == [] and wrong("check", checked) == []
    assert checked["sound"] and checked["file"] == told["file"] == str(file)


@pytest.mark.parametrize("source", sorted(SCORED.glob("*.json")), ids=lambda path: path.stem)
def test_scores_of_every_sort_keep_to_their_schema(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "scored.journey"
    (came,) = answers(capsys, "import", source, "-o", file)
    (told,) = answers(capsys, "info", file)
    assert wrong("import", came) == [] and wrong("info", told) == []
    assert any(card["scores"] for one in told["journeys"] for card in one["touchpoints"])


def test_what_an_import_answers_keeps_to_its_schema(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "plan.csv"
    source.write_text("Touchpoint,Feeling\nSearches,7\nPays,x\n", "utf-8")
    (came,) = answers(capsys, "import", source, "-o", tmp_path / "plan.journey")
    assert wrong("import", came) == []
    assert {one["assumed"] for one in came["report"]} == {True, False}


def test_a_file_that_cannot_be_read_is_an_answer_of_check_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (told,) = answers(capsys, "check", tmp_path / "none.journey", code=1)
    assert wrong("check", told) == [] and "no file" in told["problem"] and not told["sound"]


def test_scripts_get_the_same_as_the_command_line(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (told,) = answers(capsys, "info", file)
    (checked,) = answers(capsys, "check", file)
    with api.open(file, read_only=True) as project:
        assert {"file": str(file), **project.info()} == told
        found = [finding for journey in project.journeys for finding in journey.findings()]
        assert found == checked["findings"]
        assert [journey.info() for journey in project.journeys] == told["journeys"]
        assert not [x for finding in found for x in wrong("finding", finding)]


def test_several_files_answer_one_object_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / f"{name}.journey" for name in TEMPLATES]
    for file, template in zip(files, TEMPLATES, strict=True):
        api.new(file, template=template).close()
    for command in ("info", "check"):
        capsys.readouterr()
        assert main([command, *map(str, files), "--json"]) == 0
        lines = capsys.readouterr().out.splitlines()
        told = [json.loads(line) for line in lines]
        assert [one["file"] for one in told] == [str(file) for file in files]
        assert not [x for one in told for x in wrong(command, one)]


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "good.journey", tmp_path / "bad.journey"
    api.new(good).close()
    bad.write_bytes(b"nothing")
    assert main(["info", str(bad), str(good), "--json"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["file"] == str(good)
    assert err.count("\n") == 1 and "not a journey file" in err
    assert main(["check", str(bad), str(good), "--json"]) == 1
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["sound"], second["sound"]) == (False, True)


def test_sentences_follow_the_language_and_keys_do_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.journey"
    api.new(file, template="coffee", language="en").close()
    (english,) = answers(capsys, "check", file)
    (other,) = answers(capsys, "check", file, "--language", "uk")
    assert wrong("check", other) == []
    sentences = [[one["sentence"] for one in told["findings"]] for told in (english, other)]
    assert sentences[0] != sentences[1]
    for one, two in zip(english["findings"], other["findings"], strict=True):
        spoken = {"sentence": "", "finding": "", "title": ""}
        assert {**one, **spoken} == {**two, **spoken}


@pytest.mark.parametrize(("level", "code"), [(1, 3), (3, 3), (4, 3), (None, 0)])
def test_check_ends_with_3_when_something_as_severe_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], level: int | None, code: int
) -> None:
    file = tmp_path / "a.journey"
    api.new(file, template="coffee", language="en").close()
    flags = ["--fail-on", str(level)] if level else []
    assert main(["check", str(file), *flags]) == code
    assert "is sound" in capsys.readouterr().out


def test_check_passes_what_is_less_severe_and_a_broken_file_goes_before(tmp_path: Path) -> None:
    file, bad = tmp_path / "a.journey", tmp_path / "bad.journey"
    with api.new(file, template="shop", language="en") as project:
        journey = project.journeys[0]
        for one in journey.findings():
            if one["severity"] == 4:
                journey.dismiss(one, "known")
        worst = max(one["severity"] for one in journey.findings())
    assert 0 < worst < 4 and main(["check", str(file), "--fail-on", str(worst + 1)]) == 0
    bad.write_bytes(b"nothing")
    assert main(["check", str(file), str(bad), "--fail-on", "1"]) == 1
    with pytest.raises(SystemExit) as ended:
        main(["check", str(file), "--fail-on", "5"])
    assert ended.value.code == 2


@given(st.integers(0, 10**6))
def test_the_answers_about_any_document_keep_to_their_schemas(seed: int) -> None:
    for snapshot in (random_journey(seed), filled()):
        told = {"file": "a.journey", **summary(snapshot)}
        assert wrong("info", json.loads(json.dumps(told, allow_nan=False))) == []
        for journey in snapshot.all(Journey):
            found = findings_plain(snapshot, journey)
            assert not [x for one in found for x in wrong("finding", one)]
            keys = {tuple(row) for row in rows(snapshot, journey)}
            assert len(keys) <= 1
            json.dumps(rows(snapshot, journey), allow_nan=False)
            graph = network(
                ((row["id"], row) for row in rows(snapshot, journey)), edges(snapshot, journey)
            )
            assert len(graph) == len(rows(snapshot, journey))
