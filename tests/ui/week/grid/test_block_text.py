import pytest
from PySide6.QtCore import QRect

from planner.domain.session import SessionState
from planner.ui.theme import Theme, load_theme
from planner.ui.week.grid.block_text import BlockText, lay_out
from planner.ui.week.grid.line_text import title_lines
from planner.ui.week.grid.values import BlockRow
from planner.values import replace
from tests.ui.week.grid.sample_week import block, exam

LONG = block(
    0, "14:00-16:30", "Spam classifier API: tests and Docker image", "mlops", subtitle="Full stack ML"
)
WIDE, NARROW = 180, 99


@pytest.fixture
def theme() -> Theme:
    return load_theme("light")


def title(text: BlockText) -> list[str]:
    return [placed.text.text() for placed in text.title]


def details(text: BlockText) -> list[str]:
    return [placed.text.text() for placed in text.details]


def test_a_high_wide_block_says_everything(theme: Theme) -> None:
    text = lay_out(LONG, WIDE, 98, theme)
    assert title(text) == ["Spam classifier API: tests", "and Docker image"]
    assert details(text) == ["Full stack ML", "14:00 · 2 h 30"]
    assert text.icon is not None


def test_the_course_gives_way_before_the_time_and_the_time_before_the_title(theme: Theme) -> None:
    assert details(lay_out(LONG, WIDE, 69, theme)) == ["14:00 · 2 h 30"]
    assert details(lay_out(LONG, NARROW, 98, theme)) == ["14:00 · 2 h 30"]
    cut = lay_out(LONG, NARROW, 58, theme)
    assert details(cut) == []
    assert title(cut)[:2] == ["Spam", "classifier API:"]
    assert title(cut)[2].startswith("tests and")
    assert title(cut)[2].endswith("…")


def test_a_low_block_has_small_lines_in_its_middle(theme: Theme) -> None:
    text = lay_out(block(0, "20:45-21:30", "Prompting and RAG"), NARROW, 28, theme)
    assert title(text) == ["Prompting and", "RAG"]
    assert text.title_font.pointSizeF() == theme.font("caption").pointSizeF()
    assert [placed.place.y() for placed in text.title] == [0, 13]
    assert details(text) == []


def test_one_line_keeps_its_mark_in_the_middle(theme: Theme) -> None:
    pinned = lay_out(block(0, "20:45-21:15", pinned=True), NARROW, 18, theme)
    done = lay_out(block(0, "20:45-21:15", state=SessionState.DONE), NARROW, 18, theme)
    assert pinned.mark == QRect(NARROW - 4 - 12, 3, 12, 12)
    assert done.mark == QRect(NARROW - 4 - 14, 2, 14, 14)
    assert len(title(pinned)) == len(title(done)) == 1


@pytest.mark.parametrize(
    ("row", "size"),
    [
        (block(0, "09:00-10:00"), None),
        (block(0, "09:00-10:00", pinned=True), 12),
        (block(0, "09:00-10:00", clashes=True), 12),
        (block(0, "09:00-10:00", state=SessionState.DONE), 14),
        (block(0, "09:00-10:00", state=SessionState.PARTLY, done=30), 14),
        (block(0, "09:00-10:00", state=SessionState.MISSED), 14),
        (block(0, "09:00-10:00", state=SessionState.SKIPPED), 14),
        (exam(0, "09:00-10:00"), 12),
    ],
)
def test_what_has_a_mark(theme: Theme, row: BlockRow, size: int | None) -> None:
    mark = lay_out(row, NARROW, 58, theme).mark
    assert (None if mark is None else mark.width()) == size


def test_a_time_too_wide_for_its_block_loses_its_length(theme: Theme) -> None:
    row = replace(block(0, "19:00-20:00"), meta="7:00 in the evening · 1 h", short_meta="7:00 PM")
    assert details(lay_out(row, NARROW, 58, theme)) == ["7:00 PM"]
    assert details(lay_out(row, WIDE, 58, theme)) == ["7:00 in the evening · 1 h"]


def test_names_of_exams_are_not_torn_at_the_hyphen(theme: Theme) -> None:
    row = block(0, "19:00-21:00", "Exam NCA-GENL and self-made")
    lines = title(lay_out(row, 85, 98, theme))
    assert lines == ["Exam", "NCA\N{NON-BREAKING HYPHEN}GENL", "and self-", "made"]


def test_a_word_wider_than_its_block_is_cut_and_the_rest_stays(theme: Theme) -> None:
    lines = title(lay_out(block(0, "09:00-11:00", "Professional engineer"), 60, 78, theme))
    assert lines[0].endswith("…")
    assert lines[0].startswith("Prof")
    assert len(lines) == 2


def test_the_code_stands_before_the_time_or_else_before_the_title(theme: Theme) -> None:
    row = block(0, "09:00-10:00")
    high = lay_out(row, WIDE, 58, theme, "ML")
    assert title(high) == ["Decision trees"]
    assert details(high) == ["ML\N{NO-BREAK SPACE}· 09:00 · 1 h"]
    assert title(lay_out(row, WIDE, 18, theme, "ML")) == ["ML\N{NO-BREAK SPACE}· Decision trees"]


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.25, 1.5])
@pytest.mark.parametrize("height", [9, 13, 18, 23, 28, 33, 38, 58, 78, 118])
def test_text_never_leaves_its_block(scale: float, height: int) -> None:
    theme = load_theme("light", scale=scale)
    for row in (LONG, block(0, "09:00-10:00", state=SessionState.PARTLY, done=30), exam(0, "09:00-10:00")):
        for width in (40, NARROW, WIDE):
            text = lay_out(row, width, height, theme)
            line = theme.line("caption") - 2
            # One line is always there; the block sees to it that it is as high as that wherever it can.
            bottoms = [placed.place.y() + line for placed in (*text.title[1:], *text.details)]
            assert all(bottom <= height for bottom in bottoms)
            assert all(placed.text.size().width() <= width for placed in (*text.title, *text.details))


def test_a_title_with_letters_that_are_two_to_qt_loses_none(theme: Theme) -> None:
    whole = "🎓🎓🎓 Probability and statistics"
    lines = title_lines(whole, theme.font(), 110, most=5)
    assert len(lines) > 1
    assert " ".join(lines) == whole
