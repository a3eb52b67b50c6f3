"""What is understood of a command line, and what is said where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymap.cli import main, understand


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("exprot", "export"),
        ("exports", "export"),
        ("exp", "export"),
        ("inof", "info"),
        ("Check", "check"),
        ("template", "templates"),
        ("imprt", "import"),
    ],
)
def test_an_unknown_command_is_never_a_window_but_what_was_meant_is_named(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    given: str,
    meant: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert f"did you mean “{meant}”?" in refused(capsys, given, "a", "--to", "png")


def test_what_is_like_no_command_is_told_what_there_is(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    for word in ("frobnicate", "plans"):
        said = refused(capsys, word)
        assert "check, diff, export, import" in said and f"journeymap open {word}" in said


def test_a_file_that_is_there_is_opened_by_its_name_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan").write_bytes(b"")
    asked = understand(["plan"])
    assert asked.run is understand(["open"]).run and asked.file == Path("plan")


def test_files_and_options_may_take_turns() -> None:
    asked = understand(["export", "a.journey", "--to", "png", "b.journey", "--force", "out"])
    assert asked.paths == [Path("a.journey"), Path("b.journey"), Path("out")]
    asked = understand(["info", "a", "--json", "b"])
    assert asked.paths == [Path("a"), Path("b")] and asked.json


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("export", "a.journey"), "FILE and OUT are both needed"),
        (("export", "a.journey", "b.journey", "out"), "--to ENDING or --all"),
        (("export", "a.journey", "out.png", "--all-journeys"), "--to ENDING or --all"),
        (("export", "a.journey", "out", "--to", "docx"), "docx cannot be written"),
        (("export", "a.journey", "out", "--to", "png", "--all"), "not allowed with"),
        (("export", "a.journey", "o", "--all-journeys", "--journey", "x"), "not allowed with"),
        (("export", "a.journey", "out.png", "--to", "png"), "OUT is a folder"),
        (("export", "a.journey", "-"), "needs --to ENDING"),
        (("export", "a.journey", "b.journey", "-", "--to", "png"), "is one file"),
        (("export", "a.journey", "-", "--all"), "is one file"),
        (("export", "a.journey", "-", "--to", "png", "--frames"), "each frame would be one"),
        (("export", "-", "out.png"), "- can only be OUT"),
        (("export", "a.journey", "out.png", "--nonsense"), "unrecognized arguments: --nonsense"),
        (("info", "a", "--nonsense"), "unrecognized arguments: --nonsense"),
        (("import", "a.csv"), "one of the arguments -o/--output --into is required"),
        (("import", "a.csv", "-o", "b", "--into", "c"), "not allowed with"),
        (("import", "-", "-o", "b.journey"), "needs --from ENDING"),
        (("import", "a", "-o", "b.journey", "--from", "docx"), "There are: csv"),
        (("import", "a", "-o", "b", "--columns", "colour=x"), "not FIELD=HEADING; FIELD is one of"),
        (("import", "a", "-o", "b", "--columns", "title"), "not FIELD=HEADING"),
        (("import", "a", "-o", "b", "--columns", "title=A", "title=B"), "says twice what"),
        (("import", "a", "-o", "b", "--feelings", "much"), "not LOW..HIGH"),
        (("import", "a", "-o", "b", "--feelings", "2..2"), "not LOW..HIGH"),
        (("import", "a", "-o", "b", "--feelings", "nan..2"), "not LOW..HIGH"),
    ],
)
def test_misuse_is_told_and_ends_with_2(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], why: str
) -> None:
    said = refused(capsys, *arguments)
    assert why in said and "usage: journeymap" in said


def test_complaints_and_help_are_in_the_language_that_is_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for flags in (("--language", "uk"), ("--language=uk",)):
        assert main(["info", str(tmp_path / "none.journey"), *flags]) == 1
        assert "немає файлу" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["check", "--language", "uk", "--help"])
    assert "journey" in capsys.readouterr().out
    assert main(["templates"]) == 0
    assert "Service blueprint" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("written", "ends"),
    [("1..5", (1, 5)), ("-2..2", (-2, 2)), ("−3…3", (-3, 3)), ("5..1", (5, 1)), ("0..10", (0, 10))],
)
def test_a_scale_is_written_from_worst_to_best(written: str, ends: tuple[float, float]) -> None:
    asked = understand(["import", "a.csv", "--feelings", written, "-o", "b.journey"])
    assert asked.feelings == ends
