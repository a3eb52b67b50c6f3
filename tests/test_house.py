"""The manners of the house: sizes, names, docstrings, and that everything said is translated."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sources import ROOT, Module, called, modules

OURS = [*modules("journeymap", "tests", "dev.py", "hatch_build.py")]
PROGRAM = [*modules("journeymap")]

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
EMPTY_WORDS = {"manager", "util", "utils", "helper", "helpers", "base", "core", "handler", "misc"}
MAY_PRINT = ("dev.py", "journeymap/cli", "tests/bench/", "tests/catalogues.py")

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


def each(modules_: list[Module]) -> pytest.MarkDecorator:
    """Run a test once for each file, under its path."""
    return pytest.mark.parametrize("module", modules_, ids=lambda module: module.path)


def functions(tree: ast.AST) -> Iterator[Function]:
    """Yield every function and method."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


@each(OURS)
def test_a_file_can_be_read_at_a_sitting(module: Module) -> None:
    lines = len(module.text.splitlines())
    assert lines <= LONGEST_FILE, (
        f"{module.path} has {lines} lines, at most {LONGEST_FILE}: which two would a newcomer "
        "look for separately?"
    )


@each(OURS)
def test_a_function_fits_on_a_screen(module: Module) -> None:
    sizes = {f: (f.end_lineno or f.lineno) - f.lineno + 1 for f in functions(module.tree)}
    long = [f"{f.name} (line {f.lineno}, {n})" for f, n in sizes.items() if n > LONGEST_FUNCTION]
    assert not long, f"{module.path}: over {LONGEST_FUNCTION} lines: {', '.join(long)}"


@each(OURS)
def test_a_name_says_what_a_thing_is(module: Module) -> None:
    classes = [node.name for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef)]
    words = {
        word.lower()
        for name in [*classes, *module.path.removesuffix(".py").split("/")]
        for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)
    }
    assert not words & EMPTY_WORDS, f"{module.path}: {words & EMPTY_WORDS} could be anything"


@each(OURS)
def test_a_file_says_what_it_is_for(module: Module) -> None:
    assert ast.get_docstring(module.tree), f"{module.path} opens without a docstring"


@each(PROGRAM)
def test_what_others_may_use_says_what_it_is_for(module: Module) -> None:
    silent = [
        f"{node.name} (line {node.lineno})"
        for node in module.tree.body
        if isinstance(node, Function | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not silent, f"{module.path}: no docstring on {', '.join(silent)}"


@each([module for module in PROGRAM if module.room not in ("painting", "ui", "app")])
def test_names_are_snake_case_where_qt_is_not_overridden(module: Module) -> None:
    wrong = [f.name for f in functions(module.tree) if f.name != f.name.lower()]
    assert not wrong, f"{module.path}: {', '.join(wrong)}"


@each([module for module in OURS if not module.path.startswith(MAY_PRINT)])
def test_only_the_command_line_prints(module: Module) -> None:
    lines = [str(node.lineno) for node in calls(module.tree) if called(node) == "print"]
    assert not lines, f"{module.path}: print in line {', '.join(lines)}"


@each(PROGRAM)
def test_signals_are_never_blocked(module: Module) -> None:
    blocked = any(called(node) == "blockSignals" for node in calls(module.tree))
    assert not blocked, f"{module.path}: a view that must not hear itself compares before it acts"


@each(PROGRAM)
def test_everything_said_is_translated(module: Module) -> None:
    said = [
        f"{module.path}:{node.lineno}: {called(node)}({text!r}) does not go through tr"
        for node in calls(module.tree)
        if is_spoken(node)
        for text in map(words_of, [*node.args, *(keyword.value for keyword in node.keywords)])
        if text and text not in NAMES_OF_OURS
    ]
    assert not said, "\n".join(said)


@each(PROGRAM)
def test_what_is_translated_is_a_literal_and_not_put_together(module: Module) -> None:
    wrong = [
        f"{module.path}:{node.lineno}: {called(node)} of a text put together; name its {{parts}}"
        for node in calls(module.tree)
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
    (call,) = (node for node in calls(ast.parse(line)) if is_spoken(node))
    assert words_of(call.args[-1]) == words


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Yield every call."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


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


def test_the_readme_names_every_folder() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    folders = {str(Path(module.path).parent) for module in PROGRAM}
    unnamed = [folder for folder in sorted(folders) if f"{folder}/" not in readme]
    assert not unnamed, f"The map in README.md lacks {', '.join(unnamed)}"


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
                r"\.library\b",
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
