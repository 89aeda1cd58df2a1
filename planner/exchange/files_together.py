"""Files that are named at once, or stand in a folder: which is the roadmap, and what belongs to it."""

import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from planner.domain.errors import shown
from planner.exchange.file_forms import Recognised
from planner.exchange.file_reading import MOST_FILES, FileProblem, FileRefusal
from planner.exchange.incoming import DRAWINGS, FileForm
from planner.i18n import _
from planner.values import Value

_ENDINGS = (".json", ".md", ".markdown", ".yaml", ".yml", ".csv", ".tsv")
CONTENT_FOLDER = "content"


class OpenedFile(Value):
    """A file whose text was read, and what it was told to be."""

    path: Path
    text: str
    recognised: Recognised

    @property
    def form(self) -> FileForm:
        """What it is."""
        return self.recognised.form


def files_of(named: Sequence[str]) -> list[Path]:
    """Return the files that are meant; of a folder those that may be read, and those in its `content`.

    Raises FileRefusal for more than `MOST_FILES`, and for a folder that has none.
    """
    found: list[Path] = []
    for name in named:
        path = Path(name)
        if path.is_dir():
            inner = [*_files_in(path), *_files_in(path / CONTENT_FOLDER)]
            if not inner:
                raise FileRefusal(FileProblem.NO_FILE, path.name)
            found += inner
        else:
            found.append(path)
    if len(found) > MOST_FILES:
        raise FileRefusal(FileProblem.TOO_MANY, Path(named[0]).name)
    return list(dict.fromkeys(found))


def _files_in(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return sorted(islice(_readable(entries), MOST_FILES + 1))
    except OSError:
        return []


def _readable(entries: Iterator[os.DirEntry[str]]) -> Iterator[Path]:
    for entry in entries:
        if entry.name.lower().endswith(_ENDINGS) and entry.is_file():
            yield Path(entry.path)


def main_file(files: Sequence[OpenedFile], folder: str) -> OpenedFile | None:
    """Return the one that is the roadmap; None where there are only contents of one.

    In a `folder` (its name, or "") beside a drawing stand texts about it, and drawings of other sizes whose
    names are longer. Raises FileRefusal where it is not plain which is meant.
    """
    candidates = [file for file in files if file.form is not FileForm.CONTENT]
    drawings = [file for file in candidates if file.form in DRAWINGS]
    if folder and drawings:
        named = [file for file in drawings if file.path.stem == folder]
        candidates = named or drawings
    if len(candidates) > 1:
        raise _several(folder, [file.path.name for file in candidates])
    return candidates[0] if candidates else None


def _several(folder: str, names: Sequence[str]) -> FileRefusal:
    if folder:
        return FileRefusal(FileProblem.SEVERAL, folder)
    words = _("{one} and {other} do not belong together; import one after the other.")
    return FileRefusal(
        FileProblem.SEVERAL, names[0], words.format(one=shown(names[0]), other=shown(names[1]))
    )
