"""What the learner wished and the disk did not take, until that has ended one way or the other."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from planner.domain.errors import Refusal
from planner.services.saving import is_not_saved

NEWEST: Final = ""  # the key of what was wished last; what was typed has others


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that is not saved.

    Attributes:
        save: tries it once more. It raises Refusal.
        why: the sentence that says why it is not saved.
        typed: the words that were typed and would be lost with it, "" for none.
    """

    save: Callable[[], object]
    why: str
    typed: str = ""


class WaitingLine:
    """Keeps all that waits, each under its key.

    It ends when it is saved, when it is refused for another reason than the disk, or when something newer of
    the same key is there: a newer text of the same field, or another wish that the learner went on with.
    """

    def __init__(self, tell: Callable[[str], object]) -> None:
        """Begin with nothing. `tell` is told why something waits when that has changed, "" for no more."""
        self._tell = tell
        self._waiting: dict[str, Waiting] = {}

    @property
    def why(self) -> str:
        """Why the last of them could not be saved; "" where nothing waits."""
        return next(reversed(self._waiting.values())).why if self._waiting else ""

    @property
    def typed(self) -> Mapping[str, str]:
        """The words that were typed, by their keys."""
        return {key: each.typed for key, each in self._waiting.items() if key != NEWEST}

    def keep(self, key: str, waiting: Waiting) -> None:
        """Let something wait, in the place of what waited under its key."""
        self._waiting.pop(key, None)  # what came last says why
        self._waiting[key] = waiting
        self._tell(self.why)

    def end(self, key: str) -> bool:
        """Let nothing wait under a key; return whether something did."""
        if self._waiting.pop(key, None) is None:
            return False
        self._tell(self.why)
        return True

    def save_again(self, keys: Iterable[str]) -> tuple[Waiting, ...]:
        """Try each once more, and go on after those that still cannot be saved.

        Return those that were refused for another reason by now, which they tell, and wait no longer.
        """
        refused = []
        for key in tuple(keys):
            waiting = self._waiting.get(key)
            if waiting is None:  # it was never there, or went with one before it
                continue
            try:
                waiting.save()
            except Refusal as refusal:
                tried = replace(waiting, why=str(refusal))
                if is_not_saved(refusal):
                    self.keep(key, tried)
                    continue
                refused.append(tried)
            self.end(key)
        return tuple(refused)
