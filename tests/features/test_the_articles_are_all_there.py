"""Everything that the four articles name is reached in the window, and each rule is told where it acts."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

import pytest
import yaml
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from planner import resources
from planner.app import Application
from planner.services.catalog import certifications, shipped_roadmap, sources
from planner.services.goals import ExamWish, add_exam
from planner.services.groupings import GroupBy
from planner.ui.exams.catalogue_dialog import CatalogueDialog
from planner.ui.exams.goal_card import GoalCard
from planner.ui.roadmap.page import RoadmapPage
from planner.ui.roadmap.source_rows import rule_places
from planner.ui.roadmap.theme_line import ThemeLine
from planner.ui.week.missed_banner import MissedBanner
from planner.ui.welcome.assistant import WelcomeAssistant
from tests.features.conftest import moment
from tests.support.seen import seen_in
from tests.support.workspaces import Clock

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Record = dict[str, Any]
Place = Callable[["Window"], str]


class Window:
    """The real window, and the places in which a rule may act. Each returns all that is shown there."""

    def __init__(self, program: Application, clock: Clock) -> None:
        self.program = program
        self._clock = clock

    def roadmap(self) -> RoadmapPage:
        page = self.program.window.show_page("show-roadmap")
        assert isinstance(page, RoadmapPage)
        if not page._sources.rules:
            page.use_sources(sources())  # as it does by itself a moment later
        return page

    def details(self, id: str) -> str:
        page = self.roadmap()
        page.set_panel_open(True)
        page.show_item(id)
        return seen_in(page.view.panel)

    def head_of_roadmap(self) -> str:
        (line,) = self.roadmap().view.head.findChildren(ThemeLine)
        return seen_in(line)

    def groups(self, by: GroupBy) -> Mapping[str, list[str]]:
        """The titles of the items of each group, by the group's."""
        self.program.window.actions_by_id[f"group-{by}"].trigger()
        model = self.roadmap().view.tree.model()
        tops = [model.index(row, 0) for row in range(model.rowCount())]
        return {str(top.data()): [str(each.data()) for each in _below(top)] for top in tops}

    def panel_of_group(self, by: GroupBy, title: str) -> str:
        place = list(self.groups(by)).index(title)
        page = self.roadmap()
        page.view.tree.setCurrentIndex(page.view.tree.model().index(place, 0))
        return seen_in(page.view.panel)

    def filters(self) -> str:
        chips = self.roadmap().view.filter_bar
        return "\n".join(action.text() for action in chips.more.menu.actions())

    def missed_evening(self) -> str:
        self.program.window.show_page("show-week")
        self._clock.now = moment(24, 8)
        self.program.workspace.move_time()
        banner = self.program.window.findChild(MissedBanner)
        assert banner is not None
        return seen_in(banner)

    def card(self, goal: str) -> str:
        self.program.places.show_goal(goal)
        cards = self.program.window.page.findChildren(GoalCard)
        return seen_in(next(card for card in cards if card._row.id == goal))

    def catalogue(self, id: str = "") -> str:
        self.program.window.actions_by_id["certifications"].trigger()
        dialog = self._open_dialog()
        assert isinstance(dialog, CatalogueDialog)
        dialog.show_certification(id)
        return self._read_and_close(dialog)

    def about_roadmap(self) -> str:
        self.program.window.actions_by_id["about-roadmap"].trigger()
        return self._read_and_close(self._open_dialog())

    def first_run(self) -> str:
        assistant = WelcomeAssistant(
            shipped_roadmap(), certifications(), moment(23, 8), parent=self.program.window
        )
        assistant.open()
        return self._read_and_close(assistant)

    def _open_dialog(self) -> QDialog:
        return next(each for each in self.program.window.findChildren(QDialog) if each.isVisible())

    def _read_and_close(self, dialog: QDialog) -> str:
        words = seen_in(dialog)
        dialog.reject()
        dialog.setParent(None)
        return words


def _below(top: QModelIndex) -> list[QModelIndex]:
    model = top.model()
    return [model.index(row, 0, top) for row in range(model.rowCount(top))]


def details(id: str) -> Place:
    return lambda window: window.details(id)


def group(by: GroupBy, title: str) -> Place:
    return lambda window: window.panel_of_group(by, title)


