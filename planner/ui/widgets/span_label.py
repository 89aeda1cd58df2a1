"""A label whose words may be strong or lead somewhere, made from plain pieces of text."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from planner.ui.theme import Theme, current_theme, theme_holder
from planner.ui.widgets.label import escaped


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of plain text; ``link`` is what ``link_activated`` tells when the piece is clicked."""

    text: str
    strong: bool = False
    link: str = ""


class SpanLabel(QLabel):
    """Shows spans one after the other, wrapped. Their text is escaped, so markup in it is only letters."""

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
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setOpenExternalLinks(False)
        self.linkActivated.connect(self.link_activated)
        self._restyle()
        theme_holder().changed.connect(self._restyle)

    def show_spans(self, spans: Iterable[Span]) -> None:
        """Replace what is shown."""
        self._spans = tuple(spans)
        self._restyle()

    def _restyle(self) -> None:
        theme = current_theme()
        self.setFont(theme.font(self._role))
        self.setText(_markup(self._spans, theme, theme.line(self._role), theme.hex(self._color_role)))
        self.setAccessibleName("".join(span.text for span in self._spans))


def _markup(spans: Iterable[Span], theme: Theme, line: int, color: str) -> str:
    body = "".join(_span_markup(span, theme) for span in spans)
    return f'<p style="margin: 0; line-height: {line}px; color: {color}">{body}</p>'


def _span_markup(span: Span, theme: Theme) -> str:
    text = escaped(span.text)
    if span.link:
        style = f"color: {theme.hex('accent.text')}; font-weight: 500; text-decoration: none"
        return f'<a href="{escaped(span.link)}" style="{style}">{text}</a>'
    if span.strong:
        return f'<span style="color: {theme.hex("text.primary")}; font-weight: 600">{text}</span>'
    return text
