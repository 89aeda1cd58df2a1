import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.glyphs import Glyph
from planner.ui.style import apply_theme
from planner.ui.theme import current_theme, load_theme
from planner.ui.widgets.badge import Badge, show_verdict, verdict_badge
from planner.ui.widgets.card import Card, separator
from planner.ui.widgets.label import ThemedLabel, escaped, kept_together, label, plain_tool_tip, wrapped_lines
from planner.ui.widgets.marks import IconMark, KeyHint, StateMark, TrackDot, glyph_words
from planner.ui.widgets.span_label import Span, SpanLabel
from tests.support.themes import wear
from tests.support.windows import ReadingWindow

MARKUP = '<img src="file:///etc/hostname"><b>bold</b> & more'


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    wear(qapp, load_theme("light"))


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def shades(widget: QWidget) -> set[str]:
    image = picture(widget)
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def hex_of(role: str) -> str:
    return current_theme().color(role).name()


@pytest.mark.parametrize(("wrap", "elide"), [(False, False), (True, False), (False, True)])
def test_markup_in_a_label_is_only_letters(qtbot: QtBot, wrap: bool, elide: bool) -> None:
    shown = label(MARKUP, wrap=wrap, elide=elide)
    qtbot.addWidget(shown)
    assert shown.textFormat() == Qt.TextFormat.PlainText
    assert shown.text() == MARKUP
    assert shown.sizeHint().width() > QFontMetrics(shown.font()).horizontalAdvance("bold & more")


def test_a_label_has_the_type_and_the_colour_of_its_roles(qtbot: QtBot) -> None:
    shown = label("████", "title", "danger.text")
    qtbot.addWidget(shown)
    assert shown.font() == current_theme().font("title")
    assert hex_of("danger.text") in shades(shown)


