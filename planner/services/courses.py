"""Use cases on courses and books: units, what they are studied by, start, price, pauses."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial

from planner.domain.course_work import CourseWork
from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal
from planner.domain.item import Effort, Item, ItemKind, ItemStatus, Progress, Resource
from planner.domain.plan import Plan
from planner.domain.roadmap import study_order
from planner.i18n import _, ngettext
from planner.services.items import leave_out, titles_needing
from planner.services.own_items import ItemWish, add_item
from planner.services.several_edits import joined
from planner.values import replace

_TO_READ = (ItemKind.COURSE, ItemKind.BOOK, ItemKind.POST, ItemKind.PAPER)
_STUDIED_THROUGH = ("course", "book", "docs", "post", "paper")  # other resources are places to go to


def is_course(item: Item) -> bool:
    """Whether an item is worked through from a beginning to an end, unit by unit: a course, a book, a video.

    Practice is, where it has something of that kind to follow; what comes round again never ends.
    """
    if item.is_milestone or item.recurring is not None:
        return False
    follows = item.kind is ItemKind.PRACTICE and any(each.type in _STUDIED_THROUGH for each in item.resources)
    return item.kind in _TO_READ or follows or item.units is not None


def alternatives(item: Item) -> tuple[Resource, ...]:
    """Return the resources of which one is enough for an item; none where there is nothing to choose."""
    found = tuple(each for each in item.resources if each.type in _STUDIED_THROUGH)
    return found if len(found) > 1 else ()


def chosen_resource(plan: Plan, id: str) -> Resource | None:
    """Return the resource that an item is studied by: the chosen one, or else its first."""
    item = plan.item(id)
    wanted = plan.course_of(id).resource
    first = item.resources[0] if item.resources else None
    return next((each for each in item.resources if each.id == wanted), first)


def started_on(plan: Plan, id: str) -> date | None:
    """Return the day on which an item was begun: as it was said, or else that of the first logged minute."""
    days = (entry.day for entry in plan.entries.values() if entry.item == id)
    return plan.course_of(id).started or min(days, default=None)


def days_started(plan: Plan) -> Mapping[str, date]:
    """Return by id the days on which items were begun, where they were, going through the time log once."""
    days: dict[str, date] = {}
    for entry in plan.entries.values():
        days[entry.item] = min(entry.day, days.get(entry.item, entry.day))
    said = {course.id: course.started for course in plan.courses.values() if course.started is not None}
    return {**days, **said}


def are_all_units_done(plan: Plan, id: str) -> bool:
    """Whether an item that has units has none left, which is the time to ask whether it is completed."""
    units = plan.units_of(id)
    return units is not None and plan.course_of(id).units_done >= units


def add_course(plan: Plan, wish: ItemWish, price: str = "") -> Edit:
    """Add an item with its price, if one is said. Raises Refusal for one that cannot be."""
    edit = add_item(plan, wish)
    if not price.strip():
        return edit
    (id,) = (change.after.id for change in edit.changes if change.before is None and change.after is not None)
    priced = set_price(plan.after(edit), id, price)
    return replace(edit, changes=(*edit.changes, *priced.changes))


def set_units(plan: Plan, id: str, done: int, now: datetime) -> Edit:
    """Say how many units are done. The first one begins the item; the last one does not complete it.

    An item that was begun by its first unit alone is not begun any more when that one is taken back.
    Steps that follow each other at once are one for undo.
    """
    item, before, units = _worked_through(plan, id), plan.course_of(id), plan.units_of(id)
    if units is not None and done > units:
        words = ngettext("{title} has {count} unit.", "{title} has {count} units.", units)
        raise Refusal(words.format(title=item.title, count=units))
    if done < 0:
        raise Refusal(_("No unit of {title} is done yet.").format(title=item.title))
    started, progress = before.started, tuple(_begun(plan, id, now.date()) if done else ())
    begun_by_units = _begun_by_units(plan, id)
    if done and started_on(plan, id) is None:
        started = now.date()
    elif not done and begun_by_units is not None:
        started, progress = None, (Change(begun_by_units, None),)
    after = replace(before, units_done=done, started=started)
    edit = _with_work(plan, _units_label(item, done, units), after)
    return replace(edit, changes=(*edit.changes, *progress), goes_on=f"units {id}")


def add_units(plan: Plan, id: str, by: int, now: datetime) -> Edit:
    """Count some units more, or fewer where `by` is negative."""
    units, done = plan.units_of(id), plan.course_of(id).units_done
    if by > 0 and units is not None and done >= units:
        words = ngettext("The one unit of {title} is done.", "All {count} units of {title} are done.", units)
        raise Refusal(words.format(title=plan.item(id).title, count=units))
    return set_units(plan, id, done + by, now)


def set_unit_count(plan: Plan, id: str, units: int | None) -> Edit:
    """Set how many units an item has by the learner's own count; None goes back to the roadmap's."""
    item, before = _worked_through(plan, id), plan.course_of(id)
    count = units or item.units
    if count is not None and count < before.units_done:
        words = ngettext(
            "{count} unit is done already; take it back first.",
            "{count} units are done already; take some back first.",
            before.units_done,
        )
        raise Refusal(words.format(count=before.units_done))
    after = replace(before, units=None if units == item.units else units)
    return _with_work(plan, _("Changed the number of units of {title}").format(title=item.title), after)


def choose_resource(plan: Plan, id: str, resource: str) -> Edit:
    """Choose what an item is studied by, among its resources; "" chooses none.

    Choices that follow each other at once, as arrow keys make them, are one for undo.
    """
    item = _worked_through(plan, id)
    chosen = next((each for each in item.resources if each.id == resource), None)
    if resource and chosen is None:
        raise Refusal(_("That course is not among the ones to choose from any more."))
    words = _("Chose {resource} for {title}") if chosen else _("Chose nothing for {title}")
    label = words.format(resource=chosen.title if chosen else "", title=item.title)
    edit = _with_work(plan, label, replace(plan.course_of(id), resource=resource))
    return replace(edit, goes_on=f"resource {id}")


def set_price(plan: Plan, id: str, price: str) -> Edit:
    """Note what an item costs, in the learner's words; blanks alone are no price."""
    item = _worked_through(plan, id)
    after = replace(plan.course_of(id), price=" ".join(price.split()))
    return _with_work(plan, _("Noted the price of {title}").format(title=item.title), after)


