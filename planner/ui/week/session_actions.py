"""What the actions of the week, its menu and assistive technology do with the selected sessions."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from planner.domain.card import Rating
from planner.domain.session import SessionState
from planner.i18n import ngettext
from planner.services.focus import can_be_timed
from planner.services.words import session_title
from planner.services.workspace import Workspace
from planner.ui.links import open_link
from planner.ui.week.moving.ground_menus import GroundMenus
from planner.ui.week.moving.session_moves import SessionMoves
from planner.ui.week.panel.recall_rows import ACTIONS
from planner.ui.week.wishes import SessionWishes, page_of

_SESSION_MENU = (
    "done",
    "partly",
    "focus-timer",
    *ACTIONS.values(),
    "",
    "pin",
    "skip",
    "reopen",
    "",
    "move",
    "split",
    "copy",
    "remove",
    "",
    "why",
    "log",
    "complete",
    "show-item",
    "open-page",
)


class Selection(Protocol):
    """What is selected on the page, and what the page shows of it."""

    @property
    def selected(self) -> str:
        """The id of the session whose details are shown, "" for none."""

    @property
    def first_day(self) -> date:
        """The first day of the week that is shown."""

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of all selected sessions, that whose details are shown first."""

    def select(self, id: str) -> None:
        """Select a session."""

    def select_alone(self, id: str) -> None:
        """Select a session, and none besides."""

    def open_details(self, id: str, *, at_why: bool = False) -> None:
        """Put the keyboard on the details of a session."""

    def leave_details(self) -> None:
        """Take the keyboard back from the details."""


class SessionActions(QObject):
    """Serves one page.

    Signals:
        item_requested: the id of an item that shall be shown on its own page.
    """

    item_requested = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        wishes: SessionWishes,
        moves: SessionMoves,
        ground: GroundMenus,
        actions: Mapping[str, QAction],
        selection: Selection,
        over: QWidget,
    ) -> None:
        """Work on what is selected on a page, with menus over it."""
        super().__init__(over)
        self._workspace = workspace
        self._wishes = wishes
        self._moves = moves
        self._ground = ground
        self._actions = actions
        self._selection = selection
        self._over = over

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the actions do, by their ids."""
        wishes, selection = self._wishes, self._selection
        return {
            "new-session": self.ask_new,
            "copy": lambda: self._ground.copy(selection.chosen()),
            "paste": self._ground.paste,
            "done": lambda: self._for_chosen(wishes.finish_all, self.toggle_done),
            **{id: partial(self._recall, rating) for rating, id in ACTIONS.items()},
            "partly": lambda: wishes.ask_partly(selection.selected),
            "pin": lambda: self._for_chosen(wishes.pin_all, wishes.toggle_pin),
            "skip": lambda: self._for_chosen(wishes.skip_all, wishes.skip),
            "reopen": lambda: wishes.reopen(selection.selected),
            "move": lambda: wishes.ask_move(selection.selected),
            **self._moves.handlers(selection.chosen),
            "why": lambda: selection.open_details(selection.selected, at_why=True),
            "log": lambda: wishes.ask_log(self._item_id()),
            "complete": lambda: wishes.ask_complete(self._item_id()),
            "split": lambda: wishes.split(selection.selected),
            "open-page": lambda: open_link(page_of(self._workspace.plan.items.get(self._item_id()))),
            "show-item": lambda: self.item_requested.emit(self._item_id()),
        }

    # -- asked for by the grid, the checklist and assistive technology

    def toggle_done(self, id: str, *, ask_time: bool = False) -> None:
        """Tick a session or take its tick back; a review is not ticked, but asked about."""
        session = self._wishes.session(id)
        if session is not None and session.is_review and session.state is not SessionState.DONE:
            self._selection.select(id)
            self._selection.open_details(id)
        elif ask_time:
            self._wishes.ask_done(id)
        else:
            self._wishes.toggle_done(id)

    def open_menu(self, id: str, place: QPoint) -> None:
        """Open the menu of a session, or of all that are selected if it is one of them."""
        if id not in self._selection.chosen():
            self._selection.select(id)
        menu = QMenu(self._over)
        for action in _SESSION_MENU:
            if not action:
                menu.addSeparator()
            elif self._actions[action].isEnabled():
                menu.addAction(self._actions[action])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def act_on(self, id: str, action: str) -> None:
        """Do an action with a session, as assistive technology asks for it."""
        self._selection.select_alone(id)
        if self._actions[action].isEnabled():
            self._actions[action].trigger()

    def ask_new(self) -> None:
        """Ask for a new session, at the free time that was clicked if one was."""
        wish = self._ground.new_at_slot(self._item_id())
        if wish is None:
            self._wishes.ask_new(self._item_id(), self._selection.first_day)
        else:
            self._wishes.ask_new_at(wish)

    # -- asked for by the window

    def about(self, action: str) -> str:
        """Return what an action would act on, by its id: the selected session's title, or nothing to say."""
        if action not in _SESSION_MENU:
            return ""
        count = len(self._selection.chosen())
        if count > 1:
            return ngettext("{count} session", "{count} sessions", count).format(count=count)
        session = self._wishes.session(self._selection.selected)
        return session_title(self._workspace.plan, session) if session else ""

    def session_to_time(self) -> str:
        """Return the id of the selected session if it can be studied now, "" otherwise."""
        session = self._wishes.session(self._selection.selected)
        return session.id if session and can_be_timed(session, self._workspace.now) else ""

    def _recall(self, rating: Rating) -> None:
        self._selection.leave_details()
        self._wishes.recall(self._selection.selected, rating)

    def _for_chosen(
        self, do_several: Callable[[tuple[str, ...]], object], do_one: Callable[[str], object]
    ) -> None:
        """Do something with all chosen sessions, or with the only one."""
        chosen = self._selection.chosen()
        if len(chosen) > 1:
            do_several(chosen)
        else:
            do_one(self._selection.selected)

    def _item_id(self) -> str:
        session = self._wishes.session(self._selection.selected)
        return session.item if session else ""
