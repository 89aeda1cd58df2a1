"""The dialog that lets the plan rest until a day."""

from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.i18n import _, ngettext
from planner.scheduling.engine import judge, make_schedule
from planner.scheduling.network import compile_network
from planner.services.difference_words import moved_words
from planner.services.moved_along import moved_along
from planner.services.pausing import current_pause, pause, pinned_before, pinned_words
from planner.services.settling import settled
from planner.services.workspace import Wish, Workspace
from planner.ui.availability.effects import effect_rows
from planner.ui.availability.effects_view import EffectsView
from planner.ui.performer import Performer
from planner.ui.shared.dialog_room import comfortable_width
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.shared.wish_dialog import WishDialog
from planner.ui.widgets.card import separator
from planner.ui.widgets.date_field import DateField
from planner.ui.widgets.label import label
from planner.ui.widgets.segmented import JoinedButtons, Segment

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(weeks=1)
_LONG_AGO: Final = date(2000, 1, 1)  # a day that is over can be typed, and is then told to be none
_FAR_AHEAD: Final = date(2199, 12, 31)
_WIDTH: Final = 880
_SPANS: Final = (1, 2, 4)  # weeks


class PauseDialog(WishDialog):
    """Asks on which day study goes on, and shows before what the pause does to the dates.

    Attributes:
        until: the day.
        weeks: one, two or four weeks from now, for one click.
        effects: what the pause does to the dates.
        gone: the sessions that go with it, as they are told afterwards.
    """

    def __init__(self, workspace: Workspace, performer: Performer, parent: QWidget | None = None) -> None:
        """Ask about the plan of a workspace."""
        super().__init__(
            performer,
            _("Pause the plan"),
            _("Illness, holidays, a move: nothing is planned until you go on. What was planned comes later."),
            parent,
        )
        self.setMinimumWidth(comfortable_width(self, _WIDTH))
        self._plan, self._now = workspace.plan, workspace.now
        self._network = compile_network(self._plan.items)
        self._before = judge(self._plan, self._now, self._network)
        today = self._now.date()
        running = current_pause(self._plan, today)
        self.until = DateField(_("Study goes on"), running.last + _DAY if running else today + _WEEK)
        self.until.set_days(_LONG_AGO, _FAR_AHEAD)
        self.weeks = JoinedButtons([Segment(str(count), _weeks(count)) for count in _SPANS])
        self.effects = EffectsView()
        self.gone = label("", "small", "text.secondary", wrap=True)
        self._fill()
        self.add_cancel()
        self.add_button(_("Pause"), "primary")
        self.until.day_changed.connect(self._changed)
        for count in _SPANS:
            self.weeks.button(str(count)).clicked.connect(partial(self._set_weeks, count))
        self._changed()
        self.until.setFocus()

    def accept(self) -> None:
        self.close_after(self._wish)

    def _wish(self) -> Wish:
        until, now = self.until.day(), self._now
        return lambda plan, _schedule: pause(plan, until, now)

    def _fill(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(_("Study goes on")))
        row.addWidget(self.until)
        row.addSpacing(12)
        row.addWidget(self.weeks)
        row.addStretch(1)
        self.content.addLayout(row)
        self.content.addSpacing(6)
        self.content.addWidget(separator())
        self.content.addWidget(self.effects)
        self.content.addWidget(self.gone)
        self.content.addWidget(self.problem)

    def _set_weeks(self, count: int, _checked: bool = False) -> None:
        self.until.set_day(self._now.date() + count * _WEEK)

    def _changed(self, _day: object = None) -> None:
        self.problem.show_problem("")
        try:
            edit = pause(self._plan, self.until.day(), self._now)
        except Refusal as refusal:
            self.effects.show_words(str(refusal))
            self._say_what_goes("")
        else:
            self._show(edit)
        self.fit_height()

    def _show(self, edit: Edit) -> None:
        whole, after, _schedule = settled(
            self._plan, edit, self._now, lambda plan: make_schedule(plan, self._now, self._network)
        )
        outlooks = judge(after, self._now, self._network)
        self.effects.show_rows(effect_rows(self._plan, self._before, outlooks, self._now, LocaleDates()))
        pinned = len(pinned_before(self._plan, self.until.day(), self._now))
        told = (f"{pinned_words(pinned)}." if pinned else "", moved_words(moved_along(whole, edit)))
        self._say_what_goes(" ".join(filter(None, told)))

    def _say_what_goes(self, words: str) -> None:
        self.gone.setText(words)
        self.gone.setVisible(bool(words))


def _weeks(count: int) -> str:
    return ngettext("{count} week", "{count} weeks", count).format(count=count)
