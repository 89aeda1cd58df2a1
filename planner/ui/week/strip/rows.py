"""What the strip above the week says: one cell for each goal, and the number that decides its verdict."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.formats import duration, hours, last_day, whole_hours
from planner.i18n import _, ngettext
from planner.scheduling.ordinary_hours import ordinary_week
from planner.scheduling.schedule import GoalOutlook, Verdict
from planner.services.open_goals import open_goals_judged
from planner.services.words import verdict_word
from planner.ui.shared.date_words import DateWords, distance, near_day
from planner.ui.shared.hours_a_week import hours_per_week
from planner.ui.shared.verdicts import BY_URGENCY, slack_words
from planner.values import Value

MOST_CELLS = 3
_NEAR_DAYS = 7  # within a week of an exam its hour matters


class CellText(Value, kw_only=True):
    """Everything that a cell says.

    Attributes:
        word: the verdict in words.
        number: the one number that decides the verdict; `short_number` is for narrow cells.
        when: the date with its slack.
        distance: how far away the date is; "" without a date.
        name: what screen readers call the cell.
        description: number and distance, written out for screen readers.
    """

    title: str
    verdict: Verdict
    word: str
    number: str = ""
    short_number: str = ""
    when: str
    distance: str = ""
    name: str
    description: str

    @property
    def lines(self) -> str:
        """All of it as lines, for the tool tip."""
        second = ", ".join(filter(None, (self.word, self.number)))
        return "\n".join(filter(None, (self.title, second, self.when, self.distance)))


class GoalCell(CellText, kw_only=True):
    """What the cell of one goal says; `goal` is its id."""

    goal: str


class StripRows(Value):
    """The cells by date, and the goals for which there is no cell left."""

    cells: tuple[GoalCell, ...] = ()
    more: tuple[GoalCell, ...] = ()

    @property
    def more_title(self) -> str:
        """The words for the goals without a cell: "2 more"."""
        return ngettext("{count} more", "{count} more", len(self.more)).format(count=len(self.more))

    @property
    def gravest(self) -> GoalCell:
        """The one of them that needs a look first."""
        return min(self.more, key=lambda cell: BY_URGENCY.index(cell.verdict))

    @property
    def more_text(self) -> CellText:
        """What the last cell says of the goals without one; the gravest speaks for them."""
        gravest = self.gravest
        return CellText(
            title=self.more_title,
            verdict=gravest.verdict,
            word=gravest.word,
            when=gravest.title,
            name=self.more_title,
            description="; ".join(cell.name for cell in self.more),
        )


def strip_rows(plan: Plan, outlooks: Mapping[str, GoalOutlook], now: datetime, words: DateWords) -> StripRows:
    """Return the cells of all goals without a result: those with the nearest dates, and the rest."""
    week = ordinary_week(plan, now)
    judged = open_goals_judged(plan, outlooks)
    cells = [_cell(goal, outlook, week, now, words) for goal, outlook in judged]
    if len(cells) <= MOST_CELLS:
        return StripRows(tuple(cells))
    return StripRows(tuple(cells[:MOST_CELLS]), tuple(cells[MOST_CELLS:]))


def _cell(goal: Goal, outlook: GoalOutlook, week: int, now: datetime, words: DateWords) -> GoalCell:
    far = "" if goal.due is None else distance(last_day(goal.due), now.date())
    needed = _needed(goal, outlook, week, now)
    number = _number(goal, outlook, week, needed, now, words)
    spoken = _planned_and_needed_in_full(week, needed) or number
    # An exam that is over is no date that could still be missed: its result is all that is asked for.
    verdict, word = outlook.verdict, verdict_word(outlook.verdict)
    if _is_over(goal, now):
        verdict, word = Verdict.UNDATED, _("Over")
    return GoalCell(
        goal=goal.id,
        title=goal.title,
        verdict=verdict,
        word=word,
        number=number,
        short_number=_short_number(outlook, week, needed) or number,
        when=_when(goal, outlook, week, now, words),
        distance=far,
        name=_("{title}, {verdict}").format(title=goal.title, verdict=word.lower()),
        description=", ".join(filter(None, (spoken, far))),
    )


def _is_over(goal: Goal, now: datetime) -> bool:
    return goal.exam_end is not None and goal.exam_end <= now


def _needed(goal: Goal, outlook: GoalOutlook, week: int, now: datetime) -> int | None:
    """Return the minutes of an ordinary week that a date which holds needs; None where that says nothing."""
    a_week = hours_per_week(goal, outlook, week, now)
    return None if a_week is None or outlook.proof is not None or not outlook.work else a_week.needed


def _number(
    goal: Goal, outlook: GoalOutlook, week: int, needed: int | None, now: datetime, words: DateWords
) -> str:
    if _is_over(goal, now):
        return _("no result yet")
    if outlook.work == 0:
        return _("nothing left to study")
    if outlook.verdict is Verdict.UNDATED:
        return _undated_number(outlook, words)
    if outlook.proof is not None:
        missing = outlook.proof.work_minutes - outlook.proof.free_minutes
        return _("{length} short").format(length=duration(missing))
    if needed is None:
        return _("{planned} h a week").format(planned=hours(week))
    return _("{planned} h a week, {needed} needed").format(planned=hours(week), needed=hours(needed))


def _short_number(outlook: GoalOutlook, week: int, needed: int | None) -> str:
    if outlook.work and outlook.verdict is Verdict.UNDATED:
        return _("{hours} h to go").format(hours=whole_hours(outlook.to_go))
    if needed is None:
        return ""
    return _("{planned} h, {needed} needed").format(planned=hours(week), needed=hours(needed))


def _undated_number(outlook: GoalOutlook, words: DateWords) -> str:
    left = _("{hours} h to go").format(hours=whole_hours(outlook.to_go))
    if outlook.planned_finish is None:
        return left
    return _("{left}, {month}").format(left=left, month=words.month(outlook.planned_finish.date()))


def _planned_and_needed_in_full(week: int, needed: int | None) -> str:
    if needed is None:
        return ""
    return _("{planned} hours a week planned, {needed} needed").format(
        planned=hours(week), needed=hours(needed)
    )


def _when(goal: Goal, outlook: GoalOutlook, week: int, now: datetime, words: DateWords) -> str:
    if goal.due is None:
        return _("at {hours} h a week").format(hours=hours(week)) if outlook.work else ""
    return ", ".join(_date_and_slack(goal, goal.due, outlook, week, now.date(), words))


def _date_and_slack(
    goal: Goal, due: datetime, outlook: GoalOutlook, week: int, today: date, words: DateWords
) -> Iterator[str]:
    day = last_day(due)
    yield near_day(words, day, today)
    if goal.is_exam and 0 <= (day - today).days <= _NEAR_DAYS:
        yield words.clock(due)
    if outlook.margin is not None and outlook.work:
        yield slack_words(outlook.margin, week)
