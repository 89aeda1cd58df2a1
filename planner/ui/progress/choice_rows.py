"""Which goals one can look at; knows no Qt."""

from collections.abc import Sequence

from planner.domain.plan import Plan
from planner.formats import last_day
from planner.i18n import _
from planner.services.open_goals import open_goals
from planner.ui.shared.date_words import FullDateWords
from planner.values import Value


class ChoiceRow(Value):
    """A goal as it stands in the list of goals."""

    id: str
    words: str


def choice_rows(plan: Plan, words: FullDateWords) -> tuple[ChoiceRow, ...]:
    """Return the goals without a result: those with a date by date, then the others by age."""
    return tuple(
        ChoiceRow(
            goal.id,
            goal.title
            if goal.due is None
            else _("{goal}, {day}").format(goal=goal.title, day=words.plain_day(last_day(goal.due))),
        )
        for goal in open_goals(plan)
    )


def chosen_goal(rows: Sequence[ChoiceRow], wish: str) -> str:
    """Return the goal that was looked at before, or the first where it is gone; "" without goals."""
    ids = [row.id for row in rows]
    return wish if wish in ids else next(iter(ids), "")
