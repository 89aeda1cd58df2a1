"""What the panel says, without any window."""

from datetime import date

import pytest

from planner.domain.item import Item, ItemKind, Recurrence, Resource
from planner.domain.plan import Plan
from planner.scheduling.schedule import ItemState
from planner.ui.roadmap.acts import Act, acts_on
from planner.ui.roadmap.details import ItemDetails, item_details
from planner.ui.roadmap.facts import Fact
from planner.ui.roadmap.group_details import MOST_READY, chosen_details, group_details, road_details
from planner.ui.roadmap.lines import EntryLine, resource_line
from planner.values import replace
from tests.support import plans
from tests.ui.roadmap.small_road import NOW, PYTORCH_SITE, small_plan, small_road, small_rows


def details(id: str, plan: Plan | None = None) -> ItemDetails:
    return item_details(small_road(plan), id)


def facts(id: str, plan: Plan | None = None) -> dict[str, Fact]:
    return {fact.name: fact for fact in details(id, plan).facts}


def with_item(id: str, **changes: object) -> Plan:
    plan = small_plan()
    return replace(plan, items={**plan.items, id: replace(plan.items[id], **changes)})


def test_an_item_is_told_with_its_hours() -> None:
    stats = details("stats")
    assert (stats.title, stats.source, stats.subject_name) == ("Stats", "A. Downey", "Maths and stats")
    assert (stats.spent, stats.of, stats.remarks) == ("5 h", "of 10 h", "Topic")
    assert stats.left[-1] == "5 h left"
    assert stats.left[0].startswith("5 h left, done by ")
    assert (stats.notes.done_when, stats.fraction, stats.has_hours) == ("You can say why.", 0.5, True)
    assert details("python").left == ()
    assert details("stats").state_words == "In progress"
    assert details("pytorch").state_words == "Locked"


def test_its_dates_and_goals_are_facts() -> None:
    found = facts("pytorch")
    assert list(found) == ["Latest start", "Planned finish", "Needed for", "Look again"]
    assert found["Needed for"].value == "Pmle, Road"
    assert found["Look again"] == Fact("Look again", "Sat 20 Nov 2027")
    assert not found["Latest start"].is_pressing
    assert list(facts("extra")) == ["Planned finish"]
    assert facts("extra")["Planned finish"].value == "No place in the plan yet"
    assert facts("python")["Needed for"].value == "Pmle, Road"
    assert list(facts("python")) == ["Next review", "Remembered", "Needed for"]


def test_days_that_have_come_want_a_look() -> None:
    plan = with_item(
        "pytorch",
        closes=date(2026, 11, 25),
        opens=date(2026, 12, 1),
        extra={"tool_bound": True, "review_on": date(2026, 11, 1)},
    )
    found = facts("pytorch", plan)
    assert found["Access ends"].is_pressing
    assert found["Look again"].is_pressing
    assert found["Opens"] == Fact("Opens", "Tue 1 Dec")


@pytest.mark.parametrize(
    "extra", [{"review_on": "2027-01-01"}, {"tool_bound": True, "review_on": "soon"}, {}]
)
def test_only_what_names_a_product_is_looked_at_again(extra: dict[str, object]) -> None:
    assert "Look again" not in facts("pytorch", with_item("pytorch", extra=extra))


def test_resources_without_a_check_are_shown_without_a_claim() -> None:
    (unchecked,) = details("pytorch").resources
    assert (unchecked.title, unchecked.facts, unchecked.note) == ("PyTorch tutorials", "PyTorch", "")
    assert (unchecked.url, unchecked.host) == (PYTORCH_SITE, "pytorch.org")
    (checked,) = details("stats").resources
    assert checked.facts == "A. Downey, free, about 10 h"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://example.org",
        "https://",
        "http://[",
        "notes.md",
        "",
    ],
)
def test_only_web_addresses_lead_anywhere(url: str) -> None:
    line = resource_line(Resource(id="x", title="X", url=url))
    assert (line.url, line.host) == ("", "")


def test_needs_and_unlocks_are_direct() -> None:
    pytorch = details("pytorch")
    assert [(line.id, line.state, line.aside) for line in pytorch.needs] == [
        ("python", ItemState.DONE, "done"),
        ("stats", ItemState.IN_PROGRESS, "10 h"),
    ]
    assert [(line.id, line.aside) for line in pytorch.unlocks] == [("reached", ""), ("stray", "1 h 30")]


