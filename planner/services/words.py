"""The words for subjects, kinds, verdicts and chances, the same wherever they are said."""

from collections.abc import Sequence

from planner.domain.card import Rating
from planner.domain.item import ItemKind, Subject
from planner.domain.plan import Plan
from planner.domain.session import Session
from planner.i18n import _, ngettext
from planner.scheduling.schedule import Verdict

MOST_NAMED = 3


def listing(titles: Sequence[str]) -> str:
    """Return titles as a sentence lists them: "A", "A and B", "A, B and 4 more"."""
    named = list(titles)
    if len(named) > MOST_NAMED:
        others = len(named) - MOST_NAMED + 1
        named[MOST_NAMED - 1 :] = [ngettext("{count} more", "{count} more", others).format(count=others)]
    *first, last = named
    return _("{first} and {last}").format(first=", ".join(first), last=last) if first else last


def session_title(plan: Plan, session: Session) -> str:
    """Return what a session is called among others: a review is told from the study of its item."""
    title = plan.title_of(session)
    return _("Review: {title}").format(title=title) if session.is_review else title


def subject_name(subject: Subject) -> str:
    """Return a track's name."""
    names = {
        Subject.MATHS: _("Maths and stats"),
        Subject.PROGRAMMING: _("Programming"),
        Subject.ML: _("Machine learning"),
        Subject.DL: _("Deep learning"),
        Subject.GENAI: _("Generative AI"),
        Subject.DATA: _("Data engineering"),
        Subject.MLOPS: _("MLOps and cloud"),
        Subject.CERT: _("Certification"),
    }
    return names[subject]


def rating_name(rating: Rating) -> str:
    """Return what an answer to a review is called."""
    names = {
        Rating.AGAIN: _("Again"),
        Rating.HARD: _("Hard"),
        Rating.GOOD: _("Good"),
        Rating.EASY: _("Easy"),
    }
    return names[rating]


def kind_name(kind: ItemKind) -> str:
    """Return the word for a kind of item."""
    names = {
        ItemKind.TOPIC: _("topic"),
        ItemKind.COURSE: _("course"),
        ItemKind.BOOK: _("book"),
        ItemKind.POST: _("article"),
        ItemKind.PAPER: _("paper"),
        ItemKind.PRACTICE: _("practice"),
        ItemKind.PROJECT: _("project"),
        ItemKind.CERTIFICATION: _("exam preparation"),
        ItemKind.MILESTONE: _("milestone"),
    }
    return names[kind]


def chance_percent(chance: float) -> str:
    """Write a chance (0 to 1) as "88%", never as certain: next to it stand "<1%" and ">99%"."""
    if chance < 0.01:
        return _("<1%")
    if chance > 0.99:
        return _(">99%")
    return _("{percent}%").format(percent=round(100 * chance))


def kinds_name(kind: ItemKind) -> str:
    """Return the word for all items of a kind."""
    names = {
        ItemKind.TOPIC: _("Topics"),
        ItemKind.COURSE: _("Courses"),
        ItemKind.BOOK: _("Books"),
        ItemKind.POST: _("Articles"),
        ItemKind.PAPER: _("Papers"),
        ItemKind.PRACTICE: _("Practice"),
        ItemKind.PROJECT: _("Projects"),
        ItemKind.CERTIFICATION: _("Exam preparation"),
        ItemKind.MILESTONE: _("Milestones"),
    }
    return names[kind]


def verdict_word(verdict: Verdict) -> str:
    """Return a verdict in words."""
    return {
        Verdict.FEASIBLE: _("On track"),
        Verdict.TIGHT: _("Tight"),
        Verdict.IMPOSSIBLE: _("Not feasible"),
        Verdict.DONE: _("Done"),
        Verdict.UNDATED: _("No date"),
    }[verdict]
