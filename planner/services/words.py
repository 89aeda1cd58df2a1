"""The words for subjects, kinds and states, the same on every screen and in the terminal."""

from planner.domain.item import ItemKind, Subject
from planner.i18n import _


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
