"""The next version of a roadmap: what is renamed, moved or told otherwise is known again."""

import time
from collections.abc import Iterable

import pytest

from planner.domain.edit import Change, Edit
from planner.domain.item import Effort, Item, ItemKind, ItemStatus, Resource, Subject
from planner.domain.plan import Plan
from planner.domain.roadmap import Background, Roadmap
from planner.exchange.incoming import FileForm, IncomingRoadmap, SkipCause, Skipped
from planner.scheduling.engine import make_schedule
from planner.services.availability import even_hours
from planner.services.catalog import shipped_roadmap
from planner.services.first_plan import FirstPlanWish, make_first_plan
from planner.services.followed_roadmaps import followed_version, is_estimated, sources_of
from planner.services.import_preview import ImportChoices, ImportRow, RowState
from planner.services.importing import AsItWas, import_roadmap, preview_import
from planner.services.item_ids import with_ids_of_plan
from planner.services.item_removal import remove_item
from planner.services.items import finish_item, log_time
from planner.services.own_items import ItemWish, add_item, change_item, move_item
from planner.services.settling import settled
from planner.services.weeks_in_sight import remember
from planner.values import replace
from tests.services.import_samples import incoming, told
from tests.support.plans import NOW, goal, item, make_plan

ALL = ImportChoices()


def taken(plan: Plan, file: IncomingRoadmap, choices: ImportChoices = ALL, name: str = "road.md") -> Plan:
    return plan.after(import_roadmap(plan, file, choices, name, NOW))


def rows(plan: Plan, file: IncomingRoadmap, choices: ImportChoices = ALL) -> dict[str, ImportRow]:
    return {row.key: row for row in preview_import(plan, file, choices).rows}


def changed(plan: Plan, id: str, **fields: object) -> Plan:
    before = plan.items[id]
    return plan.after(Edit("", (Change(before, replace(before, **fields)),)))


def order(plan: Plan) -> list[str]:
    return [each.id for each in sorted(plan.items.values(), key=lambda each: each.position)]


EMPTY = make_plan([item("own")], [goal("g", "own")])


# -- ids made from titles


def checklist(*items: Item, **more: object) -> IncomingRoadmap:
    return incoming(*items, form=FileForm.MARKDOWN, **more)  # type: ignore[arg-type]


FIRST = checklist(
    told("start-http", "HTTP"),
    told("start-linear-algebra", "Linear algebra"),
    told("start-docker", "Docker", links=["https://example.org/docker"]),
    told("more-networks", "Neural networks", phase="two"),
    told("more-transformers", "Transformers", phase="two"),
)
SECOND = checklist(
    told("start-http", "HTTP"),
    told("start-linear-algebra-for-ml", "Linear algebra for ML"),  # at the same place
    told("end-containers", "Containers with Docker", phase="three", links=["https://example.org/docker/"]),
    told("end-networks", "Neural networks", phase="three"),  # under another heading
    told("more-transformers", "Transformers", phase="two"),
)


def test_a_renamed_or_moved_topic_keeps_its_progress() -> None:
    plan = taken(EMPTY, FIRST)
    for id in ("start-linear-algebra", "start-docker", "more-networks"):
        plan = plan.after(log_time(plan, id, 30, NOW.date(), NOW))
    plan = plan.after(finish_item(plan, "more-networks", NOW))
    found = rows(plan, SECOND)
    assert {key: (row.state, row.item) for key, row in found.items()} == {
        "start-http": (RowState.SAME, "start-http"),
        "start-linear-algebra-for-ml": (RowState.CHANGED, "start-linear-algebra"),
        "end-containers": (RowState.CHANGED, "start-docker"),
        "end-networks": (RowState.CHANGED, "more-networks"),
        "more-transformers": (RowState.SAME, "more-transformers"),
    }
    assert found["start-linear-algebra-for-ml"].because == "much the same title"
    assert found["end-networks"].because == "same title"
    after = taken(plan, SECOND)
    assert after.items["start-linear-algebra"].title == "Linear algebra for ML"
    assert after.phases[after.items["more-networks"].phase].title == "Three"
    assert after.status("more-networks") is ItemStatus.DONE
    assert after.logged == plan.logged
    with pytest.raises(AsItWas):
        import_roadmap(after, SECOND, ALL, "road.md", NOW)


