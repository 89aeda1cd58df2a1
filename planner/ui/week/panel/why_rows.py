"""Why a session stands where it stands: at most six lines, the most important first."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from planner.domain.availability import TimeRange
from planner.domain.certification import Certification, ExamDomain
from planner.domain.goal import Goal
from planner.domain.item import ItemStatus
from planner.domain.plan import Plan
from planner.domain.session import PlacedBy, Session, SessionKind
from planner.formats import duration, last_day, told_apart, whole_hours
from planner.i18n import _, ngettext
from planner.scheduling.ordinary_hours import current_pattern, ordinary_week
from planner.scheduling.reasons import Reason, reason_for
from planner.scheduling.schedule import GoalOutlook, ItemState, Schedule, Verdict
from planner.services.reason_words import moving_words, rule_words
from planner.ui.shared.date_words import DateWords, distance_from_now, near_day
from planner.ui.shared.verdicts import slack_words
from planner.ui.week.panel.why_line import WhyLine
from planner.ui.week.panel.why_review import review_lines
from planner.ui.week.pieces import Piece, pieces

MOST_LINES = 6
_RULE_ICONS = {
    PlacedBy.LEARNER: "pin",
    PlacedBy.ACCEPTED: "calendar-check",
    PlacedBy.URGENT: "triangle-alert",
    PlacedBy.RECURRING: "refresh-cw",
}


def why_lines(
    plan: Plan,
    schedule: Schedule,
    session: Session,
    now: datetime,
    words: DateWords,
    certification: Certification | None = None,
    outlooks: Mapping[str, GoalOutlook] | None = None,
) -> tuple[WhyLine, ...]:
    """Return the lines for a session; with the goal's `certification` also what part of the exam it covers.

    `outlooks` are those of the goals, where they are to be told without waiting for the whole layout.

    The order is: date and distance, slack, what it is for, prerequisites, and then the rule that placed it
    with what would let it move. A review tells of memory instead.
    """
    reason = reason_for(plan, schedule, session, outlooks)
    teller = _Teller(plan, schedule, reason, now, words)
    if session.is_review:
        return (*review_lines(plan, reason, now, words), *teller.rule(), *teller.preferred_time())
    lines = (
        *teller.exam_date(),
        *teller.slack(),
        *teller.purpose(certification),
        *teller.prerequisites(),
        *teller.rule(),
        *teller.preferred_time(),
    )
    return lines[:MOST_LINES]


class _Teller:
    """Tells each part of a reason. Everything about the plan is given once."""

    def __init__(
        self, plan: Plan, schedule: Schedule, reason: Reason, now: datetime, words: DateWords
    ) -> None:
        self._plan = plan
        self._schedule = schedule
        self._reason = reason
        self._now = now
        self._words = words
        self._goal: Goal | None = plan.goals.get(reason.goal or "")

    def exam_date(self) -> Iterator[WhyLine]:
        goal = self._goal
        if goal is None:
            return
        title = Piece(goal.title, strong=True)
        if goal.due is None:
            yield WhyLine("flag", pieces(_("It is for {goal}, which has no date."), goal=title))
            return
        day, today = last_day(goal.due), self._now.date()
        if day == today and goal.is_exam:
            at = self._words.clock(goal.due)
            yield WhyLine("flag", pieces(_("{goal} is today at {time}."), goal=title, time=at))
            return
        line = pieces(
            _("{goal} is on {date}, {distance}.") if goal.due > self._now else _("{goal} was on {date}."),
            goal=title,
            date=near_day(self._words, day, today),
            distance=distance_from_now(day, today),
        )
        yield WhyLine("flag", line)

    def slack(self) -> Iterator[WhyLine]:
        outlook = self._reason.outlook
        if outlook is None or outlook.work == 0:
            return
        if outlook.proof is not None:
            yield WhyLine("hourglass", self._shortage(outlook))
        elif outlook.margin is not None:
            yield WhyLine("hourglass", (*self._margin(outlook, outlook.margin), *self._latest_start()))
        elif outlook.verdict is Verdict.UNDATED:
            yield WhyLine("hourglass", self._undated(outlook))

    def purpose(self, certification: Certification | None) -> Iterator[WhyLine]:
        domain = self._domain(certification)
        if domain is not None:
            yield WhyLine("target", _domain_line(domain))
        elif len(self._reason.chain) > 1:
            yield WhyLine("target", self._way())
        elif self._reason.unlocks:
            yield WhyLine("target", self._unlocks())

    def prerequisites(self) -> Iterator[WhyLine]:
        if self._reason.against is not None:
            # Few sessions contradict anything, and a start need not wait for it.
            from planner.services.contradiction_words import contradiction_sentence

            sentence = contradiction_sentence(self._plan, self._reason.against, self._moment, self._on)
            yield WhyLine("triangle-alert", (Piece(sentence),))
            return
        waits = self._reason.waits_for
        ids = [id for id in (*waits, *self._reason.requires) if id in self._plan.items]
        ids = list(dict.fromkeys(ids))
        if ids:
            yield WhyLine("route", self._needs(ids))

    def rule(self) -> Iterator[WhyLine]:
        if self._reason.session.kind is SessionKind.EXAM:
            return
        text = " ".join((rule_words(self._reason), *moving_words(self._reason)))
        yield WhyLine(_RULE_ICONS.get(self._reason.placed_by, "calendar-clock"), (Piece(text),))

    def preferred_time(self) -> Iterator[WhyLine]:
        session = self._reason.session
        pattern = current_pattern(self._plan, session.start)
        hours = pattern.days[session.start.weekday()]
        if any(each.preferred and _holds(each, session) for each in hours):
            yield WhyLine("clock", (Piece(_("You marked this time as preferred.")),))

    def _on(self, day: date) -> str:
        return near_day(self._words, day, self._now.date())

    def _moment(self, moment: datetime) -> str:
        day, time = self._on(moment.date()), self._words.clock(moment)
        return _("{day}, {time}").format(day=day, time=time)

    def _shortage(self, outlook: GoalOutlook) -> tuple[Piece, ...]:
        proof = outlook.proof
        assert proof is not None
        missing = proof.work_minutes - proof.free_minutes
        free, work = told_apart(proof.free_minutes, proof.work_minutes, whole_hours)
        return pieces(
            _("{short} {work} of work are due by {date}, {free} are free."),
            short=Piece(_("{length} short:").format(length=duration(missing)), strong=True),
            work=work,
            free=free,
            date=near_day(self._words, last_day(proof.until), self._now.date()),
        )

    def _margin(self, outlook: GoalOutlook, margin: int) -> tuple[Piece, ...]:
        slack = slack_words(margin, ordinary_week(self._plan, self._now))
        strong = _("{slack}:").format(slack=slack[:1].upper() + slack[1:])
        return pieces(
            _("{slack} {work} h left to study, {free} h free until then."),
            slack=Piece(strong, strong=True),
            work=whole_hours(outlook.to_go),
            free=whole_hours(outlook.free_and_held or 0),
        )

    def _latest_start(self) -> tuple[Piece, ...]:
        latest, due = self._reason.latest_start, self._reason.due
        if latest is None or (due is not None and latest > due):
            return ()
        date = near_day(self._words, latest.date(), self._now.date())
        return Piece(" "), *pieces(_("Latest start: {date}."), date=date)

    def _undated(self, outlook: GoalOutlook) -> tuple[Piece, ...]:
        work = whole_hours(outlook.to_go)
        if outlook.planned_finish is None:
            return pieces(_("{work} h left to study."), work=work)
        month = self._words.month(outlook.planned_finish.date())
        return pieces(_("{work} h left to study, planned until {month}."), work=work, month=month)

    def _domain(self, certification: Certification | None) -> ExamDomain | None:
        if certification is None:
            return None
        return next((each for each in certification.domains if self._reason.session.item in each.items), None)

    def _way(self) -> tuple[Piece, ...]:
        ids = self._reason.chain
        steps, more = len(ids) - 1, len(set(self._reason.unlocks) - {ids[1]})
        last, next_one = self._link(ids[-1]), self._link(ids[1])
        if steps == 1 and not more:
            return pieces(_("Needed for {last}."), last=last)
        if steps == 1:
            return pieces(_("Needed for {last} and {more} more."), last=last, more=str(more))
        template = ngettext(
            "{count} step from {last}; next comes {next}.",
            "{count} steps from {last}; next comes {next}.",
            steps,
        )
        if more:
            template = ngettext(
                "{count} step from {last}; unlocks {next} and {more} more.",
                "{count} steps from {last}; unlocks {next} and {more} more.",
                steps,
            )
        return pieces(template, count=str(steps), last=last, next=next_one, more=str(more))

    def _unlocks(self) -> tuple[Piece, ...]:
        ids = self._reason.unlocks
        first, rest = self._link(ids[0]), len(ids) - 1
        if rest == 0:
            return pieces(_("Unlocks {first}."), first=first)
        template = ngettext("Unlocks {first} and {count} more.", "Unlocks {first} and {count} more.", rest)
        return pieces(template, first=first, count=str(rest))

    def _needs(self, ids: list[str]) -> tuple[Piece, ...]:
        parts: dict[str, Piece | str] = {"first": self._link(ids[0]), "first_state": self._state(ids[0])}
        if len(ids) == 1:
            return pieces(_("Needs {first}, {first_state}."), **parts)
        if len(ids) == 2:
            parts |= {"second": self._link(ids[1]), "second_state": self._state(ids[1])}
            return pieces(_("Needs {first}, {first_state}, and {second}, {second_state}."), **parts)
        rest = len(ids) - 1
        template = ngettext(
            "Needs {first}, {first_state}, and {count} more.",
            "Needs {first}, {first_state}, and {count} more.",
            rest,
        )
        return pieces(template, **parts, count=str(rest))

    def _link(self, id: str) -> Piece:
        item = self._plan.items.get(id)
        return Piece(item.title if item else id, link=id)

    def _state(self, id: str) -> str:
        outlook = self._schedule.standings.get(id)
        if self._plan.status(id) is ItemStatus.SKIPPED:
            return _("known")
        if outlook is None or outlook.state is ItemState.LEFT_OUT:
            return _("left out")
        if outlook.state is ItemState.DONE:
            return _("done")
        finish = self._schedule.finish_of_item(id)
        if finish is not None:
            date = near_day(self._words, finish.date(), self._now.date())
            return _("planned until {date}").format(date=date)
        return _("in progress") if outlook.state is ItemState.IN_PROGRESS else _("not started")


def _domain_line(domain: ExamDomain) -> tuple[Piece, ...]:
    name = Piece(domain.name)
    if domain.weight_low is None or domain.weight_high is None:
        return pieces(_("Covers {domain}, a part of the exam."), domain=name)
    low, high = (f"{weight:g}" for weight in (domain.weight_low, domain.weight_high))
    weight = f"{low}%" if low == high else _("{low} to {high}%").format(low=low, high=high)
    return pieces(_("Covers {domain}, {weight} of the exam."), domain=name, weight=weight)


def _holds(hours: TimeRange, session: Session) -> bool:
    start = session.start.hour * 60 + session.start.minute
    return hours.start <= start and start + session.minutes <= hours.end
