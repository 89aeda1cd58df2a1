"""Finds the files that ship with the program, in a checkout, an editable install and a wheel alike."""

from functools import cache
from pathlib import Path


def path(*parts: str) -> Path:
    """Where the shipped file or folder ``parts`` lies, for instance ``path("icons", "check.svg")``.

    A file that does not ship gives a path that does not exist.
    """
    return root().joinpath(*parts)


@cache
def root() -> Path:
    """The folder of all shipped files: inside the package in a wheel, beside it in a checkout."""
    package = Path(__file__).resolve().parent
    shipped = package / "_resources"
    return shipped if shipped.is_dir() else package.parent / "resources"
