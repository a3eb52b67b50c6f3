"""Everything a developer does, on a fresh machine too.

  python3 dev.py run [FILE]       open the program, on the sample when no file is named
  python3 dev.py test [ARGS]      run all tests; ARGS go to pytest
  python3 dev.py test --changed   run the tests that touch what differs from the branch main
  python3 dev.py test PATHS       the same for files and folders of the program
  python3 dev.py search [ARGS]    the tests with random examples, others each time and many more
  python3 dev.py style            ruff, as each commit is looked at: rules and form
  python3 dev.py check            ruff, mypy --strict and all tests
  python3 dev.py bench [ARGS]     measure speed and memory, as a table
  python3 dev.py language         take new texts into the catalogues, say what is left
  python3 dev.py picture [FILE]   make the pictures in README.md anew

Each sets up what it needs first, in .venv, and needs nothing but Python 3.11 to 3.14.
This file itself must load on Python 3.7, to be able to say so.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
FOLDER = ROOT / ".venv"
STAMP = FOLDER / "set-up-whole.txt"
SCRIPTS = FOLDER / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
PROGRAM = SCRIPTS / ("journeymap.exe" if os.name == "nt" else "journeymap")
SAMPLE = ROOT / "build" / "coffee.journey"

OLDEST, NEWEST = (3, 11), (3, 14)
PREFERRED = ("3.13", "3.12", "3.11", "3.14")
PARTS = (
    "journeymap PySide6 sqlalchemy networkx matplotlib xlsxwriter pptx openpyxl defusedxml "
    "pytest hypothesis babel ruff mypy"
)

ALWAYS = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
"""What Qt loads on Linux even without a window, and the Debian package that holds it."""

WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
"""What Qt loads besides to open a window; without one of them it aborts with no message."""


class Trouble(Exception):
    """A sentence for the person: what is missing and what to do."""


def run(args: list[str]) -> int:
    """Open the program on a file, or on the sample."""
    if sys.platform == "linux" and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise Trouble(
            "There is no screen to open a window on (DISPLAY is not set). Start it from a desktop "
            "session or over 'ssh -X'; 'dev.py test' needs no screen."
        )
    need_libraries({**ALWAYS, **WINDOW})
    ready()
    return call([PROGRAM, *(args or [str(sample())])])


def sample() -> Path:
    """Return the sample to play with, made the first time."""
    if not SAMPLE.is_file():
        SAMPLE.parent.mkdir(exist_ok=True)
        if call([PROGRAM, "new", SAMPLE, "--template", "coffee"]):
            raise Trouble("The sample could not be made: the lines above say why.")
    return SAMPLE


def test(args: list[str]) -> int:
    """Run all tests on every core, without a screen; or those that touch what is changed."""
    need_libraries(ALWAYS)
    paths = inside(args)
    program = str(ROOT / "journeymap")
    some = "--changed" in paths or any(path.startswith(program) for path in paths)
    runner = ["tests.changed"] if some else ["pytest", "-n", "auto"]
    return call([ready(), "-m", *runner, *paths], cwd=ROOT)


def search(args: list[str]) -> int:
    """Run the tests that make up examples with others than usual, ten times as many."""
    need_libraries(ALWAYS)
    chosen = ["-n", "auto", "-m", "hypothesis", *inside(args)]
    return call([ready(), "-m", "pytest", *chosen], cwd=ROOT, JOURNEYMAP_SEARCH="1")


def style(args: list[str]) -> int:
    """Look at the rules and the form of every file; with ``--fix`` put right what can be."""
    python = ready()
    rules = call([python, "-m", "ruff", "check", *args, "."], cwd=ROOT)
    seen = [] if "--fix" in args else ["--check"]
    return call([python, "-m", "ruff", "format", *seen, "."], cwd=ROOT) or rules


def check(args: list[str]) -> int:
    """Run ruff, mypy and the tests, all three whatever the first says."""
    form = style([])
    types = call([ready(), "-m", "mypy"], cwd=ROOT)
    return test(args) or form or types


def bench(args: list[str]) -> int:
    """Measure speed and memory without a screen."""
    need_libraries(ALWAYS)
    return call([ready(), "-m", "tests.bench", *args], cwd=ROOT, QT_QPA_PLATFORM="offscreen")


def language(args: list[str]) -> int:
    """Take new texts into the catalogues of every language and say what is left to translate."""
    return call([ready(), "-m", "tests.catalogues", *args], cwd=ROOT)


def picture(args: list[str]) -> int:
    """Make the picture of the window in README.md anew, without a screen."""
    need_libraries(ALWAYS)
    return call([ready(), "-m", "tests.picture", *map(os.path.abspath, args)], cwd=ROOT)


COMMANDS = {
    "run": run,
    "test": test,
    "search": search,
    "style": style,
    "check": check,
    "bench": bench,
    "language": language,
    "picture": picture,
}


def main(args: list[str]) -> int:
    """Do what is asked for; a trouble is one sentence and exit code 1."""
    name = args[0] if args else "--help"
    if name not in COMMANDS:
        print(__doc__)
        return 0 if name in ("-h", "--help", "help") else 2
    try:
        return COMMANDS[name](args[1:])
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def call(command: Sequence[str | Path], *, cwd: Path | None = None, **environment: str) -> int:
    """Run a command to its end and return its exit code; its texts and paths are UTF-8."""
    sys.stdout.flush()
    spoken = {**os.environ, "PYTHONUTF8": "1", "PIP_USER": "0", **environment}
    return subprocess.call([str(part) for part in command], cwd=cwd, env=spoken)


def inside(args: list[str]) -> list[str]:
    """Return the arguments with paths that exist here made whole, as the tests run in ROOT."""
    return [
        os.path.abspath(arg) if not arg.startswith("-") and os.path.exists(arg) else arg
        for arg in args
    ]


def ready() -> Path:
    """Return the Python of a whole ``.venv``, made or mended first when it is not.

    The stamp is written last, so what was interrupted is made again.
    """
    executable, version = fitting_python()
    made = f"{version} {executable} {ROOT}"
    wanted = hashlib.sha256(
        b"".join((ROOT / name).read_bytes() for name in ("pyproject.toml", "constraints.txt"))
    ).hexdigest()
    stamp = STAMP.read_text("utf-8").split("\n") if STAMP.is_file() else [""]
    sound = stamp[0] == made and is_sound()
    if sound and stamp == [made, wanted]:
        return PYTHON
    print(f"Setting up .venv with Python {version}: once, a minute or two …", flush=True)
    if sound:
        STAMP.unlink()
    else:
        remake(executable, version)
    install()
    STAMP.write_text(f"{made}\n{wanted}", "utf-8")
    return PYTHON


def is_sound() -> bool:
    """Say whether the Python in ``.venv`` starts and finds the parts the program is made of."""
    find = "import importlib.util as u, sys; sys.exit(None in map(u.find_spec, sys.argv[1:]))"
    if not PROGRAM.is_file():
        return False
    try:
        return call([PYTHON, "-I", "-c", find, *PARTS.split()]) == 0
    except OSError:
        return False


def remake(executable: str, version: str) -> None:
    """Make an empty ``.venv``, in place of whatever stands there."""
    question = "import ensurepip, venv; ensurepip.version()"
    if subprocess.call([executable, "-c", question], stderr=subprocess.DEVNULL):
        package = f"python{version}-venv"
        apt([package], f"Python {version} lacks the part that makes environments ({package})")
    try:
        if FOLDER.is_symlink() or FOLDER.is_file():
            FOLDER.unlink()
        elif FOLDER.exists():
            shutil.rmtree(FOLDER)
    except OSError as error:
        raise Trouble(
            f"{FOLDER} is of no use and cannot be removed ({error.strerror}). Close what still "
            "runs from it, remove it and try again."
        ) from error
    if call([executable, "-m", "venv", FOLDER]):
        raise Trouble(f"Python could not make {FOLDER}: the lines above say why.")


def install() -> None:
    """Install the program from this folder, and the tools to test and check it, as pinned."""
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    if call([*map(str, pip), "-c", "constraints.txt", "-e", ".[test,check]"], cwd=ROOT):
        raise Trouble(
            "Not everything could be installed: the lines above say why. Nothing outside .venv "
            "was touched. See that the network and the disk are well, and run this again."
        )


def fitting_python() -> tuple[str, str]:
    """Return the path and the version of a Python that fits, by choice the one running this."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        executable = getattr(sys, "_base_executable", "") or sys.executable
        return os.path.realpath(executable), "{}.{}".format(*sys.version_info)
    for version in PREFERRED:
        for command in (["python" + version], ["py", "-" + version]):
            found = asked(command)
            if found:
                return found, version
    raise Trouble(
        "Journeymap needs Python {}.{} to {}.{}, and there is none here: this one is {}.{}. "
        "Install one from python.org or your system's packages and run this again.".format(
            *OLDEST, *NEWEST, *sys.version_info[:2]
        )
    )


