"""Notifications reach a desktop's service, and else the ways that remain."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from planner.ui.tray import notifier
from planner.ui.tray.notifier import DesktopNotifier
from planner.ui.tray.rows import LATER, Answer, Message
from planner.ui.tray.tray_icon import TrayIcon
from tests.support import notification_service
from tests.support.notifications import KeptMessages

MESSAGE = Message(
    "key", "Graphs & trees", "At 19:00 <b>", (Answer(LATER, "In 15 min"), Answer("not-today", "Not today"))
)
needs_bus = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="needs a dbus-daemon")


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a bus of its own."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


@pytest.fixture
def service(bus: str) -> Iterator["subprocess.Popen[str]"]:
    """A service there that answers every notification."""
    command = [sys.executable, str(Path(notification_service.__file__)), bus, LATER]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "ready"
        yield process
        process.terminate()


@needs_bus
def test_the_service_of_the_desktop_shows_it_with_its_answers(
    qtbot: QtBot, bus: str, service: "subprocess.Popen[str]", monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtDBus import QDBusConnection

    from planner.ui.tray.bus_notifier import BusNotifier

    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    told = BusNotifier(bus=QDBusConnection.connectToBus(bus, "told"))
    heard: list[tuple[str, str]] = []
    told.answered.connect(lambda key, answer: heard.append((key, answer)))
    with qtbot.waitSignal(told.answered):
        assert told.tell(MESSAGE)
    assert service.stdout is not None
    name, title, text, answers, hints = json.loads(service.stdout.readline())
    assert (name, title, text) == ("Study Planner", "Graphs & trees", "At 19:00 &lt;b&gt;")
    assert answers == ["default", "Open", LATER, "In 15 min", "not-today", "Not today"]
    assert hints == {"desktop-entry": "study-planner", "suppress-sound": True}
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "token"
    assert told.tell(MESSAGE)  # answered like the first, and nothing but that
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert set(heard) == {("key", LATER)}
    QDBusConnection.disconnectFromBus("told")


@needs_bus
def test_a_bus_without_the_service_tells_nothing(qapp: object, bus: str) -> None:
    from PySide6.QtDBus import QDBusConnection

    from planner.ui.tray.bus_notifier import BusNotifier

    told = BusNotifier(bus=QDBusConnection.connectToBus(bus, "alone"))
    assert not told.tell(MESSAGE)
    QDBusConnection.disconnectFromBus("alone")


def test_without_a_service_the_icon_tells_and_without_a_tray_the_window(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notifier, "_HAS_BUS", False)
    for can_tell in (True, False):
        icon, window = KeptMessages(can_tell=can_tell), KeptMessages()
        assert DesktopNotifier(icon, window.tell).tell(MESSAGE)
        assert (icon.messages, window.messages) == (([MESSAGE], []) if can_tell else ([], [MESSAGE]))


def test_answers_of_the_icon_go_on(qtbot: QtBot) -> None:
    icon = KeptMessages()
    desktop = DesktopNotifier(icon, KeptMessages().tell)
    with qtbot.waitSignal(desktop.answered) as answered:
        icon.answered.emit("key", LATER)
    assert answered.args == ["key", LATER]


def test_the_icon_shows_nothing_where_there_is_no_tray(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    icon = TrayIcon(menu)
    assert not icon.tell(MESSAGE)
    assert not icon.is_shown


def test_no_desktop_finds_markup_in_the_words_of_the_icon(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    for name in ("isSystemTrayAvailable", "supportsMessages"):
        monkeypatch.setattr(QSystemTrayIcon, name, lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _icon, *words: told.extend(words[:2]))
    for name in ("show", "setVisible"):
        monkeypatch.setattr(QSystemTrayIcon, name, lambda *_arguments: None)
    menu = QMenu()
    qtbot.addWidget(menu)
    icon = TrayIcon(menu)
    title = "<img src='file:///etc/passwd'>Dijkstra & Kruskal"
    icon.show_picture(QIcon(), title)
    icon.tell(Message("key", title, title))
    shown = "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}img src='file:///etc/passwd'>Dijkstra & Kruskal"
    assert [icon._icon.toolTip(), *told] == [shown, shown, shown]