def test_the_learner_may_say_what_became_of_a_topic_or_that_it_is_another_one() -> None:
    plan = taken(EMPTY, FIRST)
    same = ImportChoices(joined={"end-containers": None, "start-linear-algebra-for-ml": None})
    after = taken(plan, SECOND, same)
    assert after.followed["backend"].names["end-containers"] == "end-containers"
    assert after.items["start-linear-algebra"].title == "Linear algebra"
    assert after.items["start-linear-algebra-for-ml"].title == "Linear algebra for ML"


@pytest.mark.parametrize(
    ("before", "now"), [("Algebra 1", "Algebra 2"), ("Docker", "Docker project"), ("Git", "Jenkins")]
)
def test_another_topic_at_the_same_place_is_another_topic(before: str, now: str) -> None:
    plan = taken(EMPTY, checklist(told("one-before", before), told("one-http", "HTTP")))
    found = rows(plan, checklist(told("one-now", now), told("one-http", "HTTP")))
    assert (found["one-now"].state, found["one-before"].state) == (RowState.NEW, RowState.REMOVED)


def version(*titles_and_links: tuple[str, str]) -> IncomingRoadmap:
    return checklist(
        *(
            told(f"one-{title.casefold().replace(' ', '-')}", title, links=[link] if link else [])
            for title, link in titles_and_links
        )
    )


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (("DuckDB", "https://duckdb.org"), ("Duck DB in practice", "https://duckdb.org/")),
        (("Backpressure", ""), ("Back-pressure handling", "")),
        (("Fundamentals of Data Engineering", ""), ("Fundamentals of Data Eng.", "")),
    ],
)
def test_a_title_written_anew_at_its_place_is_the_same_topic(
    before: tuple[str, str], now: tuple[str, str]
) -> None:
    around = ("SQLite", ""), ("Parquet", "")
    plan = taken(EMPTY, version(around[0], before, around[1]))
    (gone,) = (id for id, each in plan.items.items() if each.title == before[0])
    found = rows(plan, version(around[0], now, around[1]))
    assert [row.item for row in found.values() if row.title == now[0]] == [gone]
    assert not any(row.state is RowState.REMOVED for row in found.values())


PAGE = "https://example.org/kafka"


@pytest.mark.parametrize(
    ("elsewhere", "other"),
    [
        ("Event streams", ""),  # another page leads to it now
        ("Kafka 2", PAGE),
        ("Kafka internals", PAGE),
    ],
)
def test_elsewhere_a_page_proves_nothing_of_what_makes_another_topic(elsewhere: str, other: str) -> None:
    plan = taken(EMPTY, version(("Kafka", PAGE), ("HTTP", ""), ("DNS", "")))
    found = rows(plan, version(("HTTP", ""), ("DNS", ""), ("TLS", ""), (elsewhere, other)))
    assert [row.state for row in found.values() if row.title == elsewhere] == [RowState.NEW]


def test_a_page_of_its_own_tells_a_topic_wherever_it_stands_and_a_shared_one_does_not() -> None:
    rest = ("HTTP", ""), ("DNS", ""), ("TLS", "")
    plan = taken(EMPTY, version(("Kafka", PAGE), *rest))
    found = rows(plan, version(*rest, ("Event streams", PAGE)))
    assert found["one-event-streams"].item == "one-kafka"
    assert found["one-event-streams"].because == "same link"
    found = rows(plan, version(*rest, ("Event streams", PAGE), ("Queues", PAGE)))
    assert {found[key].state for key in ("one-event-streams", "one-queues")} == {RowState.NEW}


