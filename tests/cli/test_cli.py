"""The command line as a person or a script drives it: in a process of its own, and in this one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from journeymap.cli import main, understand
from journeymap.model.change import change
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.storage.session import Session
from journeymap.storage.templates import load

ROOT = Path(__file__).parents[2]
TEA = ROOT / "tests" / "data" / "mermaid" / "mm_docs_userjourney.mmd"


def journeymap(*arguments: object, code: int = 0, **environment: str) -> tuple[str, str]:
    """Run the real command in the folder of the checkout; return what it says."""
    ended = subprocess.run(
        [sys.executable, "-m", "journeymap", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )
    assert ended.returncode == code, ended.stderr
    assert "Traceback" not in ended.stderr
    return ended.stdout, ended.stderr


@pytest.fixture
def coffee(tmp_path: Path) -> Path:
    path = tmp_path / "coffee.journey"
    assert main(["new", str(path), "--template", "coffee", "--language", "en"]) == 0
    return path


def said(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> str:
    capsys.readouterr()
    assert main([str(argument) for argument in arguments]) == code
    out, err = capsys.readouterr()
    return err if code else out


def answer(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    return json.loads(said(capsys, *arguments, "--json"))


def test_a_journey_goes_through_all_commands_of_a_real_process(tmp_path: Path) -> None:
    file, text, again = tmp_path / "a.journey", tmp_path / "a.mmd", tmp_path / "b.journey"
    journeymap("new", file, "--template", "coffee")
    assert "is sound" in journeymap("check", file)[0]
    journeymap("export", file, text)
    assert "12 touchpoints" in journeymap("import", text, "-o", again)[0]
    first, second = (json.loads(journeymap("info", f, "--json")[0]) for f in (file, again))
    titles = [
        [(t["title"], t["stage"], t["feeling"]) for t in told["journeys"][0]["touchpoints"]]
        for told in (first, second)
    ]
    assert titles[0] == titles[1]


def test_info_says_what_is_in_the_file(coffee: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [journey] = answer(capsys, "info", coffee)["journeys"]
    call = next(t for t in journey["touchpoints"] if t["title"] == "Calls about the delay")
    loop = next(c for c in journey["connections"] if c["kind"] == "loyalty")
    assert journey["title"] == "Buying a coffee machine"
    assert journey["stages"][2]["title"] == "Order & delivery"
    assert journey["counts"] == {"stages": 5, "lanes": 12, "touchpoints": 12, "connections": 15}
    assert (call["stage"], call["lane"]) == ("Order & delivery", "Contact centre")
    assert (call["feeling"], call["friction"]) == (-1.5, 4)
    felt = {key: call["feelings"][0][key] for key in ("persona", "valence", "word")}
    assert felt == {"persona": "Olena, 34", "valence": -2.0, "word": "frustrated"}
    assert (loop["source"], loop["target"], loop["weight"]) == (
        "Orders beans again",
        "Compares models and reviews",
        51,
    )
    assert "12 touchpoints" in said(capsys, "info", coffee)


def test_info_tells_a_journey_to_be_from_the_one_it_was_copied_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    journeys = [{"id": state, "title": "Buying", "state": state} for state in ("as-is", "to-be")]
    source, file = tmp_path / "both.json", tmp_path / "both.journey"
    source.write_text(json.dumps({"journeymap": 2, "records": {"Journey": journeys}}), "utf-8")
    said(capsys, "import", source, "-o", file)
    told = said(capsys, "info", file).splitlines()
    assert [line for line in told if line[0] != " "] == ["Buying", "Buying (to-be)"]


def test_reading_commands_do_not_disturb_a_file_that_is_open(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = coffee.read_bytes()
    window = Session.open(coffee)
    journey = next(iter(window.snapshot.all(Journey).values()))
    try:
        assert answer(capsys, "check", coffee)["sound"]
        assert answer(capsys, "info", coffee)["journeys"]
        said(capsys, "export", coffee, tmp_path / "out.mmd")
        window.write(change("Rename", edit=[(journey, journey.but(title="Mine"))]))
        assert "open" in said(capsys, "new", coffee, "--force", code=1)
        assert coffee.read_bytes() == before
        window.publish()
    finally:
        window.close()
    assert answer(capsys, "info", coffee)["journeys"][0]["title"] == "Mine"


@pytest.mark.parametrize(
    ("template", "touchpoints"), [("empty", 0), ("coffee", 12), ("blueprint", 16)]
)
def test_new_makes_a_file_from_each_template(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], template: str, touchpoints: int
) -> None:
    file = tmp_path / "a.journey"
    said(capsys, "new", file, "--template", template)
    assert answer(capsys, "info", file)["counts"]["touchpoint"] == touchpoints


def test_new_speaks_the_language_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "кава.journey"
    said(capsys, "new", file, "--template", "coffee", "--language", "uk")
    assert answer(capsys, "info", file)["project"] == "Купівля кавомашини"


def test_a_file_that_is_there_is_kept(coffee: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = coffee.read_bytes()
    for command in (["new", coffee], ["import", TEA, "-o", coffee]):
        assert "already there" in said(capsys, *command, code=1)
        assert coffee.read_bytes() == before
    said(capsys, "import", TEA, "-o", coffee, "--force")
    assert answer(capsys, "info", coffee)["project"] == "My working day"


def test_a_journey_file_has_its_own_ending(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (["new"], ["import", TEA, "-o"]):
        told = said(capsys, *command, tmp_path / "plan.csv", "--force", code=1)
        assert "ends in .journey" in told and "plan.csv.journey" in told
    assert not list(tmp_path.iterdir())


def test_a_text_somebody_may_have_written_is_kept(
    coffee: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = coffee.with_suffix(".mmd")
    text.write_text("mine", "utf-8")
    assert "already there" in said(capsys, "export", coffee, text, code=1)
    assert text.read_text("utf-8") == "mine"
    said(capsys, "export", coffee, text, "--force")
    assert text.read_text("utf-8").startswith("journey\n")
    assert sorted(p.name for p in coffee.parent.iterdir()) == ["coffee.journey", "coffee.mmd"]


def test_import_says_what_it_could_not_take_and_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, file = tmp_path / "plan.mmd", tmp_path / "plan.journey"
    source.write_text("journey\nsection A\nx: -9: Me\ny: 5: Me\n", "utf-8")
    told = answer(capsys, "import", source, "-o", file)
    assert [(one["line"], one["assumed"]) for one in told["report"]] == [(3, False), (0, True)]
    assert "drawn dotted" in told["report"][1]["sentence"]
    assert told["counts"]["touchpoint"] == 2
    main(["import", str(source), "-o", str(file), "--force"])
    complained = capsys.readouterr().err
    assert f"{source}:3: " in complained and f"{source}: The arrows follow" in complained


def test_import_says_which_scale_of_feelings_it_took(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, file = tmp_path / "plan.csv", tmp_path / "plan.journey"
    source.write_text("Touchpoint,Feeling\nSearches,7\nPays,9\nWaits,2\n", "utf-8")
    told = answer(capsys, "import", source, "-o", file)
    sentence = "Feelings were read as 1 to 10, by the numbers that occur."
    assert {"line": 0, "sentence": sentence, "assumed": True} in told["report"]
    main(["import", str(source), "-o", str(file), "--force"])
    assert f"{source}: {sentence}" in capsys.readouterr().err


def test_export_finds_a_journey_by_its_title(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "two.journey", tmp_path / "two.mmd"
    both = Snapshot().apply(load("shop", "en")).apply(load("blueprint", "en"))
    session = Session.new(both)
    session.save_as(file)
    session.close()
    said(capsys, "export", file, out, "--journey", "A repair at the workshop")
    assert "title A repair at the workshop" in out.read_text("utf-8")
    complaint = said(capsys, "export", file, out, "--force", "--journey", "Nobody", code=1)
    assert "“Nobody”" in complaint and "“A repair at the workshop”" in complaint


def test_templates_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    names = [template["name"] for template in answer(capsys, "templates")]
    assert {"blueprint", "empty", "shop"} <= set(names[: names.index("coffee")])
    assert "Service blueprint" in said(capsys, "templates")


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (None, "no file"),
        (b"", "empty"),
        (b"SQLite format 3\0", "cut off"),
        (b"journey\nx: 5: Me\n", "not a journey file"),
        (b"\x89PNG\r\n", "not a journey file"),
    ],
)
def test_bad_files_get_one_plain_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], written: bytes | None, why: str
) -> None:
    file = tmp_path / "bad.journey"
    if written is not None:
        file.write_bytes(written)
    for command in (["info", file], ["check", file], ["export", file, tmp_path / "out.mmd"]):
        complaint = said(capsys, *command, code=1)
        assert why in complaint and "Traceback" not in complaint
        assert complaint.startswith("journeymap: ") and complaint.count("\n") == 1
    assert not file.exists() or file.read_bytes() == written


def test_check_tells_a_script_what_is_wrong(
    tmp_path: Path, coffee: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = coffee.read_bytes()
    coffee.write_bytes(whole[: len(whole) // 2])
    capsys.readouterr()
    assert main(["check", str(coffee), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert not told["sound"] and "damaged" in told["problem"]
    assert "damaged" in said(capsys, "check", coffee, code=1)
    assert "it is a folder" in said(capsys, "check", tmp_path, code=1)


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (["import", "{d}/none.mmd", "-o", "{d}/x.journey"], "cannot be read"),
        (["import", "{d}/none.doc", "-o", "{d}/x.journey"], "cannot be read"),
        (["export", "{c}", "{d}/x.doc"], ".mmd"),
        (["export", "{c}", "{d}/no/x.mmd"], "could not be written"),
        (["new", "{d}/x.journey", "--template", "zoo"], "blueprint, "),
        (["new", "{d}/no/x.journey"], "could not be written"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_left_behind(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str], why: str
) -> None:
    said_so = [part.format(d=tmp_path, c=coffee) for part in command]
    assert why in said(capsys, *said_so, code=1)
    assert [path.name for path in tmp_path.iterdir()] == ["coffee.journey"]


@pytest.mark.parametrize(
    "command",
    [
        ["new"],
        ["info"],
        ["import", "a.mmd"],
        ["export", "a"],
        ["--nonsense"],
        ["a.journey", "b.journey"],
        ["new", "a", "--language", "xx"],
        ["open", "a", "b"],
        ["export", "a", "b.png", "--scale", "0"],
        ["export", "a", "b.png", "--scale", "nan"],
        ["export", "a", "b.png", "--width", "1.5"],
        ["export", "a", "b.png", "--paper", "A9"],
        ["export", "a", "b.png", "--scale", "2", "--paper", "A4"],
        ["export", "a", "b.png", "--scale", "2", "--dpi", "300"],
    ],
)
def test_a_command_that_is_not_understood_ends_with_2(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(command)
    assert ended.value.code == 2
    assert "usage: journeymap" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        ([], None),
        (["plan.journey"], "plan.journey"),
        (["./new"], "new"),
        (["open"], None),
        (["open", "new"], "new"),
        (["--", "new"], "new"),
        (["--", "-a.journey"], "-a.journey"),
        (["News.journey"], "News.journey"),
        (["folder/exports"], "folder/exports"),
        (["./open"], "open"),
    ],
)
def test_what_is_no_command_is_a_file_to_open(arguments: list[str], file: str | None) -> None:
    asked = understand(arguments)
    assert asked.run is understand(["open"]).run
    assert asked.file == (None if file is None else Path(file))


@pytest.mark.parametrize("command", ["new", "import", "export", "info", "check", "templates"])
def test_each_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"usage: journeymap {command}" in capsys.readouterr().out


def test_reading_loads_neither_windows_nor_what_writing_needs(coffee: Path) -> None:
    program = (
        "import sys; from journeymap.cli import main; "
        f"main(['info', {str(coffee)!r}]); main(['templates']); "
        "heavy = {'PySide6', 'sqlalchemy', 'networkx', 'matplotlib'} & set(sys.modules); "
        "sys.exit(', '.join(heavy) or 0)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT, capture_output=True)


def test_a_terminal_without_our_letters_is_no_obstacle(tmp_path: Path) -> None:
    out, _ = journeymap("templates", JOURNEYMAP_LANGUAGE="uk", PYTHONIOENCODING="ascii")
    assert "\\u" in out
    out, _ = journeymap("templates", "--json", JOURNEYMAP_LANGUAGE="uk", PYTHONIOENCODING="ascii")
    titles = {one["name"]: one["title"] for one in json.loads(out)}
    assert titles["coffee"] == "Купівля кавомашини"


def test_a_reader_that_has_had_enough_is_no_error(coffee: Path) -> None:
    reader = subprocess.Popen(
        [sys.executable, "-m", "journeymap", "check", str(coffee)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    assert reader.stdout and reader.stderr
    reader.stdout.close()
    assert reader.stderr.read() == b""
    assert reader.wait() == 0
    reader.stderr.close()


def test_a_part_is_exported_by_its_title_and_a_wrong_title_is_told(
    coffee: Path, tmp_path: Path
) -> None:
    whole, part = tmp_path / "a.png", tmp_path / "b.png"
    journeymap("export", coffee, whole, "--scale", "1")
    journeymap("export", coffee, part, "--scale", "1", "--select", "First use")
    assert part.stat().st_size < whole.stat().st_size
    _, complaint = journeymap("export", coffee, part, "--select", "Nowhere", code=1)
    assert "Nowhere" in complaint
