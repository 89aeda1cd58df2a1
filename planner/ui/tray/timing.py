"""The focus timer in the tray: a dot while it runs, and a word when its time is over."""

from functools import partial

from planner.i18n import _
from planner.ui.timer.clock import FocusClock
from planner.ui.tray.rows import Message
from planner.ui.tray.wiring import Tray

_KEY = "focus-timer"


def follow_timer(tray: Tray, clock: FocusClock) -> None:
    """Show what a timer does in the tray from now on."""
    show = partial(_show, tray, clock)
    clock.changed.connect(show)
    clock.ended.connect(show)
    clock.ended.connect(partial(_tell_end, tray, clock))
    show()


def _show(tray: Tray, clock: FocusClock) -> None:
    tray.set_timing(clock.timer is not None and clock.timer.phase.is_under_way)


def _tell_end(tray: Tray, clock: FocusClock) -> None:
    if clock.timer is not None:
        words = _("The time of the focus timer is over. Is it finished?")
        tray.tell(Message(_KEY, clock.timer.title, words))
