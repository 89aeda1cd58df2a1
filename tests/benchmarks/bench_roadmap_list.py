"""How fast the roadmap's list is at 2,000 items: `python -m tests.benchmarks.bench_roadmap_list [TIMES]`.

Offscreen, in a window of 1920 x 1080. The road is the shipped one, so often that there are 2,000 items. Each
act is timed from the wish until all of it is painted, and told in frames of 16.7 ms. The page is made and
filled while the learner rests, each in a step of its own; who is faster waits for what is left of them.
"""

import os
import tempfile

# Before anything imports Qt, which reads it once.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "*=false")

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtWidgets import QApplication

from planner.app import make_qt_application
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.roadmap import Roadmap
from planner.domain.sources import Sources
from planner.services.availability import even_hours
from planner.services.catalog import shipped_roadmap, sources
from planner.services.first_plan import FirstPlanWish, draft_plan
from planner.services.groupings import GroupBy
from planner.ui.performer import Performer
from planner.ui.roadmap.filters import Filters, Show, Sort
from planner.ui.roadmap.page import RoadmapPage
from planner.ui.style import apply_theme
from planner.ui.theme import load_theme
from planner.values import replace
from tests.benchmarks.results import FRAME_MS, Result, tell, times_wanted
from tests.support.workspaces import MONDAY, Clock, workspace_at

ITEMS = 2_000
TIMES = 5
SEARCHING = "a further letter"
TYPED = "kubernetes"
OPENING, FIRST_LETTER = "the page opens", "one letter of a search"


def big_roadmap(items: int = ITEMS) -> Roadmap:
    """The shipped road, one copy after the other; the lists name the items of the first."""
    road = shipped_roadmap()
    copies = range(-(-items // len(road.items)))
    return replace(
        road,
        phases=tuple(
            replace(phase, id=_name(phase.id, copy), position=100 * copy + phase.position)
            for copy in copies
            for phase in road.phases
        ),
        items=tuple(_copied(item, copy) for copy in copies for item in road.items)[:items],
        choice_groups=(),
    )


def _copied(item: Item, copy: int) -> Item:
    return replace(
        item,
        id=_name(item.id, copy),
        phase=_name(item.phase, copy),
        position=1_000 * copy + item.position,
        requires=tuple(_name(id, copy) for id in item.requires),
        after=tuple(_name(id, copy) for id in item.after),
        covers=tuple(_name(id, copy) for id in item.covers),
        choice_group=None,
    )


def _name(id: str, copy: int) -> str:
    return f"{id}-{copy}" if copy else id


def big_plan(items: int = ITEMS) -> Plan:
    """A software engineer's plan of that road."""
    wish = FirstPlanWish(roadmap=big_roadmap(items), pattern=even_hours(10), background="software-engineer")
    return draft_plan(wish, MONDAY)


def big_sources() -> Sources:
    """What is known of the shipped road, with one track of all items twice."""
    ids = tuple(item.id for item in big_roadmap().items)
    known = sources()
    return replace(known, lists=(*known.lists, replace(known.lists[0], id="all", items=(*ids, *ids))))


def acts(page: RoadmapPage) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what is measured, each after the other."""
    view = page.view
    yield "filled while she rests", page.refresh_if_stale
    yield OPENING, page.show
    yield "where it comes from", partial(page.use_sources, big_sources())
    yield FIRST_LETTER, partial(view.set_filters, Filters(text=TYPED[:1]))
    for end in range(2, len(TYPED) + 1):
        yield SEARCHING, partial(view.set_filters, Filters(text=TYPED[:end]))
    yield "the search is cleared", partial(view.set_filters, Filters())
    for show in (Show.READY, Show.LOCKED, Show.ALL):
        yield f"filter: {show.value}", partial(view.set_filters, Filters(show=show))
    yield "all groups open", view.tree.open_all
    yield "sorted by title", partial(view.set_filters, Filters(sort=Sort.TITLE))
    yield "sorted as the road is", partial(view.set_filters, Filters())
    for by in (*GroupBy, GroupBy.PHASE):
        yield f"grouped by {by.value}", partial(page.set_group_by, by)
    yield "the plan has changed", page.show_plan


def measure(application: QApplication, make: Callable[[], RoadmapPage], count: int) -> dict[str, list[float]]:
    """Return the milliseconds of each act, by its words."""
    times: dict[str, list[float]] = {}
    for _time in range(count):
        start = perf_counter()
        page = make()
        times.setdefault("made while she rests", []).append(1000 * (perf_counter() - start))
        for words, act in acts(page):
            start = perf_counter()
            act()
            application.processEvents()
            times.setdefault(words, []).append(1000 * (perf_counter() - start))
        page.deleteLater()
    return times


def main(count: int = TIMES) -> None:
    """Tell the median of each act, and how many frames that is."""
    application = make_qt_application()
    apply_theme(application, load_theme("light"))
    with tempfile.TemporaryDirectory() as folder:
        workspace = workspace_at(Path(folder), Clock(), big_plan())
        performer = Performer(workspace)

        def make() -> RoadmapPage:
            page = RoadmapPage(workspace, performer)
            page.set_window_width(1920)
            page.resize(1712, 1080)
            return page

        print(f"  {len(workspace.plan.items)} items")
        for words, times in measure(application, make, count).items():
            half = median(times)
            target = 1 if words in (SEARCHING, FIRST_LETTER, OPENING) else None
            id = "S8" if target else ""
            tell(Result(id, f"roadmap of {ITEMS:,} items: {words}", half / FRAME_MS, "frames", target))
        workspace.close()


if __name__ == "__main__":
    main(times_wanted(TIMES))