def card(window: Window) -> str:
    return window.card("gcp-pmle")


def card_of_another_exam(window: Window) -> str:
    """An exam whose preparation is about as long as one of the projects."""
    wish = ExamWish(certification=certifications()["aws-mla-c01"], due=datetime(2028, 5, 20, 10))
    window.program.performer.perform(lambda plan, _schedule: add_exam(plan, wish, moment(23, 8)))
    return window.card("aws-mla-c01")


def catalogue(window: Window) -> str:
    return window.catalogue("gcp-pmle")


# Where each rule acts, and what is read there of it. Its own text is one more proof, where it has items.
RULES: dict[str, tuple[tuple[Place, str], ...]] = {
    "R1": ((Window.missed_evening, "The time went back to the plan, which spreads it over the weeks"),),
    "R2": (
        (Window.head_of_roadmap, "Optional items never lower it."),
        (group(GroupBy.THEME, "Data and ML"), "optional items count once they are done."),
    ),
    "R3": ((details("pytorch"), "Look again"), (details("pytorch"), "Learn concepts before tools.")),
    "R4": (
        (details("learning-method"), "Choose a project before a course or beside it."),
        (details("course-ml"), "Choose a project before a course or beside it."),
    ),
    "R5": ((details("course-ml"), "Estimate"), (details("course-ml"), "from zero to hero in weeks")),
    "R6": (
        (card, "A certificate is worth little without the skills behind it"),
        (details("cert-gcp-pmle"), "A certificate without the skills is worth nothing."),
    ),
    "R7": (
        (Window.catalogue, "Pick one by the stack of your client or employer"),
        (details("cert-decision"), "Pick a certificate by the stack of your client or employer."),
    ),
    "R8": (
        (catalogue, "Recommended experience: "),
        (catalogue, "Renewal: "),
        (catalogue, "Valid for"),
        (card, "Fee"),
        (card, "Sat 11 Dec"),
    ),
    "R9": (
        (card_of_another_exam, "A project of your roadmap takes about as long and leaves something to show"),
        (details("cert-decision"), "compare its hours with a project of the same length"),
    ),
    "R10": ((details("project-baseline"), "stop when the gain no longer pays"),),
    "R11": (
        (details("git"), "Software engineer: "),
        (details("starting-point"), "Your background decides what you may skip or refresh."),
        (Window.filters, "For: Software engineer"),
        (Window.first_run, "It sets where the roadmap starts."),
    ),
    "R12": (
        (details("programming-basics"), "the basics of software come first"),
        (Window.first_run, "The plan starts with the basics of programming and leaves nothing out."),
    ),
    "R13": (
        (details("keep-up"), "each month"),
        (details("keep-up"), "monthly items stay in your plan after the last milestone"),
    ),
    "R14": (
        (details("adjacent-careers"), "as of "),
        (details("adjacent-careers"), "Check the present values before you rely on them."),
    ),
    "R15": (
        (group(GroupBy.THEME, "Production"), "you decide which themes weigh more"),
        (details("adjacent-careers"), "Tasks differ from company to company"),
        (details("adjacent-careers"), "Leave out"),
    ),
    "R16": (
        (details("ms-can-program"), "You can program on your own machine"),
        (details("dev-environment"), "Practice counts when it runs on your own machine"),
    ),
    "R17": (
        (details("course-ml"), "Done when"),
        (details("course-ml"), "An item is done when you can show the result"),
    ),
    "R18": ((details("ms-adjacent-job"), "a neighbouring job first is a good way in"),),
    "R19": ((details("second-language"), "Know several languages and be an expert in few."),),
}


@pytest.fixture(scope="module")
def coverage() -> Record:
    text = resources.path("roadmaps", "coverage.yaml").read_text(encoding="utf-8")
    loaded = yaml.load(text, yaml.CSafeLoader)
    assert isinstance(loaded, dict)
    return loaded


@pytest.fixture
def window(program: Application, clock: Clock, qtbot: QtBot) -> Window:
    program.window.resize(1280, 800)
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    return Window(program, clock)


def entries(coverage: Record, kind: str) -> Iterator[tuple[str, str, str]]:
    """Yield (article, entry, target) for everything of a kind that the articles name."""
    for article in coverage["articles"]:
        for entry in article["entries"]:
            for target in entry["maps_to"].get(kind, ()):
                yield article["id"], entry["id"], target


