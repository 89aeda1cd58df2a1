"""Use cases on goals and exams."""

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime

from planner.domain.certification import Certification, successor_in_force
from planner.domain.edit import Change, Edit, merged_changes
from planner.domain.errors import Refusal
from planner.domain.goal import DEFAULT_EXAM_MINUTES, ExamOutcome, Goal
from planner.domain.item import Item, ItemKind, ItemStatus
from planner.domain.plan import Plan
from planner.domain.roadmap import closure
from planner.formats import day, day_and_time, last_day, slug, unused_id, whole_hours
from planner.i18n import _, ngettext
from planner.services.exam_terms import (
    ExamTerms,
    check_registration,
    check_terms,
    checked_note,
    exam_goal,
    new_exam_item,
    next_number,
)
from planner.services.items import finish_changes
from planner.services.naming import checked_title
from planner.services.plan_settings import check_buffer
from planner.services.words import listing
from planner.values import replace

USUAL_PREPARATION = 40 * 60  # minutes for an exam that nobody knows more of
_ABOUT = 0.25  # by so much of its hours may a project be longer or shorter, to be called as long


class ExamWish(ExamTerms, kw_only=True):
    """An exam of the catalogue to be taken.

    Attributes:
        minutes: study minutes for an exam that no item of the roadmap prepares for.
    """

    certification: Certification
    minutes: int | None = None


def add_exam(plan: Plan, wish: ExamWish, now: datetime) -> Edit:
    """Add the goal of an exam, and an item to prepare for it where the plan has none."""
    certification = wish.certification
    check_terms(wish, now)
    item = _prepared_by(plan, certification) or _new_exam_item(plan, wish)
    goal = exam_goal(
        plan,
        wish,
        id=certification.id,
        title=certification.short_name,
        item=item.id,
        exam_minutes=certification.duration_minutes or DEFAULT_EXAM_MINUTES,
        certification=certification.id,
    )
    new_item = () if item.id in plan.items else (Change(None, item),)
    again = wanted_again(plan, goal.items)
    label = with_wanted_again(plan, _("Added the exam {title}").format(title=goal.title), again)
    return Edit(label, (*new_item, *again, Change(None, goal)))


def add_goal(
    plan: Plan,
    title: str,
    items: Sequence[str],
    now: datetime,
    *,
    due: datetime | None = None,
    priority: int = 1,
    buffer_days: int = 0,
) -> Edit:
    """Add a goal of one's own; `due` is the end of its last day."""
    title = checked_title(title, without_title())
    _check_date(due, now)
    check_buffer(buffer_days)
    goal = Goal(
        id=unused_id(slug(title, "goal"), plan.goals),
        title=title,
        items=_wanted(plan, items),
        priority=priority,
        due=due,
        buffer_days=buffer_days,
        created=next_number(plan),
    )
    again = wanted_again(plan, goal.items)
    label = with_wanted_again(plan, _("Added the goal {title}").format(title=goal.title), again)
    return Edit(label, (*again, Change(None, goal)))


def edit_goal(
    plan: Plan,
    id: str,
    now: datetime,
    *,
    title: str | None = None,
    due: datetime | None = None,
    without_date: bool = False,
    priority: int | None = None,
    buffer_days: int | None = None,
    items: Sequence[str] | None = None,
    registration_closes: date | None = None,
    without_registration: bool = False,
    exam_minutes: int | None = None,
    booked: bool | None = None,
    place: str | None = None,
    fee: str | None = None,
) -> Edit:
    """Change what is given of a goal, and leave the rest."""
    before = plan.goal(id)
    if without_date and before.is_exam:
        raise Refusal(_("An exam needs a date; remove it to take it out of the plan."))
    if due is not None and due != before.due:
        _check_date(due, now)
    if buffer_days is not None and buffer_days != before.buffer_days:
        check_buffer(buffer_days)
    after = replace(
        before,
        title=before.title if title is None else checked_title(title, without_title()),
        due=None if without_date else before.due if due is None else due,
        priority=before.priority if priority is None else priority,
        buffer_days=before.buffer_days if buffer_days is None else buffer_days,
        items=before.items if items is None else _wanted(plan, items),
        registration_closes=None
        if without_registration
        else registration_closes or before.registration_closes,
        exam_minutes=before.exam_minutes if exam_minutes is None else exam_minutes,
        booked=before.booked if booked is None else booked,
        place=before.place if place is None else checked_note(place),
        fee=before.fee if fee is None else checked_note(fee),
    )
    check_registration(registration_closes, after.due)
    if after == before:
        raise Refusal(_("Nothing changes: {title} stands like that already.").format(title=before.title))
    again = () if items is None else wanted_again(plan, after.items)
    label = with_wanted_again(plan, _("Changed {title}").format(title=after.title), again)
    return Edit(label, (*again, Change(before, after)))


