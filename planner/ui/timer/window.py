"""The window of the focus timer: it shows the timer and does what its buttons say; closing it hides it."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QContextMenuEvent,
    QMouseEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.domain.focus_timer import FocusTimer
from planner.domain.time_line import time_between
from planner.i18n import _
from planner.services.workspace import Workspace
from planner.ui.icons import app_icon
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.theme import current_theme, theme_holder
from planner.ui.timer.choice_rows import choice_rows, idle_row
from planner.ui.timer.choices import TimerChoices
from planner.ui.timer.clock import FocusClock
from planner.ui.timer.frame import TimerFrame
from planner.ui.timer.menu import TimerMenu
from planner.ui.timer.partly import ask_partly
from planner.ui.timer.rows import timer_row
from planner.ui.timer.ticker import Ticker
from planner.ui.timer.values import RATINGS, TimerAct
from planner.ui.timer.views import EDGE, IN_BLOCKS, CompactView, IdleView, QuestionView, RunningView
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.label import label
from planner.ui.widgets.tab_walk import step_focus

_WIDTH: Final = 336
_COMPACT_HEIGHT: Final = 44


class FocusWindow(TimerFrame):
    """Shows the clock's timer. Hiding it stops nothing.

    Signals:
        hidden_while_running: it was closed, and the timer goes on.
    """

    hidden_while_running = Signal()

    def __init__(self, workspace: Workspace, clock: FocusClock, choices: TimerChoices) -> None:
        """Show the timer of `clock`; the plan of `workspace` says what can be studied."""
        super().__init__(choices)
        self._workspace = workspace
        self._clock = clock
        self._choices = choices
        self._words = LocaleDates()
        self.running = RunningView()
        self.question = QuestionView()
        self.idle = IdleView()
        self.compact = CompactView()
        self.note = label("", "small", "text.secondary", wrap=True)
        self.take_back = push_button(_("Take back"), kind="link", size="small")
        self._note_row = self._make_note_row()
        self.menu = TimerMenu(choices, self)
        self._build()
        self._connect()
        self._ticker = Ticker(self, self._counted, self._show_time)
        self.show_timer()

    # -- showing

    def show_timer(self) -> None:
        """Show the timer as it is now, or what can be studied."""
        timer = self._clock.timer
        shown = self._face(timer)
        for face in (self.running, self.question, self.idle, self.compact):
            face.setVisible(face is shown)
        self.header.setVisible(shown is not self.compact)
        if timer is None:
            self._show_idle()
        self._show_note(shown is not self.compact)
        self._show_time()
        self._fit()
        self._ticker.wake()

    def present(self) -> None:
        """Come to the front, with the keyboard on the first thing that can be done."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self._focus_first()

    def appear(self) -> None:
        """Be there without taking the keyboard from what the learner is doing."""
        if self.isVisible():
            return
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, True)
        self.show()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)

    def announce(self, words: str) -> None:
        """Tell screen readers."""
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    @property
    def is_ticking(self) -> bool:
        """Whether it is painted again every second."""
        return self._ticker.is_ticking

    # -- what Qt asks

    def focusNextPrevChild(self, forwards: bool) -> bool:
        return step_focus(self, forwards)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._clock.look()
            self.show_timer()
            self.put_in_place()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if self._clock.timer is not None:
            self.hidden_while_running.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._open_menu(event.globalPos())

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Change between the whole window and one row."""
        self._set_compact(not self._choices.is_compact)

    # -- building

    def _build(self) -> None:
        self.setWindowTitle(_("Focus timer"))
        self.setWindowIcon(app_icon())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.running, self.question, self.idle, self.compact, self._note_row):
            column.addWidget(part)

    def _make_note_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(EDGE, 0, EDGE, 10)
        row.addWidget(self.note, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.take_back, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder

    def _connect(self) -> None:
        clock = self._clock
        clock.changed.connect(self._keep_up)
        clock.told.connect(self.announce)
        for buttons in (self.running.acts, self.question.acts, self.compact):
            buttons.triggered.connect(self._act)
        self.idle.start.clicked.connect(self._start)
        self.idle.chosen.connect(self._show_time)
        self.idle.mode.chosen.connect(lambda key: self._choose_mode(key == IN_BLOCKS))
        self.compact.larger.clicked.connect(lambda: self._set_compact(False))
        self.take_back.clicked.connect(clock.take_back)
        self.header.more.clicked.connect(self._open_menu_below)
        self.menu.compact_chosen.connect(self._set_compact)
        self.menu.blocks_chosen.connect(self._use_blocks)
        self.menu.above_asked.connect(self._say_how_to_stay_above)
        self.menu.drop_wished.connect(clock.drop)
        theme_holder().changed.connect(self._keep_up)

    # -- what changes

    def _keep_up(self) -> None:
        if self.isVisible():
            self.show_timer()

    def _face(self, timer: FocusTimer | None) -> QWidget:
        if timer is None:
            return self.idle
        if timer.phase.asks:
            return self.question
        return self.compact if self._choices.is_compact else self.running

    def _show_idle(self) -> None:
        workspace = self._workspace
        self.idle.show_mode(self._choices.blocks is not None, self._choices.lengths)
        if workspace.has_plan:
            rows = choice_rows(workspace.plan, workspace.schedule, workspace.now, self._words)
            self.idle.show_choices(rows)

    def _show_note(self, has_room: bool) -> None:
        note = self._clock.note
        self.note.setText(note)
        self.take_back.setVisible(self._clock.dropped is not None)
        self._note_row.setVisible(has_room and bool(note))

    def _show_time(self) -> None:
        """Show what moves with the second, after the timer has moved on itself."""
        timer = self._clock.timer
        if timer is None:
            row = idle_row(self.idle.row)
            self.idle.show_row(row)
        else:
            self._clock.look()
            timer = self._clock.timer or timer
            row = timer_row(self._workspace.plan, timer, self._workspace.now, self._words)
            for face in (self.running, self.question, self.compact):
                if not face.isHidden():
                    face.show_row(row)
        self.setAccessibleDescription(", ".join(filter(None, (row.title, row.line, row.question))))

    def _counted(self) -> int | None:
        """The milliseconds of the present phase, which say when the next second is full."""
        timer = self._clock.timer
        if timer is None or not timer.phase.is_under_way:
            return None
        return int(time_between(timer.since, self._workspace.now).total_seconds() * 1000)

    def _fit(self) -> None:
        """Take the size that the words ask for; the corner stays where it is."""
        scale = max(1.0, current_theme().scale)
        width = round(_WIDTH * scale)
        layout = self.layout()
        if layout is None:
            return
        for part in (self._face(self._clock.timer), self._note_row):
            part.updateGeometry()  # else it has the height of the words before, until events are handled
        layout.activate()
        height = round(_COMPACT_HEIGHT * scale)
        if self.compact.isHidden():
            wraps = layout.hasHeightForWidth()
            height = layout.totalHeightForWidth(width) if wraps else layout.totalSizeHint().height()
        self.setFixedSize(width, height)

    # -- what the learner does

    def _act(self, act: TimerAct) -> None:
        clock = self._clock
        doings: Mapping[TimerAct, Callable[[], object]] = {
            TimerAct.PAUSE: clock.pause,
            TimerAct.RESUME: clock.resume,
            TimerAct.END: clock.end,
            TimerAct.FINISH: clock.finish,
            TimerAct.STOP: clock.stop,
            TimerAct.PARTLY: self._ask_partly,
            TimerAct.PROLONG: clock.prolong,
            TimerAct.COUNT_SEEN: lambda: clock.count(False),
            TimerAct.COUNT_ALL: lambda: clock.count(True),
            TimerAct.DROP: clock.drop,
        }
        if act in RATINGS:
            clock.finish(RATINGS[act])
        else:
            doings[act]()
        self._focus_first()

    def _start(self) -> None:
        row = self.idle.row
        if row is not None:
            start, id = (
                (self._clock.start_session, row.session)
                if row.session
                else (self._clock.start_item, row.item)
            )
            start(id)
            self._focus_first()

    def _ask_partly(self) -> None:
        ask_partly(self._workspace, self._clock, self)

    def _choose_mode(self, is_in_blocks: bool) -> None:
        self._choices.choose_blocks(is_in_blocks)

    def _use_blocks(self) -> None:
        self._clock.use_blocks()
        self.show_timer()

    def _set_compact(self, is_compact: bool) -> None:
        self._choices.is_compact = is_compact
        self.show_timer()
        self._focus_first()

    def _say_how_to_stay_above(self) -> None:
        words = _("Alt+Space opens the desktop's menu of this window; there it can be kept above others.")
        self._clock.say(words)

    def _open_menu_below(self) -> None:
        button = self.header.more
        self._open_menu(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _open_menu(self, place: QPoint) -> None:
        self.menu.open_at(place, self._clock.timer is not None)

    def _focus_first(self) -> None:
        """Put the keyboard on the usual thing to do."""
        timer = self._clock.timer
        face = self._face(timer)
        if face is self.idle:
            self.idle.start.setFocus()
            return
        held = {self.compact: self.compact.buttons, self.question: self.question.acts.buttons}
        buttons = held.get(face, self.running.acts.buttons)
        if buttons:
            buttons[0].setFocus()
