"""``journeymap export``: every format by its ending, every option, and a folder of everything."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journeymap.cli import main
from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Scene
from journeymap.formats import EXPORTERS, Exporter
from journeymap.layout import ARRANGEMENTS, Arrangement
from journeymap.view import View

ROOT = Path(__file__).parents[2]
KINDS = tuple(EXPORTERS)


@pytest.fixture
def coffee(tmp_path: Path) -> Path:
    path = tmp_path / "coffee.journey"
    assert main(["new", str(path), "--template", "coffee", "--language", "en"]) == 0
    return path


def said(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> tuple[str, str]:
    """Run ``export`` and return what it says on both channels."""
    capsys.readouterr()
    assert main(["export", *map(str, arguments)]) == code
    out, err = capsys.readouterr()
    return out, err


def size(picture: Path) -> tuple[int, int]:
    head = picture.read_bytes()[16:24]
    return int.from_bytes(head[:4], "big"), int.from_bytes(head[4:], "big")


@pytest.mark.parametrize("ending", [e for kind in KINDS for e in (kind.suffix, *kind.also)])
def test_each_ending_is_written_by_a_process_without_a_screen(
    coffee: Path, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"карта{ending}"
    environment = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
    ended = subprocess.run(
        [sys.executable, "-m", "journeymap", "export", str(coffee), str(out)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
        env=environment,
    )
    told = ended.stderr.splitlines()
    said = ("14 pictures", "holds a row a touchpoint", "has no date", "have no date")
    left = [line for line in told if any(words in line for words in said)]
    assert (ended.returncode, told) == (0, left)
    of_tasks = ending in (".jira.csv", ".trello.csv")
    assert len(left) == (ending in (".csv", ".json", ".mmd")) + (ending == ".csv") + of_tasks
    assert out.stat().st_size > 200


def test_the_same_file_gives_the_same_bytes(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for place in ("one", "two"):
        said(capsys, coffee, tmp_path / place, "--all")
    differ = [
        path.name
        for path in (tmp_path / "one").iterdir()
        if path.read_bytes() != (tmp_path / "two" / path.name).read_bytes()
    ]
    assert not differ


def test_all_writes_one_file_of_each_format_and_tells_them(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new" / "folder"
    out, _ = said(capsys, coffee, folder, "--all")
    names = sorted(path.name for path in folder.iterdir())
    assert names == sorted(f"coffee{kind.suffix}" for kind in KINDS)
    assert sorted(Path(line).name for line in out.splitlines()) == names


def test_all_goes_on_after_one_that_cannot_be_written(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "all"
    (folder / "coffee.png").mkdir(parents=True)
    _, err = said(capsys, coffee, folder, "--all", code=1)
    assert err.count("could not be") == 1 and "coffee.png could not be written" in err
    assert len(list(folder.iterdir())) == len(KINDS)


def test_all_goes_on_after_one_that_is_broken(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # An exporter of somebody else's, as an entry point brings it in.
    def stumble(*_given: object) -> None:
        raise ZeroDivisionError("division by zero")

    EXPORTERS.add(Exporter("aaa", "Broken", ".aaa", stumble))
    try:
        _, err = said(capsys, coffee, tmp_path / "all", "--all", code=1)
    finally:
        del EXPORTERS._items["aaa"]
    assert err.count("could not be") == 1 and "coffee.aaa could not be written" in err
    assert "ZeroDivisionError: division by zero" in err and "Traceback" not in err
    assert len(list((tmp_path / "all").iterdir())) == len(KINDS)


def test_a_fault_of_ours_is_a_sentence_and_is_written_down(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def stumble(*_given: object) -> None:
        raise ZeroDivisionError("division by zero")

    EXPORTERS.add(Exporter("aaa", "Broken", ".aaa", stumble))
    try:
        _, err = said(capsys, coffee, tmp_path / "map.aaa", code=70)
    finally:
        del EXPORTERS._items["aaa"]
    assert err.count("\n") == 1 and "fault of the program (ZeroDivisionError)" in err
    log = Path(os.environ["JOURNEYMAP_STATE"]) / "crash.log"
    assert str(log) in err and "Traceback" in log.read_text("utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["coffee.journey"]


def test_all_keeps_what_somebody_may_have_worked_on(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "all"
    said(capsys, coffee, folder, "--all")
    said(capsys, coffee, folder, "--all")
    mine = list(folder.iterdir())
    for path in mine:
        path.write_text("mine", "utf-8")
    _, err = said(capsys, coffee, folder, "--all", code=1)
    kept = [path for path in folder.iterdir() if path.read_bytes() == b"mine"]
    assert mine and sorted(kept) == sorted(mine) and err.count("already there") == len(mine)
    said(capsys, coffee, folder, "--all", "--force")
    assert not [path for path in folder.iterdir() if path.read_bytes() == b"mine"]


def test_all_passes_each_option_to_those_who_heed_it(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "all"
    said(capsys, coffee, folder, "--all", "--width", "700")
    assert size(folder / "coffee.png")[0] == 700
    assert (folder / "coffee.mmd").exists()


def test_a_file_where_the_folder_is_to_be_is_told(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = coffee.read_bytes()
    _, err = said(capsys, coffee, coffee, "--all", code=1)
    assert "cannot be made" in err and coffee.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "options", "flag"),
    [
        ("x.mmd", ["--scale", "2"], "--scale"),
        ("x.mmd", ["--no-title"], "--no-title"),
        ("x.png", ["--outlines"], "--outlines"),
        ("x.png", ["--raw"], "--raw"),
        ("x.png", ["--tiles"], "--tiles"),
        ("x.svg", ["--paper", "A4"], "--paper"),
        ("x.mmd", ["--frames"], "--frames"),
        ("x.json", ["--stage", "First use"], "--stage"),
    ],
)
def test_an_option_the_format_does_not_know_is_refused(
    coffee: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    options: list[str],
    flag: str,
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["export", str(coffee), str(tmp_path / name), *options])
    assert ended.value.code == 2
    assert f"{flag} means nothing to a file that ends in {Path(name).suffix}" in (
        capsys.readouterr().err
    )
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize(
    "options",
    [
        ["--stage", "a", "--select", "b"],
        ["--frame", "1", "--frames"],
        ["--frame", "0"],
        ["--stage", "a", "--frame", "1"],
        ["--scale", "2", "--width", "100"],
    ],
)
def test_options_that_contradict_one_another_are_refused(
    coffee: Path, tmp_path: Path, options: list[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["export", str(coffee), str(tmp_path / "x.png"), *options])
    assert ended.value.code == 2


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--stage", "Nowhere"], "There are: “Trigger & research”"),
        (["--select", "Nowhere"], "no stage or touchpoint called “Nowhere”"),
        (["--persona", "Nobody"], "There are: “Olena, 34”"),
        (["--journey", "None"], "“Buying a coffee machine”"),
        (["--frame", "99"], "no frame 99"),
        (["--logo", "none.png"], "none.png"),
    ],
)
def test_what_is_not_there_is_told_and_nothing_is_written(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], why: str
) -> None:
    _, err = said(capsys, coffee, tmp_path / "x.png", *options, code=1)
    assert why in err and err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["coffee.journey"]


def test_stages_make_a_page_of_their_own(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = tmp_path / "one.png", tmp_path / "two.png"
    said(capsys, coffee, one, "--scale", "1", "--stage", "Order & delivery")
    said(capsys, coffee, two, "--scale", "1", "--stage", "Order & delivery", "--stage", "First use")
    assert size(one)[0] < size(two)[0]


def test_title_and_legend_can_be_left_out(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tall, low = tmp_path / "tall.png", tmp_path / "low.png"
    said(capsys, coffee, tall, "--scale", "1")
    said(capsys, coffee, low, "--scale", "1", "--no-title", "--no-legend", "--border")
    assert size(low)[1] < size(tall)[1] and size(low)[0] == size(tall)[0]


def test_one_frame_or_all_of_them_numbered(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, coffee, tmp_path / "one.png", "--frame", "2", "--width", "320")
    assert size(tmp_path / "one.png") == (320, 180)
    out, _ = said(capsys, coffee, tmp_path / "talk.png", "--frames", "--width", "320")
    made = sorted(tmp_path.glob("talk *.png"))
    assert [str(path) for path in made] == out.splitlines() and len(made) > 5
    assert made[1].read_bytes() == (tmp_path / "one.png").read_bytes()


def test_frames_that_may_be_somebody_s_work_are_kept(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "talk 03.drawio").write_text("mine", "utf-8")
    _, err = said(capsys, coffee, tmp_path / "talk.drawio", "--frames", code=1)
    assert "talk 03.drawio is already there" in err
    assert (tmp_path / "talk 03.drawio").read_text("utf-8") == "mine"
    assert len(list(tmp_path.glob("talk*"))) == 1
    said(capsys, coffee, tmp_path / "talk.drawio", "--frames", "--force")
    assert len(list(tmp_path.glob("talk*"))) > 5


def test_a_persona_stands_out(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    all_, one = tmp_path / "all.png", tmp_path / "one.png"
    said(capsys, coffee, all_, "--scale", "1")
    said(capsys, coffee, one, "--scale", "1", "--persona", "Olena, 34")
    assert all_.read_bytes() != one.read_bytes()


def test_a_theme_is_one_of_ours_or_a_file(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own.toml"
    own.write_text('based = "dark"\npage = "#123456"\n', "utf-8")
    for name in ("light", "dark", str(own)):
        said(capsys, coffee, tmp_path / f"{Path(name).stem}.svg", "--theme", name)
    said(capsys, coffee, tmp_path / "usual.svg")
    pages = [(tmp_path / f"{name}.svg").read_text("utf-8") for name in ("light", "dark", "own")]
    assert pages[0] == (tmp_path / "usual.svg").read_text("utf-8") != pages[1] != pages[2]
    assert ["#123456" in page for page in pages] == [False, False, True]
    own.write_text("page = 5", "utf-8")
    _, err = said(capsys, coffee, tmp_path / "x.svg", "--theme", own, code=1)
    assert "own.toml" in err and not (tmp_path / "x.svg").exists()
    _, err = said(capsys, coffee, tmp_path / "x.svg", "--theme", tmp_path / "none.toml", code=1)
    assert "none.toml cannot be read" in err


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--theme", "drak"], "There are: light, dark, high-contrast"),
        (["--arrangement", "spiral"], "There is no arrangement “spiral”; there is map"),
    ],
)
def test_an_unknown_theme_or_arrangement_is_misuse(
    coffee: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    why: str,
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["export", str(coffee), str(tmp_path / "x.svg"), *options])
    assert ended.value.code == 2 and why in capsys.readouterr().err
    assert not (tmp_path / "x.svg").exists()


def test_an_arrangement_is_chosen_by_its_name_also_one_of_somebody_else_s(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = ARRANGEMENTS["map"]
    said(capsys, coffee, tmp_path / "map.svg", "--arrangement", "map")
    asked: list[str] = []

    def lay_out(view: View, measure: Measure, memo: Memo) -> Scene:
        asked.append(view.arrangement)
        return ours.lay_out(view, measure, memo)

    ARRANGEMENTS.add(Arrangement("theirs", "Theirs", lay_out))
    try:
        said(capsys, coffee, tmp_path / "theirs.svg", "--arrangement", "theirs")
    finally:
        del ARRANGEMENTS._items["theirs"]
    assert asked == ["theirs"]


def test_the_endings_are_listed_with_what_they_heed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["export", "--list"])
    assert ended.value.code == 0
    listed = capsys.readouterr().out
    assert all(kind.suffix in listed for kind in KINDS)
    assert "--outlines" in listed and "--transparent" in listed


def test_asking_for_help_loads_no_format(coffee: Path) -> None:
    program = (
        "import sys; from journeymap.cli import understand; "
        f"understand(['export', {str(coffee)!r}, 'x.png']); "
        "sys.exit(', '.join(m for m in sys.modules if m.startswith('journeymap.formats')) or 0)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT, capture_output=True)
