"""A choice among many long names, found by typing any part of them."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from planner.ui.widgets.label import plain_tool_tip
from planner.ui.widgets.wheel import take_no_focus_by_wheel, turn_with_focus

_SCROLL_BAR = 12
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_TYPING_MS = 1_000  # a longer pause begins another word
FOUND_BY = int(Qt.ItemDataRole.UserRole) + 1


class LongChoice(QComboBox):
    """A choice whose words may be longer than the field: there they are cut, in its list they are whole.

    Typing finds an entry by any part of its words, and of the text it may have for the role FOUND_BY.
    """

    def __init__(self) -> None:
        """Begin without choices."""
        super().__init__()
        take_no_focus_by_wheel(self)
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

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn_with_focus(self, event, super().wheelEvent)

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
