"""Why a review stands where it stands: since when, what is remembered, and how much of a week it may take."""

from collections.abc import Iterator
from datetime import datetime

from planner.domain.plan import Plan
from planner.i18n import _
from planner.scheduling.reasons import Reason
from planner.ui.shared.date_words import DateWords, near_day
from planner.ui.week.panel.why_line import WhyLine
from planner.ui.week.pieces import Piece, pieces


def review_lines(plan: Plan, reason: Reason, now: datetime, words: DateWords) -> Iterator[WhyLine]:
    """Yield the lines for a review that is still to be answered."""
    review = reason.review
    if review is None:
        return
    told = _("You reviewed it on {day}, and remember it here with a chance of about {percent}.")
    if not review.answers:
        told = _("You finished it on {day}, and remember it here with a chance of about {percent}.")
    since = near_day(words, review.since, now.date())
    percent = f"{round(100 * review.recall)}%"
    yield WhyLine("layers", pieces(told, day=since, percent=Piece(percent, strong=True)))
    exam, share = plan.goals.get(review.exam or ""), f"{review.percent}%"
    if exam is None:
        yield WhyLine("hourglass", pieces(_("Reviews take at most {share} of a week."), share=share))
    else:
        line = _("Before {exam}, reviews take at most {share} of a week.")
        yield WhyLine("hourglass", pieces(line, exam=Piece(exam.title, strong=True), share=share))
