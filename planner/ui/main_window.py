"""The main window: side bar, pages, menus, and a word after every change."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar, cast

from PySide6.QtCore import QByteArray, QEvent, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from planner.domain.edit import Edit
from planner.i18n import _
from planner.services.difference_words import moved_words
from planner.services.moved_along import MovedAlong
from planner.services.step_news import step_news
from planner.services.workspace import Notice, Workspace
from planner.ui.actions import action_specs, make_actions, on_trigger
from planner.ui.icons import app_icon
from planner.ui.keys_dialog import AboutDialog, KeysDialog
from planner.ui.menus import Menus
from planner.ui.not_saved import NotSaved
from planner.ui.other_plans import OtherPlan, PlanFiles
from planner.ui.page import Page, SearchPage
from planner.ui.performer import Performer
from planner.ui.shared.date_words import near_day, saved_words
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.side_bar import SideBar
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.tab_walk import step_focus
from planner.ui.widgets.toast import Toast
from planner.ui.window_choices import WindowChoices, theme_names
from planner.values import Value, replace

FIRST_SIZE = QSize(1280, 800)
FRAME = QSize(16, 48)  # what a desktop puts around a window takes at most, with its title
FIRST_PAGE = "show-week"
SETTINGS_PAGE = "settings"
SEARCH_PAGES = "show-roadmap", "show-courses", SETTINGS_PAGE  # in the first, except from the others
_AS_BEFORE = Qt.FocusReason.OtherFocusReason  # shows the focus to those who steer by keyboard

PageMaker = Callable[[QWidget], QWidget]  # makes it within a parent, which it is then put into
_Page = TypeVar("_Page", bound=QWidget)
_PAGES = (
    *("show-week", "show-roadmap", "show-courses"),
    *("show-exams", "show-progress", "show-availability"),
)


class WindowParts(Value):
    """What the window is made of, handed in by the composition root.

    Attributes:
        settings: where the sizes and choices of the window are kept.
        choices: what is chosen for the window besides, such as its theme.
    """

    workspace: Workspace
    performer: Performer
    settings: QSettings
    choices: WindowChoices


class MainWindow(QMainWindow):
    """Holds the pages; they are made when they are first shown.

    Attributes:
        actions_by_id: every action of the window.
        side_bar: the side bar.
        plans_menu: where the plans stand, in the menu "Plan".
        other_plans: returns the plans that there are beside this one.
        plan_files: opens files with whole plans.
        not_saved: what stands above the pages while something is not saved.
        is_quitting: whether it is being closed since the program is to end, for as long as that takes.

    Signals:
        minute_passed: another minute of the clock has begun.
        closed: it was really closed, with nothing in the way any more.
        page_shown: the page that is in front now.
    """

    minute_passed = Signal()
    closed = Signal()
    page_shown = Signal(QWidget)

    def __init__(self, parts: WindowParts) -> None:
        """Build the window around a workspace, without showing it."""
        super().__init__()
        self._parts = parts
        self.is_quitting = False
        self._performer = parts.performer
        self.setWindowTitle(_("Study Planner"))
        self.setWindowIcon(app_icon())
        self.setMinimumSize(current_theme().breakpoint("minWidth"), current_theme().breakpoint("minHeight"))
        self.actions_by_id = make_actions(self, action_specs())
        page_actions = [self.actions_by_id[id] for id in _PAGES]
        foot = self.actions_by_id[SETTINGS_PAGE], self.actions_by_id["keys"]
        # What is put into a parent that it was made in, Qt need not go through once more.
        body = QWidget(self)
        self.side_bar = SideBar(page_actions, foot, parts.workspace.now.date(), body)
        self._stack = QStackedWidget(body)
        self._makers: Mapping[str, PageMaker] = {}
        self._pages: dict[str, QWidget] = {}
        self._column = QVBoxLayout()
        self._lay_out(body)
        self.setCentralWidget(body)
        self._toast = Toast(self._stack, lambda: cast(Page, self.page).note_room())
        self._toast.action_triggered.connect(self._performer.undo)
        self.not_saved = NotSaved(parts.performer, self)
        self.put_above_pages(self.not_saved.banner)
        self._offered: int | None = None  # the revision whose step the note offers to undo
        self._told = ""  # what the note says of the estimates
        self._menus = Menus(self, self.actions_by_id, parts.choices)
        self.plans_menu = self._menus.plans
        self.other_plans: Callable[[], tuple[OtherPlan, ...]] = tuple
        self.plan_files: PlanFiles | None = None  # where there is no way to other plans
        self._connect()
        self._restore()
        self._show_history()
        self._minute = QTimer(self)
        self._minute.setSingleShot(True)
        self._minute.setTimerType(Qt.TimerType.PreciseTimer)
        self._minute.timeout.connect(self._on_minute)
        self._wait_for_minute()

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        return cast(QWidget, self._stack.currentWidget())

    @property
    def page_id(self) -> str:
        """The id of the action of the page that is shown."""
        return next(id for id, page in self._pages.items() if page is self.page)

    def use_pages(self, makers: Mapping[str, PageMaker]) -> None:
        """Say what makes each page when it is first shown, by the id of its action."""
        self._makers = makers

    def show_page(self, id: str, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> QWidget:
        """Show the page of an action, made now if it never was, give it the focus, and return it."""
        page = self._pages.get(id) or self.make_page(id)
        self._stack.setCurrentWidget(page)
        self.actions_by_id[id].setChecked(True)
        self.side_bar.show_page(id)
        self.side_bar.set_legend_visible(id == FIRST_PAGE)
        self._toast.settle()
        self.page_shown.emit(page)
        if page.focusProxy() is not None:
            page.setFocus(reason)
        return page

    def make_page(self, id: str) -> QWidget:
        """Make the page of an action, which never was, without showing it, and return it."""
        page = self._pages[id] = self._makers[id](self._stack)
        self._stack.addWidget(page)
        cast(Page, page).set_window_width(self.width())
        return page

    def shown(self, id: str, kind: type[_Page]) -> _Page:
        """Show the page of an action, which is of a known kind, and return it."""
        page = self.show_page(id)
        assert isinstance(page, kind)
        return page

    def made_page(self, id: str) -> QWidget | None:
        """Return the page of an action, where it was made before."""
        return self._pages.get(id)

    def search(self) -> None:
        """Search on this page, or else the roadmap, which holds all that can be looked for."""
        here = self.page_id if self.page_id in SEARCH_PAGES else SEARCH_PAGES[0]
        cast(SearchPage, self.show_page(here)).start_search()

    def say(self, words: str) -> None:
        """Show a note that offers nothing to undo."""
        self._offered = None
        self._toast.show_message(words, "", icon=None)

    def put_above_pages(self, widget: QWidget) -> None:
        """Show something above the pages, whichever it is."""
        self._column.insertWidget(0, widget)

    def quit(self) -> None:
        """Close the window, and let nothing of the program go on, unless the learner stays for something."""
        self.is_quitting = True
        try:
            self.close()
        finally:
            self.is_quitting = False

    def settle_note(self) -> None:
        """Let the note go where its page has room for it now."""
        self._toast.settle_soon()

    # -- building

    def _lay_out(self, body: QWidget) -> None:
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side_bar)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        row.addLayout(self._column, 1)

    def _connect(self) -> None:
        handlers: dict[str, Callable[[], object]] = {
            "undo": self._performer.undo,
            "redo": self._performer.redo,
            "quit": self.quit,
            "find": self.search,
            "open-menu": self._pop_up_menu,
            "keys": lambda: KeysDialog(self).open(),
            "about": lambda: AboutDialog(self).open(),
        }
        for id, handler in handlers.items():
            on_trigger(self.actions_by_id[id], handler)
        pages = QActionGroup(self)
        for id in (*_PAGES, SETTINGS_PAGE):
            action = self.actions_by_id[id]
            action.setCheckable(True)
            pages.addAction(action)
            on_trigger(action, partial(self.show_page, id))
        self._menus.theme_chosen.connect(self._choose_theme)
        self.actions_by_id["side-bar"].toggled.connect(self._set_side_bar_wide)
        theme_holder().changed.connect(self._fit)  # bigger text asks for another layout
        self.actions_by_id["menu-bar"].toggled.connect(self.menuBar().setVisible)
        self.side_bar.page_requested.connect(partial(self.show_page, reason=_AS_BEFORE))
        self.side_bar.menu_requested.connect(self._pop_up_menu)
        self._performer.changed.connect(self._show_history)
        self._performer.changed.connect(self._withdraw_offer)
        self._performer.not_saved.connect(self._show_history)
        self._performer.not_saved.connect(self._withdraw_older_offer)
        self._performer.performed.connect(self._offer_undo)
        self._performer.performed_quietly.connect(self._toast.leave)  # its offer is not the newest step
        self._performer.moved_along.connect(self._tell_moved)
        self._performer.undone.connect(self._tell_undone)
        self._performer.redone.connect(self._offer_undo)
        self._performer.chosen.connect(self._offer_undo_of_choice)
        self._performer.unchosen.connect(self._tell_unchosen)
        self._performer.refused.connect(self._tell_refused)

    # -- after changes

    def _show_history(self, _notice: object = None) -> None:
        """Name the steps that can be undone and redone, and say when the plan was saved last."""
        workspace, performer = self._parts.workspace, self._performer
        with workspace.one_reading():
            undo, redo, saved = performer.next_undo, performer.next_redo, workspace.saved_at
        _name_step(self.actions_by_id["undo"], _("Undo"), undo)
        _name_step(self.actions_by_id["redo"], _("Redo"), redo)
        if self.not_saved.is_shown:
            self.side_bar.show_saved(_("Not saved"))
        elif saved is not None:
            self.side_bar.show_saved(saved_words(saved, workspace.now.date(), LocaleDates()))

    def _offer_undo(self, edit: Edit) -> None:
        if not edit.changes:  # there and back in a moment: undo would take back what was before
            self.say(edit.label)
            return
        self._offered = self._parts.workspace.plan.revision
        self._toast.show_message(edit.label)
        today, words = self._parts.workspace.now.date(), LocaleDates()
        news = step_news(self._parts.workspace, lambda day: near_day(words, day, today))
        self._told = " ".join(news)
        if self._told:
            self._toast.add_detail(self._told)

    def _offer_undo_of_choice(self, label: str) -> None:
        self._show_history()
        self._offered = self._parts.workspace.plan.revision
        self._toast.show_message(label)

    def _tell_unchosen(self, label: str) -> None:
        self._show_history()
        self.say(_("Undone: {label}").format(label=label))

    def _tell_moved(self, along: MovedAlong) -> None:
        self._toast.add_detail(" ".join(filter(None, (self._told, moved_words(along)))))

    def _withdraw_offer(self, notice: Notice) -> None:
        """Put an offer away when another program has made a newer step, which is what undo would take."""
        is_ours = notice.edit is not None or self._offered in (None, self._parts.workspace.plan.revision)
        if not is_ours:
            self._toast.leave()

    def _withdraw_older_offer(self, _why: str) -> None:
        """Put an offer away when a wish begins to wait, which is what undo would take back first."""
        if self._performer.unsaved_wishes and self._offered is not None:
            self._toast.leave()

    def _tell_refused(self, why: str) -> None:
        """Say why a wish cannot be met, and below it what helps, where a second sentence says that."""
        reason, _stop, help_ = why.partition(". ")
        self.say(f"{reason}." if help_ else why)
        if help_:
            self._toast.add_detail(help_)

    def _tell_undone(self, edit: Edit) -> None:
        self.say(_("Undone: {label}").format(label=edit.label))

    def _on_minute(self) -> None:
        self._wait_for_minute()  # first, for the clock goes on also when the plan cannot be read
        self._parts.workspace.move_time()
        now = self._parts.workspace.now
        self.side_bar.month.set_today(now.date())
        for page in self._pages.values():
            cast(Page, page).set_now(now)
        self.not_saved.try_again()
        self.minute_passed.emit()

    def _wait_for_minute(self) -> None:
        now = self._parts.workspace.now
        self._minute.start(60_000 - now.second * 1000 - now.microsecond // 1000)

    # -- looks

    def _choose_theme(self, wish: str) -> None:
        choices = self._parts.choices
        if wish != choices.look.theme:
            label = _("Theme: {name}").format(name=theme_names()[wish])
            self._performer.choose(choices.look_step(replace(choices.look, theme=wish), label))

    def _set_side_bar_wide(self, is_wide: bool) -> None:
        self._parts.settings.setValue("side_bar_wide", is_wide)
        self._fit()

    def _pop_up_menu(self) -> None:
        self._menus.pop_up(self.side_bar.menu_button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_roomy = self.width() >= current_theme().breakpoint("compact")
        self.side_bar.set_wide(is_roomy and self.actions_by_id["side-bar"].isChecked())
        self.side_bar.fit_to(self.width())
        self.side_bar.set_legend_visible(self._stack.currentWidget() is self._pages.get(FIRST_PAGE))
        for page in self._pages.values():
            cast(Page, page).set_window_width(self.width())

    def focusNextPrevChild(self, forwards: bool) -> bool:
        return step_focus(self, forwards)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        is_activated = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if is_activated and self._minute.isActive():
            self._performer.keep_up()

    # -- from one run to the next

    def _restore(self) -> None:
        settings = self._parts.settings
        wide = settings.value("side_bar_wide", True, type=bool)
        self.actions_by_id["side-bar"].setChecked(bool(wide))
        self.actions_by_id["weekend"].setChecked(bool(settings.value("weekend_wide", True, type=bool)))
        by_subject = bool(settings.value("checklist_by_subject", False, type=bool))
        self.actions_by_id["by-subject"].setChecked(by_subject)
        has_bar = bool(settings.value("menu_bar", False, type=bool))
        self.actions_by_id["menu-bar"].setChecked(has_bar)
        self.menuBar().setVisible(has_bar)
        geometry = settings.value("geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self.resize(first_size(self.screen().availableSize()))

    def keep_shape(self) -> None:
        """Keep size and parts of the window as they are now, for the next one and for copies."""
        settings = self._parts.settings
        settings.setValue("geometry", self.saveGeometry())
        settings.setValue("weekend_wide", self.actions_by_id["weekend"].isChecked())
        settings.setValue("checklist_by_subject", self.actions_by_id["by-subject"].isChecked())
        settings.setValue("menu_bar", self.actions_by_id["menu-bar"].isChecked())
        settings.sync()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.not_saved.keeps_open(self.quit):  # what is to be hidden alone does not come here
            event.ignore()
            return
        self.keep_shape()
        self._minute.stop()
        super().closeEvent(event)
        self.closed.emit()


def _name_step(action: QAction, verb: str, step: str | None) -> None:
    action.setEnabled(step is not None)
    words = verb if step is None else _("{verb}: {step}").format(verb=verb, step=step)
    action.setText(words.replace("&", "&&"))


def first_size(room: QSize) -> QSize:
    """Return the size of a window that was never open before, so that its frame too fits a screen's room."""
    return FIRST_SIZE.boundedTo(room - FRAME)
