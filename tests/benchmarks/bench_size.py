"""How much the installed packages weigh that the program brings along.

Run as `python -m tests.benchmarks.bench_size`.
PySide6-Essentials and SQLAlchemy, and what they need themselves, are told as one number each; every other
package stands by itself, for each has to have its reason. Counted are the files that its metadata list,
without byte code.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from tests.benchmarks.results import Result, tell

_ROOT = Path(__file__).parents[2]
_GIVEN = ("PySide6-Essentials", "SQLAlchemy")
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def main() -> None:
    """Tell the size of each package and of all beyond the two that are given."""
    counted: set[str] = set()
    for name in _GIVEN:
        size = sum(_size(each) for each in _with_needs(name, counted))
        tell(Result("S12", f"{name} with what it needs", _mebibytes(size), "MiB"))
    all_others = 0
    for name in sorted(_wanted(), key=str.casefold):
        for each in _with_needs(name, counted):
            size = _size(each)
            all_others += size
            words = each.name if _key(each.name) == _key(name) else f"{each.name}, for {name}"
            tell(Result("S12", words, _mebibytes(size), "MiB"))
    tell(
        Result("S12", "all packages beside PySide6-Essentials and SQLAlchemy", _mebibytes(all_others), "MiB")
    )
    own = sum(file.stat().st_size for file in _own_files())
    tell(Result("S12", "the program itself", _mebibytes(own), "MiB"))


def _mebibytes(size: int) -> float:
    return size / 1024**2


def _own_files() -> Iterator[Path]:
    for folder in ("planner", "resources"):
        for file in (_ROOT / folder).rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts and "screenshots" not in file.parts:
                yield file


def _with_needs(name: str, counted: set[str]) -> Iterator[Distribution]:
    """Yield a package and all that it needs, as far as they are installed and not counted before."""
    key = _key(name)
    if key in counted:
        return
    counted.add(key)
    try:
        found = distribution(name)
    except PackageNotFoundError:  # needed on another system or by another version of Python
        return
    yield found
    for need in _needs(found):
        yield from _with_needs(need, counted)


def _wanted() -> list[str]:
    """Return the names of the packages that the program asks for."""
    with (_ROOT / "pyproject.toml").open("rb") as file:
        return _names(tomllib.load(file)["project"]["dependencies"])


def _needs(package: Distribution) -> list[str]:
    return _names(package.requires or ())


def _names(requirements: Iterable[str]) -> list[str]:
    """Return the names of the packages that are required, without those for extras."""
    needs = []
    for line in requirements:
        requirement, _semicolon, marker = line.partition(";")
        name = _NAME.match(requirement)
        if name is not None and "extra" not in marker:
            needs.append(name[0])
    return needs


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).casefold()


def _size(package: Distribution) -> int:
    files = (Path(str(file.locate())) for file in package.files or () if "__pycache__" not in file.parts)
    return sum(file.stat().st_size for file in files if file.is_file())


if __name__ == "__main__":
    main()
