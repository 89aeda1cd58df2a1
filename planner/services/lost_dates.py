"""Which dates a change made impossible: told with the change, while it is fresh and one undo away."""

from planner.domain.plan import Plan
from planner.i18n import ngettext
from planner.scheduling.engine import judge
from planner.scheduling.schedule import Schedule, Verdict
from planner.services.words import listing

_HELD = (Verdict.FEASIBLE, Verdict.TIGHT)


def lost_dates(
    plan_before: Plan, schedule_before: Schedule | None, plan_after: Plan, schedule_after: Schedule
) -> tuple[str, ...]:
    """Return the ids of the goals whose date could be met before a change and cannot be met any more.

    A schedule before that was never made is judged where something cannot be met after the change.
    """
    impossible = [id for id, each in schedule_after.verdicts.items() if each.verdict is Verdict.IMPOSSIBLE]
    if not impossible or plan_before is plan_after:
        return ()
    if schedule_before is None:
        held = {id: each.verdict for id, each in judge(plan_before, schedule_after.as_of).items()}
    else:
        held = {id: each.verdict for id, each in schedule_before.verdicts.items()}
    return tuple(id for id in impossible if held.get(id) in _HELD)


def lost_dates_sentence(plan: Plan, goals: tuple[str, ...]) -> str:
    """Say that dates do not hold any more; "" where there is none."""
    if not goals:
        return ""
    words = ngettext("{titles} no longer holds.", "{titles} no longer hold.", len(goals))
    return words.format(titles=listing([plan.goals[id].title for id in goals]))
