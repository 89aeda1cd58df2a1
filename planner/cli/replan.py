"""`replan`: the weeks to come laid out anew, with what differs; taken as one step, or shown alone."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import timedelta

from planner.cli import documents, texts
from planner.cli.comparison import goals_document, sessions_document
from planner.cli.output import Answer
from planner.domain.edit import Edit
from planner.domain.plan import Plan
from planner.domain.session import Session
from planner.formats import day, day_and_time, duration, last_day
from planner.i18n import _
from planner.scheduling.schedule import GoalOutlook, Schedule
from planner.services.difference_words import change_counts, nothing_would_change
from planner.services.differences import Move
from planner.services.remedies import all_remedies
from planner.services.replanning import Replanned, replanned
from planner.services.words import session_title
from planner.services.workspace import Workspace
from planner.values import Value


class _Weeks(Value):
    """The plan with its schedule, and the weeks as they would be."""

    plan: Plan
    schedule: Schedule
    then: Replanned


def replan_weeks(typed: Namespace, workspace: Workspace) -> Answer:
    """Take the weeks laid out anew, or with --dry-run only say what would differ."""
    if typed.dry_run:
        weeks = _weeks(typed, workspace, workspace.plan, workspace.schedule)
        return Answer(
            document=_document(weeks, workspace.remedies), lines=(*_lines(weeks), _("Nothing is saved."))
        )
    found: list[_Weeks] = []

    def wish(plan: Plan, schedule: Schedule) -> Edit:
        found.append(_weeks(typed, workspace, plan, schedule))  # again where another program was faster
        return found[-1].then.taken()

    label = workspace.perform(wish).label
    taken = found[-1]
    before = all_remedies(taken.plan, taken.schedule, taken.schedule.as_of)
    document = {"done": label, **_document(taken, before)}
    return Answer(document=document, lines=(label, *_lines(taken)), is_change=True)


def _weeks(typed: Namespace, workspace: Workspace, plan: Plan, schedule: Schedule) -> _Weeks:
    return _Weeks(plan, schedule, replanned(plan, schedule, workspace.now, moves_accepted=typed.all))


def _document(weeks: _Weeks, before: documents.Remedies) -> documents.Document:
    then, now = weeks.then, weeks.schedule.as_of
    after = all_remedies(then.plan, then.schedule, now)
    return {
        "until": (then.until - timedelta(days=1)).isoformat(),
        "before": goals_document(weeks.plan, weeks.schedule.goals, before),
        "after": goals_document(then.plan, then.schedule.goals, after),
        "sessions": sessions_document(weeks.plan, then.plan, then.differences, now),
    }


def _lines(weeks: _Weeks) -> Iterator[str]:
    then = weeks.then
    if then.changes_nothing:
        yield nothing_would_change()
        return
    yield _("Until {day}: {changes}").format(
        day=day(then.until - timedelta(days=1)), changes=change_counts(then.differences)
    )
    differences = then.differences
    told = [(_("moved"), move.after, _times(move)) for move in differences.moved]
    told += [(_("added"), session, _time(session)) for session in differences.added]
    told += [(_("dropped"), session, _time(session)) for session in differences.dropped]
    for word, session, time in told:
        yield f"  {word:<8} {session_title(then.plan, session)}: {time}"
    before = weeks.schedule.outlooks
    for outlook in then.schedule.goals:
        yield _goal(then.plan, before[outlook.goal], outlook)


def _times(move: Move) -> str:
    """Say from when to when, or, of a session that stays at its time, from how long to how long."""
    before, after = _time(move.before), _time(move.after)
    if before == after:
        before = _("{when}, {length}").format(when=before, length=duration(move.before.minutes))
        after = duration(move.after.minutes)
    return _("{before} to {after}").format(before=before, after=after)


def _time(session: Session) -> str:
    return day_and_time(session.start)


def _goal(plan: Plan, before: GoalOutlook, after: GoalOutlook) -> str:
    goal = plan.goals[after.goal]
    line = f"{goal.title} ({goal.id}): {texts.verdict_words(after)}"
    was, finish = _finish(before), _finish(after)
    if was == finish:
        return line
    return _("{line}; planned finish {day}, before {was}").format(line=line, day=finish, was=was)


def _finish(outlook: GoalOutlook) -> str:
    finish = outlook.planned_finish
    return _("none") if finish is None else day(last_day(finish))
