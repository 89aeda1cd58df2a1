"""The commands that change the plan: each turns what was typed into a wish, and says what was done."""

from argparse import Namespace
from collections.abc import Callable, Iterable
from datetime import date, datetime

from planner.cli.exam_hours import exam_minutes
from planner.cli.inputs import EXAM_HOUR, read_day, read_end_of_day, read_moment, read_pair
from planner.domain.availability import WeeklyPattern
from planner.domain.card import Rating
from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.goal import ExamOutcome
from planner.domain.plan import Plan
from planner.domain.roadmap import Roadmap
from planner.i18n import _
from planner.scheduling.schedule import Schedule
from planner.services import availability, goals, items, reviews, sessions
from planner.services.catalog import DEFAULT_ROADMAP, certification, certifications, find_roadmap
from planner.services.first_plan import FirstPlanWish, make_first_plan, open_choices
from planner.services.goals import ExamWish
from planner.services.workspace import Workspace

DEFAULT_HOURS_PER_WEEK = 10

Maker = Callable[[Namespace, Plan, datetime], Edit]
ScheduleMaker = Callable[[Namespace, Plan, Schedule, datetime], Edit]


def make_plan(typed: Namespace, now: datetime) -> tuple[Plan, list[str]]:
    """Return the first plan that `new` asks for, and what the learner should be warned of."""
    found = find_roadmap(DEFAULT_ROADMAP if typed.roadmap is None else typed.roadmap)
    title, due = (None, None)
    if typed.goal is not None:
        title, day = read_pair(typed.goal, "TITLE=DATE")
        due = read_end_of_day(day)
    exams = tuple(_exam_wish(*read_pair(text, "CERT=DATETIME")) for text in typed.exam)
    wish = FirstPlanWish(
        roadmap=found.roadmap,
        incoming=found.incoming,
        file=found.file,
        background=typed.background,
        known=tuple(typed.known),
        pattern=_pattern(typed),
        start=None if typed.start is None else read_day(typed.start),
        goal_title=title,
        goal_due=due,
        exams=exams,
    )
    plan = make_first_plan(wish, now)
    return plan, [*_exam_warnings(plan, exams), *_choice_notes(found.roadmap)]


def warnings_for(typed: Namespace, plan: Plan) -> list[str]:
    """Return what the learner should know before a change is made."""
    if typed.command != "add-exam":
        return []
    exam = _exam_wish(typed.certification, typed.due)
    found = _exam_warnings(plan, [exam])
    if typed.hours is not None and goals.is_prepared(plan, exam.certification):
        found.append(_("An item of the plan prepares for it already, so the hours given do not count."))
    return found


def make_change(typed: Namespace, workspace: Workspace) -> Edit:
    """Make the change that a command asks for."""
    if typed.command in SCHEDULE_MAKERS:
        make = SCHEDULE_MAKERS[typed.command]
        return workspace.perform(lambda plan, schedule: make(typed, plan, schedule, workspace.now))
    return workspace.change(lambda plan: MAKERS[typed.command](typed, plan, workspace.now))


def step_back(workspace: Workspace) -> Edit:
    """Undo; refuse when there is nothing to undo."""
    edit = workspace.undo()
    if edit is None:
        raise Refusal(_("There is nothing to undo."))
    return edit


def step_forward(workspace: Workspace) -> Edit:
    """Redo; refuse when there is nothing to redo."""
    edit = workspace.redo()
    if edit is None:
        raise Refusal(_("There is nothing to redo."))
    return edit


def _pattern(typed: Namespace) -> WeeklyPattern:
    if typed.availability is not None:
        return availability.parse_hours(typed.availability)
    if typed.hours_per_week is not None:
        return availability.even_hours(typed.hours_per_week)
    return availability.even_hours(DEFAULT_HOURS_PER_WEEK)


def _exam_wish(id: str, due: str) -> ExamWish:
    return ExamWish(certification=certification(id), due=read_moment(due, EXAM_HOUR))


def _exam_warnings(plan: Plan, exams: Iterable[ExamWish]) -> list[str]:
    catalogue = tuple(certifications().values())
    found = [
        warning
        for exam in exams
        for warning in (
            goals.retirement_warning(exam.certification, catalogue),
            goals.skills_warning(plan, exam.certification),
        )
    ]
    return [warning for warning in found if warning is not None]


def _choice_notes(roadmap: Roadmap) -> list[str]:
    return [
        _("Open choice, {title}: {items}. Add the one you want with add-goal.").format(
            title=group.title, items=", ".join(group.items)
        )
        for group in open_choices(roadmap)
    ]