def asked(command: list[str]) -> str:
    """Return the path a Python says it has, or nothing when there is no such command."""
    question = "import os, sys; print(os.path.realpath(sys._base_executable))"
    try:
        answer = subprocess.run([*command, "-c", question], capture_output=True, check=False)
    except OSError:
        return ""
    return os.fsdecode(answer.stdout).strip() if answer.returncode == 0 else ""


def need_libraries(wanted: dict[str, str]) -> None:
    """See on Linux that Qt will find its system libraries; as root install those missing."""
    if sys.platform != "linux":
        return
    missing = [library for library in wanted if not loads(library)]
    if missing:
        apt([wanted[library] for library in missing], "Qt lacks " + ", ".join(missing))


def loads(library: str) -> bool:
    """Say whether the system finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def apt(packages: list[str], lack: str) -> None:
    """Install Debian packages when we may, else say the line that does."""
    line = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        raise Trouble(
            f"{lack}. Debian and Ubuntu call the packages {' '.join(packages)}; "
            "install what your system calls them and run this again."
        )
    if os.geteuid() != 0:
        raise Trouble(f"{lack}. Install it and run this again:\n  sudo {' '.join(line)}")
    print(f"{lack}: installing {' '.join(packages)} …", flush=True)
    call(["apt-get", "update", "-qq"])
    if call([line[0], "-qq", "-o=Dpkg::Use-Pty=0", *line[1:]], DEBIAN_FRONTEND="noninteractive"):
        raise Trouble(f"{lack}, and apt-get could not install it: the lines above say why.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