def test_an_untaken_change_is_proposed_again() -> None:
    plan = taken(EMPTY, incoming(told("http", "HTTP", 2)))
    file = incoming(told("http", "HTTP", 3), told("tls", "TLS"))
    after = taken(plan, file, ImportChoices(taken={"http": False}))
    assert after.items["http"].effort.likely == 120
    assert rows(after, file)["http"].changes == ("3 h instead of 2 h",)
    assert taken(after, file).items["http"].effort.likely == 180


def test_a_heading_that_is_called_otherwise_is_the_same_phase() -> None:
    plan = taken(
        EMPTY, checklist(told("start-http", "HTTP", phase="start"), told("start-dns", "DNS", phase="start"))
    )
    file = checklist(
        told("begin-http", "HTTP", phase="begin"),
        told("begin-dns", "DNS", phase="begin"),
        told("begin-tls", "TLS", phase="begin"),
    )
    preview = preview_import(plan, file, ALL)
    assert not any(row.changes for row in preview.rows)
    assert "The phase Start is now called Begin" in preview.news
    after = taken(plan, file)
    assert {id: phase.title for id, phase in after.phases.items()} == {"start": "Begin"}
    assert order(after)[:3] == ["start-http", "start-dns", "begin-tls"]
    again = taken(after, checklist(told("begin-http", "HTTP/2", phase="begin")))
    assert again.items["start-http"].title == "HTTP/2"


def test_a_topic_under_a_heading_that_is_called_otherwise_is_known_by_its_place() -> None:
    first = checklist(told("start-http", "HTTP", phase="start"), told("start-dns", "DNS", phase="start"))
    plan = taken(EMPTY, first)
    file = checklist(
        told("begin-http-and-tls", "HTTP and TLS", phase="begin"), told("begin-dns", "DNS", phase="begin")
    )
    assert rows(plan, file)["begin-http-and-tls"].item == "start-http"


# -- order


def test_thousands_of_phases_and_of_titles_without_letters_are_looked_at_within_a_second() -> None:
    file = incoming(*(told(f"x_{number}", "中文", phase=f"p{number}") for number in range(3_000)))
    begin = time.perf_counter()
    plan = make_plan([item("own")])
    merge = preview_import(plan, file, ALL)
    assert time.perf_counter() - begin < 2
    assert len(merge.rows) == 3_000


def test_new_topics_stand_between_their_neighbours_and_moved_ones_move() -> None:
    plan = taken(EMPTY, incoming(*(told(id) for id in ("a", "b", "c", "d"))))
    after = taken(plan, incoming(*(told(id) for id in ("new", "c", "a", "fresh", "b", "d"))))
    assert order(after) == ["new", "c", "a", "fresh", "b", "d", "own"]


def test_the_learners_own_order_stays() -> None:
    plan = taken(EMPTY, incoming(*(told(id) for id in ("a", "b", "c", "d"))))
    plan = plan.after(move_item(plan, "d", "one", before="a"))
    after = taken(plan, incoming(*(told(id) for id in ("a", "b", "new", "d", "c"))))
    assert order(after) == ["d", "a", "b", "new", "c", "own"]
    assert after.items["d"].position == plan.items["d"].position


# -- edges


def test_a_prerequisite_that_would_close_a_circle_with_the_learners_own_is_left_out_and_told() -> None:
    plan = taken(EMPTY, incoming(told("a"), told("b")))
    plan = changed(plan, "a", requires=("b",))
    file = incoming(told("a"), told("b", needs="a"), told("c", needs="b"))
    assert (
        "1 prerequisite is left out: it would close a circle with those of your plan"
        in preview_import(plan, file, ALL).news
    )
    after = taken(plan, file)
    assert [after.items[id].requires for id in "abc"] == [("b",), (), ("b",)]
    assert make_schedule(after, NOW).items["c"].remaining


