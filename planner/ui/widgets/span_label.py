"""A label whose words may be strong or lead somewhere, made from plain pieces of text."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from planner.ui.theme import Theme, current_theme, theme_holder
from planner.ui.widgets.label import escaped, kept_together
from planner.values import Value

_PRESSING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_NO_LINK: Final = -1


class Span(Value):
    """A piece of plain text; ``link`` is what ``link_activated`` tells when the piece is clicked."""

    text: str
    strong: bool = False
    link: str = ""


class SpanLabel(QLabel):
    """Shows spans one after the other, wrapped. Their text is escaped, so markup in it is only letters.

    Tab goes from link to link, the one that it is on is marked, and Enter or Space opens it. Qt's own keys
    for links cannot leave a label backwards whose first word is a link, and hardly show which one is meant.
    """

    link_activated = Signal(str)

    def __init__(
        self,
        spans: Iterable[Span] = (),
        role: str = "small",
        color_role: str = "text.secondary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._spans = tuple(spans)
        self._role = role
        self._color_role = color_role
        self._link = _NO_LINK
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setOpenExternalLinks(False)
        self.setProperty("focusRing", True)
        self.linkActivated.connect(self.link_activated)
        self._take_keys()
        self._restyle()
        theme_holder().changed.connect(self._restyle)

    @property
    def focused_link(self) -> str:
        """The link that the keyboard is on, "" for none."""
        return "" if self._link == _NO_LINK else self._links[self._link].link

    def show_spans(self, spans: Iterable[Span]) -> None:
        """Replace what is shown."""
        self._spans = tuple(spans)
        self._link = min(self._link, len(self._links) - 1)
        self._take_keys()
        self._restyle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        backwards = event.reason() == Qt.FocusReason.BacktabFocusReason
        self._go_to_link(len(self._links) - 1 if backwards else 0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._go_to_link(_NO_LINK)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        link = self._link + (1 if forwards else -1)
        if self.hasFocus() and 0 <= link < len(self._links):
            self._go_to_link(link)
            return True
        # The label's own way to the next stop is Qt's, which this one stands in for.
        return QWidget.focusNextPrevChild(self, forwards)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESSING and self.focused_link:
            self.link_activated.emit(self.focused_link)
        else:
            super().keyPressEvent(event)

    @property
    def _links(self) -> list[Span]:
        return [span for span in self._spans if span.link]

    def _go_to_link(self, link: int) -> None:
        if link != self._link:
            self._link = link
            self._restyle()

    def _take_keys(self) -> None:
        """Only what has something to press is a stop for the keyboard."""
        by_mouse, none = (
            Qt.TextInteractionFlag.LinksAccessibleByMouse,
            Qt.TextInteractionFlag.NoTextInteraction,
        )
        has_links = bool(self._links)
        self.setTextInteractionFlags(by_mouse if has_links else none)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if has_links else Qt.FocusPolicy.NoFocus)

    def _restyle(self) -> None:
        theme = current_theme()
        marked = None if self._link == _NO_LINK else self._links[self._link]
        self.setFont(theme.font(self._role))
        self.setText(_markup(self._spans, theme, theme.line(self._role), theme.hex(self._color_role), marked))
        self.setAccessibleName("".join(span.text for span in self._spans))


def _markup(spans: Iterable[Span], theme: Theme, line: int, color: str, marked: Span | None) -> str:
    body = "".join(_span_markup(span, theme, is_marked=span is marked) for span in spans)
    return f'<p style="margin: 0; line-height: {line}px; color: {color}">{body}</p>'


def _span_markup(span: Span, theme: Theme, *, is_marked: bool) -> str:
    text = escaped(kept_together(span.text))
    if span.link:
        mark = f"underline; background-color: {theme.hex('bg.selected')}" if is_marked else "none"
        style = f"color: {theme.hex('accent.text')}; font-weight: 500; text-decoration: {mark}"
        return f'<a href="{escaped(span.link)}" style="{style}">{text}</a>'
    if span.strong:
        return f'<span style="color: {theme.hex("text.primary")}; font-weight: 600">{text}</span>'
    return text
