"""The first plan: from the answers of the first run to a whole plan with its first week accepted."""

from datetime import date, datetime

from planner.domain.availability import Limits, WeeklyPattern
from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal, UnknownId
from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.goal import Goal
from planner.domain.item import Item, ItemStatus
from planner.domain.plan import Plan
from planner.domain.roadmap import ChoiceGroup, Roadmap
from planner.domain.session import SessionKind
from planner.domain.settings import Settings
from planner.exchange.incoming import IncomingRoadmap
from planner.formats import slug
from planner.i18n import _
from planner.scheduling.engine import make_schedule
from planner.scheduling.schedule import Schedule
from planner.services.calendars import CalendarFile, link_calendar
from planner.services.drawn_notes import with_drawn_note
from planner.services.followed_roadmaps import first_followed, with_share
from planner.services.goals import ExamWish, add_exam, add_goal, without_title
from planner.services.item_ids import renamed
from planner.services.naming import checked_title
from planner.services.own_exams import OwnExamWish, add_own_exam
from planner.services.told_states import say
from planner.services.weeks import monday_of
from planner.services.weeks_in_sight import remember
from planner.values import Value, replace


class TrackWish(Value):
    """A track of the roadmap to be finished by a moment: the items of one of its lists."""

    title: str
    items: tuple[str, ...]
    due: datetime


DatedWish = ExamWish | OwnExamWish | TrackWish


class FirstPlanWish(Value, kw_only=True):
    """The answers of the first run.

    Attributes:
        incoming: what the file says besides, for a roadmap that was read from one; `file` is its name. The
            ids are those that the items get in the plan, by `with_ids_of_plan`.
        background: id of a background of the roadmap, or None: every item counts in full.
        known: ids of items that the learner knows already.
        chosen: ids of the items chosen where the roadmap leaves a choice.
        pattern: the study hours of an ordinary week.
        limits: how much of these hours the plan may use.
        start: nothing is laid out before this day.
        calendars: calendar files to plan around, by path, with what was read of them.
        goal_title: title of the goal of all core items; the roadmap's title when None.
        goal_due: its date, if it has one.
        exams: exams of the catalogue and of one's own, and tracks of the roadmap, each with its date.
    """

    roadmap: Roadmap
    pattern: WeeklyPattern
    incoming: IncomingRoadmap | None = None
    file: str = ""
    background: str | None = None
    known: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    limits: Limits = Limits()
    start: date | None = None
    calendars: tuple[tuple[str, CalendarFile], ...] = ()
    goal_title: str | None = None
    goal_due: datetime | None = None
    exams: tuple[DatedWish, ...] = ()


def make_first_plan(wish: FirstPlanWish, now: datetime) -> Plan:
    """Make the plan that the answers describe, with its first week accepted.

    Raises Refusal, naming what is wrong, for unknown ids and dates in the past.
    """
    plan = draft_plan(wish, now)
    return accept_first_week(plan, make_schedule(plan, now))


def draft_plan(wish: FirstPlanWish, now: datetime) -> Plan:
    """Make the plan without accepting a week, as for a preview."""
    roadmap = wish.roadmap
    _check_ids(wish)
    if wish.goal_due is not None and wish.goal_due <= now:
        raise Refusal(_("The date lies in the past; give one to come."))
    items = {item.id: _shaped(item, wish) for item in roadmap.items}
    followed = _followed(wish, now)
    wanted_title = (wish.goal_title or "").strip()
    title = checked_title(wanted_title, without_title()) if wanted_title else roadmap.title
    goal = Goal(
        id=slug(title, "goal"),
        title=title,
        items=tuple(item.id for item in items.values() if item.core),
        due=wish.goal_due,
        created=1,
    )
    plan = Plan(
        settings=Settings(
            title=roadmap.title,
            roadmap=roadmap.id,
            background=wish.background,
            start=wish.start,
            limits=wish.limits,
        ),
        phases={phase.id: phase for phase in roadmap.phases},
        items=items,
        goals={goal.id: goal},
        patterns={wish.pattern.id: wish.pattern},
        followed={followed.id: followed},
    )
    plan = plan.after(Edit("", tuple(say(plan, _told(wish), now.date()))))
    for path, file in wish.calendars:
        plan = plan.after(link_calendar(plan, path, file, now))
    for exam in wish.exams:
        plan = plan.after(add_dated(plan, exam, now))
    return plan.at_revision(0)


def _followed(wish: FirstPlanWish, now: datetime) -> FollowedRoadmap:
    """Return what is remembered of the roadmap, for its next version."""
    if wish.incoming is None:
        return first_followed(wish.roadmap, now, file=wish.file)
    file_ids, drawn = wish.incoming.file_ids, wish.incoming.drawn
    record = first_followed(
        renamed(wish.roadmap, file_ids),
        now,
        form=wish.incoming.form,
        file=wish.file,
        estimated=frozenset(file_ids.get(id, id) for id in wish.incoming.estimated),
        is_personal=wish.incoming.is_personal,
        names={key: name for name, key in file_ids.items()},
    )
    told = {key: with_drawn_note(item, drawn.get(record.names[key])) for key, item in record.items.items()}
    return replace(record, items=told)


def add_dated(plan: Plan, wish: DatedWish, now: datetime) -> Edit:
    """Add the goal of an exam, or of a track. Raises Refusal for a date in the past."""
    if isinstance(wish, ExamWish):
        return add_exam(plan, wish, now)
    if isinstance(wish, OwnExamWish):
        return add_own_exam(plan, wish, now)
    return add_goal(plan, wish.title, wish.items, now, due=wish.due)


def accept_first_week(plan: Plan, schedule: Schedule) -> Plan:
    """Return the plan with the week of its first session accepted, and the weeks behind it foreseen."""
    study = [session for session in schedule.sessions if session.kind is not SessionKind.EXAM]
    if not study:
        return plan
    monday = monday_of(study[0].start)
    changes = tuple(
        Change(None, replace(session, accepted=True))
        for session in study
        if monday_of(session.start) == monday
    )
    plan = plan.after(Edit("", changes))
    return plan.after(Edit("", remember(plan, schedule))).at_revision(0)


def open_choices(roadmap: Roadmap) -> tuple[ChoiceGroup, ...]:
    """Return the choice groups that no core item settles, about which the learner is asked once."""
    core = {item.id for item in roadmap.items if item.core}
    return tuple(group for group in roadmap.choice_groups if not core.intersection(group.items))


def _shaped(item: Item, wish: FirstPlanWish) -> Item:
    """Return an item as this learner will study it: a refresher takes its share, a choice makes it core."""
    shaped = with_share(item, item.refresh_for.get(wish.background or "", 1.0))
    return replace(shaped, core=item.core or item.id in wish.chosen)


def _told(wish: FirstPlanWish) -> dict[str, ItemStatus]:
    """Return what is said of items: by the background, by the file rather, and by the learner before all."""
    background = wish.background or ""
    skipped = (item.id for item in wish.roadmap.items if background in item.skip_for)
    states = wish.incoming.states if wish.incoming else {}
    known = dict.fromkeys(wish.known, ItemStatus.SKIPPED)
    return {**dict.fromkeys(skipped, ItemStatus.SKIPPED), **states, **known}


def _check_ids(wish: FirstPlanWish) -> None:
    backgrounds = [background.id for background in wish.roadmap.backgrounds]
    if wish.background is not None and wish.background not in backgrounds:
        raise UnknownId(_("background"), wish.background, backgrounds)
    ids = [item.id for item in wish.roadmap.items]
    for id in (*wish.known, *wish.chosen):
        if id not in ids:
            raise UnknownId(_("item"), id, ids)