def test_a_label_keeps_its_colour_on_any_ground(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    card.setBackgroundRole(card.palette().ColorRole.Base)
    shown = label("████", color_role="text.tertiary")
    card.body.addWidget(shown)
    assert hex_of("text.tertiary") in shades(card)


def test_a_label_follows_the_theme_and_the_size_of_text(qapp: QApplication, qtbot: QtBot) -> None:
    shown = label("████", "body", "accent.text")
    qtbot.addWidget(shown)
    assert hex_of("accent.text") in shades(shown)
    apply_theme(qapp, load_theme("dark", scale=1.5))
    assert hex_of("accent.text") in shades(shown)
    assert shown.font().pointSizeF() == pytest.approx(9.75 * 1.5)


def test_nothing_of_the_words_before_is_left_of_a_wrapped_label_with_margins(qtbot: QtBot) -> None:
    shown = label("gypsy " * 12, wrap=True)
    qtbot.addWidget(shown)
    shown.setContentsMargins(4, 2, 0, 5)
    shown.resize(200, shown.heightForWidth(200))
    with qtbot.waitExposed(shown):
        shown.show()
    for words in ("gypsy " * 12, "An ox", ""):
        shown.setText(words)
        QApplication.processEvents()
    # What is on the screen, which is not painted anew where no one asks for it.
    seen = shown.screen().grabWindow(shown.winId()).toImage()
    assert {seen.pixelColor(x, y).name() for x in range(200) for y in range(shown.height())} == {
        seen.pixelColor(0, 0).name()
    }


def test_a_wrapped_label_is_as_high_as_its_lines_and_its_margins(qtbot: QtBot) -> None:
    shown = label("so many words " * 8, wrap=True)
    qtbot.addWidget(shown)
    height = shown.heightForWidth(200)
    shown.setContentsMargins(30, 2, 0, 5)
    assert shown.heightForWidth(230) == height + 7
    assert shown.sizeHint().height() == shown.heightForWidth(shown.sizeHint().width())


def test_a_label_takes_another_colour_role(qtbot: QtBot) -> None:
    shown = label("████")
    qtbot.addWidget(shown)
    shown.set_color_role("warn.text")
    assert hex_of("warn.text") in shades(shown)


def test_a_disabled_label_is_grey(qtbot: QtBot) -> None:
    shown = label("████")
    qtbot.addWidget(shown)
    shown.setEnabled(False)
    assert hex_of("text.disabled") in shades(shown)


def test_a_cut_label_tells_all_of_its_text(qtbot: QtBot) -> None:
    shown = label("Review gaps from practice exam 1", elide=True)
    qtbot.addWidget(shown)
    shown.resize(400, 20)
    whole = picture(shown)
    assert shown.toolTip() == ""
    shown.resize(80, 20)
    assert picture(shown) != whole.copy(0, 0, 80, 20)
    assert shown.toolTip() == "Review gaps from practice exam 1"
    assert shown.minimumSizeHint().width() < 80
    shown.setText("Short")
    assert shown.toolTip() == ""


def test_the_tool_tip_of_a_cut_label_shows_markup_as_letters(qtbot: QtBot) -> None:
    shown = label(MARKUP, elide=True)
    qtbot.addWidget(shown)
    shown.resize(40, 20)
    shown.grab()
    assert shown.toolTip() == f"<qt>{escaped(MARKUP)}</qt>"
    assert "<img" not in shown.toolTip()


def test_a_tool_tip_without_markup_stays_as_it_is() -> None:
    assert plain_tool_tip("a < b and c & d") == "a < b and c & d"


def test_a_wrapped_label_takes_the_lines_it_needs(qtbot: QtBot) -> None:
    shown = label("word " * 60, wrap=True)
    qtbot.addWidget(shown)
    line = current_theme().line("body")
    assert shown.heightForWidth(5000) == line
    assert shown.heightForWidth(200) > shown.heightForWidth(400) > line
    assert shown.heightForWidth(200) % line == 0


def test_a_layout_gives_a_wrapped_label_all_of_its_lines(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    shown = label("Add the courses and books you follow. Progress and hours feed the forecast.", wrap=True)
    column.addWidget(shown)
    column.addStretch(1)
    window.resize(220, 400)
    window.grab()
    assert shown.height() == shown.heightForWidth(shown.width())
    assert shown.height() >= 3 * current_theme().line("body")


def test_wrapping_loses_no_letter() -> None:
    font = current_theme().font()
    text = "Wed 25 Nov, 19:00 to 20:30\n\nAdditionally-averylongwordthathasnoplacetobreakatall in 1 h"
    lines = wrapped_lines(text, font, 90)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert "" in lines
    assert all(QFontMetrics(font).horizontalAdvance(line) <= 91 for line in lines)
    assert wrapped_lines("", font, 90) == [""]


def test_letters_that_are_two_to_qt_stay_in_their_lines() -> None:
    text = "🎓🎓 Exam and 𝔐athematics at the end of a week"
    lines = wrapped_lines(text, current_theme().font(), 90)
    assert len(lines) > 2
    assert " ".join(lines) == text


def test_no_line_ends_between_a_number_and_its_unit() -> None:
    font = current_theme().font()
    text = "541 h free until 12 Feb 2027"
    for width in range(60, 200, 3):
        lines = wrapped_lines(text, font, width)
        assert not any(line.endswith(("541", "12")) for line in lines), lines
    assert kept_together(text) == "541\xa0h free until 12\xa0Feb 2027"
    assert kept_together("in 12 sessions") == "in 12 sessions"


def test_spans_are_strong_linked_and_escaped(qtbot: QtBot) -> None:
    shown = SpanLabel(
        [Span("NCA-GENL", strong=True), Span(f" is on Sat {MARKUP}"), Span("Go", link="item/3")]
    )
    qtbot.addWidget(shown)
    assert "<img" not in shown.text()
    assert "font-weight: 600" in shown.text()
    assert shown.accessibleName() == f"NCA-GENL is on Sat {MARKUP}Go"
    with qtbot.waitSignal(shown.link_activated) as told:
        shown.linkActivated.emit("item/3")
    assert told.args == ["item/3"]


def test_a_link_can_be_clicked(qtbot: QtBot) -> None:
    shown = SpanLabel([Span("Transformers", link='x"y')])
    qtbot.addWidget(shown)
    shown.resize(200, 30)
    shown.grab()
    with qtbot.waitSignal(shown.link_activated) as told:
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(20, 15))
    assert told.args == ['x"y']


def test_spans_follow_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    shown = SpanLabel([Span("a", link="b")])
    qtbot.addWidget(shown)
    light = current_theme().hex("accent.text")
    apply_theme(qapp, load_theme("dark"))
    assert light not in shown.text()
    shown.show_spans([Span("other")])
    assert "other" in shown.text()


@pytest.mark.parametrize(
    ("verdict", "words", "role"),
    [
        ("on_track", "On track", "ok.text"),
        ("tight", "Tight", "warn.text"),
        ("not_feasible", "Not feasible", "danger.text"),
        ("done", "Done", "text.secondary"),
    ],
)
@pytest.mark.parametrize("filled", [True, False])
def test_a_verdict_has_a_word_an_icon_and_a_colour(
    qtbot: QtBot, verdict: str, words: str, role: str, filled: bool
) -> None:
    badge = verdict_badge(verdict, filled=filled)
    qtbot.addWidget(badge)
    assert badge.accessibleName() == words
    assert hex_of(role) in shades(badge)
    text = QFontMetrics(current_theme().font("caption" if filled else "small", 600)).horizontalAdvance(words)
    assert badge.sizeHint().width() >= text + 12


def test_a_badge_says_something_else(qtbot: QtBot) -> None:
    badge = verdict_badge("tight")
    qtbot.addWidget(badge)
    tight = badge.sizeHint().width()
    show_verdict(badge, "not_feasible")
    assert badge.accessibleName() == "Not feasible"
    assert badge.sizeHint().width() > tight
    with pytest.raises(KeyError):
        show_verdict(badge, "excellent")


def test_a_badge_shows_progress(qtbot: QtBot) -> None:
    badge = Badge("info", "In progress")
    qtbot.addWidget(badge)
    pictures = []
    for fraction in (0.1, 0.9):
        badge.show_badge("info", "In progress", progress=fraction)
        pictures.append(picture(badge))
    assert pictures[0] != pictures[1]


def test_marks_paint_and_have_fixed_sizes(qtbot: QtBot) -> None:
    icon, state, dot, key = IconMark("flag"), StateMark(Glyph.LOCKED), TrackDot("ml"), KeyHint("Ctrl K")
    for mark in (icon, state, dot, key):
        qtbot.addWidget(mark)
        assert mark.minimumSizeHint() == mark.sizeHint()
        assert mark.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert hex_of("track.ml") in shades(dot)
    assert hex_of("line.default") in shades(key)
    assert (state.accessibleName(), key.accessibleName()) == ("locked", "Ctrl K")


def test_every_glyph_has_words() -> None:
    assert len({glyph_words(glyph) for glyph in Glyph}) == len(Glyph)


def test_marks_show_something_else(qtbot: QtBot) -> None:
    icon, state, dot = IconMark("flag"), StateMark(Glyph.READY), TrackDot("ml")
    for mark in (icon, state, dot):
        qtbot.addWidget(mark)
    before = [picture(mark) for mark in (icon, state, dot)]
    icon.show_icon("pin", "danger.text")
    state.show_state(Glyph.PARTLY, 0.5, "track.ml")
    dot.show_track("cert")
    after = [picture(mark) for mark in (icon, state, dot)]
    assert all(one != other for one, other in zip(before, after, strict=True))


def test_a_card_and_a_separator_are_drawn_in_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    card = Card(padding=12)
    qtbot.addWidget(card)
    card.body.addWidget(separator())
    card.body.addWidget(ThemedLabel("text"))
    card.resize(120, 80)
    assert {hex_of("bg.raised"), hex_of("line.default")} <= shades(card)
    apply_theme(qapp, load_theme("dark"))
    assert {hex_of("bg.raised"), hex_of("line.default")} <= shades(card)
    upright = separator(vertical=True)
    qtbot.addWidget(upright)
    assert upright.maximumWidth() == 1


def test_the_keyboard_goes_from_link_to_link_and_opens_the_one_that_is_marked(qtbot: QtBot) -> None:
    window = ReadingWindow()
    shown = SpanLabel([Span("Python", link="py"), Span(" comes before "), Span("Docker", link="dk")])
    before, after = QPushButton("Before"), QPushButton("After")
    column = QVBoxLayout(window)
    for widget in (before, shown, after):
        column.addWidget(widget)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    before.setFocus()
    stops = []
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab, *3 * (Qt.Key.Key_Backtab,)):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        stops.append((QApplication.focusWidget(), shown.focused_link))
        assert ("underline" in shown.text()) == shown.hasFocus()
    assert stops == [(shown, "py"), (shown, "dk"), (after, ""), (shown, "dk"), (shown, "py"), (before, "")]
    QTest.keyClick(before, Qt.Key.Key_Tab)
    with qtbot.waitSignal(shown.link_activated) as told:
        QTest.keyClick(shown, Qt.Key.Key_Return)
    assert told.args == ["py"]