def remove_goal(plan: Plan, id: str) -> Edit:
    """Remove a goal. Its items stay in the plan, with all that was logged."""
    goal = plan.goal(id)
    return Edit(_("Removed {title}").format(title=goal.title), (Change(goal, None),))


def book(plan: Plan, id: str, *, is_booked: bool) -> Edit:
    """Note that an exam to come is booked, or is not any more."""
    goal = plan.goal(id)
    if not goal.is_exam or goal.outcome is not None:
        raise Refusal(_("{title} is no exam to come, so it cannot be booked.").format(title=goal.title))
    if goal.booked == is_booked:
        raise Refusal(_("Nothing changes: {title} stands like that already.").format(title=goal.title))
    template = _("Booked {title}") if is_booked else _("Took back the booking of {title}")
    label = template.format(title=goal.title)
    return Edit(label, (Change(goal, replace(goal, booked=is_booked)),))


def record_result(plan: Plan, id: str, outcome: ExamOutcome, now: datetime, on: date | None = None) -> Edit:
    """Record how an exam went; passing is the evidence that its item is done.

    `on` is the day of the result; without one it is that of the exam, or today while that is to come.
    """
    goal = exam_to_answer(plan, id)
    day_of_result = on or usual_day_of_result(goal, now)
    if day_of_result > now.date():
        raise Refusal(_("The result of an exam cannot lie in the future."))
    changes = [Change(goal, replace(goal, outcome=outcome, decided_on=day_of_result))]
    if outcome is ExamOutcome.PASSED:
        for item in goal.items:
            changes += finish_changes(plan, item, day_of_result)
    template = _("Passed {title}") if outcome is ExamOutcome.PASSED else _("Did not pass {title}")
    return Edit(template.format(title=goal.title), merged_changes(changes))


def usual_day_of_result(goal: Goal, now: datetime) -> date:
    """Return the day on which a result most likely came: that of the exam, or today while that is to come."""
    return now.date() if goal.due is None else min(goal.due.date(), now.date())


def exam_to_answer(plan: Plan, id: str) -> Goal:
    """Return the exam without a result, by the id of its goal or of its certification.

    A certification with several dates answers for the earliest of them.
    """
    named = plan.goals.get(id)
    if named is not None and named.is_exam and named.outcome is None:
        return named
    waiting = open_exams(plan, id)
    if waiting:
        return waiting[0]
    goal = plan.goal(id)
    if not goal.is_exam:
        raise Refusal(_("{title} is not an exam.").format(title=goal.title))
    raise Refusal(_("{title} has its result already.").format(title=goal.title))


def open_exams(plan: Plan, certification: str) -> list[Goal]:
    """Return the exams of a certification that have no result yet, by date."""
    exams = (
        goal
        for goal in plan.goals.values()
        if goal.is_exam and goal.certification == certification and goal.outcome is None
    )
    return sorted(exams, key=lambda goal: (goal.due or datetime.max, goal.created))


def retirement_warning(
    certification: Certification,
    catalogue: Collection[Certification],
    write_day: Callable[[date], str] = date.isoformat,
) -> str | None:
    """Return a sentence for a certification that can no longer be taken, else None."""
    if not certification.retired:
        return None
    when = f" ({write_day(certification.retired_on)})" if certification.retired_on else ""
    successor = successor_in_force(certification, {other.id: other for other in catalogue})
    if successor is None:
        return _("{name} is retired{when}.").format(name=certification.short_name, when=when)
    return _("{name} is retired{when}; its successor is {successor}.").format(
        name=certification.short_name, when=when, successor=successor.short_name
    )


