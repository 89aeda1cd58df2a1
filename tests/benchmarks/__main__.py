"""Runs the benchmarks, each in a process of its own: `python -m tests.benchmarks [NAME ...]`.

At the end one table tells every result beside its target.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from PySide6.QtCore import qVersion

from tests.benchmarks.results import (
    FILE_VARIABLE,
    Result,
    document,
    markdown_table,
    plain_table,
    results_of,
    told_in,
)

_PREFIX = "bench_"


def main() -> int:
    """Run the benchmarks that are named, or all, so that none warms the next, and print the table."""
    wanted = _arguments()
    failed: list[str] = []
    if wanted.earlier is None:
        results = _run(wanted.names, wanted.times, failed)
        told = document(_machine(), results)
    else:
        told = json.loads(wanted.earlier.read_text(encoding="utf-8"))
        results = results_of(told)
    print(f"\n{plain_table(results)}")
    if wanted.readme:
        print(f"\n{markdown_table(results)}")
    if wanted.json is not None:
        wanted.json.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    if failed:
        print(f"\nfailed: {', '.join(failed)}", file=sys.stderr)
    return len(failed)


def _arguments() -> argparse.Namespace:
    names = sorted(file.stem.removeprefix(_PREFIX) for file in Path(__file__).parent.glob(f"{_PREFIX}*.py"))
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"any of {', '.join(names)}; all by default")
    parser.add_argument("--times", type=int, help="how often each measures, in place of what is usual")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write machine and results to a file")
    parser.add_argument("--readme", action="store_true", help="print the table for the README too")
    parser.add_argument("--from", type=Path, dest="earlier", metavar="FILE", help="show an earlier --json")
    wanted = parser.parse_args()
    if unknown := set(wanted.names) - set(names):
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}")
    wanted.names = wanted.names or names
    return wanted


def _run(names: list[str], times: int | None, failed: list[str]) -> tuple[Result, ...]:
    """Run benchmarks one after another; return what they told, and add to `failed` those that broke off."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "results"
        environment = {**os.environ, FILE_VARIABLE: str(file)}
        for name in names:
            print(f"\n{name}", flush=True)
            command = [sys.executable, "-m", f"tests.benchmarks.{_PREFIX}{name}", *_words(times)]
            if subprocess.run(command, env=environment, check=False).returncode:
                failed.append(name)
        return told_in(file)


def _words(times: int | None) -> list[str]:
    return [] if times is None else [str(times)]


def _machine() -> dict[str, Any]:
    return {
        "day": date.today().isoformat(),
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "Qt": qVersion(),
        "PySide": version("PySide6-Essentials"),
        "SQLAlchemy": version("SQLAlchemy"),
    }


if __name__ == "__main__":
    sys.exit(main())
