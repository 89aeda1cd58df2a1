"""What a change does to the estimates is told once, with the dates that it moves."""

from datetime import date
from math import log
from pathlib import Path

from planner.domain.item import ItemKind, Progress, Subject
from planner.domain.plan import Plan
from planner.domain.settings import Settings
from planner.domain.time_entry import TimeEntry
from planner.formats import day as write_day
from planner.scheduling.engine import make_schedule
from planner.scheduling.estimates import AS_ESTIMATED, Estimates, Pace, learn
from planner.scheduling.pace_model import Effect
from planner.services.estimate_news import EstimateNews, FinishChange, PaceChange, estimate_news
from planner.services.estimate_words import estimate_and_pace, news_sentence, pace_lines
from planner.services.items import finish_item, put_back
from planner.services.workspace import Workspace
from planner.values import replace
from tests.support.plans import NOW, all_done, at, day, goal, item, make_plan
from tests.support.workspaces import Clock, workspace_at


def road(*, learns: bool = True) -> Plan:
    """Two items of maths and one of programming; the first took twice its estimate."""
    return make_plan(
        [
            item("sums", 600, subject=Subject.MATHS),
            item("sets", 600, subject=Subject.MATHS),
            item("code", 600, subject=Subject.PROGRAMMING, kind=ItemKind.COURSE),
        ],
        [goal("maths", "sums sets", at(60), created=1), goal("all", "code", created=2)],
        logged={"sums": 1200},
        entries=[TimeEntry(id="1", item="sums", day=day(-3), minutes=1200)],
        settings=Settings(learn_estimates=learns),
    )


def with_done(*ids: str) -> Plan:
    return replace(road(), progress={id: Progress(id, said) for id, said in all_done(*ids).items()})


def news_of(before: Plan, after: Plan) -> EstimateNews | None:
    schedules = make_schedule(before, NOW), make_schedule(after, NOW)
    return estimate_news(learn(before), learn(after), *schedules, after)


def test_a_finished_item_changes_its_subject_its_kind_and_all_work() -> None:
    before = road()
    news = news_of(before, before.after(finish_item(before, "sums", NOW)))
    assert news is not None
    assert news.paces == (
        PaceChange(Subject.MATHS, 1.0, 1.4),
        PaceChange(ItemKind.TOPIC, 1.0, 1.4),
        PaceChange(None, 1.0, 1.3),
    )


def test_what_was_finished_is_told_before_what_only_follows_it() -> None:
    """A course in programming is finished; that maths is counted otherwise, and by more, follows from it."""
    plan, one = road(), Pace(1.2, 1)
    maths = {Subject.MATHS: Pace(1.0, 1)}
    before = Estimates(overall=Pace(1.0, 1), by_subject=maths)
    effects: dict[Effect, float] = {Subject.MATHS: log(1.5), Subject.PROGRAMMING: log(1.2)}
    after = Estimates(effects=effects, overall=one, by_subject={**maths, Subject.PROGRAMMING: one})
    schedule = make_schedule(plan, NOW)
    news = estimate_news(before, after, schedule, schedule, plan)
    assert news is not None
    assert [change.of for change in news.paces][:2] == [Subject.PROGRAMMING, Subject.MATHS]


def test_the_paces_told_are_those_of_the_work_to_come() -> None:
    before = road()
    after = before.after(finish_item(before, "sums", NOW))
    news = news_of(before, after)
    assert news is not None
    told = {change.of: change.after for change in news.paces}
    estimates = learn(after)
    assert told[Subject.MATHS] == told[ItemKind.TOPIC] == estimates.factor(after.items["sets"])
    counted = sum(estimates.minutes(after.items[id]) for id in ("sets", "code"))
    assert told[None] == counted / 1200


def test_each_goal_whose_finish_moves_to_another_day_is_named() -> None:
    before = road()
    after = before.after(finish_item(before, "sums", NOW))
    news = news_of(before, after)
    assert news is not None
    finish = {outlook.goal: outlook.planned_finish for outlook in make_schedule(after, NOW).goals}
    assert {change.goal: change.after for change in news.finishes} == {
        id: moment.date() for id, moment in finish.items() if moment
    }
    assert all(change.before != change.after for change in news.finishes)


