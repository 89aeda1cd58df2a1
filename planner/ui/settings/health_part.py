"""What the page tells of the health of the plan and its backups, when it is asked."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.domain.errors import GivenUp, Refusal
from planner.i18n import _
from planner.paths import Paths
from planner.services.health import check_health
from planner.services.health_words import health_lines
from planner.services.workspace import Workspace
from planner.ui.settings.data_rows import moment_words
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.shared.long_work import do_long_work
from planner.ui.shared.wish_dialog import ProblemLine
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.label import label
from planner.ui.widgets.marks import IconMark


class HealthPart(QObject):
    """Holds the button and what was found.

    Attributes:
        check: the button.
        found: what was found; hidden before it was asked for.
    """

    def __init__(self, workspace: Workspace, paths: Paths, parent: QWidget) -> None:
        """Look at nothing before that is asked for."""
        super().__init__(parent)
        self._workspace, self._paths, self._page = workspace, paths, parent
        self.check = push_button(_("Check now"), "shield-check")
        self.found = HealthFound()
        self.check.clicked.connect(self._check)

    def refresh(self) -> None:
        """What was found is of the plan as it was then."""
        self.check.setEnabled(self._workspace.has_plan)
        self.found.hide()

    def _check(self) -> None:
        workspace = self._workspace
        now = workspace.now
        work = partial(check_health, self._paths, lambda: now)
        try:
            health = do_long_work(_("Checking the plan and its backups"), work, self._page.window())
        except GivenUp:
            return
        except Refusal as refusal:
            self.found.show_lines((str(refusal),), ())
            return
        words = LocaleDates()
        lines = tuple(health_lines(health, lambda at: moment_words(at, now.date(), words)))
        self.found.show_lines(health.problems, lines)


class HealthFound(QWidget):
    """Shows what should be seen to, each with a mark, and below what is well."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 4)
        self._lines.setSpacing(6)
        self.hide()

    def show_lines(self, problems: Sequence[str], lines: Sequence[str]) -> None:
        """Show what was found."""
        while (item := self._lines.takeAt(0)) is not None:
            line = item.widget()
            if line is not None:
                line.hide()
                line.deleteLater()
        for sentence in problems:
            problem = ProblemLine()
            self._lines.addWidget(problem)
            problem.show_problem(sentence)
        if not problems:
            self._lines.addWidget(_in_order())
        for sentence in lines:
            self._lines.addWidget(label(sentence, "small", "text.secondary", wrap=True))
        self.show()


def _in_order() -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(IconMark("circle-check", "ok.text", 14))
    row.addWidget(label(_("Everything is in order."), "small"), 1)
    return line
