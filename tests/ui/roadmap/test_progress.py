"""Rule R2: what is optional never lowers a progress."""

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.item import Item, ItemStatus
from planner.domain.plan import Plan
from planner.scheduling.engine import make_schedule
from planner.ui.roadmap.progress import Progress, progress_of
from planner.ui.roadmap.road import road_of
from planner.values import replace
from tests.support import plans
from tests.ui.roadmap.small_road import NOW, PlainDays


def progress(plan: Plan) -> Progress:
    return progress_of(road_of(plan, make_schedule(plan, NOW), PlainDays()), plan.items.values())


@st.composite
def items(draw: st.DrawFn, prefix: str, core: bool) -> list[tuple[Item, ItemStatus | None, int]]:
    return [
        (
            replace(plans.item(f"{prefix}{number}", draw(st.integers(0, 600))), core=core),
            draw(st.sampled_from((None, *ItemStatus))),
            draw(st.integers(0, 900)),
        )
        for number in range(draw(st.integers(0, 4)))
    ]


def plan_of(entries: list[tuple[Item, ItemStatus | None, int]]) -> Plan:
    """Return a plan at the estimates as they are: what one item teaches of the pace is told of the others."""
    plan = plans.make_plan(
        [item for item, _status, _logged in entries],
        status={item.id: status for item, status, _logged in entries if status},
        logged={item.id: logged for item, _status, logged in entries if logged},
    )
    return replace(plan, settings=replace(plan.settings, learn_estimates=False))


@given(core=items("core", True), optional=items("extra", False))
def test_optional_items_never_lower_a_progress(
    core: list[tuple[Item, ItemStatus | None, int]], optional: list[tuple[Item, ItemStatus | None, int]]
) -> None:
    without, with_them = progress(plan_of(core)), progress(plan_of([*core, *optional]))
    if without.minutes:
        assert with_them.fraction >= without.fraction
    assert 0 <= with_them.fraction <= 1
    assert with_them.count - with_them.done == without.count - without.done


@given(core=items("core", True), optional=items("extra", False))
def test_at_the_learner_s_own_pace_too_optional_items_lower_no_progress(
    core: list[tuple[Item, ItemStatus | None, int]], optional: list[tuple[Item, ItemStatus | None, int]]
) -> None:
    """On one road, whose pace all of its items teach, some of them are left out of the count."""
    plan = plan_of([*core, *optional])
    plan = replace(plan, settings=replace(plan.settings, learn_estimates=True))
    road = road_of(plan, make_schedule(plan, NOW), PlainDays())
    with_them = progress_of(road, plan.items.values())
    without = progress_of(road, [item for item in plan.items.values() if item.core])
    if without.minutes:
        assert with_them.fraction >= without.fraction
    assert 0 <= with_them.fraction <= 1


def test_a_done_item_counts_in_full_and_a_known_one_without_hours() -> None:
    plan = plans.make_plan(
        [plans.item("a", 120), plans.item("b", 60), plans.item("c", 60)],
        status={"a": ItemStatus.DONE, "b": ItemStatus.SKIPPED},
        logged={"c": 15},
    )
    assert progress(plan) == Progress(done=2, count=3, earned=135, minutes=180)


def test_nothing_at_all_is_no_progress() -> None:
    assert progress(plans.make_plan([])).fraction == 0
