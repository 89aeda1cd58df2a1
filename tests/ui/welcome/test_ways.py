from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from planner.domain.availability import Limits
from planner.scheduling.engine import judge
from planner.scheduling.schedule import Verdict
from planner.services.first_plan import draft_plan
from planner.ui.welcome import ways
from planner.ui.welcome.answers import Answers, Catalogue, ExamAnswer, WeekMode
from planner.ui.welcome.goal_rows import NoteRow, goal_rows
from planner.ui.welcome.look import Draft, make_draft, take_look
from planner.ui.welcome.ways import with_hours_a_week
from planner.values import replace

EARLY = ExamAnswer("gcp-pmle", datetime(2027, 3, 13, 9))
TYPED = ("19:00-21:00", "19:00-21:00", "", "7:00-8:00, 19:00-21:00", "", "9:00-12:00", "")


def note_of(answers: Answers, catalogue: Catalogue, now: datetime) -> NoteRow:
    rows = goal_rows(answers, catalogue, take_look(answers, catalogue, now), now)
    return rows.panels[0].with_ways.verdicts[0] if rows.panels else rows.verdict


def ways_of(answers: Answers, catalogue: Catalogue, now: datetime) -> dict[str, Answers]:
    return {
        text: after for text, after in note_of(answers, catalogue, now).actions if not isinstance(after, int)
    }


def verdict(answers: Answers, catalogue: Catalogue, now: datetime, goal: str = "gcp-pmle") -> Verdict:
    return judge(draft_plan(answers.to_wish(catalogue), now), now)[goal].verdict


