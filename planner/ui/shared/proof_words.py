"""Why a date cannot be met, in one sentence; knows no Qt."""

from collections.abc import Callable
from datetime import date, datetime

from planner.formats import hours, last_day
from planner.i18n import _
from planner.scheduling.schedule import Proof


def proof_sentence(proof: Proof, now: datetime, write_day: Callable[[date], str]) -> str:
    """Return the study time between two moments, and the work that is due in it."""
    if (proof.start - now).days >= 1:
        text = _("{free} h free from {start} to {until}, {work} h of work due in them.")
    else:
        text = _("{free} h free until {until}, {work} h of work due by then.")
    return text.format(
        free=hours(proof.free_minutes),
        start=write_day(proof.start.date()),
        until=write_day(last_day(proof.until)),
        work=hours(proof.work_minutes),
    )
