"""Why a date cannot be met, in one sentence; knows no Qt."""

from collections.abc import Callable
from datetime import date, datetime

from planner.formats import last_day, told_apart
from planner.i18n import _
from planner.scheduling.schedule import Proof


def proof_sentence(proof: Proof, now: datetime, write_day: Callable[[date], str]) -> str:
    """Return the study time between two moments, and the work that is due in it."""
    if (proof.start - now).days >= 1:
        text = _("{free} free from {start} to {until}, {work} of work due in them.")
    else:
        text = _("{free} free until {until}, {work} of work due by then.")
    free, work = told_apart(proof.free_minutes, proof.work_minutes)
    return text.format(
        free=free,
        start=write_day(proof.start.date()),
        until=write_day(last_day(proof.until)),
        work=work,
    )
