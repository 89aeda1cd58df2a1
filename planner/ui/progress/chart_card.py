"""The card around a chart: its title, its legend, and the menu with the table and the picture."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from planner.formats import one_line
from planner.i18n import _
from planner.ui.icons import icon
from planner.ui.progress.picture import save_picture
from planner.ui.progress.plot import Legend, Sign
from planner.ui.progress.table_dialog import TableDialog
from planner.ui.shared.chart_table import ChartTable
from planner.ui.shared.file_to_save import ask_where_to_save
from planner.ui.widgets.buttons import icon_button
from planner.ui.widgets.card import Card
from planner.ui.widgets.label import label

_SIDE: Final = 16
_BESIDE_MENU: Final = 8  # the button has room of its own around its icon
_ABOVE: Final = 8
_BELOW: Final = 8


class ChartCard(Card):
    """Holds a chart. Its menu shows the same as a table, copies that, and saves the picture.

    Attributes:
        head: the line above the chart, title first and menu last.
        heading: the title.
        more: the button that opens the menu.

    Signals:
        told: the sentence that says how saving a picture went.
    """

    told = Signal(str)

    def __init__(self, title: str, content: QWidget) -> None:
        """Put a frame around what shows a chart."""
        super().__init__(0)
        self._title = title
        self._content = content
        self._table = ChartTable(title, (), ())
        self.legend = Legend()
        self.more = icon_button("ellipsis", _("Table and picture: {title}").format(title=title), size="small")
        self.more.clicked.connect(self._open_menu)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(_SIDE, 0, _BESIDE_MENU, 0)
        self.head.setSpacing(8)
        self.heading = label(title, "heading")
        self.head.addWidget(self.heading)
        self.head.addStretch(1)
        self.head.addWidget(self.legend)
        self.head.addWidget(self.more)
        self.body.setContentsMargins(0, _ABOVE, 0, _BELOW)
        self.body.setSpacing(2)
        self.lay_out(content)

    def lay_out(self, content: QWidget) -> None:
        """Put the head above the content; a card of another shape overrides it."""
        self.body.addLayout(self.head)
        self.body.addWidget(content, 1)

    @property
    def table(self) -> ChartTable:
        """What the chart shows, as a table."""
        return self._table

    def show_table_of(self, table: ChartTable) -> None:
        """Take another table for the one there was."""
        self._table = table

    def show_signs(self, signs: tuple[Sign, ...]) -> None:
        """Show another legend."""
        self.legend.show_signs(signs)

    def menu(self) -> QMenu:
        """Return the menu of the card; it goes when it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("list-checks"), _("Show as table"), self.open_table)
        menu.addAction(icon("copy"), _("Copy as text"), self.copy)
        menu.addSeparator()
        menu.addAction(icon("download"), _("Save as PNG..."), partial(self.ask_where, "png"))
        menu.addAction(icon("download"), _("Save as SVG..."), partial(self.ask_where, "svg"))
        return menu

    def open_table(self) -> None:
        """Show the table in a dialog."""
        TableDialog(self._table, self.window()).open()

    def copy(self) -> None:
        """Put the table into the clipboard."""
        QGuiApplication.clipboard().setText(self._table.text)

    def ask_where(self, suffix: str) -> None:
        """Ask for a file, and save the picture there."""
        title = self._table.title
        ask_where_to_save(self.window(), _("Save the picture"), title, suffix, self.save)

    def save(self, path: Path) -> None:
        """Save the picture, as the ending of the path says, and tell how that went."""
        is_saved = save_picture(self._content, self._table.title, path)
        words = _("Saved {path}") if is_saved else _("The picture could not be saved as {path}.")
        self.told.emit(words.format(path=one_line(str(path))))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._open_menu()
        else:
            self.menu().popup(event.globalPos())

    def _open_menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))
