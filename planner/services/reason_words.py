"""Reasons in words: what the terminal says to why a session stands where it stands.

The window says the same with links, icons and its own dates; the sentence about the rule serves both.
"""

from collections.abc import Iterator
from datetime import datetime

from planner.domain.plan import Plan
from planner.domain.session import PlacedBy, SessionKind
from planner.formats import day, day_and_time, duration, last_day
from planner.i18n import _, ngettext
from planner.scheduling.reasons import MovesWhen, Reason
from planner.scheduling.schedule import Verdict
from planner.services.goals import describe_date
from planner.services.words import listing


def sentences(plan: Plan, reason: Reason, now: datetime) -> Iterator[str]:
    """Yield the sentences, the most important first: date, room, what it is for, prerequisites, rule."""
    goal = plan.goals.get(reason.goal or "")
    is_over = goal is not None and goal.due is not None and goal.due <= now
    yield from _about_the_date(plan, reason, now)
    if not is_over:
        yield from _about_the_room(reason)
    if reason.session.is_review:
        yield from review_words(plan, reason)
    elif reason.session.kind is not SessionKind.EXAM:
        yield from _about_the_latest_start(reason, now)
        yield from _about_the_way(plan, reason)
        yield from _about_prerequisites(plan, reason)
    yield rule_words(reason)
    yield from moving_words(reason)


def lasting_words(plan: Plan, reason: Reason) -> Iterator[str]:
    """Yield those sentences that stay true on whichever day they are read, as in a calendar."""
    goal = plan.goals.get(reason.goal or "")
    if goal is not None and goal.due is not None:
        yield _("It is for {goal}: {date}.").format(goal=goal.title, date=describe_date(goal))
    elif goal is not None:
        yield _("It is for {goal}, which has no date.").format(goal=goal.title)
    if not reason.session.is_review:
        yield from _about_the_way(plan, reason)
    yield rule_words(reason)


def _about_the_date(plan: Plan, reason: Reason, now: datetime) -> Iterator[str]:
    goal = plan.goals.get(reason.goal or "")
    if goal is None:
        return
    if goal.due is None:
        yield _("It is for {goal}, which has no date.").format(goal=goal.title)
        return
    days = (last_day(goal.due) - now.date()).days
    if goal.due <= now:
        words = _("It is for {goal}, whose date is over: {date}.")
    elif days == 0:
        words = _("It is for {goal} today, {date}.")
    else:
        words = ngettext(
            "It is for {goal} on {date}, {count} day from now.",
            "It is for {goal} on {date}, {count} days from now.",
            days,
        )
    yield words.format(goal=goal.title, date=describe_date(goal), count=days)


def _about_the_room(reason: Reason) -> Iterator[str]:
    outlook = reason.outlook
    if outlook is None:
        return
    if outlook.verdict is Verdict.IMPOSSIBLE and outlook.proof is not None:
        missing = outlook.proof.work_minutes - outlook.proof.free_minutes
        yield _("The date does not hold: {length} short.").format(length=duration(missing))
    elif outlook.margin == 0:
        yield _("No time may be lost, or the date is in danger.")
    elif outlook.margin is not None:
        yield _("{length} may be lost before the date is in danger.").format(length=duration(outlook.margin))


def _about_the_latest_start(reason: Reason, now: datetime) -> Iterator[str]:
    latest = reason.latest_start
    # Behind a date that does not hold, or in spite of a pin, it would speak for another date.
    if latest is not None and (reason.due is None or latest <= reason.due):
        words = _("It must begin by {moment}.") if latest >= now else _("It should have begun by {moment}.")
        yield words.format(moment=day_and_time(latest))


def _about_the_way(plan: Plan, reason: Reason) -> Iterator[str]:
    titles = [plan.items[id].title for id in reason.chain if id in plan.items]
    if len(titles) > 1:
        yield _("The way from here: {way}.").format(way=" > ".join(titles))
    if len(reason.unlocks) > 1 or (reason.unlocks and len(titles) <= 1):
        unlocked = [plan.items[id].title for id in reason.unlocks]
        yield _("It unlocks {titles}.").format(titles=listing(unlocked))


def _about_prerequisites(plan: Plan, reason: Reason) -> Iterator[str]:
    if reason.against is not None:
        # Few sessions contradict anything, and a start need not wait for it.
        from planner.services.contradiction_words import contradiction_sentence

        yield contradiction_sentence(plan, reason.against)
        return
    waits = [plan.items[id].title for id in reason.waits_for if id in plan.items]
    if waits:
        yield _("It comes after {titles}.").format(titles=listing(waits))
    elif reason.requires:
        yield _("All it needs is done or known.")


def review_words(plan: Plan, reason: Reason) -> Iterator[str]:
    """Yield the sentences about why an item comes back: since when, what is remembered, and the share."""
    review = reason.review
    if review is None:
        return
    words = _("You reviewed it on {day}.") if review.answers else _("You finished it on {day}.")
    yield words.format(day=day(review.since))
    yield _("It is due from {day} on; the chance that you remember it here is about {percent} %.").format(
        day=day(review.due), percent=round(100 * review.recall)
    )
    exam = plan.goals.get(review.exam or "")
    if exam is None:
        yield _("Reviews take at most {percent} % of a week.").format(percent=review.percent)
    else:
        words = _("Before {exam}, reviews take at most {percent} % of a week.")
        yield words.format(exam=exam.title, percent=review.percent)


def rule_words(reason: Reason) -> str:
    """Return the sentence about the rule that put a session in its place."""
    session = reason.session
    words = {
        PlacedBy.LEARNER: _("You pinned it here."),
        PlacedBy.ACCEPTED: _("It stays because you accepted this week."),
        PlacedBy.URGENT: _("Nothing less urgent can go here without costing a date."),
        PlacedBy.STARTED: _("The plan goes on with an item before it begins another."),
        PlacedBy.VARIETY: _("It is here for a change of subject."),
        PlacedBy.ORDER: _("It is next on the road."),
        PlacedBy.RECURRING: _("It comes round again in each period."),
        PlacedBy.REVIEW: _("It comes back before it is forgotten."),
        PlacedBy.EXAM: _("It is the exam itself, on {day}.").format(day=day(session.start.date())),
    }
    return words[reason.placed_by]


def moving_words(reason: Reason) -> Iterator[str]:
    """Yield the sentence about what would let a session stand elsewhere, if it is still to come."""
    words = {
        MovesWhen.UNPINNED: _("Unpin it, and it may move."),
        MovesWhen.MUST: _("It moves only when it can no longer hold here."),
        MovesWhen.MORE_ROOM: _("More hours a week or a later date would let it move."),
        MovesWhen.ANY_TIME: _("It may move when the plan changes."),
        MovesWhen.DATE: _("It moves with the date of the exam."),
    }
    if reason.moves_when in words:
        yield words[reason.moves_when]
