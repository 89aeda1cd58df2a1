"""What the exams page says; knows no Qt."""

from collections.abc import Mapping
from datetime import datetime

from planner.domain.certification import Certification
from planner.domain.goal import ExamOutcome, Goal
from planner.domain.plan import Plan
from planner.domain.roadmap import closure
from planner.formats import hours, last_day
from planner.i18n import _, ngettext
from planner.scheduling.forecast import Forecast, GoalForecast
from planner.scheduling.ordinary_hours import ordinary_week
from planner.scheduling.remedies.remedy import Remedy
from planner.scheduling.schedule import GoalOutlook, Proof, Schedule, Verdict
from planner.services.certificates import decided_day, is_tried_again, retake_day
from planner.services.own_exams import vendor_of
from planner.ui.exams.certification_notes import retirement_note, short_check_note, wait_note
from planner.ui.exams.domain_rows import DomainRows, domain_rows
from planner.ui.exams.item_rows import exam_warning
from planner.ui.exams.numbers import Fact, booking_facts, facts_of
from planner.ui.exams.ways import Way, ways_for
from planner.ui.shared.date_words import DateWords, FullDateWords, near_day
from planner.ui.shared.hours_a_week import HoursPerWeek, hours_per_week
from planner.ui.shared.proof_words import proof_sentence
from planner.ui.shared.verdicts import BADGES
from planner.values import Value


class GoalRow(Value, kw_only=True):
    """A card.

    Attributes:
        countdown: how far away the date is, as (number, word); empty without a date to come.
        verdict: "on_track", "tight", "not_feasible", "done" or "" for none.
        sentence: the number that decides the verdict.
        week: hours needed and planned a week, where a date asks for them.
        domains: the parts of an exam with its readiness, where the catalogue knows them.
        ways: what would make a date that cannot be met possible.
        note: what should be known besides, such as a retired certification.
        can_be_tried: whether changes can be tried with it: something is left to study, and not too late.
        is_closed: whether an exam has its result.
        asks_result: whether an exam is over and waits for its result.
        booking: what is noted of an exam to come: its seat, place, fee, validity and registration.
        is_booked: whether an exam is booked.
        outcome: "passed", "failed" or "" for none yet.
        can_try_again: whether a failed exam has no other date yet.
        warning: what speaks against an exam, in plain words, or "".
        spoken: all of it in a few words, for screen readers.
    """

    id: str
    title: str
    subtitle: str
    countdown: tuple[str, str]
    when: str
    verdict: str
    sentence: str
    week: HoursPerWeek | None = None
    facts: tuple[Fact, ...] = ()
    domains: DomainRows | None = None
    ways: tuple[Way, ...] = ()
    note: str = ""
    is_exam: bool = False
    can_be_tried: bool = False
    is_closed: bool = False
    asks_result: bool = False
    booking: tuple[Fact, ...] = ()
    is_booked: bool = False
    outcome: str = ""
    can_try_again: bool = False
    warning: str = ""
    spoken: str = ""

    @property
    def is_card(self) -> bool:
        """Whether it has a card; an exam that is passed, or tried again since, needs no more than a line."""
        return not self.is_closed or self.can_try_again


def goal_rows(
    plan: Plan,
    schedule: Schedule,
    now: datetime,
    catalogue: Mapping[str, Certification],
    words: FullDateWords,
    remedies: Mapping[str, tuple[Remedy, ...]],
    forecast: Forecast | None = None,
) -> tuple[GoalRow, ...]:
    """Return the cards: dated goals by date, then those without a date, then the exams with a result."""
    forecasts = {} if forecast is None else forecast.goals
    outlooks = schedule.outlooks
    goals = sorted(
        plan.goals.values(),
        key=lambda goal: (goal.outcome is not None, goal.due or datetime.max, goal.created),
    )
    return tuple(
        _row(
            plan,
            goal,
            outlooks[goal.id],
            now,
            catalogue,
            words,
            remedies.get(goal.id, ()),
            forecasts.get(goal.id),
        )
        for goal in goals
    )


def summary(rows: tuple[GoalRow, ...]) -> str:
    """Return how many there are, for the head of the page: "3 in the plan, 1 passed"."""
    open_ones = sum(not row.is_closed for row in rows)
    passed, failed = (sum(row.outcome == outcome for row in rows) for outcome in ExamOutcome)
    parts = [ngettext("{count} in the plan", "{count} in the plan", open_ones).format(count=open_ones)]
    if passed:
        parts.append(ngettext("{count} passed", "{count} passed", passed).format(count=passed))
    if failed:
        parts.append(ngettext("{count} not passed", "{count} not passed", failed).format(count=failed))
    return ", ".join(parts)


def _row(
    plan: Plan,
    goal: Goal,
    outlook: GoalOutlook,
    now: datetime,
    catalogue: Mapping[str, Certification],
    words: FullDateWords,
    remedies: tuple[Remedy, ...],
    forecast: GoalForecast | None,
) -> GoalRow:
    certification = catalogue.get(goal.certification or "")
    is_open = goal.outcome is None and outlook.verdict is not Verdict.DONE
    is_over = goal.due is not None and goal.due <= now
    week = hours_per_week(goal, outlook, ordinary_week(plan, now), now) if is_open else None
    countdown = _countdown(goal, now)
    sentence = _sentence(plan, goal, outlook, week, now, words, catalogue)
    is_to_come = goal.outcome is None and not is_over
    return GoalRow(
        id=goal.id,
        title=goal.title,
        subtitle=_subtitle(plan, goal, certification),
        countdown=countdown,
        when=_when(goal, words),
        verdict=_verdict(goal, outlook, is_over),
        sentence=sentence,
        week=week,
        facts=facts_of(outlook, week, now, words, forecast) if is_open and not is_over else (),
        domains=domain_rows(plan, goal, certification, now) if goal.outcome is None else None,
        ways=ways_for(plan, outlook, remedies, now, words) if is_open and not is_over else (),
        note=_note(certification, catalogue, words) if is_to_come else "",
        is_exam=goal.is_exam,
        can_be_tried=is_open and not is_over,
        is_closed=goal.outcome is not None,
        asks_result=goal.is_exam and goal.outcome is None and is_over,
        booking=booking_facts(goal, certification, now, words) if is_to_come else (),
        is_booked=goal.booked,
        outcome=goal.outcome or "",
        can_try_again=goal.outcome is ExamOutcome.FAILED and not is_tried_again(plan, goal),
        warning=exam_warning(plan, goal, certification) if is_to_come else "",
        spoken=", ".join(filter(None, (sentence.rstrip("."), " ".join(filter(None, countdown))))),
    )


