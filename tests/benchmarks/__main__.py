"""Runs every benchmark, one after another: `python -m tests.benchmarks`."""

import subprocess
import sys
from pathlib import Path


def main() -> None:
    """Run each benchmark in a process of its own, so that none warms the next."""
    for file in sorted(Path(__file__).parent.glob("bench_*.py")):
        print(f"\n{file.stem}", flush=True)
        subprocess.run([sys.executable, "-m", f"tests.benchmarks.{file.stem}"], check=True)


if __name__ == "__main__":
    main()
