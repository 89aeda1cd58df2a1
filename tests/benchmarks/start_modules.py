"""What the start of the window imports, kept in a file.

`python -m tests.benchmarks.start_modules` writes it anew.
"""

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from tests.benchmarks.counting import count_start
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at

FILE: Final = Path(__file__).with_suffix(".txt")
# Each costs more than it gives to the first painted week; "Speed" in the README has what they cost.
FORBIDDEN: Final = (
    *("alembic", "charset_normalizer", "fsrs", "holidays", "icalendar", "markdown_it", "numpy", "pydantic"),
    *("rapidfuzz", "recurring_ical_events", "sqlalchemy", "yaml"),
    *("PySide6.QtNetwork", "PySide6.QtPrintSupport", "PySide6.QtTest"),
    *("http", "multiprocessing", "unittest", "xml", "zoneinfo"),
)
# Parts that libraries bring along, each under names that change from version to version.
_BROUGHT_ALONG: Final = ("cython_runtime", "shibokensupport", "signature_bootstrap", "typing_extensions")
_HEAD: Final = """\
# What the window imports up to the first painted week: the modules of the program, and the top packages of
# others. Written by: python -m tests.benchmarks.start_modules
"""


def names_of(modules: Iterable[str]) -> set[str]:
    """Return the names that are kept: whole ones of the program, the first part of others.

    The standard library counts as a whole, by the number of modules: each version of Python has another.
    """
    return {name if _is_ours(name) else name.partition(".")[0] for name in modules if _counts(name)}


def _is_ours(name: str) -> bool:
    return name.partition(".")[0] == "planner"


def _counts(name: str) -> bool:
    top = name.partition(".")[0]
    is_known = top in sys.stdlib_module_names or top in _BROUGHT_ALONG
    return not (is_known or top.startswith("_"))


def kept() -> set[str]:
    """Return the names in the file."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if not line.startswith("#")}


def difference(found: set[str], known: set[str]) -> str:
    """Say line by line what came and what went; "" where they are alike."""
    came = [f"+ {name}" for name in sorted(found - known)]
    went = [f"- {name}" for name in sorted(known - found)]
    return "\n".join([*came, *went])


def forbidden_among(modules: Iterable[str]) -> list[str]:
    """Return what no start may import."""
    return sorted({name for name in FORBIDDEN for each in modules if f"{each}.".startswith(f"{name}.")})


def main() -> None:
    """Write the file anew."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workspace_at(folder, Clock(), first_plan(MONDAY)).close()
        names = names_of(count_start(folder).modules)
    print(difference(names, kept() if FILE.exists() else set()) or "As before.")
    FILE.write_text(_HEAD + "".join(f"{name}\n" for name in sorted(names)), encoding="utf-8")


if __name__ == "__main__":
    main()
