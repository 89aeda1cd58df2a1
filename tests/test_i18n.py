"""The words in the user's language, with a German catalogue made for the test."""

import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner import i18n, resources
from planner.formats import hours, study_length
from planner.i18n import _, ngettext, set_decimal_mark, set_language

GERMAN = {
    "": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n",
    "Week": "Woche",
    "{n} session\0{n} sessions": "{n} Sitzung\0{n} Sitzungen",
}


def compiled(messages: dict[str, str]) -> bytes:
    """A catalogue as gettext reads it: a header, two tables of (length, offset), and the texts."""
    texts = [text.encode() for pair in zip(*sorted(messages.items()), strict=True) for text in pair]
    count = len(messages)
    tables, offset = [], 28 + 16 * count
    for text in texts:
        tables += [len(text), offset]
        offset += len(text) + 1
    header = [0x950412DE, 0, count, 28, 28 + 8 * count, 0, 0]
    return struct.pack(f"<{7 + 4 * count}I", *header, *tables) + b"".join(text + b"\0" for text in texts)


@pytest.fixture
def _german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "translations" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / f"{i18n.CATALOGUE}.mo").write_bytes(compiled(GERMAN))
    monkeypatch.setattr(resources, "path", tmp_path.joinpath)
    yield
    set_language(None)


def test_without_a_language_the_words_are_the_source() -> None:
    set_language(None)
    assert _("Week") == "Week"
    assert [ngettext("{n} session", "{n} sessions", n) for n in (0, 1, 2)] == [
        "{n} sessions",
        "{n} session",
        "{n} sessions",
    ]


@pytest.mark.usefixtures("_german")
@pytest.mark.parametrize("language", ["de", "de_AT", "de_DE.UTF-8"])
def test_a_language_gives_its_words_and_plurals(language: str) -> None:
    set_language(language)
    assert _("Week") == "Woche"
    assert ngettext("{n} session", "{n} sessions", 1) == "{n} Sitzung"
    assert ngettext("{n} session", "{n} sessions", 2) == "{n} Sitzungen"


@pytest.mark.usefixtures("_german")
def test_what_is_not_translated_stays_english() -> None:
    set_language("de")
    assert _("Exams and goals") == "Exams and goals"
    set_language("fr")
    assert _("Week") == "Week"
    set_language("de")
    set_language(None)
    assert _("Week") == "Week"


def test_english_opens_no_file() -> None:
    script = """
import sys
from planner import i18n, resources
opened = []
sys.addaudithook(lambda event, details: opened.append(details[0]) if event == "open" else None)
i18n.set_language(None)
i18n._("Week")
i18n.ngettext("one", "many", 2)
print(opened, resources.root.cache_info().currsize)
"""
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout == "[] 0\n"


def test_numbers_have_the_mark_of_the_locale() -> None:
    set_decimal_mark(",")
    try:
        assert (hours(90), hours(120), study_length(8_090)) == ("1,5", "2", "134,8 h")
    finally:
        set_decimal_mark(".")
    assert hours(90) == "1.5"