def test_a_prerequisite_of_the_learners_own_stays() -> None:
    plan = taken(EMPTY, incoming(told("a"), told("b", needs="a")))
    plan = changed(plan, "b", requires=("a", "own"))
    after = taken(plan, incoming(told("a"), told("c"), told("b", needs="c")))
    assert after.items["b"].requires == ("own", "c")


def test_links_follow_and_the_learners_own_stay() -> None:
    plan = taken(EMPTY, incoming(told("a", links=["https://x.org/1", "https://x.org/2", "https://x.org/3"])))
    own = Resource(id="mine", title="Mine", url="https://mine.org")
    first, second, third = plan.items["a"].resources
    plan = changed(plan, "a", resources=(replace(first, title="The best"), second, third, own))
    after = taken(plan, incoming(told("a", links=["https://x.org/3", "https://x.org/4"])))
    assert [(each.id, each.title) for each in after.items["a"].resources] == [
        ("r1", "The best"),  # gone from the file, but the learner wrote on it
        ("r3", "https://x.org/3"),
        ("mine", "Mine"),
        ("r2", "https://x.org/4"),
    ]


# -- what it is a version of


def test_two_roadmaps_of_one_id_are_two() -> None:
    plan = taken(EMPTY, incoming(told("a"), told("b")))
    other = incoming(told("x"), told("y"), title="Something else")
    after = taken(plan, other)
    assert set(after.followed) == {"backend", "backend-2"}
    assert after.followed["backend"] == plan.followed["backend"]
    assert rows(after, other)["x"].state is RowState.SAME
    few = taken(plan, other, ImportChoices(taken={"x": False}))
    assert rows(few, other)["y"].state is RowState.SAME
    assert rows(few, other)["x"].is_taken is False


def test_another_list_of_the_same_name_has_a_goal_of_its_own() -> None:
    plan = taken(EMPTY, incoming(told("a"), title="export"), name="export.csv")
    other = incoming(told("x"), id="other", title="export")
    assert preview_import(plan, other, ALL).new_goal == "export (2)"
    after = taken(plan, other, name="export.csv")
    assert {goal.title: goal.items for goal in after.goals.values() if "export" in goal.title} == {
        "export": ("a",),
        "export (2)": ("x",),
    }


def test_a_roadmap_with_another_id_is_known_by_its_items() -> None:
    plan = taken(EMPTY, incoming(told("a"), told("b")), name="web.md")
    file = incoming(told("a"), told("b"), id="web-2027", title="Web 2027")
    assert followed_version(plan, file.roadmap) is plan.followed["backend"]
    assert followed_version(plan, replace(file.roadmap, items=(told("a"), told("x"), told("y")))) is None
    assert set(taken(plan, file, name="web.md").followed) == {"backend"}


def test_what_is_new_in_a_known_roadmap_is_asked_for_by_the_goal_that_asked_for_the_rest() -> None:
    plan = taken(EMPTY, incoming(told("a"), told("b")))
    before = plan.goals["backend-developer"]
    plan = plan.after(Edit("", (Change(before, replace(before, title="My way")),)))
    preview = preview_import(plan, incoming(told("a"), told("b"), told("c")), ALL)
    assert preview.goal == "backend-developer"
    after = taken(plan, incoming(told("a"), told("b"), told("c")))
    assert after.goals["backend-developer"].items == ("a", "b", "c")
    assert len(after.goals) == 2


def test_done_once_is_done_in_both_roadmaps() -> None:
    plan = taken(EMPTY, incoming(told("python", "Python"), told("http", "HTTP")))
    other = incoming(told("py", "Python programming"), told("sql", "SQL"), id="data", title="Data")
    after = taken(plan, other)
    assert [each.id for each in sources_of(after, "python")] == ["backend", "data"]
    assert {"python"} <= set(after.goals["data"].items) & set(after.goals["backend-developer"].items)
    after = after.after(finish_item(after, "python", NOW))
    # What one roadmap drops stays as long as the other has it.
    gone = rows(after, incoming(told("http", "HTTP")))["python"]
    assert (gone.state, gone.can_go) == (RowState.REMOVED, False)


