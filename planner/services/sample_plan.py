"""A plan to look around in: a software engineer's, some weeks on her way, made for the moment it is asked."""

import atexit
import shutil
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Final

from planner.domain.availability import TimeRange, WeeklyPattern
from planner.domain.card import Rating
from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal
from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind
from planner.domain.telling import Tell, untold
from planner.scheduling.engine import judge, make_schedule
from planner.scheduling.ordinary_hours import USUAL
from planner.scheduling.schedule import Schedule
from planner.services.catalog import certification, shipped_roadmap
from planner.services.first_plan import FirstPlanWish, draft_plan
from planner.services.goals import ExamWish, add_exam
from planner.services.items import finish_item, is_studied_out
from planner.services.opening import open_workspace
from planner.services.reviews import answer_review
from planner.services.sample_folder import make_sample_folder, remove_sample_folder
from planner.services.sessions import accept_week, finish_part, finish_session, sessions_to_accept
from planner.services.weeks import monday_of
from planner.services.weeks_in_sight import remember
from planner.services.workspace import Clock, Workspace
from planner.storage.errors import plain_words

_WEEKS_BEHIND: Final = 5
_SPARE: Final = timedelta(weeks=8)  # between the first day on which the exam can be taken and its own
_SATURDAY: Final = 5
_EXAM: Final = "gcp-pmle"
_BACKGROUND: Final = "software-engineer"
# Of the sessions behind her, each so-and-so-many-th was left out, or broken off.
_LEFT_OUT, _BROKEN_OFF = 11, 7
_EVENING: Final = TimeRange(19 * 60, 21 * 60 + 30)
_HOURS: Final = WeeklyPattern(
    USUAL,
    (
        *[(_EVENING,)] * 4,
        (),
        (TimeRange(14 * 60, 17 * 60, True),),
        (TimeRange(9 * 60 + 30, 12 * 60),),
    ),
)


class Sample:
    """A sample plan in a folder of its own, which is gone at the end of the program at the latest.

    Attributes:
        paths: where it lies.
        source: None, for it was made of nothing that the learner has.
    """

    source: Final = None

    def __init__(self, clock: Clock, window: Path, tell: Tell = untold) -> None:
        """Make it as of now; `window` is a file of choices, such as the theme, to begin with.

        It may be made in any thread, and tells how far it is. Raises Refusal where nothing can be written,
        and then leaves nothing behind.
        """
        self.paths = make_sample_folder()
        atexit.register(self.remove)
        try:
            self._write(clock, window, tell)
        except Refusal:
            self.remove()
            raise

    def open(self, clock: Clock) -> Workspace:
        """Open it, to try anything."""
        return open_workspace(self.paths, clock)

    def remove(self) -> None:
        """Remove it with its folder."""
        remove_sample_folder(self.paths)
        atexit.unregister(self.remove)

    def _write(self, clock: Clock, window: Path, tell: Tell) -> None:
        workspace = open_workspace(self.paths, clock)
        try:
            workspace.begin(sample_plan(clock(), tell))
        finally:
            workspace.close()
        with plain_words(self.paths.data_dir):
            if window.is_file():
                shutil.copyfile(window, self.paths.window)


def sample_plan(now: datetime, tell: Tell = untold) -> Plan:
    """Return the plan as it is after some weeks of study until `now`, with the week of `now` accepted."""
    begun = datetime.combine(monday_of(now) - timedelta(weeks=_WEEKS_BEHIND), time(8))
    wish = FirstPlanWish(roadmap=shipped_roadmap(), pattern=_HOURS, background=_BACKGROUND)
    plan = _with_exam(draft_plan(wish, begun), begun)
    for week in range(_WEEKS_BEHIND + 1):
        tell((week + 1) / (_WEEKS_BEHIND + 2))
        monday = begun + timedelta(weeks=week)
        if monday < now:
            plan = _after_week(_with_week(plan, monday), monday, now)
    return _with_week(plan, now).at_revision(0)


def _with_exam(plan: Plan, begun: datetime) -> Plan:
    """Return the plan with an exam on a Saturday that leaves some weeks to spare."""
    wanted = certification(_EXAM)
    probe = Goal(id="probe", title="", items=(wanted.item or "",))
    earliest = judge(plan.after(Edit("", (Change(None, probe),))), begun)[probe.id].earliest_due or begun
    day = (earliest + _SPARE).date()
    day += timedelta(days=(_SATURDAY - day.weekday()) % 7)
    wish = ExamWish(certification=wanted, due=datetime.combine(day, time(9)))
    return plan.after(add_exam(plan, wish, begun))


def _with_week(plan: Plan, now: datetime) -> Plan:
    """Return the plan with what is to come of this week accepted, or the next one where that is nothing."""
    schedule = make_schedule(plan, now)
    for day in (now.date(), now.date() + timedelta(weeks=1)):
        if sessions_to_accept(schedule, day, now):
            plan = plan.after(accept_week(plan, schedule, day, now))
            break
    return plan.after(Edit("", remember(plan, schedule)))


def _after_week(plan: Plan, monday: datetime, now: datetime) -> Plan:
    """Return the plan after the sessions of a week that are over by now: most of them kept."""
    schedule = make_schedule(plan, monday)
    end = min(monday + timedelta(weeks=1), now)
    over = [each for each in schedule.sessions if monday <= each.start and each.end <= end]
    for number, session in enumerate(over, start=monday.isocalendar().week):
        if number % _LEFT_OUT and not plan.status(session.item).is_settled:
            plan = plan.after(_studied(plan, schedule, session, is_whole=bool(number % _BROKEN_OFF)))
            if is_studied_out(plan, session.item):
                plan = plan.after(finish_item(plan, session.item, session.end))
        elif session.kind is SessionKind.REVIEW:
            plan = plan.after(answer_review(plan, schedule, session.id, Rating.GOOD, session.end))
    return plan


def _studied(plan: Plan, schedule: Schedule, session: Session, *, is_whole: bool) -> Edit:
    if is_whole:
        return finish_session(plan, schedule, session.id, session.end)
    return finish_part(plan, schedule, session.id, session.minutes // 2, session.end)
