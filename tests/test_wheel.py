"""The wheel carries what the program reads, and runs from wherever it is unpacked."""

import json
import os
import subprocess
import sys
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest

import planner

ROOT = Path(__file__).parent.parent
RESOURCES = ROOT / "resources"
# What a checkout needs and an installed program does not.
CHECKOUT_ONLY = ("bootstrap.py", "bootstrap_machine.py", "LICENSE", "screenshots")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's content, built from this checkout without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    built = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    unpacked = folder / "site"
    ZipFile(wheel).extractall(unpacked)
    return unpacked


def files_under(folder: Path) -> set[PurePosixPath]:
    """The files in ``folder``, seen from there, without byte code."""
    found = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    return {PurePosixPath(path) for path in found if "__pycache__" not in path.parts}


def run_installed(site: Path, *arguments: str) -> str:
    """What Python prints when it finds the package in ``site`` and stands nowhere near the checkout."""
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONDONTWRITEBYTECODE": "1"}
    result = subprocess.run(
        [sys.executable, "-P", *arguments],
        cwd=site,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_every_shipped_file_is_in_the_wheel_and_no_other(installed: Path) -> None:
    shipped = {path for path in files_under(RESOURCES) if path.parts[0] not in CHECKOUT_ONLY}
    assert files_under(installed / "planner" / "_resources") == shipped
    for path in shipped:
        assert (installed / "planner" / "_resources" / path).read_bytes() == (RESOURCES / path).read_bytes()


def test_every_module_is_in_the_wheel_and_no_test(installed: Path) -> None:
    modules = {path for path in files_under(installed / "planner") if path.parts[0] != "_resources"}
    assert modules == files_under(ROOT / "planner")
    assert {path.name for path in installed.iterdir()} == {
        "planner",
        *(p.name for p in installed.glob("*.dist-info")),
    }


def test_the_installed_package_reads_its_own_files(installed: Path) -> None:
    script = (
        "from planner import resources; print(resources.path()); print(resources.path('LICENSE').exists())"
    )
    inside = installed / "planner" / "_resources"
    assert run_installed(installed, "-c", script).splitlines() == [str(inside), "False"]


def test_the_installed_program_plans(installed: Path, tmp_path: Path) -> None:
    program = ["-m", "planner", "--data-dir", str(tmp_path / "data"), "--now", "2026-11-23T08:00"]
    assert planner.__version__ in run_installed(installed, "-m", "planner", "--version")
    run_installed(installed, *program, "new", "--hours-per-week", "10")
    plan = json.loads(run_installed(installed, *program, "plan", "--json"))
    assert plan["sessions"]
    assert len(plan["items"]) > 100


def test_the_licence_and_the_command_are_named(installed: Path) -> None:
    (info,) = installed.glob("study_planner-*.dist-info")
    metadata = (info / "METADATA").read_text(encoding="utf-8")
    assert "License-Expression: MIT\n" in metadata
    assert (info / "licenses" / "resources" / "LICENSE").read_bytes() == (RESOURCES / "LICENSE").read_bytes()
    assert "study-planner = planner.__main__:main" in (info / "entry_points.txt").read_text(encoding="utf-8")
