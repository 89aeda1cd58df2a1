"""What the learner reads of a phase, and of the themes that join several."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain.item import Item
from planner.domain.roadmap import Phase
from planner.i18n import _, ngettext
from planner.scheduling.schedule import ItemState
from planner.ui.roadmap.progress import Progress, progress_of
from planner.ui.roadmap.road import Road, part_words


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseRow:
    """A phase as the list shows it, with how far all of it is, whatever the filters show.

    Attributes:
        number: its place on the road, from 1.
        explained: what the counts leave out.
    """

    id: str
    number: int
    title: str
    count_words: str
    hours_words: str
    fraction: float
    finish_words: str
    explained: str


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """How far the phases of one theme are.

    Attributes:
        words: all of it in a sentence.
    """

    id: str
    fraction: float
    percent_words: str
    words: str


def phase_rows(road: Road, items: Sequence[Item]) -> Iterator[PhaseRow]:
    """Yield the phases that hold something, in their order."""
    for number, phase in enumerate(_phases(road, items), 1):
        yield _phase_row(road, number, phase, [item for item in items if item.phase == phase.id])


def theme_rows(road: Road, items: Sequence[Item]) -> Iterator[ThemeRow]:
    """Yield the themes in the order of their first phases."""
    themes: dict[str, set[str]] = {}
    for phase in _phases(road, items):
        if phase.theme:
            themes.setdefault(phase.theme, set()).add(phase.id)
    for theme, phases in themes.items():
        progress = progress_of(road, (item for item in items if item.phase in phases))
        percent = _("{percent}%").format(percent=int(progress.fraction * 100))
        words = _("{theme}: {hours} done. Optional items never lower it.")
        hours = hours_of_progress(progress) or percent
        yield ThemeRow(theme, progress.fraction, percent, words.format(theme=theme, hours=hours))


def hours_of_progress(progress: Progress) -> str:
    """Write a progress as "88 of 104 h"; "" where nothing takes time."""
    return part_words(progress.earned, progress.minutes) if progress.minutes else ""


def _phase_row(road: Road, number: int, phase: Phase, items: Sequence[Item]) -> PhaseRow:
    progress = progress_of(road, items)
    finish = _finish(road, items)
    return PhaseRow(
        id=phase.id,
        number=number,
        title=phase.title,
        count_words=_("{done} of {count} done").format(done=progress.done, count=progress.count),
        hours_words=hours_of_progress(progress),
        fraction=progress.fraction,
        finish_words=road.say.day(finish) if finish else "",
        explained="\n".join(_explained(road, items)),
    )


def _finish(road: Road, items: Iterable[Item]) -> date | None:
    """Return the day on which the last of what counts is finished; None while some of it has no place."""
    days: list[date] = []
    for item in items:
        outlook = road.outlook(item)
        if not road.left(item) or road.is_optional(item):
            continue
        if outlook.planned_finish is None:
            return None
        days.append(outlook.planned_finish.date())
    return max(days, default=None)


def _explained(road: Road, items: Sequence[Item]) -> Iterator[str]:
    optional = sum(road.is_optional(item) for item in items)
    known = sum(road.state(item) is ItemState.SKIPPED for item in items)
    if optional:
        yield ngettext(
            "{count} optional item counts once it is done.",
            "{count} optional items count once they are done.",
            optional,
        ).format(count=optional)
    if known:
        yield ngettext(
            "{count} known item counts as done, without hours.",
            "{count} known items count as done, without hours.",
            known,
        ).format(count=known)


def _phases(road: Road, items: Iterable[Item]) -> list[Phase]:
    """Return the phases that hold something; items of a phase that nobody described get one by its id."""
    held = dict.fromkeys(item.phase for item in items)
    phases = sorted(road.plan.phases.values(), key=lambda phase: phase.position)
    strays = [Phase(id, id or _("Other")) for id in held if id not in road.plan.phases]
    return [phase for phase in phases if phase.id in held] + strays
