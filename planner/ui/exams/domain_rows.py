"""The parts of an exam on its card: their weight, and how ready the learner would be; knows no Qt."""

from datetime import datetime

from planner.domain.certification import Certification
from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.i18n import _
from planner.scheduling.exam_readiness import DomainReadiness, exam_readiness
from planner.values import Value


class DomainLine(Value):
    """A part of an exam: its weight, "" where that is not known, and readiness as a share and in words."""

    name: str
    weight: str
    share: float
    readiness: str
    tip: str


class DomainRows(Value):
    """The parts of an exam, and the readiness for all of it in words."""

    lines: tuple[DomainLine, ...]
    total: str


def domain_rows(
    plan: Plan, goal: Goal, certification: Certification | None, now: datetime
) -> DomainRows | None:
    """Return the parts of an exam that is still to come; None where the catalogue knows none."""
    if certification is None or goal.due is None or goal.due <= now:
        return None
    ready = exam_readiness(plan, goal, certification.domains, goal.due.date())
    if ready is None:
        return None
    return DomainRows(tuple(map(_line, ready.domains)), _percent(ready.total))


def _line(domain: DomainReadiness) -> DomainLine:
    tip = _("{name}: {done} of its items done, of which {recall} is remembered on the day of the exam")
    return DomainLine(
        name=domain.brief_name,
        weight="" if domain.weight is None else _percent(domain.weight),
        share=domain.readiness,
        readiness=_percent(domain.readiness),
        tip=tip.format(name=domain.name, done=_percent(domain.done), recall=_percent(domain.recall)),
    )


def _percent(share: float) -> str:
    return f"{round(100 * share)}%"
