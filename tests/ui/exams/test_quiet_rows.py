"""The quiet lines below the cards."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.domain.certification import Certification, RenewalBy
from planner.domain.goal import ExamOutcome, Goal
from planner.domain.plan import Plan
from planner.services.certificates import certificate_of, plan_renewal
from planner.ui.exams.quiet_card import QuietCard
from planner.ui.exams.quiet_rows import QuietRow, quiet_rows
from planner.ui.shared.locale_dates import LocaleDates
from planner.values import replace
from tests.support.plans import NOW, at, day, exam, item, make_plan

TODAY = NOW.date()
YEARLY = Certification(
    id="x",
    name="Certificate X",
    short_name="X",
    vendor="V",
    validity_months=12,
    renewal_by=RenewalBy.EXAM,
)
OLD = Certification(
    id="old",
    name="Old",
    short_name="Old",
    vendor="V",
    retired=True,
    retired_on=date(2026, 3, 31),
    successor="x",
)
CATALOGUE = {"x": YEARLY, "old": OLD}


def passed(certification: str | None = "x", on: date = TODAY) -> Goal:
    taken = replace(exam("taken", "a", at(0, "07:00")), certification=certification)
    return replace(taken, outcome=ExamOutcome.PASSED, decided_on=on)


def plan_of(*goals: Goal) -> Plan:
    return make_plan([item("a")], goals)


def lines(plan: Plan, today: date = TODAY) -> list[QuietRow]:
    return list(quiet_rows(plan, CATALOGUE, today, LocaleDates()))


@pytest.mark.parametrize(
    ("today", "words", "action"),
    [
        (TODAY, "X was passed on 23 Nov 2026, valid until 23 Nov 2027.", "Plan renewal..."),
        (date(2027, 9, 4), "X expires on 23 Nov 2027, in 80 days.", "Plan renewal..."),
        (date(2027, 11, 22), "X expires on 23 Nov 2027, in 1 day.", "Plan renewal..."),
        (date(2027, 11, 23), "X expires today.", ""),
        (date(2027, 11, 24), "X expired on 23 Nov 2027.", ""),
    ],
)
def test_a_certificate_says_how_long_it_holds(today: date, words: str, action: str) -> None:
    row = lines(plan_of(passed()), today)[0]

    assert (row.spoken, row.action, row.can_be_removed) == (words, action, True)


def test_it_becomes_something_to_look_at_half_a_year_before_and_is_quiet_once_it_is_planned() -> None:
    plan, later = plan_of(passed()), date(2027, 9, 4)
    assert [lines(plan, today)[0].tone for today in (TODAY, later)] == ["text.tertiary", "warn.text"]

    certificate = certificate_of(plan, "taken", CATALOGUE)
    assert certificate is not None
    due = at(300, "10:00")
    planned = plan.after(plan_renewal(plan, certificate, YEARLY, NOW, due=due))
    row = lines(planned, later)[0]
    assert (row.tone, row.action, row.target) == ("text.tertiary", "Renewal by 19 Sept 2027", "x-renewal")


def test_an_exam_that_the_catalogue_does_not_know_is_said_to_be_passed() -> None:
    row = lines(plan_of(passed(None)))[0]
    assert (row.spoken, row.action) == ("Taken was passed on 23 Nov 2026.", "")


def test_what_was_retired_is_named_beside_what_took_its_place() -> None:
    open_exam = replace(exam("e", "a", at(40, "10:00")), certification="x")
    retired, catalogue = lines(plan_of(open_exam))

    assert retired.spoken == "Old was retired on 31 Mar 2026; X took its place."
    assert (retired.act, retired.target, retired.tone) == ("details", "old", "text.tertiary")
    assert catalogue.spoken == "The catalogue knows 2 certifications, 1 of them retired."
    assert len(lines(plan_of(open_exam), day(1_000))) == 1  # no news any more


def test_what_is_retired_and_in_the_plan_is_something_to_look_at() -> None:
    wanted = replace(exam("e", "a", at(40, "10:00")), certification="old")
    assert [row.tone for row in lines(plan_of(wanted), day(1_000))] == ["warn.text", "text.tertiary"]


def test_the_lines_tell_what_their_buttons_ask_for(qtbot: QtBot) -> None:
    card = QuietCard()
    qtbot.addWidget(card)
    card.show_rows(tuple(lines(plan_of(passed()))))
    card.resize(1_000, 100)
    card.show()
    qtbot.waitExposed(card)

    (button,) = (each for each in card.findChildren(QPushButton) if each.text() == "Plan renewal...")
    with qtbot.waitSignal(card.act_requested) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(card.remove_requested) as removed:
        card.lines[0].menu().actions()[-1].trigger()

    assert (asked.args, removed.args) == (["renew", "taken"], ["taken"])
    qtbot.waitUntil(lambda: card.lines[0].y() == card.lines[1].y())
    card.resize(600, 100)
    qtbot.waitUntil(lambda: card.lines[0].y() < card.lines[1].y())


def test_lines_stand_below_each_other_where_beside_each_other_they_would_be_cut(qtbot: QtBot) -> None:
    card = QuietCard()
    qtbot.addWidget(card)
    long = "took the place of something that was called by so many words that they fill more than half a page"
    card.show_rows(
        (QuietRow("a", "info", "text.tertiary", "A", long), QuietRow("b", "info", "text.tertiary", "B", ""))
    )
    card.resize(950, 100)
    card.show()
    qtbot.waitExposed(card)
    qtbot.waitUntil(lambda: card.lines[0].y() < card.lines[1].y())
    assert not any(each.toolTip() for each in card.lines[0].findChildren(QLabel))
    card.resize(1_700, 100)
    qtbot.waitUntil(lambda: card.lines[0].y() == card.lines[1].y())


def test_fewer_lines_leave_none_behind(qtbot: QtBot) -> None:
    card = QuietCard()
    qtbot.addWidget(card)
    card.show_rows(tuple(lines(plan_of(passed()))))
    card.show_rows(tuple(lines(plan_of())))

    assert [line.row.name for line in card.lines if line.row] == ["The catalogue"]
    assert not card.take_focus("taken")
    card.show_rows(())
    assert card.isHidden()
