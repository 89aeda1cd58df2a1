"""What the roadmap goes by, and which articles it grew from."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from planner.domain.sources import Sources
from planner.i18n import _
from planner.ui.roadmap.source_rows import RuleRow, article_line, rule_rows
from planner.ui.shared.dialog_room import comfortable_size
from planner.ui.widgets.dialog import PlainDialog
from planner.ui.widgets.label import label

_SIZE: Final = QSize(620, 600)


class AboutRoadmapDialog(PlainDialog):
    """Lists the rules, each with the place where it is met, and the articles. It is read, not filled in."""

    def __init__(self, sources: Sources, parent: QWidget | None = None) -> None:
        super().__init__(_("About this roadmap"), _summary(sources), parent)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(4, 2, 12, 4)
        self._column.setSpacing(2)
        self._add_rules(sources)
        self._add_articles(sources)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(_("Rules and articles"))
        area.setProperty("focusRing", True)  # arrow keys scroll it
        area.setWidget(inside)
        self.content.addWidget(area, 1)
        self.add_button(_("Close"), "primary")
        self.finished.connect(self.deleteLater)
        self.resize(comfortable_size(self, _SIZE))

    def _add_rules(self, sources: Sources) -> None:
        rows = rule_rows(sources)
        if rows:
            self._add_heading(_("What it goes by"))
        for row in rows:
            self._add_rule(row)

    def _add_rule(self, row: RuleRow) -> None:
        self._column.addSpacing(6)
        self._column.addWidget(label(row.title, weight=600, wrap=True))
        self._column.addWidget(label(row.text, "small", wrap=True))
        if row.place:
            self._column.addWidget(label(row.place, "small", "text.tertiary", wrap=True))

    def _add_articles(self, sources: Sources) -> None:
        if sources.articles:
            self._column.addSpacing(14)
            self._add_heading(_("The articles it grew from"))
        for article in sources.articles.values():
            line = article_line(article)
            self._column.addSpacing(4)
            self._column.addWidget(label(line.words, "small", wrap=True))
            self._column.addWidget(label(line.about, "caption", "text.tertiary", wrap=True))

    def _add_heading(self, words: str) -> None:
        self._column.addWidget(label(words, "small", "text.secondary", weight=600))


def _summary(sources: Sources) -> str:
    if not sources.title:
        return _("This roadmap is your own; nothing more is known of it.")
    if not sources.version:
        return sources.title
    return _("{title}, version {version}").format(title=sources.title, version=sources.version)
