"""The sessions that would not be where they are, as a list."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPixmap

from planner.i18n import _
from planner.ui.icons import icon_pixmap
from planner.ui.row_model import Branch, Column, RowModel, ValueOf
from planner.ui.shared.difference_rows import CHANGE_ICONS, ChangeLine
from planner.ui.shared.plain_list import plain_list
from planner.ui.theme import current_theme
from planner.ui.widgets.card import Card
from planner.ui.widgets.label import label, plain_tool_tip

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ICON: Final = int(Qt.ItemDataRole.DecorationRole)
_COLOR: Final = int(Qt.ItemDataRole.ForegroundRole)
_ALIGNMENT: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_AT_END: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_FONT: Final = int(Qt.ItemDataRole.FontRole)
_TITLE: Final = 1


class ChangeListModel(RowModel):
    """One line for each session: what becomes of it, its title, and when.

    A narrow one leaves what becomes of it to the icon, and writes smaller when.
    """

    def __init__(self, parent: QObject | None = None, *, is_narrow: bool = False) -> None:
        kind: dict[int, ValueOf] = {_ICON: _icon, _COLOR: _quiet, _SPOKEN: lambda row: row.word}
        when: dict[int, ValueOf] = {
            _DISPLAY: lambda row: row.when,
            _COLOR: _quiet,
            _ALIGNMENT: lambda _row: _AT_END,
        }
        kind[_TIP if is_narrow else _DISPLAY] = lambda row: row.word
        if is_narrow:
            when[_FONT] = lambda _row: current_theme().font("small")
        title: dict[int, ValueOf] = {
            _DISPLAY: lambda row: row.title,
            _TIP: lambda row: plain_tool_tip(row.title),
        }
        super().__init__((Column("", kind), Column("", title), Column("", when)), parent)


class ChangeList(Card):
    """Shows the lines in a frame, or in their place why there are none.

    Attributes:
        model, view: the lines, and the list of them.
        nothing: what is said in their place.
    """

    def __init__(self, *, is_narrow: bool = False) -> None:
        super().__init__(4)
        self.model = ChangeListModel(self, is_narrow=is_narrow)
        self.view = plain_list(self.model, _("What would change"), widest=_TITLE)
        self.nothing = label("", color_role="text.secondary", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignVCenter)

    def show_lines(self, lines: Iterable[ChangeLine], nothing: str) -> None:
        """Show other lines from the first on, or say `nothing` where that is not empty."""
        self.model.show(Branch(line) for line in lines)
        self.view.scrollToTop()
        self.nothing.setText(nothing)
        self.nothing.setVisible(bool(nothing))
        self.view.setVisible(not nothing)


def _icon(row: ChangeLine) -> QPixmap:
    # A picture and not an icon: Qt would copy that one at each paint, and every copy is kept.
    return icon_pixmap(CHANGE_ICONS[row.kind], "text.tertiary", ratio=_ratio())


def _ratio() -> float:
    """Return the finest pixel ratio of all screens."""
    return max(screen.devicePixelRatio() for screen in QGuiApplication.screens())


def _quiet(_row: ChangeLine) -> QColor:
    return current_theme().color("text.secondary")
