"""What is said of a goal beside its chart: how sure its date is, and the numbers behind that; knows no Qt."""

from datetime import date, datetime
from typing import Final

from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.domain.roadmap import closure
from planner.formats import hours, last_day, study_length
from planner.i18n import _, ngettext
from planner.scheduling.forecast import Forecast, GoalForecast
from planner.scheduling.ordinary_hours import ordinary_week
from planner.scheduling.schedule import GoalOutlook, Schedule, Verdict
from planner.services.forecast_words import LEAST_WEEKS, unlikely_though_it_fits
from planner.services.words import chance_percent
from planner.ui.exams.numbers import Fact, slack_fact
from planner.ui.progress.studied import minutes_by_day, recent_pace
from planner.ui.shared.date_words import ChartDateWords, axis_day
from planner.ui.shared.hours_a_week import hours_per_week
from planner.ui.shared.verdicts import BADGES
from planner.values import Value

_SHARES: Final = (50, 80, 95)  # of 100 runs


class VerdictRow(Value, kw_only=True):
    """The words on a goal.

    Attributes:
        verdict: "on_track", "tight", "not_feasible", "done" or "" for none.
        has_chance: whether there is a date to come, and so a figure as soon as there is a forecast.
        chance: the figure, such as "88%".
        chance_words: what goes on after the figure.
        sentence: when it is likely ready, and why that is late where the plan is not.
        finish: by which days it is finished in 50, 80 and 95 of 100 runs, where there is a forecast of that.
        basis: on what the forecast rests.
    """

    goal: str
    title: str
    verdict: str
    has_chance: bool
    chance: str
    chance_words: str
    sentence: str
    finish: tuple[Fact, ...]
    facts: tuple[Fact, ...]
    basis: str


def verdict_row(
    plan: Plan, schedule: Schedule, goal: str, forecast: Forecast | None, now: datetime, words: ChartDateWords
) -> VerdictRow:
    """Return the words on a goal; without a forecast they say that it is being worked out."""
    wanted = plan.goals[goal]
    outlook = schedule.outlooks[goal]
    found = None if forecast is None else forecast.goals.get(goal)
    is_done = outlook.verdict is Verdict.DONE
    has_chance = not is_done and wanted.study_due is not None and wanted.study_due > now
    chance, chance_words = _chance(wanted, found, now, words) if has_chance else ("", "")
    return VerdictRow(
        goal=goal,
        title=wanted.title,
        verdict=BADGES[outlook.verdict],
        has_chance=has_chance,
        chance=chance,
        chance_words=chance_words,
        sentence=_sentence(outlook, forecast, found, now.date(), words),
        finish=() if is_done else _finish(found, now.date(), words),
        facts=_facts(plan, wanted, outlook, now),
        basis="" if is_done else _basis(forecast),
    )


def _chance(
    goal: Goal, forecast: GoalForecast | None, now: datetime, words: ChartDateWords
) -> tuple[str, str]:
    if goal.study_due is None or forecast is None or forecast.chance is None:
        return "", ""
    day = axis_day(words, last_day(goal.study_due), now.date())
    return chance_percent(forecast.chance), _("chance to be ready by {day}").format(day=day)


def _sentence(
    outlook: GoalOutlook,
    forecast: Forecast | None,
    found: GoalForecast | None,
    today: date,
    words: ChartDateWords,
) -> str:
    if outlook.verdict is Verdict.DONE:
        return _("Nothing is left to study.")
    if forecast is None:
        return _("The forecast is being worked out.")
    if found is None or found.finish is None or found.finish[0] is None:
        return _("In less than half of the runs it is finished at all.")
    sentences = [_likely(found, found.finish[0], today, words), unlikely_though_it_fits(outlook, forecast)]
    return " ".join(filter(None, sentences))


def _likely(found: GoalForecast, likely: date, today: date, words: ChartDateWords) -> str:
    day = axis_day(words, likely, today)
    if found.early is None or found.late is None:
        return _("Likely ready on {day}.").format(day=day)
    # Where the later day has its year, the earlier one needs it, too.
    late = axis_day(words, found.late, today)
    is_far = late == words.plain_day(found.late)
    early = words.plain_day(found.early) if is_far else axis_day(words, found.early, today)
    sentence = _("Likely ready on {day}; 8 of 10 runs end between {early} and {late}.")
    return sentence.format(day=day, early=early, late=late)


def _finish(found: GoalForecast | None, today: date, words: ChartDateWords) -> tuple[Fact, ...]:
    if found is None or found.finish is None:
        return ()
    days = (_("not in twenty years") if day is None else axis_day(words, day, today) for day in found.finish)
    name = _("In {share} of 100 runs by")
    return tuple(Fact(name.format(share=share), day) for share, day in zip(_SHARES, days, strict=True))


def _facts(plan: Plan, goal: Goal, outlook: GoalOutlook, now: datetime) -> tuple[Fact, ...]:
    done = sum(minutes_by_day(plan, closure(plan.items, goal.items)).values())
    facts = [
        Fact(_("Done"), _("{done} of {total} h").format(done=hours(done), total=hours(done + outlook.to_go)))
    ]
    if outlook.verdict is Verdict.DONE:
        return tuple(facts)
    facts.append(Fact(_("Left to study"), study_length(outlook.to_go)))
    week = hours_per_week(goal, outlook, ordinary_week(plan, now), now)
    if week is not None:
        facts += [Fact(_("Needed"), _a_week(week.needed)), Fact(_("Planned"), _a_week(week.planned))]
    else:
        facts.append(Fact(_("Planned"), _a_week(ordinary_week(plan, now))))
    weeks, pace = recent_pace(minutes_by_day(plan), now.date())
    if weeks:
        name = ngettext("Your last week", "Your last {count} weeks", weeks).format(count=weeks)
        facts.append(Fact(name, _a_week(pace)))
    slack = slack_fact(outlook, week)
    return tuple(facts) if slack is None else (*facts, slack)


def _a_week(minutes: int) -> str:
    return _("{hours} h a week").format(hours=hours(minutes))


def _basis(forecast: Forecast | None) -> str:
    if forecast is None:
        return ""
    runs = f"{forecast.runs:,}"
    if forecast.weeks_seen < LEAST_WEEKS:
        text = _("From {runs} runs of the estimates and your study hours; under 2 weeks of hours are logged.")
    else:
        text = _("From {runs} runs of your last {weeks} weeks of logged hours and the estimates.")
    return text.format(runs=runs, weeks=forecast.weeks_seen)
