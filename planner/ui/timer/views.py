"""The faces of the focus timer: it runs, it asks, nothing runs, and one low row."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.domain.focus_timer import Blocks
from planner.i18n import _
from planner.ui.timer.act_buttons import ActButtons
from planner.ui.timer.ring import Ring
from planner.ui.timer.values import ActRow, ChoiceRow, RingLook, TimerRow
from planner.ui.widgets.buttons import icon_button, push_button, set_button_icon
from planner.ui.widgets.label import label, plain_tool_tip
from planner.ui.widgets.long_choice import FOUND_BY, LongChoice
from planner.ui.widgets.marks import IconMark, TrackDot
from planner.ui.widgets.segmented import Segment, SegmentedControl

EDGE: Final = 14
_RING: Final = 76
_SMALL_RING: Final = 24
_DOT: Final = 8
FREE, IN_BLOCKS = "free", "blocks"


class RunningView(QWidget):
    """The ring, what is studied, one fact, and two buttons.

    Attributes:
        acts: the buttons.
    """

    def __init__(self) -> None:
        super().__init__()
        self.ring = Ring(_RING, 5)
        self._dot = TrackDot("ml", _DOT)
        self._icon = IconMark("coffee", "text.secondary", 14)
        self._title = label("", weight=500, elide=True)
        self._line = label("", "small", "text.secondary", elide=True)
        self.acts = ActButtons()
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        row.setSpacing(14)
        row.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._words(), 1)

    def show_row(self, row: TimerRow) -> None:
        """Show a timer."""
        self.ring.show_time(row.digits, row.fraction, row.look)
        if row.track:
            self._dot.show_track(row.track)
        self._dot.setVisible(bool(row.track))
        self._icon.setVisible(bool(row.icon))
        self._title.setText(row.title)
        self._line.setText(row.line)
        self.acts.show_acts(row.acts)

    def _words(self) -> QVBoxLayout:
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(self._dot)
        title.addWidget(self._icon)
        title.addWidget(self._title, 1)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        column.addLayout(title)
        column.addSpacing(2)
        column.addWidget(self._line)
        column.addSpacing(10)
        column.addWidget(self.acts)
        column.addStretch(1)
        return column


class QuestionView(QWidget):
    """What is studied, what is asked of it, and the answers.

    Attributes:
        acts: the buttons.
    """

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", weight=600, elide=True)
        self._question = label("", color_role="text.secondary", wrap=True)
        self.acts = ActButtons()
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 12, EDGE, 12)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addSpacing(1)
        column.addWidget(self._question)
        column.addSpacing(10)
        column.addWidget(self.acts)

    def show_row(self, row: TimerRow) -> None:
        """Show a timer that asks."""
        self._title.setText(row.title)
        self._question.setText(row.question)
        self.acts.show_acts(row.acts)


class IdleView(QWidget):
    """What can be studied now, and how: nothing runs.

    Attributes:
        choice: what is studied when it is started.
        start: the button that starts it.
        mode: without breaks, or in blocks.

    Signals:
        chosen: the place of what is studied in the rows was changed.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ChoiceRow, ...] = ()
        self.ring = Ring(_RING, 5)
        self._dot = TrackDot("ml", _DOT)
        self.choice = LongChoice()
        self.choice.setAccessibleName(_("What to study"))
        self.choice.setMinimumContentsLength(8)
        self.choice.currentIndexChanged.connect(lambda _place: self.chosen.emit())
        self._line = label("", "small", "text.secondary", elide=True)
        self.start = push_button(_("Start"), "play", "primary", size="small")
        self.mode = SegmentedControl(
            (Segment(FREE, _("Free")), Segment(IN_BLOCKS, "25/5")), name=_("Breaks"), size="small"
        )
        self.mode.button(FREE).setToolTip(plain_tool_tip(_("No breaks")))
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        row.setSpacing(14)
        row.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._words(), 1)

    @property
    def row(self) -> ChoiceRow | None:
        """What is chosen."""
        place = self.choice.currentIndex()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def show_choices(self, rows: Sequence[ChoiceRow]) -> None:
        """Offer other things to study; what was chosen stays so where it is still there."""
        if tuple(rows) == self._rows:
            return
        before, self._rows = self.row, tuple(rows)
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for row in self._rows:
                self.choice.addItem(row.text)
                self.choice.setItemData(self.choice.count() - 1, row.found_by, FOUND_BY)
            same = (place for place, row in enumerate(self._rows) if before and _is_same(row, before))
            self.choice.setCurrentIndex(next(same, 0))
        self.choice.setVisible(bool(self._rows))
        self.start.setEnabled(bool(self._rows))

    def show_row(self, row: TimerRow) -> None:
        """Show what is chosen."""
        self.ring.show_time(row.digits, 0.0, RingLook.PAUSED)
        self._dot.setVisible(bool(row.track))
        if row.track:
            self._dot.show_track(row.track)
        self._line.setText(row.line)

    def show_mode(self, is_in_blocks: bool, lengths: Blocks) -> None:
        """Show how it is studied."""
        button = self.mode.button(IN_BLOCKS)
        button.setText(_("{work}/{rest}").format(work=lengths.work, rest=lengths.rest))
        words = _("Blocks of {work} min, breaks of {rest} min")
        button.setToolTip(plain_tool_tip(words.format(work=lengths.work, rest=lengths.rest)))
        with QSignalBlocker(self.mode):
            self.mode.set_value(IN_BLOCKS if is_in_blocks else FREE)

    def _words(self) -> QVBoxLayout:
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(self._dot)
        title.addWidget(self.choice, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.start)
        buttons.addWidget(self.mode)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        column.addLayout(title)
        column.addSpacing(4)
        column.addWidget(self._line)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addStretch(1)
        return column


