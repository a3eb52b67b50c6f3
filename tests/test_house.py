"""The manners of the house: sizes, names, docstrings, and that everything said is translated."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.sources import ROOT, Module, called, literal, modules

OURS = [*modules("journeymap", "tests", "dev.py", "hatch_build.py")]
PROGRAM = [*modules("journeymap")]

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
EMPTY_WORDS = {"manager", "util", "utils", "helper", "helpers", "base", "core", "handler", "misc"}
MAY_PRINT = (
    "dev.py",
    "journeymap/cli",
    "tests/bench/",
    "tests/catalogues.py",
    "tests/changed.py",
    "tests/api/test_api.py",
)

SPOKEN = frozenset(
    re.findall(
        r"\w+",
        """
    setText setWindowTitle setToolTip setStatusTip setWhatsThis setPlaceholderText setTitle
    setAccessibleName setAccessibleDescription setInformativeText setDetailedText setLabelText
    setHeaderLabels setButtonText setPrefix setSuffix showMessage addAction addMenu addTab addButton
    addRow insertItem QAction QLabel QPushButton QToolButton QCheckBox QRadioButton QGroupBox QMenu
    QDockWidget QMessageBox QProgressDialog QListWidgetItem QTreeWidgetItem QTableWidgetItem
    getOpenFileName getOpenFileNames getSaveFileName getExistingDirectory getItem
    JourneyError
""",
    )
)
"""Calls whose texts a person reads."""

NAMES_OF_OURS = {"Journeymap"}
"""What is the same in every language."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(module: Module) -> Iterator[Function]:
    """Yield every function and method of a file."""
    return (node for node in module.nodes if isinstance(node, Function))


def classes(module: Module) -> Iterator[ast.ClassDef]:
    """Yield every class of a file, wherever in it."""
    return (node for node in module.nodes if isinstance(node, ast.ClassDef))


def test_a_file_can_be_read_at_a_sitting() -> None:
    long = [
        f"{module.path} has {lines} lines, at most {LONGEST_FILE}: which two would a newcomer "
        "look for separately?"
        for module in OURS
        if (lines := len(module.text.splitlines())) > LONGEST_FILE
    ]
    assert not long, "\n".join(long)


def test_a_function_fits_on_a_screen() -> None:
    long = [
        f"{module.path}:{f.lineno}: {f.name} has {lines} lines, at most {LONGEST_FUNCTION}"
        for module in OURS
        for f in functions(module)
        if (lines := (f.end_lineno or f.lineno) - f.lineno + 1) > LONGEST_FUNCTION
    ]
    assert not long, "\n".join(long)


def test_a_name_says_what_a_thing_is() -> None:
    empty = [
        f"{module.path}: {word!r} in {name} could be anything"
        for module in OURS
        for name in (
            *(node.name for node in classes(module)),
            *module.path.removesuffix(".py").split("/"),
        )
        for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)
        if word.lower() in EMPTY_WORDS
    ]
    assert not empty, "\n".join(empty)


def test_a_file_says_what_it_is_for() -> None:
    silent = [module.path for module in OURS if not ast.get_docstring(module.tree)]
    assert not silent, f"without a docstring at their head: {', '.join(silent)}"