def test_the_time_log_has_the_newest_first() -> None:
    stats = details("stats")
    assert stats.log_title == "5 h in all"
    assert stats.entries == (
        EntryLine("Mon 23 Nov", "Session", "2 h"),
        EntryLine("Fri 20 Nov", "Bayes", "3 h"),
    )
    assert (details("extra").log_title, details("extra").entries) == ("", ())


def test_remarks_name_what_is_special() -> None:
    assert details("extra").remarks == "Topic, Optional"
    assert details("news").remarks == "Topic, each week"
    assert not details("news").has_hours
    assert not details("reached").has_hours
    assert not details("git").has_hours


ALL = {Act.FINISH, Act.LOG, Act.BOOK, Act.ACCESS, Act.KNOW, Act.LEAVE_OUT}


@pytest.mark.parametrize(
    ("item", "state", "acts"),
    [
        (plans.item("a"), ItemState.READY, ALL | {Act.START}),
        (plans.item("a"), ItemState.LOCKED, ALL),
        (plans.item("a"), ItemState.IN_PROGRESS, ALL),
        (plans.item("a"), ItemState.DONE, {Act.LOG, Act.PUT_BACK}),
        (plans.item("a"), ItemState.SKIPPED, {Act.PUT_BACK}),
        (plans.item("a"), ItemState.LEFT_OUT, {Act.PUT_BACK}),
        (plans.item("a", 0, kind=ItemKind.MILESTONE), ItemState.LOCKED, set()),
        (plans.item("a", 0, kind=ItemKind.MILESTONE), ItemState.DONE, set()),
        (plans.item("a", 0, kind=ItemKind.MILESTONE), ItemState.LEFT_OUT, {Act.PUT_BACK}),
        (plans.item("a", recurring=Recurrence.WEEKLY), ItemState.READY, {Act.LOG, Act.LEAVE_OUT}),
    ],
)
def test_what_can_be_said_follows_from_the_state(item: Item, state: ItemState, acts: set[Act]) -> None:
    assert acts_on(item, state) == acts | {Act.EDIT, Act.REMOVE}


def test_several_are_summed() -> None:
    group = chosen_details(small_road(), ["pytorch", "python", "git", "reached"])
    assert (group.title, group.facts) == ("4 items chosen", "Python, Git, Pytorch, …")
    assert group.ids == ("python", "git", "pytorch", "reached")
    assert (group.hours, group.left) == ("5 of 25 h", ("20 h left",))
    assert group.fraction == pytest.approx(0.2)
    assert dict(group.acts) == {Act.FINISH: 1, Act.KNOW: 1, Act.LEAVE_OUT: 1, Act.PUT_BACK: 2}
    assert chosen_details(small_road(), ["reached"]).hours == ""


def test_a_phase_and_the_road_say_what_is_begun_or_ready() -> None:
    phase = group_details(small_road(), replace(small_rows().groups[0], explained="why"))
    assert (phase.title, phase.facts, phase.hours) == ("Foundations", "2 of 3 done", "10 of 15 h")
    assert [line.id for line in phase.ready] == ["stats", "extra"]
    assert (phase.explained, phase.acts, phase.ids) == ("why", (), ())
    road = road_details(small_road())
    assert (road.title, road.hours) == ("Small road", "10 of 35 h")
    assert [line.id for line in road.ready] == ["stats", "extra", "news"]
    assert road.explained.startswith("The core of the roadmap counts, and what your exams and goals need.")


def test_every_shipped_item_can_be_told(shipped_plan: Plan) -> None:
    road = small_road(shipped_plan)
    told = [item_details(road, id) for id in shipped_plan.items]
    assert all(each.state_words and each.title for each in told)
    bound = [each for each in told if any(fact.name == "Look again" for fact in each.facts)]
    assert len(bound) == sum(bool(item.extra.get("tool_bound")) for item in shipped_plan.items.values())
    assert bound


def test_now_is_the_moment_of_the_schedule() -> None:
    assert small_road().schedule.as_of == NOW


def test_of_much_that_is_ready_the_first_is_named_and_the_rest_counted() -> None:
    items = [plans.item(f"i{number}") for number in range(MOST_READY + 2)]
    road = small_road(plans.make_plan(items, []))
    details = road_details(road)
    assert len(details.ready) == MOST_READY
    assert details.more_ready == "and 2 more, see “Ready now”"
    assert road_details(small_road()).more_ready == ""