def test_an_item_of_ones_own_is_no_removed_topic_of_the_roadmap_though_it_is_called_like_that() -> None:
    plan = taken(EMPTY, incoming(told("http"), told("docker", "Docker")))
    edit = remove_item(plan, "docker")
    removed = plan.after(edit)
    assert replace(removed.after(edit.reverse), revision=plan.revision) == plan
    wish = ItemWish(title="Docker", kind=ItemKind.PROJECT, phase="one", subject=Subject.MLOPS)
    own = removed.after(add_item(removed, wish))
    assert "docker" in own.items
    row = rows(own, incoming(told("http"), told("docker", "Docker swarm")))["docker"]
    assert (row.state, row.item, row.is_taken) == (RowState.NEW, None, False)
    assert "docker" not in rows(own, incoming(told("http")))


def test_what_two_topics_of_a_file_tell_of_one_item_of_the_plan_all_comes() -> None:
    one, other = told("x", "Docker"), told("y", "Docker", phase="two")
    plan = taken(make_plan([replace(item("docker"), title="Docker")]), incoming(one, other))
    assert plan.followed["backend"].names == {"x": "docker", "y": "docker"}
    more = replace(one, resources=told("x", links=["https://example.org/docker"]).resources)
    second = incoming(more, replace(other, kind=ItemKind.PRACTICE))
    assert rows(plan, second)["x"].changes == ("1 more link",)
    assert rows(plan, second)["y"].changes == ("is now: practice",)
    after = taken(plan, second).items["docker"]
    assert (after.kind, len(after.resources)) == (ItemKind.PRACTICE, 1)
    without = taken(plan, second, ImportChoices(taken={"x": False}))
    assert (without.items["docker"].kind, without.items["docker"].resources) == (ItemKind.PRACTICE, ())
    assert taken(without, second).items["docker"] == after


def test_what_the_learner_removed_does_not_come_back_by_itself() -> None:
    file = incoming(told("a"), told("b"))
    plan = taken(EMPTY, file, ImportChoices(goal=None))
    plan = plan.after(remove_item(plan, "a"))
    assert rows(plan, file)["a"].is_taken is False
    with pytest.raises(AsItWas):
        import_roadmap(plan, file, ALL, "", NOW)


# -- estimates


def test_hours_are_estimates_until_somebody_tells_them() -> None:
    plan = taken(EMPTY, incoming(told("a", hours=2), told("b", hours=2), estimated=["a", "b"]))
    assert (is_estimated(plan, "a"), is_estimated(plan, "b"), is_estimated(plan, "own")) == (
        True,
        True,
        False,
    )
    assert rows(EMPTY, incoming(told("a"), estimated=["a"]))["a"].is_estimate
    plan = plan.after(change_item(plan, "a", wish_of(plan.items["a"], Effort(60, 60, 60))))
    plan = taken(plan, incoming(told("a", hours=2), told("b", hours=5), estimated=["a"]))
    assert (is_estimated(plan, "a"), is_estimated(plan, "b")) == (False, False)
    assert plan.items["b"].effort.likely == 300


def wish_of(item: Item, effort: Effort) -> ItemWish:
    return ItemWish(
        title=item.title,
        kind=item.kind,
        phase=item.phase,
        subject=item.subject,
        effort=effort,
        core=item.core,
    )


# -- texts and links


def content(*items: Item) -> IncomingRoadmap:
    return incoming(*items, id="texts", title="Texts", form=FileForm.CONTENT)