def _done(typed: Namespace, plan: Plan, now: datetime) -> Edit:
    return items.finish_item(plan, typed.item, now, typed.minutes)


def _skip(typed: Namespace, plan: Plan, now: datetime) -> Edit:
    return items.know_item(plan, typed.item, now)


def _leave_out(typed: Namespace, plan: Plan, now: datetime) -> Edit:
    return items.leave_out(plan, typed.item, now)


def _start(typed: Namespace, plan: Plan, now: datetime) -> Edit:
    return items.start_item(plan, typed.item, now)


def _log(typed: Namespace, plan: Plan, now: datetime) -> Edit:
    on = now.date() if typed.on is None else read_day(typed.on)
    return items.log_time(plan, typed.item, typed.minutes, on, now)


def _add_exam(typed: Namespace, plan: Plan, now: datetime) -> Edit:
    known = certification(typed.certification)
    wish = ExamWish(
        certification=known,
        due=read_moment(typed.due, EXAM_HOUR),
        priority=1 if typed.priority is None else typed.priority,
        buffer_days=typed.buffer_days,
        minutes=exam_minutes(plan, known, typed.hours),
        registration_closes=_registration(typed),
    )
    return goals.add_exam(plan, wish, now)


def _add_goal(typed: Namespace, plan: Plan, now: datetime) -> Edit:
    return goals.add_goal(
        plan,
        typed.title,
        typed.items,
        now,
        due=None if typed.date is None else read_end_of_day(typed.date),
        priority=1 if typed.priority is None else typed.priority,
        buffer_days=typed.buffer_days or 0,
    )


def _edit_goal(typed: Namespace, plan: Plan, now: datetime) -> Edit:
    due = None
    if typed.date is not None:
        is_exam = plan.goal(typed.goal).is_exam
        due = read_moment(typed.date, EXAM_HOUR) if is_exam else read_end_of_day(typed.date)
    return goals.edit_goal(
        plan,
        typed.goal,
        now,
        title=typed.title,
        due=due,
        without_date=typed.no_date,
        priority=typed.priority,
        buffer_days=typed.buffer_days,
        items=typed.items,
        registration_closes=_registration(typed),
    )


def _registration(typed: Namespace) -> date | None:
    return None if typed.registration_closes is None else read_day(typed.registration_closes)


def _remove_goal(typed: Namespace, plan: Plan, _now: datetime) -> Edit:
    return goals.remove_goal(plan, typed.goal)


def _exam_result(typed: Namespace, plan: Plan, now: datetime) -> Edit:
    return goals.record_result(plan, typed.certification, ExamOutcome(typed.outcome), now)


def _availability(typed: Namespace, plan: Plan, now: datetime) -> Edit:
    return availability.set_hours(plan, availability.parse_hours(typed.hours), now)


def _day_off(typed: Namespace, plan: Plan, now: datetime) -> Edit:
    first = read_day(typed.first)
    last = first if typed.last is None else read_day(typed.last)
    return availability.add_day_off(plan, first, last, now)


def _accept(typed: Namespace, plan: Plan, schedule: Schedule, now: datetime) -> Edit:
    on = now.date() if typed.date is None else read_day(typed.date)
    return sessions.accept_week(plan, schedule, on, now)


def _pin(typed: Namespace, plan: Plan, schedule: Schedule, _now: datetime) -> Edit:
    return sessions.pin_session(plan, schedule, typed.session)


def _unpin(typed: Namespace, plan: Plan, schedule: Schedule, _now: datetime) -> Edit:
    return sessions.unpin_session(plan, schedule, typed.session)


def _review(typed: Namespace, plan: Plan, schedule: Schedule, now: datetime) -> Edit:
    rating = Rating(typed.answer)
    return reviews.answer_review(plan, schedule, typed.session, rating, now, typed.minutes)


MAKERS: dict[str, Maker] = {
    "done": _done,
    "skip": _skip,
    "leave-out": _leave_out,
    "start": _start,
    "log": _log,
    "add-exam": _add_exam,
    "add-goal": _add_goal,
    "edit-goal": _edit_goal,
    "remove-goal": _remove_goal,
    "exam-result": _exam_result,
    "availability": _availability,
    "day-off": _day_off,
}

# What is made of the sessions that the learner sees.
SCHEDULE_MAKERS: dict[str, ScheduleMaker] = {
    "accept": _accept,
    "pin": _pin,
    "unpin": _unpin,
    "review": _review,
}