def set_started(plan: Plan, id: str, on: date | None, now: datetime) -> Edit:
    """Say on which day an item was begun; None leaves it to the first logged minute."""
    item = _worked_through(plan, id)
    if on is not None and on > now.date():
        raise Refusal(_("{title} was begun today or earlier, or not yet.").format(title=item.title))
    label = _("Changed when {title} was begun").format(title=item.title)
    return _with_work(plan, label, replace(plan.course_of(id), started=on))


def set_estimate(plan: Plan, id: str, minutes: int) -> Edit:
    """Change how long an item should take; the lucky and the long case change in proportion."""
    item = _worked_through(plan, id)
    low, likely, high = item.effort.low, item.effort.likely, item.effort.high
    if likely:
        low, high = (round(each * minutes / likely) for each in (low, high))
    else:
        low = high = minutes
    after = replace(item, effort=Effort(min(low, minutes), minutes, max(high, minutes)))
    if after == item:
        raise _nothing(item)
    return Edit(_("Changed the estimate of {title}").format(title=item.title), (Change(item, after),))


def pause_course(plan: Plan, id: str, now: datetime) -> Edit:
    """Take an item out of the plan until it is taken up again; its units and its time stay.

    Refuses what others wait for, and says how it can wait all the same.
    """
    item = _worked_through(plan, id)
    if plan.status(id) is ItemStatus.LEFT_OUT:
        raise _nothing(item)
    needing = titles_needing(plan, item)
    if needing:
        words = ngettext(
            "{needing} needs {title}. To let it wait, set its days of access.",
            "{count} items need {title}. To let it wait, set its days of access.",
            len(needing),
        )
        raise Refusal(words.format(needing=needing[0], count=len(needing), title=item.title))
    return replace(leave_out(plan, id, now), label=_("Paused {title}").format(title=item.title))


def take_up(plan: Plan, id: str, now: datetime) -> Edit:
    """Plan an item again that was paused, known or done: as begun, where some of it was studied."""
    item, said = _worked_through(plan, id), plan.progress.get(id)
    if said is None or not said.status.is_settled:
        raise _nothing(item)
    is_begun = bool(plan.course_of(id).units_done or plan.logged.get(id))
    after = Progress(id, ItemStatus.IN_PROGRESS, now.date()) if is_begun else None
    return Edit(_("Took up {title} again").format(title=item.title), (Change(said, after),))


def pause_courses(plan: Plan, ids: Sequence[str], now: datetime) -> Edit:
    """Pause several items as one step; those that are paused or settled already are passed over.

    What needs goes before what is needed, so that items that need only each other can be paused together.
    """
    wanted = {id for id in ids if not plan.status(id).is_settled}
    label = ngettext("Paused {count} course", "Paused {count} courses", len(wanted))
    order = [id for id in reversed(study_order(plan.items)) if id in wanted]
    makers = [partial(pause_course, id=id, now=now) for id in order]
    return joined(plan, label.format(count=len(wanted)), makers)


def take_up_courses(plan: Plan, ids: Sequence[str], now: datetime) -> Edit:
    """Take up several paused items again as one step; the others are passed over."""
    wanted = [id for id in ids if plan.status(id) is ItemStatus.LEFT_OUT]
    label = ngettext("Took up {count} course again", "Took up {count} courses again", len(wanted))
    makers = [partial(take_up, id=id, now=now) for id in wanted]
    return joined(plan, label.format(count=len(wanted)), makers)


def _begun(plan: Plan, id: str, on: date) -> Iterator[Change]:
    if plan.status(id) is ItemStatus.PLANNED:
        yield Change(plan.progress.get(id), Progress(id, ItemStatus.IN_PROGRESS, on))


def _begun_by_units(plan: Plan, id: str) -> Progress | None:
    """Return what says that an item is begun, where nothing but its first unit says so."""
    said = plan.progress.get(id)
    if said is None or said.status is not ItemStatus.IN_PROGRESS or plan.logged.get(id):
        return None
    return said if said.on == plan.course_of(id).started else None


def _units_label(item: Item, done: int, units: int | None) -> str:
    if units is None:
        words = ngettext("{count} unit done of {title}", "{count} units done of {title}", done)
        return words.format(count=done, title=item.title)
    words = _("{done} of {count} units done of {title}")
    return words.format(done=done, count=units, title=item.title)


def _worked_through(plan: Plan, id: str) -> Item:
    item = plan.item(id)
    if not is_course(item):
        raise Refusal(_("{title} is not worked through unit by unit.").format(title=item.title))
    return item


def _with_work(plan: Plan, label: str, after: CourseWork) -> Edit:
    item = plan.item(after.id)
    before = plan.courses.get(after.id)
    kept = None if after.is_empty else after
    if before == kept:
        raise _nothing(item)
    return Edit(label, (Change(before, kept),))


def _nothing(item: Item) -> Refusal:
    return Refusal(_("Nothing changes: {title} stands like that already.").format(title=item.title))
