"""What is told of how well a finished item is remembered."""

from datetime import date, timedelta

from planner.domain.card import Card
from planner.domain.item import ItemStatus, Progress
from planner.domain.plan import Plan
from planner.domain.settings import Settings
from planner.scheduling.schedule import ItemState
from planner.ui.roadmap.acts import Act, acts_on
from planner.ui.roadmap.details import item_details
from planner.values import replace
from tests.ui.roadmap.small_road import NOW, small_plan, small_road

TODAY = NOW.date()


def finished(days_ago: int, card: Card | None = None, *, percent: int = 20) -> Plan:
    plan = small_plan()
    done = Progress("python", ItemStatus.DONE, TODAY - timedelta(days=days_ago))
    return replace(
        plan,
        progress={**plan.progress, "python": done},
        cards={} if card is None else {"python": card},
        settings=replace(plan.settings, review_percent=percent),
    )


def facts(plan: Plan) -> dict[str, str]:
    found = {fact.name: fact.value for fact in item_details(small_road(plan), "python").facts}
    return {name: value for name, value in found.items() if name != "Needed for"}


def card(due: date, *, resting: bool = False) -> Card:
    return Card(
        id="python",
        due=due,
        stability=30.0,
        difficulty=4.0,
        reviewed=TODAY - timedelta(days=10),
        answers=3,
        resting=resting,
    )


def test_an_item_that_was_never_reviewed_has_its_first_day() -> None:
    told = facts(finished(0))
    assert list(told) == ["Next review", "Remembered"]
    assert told["Remembered"] == "about 100% today"


def test_what_was_reviewed_says_how_often_and_what_is_remembered() -> None:
    due = TODAY + timedelta(days=60)
    told = facts(finished(40, card(due)))
    assert (told["Reviewed"], told["Remembered"]) == ("3 times", "about 96% today")
    assert str(due.day) in told["Next review"]


def test_without_reviews_there_is_no_next_one() -> None:
    resting = finished(40, card(TODAY, resting=True))
    assert facts(resting)["Next review"] == "none, you want none of this item"
    assert facts(finished(40, card(TODAY), percent=0))["Next review"] == "none, reviews are switched off"


def test_where_no_session_has_a_place_the_day_it_was_due_is_told() -> None:
    plan = replace(finished(40, card(TODAY - timedelta(days=2))), patterns={}, extra_hours={})
    assert facts(plan)["Next review"].startswith("due since ")


def test_reviews_of_a_finished_item_are_switched_off_and_on() -> None:
    item = small_plan().items["python"]
    assert Act.REST in acts_on(item, ItemState.DONE, card(TODAY))
    assert Act.WAKE in acts_on(item, ItemState.DONE, card(TODAY, resting=True))
    assert not {Act.REST, Act.WAKE} & acts_on(item, ItemState.DONE)
    assert not {Act.REST, Act.WAKE} & acts_on(item, ItemState.READY, card(TODAY))


def test_an_item_that_is_not_finished_says_nothing_of_memory() -> None:
    plan = replace(small_plan(), settings=Settings())
    names = {fact.name for fact in item_details(small_road(plan), "stats").facts}
    assert not {"Next review", "Remembered"} & names
