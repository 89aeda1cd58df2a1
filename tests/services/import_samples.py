"""Roadmaps as files bring them, in few words."""

from collections.abc import Iterable, Mapping

from planner.domain.item import Effort, Item, ItemKind, ItemStatus, Resource, Subject
from planner.domain.roadmap import Phase, Roadmap
from planner.exchange.incoming import FileForm, IncomingRoadmap
from planner.values import replace


def told(
    id: str,
    title: str = "",
    hours: float = 1,
    *,
    phase: str = "one",
    needs: str = "",
    kind: ItemKind = ItemKind.TOPIC,
    core: bool = True,
    links: Iterable[str] = (),
) -> Item:
    """An item of a file; `needs` lists its prerequisites, with blanks between."""
    minutes = round(hours * 60)
    return Item(
        id=id,
        title=title or id.replace("-", " ").capitalize(),
        kind=kind,
        phase=phase,
        subject=Subject.PROGRAMMING,
        core=core,
        effort=Effort(minutes, minutes, minutes),
        requires=tuple(needs.split()),
        resources=tuple(
            Resource(id=f"r{number}", title=link, url=link) for number, link in enumerate(links, 1)
        ),
    )


def incoming(
    *items: Item,
    id: str = "backend",
    title: str = "Backend developer",
    phases: Mapping[str, str] | None = None,
    form: FileForm = FileForm.ROADMAP,
    states: Mapping[str, ItemStatus] | None = None,
    estimated: Iterable[str] = (),
    version: str = "",
) -> IncomingRoadmap:
    """A file of these items in this order; without `phases`, theirs are called by their ids."""
    titles = phases or {item.phase: item.phase.capitalize() for item in items}
    return IncomingRoadmap(
        form=form,
        roadmap=Roadmap(
            id=id,
            title=title,
            version=version,
            phases=tuple(Phase(phase, name, place) for place, (phase, name) in enumerate(titles.items())),
            items=tuple(replace(item, position=place) for place, item in enumerate(items)),
        ),
        states=states or {},
        estimated=frozenset(estimated),
    )
