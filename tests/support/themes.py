"""The theme of a test."""

from PySide6.QtWidgets import QApplication

from planner.ui.style import apply_theme
from planner.ui.theme import Theme, ThemeHolder, current_theme


def wear(application: QApplication, theme: Theme) -> None:
    """Show a theme, unless it is shown already: Qt then measures every widget of the tests before anew."""
    if application.findChild(ThemeHolder) is None or current_theme() != theme:
        apply_theme(application, theme)
