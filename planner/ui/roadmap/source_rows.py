"""Where items and rules come from, in words. Knows no Qt."""

from collections.abc import Iterator

from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.item import Item
from planner.domain.sources import Article, DatedFact, Sources
from planner.formats import one_line
from planner.i18n import _
from planner.services.followed_roadmaps import form_name, sources_of
from planner.ui.roadmap.road import Road
from planner.values import Value


class SourceLine(Value):
    """A line of small words: an article, or a fact with where and when it was said."""

    words: str
    about: str = ""


class RuleRow(Value):
    """A rule of the road, and where in the program it is met."""

    id: str
    title: str
    text: str
    place: str


def item_sources(item: Item, sources: Sources) -> tuple[SourceLine, ...]:
    """Return the articles that name an item, and what they stated of it at their time."""
    named = _articles_of(item)
    articles = (article_line(article) for id, article in sources.articles.items() if id in named)
    facts = tuple(_fact_line(fact) for fact in sources.facts if item.id in fact.items)
    return (*articles, *facts, *((_of_that_time(),) if facts else ()))


def file_sources(road: Road, id: str) -> tuple[SourceLine, ...]:
    """Return the files that an item came from; several of them name it where it is the same topic in each."""
    followed = sources_of(road.plan, id)
    lines = tuple(_file_line(road, each) for each in followed if each.file or len(followed) > 1)
    if len(followed) < 2:
        return lines
    return (*lines, SourceLine(_("It belongs to each of these roadmaps: done once, it is done in all.")))


def _file_line(road: Road, followed: FollowedRoadmap) -> SourceLine:
    if not followed.file:
        return SourceLine(followed.title)
    words = _("{file}, {form}, imported {day}")
    day = road.say.day(followed.taken_at.date())
    return SourceLine(
        followed.title, words.format(file=one_line(followed.file), form=form_name(followed.form), day=day)
    )


def item_rules(item: Item, sources: Sources) -> tuple[SourceLine, ...]:
    """Return the rules of the road that act at an item."""
    return tuple(SourceLine(rule.text, rule.title) for rule in sources.rules if rule.acts_at(item))


def _articles_of(item: Item) -> set[str]:
    """Return the ids of the articles that an item names, or of whose entries it names one, such as 002-45."""
    seeds, refs = (_list_in(item, key) for key in ("seeds", "seed_refs"))
    return {*seeds, *(ref.partition("-")[0] for ref in refs)}


def _list_in(item: Item, key: str) -> Iterator[str]:
    value = item.extra.get(key)
    return map(str, value if isinstance(value, (list, tuple)) else ())


def article_line(article: Article) -> SourceLine:
    """Return the line of an article."""
    return SourceLine(article.title, ", ".join(filter(None, (article.author, article.date or _("undated")))))


def rule_rows(sources: Sources) -> tuple[RuleRow, ...]:
    """Return the rules in their order."""
    places = rule_places()
    return tuple(RuleRow(rule.id, rule.title, rule.text, places.get(rule.id, "")) for rule in sources.rules)


def rule_places() -> dict[str, str]:
    """Return where in the program each rule of the shipped roadmap is met, by the rule's id."""
    return dict(_rule_places())


def _fact_line(fact: DatedFact) -> SourceLine:
    return SourceLine(fact.text, _("{source}, as of {when}").format(source=fact.source, when=fact.as_of))


def _of_that_time() -> SourceLine:
    return SourceLine(_("What was said at its time. Check the present values before you rely on them."))


def _rule_places() -> Iterator[tuple[str, str]]:
    yield "R1", _("A missed session's time comes back and is spread over the weeks to come.")
    yield (
        "R2",
        _("The themes in the head of the roadmap and as its groups; optional items never lower them."),
    )
    yield "R3", _("“Look again” and “Keep in mind” in the details of an item that names a product.")
    yield (
        "R4",
        _("“Set up project-first learning” asks for a project before any course; each course says so."),
    )
    yield "R5", _("“Estimate” in an item's details: from a low value to a high one.")
    yield "R6", _("A warning on the card of an exam and while one is added.")
    yield (
        "R7",
        _("“Decide on a certificate and a cloud” comes before every exam; the catalogue says so too."),
    )
    yield (
        "R8",
        _("Fee, experience, validity and renewal in the catalogue; fee and date on the card of an exam."),
    )
    yield "R9", _("Hours of preparation beside a project of equal hours, on the card of an exam.")
    yield "R10", _("“A baseline, improved until it stops paying” is done by the decision to stop.")
    yield (
        "R11",
        _("The first question of the first run; “Background” in an item's details; the roadmap's filters."),
    )
    yield "R12", _("The background “Beginner” in the first run puts the basics of software first.")
    yield "R13", _("Items that come back each week, month or quarter, after the last milestone too.")
    yield "R14", _("“Where it comes from” in an item's details tells such numbers with source and date.")
    yield (
        "R15",
        _("Leave out and put back in the roadmap, by theme too; goals say what weighs more."),
    )
    yield (
        "R16",
        _("“You can program on your own machine” ends the first phase of work; its practice says so."),
    )
    yield "R17", _("“Done when” with its evidence, in the details of every item; courses and exams say why.")
    yield "R18", _("The milestone of a neighbouring job stands on the road like any other.")
    yield "R19", _("A second programming language is an item of the road; more of them are optional.")
