from datetime import date, datetime

import pytest

from planner.domain.availability import TimeRange
from planner.domain.errors import Refusal
from planner.domain.item import ItemStatus
from planner.domain.painting import Brush
from planner.services.first_plan import draft_plan
from planner.services.goals import ExamWish
from planner.ui.welcome.answers import Answers, Catalogue, ExamAnswer, WeekMode
from planner.values import replace


def test_the_first_answers_are_a_software_engineer_with_ten_hours(
    answers: Answers, catalogue: Catalogue
) -> None:
    wish = answers.to_wish(catalogue)
    assert wish.background == "software-engineer"
    assert wish.pattern.minutes == 600
    assert wish.exams == ()
    assert wish.start is None


def test_what_the_background_skips_is_known_until_it_is_unticked(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    git = next(item for item in catalogue.roadmap.items if item.id == "git")
    assert answers.knows(git)
    studied = answers.with_knowledge(["git"], False)
    assert not studied.knows(git)
    plan = draft_plan(studied.to_wish(catalogue), now)
    assert plan.status("git") is ItemStatus.PLANNED
    assert plan.status("big-o") is ItemStatus.SKIPPED
    again = studied.with_knowledge(["git"], True)
    assert draft_plan(again.to_wish(catalogue), now).status("git") is ItemStatus.SKIPPED


def test_ticks_stay_when_the_background_changes(answers: Answers, catalogue: Catalogue) -> None:
    ticked = answers.with_knowledge(["linear-algebra"], True).with_knowledge(["git"], False)
    other = replace(ticked, background="academic")
    back = replace(other, background="software-engineer")
    assert back == ticked
    assert "linear-algebra" in other.to_wish(catalogue).known


def test_days_start_from_the_hours_told_before(answers: Answers) -> None:
    days = answers.in_mode(WeekMode.DAYS)
    assert days.texts() == ("19:00-21:00",) * 5 + ("", "")
    assert days.pattern().minutes == 600
    typed = replace(days, day_texts=("9-12", *days.texts()[1:]))
    assert typed.in_mode(WeekMode.EVEN).in_mode(WeekMode.DAYS).texts() == typed.texts()


def test_usual_times_make_the_week_and_the_days(answers: Answers) -> None:
    usual = replace(answers, week=WeekMode.USUAL, usual_times=frozenset({"mornings"}))
    assert usual.pattern().minutes == 120
    assert usual.in_mode(WeekMode.DAYS).texts()[1] == "07:00-08:00"


def test_a_week_without_hours_is_refused(answers: Answers) -> None:
    with pytest.raises(Refusal, match="at least one range"):
        replace(answers, week=WeekMode.USUAL, usual_times=frozenset()).pattern()
    with pytest.raises(Refusal, match="at least one range"):
        replace(answers, week=WeekMode.DAYS, day_texts=("",) * 7).pattern()


def test_painting_hours_turns_to_days(answers: Answers) -> None:
    painted = answers.with_hours([5], TimeRange(600, 720), Brush.AVAILABLE).with_hours(
        [0], TimeRange(1200, 1260), Brush.ERASE
    )
    assert painted.week is WeekMode.DAYS
    assert painted.texts()[5] == "10:00-12:00"
    assert painted.texts()[0] == "19:00-20:00"


def test_a_stroke_goes_over_several_days(answers: Answers) -> None:
    painted = answers.with_hours([3, 4, 5], TimeRange(1260, 1320), Brush.AVAILABLE)
    assert painted.texts() == (*["19:00-21:00"] * 3, "19:00-22:00", "19:00-22:00", "21:00-22:00", "")


def test_the_same_hours_are_typed_once_for_several_days(answers: Answers) -> None:
    typed = answers.with_same_hours(range(5, 7), "9 to 12")
    assert typed.week is WeekMode.DAYS
    assert typed.texts() == (*["19:00-21:00"] * 5, "9 to 12", "9 to 12")
    assert typed.pattern().minutes == 16 * 60


def test_an_unreadable_day_is_not_painted_over_but_the_others_are(answers: Answers) -> None:
    wrong = replace(answers, week=WeekMode.DAYS, day_texts=("x",) + ("",) * 6)
    assert wrong.with_hours([0], TimeRange(600, 720), Brush.AVAILABLE) == wrong
    assert wrong.with_hours([2], TimeRange(600, 720), Brush.AVAILABLE).texts() == (
        "x",
        "",
        "10:00-12:00",
        "",
        "",
        "",
        "",
    )


@pytest.mark.parametrize("mode", [WeekMode.USUAL, WeekMode.DAYS])
def test_an_empty_week_can_be_painted(answers: Answers, mode: WeekMode) -> None:
    empty = replace(answers, week=mode, usual_times=frozenset(), day_texts=("",) * 7)
    assert empty.with_hours([6], TimeRange(600, 720), Brush.AVAILABLE).texts() == ("",) * 6 + ("10:00-12:00",)


def test_painting_begins_with_the_week_that_is_shown(answers: Answers) -> None:
    typed = replace(answers, week=WeekMode.EVEN, day_texts=("08:00-09:00",) * 7)
    painted = typed.with_hours([5], TimeRange(600, 720), Brush.AVAILABLE)
    assert painted.texts()[0] == "19:00-21:00"
    assert painted.texts()[5] == "10:00-12:00"


def test_a_week_without_hours_is_painted_like_any_other(answers: Answers) -> None:
    no_times = replace(answers, week=WeekMode.USUAL, usual_times=frozenset())
    no_days = replace(answers, week=WeekMode.DAYS, day_texts=("",) * 7)
    no_number = replace(answers, hours_per_week=0)
    for empty in (no_times, no_days, no_number):
        painted = empty.with_hours([2], TimeRange(600, 720), Brush.AVAILABLE)
        assert painted.texts() == ("", "", "10:00-12:00", "", "", "", "")


@pytest.mark.parametrize("hours", [0, 51, 60, 999])
def test_a_number_that_no_week_has_is_refused_and_begins_with_free_days(answers: Answers, hours: int) -> None:
    wrong = replace(answers, hours_per_week=hours)
    with pytest.raises(Refusal, match="above 0 and up to 50"):
        wrong.pattern()
    assert wrong.in_mode(WeekMode.DAYS).texts() == ("",) * 7


def test_exams_are_added_changed_and_removed_in_their_order(answers: Answers, catalogue: Catalogue) -> None:
    first = ExamAnswer("gcp-pmle", datetime(2027, 12, 11, 9))
    second = ExamAnswer("aws-mla-c01", datetime(2027, 6, 5, 9))
    both = answers.with_exam(first).with_exam(second)
    later = replace(first, due=datetime(2028, 1, 8, 9))
    assert both.with_exam(later).exams == (later, second)
    assert both.without_exam("gcp-pmle").exams == (second,)
    assert [
        wish.certification.id for wish in both.to_wish(catalogue).exams if isinstance(wish, ExamWish)
    ] == ["gcp-pmle", "aws-mla-c01"]


def test_the_goal_is_due_at_the_end_of_its_day(answers: Answers, catalogue: Catalogue) -> None:
    wish = replace(answers, goal_title="  ", goal_day=date(2028, 12, 31)).to_wish(catalogue)
    assert wish.goal_due == datetime(2029, 1, 1)
    assert wish.goal_title is None
