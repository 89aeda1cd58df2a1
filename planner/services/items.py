"""Use cases on items: done, known, left out, started, time logged."""

from collections.abc import Iterator
from datetime import date, datetime

from planner.domain.availability import MINUTES_PER_DAY
from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal
from planner.domain.item import Item, ItemStatus, Progress
from planner.domain.plan import Plan
from planner.domain.roadmap import closure
from planner.domain.time_entry import TimeEntry
from planner.formats import duration
from planner.i18n import _, ngettext
from planner.scheduling.estimates import Estimates, learn
from planner.services.words import listing

SMALL_SHARE = 10  # a tenth of an item is a rest that its learner may call done


def finish_item(plan: Plan, id: str, now: datetime, minutes: int | None = None) -> Edit:
    """Mark an item done, with all that it covers; `minutes` are logged for today."""
    item = _workable(plan, id)
    if plan.status(id) is ItemStatus.DONE:
        raise Refusal(_("{title} is done already.").format(title=item.title))
    changes = list(finish_changes(plan, id, now.date()))
    if minutes:
        changes.append(Change(None, new_entry(plan, id, minutes, now.date())))
    return Edit(_("Completed {title}").format(title=item.title), tuple(changes))


def is_studied_out(plan: Plan, id: str, estimates: Estimates | None = None) -> bool:
    """Whether an open item was studied as long as it should take, up to a rest too short for a session.

    It is done by the learner's word alone; then is the time to ask for it. How long it should take is counted
    at the learner's pace; `estimates` may be given when they are known.
    """
    item = plan.items[id]
    if item.recurring is not None or item.is_milestone or plan.status(id).is_settled:
        return False
    minutes = (estimates or learn(plan)).minutes(item)
    rest = minutes - plan.logged.get(id, 0)
    return rest < max(1, min(plan.settings.lengths.least, minutes // SMALL_SHARE))


def know_item(plan: Plan, id: str, now: datetime) -> Edit:
    """Mark an item as known: it unlocks what follows and counts no hours."""
    item = _workable(plan, id)
    return _edit(_("Marked {title} as known"), item, _say(plan, id, ItemStatus.SKIPPED, now.date()))


def start_item(plan: Plan, id: str, now: datetime) -> Edit:
    """Mark an item as begun."""
    item = _workable(plan, id)
    return _edit(_("Started {title}"), item, _say(plan, id, ItemStatus.IN_PROGRESS, now.date()))


def leave_out(plan: Plan, id: str, now: datetime) -> Edit:
    """Take an item out of the plan; refuse while a wanted item, named then, or an exam to come needs it."""
    item = plan.item(id)
    _check_not_required(plan, item)
    for goal in plan.goals.values():
        if goal.is_exam and goal.outcome is None and id in goal.items:
            raise Refusal(
                _("{title} prepares for {exam}; remove that exam to leave it out.").format(
                    title=item.title, exam=goal.title
                )
            )
    return _edit(_("Left out {title}"), item, _say(plan, id, ItemStatus.LEFT_OUT, now.date()))


def put_back(plan: Plan, id: str) -> Edit:
    """Take back what was said of an item, so that it is planned again."""
    item = plan.item(id)
    said = plan.progress.get(id)
    return _edit(_("Put back {title}"), item, (Change(said, None),) if said else ())


def log_time(plan: Plan, id: str, minutes: int, on: date, now: datetime, note: str = "") -> Edit:
    """Log minutes of study on a day, and what was studied.

    Refuses a day to come and more than 24 hours in one day.
    """
    item = _workable(plan, id)
    if on > now.date():
        raise Refusal(_("Time can be logged for today and earlier days."))
    entry = new_entry(plan, id, minutes, on, note=note)
    label = _("Logged {length} of {title}").format(length=duration(minutes), title=item.title)
    return Edit(label, (Change(None, entry),))


def finish_changes(plan: Plan, id: str, on: date | None) -> Iterator[Change]:
    """Yield the changes that make an item done, with all that it covers and that is not settled yet.

    Where nobody knows the day, it is None.
    """
    yield from _say(plan, id, ItemStatus.DONE, on)
    for covered in plan.item(id).covers:
        if covered in plan.items and not plan.status(covered).is_settled:
            yield from _say(plan, covered, ItemStatus.DONE, on)


def new_entry(
    plan: Plan, id: str, minutes: int, on: date, session: str | None = None, note: str = ""
) -> TimeEntry:
    """Return a time entry, for a session if one is named; refuse more than 24 hours in one day."""
    number, note = str(plan.last_entry + 1), " ".join(note.split())
    entry = TimeEntry(id=number, item=id, day=on, minutes=minutes, session=session, note=note)
    same_day = sum(other.minutes for other in plan.entries.values() if other.day == on)
    if same_day + minutes > MINUTES_PER_DAY:
        raise Refusal(_("With that, more than 24 hours would be logged on one day."))
    return entry


def _workable(plan: Plan, id: str) -> Item:
    item = plan.item(id)
    if item.is_milestone:
        raise Refusal(
            _("{title} is a milestone; it is reached by itself when what it needs is done.").format(
                title=item.title
            )
        )
    return item


def _say(plan: Plan, id: str, status: ItemStatus, on: date | None) -> tuple[Change, ...]:
    """Return the change that gives an item a status; none where it has it, with its date, already."""
    before = plan.progress.get(id)
    if before is not None and before.status is status:
        return ()
    return (Change(before, Progress(id, status, on)),)


def _edit(template: str, item: Item, changes: tuple[Change, ...]) -> Edit:
    label = template.format(title=item.title)
    if not changes:
        raise Refusal(_("Nothing changes: {title} stands like that already.").format(title=item.title))
    return Edit(label, changes)


def titles_needing(plan: Plan, item: Item) -> list[str]:
    """Return what the wanted items are called that require this one."""
    wanted = closure(plan.items, _asked_for(plan), _settled_ids(plan) - {item.id})
    return [other.title for other in plan.items.values() if item.id in other.requires and other.id in wanted]


def wanted_items(plan: Plan) -> frozenset[str]:
    """Return the ids of the open items that goals ask for, and of those that these need."""
    return frozenset(closure(plan.items, _asked_for(plan), _settled_ids(plan)))


def _check_not_required(plan: Plan, item: Item) -> None:
    """Refuse, naming who needs it, while a wanted item requires this one."""
    needing = titles_needing(plan, item)
    if needing:
        words = ngettext(
            "{title} cannot be left out: {needing} needs it.",
            "{title} cannot be left out: {needing} need it.",
            len(needing),
        )
        raise Refusal(words.format(title=item.title, needing=listing(needing)))


def _settled_ids(plan: Plan) -> set[str]:
    return {said.id for said in plan.progress.values() if said.status.is_settled}


def _asked_for(plan: Plan) -> set[str]:
    return {id for goal in plan.goals.values() if goal.outcome is None for id in goal.items}
