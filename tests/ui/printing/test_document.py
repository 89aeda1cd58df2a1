"""The pages: everything is on them, nothing lies outside, and type is never too small to be read."""

from datetime import date, datetime
from itertools import product

import pytest
from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QColor, QTextLayout

from planner.domain.availability import BusyTime
from planner.services.catalog import certifications
from planner.services.portfolio import portfolio_of
from planner.services.printing import Paper, Printout, PrintWish
from planner.ui.printing.document import Content, Document, lay_out
from planner.ui.printing.grid import printed_hours
from planner.ui.printing.marks import Lines, Shape, Words
from planner.ui.printing.output import picture_of
from planner.ui.printing.page import Page
from planner.ui.printing.portfolio import PrintedPortfolio, printed_portfolio
from planner.ui.week.grid.locale import GridLocale
from planner.values import replace
from tests.support.achievements import achieved_plan
from tests.ui.printing.sample_plans import LONG, empty_plan, full_plan, ordinary_plan, table_of, week_of

PLANS = {"ordinary": ordinary_plan, "full": full_plan, "empty": empty_plan}
TODAY = date(2026, 11, 23)
LEAST_POINTS, MOST_POINTS = 7, 18
POINTS_PER_UNIT = 72 / 96


def content(name: str, printout: Printout, words: GridLocale) -> Content:
    if printout is Printout.PORTFOLIO:
        return portfolio(name)
    plan = PLANS[name]()
    return table_of(plan, words) if printout is Printout.PLAN else week_of(plan, words)


def portfolio(name: str) -> PrintedPortfolio:
    """A portfolio of one page, of several with long words, or with nothing in it."""
    plan = empty_plan() if name == "empty" else achieved_plan(*((20, 10) if name == "full" else (4, 2)))
    if name == "full":
        items = {id: replace(item, title=f"{item.title} {LONG}") for id, item in plan.items.items()}
        plan = replace(plan, items=items)
    who = LONG if name == "full" else "Ada Lovelace"
    return printed_portfolio(portfolio_of(plan, certifications(), who), TODAY)


def document(name: str, printout: Printout, words: GridLocale, **wish: object) -> Document:
    wished = PrintWish(printout=printout, **wish)  # type: ignore[arg-type]
    return lay_out(content(name, printout, words), wished, words)


def texts(page: Page) -> list[str]:
    return [mark.text for mark in page.marks if isinstance(mark, Words)]


def all_texts(document: Document) -> str:
    """All words in the order in which they are drawn; wrapped lines follow each other."""
    return " ".join(text for page in document.pages for text in texts(page)).replace(
        "\N{NON-BREAKING HYPHEN}", "-"
    )


@pytest.mark.parametrize(
    ("name", "printout", "paper"), list(product(PLANS, Printout, Paper)), ids=lambda value: str(value)
)
@pytest.mark.parametrize("locale", ["en_GB", "de_DE", "en_US"])
def test_nothing_lies_outside_the_margins_and_type_can_be_read(
    name: str, printout: Printout, paper: Paper, locale: str
) -> None:
    made = document(name, printout, GridLocale(QLocale(locale)), paper=paper, has_notes=True)
    for page in made.pages:
        allowed = page.area.adjusted(-0.6, -0.6, 0.6, 0.6)
        assert [mark for mark in page.marks if not allowed.contains(mark.bounds)] == []
        sizes = {mark.font.pixelSize() * POINTS_PER_UNIT for mark in page.marks if isinstance(mark, Words)}
        assert min(sizes) >= LEAST_POINTS
        assert max(sizes) <= MOST_POINTS


@pytest.mark.parametrize("printout", Printout)
def test_what_is_printed_can_be_copied_letter_by_letter(printout: Printout, words: GridLocale) -> None:
    """A PDF names no letter whose glyph another was put in place of; see that there is none."""
    for page in document("ordinary", printout, words, has_notes=True).pages:
        for mark in page.marks:
            if isinstance(mark, Words):
                assert replaced_letters(mark) == [], mark.text


