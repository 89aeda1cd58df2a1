from planner.domain.plan import Plan
from planner.ui.what_if.changes import Changes
from planner.ui.what_if.compare_rows import (
    About,
    CompareRow,
    OtherLine,
    Tone,
    compare_rows,
    other_rows,
    spoken,
)
from planner.ui.what_if.trial import Trial
from planner.values import replace
from tests.support.plans import NOW, at, day
from tests.ui.what_if.small import WORDS, by_name, laid_out, small_plan, trial


def rows(tried: Trial, changes: Changes, goal: str = "test") -> dict[str, CompareRow]:
    return by_name(compare_rows(tried.before, laid_out(tried, changes), goal, NOW, WORDS))


def others(tried: Trial, changes: Changes, goal: str = "test") -> dict[OtherLine, CompareRow]:
    return other_rows(tried.before, laid_out(tried, changes), goal, (), NOW, WORDS)


SOME_DAY = ("some-day", About.FINISH)


def late_plan() -> Plan:
    """As the small plan, with an exam tomorrow that cannot be met: four hours are left, two are free."""
    plan = small_plan()
    return replace(plan, goals={**plan.goals, "test": replace(plan.goals["test"], due=at(1, "10:00"))})


def test_nothing_tried_is_the_same_on_both_sides() -> None:
    found = rows(trial(), Changes())

    assert list(found) == ["Verdict", "Needed a week", "Planned finish", "Earliest ready", "Slack"]
    assert all(row.now == row.then and row.tone is Tone.SAME and not row.change for row in found.values())


def test_more_hours_make_it_better_in_green_and_in_words() -> None:
    tried = trial()
    found = rows(tried, Changes().with_minutes(tried.before.plan, 900, NOW), "own")

    assert (found["Planned finish"].tone, found["Slack"].tone) == (Tone.BETTER, Tone.BETTER)
    assert found["Planned finish"].change.endswith("earlier")
    assert found["Slack"].change.endswith("more")
    assert not any(row.is_bad for row in found.values())


def test_fewer_hours_make_it_worse() -> None:
    tried = trial()
    found = rows(tried, Changes().with_minutes(tried.before.plan, 480, NOW), "own")

    assert found["Planned finish"].tone is Tone.WORSE
    assert found["Planned finish"].change.endswith("later")
    assert found["Slack"].change.endswith("less")


def test_a_date_that_cannot_be_met_is_bad_with_what_is_missing() -> None:
    tried = trial()
    found = rows(tried, Changes().with_day(tried.before.plan, "test", day(1)))

    assert (found["Verdict"].now.badge, found["Verdict"].then.badge) == ("on_track", "not_feasible")
    assert (found["Verdict"].tone, found["Verdict"].is_bad) == (Tone.BAD, True)
    assert (found["Slack"].then.words, found["Slack"].is_bad) == ("2 h short", True)
    assert found["Needed a week"].change.endswith("h more")


def test_a_date_that_can_be_met_again_is_better() -> None:
    tried = trial(late_plan())
    found = rows(tried, Changes().with_day(tried.before.plan, "test", day(30)))

    assert found["Verdict"].tone is Tone.BETTER
    assert not found["Verdict"].is_bad
    assert found["Slack"].tone is Tone.BETTER


def test_still_short_but_less_so_is_bad_and_better() -> None:
    plan = late_plan()
    tried = trial(
        replace(plan, goals={**plan.goals, "test": replace(plan.goals["test"], due=at(0, "22:00"))})
    )
    found = rows(tried, Changes().with_minutes(tried.before.plan, 660, NOW))

    assert (found["Slack"].tone, found["Slack"].is_bad) == (Tone.BETTER, True)


def test_a_date_for_a_goal_without_one_has_nothing_to_be_compared_with() -> None:
    tried = trial()
    found = rows(tried, Changes().with_day(tried.before.plan, "some-day", day(60)), "some-day")

    assert (found["Verdict"].now.words, found["Verdict"].now.badge) == ("No date", "")
    assert found["Verdict"].then.badge == "on_track"
    assert found["Needed a week"].now.words == found["Slack"].now.words == "no date"
    assert not found["Slack"].change


def test_a_goal_of_which_nothing_is_left_says_so() -> None:
    tried = trial()
    plan = tried.before.plan
    plan = replace(plan, goals={**plan.goals, "own": replace(plan.goals["own"], items=("extra",))})
    tried = trial(plan)
    found = rows(tried, Changes().with_left_out(["extra"]).with_known(["a"]), "own")

    assert found["Verdict"].then.badge == "done"
    assert {found[name].then.words for name in list(found)[1:]} == {"nothing left"}


def test_without_study_hours_nothing_helps() -> None:
    tried = trial(replace(small_plan(), patterns={}))
    found = rows(tried, Changes())

    assert found["Needed a week"].then.words == "no free hours"
    assert found["Planned finish"].then.words == found["Earliest ready"].then.words == "none"


def test_until_it_is_laid_out_the_finish_is_waited_for() -> None:
    tried = trial()
    judged = tried.judged(Changes().with_minutes(tried.before.plan, 900, NOW))
    found = by_name(compare_rows(tried.before, judged, "own", NOW, WORDS))

    assert found["Planned finish"].then.words == "..."
    assert found["Slack"].tone is Tone.BETTER
    assert list(other_rows(tried.before, judged, "own", (), NOW, WORDS)) == [("test", About.SLACK)]
    kept = other_rows(tried.before, judged, "own", (SOME_DAY,), NOW, WORDS)
    assert kept[SOME_DAY].then.words == "..."


def test_other_goals_are_named_where_their_finish_or_verdict_changes() -> None:
    tried = trial()
    moved = others(tried, Changes().with_goal("own", False))
    assert list(moved) == [SOME_DAY]
    assert (moved[SOME_DAY].name, moved[SOME_DAY].tone) == ("Some-Day", Tone.BETTER)

    turned = others(tried, Changes().with_minutes(tried.before.plan, 240, NOW), "some-day")
    verdict, slack = turned["own", About.VERDICT], turned["own", About.SLACK]
    assert (verdict.now.badge, verdict.then.badge) == ("on_track", "not_feasible")
    assert (slack.name, slack.is_bad) == ("Own, slack", True)


def test_goals_that_lose_slack_alone_are_named_too() -> None:
    tried = trial()
    moved = others(tried, Changes().with_day(tried.before.plan, "own", day(12)), "some-day")

    assert list(moved) == [("test", About.SLACK), ("own", About.SLACK)]
    assert (moved["own", About.SLACK].tone, moved["own", About.SLACK].change) == (Tone.WORSE, "3 h less")


def test_changes_that_cannot_be_leave_one_side_empty() -> None:
    tried = trial()
    found = compare_rows(tried.before, None, "test", NOW, WORDS)

    assert {row.then.words for row in found} == {""}
    assert other_rows(tried.before, None, "test", (), NOW, WORDS) == {}


def test_the_lines_are_spoken() -> None:
    tried = trial()
    found = rows(tried, Changes().with_day(tried.before.plan, "test", day(1)))

    assert spoken([found["Slack"]]).startswith("Slack: now ")
    assert spoken([found["Slack"]]).endswith("with these changes 2 h short, " + found["Slack"].change)
    assert spoken(list(rows(tried, Changes()).values())[:1]) == "Verdict: On track"
