"""R13: hostile links and markup in every text of a plan, shown on every page of the real window.

Nothing but http and https reaches the opener, no file is opened and no connection made: the files that the
texts name are watched by the system, their server by itself. Pages, dialogs, tool tips and every line that
can be pressed are shown and pressed.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final, TypeVar
from unittest.mock import patch

from planner.values import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QUrl
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QLabel,
    QTextBrowser,
    QToolTip,
    QWidget,
)

from planner.app import Application, make_qt_application
from planner.domain.edit import Change, Edit
from planner.domain.plan import Plan
from planner.paths import Paths
from planner.services.opening import open_workspace
from planner.storage.mapping import row_of, table_name
from planner.storage.records import records_of
from planner.ui import links
from planner.ui.main_window import MainWindow
from planner.ui.roadmap.link_list import LinkRow
from planner.ui.widgets import label
from planner.ui.widgets.span_label import SpanLabel
from tests.reliability.harness import Harness, Numbers, Wish, main
from tests.reliability.planted_faults import planted
from tests.reliability.text_fields import texts, with_text
from tests.reliability.watching import Watch, watching
from tests.storage.samples import adding, sample_plan
from tests.support.widgets import let_go
from tests.support.workspaces import MONDAY, Clock, first_plan

W = TypeVar("W", bound=QWidget)
_PAGES: Final = (
    *("show-week", "show-roadmap", "show-courses", "show-exams", "show-progress", "show-availability"),
    "settings",
)
_DIALOGS: Final = (
    *("what-if", "move", "print", "replan", "weekly-review", "pause", "add-goal", "add-course", "add-exam"),
    "history",
)
# By which records name each other: the plan would not hold together.
_NAMES: Final = frozenset(
    (
        *("id", "phase", "requires", "after", "covers", "choice_group", "certifications", "item", "items"),
        *("goal", "session", "calendar", "roadmap", "background", "resource", "skip_for", "certification"),
        *("digest",),
    )
)
_TEXTS: Final = (
    "<img src='{file}'>",
    '<img src="{path}">',
    "<qt><img src={file}></qt>",
    "<html><body background='{file}'><b>x</b></body></html>",
    "<table background='{path}'><tr><td>x</td></tr></table>",
    "<style>@import url({file});</style><link rel='stylesheet' href='{file}'><p>x</p>",
    "<style>p {{ list-style-image: url({path}); }}</style><ul><li>x</li></ul>",
    "<a href='{file}'>x</a>",
    "<a href='javascript:alert(1)'>x</a> <b>b</b>",
    "![x]({file}) ![y]({path})",
    "[![x]({file})]({file})",
    "[x]({file}) [y](javascript:alert(1)) [z](data:text/html,x)",
    "[x][1]\n\n[1]: {file}\n\n<{file}>",
    "{file}",
    "{path}",
    "javascript:alert(1)",
    "data:text/html,<img src='{file}'>",
    "\\\\127.0.0.1\\share\\x.png",
    "{server}/x.png",
    "<img src='{server}/x.png'>",
    "![x]({server}/x.png)",
    "http://user:word@127.0.0.1/x",
    "https://example.org/fine",
    "[fine](https://example.org/fine) **b** `c`\n\n- [ ] task\n\n| a | b |\n|---|---|\n| ![x]({file}) | y |",
    "ssh://-oProxyCommand=x/",
    "HTTP://127.0.0.1\\@example.org/",
    "\u202e<img src='{file}'>gnp.exe",
    "&lt;img src='{file}'&gt;",
)


def run(wish: Wish, numbers: Numbers) -> None:
    """Show so many texts in every field of a plan."""
    qt = QApplication.instance() or make_qt_application()
    assert isinstance(qt, QApplication)
    chance = Random(wish.seed)
    with TemporaryDirectory() as room, planted(wish.plant):
        bait = Path(room).resolve() / "bait"
        bait.mkdir()
        QImage(4, 4, QImage.Format.Format_RGB32).save(str(bait / "x.png"))
        with watching(bait) as watch, _opener() as opened:
            watch.take()
            for number in range(wish.runs):
                numbers.next_run()
                some = [_TEXTS[(number + each) % len(_TEXTS)] for each in (0, 9, 17)]
                chance.shuffle(some)
                hostile = [
                    each.format(file=(bait / "x.png").as_uri(), path=bait / "x.png", server=watch.address)
                    for each in some
                ]
                _show(qt, Path(room) / str(number), _plan_of(hostile), (watch, opened), numbers)


@contextmanager
def _opener() -> Iterator[list[str]]:
    """Take what would leave the program."""
    opened: list[str] = []

    class Opener:
        @staticmethod
        def openUrl(url: QUrl) -> bool:  # noqa: N802 (Qt's name)
            opened.append(url.toString())
            return True

    with patch.object(links, "QDesktopServices", Opener):
        yield opened


def _plan_of(hostile: list[str]) -> Plan:
    """Return a plan with records of every kind, in all of whose texts one of these stands."""
    plan = first_plan(MONDAY)
    new = (each for each in records_of(sample_plan()) if each.id not in _ids(plan, table_name(each)))
    plan = plan.after(adding(*new))
    changes, number = [], 0
    for record in list(records_of(plan)):
        changed = record
        for place, _text in texts(row_of(record)):
            if not any(part in _NAMES for part in place):
                is_note = place[-1] in ("note", "done_when")  # which takes them all
                text = "\n\n".join(hostile) if is_note else hostile[number % len(hostile)]
                after = with_text(changed, place, text)
                changed, number = changed if after is None else after, number + 1
        if changed != record:
            changes.append(Change(record, changed))
    plan = plan.after(Edit("Hostile", tuple(changes)))
    assert len(changes) > 50
    return replace(plan, revision=0)


def _ids(plan: Plan, table: str) -> set[str]:
    return {plan.settings.id} if table == "settings" else set(getattr(plan, table))


def _show(
    qt: QApplication, folder: Path, plan: Plan, seen: tuple[Watch, list[str]], numbers: Numbers
) -> None:
    """Open the window on a plan and go everywhere."""
    workspace = open_workspace(Paths(folder), Clock())
    workspace.begin(plan)
    program = Application(qt, workspace, Paths(folder))
    window = program.window
    window.resize(1280, 800)
    program.show()
    for page in _PAGES:
        window.show_page(page)
        _look_at(window, numbers)
        _tell(page, seen, numbers)
    for action in _DIALOGS:
        if action in window.actions_by_id:
            window.actions_by_id[action].trigger()
            QApplication.processEvents()
            for dialog in [each for each in window.findChildren(QDialog) if each.isVisible()]:
                _look_at(dialog, numbers)
                dialog.reject()
            _tell(action, seen, numbers)
    program.late.palette.toggle()
    program.late.palette.view.line.setText("x")
    _look_at(program.late.palette.view, numbers)
    program.late.palette.close()
    _start_timer(program, numbers)
    for item in plan.items.values():  # whatever a page might take for a link
        links.open_link(item.note)
    window.say(next(iter(plan.items.values())).title)
    _look_at(window, numbers)
    _tell("palette, timer and note", seen, numbers)
    window.close()
    program.close()
    window.deleteLater()
    let_go()


def _start_timer(program: Application, numbers: Numbers) -> None:
    program.timer.clock.start_session(program.workspace.schedule.sessions[-1].id)
    QApplication.processEvents()
    for each in QApplication.topLevelWidgets():
        if each.isVisible() and not isinstance(each, MainWindow):
            _look_at(each, numbers)


def _look_at(root: QWidget, numbers: Numbers) -> None:
    """Paint it, ask all of it for its tool tips, go through its rows, and press what leads somewhere."""
    QApplication.processEvents()
    root.grab()
    for view in _seen(root, QAbstractItemView):
        _go_through(view, numbers)
    for widget in _seen(root, QWidget):
        if widget.toolTip() or isinstance(widget, QAbstractScrollArea):
            _hover(widget, widget.rect().center())
    for line in _seen(root, LinkRow):
        line.click()
        numbers.add("links pressed")
    for spans in _seen(root, SpanLabel):
        for span in list(spans._links):
            spans.link_activated.emit(span.link)
            numbers.add("links pressed")
    for note in _seen(root, QTextBrowser):
        _press_anchors(note, numbers)
    for each in _seen(root, QLabel):
        numbers.add("labels")
        is_tip = each.metaObject().className() == "QTipLabel"  # Qt's own, of which see above
        if each.textFormat() is not Qt.TextFormat.PlainText and not (is_tip or isinstance(each, SpanLabel)):
            numbers.spoil(f"a label guesses what its text is: {each.text()[:60]}")
    QApplication.processEvents()


def _seen(root: QWidget, kind: type[W]) -> list[W]:
    return [each for each in root.findChildren(kind) if each.isVisible()]


def _go_through(view: QAbstractItemView, numbers: Numbers) -> None:
    model = view.model()
    if model is None:
        return
    for row in range(min(8, model.rowCount(QModelIndex()))):
        index = model.index(row, 0)
        view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        _hover(view.viewport(), view.visualRect(index).center())
        view.setCurrentIndex(index)
        numbers.add("rows")
        for column in range(model.columnCount(QModelIndex())):
            tip = model.data(model.index(row, column), Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and tip not in (label.plain_tool_tip(tip), "") and tip[:4] != "<qt>":
                numbers.spoil(f"a tool tip would be taken for markup: {tip[:60]}")
    QApplication.processEvents()


def _hover(widget: QWidget, place: QPoint) -> None:
    event = QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)
    QToolTip.showText(widget.mapToGlobal(place), widget.toolTip(), widget) if widget.toolTip() else None
    QToolTip.hideText()


def _press_anchors(note: QTextBrowser, numbers: Numbers) -> None:
    cursor = note.textCursor()
    anchors = set()
    for place in range(1, len(note.toPlainText()) + 1):
        cursor.setPosition(place)
        anchors.add(cursor.charFormat().anchorHref())
    for anchor in anchors - {""}:
        note.anchorClicked.emit(QUrl(anchor))
        numbers.add("links pressed")


def _tell(where: str, seen: tuple[Watch, list[str]], numbers: Numbers) -> None:
    watch, opened = seen
    for event in watch.take():
        numbers.spoil(f"{where}: {event}")
    for address in opened:
        numbers.add("addresses opened")
        parsed = QUrl(address)
        if parsed.scheme() not in ("http", "https") or not parsed.host() or parsed.userInfo():
            numbers.spoil(f"{where}: {address} reached the opener")
    opened.clear()


HARNESS: Final = Harness(
    run, full=60, quick=1, plants={"labels-that-guess": 1, "tips-that-guess": 1, "any-link": 1}
)

if __name__ == "__main__":
    main(HARNESS)
