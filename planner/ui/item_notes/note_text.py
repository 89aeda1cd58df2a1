"""A note as it is read: Markdown without HTML, which loads nothing and leads out by links alone."""

from collections.abc import Callable, Iterator
from math import ceil

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from planner.domain.web_address import is_web_address
from planner.i18n import _
from planner.ui.theme import current_theme, theme_holder

_INDENT = 14  # of a list, in pixels
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class NoteText(QTextBrowser):
    """Shows a note as high as it is.

    Signals:
        edit_wished: a double click, or Enter where no link has the focus.
        link_activated: the address of a link.
    """

    edit_wished = Signal()
    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = ""
        self.setProperty("bare", True)
        self.setAccessibleName(_("Note"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOpenLinks(False)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(_INDENT)
        self.anchorClicked.connect(lambda url: self.link_activated.emit(url.toString()))
        theme_holder().changed.connect(self._render)

    def show_note(self, note: str) -> None:
        """Show another note."""
        if note != self._note:
            self._note = note
            self._render()

    def loadResource(self, _type: int, _name: QUrl | str) -> object:
        """Load nothing: a note may come with a plan that somebody else wrote.

        Where nothing is given, Qt opens the file of that name itself, so a picture of nothing is.
        """
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        nothing.fill(0)
        return nothing

    def sizeHint(self) -> QSize:
        return QSize(100, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS and not self.textCursor().charFormat().isAnchor():
            self.edit_wished.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self.anchorAt(event.position().toPoint()):
            self.edit_wished.emit()

    def _height(self) -> int:
        self.document().setTextWidth(self.viewport().width())
        return ceil(self.document().size().height())

    def _render(self) -> None:
        document = self.document()
        document.setDefaultFont(current_theme().font("small"))
        features = QTextDocument.MarkdownFeature
        document.setMarkdown(self._note, features.MarkdownDialectGitHub | features.MarkdownNoHTML)
        _calm_headings(document)
        _ship_bold(document)
        _still_other_links(document)
        self.updateGeometry()


def _calm_headings(document: QTextDocument) -> None:
    """Let headings be as large as the text: they would shout in a panel."""
    theme = current_theme()
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel():
            cursor.setPosition(block.position())
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            shape = cursor.charFormat()
            shape.clearProperty(int(QTextFormat.Property.FontSizeAdjustment.value))
            shape.setFont(theme.font("body" if block.blockFormat().headingLevel() == 1 else "small"))
            shape.setFontWeight(QFont.Weight.DemiBold)
            cursor.setCharFormat(shape)
        block = block.next()


def _ship_bold(document: QTextDocument) -> None:
    """Write what is bold in the weight that ships; of a bolder one there is only a smeared picture."""
    shape = QTextCharFormat()
    shape.setFontWeight(QFont.Weight.DemiBold)
    for cursor in _selected(document, _is_bold):
        cursor.mergeCharFormat(shape)


def _still_other_links(document: QTextDocument) -> None:
    """Show what leads elsewhere than to the web as text: a note may be somebody else's."""
    shape = QTextCharFormat()
    shape.setFont(current_theme().font("small"))
    for cursor in _selected(document, _leads_elsewhere):
        cursor.setCharFormat(shape)


def _selected(document: QTextDocument, is_wanted: Callable[[QTextCharFormat], bool]) -> Iterator[QTextCursor]:
    """Yield a cursor on each stretch of text of a shape."""
    cursor = QTextCursor(document)
    for start, end in _spans(document, is_wanted):
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        yield cursor


def _leads_elsewhere(shape: QTextCharFormat) -> bool:
    return shape.isAnchor() and not is_web_address(shape.anchorHref())


def _is_bold(shape: QTextCharFormat) -> bool:
    return shape.fontWeight() > QFont.Weight.DemiBold


def _spans(document: QTextDocument, is_wanted: Callable[[QTextCharFormat], bool]) -> list[tuple[int, int]]:
    """Return where text of a shape begins and ends. The document must not be changed meanwhile."""
    spans = []
    block = document.begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            if is_wanted(fragment.charFormat()):
                spans.append((fragment.position(), fragment.position() + fragment.length()))
            fragments += 1
        block = block.next()
    return spans
