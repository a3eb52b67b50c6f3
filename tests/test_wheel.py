"""What a person installs: a wheel, in an empty environment, far from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
import zipfile
from pathlib import Path

import pytest

from tests.sources import ROOT

SHELL = "Scripts" if os.name == "nt" else "bin"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the source archive and the wheel made of it, built without a network."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT)
    return folder


@pytest.fixture(scope="module")
def environment(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds the wheel alone and borrows the libraries of this one.

    A ``.pth`` file of ours names their folder; those that lie there are not read, so an
    editable install of the checkout is not seen.
    """
    folder = tmp_path_factory.mktemp("установка") / "env"
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    python = folder / SHELL / "python"
    place = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    Path(place, "borrowed.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    (wheel,) = built.glob("*.whl")
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", wheel)
    return folder


def run(*command: str | Path) -> str:
    """Run a command far from the checkout and return what it prints."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=tempfile.gettempdir(),
        env={**clean, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def resources() -> set[str]:
    """Return the paths of all resources of the checkout, catalogues as they are written."""
    folder = ROOT / "resources"
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("[!.]*")
        if path.is_file() and path.suffix != ".mo"
    }


def test_the_wheel_holds_every_resource_and_nothing_of_the_workshop(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    held = {
        name.removeprefix("journeymap/resources/")
        for name in names
        if name.startswith("journeymap/resources/")
    }
    assert held == {name.replace(".po", ".mo") for name in resources()}
    assert any(name.endswith(".mo") for name in held)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"journeymap"}
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_source_archive_can_be_built_and_tested(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    wanted = {
        "dev.py", "hatch_build.py", "constraints.txt", "LICENSE", "README.md",
        "CONTRIBUTING.md", ".pre-commit-config.yaml", "tests/conftest.py", ".ci/run",
    }  # fmt: skip
    assert wanted <= names
    assert {f"resources/{name}" for name in resources()} <= names
    assert not any(name.endswith(".mo") for name in names)


def test_a_wheel_made_of_the_checkout_is_the_same(built: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, ROOT)
    ours, theirs = (zipfile.ZipFile(next(at.glob("*.whl"))) for at in (tmp_path, built))
    assert sorted(ours.namelist()) == sorted(theirs.namelist())
    for name in ours.namelist():
        assert ours.read(name) == theirs.read(name), name


def test_the_program_comes_from_the_wheel(environment: Path) -> None:
    script = (
        "import sys, journeymap; from journeymap.paths import resources; "
        "print(journeymap.__file__, resources('fonts'), *sys.path, sep='\\n')"
    )
    module, fonts, *path = run(environment / SHELL / "python", "-c", script).splitlines()
    assert Path(module).is_relative_to(environment)
    assert Path(fonts).is_relative_to(environment)
    assert str(ROOT) not in path


def test_the_installed_program_speaks_and_knows_the_sample(environment: Path) -> None:
    script = (
        "from journeymap import language; from journeymap.storage.templates import load; "
        "language.use('uk'); print(language.tr('Touchpoint')); print(len(load('coffee').edits))"
    )
    said, count = run(environment / SHELL / "python", "-c", script).splitlines()
    assert said == "Точка контакту"
    assert int(count) > 50


def test_the_installed_command_makes_and_opens_a_sample(environment: Path, tmp_path: Path) -> None:
    journeymap, file = environment / SHELL / "journeymap", tmp_path / "кава.journey"
    assert "coffee" in run(journeymap, "templates")
    run(journeymap, "new", file, "--template", "coffee")
    (journey,) = json.loads(run(journeymap, "info", file, "--json"))["journeys"]
    assert journey["title"] == "Buying a coffee machine"
