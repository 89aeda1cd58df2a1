"""What must be true of the reviews in a schedule, asked of the plan alone."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from planner.domain.plan import Plan
from planner.domain.session import Session
from planner.scheduling.schedule import Schedule
from tests.support.oracle.minutes import is_held_fast, waits_for_a_word, week_choice

FIRST_DAYS = 8
LENGTH = 15
AHEAD = timedelta(days=28)
BEFORE_EXAM = 14


def review_faults(plan: Plan, schedule: Schedule, now: datetime) -> Iterator[str]:
    """Every promise about reviews that is broken, in words."""
    reviews = [entry for entry in schedule.sessions if entry.kind == "review"]
    facts = [entry for entry in reviews if _is_fact(entry, now)]
    laid = [entry for entry in reviews if entry.state == "planned" and entry.start >= now]
    laid = [entry for entry in laid if entry not in facts]
    for id, count in Counter(entry.item for entry in laid).items():
        if count > 1:
            yield f"{count} reviews of {id} are laid out at once"
        if any(entry.item == id and entry.state == "planned" for entry in facts):
            yield f"a second review of {id} is laid out"
    for entry in laid:
        yield from _unwanted(plan, entry, now)
    for monday in {_monday(entry.start) for entry in laid}:
        yield from _too_many(plan, monday, facts, laid)


def _is_fact(entry: Session, now: datetime) -> bool:
    return entry.state in ("done", "partly") or is_held_fast(entry, now) or waits_for_a_word(entry, now)


def _unwanted(plan: Plan, entry: Session, now: datetime) -> Iterator[str]:
    due = due_day(plan, entry.item)
    if due is None:
        yield f"{entry.id} has nothing to review"
    elif entry.start.date() < due:
        yield f"{entry.id} stands before {entry.item} is due on {due}"
    start = (
        datetime.min if plan.settings.start is None else datetime.combine(plan.settings.start, now.min.time())
    )
    if not entry.accepted and (entry.minutes != LENGTH or entry.start >= max(now, start) + AHEAD):
        yield f"{entry.id} has {entry.minutes} minutes on {entry.start}"
    for other in plan.sessions.values():
        is_same = other.item == entry.item and other.start.date() == entry.start.date()
        if is_same and other.kind == "review" and other.state == "skipped":
            yield f"{entry.id} stands on a day on which it was skipped"


def due_day(plan: Plan, id: str) -> date | None:
    """The day from which an item is due for review; None where it never is."""
    said, item = plan.progress.get(id), plan.items[id]
    if plan.settings.review_percent == 0 or said is None or said.status != "done" or said.on is None:
        return None
    if item.kind in ("milestone", "certification") or item.recurring or item.effort.likely == 0:
        return None
    card = plan.cards.get(id)
    if card is None:
        return said.on + timedelta(days=FIRST_DAYS)
    if card.resting:
        return None
    if said.on <= card.reviewed:
        return card.due
    return said.on + timedelta(days=max(FIRST_DAYS, round(card.stability)))  # finished anew since


def _too_many(plan: Plan, monday: date, facts: list[Session], laid: list[Session]) -> Iterator[str]:
    """The reviews of a week stay under the share of the day that allows the most of them."""
    counted = [entry for entry in (*facts, *laid) if _monday(entry.start) == monday]
    share = max(_share(plan, entry.start.date()) for entry in laid if _monday(entry.start) == monday)
    minutes, whole = sum(entry.minutes for entry in counted), len(week_choice(plan, monday))
    if 100 * minutes > share * whole:
        yield f"{minutes} minutes of review in {whole} of the week of {monday}"


def _share(plan: Plan, on: date) -> int:
    usual = plan.settings.review_percent
    exams = (goal for goal in plan.goals.values() if goal.kind == "exam" and goal.outcome is None)
    days = [(goal.due.date() - on).days for goal in exams if goal.due is not None]
    is_soon = any(0 <= day <= BEFORE_EXAM for day in days)
    return max(usual, min(2 * usual, 50)) if is_soon else usual


def _monday(moment: datetime) -> date:
    return moment.date() - timedelta(days=moment.weekday())
