"""Only plain web addresses leave the program."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from planner.ui.links import is_safe, open_link
from planner.ui.shared.web_address import is_web_address

HOSTILE = [
    "file:///etc/passwd",
    "javascript:alert(1)",
    "smb://host/share",
    "http:///no-host",
    "https://user:secret@host/",
    "https://host/" + "a" * 2100,
    "",
    "not an address",
    "HTTPS:",
    "http://ho st/",
    "data:text/html,hello",
    "http://[",
    " https://example.org",
    "ftp://example.org",
    "notes.md",
]


@pytest.mark.parametrize(
    "address",
    [
        "https://docs.python.org/3/tutorial/",
        "HTTP://example.org",
        "https://ö.example/ä?x=1#y",
    ],
)
def test_web_addresses_are_opened_in_parsed_form(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []

    def take(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    assert is_web_address(address)
    assert open_link(address)
    assert [url.scheme() in ("http", "https") for url in opened] == [True]


@pytest.mark.parametrize("address", HOSTILE)
def test_anything_else_is_left_alone(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(url: QUrl) -> bool:
        raise AssertionError(url)

    monkeypatch.setattr(QDesktopServices, "openUrl", refuse)
    assert not is_safe(address)
    assert not open_link(address)


@pytest.mark.parametrize("address", HOSTILE)
def test_nothing_else_is_shown_as_a_link(address: str) -> None:
    assert not is_web_address(address)
