"""The card of one exam or goal."""

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from planner.i18n import _
from planner.scheduling.remedies.remedy import RemedyKind
from planner.ui.exams.card_parts import FactList, HoursBars, WayList
from planner.ui.exams.domain_table import DomainTable
from planner.ui.exams.goal_menu import goal_menu
from planner.ui.exams.rows import GoalRow
from planner.ui.exams.ways import Way
from planner.ui.widgets.badge import show_verdict, verdict_badge
from planner.ui.widgets.buttons import icon_button, push_button
from planner.ui.widgets.card import Card, separator
from planner.ui.widgets.label import label
from planner.ui.widgets.marks import IconMark

_STEPS: Final = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
}
_OPENERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEFT, _REST = 0, 3  # places in the middle of a card


class GoalCard(Card):
    """Shows one row; tells by id what its buttons, its menu and its keys ask for.

    Signals:
        edit_requested, what_if_requested, timeline_requested, remove_requested: the goal's id.
        remedy_chosen: the Remedy to apply.
        hours_requested: the study hours should change.
        result_given: the goal's id, and "passed" or "failed": the day of that result is to be asked for.
        booked_changed: the goal's id, and whether it is booked now.
        again_requested: the id of a failed exam that is to be tried again.
        step_requested: the card has the focus, and an arrow key asks for the one that way.
    """

    edit_requested = Signal(str)
    what_if_requested = Signal(str)
    timeline_requested = Signal(str)
    remove_requested = Signal(str)
    remedy_chosen = Signal(object)
    hours_requested = Signal()
    result_given = Signal(str, str)
    booked_changed = Signal(str, bool)
    again_requested = Signal(str)
    step_requested = Signal(str)

    def __init__(self, row: GoalRow, parent: QWidget | None = None) -> None:
        """Build the card for a row."""
        super().__init__(parent=parent)
        self._row = row
        self._title = label("", "heading", elide=True)
        self._subtitle = label("", "small", "text.secondary", wrap=True)
        self._number = label("", "title")
        self._unit = label("", "body", "text.secondary")
        self._when = label("", "small", "text.secondary")
        self._badge = verdict_badge("done")
        self._sentence = label("", "body", "text.secondary", wrap=True)
        self._bars, self._side_bars = HoursBars(), HoursBars()
        self._facts, self._ways, self._domains = FactList(), WayList(), DomainTable()
        self._booking = FactList(gives_way=True)
        self._line = separator(vertical=True)
        self._middle = self._make_middle()
        self._note_mark = IconMark("info", "text.tertiary", 14)
        self._note = label("", "small", "text.tertiary", wrap=True)
        self._warning = label("", "small", "text.tertiary", wrap=True)
        self._passed = push_button(_("Passed..."), "check", size="small")
        self._failed = push_button(_("Failed..."), size="small")
        self._again = push_button(_("Try again..."), "rotate-ccw", size="small")
        self._what_if = push_button(_("What if..."), "sliders-horizontal", "flat", size="small")
        self._edit = push_button(_("Edit..."), "pencil", "flat", size="small")
        self._more = icon_button("ellipsis", _("More"), size="small")
        self.setProperty("focusRing", True)
        self._fill()
        self._connect()
        self.set_current(False)
        self.show_row(row)

    @property
    def row(self) -> GoalRow:
        """The row that is shown."""
        return self._row

    def show_row(self, row: GoalRow) -> None:
        """Show another state of the same goal."""
        self._row = row
        self._title.setText(row.title)
        self._subtitle.setText(row.subtitle)
        self._number.setText(row.countdown[0])
        self._unit.setText(row.countdown[1])
        self._when.setText(row.when)
        self._badge.setVisible(bool(row.verdict))
        if row.verdict:
            show_verdict(self._badge, row.verdict)
        self._sentence.setText(row.sentence)
        self._show_body(row)
        self._note_mark.setVisible(bool(row.note))
        self._note.setText(row.note)
        # Who has a seat has decided, and who must find time first has other worries.
        is_asked = bool(row.warning) and not row.is_booked and not row.ways
        self._warning.setText(row.warning)
        self._warning.setVisible(is_asked)
        self._passed.setVisible(row.asks_result)
        self._failed.setVisible(row.asks_result)
        self._again.setVisible(row.can_try_again)
        self._what_if.setVisible(row.can_be_tried)
        self._edit.setVisible(not row.is_closed)
        self.setAccessibleName(", ".join(filter(None, (row.title, self._verdict_word()))))
        self.setAccessibleDescription(" ".join(filter(None, (row.spoken, row.warning))))
        self._more.setAccessibleDescription(row.title)

    def set_current(self, is_current: bool) -> None:
        """Let the keyboard come here; of all cards it comes to one, the others are reached by arrow keys."""
        policy = Qt.FocusPolicy.StrongFocus if is_current else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)
        for button in (
            *self._ways.buttons,
            self._passed,
            self._failed,
            self._again,
            self._what_if,
            self._edit,
            self._more,
        ):
            button.setFocusPolicy(policy)

    def menu(self) -> QMenu:
        """Return the menu of what can be done with the goal."""
        return goal_menu(self._row, self, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self.hasFocus() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.step_requested.emit(_STEPS[key])
        elif key in _OPENERS and not self._row.is_closed:
            self.edit_requested.emit(self._row.id)
        elif key == Qt.Key.Key_Delete:
            self.remove_requested.emit(self._row.id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._open_menu()
        else:
            self.menu().popup(event.globalPos())

    def _verdict_word(self) -> str:
        if self._row.asks_result:
            return _("no result yet")
        return self._badge.accessibleName().lower() if self._row.verdict else ""

    def _show_body(self, row: GoalRow) -> None:
        """Ways out, or else the exam's parts, stand at the left and the numbers beside them."""
        week, has_ways = row.week, bool(row.ways)
        has_domains = row.domains is not None and not has_ways
        has_table = has_ways or has_domains
        if row.domains is not None:
            self._domains.show_domains(row.domains)
        self._domains.setVisible(has_domains)
        self._ways.show_ways(row.ways)
        self._ways.setVisible(has_ways)
        self._bars.setVisible(week is not None and not has_table)
        self._side_bars.setVisible(week is not None and has_table)
        if week is not None:
            self._bars.show_hours(week)
            self._side_bars.show_hours(week)
        self._facts.show_facts(row.facts)
        self._booking.show_facts(row.booking)
        self._booking.setVisible(bool(row.booking))
        has_left = has_table or week is not None or bool(row.booking)
        self._line.setVisible(bool(row.facts) and has_left)
        # Facts alone stand at the left, where the eye begins, and are no wider than beside something.
        for place, stretch in ((_LEFT, 3 * has_left), (_REST, 3 * (not has_left))):
            self._middle.setStretch(place, stretch)
        self.set_current(self.focusPolicy() == Qt.FocusPolicy.StrongFocus)

    def _fill(self) -> None:
        verdict = QHBoxLayout()
        verdict.setSpacing(10)
        verdict.addWidget(self._badge, alignment=Qt.AlignmentFlag.AlignTop)
        verdict.addWidget(self._sentence, 1)
        self.body.addLayout(self._head())
        self.body.addLayout(verdict)
        self.body.addSpacing(4)
        self.body.addLayout(self._middle)
        self.body.addStretch(1)
        self.body.addWidget(self._warning)
        self.body.addLayout(self._foot())

    def _head(self) -> QGridLayout:
        countdown = QHBoxLayout()
        countdown.setSpacing(4)
        countdown.addStretch(1)
        countdown.addWidget(self._number)
        countdown.addWidget(self._unit)
        head = QGridLayout()
        head.setHorizontalSpacing(12)
        head.setVerticalSpacing(0)
        head.setColumnStretch(0, 1)
        head.addWidget(self._title, 0, 0)
        head.addLayout(countdown, 0, 1)
        head.addWidget(self._subtitle, 1, 0)
        head.addWidget(self._when, 1, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        return head

    def _make_middle(self) -> QHBoxLayout:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(10)
        right.setSpacing(10)
        for column, widgets in (
            (left, (self._bars, self._domains, self._ways, self._booking)),
            (right, (self._side_bars, self._facts)),
        ):
            for widget in widgets:
                column.addWidget(widget)
            column.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addLayout(left, 3)
        middle.addWidget(self._line)
        middle.addLayout(right, 2)
        middle.addStretch(0)
        return middle

    def _foot(self) -> QHBoxLayout:
        note = QVBoxLayout()  # one line stands at the height of the buttons, two lines around it
        note.addStretch(1)
        note.addWidget(self._note)
        note.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self._passed)
        foot.addWidget(self._failed)
        foot.addWidget(self._again)
        foot.addWidget(self._note_mark)
        foot.addLayout(note, 1)
        foot.addWidget(self._what_if)
        foot.addWidget(self._edit)
        foot.addWidget(self._more)
        return foot

    def _connect(self) -> None:
        self._what_if.clicked.connect(lambda: self.what_if_requested.emit(self._row.id))
        self._edit.clicked.connect(lambda: self.edit_requested.emit(self._row.id))
        self._more.clicked.connect(self._open_menu)
        self._passed.clicked.connect(lambda: self.result_given.emit(self._row.id, "passed"))
        self._failed.clicked.connect(lambda: self.result_given.emit(self._row.id, "failed"))
        self._again.clicked.connect(lambda: self.again_requested.emit(self._row.id))
        self._ways.chosen.connect(self._follow)

    def _follow(self, way: Way) -> None:
        if way.remedy is not None:
            self.remedy_chosen.emit(way.remedy)
        elif way.kind is RemedyKind.MORE_HOURS:
            self.hours_requested.emit()
        else:
            self.edit_requested.emit(self._row.id)

    def _open_menu(self) -> None:
        self.menu().popup(_below(self._more))


def _below(button: QPushButton) -> QPoint:
    return button.mapToGlobal(QPoint(0, button.height() + 2))