def test_the_table_has_every_rule_and_no_other() -> None:
    ids = [rule.id for rule in shipped_roadmap().rules]
    assert list(RULES) == ids == [f"R{number}" for number in range(1, 20)]


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_is_told_where_it_acts(window: Window, rule: str) -> None:
    for place, words in RULES[rule]:
        assert words in place(window), words


def test_each_rule_is_told_at_every_item_at_which_it_acts(window: Window) -> None:
    missing = [
        (rule.id, item.id)
        for item in shipped_roadmap().items
        if any(rule.acts_at(item) for rule in shipped_roadmap().rules)
        for seen in (window.details(item.id),)
        for rule in shipped_roadmap().rules
        if rule.acts_at(item) and not {rule.title, rule.text} <= set(seen.splitlines())
    ]
    assert missing == []


def test_each_rule_that_an_article_names_is_told_with_its_place(window: Window, coverage: Record) -> None:
    about = window.about_roadmap()
    rules = {rule.id: rule for rule in shipped_roadmap().rules}
    for _article, entry, id in entries(coverage, "rules"):
        assert {rules[id].title, rules[id].text, rule_places()[id]} <= set(about.splitlines()), entry


def test_each_item_that_an_article_names_has_its_details_and_names_the_article(
    window: Window, coverage: Record
) -> None:
    items = {item.id: item for item in shipped_roadmap().items}
    wanted: dict[str, set[str]] = {}
    for article, _entry, id in entries(coverage, "items"):
        wanted.setdefault(id, {items[id].title}).add(sources().articles[article].title)
    shown = {id: set(window.details(id).splitlines()) for id in wanted}
    assert len(shown) > 90
    assert {id: words - shown[id] for id, words in wanted.items() if not words <= shown[id]} == {}


def test_each_dated_fact_stands_with_its_source_and_date(window: Window, coverage: Record) -> None:
    facts = {fact.id: fact for fact in sources().facts}
    named = {id for _article, _entry, id in entries(coverage, "facts")}
    assert named == set(facts)
    for fact in facts.values():
        for item in fact.items:
            lines = window.details(item).splitlines()
            assert fact.text in lines, fact.id
            assert any(fact.source in line and fact.as_of in line for line in lines), fact.id


def test_each_list_of_an_article_is_a_group_in_its_order(window: Window, coverage: Record) -> None:
    titles = {item.id: item.title for item in shipped_roadmap().items}
    groups = {by: window.groups(by) for by in GroupBy}
    shown = {title: items for by in GroupBy for title, items in groups[by].items()}
    lists = {each.id: each for each in sources().lists}
    reading = lists.pop("seed-reading-list")
    named = {id for _article, _entry, id in entries(coverage, "lists")}
    assert named - {reading.id} <= set(lists)
    for each in lists.values():
        assert shown[each.title] == list(each.labels or map(titles.get, each.items)), each.id
    books, posts, papers = (groups[GroupBy.READING][title] for title in ("Books", "Posts", "Papers"))
    assert [*books, *posts, *papers] == [titles[id] for id in reading.items]


def test_each_theme_says_how_far_it_is(window: Window) -> None:
    themes = list(dict.fromkeys(phase.theme for phase in shipped_roadmap().phases))
    head = window.head_of_roadmap()
    groups = window.groups(GroupBy.THEME)
    assert themes == list(groups)[: len(themes)]
    assert all(f"{theme}: " in head for theme in themes)


def test_each_background_is_chosen_at_first_and_filtered_by_later(window: Window) -> None:
    first_run, filters = window.first_run(), window.filters().splitlines()
    for background in shipped_roadmap().backgrounds:
        assert f"For: {background.title}" in filters
        assert background.title in first_run
        assert background.summary in first_run, background.id


def test_each_certification_that_an_article_names_is_in_the_catalogue(
    window: Window, coverage: Record
) -> None:
    for id in dict.fromkeys(id for _article, _entry, id in entries(coverage, "certifications")):
        each = certifications()[id]
        seen = window.catalogue(id)
        assert each.name in seen, id
        assert each.short_name in seen, id
        assert not each.retired or "retired" in seen