def test_texts_and_links_come_to_the_roadmap_that_knows_their_ids() -> None:
    drawing = incoming(told("Ab1_x", "HTTP"), told("Cd2-y", "Caching"), form=FileForm.EDITOR)
    plan = taken(EMPTY, drawing)
    assert {"http", "caching"} <= set(plan.items)
    plan = plan.after(finish_item(plan, "http", NOW))
    texts = content(replace(told("Ab1_x", "HTTP", links=["https://x.org"]), note="How pages travel."))
    after = taken(plan, texts)
    assert set(after.items) == set(plan.items)
    assert (after.items["http"].note, len(after.items["http"].resources)) == ("How pages travel.", 1)
    assert after.status("http") is ItemStatus.DONE
    assert (after.followed["backend"].is_personal, after.followed["backend"].form) == (
        True,
        "roadmap-sh-editor",
    )
    assert set(after.followed) == {"backend"}
    # The drawing has no texts, so it takes none away.
    with pytest.raises(AsItWas):
        import_roadmap(after, drawing, ALL, "", NOW)


def drawing(note: str, text: str | None = None, links: Iterable[str] = ()) -> IncomingRoadmap:
    """A drawing with a note beside its first topic, alone or with a text of that topic."""
    whole = note if text is None else "\n\n".join(filter(None, (note, text)))
    file = incoming(replace(told("a", links=links), note=whole), told("b"), form=FileForm.EDITOR)
    return file if text is None else replace(file, drawn={"a": note})


@pytest.mark.parametrize(
    ("note", "whole"),
    [("Look.", "Look.\n\nText."), ("Look well.", "Look well.\n\nText."), ("", "Text.")],
)
@pytest.mark.parametrize("links", [(), ("https://x.org",)])
@pytest.mark.parametrize("is_first", [True, False])
def test_a_drawing_alone_takes_no_text_away_from_its_own_note(
    note: str, whole: str, links: tuple[str, ...], is_first: bool
) -> None:
    with_text = drawing("Look.", "Text.", links)
    if is_first:
        file = with_ids_of_plan(with_text)
        wish = FirstPlanWish(roadmap=file.roadmap, incoming=file, pattern=even_hours(10))
        plan = make_first_plan(wish, NOW)
    else:
        plan = taken(EMPTY, with_text)
    plan = settled_with(plan, drawing(note))
    assert (plan.items["a"].note, len(plan.items["a"].resources)) == (whole, len(links))
    assert plan.items["a"].extra == {}
    # What the file of both says is taken as it says it.
    plan = settled_with(plan, drawing("", "Other.", links))
    assert plan.items["a"].note == "Other."
    plan = settled_with(plan, drawing("Again."))
    assert plan.items["a"].note == "Again.\n\nOther."


def settled_with(plan: Plan, file: IncomingRoadmap) -> Plan:
    """The plan with a file; taken in once more, that has nothing to say."""
    if not any(row.changes for row in preview_import(plan, file, ALL).rows):
        return plan
    after = taken(plan, file)
    with pytest.raises(AsItWas):
        import_roadmap(after, file, ALL, "road.md", NOW)
    return after


def test_a_text_remembered_without_its_drawings_note_stays_too() -> None:
    plan = taken(EMPTY, drawing("Look.", "Text.", ["https://x.org"]))
    record = plan.followed["backend"]
    items = {key: replace(item, extra={}) for key, item in record.items.items()}
    plan = plan.after(Edit("", (Change(record, replace(record, items=items)),)))  # as it was remembered once
    assert preview_import(plan, drawing("Look."), ALL).rows[0].changes == ()
    other = taken(plan, drawing("Listen."))
    assert other.items["a"].note == "Listen.\n\nLook.\n\nText."
    assert len(other.items["a"].resources) == 1


def test_the_note_of_a_drawing_without_any_text_follows_it() -> None:
    plan = taken(EMPTY, drawing("Look."))
    assert taken(plan, drawing("Listen.")).items["a"].note == "Listen."


def test_texts_that_come_later_stand_beside_the_note_of_the_drawing() -> None:
    plan = taken(EMPTY, drawing("Look."))
    for text in ("Text.", "Other."):
        plan = taken(plan, content(replace(told("a", links=["https://x.org"]), note=text), told("b")))
        assert plan.items["a"].note == f"Look.\n\n{text}"
        with pytest.raises(AsItWas):
            import_roadmap(plan, drawing("Look."), ALL, "", NOW)


