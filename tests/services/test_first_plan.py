"""The first plan, from the answers of the first run."""

from datetime import date, datetime

import pytest

from planner.domain.errors import Refusal, UnknownId
from planner.domain.item import ItemStatus
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind
from planner.scheduling.engine import make_schedule
from planner.services.availability import even_hours
from planner.services.catalog import certification, find_roadmap, roadmap_ids, shipped_roadmap
from planner.services.first_plan import FirstPlanWish, make_first_plan, open_choices
from planner.services.goals import ExamWish
from planner.services.weeks import monday_of
from planner.values import replace
from tests.support.workspaces import EXAM, MONDAY

BACKGROUNDS = [None, *(background.id for background in shipped_roadmap().backgrounds)]


@pytest.fixture
def wish() -> FirstPlanWish:
    return FirstPlanWish(roadmap=shipped_roadmap(), pattern=even_hours(10), background="software-engineer")


def agreed(plan: Plan) -> list[Session]:
    return [session for session in plan.sessions.values() if session.accepted]


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_every_background_gets_a_full_accepted_week(wish: FirstPlanWish, background: str | None) -> None:
    plan = make_first_plan(replace(wish, background=background), MONDAY)
    week = agreed(plan)
    assert all(monday_of(session.start) == monday_of(MONDAY) for session in week)
    assert len(plan.sessions) > len(week), "the weeks behind it are foreseen"
    assert 570 <= sum(session.minutes for session in week) <= 600
    assert max(session.minutes for session in week) <= 120


def test_skipped_items_are_known_and_refreshers_take_their_share(wish: FirstPlanWish) -> None:
    plan = make_first_plan(wish, MONDAY)
    assert plan.status("programming-basics") is ItemStatus.SKIPPED
    assert plan.items["course-python"].effort.likely == 40 * 60 * 4 // 10
    whole = make_first_plan(replace(wish, background=None), MONDAY)
    assert whole.progress == {}
    assert whole.items["course-python"].effort.likely == 40 * 60


def test_the_goal_of_all_core_items_is_named_and_dated_by_wish(wish: FirstPlanWish) -> None:
    plain = make_first_plan(wish, MONDAY)
    (goal,) = plain.goals.values()
    assert goal.title == shipped_roadmap().title
    assert set(goal.items) == {item.id for item in shipped_roadmap().items if item.core}
    named = make_first_plan(replace(wish, goal_title="Job", goal_due=datetime(2029, 1, 1)), MONDAY)
    assert {id: goal.due for id, goal in named.goals.items()} == {"job": datetime(2029, 1, 1)}


def test_exams_follow_in_their_order(wish: FirstPlanWish) -> None:
    exams = tuple(ExamWish(certification=certification(id), due=EXAM) for id in ("gcp-pmle", "aws-mla-c01"))
    plan = make_first_plan(replace(wish, exams=exams), MONDAY)
    assert [goal.id for goal in plan.goals.values()][1:] == ["gcp-pmle", "aws-mla-c01"]


def test_nothing_is_laid_before_the_start(wish: FirstPlanWish) -> None:
    plan = make_first_plan(replace(wish, start=date(2026, 12, 9)), MONDAY)
    study = [s for s in make_schedule(plan, MONDAY).sessions if s.kind is not SessionKind.EXAM]
    assert study[0].start == datetime(2026, 12, 9, 19)
    assert {monday_of(session.start) for session in agreed(plan)} == {date(2026, 12, 7)}


def test_on_a_sunday_night_the_first_week_is_the_next(wish: FirstPlanWish) -> None:
    plan = make_first_plan(wish, datetime(2026, 11, 22, 22))
    assert {monday_of(session.start) for session in agreed(plan)} == {date(2026, 11, 23)}


def test_known_and_chosen_items(wish: FirstPlanWish) -> None:
    plan = make_first_plan(replace(wish, known=("dsa",), chosen=("nlp",)), MONDAY)
    assert plan.status("dsa") is ItemStatus.SKIPPED
    assert plan.items["nlp"].core
    assert "nlp" in next(iter(plan.goals.values())).items


@pytest.mark.parametrize("change", [{"background": "softwar"}, {"known": ("gitt",)}, {"chosen": ("npl",)}])
def test_unknown_ids_are_refused_with_the_nearest(wish: FirstPlanWish, change: dict[str, str]) -> None:
    with pytest.raises(UnknownId, match="Did you mean"):
        make_first_plan(replace(wish, **change), MONDAY)


def test_a_goal_in_the_past_is_refused(wish: FirstPlanWish) -> None:
    with pytest.raises(Refusal, match="past"):
        make_first_plan(replace(wish, goal_due=MONDAY), MONDAY)


def test_the_roadmap_leaves_one_choice_open() -> None:
    assert [group.id for group in open_choices(shipped_roadmap())] == ["application"]


def test_roadmaps_are_found_by_id_and_by_file(tmp_path: "object") -> None:
    from pathlib import Path

    assert roadmap_ids() == ("ml-engineer",)
    file = Path(str(tmp_path)) / "mine.yaml"
    file.write_text("schema_version: 1\nid: mine\ntitle: Mine\nitems:\n- {id: a, title: A, hours: 2}\n")
    assert find_roadmap(str(file)).roadmap.id == "mine"
    with pytest.raises(UnknownId, match="Did you mean ml-engineer"):
        find_roadmap("ml-enginer")
    with pytest.raises(Refusal, match="no file missing"):
        find_roadmap(str(file.with_name("missing.yaml")))
