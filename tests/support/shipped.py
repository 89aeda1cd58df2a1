"""Plans on the roadmap that ships."""

from datetime import datetime

from planner import resources
from planner.domain.item import Effort, Item, ItemStatus, Progress
from planner.domain.plan import Plan
from planner.domain.roadmap import Roadmap
from planner.exchange.roadmap_file import read_roadmap
from planner.values import replace
from tests.support.plans import exam, goal, make_plan, usual_evenings

EXAM_DAY = datetime(2027, 12, 11, 9)


def shipped_roadmap() -> Roadmap:
    return read_roadmap(resources.path("roadmaps", "ml-engineer.yaml").read_text(encoding="utf-8"))


def shipped_plan(background: str, *, with_exam: bool = True) -> Plan:
    """Ten hours a week for all core items, and perhaps for the Google exam two days before its date."""
    roadmap = shipped_roadmap()
    items = [_refreshed(item, background) for item in roadmap.items]
    goals = [goal("core", " ".join(item.id for item in items if item.core), created=1)]
    if with_exam:
        goals.append(exam("gcp-pmle", "cert-gcp-pmle", EXAM_DAY, buffer_days=2, created=2))
    plan = make_plan(items, goals, hours=usual_evenings())
    known = {item.id: Progress(item.id, ItemStatus.SKIPPED) for item in items if background in item.skip_for}
    return replace(plan, progress=known)


def _refreshed(item: Item, background: str) -> Item:
    """The item with the share of its hours that somebody of this background needs."""
    share = item.refresh_for.get(background)
    if share is None:
        return item
    effort = item.effort
    shares = (round(share * minutes) for minutes in (effort.low, effort.likely, effort.high))
    return replace(item, effort=Effort(*shares))
