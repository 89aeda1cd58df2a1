"""The dialog for what went wrong: what happened, what is safe, what to do."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.theme import current_theme
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.card import separator
from planner.ui.widgets.label import label
from planner.ui.widgets.marks import IconMark


class ErrorDialog(QDialog):
    """Tells an error in plain words; the technical text is one click away and can be copied.

    ``choices`` are the texts of further buttons, the last of them the one to prefer; ``chosen`` tells the
    number of the one that was clicked, after which the dialog is closed. Without choices there is "Close".
    """

    chosen = Signal(int)

    def __init__(
        self,
        happened: str,
        safe: str = "",
        to_do: str = "",
        *,
        details: str = "",
        choices: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(happened)
        self.setBackgroundRole(QPalette.ColorRole.Button)
        self.setAutoFillBackground(True)
        self.setMinimumWidth(400)
        self._details = _details_view(details)
        self._copy = push_button(_("Copy"), "copy", size="small")
        self._copy.clicked.connect(self._copy_details)
        self._unfold = push_button(_("Details"), kind="flat", checkable=True)
        self._unfold.toggled.connect(self._show_details)
        self._unfold.setVisible(bool(details))
        self._show_details(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._words(happened, [text for text in (safe, to_do) if text]), 1)
        column.addWidget(separator())
        column.addLayout(self._footer(choices))

    def _words(self, happened: str, sentences: list[str]) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(label(happened, weight=600, wrap=True))
        for sentence in sentences:
            words.addWidget(label(sentence, color_role="text.secondary", wrap=True))
        words.addSpacing(6)
        words.addWidget(self._details, 1)
        words.addWidget(self._copy, alignment=Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout()
        row.setContentsMargins(18, 16, 18, 8)
        row.setSpacing(12)
        row.addWidget(IconMark("octagon-x", "danger.text", 20), alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _footer(self, choices: Sequence[str]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(8, 11, 18, 11)
        row.setSpacing(8)
        row.addWidget(self._unfold)
        row.addStretch(1)
        group = QButtonGroup(self)
        group.idClicked.connect(self._choose if choices else self.reject)
        texts = list(choices) or [_("Close")]
        for number, text in enumerate(texts):
            last = number == len(texts) - 1
            button = push_button(text, kind="primary" if last else "normal")
            button.setDefault(last)
            group.addButton(button, number)
            row.addWidget(button)
        return row

    def _choose(self, number: int) -> None:
        self.accept()
        self.chosen.emit(number)

    def _show_details(self, shown: bool) -> None:
        self._details.setVisible(shown)
        self._copy.setVisible(shown)
        layout = self.layout()
        if layout is not None:  # wrapped words tell their height for a width alone
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())


def _details_view(details: str) -> QPlainTextEdit:
    view = QPlainTextEdit(details)
    view.setReadOnly(True)
    view.setAccessibleName(_("Details"))
    view.setFont(current_theme().mono_font())
    view.setMinimumHeight(6 * current_theme().line("small"))
    return view
