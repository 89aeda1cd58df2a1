"""Opens the palette, fills it from the plan and the window's actions, and does what is chosen in it."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from planner.i18n import _
from planner.services.workspace import Workspace
from planner.ui.actions import plan_words
from planner.ui.palette.entries import (
    Command,
    Entry,
    Target,
    command_entries,
    day_entry,
    other_plan_entries,
    plan_entries,
)
from planner.ui.palette.results import COMMANDS_ONLY, ResultRow, results
from planner.ui.palette.typed_week import typed_week_day
from planner.ui.palette.view import PaletteView
from planner.ui.roadmap.dates import LocaleDays
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.widgets.calendar import first_weekday
from planner.ui.widgets.date_field import month_comes_first, month_names
from planner.values import Value, field

_RECENT: Final = "palette_recent"
_MOST_KEPT: Final = 20
_ITSELF: Final = "palette"


class Ways(Value):
    """Where the entries lead, handed in by the composition root.

    Attributes:
        goes: what is done with the id that an entry of a kind leads to.
        book: opens a new session of an item.
        about: what an action would act on, in words, by its id; "" for nothing to say.
        plans: the folders and the names of the plans that there are beside this one.
    """

    goes: Mapping[Target, Callable[[str], object]]
    book: Callable[[str], object]
    about: Callable[[str], str] = field(default=lambda _id: "")
    plans: Callable[[], Iterable[tuple[str, str]]] = tuple


class CommandPalette(QObject):
    """The palette of a window.

    Attributes:
        view: what is seen of it.
    """

    def __init__(
        self,
        window: QWidget,
        workspace: Workspace,
        actions: Mapping[str, QAction],
        ways: Ways,
        settings: QSettings,
    ) -> None:
        """Serve a window; nothing is gathered before it is opened."""
        super().__init__(window)
        self._workspace = workspace
        self._actions = actions
        self._ways = ways
        self._settings = settings
        self._entries: tuple[Entry, ...] = ()
        self._came_from: QWidget | None = None
        self.view = PaletteView(window)
        self.view.typed.connect(self._show)
        self.view.chosen.connect(self._run)
        self.view.left.connect(self.close)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]

    def toggle(self) -> None:
        """Open it, or close it where it is open."""
        if self.view.isVisible():
            self.close()
            return
        self._came_from = _lasting(QApplication.focusWidget())
        self._entries = self._gathered()
        self.view.open()
        self._show("")

    def close(self) -> None:
        """Close it, and go back to where the keyboard was."""
        self.view.hide()
        came_from = self._came_from
        if came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- what is offered

    def _gathered(self) -> tuple[Entry, ...]:
        workspace = self._workspace
        commands = (*command_entries(self._commands()), *other_plan_entries(self._ways.plans(), plan_words()))
        if not workspace.has_plan:
            return commands
        days = LocaleDays(workspace.now.date())
        plan, schedule = workspace.plan, workspace.schedule
        return (
            *plan_entries(plan, schedule, workspace.now, LocaleDates(), days, first_weekday()),
            *commands,
        )

    def _commands(self) -> list[Command]:
        return [
            Command(
                id,
                str(action.property("palette_text") or _plain(action.text())),
                str(action.property("icon_name") or "chevron-right"),
                action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
                self._about(id, action),
                str(action.property("search_words") or ""),
            )
            for id, action in self._actions.items()
            if id != _ITSELF and action.isEnabled() and action.isVisible()
        ]

    def _about(self, id: str, action: QAction) -> str:
        if action.isCheckable() and action.actionGroup() is None:
            return _("on") if action.isChecked() else _("off")
        return self._ways.about(id)

    def _show(self, typed: str) -> None:
        entries, today = self._entries, self._workspace.now.date()
        day = typed_week_day(typed, today, month_names(), month_first=month_comes_first())
        found = results(entries, typed, self._recent())
        if day is not None and self._workspace.has_plan:
            found = found.after(day_entry(day, today, LocaleDates(), first_weekday()))
        words = typed.strip().removeprefix(COMMANDS_ONLY).strip()
        self.view.show_results(found, _("Nothing matches “{text}”.").format(text=words))

    # -- what is done

    def _run(self, row: ResultRow, with_control: bool) -> None:
        entry = row.entry
        self.close()
        self._remember(entry)
        if with_control and entry.target is Target.ITEM:
            self._ways.book(entry.of)
        else:
            self._ways.goes[entry.target](entry.of)

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Close it where the keyboard goes elsewhere in the window, as by a shortcut."""
        view = self.view
        if view.isVisible() and now is not None and not view.isAncestorOf(now):
            view.hide()

    def _recent(self) -> list[str]:
        try:
            kept = json.loads(str(self._settings.value(_RECENT, "[]")))
        except ValueError:  # written by hand
            return []
        return [str(id) for id in kept] if isinstance(kept, list) else []

    def _remember(self, entry: Entry) -> None:
        """Keep what was chosen last; days are typed anew each time."""
        if entry.target is not Target.DAY:
            ids = [entry.id, *(id for id in self._recent() if id != entry.id)]
            self._settings.setValue(_RECENT, json.dumps(ids[:_MOST_KEPT]))


def _lasting(widget: QWidget | None) -> QWidget | None:
    """Return what to go back to: a part that comes and goes with its rows is left to what holds it."""
    while widget is not None and widget.property("passing"):
        widget = widget.parentWidget()
        while widget is not None and widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            widget = widget.parentWidget()
    return widget


def _plain(text: str) -> str:
    """Return the words of an action without the marks of its menu's keys."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
