from planner.services.optional_work import needed_items, optional_work
from planner.services.what_if import WhatIf, plan_with
from planner.values import replace
from tests.support.plans import NOW, at, exam, goal, item, make_plan


def test_what_is_not_core_and_not_needed_by_what_stays_can_go() -> None:
    items = [
        item("core", 60, needs="needed"),
        replace(item("needed", 60), core=False),
        replace(item("free", 120, needs="before"), core=False),
        replace(item("before", 90), core=False),
        replace(item("exam", 60), core=False),
    ]
    plan = make_plan(
        items,
        [goal("own", "core free", at(9)), exam("test", "exam", at(9, "10:00"), created=1)],
        logged={"free": 30},
    )
    found = optional_work(plan, "own", NOW)

    assert dict(found) == {"before": 90, "free": 90}
    assert list(found) == ["before", "free"]
    assert plan_with(plan, WhatIf(without_items=tuple(found)), NOW) is not plan
    assert optional_work(plan, "test", NOW) == {}
    assert optional_work(plan, "gone", NOW) == {}


def test_what_stays_needs_its_prerequisites_and_an_exam_its_preparation() -> None:
    items = [item("a"), item("b", needs="a"), item("c", needs="b"), item("exam"), item("unwanted", needs="c")]
    goals = [goal("own", "c", at(9)), exam("test", "exam", at(9, "10:00"), created=1)]
    plan = make_plan(items, goals)

    assert needed_items(plan, (), ()) == {"a", "b", "exam"}
    assert needed_items(plan, ("c",), ()) == {"exam"}
    assert needed_items(plan, (), ("test",)) == {"a", "b"}
