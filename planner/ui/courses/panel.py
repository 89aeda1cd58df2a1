"""The panel beside the courses' table."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.courses.acts import Act
from planner.ui.courses.course_panel import CoursePanel
from planner.ui.courses.details import CourseDetails, SeveralDetails
from planner.ui.courses.several_panel import SeveralPanel
from planner.ui.roadmap.panel import scrolled


class CoursesPanel(QFrame):
    """Shows one course, or the sum of several.

    Signals:
        course_wished: the id of another course that was clicked.
        left: Escape was pressed, and nothing in the panel had a use for it.

    Attributes:
        course: the panel of one.
        several: the panel of several.
    """

    course_wished = Signal(str)
    left = Signal()

    def __init__(self, actions: Mapping[Act, QAction], today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Details"))
        # Raised surfaces have the palette's Button role.
        self.setBackgroundRole(QPalette.ColorRole.Button)
        self.setAutoFillBackground(True)
        self.course, self.several = CoursePanel(actions, today), SeveralPanel(actions)
        self._areas = [scrolled(self.course), scrolled(self.several)]
        self._stack = QStackedWidget()
        for area in self._areas:
            self._stack.addWidget(area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.several.course_wished.connect(self.course_wished)

    def show_course(self, details: CourseDetails) -> None:
        """Show one course."""
        self.course.show_course(details)
        self._stack.setCurrentWidget(self._areas[0])

    def show_several(self, details: SeveralDetails) -> None:
        """Show the sum of several courses."""
        self.several.show_several(details)
        self._stack.setCurrentWidget(self._areas[1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
