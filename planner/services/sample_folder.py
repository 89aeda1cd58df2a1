"""The folder of a sample plan, or of another one to look at: gone with it, or cleared away after a kill."""

import os
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import gettempdir, mkdtemp
from typing import Final

from planner.i18n import _
from planner.paths import Paths
from planner.storage.errors import plain_words

_PREFIX: Final = "study-planner-sample-"
_MAKING: Final = timedelta(hours=1)  # nobody waits so long for a sample that is being made


def make_sample_folder(title: str = "") -> Paths:
    """Make an empty folder among the files that last for a while, with the name of the plan in it.

    Raises Refusal where that cannot be.
    """
    with plain_words(Path(gettempdir())):
        folder = Path(mkdtemp(prefix=_PREFIX)) / (title or _("Sample plan"))
        folder.mkdir()
    return Paths(folder)


def remove_sample_folder(paths: Paths) -> None:
    """Remove a sample with all that is in it, as far as that can be done."""
    shutil.rmtree(paths.data_dir.parent, ignore_errors=True)


def clear_left_over_samples(now: datetime, is_open: Callable[[Paths], bool]) -> None:
    """Remove the samples of programs that were killed; `is_open` says whether a window has one open.

    One that was never opened may be just being made, and is left for a while.
    """
    for folder in _folders_in(Path(gettempdir()), f"{_PREFIX}*"):
        paths = next(map(Paths, _folders_in(folder, "*")), Paths(folder / "none"))
        is_left = not is_open(paths) if os.path.isfile(paths.lock) else _changed(folder) + _MAKING < now
        if is_left:
            remove_sample_folder(paths)


def _folders_in(folder: Path, pattern: str) -> list[Path]:
    """Return the folders of a pattern; none where nobody may look."""
    try:
        return [each for each in folder.glob(pattern) if os.path.isdir(each) and not os.path.islink(each)]
    except OSError:
        return []


def _changed(folder: Path) -> datetime:
    """Return when something was last put into a folder; the day after all days where that cannot be told."""
    try:
        return datetime.fromtimestamp(folder.stat().st_mtime)
    except OSError:
        return datetime.max - _MAKING
