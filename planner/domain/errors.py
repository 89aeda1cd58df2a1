"""Refusals: what the learner's world can get wrong, each said in one plain sentence."""

from collections.abc import Sequence
from difflib import get_close_matches

from planner.i18n import _

# Ids come from files too. Comparing them costs the product of their lengths, and a sentence has an end.
_MOST_COMPARED = 1_000
_LONGEST_COMPARED = 60
_LONGEST_PATH = 12


class Refusal(Exception):  # noqa: N818 - it is an answer to the learner, not a fault of the program
    """A wish that cannot be met. Its text is one sentence for the learner; nothing was changed."""


class GivenUp(Refusal):
    """Work that takes long was given up by the learner's wish."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("Given up; nothing was changed."))


class UnknownId(Refusal):
    """An id that names nothing; the sentence suggests the nearest ids that exist.

    Attributes:
        wanted: the id as it was given.
        nearest: at most three existing ids that look alike, best first.
    """

    def __init__(self, kind: str, wanted: str, existing: Sequence[str], place: str = "") -> None:
        """Name the missing `wanted`.

        `kind` is the word for what it should have been and `place` says where it was named, if that helps;
        both are shown to the learner.
        """
        self.wanted = wanted
        self.nearest = _nearest(wanted, existing)
        message = _("There is no {kind} called {wanted}.")
        if self.nearest:
            message = _("There is no {kind} called {wanted}. Did you mean {nearest}?")
        if place:
            message = _("{place}: there is no {kind} called {wanted}.")
        if place and self.nearest:
            message = _("{place}: there is no {kind} called {wanted}. Did you mean {nearest}?")
        nearest = _(" or ").join(map(shown, self.nearest))
        super().__init__(
            message.format(place=place, kind=kind, wanted=shown(wanted) or '""', nearest=nearest)
        )


class Cycle(Refusal):
    """Prerequisites that run in a circle.

    Attributes:
        path: the ids along the circle; the first one stands again at the end.
    """

    def __init__(self, path: Sequence[str]) -> None:
        """Name the circle by its `path` of ids."""
        self.path = tuple(path)
        ids = [shown(id) for id in self.path]
        if len(ids) > _LONGEST_PATH:
            ids = [*ids[: _LONGEST_PATH - 2], "…", ids[-1]]
        super().__init__(_("These items need each other in a circle: {path}.").format(path=" > ".join(ids)))


def shown(text: str) -> str:
    """Return a text as a sentence can quote it: short, and without characters that move others about."""
    text = "".join(character for character in text if character.isprintable())
    return text if len(text) <= _LONGEST_COMPARED else text[: _LONGEST_COMPARED - 1] + "…"


def _nearest(wanted: str, existing: Sequence[str]) -> tuple[str, ...]:
    if len(wanted) > _LONGEST_COMPARED:
        return ()
    candidates = [id for id in existing if len(id) <= _LONGEST_COMPARED][:_MOST_COMPARED]
    return tuple(get_close_matches(wanted, candidates, n=3, cutoff=0.5))