def test_there_is_no_news_while_the_plan_counts_as_it_did() -> None:
    before = replace(road(), logged={})
    assert news_of(before, before.after(finish_item(before, "sums", NOW))) is None
    unused = road(learns=False)
    assert news_of(unused, unused.after(finish_item(unused, "sums", NOW))) is None


def test_a_pace_that_no_open_item_has_is_no_news() -> None:
    before = replace(
        road(), progress={id: Progress(id, said) for id, said in all_done("sets", "code").items()}
    )
    assert news_of(before, before.after(finish_item(before, "sums", NOW))) is None


def test_switching_the_learning_off_is_news_as_well() -> None:
    used = with_done("sums")
    news = news_of(used, replace(used, settings=Settings(learn_estimates=False)))
    assert news is not None
    assert {change.after for change in news.paces} == {1.0}


def test_the_workspace_tells_the_news_of_the_newest_change_only(tmp_path: Path) -> None:
    workspace = workspace_at(tmp_path, Clock(NOW), road())
    assert workspace.estimate_news is None
    _finish(workspace, "sums")
    news = workspace.estimate_news
    assert news is not None
    assert news.paces[0].of is Subject.MATHS
    workspace.perform(lambda plan, _schedule: put_back(plan, "sums"))
    back = workspace.estimate_news
    assert back is not None
    assert next((change.before, change.after) for change in back.paces) == (1.4, 1.0)
    workspace.undo()
    again = workspace.estimate_news
    assert again is not None
    assert again.paces == news.paces
    workspace.reload()
    assert workspace.estimate_news is None


def test_a_change_that_never_asked_for_a_schedule_has_its_news_too(tmp_path: Path) -> None:
    workspace = workspace_at(tmp_path, Clock(NOW), road())
    workspace.change(lambda plan: finish_item(plan, "sums", NOW))
    news = workspace.estimate_news
    assert news is not None
    assert news == news_of(road(), workspace.plan)


def test_the_words_name_the_greatest_change_and_two_dates_at_most() -> None:
    plan = make_plan([], [goal(id, "") for id in "abcd"])
    moves = tuple(FinishChange(id, date(2027, 2, 12), date(2027, 2, 20)) for id in "abcd")
    paces = (PaceChange(Subject.MATHS, 1.0, 1.35), PaceChange(None, 1.0, 1.25))
    move = "is finished on Sat 20 Feb 2027 instead of Fri 12 Feb 2027"
    start = "Maths and stats: now counted 1.35 times the estimate"
    assert news_sentence(plan, EstimateNews(paces, ()), write_day) == f"{start}."
    assert news_sentence(plan, EstimateNews(paces, moves[:1]), write_day) == f"{start}; A {move}."
    assert news_sentence(plan, EstimateNews((), moves), write_day) == (
        f"A {move}; B {move}; 2 more dates move."
    )
    assert news_sentence(plan, EstimateNews((), ()), write_day) == ""


def test_work_that_gains_or_loses_its_place_is_told() -> None:
    plan = make_plan([], [goal("a", "")])
    lost, found = FinishChange("a", NOW.date(), None), FinishChange("a", None, NOW.date())
    assert news_sentence(plan, EstimateNews((), (lost,)), write_day) == "A has no place for all its work."
    assert news_sentence(plan, EstimateNews((), (found,)), write_day) == "A has a place for all its work."


def test_an_estimate_stands_beside_the_pace_where_they_differ() -> None:
    entry = item("a", 1200)
    assert estimate_and_pace(entry, AS_ESTIMATED) == "20 h"
    slow = Estimates(effects={None: log(1.3)})
    assert estimate_and_pace(entry, slow) == "20 h estimated, 26 h at your pace"


def test_the_paces_say_on_how_many_items_they_rest() -> None:
    found = Estimates(
        overall=Pace(1.24, 7),
        by_kind={ItemKind.COURSE: Pace(1.0, 1)},
        by_subject={Subject.MATHS: Pace(1.31, 6)},
        is_used=False,
    )
    assert list(pace_lines(found)) == [
        "All work: takes you 1.24 times the estimate, from 7 items",
        "Maths and stats: takes you 1.31 times the estimate, from 6 items",
        "Courses: takes you 1.0 times the estimate, from 1 item",
        "The plan counts with the estimates as they are.",
    ]
    assert list(pace_lines(AS_ESTIMATED)) == []


def _finish(workspace: Workspace, id: str) -> None:
    workspace.perform(lambda plan, _schedule: finish_item(plan, id, NOW))
