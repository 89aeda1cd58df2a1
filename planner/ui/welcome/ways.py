"""Ways out for a date that cannot be met: each is a set of answers with which it can. Knows no Qt."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import datetime
from functools import partial

from planner.domain.goal import end_of_day
from planner.formats import last_day
from planner.i18n import _
from planner.scheduling.engine import judge
from planner.scheduling.schedule import GoalOutlook, Verdict
from planner.services.resized_hours import resized_days
from planner.ui.shared.hours_text import write_day
from planner.ui.welcome.answers import MOST_HOURS_PER_WEEK, Answers, Catalogue, ExamAnswer, WeekMode
from planner.ui.welcome.exam_rows import earliest_day
from planner.ui.welcome.look import make_draft
from planner.ui.welcome.words import full_day
from planner.values import Value, replace


class Way(Value):
    """What to do, in words, and the answers after it."""

    text: str
    answers: Answers


class Plight(Value):
    """A goal of a draft whose date cannot be met, with the answers, and the moment, that make it so."""

    goal: str
    outlook: GoalOutlook
    answers: Answers
    catalogue: Catalogue
    now: datetime

    def is_met_with(self, answers: Answers) -> bool:
        """Whether other answers meet the date, as the engine says."""
        plan = make_draft(answers, self.catalogue, self.now).plan
        outlook = judge(plan, self.now).get(self.goal)
        return outlook is not None and outlook.verdict is not Verdict.IMPOSSIBLE


def exam_ways(plight: Plight, exam: ExamAnswer) -> Iterator[Way]:
    """Yield a later day for an exam, and the hours a week that its own day asks for."""
    earliest = plight.outlook.earliest_due
    if earliest is not None:
        day = earliest_day(exam.id, earliest, exam.due.time())
        due = end_of_day(day) if exam.is_track else datetime.combine(day, exam.due.time())
        answers = plight.answers.with_exam(replace(exam, due=due))
        yield from _if_met(plight, _("Move it to {day}").format(day=full_day(day)), answers)
    yield from _more_hours(plight)


def roadmap_ways(plight: Plight) -> Iterator[Way]:
    """Yield the same for the day by which the whole roadmap should be finished."""
    if plight.outlook.earliest_due is not None:
        day = last_day(plight.outlook.earliest_due)
        moved = replace(plight.answers, goal_day=day)
        yield from _if_met(plight, _("Move it to {day}").format(day=full_day(day)), moved)
    yield from _more_hours(plight)


def _more_hours(plight: Plight) -> Iterator[Way]:
    """Yield the least whole hours a week that do; none where no hours help, or the week has no room."""
    needed = plight.outlook.least_per_week
    if needed is None:
        return
    given = plight.answers.pattern().minutes // 60
    # The engine scales all study time alike; hours spread otherwise may need one more, or one fewer.
    count = max(-(-needed // 60), given + 1)
    while count > given + 1 and _is_enough(plight, count - 1):
        count -= 1
    if not _is_enough(plight, count):
        most = _most_with_room(plight.answers, count)
        if most <= count or not _is_enough(plight, most):
            return
        more = range(count + 1, most)
        count += 1 + bisect_left(more, True, key=partial(_is_enough, plight))
    answers = with_hours_a_week(plight.answers, count)
    if answers is not None:
        is_all = not answers.limits.percent_free  # else some of them are kept free
        words = _("Study {count} h a week") if is_all else _("Give {count} h a week")
        yield Way(words.format(count=count), answers)


def _most_with_room(answers: Answers, least: int) -> int:
    """Return the most whole hours for which the days have room; fewer than `least` where they have none."""
    counts = range(least, MOST_HOURS_PER_WEEK + 1)
    return least - 1 + bisect_left(counts, True, key=lambda count: with_hours_a_week(answers, count) is None)


def _is_enough(plight: Plight, count: int) -> bool:
    answers = with_hours_a_week(plight.answers, count)
    return answers is not None and plight.is_met_with(answers)


def _if_met(plight: Plight, text: str, answers: Answers) -> Iterator[Way]:
    if plight.is_met_with(answers):
        yield Way(text, answers)


def with_hours_a_week(answers: Answers, count: int) -> Answers | None:
    """Return the answers with so many hours a week, spread as they were; None where days lack the room.

    A limit that is lower rises to them.
    """
    most = answers.limits.most_per_week
    if most is not None and most < count * 60:
        answers = replace(answers, limits=replace(answers.limits, most_per_week=count * 60))
    if answers.week is WeekMode.EVEN:
        return replace(answers, hours_per_week=count) if count <= MOST_HOURS_PER_WEEK else None
    days = resized_days(answers.pattern(), count * 60)
    if days is None:
        return None
    return replace(answers, week=WeekMode.DAYS, day_texts=tuple(write_day(day) for day in days))
