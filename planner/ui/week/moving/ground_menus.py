"""What is done at a free time or with a whole day: new sessions, copies, and days off."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.domain.session import Session
from planner.i18n import _
from planner.scheduling.schedule import Schedule
from planner.services.availability import add_day_off
from planner.services.moving import Placement, can_be_moved, move_sessions, put_in_copies
from planner.services.own_sessions import OwnSession
from planner.services.single_days_off import days_off_on, put_day_back
from planner.services.workspace import Workspace
from planner.ui.icons import icon
from planner.ui.performer import Performer
from planner.ui.week.grid.slot import SlotCursor


class GroundMenus(QObject):
    """Serves the free ground of one grid and the days in its head."""

    def __init__(
        self,
        workspace: Workspace,
        performer: Performer,
        slot: SlotCursor,
        actions: Mapping[str, QAction],
        over: QWidget,
    ) -> None:
        super().__init__(over)
        self._workspace = workspace
        self._performer = performer
        self._slot = slot
        self._actions = actions
        self._over = over
        self._copied: tuple[Session, ...] = ()
        actions["paste"].setEnabled(False)

    def new_at_slot(self, item: str) -> OwnSession | None:
        """Return a session of an item at the time that was clicked; None where none was."""
        start = self._slot.moment
        if start is None:
            return None
        return OwnSession(item=item, start=start, minutes=self._workspace.plan.settings.lengths.default)

    def copy(self, ids: Sequence[str]) -> None:
        """Keep sessions, to be pasted."""
        found = map(self._workspace.schedule.session, ids)
        sessions = (each for each in found if each is not None and can_be_moved(each))
        self._copied = tuple(sorted(sessions, key=lambda each: each.start))
        self._actions["paste"].setEnabled(bool(self._copied))

    def paste(self) -> None:
        """Put copies of what is kept in, the first of them at the time that was clicked."""
        start, now = self._slot.moment, self._workspace.now

        def wish(plan: Plan, schedule: Schedule) -> Edit:
            if start is None:
                raise Refusal(_("Click a free time in the week first; the copy goes there."))
            by = start - self._copied[0].start
            copies = [
                OwnSession(item=each.item, start=each.start + by, minutes=each.minutes)
                for each in self._copied
            ]
            return put_in_copies(plan, schedule, copies, now)

        if self._performer.perform(wish) is not None:
            self._slot.clear()

    # -- menus

    def open_ground_menu(self, place: QPoint) -> None:
        """Open the menu of a free time."""
        menu = QMenu(self._over)
        for id in ("new-session", "paste"):
            if self._actions[id].isEnabled():
                menu.addAction(self._actions[id])
        _pop_up(menu, place)

    def open_day_menu(self, day: date, place: QPoint) -> None:
        """Open the menu of a day; a day that is over has none."""
        workspace, now = self._workspace, self._workspace.now
        if not workspace.has_plan or day < now.date():
            return
        menu = QMenu(self._over)
        if days_off_on(workspace.plan, day):
            self._add(
                menu, _("Put the day back to study"), "rotate-ccw", lambda plan: put_day_back(plan, day)
            )
        else:
            self._add(menu, _("Day off"), "palmtree", lambda plan: add_day_off(plan, day, day, now))
        sessions = self._movable(day)
        if sessions:
            words = _("Move all to the next day")
            self._add_wish(menu, words, "arrow-right", lambda p, s: _to_next_day(p, s, sessions, now))
        _pop_up(menu, place)

    def _movable(self, day: date) -> list[Session]:
        now = self._workspace.now
        return [
            each
            for each in self._workspace.schedule.between(day, day + timedelta(days=1))
            if each.start >= now and can_be_moved(each)
        ]

    def _add(self, menu: QMenu, words: str, icon_name: str, make: Callable[[Plan], Edit]) -> None:
        self._add_wish(menu, words, icon_name, lambda plan, _schedule: make(plan))

    def _add_wish(
        self, menu: QMenu, words: str, icon_name: str, wish: Callable[[Plan, Schedule], Edit]
    ) -> None:
        action = menu.addAction(icon(icon_name), words)
        action.triggered.connect(lambda _checked: self._performer.perform(wish))


def _to_next_day(plan: Plan, schedule: Schedule, sessions: Sequence[Session], now: datetime) -> Edit:
    places = [Placement(each.id, each.start + timedelta(days=1), each.minutes) for each in sessions]
    return move_sessions(plan, schedule, places, now)


def _pop_up(menu: QMenu, place: QPoint) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    if menu.isEmpty():
        menu.deleteLater()
    else:
        menu.popup(place)
