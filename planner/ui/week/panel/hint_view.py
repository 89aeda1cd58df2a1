"""What the panel shows where there is no session: an icon, a heading, a sentence and perhaps buttons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.week.panel.hint_rows import Hint
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.label import label
from planner.ui.widgets.marks import IconMark


class HintView(QWidget):
    """Shows a hint.

    Attributes:
        next_session: the button that leads to the session which study goes on with, where there is one.
        new_session: the button that asks for another session, where the hint has one.

    Signals:
        session_wished: the id of the session that shall be shown.
    """

    session_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        centered = Qt.AlignmentFlag.AlignHCenter
        self._icon = IconMark("list-checks", size=24)
        self._heading = label("", weight=600, wrap=True)
        self._heading.setAlignment(centered)
        self._sentence = label("", "small", "text.tertiary", wrap=True)
        self._sentence.setAlignment(centered)
        self._following = ""
        self.next_session = push_button(_("Show the next session"), size="small", parent=self)
        self.next_session.clicked.connect(lambda: self.session_wished.emit(self._following))
        self.new_session = push_button("", size="small", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 24, 40, 24)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._icon, alignment=centered)
        column.addSpacing(8)
        column.addWidget(self._heading)
        column.addSpacing(3)
        column.addWidget(self._sentence)
        column.addSpacing(12)
        column.addWidget(self.next_session, alignment=centered)
        column.addSpacing(6)
        column.addWidget(self.new_session, alignment=centered)
        column.addStretch(1)

    def show_hint(self, hint: Hint) -> None:
        """Show another one."""
        self._icon.show_icon(hint.icon)
        self._heading.setText(hint.heading)
        self._sentence.setText(hint.sentence)
        self._following = hint.next_session
        self.next_session.setVisible(bool(hint.next_session))
        self.new_session.setText(hint.new_session)
        self.new_session.setVisible(bool(hint.new_session))