def skills_warning(plan: Plan, certification: Certification) -> str | None:
    """Return a sentence when the skills behind a certificate are still to be learnt, else None."""
    item = _prepared_by(plan, certification)
    if item is None:
        return None
    settled = {said.id for said in plan.progress.values() if said.status.is_settled}
    missing = len(closure(plan.items, item.requires, settled))
    if not missing:
        return None
    return ngettext(
        "A certificate is worth little without the skills behind it: {count} item comes before it.",
        "A certificate is worth little without the skills behind it: {count} items come before it.",
        missing,
    ).format(count=missing)


def project_warning(plan: Plan, minutes: int) -> str | None:
    """Return a sentence that sets the hours of an exam beside an open project of about as many, else None.

    `minutes` are those of preparing for the exam alone, without what comes before it.
    """
    project = _project_like(plan, minutes)
    if project is None:
        return None
    return _(
        "Preparing takes about {hours} h. A project of your roadmap takes about as long and leaves something "
        "to show: {title}, {others} h."
    ).format(hours=whole_hours(minutes), title=project.title, others=whole_hours(project.effort.likely))


def preparation_minutes(plan: Plan, certification: Certification) -> int | None:
    """Return the minutes that the roadmap estimates for a certification itself; None where it knows none."""
    item = _prepared_by(plan, certification)
    return None if item is None else item.effort.likely


def is_prepared(plan: Plan, certification: Certification) -> bool:
    """Whether an item of the plan prepares for a certification, so that no hours need to be said."""
    return _prepared_by(plan, certification) is not None


def describe_date(goal: Goal) -> str:
    """Write a goal's date in words: the moment of an exam, the last day of another goal."""
    if goal.due is None:
        return _("no date")
    return day_and_time(goal.due) if goal.is_exam else day(last_day(goal.due))


def without_title() -> str:
    """Return what is said of a goal without a title."""
    return _("A goal needs a title.")


def _project_like(plan: Plan, minutes: int) -> Item | None:
    """Return the open project whose hours are nearest to some minutes; None where none comes near."""
    projects = (
        item
        for item in plan.items.values()
        if item.kind is ItemKind.PROJECT and not plan.status(item.id).is_settled
    )
    near = (item for item in projects if abs(item.effort.likely - minutes) <= _ABOUT * minutes)
    return min(near, key=lambda item: (abs(item.effort.likely - minutes), item.position), default=None)


def _prepared_by(plan: Plan, certification: Certification) -> Item | None:
    for item in plan.items.values():
        if item.id == certification.item or certification.id in item.certifications:
            return item
    return None


def _new_exam_item(plan: Plan, wish: ExamWish) -> Item:
    certification = wish.certification
    if not wish.minutes or wish.minutes <= 0:
        raise Refusal(
            _("No item of the roadmap prepares for {name}; say how many hours it needs.").format(
                name=certification.short_name
            )
        )
    return new_exam_item(
        plan,
        _("Prepare for {name}").format(name=certification.short_name),
        f"exam-{certification.id}",
        wish.minutes,
        certification=certification.id,
    )


def _wanted(plan: Plan, ids: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of a goal's items, each once; refuse none at all, and unknown ones."""
    if not ids:
        raise Refusal(_("A goal needs at least one item."))
    return tuple(dict.fromkeys(plan.item(id).id for id in ids))


def wanted_again(plan: Plan, items: Sequence[str]) -> tuple[Change, ...]:
    """Return the changes that take back the "left out" of what a goal wants, and of all that this needs."""
    achieved = {said.id for said in plan.progress.values() if said.status.is_achieved}
    wanted = closure(plan.items, items, achieved)
    left_out = (said for said in plan.progress.values() if said.status is ItemStatus.LEFT_OUT)
    return tuple(Change(said, None) for said in left_out if said.id in wanted)


def with_wanted_again(plan: Plan, label: str, again: Collection[Change]) -> str:
    """Return what a change is called, with the left-out items that it brings back, as `wanted_again` says."""
    ids = {change.record.id for change in again}
    titles = [item.title for item in plan.items.values() if item.id in ids]
    if not titles:
        return label
    words = ngettext("{label}; {items} is wanted again", "{label}; {items} are wanted again", len(titles))
    return words.format(label=label, items=listing(titles))


def _check_date(due: datetime | None, now: datetime) -> None:
    if due is not None and due <= now:
        raise Refusal(_("The date lies in the past; give one to come."))