def _verdict(goal: Goal, outlook: GoalOutlook, is_over: bool) -> str:
    if goal.outcome is not None:
        return "done" if goal.outcome is ExamOutcome.PASSED else ""
    return "" if goal.is_exam and is_over else BADGES[outlook.verdict]


def _subtitle(plan: Plan, goal: Goal, certification: Certification | None) -> str:
    if certification is not None:
        return certification.name
    if goal.is_exam:
        vendor = vendor_of(plan, goal)
        return _("Own exam, {vendor}").format(vendor=vendor) if vendor else _("Own exam")
    return ngettext("Own goal, {count} item", "Own goal, {count} items", len(goal.items)).format(
        count=len(goal.items)
    )


def _countdown(goal: Goal, now: datetime) -> tuple[str, str]:
    if goal.due is None or goal.outcome is not None or goal.due <= now:
        return "", ""
    days = (last_day(goal.due) - now.date()).days
    return (str(days), ngettext("day", "days", days)) if days else (_("Today"), "")


def _when(goal: Goal, words: DateWords) -> str:
    if goal.due is None:
        return _("No date")
    day = words.full_day(last_day(goal.due))
    return f"{day}, {words.clock(goal.due)}" if goal.is_exam else day


def _sentence(
    plan: Plan,
    goal: Goal,
    outlook: GoalOutlook,
    week: HoursPerWeek | None,
    now: datetime,
    words: DateWords,
    catalogue: Mapping[str, Certification],
) -> str:
    if goal.outcome is not None:
        return result_words(plan, goal, catalogue, now, words)
    if goal.due is not None and goal.due <= now and goal.is_exam:
        return _("The exam is over. How did it go?")
    if outlook.verdict is Verdict.DONE:
        return _("Nothing is left to study.")
    if goal.due is not None and goal.due <= now:
        return _("The date is over, with {work} h to go.").format(work=hours(outlook.to_go))
    if outlook.proof is not None:
        sentence = proof_sentence(outlook.proof, now, lambda day: near_day(words, day, now.date()))
        return " ".join(filter(None, (sentence, _cause(plan, goal, outlook.proof))))
    if week is not None:
        other = plan.goals.get(outlook.bound_by or "")
        template = _("{planned} h a week planned, {needed} h needed.")
        if other is not None:
            template = _("{planned} h a week planned, {needed} h needed; the rest goes to {other}.")
        return template.format(
            planned=hours(week.planned),
            needed=hours(week.needed),
            other="" if other is None else other.title,
        )
    return _without_hours(outlook, words)


def _cause(plan: Plan, goal: Goal, proof: Proof) -> str:
    """Say what a proof rests on where that is not the goal's own date; "" where it is."""
    if goal.study_due is None or proof.until >= goal.study_due:
        return ""
    settled = {said.id for said in plan.progress.values() if said.status.is_settled}
    needed = closure(plan.items, goal.items, settled)
    for id in sorted(needed):
        if plan.items[id].closes == last_day(proof.until):
            return _("Access to {title} ends then.").format(title=plan.items[id].title)
    for session in plan.sessions.values():
        if session.pinned and session.start == proof.until and session.item in needed:
            return _("{title} is pinned then.").format(title=plan.items[session.item].title)
    return ""


def result_words(
    plan: Plan, goal: Goal, catalogue: Mapping[str, Certification], now: datetime, words: DateWords
) -> str:
    """Say how an exam went and when, and from which day a failed one may be taken again, where that is known.

    Where the wait is not known, nothing is claimed; where it is not confirmed, that is said.
    """
    decided, today = decided_day(goal), now.date()
    day = "" if decided is None else near_day(words, decided, today)
    if goal.outcome is ExamOutcome.PASSED:
        return _("Passed on {day}.").format(day=day) if day else _("Passed.")
    said = _("Not passed on {day}.").format(day=day) if day else _("Not passed.")
    again = retake_day(plan, goal, catalogue)
    if again is None:
        return said
    note = wait_note(catalogue[goal.certification or ""])
    if again <= today:
        told = _("{result} It may be taken again.").format(result=said)
    else:
        told = _("{result} It may be taken again from {day}.").format(
            result=said, day=near_day(words, again, today)
        )
    return " ".join(filter(None, (told, note)))


def _without_hours(outlook: GoalOutlook, words: DateWords) -> str:
    if outlook.planned_finish is None:
        return _("{work} h to go.").format(work=hours(outlook.to_go))
    return _("{work} h to go, finished by {day}.").format(
        work=hours(outlook.to_go), day=words.full_day(last_day(outlook.planned_finish))
    )


def _note(
    certification: Certification | None, catalogue: Mapping[str, Certification], words: FullDateWords
) -> str:
    if certification is None:
        return ""
    return retirement_note(certification, catalogue, words) or short_check_note(certification)
