"""Rows of a dialog: the name at the left, the field at the right; and the fields that both dialogs have."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from planner.domain.goal import Goal
from planner.i18n import _, ngettext
from planner.ui.widgets.label import ThemedLabel, label, plain_tool_tip
from planner.ui.widgets.number_box import NumberBox

_LOWEST_PRIORITY = 9
_MOST_BUFFER_DAYS = 365
_SCROLL_BAR = 12
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_TYPING_MS = 1_000  # a longer pause begins another word
FOUND_BY = int(Qt.ItemDataRole.UserRole) + 1


class Form(QGridLayout):
    """Named fields below each other, all of one width."""

    def __init__(self) -> None:
        """Begin without fields."""
        super().__init__()
        self.setHorizontalSpacing(16)
        self.setVerticalSpacing(8)
        self.setColumnStretch(1, 1)
        self._names: dict[QWidget, ThemedLabel] = {}

    def add(self, name: str, field: QWidget) -> None:
        """Add a field under a name, which screen readers say as well."""
        words = label(name)
        words.setBuddy(field)
        self._names[field] = words
        self.add_named(words, field)
        if not field.accessibleName():
            field.setAccessibleName(name)

    def add_named(self, name: QWidget, field: QWidget) -> None:
        """Add a field beside something other than a plain name, such as a check box."""
        row = self.rowCount()
        self.addWidget(name, row, 0, Qt.AlignmentFlag.AlignVCenter)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, field.sizePolicy().verticalPolicy())
        self.addWidget(field, row, 1)

    def show_field(self, field: QWidget, is_shown: bool) -> None:
        """Show a field with its name, or neither."""
        self._names[field].setVisible(is_shown)
        field.setVisible(is_shown)


class LongChoice(QComboBox):
    """A choice whose words may be longer than the field: there they are cut, in its list they are whole.

    Typing finds an entry by any part of its words, and of the text it may have for the role FOUND_BY.
    """

    def __init__(self) -> None:
        """Begin without choices."""
        super().__init__()
        self._typed = ""
        self._since_key = QElapsedTimer()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(24)
        self.currentTextChanged.connect(lambda text: self.setToolTip(plain_tool_tip(text)))
        self.view().installEventFilter(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_typing(event):
            self.setCurrentIndex(self._found(event.text(), self.currentIndex()))
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._is_typing(event):
            row = self._found(event.text(), self.view().currentIndex().row())
            self.view().setCurrentIndex(self.model().index(row, 0))
            return True
        return super().eventFilter(watched, event)

    def _is_typing(self, event: QKeyEvent) -> bool:
        """Whether a key belongs to a word; a blank alone opens the list, or chooses in it."""
        is_word = self._since_key.isValid() and self._since_key.elapsed() < _TYPING_MS
        text = event.text()
        if not text.isprintable() or event.modifiers() & _COMMANDS:
            return False
        return bool(text.strip() or (text and is_word))

    def _found(self, text: str, current: int) -> int:
        """Return the next entry that holds what was typed, or the present one where none does."""
        if not self._since_key.isValid() or self._since_key.elapsed() >= _TYPING_MS:
            self._typed = ""
        self._since_key.start()
        self._typed += text.casefold()
        # A new search goes on to another entry; one that grows may stay where it is.
        first = current + (len(self._typed) == 1)
        rows = [(first + number) % self.count() for number in range(self.count())]
        return next((row for row in rows if self._typed in self._searched(row)), current)

    def _searched(self, row: int) -> str:
        return f"{self.itemText(row)} {self.itemData(row, FOUND_BY) or ''}".casefold()

    def showPopup(self) -> None:
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + 2 * view.frameWidth() + _SCROLL_BAR)
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, field.width() - 4
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


def priority_box(goal: Goal | None) -> QComboBox:
    """Return a field for how important a goal is; its data are the priorities."""
    box = QComboBox()
    for priority in range(1, _LOWEST_PRIORITY + 1):
        words = _("1, the highest") if priority == 1 else str(priority)
        box.addItem(words, priority)
    if goal is not None and box.findData(goal.priority) < 0:
        box.addItem(str(goal.priority), goal.priority)
    box.setCurrentIndex(max(box.findData(goal.priority if goal else 1), 0))
    box.setToolTip(_("Decides what is served first when not everything fits"))
    return box


def buffer_box(days: int) -> NumberBox:
    """Return a field for the days between the end of study and a date."""
    box = NumberBox(0, max(_MOST_BUFFER_DAYS, days), days)

    def name_unit(count: int) -> None:
        box.setSuffix(ngettext(" day", " days", count))

    box.valueChanged.connect(name_unit)
    name_unit(days)
    return box
