"""The head of the details: title, time, track, and what was said of the session."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.ui.glyphs import Glyph
from planner.ui.week.panel.checklist_rows import RowMark
from planner.ui.week.panel.details_rows import SessionDetails
from planner.ui.week.panel.icon_line import ICON, Gutter
from planner.ui.week.panel.mark_glyphs import MARK_GLYPHS
from planner.ui.widgets.label import ThemedLabel, label
from planner.ui.widgets.marks import IconMark, StateMark, TrackDot


class SessionFacts(QWidget):
    """Shows what a session is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", "heading", wrap=True)
        self._when = _small()
        self._about = _small()
        self._state = _small()
        self._dot = TrackDot("ml")
        self._flag = IconMark("flag", size=ICON)
        self._glyph = StateMark(Glyph.DONE, size=ICON)
        self._pin = IconMark("pin", size=ICON)
        self._state_row = _fact_row(self._state, self._glyph, self._pin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        for gap, row in (
            (4, _fact_row(self._when, IconMark("clock", "text.secondary", ICON))),
            (3, _fact_row(self._about, self._dot, self._flag)),
            (3, self._state_row),
        ):
            row.setContentsMargins(0, gap, 0, 0)
            column.addWidget(row)

    def show_facts(self, details: SessionDetails) -> None:
        """Show another session, or another state of it."""
        self._title.setText(details.title)
        self._when.setText(details.when)
        self._about.setText(details.about)
        self._state.setText(details.state)
        if details.subject:
            self._dot.show_track(details.subject)
        self._dot.setVisible(bool(details.subject))
        self._flag.setVisible(details.mark is RowMark.EXAM)
        self._show_state(details)

    def _show_state(self, details: SessionDetails) -> None:
        is_pinned = details.mark is RowMark.PINNED
        glyph = Glyph.DONE if details.is_done else MARK_GLYPHS.get(details.mark)
        if glyph is not None:
            color = f"track.{details.subject}" if details.subject else "accent.base"
            self._glyph.show_state(glyph, details.fraction, color)
        self._glyph.setVisible(glyph is not None)
        self._pin.setVisible(is_pinned)
        self._state_row.setVisible(bool(details.state))


def _small() -> ThemedLabel:
    return label("", "small", "text.secondary", wrap=True)


def _fact_row(words: QWidget, *marks: QWidget) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(Gutter(*marks), alignment=Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1)
    return row