def test_a_date_that_cannot_hold_says_why_and_offers_a_day_and_hours(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    note = note_of(answers.with_exam(EARLY), catalogue, now)
    assert (note.kind, note.title) == ("danger", "Not feasible")
    assert note.text == ("152 h free until 11 Mar 2027, 407.2 h of work due by then. You can go on as it is.")
    assert [text for text, _after in note.actions] == ["Move it to 9 Sep 2027", "Study 27 h a week"]


def test_the_day_offered_is_the_first_that_holds(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    after = ways_of(answers.with_exam(EARLY), catalogue, now)["Move it to 9 Sep 2027"]
    exam = after.exam("gcp-pmle")
    assert exam == replace(EARLY, due=datetime(2027, 9, 9, 9))
    assert verdict(after, catalogue, now) is not Verdict.IMPOSSIBLE
    before = after.with_exam(replace(EARLY, due=datetime(2027, 9, 8, 9)))
    assert verdict(before, catalogue, now) is Verdict.IMPOSSIBLE


def test_the_hour_of_the_exam_stays_and_decides_the_day(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    evening = replace(EARLY, due=EARLY.due.replace(hour=23))
    (moved, _hours) = ways_of(answers.with_exam(evening), catalogue, now)
    assert moved == "Move it to 8 Sep 2027"


def exam_goal(answers: Answers, catalogue: Catalogue, now: datetime) -> str:
    return next(
        goal.id for goal in draft_plan(answers.to_wish(catalogue), now).goals.values() if goal.is_exam
    )


def every_week(answers: Answers) -> Iterator[Answers]:
    yield replace(answers, hours_per_week=3)
    yield answers
    yield replace(answers, week=WeekMode.USUAL)
    yield replace(answers, week=WeekMode.DAYS, day_texts=TYPED)


@pytest.mark.parametrize("days", [100, 150, 200, 270])
def test_the_hours_offered_are_the_least_whole_ones_that_do(
    days: int, answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    exam = replace(EARLY, due=datetime.combine(now.date() + timedelta(days=days), EARLY.due.time()))
    for given in every_week(answers):
        chosen = given.with_exam(exam)
        if verdict(chosen, catalogue, now) is not Verdict.IMPOSSIBLE:
            continue
        found = [(t, a) for t, a in ways_of(chosen, catalogue, now).items() if t.startswith("Study")]
        for text, after in found:
            count = after.pattern().minutes // 60
            assert after.pattern().minutes == count * 60
            assert text == f"Study {count} h a week"
            assert verdict(after, catalogue, now) is not Verdict.IMPOSSIBLE
            fewer = with_hours_a_week(chosen, count - 1)
            assert fewer is not None
            assert count - 1 <= given.pattern().minutes / 60 or (
                verdict(fewer, catalogue, now) is Verdict.IMPOSSIBLE
            )


def test_hours_that_no_week_has_are_not_offered(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    soon = replace(EARLY, due=now.replace(hour=9) + timedelta(days=14))
    assert [text[:4] for text in ways_of(answers.with_exam(soon), catalogue, now)] == ["Move"]
    tomorrow = replace(EARLY, due=now.replace(hour=20) + timedelta(days=1))
    assert [text[:4] for text in ways_of(answers.with_exam(tomorrow), catalogue, now)] == ["Move"]


@pytest.mark.parametrize("days", [60, 90, 120])
def test_hours_are_offered_wherever_some_do_though_more_would_have_no_room(
    days: int, answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    exam = replace(EARLY, id="own:1", title="Mine", minutes=200 * 60, due=now + timedelta(days=days))
    late = ("21:00-23:00", "21:00-23:00", "", "", "", "", "")
    for given in (*every_week(answers), replace(answers, week=WeekMode.DAYS, day_texts=late)):
        chosen = given.with_exam(exam)
        weeks = [(count, with_hours_a_week(chosen, count)) for count in range(1, 51)]
        own = exam_goal(chosen, catalogue, now)
        do = [
            count
            for count, after in weeks
            if after is not None and verdict(after, catalogue, now, own) is not Verdict.IMPOSSIBLE
        ]
        offered = [text for text in ways_of(chosen, catalogue, now) if text.startswith("Study")]
        if verdict(chosen, catalogue, now, own) is Verdict.IMPOSSIBLE:
            assert offered == [f"Study {do[0]} h a week"] if do else offered == []


def test_ways_are_looked_for_where_they_are_shown_alone(
    answers: Answers, catalogue: Catalogue, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Answers] = []

    def counted(tried: Answers, *rest: Catalogue | datetime) -> Draft:
        made.append(tried)
        return make_draft(tried, catalogue, now)

    monkeypatch.setattr(ways, "make_draft", counted)
    for id in catalogue.certifications:
        answers = answers.with_exam(replace(EARLY, id=id, minutes=60 * 60))
    rows = goal_rows(answers, catalogue, take_look(answers, catalogue, now), now)
    assert len(rows.panels) > 10
    assert not made
    hard = next(panel for panel in rows.panels if panel.plight is not None)
    assert hard.with_ways.verdicts[0].text.endswith("You can go on as it is.")
    assert 0 < len(made) < 12


def test_a_whole_roadmap_that_cannot_be_done_by_a_day_offers_both_too(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    dated = replace(answers, goal_day=date(2027, 11, 25))
    note = note_of(dated, catalogue, now)
    assert note.title == "The whole roadmap: Not feasible"
    moved, more = ways_of(dated, catalogue, now).values()
    goal = next(iter(draft_plan(dated.to_wish(catalogue), now).goals))
    assert moved.goal_day == date(2028, 8, 1)
    for after in (moved, more):
        assert verdict(after, catalogue, now, goal) is not Verdict.IMPOSSIBLE


def test_a_date_that_holds_offers_nothing(answers: Answers, catalogue: Catalogue, now: datetime) -> None:
    held = answers.with_exam(replace(EARLY, due=datetime(2027, 12, 11, 9)))
    assert note_of(held, catalogue, now).actions == ()


def test_typed_ranges_grow_alike_and_begin_earlier_where_the_day_ends(answers: Answers) -> None:
    typed = replace(answers, week=WeekMode.DAYS, day_texts=("22:00-23:00, 9:00-10:00", *("",) * 6))
    grown = with_hours_a_week(typed, 6)
    assert grown is not None
    assert grown.texts()[0] == "09:00-12:00, 21:00-24:00"
    assert with_hours_a_week(typed, 25) is None


def test_more_hours_lift_a_limit_on_the_week_and_leave_free_what_is_kept_free(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    limited = replace(answers, limits=Limits(most_per_week=6 * 60)).with_exam(EARLY)
    after = ways_of(limited, catalogue, now)["Study 27 h a week"]
    assert (after.hours_per_week, after.limits.most_per_week) == (27, 27 * 60)
    kept_free = replace(answers, limits=Limits(percent_free=20)).with_exam(EARLY)
    (text, after) = list(ways_of(kept_free, catalogue, now).items())[-1]
    assert text == f"Give {after.hours_per_week} h a week"
    assert after.hours_per_week > 27 / 0.8
    for each in (limited, kept_free):
        for after in ways_of(each, catalogue, now).values():
            assert verdict(after, catalogue, now) is not Verdict.IMPOSSIBLE
