"""Runs the benchmarks, each in a process of its own: `python -m tests.benchmarks [NAME ...]`."""

import argparse
import subprocess
import sys
from pathlib import Path

_PREFIX = "bench_"


def main() -> None:
    """Run the benchmarks that are named, or all, so that none warms the next."""
    names = sorted(file.stem.removeprefix(_PREFIX) for file in Path(__file__).parent.glob(f"{_PREFIX}*.py"))
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"any of {', '.join(names)}; all by default")
    wanted = parser.parse_args().names or names
    if unknown := set(wanted) - set(names):
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}")
    for name in wanted:
        print(f"\n{name}", flush=True)
        subprocess.run([sys.executable, "-m", f"tests.benchmarks.{_PREFIX}{name}"], check=True)


if __name__ == "__main__":
    main()
