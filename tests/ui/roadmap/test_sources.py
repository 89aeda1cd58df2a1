"""Where items come from, and what the roadmap goes by: every rule and every dated fact has its place."""

import pytest
from PySide6.QtWidgets import QLabel

from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.item import Effort, Item, ItemKind
from planner.domain.plan import Plan
from planner.domain.roadmap import Background, Rule
from planner.domain.sources import Article, DatedFact, Sources
from planner.services.catalog import shipped_roadmap, sources
from planner.ui.roadmap.about_dialog import AboutRoadmapDialog
from planner.ui.roadmap.details import item_details
from planner.ui.roadmap.page import RoadmapPage
from planner.ui.roadmap.source_rows import SourceLine, item_rules, item_sources, rule_places, rule_rows
from planner.values import replace
from tests.support.plans import item
from tests.ui.conftest import Keep
from tests.ui.roadmap.small_road import NOW, PlainDays, small_plan, small_road

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
    pytest.mark.usefixtures("light"),
]

SOURCES = Sources(
    title="A road",
    version="1",
    articles={"001": Article("001", "How to begin", "Ana", "2020"), "002": Article("002", "Why")},
    facts=(
        DatedFact(
            id="pay", title="Pay", text="It was high.", source="A page", as_of="2020", items=("job", "stats")
        ),
    ),
)

OF_ITS_TIME = SourceLine("What was said at its time. Check the present values before you rely on them.")


def named(*seeds: object) -> Item:
    return replace(item("job"), extra={"seeds": list(seeds)})


def test_an_item_names_its_articles_and_what_they_said_at_their_time() -> None:
    assert item_sources(named("001", "002", "gone"), SOURCES) == (
        SourceLine("How to begin", "Ana, 2020"),
        SourceLine("Why", "undated"),
        SourceLine("It was high.", "A page, as of 2020"),
        OF_ITS_TIME,
    )


def followed(file: str, title: str, id: str, form: str = "roadmap") -> FollowedRoadmap:
    return FollowedRoadmap(id=id, title=title, file=file, form=form, taken_at=NOW, names={"key": "stats"})


def test_an_item_of_a_file_says_which_and_when_and_that_it_belongs_to_several() -> None:
    plan = small_plan()
    sh = followed("backend.json", "Backend", "backend", "roadmap-sh-editor")
    one = replace(plan, followed={"backend": sh})
    line = SourceLine("Backend", f"backend.json, roadmap.sh, imported {PlainDays().day(NOW.date())}")
    assert item_details(small_road(one), "stats").sources == (line,)
    assert item_details(small_road(one), "pytorch").sources == ()
    both = replace(plan, followed={"own": followed("", "The road", "own"), "backend": sh})
    assert item_details(small_road(both), "stats").sources == (
        SourceLine("The road"),
        line,
        SourceLine("It belongs to each of these roadmaps: done once, it is done in all."),
    )


def test_the_roadmap_that_a_plan_was_made_from_is_not_named_at_each_item() -> None:
    plan = replace(small_plan(), followed={"own": followed("", "The road", "own")})
    assert item_details(small_road(plan), "stats").sources == ()


def test_hours_that_only_the_kind_tells_are_called_so_until_somebody_says_better() -> None:
    plan = small_plan()
    stats = plan.items["stats"]
    record = replace(followed("a.md", "A", "a"), items={"key": stats}, estimated=frozenset({"key"}))

    def hours(plan: Plan) -> list[str]:
        details = item_details(small_road(replace(plan, followed={"a": record})), "stats")
        return [fact.value for fact in details.facts if fact.name == "Hours"]

    assert hours(plan) == ["10 h, estimated by its kind"]
    assert not hours(replace(plan, items={**plan.items, "stats": replace(stats, effort=Effort(60, 60, 60))}))


@pytest.mark.parametrize("extra", [{}, {"seeds": None}, {"seeds": "001"}, {"seeds": 7}])
def test_an_item_of_ones_own_comes_from_nowhere(extra: dict[str, object]) -> None:
    assert item_sources(replace(item("own"), extra=extra), SOURCES) == ()


def test_each_shipped_item_names_its_articles_and_each_fact_has_an_item() -> None:
    shipped, known = shipped_roadmap(), sources()
    assert all(item_sources(each, known) for each in shipped.items if each.extra.get("seeds"))
    ids = {each.id for each in shipped.items}
    assert known.facts
    assert all(fact.items and set(fact.items) <= ids for fact in known.facts)


