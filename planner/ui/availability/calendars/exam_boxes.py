"""A box for each appointment that looks like an exam."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from planner.i18n import _
from planner.services.exam_appointments import ExamAppointment
from planner.ui.widgets.label import label, plain_tool_tip


class ExamBoxes(QWidget):
    """What is ticked becomes an exam of the plan. It is hidden while there is nothing to tick.

    Attributes:
        exams: what is offered.
        boxes: the boxes, in the same order.

    Signals:
        edited: a box was ticked, or not any more.
    """

    edited = Signal()

    def __init__(self) -> None:
        """Begin without exams."""
        super().__init__()
        self.exams: Sequence[ExamAppointment] = ()
        self.boxes: list[QCheckBox] = []
        self._heading = label("", "small", "text.secondary", wrap=True)
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(6)
        self._list.addWidget(self._heading)
        self.hide()

    @property
    def ticked(self) -> list[ExamAppointment]:
        """The exams whose boxes are ticked."""
        return [exam for exam, box in zip(self.exams, self.boxes, strict=True) if box.isChecked()]

    def show_exams(self, exams: Sequence[ExamAppointment], words_of: Sequence[str]) -> None:
        """Show other exams, each in its words; those of the catalogue are ticked, the others are a guess."""
        for box in self.boxes:
            self._list.removeWidget(box)
            box.hide()
            box.deleteLater()
        one, several = _("This looks like an exam. Add it:"), _("These look like exams. Add them:")
        self._heading.setText(one if len(exams) == 1 else several)
        self.exams = exams
        self.boxes = [_box(exam, words) for exam, words in zip(exams, words_of, strict=True)]
        for box in self.boxes:
            box.toggled.connect(lambda: self.edited.emit())
            self._list.addWidget(box)
        self.setVisible(bool(exams))


def _box(exam: ExamAppointment, words: str) -> QCheckBox:
    box = QCheckBox(words.replace("&", "&&"))  # one alone would be a key to press
    box.setChecked(exam.certification is not None)
    box.setAccessibleName(words.replace("\n", ", "))
    box.setToolTip(plain_tool_tip(exam.appointment.title))
    return box
