"""Tells which files and connections a program opens, also from code that is not Python's (Linux alone)."""

import ctypes
import os
import selectors
import socket
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.reliability.harness import CannotRun

_OPENED: Final = 0x20  # IN_OPEN
_EVENT: Final = struct.Struct("iIII")
# What Python itself tells of (PEP 578): connections, and programs that are started.
_TOLD: Final = (
    *("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"),
    *("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile", "webbrowser.open"),
)
_listening: list["Watch"] = []


@dataclass
class Watch:
    """What was seen while it watched.

    Attributes:
        address: of a server that nobody has a reason to ask.
        seen: what was opened, asked or started.
    """

    address: str
    seen: list[str] = field(default_factory=list)

    def take(self) -> list[str]:
        """Return what was seen, and forget it."""
        seen, self.seen = self.seen, []
        return seen


@contextmanager
def watching(folder: Path) -> Iterator[Watch]:
    """Watch the files of a folder and a server of one's own; of the rest Python itself tells."""
    if not sys.platform.startswith("linux"):
        raise CannotRun("the opening of files is told by Linux alone")
    with _server() as server, _opened_in(folder) as opened:
        watch = _Watch(f"http://127.0.0.1:{server.getsockname()[1]}", server=server, opened=opened)
        _hear(watch)
        try:
            yield watch
        finally:
            _listening.remove(watch)


@dataclass
class _Watch(Watch):
    server: socket.socket = field(kw_only=True)
    opened: int = field(kw_only=True)

    def take(self) -> list[str]:
        self.seen += (f"opened {name}" for name in _names(self.opened))
        self.seen += ("asked the server" for _call in _calls(self.server))
        return super().take()


@contextmanager
def _server() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def _calls(server: socket.socket) -> Iterator[None]:
    with selectors.DefaultSelector() as ready:
        ready.register(server, selectors.EVENT_READ)
        while ready.select(0):
            server.accept()[0].close()
            yield


@contextmanager
def _opened_in(folder: Path) -> Iterator[int]:
    library = ctypes.CDLL(None, use_errno=True)
    number = library.inotify_init1(os.O_NONBLOCK)
    if number < 0 or library.inotify_add_watch(number, os.fsencode(folder), _OPENED) < 0:
        raise CannotRun("this system does not tell what is opened")
    try:
        yield number
    finally:
        os.close(number)


def _names(number: int) -> Iterator[str]:
    try:
        events = os.read(number, 1 << 16)
    except BlockingIOError:
        return
    place = 0
    while place < len(events):
        length = _EVENT.unpack_from(events, place)[3]
        place += _EVENT.size
        name = events[place : place + length].rstrip(b"\0").decode()
        place += length
        if name:  # else it is the folder itself
            yield name


def _hear(watch: Watch) -> None:
    """Let Python tell; it can never be asked to stop."""
    if not _heard:
        sys.addaudithook(_tell)
        _heard.append(True)
    _listening.append(watch)


_heard: list[bool] = []


def _tell(event: str, arguments: tuple[Any, ...]) -> None:
    if _listening and event in _TOLD:
        for watch in _listening:
            watch.seen.append(f"{event} {arguments!r:.200}")