def replaced_letters(mark: Words) -> list[int]:
    """The glyphs of a text that none of its letters has in the font as it is."""
    layout = QTextLayout(mark.text, mark.font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [
        glyph
        for run in layout.glyphRuns()
        for glyph in run.glyphIndexes()
        if glyph not in run.rawFont().glyphIndexesForString(mark.text)
    ]


def test_the_portfolio_names_what_is_done_and_what_shows_it(words: GridLocale) -> None:
    made = document("ordinary", Printout.PORTFOLIO, words)
    said = all_texts(made)
    assert (made.title, len(made.pages)) == ("Ada Lovelace", 1)
    for expected in (
        "Becoming a Machine Learning Engineer",
        "Google Cloud, PMLE, passed on 2 Nov 2026, valid until 2 Nov 2028",
        "Course 1: Python",
        "Certificate of completion (course python.pdf)",
        "https://example.org/ada/churn",
    ):
        assert expected in said
    assert "/home/ada" not in said


@pytest.mark.parametrize("paper", Paper)
def test_a_long_name_is_whole_on_the_portfolio(words: GridLocale, paper: Paper) -> None:
    for name in (LONG, "Maria Theresia von " + "Hohenlohe" * 8):
        printed = printed_portfolio(portfolio_of(achieved_plan(1, 1), certifications(), name), TODAY)
        (page,) = lay_out(printed, PrintWish(printout=Printout.PORTFOLIO, paper=paper), words).pages
        lines = [mark for mark in page.marks if isinstance(mark, Words)]
        title = [mark.text for mark in lines if mark.font == lines[1].font]
        assert "".join(title).replace(" ", "") == name.replace(" ", "")
        assert len(title) > 1
        tops = [mark.start.y() for mark in lines[1:]]
        assert tops == sorted(tops)


def test_a_long_portfolio_goes_on_over_numbered_pages(words: GridLocale) -> None:
    made = document("full", Printout.PORTFOLIO, words)
    assert len(made.pages) > 1
    assert f"Page 1 of {len(made.pages)}" in texts(made.pages[0])
    assert "Courses, continued" in all_texts(made)


def test_where_nothing_is_done_the_page_says_what_will_stand_there(words: GridLocale) -> None:
    assert "will stand here" in all_texts(document("empty", Printout.PORTFOLIO, words))


def test_the_ordinary_week_is_one_page_with_everything_on_it(words: GridLocale) -> None:
    made = document("ordinary", Printout.WEEK, words)
    (page,) = made.pages
    said = texts(page)
    for wanted in ("Week 48, 23 to 29 November 2026", "Nca-Genl", "Work", "Exam day", "23", "Mon", "All day"):
        assert wanted in said
    assert {"MA", "PY", "ML", "DL", "GA", "DE", "OP", "CE"} <= set(said)
    assert page.size.width() > page.size.height()
    assert not any("Page" in text for text in said)


def test_every_session_is_in_the_checklist_and_its_code_in_the_grid(words: GridLocale) -> None:
    made = document("full", Printout.WEEK, words)
    week = week_of(full_plan(), words)
    assert len(week.grid.sessions) >= 60
    said = all_texts(made)
    assert all(
        line.title in said or line.title.startswith(LONG[:20]) for day in week.days for line in day.sessions
    )
    codes = [text for text in texts(made.pages[0]) if len(text) == 2 and text.isupper()]
    assert len(codes) >= len(week.grid.sessions)


def test_what_does_not_fit_goes_on_over_numbered_pages(words: GridLocale) -> None:
    made = document("full", Printout.WEEK, words)
    count = len(made.pages)
    assert count > 1
    for number, page in enumerate(made.pages, 1):
        assert texts(page)[-1] == f"Page {number} of {count}"
        assert "Week 48, 23 to 29 November 2026" in texts(page)
    continued = [text for text in texts(made.pages[1]) if text.endswith(", continued")]
    assert len(continued) in (1, 2, 3)


def test_blocks_are_never_lower_than_a_line_of_type_and_stay_in_the_grid(words: GridLocale) -> None:
    page = document("full", Printout.WEEK, words).pages[0]
    outlines = [mark for mark in page.marks if isinstance(mark, Shape) and mark.radius > 4 and mark.line]
    assert len(outlines) >= 60
    assert min(mark.place.height() for mark in outlines) >= 12


def test_blocks_that_overlap_stand_side_by_side(words: GridLocale) -> None:
    page = document("full", Printout.WEEK, words).pages[0]
    places = [mark.place for mark in page.marks if isinstance(mark, Shape) and mark.radius > 4 and mark.line]
    apart = [place.adjusted(1, 1, -1, -1) for place in places]
    assert not any(one.intersects(other) for at, one in enumerate(apart) for other in apart[:at])


def test_saving_ink_fills_no_block(words: GridLocale) -> None:
    def dark(document: Document) -> int:
        picture = picture_of(document.pages[0], QSize(560, 396))
        pixels = (picture.pixelColor(x, y).lightness() for x in range(0, 560, 2) for y in range(100, 396, 2))
        return sum(255 - pixel for pixel in pixels)

    full, saved = (document("ordinary", Printout.WEEK, words, saves_ink=saves) for saves in (False, True))
    assert texts(full.pages[0]) == texts(saved.pages[0])
    assert dark(saved) < dark(full)


def test_saving_ink_leaves_colour_to_stripes_and_keys_alone(words: GridLocale) -> None:
    def filled_widths(*, saves_ink: bool) -> list[float]:
        marks = document("ordinary", Printout.WEEK, words, saves_ink=saves_ink).pages[0].marks
        shapes = [mark for mark in marks if isinstance(mark, Shape) and mark.fill is not None]
        return [each.bounds.width() for each in shapes if each.fill != QColor("#FFFFFF")]

    assert max(filled_widths(saves_ink=False)) > 50
    assert 0 < max(filled_widths(saves_ink=True)) < 10


def test_busy_time_is_hatched(words: GridLocale) -> None:
    page = document("ordinary", Printout.WEEK, words).pages[0]
    slanted = [
        line
        for mark in page.marks
        if isinstance(mark, Lines)
        for line in mark.lines
        if line.dx() and line.dy()
    ]
    assert len(slanted) > 100
    assert not any(
        line.dx() and line.dy()
        for mark in document("empty", Printout.WEEK, words).pages[0].marks
        if isinstance(mark, Lines)
        for line in mark.lines
    )


def test_what_fills_a_whole_day_is_named_above_the_hours_and_stretches_none(words: GridLocale) -> None:
    plan = ordinary_plan()
    before = printed_hours(week_of(plan, words).grid)
    trip = BusyTime("trip", datetime(2026, 11, 26), datetime(2026, 11, 27), "Trip")
    week = week_of(replace(plan, busy_times={**plan.busy_times, "trip": trip}), words)
    assert printed_hours(week.grid) == before
    (page,) = lay_out(week, PrintWish(), words).pages
    assert texts(page).count("Trip") == 2  # in the grid, and in the checklist beside it


def test_the_checklist_has_times_codes_and_lines_for_notes(words: GridLocale) -> None:
    plain, noted = (
        document("ordinary", Printout.CHECKLIST, words, has_notes=has_notes) for has_notes in (False, True)
    )
    page = plain.pages[0]
    assert page.size.height() > page.size.width()
    assert {"19:00 to 20:30", "Monday 23", "MA"} <= set(texts(page))
    assert "Notes" not in texts(page)
    assert texts(noted.pages[0]).count("Notes") == 1
    assert any(isinstance(mark, Lines) and mark.is_dashed for mark in noted.pages[0].marks)


def test_long_titles_are_whole_in_the_checklist(words: GridLocale) -> None:
    assert LONG in all_texts(document("ordinary", Printout.CHECKLIST, words))


def test_the_table_names_its_columns_on_every_page(words: GridLocale) -> None:
    made = document("full", Printout.PLAN, words)
    assert len(made.pages) > 1
    for page in made.pages:
        assert {"Week", "Days", "Planned", "What is studied"} <= set(texts(page))
    assert "G13 due, Thu 25 Mar 2027" in all_texts(made)


def test_more_goals_than_there_is_room_for_are_counted(words: GridLocale) -> None:
    said = texts(document("full", Printout.WEEK, words).pages[0])
    assert "G7" in said
    assert "G8" not in said
    assert "6 more" in said


def test_without_goals_there_is_no_line_of_verdicts(words: GridLocale) -> None:
    page = document("empty", Printout.WEEK, words).pages[0]
    strong = page.look.color("line.strong")
    (rule,) = [mark for mark in page.marks if isinstance(mark, Lines) and mark.color == strong]
    assert rule.lines[0].y1() < 90


def test_the_pages_look_the_same_in_the_dark_theme(words: GridLocale) -> None:
    picture = picture_of(document("ordinary", Printout.WEEK, words).pages[0], QSize(280, 198))
    assert picture.pixelColor(2, 2).lightness() == 255