class CompactView(QWidget):
    """One row: a small ring, the time, what is studied, and the buttons as icons.

    Attributes:
        larger: the button that leads back.

    Signals:
        triggered: the TimerAct whose button was pressed.
    """

    triggered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._ring = Ring(_SMALL_RING, 3.5, has_digits=False)
        self._digits = label("", weight=600)
        self._title = label("", color_role="text.secondary", elide=True)
        self._buttons = [icon_button("pause", _("Pause"), size="small") for _place in range(2)]
        self._acts: tuple[ActRow, ...] = ()
        self.larger = icon_button("maximize", _("Larger window"), size="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self._ring)
        row.addWidget(self._digits)
        row.addWidget(self._title, 1)
        for place, button in enumerate(self._buttons):
            button.clicked.connect(lambda _checked, place=place: self._tell(place))
            row.addWidget(button)
        row.addWidget(self.larger)

    def show_row(self, row: TimerRow) -> None:
        """Show a timer."""
        self._ring.show_time(row.digits, row.fraction, row.look)
        self._digits.setText(row.digits)
        self._title.setText(row.title)
        if row.acts != self._acts:
            self._acts = row.acts
            for button, act in zip(self._buttons, row.acts, strict=False):
                _dress_icon(button, act)
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(row.acts))

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons of the timer's acts."""
        return self._buttons[: len(self._acts)]

    def _tell(self, place: int) -> None:
        if place < len(self._acts):
            self.triggered.emit(self._acts[place].act)


def _dress_icon(button: QPushButton, act: ActRow) -> None:
    set_button_icon(button, act.icon or _COMPACT_ICONS.get(act.act.value, "check"))
    button.setAccessibleName(act.text)
    button.setToolTip(plain_tool_tip(act.text))


_COMPACT_ICONS: Final = {"resume": "skip-forward"}


def _is_same(row: ChoiceRow, other: ChoiceRow) -> bool:
    return (row.session, row.item) == (other.session, other.item)
