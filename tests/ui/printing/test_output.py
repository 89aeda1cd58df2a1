"""What comes out: a PDF with its type in it, a picture, and a sentence where a file cannot be written."""

import os
import re
import subprocess
from datetime import date
from pathlib import Path
from shutil import which

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QLocale, QSize
from PySide6.QtGui import QPageSize, QPdfWriter

from planner.domain.errors import Refusal
from planner.services.catalog import certifications
from planner.services.portfolio import portfolio_of
from planner.services.printing import Paper, Printout, PrintWish
from planner.ui.printing.document import Document, lay_out
from planner.ui.printing.output import paint_pages, pdf_of, picture_of, save_pdf
from planner.ui.printing.paper import page_layout, size_of, usual_paper
from planner.ui.printing.portfolio import printed_portfolio
from planner.ui.week.grid.locale import GridLocale
from tests.support.achievements import achieved_plan
from tests.ui.printing.sample_plans import full_plan, ordinary_plan, week_of

MILLIMETRE = 96 / 25.4


@pytest.fixture
def ordinary(words: GridLocale) -> Document:
    return lay_out(week_of(ordinary_plan(), words), PrintWish(), words)


def test_a_pdf_has_its_pages_its_title_and_its_type(words: GridLocale) -> None:
    document = lay_out(week_of(full_plan(), words), PrintWish(), words)
    data = pdf_of(document)
    assert data.startswith(b"%PDF")
    assert len(re.findall(rb"/Type /Page\b", data)) == len(document.pages) > 1
    assert re.search(rb"/FontFile\d", data)
    assert "Week 48".encode("utf-16-be") in data


@pytest.mark.skipif(which("pdftotext") is None, reason="the command pdftotext of Poppler is not there")
def test_every_letter_of_a_pdf_can_be_read_out_of_it(words: GridLocale, tmp_path: Path) -> None:
    printed = printed_portfolio(portfolio_of(achieved_plan(), certifications(), "Ada"), date(2026, 11, 23))
    file = tmp_path / "portfolio.pdf"
    save_pdf(lay_out(printed, PrintWish(printout=Printout.PORTFOLIO), words), file)
    command = ["pdftotext", "-layout", str(file), "-"]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    for wanted in ("Course 1: Python", "https://example.org/ada/churn", "(course python.pdf)", "About 18 h"):
        assert wanted in said


def test_the_preview_is_the_page_itself(ordinary: Document) -> None:
    picture = picture_of(ordinary.pages[0], QSize(562, 397), 2.0)
    assert picture.size() == QSize(1124, 794)
    colors = {picture.pixelColor(x, y).name() for x in range(0, 1124, 7) for y in range(0, 794, 7)}
    assert "#ffffff" in colors
    assert len(colors) > 10


def test_a_file_that_cannot_be_written_is_refused_in_one_sentence(ordinary: Document, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"week\.pdf cannot be written: .*; choose another place or name\.$"):
        save_pdf(ordinary, tmp_path / "gone" / "week.pdf")
    with pytest.raises(Refusal, match="cannot be written"):
        save_pdf(ordinary, tmp_path)
    with pytest.raises(Refusal, match="its name is not one for a file"):
        save_pdf(ordinary, tmp_path / "nothing\0.pdf")


def test_a_file_that_cannot_be_written_to_its_end_leaves_the_old_one(
    ordinary: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "week.pdf"
    save_pdf(ordinary, file)
    before = file.read_bytes()

    def full_disk(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(Refusal, match="cannot be written: No space left on device"):
        save_pdf(ordinary, file)
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


class StuckPrinter(QPdfWriter):
    """Takes its first page and no other."""

    def newPage(self) -> bool:  # noqa: N802 (Qt's name)
        return False


def test_a_printer_that_stops_is_not_told_as_printed(words: GridLocale) -> None:
    pages = lay_out(week_of(full_plan(), words), PrintWish(), words).pages
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    with pytest.raises(Refusal, match=f"The printer took 1 of {len(pages)} pages"):
        paint_pages(pages, StuckPrinter(buffer))


@pytest.mark.parametrize(
    ("locale", "paper"), [("en_GB", "a4"), ("de_DE", "a4"), ("en_US", "letter"), ("fr_CA", "letter")]
)
def test_the_paper_is_that_of_the_country(locale: str, paper: str) -> None:
    assert usual_paper(QLocale(locale)) == Paper(paper)


def test_pages_have_the_size_of_their_paper() -> None:
    sheet = page_layout(Paper.A4, is_landscape=True)
    assert sheet.pageSize().id() == QPageSize.PageSizeId.A4
    size = size_of(sheet)
    assert size.width() == pytest.approx(297 * MILLIMETRE, abs=1)
    assert size.height() == pytest.approx(210 * MILLIMETRE, abs=1)
    assert size_of(page_layout(Paper.LETTER, is_landscape=False)).width() == 816


def test_the_file_has_the_paper_that_is_wished(words: GridLocale) -> None:
    wish = PrintWish(printout=Printout.CHECKLIST, paper=Paper.LETTER)
    data = pdf_of(lay_out(week_of(ordinary_plan(), words), wish, words))
    assert re.search(rb"/MediaBox \[0\S* 0\S* 612\S* 792\S*\]", data)
