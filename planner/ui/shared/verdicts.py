"""What is said of a verdict besides its word; knows no Qt."""

from planner.formats import duration
from planner.i18n import _, decimal
from planner.scheduling.schedule import Verdict
from planner.ui.shared.date_words import weeks_text

# What needs a look first comes first.
BY_URGENCY = (Verdict.IMPOSSIBLE, Verdict.TIGHT, Verdict.FEASIBLE, Verdict.UNDATED, Verdict.DONE)

# The badge of a verdict; "" where there is none.
BADGES = {
    Verdict.FEASIBLE: "on_track",
    Verdict.TIGHT: "tight",
    Verdict.IMPOSSIBLE: "not_feasible",
    Verdict.DONE: "done",
    Verdict.UNDATED: "",
}


def slack_words(margin: int, week: int) -> str:
    """Write spare minutes as "2.5 weeks slack", for a learner's week of so many minutes."""
    if margin <= 0:
        return _("no slack")
    return _("{length} slack").format(length=weeks_or_length(margin, week))


def weeks_or_length(minutes: int, week: int) -> str:
    """Write study time in half weeks of so many minutes, rounded down, or below one week as a length."""
    halves = 2 * minutes // week if week else 0
    if halves < 2:
        return duration(minutes)
    weeks, half = divmod(halves, 2)
    if half:
        return _("{count} weeks").format(count=decimal(weeks, 5))
    return weeks_text(weeks)
