import pytest

from planner.exchange.incoming import FileForm, SkipCause
from planner.exchange.roadmap_sh.content import read_content
from planner.exchange.roadmap_sh.editor import read_editor
from planner.exchange.roadmap_sh.node_texts import NodeText, texts_of_files, texts_of_map
from tests.exchange.roadmap_sh.drawings import sailing

LEAD = "Visit the following resources to learn more:"
BOWLINE = {
    "title": "Bowline ",
    "description": f"The king of **knots**.\n\nIt holds.\n\n{LEAD}",
    "links": [
        {"title": "How to tie it", "url": "https://example.org/bowline", "type": "video"},
        {"title": "Read on", "url": "/guides/bowline", "type": "article"},
        {"title": "Read on", "url": "guides/other", "type": "article"},
        {"title": "Read on again", "url": "/guides/bowline", "type": "article"},
        {"title": "Harm", "url": "javascript:alert(1)", "type": "article"},
        {"title": "", "url": "example.com/x", "type": "official"},
        {"title": "Nowhere", "url": None},
        "nothing",
    ],
}
REEF = f"""# Reef knot

For reefing only.

{LEAD}

- [@video@How to [tie] it (quickly)](https://example.org/reef)
- [@official@The manual](/manual "with a title")
- [@article@Elsewhere](mailto:x@example.org)
- a line of the text
<BadgeLink colorScheme='yellow' badgeText='Read' href='https://example.org/old'>An old link</BadgeLink>
"""


def links(text: NodeText) -> list[tuple[str, str, str]]:
    return [(each.title, each.url, each.type) for each in text.resources]


def test_a_map_gives_notes_and_links_with_whole_addresses() -> None:
    text = texts_of_map({"bowline": BOWLINE})["bowline"]
    assert (text.title, text.note) == ("Bowline", "The king of **knots**.\n\nIt holds.")
    assert links(text) == [
        ("How to tie it", "https://example.org/bowline", "video"),
        ("Read on", "https://roadmap.sh/guides/bowline", "post"),
        ("Read on (2)", "https://roadmap.sh/guides/other", "post"),
        ("https://example.com/x", "https://example.com/x", "docs"),
    ]
    assert text.refused == ("javascript:alert(1)", "Nowhere")


def test_a_text_gives_its_title_note_and_links() -> None:
    texts = texts_of_files({"reef-knot@reef.md": REEF, "README.md": "# No"})
    assert list(texts) == ["reef"]
    text = texts["reef"]
    assert (text.title, text.note) == ("Reef knot", "For reefing only.\n\n- a line of the text")
    assert links(text) == [
        ("How to [tie] it (quickly)", "https://example.org/reef", "video"),
        ("The manual", "https://roadmap.sh/manual", "docs"),
        ("An old link", "https://example.org/old", "post"),
    ]
    assert text.refused == ("mailto:x@example.org",)


@pytest.mark.parametrize("text", ["", "\n\n", "# Only a title", "Only words", "#\n", "# \x00\x07 bell"])
def test_texts_of_little_are_taken_as_they_are(text: str) -> None:
    (found,) = texts_of_files({"a@b.md": text}).values()
    assert found.resources == ()


def test_texts_are_joined_to_a_drawing_by_id() -> None:
    texts = texts_of_map({"bowline": BOWLINE, "gone": {"title": "Gone"}}) | texts_of_files(
        {"x@reef.md": REEF}
    )
    incoming = read_editor(sailing(), "x", texts)
    items = {item.id: item for item in incoming.roadmap.items}
    assert items["bowline"].note.startswith("The king")
    assert items["bowline"].title == "Bowline"
    assert [each.title for each in items["reef"].resources][:1] == ["How to [tie] it (quickly)"]
    assert items["reef-2"].note == ""
    counted = {each.cause: (each.count, each.example) for each in incoming.skipped}
    assert counted[SkipCause.WITHOUT_NODE] == (1, "Gone")
    assert counted[SkipCause.LINK][0] == 3


def test_texts_without_a_drawing_become_items_in_the_order_of_the_file() -> None:
    incoming = read_content(texts_of_map({"b": BOWLINE, "a": {"title": "Anchor", "links": []}}), "sailing")
    assert incoming.form is FileForm.CONTENT
    assert [(item.id, item.title) for item in incoming.roadmap.items] == [("b", "Bowline"), ("a", "Anchor")]
    assert [phase.title for phase in incoming.roadmap.phases] == ["sailing"]
    assert incoming.is_personal
