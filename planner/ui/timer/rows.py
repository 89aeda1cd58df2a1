"""What the focus timer shows at a moment, and what can be done with it; knows no Qt."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from planner.domain.focus_timer import FocusTimer, Phase
from planner.domain.plan import Plan
from planner.domain.time_line import time_between
from planner.formats import duration, one_line
from planner.i18n import _, ngettext
from planner.services.focus import Found, Standing, find
from planner.ui.shared.date_words import DateWords
from planner.ui.timer.digit_rows import clock_text
from planner.ui.timer.question_rows import answers, question
from planner.ui.timer.values import ActRow, RingLook, TimerAct, TimerRow

_SECOND: Final = timedelta(seconds=1)
_HOUR: Final = timedelta(hours=1)


def timer_row(plan: Plan, timer: FocusTimer, now: datetime, words: DateWords) -> TimerRow:
    """Return what the window shows of a timer; it moves on with the moment, as the timer itself does."""
    found = find(plan, timer)
    if timer.phase.asks:
        return TimerRow(
            title=_title(plan, timer),
            track=track_of(plan, timer.item),
            question=question(plan, timer, found, now),
            acts=tuple(answers(timer, found, now)),
        )
    if timer.phase is Phase.BREAK:
        return _break_row(timer, now)
    return TimerRow(
        digits=_digits(timer, now),
        fraction=_fraction(timer, now),
        look=RingLook.PAUSED if timer.phase is Phase.PAUSED else RingLook.RUNNING,
        title=_title(plan, timer),
        track=track_of(plan, timer.item),
        line=_line(timer, now, words),
        acts=tuple(_acts(timer, found, now)),
    )


def _digits(timer: FocusTimer, now: datetime) -> str:
    left = timer.left_at(now)
    if timer.blocks is not None:
        in_block = timedelta(minutes=timer.blocks.work) - timer.in_block_at(now)
        left = in_block if left is None else min(left, in_block)
    if left is None:
        return clock_text(timer.worked_at(now))
    return clock_text(-(-left // _SECOND) * _SECOND)


def _fraction(timer: FocusTimer, now: datetime) -> float:
    if timer.blocks is not None:
        return timer.in_block_at(now) / timedelta(minutes=timer.blocks.work)
    worked = timer.worked_at(now)
    return worked % _HOUR / _HOUR if timer.length is None else worked / timer.length


def _line(timer: FocusTimer, now: datetime, words: DateWords) -> str:
    done = duration(timer.minutes_at(now))
    if timer.phase is Phase.PAUSED:
        return _("paused at {time}, {length} done").format(time=words.clock(timer.since), length=done)
    if timer.blocks is not None:
        return _("{block}, {length} done").format(block=_block_words(timer, now), length=done)
    left = timer.left_at(now)
    if left is None:
        return _("since {time}, {length} done").format(time=words.clock(timer.begun), length=done)
    return _("until {time}, {length} done").format(time=words.clock(now + left), length=done)


def _block_words(timer: FocusTimer, now: datetime) -> str:
    assert timer.blocks is not None
    block = timedelta(minutes=timer.blocks.work)
    before = timer.worked_at(now) - timer.in_block_at(now)
    number = -(-before // block) + 1
    if timer.length is None:
        return _("block {number}").format(number=number)
    count = number - 1 + max(1, -(-(timer.length - before) // block))
    return _("block {number} of {count}").format(number=number, count=count)


def _break_row(timer: FocusTimer, now: datetime) -> TimerRow:
    assert timer.blocks is not None
    rest = timedelta(minutes=timer.blocks.rest)
    left = min(rest, max(timedelta(0), rest - time_between(timer.since, now)))
    return TimerRow(
        digits=clock_text(-(-left // _SECOND) * _SECOND),
        fraction=1 - left / rest,
        look=RingLook.BREAK,
        title=_("Break"),
        icon="coffee",
        line=_after_break(timer),
        acts=(ActRow(TimerAct.RESUME, _("Skip break")), _stop_act(timer, now)),
    )


def _after_break(timer: FocusTimer) -> str:
    if timer.length is None or timer.blocks is None:
        return _("then the next block")
    block = timedelta(minutes=timer.blocks.work)
    left = -(-(timer.length - timer.worked) // block)
    count = left + -(-timer.worked // block)
    words = ngettext("then {left} of {count} blocks is left", "then {left} of {count} blocks are left", left)
    return words.format(left=left, count=count)


def _acts(timer: FocusTimer, found: Found, now: datetime) -> Iterator[ActRow]:
    is_paused = timer.phase is Phase.PAUSED
    if is_paused:
        yield ActRow(TimerAct.RESUME, _("Go on"), "play", is_primary=True)
    else:
        yield ActRow(TimerAct.PAUSE, _("Pause"), "pause")
    if found.session is not None and found.session.is_review:
        yield ActRow(TimerAct.END, _("Answer"), "check", is_primary=not is_paused)
    elif found.standing is Standing.LOST:
        yield ActRow(TimerAct.END, _("Stop"))
    elif found.session is not None and not is_paused:
        yield ActRow(TimerAct.FINISH, _("Done"), "check", is_primary=True)
    else:
        yield _stop_act(timer, now)


def _stop_act(timer: FocusTimer, now: datetime) -> ActRow:
    minutes = timer.minutes_at(now)
    if not minutes:
        return ActRow(TimerAct.STOP, _("Stop"))
    return ActRow(TimerAct.STOP, _("Stop and log {length}").format(length=duration(minutes)))


def _title(plan: Plan, timer: FocusTimer) -> str:
    item = plan.items.get(timer.item)
    return one_line(item.title if item is not None else timer.title)


def track_of(plan: Plan, item: str) -> str:
    """Return the id of the colour of an item's subject; "" for one that is not in the plan."""
    found = plan.items.get(item)
    return found.subject.value if found is not None else ""
