"""Only plain web addresses leave the program."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from planner.domain.web_address import is_web_address
from planner.ui.links import is_safe, open_link, open_place

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


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What left the program, as it was handed over."""
    taken: list[str] = []

    def take(url: QUrl) -> bool:
        taken.append(url.toLocalFile() or url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return taken


def test_a_document_is_opened_itself(tmp_path: Path, opened: list[str]) -> None:
    document = tmp_path / "Solutions & more.PDF"
    document.touch()
    assert open_place(str(document)) == ""
    assert open_place(QUrl.fromLocalFile(str(document)).toString()) == ""
    assert opened == [str(document), str(document)]


@pytest.mark.parametrize("name", ["run.sh", "plan.desktop", "setup.exe", "page.html", "noextension"])
def test_any_other_file_is_shown_in_its_folder(tmp_path: Path, opened: list[str], name: str) -> None:
    (tmp_path / name).touch()
    assert open_place(str(tmp_path / name)) == ""
    assert opened == [str(tmp_path)]


def test_a_link_that_is_called_a_document_does_not_hide_a_program(tmp_path: Path, opened: list[str]) -> None:
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "run.sh").touch()
    (tmp_path / "certificate.pdf").symlink_to(hidden / "run.sh")
    assert open_place(str(tmp_path / "certificate.pdf")) == ""
    assert opened == [str(hidden)]


@pytest.mark.parametrize(
    "place", ["/no/such/file.pdf", "notes.md", "file:///no/such", "~nobody-here/x", "x\0y"]
)
def test_what_is_not_there_is_said(place: str, opened: list[str]) -> None:
    assert open_place(place) == f"{place} is not there; it may have been moved or renamed."
    assert opened == []


@pytest.mark.parametrize(
    "place",
    [
        *("\\\\host\\share\\a.pdf", "//host/share/a.pdf", "file://host/share/a.pdf"),
        *("file:////host/a.pdf", "\\/host/a"),
    ],
)
def test_another_computer_is_not_asked_for_a_file(
    place: str, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def look(*_arguments: object, **_more: object) -> None:
        raise AssertionError("to look there would tell it who is here")

    monkeypatch.setattr(Path, "resolve", look)
    assert open_place(place) == f"{place} lies on another computer; copy it to this one to open it."
    assert opened == []


def test_what_no_program_opens_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    assert open_place(str(tmp_path)) == f"No program was found that opens {tmp_path}."
    assert open_place("https://example.org") == "This link cannot be opened; look at how it is written."
