"""Months of study as they could have been: days with and without, items that took longer than estimated."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from planner.domain.edit import Change, Edit
from planner.domain.item import Item, ItemKind, ItemStatus, Progress
from planner.domain.plan import Plan
from planner.domain.roadmap import closure, study_order
from planner.domain.time_entry import TimeEntry

# How many times the estimate each kind of work takes this learner; other kinds take what was estimated.
FACTORS = {ItemKind.COURSE: 0.92, ItemKind.BOOK: 1.24, ItemKind.PROJECT: 1.41, ItemKind.TOPIC: 1.12}


def after_months(plan: Plan, now: datetime, months: int = 10, seed: int = 7, share: float = 0.8) -> Plan:
    """Return a plan after so many months of study until now, of which the last four were in earnest.

    `share` is how many of the days of these last months are days of study.
    """
    chance = random.Random(seed)
    today = now.date()
    first = today - timedelta(days=30 * months)
    earnest = today - timedelta(days=120)
    changes: list[Change] = []
    waiting, spent, number = iter(_order(plan)), 0, plan.last_entry
    item = next(waiting)
    for offset in range((today - first).days):
        day = first + timedelta(days=offset)
        if chance.random() > (share if day >= earnest else 0.3):
            continue
        number, minutes = number + 1, 15 * chance.randint(2, 10 if day >= earnest else 5)
        changes.append(Change(None, TimeEntry(id=str(number), item=item.id, day=day, minutes=minutes)))
        spent += minutes
        if spent >= item.effort.likely * FACTORS.get(item.kind, 1.0):
            changes.append(_finished(plan, item, day))
            item, spent = next(waiting), 0
    return plan.after(Edit("Studied", tuple(changes)))


def _order(plan: Plan) -> Iterator[Item]:
    """Yield the items in the order in which they are studied: those of the first exam before the others."""
    exam = next((goal for goal in plan.goals.values() if goal.is_exam), None)
    first = closure(plan.items, exam.items) if exam is not None else set()
    order = sorted(study_order(plan.items), key=lambda id: id not in first)
    for id in order:
        item = plan.items[id]
        if item.effort.likely and item.recurring is None and not plan.status(id).is_settled:
            yield item


def _finished(plan: Plan, item: Item, day: date) -> Change:
    return Change(plan.progress.get(item.id), Progress(item.id, ItemStatus.DONE, day))