def test_what_has_no_title_is_told_by_what_becomes_of_it() -> None:
    causes = (Skipped(SkipCause.NO_TITLE, 1, "5"), Skipped(SkipCause.ID_AS_TITLE, 2, "b"))
    preview = preview_import(EMPTY, replace(incoming(told("b")), skipped=causes), ALL)
    assert preview.skipped == (
        "1 entry without a title was left out, such as 5",
        "2 have no title and are called by their ids, such as b",
    )


def test_texts_without_a_node_are_counted() -> None:
    plan = taken(EMPTY, incoming(told("a"), told("b"), form=FileForm.EDITOR))
    preview = preview_import(plan, content(told("a"), told("b"), told("gone")), ALL)
    assert preview.skipped == ("1 text belongs to no topic of the file",)
    assert preview.title == "Backend developer"


def test_texts_of_an_unknown_roadmap_are_one_of_their_own() -> None:
    after = taken(EMPTY, content(told("a"), told("b")))
    assert set(after.followed) == {"texts"}


# -- the roadmap that a plan was made from


def a_roadmap(items: Iterable[Item], version: str) -> Roadmap:
    file = incoming(*items, id="own-road", title="Own road", version=version)
    return replace(file.roadmap, backgrounds=(Background("engineer", "Engineer"),))


def halved(item: Item, share: float = 0.5) -> Item:
    return replace(item, refresh_for={"engineer": share})


def first_plan(roadmap: Roadmap, background: str | None = "engineer") -> Plan:
    return make_first_plan(FirstPlanWish(roadmap=roadmap, pattern=even_hours(10), background=background), NOW)


def of(roadmap: Roadmap) -> IncomingRoadmap:
    return IncomingRoadmap(form=FileForm.ROADMAP, roadmap=roadmap)


def test_the_hours_of_a_background_stay_and_new_items_get_their_share() -> None:
    one = a_roadmap([halved(told("a", hours=10)), told("b", hours=4)], "1")
    plan = first_plan(one)
    assert plan.items["a"].effort.likely == 300
    with pytest.raises(AsItWas):
        import_roadmap(plan, of(one), ALL, "", NOW)
    two = a_roadmap(
        [
            halved(told("a", hours=20)),
            told("b", hours=5),
            halved(told("c", hours=8)),
            replace(told("d"), skip_for=("engineer",)),
        ],
        "2",
    )
    after = taken(plan, of(two))
    assert [after.items[id].effort.likely for id in "abc"] == [600, 300, 240]
    assert after.status("d") is ItemStatus.SKIPPED


def test_a_plan_that_remembers_no_roadmap_keeps_what_it_has() -> None:
    one = a_roadmap([halved(told("a", hours=10)), told("b", hours=4)], "1")
    plan = replace(first_plan(one), followed={})
    two = a_roadmap(
        [halved(told("a", hours=20)), replace(told("b", hours=5), done_when="Seen."), told("c")], "2"
    )
    after = taken(plan, of(two))
    assert [after.items[id].effort.likely for id in "ab"] == [300, 240]
    assert (after.items["b"].done_when, "c" in after.items) == ("Seen.", True)
    three = a_roadmap([halved(told("a", hours=30)), told("b", hours=6), told("c")], "3")
    assert taken(after, of(three)).items["b"].effort.likely == 240


def test_a_plan_of_the_shipped_roadmap_made_before_follows_it_exactly() -> None:
    shipped = shipped_roadmap()
    plan = replace(first_plan(shipped, "software-engineer"), followed={})
    assert preview_import(plan, of(shipped), ALL).news == ("120 are as they were",)
    first, second, *others = shipped.items
    plan = changed(plan, second.id, title="Mine")
    version = replace(
        shipped,
        items=(
            replace(first, title="Told anew"),
            replace(second, title="Told otherwise"),
            *(replace(each, effort=Effort(6, 60, 600)) for each in others),
        ),
    )
    after = taken(plan, of(version))
    assert (after.items[first.id].title, after.items[second.id].title) == ("Told anew", "Mine")
    assert set(after.items) == set(plan.items)


