"""Hypothesis strategies for roadmaps with every hard sign in their texts."""

from hypothesis import strategies as st

from planner.domain.course_work import MOST_UNITS
from planner.domain.item import Effort, Item, ItemKind, ItemStatus, Resource, Subject
from planner.domain.roadmap import Phase, Roadmap
from planner.formats import one_line

HARD_TITLES = [
    "a | b || c",
    "[x] done [link](https://example.org) ![image](x)",
    "# heading",
    "C#",
    "*bold* **bolder** _it_ __under__ ~~struck~~ ~~",
    "1. first",
    "12) twelfth",
    "- dash",
    "+ plus",
    "> quote",
    "`code` ``more``",
    "back\\slash \\",
    "<b>tag</b> <!-- comment --> -->",
    "&amp; &copy &#35;",
    "emoji 🎉 👩‍💻 ✅",
    "✅ ticked",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "'quoted",
    "''=x",
    'say "hello", all',
    "a;b\tc",
    "two\nlines",
    "Learn (10h)",
    "10h",
    "Course - 2 weeks",
    "https://example.org/a",
    "Title: with colon:",
    "(video)",
    "~about~ $x^2$",
    "***",
    "---",
    "[ ] box",
    "Linear algebra",
    "Done when: never",
    "العربية עברית 中文 日本語",
    "＝wide",
    "id: x; kind: y",
]

_signs = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])
    | st.sampled_from("#*_[]()|\\`<>&~-+=.!:;,'\"$"),
    max_size=40,
)
_ids = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=12).filter(
    lambda id: id.isprintable() and not set(id) & set(" ,;\"'")
)
addresses = st.sampled_from(
    [
        "https://example.org",
        "https://example.org/a_(b)?q=1&copy=2&lt;#x",
        "http://example.org/ü/*x*/_y_",
        "https://example.org/[1]/a<b>c\\d",
    ]
)


def titles() -> st.SearchStrategy[str]:
    """A title as a plan holds one: a single line."""
    lines = (st.sampled_from(HARD_TITLES) | _signs).map(lambda text: one_line(text)[:200].strip())
    return lines.filter(bool)


@st.composite
def _items(draw: st.DrawFn, id: str, position: int, phases: list[Phase], earlier: list[str]) -> Item:
    low, likely, high = sorted(draw(st.tuples(*[st.integers(0, 6_000)] * 3)))
    links = draw(st.lists(st.tuples(titles(), addresses), max_size=2, unique_by=lambda link: link[1]))
    return Item(
        id=id,
        title=draw(titles()),
        kind=draw(st.sampled_from(ItemKind)),
        phase=draw(st.sampled_from(phases)).id,
        subject=draw(st.sampled_from(Subject)),
        position=position,
        core=draw(st.booleans()),
        effort=Effort(low, likely, high),
        requires=tuple(draw(st.lists(st.sampled_from(earlier), max_size=2, unique=True))) if earlier else (),
        units=draw(st.none() | st.integers(1, MOST_UNITS)),
        resources=tuple(Resource(id=title, title=title, url=url) for title, url in links),
        done_when=draw(st.just("") | titles()),
        note=draw(st.just("") | titles()),
    )


@st.composite
def roadmaps(draw: st.DrawFn) -> Roadmap:
    """A roadmap of one to six items in one or two phases, in the phases' order."""
    names = draw(
        st.lists(
            st.tuples(_ids, titles(), st.just("") | titles()),
            min_size=1,
            max_size=2,
            unique_by=lambda each: each[0],
        )
    )
    phases = [Phase(id, title, place, theme) for place, (id, title, theme) in enumerate(names)]
    ids = draw(st.lists(_ids, min_size=1, max_size=6, unique_by=str.casefold))
    items = [draw(_items(id, place, phases, ids[:place])) for place, id in enumerate(ids)]
    return Roadmap(id=draw(_ids), title=draw(titles()), phases=tuple(phases), items=tuple(items))


@st.composite
def roadmaps_with_states(draw: st.DrawFn) -> tuple[Roadmap, dict[str, ItemStatus]]:
    """A roadmap, and what is said of some of its items."""
    roadmap = draw(roadmaps())
    ids = st.sampled_from([item.id for item in roadmap.items])
    statuses = st.sampled_from([status for status in ItemStatus if status is not ItemStatus.PLANNED])
    return roadmap, draw(st.dictionaries(ids, statuses, max_size=3))