def test_each_rule_from_r1_to_r19_is_met_somewhere() -> None:
    rows = rule_rows(sources())
    assert [row.id for row in rows] == [f"R{number}" for number in range(1, 20)]
    assert all(row.title and row.text and row.place for row in rows)
    assert set(rule_places()) == {row.id for row in rows}


def test_the_items_that_rules_name_are_on_the_road() -> None:
    titles = {each.title for each in shipped_roadmap().items}
    for id, title in (
        ("R4", "Set up project-first learning"),
        ("R7", "Decide on a certificate and a cloud"),
        ("R10", "A baseline, improved until it stops paying"),
        ("R16", "You can program on your own machine"),
    ):
        assert title in titles
        assert f"“{title}”" in rule_places()[id]
    exams = [each for each in shipped_roadmap().items if each.kind.value == "certification"]
    assert all("cert-decision" in each.requires for each in exams)


def test_a_rule_is_told_beside_its_items_and_its_kinds_of_items() -> None:
    known = Sources(
        rules=(
            Rule("R1", "Build first.", "First", items=("job",)),
            Rule("R2", "Shown, not watched.", "Shown", kinds=(ItemKind.TOPIC, ItemKind.COURSE)),
            Rule("R3", "Everywhere and nowhere."),
        )
    )
    first, shown = SourceLine("Build first.", "First"), SourceLine("Shown, not watched.", "Shown")
    assert item_rules(item("job"), known) == (first, shown)
    assert item_rules(item("job", kind=ItemKind.PROJECT), known) == (first,)
    assert item_rules(item("other"), known) == (shown,)


def test_rules_of_products_and_of_what_comes_round_name_all_of_these() -> None:
    shipped = {each.id: each for each in shipped_roadmap().items}
    rules = {rule.id: rule for rule in sources().rules}
    bound = {id for id, each in shipped.items() if each.extra.get("tool_bound")}
    assert set(rules["R3"].items) - {"keep-up"} == bound
    assert set(rules["R13"].items) == {id for id, each in shipped.items() if each.recurring}


@pytest.mark.parametrize(
    ("background", "words"),
    [
        ("coder", "Coder: may be left out"),
        ("analyst", "Analyst: a refresher, 40% of its hours"),
        ("poet", ""),
    ],
)
def test_the_details_say_what_the_background_takes_off(background: str, words: str) -> None:
    plan = small_plan()
    stats = replace(plan.items["stats"], skip_for=("coder",), refresh_for={"analyst": 0.4})
    settings = replace(plan.settings, background=background)
    road = small_road(replace(plan, items={**plan.items, "stats": stats}, settings=settings))
    known = Sources(backgrounds=tuple(Background(id.lower(), id) for id in ("Coder", "Analyst", "Poet")))
    facts = {fact.name: fact.value for fact in item_details(road, "stats", known).facts}
    assert facts.get("Background", "") == words


def test_a_roadmap_of_ones_own_has_no_sources() -> None:
    assert sources("my-road") == Sources()


def test_the_details_show_them_and_the_range_of_hours() -> None:
    plan = small_plan()
    stats = replace(plan.items["stats"], extra={"seeds": ["001"]})
    road = small_road(replace(plan, items={**plan.items, "stats": stats}))
    details = item_details(road, "stats", SOURCES)
    assert details.sources == (
        SourceLine("How to begin", "Ana, 2020"),
        SourceLine("It was high.", "A page, as of 2020"),
        OF_ITS_TIME,
    )
    assert item_details(road, "stats").sources == ()


def test_the_page_says_them_once_they_are_known(page: RoadmapPage) -> None:
    def texts() -> list[str]:
        labels = page.view.panel.item.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisibleTo(page)]

    page.show_item("stats")
    assert "Where it comes from" not in texts()
    page.use_sources(SOURCES)
    assert {"Where it comes from", "It was high.", "A page, as of 2020"} <= set(texts())


def test_the_dialog_holds_every_rule_and_article(present: Keep) -> None:
    dialog = AboutRoadmapDialog(sources())
    present(dialog)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    for rule in sources().rules:
        assert {rule.title, rule.text} <= set(texts)
    for article in sources().articles.values():
        assert article.title in texts


def test_the_dialog_of_a_road_of_ones_own_says_so(present: Keep) -> None:
    dialog = AboutRoadmapDialog(Sources())
    present(dialog)
    assert any("your own" in label.text() for label in dialog.findChildren(QLabel))