def test_the_first_plan_of_a_file_has_what_the_file_says_of_states() -> None:
    file = incoming(told("a"), told("b"), states={"a": ItemStatus.DONE}, estimated=["b"])
    wish = FirstPlanWish(
        roadmap=file.roadmap, incoming=file, file="road.md", pattern=even_hours(10), known=("b",)
    )
    plan = make_first_plan(wish, NOW)
    assert (plan.status("a"), plan.status("b")) == (ItemStatus.DONE, ItemStatus.SKIPPED)
    record = plan.followed["backend"]
    assert (record.file, record.estimated, record.taken_at) == ("road.md", frozenset({"b"}), NOW)
    with pytest.raises(AsItWas):
        import_roadmap(plan, file, ALL, "road.md", NOW)


def test_a_first_plan_and_an_import_take_the_states_of_a_file_alike() -> None:
    road = told("end", kind=ItemKind.MILESTONE, hours=0, needs="b")
    whole = replace(told("whole"), covers=("part",))
    states = {
        "a": ItemStatus.LEFT_OUT,  # another one needs it
        "alone": ItemStatus.LEFT_OUT,
        "whole": ItemStatus.DONE,
        "b": ItemStatus.IN_PROGRESS,
        "end": ItemStatus.DONE,
    }
    items = (told("a"), told("b", needs="a"), told("alone"), told("part"), whole, road)
    file = incoming(*items, states=states)
    wish = FirstPlanWish(roadmap=file.roadmap, incoming=file, pattern=even_hours(10))
    first = make_first_plan(wish, NOW)
    assert set(first.progress) == {"alone", "whole", "part", "b"}
    assert taken(EMPTY, file).progress == first.progress


def test_a_first_plan_and_an_import_give_the_items_of_a_file_the_same_ids() -> None:
    whole = replace(told("x_3", "Whole", needs="x_1"), covers=("x_2",))
    states = {"x_2": ItemStatus.IN_PROGRESS}
    file = incoming(told("x_1", "Docker"), told("x_2", "中文"), whole, states=states, estimated=["x_1"])
    plain = with_ids_of_plan(file)
    assert with_ids_of_plan(plain) == plain
    wish = FirstPlanWish(roadmap=plain.roadmap, incoming=plain, pattern=even_hours(10), known=("docker",))
    first = make_first_plan(wish, NOW)
    assert list(first.items) == ["docker", "item", "whole"]
    assert (first.items["whole"].requires, first.items["whole"].covers) == (("docker",), ("item",))
    assert (first.status("docker"), first.status("item")) == (ItemStatus.SKIPPED, ItemStatus.IN_PROGRESS)
    later = taken(EMPTY, file)
    assert {id: later.items[id] for id in first.items}.keys() == first.items.keys()
    record, other = first.followed["backend"], later.followed["backend"]
    assert (record.names, record.items, record.estimated) == (other.names, other.items, other.estimated)
    with pytest.raises(AsItWas):
        import_roadmap(first, file, ALL, "", NOW)


# -- the weeks in sight


def test_the_weeks_in_sight_are_laid_out_with_what_came() -> None:
    one = a_roadmap([told("a", hours=40), told("b", hours=4)], "1")
    plan = first_plan(one, None)
    file = incoming(told("zero", hours=3), id="other", title="Other")

    edit = import_roadmap(plan, file, ALL, "", NOW)
    edit, after, schedule = settled(plan, edit, NOW, lambda plan: make_schedule(plan, NOW))
    assert not remember(after, schedule)
    assert any(each.item == "zero" for each in schedule.sessions)
    before = after.after(edit.reverse)
    assert (before.sessions, before.items) == (plan.sessions, plan.items)
    assert all(session == after.sessions.get(id) for id, session in plan.sessions.items() if session.accepted)
