"""By what the roadmap's list is grouped: its phases, its themes, or the named lists of its articles."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

from planner.domain.item import Item, ItemKind
from planner.domain.plan import Plan
from planner.domain.roadmap import ListKind, Phase, ReadingList
from planner.domain.sources import Article, Sources
from planner.i18n import _
from planner.values import Value

NO_THEME: Final = "theme:"  # the id of the group of what has no theme


class GroupBy(StrEnum):
    """What the groups of the roadmap's list are."""

    PHASE = "phase"
    THEME = "theme"
    TRACK = "track"
    READING = "reading"
    PRACTICE = "practice"


class Group(Value, kw_only=True):
    """Items under one heading, in an order worth following; one may come twice.

    Attributes:
        id: the phase's, or one that no phase has.
        labels: one for each item where the group has words of its own, else none at all.
        counts_all: whether what is optional counts as well, because the group is a list of its own.
        article: the article that the order was taken from, if it was.
    """

    id: str
    title: str
    items: tuple[str, ...]
    labels: tuple[str, ...] = ()
    note: str = ""
    counts_all: bool = False
    article: Article | None = None


class Grouping(Value):
    """The groups of the list in their order; an item may stand in several, or in none."""

    by: GroupBy
    groups: tuple[Group, ...]


def group_roadmap(plan: Plan, by: GroupBy, sources: Sources) -> Grouping:
    """Return the items of a plan in groups; `sources` are what is known of its roadmap."""
    items = sorted(plan.items.values(), key=lambda item: item.position)
    return Grouping(by, tuple(group for group in _MAKERS[by](plan, items, sources) if group.items))


def theme_groups(plan: Plan, items: Sequence[Item]) -> Iterator[Group]:
    """Yield the themes in the order of their first phases, each with the items of all its phases."""
    phases: dict[str, list[str]] = {}
    for phase in _phases(plan, items):
        phases.setdefault(phase.theme, []).append(phase.id)
    by_phase = _by_phase(items)
    note = _("Tasks differ from company to company, so you decide which themes weigh more.")
    for theme in sorted(phases, key=lambda theme: not theme):  # what has no theme comes last
        ids = tuple(id for phase in phases[theme] for id in by_phase[phase])
        yield Group(id=f"theme:{theme}", title=theme or _("Without a theme"), items=ids, note=note)


def _phase_groups(plan: Plan, items: Sequence[Item], _sources: Sources) -> Iterator[Group]:
    by_phase = _by_phase(items)
    for phase in _phases(plan, items):
        yield Group(id=phase.id, title=phase.title, items=tuple(by_phase[phase.id]))


def _themes_and_sides(plan: Plan, items: Sequence[Item], sources: Sources) -> Iterator[Group]:
    """Yield the themes, then the sides of the work that an article tells apart."""
    yield from theme_groups(plan, items)
    yield from _lists(plan, sources, ListKind.THEME)


def _tracks(plan: Plan, _items: Sequence[Item], sources: Sources) -> Iterator[Group]:
    return _lists(plan, sources, ListKind.TRACK)


def _phases(plan: Plan, items: Iterable[Item]) -> list[Phase]:
    """Return the phases that hold something; items of a phase that nobody described get one by its id."""
    held = dict.fromkeys(item.phase for item in items)
    phases = sorted(plan.phases.values(), key=lambda phase: phase.position)
    strays = [Phase(id, id or _("Other")) for id in held if id not in plan.phases]
    return [phase for phase in phases if phase.id in held] + strays


def _by_phase(items: Iterable[Item]) -> Mapping[str, list[str]]:
    by_phase: dict[str, list[str]] = {}
    for item in items:
        by_phase.setdefault(item.phase, []).append(item.id)
    return by_phase


def _lists(plan: Plan, sources: Sources, kind: ListKind) -> Iterator[Group]:
    for each in sources.lists:
        if each.kind is kind:
            yield _list_group(plan, sources, each)


def _list_group(plan: Plan, sources: Sources, each: ReadingList) -> Group:
    """Return a list as far as the plan still has its items."""
    kept = [place for place, id in enumerate(each.items) if id in plan.items]
    return Group(
        id=f"list:{each.id}",
        title=each.title,
        items=tuple(each.items[place] for place in kept),
        labels=tuple(each.labels[place] for place in kept) if each.labels else (),
        note=each.note,
        counts_all=True,
        article=sources.articles.get(each.article),
    )


def _reading_groups(plan: Plan, items: Sequence[Item], sources: Sources) -> Iterator[Group]:
    """Yield books, posts and papers: those of the reading lists first, in their order, then all others."""
    lists = list(_lists(plan, sources, ListKind.READING))
    listed = dict.fromkeys(id for each in lists for id in each.items)
    ids = dict.fromkeys((*listed, *(item.id for item in items)))
    article = next((each.article for each in lists), None)
    note = " ".join(each.note for each in lists)
    for kind, title in _reading_titles().items():
        of_kind = tuple(id for id in ids if plan.items[id].kind is kind)
        from_list = any(id in listed for id in of_kind)
        yield Group(
            id=f"kind:{kind}",
            title=title,
            items=of_kind,
            note=note if from_list else "",
            counts_all=True,
            article=article if from_list else None,
        )
    others = tuple(id for id in listed if plan.items[id].kind not in _reading_titles())
    yield Group(id="list:others", title=_("Also listed to read"), items=others, counts_all=True)


def _reading_titles() -> Mapping[ItemKind, str]:
    return {ItemKind.BOOK: _("Books"), ItemKind.POST: _("Posts"), ItemKind.PAPER: _("Papers")}


def _practice_groups(plan: Plan, items: Sequence[Item], sources: Sources) -> Iterator[Group]:
    """Yield the ladders, then what else is practised, and the projects."""
    ladders = list(_lists(plan, sources, ListKind.PRACTICE))
    listed = {id for each in ladders for id in each.items}
    yield from ladders
    others = {ItemKind.PRACTICE: _("More practice"), ItemKind.PROJECT: _("Projects")}
    for kind, title in others.items():
        ids = tuple(item.id for item in items if item.kind is kind and item.id not in listed)
        yield Group(id=f"kind:{kind}", title=title, items=ids, counts_all=True)


_MAKERS: Mapping[GroupBy, Callable[[Plan, Sequence[Item], Sources], Iterator[Group]]] = {
    GroupBy.PHASE: _phase_groups,
    GroupBy.THEME: _themes_and_sides,
    GroupBy.TRACK: _tracks,
    GroupBy.READING: _reading_groups,
    GroupBy.PRACTICE: _practice_groups,
}