def test_what_others_may_use_says_what_it_is_for() -> None:
    silent = [
        f"{module.path}:{node.lineno}: no docstring on {node.name}"
        for module in PROGRAM
        for node in module.tree.body
        if isinstance(node, Function | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not silent, "\n".join(silent)


def test_names_are_snake_case_where_qt_is_not_overridden() -> None:
    wrong = [
        f"{module.path}:{f.lineno}: {f.name}"
        for module in PROGRAM
        if module.room not in ("painting", "workspace", "ui", "app")
        for f in functions(module)
        if f.name != f.name.lower()
    ]
    assert not wrong, "\n".join(wrong)


def test_no_public_class_name_stands_in_two_modules() -> None:
    places: dict[str, list[str]] = {}
    for module in PROGRAM:
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(f"{module.path}:{node.lineno}")
    twice = [
        f"{name} stands in {' and '.join(where)}: which word does the field use for each?"
        for name, where in sorted(places.items())
        if len(where) > 1
    ]
    assert not twice, "\n".join(twice)


def test_only_the_command_line_prints() -> None:
    printing = [
        f"{module.path}:{node.lineno}: print"
        for module in OURS
        if not module.path.startswith(MAY_PRINT)
        for node in calls(module.nodes)
        if called(node) == "print"
    ]
    assert not printing, "\n".join(printing)


def test_signals_are_never_blocked() -> None:
    blocked = [
        f"{module.path}:{node.lineno}: a view that must not hear itself compares before it acts"
        for module in PROGRAM
        for node in calls(module.nodes)
        if called(node) == "blockSignals"
    ]
    assert not blocked, "\n".join(blocked)


def test_everything_said_is_translated() -> None:
    said = [
        f"{module.path}:{node.lineno}: {called(node)}({text!r}) does not go through tr"
        for module in PROGRAM
        for node in calls(module.nodes)
        if is_spoken(node)
        for text in map(words_of, [*node.args, *(keyword.value for keyword in node.keywords)])
        if text and text not in NAMES_OF_OURS
    ]
    assert not said, "\n".join(said)


def test_what_is_translated_is_a_literal_and_not_put_together() -> None:
    wrong = [
        f"{module.path}:{node.lineno}: {called(node)} of a text put together; name its {{parts}}"
        for module in PROGRAM
        for node in calls(module.nodes)
        if called(node) in ("tr", "plural", "mark")
        for argument in node.args[: 2 if called(node) == "plural" else 1]
        if isinstance(argument, ast.JoinedStr | ast.BinOp | ast.Call)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("label.setText('Touchpoints')", "Touchpoints"),
        ("QLabel(f'{n} touchpoints')", " touchpoints"),
        ("QLabel('Lane' + name)", "Lane"),
        ("QLabel('Lane %s' % name)", "Lane %s"),
        ("QMessageBox.warning(self, title, 'Not kept')", "Not kept"),
        ("QLabel(tr('Lane'))", None),
        ("QLabel('–')", None),
        ("QLabel(lane.title)", None),
    ],
)
def test_a_bare_text_is_seen(line: str, words: str | None) -> None:
    (call,) = (node for node in calls(ast.walk(ast.parse(line))) if is_spoken(node))
    assert words_of(call.args[-1]) == words


def calls(nodes: Iterable[ast.AST]) -> Iterator[ast.Call]:
    """Yield every call."""
    return (node for node in nodes if isinstance(node, ast.Call))


def is_spoken(node: ast.Call) -> bool:
    """Say whether a person reads the texts of a call."""
    match node.func:
        case ast.Attribute(value=ast.Name(id="QMessageBox")):
            return True
    return called(node) in SPOKEN


def words_of(node: ast.expr) -> str | None:
    """Return the words written out in a text that is not handed to ``tr``."""
    match node:
        case ast.Constant(value=str(text)):
            return text if any(letter.isalpha() for letter in text) else None
        case ast.JoinedStr(values=parts):
            return next(filter(None, (words_of(part) for part in parts)), None)
        case ast.BinOp(left=left, right=right):
            return words_of(left) or words_of(right)
        case ast.Call(func=ast.Attribute(value=value, attr="format")):
            return words_of(value)
    return None


def test_the_map_names_every_folder() -> None:
    readme = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    folders = {str(Path(module.path).parent) for module in PROGRAM}
    unnamed = [folder for folder in sorted(folders) if f"{folder}/" not in readme]
    assert not unnamed, f"The map in ARCHITECTURE.md lacks {', '.join(unnamed)}"


def test_the_picture_of_the_floors_is_that_of_the_floors(tmp_path: Path) -> None:
    from tests.floors_picture import PICTURE, main

    main(tmp_path / "floors.svg")
    now = (tmp_path / "floors.svg").read_text("utf-8")
    assert PICTURE.read_text("utf-8") == now, "python -m tests.floors_picture makes it anew"


def papers() -> Iterator[tuple[str, str]]:
    """Yield name and text of what people read about the program as it now is."""
    for path in sorted(ROOT.glob("*.md")):
        if path.name != "CHANGELOG.md":
            yield path.name, path.read_text("utf-8")


def test_every_path_the_papers_name_is_there() -> None:
    gone = [
        f"{paper} names {path}"
        for paper, text in papers()
        for path in re.findall(r"`((?:journeymap|resources|tests)/[\w./-]*)`", text)
        if not (ROOT / path).exists()
    ]
    assert not gone, "\n".join(gone)


def test_contributors_are_told_every_group_of_plug_ins() -> None:
    told = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    groups = {
        group
        for module in PROGRAM
        for node in calls(module.nodes)
        if called(node) == "Registry" and (group := literal(node.args[-1]))
    }
    assert len(groups) > 8
    missing = [group for group in sorted(groups) if f"`{group}`" not in told]
    assert not missing, f"CONTRIBUTING.md lacks {', '.join(missing)}"


def tracked() -> list[str]:
    """Return the paths git tracks; the test that asks is skipped where there is no checkout."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return [path for path in listed.stdout.decode().split("\0") if path and (ROOT / path).exists()]


def test_nothing_tracked_names_this_machine_or_a_registry() -> None:
    foreign = re.compile(
        "|".join(
            [
                r"\.\./shared",
                r"/work/",
                r"(?<!\w)\.library\b",
                r"/root/",
                r"/home/\w+",
                r"/opt/\w+",
                r"pypi\.org",
                r"pythonhosted",
                r"npmjs",
                r"conda\.io",
            ]
        )
    )
    found = []
    for path in tracked():
        if path == "tests/test_house.py":
            continue
        for number, line in enumerate(text_of(ROOT / path).splitlines(), 1):
            if match := foreign.search(line):
                found.append(f"{path}:{number} says {match[0]}")
    assert not found, "\n".join(found)


def text_of(path: Path) -> str:
    """Return what a file says, or nothing when it is not text."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""


def test_no_lock_file_of_a_tool_is_tracked() -> None:
    locks = {"uv.lock", "poetry.lock", "package-lock.json"}
    assert not locks & {Path(path).name for path in tracked()}
