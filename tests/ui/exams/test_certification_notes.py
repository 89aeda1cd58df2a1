"""What the window says of the shipped certifications, all of them."""

import re

import pytest
from PySide6.QtCore import QLocale

from planner.domain.certification import Certification
from planner.services.catalog import certification, certifications
from planner.ui.exams.certification_notes import check_note, retirement_note, short_check_note
from planner.ui.shared.locale_dates import LocaleDates
from planner.values import replace

ALL = certifications()
RETIRED = [id for id, entry in ALL.items() if entry.retired]
OF_RESEARCH = re.compile(
    r"\d{4}-\d{2}|third part|from memory|not found|no page|was seen|contradict|judged|spelling|address", re.I
)


def notes_of(entry: Certification) -> list[str]:
    words = LocaleDates()
    return [retirement_note(entry, ALL, words), short_check_note(entry), check_note(entry, words)]


@pytest.mark.parametrize("id", ALL)
def test_no_note_tells_of_the_research_or_writes_a_date_for_machines(id: str) -> None:
    for note in notes_of(ALL[id]):
        assert not OF_RESEARCH.search(note), note


@pytest.mark.parametrize("id", ALL)
def test_notes_are_short(id: str) -> None:
    retired, short, full = notes_of(ALL[id])
    assert len(short) <= 80
    assert all(len(line) <= 120 for line in (retired, *full.splitlines()))


@pytest.mark.parametrize("id", RETIRED)
def test_of_a_retired_exam_there_is_nothing_to_check_before_booking(id: str) -> None:
    retired, short, full = notes_of(ALL[id])
    assert "is retired (" in retired
    assert (short, full) == ("", "")


def test_what_is_known_for_sure_asks_for_no_look() -> None:
    # Research that is unsure of what nobody books by is not shown.
    entry = replace(certification("aws-aif-c01"), unconfirmed=())
    assert entry.unconfirmed_fields
    assert notes_of(entry) == ["", "", ""]


def test_the_google_exam_names_what_to_look_up() -> None:
    retired, short, full = notes_of(certification("gcp-pmle"))
    assert retired == ""
    assert short == "Check before booking: domain weights, renewal"
    assert full.splitlines() == [
        "Check before booking:",
        "The domain weights: those here are from the guide of 1 October 2024, and the exam changed on 1 June"
        " 2026.",
        "Whether it has a shorter renewal exam.",
        "These facts are from May 2026.",
    ]


@pytest.mark.parametrize(
    ("checked_on", "last"),
    [
        ("2026-07-11", "These facts are from 11 Jul 2026."),
        ("2026-07", "These facts are from Jul 2026."),
        ("2026", "These facts are from 2026."),
        ("", "The price."),
        ("2026-02-30", "The price."),
    ],
)
def test_the_day_of_the_facts_is_told_as_exactly_as_it_is_known(checked_on: str, last: str) -> None:
    entry = Certification(
        id="c", name="C", short_name="C", vendor="V", unconfirmed=("The price.",), checked_on=checked_on
    )
    assert check_note(entry, LocaleDates()).splitlines()[-1] == last


def test_dates_are_those_of_the_locale() -> None:
    german = LocaleDates(QLocale("de_DE"))
    assert "30 Juni 2026" in retirement_note(certification("azure-ai-102"), ALL, german).replace(".", "")


def test_a_retirement_without_a_day_names_none() -> None:
    entry = replace(certification("tensorflow-developer"), retired_on=None)
    assert retirement_note(entry, ALL, LocaleDates()) == "TensorFlow Developer is retired."
