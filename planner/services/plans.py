"""Several plans, each with a data folder of its own: the main one, those in its folder `plans`, any other."""

import os
import shutil
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Final

from planner.domain.errors import Refusal
from planner.formats import file_name, one_line
from planner.i18n import _
from planner.paths import Paths
from planner.storage.backups import copy_whole, unfinished
from planner.storage.errors import plain_words
from planner.storage.folders import make_folder
from planner.values import Value

_LONGEST: Final = 60
_NO_NAMES: Final = frozenset(  # what one system or another takes for a device
    ("con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10)))
)


class KnownPlan(Value):
    """A plan that can be opened, under the name by which the learner knows it."""

    paths: Paths
    title: str


def real(paths: Paths) -> Paths:
    """Return the same data folder by its whole path without links, by which two folders can be compared."""
    return Paths(Path(os.path.realpath(paths.data_dir)))


def holds_plan(paths: Paths) -> bool:
    """Whether a plan's file is there; not where that cannot be found out, as on a disk that is gone."""
    return os.path.isfile(paths.database)  # `Path.is_file` raises what this takes for a no


def home_of(paths: Paths) -> Paths:
    """Return the main plan's folder: of a plan in a folder `plans`, that around it; of any other, its own."""
    home = Paths(paths.data_dir.parent.parent)
    is_inside = paths.data_dir.parent == home.plans and holds_plan(home)
    return home if is_inside else paths


def plan_title(paths: Paths, home: Paths) -> str:
    """Return the name of a plan, which is that of its folder."""
    return _("Main plan") if paths == home else one_line(paths.data_dir.name) or str(paths.data_dir)


def known_plans(home: Paths, recent: tuple[Path, ...] = ()) -> tuple[KnownPlan, ...]:
    """Return the main plan, those in its folder by name, and the `recent` ones that are still there."""
    found = [home, *_inside(home)]
    found += [Paths(folder) for folder in recent if Paths(folder) not in found]
    there = [paths for paths in found if holds_plan(paths)]
    titles = Counter(plan_title(paths, home) for paths in there)
    return tuple(KnownPlan(paths, _title_among(titles, paths, home)) for paths in there)


def _title_among(titles: Counter[str], paths: Paths, home: Paths) -> str:
    """Return the name of a plan, with its folder where others have the same name."""
    title = plan_title(paths, home)
    if titles[title] == 1 or paths == home:
        return title
    return _("{title}, in {folder}").format(title=title, folder=one_line(str(paths.data_dir.parent)))


def make_plan_folder(home: Paths, title: str, window: Path | None = None) -> Paths:
    """Make the folder of a new plan, in which there is none yet; `window` is a file of choices to begin with.

    Raises Refusal for a name that cannot be, or is taken.
    """
    paths = Paths(home.plans / _checked_name(home, title))
    with plain_words(paths.data_dir):
        make_folder(paths.data_dir)
        if window is not None and window.is_file():
            shutil.copyfile(window, paths.window)
    return paths


def duplicate_plan(paths: Paths, home: Paths, title: str) -> Paths:
    """Copy a plan with all its steps into a new folder, to try something there; the copy is checked.

    A timer that runs stays with its plan. Raises Refusal, and then leaves nothing behind.
    """
    copy = make_plan_folder(home, title, paths.window)
    try:
        copy_whole(paths.database, copy.database)
    except Refusal:
        shutil.rmtree(copy.data_dir, ignore_errors=True)
        raise
    return copy


def checked_folder(folder: Path) -> Paths:
    """Return the data folder that a learner has chosen: one with a plan, or an empty one for a new plan.

    Raises Refusal for a folder with other things in it, among which a plan would be lost.
    """
    paths = real(Paths(folder))
    with plain_words(folder):
        names = os.listdir(folder)
    if names and paths.database.name not in names:
        raise Refusal(
            _("{path} holds other files; choose an empty folder, or one with a plan.").format(path=folder)
        )
    return paths


def _inside(home: Paths) -> list[Paths]:
    folders = [folder for folder in _entries(home.plans) if os.path.isdir(folder)]
    return [Paths(folder) for folder in sorted(folders, key=lambda folder: folder.name.casefold())]


def _entries(folder: Path) -> list[Path]:
    """Return what lies in a folder; nothing where it is not there."""
    with plain_words(folder):
        try:
            return list(folder.iterdir())
        except FileNotFoundError:
            return []


def _checked_name(home: Paths, title: str) -> str:
    name = " ".join(file_name(unicodedata.normalize("NFC", title)).split())
    if not any(map(str.isalnum, name)):
        raise Refusal(_("A plan needs a name with letters or digits."))
    if len(name) > _LONGEST:
        raise Refusal(_("The name of a plan has at most {count} characters.").format(count=_LONGEST))
    if name.casefold() in _NO_NAMES:
        raise Refusal(_("A plan cannot have this name; choose another one."))
    taken = [each for each in _entries(home.plans) if each.name.casefold() == name.casefold()]
    if not all(map(_is_left_over, taken)):
        raise Refusal(_("There is a plan of this name already; choose another one."))
    return name


def _is_left_over(folder: Path) -> bool:
    """Whether a folder holds but what the making of a plan left that was cut short."""
    paths = Paths(folder)
    ours = (paths.window, paths.lock, paths.calls, unfinished(paths.database))
    return os.path.isdir(folder) and set(_entries(folder)) <= set(ours)
