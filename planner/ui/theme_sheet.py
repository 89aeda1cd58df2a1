"""What Qt's own widgets take from a theme: the palette of its roles, and the rules of the style sheet."""

from string import Template
from typing import Final

from PySide6.QtGui import QPalette

from planner.ui.theme import Theme

_PALETTE: Final = {
    QPalette.ColorRole.Window: "bg.window",
    QPalette.ColorRole.WindowText: "text.primary",
    QPalette.ColorRole.Base: "bg.canvas",
    QPalette.ColorRole.AlternateBase: "bg.subtle",
    QPalette.ColorRole.Text: "text.primary",
    QPalette.ColorRole.Button: "bg.raised",
    QPalette.ColorRole.ButtonText: "text.primary",
    QPalette.ColorRole.BrightText: "danger.text",
    QPalette.ColorRole.PlaceholderText: "text.tertiary",
    QPalette.ColorRole.Highlight: "accent.base",
    QPalette.ColorRole.HighlightedText: "text.onAccent",
    QPalette.ColorRole.Accent: "accent.base",
    QPalette.ColorRole.Link: "accent.text",
    QPalette.ColorRole.LinkVisited: "accent.text",
    QPalette.ColorRole.ToolTipBase: "bg.tooltip",
    QPalette.ColorRole.ToolTipText: "text.tooltip",
    QPalette.ColorRole.Light: "bg.raised",
    QPalette.ColorRole.Midlight: "bg.hover",
    QPalette.ColorRole.Mid: "line.default",
    QPalette.ColorRole.Dark: "line.control",
    QPalette.ColorRole.Shadow: "scrim",
}

_RULES: Final = """
QToolTip {
    background: ${bg.tooltip}; color: ${text.tooltip}; border: 1px solid ${bg.tooltip}; padding: 4px 6px; }

QLineEdit, QPlainTextEdit, QTextEdit {
    background: ${bg.field}; border: 1px solid ${line.control}; border-radius: 6px; }
QLineEdit { padding: 0 6px; min-height: ${control.inner}px; }
QPlainTextEdit, QTextEdit { padding: 4px; }
QLineEdit[quiet="true"] { background: ${bg.raised}; border-color: ${line.default}; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled {
    color: ${text.disabled}; border-color: ${line.default}; }
QLineEdit[invalid="true"] { border-color: ${danger.line}; }
QLineEdit:focus { border: 2px solid ${focus.ring}; padding: 0 5px; min-height: ${control.focused}px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid ${focus.ring}; padding: 3px; }
QTextEdit[bare="true"], QTextEdit[bare="true"]:focus { background: transparent; border: 0; padding: 0; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus {
    background: transparent; border: 0; padding: 0; min-height: 0; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {
    background: transparent; border: 0; padding: 0; min-height: 0; }

Card { background: ${bg.raised}; border: 1px solid ${line.default}; border-radius: 8px; }
QFrame#sidebar { background: ${bg.sidebar}; border: 0; border-right: 1px solid ${line.default}; }
QFrame#panel { background: ${bg.raised}; border: 0; border-left: 1px solid ${line.default}; }

QAbstractItemView { background: ${bg.canvas}; border: 0; outline: 0; }
QListView[bare="true"] { background: transparent; }
QComboBox QAbstractItemView { background: ${bg.raised}; }
QHeaderView { background: ${bg.canvas}; border: 0; }
QHeaderView::section {
    background: ${bg.canvas}; color: ${text.tertiary}; border: 0; border-bottom: 1px solid ${line.default};
    padding: 0 12px; min-height: ${header.inner}px; }
QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget { background: transparent; }
QSplitter::handle { background: ${line.default}; }
QMenuBar { background: ${bg.window}; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: ${bg.canvas}; }
QCalendarWidget QToolButton {
    color: ${text.primary}; background: transparent; border: 0; border-radius: 6px; padding: 4px 8px; }
QCalendarWidget QToolButton:hover { background: ${bg.hover}; }
QCalendarWidget QToolButton::menu-indicator { image: none; }

QScrollBar { background: transparent; border: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: ${line.default}; border-radius: 3px; margin: 2px; }
QScrollBar::handle:hover { background: ${line.control}; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def palette(theme: Theme) -> QPalette:
    """The colours of Qt's own roles."""
    made = QPalette()
    for role, color in _PALETTE.items():
        made.setColor(role, theme.color(color))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.color("text.disabled"))
    return made


def quiet_selection_palette(theme: Theme) -> QPalette:
    """The palette of lists and menus, where a chosen row is tinted and keeps its text colour."""
    made = palette(theme)
    made.setColor(QPalette.ColorRole.Highlight, theme.color("bg.selected"))
    made.setColor(QPalette.ColorRole.HighlightedText, theme.color("text.primary"))
    return made


def stylesheet(theme: Theme) -> str:
    """The rules for what the palette and the style leave open. They touch no check box and no list row."""
    values = {role: theme.hex(role) for role in theme.color_roles}
    values["control.inner"] = str(theme.size("control") - 2)
    values["header.inner"] = str(theme.size("rowList") - 1)
    values["control.focused"] = str(theme.size("control") - 4)
    return _Sheet(_RULES).substitute(values)


class _Sheet(Template):
    idpattern = r"[a-z][A-Za-z0-9.]*"
