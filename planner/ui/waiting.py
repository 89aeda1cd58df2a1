"""What the learner wished and the disk did not take, until that has ended one way or the other."""

from collections.abc import Callable, Iterable, Mapping

from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.services.saving import is_not_saved
from planner.values import Value, replace


class Waiting(Value):
    """Something that is not saved.

    Attributes:
        save: tries it once more. It raises Refusal.
        why: the sentence that says why it is not saved.
        typed: the words that were typed and would be lost with it, "" for none.
        wished: what a wish would have changed when it was made; None for what was typed.
    """

    save: Callable[[], object]
    why: str
    typed: str = ""
    wished: Edit | None = None


class WaitingLine:
    """Keeps all that waits: each text that was typed under its key, and the wishes in their order.

    It ends when it is saved, or when it is refused for another reason than the disk; a text also when a newer
    one of the same field is there, and a wish when the learner takes it back.
    """

    def __init__(self, tell: Callable[[str], object]) -> None:
        """Begin with nothing. After each change `tell` is told why something waits, "" where nothing does."""
        self._tell = tell
        self._typed: dict[str, Waiting] = {}
        self._wishes: list[Waiting] = []

    @property
    def why(self) -> str:
        """Why the last of them could not be saved; "" where nothing waits."""
        last = [*self._typed.values(), *self._wishes][-1:]
        return last[0].why if last else ""

    @property
    def count(self) -> int:
        """How many of them there are."""
        return len(self._typed) + len(self._wishes)

    @property
    def typed(self) -> Mapping[str, str]:
        """The words that were typed, by their keys."""
        return {key: each.typed for key, each in self._typed.items()}

    @property
    def wishes(self) -> tuple[Edit, ...]:
        """What the wishes would have changed when they were made, in their order."""
        return tuple(each.wished for each in self._wishes if each.wished is not None)

    def keep(self, key: str, waiting: Waiting) -> None:
        """Let a text wait, in the place of what waited under its key."""
        self._typed.pop(key, None)  # what came last says why
        self._typed[key] = waiting
        self._tell(self.why)

    def keep_wish(self, waiting: Waiting) -> None:
        """Let a wish wait behind the others."""
        self._wishes.append(waiting)
        self.explain_wishes(waiting.why)

    def end(self, key: str) -> bool:
        """Let no text wait under a key; return whether one did."""
        if self._typed.pop(key, None) is None:
            return False
        self._tell(self.why)
        return True

    def take_back_wish(self) -> Edit | None:
        """Let the newest wish wait no longer; return what it would have changed, or None where none waits."""
        if not self._wishes:
            return None
        taken = self._wishes.pop()
        self._tell(self.why)
        return taken.wished

    def save_typed_again(self, keys: Iterable[str]) -> tuple[Waiting, ...]:
        """Try each text once more, and go on after those that still cannot be saved.

        Return those that were refused for another reason by now, which they tell, and wait no longer.
        """
        refused = []
        for key in tuple(keys):
            waiting = self._typed.get(key)
            if waiting is None:  # it was never there, or went with one before it
                continue
            tried = _tried(waiting)
            if tried is not None and tried.is_for_the_disk:
                self.keep(key, tried.waiting)
                continue
            if tried is not None:
                refused.append(tried.waiting)
            self.end(key)
        return tuple(refused)

    def save_wishes_again(self) -> tuple[Waiting, ...]:
        """Try the wishes once more, in their order, up to the first that still cannot be saved.

        None is done before another that was wished earlier. Return those that were refused for another
        reason by now, which they tell, and wait no longer.
        """
        refused = []
        while self._wishes:
            first = self._wishes.pop(0)  # before it is tried, for what hears of it can wish something too
            tried = _tried(first)
            if tried is not None and tried.is_for_the_disk:
                self._wishes.insert(0, tried.waiting)
                self.explain_wishes(tried.waiting.why)
                break
            if tried is not None:
                refused.append(tried.waiting)
            self._tell(self.why)
        return tuple(refused)

    def explain_wishes(self, why: str) -> None:
        """All of them wait for the reason that was met last."""
        self._wishes = [replace(each, why=why) for each in self._wishes]
        self._tell(self.why)


class _Tried(Value):
    """What was tried again and refused, with the new reason, and whether that is the disk alone."""

    waiting: Waiting
    is_for_the_disk: bool


def _tried(waiting: Waiting) -> _Tried | None:
    """Try something once more; return None where it was saved."""
    try:
        waiting.save()
    except Refusal as refusal:
        return _Tried(replace(waiting, why=str(refusal)), is_not_saved(refusal))
    return None
